//! The text of an article for messaging apps: a headline, the date, what was wrong in it, a few whole sentences, a link.

use super::body::text_only;
use super::card::Facts;
use super::corrections::corrections;
use crate::article::{Kind, Markup};
use crate::assemble::{ArticleEdition, Mark, SiteWords, unlabelled_text};
use crate::locale::Locale;
use crate::sync::ArticleState;
use crate::text::sentences::split_block;

/// Characters that a message has at most, but for a headline or an address that is longer by itself.
const LONGEST: usize = 700;

/// Sentences that a message has at most.
const SENTENCES: usize = 5;

/// The message for an article. `url` is the address of its page, if the site has one.
///
/// Nothing in it lags behind its source, and no sentence is cut; where some of it is not in the edition's language, a
/// line says so. The one markup is the bold of the headline, as WhatsApp shows it: no sign of a text becomes any.
pub fn message(state: &ArticleState, edition: &ArticleEdition, words: &SiteWords, url: Option<&str>) -> String {
    let facts = Facts::of(state, edition);
    let page = &edition.locale;
    let mut foreign: Option<Locale> = None;
    let mut note = |locale: &Locale| {
        if locale != page && foreign.is_none() {
            foreign = Some(locale.clone());
        }
    };
    let headline = facts.title.map(|l| l.bare).filter(|(text, _)| !text.trim().is_empty());
    let headline = headline.map(|(text, locale)| {
        note(&locale);
        format!("*{}*", plain(&one_line(&text)))
    });
    let date = facts.date.map(|d| words.date(d).text);
    let mut left =
        LONGEST.saturating_sub([&headline, &date].into_iter().flatten().map(|t| t.chars().count() + 2).sum());
    left = left.saturating_sub(url.map_or(0, |u| u.chars().count() + 2));
    // Room for the line on the translation, whether it turns out to be needed or not.
    left = left.saturating_sub(120);

    // What was wrong comes before what is said, for who sent the article on before; the newest always, however long.
    let mut corrected: Vec<String> = Vec::new();
    for correction in corrections(state, edition) {
        let text = plain(&one_line(&correction.text.0));
        let day = correction.date.parse().map(|date| words.date(date).text).unwrap_or(correction.date);
        let text = format!("{} – {day}\n{text}", words.say("correction").text);
        let length = text.chars().count() + 2;
        if !corrected.is_empty() && length > left / 2 {
            break;
        }
        left = left.saturating_sub(length);
        note(&correction.text.1);
        corrected.push(text);
    }

    let mut lines = Vec::new();
    let mut machine = false;
    let deck = facts.deck.map(|l| (l.bare.0, l.bare.1, l.shown.mark == Some(Mark::Machine)));
    let paragraphs = (0..state.segments.len()).filter(|&i| state.segments[i].kind == Kind::Paragraph).filter_map(|i| {
        let (text, locale) = unlabelled_text(state, edition, i)?;
        let text = if state.segments[i].markup == Markup::Literal { text } else { text_only(&text) };
        Some((text, locale, edition.shown.get(i)?.mark == Some(Mark::Machine)))
    });
    'lines: for (text, locale, by_machine) in deck.into_iter().chain(paragraphs) {
        for sentence in split_block(&text, false, &locale) {
            let sentence = plain(&one_line(&sentence));
            let length = sentence.chars().count() + 1;
            if lines.len() == SENTENCES || length > left {
                break 'lines;
            }
            left -= length;
            note(&locale);
            machine |= by_machine;
            lines.push(sentence);
        }
    }
    // A question that nothing answers here is no end.
    if lines.len() > 1 && lines.last().is_some_and(|l| l.ends_with(['?', '？', '؟'])) {
        lines.pop();
    }
    let mut parts: Vec<String> = Vec::new();
    let head: Vec<String> = headline.into_iter().chain(date).collect();
    parts.push(head.join("\n"));
    parts.extend(corrected);
    parts.push(lines.join("\n"));
    let named = foreign.or_else(|| super::page::foreign(state, edition));
    let mut state_line: Vec<String> = named.map(|l| words.say_of("message-partial", &l).text).into_iter().collect();
    if machine {
        state_line.push(words.say("machine-notice").text);
    }
    parts.push(state_line.join("\n"));
    parts.extend(url.map(str::to_owned));
    parts.retain(|p| !p.is_empty());
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

