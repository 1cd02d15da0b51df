//! Signs that are not seen, or are not what they seem.

use std::fmt::Write;

/// A sign by its number and its name in Unicode, where it is one that texts go wrong with: `U+200B ZERO WIDTH SPACE`.
pub(super) fn label(c: char) -> String {
    let mut out = format!("U+{:04X}", u32::from(c));
    if let Some(name) = name(c) {
        let _ = write!(out, " {name}");
    }
    out
}

fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{9}' => "TAB",
        '\u{A0}' => "NO-BREAK SPACE",
        '\u{AD}' => "SOFT HYPHEN",
        '\u{300}' => "COMBINING GRAVE ACCENT",
        '\u{301}' => "COMBINING ACUTE ACCENT",
        '\u{302}' => "COMBINING CIRCUMFLEX ACCENT",
        '\u{303}' => "COMBINING TILDE",
        '\u{308}' => "COMBINING DIAERESIS",
        '\u{327}' => "COMBINING CEDILLA",
        '\u{61C}' => "ARABIC LETTER MARK",
        '\u{180E}' => "MONGOLIAN VOWEL SEPARATOR",
        '\u{200B}' => "ZERO WIDTH SPACE",
        '\u{200C}' => "ZERO WIDTH NON-JOINER",
        '\u{200D}' => "ZERO WIDTH JOINER",
        '\u{200E}' => "LEFT-TO-RIGHT MARK",
        '\u{200F}' => "RIGHT-TO-LEFT MARK",
        '\u{2028}' => "LINE SEPARATOR",
        '\u{2029}' => "PARAGRAPH SEPARATOR",
        '\u{202A}' => "LEFT-TO-RIGHT EMBEDDING",
        '\u{202B}' => "RIGHT-TO-LEFT EMBEDDING",
        '\u{202C}' => "POP DIRECTIONAL FORMATTING",
        '\u{202D}' => "LEFT-TO-RIGHT OVERRIDE",
        '\u{202E}' => "RIGHT-TO-LEFT OVERRIDE",
        '\u{202F}' => "NARROW NO-BREAK SPACE",
        '\u{2060}' => "WORD JOINER",
        '\u{2066}' => "LEFT-TO-RIGHT ISOLATE",
        '\u{2067}' => "RIGHT-TO-LEFT ISOLATE",
        '\u{2068}' => "FIRST STRONG ISOLATE",
        '\u{2069}' => "POP DIRECTIONAL ISOLATE",
        '\u{FEFF}' => "ZERO WIDTH NO-BREAK SPACE",
        '\u{FFFD}' => "REPLACEMENT CHARACTER",
        _ => return lookalike(c).map(|(_, name)| name),
    })
}

/// The Latin letter that a Greek or Cyrillic one is taken for, and its own name.
pub(super) fn lookalike(c: char) -> Option<(char, &'static str)> {
    Some(match c {
        'А' => ('A', "CYRILLIC CAPITAL LETTER A"),
        'В' => ('B', "CYRILLIC CAPITAL LETTER VE"),
        'Е' => ('E', "CYRILLIC CAPITAL LETTER IE"),
        'К' => ('K', "CYRILLIC CAPITAL LETTER KA"),
        'М' => ('M', "CYRILLIC CAPITAL LETTER EM"),
        'Н' => ('H', "CYRILLIC CAPITAL LETTER EN"),
        'О' => ('O', "CYRILLIC CAPITAL LETTER O"),
        'Р' => ('P', "CYRILLIC CAPITAL LETTER ER"),
        'С' => ('C', "CYRILLIC CAPITAL LETTER ES"),
        'Т' => ('T', "CYRILLIC CAPITAL LETTER TE"),
        'У' => ('Y', "CYRILLIC CAPITAL LETTER U"),
        'Х' => ('X', "CYRILLIC CAPITAL LETTER HA"),
        'Ѕ' => ('S', "CYRILLIC CAPITAL LETTER DZE"),
        'І' => ('I', "CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I"),
        'Ј' => ('J', "CYRILLIC CAPITAL LETTER JE"),
        'а' => ('a', "CYRILLIC SMALL LETTER A"),
        'е' => ('e', "CYRILLIC SMALL LETTER IE"),
        'о' => ('o', "CYRILLIC SMALL LETTER O"),
        'р' => ('p', "CYRILLIC SMALL LETTER ER"),
        'с' => ('c', "CYRILLIC SMALL LETTER ES"),
        'у' => ('y', "CYRILLIC SMALL LETTER U"),
        'х' => ('x', "CYRILLIC SMALL LETTER HA"),
        'ѕ' => ('s', "CYRILLIC SMALL LETTER DZE"),
        'і' => ('i', "CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I"),
        'ј' => ('j', "CYRILLIC SMALL LETTER JE"),
        'ԁ' => ('d', "CYRILLIC SMALL LETTER KOMI DE"),
        'Α' => ('A', "GREEK CAPITAL LETTER ALPHA"),
        'Β' => ('B', "GREEK CAPITAL LETTER BETA"),
        'Ε' => ('E', "GREEK CAPITAL LETTER EPSILON"),
        'Ζ' => ('Z', "GREEK CAPITAL LETTER ZETA"),
        'Η' => ('H', "GREEK CAPITAL LETTER ETA"),
        'Ι' => ('I', "GREEK CAPITAL LETTER IOTA"),
        'Κ' => ('K', "GREEK CAPITAL LETTER KAPPA"),
        'Μ' => ('M', "GREEK CAPITAL LETTER MU"),
        'Ν' => ('N', "GREEK CAPITAL LETTER NU"),
        'Ο' => ('O', "GREEK CAPITAL LETTER OMICRON"),
        'Ρ' => ('P', "GREEK CAPITAL LETTER RHO"),
        'Τ' => ('T', "GREEK CAPITAL LETTER TAU"),
        'Υ' => ('Y', "GREEK CAPITAL LETTER UPSILON"),
        'Χ' => ('X', "GREEK CAPITAL LETTER CHI"),
        'ο' => ('o', "GREEK SMALL LETTER OMICRON"),
        _ => return None,
    })
}

/// Signs that are not seen and that no text in an alphabet like ours needs.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Signs that change the direction in which the text around them is read.
pub(super) fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a sign belongs to an alphabet that joins no letters, or to none: Latin, Greek, Cyrillic, figures,
/// punctuation, spaces.
pub(super) fn is_plain(c: char) -> bool {
    let plain = matches!(c, '\u{0}'..='\u{52F}' | '\u{1E00}'..='\u{200A}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{20A0}'..='\u{20CF}');
    plain || is_invisible(c) || is_bidi(c)
}

/// Whether a letter is Latin.
pub(super) fn is_latin(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' => true,
        '\u{C0}'..='\u{24F}' => !matches!(c, '×' | '÷'),
        '\u{1E00}'..='\u{1EFF}' => true,
        _ => false,
    }
}
