//! The rules of the crate graph: who may name whom. Read from the manifests, so they hold on every platform.

use anyhow::{Context, bail};
use serde_json::Value;
use xshell::cmd;

use crate::workspace::Workspace;

/// A workspace member and what it must not depend on. A trailing `*` stands for anything.
struct Rule {
    member: &'static str,
    never: &'static [&'static str],
    because: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        member: "cubicl-client",
        never: &["tauri*", "keyring*", "rusqlite", "cubicl-sync", "cubicl-desktop"],
        because: "the client speaks HTTP and knows neither window nor storage",
    },
    Rule {
        member: "cubicl-sandbox",
        never: &["tauri*", "keyring*", "cubicl-*"],
        because: "the stand-in server must not repeat the client's mistakes",
    },
    Rule {
        member: "cubicl-sync",
        never: &["tauri*", "keyring*", "rfd", "reqwest", "cubicl-desktop"],
        because: "the local copy reaches the system only through its ports, and Cubicl only through the client",
    },
    Rule {
        member: "cubicl-desktop",
        never: &["cubicl-client", "reqwest", "rusqlite"],
        because: "the shell asks the local copy and nobody else",
    },
    Rule {
        member: "cubicl-stories",
        never: &["cubicl-*", "tauri*", "keyring*"],
        because: "stories see the built programs from outside",
    },
    Rule {
        member: "xtask",
        never: &["cubicl-*", "tauri*"],
        because: "it must build before anything else does",
    },
];

/// Dependencies for tests only that a rule would otherwise forbid.
const FOR_TESTS: &[(&str, &str)] = &[
    ("cubicl-client", "cubicl-sandbox"),
    ("cubicl-sync", "cubicl-sandbox"),
    // Asks the sandbox's control address.
    ("cubicl-sync", "reqwest"),
];

pub(crate) fn check(workspace: &Workspace) -> anyhow::Result<()> {
    let metadata = cmd!(workspace.shell, "cargo metadata --no-deps --format-version 1")
        .quiet()
        .read()?;
    let broken = violations(&serde_json::from_str(&metadata)?)?;
    if broken.is_empty() {
        Ok(())
    } else {
        bail!("{}", broken.join("\n"))
    }
}

/// A sentence for every dependency that a rule forbids, and for every member without a rule.
fn violations(metadata: &Value) -> anyhow::Result<Vec<String>> {
    let mut broken = Vec::new();
    for package in metadata["packages"]
        .as_array()
        .context("cargo lists no packages")?
    {
        let name = package["name"].as_str().context("a package has no name")?;
        let Some(rule) = RULES.iter().find(|rule| rule.member == name) else {
            broken.push(format!(
                "{name} has no rule: say in xtask's graph.rs what it must not depend on"
            ));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let Some(needed) = dependency["name"].as_str() else {
                continue;
            };
            let for_tests = dependency["kind"] == "dev" && FOR_TESTS.contains(&(name, needed));
            if !for_tests && rule.never.iter().any(|pattern| fits(pattern, needed)) {
                broken.push(format!("{name} must not depend on {needed}: {}", rule.because));
            }
        }
    }
    Ok(broken)
}

fn fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn broken(member: &str, dependency: &str, kind: &Value) -> Vec<String> {
        let metadata = json!({ "packages": [{ "name": member, "dependencies": [{ "name": dependency, "kind": kind }] }] });
        violations(&metadata).unwrap()
    }

    #[test]
    fn a_forbidden_dependency_is_named() {
        let found = broken("cubicl-client", "tauri-plugin-http", &Value::Null);
        assert_eq!(found.len(), 1, "one sentence: {found:?}");
        assert!(
            found[0].contains("tauri-plugin-http"),
            "it names the dependency: {found:?}"
        );
    }

    #[test]
    fn tests_may_start_the_sandbox() {
        assert!(
            broken("cubicl-sync", "cubicl-sandbox", &json!("dev")).is_empty(),
            "for tests"
        );
        assert_eq!(
            broken("cubicl-sandbox", "cubicl-client", &json!("dev")).len(),
            1,
            "never the other way"
        );
    }

    #[test]
    fn a_new_member_needs_a_rule() {
        assert_eq!(
            broken("cubicl-other", "serde", &Value::Null).len(),
            1,
            "no rule, no entry"
        );
    }
}
