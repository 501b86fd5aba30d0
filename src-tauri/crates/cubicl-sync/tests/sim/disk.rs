//! The invented disk: full for a while, or the program ends right before or after a numbered write.

use std::sync::{Arc, Mutex};

use cubicl_sync::simulation::Disk;

use crate::trace::Trace;
use crate::wire::Life;

/// Where the program is to end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crash {
    /// The write, counted from now on.
    pub(crate) writes: u32,
    /// Whether it is on the disk.
    pub(crate) written: bool,
}

#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) full: bool,
    /// Nothing was written since it was full.
    pub(crate) behind: bool,
    pub(crate) crash: Option<Crash>,
}

/// The disk during one run of the program.
pub(crate) struct Platter {
    pub(crate) plan: Arc<Mutex<Plan>>,
    pub(crate) life: Arc<Life>,
    pub(crate) trace: Trace,
}

impl Disk for Platter {
    fn takes(&self) -> bool {
        let mut plan = self.plan.lock().unwrap();
        if self.life.is_over() || plan.full {
            plan.behind |= plan.full;
            return false;
        }
        let Some(crash) = &mut plan.crash else {
            self.trace.line(|| "writes".to_owned());
            plan.behind = false;
            return true;
        };
        crash.writes = crash.writes.saturating_sub(1);
        let Crash { writes, written } = *crash;
        self.trace.line(|| format!("writes, {writes} more"));
        if writes > 0 {
            plan.behind = false;
            return true;
        }
        plan.crash = None;
        self.trace.line(|| format!("ends; written: {written}"));
        self.life.end();
        written
    }
}
