//! The parts a segment's id is born from.

use unicode_normalization::UnicodeNormalization;

/// A short slug of a text's first words: lower-case ASCII letters and digits joined by `-`, a letter first,
/// at most about 24 bytes; `s` where the text has nothing of the kind.
///
/// Accents are dropped by NFKD; letters of other scripts are passed over.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in text.nfkd() {
        if c.is_ascii_alphanumeric() {
            if out.is_empty() && !c.is_ascii_alphabetic() {
                continue;
            }
            if gap && !out.is_empty() {
                if out.len() >= 20 {
                    break;
                }
                out.push('-');
            }
            gap = false;
            if out.len() >= 28 {
                break;
            }
            out.push(c.to_ascii_lowercase());
        } else if !unicode_normalization::char::is_combining_mark(c) && !matches!(c, '\'' | '’') {
            gap = true;
        }
    }
    if out.is_empty() { "s".into() } else { out }
}

/// Four hexadecimal digits of a text's hash (64-bit FNV-1a, folded), salted with `salt`.
///
/// The same text gives the same digits on every machine, so that two branches agree.
pub fn hash(text: &str, salt: u32) -> String {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes().chain(salt.to_le_bytes().into_iter().filter(|_| salt > 0)) {
        h = (h ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    let folded = h ^ (h >> 32);
    format!("{:04x}", (folded ^ (folded >> 16)) & 0xffff)
}
