//! Ids of what was made here and is not in Cubicl yet.

use cubicl_client::TaskId;

/// Ids of tasks that are not in Cubicl yet.
pub(crate) fn is_local(id: &TaskId) -> bool {
    id.as_str().starts_with(LOCAL)
}

/// The number in an id that was made here.
pub(crate) fn local_number(id: &TaskId) -> Option<u32> {
    id.as_str().strip_prefix(LOCAL)?.parse().ok()
}

/// How local ids begin; Cubicl's are opaque, but none is made here.
pub(crate) const LOCAL: &str = "local-";
