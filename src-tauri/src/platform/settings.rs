//! Settings and the remembered account, in one small JSON file. Nothing in it is secret.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use cubicl_sync::view::ProjectId;
use cubicl_sync::{AccountMemory, Departed, RememberedAccount};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use specta::Type;
use tauri::{AppHandle, Wry};
use tauri_plugin_store::{Store, StoreBuilder};
use tracing::warn;

use super::folders::Folders;
use crate::error::{Answer, internal};

/// What the person chose. A field that is missing or unreadable takes its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Settings {
    pub(crate) language: Language,
    pub(crate) theme: Theme,
    /// How large everything is, in per cent; 100 without it.
    pub(crate) zoom: Option<u16>,
    /// Only what is on the screen is read: the network is paid for by what goes over it.
    pub(crate) use_less_data: bool,
    pub(crate) sidebar_collapsed: bool,
    /// "Show My Projects".
    pub(crate) only_my_projects: bool,
    pub(crate) favourites: Vec<ProjectId>,
    /// Latest first.
    pub(crate) recent: Vec<ProjectId>,
    /// Projects whose sub-projects are shown in the tree.
    pub(crate) open_projects: Vec<ProjectId>,
    /// Board columns that are collapsed, as `project/state`.
    pub(crate) collapsed_columns: Vec<String>,
    /// The board to open at the next start.
    pub(crate) last_project: Option<ProjectId>,
}

impl Settings {
    /// What belongs to the person rather than to the account.
    pub(crate) fn without_account(&self) -> Self {
        Self {
            language: self.language,
            theme: self.theme,
            zoom: self.zoom,
            use_less_data: self.use_less_data,
            sidebar_collapsed: self.sidebar_collapsed,
            only_my_projects: self.only_my_projects,
            ..Self::default()
        }
    }
}

/// The language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Language {
    #[default]
    System,
    Tr,
    En,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

const SETTINGS: &str = "settings";
const ACCOUNT: &str = "account";
const DEPARTED: &str = "departed";

/// The file. Cheap to clone.
#[derive(Clone)]
pub(crate) struct SettingsStore {
    store: Option<Arc<Store<Wry>>>,
    file: PathBuf,
    /// One writes at a time: what is stored last is what was set last.
    writing: Arc<Mutex<()>>,
}

impl SettingsStore {
    /// Opens or makes the file. Without a writable folder settings last until the app closes.
    pub(crate) fn open(app: &AppHandle, folders: &Folders) -> Self {
        let store = StoreBuilder::new(app, folders.settings_file())
            .disable_auto_save()
            .build()
            .inspect_err(|cause| warn!(%cause, "settings cannot be stored"))
            .ok();
        // The plugin would write the file once more when the app ends, and it empties a file before it fills it.
        if let Some(store) = &store {
            store.close_resource();
        }
        Self {
            store,
            file: folders.settings_file(),
            writing: Arc::default(),
        }
    }

    /// The settings, or their defaults.
    pub(crate) fn settings(&self) -> Settings {
        let stored = self.store.as_ref().and_then(|store| store.get(SETTINGS));
        stored.map(readable).unwrap_or_default()
    }

    /// Stores them at once.
    pub(crate) fn save_settings(&self, settings: &Settings) -> Answer<()> {
        self.write(SETTINGS, settings)
            .map_err(|cause| internal("saving the settings", cause))
    }

    fn read<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let value = self.store.as_ref()?.get(key)?;
        serde_json::from_value(value)
            // The cause quotes what it found.
            .inspect_err(|_| warn!(key, "what is stored is unreadable"))
            .ok()
    }

    fn write<T: Serialize>(&self, key: &str, value: &T) -> Result<(), String> {
        let Some(store) = &self.store else { return Ok(()) };
        let _alone = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        store.set(
            key,
            serde_json::to_value(value).map_err(|cause| cause.to_string())?,
        );
        let entries: serde_json::Map<_, _> = store.entries().into_iter().collect();
        let bytes = serde_json::to_vec_pretty(&entries).map_err(|cause| cause.to_string())?;
        replace(&self.file, &bytes).map_err(|cause| cause.to_string())
    }
}

/// Each field on its own: one that another version wrote, or a hand, must not take the others with it.
fn readable(stored: Value) -> Settings {
    let Value::Object(mut fields) = stored else {
        return Settings::default();
    };
    fields.retain(|name, value| {
        let alone = Value::Object([(name.clone(), value.clone())].into_iter().collect());
        Settings::deserialize(alone)
            .inspect_err(|_| warn!(name, "a stored setting is unreadable"))
            .is_ok()
    });
    Settings::deserialize(Value::Object(fields)).unwrap_or_default()
}

/// Writes the file beside its place first: whoever ends in the middle of it, or on a full disk, leaves the one before. Who is
/// signed in stands in it.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let unfinished = path.with_extension("new");
    let mut file = File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(unfinished, path)
}

impl AccountMemory for SettingsStore {
    fn load(&self) -> Option<RememberedAccount> {
        self.read(ACCOUNT)
    }

    fn save(&self, account: &RememberedAccount) {
        if let Err(cause) = self.write(ACCOUNT, account) {
            warn!(%cause, "the account is not remembered");
        }
    }

    fn forget(&self, departed: &[Departed]) {
        let Some(store) = &self.store else { return };
        // Written with the settings.
        store.delete(ACCOUNT);
        store.set(DEPARTED, serde_json::json!(departed));
        if let Err(cause) = self.write(SETTINGS, &self.settings().without_account()) {
            warn!(%cause, "the account's settings are not removed");
        }
    }

    fn departed(&self) -> Vec<Departed> {
        self.read(DEPARTED).unwrap_or_default()
    }

    fn keep_departed(&self, departed: &[Departed]) {
        if let Err(cause) = self.write(DEPARTED, &departed) {
            warn!(%cause, "what is to be removed is not remembered");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_unreadable_setting_takes_no_other_with_it() {
        let stored = serde_json::json!({
            "theme": "sepia", "language": "tr", "zoom": -3, "favourites": ["p1"], "recent": "p1", "ofTomorrow": {}
        });
        let expected = Settings {
            language: Language::Tr,
            favourites: vec![ProjectId::from("p1")],
            ..Settings::default()
        };
        assert_eq!(readable(stored), expected);
        assert_eq!(readable(Value::Null), Settings::default());
    }

    #[test]
    fn a_file_that_cannot_be_finished_leaves_the_one_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("data").join("settings.json");
        replace(&path, b"{}").expect("its folder is made");
        replace(&path, b"{\"a\":1}").expect("it is replaced");
        assert_eq!(fs::read(&path).expect("the file"), b"{\"a\":1}");
        // What is written first has no place.
        fs::create_dir(path.with_extension("new")).expect("something is in the way");
        replace(&path, b"{\"a\":2}").expect_err("it cannot be written");
        assert_eq!(fs::read(&path).expect("the file"), b"{\"a\":1}");
    }
}
