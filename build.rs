//! Makes what the server half embeds: one stylesheet and one table of assets.
//!
//! The browser half needs neither; what both halves need is the version of the wire between them. With the `ssr` feature
//! `build/css.rs` compiles `style/` and the Tailwind utilities named in `src/` into one stylesheet, `build/tokens.rs`
//! refuses colours that cannot be read, and `build/assets.rs` hashes, compresses and lists everything in
//! `$OUT_DIR/assets.rs`, which `src/server/assets.rs` includes.

#[path = "build/assets.rs"]
mod assets;
#[path = "build/compress.rs"]
mod compress;
#[path = "build/css.rs"]
mod css;
#[path = "build/literals.rs"]
mod literals;
#[path = "build/tokens.rs"]
mod tokens;

use sha2::{Digest, Sha256};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR"));
    println!("cargo::rustc-env=SAPA_WIRE={}", version_of(&root, &WIRE));
    if env::var_os("CARGO_FEATURE_SSR").is_none() {
        return;
    }

    let out = PathBuf::from(variable("OUT_DIR"));
    let site = root.join(env::var("SAPA_SITE").unwrap_or_else(|_| "target/site".into()));
    let browser_half = site.join("pkg");
    // Cargo takes a watched directory that is missing for one that has changed, and would run this on every build.
    fs::create_dir_all(&browser_half).unwrap_or_else(|error| panic!("{}: {error}", browser_half.display()));

    println!("cargo::rerun-if-env-changed=SAPA_SITE");
    for watched in [
        root.join("src"),
        root.join("style"),
        root.join("public"),
        browser_half.clone(),
    ] {
        println!("cargo::rerun-if-changed={}", watched.display());
    }

    let tokens = tokens::Tokens::parse(&read(&root.join("style/tokens.css")));
    tokens.check_contrast();
    let stylesheet = css::compile(&root.join("style"), &root.join("src"), &tokens);

    let quality = if variable("PROFILE") == "release" {
        compress::Quality::Best
    } else {
        compress::Quality::Quick
    };
    let mut table = assets::Table::new(&out, quality);
    table.add_public(&root.join("public"));
    table.add_browser_half(&browser_half);
    table.add_stylesheet(&stylesheet);
    table.write(&out.join("assets.rs"));
    table.sweep();
}

/// What the messages of a live quiz are made of. Any change to these makes another version: it costs a page that was open during
/// an upgrade one reload, and nobody has to remember it.
const WIRE: [&str; 3] = ["src/quizzes/types", "src/quizzes/wire.rs", "src/time.rs"];

fn version_of(root: &Path, sources: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for source in sources.iter().map(|source| root.join(source)) {
        println!("cargo::rerun-if-changed={}", source.display());
        let files = if source.is_dir() {
            files_below(&source)
        } else {
            vec![source]
        };
        for file in files {
            hasher.update(read(&file));
        }
    }
    hasher.finalize()[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo did not set {name}"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file below `directory`, sorted, so that the same sources always make the same binary.
fn files_below(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(directory) else {
        return found;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
