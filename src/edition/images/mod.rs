//! Pictures of articles: how large they are, what of their files may be published, and smaller copies for phones.
//! Bytes in, values and bytes out.

mod chunks;
mod copies;
mod dress;
mod exif;
mod jpeg;
mod size;
mod svg;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use copies::{Decoded, MOST_PIXELS, Scaling, WIDTHS, decode, height_of, is_of, is_whole, mark, scaling};
pub use dress::{Display, Picture, dress};
pub(super) use dress::{tag_len, text_of_image};
pub use exif::tells_place;
pub use size::{Head, Kind, head};
pub use svg::danger;

/// Bytes above which a picture takes long to load on a phone, or costs much.
pub const HEAVY: usize = 500_000;

/// The file of a picture without what cameras and programs say in it of places, times and people. Its pixels are
/// the same, and so is how they are turned. A file of another kind, or one that is damaged, is as it was.
pub fn clean(bytes: &[u8]) -> Cow<'_, [u8]> {
    let clean = match head(bytes).map(|head| head.kind) {
        Some(Kind::Jpeg) => jpeg::clean(bytes),
        Some(Kind::Png) => chunks::clean_png(bytes),
        Some(Kind::WebP) => chunks::clean_webp(bytes),
        _ => None,
    };
    clean.filter(|clean| clean.len() != bytes.len()).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// The folder of the copies of pictures, below that of the editions.
pub const COPIES: &str = "media/";

/// The path below the editions folder of a copy of a picture, which all locales share: `media/health/cup.480w.jpg`.
pub fn copy_path(asset: &str, width: u32) -> String {
    let (stem, ending) = asset.rsplit_once('.').unwrap_or((asset, ""));
    format!("{COPIES}{stem}.{width}w.{ending}")
}
