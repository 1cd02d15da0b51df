//! `tradwi serve` as browsers and those who are none meet it: over a socket, with the real program. One test needs
//! Chromium; it is skipped with a word where there is none, and compulsory in CI.

mod support;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use support::Project;

/// Nothing that is tested here takes more than a second or so; this is a guard against what never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server, which ends with the test.
struct Server {
    child: Child,
    port: u16,
    said: Arc<Mutex<String>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until something is so.
fn until<T>(what: &str, mut is_so: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = is_so() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "never came: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

impl Server {
    fn start(project: &Project) -> Self {
        Self::start_with(project, &["--port", "0"])
    }

    fn start_with(project: &Project, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tradwi"))
            .arg("serve")
            .args(args)
            .current_dir(project.path())
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let streams: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let said = Arc::clone(&said);
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    *said.lock().unwrap() += &format!("{line}\n");
                }
            });
        }
        let mut server = Self { child, port: 0, said };
        server.port = until("the address", || {
            let said = server.said();
            let rest = &said[said.find("http://127.0.0.1:")? + "http://127.0.0.1:".len()..];
            rest[..rest.find('/')?].parse().ok()
        });
        server
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    fn wait_for_words(&self, words: &str) {
        until(words, || self.said().contains(words).then_some(()));
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes and reads the answer to its end.
    fn send(&self, request: &[u8]) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        Answer { status: head[9..12].parse().unwrap(), head, body: bytes[end + 4..].to_vec() }
    }

    fn ask(&self, method: &str, path: &str, more: &str) -> Answer {
        self.send(format!("{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\n{more}\r\n", self.port).as_bytes())
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    fn events(&self) -> Events {
        let mut stream = self.connect();
        let request = format!("GET /.tradwi/events HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).unwrap();
        Events(BufReader::new(stream))
    }
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|l| l.split_once(": "));
        lines.find(|(n, _)| n.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }
}

struct Events(BufReader<TcpStream>);

impl Events {
    /// The next event; what comes between is passed over.
    fn next(&mut self) -> serde_json::Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the events have ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }
}

const CONFIG: &str = "\
publish = 0
locales = [\"ht\"]

[locale.ht]
headline = \"label\"

[locale.fr]
headline = \"label\"
";

fn project() -> Project {
    Project::new(&[
        ("tradwi.toml", CONFIG),
        ("articles/news.md", "# Water\n\nBoil the water for one minute.\n\n![A well](well.svg)\n"),
        ("articles/well.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>\n"),
    ])
}

#[test]
fn pages_and_what_they_show_are_served_with_their_types_and_nothing_may_be_kept() {
    let project = project();
    let server = Server::start(&project);
    let page = server.get("/en/news.html");
    assert_eq!((page.status, page.header("Content-Type")), (200, "text/html; charset=utf-8"));
    assert!(page.text().contains("Boil the water for one minute."));
    assert_eq!(page.header("Content-Length"), page.body.len().to_string());
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/ht/", "text/html; charset=utf-8"),
        ("/en/index.html?x=1", "text/html; charset=utf-8"),
        ("/en/news.md", "text/plain; charset=utf-8"),
        ("/en/news.script.txt", "text/plain; charset=utf-8"),
        ("/en/well.svg", "image/svg+xml"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("Content-Type")), (200, kind), "{path}");
        assert_eq!(answer.header("Cache-Control"), "no-store", "{path}");
        assert_eq!(answer.header("X-Content-Type-Options"), "nosniff", "{path}");
        assert!(answer.header("Content-Security-Policy").starts_with("default-src 'none'"), "{path}");
        let head = server.ask("HEAD", path, "");
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(head.header("Content-Length"), answer.body.len().to_string(), "{path}");
    }
    let moved = server.get("/ht");
    assert_eq!((moved.status, moved.header("Location")), (301, "/ht/"));
    let part = server.ask("GET", "/en/well.svg", "Range: bytes=1-3\r\n");
    assert_eq!((part.status, part.text().as_str()), (206, "svg"));
    assert!(part.header("Content-Range").starts_with("bytes 1-3/"));
    assert_eq!(server.ask("GET", "/en/well.svg", "Range: bytes=9999-\r\n").status, 416);
}

