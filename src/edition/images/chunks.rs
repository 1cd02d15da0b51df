//! The chunks of PNG and WebP files.

const PNG: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// The chunks of a PNG file up to its end: name, and bytes from the length to the sum. Ends before what makes no sense.
pub(super) fn png(bytes: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    let mut rest = bytes.strip_prefix(PNG).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, behind) = rest.split_first_chunk::<4>()?;
        let name = behind.first_chunk::<4>()?;
        let end = usize::try_from(u32::from_be_bytes(*length)).ok()?.checked_add(12)?;
        let (chunk, after) = rest.split_at_checked(end)?;
        rest = if name == b"IEND" { &[] } else { after };
        Some((name, chunk))
    })
}

/// The file without texts, EXIF data and times, and without what stands behind the picture.
pub(super) fn clean_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = PNG.to_vec();
    let mut ended = false;
    for (name, chunk) in png(bytes) {
        ended = name == b"IEND";
        if !matches!(name, b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME") {
            out.extend(chunk);
        }
    }
    ended.then_some(out)
}

/// Puts a text behind the head of a PNG file.
pub(super) fn with_text(bytes: &[u8], text: &str) -> Option<Vec<u8>> {
    let mut chunk = b"tEXtComment\0".to_vec();
    chunk.extend(text.as_bytes());
    let (_, head) = png(bytes).next()?;
    let at = PNG.len() + head.len();
    let mut out = bytes.get(..at)?.to_vec();
    out.extend(u32::try_from(chunk.len() - 4).ok()?.to_be_bytes());
    out.extend(&chunk);
    out.extend(crc(&chunk).to_be_bytes());
    out.extend(&bytes[at..]);
    Some(out)
}

/// The sum of a chunk (PNG, annex D), bit by bit: the only one that is made is short.
fn crc(bytes: &[u8]) -> u32 {
    let step = |c: u32| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 };
    !bytes.iter().fold(u32::MAX, |c, &byte| (0..8).fold(c ^ u32::from(byte), |c, _| step(c)))
}

/// The chunks of a WebP file: name, and bytes with the head and the padding.
pub(super) fn webp(bytes: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    let is = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let mut rest = bytes.get(12..).filter(|_| is).unwrap_or_default();
    std::iter::from_fn(move || {
        let (name, behind) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*behind.first_chunk::<4>()?)).ok()?;
        let end = length.checked_add(8)?;
        // The padding of the last chunk is often left out.
        let padded = end.checked_add(length & 1)?.min(rest.len().max(end));
        let (chunk, after) = rest.split_at_checked(padded)?;
        rest = after;
        Some((name, chunk))
    })
}

/// The file without EXIF and XMP data.
pub(super) fn clean_webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut read = out.len();
    for (name, chunk) in webp(bytes) {
        read += chunk.len();
        match name {
            b"EXIF" | b"XMP " => {}
            b"VP8X" => {
                let mut chunk = chunk.to_vec();
                // The flags that announce the two.
                if let Some(flags) = chunk.get_mut(8) {
                    *flags &= !0x0C;
                }
                out.extend(chunk);
            }
            _ => out.extend(chunk),
        }
    }
    let length = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    (read == bytes.len() && read > 12).then_some(out)
}
