//! What a request's address names: pure, because it comes from anybody.

use std::fmt::Write as _;

/// What a request is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The names below the folder of the editions, none of them empty, hidden or more than one name.
    pub names: Vec<String>,
    /// Whether it ends with `/`, as that of a folder does.
    pub folder: bool,
}

/// Why an address names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is not written as an address is.
    Malformed,
    /// Nothing that anybody may see can be there.
    Nothing,
}

impl Address {
    /// Reads the target of a request: a path with `/` in front, perhaps with a query, which says nothing here.
    pub fn read(target: &str) -> Result<Self, Refused> {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_prefix('/').ok_or(Refused::Malformed)?;
        if path.is_empty() {
            return Ok(Self { names: Vec::new(), folder: true });
        }
        let folder = path.ends_with('/');
        let names = path.strip_suffix('/').unwrap_or(path).split('/');
        // Decoded once and after it was split: `%2F` divides nothing, and `%252e` is no dot.
        let names = names.map(decode).collect::<Result<Vec<_>, _>>()?;
        if names.iter().all(|name| is_plain(name)) { Ok(Self { names, folder }) } else { Err(Refused::Nothing) }
    }

    /// The address as it is written in a link.
    pub fn written(&self) -> String {
        let mut out = String::from("/");
        for (i, name) in self.names.iter().enumerate() {
            out.push_str(if i > 0 { "/" } else { "" });
            out.push_str(&encode(name));
        }
        if self.folder && !self.names.is_empty() {
            out.push('/');
        }
        out
    }
}

/// Whether this is one name, on every system, and not a hidden one.
fn is_plain(name: &str) -> bool {
    // On Windows a colon leads to another disk, or to a stream of the file.
    let foreign = cfg!(windows) && name.contains(':');
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0']) && !foreign
}

fn decode(text: &str) -> Result<String, Refused> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let mut digit = || bytes.next().and_then(|b| char::from(b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        match (digit(), digit()) {
            (Some(high), Some(low)) => out.push(high * 16 + low),
            _ => return Err(Refused::Malformed),
        }
    }
    String::from_utf8(out).map_err(|_| Refused::Malformed)
}

/// A name, or several with `/`, as a link has it.
pub(super) fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_leads_out_or_is_hidden_is_refused_however_it_is_written() {
        for target in [
            "/../tradwi.toml",
            "/%2e%2e/tradwi.toml",
            "/%2E./tradwi.toml",
            "/ht/../../tradwi.toml",
            "/..%2ftradwi.toml",
            "/..%5ctradwi.toml",
            "/.tradwi-manifest",
            "/%2etradwi-manifest",
            "/ht/.hidden/a.html",
            "//etc/passwd",
            "/ht//a.html",
            "/./a.html",
            "/a%00.html",
        ] {
            assert_eq!(Address::read(target), Err(Refused::Nothing), "{target}");
        }
        for target in ["", "ht/", "http://example.org/", "*", "/%", "/%2", "/%zz", "/%ff"] {
            assert_eq!(Address::read(target), Err(Refused::Malformed), "{target}");
        }
    }

    #[test]
    fn an_address_is_decoded_once_and_its_query_says_nothing() {
        let read = |target| Address::read(target).unwrap();
        assert_eq!(read("/"), Address { names: Vec::new(), folder: true });
        assert_eq!(read("/?x=/../y"), read("/"));
        assert_eq!(read("/ht/").written(), "/ht/");
        assert_eq!(read("/ht/dlo%20pw%C3%B2p.html#x").names, ["ht", "dlo pwòp.html"]);
        assert_eq!(read("/%252e%252e/a").names, ["%2e%2e", "a"]);
    }

    /// Signs that traversals are made of, among others.
    fn targets() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            Just("/".to_owned()),
            Just("..".to_owned()),
            Just(".".to_owned()),
            Just("%2e".to_owned()),
            Just("%2F".to_owned()),
            Just("%5C".to_owned()),
            Just("\\".to_owned()),
            Just("%00".to_owned()),
            Just("%".to_owned()),
            Just("?".to_owned()),
            Just("ht".to_owned()),
            any::<char>().prop_map(String::from),
        ];
        proptest::collection::vec(part, 0..12).prop_map(|parts| format!("/{}", parts.concat()))
    }

    proptest! {
        #[test]
        fn no_address_leads_out_of_the_folder_or_to_what_is_hidden(target in prop_oneof![targets(), any::<String>()]) {
            if let Ok(address) = Address::read(&target) {
                let path: std::path::PathBuf = address.names.iter().collect();
                let parts: Vec<Component<'_>> = path.components().collect();
                prop_assert_eq!(parts.len(), address.names.len());
                prop_assert!(parts.iter().all(|part| matches!(part, Component::Normal(_))), "{:?}", address);
                prop_assert!(Path::new("/e").join(&path).starts_with("/e"));
                prop_assert!(!address.names.iter().any(|name| name.starts_with('.')));
                // What a link says comes back as it was.
                prop_assert_eq!(Address::read(&address.written()), Ok(address));
            }
        }

        #[test]
        fn every_name_that_is_not_hidden_can_be_reached(name in "[^./\\\\\u{0}:][^/\\\\\u{0}:]{0,20}") {
            let target = format!("/ht/{}", encode(&name));
            prop_assert_eq!(Address::read(&target).unwrap().names, vec!["ht".to_owned(), name]);
        }
    }
}
