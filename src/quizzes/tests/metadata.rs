//! A picture keeps its pixels and its way up, and nothing of who took it where.

use crate::quizzes::rules::{BadFile, file, without_metadata};
use proptest::prelude::*;

fn picture(bytes: &[u8]) -> Result<&'static str, BadFile> {
    file(bytes).map(|(_, kind)| kind)
}

const PLACE: &[u8] = b"-3.2967, 102.8617";

/// Exif with the place in it, whose numbers begin with their lower byte or not.
fn exif(way_up: u16, lower_first: bool) -> Vec<u8> {
    let short = |n: u16| {
        if lower_first {
            n.to_le_bytes()
        } else {
            n.to_be_bytes()
        }
    };
    let long = |n: u32| {
        if lower_first {
            n.to_le_bytes()
        } else {
            n.to_be_bytes()
        }
    };
    let entry =
        |tag, kind, count, value: [u8; 4]| [&short(tag)[..], &short(kind), &long(count), &value].concat();
    let [first, second] = short(way_up);
    [
        if lower_first { &b"II"[..] } else { b"MM" },
        &short(42),
        &long(8),
        &short(2),
        &entry(0x010f, 2, 4, *b"HP1\0"),
        &entry(0x0112, 3, 1, [first, second, 0, 0]),
        &long(0),
        PLACE,
    ]
    .concat()
}

/// The same with nothing but the way up.
fn bare_exif(way_up: u8) -> Vec<u8> {
    [
        &b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..],
        &[way_up, 0, 0, 0, 0, 0, 0],
    ]
    .concat()
}

fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    let size = u16::try_from(contents.len() + 2).expect("a size");
    [&[0xff, marker], &size.to_be_bytes()[..], contents].concat()
}

/// Of two scans, with tables in which the bytes of an end marker stand; `aside` is what does not draw.
fn jpeg(exif: &[u8], aside: &[&[u8]], after: &[u8]) -> Vec<u8> {
    let size = [8, 1, 44, 1, 144, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
    [
        &[0xff, 0xd8][..],
        &segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        exif,
        &aside.concat(),
        &segment(0xe2, b"ICC_PROFILE\0\x01\x01colours"),
        &segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
        &segment(0xdb, &[0, 0xff, 0xd9, 1]),
        &segment(0xc2, &size),
        &segment(0xc4, &[0, 0xff, 0xd9]),
        &segment(0xda, &[3, 1, 0]),
        &[1, 2, 0xff, 0, 3, 0xff, 0xd0, 4],
        &segment(0xc4, &[0xff, 0xd9, 7]),
        &segment(0xda, &[1, 1, 0]),
        &[5, 0xff, 0],
        &[0xff, 0xd9],
        after,
    ]
    .concat()
}

#[test]
fn a_photograph_loses_its_place_and_keeps_its_pixels() {
    let whole = segment(0xe1, &[b"Exif\0\0", &exif(1, true)[..]].concat());
    let aside = [
        segment(0xe0, b"JFXX\0thumbnail"),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", PLACE].concat()),
        segment(0xe2, &[b"MPF\0", PLACE].concat()),
        segment(0xed, &[b"Photoshop 3.0\0", PLACE].concat()),
        segment(0xfe, PLACE),
    ];
    let aside: Vec<&[u8]> = aside.iter().map(Vec::as_slice).collect();
    let taken = jpeg(
        &whole,
        &aside,
        &[b"\xff\xd8 another picture, with ", PLACE].concat(),
    );
    assert_eq!(picture(&taken), Ok("jpeg"));
    assert_eq!(without_metadata("jpeg", &taken), jpeg(b"", &[], b""));
}

#[test]
fn a_photograph_that_lies_on_its_side_still_says_so() {
    for way_up in 2..=8 {
        for lower_first in [true, false] {
            let exif = exif(way_up, lower_first);
            let bare = bare_exif(way_up.try_into().expect("small"));
            let within = |exif: &[u8]| segment(0xe1, &[b"Exif\0\0", exif].concat());
            assert_eq!(
                without_metadata("jpeg", &jpeg(&within(&exif), &[], b"")),
                jpeg(&within(&bare), &[], b"")
            );
            assert_eq!(
                without_metadata("png", &png(&[(b"eXIf", &exif)])),
                png(&[(b"eXIf", &bare)])
            );
            assert_eq!(without_metadata("webp", &webp(0x2c, &exif)), webp(0x28, &bare));
        }
    }
    for way_up in [0, 1, 9, 0xffff] {
        let exif = exif(way_up, true);
        assert_eq!(without_metadata("png", &png(&[(b"eXIf", &exif)])), png(&[]));
        assert_eq!(without_metadata("webp", &webp(0x2c, &exif)), webp(0x20, b""));
    }
}

fn chunk(name: &[u8; 4], contents: &[u8]) -> Vec<u8> {
    let named = [name, contents].concat();
    let mut sum = u32::MAX;
    for byte in &named {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                sum >> 1 ^ 0xedb8_8320
            } else {
                sum >> 1
            };
        }
    }
    let size = u32::try_from(contents.len()).expect("a size");
    [&size.to_be_bytes()[..], &named, &(!sum).to_be_bytes()].concat()
}