fn one_line(text: &str) -> String {
    text.split([' ', '\t', '\r', '\n', '\\']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text whose signs a messaging app does not take for markup: they are replaced by ones that look like them.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        out.push(match c {
            '*' => '∗',
            '~' => '∼',
            '`' => 'ˋ',
            // Inside a word it is no markup.
            '_' if !(inside(before) && inside(chars.peek().copied())) => '＿',
            '>' if before.is_none() => '›',
            _ => c,
        });
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::assemble::tests::{Entry, state, words};
    use crate::assemble::{Faces, assemble};
    use crate::config::Config;

    const ARTICLE: &str = "---\ntitle: A *year* on\ndescription: What it brought. And what not.\ndate: 2024-06-25\n---\n\nThe first sentence. The second one is _here_.\n\nA third `one`.\n";

    fn of(state: &ArticleState, tag: &str, url: Option<&str>) -> String {
        let config = Config::parse(std::path::Path::new("tradwi.toml"), "").unwrap();
        let words = words(tag);
        let edition = assemble(state, &config, Faces::Bare, &words);
        message(state, &edition, &words, url)
    }

    #[test]
    fn a_message_has_headline_date_sentences_and_link() {
        let state = state("a.md", ARTICLE, &|_, _, _| None);
        let text = of(&state, "en", Some("https://example.org/en/a.html"));
        assert_eq!(
            text,
            "*A ∗year∗ on*\n25 June 2024\n\nWhat it brought.\nAnd what not.\nThe first sentence.\nThe second one is \
             here.\nA third one.\n\nhttps://example.org/en/a.html\n"
        );
    }

    #[test]
    fn a_message_never_has_a_translation_that_lags_behind_and_says_what_is_missing() {
        let state = state("a.md", ARTICLE, &|tag, i, source| {
            (tag == "ht").then(|| match i {
                0 => Entry::current("Yon lane apre"),
                _ => Entry::stale(format!("Vye{i}"), format!("Before: {source}")),
            })
        });
        let text = of(&state, "ht", None);
        assert!(text.starts_with("*Yon lane apre*\n25 jen 2024\n\nWhat it brought."), "{text}");
        assert!(!text.contains("Vye") && text.ends_with("Poko fin tradui: gen pati ki ann angle.\n"), "{text}");
    }

    #[test]
    fn what_was_wrong_stands_before_what_is_said_the_newest_first() {
        let text = ARTICLE.replace(
            "date: 2024-06-25\n",
            "date: 2024-06-25\ncorrections:\n  2024-06-27: It was *3*.\n  2024-06-26: Old.\n",
        );
        let state = state("a.md", &text, &|tag, _, source| {
            (tag == "ht" && source != "Old.").then(|| Entry::current(source.replace("It was", "Se te")))
        });
        let english = of(&state, "en", None);
        let head =
            "*A ∗year∗ on*\n25 June 2024\n\nCorrection – 27 June 2024\nIt was ∗3∗.\n\nCorrection – 26 June 2024\n";
        assert!(english.starts_with(head) && english.contains("\nOld.\n\nWhat it brought.\n"), "{english}");
        let kreyol = of(&state, "ht", None);
        assert!(kreyol.contains("Koreksyon – 27 jen 2024\nSe te ∗3∗."), "{kreyol}");
        assert!(kreyol.ends_with("Poko fin tradui: gen pati ki ann angle.\n"), "{kreyol}");
    }

    #[test]
    fn signs_of_a_text_do_not_become_markup() {
        assert_eq!(plain("> *a* _b_ c_d ~e~ `f`"), "› ∗a∗ ＿b＿ c_d ∼e∼ ˋfˋ");
    }

    proptest! {
        #[test]
        fn a_message_is_short_and_every_line_is_whole(sentences in prop::collection::vec("[A-Z][a-zé]{5,60}( [a-z]{9,90}){1,4}\\.", 1..20)) {
            let article = format!("# Head\n\n{}\n", sentences.join(" "));
            let state = state("a.md", &article, &|_, _, _| None);
            let text = of(&state, "en", Some("https://example.org/en/a.html"));
            prop_assert!(text.chars().count() <= LONGEST);
            let body = text.split("\n\n").nth(1).unwrap();
            prop_assert!(body.starts_with("https") || body.lines().all(|l| sentences.iter().any(|s| s == l)), "{}", text);
        }
    }
}
