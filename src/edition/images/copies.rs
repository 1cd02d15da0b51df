//! Smaller copies of photographs, for phones and what a phone pays for.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType as Filter, PngDecoder, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, Limits};

use super::size::{Head, Kind};
use super::{chunks, jpeg};
use crate::text::fingerprint_of;

/// The widths of copies, in pixels.
pub const WIDTHS: [u32; 2] = [480, 960];

/// A picture that is no wider has no copies.
const WIDE: u32 = 800;

/// Pixels of a picture above which it is not decoded: more than cameras of phones take, and what it needs of memory
/// is still no danger.
pub const MOST_PIXELS: u64 = 64_000_000;

/// Bytes that decoding may take.
const MOST_MEMORY: u64 = 768 << 20;

/// Of 100. Below it edges show.
const QUALITY: u8 = 74;

/// What is to be changed when copies are made otherwise, so that old ones are not taken for new.
const RECIPE: &str = "1";

/// What can be done for phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// Nothing need be done.
    Needless,
    /// Copies of the [`WIDTHS`] that are smaller than it can be made.
    Possible,
    /// It is larger than anything that is decoded.
    TooLarge,
    /// It is of a kind that no copies are made of.
    Impossible,
}

/// What can be done for a picture.
pub fn scaling(head: &Head) -> Scaling {
    let (width, height) = head.size;
    match head.kind {
        Kind::Png | Kind::Jpeg if !head.moving => match u64::from(width) * u64::from(height) {
            MOST_PIXELS.. => Scaling::TooLarge,
            _ if width > WIDE => Scaling::Possible,
            _ => Scaling::Needless,
        },
        _ => Scaling::Impossible,
    }
}

/// What a copy of a file says it is of. Two files with the same mark are the same file, for all that chance does.
pub fn mark(bytes: &[u8], width: u32) -> String {
    let version = concat!(env!("CARGO_PKG_VERSION"), "/");
    let head = fingerprint_of(format!("{version}{RECIPE}/{width}/{}", bytes.len()).as_bytes());
    format!("tradwi-{:016x}{head:016x}", fingerprint_of(bytes))
}

/// Whether a file is the copy with this mark.
pub fn is_of(copy: &[u8], mark: &str) -> bool {
    memchr::memmem::find(&copy[..copy.len().min(256)], mark.as_bytes()).is_some()
}

/// A picture, decoded.
pub struct Decoded {
    /// At most as wide as the widest copy, upright.
    image: DynamicImage,
    kind: Kind,
    /// How its colours are to be read.
    profile: Option<Vec<u8>>,
}

/// Whether a picture can be shown: all of it is there, and nothing about it is too large.
pub fn is_whole(bytes: &[u8]) -> bool {
    let head = super::head(bytes).filter(|h| u64::from(h.size.0) * u64::from(h.size.1) < MOST_PIXELS);
    head.is_some_and(|head| pixels(bytes, &head).is_some())
}

/// Decodes a picture of which copies [can be made](Scaling::Possible); `None` of one that is damaged.
pub fn decode(bytes: &[u8], head: &Head) -> Option<Decoded> {
    if scaling(head) != Scaling::Possible {
        return None;
    }
    let (image, profile) = pixels(bytes, head)?;
    // Eight bits are enough for a phone.
    let color = image.color();
    let image = match (color.has_color(), color.has_alpha()) {
        (_, true) => DynamicImage::ImageRgba8(image.into_rgba8()),
        (true, false) => DynamicImage::ImageRgb8(image.into_rgb8()),
        (false, false) => DynamicImage::ImageLuma8(image.into_luma8()),
    };
    // A profile for other colours than those that are left would make them wrong.
    let space: &[u8] = if color.has_color() { b"RGB " } else { b"GRAY" };
    let profile = profile.filter(|p| p.get(16..20) == Some(space));
    let orientation = Orientation::from_exif(head.orientation).unwrap_or(Orientation::NoTransforms);
    let widest = WIDTHS[1];
    let image =
        if head.size.0 > widest { resize(&image, head.size, widest, orientation) } else { upright(image, orientation) };
    Some(Decoded { image, kind: head.kind, profile })
}

/// The pixels of a PNG or JPEG file, and its colour profile.
fn pixels(bytes: &[u8], head: &Head) -> Option<(DynamicImage, Option<Vec<u8>>)> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    match head.kind {
        Kind::Jpeg => {
            let mut decoder = JpegDecoder::new(Cursor::new(bytes)).ok()?;
            decoder.set_limits(limits).ok()?;
            let profile = decoder.icc_profile().ok()?;
            Some((DynamicImage::from_decoder(decoder).ok()?, profile))
        }
        _ => {
            let mut decoder = PngDecoder::with_limits(Cursor::new(bytes), limits).ok()?;
            let profile = decoder.icc_profile().ok()?;
            Some((DynamicImage::from_decoder(decoder).ok()?, profile))
        }
    }
}

/// A picture made smaller, whose size when upright is `size`, and turned.
fn resize(image: &DynamicImage, size: (u32, u32), width: u32, orientation: Orientation) -> DynamicImage {
    let height = height_of(size, width);
    let turned = (image.width(), image.height()) != size;
    let (width, height) = if turned { (height, width) } else { (width, height) };
    // This filter is made of sums and products only, so that it gives the same on every machine.
    upright(image.resize_exact(width, height, FilterType::CatmullRom), orientation)
}

fn upright(mut image: DynamicImage, orientation: Orientation) -> DynamicImage {
    image.apply_orientation(orientation);
    image
}

/// The height of a copy of a picture of this size.
pub fn height_of(size: (u32, u32), width: u32) -> u32 {
    let (whole, rest) = (u64::from(size.0.max(1)), u64::from(width) * u64::from(size.1));
    u32::try_from((rest + whole / 2) / whole).unwrap_or(u32::MAX).max(1)
}

impl Decoded {
    /// The file of a copy, with what it is of in it; nothing else of what the picture's file said is.
    pub fn copy(&self, size: (u32, u32), width: u32, mark: &str) -> Option<Vec<u8>> {
        let small;
        let image = if self.image.width() == width {
            &self.image
        } else {
            small = self.image.resize_exact(width, height_of(size, width), FilterType::CatmullRom);
            &small
        };
        let (bytes, width, height, color) = (image.as_bytes(), image.width(), image.height(), image.color().into());
        let mut out = Vec::new();
        if self.kind == Kind::Jpeg {
            let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
            self.profile.clone().map(|p| encoder.set_icc_profile(p));
            encoder.write_image(bytes, width, height, color).ok()?;
            jpeg::with_comment(&out, mark)
        } else {
            let mut encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Best, Filter::Adaptive);
            self.profile.clone().map(|p| encoder.set_icc_profile(p));
            encoder.write_image(bytes, width, height, color).ok()?;
            chunks::with_text(&out, mark)
        }
    }
}
