//! The segments of a JPEG file.

use std::ops::Range;

use super::exif;

/// A segment: its marker, and its bytes from the marker on; of a scan, with the picture's own data behind it.
pub(super) struct Segment {
    pub marker: u8,
    pub range: Range<usize>,
}

/// The segments of a file up to the end of the picture; ends before what makes no sense.
pub(super) struct Segments<'b> {
    bytes: &'b [u8],
    at: usize,
    /// Whether the end of the picture was reached.
    pub ended: bool,
}

const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

impl<'b> Segments<'b> {
    pub fn new(bytes: &'b [u8]) -> Option<Self> {
        bytes.starts_with(&[0xFF, 0xD8, 0xFF]).then_some(Self { bytes, at: 2, ended: false })
    }
}

impl Iterator for Segments<'_> {
    type Item = Segment;

    fn next(&mut self) -> Option<Segment> {
        if self.ended {
            return None;
        }
        let bytes = self.bytes;
        if *bytes.get(self.at)? != 0xFF {
            return None;
        }
        let start = self.at + bytes.get(self.at..)?.iter().position(|&b| b != 0xFF)? - 1;
        let marker = *bytes.get(start + 1)?;
        let mut end = start + 2;
        if marker == END {
            self.ended = true;
        } else if !matches!(marker, 0x01 | 0xD0..=0xD7) {
            let length = usize::from(u16::from_be_bytes(*bytes.get(end..)?.first_chunk::<2>()?));
            end += length.max(2);
            if marker == SCAN {
                // In the data a byte of all ones is followed by a zero or stands for a restart.
                let mut data = memchr::memchr_iter(0xFF, bytes.get(end..)?).map(|i| end + i);
                end = data.find(|&i| !matches!(bytes.get(i + 1), Some(0x00 | 0xD0..=0xD7 | 0xFF)))?;
            }
        }
        if end > bytes.len() {
            return None;
        }
        self.at = end;
        Some(Segment { marker, range: start..end })
    }
}

impl Segment {
    /// What is in it, behind its length.
    pub fn payload<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        bytes.get(self.range.start + 4..self.range.end).unwrap_or_default()
    }

    /// The EXIF data in it.
    pub fn exif<'b>(&self, bytes: &'b [u8]) -> Option<&'b [u8]> {
        self.payload(bytes).strip_prefix(b"Exif\0\0").filter(|_| self.marker == 0xE1)
    }

    /// Height and width, where this segment says them.
    pub fn size(&self, bytes: &[u8]) -> Option<(u16, u16)> {
        if !matches!(self.marker, 0xC0..=0xCF) || matches!(self.marker, 0xC4 | 0xC8 | 0xCC) {
            return None;
        }
        let [_, a, b, c, d] = *self.payload(bytes).first_chunk::<5>()?;
        Some((u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])))
    }

    /// Whether a picture looks the same without it: what it says is of the camera, the place and the program.
    fn is_needless(&self, bytes: &[u8]) -> bool {
        let payload = self.payload(bytes);
        match self.marker {
            0xE0 => !payload.starts_with(b"JFIF\0"),
            0xE2 => !payload.starts_with(b"ICC_PROFILE\0"),
            // How the colours are to be read.
            0xEE => !payload.starts_with(b"Adobe"),
            0xE1..=0xEF | 0xFE => true,
            _ => false,
        }
    }
}

/// The file without what its picture does not need, and without what stands behind its picture; `None` of one that
/// cannot be followed to its end.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(&bytes[..2]);
    let mut segments = Segments::new(bytes)?;
    let mut turn = None;
    let mut head = 2;
    for segment in &mut segments {
        if let Some(exif) = segment.exif(bytes) {
            // The first one counts.
            turn.get_or_insert(exif::orientation(exif));
        }
        if !segment.is_needless(bytes) {
            out.extend(&bytes[segment.range.clone()]);
            if segment.marker == 0xE0 {
                head = out.len();
            }
        }
    }
    if !segments.ended {
        return None;
    }
    if let Some(turn @ 2..) = turn {
        let data = exif::only_orientation(turn);
        let mut segment = vec![0xFF, 0xE1, 0, data.len() as u8 + 8];
        segment.extend(b"Exif\0\0");
        segment.extend(data);
        out.splice(head..head, segment);
    }
    Some(out)
}

/// Puts a comment at the beginning.
pub(super) fn with_comment(bytes: &[u8], comment: &str) -> Option<Vec<u8>> {
    let length = u16::try_from(comment.len() + 2).ok()?;
    let head = Segments::new(bytes)?.next().filter(|s| s.marker == 0xE0).map_or(2, |s| s.range.end);
    let mut out = bytes.get(..head)?.to_vec();
    out.extend([0xFF, 0xFE]);
    out.extend(length.to_be_bytes());
    out.extend(comment.as_bytes());
    out.extend(&bytes[head..]);
    Some(out)
}
