//! Settings and the remembered account, in one small JSON file. Nothing in it is secret.

use std::sync::Arc;

use cubicl_sync::view::ProjectId;
use cubicl_sync::{AccountMemory, RememberedAccount};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
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
    fn without_account(&self) -> Self {
        Self {
            language: self.language,
            theme: self.theme,
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

/// The file. Cheap to clone.
#[derive(Clone)]
pub(crate) struct SettingsStore {
    store: Option<Arc<Store<Wry>>>,
}

impl SettingsStore {
    /// Opens or makes the file. Without a writable folder settings last until the app closes.
    pub(crate) fn open(app: &AppHandle, folders: &Folders) -> Self {
        let store = StoreBuilder::new(app, folders.settings_file())
            .disable_auto_save()
            .build();
        Self {
            store: store
                .inspect_err(|cause| warn!(%cause, "settings cannot be stored"))
                .ok(),
        }
    }

    /// The settings, or their defaults.
    pub(crate) fn settings(&self) -> Settings {
        self.read(SETTINGS).unwrap_or_default()
    }

    /// Stores them at once.
    pub(crate) fn save_settings(&self, settings: &Settings) -> Answer<()> {
        self.write(SETTINGS, settings)
            .map_err(|cause| internal("saving the settings", cause))
    }

    fn read<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let value = self.store.as_ref()?.get(key)?;
        serde_json::from_value(value)
            .inspect_err(|cause| warn!(key, %cause, "a stored setting is unreadable"))
            .ok()
    }

    fn write<T: Serialize>(&self, key: &str, value: &T) -> Result<(), String> {
        let Some(store) = &self.store else { return Ok(()) };
        store.set(
            key,
            serde_json::to_value(value).map_err(|cause| cause.to_string())?,
        );
        store.save().map_err(|cause| cause.to_string())
    }
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

    fn forget(&self) {
        let Some(store) = &self.store else { return };
        store.delete(ACCOUNT);
        if let Err(cause) = self.write(SETTINGS, &self.settings().without_account()) {
            warn!(%cause, "the account's settings are not removed");
        }
    }
}
