//! What a picture says besides itself: where and when it was taken, with which camera, and by whom. A photograph from a phone
//! carries the place of the house it was taken in, so nothing of it is kept but the way up.
//!
//! Pixels are copied as they are. Written here because img-parts (0.4) keeps whatever follows a JPEG's first scan, and that is
//! where phones put further pictures with places of their own.

/// `kind` is what [`super::file`] found. What is not whole at the end is left out.
#[must_use]
pub fn without_metadata(kind: &str, bytes: &[u8]) -> Vec<u8> {
    let bare = match kind {
        "jpeg" => jpeg(bytes),
        "png" => png(bytes),
        _ => webp(bytes),
    };
    bare.unwrap_or_default()
}

/// Keeps what draws: tables, frames and scans, the colour profile, and how colours were transformed.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut bare = bytes.get(..2)?.to_vec();
    let mut rest = bytes.get(2..)?;
    while let Some((marker, after)) = marker(rest) {
        if marker == 0xd9 {
            bare.extend([0xff, 0xd9]);
            break;
        }
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            rest = after;
            continue;
        }
        let Some((segment, after)) = after
            .first_chunk()
            .and_then(|size| after.split_at_checked(u16::from_be_bytes(*size).into()))
        else {
            break;
        };
        let Some(contents) = segment.get(2..) else { break };
        rest = after;
        let draws = match marker {
            0xe0 => contents.starts_with(b"JFIF\0"),
            0xe2 => contents.starts_with(b"ICC_PROFILE\0"),
            0xee => contents.starts_with(b"Adobe"),
            // Other applications', and comments.
            0xe1..=0xef | 0xfe => false,
            _ => true,
        };
        if draws {
            bare.extend([0xff, marker]);
            bare.extend(segment);
        }
        let turned = (marker == 0xe1)
            .then(|| contents.strip_prefix(b"Exif\0\0"))
            .flatten()
            .and_then(turned);
        if let Some(way) = turned {
            let exif = [b"Exif\0\0".as_slice(), &way].concat();
            bare.extend([0xff, 0xe1]);
            bare.extend(u16::try_from(exif.len() + 2).ok()?.to_be_bytes());
            bare.extend(exif);
        }
        if marker == 0xda {
            let scan = scan(rest);
            bare.extend(&rest[..scan]);
            rest = &rest[scan..];
        }
    }
    Some(bare)
}

/// The next marker, and what follows it.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let begins = bytes.iter().position(|byte| *byte == 0xff)?;
    let at = begins + bytes[begins..].iter().position(|byte| *byte != 0xff)?;
    Some((bytes[at], &bytes[at + 1..]))
}

/// How long the scan is that begins here: to the next marker that is neither a stuffed byte nor a restart.
fn scan(bytes: &[u8]) -> usize {
    let ends = bytes
        .windows(2)
        .position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff));
    ends.unwrap_or(bytes.len())
}

/// Keeps the chunks that draw, those of an animation among them.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const DRAW: [&[u8; 4]; 14] = [
        b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"pHYs",
        b"acTL", b"fcTL", b"fdAT",
    ];
    let mut bare = bytes.get(..8)?.to_vec();
    let mut rest = bytes.get(8..)?;
    while let Some(size) = rest.first_chunk() {
        // Length, name and sum beside the contents.
        let whole = usize::try_from(u32::from_be_bytes(*size)).ok()?.checked_add(12)?;
        let Some((chunk, after)) = rest.split_at_checked(whole) else {
            break;
        };
        rest = after;
        let (name, contents) = (&chunk[4..8], &chunk[8..whole - 4]);
        let is_needed = name[0].is_ascii_uppercase();
        if is_needed || DRAW.iter().any(|known| known.as_slice() == name) {
            bare.extend(chunk);
        }
        if let Some(way) = (name == b"eXIf").then(|| turned(contents)).flatten() {
            let named = [b"eXIf".as_slice(), &way].concat();
            bare.extend(u32::try_from(way.len()).ok()?.to_be_bytes());
            bare.extend(&named);
            bare.extend(crc32(&named).to_be_bytes());
        }
        if name == b"IEND" {
            break;
        }
    }
    Some(bare)
}

/// Of a chunk's name and contents.
fn crc32(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())
        })
    });
    !sum
}

/// Keeps the chunks that draw, and says so in the head.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const DRAW: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    const HAS_EXIF: u8 = 0x08;
    const HAS_XMP: u8 = 0x04;
    let mut chunks = Vec::new();
    let (mut way_up, mut flags) = (None, None);
    let mut rest = bytes.get(12..)?;
    while let Some((name, after)) = rest.split_first_chunk::<4>() {
        let Some(size) = after.first_chunk() else { break };
        let size = usize::try_from(u32::from_le_bytes(*size)).ok()?;
        // Of an odd length: one byte more, which is not counted.
        let Some(contents) = after.get(4..).and_then(|after| after.get(..size)) else {
            break;
        };
        rest = after.get(4 + size + size % 2..).unwrap_or_default();
        if name == b"VP8X" && !contents.is_empty() {
            flags = Some(chunks.len() + 8);
        }
        if DRAW.contains(&name) {
            put(&mut chunks, name, contents)?;
        }
        if name == b"EXIF" {
            way_up = turned(contents.strip_prefix(b"Exif\0\0").unwrap_or(contents));
        }
    }
    if let Some(flags) = flags.and_then(|at| chunks.get_mut(at)) {
        *flags &= !(HAS_EXIF | HAS_XMP);
        if let Some(way) = way_up {
            *flags |= HAS_EXIF;
            put(&mut chunks, b"EXIF", &way)?;
        }
    }
    let size = u32::try_from(chunks.len() + 4).ok()?;
    Some([b"RIFF".as_slice(), &size.to_le_bytes(), b"WEBP", &chunks].concat())
}

fn put(chunks: &mut Vec<u8>, name: &[u8; 4], contents: &[u8]) -> Option<()> {
    chunks.extend(name);
    chunks.extend(u32::try_from(contents.len()).ok()?.to_le_bytes());
    chunks.extend(contents);
    chunks.resize(chunks.len().next_multiple_of(2), 0);
    Some(())
}

/// Exif that says which way is up and nothing else, where that is not the way it lies.
fn turned(exif: &[u8]) -> Option<[u8; 26]> {
    let way = orientation(exif).filter(|way| (2..=8).contains(way))?;
    let mut bare = *b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    bare[18..20].copy_from_slice(&way.to_be_bytes());
    Some(bare)
}

/// The tag 0x0112 of the first directory.
fn orientation(exif: &[u8]) -> Option<u16> {
    const ORIENTATION: u16 = 0x0112;
    let short = |at: usize| -> Option<u16> {
        let bytes = *exif.get(at..)?.first_chunk()?;
        match exif.get(..2)? {
            b"II" => Some(u16::from_le_bytes(bytes)),
            b"MM" => Some(u16::from_be_bytes(bytes)),
            _ => None,
        }
    };
    let long = |at: usize| -> Option<usize> {
        let (first, second) = (usize::from(short(at)?), usize::from(short(at + 2)?));
        match exif.first()? {
            b'I' => Some(second << 16 | first),
            _ => Some(first << 16 | second),
        }
    };
    let directory = long(4)?;
    let entries = usize::from(short(directory)?);
    (0..entries)
        .map(|no| directory + 2 + 12 * no)
        .find(|at| short(*at) == Some(ORIENTATION))
        .and_then(|at| short(at + 8))
}
