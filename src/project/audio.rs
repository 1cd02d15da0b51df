//! A machine's reading of the scripts, by the program `espeak-ng` where it is installed.
//!
//! The text goes in by the standard input, and no argument is taken from an article. A reading says of which script it
//! is, inside of its file, so that it is made again when the script changes and never offered with another.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::manifest::Editions;
use crate::edition::{Script, audio_path};
use crate::locale::Locale;
use crate::text::fingerprint;

/// A program that takes longer is stopped, and the article has no reading.
const PATIENCE: Duration = Duration::from_secs(120);

/// No reading is larger: more than an hour, uncompressed.
const LARGEST: u64 = 256 << 20;

/// The endings of readings, the better first.
const ENDINGS: [&str; 2] = ["ogg", "wav"];

/// Words a minute: slower than the program's own 175, for news that one hears once.
const SPEED: &str = "150";

/// What is installed to read texts aloud.
#[derive(Debug)]
pub(super) struct Speaker {
    languages: BTreeSet<String>,
    /// Whether `oggenc` is there, which makes a tenth of the size.
    ogg: bool,
}

impl Speaker {
    /// Looks for the programs; `None` where none speaks.
    pub fn find() -> Option<Self> {
        let voices = run(Command::new("espeak-ng").arg("--voices"), &[])?;
        let languages = voices_of(&String::from_utf8_lossy(&voices));
        let ogg = run(Command::new("oggenc").arg("--version"), &[]).is_some();
        (!languages.is_empty()).then_some(Self { languages, ogg })
    }

    /// Whether there is a voice for a language.
    pub fn speaks(&self, locale: &Locale) -> bool {
        self.languages.contains(locale.language())
    }

    /// Reads a text aloud: the ending of the file, and its bytes.
    fn speak(&self, ssml: &str, locale: &Locale, mark: &str) -> Option<(&'static str, Vec<u8>)> {
        // The name of the voice is one that the program itself gave.
        let voice = self.languages.get(locale.language())?;
        let arguments = ["-v", voice, "-s", SPEED, "-m", "-b", "1", "--stdin", "--stdout"];
        let wav = run(Command::new("espeak-ng").args(arguments), ssml.as_bytes())?;
        let wav = finished(wav, mark)?;
        if self.ogg {
            // A number of the stream that is always the same, for bytes that are always the same.
            let comment = format!("script={mark}");
            let arguments = ["-Q", "-q", "0", "-s", "1", "-c", &comment, "-o", "-", "-"];
            if let Some(ogg) = run(Command::new("oggenc").args(arguments), &wav).filter(|o| o.starts_with(b"OggS")) {
                return Some(("ogg", ogg));
            }
        }
        Some(("wav", wav))
    }
}

/// The reading of a script: one that is there already, or a new one. Gives its path below the editions, and its bytes.
pub(super) fn reading(
    script: &Script,
    locale: &Locale,
    stem: &str,
    editions: &Editions<'_>,
    speaker: Option<&Speaker>,
) -> Option<(String, Vec<u8>)> {
    let path = |ending| audio_path(locale, stem, ending);
    let there: Vec<(String, Vec<u8>)> =
        ENDINGS.iter().filter_map(|e| Some((path(e), editions.before(&path(e))?))).collect();
    let speaker = speaker.filter(|s| s.speaks(locale));
    if there.is_empty() && speaker.is_none() {
        return None;
    }
    let ssml = script.ssml(locale);
    let mark = format!("tradwi-{:016x}", fingerprint(&[&ssml, SPEED]));
    if let Some(found) = there.into_iter().find(|(_, bytes)| is_of(bytes, &mark)) {
        return Some(found);
    }
    let (ending, bytes) = speaker?.speak(&ssml, locale, &mark)?;
    Some((path(ending), bytes))
}

/// Whether a file says that it is of a script: near its head, or at its end.
fn is_of(bytes: &[u8], mark: &str) -> bool {
    let (head, tail) = (&bytes[..bytes.len().min(4096)], &bytes[bytes.len().saturating_sub(256)..]);
    [head, tail].iter().any(|part| part.windows(mark.len()).any(|w| w == mark.as_bytes()))
}

