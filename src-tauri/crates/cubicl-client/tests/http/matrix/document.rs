//! The matrix as a document: the rule for each kind of endpoint, and who differs from it.

use cubicl_client::Endpoint;

use super::faults::{EXCEPTIONS, KINDS, expected, faults};
use super::links;

const HEAD: &str = "# Every endpoint under every fault

Written by a test of `cubicl-client` (`UPDATE_DOCS=1`); another runs each cell against the sandbox. *right*: the result,
perhaps after a repeat. *doubt*: it may have been carried out, is never repeated blindly, and there is a look for it (A23).
Anything else is the kind of the error; a POST has made nothing then. A fault without *once* stays.

## By kind of endpoint

";

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len()));
    for row in rows {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text
}

fn code(endpoint: &Endpoint) -> String {
    format!("`{endpoint}`")
}

fn document() -> String {
    let mut text = HEAD.to_owned();
    let mut head = vec!["Fault"];
    head.extend(KINDS.iter().map(|(kind, _)| *kind));
    let rows = faults().into_iter().map(|fault| {
        let outcomes = fault.outcome.iter().map(|outcome| (*outcome).to_owned());
        std::iter::once(fault.name.to_owned()).chain(outcomes).collect()
    });
    text.push_str(&table(&head, rows));
    text.push_str("\n## Who differs, and why\n\n");
    let rows = EXCEPTIONS.iter().map(|except| {
        let endpoints: Vec<String> = except.endpoints.iter().map(code).collect();
        vec![
            endpoints.join(", "),
            except.faults.join(", "),
            except.outcome.to_owned(),
            except.why.to_owned(),
        ]
    });
    text.push_str(&table(&["Endpoint", "Fault", "Outcome", "Why"], rows));
    text.push_str(
        "\n## The host of download links\n\nNothing is left on the disk unless the file is whole. A link that comes as plain text (A15) and is cut cannot be told from a\nwhole one; then its host refuses it.\n\n",
    );
    let rows = links::faults()
        .into_iter()
        .map(|fault| vec![fault.name.to_owned(), fault.outcome.to_owned()]);
    text.push_str(&table(&["Fault", "Outcome"], rows));
    text.push_str("\n## The endpoints\n\n");
    let rows = KINDS.iter().map(|(kind, method)| {
        let of_kind = Endpoint::ALL
            .iter()
            .filter(|endpoint| endpoint.method() == *method);
        let paths: Vec<String> = of_kind.map(|endpoint| format!("`{}`", endpoint.path())).collect();
        vec![(*kind).to_owned(), paths.join(", ")]
    });
    text.push_str(&table(&["Kind", "Paths"], rows));
    text
}

/// `UPDATE_DOCS=1` writes it anew.
#[test]
fn the_documented_matrix_is_up_to_date() {
    let text = document();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/fault-matrix.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    // A checkout may have turned the line ends.
    let written = std::fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        written == text,
        "docs/fault-matrix.md is out of date: run with UPDATE_DOCS=1"
    );
}

#[test]
fn an_exception_differs_from_its_kind() {
    for except in EXCEPTIONS {
        for name in except.faults {
            let fault = faults().into_iter().find(|fault| fault.name == *name);
            let fault = fault.unwrap_or_else(|| panic!("no fault is called {name}"));
            for endpoint in except.endpoints {
                assert_eq!(expected(*endpoint, &fault), except.outcome, "{endpoint}, {name}");
                let kind = KINDS.iter().position(|(_, method)| *method == endpoint.method());
                assert_ne!(fault.outcome[kind.unwrap()], except.outcome, "{endpoint}, {name}");
            }
        }
    }
}
