//! The formats: what each says, and what it cannot.

use crate::{
    quizzes::exchange::{
        Answer, Choice, Draft, Format, Loss, Note, Problem, Row, RowError, Rows, Unreadable, XmlProblem,
        read, recognise, write,
    },
    test_support::packed,
};

fn rows(format: Format, text: &str) -> Rows {
    read(format, text.as_bytes()).expect("a file")
}

fn one(format: Format, text: &str) -> Row {
    let mut rows = rows(format, text);
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.remove(0).expect("a question")
}

fn problem(format: Format, text: &str) -> (u32, Problem) {
    let wrong: Vec<RowError> = rows(format, text).into_iter().filter_map(Result::err).collect();
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    (wrong[0].at, wrong[0].problem.clone())
}

fn ticked(options: &[(&str, bool)]) -> Vec<Choice> {
    options
        .iter()
        .map(|(text, right)| Choice::new(text, *right))
        .collect()
}

#[test]
fn a_gift_file_is_read_as_moodle_means_it() {
    let rows = rows(Format::Gift, include_str!("data/geografi.gift"));
    let capital = rows[0].as_ref().expect("a question");
    assert_eq!(
        (capital.at, capital.draft.text.as_str()),
        (5, "Apa ibu kota Provinsi Sumatera Selatan?")
    );
    assert_eq!(capital.notes, [Note::Feedback, Note::PartialCredit]);
    assert_eq!(
        capital.draft.explanation,
        "Palembang berdiri di tepi Sungai Musi."
    );
    assert_eq!(capital.draft.tags, ["geografi sumatera"]);
    let river = &rows[1].as_ref().expect("a question").draft;
    assert_eq!(river.text, "Sungai mana yang mengalir di Lubuklinggau?");
    assert_eq!(river.tags, ["sungai", "geografi sumatera"]);
    assert_eq!(
        river.answer,
        Answer::Multiple {
            options: ticked(&[("Kelingi", true), ("Mesat", true), ("Mahakam", false)])
        }
    );
    let hill = &rows[2].as_ref().expect("a question").draft;
    assert_eq!(
        (&hill.answer, hill.explanation.as_str()),
        (&Answer::true_false(true), "Tepat!")
    );
    let cloth = &rows[3].as_ref().expect("a question").draft;
    assert_eq!(
        cloth.text,
        "Kain khas Palembang disebut _____ dan ditenun dengan benang emas."
    );
    let number = |at: usize| rows[at].as_ref().expect("a question").draft.answer.clone();
    let is = |value: &str, tolerance: &str| Answer::Numeric {
        value: value.into(),
        tolerance: tolerance.into(),
    };
    assert_eq!((number(4), number(5)), (is("700", "50"), is("310", "20")));
    for (at, kind) in [(6, "matching"), (7, "essay")] {
        let wrong = rows[at].as_ref().expect_err("no question");
        assert_eq!(wrong.problem, Problem::NotAskable(kind.into()));
    }
}

#[test]
fn what_gift_escapes_is_text() {
    let row = one(
        Format::Gift,
        r"[plain]1 \= 1\: {\~ \#} \\ ? {\=ya}"
            .replace("{\\~", "\\{\\~")
            .replace("\\#}", "\\#\\}")
            .replace("{\\=", "{=")
            .as_str(),
    );
    assert_eq!(row.draft.text, r"1 = 1: {~ #} \ ?");
    assert_eq!(
        problem(Format::Gift, "a\n\nApa ini? {=ya ~tidak").1,
        Problem::Braces
    );
    assert_eq!(
        problem(Format::Gift, "Berapa? {#lima}"),
        (1, Problem::Number("lima".into()))
    );
    assert_eq!(
        problem(Format::Gift, "Apa? {~%banyak%a ~b}"),
        (1, Problem::Weight("banyak".into()))
    );
}

