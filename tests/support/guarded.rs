//! Commands that must come to an end, and in bounded memory.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Nothing that is tested here takes more than a second or so; this is a guard against what never ends.
const PATIENCE: Duration = Duration::from_secs(60);

/// The address space a command may have, in KiB: all that is tested here needs a tenth of it.
const MEMORY: &str = "2000000";

/// What a command said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// Everything that the user reads.
    #[allow(dead_code, reason = "each test file uses its own part")]
    pub fn all(&self) -> String {
        format!("{}\n{}", self.out, self.err)
    }
}

/// Runs tradwi, which must end by itself, in bounded memory and without a panic.
pub fn run(folder: &Path, args: &[&str]) -> Said {
    let tradwi = env!("CARGO_BIN_EXE_tradwi");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {MEMORY} && exec \"$0\" \"$@\""), tradwi]);
        shell
    } else {
        Command::new(tradwi)
    };
    let mut child = command
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let out = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        out.read_to_end(&mut bytes).map(|_| bytes)
    });
    let err = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        err.read_to_end(&mut bytes).map(|_| bytes)
    });
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("tradwi {} did not come to an end", args.join(" "));
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let (out, err) = (text(out.join().unwrap().unwrap()), text(err.join().unwrap().unwrap()));
    let code = status.code().unwrap_or_else(|| panic!("tradwi {} was killed: {status}\n{err}", args.join(" ")));
    assert!((0..=2).contains(&code) && !err.contains("panicked"), "tradwi {}: {code}\n{err}", args.join(" "));
    Said { code, out, err }
}
