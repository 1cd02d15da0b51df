//! `tradwi.toml` names a rule that does not exist, or one whose severity is not to be changed.
//!
//! The line does nothing, and whoever wrote it thinks it does. A rule that would let half a translation or a stale one
//! pass stays an error, whatever the configuration says.
//!
//! ```toml
//! [rules]
//! number-mismach = "warning"
//! ```
//!
//! Way out: name a rule that `tradwi check --list-rules` lists, or delete the line.

use super::Rule;
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    id: "unknown-rule",
    severity: Severity::Error,
    summary: "tradwi.toml names a rule that does not exist or cannot be changed",
    allowable: false,
    source: include_str!("unknown_rule.rs"),
};
