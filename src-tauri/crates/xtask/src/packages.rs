//! System packages: installed through apt on Debian and its relatives, named exactly everywhere else.

use std::collections::HashSet;

use anyhow::{Context, bail};
use xshell::cmd;

use crate::workspace::Workspace;

/// What the packages are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Build,
    /// The window without a screen, a keychain of its own, and hands that drive it.
    Stories,
}

const BUILD: &[&str] = &[
    "build-essential",
    "curl",
    "file",
    "libdbus-1-dev",
    "librsvg2-dev",
    "libwebkit2gtk-4.1-dev",
    "pkg-config",
];

const STORIES: &[&str] = &[
    "dbus",
    "fonts-noto-core",
    "gir1.2-gtk-3.0",
    "gnome-keyring",
    "imagemagick",
    "libsecret-tools",
    "locales",
    "openbox",
    "python3-gi",
    "webkit2gtk-driver",
    "wmctrl",
    "x11-utils",
    "xclip",
    "xdotool",
    "xvfb",
];

/// Makes sure that the system has what a purpose needs; at once when nothing is missing.
pub(crate) fn ensure(workspace: &Workspace, purpose: Purpose) -> anyhow::Result<()> {
    let wanted: Vec<&str> = match purpose {
        Purpose::Build => BUILD.to_vec(),
        Purpose::Stories => BUILD.iter().chain(STORIES).copied().collect(),
    };
    match System::detect() {
        System::Debian => install(workspace, &wanted),
        other => other.check(workspace, purpose),
    }
}

/// Installs what is missing of these Debian packages.
pub(crate) fn install(workspace: &Workspace, wanted: &[&str]) -> anyhow::Result<()> {
    let shell = &workspace.shell;
    let format = "--showformat=${binary:Package}\\t${db:Status-Status}\\n";
    let listed = cmd!(shell, "dpkg-query --show {format} {wanted...}")
        .quiet()
        .ignore_status()
        .ignore_stderr()
        .read()?;
    let present = installed(&listed);
    let missing: Vec<&str> = wanted
        .iter()
        .copied()
        .filter(|name| !present.contains(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }

    println!("Installing system packages through apt: {}", missing.join(" "));
    let as_root = if is_root(workspace)? { "env" } else { "sudo" };
    if cmd!(shell, "{as_root} --version")
        .quiet()
        .ignore_stdout()
        .run()
        .is_err()
    {
        bail!(
            "sudo is not here; install these packages as root: apt-get install {}",
            missing.join(" ")
        );
    }
    let apt = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"];
    cmd!(shell, "{as_root} {apt...} update")
        .run()
        .context("apt could not read its package lists")?;
    cmd!(
        shell,
        "{as_root} {apt...} install --yes --no-install-recommends {missing...}"
    )
    .run()
    .context("apt could not install the packages")?;
    Ok(())
}

/// Names of installed packages in the listing of dpkg-query, without their architecture.
fn installed(listing: &str) -> HashSet<&str> {
    listing
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(|(_, status)| *status == "installed")
        .map(|(name, _)| name.split(':').next().unwrap_or(name))
        .collect()
}

fn is_root(workspace: &Workspace) -> anyhow::Result<bool> {
    Ok(cmd!(workspace.shell, "id --user").quiet().read()? == "0")
}

/// A system, as far as the way to get packages differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    Debian,
    Fedora,
    Arch,
    Suse,
    OtherLinux,
    MacOs,
    Windows,
}

impl System {
    pub(crate) fn detect() -> Self {
        match std::env::consts::OS {
            "windows" => Self::Windows,
            "macos" => Self::MacOs,
            _ => Self::of_linux(&std::fs::read_to_string("/etc/os-release").unwrap_or_default()),
        }
    }

