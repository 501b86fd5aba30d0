//! A program as a click on its icon starts it: without a driver. For measuring.

use std::path::Path;

use anyhow::Context;

use crate::process::Program;

/// The running program and what it started.
#[derive(Debug)]
pub struct Bare {
    program: Program,
}

impl Bare {
    pub(crate) fn new(program: Program) -> Self {
        Self { program }
    }

    /// Memory of all its processes together, shared pages counted in parts (PSS), in KiB.
    pub fn memory(&self) -> anyhow::Result<u64> {
        self.sum(|process| {
            let rollup = std::fs::read_to_string(process.join("smaps_rollup"))?;
            let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
            let size = line.context("no PSS")?.trim().trim_end_matches(" kB");
            Ok(size.parse()?)
        })
    }

    /// Processor time of all its processes so far, in ticks (hundredths of a second).
    pub fn ticks(&self) -> anyhow::Result<u64> {
        self.sum(|process| {
            let stat = std::fs::read_to_string(process.join("stat"))?;
            let (_, rest) = stat.rsplit_once(") ").context("no name")?;
            let fields: Vec<&str> = rest.split(' ').collect();
            let ticks = |at: usize| fields.get(at).and_then(|text| text.parse::<u64>().ok());
            Ok(ticks(11).context("no user time")? + ticks(12).context("no system time")?)
        })
    }

    fn sum(&self, figure: impl Fn(&Path) -> anyhow::Result<u64>) -> anyhow::Result<u64> {
        let mut sum = 0;
        for process in self.program.processes()? {
            sum += figure(&Path::new("/proc").join(process.to_string()))?;
        }
        Ok(sum)
    }
}
