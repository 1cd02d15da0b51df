//! A picture whose file says where it was taken.
//!
//! Cameras and phones write the place into the photograph, and whoever has the file can read it: the home of a source, say.
//! The published copy is written without it where that can be done; the finding says whether it was. The file in the
//! articles folder still has it, and everybody who has the repository has the file.
//!
//! Way out: save the picture without its metadata (`exiftool -all= photo.jpg`), and if the repository is public, remove the
//! old file from its history too.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where a build looks at pictures.
pub(super) const RULE: Rule = Rule {
    id: "picture-location",
    severity: Severity::Warning,
    summary: "a picture that says where it was taken",
    allowable: false,
    source: include_str!("picture_location.rs"),
};
