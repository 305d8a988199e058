//! Files as somebody may send them.

use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A zip of `parts`, each with its name.
pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(text.as_bytes()).expect("bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

/// A zip that looks small and unpacks to 80 MB of one part called `name`.
pub fn bomb(name: &str) -> Vec<u8> {
    let bomb = packed(&[(name, &"0".repeat(80 * 1024 * 1024))]);
    assert!(bomb.len() < 1024 * 1024, "it looks small");
    bomb
}
