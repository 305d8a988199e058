//! The shape that every slice keeps (design.md, style.md), read from the sources.

use super::sources;
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Files that may be longer than 400 lines, each with its reason.
const LONG: &[&str] = &[
    // One table of words.
    "src/quizzes/texts.rs",
    // One year of quizzes, told in the order it happened.
    "src/seed/quizzes.rs",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Path from the root, and text.
fn files() -> Vec<(String, String)> {
    let read = |path: PathBuf| {
        let name = path
            .strip_prefix(root())
            .expect("below the root")
            .display()
            .to_string();
        (name, fs::read_to_string(&path).expect("a source file"))
    };
    sources(&root().join("src")).into_iter().map(read).collect()
}

#[test]
fn the_browser_half_carries_nothing_of_the_server() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--target", "wasm32-unknown-unknown"])
        .args([
            "--no-default-features",
            "--features",
            "hydrate",
            "-e",
            "normal",
            "--prefix",
            "none",
        ])
        .current_dir(root())
        .output()
        .expect("cargo tree");
    let listed = String::from_utf8_lossy(&tree.stdout);
    assert!(
        listed.contains("leptos v"),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let server = [
        "sqlx", "tokio", "axum", "argon2", "jiff", "hyper", "tower", "ammonia", "lettre",
    ];
    let carried: Vec<_> = listed
        .lines()
        .filter(|line| {
            let name = line.split(' ').next().unwrap_or_default();
            server
                .iter()
                .any(|server| name == *server || name.starts_with(&format!("{server}-")))
        })
        .collect();
    assert!(carried.is_empty(), "{carried:#?}");
}

#[test]
fn only_the_map_of_a_slice_knows_two_halves() {
    let allowed = |name: &str| name.ends_with("/mod.rs") || matches!(name, "src/lib.rs" | "src/platform.rs");
    let wrong: Vec<_> = files()
        .into_iter()
        .filter(|(name, text)| !allowed(name) && text.contains("cfg(feature"))
        .map(|(name, _)| name)
        .collect();
    assert!(wrong.is_empty(), "cfg(feature…) stands in {wrong:#?}");
}

#[test]
fn no_file_is_longer_than_a_person_reads_at_once() {
    let long: Vec<_> = files()
        .into_iter()
        .filter(|(name, text)| text.lines().count() > 400 && !LONG.contains(&name.as_str()))
        .map(|(name, text)| format!("{name}: {}", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "split, or explain in LONG: {long:#?}");
}

#[test]
fn what_is_explained_as_long_is() {
    let files = files();
    for name in LONG {
        let lines = files
            .iter()
            .find(|(file, _)| file == name)
            .map(|(_, text)| text.lines().count());
        assert!(lines.is_some_and(|lines| lines > 400), "{name}: {lines:?}");
    }
}

/// `pub` hides from the compiler what nobody uses.
#[test]
fn every_text_and_icon_has_a_user() {
    let all: Vec<String> = files().into_iter().map(|(_, text)| text).collect();
    let words: HashMap<&str, usize> = all
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .fold(HashMap::new(), |mut counts, word| {
            *counts.entry(word).or_default() += 1;
            counts
        });
    let texts = all
        .iter()
        .filter_map(|text| text.split_once("\ntexts! {\n"))
        .flat_map(|(_, rest)| rest.lines().take_while(|line| *line != "}"))
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('(').map(|(name, _)| name));
    let unused: Vec<&str> = texts
        .filter(|name| words.get(name).is_none_or(|count| *count < 2))
        .collect();
    assert!(unused.is_empty(), "texts that nobody says: {unused:?}");

    let sprite = fs::read_to_string(root().join("public/icons.svg")).expect("the sprite");
    let named = |id: &&str| all.iter().any(|text| text.contains(&format!("\"{id}\"")));
    let unused: Vec<&str> = sprite
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(id, _)| id))
        .filter(|id| !named(id))
        .collect();
    assert!(unused.is_empty(), "icons that nobody shows: {unused:?}");
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<_> = files()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(name, _)| name)
        .collect();
    assert!(silent.is_empty(), "without a first line of `//!`: {silent:#?}");
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let marks = [
        ["#[ign", "ore]"],
        ["tod", "o!("],
        ["unimpl", "emented!("],
        ["TO", "DO"],
        ["FIX", "ME"],
        ["coming s", "oon"],
    ];
    let mut left = Vec::new();
    for (name, text) in files() {
        for mark in &marks {
            let mark = mark.concat();
            if text.contains(&mark) {
                left.push(format!("{name}: {mark}"));
            }
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}
