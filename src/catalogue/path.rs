//! The name of an article's catalogue.

/// An article's path, relative to the folder of the articles, without its extension: `health/water.md` is
/// `health/water`.
pub fn article_stem(path: &str) -> &str {
    let name_start = path.rfind('/').map_or(0, |i| i + 1);
    match path[name_start..].rfind('.') {
        Some(dot) if dot > 0 => &path[..name_start + dot],
        _ => path,
    }
}

/// The name of a catalogue below a locale's folder, `health/water.ftl` for `health/water`.
///
/// What a file system forbids somewhere is percent-encoded (RFC 3986), so that every article of a project on
/// one machine can be checked out on another: `: ? * " < > | \`, control characters, `%` itself, and a space
/// or dot at the end of a name. `terms` and `site` are taken, so an article of that name is encoded as well.
pub fn file_name(stem: &str) -> String {
    let mut out = String::with_capacity(stem.len() + 4);
    for (i, name) in stem.split('/').enumerate() {
        if i > 0 {
            out.push('/');
        }
        let kept = name.trim_end_matches([' ', '.']).len();
        let reserved =
            i == 0 && !stem.contains('/') && (name.eq_ignore_ascii_case("terms") || name.eq_ignore_ascii_case("site"));
        for (at, c) in name.char_indices() {
            let forbidden = matches!(c, ':' | '?' | '*' | '"' | '<' | '>' | '|' | '\\' | '%') || c.is_control();
            if forbidden || at >= kept || (reserved && at == 0) {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            } else {
                out.push(c);
            }
        }
    }
    out.push_str(".ftl");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_file_system_forbids_are_encoded() {
        for (path, want) in [
            ("one-year-on.txt", "one-year-on.ftl"),
            ("health/l’eau, c'est: la vie?.md", "health/l’eau, c'est%3A la vie%3F.ftl"),
            ("terms.md", "%74erms.ftl"),
            ("a/site.txt", "a/site.ftl"),
            ("100%.md", "100%25.ftl"),
            ("dots...md", "dots%2E%2E.ftl"),
            (".hidden", ".hidden.ftl"),
        ] {
            assert_eq!(file_name(article_stem(path)), want);
        }
    }
}
