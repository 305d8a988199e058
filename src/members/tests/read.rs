use crate::{
    members::{
        Field, Source,
        read::{Mapping, NewMember, Problem, check_all, read},
    },
    server::uploads::BadFile,
};
use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};
use std::time::Instant;

/// As SLiMS 9 exports it: quoted, a separator after the last heading, MySQL's escapes.
pub const SLIMS: &str = concat!(
    "\"member_id\",\"member_name\",\"gender\",\"member_type_name\",\"member_email\",\"member_address\",\"postal_code\",",
    "\"inst_name\",\"is_new\",\"member_image\",\"pin\",\"member_phone\",\"member_fax\",\"member_since_date\",",
    "\"register_date\",\"expire_date\",\"birth_date\",\"member_notes\",\"mpasswd\",\n",
    "\"00017\",\"Siti O\\'Rahma\",\"0\",\"Umum\",\"Siti@Contoh.id\",\"Jl. \\\"Kenanga\\\", no. 3\",\"\",\"\",\"0\",\"\",",
    "\"1673014203990001\",\"0812 3456 7890\",\"\",\"2024-01-02\",\"2024-01-02\",\"2027-01-02\",\"1999-03-02\",\"\",\"$2y$10$rahasia\"\n",
    "\"00018\",\"Budi\",\"1\",\"Pelajar\",\"-\",\"\",\"\",\"\",\"1\",\"\",\"\",\"\",\"\",\"\",\"\",\"0000-00-00\",\"\",\"\",\"\"\n",
);

fn checked(bytes: &[u8]) -> (Vec<NewMember>, Vec<(u32, Problem)>) {
    let sheet = read(bytes).expect("a readable file");
    let (members, problems) = check_all(&Mapping::guess(&sheet.headings), &sheet.rows);
    (members.into_iter().map(|(_, member)| member).collect(), problems)
}

fn one(number: &str) -> String {
    format!("member_id,member_name\n{number},Siti\n")
}

#[test]
fn a_slims_export_is_read_as_it_is_written() {
    let (members, problems) = checked(SLIMS.as_bytes());
    assert_eq!(problems, []);
    assert_eq!(
        members[0],
        NewMember {
            number: "00017".into(),
            name: "Siti O'Rahma".into(),
            kind: "Umum".into(),
            expires_on: Some("2027-01-02".into()),
            email: Some("siti@contoh.id".into()),
            phone: Some("+6281234567890".into()),
            unsaid: Vec::new(),
        }
    );
    assert_eq!(
        (members[1].expires_on.clone(), members[1].email.clone()),
        (None, None)
    );
}

#[test]
fn passwords_and_id_numbers_are_dropped_before_anything_is_kept() {
    let sheet = read(SLIMS.as_bytes()).unwrap();
    assert_eq!(sheet.dropped, ["pin", "mpasswd"]);
    let kept = serde_json::to_string(&sheet.rows).unwrap();
    assert!(
        !kept.contains("rahasia") && !kept.contains("1673014203990001"),
        "{kept}"
    );
}

#[test]
fn a_national_id_number_is_dropped_by_whichever_name() {
    let read_with = |heading: &str| {
        let file = format!("member_id,member_name,{heading}\nA1,Siti,1673014203990001\n");
        read(file.as_bytes()).expect("a readable file")
    };
    for heading in [
        "NIK/KTP",
        "KTP/NIK",
        "NIK Anggota",
        "NIK (KTP)",
        "Nomor KK",
        "NomorKK",
        "no_ktp",
    ] {
        let sheet = read_with(heading);
        assert_eq!(sheet.dropped, [heading]);
        let kept = serde_json::to_string(&sheet.rows).unwrap();
        assert!(!kept.contains("1673014203990001"), "{heading}: {kept}");
    }
    for heading in ["Jurusan Teknik", "Klinik", "Simpanan"] {
        assert_eq!(read_with(heading).headings[2], heading);
    }
}

#[test]
fn a_list_in_another_format_still_comes_from_the_system_that_wrote_its_headings() {
    let source = |bytes: &[u8]| read(bytes).expect("a readable file").source;
    assert_eq!(source(SLIMS.as_bytes()), Source::Slims);
    assert_eq!(
        source(&workbook(&[&["member_id", "member_name"], &["A1", "Siti"]])),
        Source::Slims
    );
    assert_eq!(source(b"No Anggota,Nama Anggota\nA1,Siti\n"), Source::Inlislite);
    // Neither system wrote these, so the kind of file decides.
    assert_eq!(source(b"Nomor Kartu,Nama\nA1,Siti\n"), Source::Slims);
    assert_eq!(
        source(&workbook(&[&["Nomor Kartu", "Nama"], &["A1", "Siti"]])),
        Source::Inlislite
    );
}

