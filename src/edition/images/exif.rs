//! What cameras write into pictures: how the camera was held, and where.

use memchr::memmem;

/// Beginnings of such data that are looked at; whatever a file holds, looking at it takes no time.
const MOST: usize = 64;

/// Entries of a directory that are looked at.
const LONGEST: usize = 512;

const ORIENTATION: u16 = 0x0112;
const GPS: u16 = 0x8825;
/// Latitude and longitude.
const COORDINATES: [u16; 2] = [2, 4];

/// TIFF data, as EXIF is.
struct Tiff<'b> {
    bytes: &'b [u8],
    little: bool,
}

impl<'b> Tiff<'b> {
    fn new(bytes: &'b [u8]) -> Option<Self> {
        let little = match bytes.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { bytes, little })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..)?.first_chunk::<2>()?;
        Some(if self.little { u16::from_le_bytes(*bytes) } else { u16::from_be_bytes(*bytes) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..)?.first_chunk::<4>()?;
        usize::try_from(if self.little { u32::from_le_bytes(*bytes) } else { u32::from_be_bytes(*bytes) }).ok()
    }

    /// The place of the value of a tag, in the directory at `at`.
    fn value(&self, at: usize, wanted: &[u16]) -> Option<usize> {
        let count = usize::from(self.short(at)?).min(LONGEST);
        let entries = (0..count).map_while(|i| at.checked_add(2 + 12 * i));
        let mut found = entries.filter(|&entry| self.short(entry).is_some_and(|tag| wanted.contains(&tag)));
        found.next().map(|entry| entry + 8)
    }

    fn first(&self) -> Option<usize> {
        self.long(4)
    }
}

/// How a picture is to be turned, from 1 (not at all) to 8, by its EXIF data.
pub(super) fn orientation(exif: &[u8]) -> u8 {
    let read = || {
        let tiff = Tiff::new(exif)?;
        tiff.short(tiff.value(tiff.first()?, &[ORIENTATION])?)
    };
    read().and_then(|o| u8::try_from(o).ok()).filter(|o| (1..=8).contains(o)).unwrap_or(1)
}

/// EXIF data that say nothing but how the picture is to be turned.
pub(super) fn only_orientation(orientation: u8) -> [u8; 26] {
    let mut out = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    out[19] = orientation;
    out
}

/// Whether a file of whatever kind says where a picture was taken, in EXIF or XMP data that are not compressed.
pub fn tells_place(bytes: &[u8]) -> bool {
    let says = |at: usize| {
        let tiff = Tiff::new(&bytes[at..])?;
        let gps = tiff.long(tiff.value(tiff.first()?, &[GPS])?)?;
        tiff.value(gps, &COORDINATES)
    };
    memmem::find(bytes, b"GPSLatitude").is_some()
        || [b"II*\0", b"MM\0*"]
            .iter()
            .any(|head| memmem::find_iter(bytes, *head).take(MOST).any(|at| says(at).is_some()))
}
