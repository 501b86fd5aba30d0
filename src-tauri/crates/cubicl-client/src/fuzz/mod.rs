//! Fuzz targets: whatever bytes a server, a person or a disk gives. In the tests each runs its stored corpus and a little
//! more; docs/testing.md has the command that is guided by coverage.

mod answers;
mod names;
mod refusals;
