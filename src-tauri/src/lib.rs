//! The desktop shell: the only code that names tauri or keyring. Wiring only: what the app does lives in `cubicl-sync`,
//! what the page may ask is in [`commands`], what the operating system offers is in [`platform`].

mod bindings;
mod commands;
mod error;
mod events;
mod platform;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use cubicl_sync::{Config, Opening, Ports, Session};
use tauri::{App, Manager};
use tracing::error;

use crate::platform::{
    clipboard, closing, crash, diagnostics, drop, folders::Folders, keychain, logging, menu, photo, privacy,
    renderer, sample, settings, window,
};

/// At the start the network waits so long for the first picture.
const OPENING: Duration = Duration::from_secs(2);

/// Runs the app until its window closes.
pub fn run() -> ExitCode {
    renderer::restart_without_gpu();
    privacy::no_core_dumps();
    let folders = Folders::from_environment();
    let _log = logging::start(folders.logs());
    crash::note_panics(folders.logs());
    let bindings = bindings::builder();
    let handler = bindings.invoke_handler();

    let mut builder = tauri::Builder::default();
    if !folders.portable() && !platform::automated() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            window::bring_to_front(app);
        }));
    }
    let run = builder
        .plugin(tauri_plugin_store::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(window::remember_place(&folders))
        .register_asynchronous_uri_scheme_protocol("photo", photo::serve)
        .on_window_event(|window, event| {
            drop::forward(window, event);
            window::tell_visibility(window, event);
            closing::ask_first(window, event);
        })
        .invoke_handler(handler)
        .setup(move |app| {
            bindings.mount_events(app);
            Ok(open(app, &folders)?)
        })
        .run(tauri::generate_context!());
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            error!(%problem, "the app could not start");
            ExitCode::FAILURE
        }
    }
}

/// Requests in any 60 s (A1). A company's own server may allow another number; zero means as many as one likes.
fn rate() -> usize {
    let set = std::env::var("CUBICL_RATE_LIMIT").ok();
    set.and_then(|rate| rate.trim().parse().ok()).unwrap_or(60)
}

/// Builds the session and opens the window; the disk and the keychain are asked while it is made, the network when it is
/// drawn.
fn open(app: &App, folders: &Folders) -> tauri::Result<()> {
    let handle = app.handle();
    let store = settings::SettingsStore::open(handle, folders);
    let settings = store.settings();
    menu::listen(handle);
    menu::show(handle, settings.language);
    let ports = Ports {
        secrets: Arc::new(keychain::SystemKeychain),
        memory: Arc::new(store.clone()),
        announce: Arc::new(events::ToPage::new(handle.clone())),
    };
    let config = Config {
        default_server: std::env::var("CUBICL_API_URL")
            .ok()
            .filter(|address| !address.trim().is_empty()),
        user_agent: format!("Cubicl-Desktop/{}", env!("CARGO_PKG_VERSION")),
        cache_dir: folders.opened_files(),
        data_dir: folders.data().to_owned(),
        stragglers: Duration::from_secs(60),
        deletes_after: Duration::from_secs(8),
        rate: rate(),
        opening: settings.last_project.clone().map(|board| Opening {
            board,
            patience: OPENING,
        }),
    };
    let runtime = tauri::async_runtime::handle();
    let session = {
        let _inside = runtime.inner().enter();
        Session::new(config, ports)
    };
    session.set_sparing(settings.use_less_data);
    app.manage(store);
    app.manage(session.clone());
    app.manage(sample::Sample::default());
    app.manage(closing::Closing::default());
    app.manage(Arc::<window::Visibility>::default());
    app.manage(folders.clone());
    app.manage(clipboard::Clipboard::default());
    app.manage(diagnostics::LastReport::default());
    let opening = handle.clone();
    // The web view takes longer to start than the account's file to be read.
    tauri::async_runtime::spawn(async move {
        if std::env::args().any(|argument| argument == "--sample") {
            if let Err(problem) = sample::open(&opening).await {
                error!(?problem, "the sample workspace did not open");
            }
        } else {
            session.start().await;
        }
    });
    window::open(handle, folders, &settings)
}
