//! tradwi

pub mod article;
pub mod assemble;
pub mod catalogue;
pub mod check;
pub mod config;
pub mod diagnostic;
pub mod edition;
pub mod error;
pub mod locale;
pub mod project;
pub mod report;
pub mod segment;
pub mod sync;
pub mod text;
