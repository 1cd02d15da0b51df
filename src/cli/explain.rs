//! `tradwi explain`

use super::output::Output;
use super::{Global, Outcome};
use crate::check::{self, RULES, Rule};
use crate::diagnostic::render::terminal::{pad, width, wrap};

/// Explain a rule: what it finds, why that is bad, the way out
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  tradwi explain stale
  tradwi check --list-rules      what there is to explain")]
pub(super) struct Explain {
    /// A rule, as findings name it in brackets
    rule: String,
}

impl Explain {
    pub fn run(self, _: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        let Some(rule) = check::rule(self.rule.trim_matches(['[', ']'])) else {
            let near = check::nearest_rule(&self.rule).map(|near| format!("; did you mean `{near}`?"));
            let hint = near.unwrap_or_else(|| "; `tradwi check --list-rules` lists them".to_owned());
            anyhow::bail!("no rule is called `{}`{hint}", self.rule);
        };
        let title = output.bold(rule.id);
        output.line(&format!("{title}: {}", of_what(rule)))?;
        output.line("")?;
        output.result(&reflow(&rule.explanation(), output.look.width))?;
        Ok(Outcome::Clean)
    }
}

/// Severity, languages, and whether it may be silenced.
fn of_what(rule: &Rule) -> String {
    let mut out = rule.severity.to_string();
    if let [first, rest @ ..] = check::languages(rule) {
        out.push_str(&format!(", {first}"));
        rest.iter().for_each(|l| out.push_str(&format!(" and {l}")));
    }
    out.push_str(match (rule.allowable, rule.is_tunable()) {
        (true, _) => ", may be silenced where it stands",
        (false, true) => ", its severity may be changed",
        (false, false) => ", always",
    });
    out
}

/// Writes every rule, one a line.
pub(super) fn list(output: &mut Output) -> anyhow::Result<()> {
    let columns = RULES.iter().map(|r| width(r.id)).max().unwrap_or(0);
    for rule in RULES {
        let languages = check::languages(rule).join(", ");
        let languages = if languages.is_empty() { String::new() } else { format!(" ({languages})") };
        let id = output.bold(&pad(rule.id, columns));
        output.line(&format!("{id}  {}  {}{languages}", pad(&rule.severity.to_string(), 7), rule.summary))?;
    }
    Ok(())
}

/// Paragraphs wrapped to the terminal; what stands in a fence stays as it is.
fn reflow(markdown: &str, columns: usize) -> String {
    let mut out = String::new();
    let mut paragraph = String::new();
    let mut fenced = false;
    let flush = |paragraph: &mut String, out: &mut String| {
        if !paragraph.is_empty() {
            let item = paragraph.strip_prefix("- ");
            let (indent, text) = (if item.is_some() { "  " } else { "" }, item.unwrap_or(paragraph));
            let wrapped = wrap(&[(anstyle::Style::new(), text.to_owned())], indent, columns.min(100), false);
            out.push_str(&if item.is_some() { wrapped.replacen("  ", "- ", 1) } else { wrapped });
            paragraph.clear();
        }
    };
    for line in markdown.lines() {
        if line.starts_with("```") {
            flush(&mut paragraph, &mut out);
            fenced = !fenced;
        } else if fenced {
            out.push_str(&format!("    {line}\n"));
        } else if line.trim().is_empty() {
            flush(&mut paragraph, &mut out);
            out.push('\n');
        } else {
            if line.starts_with("- ") {
                flush(&mut paragraph, &mut out);
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    flush(&mut paragraph, &mut out);
    out
}
