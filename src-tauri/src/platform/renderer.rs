//! How the web view draws where there is no usable GPU.
//!
//! Without one, WebKitGTK composites in software at 3–11 frames a second; `WEBKIT_DISABLE_DMABUF_RENDERER=1` brings 60.
//! With one it costs frames, so it is set only when none is found and the person has not decided.

use serde::Serialize;
use specta::Type;

const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
/// Tells the program started anew that the switch is its own doing.
const OWN_DOING: &str = "CUBICL_RENDERER_CHOSEN";

/// How the web view draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Renderer {
    /// The system chooses.
    System,
    /// With the graphics card that was found.
    GraphicsCard,
    /// Without one, because none was found.
    WithoutGraphicsCard,
    /// As `WEBKIT_DISABLE_DMABUF_RENDERER` says, which somebody set.
    SetByHand,
}

/// Starts the program anew with the variable set, when it is needed. Comes back when nothing had to be done, or when it
/// could not be done.
///
/// A process cannot change its own environment safely once threads exist, so it replaces itself instead.
#[cfg(target_os = "linux")]
pub(crate) fn restart_without_gpu() {
    use std::os::unix::process::CommandExt;

    if std::env::var_os(SWITCH).is_some() || usable_gpu() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    // `exec` returns only when it failed; then the app still runs, only slower.
    let _cause = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(SWITCH, "1")
        .env(OWN_DOING, "1")
        .exec();
}

/// Other systems choose by themselves.
#[cfg(not(target_os = "linux"))]
pub(crate) fn restart_without_gpu() {}

/// What was decided at the start. Other systems than Linux choose by themselves.
pub(crate) fn in_use() -> Renderer {
    let set = |name| std::env::var_os(name).is_some();
    match (set(SWITCH), set(OWN_DOING)) {
        _ if !cfg!(target_os = "linux") => Renderer::System,
        (false, _) => Renderer::GraphicsCard,
        (true, true) => Renderer::WithoutGraphicsCard,
        (true, false) => Renderer::SetByHand,
    }
}

/// A render node whose driver is not that of a virtual display.
#[cfg(target_os = "linux")]
fn usable_gpu() -> bool {
    const VIRTUAL: &[&str] = &[
        "virtio_gpu",
        "virtio-pci",
        "vmwgfx",
        "vboxvideo",
        "qxl",
        "bochs-drm",
        "cirrus",
        "vkms",
        "vgem",
    ];
    let Ok(devices) = std::fs::read_dir("/sys/class/drm") else {
        return false;
    };
    devices
        .flatten()
        .filter(|device| device.file_name().to_string_lossy().starts_with("renderD"))
        .any(|device| {
            let driver = std::fs::read_link(device.path().join("device/driver")).unwrap_or_default();
            let driver = driver
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            !driver.is_empty() && !VIRTUAL.contains(&driver.as_str())
        })
}
