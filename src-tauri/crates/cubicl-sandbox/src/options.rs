//! What a sandbox starts with.

use std::time::Duration;

use crate::dialect::Dialect;

/// Start values; all but the port, the seed and the workspace can be changed later through the control address.
#[derive(Clone, Debug)]
pub struct Options {
    /// Port of the API; 0: any free one.
    pub port: u16,
    /// The same seed gives the same workspace, with dates relative to the start.
    pub seed: u64,
    /// Number of tasks in the sample workspace.
    pub tasks: usize,
    /// When not 0: exactly this many more tasks, in a project named "Büyük pano".
    pub board: usize,
    /// How long every answer is held back.
    pub latency: Duration,
    /// Requests in any 60 s per token; 0: no limit.
    pub rate: usize,
    /// The acting user's token; a random one when absent.
    pub token: Option<String>,
    /// Which of the allowed shapes answers have.
    pub dialect: Dialect,
    /// Faults from the start on, as the control address takes them.
    pub faults: Vec<serde_json::Value>,
    /// Whether to open the control address. The app's sample workspace has no need of it.
    pub control: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            seed: 1,
            tasks: 600,
            board: 0,
            latency: Duration::ZERO,
            rate: 60,
            token: None,
            dialect: Dialect::default(),
            faults: Vec::new(),
            control: true,
        }
    }
}
