//! Each assumption has one place, marked `Assumption A7:` where the code rests on it; others may refer to it.

use std::collections::BTreeMap;

use crate::sources::{files, root, table, text};

const ALL: std::ops::RangeInclusive<u32> = 1..=26;

/// By assumption: file below the root, and the item that the mark stands on.
fn places() -> BTreeMap<u32, Vec<(String, String)>> {
    let root = root();
    let mut places: BTreeMap<u32, Vec<_>> = BTreeMap::new();
    for folder in ["src-tauri/crates", "src-tauri/src", "ui/src"] {
        for path in files(&root.join(folder), &["rs", "ts", "tsx"]) {
            let file = path
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            if file.contains("/tests/") || file.contains("/target/") {
                continue;
            }
            let source = text(&path);
            let lines: Vec<&str> = source.lines().map(str::trim_start).collect();
            for (number, line) in lines.iter().enumerate() {
                let Some((_, rest)) = line.split_once("Assumption A") else {
                    continue;
                };
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                if !line.starts_with('/') || !rest[digits.len()..].starts_with(':') {
                    continue;
                }
                let found = (file.clone(), item(&path, &lines[number..]));
                places.entry(digits.parse().unwrap()).or_default().push(found);
            }
        }
    }
    places
}

/// The name of what stands under a comment; a file's own comment stands for its module.
fn item(path: &std::path::Path, lines: &[&str]) -> String {
    let stem = path.file_stem().unwrap().to_str().unwrap();
    if lines[0].starts_with("//!") || path.extension().is_some_and(|kind| kind != "rs") {
        return stem.to_owned();
    }
    let under = lines
        .iter()
        .find(|line| !line.starts_with("//") && !line.starts_with('#'));
    let words = under
        .unwrap()
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let kept = [
        "pub", "crate", "async", "const", "fn", "struct", "enum", "mod", "",
    ];
    words
        .into_iter()
        .find(|word| !kept.contains(word))
        .unwrap()
        .to_owned()
}

#[test]
fn every_assumption_has_one_place_and_the_document_knows_it() {
    let places = places();
    assert_eq!(
        places.keys().copied().collect::<Vec<_>>(),
        ALL.collect::<Vec<_>>()
    );
    let rows = table("10. Assumptions");
    assert_eq!(rows.len(), ALL.count());
    let mut wrong = Vec::new();
    for (row, (number, places)) in rows.iter().zip(&places) {
        assert_eq!(row[0], format!("A{number}"));
        let [(file, item)] = &places[..] else {
            panic!("A{number} is in several places: {places:?}");
        };
        let file = file
            .strip_prefix("src-tauri/crates/cubicl-client/src/")
            .unwrap_or(file);
        let place = format!("`{file}`: `{item}`");
        if row.last() != Some(&place) {
            wrong.push(format!("A{number}: {place}, not {:?}", row.last()));
        }
    }
    assert!(wrong.is_empty(), "the places are:\n{}", wrong.join("\n"));
}
