//! The socket: a thread for every connection, a bounded number of them, each with an end.
//!
//! Written by hand because a server of pages for one person is short, and what crates there are put no bound on the
//! number of threads or on the time a client may take.

use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::address::Address;
use super::request::{self, Bad, Request};
use super::state::Shared;
use super::{answer, request::LONGEST};
use crate::project::{Project, Published};

/// Connections that are answered at a time, those of events apart.
const MOST: usize = 32;
/// Pages that wait for events at a time.
const MOST_LISTENERS: usize = 32;
/// How long a client may take to say what it wants.
const ASKING: Duration = Duration::from_secs(10);
/// How long it may take over a piece of the answer, and over the whole of it.
const PIECE: Duration = Duration::from_secs(10);
const ANSWERING: Duration = Duration::from_secs(120);
/// How often it is looked whether a listener is still there, and how often it is told that the server is.
const LOOK: Duration = Duration::from_millis(300);
const HEARTBEAT: Duration = Duration::from_secs(15);
/// A page longer than this is sent as it is, without the script.
const LONGEST_PAGE: u64 = 32 << 20;
/// Links on the page that says that nothing is there.
const LINKS: usize = 200;

const TEXT: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

/// The ports that are tried where nobody asked for one: the first, and those after it.
const PORTS: std::ops::RangeInclusive<u16> = 4000..=4099;

/// Listens on this machine only: on the port given, or on the first that is free.
pub(super) fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let Some(port) = port else {
        let taken = || io::Error::from(io::ErrorKind::AddrInUse);
        return PORTS.map(bind).find(|r| !matches!(r, Err(e) if is_taken(e))).unwrap_or_else(|| Err(taken()));
    };
    bind(port)
}

fn is_taken(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied)
}

