//! What may stand with a question: a picture, or a clip to be heard.

use super::picture::{BadPicture, picture};
use crate::{
    i18n::Lang,
    quizzes::{FileKind, editor_texts as texts},
};

/// Of a clip, in bytes: a minute of speech. A phone on a slow line waits for it.
const CLIP_MAX: usize = 1024 * 1024;

/// Why a file does not stand with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadFile {
    Picture(BadPicture),
    ClipTooLarge,
}

impl BadFile {
    #[must_use]
    pub fn message(self, lang: Lang) -> String {
        match self {
            Self::Picture(bad) => bad.message(lang),
            Self::ClipTooLarge => texts::clip_too_large(lang).to_owned(),
        }
    }
}

/// What the file is by what it holds, whatever it is called: `(Picture, "png")`, `(Clip, "mp3")`.
///
/// # Errors
/// [`BadFile`].
pub fn file(bytes: &[u8]) -> Result<(FileKind, &'static str), BadFile> {
    match clip(bytes) {
        Some(_) if bytes.len() > CLIP_MAX => Err(BadFile::ClipTooLarge),
        Some(kind) => Ok((FileKind::Clip, kind)),
        None => match picture(bytes) {
            Ok(kind) => Ok((FileKind::Picture, kind)),
            Err(bad) => Err(BadFile::Picture(bad)),
        },
    }
}

/// `mp3`, `m4a`, `ogg` or `wav`, by how it begins. MP3 begins with an ID3 tag or with the eleven set bits of a frame of MPEG's third
/// layer (ISO/IEC 11172-3).
fn clip(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'I', b'D', b'3', ..] => Some("mp3"),
        [0xff, second, ..] if second & 0xe6 == 0xe2 => Some("mp3"),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => [&b"M4A"[..], b"mp42", b"isom"]
            .iter()
            .any(|known| brand.starts_with(known))
            .then_some("m4a"),
        [b'O', b'g', b'g', b'S', ..] => Some("ogg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Some("wav"),
        _ => None,
    }
}