#[test]
fn a_slims_export_without_headings_is_known_by_its_shape() {
    let (_, body) = SLIMS.split_once('\n').unwrap();
    let sheet = read(body.as_bytes()).unwrap();
    assert_eq!(sheet.dropped, ["pin", "mpasswd"]);
    let (members, _) = checked(body.as_bytes());
    assert_eq!(members.len(), 2);
}

#[test]
fn a_file_whose_columns_nobody_can_name_is_refused() {
    assert_eq!(read(b"a,b,c\n1,2,3\n"), Err(BadFile::NoHeadings));
    assert_eq!(read(b""), Err(BadFile::NoHeadings));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0"), Err(BadFile::NotText));
}

/// A workbook of texts.
pub fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(*cells) {
            sheet.write(row, column, *text).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// As INLISLite 3 exports it.
pub fn inlislite() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows: [[&str; 9]; 4] = [
        [
            "No",
            "No Anggota",
            "Nama Anggota",
            "Nomor Identitas",
            "Agama",
            "Nama Ibu Kandung",
            "Jenis Anggota",
            "Berlaku Hingga",
            "No HP",
        ],
        [
            "1",
            "202401020001",
            "Dewi (contoh)",
            "1673014203990001",
            "Islam",
            "Aminah",
            "Umum",
            "31-12-2027",
            "0812-3456-7890",
        ],
        [
            "2",
            "202401020002",
            "Made (contoh)",
            "",
            "Hindu",
            "",
            "Pelajar",
            "31 Desember 2027",
            "",
        ],
        ["3", "1673014203990001", "Rudi (contoh)", "", "", "", "", "", ""],
    ];
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write(row, column, text).expect("a cell");
        }
    }
    sheet
        .write(4, 1, Formula::new("=B2+1").set_result("202401020003"))
        .expect("a cell");
    sheet.write(4, 2, "Nilai rumus (contoh)").expect("a cell");
    sheet.write(5, 1, "=B2+1").expect("a cell");
    sheet.write(5, 2, "Teks rumus (contoh)").expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn twenty_thousand_members_of_a_workbook_are_read_in_seconds() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0_u16..).zip(["No Anggota", "Nama Anggota", "Berlaku Hingga"]) {
        sheet.write(0, column, heading).expect("a heading");
    }
    for n in 1..=20_000_u32 {
        sheet.write(n, 0, format!("2024{n:08}")).expect("a number");
        sheet
            .write(n, 1, format!("Anggota {n} (contoh)"))
            .expect("a name");
        sheet.write(n, 2, "31-12-2027").expect("a date");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let began = Instant::now();
    let (members, problems) = checked(&bytes);
    eprintln!(
        "20,000 members of a workbook read in {:.1} s",
        began.elapsed().as_secs_f64()
    );
    assert_eq!((members.len(), problems), (20_000, vec![]));
}

#[test]
fn an_inlislite_export_is_read_and_its_id_numbers_stay_out() {
    let bytes = inlislite();
    let sheet = read(&bytes).unwrap();
    assert_eq!(sheet.source, Source::Inlislite);
    assert_eq!(sheet.dropped, ["Nomor Identitas", "Agama", "Nama Ibu Kandung"]);
    let (members, problems) = checked(&bytes);
    let numbers: Vec<&str> = members.iter().map(|member| member.number.as_str()).collect();
    assert_eq!(numbers, ["202401020001", "202401020002", "202401020003"]);
    assert_eq!(members[0].expires_on.as_deref(), Some("2027-12-31"));
    assert_eq!(members[1].expires_on.as_deref(), Some("2027-12-31"));
    assert_eq!(
        problems,
        [(4, Problem::NationalId), (6, Problem::Formula(Field::Number))]
    );
}

