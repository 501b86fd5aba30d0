//! What a panic leaves behind. In a release it ends the program at once, and the lines of the log that are not written yet with
//! it; so it has a file of its own beside them.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

const FILE: &str = "crash.log";
/// Some hundred panics.
const LARGEST: u64 = 1 << 20;

/// Notes each panic from here on, before anything else is done about it.
pub(crate) fn note_panics(folder: PathBuf) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // There is nobody left to tell.
        let _ = note(&folder, &report(panic));
        before(panic);
    }));
}

fn report(panic: &PanicHookInfo<'_>) -> String {
    let seconds = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |time| time.as_secs());
    let mut report = format!(
        "{seconds} {} {} thread {:?}: ",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::thread::current().name().unwrap_or_default(),
    );
    let payload = panic.payload();
    if let Some(words) = payload.downcast_ref::<&'static str>() {
        report.push_str(words);
    } else if let Some(words) = payload.downcast_ref::<String>() {
        report.push_str(without_values(words));
    }
    if let Some(place) = panic.location() {
        // Writing into text does not fail.
        let _ = write!(report, "\n  at {place}");
    }
    let _ = write!(report, "\n{}\n", Backtrace::force_capture());
    report
}

/// Words that were put together may quote what they are about, a token too: only what stands before that is kept.
fn without_values(words: &str) -> &str {
    const RESULT: &str = "called `Result::unwrap()` on an `Err` value";
    if words.starts_with(RESULT) {
        return RESULT;
    }
    let ends = [": ", ";", "\"", "'", "`", "("];
    let end = ends.iter().filter_map(|end| words.find(end)).min();
    words[..end.unwrap_or(words.len())].trim_end()
}

fn note(folder: &Path, report: &str) -> io::Result<()> {
    let path = folder.join(FILE);
    if path.metadata().is_ok_and(|file| file.len() > LARGEST) {
        std::fs::remove_file(&path)?;
    }
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
    file.write_all(report.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_leaves_its_place_and_no_values() {
        let folder = tempfile::tempdir().expect("a folder");
        note_panics(folder.path().to_owned());
        let secret = "f3a9-token";
        let panicked = std::panic::catch_unwind(|| {
            let answer: Result<(), _> = std::hint::black_box(Err(secret));
            answer.expect("somebody signed in");
        });
        panicked.expect_err("it panics");
        let noted = std::fs::read_to_string(folder.path().join(FILE)).expect("it is noted");
        assert!(noted.contains("somebody signed in\n  at "), "{noted}");
        assert!(noted.contains("crash.rs"), "{noted}");
        assert!(!noted.contains(secret), "{noted}");
    }

    #[test]
    fn values_are_cut_off() {
        for (words, kept) in [
            (
                "called `Result::unwrap()` on an `Err` value: Token(\"abc\")",
                "called `Result::unwrap()` on an `Err` value",
            ),
            (
                "index out of bounds: the len is 3 but the index is 5",
                "index out of bounds",
            ),
            (
                "byte index 1 is not a char boundary; it is inside 'ş' of `şifre`",
                "byte index 1 is not a char boundary",
            ),
            ("no task abc", "no task abc"),
        ] {
            assert_eq!(without_values(words), kept);
        }
    }
}
