//! The stories, one file a group. Each runs in a world of its own: `cargo xtask test --only stories`.

mod sign_in;
