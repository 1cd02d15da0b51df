//! The rules about content, run over the messages of an application or of the editions.

use super::{Fault, Known, Levels, Look, Pair, Prepared, Project, weigh};
use crate::article::{Kind, Markup};
use crate::check::FileScope;
use crate::check::parity::TextPair;
use crate::diagnostic::{Diagnostic, Fix};
use crate::locale::Locale;
use crate::sync::Glossary;

/// Checks texts of messages beside those of the source; a rule about whole articles is not asked.
pub(in crate::check) fn messages(
    file: &FileScope<'_>,
    source: &Locale,
    pairs: &[TextPair<'_>],
    project: Project<'_>,
    out: &mut Vec<Diagnostic>,
) {
    let Project { glossary: vouched, config } = project;
    // The terms are those of the articles: their words are right here too, but nobody has to use them in a menu.
    let glossary = &Glossary::new();
    let project = Project { glossary, config };
    let levels = Levels::new(config, file.locale, None);
    let known = [source, file.locale].map(|locale| Known::new(locale, config, vouched));
    let kind = Kind::Field("message".to_owned());
    let mut faults: Vec<Fault> = Vec::new();
    for texts in pairs {
        // Tags and placeholders of an application are text here: they are compared as they stand.
        let prepared = [(source, &texts.source), (file.locale, &texts.target)]
            .map(|(locale, text)| Prepared::new(locale, text.as_str(), &kind, Markup::Literal));
        let [from, to] = [0, 1].map(|i| prepared[i].text().knowing(known[i]));
        let pair = Pair::new(&from, &to, glossary);
        for (rule, level) in levels.active(file.locale) {
            match rule.look {
                Look::Text(check) => check(&to, &mut faults),
                Look::Told(check) => check(&to, project, &mut faults),
                Look::Pair(check) | Look::Both { beside: check, .. } => check(&pair, &mut faults),
                Look::Article(_) => {}
            }
            for fault in faults.drain(..) {
                let Some(severity) = weigh(rule, level, &fault) else { continue };
                let mut d = file.finding(&rule.rule, texts.place(fault.span), fault.message).with_id(&texts.entry.id);
                d.severity = severity;
                d.help = fault.help;
                // What is in one piece of the text is in one piece of the file.
                d.fix = fault.fix.map(|fix| Fix {
                    edits: fix.edits.into_iter().map(|(span, new)| (texts.place(span), new)).collect(),
                    ..fix
                });
                out.push(d);
            }
        }
    }
}
