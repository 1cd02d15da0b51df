//! The rules, one a file. The text at the head of a rule's file is its documentation: what it finds, why that
//! is bad, an example and the way out, as [`Rule::explanation`] gives it.

pub(super) mod article;
pub(super) mod article_gone;
pub(super) mod attribute;
pub(super) mod attribute_missing;
pub(super) mod attribute_obsolete;
pub(super) mod base_unknown;
pub(super) mod broken;
pub(super) mod conflict_marker;
pub(super) mod damaged_comment;
pub(super) mod date_mismatch;
pub(super) mod detached_comment;
pub(super) mod doubled_word;
pub(super) mod duplicate_attribute;
pub(super) mod duplicate_id;
pub(super) mod encoding;
pub(super) mod end_punctuation;
pub(super) mod field_length;
pub(super) mod file_name;
pub(super) mod fr_quotation;
pub(super) mod fr_spacing;
pub(super) mod fr_spelling;
pub(super) mod fr_typography;
pub(super) mod front_matter;
pub(super) mod function_mismatch;
pub(super) mod headline_length;
pub(super) mod headline_missing;
pub(super) mod headline_period;
pub(super) mod heavy_picture;
pub(super) mod ht_article;
pub(super) mod ht_contraction;
pub(super) mod ht_french_leak;
pub(super) mod ht_hyphen;
pub(super) mod ht_plural_selector;
pub(super) mod ht_spelling;
pub(super) mod inconsistent_translation;
pub(super) mod layout;
pub(super) mod leading_or_trailing_space;
pub(super) mod leave_out_refused;
pub(super) mod length_ratio;
pub(super) mod link_mismatch;
pub(super) mod locale_name;
pub(super) mod marker;
pub(super) mod markup_mismatch;
pub(super) mod message_missing;
pub(super) mod message_obsolete;
pub(super) mod missing_picture;
pub(super) mod name_missing;
pub(super) mod negation_lost;
pub(super) mod not_a_locale;
pub(super) mod number_mismatch;
pub(super) mod outdated_source_lines;
pub(super) mod outside;
pub(super) mod picture_left_out;
pub(super) mod picture_location;
pub(super) mod placeable_mismatch;
pub(super) mod quotation_mismatch;
pub(super) mod quotation_unbalanced;
pub(super) mod reference_lost;
pub(super) mod reference_mismatch;
pub(super) mod selector_mismatch;
pub(super) mod sentence_omitted;
pub(super) mod shared_catalogue;
pub(super) mod source_edited;
pub(super) mod stale;
pub(super) mod structure;
pub(super) mod symlink_circle;
pub(super) mod sync_blocked;
pub(super) mod sync_due;
pub(super) mod sync_refused;
pub(super) mod syntax;
pub(super) mod term_banned;
pub(super) mod term_inconsistent;
pub(super) mod term_missing;
pub(super) mod too_deep;
pub(super) mod unconfigured_locale;
pub(super) mod unicode;
pub(super) mod unknown_allow;
pub(super) mod unknown_id;
pub(super) mod unknown_reference;
pub(super) mod unknown_rule;
pub(super) mod unreadable;
pub(super) mod unsafe_picture;
pub(super) mod untranslatable;
pub(super) mod untranslated;
pub(super) mod untranslated_message;
pub(super) mod untranslated_text;
pub(super) mod unused_allow;
pub(super) mod value_mismatch;
pub(super) mod variable_mismatch;

use crate::check::content::ContentRule;
use crate::diagnostic::Severity;

/// A rule: what it is called, how much it matters, and where it is explained.
#[derive(Debug)]
pub struct Rule {
    /// Stable kebab-case id, as in [`Diagnostic::rule`](crate::diagnostic::Diagnostic::rule).
    pub id: &'static str,
    /// The severity of its findings, where the rule's own documentation does not say otherwise.
    pub severity: Severity,
    /// What it finds, in a few words.
    pub summary: &'static str,
    /// Whether a translator may silence it for one entry with `# allow: id, because …`. What would let half a
    /// translation or a stale one pass cannot be silenced.
    pub allowable: bool,
    /// The rule's own file.
    source: &'static str,
}

impl Rule {
    /// Whether the configuration may change its severity: what would let half a translation or a stale one pass
    /// stays an error.
    pub fn is_tunable(&self) -> bool {
        self.allowable || self.severity != Severity::Error
    }

    /// The rule's documentation, as Markdown.
    pub fn explanation(&self) -> String {
        let mut out = String::new();
        for line in self.source.lines().take_while(|l| l.starts_with("//!")) {
            let line = line.trim_start_matches("//!");
            out.push_str(line.strip_prefix(' ').unwrap_or(line));
            out.push('\n');
        }
        out
    }
}

