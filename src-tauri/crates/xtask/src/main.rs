//! The project's own commands: `cargo xtask run | test | bench | lint | bindings | screens | bundle`.
//!
//! Each makes sure that what it needs is there ([`packages`], [`node`]) before it builds anything, so a fresh checkout
//! needs nothing but Rust.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line program talks through them"
)]

mod bench;
mod bundle;
mod fingerprint;
mod flags;
mod graph;
mod lint;
mod node;
mod packages;
mod page;
mod report;
mod run;
mod test;
mod workspace;

use std::process::ExitCode;

use flags::{Xtask, XtaskCmd};
use workspace::Workspace;

fn main() -> ExitCode {
    let flags = Xtask::from_env_or_exit();
    let outcome = Workspace::open().and_then(|workspace| match flags.subcommand {
        XtaskCmd::Run(run) => run::run(&workspace, &run),
        XtaskCmd::Test(test) => test::test(&workspace, &test),
        XtaskCmd::Bench(bench) => bench::bench(&workspace, &bench),
        XtaskCmd::Lint(_) => lint::lint(&workspace),
        XtaskCmd::Bindings(_) => test::bindings(&workspace),
        XtaskCmd::Screens(screens) => test::screens(&workspace, &screens),
        XtaskCmd::Bundle(bundle) => bundle::bundle(&workspace, &bundle),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nStopped: {problem:#}");
            ExitCode::FAILURE
        }
    }
}
