//! The built app in its window, driven over WebDriver.

use std::net::TcpListener;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use anyhow::{Context, ensure};
use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::desktop::Desktop;
use crate::hands::Hands;
use crate::page::Page;
use crate::process::Program;
use crate::wait::eventually;

/// How the system tells programs to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

/// What the app is started with.
pub(crate) struct Start<'a> {
    pub(crate) server: &'a str,
    pub(crate) data: PathBuf,
    pub(crate) arguments: Vec<String>,
    pub(crate) environment: Vec<(String, String)>,
    pub(crate) theme: Theme,
}

/// The running app.
#[derive(Debug)]
pub struct App {
    page: Page,
    hands: Hands,
    driver: Rc<Program>,
}

impl App {
    pub(crate) async fn start(desktop: &Desktop, start: &Start<'_>) -> anyhow::Result<Self> {
        let (port, native_port) = (free_port()?, free_port()?);
        let mut command = desktop.command(tauri_driver()?);
        command
            .args([
                "--port",
                &port.to_string(),
                "--native-port",
                &native_port.to_string(),
            ])
            .env("CUBICL_API_URL", start.server)
            .env("CUBICL_DATA_DIR", &start.data)
            .envs(start.environment.iter().cloned());
        if start.theme == Theme::Dark {
            command.env("GTK_THEME", "Adwaita:dark");
        }
        let mut driver = Program::start("app", &mut command, &desktop.logs())?;
        // The second one is WebKit's, which tauri-driver starts and does not wait for.
        for port in [port, native_port] {
            eventually("tauri-driver", async || {
                driver.check()?;
                Ok(std::net::TcpStream::connect(("127.0.0.1", port)).ok())
            })
            .await?;
        }

        let options = json!({ "application": built("cubicl-desktop")?, "args": start.arguments });
        let capabilities = json!({ "browserName": "wry", "tauri:options": options });
        let Value::Object(capabilities) = capabilities else {
            unreachable!("it is written as an object above")
        };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = format!("http://127.0.0.1:{port}");
        let client = timeout(
            Duration::from_secs(60),
            builder.capabilities(capabilities).connect(&address),
        )
        .await
        .context("the app did not open a window within a minute")?
        .context("the app did not start")?;
        let page = Page::new(client);
        eventually("the page to be drawn", async || {
            Ok((page.count("#root > *").await? > 0).then_some(()))
        })
        .await?;
        Ok(Self {
            page,
            hands: Hands::new(desktop),
            driver: Rc::new(driver),
        })
    }

    /// Keeps it running.
    pub(crate) fn keep(&self) -> Rc<Program> {
        Rc::clone(&self.driver)
    }

    /// Its page.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// A person's hands at the whole desktop, outside of the page.
    pub fn hands(&self) -> &Hands {
        &self.hands
    }

    /// Closes the window as a person does, and waits until the program has ended.
    pub async fn quit(self) -> anyhow::Result<()> {
        let programs = self.programs()?;
        ensure!(!programs.is_empty(), "the app runs");
        self.hands.close_window("Cubicl")?;
        eventually("the app to end", async || {
            Ok(self.programs()?.is_empty().then_some(()))
        })
        .await
    }

    /// Asks to close the window, as its button does. The app may ask back.
    pub fn ask_to_close(&self) -> anyhow::Result<()> {
        self.hands.close_window("Cubicl")
    }

    /// Says yes to the question before closing, and waits until the program has ended.
    pub async fn confirm_closing(self) -> anyhow::Result<()> {
        // A click would be answered by a window that is gone.
        let later =
            "const [button] = arguments; setTimeout(() => document.querySelector(button).click(), 100)";
        let button = crate::page::hook("confirm");
        self.page.find(&button).await?;
        self.page.script(later, vec![json!(button)]).await?;
        eventually("the app to end", async || {
            Ok(self.programs()?.is_empty().then_some(()))
        })
        .await
    }

    /// Kills it without a word, and waits until nothing of it runs.
    pub async fn kill(self) -> anyhow::Result<()> {
        let programs = self.programs()?;
        ensure!(!programs.is_empty(), "the app runs");
        for id in programs {
            let id = i32::try_from(id)
                .ok()
                .and_then(Pid::from_raw)
                .context("a process id")?;
            kill_process(id, Signal::KILL)?;
        }
        eventually("the app to end", async || {
            Ok(self.programs()?.is_empty().then_some(()))
        })
        .await
    }

    /// Process ids of the app itself.
    pub(crate) fn programs(&self) -> anyhow::Result<Vec<u32>> {
        self.processes("cubicl-desktop")
    }

    /// Process ids of those that hold the page.
    pub(crate) fn web_processes(&self) -> anyhow::Result<Vec<u32>> {
        self.processes("WebKitWebProces")
    }

    /// Processes below the driver; the kernel keeps fifteen bytes of a name.
    fn processes(&self, name: &str) -> anyhow::Result<Vec<u32>> {
        let name: String = name.chars().take(15).collect();
        let named = |id: &u32| {
            // It may have ended meanwhile.
            let comm = std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
            comm.trim_end() == name
        };
        Ok(self.driver.processes()?.into_iter().filter(named).collect())
    }
}

/// A program of this workspace, built with the same profile as the tests: they lie in `<profile>/deps` or beside it.
pub(crate) fn built(name: &str) -> anyhow::Result<PathBuf> {
    let here = std::env::current_exe()?;
    let found = here
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file());
    found.with_context(|| format!("{name} is not built: cargo build --workspace"))
}

/// Where `cargo xtask` installs it, or whatever the path leads to.
fn tauri_driver() -> anyhow::Result<PathBuf> {
    let here = std::env::current_exe()?;
    let found = here
        .ancestors()
        .map(|folder| folder.join("tools/bin/tauri-driver"))
        .find(|path| path.is_file());
    Ok(found.unwrap_or_else(|| "tauri-driver".into()))
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
