//! Reading sources and tables. The sources are formatted, so that a function ends where a line is nothing but its brace.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

pub(crate) fn text(path: &Path) -> String {
    // A checkout may have turned the line ends.
    std::fs::read_to_string(path)
        .unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))
        .replace("\r\n", "\n")
}

/// All files with one of the extensions in a folder and below, in order.
pub(crate) fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extensions));
        } else if extensions
            .iter()
            .any(|extension| path.extension().is_some_and(|of| of == *extension))
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The cells of the table that follows a heading of `docs/cubicl-api.md`.
pub(crate) fn table(heading: &str) -> Vec<Vec<String>> {
    let text = text(&root().join("docs/cubicl-api.md"));
    let (_, section) = text
        .split_once(&format!("\n## {heading}\n"))
        .unwrap_or_else(|| panic!("docs/cubicl-api.md has no section {heading}"));
    let rows = section
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'));
    rows.skip(2)
        .map(|row| {
            let cells = row.trim_matches('|').split('|');
            cells.map(|cell| cell.trim().to_owned()).collect()
        })
        .collect()
}

/// The assumptions that a text names, in order.
pub(crate) fn assumptions(text: &str) -> BTreeSet<u32> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter_map(|word| word.strip_prefix('A')?.parse().ok())
        .collect()
}

/// A function with the comment above it.
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) body: String,
}

/// The functions of a file that start with `start`, e.g. `pub fn `, behind any indentation.
pub(crate) fn functions(text: &str, start: &str) -> Vec<Function> {
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let indentation = line.len() - line.trim_start().len();
        let Some(rest) = line.trim_start().strip_prefix(start) else {
            continue;
        };
        let above = lines[..number]
            .iter()
            .rev()
            .map(|line| line.trim_start())
            .take_while(|line| line.starts_with("///") || line.starts_with('#'));
        let end = format!("{}}}", " ".repeat(indentation));
        let body = lines[number..].iter().take_while(|line| **line != end);
        functions.push(Function {
            name: rest.split(['(', '<']).next().unwrap_or_default().to_owned(),
            doc: above.collect::<Vec<_>>().join("\n"),
            body: body.copied().collect::<Vec<_>>().join("\n"),
        });
    }
    functions
}
