//! What happened, line by line: the hash tells whether two runs were the same, the lines tell a person what went wrong.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::Instant;

#[derive(Clone)]
pub(crate) struct Trace(Arc<Mutex<Lines>>);

struct Lines {
    started: Instant,
    hasher: DefaultHasher,
    kept: Option<Vec<String>>,
}

impl Trace {
    /// Without `keep` nothing is noted: it is said again when somebody wants to know.
    pub(crate) fn new(keep: bool) -> Self {
        Self(Arc::new(Mutex::new(Lines {
            started: Instant::now(),
            hasher: DefaultHasher::new(),
            kept: keep.then(Vec::new),
        })))
    }

    pub(crate) fn line(&self, what: impl FnOnce() -> String) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.kept.is_none() {
            return;
        }
        let line = format!("{:>10.3} {}", lines.started.elapsed().as_secs_f64(), what());
        line.hash(&mut lines.hasher);
        if let Some(kept) = &mut lines.kept {
            kept.push(line);
        }
    }

    pub(crate) fn hash(&self) -> u64 {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.hasher.finish()
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.kept.clone().unwrap_or_default()
    }
}