    fn of_linux(os_release: &str) -> Self {
        let words: HashSet<&str> = os_release
            .lines()
            .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
            .flat_map(|value| value.trim_matches('"').split_whitespace())
            .collect();
        let known = [
            ("debian", Self::Debian),
            ("ubuntu", Self::Debian),
            ("fedora", Self::Fedora),
            ("rhel", Self::Fedora),
            ("arch", Self::Arch),
            ("suse", Self::Suse),
            ("opensuse", Self::Suse),
        ];
        known
            .iter()
            .find(|(id, _)| words.contains(id))
            .map_or(Self::OtherLinux, |(_, system)| *system)
    }

    /// Systems that this program installs nothing on: looks whether the libraries are there, and says what to do.
    fn check(self, workspace: &Workspace, purpose: Purpose) -> anyhow::Result<()> {
        if purpose == Purpose::Stories {
            bail!(
                "the stories need Debian or Ubuntu: they start a screen, a keychain and a WebDriver of their own. \
                 The other tests run everywhere: `cargo xtask test --only rust` and `--only page`"
            );
        }
        let shell = &workspace.shell;
        let ready = match self {
            Self::MacOs => cmd!(shell, "xcode-select --print-path")
                .quiet()
                .ignore_stdout()
                .run()
                .is_ok(),
            // Rust for Windows does not work without the build tools, and WebView2 is part of Windows 10 and 11.
            Self::Windows => true,
            _ => cmd!(shell, "pkg-config --exists webkit2gtk-4.1 librsvg-2.0 dbus-1")
                .quiet()
                .run()
                .is_ok(),
        };
        if ready {
            Ok(())
        } else {
            bail!("system packages are missing. {}", self.advice())
        }
    }

    /// What a person types to get what the build needs.
    fn advice(self) -> String {
        match self {
            Self::Debian => format!("Install them: sudo apt-get install {}", BUILD.join(" ")),
            Self::Fedora => {
                "Install them: sudo dnf install @c-development webkit2gtk4.1-devel dbus-devel curl file \
                             librsvg2-devel"
                    .into()
            }
            Self::Arch => {
                "Install them: sudo pacman -S --needed base-devel webkit2gtk-4.1 dbus curl file librsvg"
                    .into()
            }
            Self::Suse => "Install them: sudo zypper install -t pattern devel_basis && sudo zypper install \
                           webkit2gtk3-devel dbus-1-devel curl file librsvg-devel"
                .into(),
            Self::OtherLinux => {
                "Install a C compiler, pkg-config, and the development files of WebKitGTK 4.1, \
                                 librsvg 2 and D-Bus"
                    .into()
            }
            Self::MacOs => "Install Apple's command line tools: xcode-select --install".into(),
            Self::Windows => "Install the Visual Studio build tools with C++, and WebView2".into(),
        }
    }

    /// What a person does to get Node.js.
    pub(crate) fn node_advice(self) -> &'static str {
        match self {
            Self::Debian => "sudo apt-get install npm",
            Self::Fedora => "sudo dnf install nodejs npm",
            Self::Arch => "sudo pacman -S nodejs npm",
            Self::Suse => "sudo zypper install nodejs24 npm24",
            Self::MacOs => "brew install node",
            Self::Windows => "winget install OpenJS.NodeJS.LTS",
            Self::OtherLinux => "see https://nodejs.org/en/download",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_dpkg_lists() {
        let listing = "curl\tinstalled\nlibssl-dev:amd64\tinstalled\nfile\tnot-installed\nxvfb\tconfig-files";
        assert_eq!(
            installed(listing),
            HashSet::from(["curl", "libssl-dev"]),
            "only what is wholly installed counts"
        );
    }

    #[test]
    fn tells_systems_apart() {
        let cases = [
            ("ID=debian\n", System::Debian),
            ("NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n", System::Debian),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", System::Debian),
            ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", System::Fedora),
            (
                "ID=\"opensuse-tumbleweed\"\nID_LIKE=\"opensuse suse\"\n",
                System::Suse,
            ),
            ("ID=manjaro\nID_LIKE=arch\n", System::Arch),
            ("ID=void\n", System::OtherLinux),
            ("", System::OtherLinux),
        ];
        for (os_release, system) in cases {
            assert_eq!(System::of_linux(os_release), system, "of {os_release:?}");
        }
    }
}