/// Every rule, by id.
pub const RULES: &[&Rule] = &[
    &article_gone::RULE,
    &attribute::RULE,
    &attribute_missing::RULE,
    &attribute_obsolete::RULE,
    &base_unknown::RULE,
    &broken::RULE,
    &conflict_marker::RULE,
    &damaged_comment::RULE,
    &date_mismatch::RULE.rule,
    &detached_comment::RULE,
    &doubled_word::RULE.rule,
    &duplicate_attribute::RULE,
    &duplicate_id::RULE,
    &encoding::RULE,
    &end_punctuation::RULE.rule,
    &field_length::RULE.rule,
    &file_name::RULE,
    &fr_quotation::RULE.rule,
    &fr_spacing::RULE.rule,
    &fr_spelling::RULE.rule,
    &fr_typography::RULE.rule,
    &front_matter::RULE,
    &function_mismatch::RULE,
    &headline_length::RULE.rule,
    &headline_missing::RULE,
    &headline_period::RULE.rule,
    &heavy_picture::RULE,
    &ht_article::RULE.rule,
    &ht_contraction::RULE.rule,
    &ht_french_leak::RULE.rule,
    &ht_hyphen::RULE.rule,
    &ht_plural_selector::RULE,
    &ht_spelling::RULE.rule,
    &inconsistent_translation::RULE.rule,
    &layout::RULE,
    &leading_or_trailing_space::RULE.rule,
    &leave_out_refused::RULE,
    &length_ratio::RULE.rule,
    &link_mismatch::RULE.rule,
    &locale_name::RULE,
    &marker::RULE,
    &markup_mismatch::RULE.rule,
    &message_missing::RULE,
    &message_obsolete::RULE,
    &missing_picture::RULE,
    &name_missing::RULE.rule,
    &negation_lost::RULE.rule,
    &not_a_locale::RULE,
    &number_mismatch::RULE.rule,
    &outdated_source_lines::RULE,
    &outside::RULE,
    &picture_left_out::RULE,
    &picture_location::RULE,
    &placeable_mismatch::RULE.rule,
    &quotation_mismatch::RULE.rule,
    &quotation_unbalanced::RULE.rule,
    &reference_lost::RULE,
    &reference_mismatch::RULE,
    &selector_mismatch::RULE,
    &sentence_omitted::RULE.rule,
    &shared_catalogue::RULE,
    &source_edited::RULE,
    &stale::RULE,
    &structure::RULE,
    &symlink_circle::RULE,
    &sync_blocked::RULE,
    &sync_due::RULE,
    &sync_refused::RULE,
    &syntax::RULE,
    &term_banned::RULE.rule,
    &term_inconsistent::RULE.rule,
    &term_missing::RULE.rule,
    &too_deep::RULE,
    &unconfigured_locale::RULE,
    &unicode::RULE.rule,
    &unknown_allow::RULE,
    &unknown_id::RULE,
    &unknown_reference::RULE,
    &unknown_rule::RULE,
    &unreadable::RULE,
    &unsafe_picture::RULE,
    &untranslatable::RULE,
    &untranslated::RULE,
    &untranslated_message::RULE,
    &untranslated_text::RULE.rule,
    &unused_allow::RULE,
    &value_mismatch::RULE,
    &variable_mismatch::RULE,
];

/// The rules about what a text says, in the order they are run in.
pub(super) const CONTENT: &[&ContentRule] = &[
    &number_mismatch::RULE,
    &date_mismatch::RULE,
    &doubled_word::RULE,
    &unicode::RULE,
    &leading_or_trailing_space::RULE,
    &end_punctuation::RULE,
    &placeable_mismatch::RULE,
    &markup_mismatch::RULE,
    &term_missing::RULE,
    &term_banned::RULE,
    &link_mismatch::RULE,
    &term_inconsistent::RULE,
    &inconsistent_translation::RULE,
    &fr_spacing::RULE,
    &fr_quotation::RULE,
    &fr_typography::RULE,
    &name_missing::RULE,
    &negation_lost::RULE,
    &quotation_mismatch::RULE,
    &quotation_unbalanced::RULE,
    &sentence_omitted::RULE,
    &length_ratio::RULE,
    &untranslated_text::RULE,
    &ht_article::RULE,
    &ht_contraction::RULE,
    &ht_french_leak::RULE,
    &ht_hyphen::RULE,
    &ht_spelling::RULE,
    &headline_length::RULE,
    &headline_period::RULE,
    &field_length::RULE,
    &fr_spelling::RULE,
];

/// The rule of this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.id == id)
}
