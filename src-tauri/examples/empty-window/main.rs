//! What the start of the app is measured against: a window of the same web view, built alike, with one line of HTML.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("examples/empty-window/tauri.conf.json"))
}
