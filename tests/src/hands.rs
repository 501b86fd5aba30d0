//! What a person does outside of the page: closing the window, the system's file dialogs, the clipboard.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, ensure};

use crate::desktop::Desktop;
use crate::process::bound;
use crate::wait::eventually;

/// Hands at the desktop.
#[derive(Debug)]
pub struct Hands {
    environment: Vec<(std::ffi::OsString, std::ffi::OsString)>,
}

impl Hands {
    pub(crate) fn new(desktop: &Desktop) -> Self {
        let command = desktop.command("true");
        let environment = command
            .get_envs()
            .filter_map(|(key, value)| Some((key.to_owned(), value?.to_owned())))
            .collect();
        Self { environment }
    }

    /// Asks the window manager to close a window, as its button does.
    pub(crate) fn close_window(&self, title: &str) -> anyhow::Result<()> {
        let window = self.window(title)?.context("the window is not there")?;
        let window = format!("{:#x}", window.parse::<u32>()?);
        self.run("wmctrl", &["-i", "-c", &window])?;
        Ok(())
    }

    /// Makes the content of a window this large.
    pub fn resize_window(&self, title: &str, (width, height): (u32, u32)) -> anyhow::Result<()> {
        let window = self.window(title)?.context("the window is not there")?;
        self.run(
            "xdotool",
            &[
                "windowsize",
                "--sync",
                &window,
                &width.to_string(),
                &height.to_string(),
            ],
        )?;
        Ok(())
    }

    /// A picture of a window's content, as the screen shows it.
    pub fn picture(&self, title: &str, png: &Path) -> anyhow::Result<()> {
        let window = self.window(title)?.context("the window is not there")?;
        self.run("import", &["-window", &window, &png.to_string_lossy()])?;
        Ok(())
    }

    /// Gives a path to the system's file dialog and confirms it. It is pasted: typed letters that the keyboard lacks get
    /// lost now and then.
    pub async fn choose_in_dialog(&self, path: &Path) -> anyhow::Result<()> {
        let dialog = eventually("the file dialog", async || Ok(self.dialogs()?.pop())).await?;
        self.run("xdotool", &["windowactivate", "--sync", &dialog])?;
        self.copy_text(&path.to_string_lossy())?;
        // A slow dialog loses keys: whoever sees that nothing came of them presses them again.
        eventually("the file dialog to close", async || {
            // A slash opens the field for typed places, which takes a moment; in a dialog for saving it is there already.
            self.run("xdotool", &["type", "/"])?;
            tokio::time::sleep(Duration::from_millis(500)).await;
            self.run("xdotool", &["key", "--clearmodifiers", "ctrl+a"])?;
            self.run("xdotool", &["key", "--clearmodifiers", "ctrl+v"])?;
            tokio::time::sleep(Duration::from_millis(300)).await;
            self.run("xdotool", &["key", "Return"])?;
            // One that is about to close must not get the key twice: the second would go to the page.
            for _ in 0..30 {
                if !self.dialogs()?.contains(&dialog) {
                    return Ok(Some(()));
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            Ok(None)
        })
        .await
    }

    /// The text on the clipboard.
    pub fn clipboard(&self) -> anyhow::Result<String> {
        self.run("xclip", &["-selection", "clipboard", "-out"])
    }

    /// Puts a text on the clipboard.
    fn copy_text(&self, text: &str) -> anyhow::Result<()> {
        let mut xclip = self
            .command("xclip")
            .args(["-selection", "clipboard", "-in"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut input = xclip.stdin.take().context("xclip takes nothing")?;
        input.write_all(text.as_bytes())?;
        drop(input);
        ensure!(xclip.wait()?.success(), "xclip took the text");
        Ok(())
    }

    /// Puts a picture on the clipboard, as a screenshot tool does.
    pub fn copy_picture(&self, png: &Path) -> anyhow::Result<()> {
        let status = self
            .command("xclip")
            .args(["-selection", "clipboard", "-target", "image/png", "-in"])
            .arg(png)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        ensure!(status.success(), "xclip took the picture");
        Ok(())
    }

    /// Presses keys with the real keyboard, for what WebDriver's keys do not reach.
    pub fn key(&self, keys: &str) -> anyhow::Result<()> {
        self.run("xdotool", &["key", "--clearmodifiers", keys])?;
        Ok(())
    }

    /// Lets go of the mouse.
    pub(crate) fn let_go(&self) -> anyhow::Result<()> {
        self.run("xdotool", &["mouseup", "1"])?;
        Ok(())
    }

    /// Presses the mouse at one point of the screen, and carries what is there to another.
    pub(crate) async fn hold(&self, from: (i64, i64), to: (i64, i64)) -> anyhow::Result<()> {
        const STEPS: i64 = 24;
        self.run(
            "xdotool",
            &["mousemove", &from.0.to_string(), &from.1.to_string()],
        )?;
        self.run("xdotool", &["mousedown", "1"])?;
        for step in 1..=STEPS {
            let x = from.0 + (to.0 - from.0) * step / STEPS;
            let y = from.1 + (to.1 - from.1) * step / STEPS;
            self.run("xdotool", &["mousemove", &x.to_string(), &y.to_string()])?;
            // The programs on both sides answer between the steps of a hand.
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        for wiggle in [1, 0, 1] {
            self.run(
                "xdotool",
                &["mousemove", &(to.0 + wiggle).to_string(), &to.1.to_string()],
            )?;
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    }

    /// Upper left corner of a window's content on the screen.
    pub(crate) fn corner(&self, title: &str) -> anyhow::Result<(i64, i64)> {
        let window = self.window(title)?.context("the window is not there")?;
        let words = self.run("xwininfo", &["-id", &window])?;
        let number = |label: &str| {
            words
                .lines()
                .find_map(|line| line.trim().strip_prefix(label))
                .and_then(|value| value.trim().parse::<i64>().ok())
        };
        number("Absolute upper-left X:")
            .zip(number("Absolute upper-left Y:"))
            .context("xwininfo tells no place")
    }

    /// The id of a visible window with this title.
    pub(crate) fn window(&self, title: &str) -> anyhow::Result<Option<String>> {
        let pattern = format!("^{title}");
        let output = self
            .command("xdotool")
            .args(["search", "--onlyvisible", "--name", &pattern])
            .output()?;
        Ok(String::from_utf8_lossy(&output.stdout)
            .lines()
            .last()
            .map(str::to_owned))
    }

    /// Visible windows of the app that are not its main one.
    fn dialogs(&self) -> anyhow::Result<Vec<String>> {
        let output = self
            .command("xdotool")
            .args(["search", "--onlyvisible", "--class", "cubicl-desktop"])
            .output()?;
        let main = self.window("Cubicl")?;
        let windows = String::from_utf8_lossy(&output.stdout);
        Ok(windows
            .lines()
            .filter(|window| Some(*window) != main.as_deref() && self.has_title(window))
            .map(str::to_owned)
            .collect())
    }

    fn has_title(&self, window: &str) -> bool {
        self.run("xdotool", &["getwindowname", window])
            .is_ok_and(|title| !title.trim().is_empty())
    }

    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> anyhow::Result<String> {
        let output = self
            .command(program)
            .args(arguments)
            .output()
            .with_context(|| program.to_owned())?;
        ensure!(
            output.status.success(),
            "{program} {arguments:?} failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = bound(program);
        command.env_clear().envs(self.environment.iter().cloned());
        command
    }
}
