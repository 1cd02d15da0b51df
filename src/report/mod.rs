//! Reports: where every article stands in every locale ([`status`]), and what changed under the translations
//! that lag behind ([`diff`]). Pure functions of values; every format is a `String`.

pub mod diff;
pub mod status;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};

/// Fills in one of the pages. `None` if the template cannot be rendered, which a test rules out.
fn page(template: &'static str, values: impl serde::Serialize) -> Option<String> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().ok()?);
    environment.add_template("page", template).ok()?;
    environment.get_template("page").ok()?.render(Serde(values)).ok()
}

/// A share in words: `100%` only where nothing is missing, and `0%` only where there is nothing.
///
/// `–` stands for a share of nothing.
fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    match (part * 100 + whole / 2) / whole {
        0 if part > 0 => "<1%".to_owned(),
        100 if part < whole => ">99%".to_owned(),
        n => format!("{n}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_never_claims_to_be_whole_or_nothing_when_it_is_not() {
        for (part, whole, want) in
            [(0, 0, "–"), (0, 9, "0%"), (9, 9, "100%"), (1, 1000, "<1%"), (999, 1000, ">99%"), (2, 3, "67%")]
        {
            assert_eq!(percent(part, whole), want);
        }
    }
}
