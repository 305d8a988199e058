//! The table of assets: what the server can answer with, under which path and with which headers.
//!
//! Names with a content hash live under `/pkg/` and never change (`immutable`). Names that the outside world knows
//! (`/robots.txt`) stay as they are and are revalidated by their ETag.

use crate::{
    compress::{self, Quality},
    files_below,
};
use sha2::{Digest, Sha256};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// Paths that are agreed with browsers, crawlers and phones, and so cannot carry a hash.
const STABLE: &[&str] = &["icons/", "robots.txt", "fonts/OFL.txt"];

pub struct Table {
    out: PathBuf,
    quality: Quality,
    assets: Vec<Asset>,
}

struct Asset {
    path: String,
    name: String,
    hash: String,
    immutable: bool,
    raw: PathBuf,
    br: Option<PathBuf>,
    gz: Option<PathBuf>,
}

impl Table {
    pub fn new(out: &Path, quality: Quality) -> Self {
        Self {
            out: out.to_owned(),
            quality,
            assets: Vec::new(),
        }
    }

    /// Everything in `public/`, named by its path there (`boot.js`, `icons/sapa-192.png`).
    pub fn add_public(&mut self, public: &Path) {
        for file in files_below(public) {
            let name = relative(&file, public);
            let content = contents(&file);
            if STABLE.iter().any(|stable| name.starts_with(stable)) {
                self.add_stable(&name, &format!("/{name}"), &content);
            } else {
                self.add_hashed(&name, &content);
            }
        }
    }

    /// `sapa.js`, `sapa_bg.wasm` (cargo-leptos drops the `_bg`), the same of `pad`, and the snippets that they import by their own
    /// names. Absent until the browser half has been built.
    pub fn add_browser_half(&mut self, directory: &Path) {
        for file in files_below(directory) {
            let name = relative(&file, directory);
            match name.as_str() {
                "sapa.js" | "sapa_bg.wasm" | "pad.js" | "pad_bg.wasm" => {
                    self.add_hashed(&name, &contents(&file))
                }
                "sapa.wasm" => self.add_hashed("sapa_bg.wasm", &contents(&file)),
                _ if name.starts_with("snippets/") => {
                    self.add_stable(&name, &format!("/pkg/{name}"), &contents(&file));
                }
                _ => {}
            }
        }
    }

    /// The stylesheet comes last: its `url("/fonts/…")` are pointed at the hashed paths of what is already listed.
    pub fn add_stylesheet(&mut self, css: &str) {
        let css = self.assets.iter().fold(css.to_owned(), |css, asset| {
            css.replace(
                &format!("url(\"/{}\")", asset.name),
                &format!("url(\"{}\")", asset.path),
            )
        });
        self.add_hashed("sapa.css", css.as_bytes());
    }

    /// Writes `pub static ASSETS: &[Asset]`; the struct itself is defined where this file is included.
    pub fn write(&self, to: &Path) {
        let mut code = String::from("pub static ASSETS: &[Asset] = &[\n");
        for Asset {
            path,
            name,
            hash,
            immutable,
            raw,
            br,
            gz,
        } in &self.assets
        {
            let content_type = content_type(name);
            let [br, gz] = [br, gz].map(|file| match file {
                Some(file) => format!("Some(include_bytes!({file:?}))"),
                None => "None".into(),
            });
            let _ = writeln!(
                code,
                "    Asset {{ path: {path:?}, name: {name:?}, content_type: {content_type:?}, hash: {hash:?}, \
                 immutable: {immutable}, raw: include_bytes!({raw:?}), br: {br}, gz: {gz} }},"
            );
        }
        code.push_str("];\n");
        write_if_changed(to, code.as_bytes());
    }

    /// Drops what earlier builds left in `OUT_DIR`, or each change of the browser half would stay there.
    pub fn sweep(&self) {
        for file in files_below(&self.out) {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let hash = name.split('.').next().unwrap_or_default();
            let ours = [".raw", ".br", ".gz"].iter().any(|it| name.ends_with(it));
            if ours && !self.assets.iter().any(|asset| asset.hash == hash) {
                let _ = fs::remove_file(&file);
            }
        }
    }

    fn add_hashed(&mut self, name: &str, content: &[u8]) {
        let file_name = name.rsplit('/').next().unwrap_or(name);
        let (stem, extension) = file_name.rsplit_once('.').unwrap_or((file_name, "bin"));
        let path = format!("/pkg/{stem}-{}.{extension}", hash(content));
        self.add(name, path, true, content);
    }

    fn add_stable(&mut self, name: &str, path: &str, content: &[u8]) {
        self.add(name, path.to_owned(), false, content);
    }

    fn add(&mut self, name: &str, path: String, immutable: bool, content: &[u8]) {
        let hash = hash(content);
        let raw = self.out.join(format!("{hash}.raw"));
        write_if_changed(&raw, content);
        let [br, gz] = if compresses(name) {
            compress::variants(&self.out, &hash, content, self.quality)
        } else {
            [None, None]
        };
        self.assets.push(Asset {
            path,
            name: name.to_owned(),
            hash,
            immutable,
            raw,
            br,
            gz,
        });
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        other => panic!("public/{name}: say in build/assets.rs which content type .{other} has"),
    }
}

fn compresses(name: &str) -> bool {
    !matches!(content_type(name), "image/png" | "image/x-icon" | "font/woff2")
}

/// The first 10 hex digits of SHA-256: 40 bits, for a table of a few dozen files.
fn hash(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .take(5)
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

fn contents(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn relative(file: &Path, directory: &Path) -> String {
    let path = file.strip_prefix(directory).expect("a file below the directory");
    path.to_string_lossy().replace('\\', "/")
}

/// An untouched file keeps its time stamp, and the crate that includes it is not compiled again.
fn write_if_changed(path: &Path, content: &[u8]) {
    if fs::read(path).is_ok_and(|old| old == content) {
        return;
    }
    fs::write(path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