#[test]
fn every_row_says_what_is_wrong_with_it() {
    let file = "member_id;member_name;expire_date;member_email;member_phone\n\
        ;Tanpa Nomor;;;\n\
        A1;;;;\n\
        123456789012345678901;Panjang;;;\n\
        2,02401E+11;Disingkat;;;\n\
        A2;Tanggal;besok;;\n\
        A3;Siti;;bukan surel;\n\
        A3;Siti lagi;;;\n\
        A4;#REF!;;;\n\
        A5;Sumur;;;panggil saja\n";
    let (members, problems) = checked(file.as_bytes());
    assert_eq!(
        problems,
        [
            (2, Problem::Missing(Field::Number)),
            (3, Problem::Missing(Field::Name)),
            (4, Problem::TooLong(Field::Number)),
            (5, Problem::Shortened),
            (6, Problem::DateUnreadable),
            (7, Problem::EmailUnreadable),
            (8, Problem::Repeated(7)),
            (9, Problem::Formula(Field::Name)),
            (10, Problem::PhoneUnreadable),
        ]
    );
    assert_eq!(members.len(), 2);
}

#[test]
fn the_encoding_is_told_by_the_bytes() {
    let with_mark = [b"\xef\xbb\xbf", one("007").as_bytes()].concat();
    assert_eq!(checked(&with_mark).0[0].number, "007");
    let old_excel = b"member_id;member_name\r\n007;Ren\xe9 \x93Kecil\x94\r\n";
    assert_eq!(checked(old_excel).0[0].name, "René “Kecil”");
    let utf16: Vec<u8> = "\u{feff}member_id\tmember_name\n007\tRené\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(checked(&utf16).0[0].name, "René");
    // Both kinds in one file: it is UTF-8, and the other line is broken.
    let broken = b"member_id,member_name\n1,Ren\xc3\xa9\n2,Ren\xe9\n";
    let (members, problems) = checked(broken);
    assert_eq!((members.len(), problems), (1, vec![(3, Problem::BrokenText)]));
}

#[test]
fn a_date_is_read_as_people_here_write_it() {
    for (written, meant) in [
        ("2027-12-31", Some("2027-12-31")),
        ("2027-12-31 00:00:00", Some("2027-12-31")),
        ("31/12/2027", Some("2027-12-31")),
        ("1 Agustus 2027", Some("2027-08-01")),
        ("", None),
        ("0000-00-00", None),
        ("-", None),
    ] {
        let file = format!("member_id,member_name,expire_date\n1,Siti,{written}\n");
        let (members, problems) = checked(file.as_bytes());
        assert_eq!(problems, [], "{written}");
        assert_eq!(members[0].expires_on.as_deref(), meant, "{written}");
    }
    for wrong in ["31-31-2027", "2027-02-30", "12/2027", "31 Foo 2027", "99999-1-1"] {
        let file = format!("member_id,member_name,expire_date\n1,Siti,{wrong}\n");
        assert_eq!(
            checked(file.as_bytes()).1,
            [(2, Problem::DateUnreadable)],
            "{wrong}"
        );
    }
}

#[test]
fn leading_zeros_and_long_digits_survive() {
    for number in ["00017", "202401020001", "A-12/B"] {
        assert_eq!(checked(one(number).as_bytes()).0[0].number, number);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes);
    }

    #[test]
    fn a_damaged_export_gives_members_or_problems_for_every_row(at in 0_usize..SLIMS.len(), byte in any::<u8>()) {
        let mut bytes = SLIMS.as_bytes().to_vec();
        bytes[at] = byte;
        if let Ok(sheet) = read(&bytes) {
            let (members, problems) = check_all(&Mapping::guess(&sheet.headings), &sheet.rows);
            let left_out = problems.iter().filter(|(_, problem)| !problem.is_remark()).count();
            prop_assert_eq!(members.len() + left_out, sheet.rows.len());
        }
    }

    #[test]
    fn whatever_is_kept_fits_the_table(rows in proptest::collection::vec(("\\PC{0,30}", "\\PC{0,150}", "\\PC{0,20}"), 0..8)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["member_id", "member_name", "expire_date"]).unwrap();
        for (number, name, date) in &rows {
            writer.write_record([number, name, date]).unwrap();
        }
        if let Ok(sheet) = read(&writer.into_inner().unwrap()) {
            for (_, member) in check_all(&Mapping::guess(&sheet.headings), &sheet.rows).0 {
                prop_assert!((1..=20).contains(&member.number.chars().count()));
                prop_assert!((1..=120).contains(&member.name.chars().count()));
                prop_assert!(member.expires_on.is_none_or(|date| date.len() == 10));
            }
        }
    }
}
