//! What is written in a format comes back whole, and no bytes make a reader fall.

use crate::quizzes::exchange::{Answer, Choice, Draft, Format, Loss, read, recognise, write};
use proptest::prelude::*;

/// Words as the bank keeps them, with everything that formats take for marks.
fn words() -> impl Strategy<Value = String> {
    "[a-zA-Zé0-9~=#{}:%<>&\"'\\\\\\[\\]/$|,;.!?*-]{1,8}( [a-zé~=#{}:%<>&\"'\\\\\\[\\]/$|;.!?*-]{1,8}){0,3}"
}

fn options(range: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(words(), range)
}

fn answer() -> impl Strategy<Value = Answer> {
    let tick = |texts: Vec<String>, right: &dyn Fn(usize) -> bool| -> Vec<Choice> {
        (0..)
            .zip(&texts)
            .map(|(index, text)| Choice::new(text, right(index)))
            .collect()
    };
    prop_oneof![
        (options(2..=4), 0_usize..2).prop_map(move |(texts, right)| Answer::Single {
            options: tick(texts, &|index| index == right)
        }),
        (options(2..=4), 1_usize..3).prop_map(move |(texts, bits)| Answer::Multiple {
            options: tick(texts, &|index| bits >> index & 1 == 1)
        }),
        any::<bool>().prop_map(Answer::true_false),
        (options(2..=2), 0_usize..2).prop_map(move |(texts, right)| Answer::TrueFalse {
            options: tick(texts, &|index| index == right)
        }),
        options(2..=4).prop_map(move |texts| Answer::Poll {
            options: tick(texts, &|_| false)
        }),
        (
            prop::collection::vec("[a-zé~=#{}:%<&'|;\\\\]{1,6}", 1..4),
            any::<bool>()
        )
            .prop_map(|(mut accepted, typo)| {
                accepted.sort();
                accepted.dedup();
                Answer::Typed { accepted, typo }
            }),
        options(3..=6).prop_map(|items| Answer::Ordering { items }),
        (-99999_i64..99999, 0_u32..999).prop_map(|(value, tolerance)| Answer::Numeric {
            value: number(value),
            tolerance: number(tolerance.into()),
        }),
        Just(Answer::WordCloud),
        Just(Answer::Slide),
    ]
}

/// Hundredths, as a decimal.
fn number(hundredths: i64) -> String {
    let text = format!(
        "{}{}.{:02}",
        if hundredths < 0 { "-" } else { "" },
        hundredths.abs() / 100,
        hundredths.abs() % 100
    );
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn draft() -> impl Strategy<Value = Draft> {
    let tags = prop::collection::vec("[a-zé\\]\\\\;]{1,6}", 0..3).prop_map(|mut tags| {
        tags.sort();
        tags.dedup();
        tags
    });
    (
        words(),
        answer(),
        5_u32..240,
        0_u32..3,
        prop_oneof![Just(String::new()), words()],
        1_u32..4,
        tags,
        prop_oneof![Just(String::new()), words()],
    )
        .prop_map(
            |(text, answer, seconds, points, explanation, level, tags, source)| Draft {
                seconds: Some(seconds),
                points: Some(points * 1000),
                explanation,
                level: Some(level),
                tags,
                source,
                ..Draft::new(&text, answer)
            },
        )
}

fn come_back(format: Format, questions: &[Draft]) -> Result<(), TestCaseError> {
    let (file, losses) = write(format, "Kuis", questions).expect("a file");
    prop_assert!(
        losses
            .iter()
            .all(|(_, loss)| !matches!(loss, Loss::LeftOut | Loss::Arrow))
    );
    prop_assert_eq!(
        recognise("a", &file),
        Ok(format),
        "{}",
        String::from_utf8_lossy(&file)
    );
    let back: Vec<Draft> = read(format, &file)
        .expect("a file")
        .into_iter()
        .map(|row| {
            row.map(|row| row.draft).map_err(|wrong| {
                TestCaseError::fail(format!("{wrong:?} in {}", String::from_utf8_lossy(&file)))
            })
        })
        .collect::<Result<_, _>>()?;
    prop_assert_eq!(back, questions.to_vec(), "{}", String::from_utf8_lossy(&file));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn own_json_comes_back_whole(questions in prop::collection::vec(draft(), 1..5)) {
        come_back(Format::Json, &questions)?;
    }

    #[test]
    fn gift_comes_back_whole(questions in prop::collection::vec(draft(), 1..5)) {
        come_back(Format::Gift, &questions)?;
    }

    #[test]
    fn qti_comes_back_whole(questions in prop::collection::vec(draft(), 1..5)) {
        come_back(Format::Qti, &questions)?;
    }

    #[test]
    fn a_table_comes_back_whole(questions in prop::collection::vec(draft(), 1..5)) {
        come_back(Format::Table, &questions)?;
    }

    #[test]
    fn no_bytes_make_a_reader_fall(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "[a-z~=#{}:%<>&/!\\[\\]\\\\$. \nA-D,;\"'|-]{0,200}") {
        for format in Format::ALL {
            let _ = (read(format, &bytes), read(format, text.as_bytes()));
        }
        let _ = (recognise("a", &bytes), recognise("a.txt", text.as_bytes()));
    }

    #[test]
    fn a_damaged_file_is_an_error_or_questions(questions in prop::collection::vec(draft(), 1..3), at in 0_usize..100_000, byte in any::<u8>()) {
        for format in Format::WRITTEN {
            let (mut file, _) = write(format, "Kuis", &questions).expect("a file");
            let at = at % file.len();
            file[at] = byte;
            let _ = read(format, &file);
        }
    }
}
