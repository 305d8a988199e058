//! What holds for every address and every source file, whichever slice they belong to.

mod addresses;
mod assets;
mod fields;
mod forms;
mod hostile;
mod matrix;
mod repeats;
mod security;
mod setup;
mod skeleton;
mod stopping;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every Rust file below `directory`, tests aside.
fn sources(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).expect("a directory").flatten() {
        let path = entry.path();
        let is_tests = path.file_stem().is_some_and(|name| name == "tests");
        if path.is_dir() && !is_tests {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && !is_tests {
            found.push(path);
        }
    }
    found.sort();
    found
}