#[test]
fn the_script_stands_in_what_is_served_and_not_on_the_disk() {
    let project = project();
    let server = Server::start(&project);
    let (first, second) = (server.get("/en/news.html"), server.get("/en/news.html"));
    let nonce = |answer: &Answer| {
        let policy = answer.header("Content-Security-Policy").to_owned();
        let at = policy.find("script-src 'nonce-").unwrap() + "script-src 'nonce-".len();
        policy[at..at + policy[at..].find('\'').unwrap()].to_owned()
    };
    assert_ne!(nonce(&first), nonce(&second));
    assert!(first.text().contains(&format!("<script nonce=\"{}\">", nonce(&first))));
    // What search engines read is data, and no script.
    let scripts = |page: &str| page.replace("<script type=\"application/ld+json\">", "").matches("<script").count();
    assert_eq!(scripts(&first.text()), 1);
    for page in ["editions/en/news.html", "editions/index.html"] {
        assert_eq!(scripts(&project.read(page)), 0, "{page}");
    }
    // What is served is what `build` writes, and a build finds nothing to change.
    assert!(project.run(0, &["build"]).contains(", 0 new or changed"));
}

#[test]
fn a_page_that_is_not_there_says_which_are() {
    let project = project();
    let server = Server::start(&project);
    let answer = server.get("/ht/nouvel.html");
    assert_eq!((answer.status, answer.header("Content-Type")), (404, "text/html; charset=utf-8"));
    let text = answer.text();
    assert!(text.contains("href=\"/ht/news.html\"") && text.contains("href=\"/en/news.html\""), "{text}");
    assert!(text.contains("<code>/ht/nouvel.html</code>"), "{text}");
    for path in ["/en/news.html/", "/en/news.html/x", "/%3Cb%3E"] {
        let answer = server.get(path);
        assert!(answer.status == 404 && !answer.text().contains("<b>"), "{path}");
    }
}

#[test]
fn nothing_outside_the_editions_and_nothing_hidden_is_served() {
    let project = project();
    project.write("secret.txt", "secret");
    let server = Server::start(&project);
    project.write("editions/.hidden/a.txt", "secret");
    project.write("editions/plain.txt", "plain");
    #[cfg(unix)]
    for (to, link) in [
        ("../secret.txt", "editions/out.txt"),
        ("..", "editions/up"),
        ("/etc", "editions/etc"),
        (".hidden", "editions/shown"),
        (".tradwi-manifest", "editions/list.txt"),
        ("plain.txt", "editions/inside.txt"),
    ] {
        std::os::unix::fs::symlink(to, project.path().join(link)).unwrap();
    }
    for path in [
        "/../tradwi.toml",
        "/%2e%2e/tradwi.toml",
        "/%2e%2e%2ftradwi.toml",
        "/en/../../tradwi.toml",
        "/..%5ctradwi.toml",
        "//etc/passwd",
        "/.tradwi-manifest",
        "/%2etradwi-manifest",
        "/.hidden/a.txt",
        "/out.txt",
        "/up/tradwi.toml",
        "/up/",
        "/etc/passwd",
        "/shown/a.txt",
        "/list.txt",
    ] {
        let answer = server.get(path);
        let text = answer.text();
        assert_eq!(answer.status, 404, "{path}: {text}");
        assert!(
            !text.contains("secret\n") && !text.contains("locales = ") && !text.contains("root:"),
            "{path}: {text}"
        );
    }
    assert_eq!(server.get("/plain.txt").text(), "plain");
    #[cfg(unix)]
    assert_eq!(server.get("/inside.txt").text(), "plain", "a link within the editions is as good as a file");
}

