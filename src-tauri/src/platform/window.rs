//! The one window: what it may load, where it stands, and what happens when its web process dies.

use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use cubicl_sync::Session;
use tauri::plugin::TauriPlugin;
use tauri::webview::{Color, NewWindowResponse};
use tauri::{
    AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window, WindowEvent, Wry,
};
use tauri_plugin_window_state::StateFlags;
use tracing::warn;

use super::folders::Folders;
use super::settings::{Settings, Theme};

pub(crate) const NAME: &str = "main";

/// `--canvas` of `ui/src/styles/tokens.css`: the window has it before the page has any style.
const LIGHT: Color = Color(245, 247, 249, 255);
const DARK: Color = Color(16, 20, 25, 255);

const USUAL: u16 = 100;
/// What the web view does not tell: how large everything in it is, in per cent.
static ZOOM: AtomicU16 = AtomicU16::new(USUAL);

/// Opens it. Everything but the app's own page is refused.
pub(crate) fn open(app: &AppHandle, folders: &Folders, settings: &Settings) -> tauri::Result<()> {
    let theme = settings.theme;
    let window = WebviewWindowBuilder::new(app, NAME, WebviewUrl::App("index.html".into()))
        .title("Cubicl")
        .inner_size(1280.0, 800.0)
        .min_inner_size(720.0, 480.0)
        // The page keeps nothing by itself. A private view cannot be driven over WebDriver.
        .incognito(!super::automated())
        .data_directory(folders.web_view())
        .on_navigation(own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .background_color(if theme == Theme::Dark { DARK } else { LIGHT })
        // Before the page can ask for the settings.
        .initialization_script(format!(
            "document.documentElement.dataset.theme = '{}'",
            match theme {
                Theme::System => "system",
                Theme::Light => "light",
                Theme::Dark => "dark",
            }
        ))
        .build()?;
    zoom(&window, settings.zoom);
    if theme == Theme::System {
        darken_with_the_system(&window);
    }
    revive(&window)
}

/// Makes everything in it as large as `percent` says, within what can still be read and used.
pub(crate) fn zoom(window: &WebviewWindow, percent: Option<u16>) {
    let percent = percent.unwrap_or(USUAL).clamp(50, 300);
    if ZOOM.load(Ordering::Relaxed) == percent {
        return;
    }
    match window.set_zoom(f64::from(percent) / 100.0) {
        Ok(()) => ZOOM.store(percent, Ordering::Relaxed),
        Err(cause) => warn!(%cause, percent, "the window keeps its size"),
    }
}

/// How many of the window's pixels one of the page takes.
pub(crate) fn zoom_factor() -> f64 {
    f64::from(ZOOM.load(Ordering::Relaxed)) / 100.0
}

/// The desktop is asked, and nothing waits for its answer.
fn darken_with_the_system(window: &WebviewWindow) {
    let window = window.clone();
    tauri::async_runtime::spawn_blocking(move || {
        if matches!(window.theme(), Ok(tauri::Theme::Dark)) {
            // Only what is seen before the page is.
            let _ = window.set_background_color(Some(DARK));
        }
    });
}

fn own_page(url: &Url) -> bool {
    let own =
        url.scheme() == "tauri" || (url.scheme() == "http" && url.host_str() == Some("tauri.localhost"));
    if !own {
        warn!(scheme = url.scheme(), "a navigation out of the app was refused");
    }
    own
}

/// Size and place are remembered between starts.
pub(crate) fn remember_place(folders: &Folders) -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::default()
        .with_filename(folders.window_file().to_string_lossy())
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// A second start brings the first one's window to the front.
pub(crate) fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(NAME) {
        // Each is a wish that the window system may refuse.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Closes the window without asking again.
pub(crate) fn close(app: &AppHandle) -> tauri::Result<()> {
    app.get_webview_window(NAME)
        .map_or(Ok(()), |window| window.destroy())
}

/// Whether the window has the focus, and whose turn it is to tell.
#[derive(Default)]
pub(crate) struct Visibility {
    focused: AtomicBool,
    turn: Mutex<()>,
}

/// What is on the screen is read more often while somebody looks.
pub(crate) fn tell_visibility(window: &Window, event: &WindowEvent) {
    let WindowEvent::Focused(focused) = event else {
        return;
    };
    let visibility = window.state::<Arc<Visibility>>().inner().clone();
    visibility.focused.store(*focused, Ordering::Release);
    if let Ok(account) = window.state::<Session>().account() {
        // What follows from it is written to the disk, off the window's thread. Whoever comes last tells the last word.
        tauri::async_runtime::spawn_blocking(move || {
            let _turn = visibility.turn.lock().unwrap_or_else(PoisonError::into_inner);
            account.set_visible(visibility.focused.load(Ordering::Acquire));
        });
    }
}

/// Loads the page again when its process died; not more than three times a minute. State lives in Rust, so nothing but
/// the typing of the last half second is lost.
#[cfg(target_os = "linux")]
fn revive(window: &WebviewWindow) -> tauri::Result<()> {
    use std::cell::RefCell;
    use std::time::Instant;
    use webkit2gtk::WebViewExt;

    window.with_webview(|webview| {
        let deaths = RefCell::new(Vec::<Instant>::new());
        webview
            .inner()
            .connect_web_process_terminated(move |view, reason| {
                let mut deaths = deaths.borrow_mut();
                deaths.retain(|death| death.elapsed() < Duration::from_secs(60));
                deaths.push(Instant::now());
                warn!(?reason, times = deaths.len(), "the page's process ended");
                if deaths.len() <= 3 {
                    view.reload();
                }
            });
    })
}

/// On macOS Tauri does. On Windows WebView2 shows a page of its own that says so, and the person loads ours from there.
#[cfg(not(target_os = "linux"))]
fn revive(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
