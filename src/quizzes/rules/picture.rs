//! What may be a picture of a question.

use crate::{i18n::Lang, quizzes::editor_texts as texts};
use imagesize::ImageType;

const FILE_MAX: usize = 2 * 1024 * 1024;
/// Of a side, in pixels. A larger one takes a phone's memory, not its screen.
const SIDE_MAX: usize = 6000;
const SIDE_MIN: usize = 16;

/// Why a file is no picture for a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPicture {
    Unknown,
    Large,
    Sides,
}

impl BadPicture {
    #[must_use]
    pub fn message(self, lang: Lang) -> String {
        match self {
            Self::Unknown => texts::picture_unknown(lang).to_owned(),
            Self::Large => texts::picture_too_large(lang).to_owned(),
            Self::Sides => texts::picture_too_wide(lang, SIDE_MAX),
        }
    }
}

/// What the file is by what it holds, whatever it is called: `png`, `jpeg` or `webp`. Not SVG: that is a program.
///
/// # Errors
/// [`BadPicture`].
pub fn picture(bytes: &[u8]) -> Result<&'static str, BadPicture> {
    if bytes.len() > FILE_MAX {
        return Err(BadPicture::Large);
    }
    let kind = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => "png",
        Ok(ImageType::Jpeg) => "jpeg",
        Ok(ImageType::Webp) => "webp",
        _ => return Err(BadPicture::Unknown),
    };
    let size = imagesize::blob_size(bytes).map_err(|_| BadPicture::Unknown)?;
    let sides = SIDE_MIN..=SIDE_MAX;
    match sides.contains(&size.width) && sides.contains(&size.height) {
        true => Ok(kind),
        false => Err(BadPicture::Sides),
    }
}
