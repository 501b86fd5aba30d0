//! A desktop of the story's own: an invisible screen with a window manager, a message bus, a keychain, and folders.

use std::ffi::OsString;
use std::fs::{Permissions, create_dir_all, set_permissions, write};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context;
use rustix::process::Signal;

use crate::process::{Program, bound};
use crate::wait::eventually;

const PASSWORD: &[u8] = b"story";

/// Everything a program needs to believe that a person sits in front of it.
#[derive(Debug)]
pub(crate) struct Desktop {
    folder: PathBuf,
    environment: Vec<(&'static str, OsString)>,
    keychain: Option<Program>,
    // Ended in this order.
    _windows: Program,
    _bus: Program,
    _screen: Program,
}

impl Desktop {
    /// With an unlocked, empty keychain.
    pub(crate) async fn start(folder: &Path, language: &str) -> anyhow::Result<Self> {
        let mut environment: Vec<(&'static str, OsString)> = vec![
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("LANG", format!("{language}.UTF-8").into()),
            ("LANGUAGE", language.into()),
            ("TZ", "Europe/Istanbul".into()),
            ("GSETTINGS_BACKEND", "memory".into()),
            ("NO_AT_BRIDGE", "1".into()),
            ("XDG_SESSION_TYPE", "x11".into()),
            ("GDK_BACKEND", "x11".into()),
        ];
        for (name, place) in [
            ("HOME", "home"),
            ("XDG_DATA_HOME", "home/.local/share"),
            ("XDG_STATE_HOME", "home/.local/state"),
            ("XDG_CONFIG_HOME", "home/.config"),
            ("XDG_CACHE_HOME", "home/.cache"),
            ("XDG_RUNTIME_DIR", "run"),
            ("TMPDIR", "tmp"),
        ] {
            let place = folder.join(place);
            create_dir_all(&place)?;
            set_permissions(&place, Permissions::from_mode(0o700))?;
            environment.push((name, place.into()));
        }
        // What is not installed on this computer would count as English.
        let locales = folder.join("locales");
        create_dir_all(&locales)?;
        let locale = locales.join(format!("{language}.UTF-8"));
        let made = Command::new("localedef")
            .args(["--no-archive", "--inputfile", language, "--charmap", "UTF-8"])
            .arg(&locale)
            .status()
            .context("localedef")?;
        anyhow::ensure!(made.success(), "the language {language} could not be set up");
        environment.push(("LOCPATH", locales.into()));

        let logs = folder.join("logs");
        create_dir_all(&logs)?;

        let mut screen = bound("Xvfb");
        screen.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x900x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ]);
        let mut screen = Program::start("screen", &mut screen, &logs)?;
        let number = screen.line(|line| line.parse::<u32>().is_ok()).await?;
        environment.push(("DISPLAY", format!(":{number}").into()));

        let socket = folder.join("run/bus");
        let address = format!("unix:path={}", socket.display());
        let settings = folder.join("bus.conf");
        write(&settings, bus_settings(&address))?;
        let mut bus = bound("dbus-daemon");
        bus.arg("--nofork")
            .arg("--config-file")
            .arg(&settings)
            .envs(environment.iter().cloned());
        let bus = Program::start("bus", &mut bus, &logs)?;
        eventually("the message bus", async || Ok(socket.exists().then_some(()))).await?;
        environment.push(("DBUS_SESSION_BUS_ADDRESS", address.into()));

        let mut windows = bound("openbox");
        windows.env_clear().envs(environment.iter().cloned());
        let windows = Program::start("windows", &mut windows, &logs)?;

        let folder = folder.to_owned();
        let mut desktop = Self {
            folder,
            environment,
            keychain: None,
            _windows: windows,
            _bus: bus,
            _screen: screen,
        };
        desktop.start_keychain().await?;
        Ok(desktop)
    }

    /// The person's home folder.
    pub(crate) fn home(&self) -> PathBuf {
        self.folder.join("home")
    }

    pub(crate) fn display(&self) -> String {
        let display = self.environment.iter().find(|(name, _)| *name == "DISPLAY");
        display.map_or_else(String::new, |(_, value)| value.to_string_lossy().into_owned())
    }

    pub(crate) fn logs(&self) -> PathBuf {
        self.folder.join("logs")
    }

    /// A program in front of this desktop, with nothing of the real one's environment.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = bound(program);
        command
            .env_clear()
            .envs(self.environment.iter().cloned())
            .current_dir(self.home());
        command
    }

    /// Runs a short program to its end and gives back what it printed.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> anyhow::Result<String> {
        let output = self
            .command(program)
            .args(arguments)
            .output()
            .with_context(|| program.to_owned())?;
        anyhow::ensure!(
            output.status.success(),
            "{program} {arguments:?} failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// A Secret Service with an open collection: an empty one, or the one that was there before.
    pub(crate) async fn start_keychain(&mut self) -> anyhow::Result<()> {
        let mut command = self.command("gnome-keyring-daemon");
        command.args(["--foreground", "--unlock", "--components=secrets"]);
        let mut keychain = Program::start_with("keychain", &mut command, Stdio::piped(), &self.logs())?;
        keychain
            .stdin()
            .context("the keychain takes no password")?
            .write_all(PASSWORD)?;
        eventually("the keychain", async || {
            keychain.check()?;
            let owner = self.run(
                "dbus-send",
                &[
                    "--session",
                    "--print-reply=literal",
                    "--dest=org.freedesktop.secrets",
                    "/org/freedesktop/secrets/aliases/default",
                    "org.freedesktop.DBus.Properties.Get",
                    "string:org.freedesktop.Secret.Collection",
                    "string:Locked",
                ],
            )?;
            Ok(owner.contains("false").then_some(()))
        })
        .await?;
        self.keychain = Some(keychain);
        Ok(())
    }

    /// From here on this computer has no keychain.
    pub(crate) fn stop_keychain(&mut self) {
        self.keychain = None;
    }

    /// The keychain asks for its password from here on, and nobody answers.
    pub(crate) fn lock_keychain(&self) -> anyhow::Result<()> {
        self.run(
            "dbus-send",
            &[
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.secrets",
                "/org/freedesktop/secrets",
                "org.freedesktop.Secret.Service.Lock",
                "array:objpath:/org/freedesktop/secrets/aliases/default",
            ],
        )?;
        Ok(())
    }

    /// The keychain stops answering, or goes on.
    pub(crate) fn stall_keychain(&self, stalled: bool) -> anyhow::Result<()> {
        let keychain = self.keychain.as_ref().context("there is no keychain")?;
        keychain.signal(if stalled { Signal::STOP } else { Signal::CONT })
    }

    /// Everything in the keychain, as `secret-tool` prints it, secrets included.
    pub(crate) fn keychain_content(&self) -> anyhow::Result<String> {
        let output = self
            .command("secret-tool")
            .args(["search", "--all", "--unlock", "service", "Cubicl Desktop"])
            .output()?;
        Ok([output.stdout, output.stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .concat())
    }
}

/// A session bus that starts nothing by itself: no portals, no accessibility services, no second keychain.
fn bus_settings(address: &str) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>{address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#
    )
}
