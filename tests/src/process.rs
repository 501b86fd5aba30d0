//! Programs that a story starts: each in a process group of its own that ends with the story, its words kept in a file.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::Context;
use rustix::process::{Pid, Signal, kill_process_group};

use crate::wait::{Ended, eventually};

/// A command that dies with the tests, should they themselves be killed.
pub(crate) fn bound(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL"]).arg(program);
    command
}

/// A running program and everything that it started in turn.
#[derive(Debug)]
pub(crate) struct Program {
    name: &'static str,
    child: Child,
    log: PathBuf,
    /// Where its words begin: an earlier program of this name wrote before them.
    begins: usize,
}

impl Program {
    /// Starts it; what it prints goes to `<name>.log` in the folder.
    pub(crate) fn start(name: &'static str, command: &mut Command, logs: &Path) -> anyhow::Result<Self> {
        Self::start_with(name, command, Stdio::null(), logs)
    }

    pub(crate) fn start_with(
        name: &'static str,
        command: &mut Command,
        stdin: Stdio,
        logs: &Path,
    ) -> anyhow::Result<Self> {
        let log = logs.join(format!("{name}.log"));
        let output = File::options().create(true).append(true).open(&log)?;
        let begins = usize::try_from(output.metadata()?.len())?;
        let child = command
            .stdin(stdin)
            .stdout(output.try_clone()?)
            .stderr(output)
            .process_group(0)
            .spawn()
            .with_context(|| format!("{name} could not be started"))?;
        Ok(Self {
            name,
            child,
            log,
            begins,
        })
    }

    pub(crate) fn stdin(&mut self) -> Option<std::process::ChildStdin> {
        self.child.stdin.take()
    }

    /// Its process id, which is its group's too.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has printed.
    pub(crate) fn words(&self) -> String {
        std::fs::read(&self.log)
            .map(|bytes| String::from_utf8_lossy(bytes.get(self.begins..).unwrap_or_default()).into_owned())
            .unwrap_or_default()
    }

    /// The first whole line that it prints and the predicate takes.
    pub(crate) async fn line(&mut self, wanted: impl Fn(&str) -> bool) -> anyhow::Result<String> {
        let name = self.name;
        let what = format!("a line from {name}");
        eventually(&what, async || {
            let words = self.words();
            let whole = words.rsplit_once('\n').map_or("", |(whole, _)| whole);
            if let Some(line) = whole.lines().find(|line| wanted(line)) {
                return Ok(Some(line.to_owned()));
            }
            self.check()?;
            Ok(None)
        })
        .await
    }

    /// Fails when it has ended by itself.
    pub(crate) fn check(&mut self) -> anyhow::Result<()> {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => Err(Ended(format!("{} ended ({status}): {}", self.name, self.words())).into()),
        }
    }

    /// Everything alive in its group: itself, and what it started.
    pub(crate) fn processes(&self) -> anyhow::Result<Vec<u32>> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir("/proc")? {
            let entry = entry?;
            let Some(id) = entry.file_name().to_str().and_then(|id| id.parse::<u32>().ok()) else {
                continue;
            };
            // "<id> (<name>) <state> <parent> <group> …"; processes end while they are listed.
            let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else {
                continue;
            };
            let Some((_, rest)) = stat.rsplit_once(") ") else {
                continue;
            };
            let fields: Vec<&str> = rest.split(' ').collect();
            let group = fields.get(2).and_then(|group| group.parse().ok());
            let alive = fields.first().is_some_and(|state| *state != "Z");
            if alive && group == Some(self.id()) {
                found.push(id);
            }
        }
        Ok(found)
    }

    /// Sends a signal to it and to what it started.
    pub(crate) fn signal(&self, signal: Signal) -> anyhow::Result<()> {
        let group = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        kill_process_group(group.context("it has no process group")?, signal)?;
        Ok(())
    }

    fn end(&mut self) {
        // It may be gone already.
        let _ = self.signal(Signal::KILL);
        let _ = self.child.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.end();
    }
}
