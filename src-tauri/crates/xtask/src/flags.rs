//! What may be typed after `cargo xtask`.

#![expect(unreachable_pub, reason = "the macro writes `pub`")]

use std::ffi::OsString;
use std::str::FromStr;

xflags::xflags! {
    /// The project's own commands.
    cmd xtask {
        /// Builds the app and opens it. Arguments after `--` are handed to the app.
        cmd run {
            /// Build as for a release: small and fast, but slow to build.
            optional --release
            /// Handed to the app.
            repeated app_args: OsString
        }

        /// Runs every test: the page's, the Rust crates', and the stories in the real window.
        cmd test {
            /// Only tests whose name contains this.
            optional filter: String
            /// Only one kind: rust, page or stories.
            optional --only only: Kind
        }

        /// Measures, and prints ratios against the plainest way of doing the same.
        cmd bench {
            /// Only these: decode, upload, download, memory, limit (ten minutes); start, boards, frames, act (in the
            /// window); crash (five hundred of them); sim (a million histories).
            repeated names: String
        }

        /// Checks formatting, lints and the rules of the crate graph.
        cmd lint {}

        /// Writes ui/src/api/bindings.ts anew from the commands and types in Rust.
        cmd bindings {}

        /// Takes pictures of every screen into target/screens.
        cmd screens {
            /// Only pictures whose name contains this.
            optional filter: String
        }

        /// Makes what people install, into target/release/bundle.
        cmd bundle {
            /// Other kinds than the system's usual ones, with commas between: deb, rpm, appimage, app, dmg, nsis, msi.
            optional --kinds kinds: String
        }
    }
}

/// A kind of test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The page's own tests.
    Page,
    /// Tests of the Rust crates.
    Rust,
    /// User stories through the built app.
    Stories,
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "page" => Ok(Self::Page),
            "rust" => Ok(Self::Rust),
            "stories" => Ok(Self::Stories),
            _ => Err(format!("`{text}` is none of rust, page, stories")),
        }
    }
}
