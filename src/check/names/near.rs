//! Misspelt names: the word of a text that is a name but for a letter or two.

use std::ops::Range;

use foldhash::HashSet;

use super::{Words, fold};

/// A word that is nearly a name.
#[derive(Clone, Debug)]
pub(in crate::check) struct Near {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// The form it is near to, as written.
    pub form: String,
    /// Letters that differ.
    pub distance: usize,
    /// Whether a sentence starts with it.
    pub initial: bool,
}

/// Letters that may differ, by a name's length: a short one is too soon another word.
fn tolerance(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// Which characters a text has, as a bit each; some share one.
fn letters_of(text: &str) -> u64 {
    text.chars().fold(0, |all, c| all | 1 << (u32::from(c) & 63))
}

/// The words of a text nearest to one of the forms, if any is near and is not itself a word of the source.
pub(in crate::check) fn near<'f>(
    words: Words<'_>,
    forms: impl IntoIterator<Item = &'f str>,
    source: &HashSet<&str>,
    taken: &HashSet<usize>,
) -> Option<Near> {
    let mut best: Option<Near> = None;
    for form in forms {
        let parts: Vec<_> = form.split([' ', '\'', '’']).filter(|p| !p.is_empty()).map(fold).collect();
        let wanted = parts.join(" ");
        let capital = form.starts_with(char::is_uppercase);
        let letters = wanted.chars().count();
        let most = tolerance(letters);
        if most == 0 || letters > 48 || parts.is_empty() {
            continue;
        }
        let has_letters = letters_of(&wanted);
        for first in 0..(words.len() + 1).saturating_sub(parts.len()) {
            let last = first + parts.len() - 1;
            let token = words.token(first);
            if (capital && !token.letters.is_capital()) || (first + 1..=last).any(|i| !words.is_adjacent(i)) {
                continue;
            }
            // Every letter to insert, delete or replace changes at most two of the letters that there are.
            let others = (first..=last).map(|i| letters_of(words.folded(i))).fold(0, |all, some| all | some);
            let others = if parts.len() > 1 { others | letters_of(" ") } else { others };
            if (has_letters ^ others).count_ones() as usize > 2 * most
                || (first..=last).any(|i| words.folded(i).len() > 48)
                || (first..=last).all(|i| source.contains(words.folded(i)))
                || (first..=last).any(|i| taken.contains(&i))
            {
                continue;
            }
            let has = words.joined(first..last + 1);
            if has.chars().count().abs_diff(letters) > most {
                continue;
            }
            let distance = distance(&wanted, &has);
            if distance > 0 && distance <= most && best.as_ref().is_none_or(|b| distance < b.distance) {
                let span = token.start..words.token(last).end();
                best = Some(Near { span, form: form.to_owned(), distance, initial: token.initial });
            }
        }
    }
    best
}

/// The words of a text that are one of the forms but for one word, which is a name that the source has not.
pub(in crate::check) fn exchanged<'f>(
    words: Words<'_>,
    forms: impl IntoIterator<Item = &'f str>,
    source: &HashSet<&str>,
    taken: &HashSet<usize>,
) -> Option<Near> {
    for form in forms {
        let parts: Vec<_> = form.split([' ', '\'', '’']).filter(|p| !p.is_empty()).collect();
        if parts.len() < 2 {
            continue;
        }
        let folded: Vec<_> = parts.iter().map(|p| fold(p)).collect();
        for first in 0..(words.len() + 1).saturating_sub(parts.len()) {
            let last = first + parts.len() - 1;
            let mut other = (first..=last).filter(|i| words.folded(*i) != folded[i - first]);
            let (Some(odd), None) = (other.next(), other.next()) else { continue };
            let name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().count() > 3;
            if (first + 1..=last).all(|i| words.is_adjacent(i))
                && name(words.token(odd).text)
                && name(parts[odd - first])
                && !source.contains(words.folded(odd))
                && !taken.contains(&odd)
            {
                let span = words.token(first).start..words.token(last).end();
                let (form, initial) = (form.to_owned(), words.token(first).initial);
                return Some(Near { span, form, distance: usize::MAX, initial });
            }
        }
    }
    None
}