#[test]
fn moodle_xml_is_read_with_its_html() {
    let rows = rows(Format::Moodle, include_str!("data/geografi-moodle.xml"));
    let first = rows[0].as_ref().expect("a question");
    assert_eq!(first.draft.text, "Benua terluas di dunia & terpadat?");
    assert_eq!(
        first.draft.answer,
        Answer::Single {
            options: ticked(&[("Asia", true), ("Afrika", false)])
        }
    );
    assert_eq!(first.notes, [Note::Feedback]);
    assert_eq!(first.draft.tags, ["benua", "geografi dunia"]);
    assert_eq!(rows.iter().filter(|row| row.is_ok()).count(), 5);
}

#[test]
fn aiken_is_strict_and_says_where() {
    assert_eq!(
        rows(Format::Aiken, include_str!("data/geografi-aiken.txt"))
            .iter()
            .filter(|row| row.is_ok())
            .count(),
        2
    );
    assert_eq!(
        problem(Format::Aiken, "Apa?\nA. ya\nB. tidak\n"),
        (1, Problem::AikenAnswer)
    );
    assert_eq!(
        problem(Format::Aiken, "Apa?\nA. ya\nB. tidak\nANSWER: D\n"),
        (1, Problem::AikenLetter('D'))
    );
    assert_eq!(
        problem(Format::Aiken, "\nApa?\nA. ya\nC. tidak\nANSWER: A\n"),
        (2, Problem::AikenOptions)
    );
}

#[test]
fn a_letter_alone_names_an_option_and_an_unknown_heading_is_told() {
    let row = one(Format::Table, "soal,a,b,benar\nApa?,ya,tidak,B\n");
    let Answer::Single { options } = &row.draft.answer else {
        panic!("{row:?}")
    };
    assert_eq!((options.len(), row.notes.len()), (2, 0));
    let table = "soal,pilihan a,pilihan b,benar,petunjuk\nApa?,ya,tidak,A,rak 8\nMana?,ya,tidak,B,\n";
    let notes: Vec<_> = rows(Format::Table, table)
        .into_iter()
        .map(|row| row.expect("a question").notes)
        .collect();
    assert_eq!(notes, [vec![Note::Columns], vec![]]);
}

#[test]
fn a_table_says_which_cell_is_wrong() {
    let table = "soal,pilihan a,pilihan b,benar,detik\nApa?,ya,tidak,C,20\nApa?,ya,tidak,A,lama\n";
    let wrong: Vec<_> = rows(Format::Table, table)
        .into_iter()
        .filter_map(Result::err)
        .map(|wrong| (wrong.at, wrong.problem))
        .collect();
    assert_eq!(
        wrong,
        [
            (2, Problem::RightUnknown("C".into())),
            (3, Problem::Whole("detik"))
        ]
    );
    assert_eq!(read(Format::Table, b"a,b\n1,2\n"), Err(Unreadable::NoHeadings));
}

#[test]
fn an_option_is_named_by_its_letter_its_words_or_its_number() {
    for (options, right, ticked) in [
        (["2 jam", "4 jam", "1 jam"], "2 jam", &[0][..]),
        (["Vitamin C", "Vitamin A", "Vitamin B"], "vitamin c", &[0]),
        (["2", "3", "4"], "3", &[1]),
        (["C", "A", "B"], "B", &[1]),
        (["satu", "dua", "tiga"], "A, C", &[0, 2]),
        (["satu", "dua", "tiga"], "1;3", &[0, 2]),
        (["satu", "dua", "tiga"], "2", &[1]),
    ] {
        let table = format!(
            "soal,pilihan a,pilihan b,pilihan c,benar\nApa?,{},\"{right}\"\n",
            options.join(",")
        );
        let (Answer::Single { options } | Answer::Multiple { options, .. }) =
            one(Format::Table, &table).draft.answer
        else {
            panic!("{table}");
        };
        let right: Vec<_> = (0..)
            .zip(options)
            .filter(|(_, option)| option.right)
            .map(|(at, _)| at)
            .collect();
        assert_eq!(right, ticked, "{table}");
    }
}