/// One of a bounded number of places, free again when dropped.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(places: &Arc<AtomicUsize>, most: usize) -> Option<Self> {
        let take = |taken| (taken < most).then_some(taken + 1);
        places.fetch_update(Ordering::AcqRel, Ordering::Acquire, take).ok().map(|_| Self(Arc::clone(places)))
    }

    /// Waits a little for one, while the system keeps those who come after in line.
    fn wait(places: &Arc<AtomicUsize>, most: usize) -> Option<Self> {
        let start = Instant::now();
        loop {
            let place = Self::take(places, most);
            if place.is_some() || start.elapsed() > LOOK {
                return place;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Answers whoever comes, in threads of its own, for as long as the process lives.
pub(super) fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let (answered, listening) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    thread::spawn(move || {
        loop {
            let Ok((stream, _)) = listener.accept() else {
                // No more files may be open: some will be closed.
                thread::sleep(Duration::from_millis(50));
                continue;
            };
            let Some(place) = Place::wait(&answered, MOST) else {
                refuse(&stream);
                continue;
            };
            let (shared, listening) = (Arc::clone(&shared), Arc::clone(&listening));
            // A client that went away concerns nobody; where no thread can be had, it is as if it had.
            let _ = thread::Builder::new().spawn(move || {
                let _ = Connection { stream, shared, head_only: false }.answer(place, &listening);
            });
        }
    });
}

/// Sends away one too many, without waiting for it.
fn refuse(stream: &TcpStream) {
    let body = "Too many connections at once; try again.\n";
    let head = answer::head("503 Service Unavailable", TEXT, Some(body.len() as u64), "Retry-After: 1\r\n");
    if stream.set_nonblocking(true).is_ok() {
        // What was not read when the connection ends would take the answer with it.
        let _ = (&mut &*stream).read(&mut [0; LONGEST]);
        let _ = (&mut &*stream).write_all(format!("{head}{body}").as_bytes());
    }
}

struct Connection {
    stream: TcpStream,
    shared: Arc<Shared>,
    /// Whether only the head of the answer is wanted.
    head_only: bool,
}

impl Connection {
    fn answer(mut self, place: Place, listening: &Arc<AtomicUsize>) -> io::Result<()> {
        self.stream.set_write_timeout(Some(PIECE))?;
        self.stream.set_nodelay(true)?;
        let head = match self.head()? {
            Some(head) => head,
            None => return self.plain("431 Request Header Fields Too Large", "The request is too long.\n", ""),
        };
        self.head_only = head.starts_with(b"HEAD ");
        match Request::read(&head) {
            Ok(request) if request.events => {
                let Some(_listener) = Place::take(listening, MOST_LISTENERS) else {
                    return self.plain("503 Service Unavailable", "Too many pages are open at once.\n", "");
                };
                drop(place);
                self.events()
            }
            Ok(request) => self.page(&request),
            Err(Bad::Malformed) => self.plain("400 Bad Request", "This is no request that tradwi understands.\n", ""),
            Err(Bad::Method) => {
                self.plain("405 Method Not Allowed", "Pages can only be read here.\n", "Allow: GET, HEAD\r\n")
            }
            Err(Bad::Host) => {
                self.plain("403 Forbidden", "Only http://localhost and http://127.0.0.1 are answered here.\n", "")
            }
        }
    }

    /// Reads up to the end of the head; `None` if that is too far away.
    fn head(&mut self) -> io::Result<Option<Vec<u8>>> {
        let start = Instant::now();
        let (mut bytes, mut piece) = (Vec::new(), [0; 2048]);
        loop {
            let left = ASKING.checked_sub(start.elapsed()).filter(|left| !left.is_zero());
            self.stream.set_read_timeout(Some(left.ok_or(io::ErrorKind::TimedOut)?))?;
            let n = self.stream.read(&mut piece)?;
            if n == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            bytes.extend_from_slice(&piece[..n]);
            if let Some(end) = request::end(&bytes).filter(|end| *end <= LONGEST) {
                bytes.truncate(end);
                return Ok(Some(bytes));
            }
            if bytes.len() > LONGEST {
                return Ok(None);
            }
        }
    }

    fn page(&mut self, request: &Request) -> io::Result<()> {
        // The build is asked before the file: one that ends in between makes the page load itself again.
        let (project, build) = self.shared.current();
        let Some(address) = &request.address else { return self.nothing(None, &project, &build) };
        let mut names = address.names.clone();
        let mut found = project.published(&names);
        if matches!(found, Some(Published::Folder)) {
            // Links in an index are relative to its folder.
            if !address.folder {
                let to = Address { folder: true, ..address.clone() }.written();
                return self.plain("301 Moved Permanently", "", &format!("Location: {to}\r\n"));
            }
            names.push("index.html".into());
            found = project.published(&names).filter(|f| matches!(f, Published::File(..)));
        } else if address.folder {
            found = None;
        }
        let Some(Published::File(mut file, length)) = found else {
            return self.nothing(Some(address), &project, &build);
        };
        let kind = answer::kind(names.last().map_or("", String::as_str));
        if kind == HTML && length <= LONGEST_PAGE {
            let mut page = Vec::new();
            file.take(LONGEST_PAGE).read_to_end(&mut page)?;
            return self.html("200 OK", page, &build);
        }
        let Some((first, last)) = request.range else {
            let head = answer::head("200 OK", kind, Some(length), "Accept-Ranges: bytes\r\n");
            return self.send(&head, &mut file.take(length));
        };
        let last = last.unwrap_or(u64::MAX).min(length.saturating_sub(1));
        if first >= length || first > last {
            let range = format!("Content-Range: bytes */{length}\r\n");
            return self.plain("416 Range Not Satisfiable", "", &range);
        }
        file.seek(SeekFrom::Start(first))?;
        let range = format!("Accept-Ranges: bytes\r\nContent-Range: bytes {first}-{last}/{length}\r\n");
        let head = answer::head("206 Partial Content", kind, Some(last - first + 1), &range);
        self.send(&head, &mut file.take(last - first + 1))
    }

    fn nothing(&mut self, address: Option<&Address>, project: &Project, build: &str) -> io::Result<()> {
        let page = answer::not_found(address, &project.published_pages(LINKS));
        self.html("404 Not Found", page.into_bytes(), build)
    }

    fn html(&mut self, status: &str, page: Vec<u8>, build: &str) -> io::Result<()> {
        let nonce = answer::nonce();
        let page = answer::with_script(page, build, &nonce);
        let head = answer::head(status, HTML, Some(page.len() as u64), &answer::page_policy(&nonce));
        self.send(&head, &mut page.as_slice())
    }

    fn plain(&mut self, status: &str, body: &str, more: &str) -> io::Result<()> {
        let head = answer::head(status, TEXT, Some(body.len() as u64), more);
        self.send(&head, &mut body.as_bytes())
    }

    /// Sends an answer piece by piece, for as long as the client takes them.
    fn send(&mut self, head: &str, body: &mut dyn io::Read) -> io::Result<()> {
        let start = Instant::now();
        self.stream.write_all(head.as_bytes())?;
        if self.head_only {
            return self.hang_up();
        }
        let mut piece = vec![0; 64 * 1024];
        loop {
            let n = body.read(&mut piece)?;
            if n == 0 {
                break;
            }
            let mut rest = &piece[..n];
            while !rest.is_empty() {
                if start.elapsed() > ANSWERING {
                    return Err(io::ErrorKind::TimedOut.into());
                }
                match self.stream.write(rest)? {
                    0 => return Err(io::ErrorKind::WriteZero.into()),
                    n => rest = &rest[n..],
                }
            }
        }
        self.hang_up()
    }

    /// Ends the connection so that the answer arrives even where not all of the request was read.
    fn hang_up(&mut self) -> io::Result<()> {
        self.stream.shutdown(Shutdown::Write)?;
        self.stream.set_read_timeout(Some(LOOK))?;
        let mut piece = [0; 8192];
        for _ in 0..64 {
            if self.stream.read(&mut piece)? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Tells a page how things stand, whenever that changes, until it goes.
    fn events(&mut self) -> io::Result<()> {
        self.stream.write_all(answer::head("200 OK", "text/event-stream", None, "").as_bytes())?;
        if self.head_only {
            return self.hang_up();
        }
        let mut known = String::new();
        let mut said = Instant::now();
        loop {
            let event = self.shared.event();
            if event != known {
                self.stream.write_all(format!("retry: 1000\ndata: {event}\n\n").as_bytes())?;
                known = event;
                said = Instant::now();
            } else if said.elapsed() > HEARTBEAT {
                self.stream.write_all(b":\n\n")?;
                said = Instant::now();
            }
            self.shared.wait(&known, LOOK);
            if self.is_gone()? {
                return Ok(());
            }
        }
    }

    fn is_gone(&mut self) -> io::Result<bool> {
        self.stream.set_nonblocking(true)?;
        let read = self.stream.read(&mut [0; 512]);
        self.stream.set_nonblocking(false)?;
        match read {
            Ok(n) => Ok(n == 0),
            Err(e) => Ok(e.kind() != io::ErrorKind::WouldBlock),
        }
    }
}
