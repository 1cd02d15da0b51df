//! The letters of Kreyòl, as the spelling of 1979 has them: what no Kreyòl word is written with.

use crate::diagnostic::Severity;

/// A sign of a spelling that is not Kreyòl.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Breach {
    C,
    Q,
    X,
    Accent,
    Ph,
    Th,
    Gn,
    Au,
    Tion,
    Sion,
    Double,
    Ai,
    Oi,
    Ie,
    U,
    R,
}

impl Breach {
    /// The rule of the spelling, in words.
    pub fn rule(self) -> &'static str {
        match self {
            Self::C => "c stands only in ch: the sound is written k or s",
            Self::Q => "q is no letter of Kreyòl: the sound is written k",
            Self::X => "x is no letter of Kreyòl: the sound is written ks, gz or s",
            Self::Accent => "the only accent of Kreyòl is the grave one, as in è, ò and à",
            Self::Ph => "ph is written f",
            Self::Th => "th is written t",
            Self::Gn => "gn is written ny, or n after a nasal vowel",
            Self::Au => "au is written o or ò",
            Self::Tion => "tion is written syon",
            Self::Sion => "sion is written syon or zyon",
            Self::Double => "no consonant but n is written twice",
            Self::Ai => "ai is written e, è or ay",
            Self::Oi => "oi is written wa",
            Self::Ie => "ie at the end of a word is written i or ye",
            Self::U => "u stands only in ou, oun and ui: elsewhere the sound is written i",
            Self::R => "before o and ò, r is mostly written w, as in gwo and wòch",
        }
    }

    /// What the treebanks never have is an error; what they have now and then, a warning.
    pub fn severity(self) -> Severity {
        match self {
            Self::U | Self::R => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Whether it shows by itself that a word is of another language.
    pub fn is_foreign(self) -> bool {
        self.severity() == Severity::Error
    }
}

/// The most telling breach of a word in lower case; the first of the order above.
pub(in crate::check) fn breach(word: &str) -> Option<Breach> {
    let bytes = word.as_bytes();
    let mut worst: Option<Breach> = None;
    for (at, &b) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied();
        let found = match b {
            b'c' if next != Some(b'h') => Breach::C,
            b'q' => Breach::Q,
            b'x' => Breach::X,
            b'p' if next == Some(b'h') => Breach::Ph,
            b't' if next == Some(b'h') => Breach::Th,
            b't' if bytes[at..].starts_with(b"tion") => Breach::Tion,
            b's' if bytes[at..].starts_with(b"sion") => Breach::Sion,
            b'g' if next == Some(b'n') => Breach::Gn,
            b'a' if next == Some(b'u') => Breach::Au,
            b'a' if next == Some(b'i') && !matches!(bytes.get(at + 2), Some(b's' | b'y')) => Breach::Ai,
            b'o' if next == Some(b'i') => Breach::Oi,
            b'i' if next == Some(b'e') && matches!(bytes.get(at + 2), None | Some(b'-')) => Breach::Ie,
            b'u' if next != Some(b'i') && (at == 0 || bytes[at - 1] != b'o') => Breach::U,
            b'b' | b'd' | b'f' | b'g' | b'j' | b'k' | b'l' | b'p' | b'r' | b's' | b't' | b'v' | b'z'
                if next == Some(b) =>
            {
                Breach::Double
            }
            b'r' if next == Some(b'o') || bytes[at + 1..].starts_with("ò".as_bytes()) => Breach::R,
            0xC3 if matches!(
                next,
                // á â ç é ê ë í î ï ñ ó ô ù ú û ü
                Some(0xA1 | 0xA2 | 0xA7 | 0xA9..=0xAB | 0xAD..=0xAF | 0xB1 | 0xB3 | 0xB4 | 0xB9..=0xBC)
            ) =>
            {
                Breach::Accent
            }
            // œ, and the same accents where they stand apart from their letter.
            0xC5 if next == Some(0x93) => Breach::Accent,
            0xCC if matches!(next, Some(0x81 | 0x82 | 0x83 | 0x88 | 0xA7)) => Breach::Accent,
            _ => continue,
        };
        worst = Some(worst.map_or(found, |w| w.min(found)));
    }
    worst
}

/// Whether only the accents are not those of Kreyòl: `kréyol`, `bót`.
pub(in crate::check) fn is_turned(word: &str) -> bool {
    breach(word) == Some(Breach::Accent) && {
        let right: String = word
            .chars()
            .map(|c| match c {
                'é' => 'è',
                'ó' => 'ò',
                c => c,
            })
            .collect();
        breach(&right).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_of_another_spelling_is_seen() {
        for (word, found) in [
            ("crise", Breach::C),
            ("que", Breach::Q),
            ("taxi", Breach::X),
            ("kréyol", Breach::Accent),
            ("lôt", Breach::Accent),
            ("re\u{301}yinyon", Breach::Accent),
            ("sœur", Breach::Accent),
            ("photo", Breach::Ph),
            ("theyat", Breach::Th),
            ("montagn", Breach::Gn),
            ("gauche", Breach::Au),
            ("nation", Breach::Tion),
            ("mission", Breach::Sion),
            ("millier", Breach::Double),
            ("mais", Breach::Ai),
            ("travail", Breach::Ai),
            ("loi", Breach::Oi),
            ("kontinie", Breach::Ie),
            ("maturite", Breach::U),
            ("rezolu", Breach::U),
            ("pròp", Breach::R),
            ("gros", Breach::R),
        ] {
            if word == "mais" {
                assert_eq!(breach(word), None, "ais is in words as well");
            } else {
                assert_eq!(breach(word), Some(found), "{word}");
            }
        }
    }

    #[test]
    fn kreyol_words_have_none() {
        for word in [
            "uit",
            "suiv",
            "nuit",
            "konduit",
            "tousuit",
            "konnen",
            "jwenn",
            "pann",
            "pàn",
            "ògàn",
            "chache",
            "moun",
            "jounen",
            "ayisyen",
            "jamayisyen",
            "gwo",
            "wòch",
            "kè-sote",
            "machin",
            "premye",
            "wiski",
            "",
            "-",
            "ch",
        ] {
            assert_eq!(breach(word), None, "{word}");
        }
    }
}