fn png(aside: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let aside: Vec<u8> = aside
        .iter()
        .flat_map(|(name, contents)| chunk(name, contents))
        .collect();
    [
        &b"\x89PNG\r\n\x1a\n"[..],
        &chunk(b"IHDR", &[0, 0, 1, 144, 0, 0, 1, 44, 8, 3, 0, 0, 0]),
        &chunk(b"iCCP", b"colours"),
        &chunk(b"PLTE", &[1, 2, 3]),
        &chunk(b"tRNS", &[0]),
        &aside,
        &chunk(b"IDAT", b"pixels"),
        &chunk(b"IEND", b""),
    ]
    .concat()
}

#[test]
fn a_png_loses_its_words() {
    // As every PNG ends.
    assert!(png(&[]).ends_with(b"IEND\xae\x42\x60\x82"));
    let named = [b"place\0", PLACE].concat();
    let taken = png(&[
        (b"tEXt", &named),
        (b"iTXt", &named),
        (b"zTXt", &named),
        (b"tIME", b"1234567"),
        (b"prVt", PLACE),
    ]);
    assert_eq!(picture(&taken), Ok("png"));
    assert_eq!(
        without_metadata("png", &[taken, PLACE.to_vec()].concat()),
        png(&[])
    );
}

fn webp(flags: u8, exif: &[u8]) -> Vec<u8> {
    let chunk = |name: &[u8; 4], contents: &[u8]| -> Vec<u8> {
        if contents.is_empty() {
            return Vec::new();
        }
        let size = u32::try_from(contents.len()).expect("a size");
        let padding = vec![0; contents.len() % 2];
        [name, &size.to_le_bytes()[..], contents, &padding].concat()
    };
    let xmp = if flags & 4 == 4 { PLACE } else { b"" };
    let chunks = [
        chunk(b"VP8X", &[flags, 0, 0, 0, 143, 1, 0, 43, 1, 0]),
        chunk(b"ICCP", b"colours"),
        chunk(b"VP8L", b"pixels"),
        chunk(b"EXIF", exif),
        chunk(b"XMP ", xmp),
    ]
    .concat();
    let size = u32::try_from(chunks.len() + 4).expect("a size");
    [b"RIFF", &size.to_le_bytes()[..], b"WEBP", &chunks].concat()
}

proptest! {
    #[test]
    fn no_bytes_make_it_fall_and_twice_is_once(
        head in prop::sample::select(vec![jpeg(b"", &[], b""), png(&[]), webp(0x2c, &exif(6, true)), segment(0xe1, &exif(6, true)), Vec::new()]),
        cut in 0_usize..200,
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(0xff), Just(0xd9), Just(0)], 0..200),
        again in any::<bool>(),
    ) {
        let mut file = head[..cut.min(head.len())].to_vec();
        file.extend(&bytes);
        if again {
            file.extend(&head);
        }
        for kind in ["jpeg", "png", "webp"] {
            let bare = without_metadata(kind, &file);
            prop_assert!(bare.len() <= file.len() + 30);
            prop_assert_eq!(&without_metadata(kind, &bare), &bare, "{}", kind);
        }
    }
}
