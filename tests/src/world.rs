//! Everything around the app in one story: a desktop, a Cubicl server, and folders; all of it new.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::time::Duration;

use anyhow::Context;
use sha2::{Digest, Sha256};

use tokio::time::timeout;

use crate::app::{App, Start, Theme, built};
use crate::bare::Bare;
use crate::desktop::Desktop;
use crate::drag_source::DragSource;
use crate::page::Page;
use crate::process::Program;
use crate::secrets;
use crate::server::Server;

/// How long a page in trouble may take to show itself.
const PATIENCE: Duration = Duration::from_secs(15);

/// The world of one story.
#[derive(Debug)]
pub struct World {
    // A failed story has let go of the app when its evidence is taken.
    last_app: Option<Rc<Program>>,
    last_page: Option<Page>,
    pub server: Server,
    theme: Theme,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    // After what runs in it.
    desktop: Desktop,
    folder: tempfile::TempDir,
}

impl World {
    pub(crate) async fn new() -> anyhow::Result<Self> {
        Self::speaking("en_US").await
    }

    async fn speaking(language: &str) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("cubicl-story-").tempdir()?;
        let desktop = Desktop::start(folder.path(), language).await?;
        let server = Server::start(&desktop).await?;
        Ok(Self {
            server,
            theme: Theme::Light,
            arguments: Vec::new(),
            environment: Vec::new(),
            desktop,
            folder,
            last_page: None,
            last_app: None,
        })
    }

    /// The same world on a computer that is set to another language, such as `tr_TR`.
    pub async fn in_language(&mut self, language: &str) -> anyhow::Result<()> {
        *self = Self::speaking(language).await?;
        Ok(())
    }

    /// The system asks programs to look like this from the next start on.
    pub fn in_theme(&mut self, theme: Theme) {
        self.theme = theme;
    }

    /// Arguments of the next starts.
    pub fn with_arguments(&mut self, arguments: &[&str]) {
        self.arguments = arguments.iter().map(|&argument| argument.into()).collect();
    }

    /// A variable in the environment of the next starts.
    pub fn in_environment(&mut self, name: &str, value: &str) {
        self.environment.push((name.into(), value.into()));
    }

    /// Starts the app as a person does.
    pub async fn open_app(&mut self) -> anyhow::Result<App> {
        self.last_app = None;
        let start = Start {
            server: self.server.address(),
            data: self.data(),
            arguments: self.arguments.clone(),
            environment: self.environment.clone(),
            theme: self.theme,
        };
        let app = App::start(&self.desktop, &start).await?;
        self.last_page = Some(app.page().clone());
        self.last_app = Some(app.keep());
        Ok(app)
    }

    /// Starts the app without a driver, for measuring.
    pub fn start_bare(&self, environment: &[(&str, &str)]) -> anyhow::Result<Bare> {
        let mut command = self.desktop.command(built("cubicl-desktop")?);
        command
            .args(&self.arguments)
            .env("CUBICL_API_URL", self.server.address())
            .env("CUBICL_DATA_DIR", self.data());
        self.bare(command, environment)
    }

    /// Starts another built program in front of the same screen.
    pub fn start_other(&self, program: &str, environment: &[(&str, &str)]) -> anyhow::Result<Bare> {
        self.bare(self.desktop.command(built(program)?), environment)
    }

    fn bare(&self, mut command: Command, environment: &[(&str, &str)]) -> anyhow::Result<Bare> {
        command.envs(environment.iter().copied());
        Ok(Bare::new(Program::start(
            "bare",
            &mut command,
            &self.desktop.logs(),
        )?))
    }

    /// What `DISPLAY` is for programs in front of this screen.
    pub fn display(&self) -> String {
        self.desktop.display()
    }

    /// Where the app keeps its files.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The person's home folder.
    pub fn home(&self) -> PathBuf {
        self.desktop.home()
    }

    /// A file of the person's with this content.
    pub fn file(&self, name: &str, content: &[u8]) -> anyhow::Result<PathBuf> {
        let path = self.home().join(name);
        std::fs::write(&path, content)?;
        Ok(path)
    }

    /// A large file of the person's: as long as wanted, without taking room on the disk.
    pub fn large_file(&self, name: &str, size: u64) -> anyhow::Result<PathBuf> {
        let path = self.home().join(name);
        std::fs::File::create(&path)?.set_len(size)?;
        Ok(path)
    }

    /// From here on this computer has no keychain.
    pub fn lose_keychain(&mut self) {
        self.desktop.stop_keychain();
    }

    /// The keychain closes: it asks for its password, and the person gives none.
    pub fn lock_keychain(&self) -> anyhow::Result<()> {
        self.desktop.lock_keychain()
    }

    /// The person opens it again with the computer's password.
    pub async fn unlock_keychain(&mut self) -> anyhow::Result<()> {
        self.desktop.stop_keychain();
        self.desktop.start_keychain().await
    }

    /// The keychain stops answering, or goes on.
    pub fn stall_keychain(&self, stalled: bool) -> anyhow::Result<()> {
        self.desktop.stall_keychain(stalled)
    }

    /// The person's program for a kind of file: it writes down what it is given to open. Gives where.
    pub fn install_program(&self, kind: &str) -> anyhow::Result<PathBuf> {
        let applications = self.home().join(".local/share/applications");
        let settings = self.home().join(".config");
        let (program, opened) = (self.home().join("reader.sh"), self.home().join("opened.txt"));
        std::fs::create_dir_all(&applications)?;
        std::fs::write(
            &program,
            format!("#!/bin/sh\nprintf '%s\\n' \"$1\" > '{}'\n", opened.display()),
        )?;
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700))?;
        std::fs::write(
            applications.join("reader.desktop"),
            format!(
                "[Desktop Entry]\nType=Application\nName=Reader\nExec={} %f\nMimeType={kind};\n",
                program.display()
            ),
        )?;
        std::fs::write(
            settings.join("mimeapps.list"),
            format!("[Default Applications]\n{kind}=reader.desktop\n"),
        )?;
        Ok(opened)
    }

    /// What the keychain holds for the app, secrets included.
    pub fn keychain(&self) -> anyhow::Result<String> {
        self.desktop.keychain_content()
    }

    /// Every file on this computer that holds the text: the app's folder, the home folder, caches, run-time files and
    /// everything that was printed. The keychain's own file is encrypted and is looked through as well.
    pub fn files_with(&self, secret: &str) -> anyhow::Result<Vec<PathBuf>> {
        let found = secrets::files_with(self.folder.path(), secret)?;
        // The server told the token to this harness on its first line.
        Ok(found
            .into_iter()
            .filter(|path| !path.ends_with("logs/server.log"))
            .collect())
    }

    /// Files in the app's own folder that hold the text.
    pub fn app_files_with(&self, text: &str) -> anyhow::Result<Vec<PathBuf>> {
        secrets::files_with(&self.data(), text)
    }

    /// Whether a draft of this whole text is on the disk with its caret there. Half of the text, kept while it was typed, had
    /// its caret in the same place.
    pub fn keeps_draft(&self, text: &str, field: &str, caret: u32) -> anyhow::Result<bool> {
        let whole = format!("{text}\"");
        let caret = format!(r#""field":"{field}","start":{caret},"end":{caret}"#);
        for path in self.app_files_with(&caret)? {
            let content = std::fs::read(path)?;
            let content = String::from_utf8_lossy(&content);
            let mut drafts = content.match_indices(&caret).map(|(at, _)| {
                let before = &content[..at];
                &before[before.rfind(r#"{"value":"#).unwrap_or(at)..]
            });
            if drafts.any(|draft| draft.contains(&whole)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The text as base64, the way some programs believe to hide one.
    pub fn base64(&self, text: &str) -> anyhow::Result<String> {
        let path = self.file("to-encode", text.as_bytes())?;
        let encoded = self
            .desktop
            .run("base64", &["--wrap=0", &path.to_string_lossy()])?;
        std::fs::remove_file(path)?;
        // The last characters depend on what follows.
        Ok(encoded
            .trim_end_matches('=')
            .chars()
            .take(encoded.len().saturating_sub(4))
            .collect())
    }

    /// The SHA-256 of a file, in hexadecimal.
    pub fn sha256(&self, path: &Path) -> anyhow::Result<String> {
        let mut hasher = Sha256::new();
        std::io::copy(&mut std::fs::File::open(path)?, &mut hasher)?;
        Ok(hasher
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect())
    }

    /// How often the text stands in the memory of the processes that hold the page.
    pub fn times_in_web_memory(&self, app: &App, secret: &str) -> anyhow::Result<usize> {
        let processes = app.web_processes()?;
        anyhow::ensure!(!processes.is_empty(), "the page has a process of its own");
        processes
            .into_iter()
            .map(|process| secrets::times_in_memory(process, secret))
            .sum()
    }

    /// A window of another program from which these files are dragged onto a place of the page.
    pub async fn drop_from_another_window(
        &self,
        app: &App,
        files: &[&Path],
        onto: &str,
    ) -> anyhow::Result<()> {
        self.hold_from_another_window(app, files, onto, async || Ok(()))
            .await
    }

    /// The same, with something to see while the files are held over the place.
    pub async fn hold_from_another_window(
        &self,
        app: &App,
        files: &[&Path],
        onto: &str,
        meanwhile: impl AsyncFnOnce() -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let mut source = DragSource::open(app.hands(), &self.desktop.logs(), files).await?;
        let (x, y) = app.page().middle(onto).await?;
        let zoom = app.page().zoom().await?;
        let (left, top) = app.hands().corner("Cubicl")?;
        #[expect(clippy::cast_possible_truncation, reason = "whole pixels of a small screen")]
        let target = (left + (x * zoom) as i64, top + (y * zoom) as i64);
        app.hands().hold(source.point, target).await?;
        let seen = meanwhile().await;
        app.hands().let_go()?;
        seen?;
        source.has_given().await
    }

    /// Keeps what can still be seen.
    pub(crate) async fn keep_evidence(&self, folder: &Path, failure: &anyhow::Error) {
        if let Err(problem) = self.try_keep_evidence(folder, failure).await {
            // The story's own failure is what matters; this is only said.
            let _ = std::fs::write(folder.join("incomplete.txt"), format!("{problem:#}"));
        }
    }

    async fn try_keep_evidence(&self, folder: &Path, failure: &anyhow::Error) -> anyhow::Result<()> {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join("failure.txt"), format!("{failure:#}"))?;
        copy_files(&self.desktop.logs(), folder)?;
        let app_logs = self.data().join("logs");
        if app_logs.is_dir() {
            copy_files(&app_logs, folder)?;
        }
        let screen = folder.join("screen.png");
        self.desktop
            .run("import", &["-window", "root", &screen.to_string_lossy()])
            .context("the screen")?;
        let page = self.last_page.as_ref().context("the app was never open")?;
        std::fs::write(folder.join("page.png"), timeout(PATIENCE, page.picture()).await??)?;
        std::fs::write(folder.join("page.html"), timeout(PATIENCE, page.html()).await??)?;
        Ok(())
    }
}

fn copy_files(from: &Path, to: &Path) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            std::fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