#[test]
fn a_cell_never_runs_as_a_formula_and_comes_back() {
    let asked = Draft::new(
        "=1+1 adalah?",
        Answer::Single {
            options: ticked(&[("-2", false), ("'2", true)]),
        },
    );
    let (file, _) = write(Format::Table, "", std::slice::from_ref(&asked)).expect("a file");
    let text = String::from_utf8(file).expect("text");
    assert!(
        text.contains("'=1+1 adalah?") && text.contains("'-2") && text.contains("''2"),
        "{text}"
    );
    assert_eq!(one(Format::Table, &text).draft, asked);
}

#[test]
fn a_package_of_another_program_is_read_in_its_order() {
    let item = |name: &str, inside: &str, body: &str| {
        format!(
            r#"<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="{name}" title="{name}" adaptive="false" timeDependent="false">{inside}<itemBody>{body}</itemBody></assessmentItem>"#
        )
    };
    let choice = item(
        "pilih",
        r#"<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>B</value></correctResponse></responseDeclaration>"#,
        r#"<p>Lihat peta.</p><choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1"><prompt>Ibu kota <strong>kita</strong>?</prompt><simpleChoice identifier="A">Jambi</simpleChoice><simpleChoice identifier="B">Palembang</simpleChoice></choiceInteraction>"#,
    );
    let typed = item(
        "ketik",
        r#"<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"><correctResponse><value>Musi</value></correctResponse><mapping defaultValue="0"><mapEntry mapKey="Musi" mappedValue="1"/><mapEntry mapKey="Sungai Musi" mappedValue="1"/><mapEntry mapKey="musi?" mappedValue="0.5"/></mapping></responseDeclaration>"#,
        r#"<p>Sungai di Palembang: <textEntryInteraction responseIdentifier="RESPONSE"/>.</p>"#,
    );
    // Which comment is meant for whom, only the program knows that wrote them.
    let feedback = |outcome: &str, words: &str| {
        format!(
            r#"<modalFeedback outcomeIdentifier="FEEDBACK" identifier="{outcome}" showHide="show">{words}</modalFeedback></assessmentItem>"#
        )
    };
    let choice = choice.replace("</assessmentItem>", &feedback("SALAH", "Coba lagi."));
    let choice = choice.replace("</assessmentItem>", &feedback("BENAR", "Tepat."));
    let typed = typed.replace("</assessmentItem>", &feedback("SEMUA", "Musi membelah kota."));
    let manifest = r#"<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><organizations/><resources>
        <resource identifier="t" type="imsqti_test_xmlv2p1" href="tes/test.xml"/>
        <resource identifier="a" type="imsqti_item_xmlv2p1" href="soal/a.xml"/>
        <resource identifier="b" type="imsqti_item_xmlv2p1" href="soal/b.xml"/>
        <resource identifier="c" type="imsqti_item_xmlv2p1" href="../../etc/passwd"/></resources></manifest>"#;
    let test = r#"<assessmentTest identifier="t" title="t"><testPart><assessmentSection>
        <assessmentItemRef identifier="b" href="../soal/b.xml"><weight identifier="W" value="1.0"/><timeLimits maxTime="45"/></assessmentItemRef>
        <assessmentItemRef identifier="a" href="../soal/a.xml"><weight identifier="W" value="2.5"/><timeLimits maxTime="600"/></assessmentItemRef></assessmentSection></testPart></assessmentTest>"#;
    let zip = packed(&[
        ("imsmanifest.xml", manifest),
        ("tes/test.xml", test),
        ("soal/a.xml", &choice),
        ("soal/b.xml", &typed),
    ]);
    assert_eq!(recognise("paket.zip", &zip), Ok(Format::Qti));
    let rows = read(Format::Qti, &zip).expect("a package");
    let river = rows[0].as_ref().expect("a question");
    assert_eq!(
        (river.draft.text.as_str(), river.draft.seconds),
        ("Sungai di Palembang: _____ .", Some(45))
    );
    assert_eq!(
        (river.draft.points, river.draft.explanation.as_str()),
        (None, "Musi membelah kota.")
    );
    assert_eq!(
        river.draft.answer,
        Answer::Typed {
            accepted: vec!["Musi".into(), "Sungai Musi".into()],
            typo: false
        }
    );
    assert_eq!(river.notes, [Note::PartialCredit]);
    let capital = rows[1].as_ref().expect("a question");
    assert_eq!(capital.draft.text, "Lihat peta. Ibu kota kita?");
    assert_eq!(
        (
            capital.draft.points,
            capital.draft.seconds,
            capital.draft.explanation.as_str()
        ),
        (None, Some(240), "")
    );
    assert_eq!(capital.notes, [Note::Feedback, Note::Time, Note::Points]);
    assert_eq!(
        rows[2].as_ref().expect_err("no file").problem,
        Problem::PartMissing("../../etc/passwd".into())
    );
}