/// Letters to insert, delete, replace or turn about to make one word of the other (optimal string alignment).
pub(in crate::check) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i];
        for j in 1..=b.len() {
            let same = a[i - 1] == b[j - 1];
            let mut least = (row[j - 1] + usize::from(!same)).min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}

/// How a word came to differ from a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Difference {
    /// The same letters in another order.
    Swapped,
    /// A letter dropped, or doubled where it is not, or the other way round.
    Dropped,
    /// The same beginning and another ending, as the names of places have in another language: Inagua, Inague.
    Ending,
    /// Other letters.
    Other,
}

/// How a word came to differ from a name.
pub(in crate::check) fn difference(name: &str, word: &str) -> Difference {
    let (name, word): (Vec<char>, Vec<char>) = (fold(name).chars().collect(), fold(word).chars().collect());
    let sorted = |letters: &[char]| {
        let mut letters = letters.to_vec();
        letters.sort_unstable();
        letters
    };
    let single = |letters: &[char]| {
        let mut letters = letters.to_vec();
        letters.dedup();
        letters
    };
    if sorted(&name) == sorted(&word) {
        return Difference::Swapped;
    }
    let mut rest = name.iter();
    let within = word.len() + 1 == name.len() && word.iter().all(|c| rest.any(|n| n == c));
    let same = name.iter().zip(&word).take_while(|(a, b)| a == b).count();
    let ending = same > 3 && same + 2 >= name.len().max(word.len());
    if single(&name) == single(&word) || (within && !ending) {
        return Difference::Dropped;
    }
    if ending { Difference::Ending } else { Difference::Other }
}

/// Whether two words begin alike, so that one may be the other's name in another language; a doubled letter counts once.
pub(in crate::check) fn alike(name: &str, word: &str) -> bool {
    let single = |word: &str| {
        let mut letters: Vec<char> = fold(word).chars().collect();
        letters.dedup();
        letters
    };
    let same = single(name).iter().zip(&single(word)).take_while(|(a, b)| a == b).count();
    same > 2 || kreyol_spelling(name, word)
}

/// Whether a word in small letters is made of a name, or of the word that a name is in English: *salésien* of *Salesian*,
/// *jeyolojik* of *Geological*.
pub(in crate::check) fn made_of(name: &str, word: &str) -> bool {
    let (name, word) = (fold(name), fold(word));
    let letters = name.chars().count();
    if letters < 6 || word.chars().count() < 6 {
        return false;
    }
    let same = name.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    // Of two letters and more no stem is left of a short name.
    let by_sound = || {
        let stem =
            ["ians", "ian", "eans", "ean", "al", "ic", "ist", "ists", "y"].iter().find_map(|e| name.strip_suffix(e));
        let stem = sounds(stem.unwrap_or(&name), true);
        // Kreyòl puts a vowel before what begins with two consonants: *eskalabriniyen*.
        let start = |word: &str| sounds(word.trim_start_matches('e'), false);
        stem.len() > 2 && start(&word).starts_with(&stem)
    };
    same >= 5.max(letters.saturating_sub(3)) || by_sound()
}

/// Whether words may be how Kreyòl spells a name of several parts: *Sent Terèz* is Sainte-Thérèse.
pub(in crate::check) fn kreyol_compound(name: &str, words: &[&str]) -> bool {
    let name = fold(name);
    let parts = || name.split(['-', ' ', '’', '\'']).filter(|p| !p.is_empty());
    if parts().count() < 2 || words.len() > parts().count() {
        return false;
    }
    let join = |all: &mut dyn Iterator<Item = String>| {
        let mut out = String::new();
        all.flat_map(|sounds| sounds.chars().collect::<Vec<_>>()).for_each(|c| {
            if !out.ends_with(c) {
                out.push(c);
            }
        });
        out
    };
    let small = |part: String| if matches!(&*part, "petit" | "petite") { "t".to_owned() } else { sounds(&part, true) };
    let heard = join(&mut words.iter().map(|word| sounds(&fold(word), false)));
    heard.len() > 1
        && (heard == join(&mut parts().map(mute).map(small)) || heard == join(&mut parts().map(glides).map(small)))
}