#[test]
fn who_asks_for_another_host_or_wants_more_than_to_read_is_refused() {
    let project = project();
    let server = Server::start(&project);
    for host in ["example.org", "localhost.example.org", "127.0.0.1.example.org:80", ""] {
        let answer = server.send(format!("GET /en/news.html HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        assert!(answer.status == 403 && !answer.text().contains("Boil"), "{host}");
        let events = server.send(format!("GET /.tradwi/events HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        assert_eq!(events.status, 403, "{host}");
    }
    assert_eq!(server.send(b"GET / HTTP/1.1\r\n\r\n").status, 403);
    assert_eq!(server.send(b"GET / HTTP/1.1\r\nHost: [::1]:1\r\n\r\n").status, 200);
    let post = server.ask("POST", "/en/news.html", "Content-Length: 3\r\n");
    assert_eq!((post.status, post.header("Allow")), (405, "GET, HEAD"));
    assert_eq!(server.send(b"\x16\x03\x01\x02\x00\r\n\r\n").status, 400);
    assert_eq!(server.ask("GET", "/%zz", "").status, 400);
}

#[test]
fn a_request_without_end_is_cut_off() {
    let project = project();
    let server = Server::start(&project);
    let long = "x".repeat(20_000);
    assert_eq!(server.ask("GET", "/", &format!("X-Long: {long}\r\n")).status, 431);
    assert_eq!(server.ask("GET", &format!("/{long}"), "").status, 431);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn clients_that_say_nothing_or_never_listen_keep_nobody_waiting() {
    let project = project();
    let server = Server::start(&project);
    project.write("editions/long.txt", &"long ".repeat(4_000_000));
    let mut held = Vec::new();
    for part in ["", "G", "GET / HTTP/1.1\r\nHost: localhost\r\n"] {
        for _ in 0..5 {
            let mut stream = server.connect();
            stream.write_all(part.as_bytes()).unwrap();
            held.push(stream);
        }
    }
    for _ in 0..5 {
        let mut stream = server.connect();
        stream.write_all(b"GET /long.txt HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        held.push(stream);
    }
    let listeners: Vec<Events> = (0..20)
        .map(|_| {
            let mut events = server.events();
            events.next();
            events
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(server.get("/en/news.html").status, 200);
    }
    // Half a request can be ended still.
    held[10].write_all(b"\r\n").unwrap();
    let mut answer = [0; 12];
    held[10].read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200");
    drop(listeners);
}

#[test]
fn more_connections_than_there_is_room_for_are_sent_away_and_room_comes_again() {
    let project = project();
    let server = Server::start(&project);
    let held: Vec<TcpStream> = (0..100).map(|_| server.connect()).collect();
    // Threads are few whatever comes; where the system says how many there are, it is counted.
    if let Ok(status) = std::fs::read_to_string(format!("/proc/{}/status", server.child.id())) {
        let threads = status.lines().find_map(|l| l.strip_prefix("Threads:")).unwrap().trim().parse::<usize>().unwrap();
        let most = 40 + thread::available_parallelism().unwrap().get();
        assert!(threads <= most, "{threads} threads");
    }
    drop(held);
    until("room", || (server.get("/").status == 200).then_some(()));
}

#[test]
fn an_edit_is_built_and_pages_are_told_of_it() {
    let project = project();
    let server = Server::start(&project);
    let mut events = server.events();
    let first = events.next();
    assert_eq!(first["problem"], serde_json::Value::Null);
    let page = server.get("/en/news.html").text();
    assert!(page.contains(&format!("\"{}\"", first["build"].as_str().unwrap())), "the page knows its build");

    project.edit("articles/news.md", "one minute", "three minutes");
    let second = events.next();
    assert_ne!(second["build"], first["build"]);
    let page = server.get("/en/news.html").text();
    assert!(page.contains("three minutes") && page.contains(second["build"].as_str().unwrap()), "{page}");
    assert!(project.read("locales/ht/news.ftl").contains("three minutes"), "the catalogues were synced");
    server.wait_for_words("articles/news.md: ");

    // A translation, and words of the pages.
    let text = project.read("locales/ht/news.ftl");
    let lines = text.lines().filter(|l| !l.contains("was>") && !l.contains("diff>"));
    let text: String = lines.map(|l| format!("{l}\n")).collect();
    let at = text.find("three minutes").unwrap();
    let stub = at + text[at..].find("{ \"\" }").unwrap();
    let (before, after) = (&text[..stub], &text[stub + "{ \"\" }".len()..]);
    project.write("locales/ht/news.ftl", &format!("{before}Bouyi dlo a pandan twa minit.{after}"));
    until("the translation", || server.get("/ht/news.html").text().contains("Bouyi dlo a").then_some(()));
    project.write("locales/ht/site.ftl", "site-title = Nouvèl dlo\n");
    until("the title", || server.get("/ht/").text().contains("Nouvèl dlo").then_some(()));

    // An article that comes, and one that goes.
    project.write("articles/more.md", "# More\n\nSomething else.\n");
    until("the new article", || (server.get("/en/more.html").status == 200).then_some(()));
    project.remove("articles/more.md");
    until("its end", || (server.get("/en/more.html").status == 404).then_some(()));
    assert!(!server.said().contains("editions/"), "what a build writes is not watched: {}", server.said());
}

#[test]
fn a_slip_in_the_configuration_is_shown_and_the_old_pages_stay_until_it_is_mended() {
    let project = project();
    let server = Server::start(&project);
    let mut events = server.events();
    let first = events.next();
    let good = project.read("tradwi.toml");
    project.write("tradwi.toml", &format!("\"<b>slip\" = 1\n{good}"));
    let broken = events.next();
    assert_eq!(broken["build"], first["build"], "nothing is loaded again");
    let problem = broken["problem"].as_str().unwrap();
    assert!(problem.contains("tradwi.toml:1:") && problem.contains("<b>slip"), "{problem}");
    server.wait_for_words("error: tradwi.toml:1:");
    assert_eq!(server.get("/en/news.html").status, 200);
    // Who comes now hears of it at once.
    assert_eq!(server.events().next()["problem"], broken["problem"]);

    project.write("tradwi.toml", &good.replacen("[\"ht\"]", "[\"ht\", \"fr\"]", 1));
    let mended = events.next();
    assert!(mended["problem"].is_null() && mended["build"] != first["build"], "{mended}");
    assert_eq!(server.get("/fr/").status, 200);
}

#[test]
fn an_article_that_cannot_be_read_is_shown_with_its_place() {
    let project = project();
    let server = Server::start(&project);
    let mut events = server.events();
    events.next();
    project.write("articles/news.md", "# Water\n\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n");
    let event = until("a problem", || Some(events.next()).filter(|e| !e["problem"].is_null()));
    assert!(event["problem"].as_str().unwrap().contains("articles/news.md:3:1"), "{event}");
    assert!(server.get("/en/news.html").text().contains("Boil the water"), "the page it had stays");
}

#[test]
fn a_template_is_tried_out_as_it_is_written() {
    let project = project();
    let server = Server::start(&project);
    let mut events = server.events();
    events.next();
    project.write("templates/style.css", "body { color: teal }\n");
    until("the style", || server.get("/en/news.html").text().contains("color: teal").then_some(()));
    project.write("templates/layout.html", "<p>{{ no_such_name }}\n");
    let event = until("a problem", || Some(events.next()).filter(|e| !e["problem"].is_null()));
    assert!(event["problem"].as_str().unwrap().contains("templates/layout.html:1:"), "{event}");
    assert!(server.get("/en/news.html").text().contains("color: teal"), "tradwi's own takes its place");
    project.remove("templates/layout.html");
    until("the end of it", || Some(events.next()).filter(|e| e["problem"].is_null()));
}

#[test]
fn an_empty_project_is_served_and_fills() {
    let project = Project::new(&[("tradwi.toml", "locales = [\"ht\"]\n")]);
    let server = Server::start(&project);
    server.wait_for_words("No articles yet");
    let page = server.get("/");
    assert!(page.status == 404 && page.text().contains("No pages yet"), "{}", page.text());
    project.write("articles/a.txt", "A headline\nA paragraph that is long enough.\n");
    until("the first page", || (server.get("/en/a.html").status == 200).then_some(()));
}

#[cfg(unix)]
#[test]
fn a_build_waits_for_another_run_to_end() {
    let project = project();
    project.sync();
    let server = Server::start(&project);
    let lock = std::fs::File::open(project.path().join("locales")).unwrap();
    lock.lock().unwrap();
    project.edit("articles/news.md", "one minute", "three minutes");
    server.wait_for_words("waiting for it to end");
    assert!(server.get("/en/news.html").text().contains("one minute"));
    drop(lock);
    until("the build", || server.get("/en/news.html").text().contains("three minutes").then_some(()));
    // The lock is not kept.
    project.run(0, &["sync"]);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_cleanly() {
    for signal in ["-INT", "-TERM"] {
        let project = project();
        let mut server = Server::start(&project);
        let _listener = server.events().next();
        assert!(Command::new("kill").args([signal, &server.child.id().to_string()]).status().unwrap().success());
        let status = until("the end", || server.child.try_wait().unwrap());
        assert_eq!(status.code(), Some(0), "{signal}");
        assert!(!project.exists("locales/.tradwi-running") && !project.exists("editions/.tradwi-new"));
    }
}

#[test]
fn a_port_that_is_asked_for_is_taken_or_refused_and_another_is_found_where_none_is() {
    let project = project();
    let first = Server::start_with(&project, &[]);
    let second = Server::start_with(&project, &[]);
    assert_ne!(first.port, second.port);
    let output = project.tradwi(&["preview", "--port", &first.port.to_string()]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains(&format!("port {} is taken", first.port)), "{said}");
}

/// A browser with a page open, which ends with the test.
struct Browser {
    child: Child,
    profile: tempfile::TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Browser {
    fn open(address: &str) -> Option<Self> {
        let profile = tempfile::tempdir().unwrap();
        let child = support::browser(profile.path())?
            .args(["--remote-debugging-port=0", address])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Some(Self { child, profile })
    }

    /// The titles of the pages that are open, as the browser tells whoever debugs it.
    fn titles(&self) -> Option<String> {
        let port = std::fs::read_to_string(self.profile.path().join("DevToolsActivePort")).ok()?;
        let mut stream = TcpStream::connect(("127.0.0.1", port.lines().next()?.parse().ok()?)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(1))).ok()?;
        stream.write_all(b"GET /json/list HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
        let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
        // The browser may keep the connection, whatever it is asked for.
        while let Ok(n) = stream.read(&mut piece) {
            bytes.extend_from_slice(&piece[..n]);
            if n == 0 || bytes.ends_with(b"]") || bytes.ends_with(b"]\n") {
                break;
            }
        }
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

#[test]
fn a_page_that_is_open_in_a_browser_loads_itself_again() {
    let project = project();
    let server = Server::start(&project);
    let address = format!("http://localhost:{}/en/news.html", server.port);
    let Some(browser) = Browser::open(&address) else { return };
    until("the page", || browser.titles()?.contains("\"title\": \"Water").then_some(()));
    for title in ["Clean water", "Water for all"] {
        project.write("articles/news.md", &format!("# {title}\n\nBoil the water.\n"));
        until(title, || browser.titles()?.contains(&format!("\"title\": \"{title}")).then_some(()));
    }
}
