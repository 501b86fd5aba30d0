//! Files and folders dropped from other programs: the paths stay here, the page gets names, sizes and opaque ids.

use std::path::PathBuf;

use cubicl_sync::Session;
use tauri::{DragDropEvent, Manager, PhysicalPosition, Window, WindowEvent};
use tauri_specta::Event as _;
use tracing::warn;

use super::window::zoom_factor;
use crate::events::FilesDragged;

/// Tells the page about a drag over the window.
pub(crate) fn forward(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(drag) = event else {
        return;
    };
    let told = match drag {
        DragDropEvent::Enter { paths, position } => {
            let (x, y) = in_page(window, *position);
            counted::set(paths.len());
            FilesDragged::Over {
                count: counted::get(),
                x,
                y,
            }
        }
        DragDropEvent::Over { position } => {
            let (x, y) = in_page(window, *position);
            FilesDragged::Over {
                count: counted::get(),
                x,
                y,
            }
        }
        DragDropEvent::Drop { paths, position } => {
            let (x, y) = in_page(window, *position);
            let drop = counted::next();
            tell(window, &FilesDragged::Dropping { drop, x, y });
            look_at(window, paths.clone(), drop);
            return;
        }
        _ => FilesDragged::Left,
    };
    tell(window, &told);
}

/// Looking at a path can wait for a disk or a network share, and walking through a folder takes time, so it is done off
/// the window's thread.
fn look_at(window: &Window, paths: Vec<PathBuf>, drop: u32) {
    let window = window.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let Ok(account) = window.state::<Session>().account() else {
            return tell(&window, &FilesDragged::Left);
        };
        let picked = account.pick_all(paths);
        tell(&window, &FilesDragged::Dropped { drop, picked });
    });
}

fn tell(window: &Window, event: &FilesDragged) {
    if let Err(cause) = event.emit(window.app_handle()) {
        warn!(%cause, "a drag was not told to the page");
    }
}

/// In the page's own pixels, which are as large as the person chose. Windows reports device pixels; macOS and GTK report
/// logical ones despite the type's name.
fn in_page(window: &Window, position: PhysicalPosition<f64>) -> (f64, f64) {
    let scale = if cfg!(windows) {
        window.scale_factor().unwrap_or(1.0)
    } else {
        1.0
    };
    let pixel = scale * zoom_factor();
    (position.x / pixel, position.y / pixel)
}

/// Only the first event of a drag carries the paths; their number is shown all the way. Drops are numbered.
mod counted {
    use std::sync::atomic::{AtomicU32, Ordering};

    static COUNT: AtomicU32 = AtomicU32::new(0);
    static DROPS: AtomicU32 = AtomicU32::new(0);

    pub(super) fn next() -> u32 {
        DROPS.fetch_add(1, Ordering::Relaxed)
    }

    pub(super) fn set(count: usize) {
        COUNT.store(u32::try_from(count).unwrap_or(u32::MAX), Ordering::Relaxed);
    }

    pub(super) fn get() -> u32 {
        COUNT.load(Ordering::Relaxed)
    }
}
