//! The program. All of it is in the library; this only starts it.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    cubicl_desktop::run()
}