/// Whether a word may be how Kreyòl spells a name of another spelling: the same consonants by their sound, in letters
/// that Kreyòl has.
pub(in crate::check) fn kreyol_spelling(name: &str, word: &str) -> bool {
    let word = fold(word);
    let letters: Vec<char> = word.chars().collect();
    let foreign = letters.iter().enumerate().any(|(i, c)| match c {
        'q' | 'x' => true,
        'c' => letters.get(i + 1) != Some(&'h'),
        _ => i > 0 && letters[i - 1] == *c && !matches!(c, 'n' | 'o'),
    });
    let name = fold(name);
    if foreign || name == word {
        return false;
    }
    // An article grows together with its noun: Ladig, Lavàn, Ozetazini.
    let grown = ["oz", "la", "l", "an", "n", "d"].iter().filter_map(|article| word.strip_prefix(article));
    grown.chain([&*word]).any(|word| {
        let heard = sounds(word, false);
        let glides = glides(&name);
        let same = heard == sounds(&name, true)
            || heard == sounds(&name, false)
            || [true, false].iter().any(|silent| heard == sounds(&mute(&name), *silent))
            || heard == sounds(&glides, true);
        // One consonant is not much to know a name by.
        let first = |word: &str| {
            let letters = word.chars().filter(|c| *c != 'h').map(|c| if matches!(c, 'c' | 'q') { 'k' } else { c });
            letters.take(2).collect::<String>()
        };
        // The `h` of *Hotte* and the `r` of *Roche* are a `w` where one is heard: *Lawòt*, *Wòch*.
        let bare = |word: &str| first(word.trim_start_matches(['h', 'r', 'w']));
        let begins = || first(&name) == first(word) || bare(&name) == bare(word) || first(&glides) == first(word);
        same && (heard.len() > 1 || (heard.len() == 1 && word.len() > 2 && begins()))
    })
}

/// A French name without the letters inside that are not heard (*Deschapelles*, *Boisrond*), and with the one consonant
/// that Kreyòl leaves of two at the end (*Batis*, *Grenòb*).
fn mute(name: &str) -> String {
    const ENDINGS: [(&str, &str); 7] =
        [("ste", "s"), ("sme", "s"), ("ble", "b"), ("ple", "p"), ("cle", "k"), ("gle", "g"), ("fle", "f")];
    if let Some((stem, end)) = ENDINGS.iter().find_map(|(from, to)| Some((name.strip_suffix(from)?, to))) {
        return mute(&format!("{stem}{end}"));
    }
    let letters: Vec<char> = name.chars().collect();
    let heard = |&(i, c): &(usize, &char)| match (c, letters.get(i + 1)) {
        ('s', Some(next)) if i > 1 && "aeiou".contains(letters[i - 1]) => {
            !("bdfgjlmnrv".contains(*next) || letters[i - 1] == 'e' && "chp".contains(*next))
        }
        ('p', Some('t')) => i == 0,
        _ => true,
    };
    letters.iter().enumerate().filter(heard).map(|(_, c)| *c).collect()
}

/// A French name with the semivowels that are heard in it: *Feuilles*, *Accueil* (*Fèy*, *Akèy*), *Bois* (*Bwa*).
fn glides(name: &str) -> String {
    let mut out = name.replace("oi", "wa");
    for vowels in ["a", "e", "u"] {
        out = out.replace(&format!("{vowels}ill"), &format!("{vowels}y"));
        if let Some(stem) = out.strip_suffix("il").filter(|stem| stem.ends_with(vowels)) {
            out = format!("{stem}y");
        }
    }
    out
}

