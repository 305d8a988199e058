//! Texts as people's programs write them: UTF-8 with or without a mark, UTF-16 with one, or the Windows-1252 of an old Excel.

use std::borrow::Cow;

/// The text of a file; `None` for what is none: a picture or a program has zero bytes, a text has not.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        _ if is_windows_1252(bytes) => Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
        _ => String::from_utf8_lossy(bytes),
    };
    (!text.contains('\0')).then_some(text)
}

/// Spreadsheets run a text that begins like a formula; with an apostrophe in front it stays a text.
#[must_use]
pub fn spreadsheet_text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Units in the order of bytes that `unit` reads.
#[must_use]
pub fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}

/// Not UTF-8, and nowhere a sequence that only UTF-8 would have: then it is the old Excel's one-byte encoding. A file with
/// both is UTF-8 with broken lines.
#[must_use]
pub fn is_windows_1252(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut broken = false;
    loop {
        match str::from_utf8(rest) {
            Ok(text) => return broken && text.is_ascii(),
            Err(error) => {
                let (valid, after) = rest.split_at(error.valid_up_to());
                if !valid.is_ascii() {
                    return false;
                }
                broken = true;
                rest = &after[error.error_len().unwrap_or(after.len())..];
            }
        }
    }
}

/// Bytes 0x80 to 0x9F of Windows-1252; the five that it leaves undefined become what Latin-1 has there.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

#[must_use]
pub fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_is_read() {
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("é".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for bytes in [&b"\xef\xbb\xbf\xc3\xa9"[..], b"\xc3\xa9", b"\xe9", &utf16] {
            assert_eq!(text(bytes).as_deref(), Some("é"));
        }
        assert_eq!(text(b"GIF89a\0\x01"), None);
    }
}
