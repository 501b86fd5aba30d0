//! The menu bar of macOS. Tauri's own one ends the app at ⌘Q without a word; here that closes the window, which asks first.

use tauri::menu::{Menu, MenuItem, PredefinedMenuItem as Usual, Submenu, WINDOW_SUBMENU_ID};
use tauri::{AppHandle, Manager, Wry};
use tracing::warn;

use super::settings::Language;
use super::window;

const QUIT: &str = "quit";

/// Its words, which the system does not put into a person's language by itself.
struct Words {
    about: &'static str,
    services: &'static str,
    hide: &'static str,
    hide_others: &'static str,
    show_all: &'static str,
    quit: &'static str,
    edit: &'static str,
    undo: &'static str,
    redo: &'static str,
    cut: &'static str,
    copy: &'static str,
    paste: &'static str,
    select_all: &'static str,
    window: &'static str,
    minimize: &'static str,
    zoom: &'static str,
    full_screen: &'static str,
    close: &'static str,
}

const ENGLISH: Words = Words {
    about: "About Cubicl",
    services: "Services",
    hide: "Hide Cubicl",
    hide_others: "Hide Others",
    show_all: "Show All",
    quit: "Quit Cubicl",
    edit: "Edit",
    undo: "Undo",
    redo: "Redo",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    select_all: "Select All",
    window: "Window",
    minimize: "Minimize",
    zoom: "Zoom",
    full_screen: "Enter Full Screen",
    close: "Close",
};

const TURKISH: Words = Words {
    about: "Cubicl Hakkında",
    services: "Servisler",
    hide: "Cubicl’i Gizle",
    hide_others: "Diğerlerini Gizle",
    show_all: "Tümünü Göster",
    quit: "Cubicl’den Çık",
    edit: "Düzen",
    undo: "Geri Al",
    redo: "Yinele",
    cut: "Kes",
    copy: "Kopyala",
    paste: "Yapıştır",
    select_all: "Tümünü Seç",
    window: "Pencere",
    minimize: "Küçült",
    zoom: "Büyüt",
    full_screen: "Tam Ekrana Geç",
    close: "Kapat",
};

/// Shows it in the person's language. Other systems have no menu bar.
pub(crate) fn show(app: &AppHandle, language: Language) {
    if !cfg!(target_os = "macos") {
        return;
    }
    let shown = bar(app, words(language)).and_then(|menu| app.set_menu(menu));
    if let Err(cause) = shown {
        warn!(%cause, "the menu bar stays as it is");
    }
}

/// Does what its own item says; the system does the rest.
pub(crate) fn listen(app: &AppHandle) {
    app.on_menu_event(|app, event| {
        if event.id() != QUIT {
            return;
        }
        let Some(window) = app.get_webview_window(window::NAME) else {
            app.exit(0);
            return;
        };
        if let Err(cause) = window.close() {
            warn!(%cause, "the window does not close");
        }
    });
}

fn words(language: Language) -> &'static Words {
    let turkish = match language {
        Language::Tr => true,
        Language::En => false,
        Language::System => sys_locale::get_locale().is_some_and(|locale| locale.starts_with("tr")),
    };
    if turkish { &TURKISH } else { &ENGLISH }
}

fn bar(app: &AppHandle, words: &Words) -> tauri::Result<Menu<Wry>> {
    let line = || Usual::separator(app);
    let quit = MenuItem::with_id(app, QUIT, words.quit, true, Some("Cmd+Q"))?;
    let own = Submenu::with_items(
        app,
        "Cubicl",
        true,
        &[
            &Usual::about(app, Some(words.about), None)?,
            &line()?,
            &Usual::services(app, Some(words.services))?,
            &line()?,
            &Usual::hide(app, Some(words.hide))?,
            &Usual::hide_others(app, Some(words.hide_others))?,
            &Usual::show_all(app, Some(words.show_all))?,
            &line()?,
            &quit,
        ],
    )?;
    let edit = Submenu::with_items(
        app,
        words.edit,
        true,
        &[
            &Usual::undo(app, Some(words.undo))?,
            &Usual::redo(app, Some(words.redo))?,
            &line()?,
            &Usual::cut(app, Some(words.cut))?,
            &Usual::copy(app, Some(words.copy))?,
            &Usual::paste(app, Some(words.paste))?,
            &Usual::select_all(app, Some(words.select_all))?,
        ],
    )?;
    let window = Submenu::with_id_and_items(
        app,
        WINDOW_SUBMENU_ID,
        words.window,
        true,
        &[
            &Usual::minimize(app, Some(words.minimize))?,
            &Usual::maximize(app, Some(words.zoom))?,
            &Usual::fullscreen(app, Some(words.full_screen))?,
            &line()?,
            &Usual::close_window(app, Some(words.close))?,
        ],
    )?;
    Menu::with_items(app, &[&own, &edit, &window])
}