/// The consonants of a word, roughly by their sound in French and Kreyòl, which has no silent ones.
fn sounds(word: &str, silent: bool) -> String {
    let word = word.replace("ch", "S").replace("ph", "f").replace("qu", "k").replace("th", "t").replace("gn", "n");
    let chars: Vec<char> = word.chars().collect();
    let mut out = String::new();
    for (i, &c) in chars.iter().enumerate() {
        let sound = match c {
            'c' if matches!(chars.get(i + 1), Some('e' | 'i' | 'y')) => 's',
            'c' | 'q' => 'k',
            'z' => 's',
            'g' if matches!(chars.get(i + 1), Some('e' | 'i' | 'y')) => 'j',
            'x' if i + 1 < chars.len() => 's',
            's' | 't' | 'd' | 'x' | 'p' if silent && i > 0 && i + 1 == chars.len() => continue,
            'a' | 'e' | 'i' | 'o' | 'u' | 'œ' | 'æ' | 'y' | 'w' | 'h' | 'r' | 'n' | 'm' | '-' => continue,
            c => c,
        };
        if !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_changed_places_are_one_slip() {
        assert_eq!(distance("otunge", "otunge"), 0);
        assert_eq!(distance("binuh", "binhu"), 1);
        assert_eq!(distance("guterres", "gutteres"), 2);
        assert_eq!(distance("kenya", "jamaica"), 6);
    }

    #[test]
    fn a_slip_of_the_hand_is_told_from_another_spelling() {
        assert_eq!(difference("Otunge", "Otugne"), Difference::Swapped);
        assert_eq!(difference("Guterres", "Gutteres"), Difference::Dropped);
        assert_eq!(difference("Laurent", "Larent"), Difference::Dropped);
        assert_eq!(difference("Inagua", "Inague"), Difference::Ending);
        assert_eq!(difference("Otunge", "Obunge"), Difference::Other);
    }

    #[test]
    fn kreyol_spells_a_name_of_several_parts_by_sound() {
        assert!(kreyol_compound("Sainte-Thérèse", &["Sent", "Terèz"]));
        assert!(kreyol_compound("Petite-Place-Cazeau", &["Tiplas", "Kazo"]));
        assert!(kreyol_compound("Saut-Mathurine", &["So", "Matirin"]));
        assert!(kreyol_compound("Carrefour-Feuilles", &["Kafou", "Fèy"]));
        assert!(kreyol_compound("Boisrond-Tonnerre", &["Bwawon", "Tonè"]));
        assert!(!kreyol_compound("Sainte-Thérèse", &["Sent", "Rita"]));
        assert!(!kreyol_compound("Sainte-Thérèse", &["Sent"]));
        assert!(!kreyol_compound("Thérèse", &["Terèz"]));
    }

    #[test]
    fn a_word_in_small_letters_may_be_made_of_a_name() {
        assert!(made_of("Salesian", "salésiens"));
        assert!(made_of("Scalabrinian", "eskalabriniyen"));
        assert!(made_of("Informatics", "informatique"));
        assert!(made_of("Informatics", "enfòmatik"));
        assert!(!made_of("Otunge", "otorite"));
        assert!(!made_of("Laguerre", "lagè"));
        assert!(!made_of("Salomon", "salon"));
    }

    #[test]
    fn kreyol_spells_by_sound() {
        assert!(kreyol_spelling("Dessalines", "Desalin"));
        assert!(kreyol_spelling("Cazale", "Kazal"));
        assert!(kreyol_spelling("Thomonde", "Tomond"));
        assert!(kreyol_spelling("Martissant", "Matisan"));
        assert!(kreyol_spelling("Kitts", "Kits"));
        assert!(kreyol_spelling("Prix", "Pri"));
        assert!(kreyol_spelling("Carriacou", "Karyakou"));
        assert!(kreyol_spelling("Wharf", "Waf"));
        assert!(kreyol_spelling("Digue", "Ladig"));
        assert!(kreyol_spelling("Hotte", "Lawòt"));
        assert!(kreyol_spelling("Desroches", "Dewòch"));
        assert!(kreyol_spelling("Bois", "Bwa"));
        assert!(kreyol_spelling("Baptiste", "Batis"));
        assert!(kreyol_spelling("Braille", "Bray"));
        assert!(kreyol_spelling("Accueil", "Dakèy"));
        assert!(kreyol_spelling("Marseille", "Masèy"));
        assert!(!kreyol_spelling("Bois", "Bèl"));
        assert!(!kreyol_spelling("Otunge", "Obunge"));
        assert!(!kreyol_spelling("Guterres", "Gutteres"));
        assert!(!kreyol_spelling("Salvador", "Salvadol"));
    }
}