#[test]
fn entities_do_not_expand_and_bombs_do_not_unpack() {
    let laughs =
        r#"<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><quiz>&b;</quiz>"#;
    assert_eq!(
        read(Format::Moodle, laughs.as_bytes()),
        Err(Unreadable::Xml(XmlProblem::Entities))
    );
    let deep = format!("<quiz>{}", "<a>".repeat(100_000));
    assert_eq!(
        read(Format::Moodle, deep.as_bytes()),
        Err(Unreadable::Xml(XmlProblem::TooDeep))
    );
    let manifest =
        r#"<manifest><resources><resource type="imsqti_item_xmlv2p1" href="a.xml"/></resources></manifest>"#;
    let bomb = packed(&[
        ("imsmanifest.xml", manifest),
        ("a.xml", &" ".repeat(64 * 1024 * 1024)),
    ]);
    assert!(bomb.len() < 256 * 1024, "it looks small");
    let rows = read(Format::Qti, &bomb).expect("a package");
    assert_eq!(
        rows[0].as_ref().expect_err("a bomb").problem,
        Problem::PartTooLarge("a.xml".into())
    );
}

#[test]
fn a_format_says_what_it_cannot() {
    let questions = [
        Draft::new(
            "Tanda panah?",
            Answer::Typed {
                accepted: vec!["a -> b".into()],
                typo: false,
            },
        ),
        Draft::new("Satu kata?", Answer::WordCloud),
        Draft::new(
            "Urutkan",
            Answer::Ordering {
                items: vec!["a".into(), "b".into(), "c".into()],
            },
        ),
    ];
    let losses = |format| write(format, "", &questions).expect("a file").1;
    assert_eq!(
        losses(Format::Gift),
        [
            (0, Loss::Arrow),
            (1, Loss::CloudAsEssay),
            (2, Loss::OrderAsMatching)
        ]
    );
    assert_eq!(losses(Format::Qti), [(1, Loss::CloudAsEssay)]);
    assert_eq!(losses(Format::Json), []);
}

#[test]
fn names_and_contents_tell_the_format() {
    let files: [(&str, &[u8], Format); 6] = [
        ("a.txt", include_bytes!("data/geografi.gift"), Format::Gift),
        ("a.txt", include_bytes!("data/geografi-aiken.txt"), Format::Aiken),
        ("a", include_bytes!("data/geografi-moodle.xml"), Format::Moodle),
        ("a", include_bytes!("data/geografi.csv"), Format::Table),
        ("a", include_bytes!("data/geografi.json"), Format::Json),
        ("a.gift", b"tanpa jawaban", Format::Gift),
    ];
    for (name, bytes, format) in files {
        assert_eq!(recognise(name, bytes), Ok(format), "{name}");
    }
    assert_eq!(
        recognise("foto.jpg", b"\xff\xd8\xff\xe0\0\0"),
        Err(Unreadable::Unknown)
    );
    assert_eq!(
        recognise("a.xml", b"<questestinterop/>"),
        Err(Unreadable::NotQti21)
    );
}
