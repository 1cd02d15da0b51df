//! Reading a request: as much of HTTP as a browser needs to look at pages, and no more than a few kilobytes of it.

use super::address::{Address, Refused};

/// The bytes that a request may have, its headers included.
pub(super) const LONGEST: usize = 16 * 1024;

/// A request that may be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// What it is for; `None` where nothing can be.
    pub address: Option<Address>,
    /// Whether it asks for the events and not for a page.
    pub events: bool,
    /// The first and the last byte wanted of a file, where only a part is: a reading is begun in the middle.
    pub range: Option<(u64, Option<u64>)>,
}

/// Why a request is not answered, with the status that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bad {
    Malformed,
    Method,
    /// It is meant for another host than this machine's own name for itself.
    Host,
}

/// Where the head of a request ends, once it is all there.
pub(super) fn end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4)
}

/// The address of the events.
pub(super) const EVENTS: &str = "/.tradwi/events";

impl Request {
    /// Reads the head of a request.
    pub fn read(head: &[u8]) -> Result<Self, Bad> {
        let text = std::str::from_utf8(head).map_err(|_| Bad::Malformed)?;
        let mut lines = text.split("\r\n");
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(Bad::Malformed);
        };
        if !matches!(version, "HTTP/1.1" | "HTTP/1.0") {
            return Err(Bad::Malformed);
        }
        let mut hosts = Vec::new();
        let mut range = None;
        for line in lines.take_while(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':').ok_or(Bad::Malformed)?;
            if name.is_empty() || name.contains([' ', '\t']) {
                return Err(Bad::Malformed);
            }
            match name.to_ascii_lowercase().as_str() {
                "host" => hosts.push(value.trim()),
                "range" => range = self::range(value.trim()),
                _ => {}
            }
        }
        // A page of another site can have its own name lead to this machine; then the browser says that name.
        if !matches!(hosts[..], [host] if is_own(host)) {
            return Err(Bad::Host);
        }
        if !matches!(method, "GET" | "HEAD") {
            return Err(Bad::Method);
        }
        let events = target == EVENTS;
        let address = match Address::read(target) {
            Ok(address) => Some(address),
            Err(Refused::Nothing) => None,
            Err(Refused::Malformed) => return Err(Bad::Malformed),
        };
        Ok(Self { address, events, range })
    }
}

/// Whether a `Host` is a name of this machine for itself, with any port: it may have been forwarded.
fn is_own(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some(("::1", port)) => ("localhost", port),
            _ => return false,
        },
        None => host.find(':').map_or((host, ""), |at| host.split_at(at)),
    };
    let digits = port.strip_prefix(':').unwrap_or(port);
    let is_port = port.is_empty() || (port.len() > 1 && port.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit()));
    is_port && port.is_empty() == digits.is_empty() && (name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1")
}

/// A single range from a first byte on; whatever else there may be is answered with the whole file, as is allowed.
fn range(value: &str) -> Option<(u64, Option<u64>)> {
    let (first, last) = value.strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    let last = if last.is_empty() { None } else { Some(number(last)?) };
    Some((number(first)?, last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(lines: &[&str]) -> Result<Request, Bad> {
        Request::read(format!("{}\r\n\r\n", lines.join("\r\n")).as_bytes())
    }

    #[test]
    fn only_this_machines_own_names_are_answered() {
        for own in ["localhost", "LocalHost:4000", "127.0.0.1:1", "127.0.0.1", "[::1]", "[::1]:65535"] {
            assert!(read(&["GET / HTTP/1.1", &format!("Host: {own}")]).is_ok(), "{own}");
        }
        for other in [
            "",
            "example.org",
            "localhost.example.org",
            "localhost.",
            "127.0.0.1.example.org",
            "127.0.0.2",
            "[::2]",
            "[::1]x",
            "localhost:",
            "localhost:x",
            "localhost:80:80",
            "evil@localhost",
            "localhost, example.org",
            "::1",
        ] {
            assert_eq!(read(&["GET / HTTP/1.1", &format!("Host: {other}")]), Err(Bad::Host), "{other}");
        }
        assert_eq!(read(&["GET / HTTP/1.1"]), Err(Bad::Host));
        assert_eq!(read(&["GET / HTTP/1.1", "Host: localhost", "host: example.org"]), Err(Bad::Host));
    }

    #[test]
    fn nothing_but_reading_is_possible() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"] {
            assert_eq!(read(&[&format!("{method} / HTTP/1.1"), "Host: localhost"]), Err(Bad::Method), "{method}");
        }
        for line in ["", "GET", "GET /", "GET / HTTP/2", "GET  / HTTP/1.1", "GET http://localhost/ HTTP/1.1"] {
            assert_eq!(read(&[line, "Host: localhost"]), Err(Bad::Malformed), "{line}");
        }
        assert_eq!(read(&["GET / HTTP/1.1", "Host: localhost", "no colon"]), Err(Bad::Malformed));
        assert_eq!(read(&["GET / HTTP/1.1", " Host: localhost"]), Err(Bad::Malformed));
    }

    #[test]
    fn a_part_of_a_file_can_be_asked_for() {
        let range =
            |value: &str| read(&["GET /a.ogg HTTP/1.1", "Host: localhost", &format!("Range: {value}")]).unwrap().range;
        assert_eq!(range("bytes=0-"), Some((0, None)));
        assert_eq!(range("bytes=10-19"), Some((10, Some(19))));
        for other in ["bytes=-5", "bytes=0-1,4-5", "lines=1-2", "bytes=+1-", "bytes=99999999999999999999-"] {
            assert_eq!(range(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_request_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = (end(&bytes), Request::read(&bytes));
        }
    }
}
