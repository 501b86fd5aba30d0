//! Tauri's build step: permissions, icons, and the Windows manifest.
fn main() {
    tauri_build::build();
}