/// The languages in the program's list of voices: `ht` and `fr` of lines like ` 5  fr-fr  --/M  French_(France)  roa/fr`.
fn voices_of(list: &str) -> BTreeSet<String> {
    let names = list.lines().skip(1).filter_map(|line| line.split_whitespace().nth(1));
    let languages = names.filter_map(|name| name.split('-').next());
    languages
        .filter(|l| (2..=3).contains(&l.len()) && l.bytes().all(|b| b.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

/// A WAV file from one that was written before its length was known, with a note of what it is of.
fn finished(mut wav: Vec<u8>, mark: &str) -> Option<Vec<u8>> {
    if wav.len() <= 44 || !wav.starts_with(b"RIFF") || wav.get(36..40) != Some(b"data") {
        return None;
    }
    let size = u32::try_from(wav.len() - 44).ok()?;
    wav[40..44].copy_from_slice(&size.to_le_bytes());
    if size % 2 == 1 {
        wav.push(0);
    }
    // Every chunk has an even length; the mark has with its zero.
    let mut note = mark.as_bytes().to_vec();
    note.resize(note.len() + 2 - note.len() % 2, 0);
    let length = u32::try_from(note.len()).ok()?;
    wav.extend_from_slice(b"LIST");
    wav.extend_from_slice(&(length + 12).to_le_bytes());
    wav.extend_from_slice(b"INFOICMT");
    wav.extend_from_slice(&length.to_le_bytes());
    wav.extend_from_slice(&note);
    let whole = u32::try_from(wav.len() - 8).ok()?;
    wav[4..8].copy_from_slice(&whole.to_le_bytes());
    Some(wav)
}

/// Runs a program with a text on its standard input, and gives what it says; `None` if it is not there, fails, or
/// takes too long.
fn run(command: &mut Command, input: &[u8]) -> Option<Vec<u8>> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (succeeded, out) = thread::scope(|scope| {
        scope.spawn(move || {
            if let Some(mut stdin) = stdin {
                // One that reads no further has failed, and says so by its status.
                let _ = stdin.write_all(input);
            }
        });
        let reader = scope.spawn(move || {
            let mut out = Vec::new();
            stdout.and_then(|s| s.take(LARGEST + 1).read_to_end(&mut out).ok())?;
            Some(out)
        });
        let started = Instant::now();
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if started.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(10)),
                _ => {
                    let _ = child.kill();
                    let _ = child.wait();
                    break None;
                }
            }
        };
        (status.is_some_and(|s| s.success()), reader.join().ok().flatten())
    });
    out.filter(|o| succeeded && o.len() as u64 <= LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_read_from_the_list_of_voices() {
        let list = "Pty Language       Age/Gender VoiceName          File                 Other Languages\n \
                    5  ht              --/M      Haitian_Creole     roa/ht\n 5  fr-fr  --/M  French_(France)  roa/fr\n";
        assert_eq!(voices_of(list).into_iter().collect::<Vec<_>>(), ["fr", "ht"]);
    }

    #[test]
    fn a_reading_says_of_which_script_it_is() {
        let mut wav = b"RIFF\xff\xff\xff\x7fWAVEfmt ".to_vec();
        wav.resize(36, 0);
        wav.extend_from_slice(b"data\xff\xff\xff\x7fsound");
        let wav = finished(wav, "tradwi-0123456789abcdef").unwrap();
        assert!(is_of(&wav, "tradwi-0123456789abcdef") && !is_of(&wav, "tradwi-0123456789abcdee"));
        assert_eq!(wav[4..8], u32::try_from(wav.len() - 8).unwrap().to_le_bytes());
        assert_eq!(wav[40..44], 5_u32.to_le_bytes());
        assert_eq!(finished(b"nothing".to_vec(), "x"), None);
    }

    #[test]
    fn a_program_that_is_not_there_is_no_failure() {
        assert_eq!(run(&mut Command::new("tradwi-no-such-program"), b"x"), None);
    }
}
