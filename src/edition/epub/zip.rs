//! A zip file whose bytes depend on nothing but what is in it.
//!
//! Written out here because a container of a book needs so little of the format: names in ASCII, one fixed
//! time, no further fields; only the compression itself is a library's.

/// A file in the container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its path, in ASCII.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Whether it is worth compressing.
    pub deflate: bool,
}

/// How hard the compressor tries, of 10; what lies above costs much time for hardly a byte.
const LEVEL: u8 = 9;

/// 1 January 1980, as zip files write dates; the time of day is 0.
const DATE: u16 = 0x0021;

/// The container, its entries in the order given; `None` where it would not fit the format (4 GB, 65,534 files).
pub(super) fn zip(entries: &[Entry]) -> Option<Vec<u8>> {
    let count = u16::try_from(entries.len()).ok().filter(|n| *n < u16::MAX)?;
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let packed = entry.deflate.then(|| miniz_oxide::deflate::compress_to_vec(&entry.bytes, LEVEL));
        let packed = packed.filter(|p| p.len() < entry.bytes.len());
        let (method, data) = packed.as_ref().map_or((0, &entry.bytes), |packed| (8, packed));
        let mut common = Vec::new();
        for part in [20, 0, method, 0, DATE] {
            common.extend_from_slice(&u16::to_le_bytes(part));
        }
        for part in [crc32(&entry.bytes), u32::try_from(data.len()).ok()?, u32::try_from(entry.bytes.len()).ok()?] {
            common.extend_from_slice(&part.to_le_bytes());
        }
        common.extend_from_slice(&u16::try_from(entry.name.len()).ok()?.to_le_bytes());
        common.extend_from_slice(&[0; 2]);

        let at = u32::try_from(out.len()).ok()?;
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&common);
        out.extend_from_slice(entry.name.as_bytes());
        out.extend_from_slice(data);

        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&common);
        // Neither a comment, nor a disk, nor attributes.
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(entry.name.as_bytes());
    }
    let at = u32::try_from(out.len()).ok()?;
    let length = u32::try_from(directory.len()).ok()?;
    out.append(&mut directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&at.to_le_bytes());
    out.extend_from_slice(&[0; 2]);
    Some(out)
}

/// The checksum of zip files (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut n = 0;
        while n < 256 {
            let (mut c, mut bit) = (n as u32, 0);
            while bit < 8 {
                c = if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 };
                bit += 1;
            }
            table[n] = c;
            n += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |c, byte| TABLE[usize::from(c as u8 ^ byte)] ^ (c >> 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn what_does_not_shrink_is_stored() {
        let entry = |bytes: &[u8]| Entry { name: "a".into(), bytes: bytes.to_vec(), deflate: true };
        let method = |bytes: &[u8]| zip(&[entry(bytes)]).unwrap()[8];
        assert_eq!((method(b"ab"), method(&[b'a'; 100])), (0, 8));
    }
}
