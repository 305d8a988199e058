//! Brotli and gzip, made once per content: the results are kept in `OUT_DIR` under the content's hash.

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

/// How hard to try. `Quick` keeps a debug build quick; it is about a tenth larger.
#[derive(Clone, Copy)]
pub enum Quality {
    Best,
    Quick,
}

/// `[br, gz]` as files in `out`; `None` where compression does not pay.
pub fn variants(out: &Path, hash: &str, content: &[u8], quality: Quality) -> [Option<PathBuf>; 2] {
    let level = match quality {
        Quality::Best => 11,
        Quality::Quick => 4,
    };
    [
        cached(out.join(format!("{hash}.{level}.br")), content, |content| {
            brotli(content, level)
        }),
        cached(out.join(format!("{hash}.gz")), content, gzip),
    ]
}

fn cached(file: PathBuf, content: &[u8], compress: impl Fn(&[u8]) -> Vec<u8>) -> Option<PathBuf> {
    let length = match fs::metadata(&file) {
        Ok(known) => usize::try_from(known.len()).unwrap_or(usize::MAX),
        Err(_) => {
            let compressed = compress(content);
            // Renamed into place, so that an interrupted build leaves no half a file behind.
            let unfinished = file.with_extension("unfinished");
            fs::write(&unfinished, &compressed).expect("write to OUT_DIR");
            fs::rename(&unfinished, &file).expect("rename in OUT_DIR");
            compressed.len()
        }
    };
    (length < content.len()).then_some(file)
}

fn brotli(content: &[u8], quality: i32) -> Vec<u8> {
    let parameters = BrotliEncoderParams {
        quality,
        lgwin: 22,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(content), &mut compressed, &parameters)
        .expect("brotli in memory");
    compressed
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(content)
        .and_then(|()| encoder.finish())
        .expect("gzip in memory")
}
