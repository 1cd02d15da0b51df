//! What a request is answered: its status, its headers, and the pages that no build wrote.

use std::hash::{BuildHasher as _, RandomState};

use super::address::{Address, encode};
use super::request::EVENTS;

/// What makes a page load itself again. It stands only in what the server sends: the editions have no script.
const SCRIPT: &str = include_str!("reload.js");

/// What every answer says: it is of now only, of the type it says it is, and for this site's own pages.
const ALWAYS: &str = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
                      Cross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n";

/// What a file that is no page may do when it is opened by itself: a picture in SVG has styles, and no script.
const FILE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; frame-ancestors 'none'";

/// The head of an answer. `length` is that of the body, which ends with the connection where nobody knows it.
pub(super) fn head(status: &str, kind: &str, length: Option<u64>, more: &str) -> String {
    let length = length.map(|n| format!("Content-Length: {n}\r\n")).unwrap_or_default();
    let more = if more.contains("Content-Security-Policy") {
        more.to_owned()
    } else {
        format!("Content-Security-Policy: {FILE_POLICY}\r\n{more}")
    };
    format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{length}{ALWAYS}{more}\r\n")
}

/// A number that nobody can know beforehand. The keys of a [`RandomState`] come from the system.
pub(super) fn nonce() -> String {
    format!("{:016x}{:016x}", RandomState::new().hash_one(1), RandomState::new().hash_one(2))
}

/// What a page may do: show its styles, pictures and readings that lie beside it, and pictures that it has in itself; and
/// of scripts only the server's.
pub(super) fn page_policy(nonce: &str) -> String {
    format!(
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; \
         script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'\r\n"
    )
}

/// A page with the script in it that loads it again when a build is no longer `build`.
pub(super) fn with_script(page: Vec<u8>, build: &str, nonce: &str) -> Vec<u8> {
    let script = SCRIPT.trim_end().replace("@EVENTS@", EVENTS).replace("@BUILD@", build);
    let tag = format!("<script nonce=\"{nonce}\">{script}</script>");
    let end = page.windows(7).rposition(|w| w.eq_ignore_ascii_case(b"</body>")).unwrap_or(page.len());
    let (before, after) = page.split_at(end);
    [before, tag.as_bytes(), after].concat()
}

/// The page that says that nothing is there, and what is.
pub(super) fn not_found(address: Option<&Address>, pages: &[String]) -> String {
    let said = address.map_or_else(|| "That".to_owned(), |a| format!("<code>{}</code>", escape(&a.written())));
    // Those beside what was asked for come first.
    let beside = address.and_then(|a| a.names.first()).map(|first| format!("{first}/")).unwrap_or_default();
    let (near, far): (Vec<&String>, Vec<&String>) =
        pages.iter().partition(|page| !beside.is_empty() && page.starts_with(&beside));
    let links: String = near
        .into_iter()
        .chain(far)
        .map(|page| format!("<li><a href=\"/{}\">{}</a></li>\n", encode(page), escape(page)))
        .collect();
    let there = if links.is_empty() {
        "<p>No pages yet: put articles into the folder of the articles, and they appear here.</p>".to_owned()
    } else {
        format!("<p>These pages are:</p>\n<ul>\n{links}</ul>")
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>Not there</title>\n\
         <style>body{{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:40rem;padding:0 1rem}}\
         :root{{color-scheme:light dark}}</style>\n</head>\n<body>\n<h1>Not there</h1>\n\
         <p>{said} is not in the editions.</p>\n{there}\n</body>\n</html>\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The type of a file by its name.
pub(super) fn kind(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        // A browser shows a text that it would offer to save as Markdown.
        "txt" | "md" | "markdown" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "json" => "application/json",
        "epub" => "application/epub+zip",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "wav" => "audio/wav",
        "ogg" => "audio/ogg",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_before_the_end_of_the_page_and_ends_nowhere_else() {
        let page = with_script(b"<body>a</BODY></html>".to_vec(), "b1", "n1");
        let page = String::from_utf8(page).unwrap();
        assert!(
            page.starts_with("<body>a<script nonce=\"n1\">") && page.ends_with("</script></BODY></html>"),
            "{page}"
        );
        assert!(page.contains("\"b1\"") && page.contains("\"/.tradwi/events\"") && !page.contains('@'), "{page}");
        assert_eq!(page.matches("</").count(), 3);
        assert!(with_script(b"a".to_vec(), "b", "n").starts_with(b"a<script"));
    }

    #[test]
    fn a_page_may_do_no_more_than_pages_do() {
        let policy = page_policy("n1");
        for part in ["default-src 'none'", "script-src 'nonce-n1'", "img-src 'self' data:", "connect-src 'self'"] {
            assert!(policy.contains(&format!("{part};")), "{policy}");
        }
        assert!(!policy.contains("http") && policy.matches("unsafe").count() == 1 && policy.ends_with("\r\n"));
    }

    #[test]
    fn no_two_answers_have_the_same_nonce() {
        let nonces: std::collections::BTreeSet<String> = (0..100).map(|_| nonce()).collect();
        assert_eq!(nonces.len(), 100);
    }

    #[test]
    fn what_was_asked_for_is_said_as_text() {
        let address = Address { names: vec!["ht".into(), "<b>&\"".into()], folder: false };
        let page = not_found(Some(&address), &["fr/a.html".into(), "ht/<i>.html".into()]);
        assert!(!page.contains("<b>") && !page.contains("<i>"), "{page}");
        assert!(page.find("ht/&lt;i").unwrap() < page.find("fr/a.html").unwrap(), "{page}");
        assert!(not_found(None, &[]).contains("No pages yet"));
    }
}
