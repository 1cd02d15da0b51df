//! A link, image or address that is not the source's.
//!
//! A sign too few in an address, and the reader is led to nothing, or to somebody else. Targets of links and images,
//! autolinks, bare addresses and e-mail addresses of both texts are compared, in any order. The same page in another
//! language is right: `/en/` may be `/fr/`, `en.wikipedia.org` may be `fr.wikipedia.org`, `?lang=en` may be
//! `?lang=ht`. The words of a link are the translator's; labels of footnotes are watched by `reference-lost`.
//!
//! ```ftl
//! # en> See the [report](https://example.org/reports/24).
//! see-the-report-1c2d = Gade [rapò a](https://example.org/reports/42).
//! ```
//!
//! Way out: copy the address from the source. Where another page is meant, say so:
//! `# allow: link-mismatch, because …`.

use super::Rule;
use crate::check::addresses::{Address, addresses, alike};
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair};
use crate::diagnostic::Severity;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "link-mismatch",
        severity: Severity::Error,
        summary: "a link, image or address that is not the source's",
        allowable: true,
        source: include_str!("link_mismatch.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

/// Addresses of a text that are compared each with each.
const MOST: usize = 64;

fn check(pair: &Pair<'_>, out: &mut Faults) {
    let (source, target) = (pair.source, pair.target);
    let mut wanted = addresses(source.text, source.markup);
    let mut has = addresses(target.text, target.markup);
    if wanted.len().max(has.len()) > MOST {
        return;
    }
    // What is the same to the letter first, so that a page in another language cannot take its place.
    let mut pairs = Vec::new();
    let mut settle = |same: fn(&Address, &Address) -> bool| take(&mut wanted, &mut has, same, &mut pairs);
    settle(|w, h| w.dest == h.dest && w.bare == h.bare);
    settle(|w, h| w.dest == h.dest);
    settle(|w, h| alike(&w.dest, &h.dest));
    let end = target.text.len();
    for (_, has) in pairs.into_iter().filter(|(w, h)| !w.bare && h.bare) {
        let range = has.range.unwrap_or(end..end);
        // `[the report] (https://…)`
        if target.text[..range.start].trim_end_matches('(').trim_end().ends_with(']') {
            let message = format!("“{}” is a link in the source, and none here", has.dest);
            out.push(Fault::new(range, message).with_help("write `](` with nothing between the two"));
        }
    }
    for wanted in wanted {
        // The nearest first.
        let nearest = (0..has.len()).max_by_key(|&i| (shared(&wanted.dest, &has[i].dest), std::cmp::Reverse(i)));
        if let Some(i) = nearest {
            let has = has.remove(i);
            let message = format!("“{}” in the source, “{}” here", wanted.dest, has.dest);
            out.push(Fault::new(has.range.unwrap_or(0..end), message).with_help(format!("write “{}”", wanted.dest)));
        } else {
            out.push(
                Fault::new(end..end, format!("“{}” of the source is not here", wanted.dest))
                    .with_help("put it where it belongs, as the source has it"),
            );
        }
    }
    out.extend(has.into_iter().map(|a| {
        Fault::new(a.range.unwrap_or(0..end), format!("“{}” is not in the source", a.dest))
            .with_help("delete it, or write the source's address")
    }));
}

/// Takes away what has its like on the other side, one for one.
fn take(
    wanted: &mut Vec<Address>,
    has: &mut Vec<Address>,
    same: fn(&Address, &Address) -> bool,
    pairs: &mut Vec<(Address, Address)>,
) {
    wanted.retain(|w| match has.iter().position(|h| same(w, h)) {
        Some(i) => {
            pairs.push((w.clone(), has.remove(i)));
            false
        }
        None => true,
    });
}

/// How much two addresses share at both ends.
fn shared(a: &str, b: &str) -> usize {
    let front = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let back = a.bytes().rev().zip(b.bytes().rev()).take_while(|(x, y)| x == y).count();
    front + back
}
