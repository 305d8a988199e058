//! What can be wrong with a file or with one of its questions, and what is lost on the way in or out.

use crate::{
    i18n::{Lang, texts},
    server::uploads::BadFile,
};
use serde::{Deserialize, Serialize};

/// Why a file is not read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    File(BadFile),
    /// Nobody knows what it is.
    Unknown,
    Xml(XmlProblem),
    Json(String),
    NoHeadings,
    /// QTI of another version, or a package without items.
    NotQti21,
    NoManifest,
    TooMany(usize),
    Empty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlProblem {
    Broken,
    /// It declares entities, or uses one that is not declared by XML itself.
    Entities,
    TooDeep,
}

/// What is wrong with one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    Braces,
    Category,
    NoAnswers,
    Number(String),
    Weight(String),
    RightNumbers,
    RightUnknown(String),
    Kind(String),
    Whole(&'static str),
    AikenAnswer,
    AikenOptions,
    AikenLetter(char),
    Json(String),
    Xml(XmlProblem),
    PartMissing(String),
    PartTooLarge(String),
    QtiResponse,
    /// What Sapa does not ask: essays, matching, drawings. Not a mistake of the file.
    NotAskable(String),
    TooManyOptions(usize),
}

impl Problem {
    /// May the other questions be taken over without this one?
    pub const fn is_only_left_out(&self) -> bool {
        matches!(self, Self::NotAskable(_) | Self::TooManyOptions(_))
    }
}

/// What a file said and the bank does not keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    PartialCredit,
    Feedback,
    Pictures,
    Books,
    Case,
    Wildcards,
    OtherNumbers,
    SeveralParts,
    Time,
    Points,
    Columns,
}

/// What a format cannot say of a question, on the way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// The question is not in the file.
    LeftOut,
    /// Sapa reads it back as it was; other programs see something simpler.
    PollAsChoice,
    CloudAsEssay,
    OrderAsMatching,
    SlideAsText,
    TypoNotSaid,
    /// The file holds it, and whoever reads it back gets less.
    Arrow,
    /// The picture or clip, or the link to a book, stays here.
    Picture,
    Book,
    /// The file names the picture or clip, and only a library that has it shows it.
    PictureNamed,
}

/// A file, and the places of the questions that it cannot say in full.
pub type Written = (Vec<u8>, Vec<(usize, Loss)>);

impl Unreadable {
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::File(bad) => bad.message(lang).to_owned(),
            Self::Unknown => format_unknown(lang).to_owned(),
            Self::Xml(problem) => problem.message(lang).to_owned(),
            Self::Json(said) => json_wrong(lang, said),
            Self::NoHeadings => no_headings(lang).to_owned(),
            Self::NotQti21 => not_qti_21(lang).to_owned(),
            Self::NoManifest => no_manifest(lang).to_owned(),
            Self::TooMany(max) => too_many(lang, *max),
            Self::Empty => empty(lang).to_owned(),
        }
    }
}

impl From<BadFile> for Unreadable {
    fn from(bad: BadFile) -> Self {
        Self::File(bad)
    }
}

impl From<XmlProblem> for Unreadable {
    fn from(problem: XmlProblem) -> Self {
        Self::Xml(problem)
    }
}

impl XmlProblem {
    pub const fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::Broken => xml_broken(lang),
            Self::Entities => xml_entities(lang),
            Self::TooDeep => xml_deep(lang),
        }
    }
}

impl Problem {
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Braces => braces(lang).to_owned(),
            Self::Category => category(lang).to_owned(),
            Self::NoAnswers => no_answers(lang).to_owned(),
            Self::Number(text) => number_wrong(lang, text),
            Self::Weight(text) => weight_wrong(lang, text),
            Self::RightNumbers => super::super::texts::import_right_wrong(lang).to_owned(),
            Self::RightUnknown(text) => right_unknown(lang, text),
            Self::Kind(text) => kind_unknown(lang, text),
            Self::Whole(column) => whole_wrong(lang, column),
            Self::AikenAnswer => aiken_answer(lang).to_owned(),
            Self::AikenOptions => aiken_options(lang).to_owned(),
            Self::AikenLetter(letter) => aiken_letter(lang, *letter),
            Self::Json(said) => json_wrong(lang, said),
            Self::Xml(problem) => problem.message(lang).to_owned(),
            Self::PartMissing(name) => part_missing(lang, name),
            Self::PartTooLarge(name) => part_too_large(lang, name),
            Self::QtiResponse => qti_response(lang).to_owned(),
            Self::NotAskable(kind) => not_askable(lang, kind_name(lang, kind)),
            Self::TooManyOptions(count) => too_many_options(lang, *count),
        }
    }
}

/// What a format calls a kind, as a reader calls it.
fn kind_name(lang: Lang, kind: &str) -> &str {
    match kind {
        "essay" => essay(lang),
        "matching" => matching(lang),
        "cloze" => cloze(lang),
        kind => kind,
    }
}

impl Note {
    pub const fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::PartialCredit => note_partial(lang),
            Self::Feedback => note_feedback(lang),
            Self::Pictures => note_pictures(lang),
            Self::Books => note_books(lang),
            Self::Case => note_case(lang),
            Self::Wildcards => note_wildcards(lang),
            Self::OtherNumbers => note_numbers(lang),
            Self::SeveralParts => note_parts(lang),
            Self::Time => note_time(lang),
            Self::Points => note_points(lang),
            Self::Columns => note_columns(lang),
        }
    }
}

impl Loss {
    pub const fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::LeftOut => loss_left_out(lang),
            Self::PollAsChoice => loss_poll(lang),
            Self::CloudAsEssay => loss_cloud(lang),
            Self::OrderAsMatching => loss_order(lang),
            Self::SlideAsText => loss_slide(lang),
            Self::TypoNotSaid => loss_typo(lang),
            Self::Arrow => loss_arrow(lang),
            Self::Picture => loss_picture(lang),
            Self::Book => loss_book(lang),
            Self::PictureNamed => loss_picture_named(lang),
        }
    }
}

texts! {
    format_unknown() { id: "Kami tidak mengenali isi berkas ini. Pilih formatnya sendiri, atau simpan ulang dari program asalnya.", en: "We do not recognise what this file holds. Choose its format yourself, or save it again from where it came." }
    xml_broken() { id: "XML di sini tidak utuh.", en: "The XML here is not whole." }
    xml_entities() { id: "Berkas ini mendefinisikan entitas XML, jadi tidak kami buka.", en: "This file declares XML entities, so we did not open it." }
    xml_deep() { id: "XML di sini bersarang terlalu dalam atau terlalu besar.", en: "The XML here is nested too deeply, or too large." }
    json_wrong(said: &str) { id: "JSON tidak terbaca: {said}", en: "The JSON cannot be read: {said}" }
    no_headings() { id: "Baris pertama harus berisi judul kolom; paling sedikit «soal» dan «benar».", en: "The first row must hold column headings; at least \"question\" and \"correct\"." }
    not_qti_21() { id: "Ini QTI versi lain. Ekspor ulang sebagai QTI 2.1.", en: "This is another version of QTI. Please export it as QTI 2.1." }
    no_manifest() { id: "Paket QTI harus berisi imsmanifest.xml di tingkat teratas.", en: "A QTI package holds imsmanifest.xml at its top." }
    too_many(max: usize) { id: "Satu berkas paling banyak {max} soal. Bagilah menjadi beberapa berkas.", en: "A file holds at most {max} questions. Please divide it." }
    empty() { id: "Tidak ada soal di berkas ini.", en: "There are no questions in this file." }
    braces() { id: "Kurung kurawal jawaban tidak berpasangan. Di dalam teks, tulis garis miring terbalik di depannya.", en: "The braces of the answer do not pair. Inside a text, write a backslash before them." }
    category() { id: "$CATEGORY berdiri sendiri, dengan baris kosong sebelum dan sesudahnya.", en: "$CATEGORY stands alone, with an empty line before and after it." }
    no_answers() { id: "Soal ini tidak punya jawaban.", en: "This question has no answers." }
    number_wrong(text: &str) { id: "«{text}» bukan angka yang kami pahami.", en: "\"{text}\" is no number that we understand." }
    weight_wrong(text: &str) { id: "«{text}» bukan bobot persen.", en: "\"{text}\" is no percentage." }
    right_unknown(text: &str) { id: "«{text}» tidak menunjuk salah satu pilihan. Tulis hurufnya, misalnya A atau A,C.", en: "\"{text}\" names none of the answers. Write letters, such as A or A,C." }
    kind_unknown(text: &str) { id: "Jenis soal «{text}» tidak dikenal.", en: "The kind \"{text}\" is not known." }
    whole_wrong(column: &str) { id: "Kolom {column} berisi bilangan bulat.", en: "The column {column} holds a whole number." }
    aiken_answer() { id: "Tidak ada baris «ANSWER: A» setelah pilihan jawaban.", en: "There is no line \"ANSWER: A\" after the answers." }
    aiken_options() { id: "Pilihan jawaban ditulis «A. …» atau «A) …», berurutan dari A.", en: "Answers are written \"A. …\" or \"A) …\", from A on." }
    aiken_letter(letter: char) { id: "ANSWER menunjuk {letter}, tetapi tidak ada pilihan itu.", en: "ANSWER names {letter}, and there is no such answer." }
    part_missing(name: &str) { id: "Berkas «{name}» disebut di imsmanifest.xml, tetapi tidak ada di paket.", en: "The file \"{name}\" is named in imsmanifest.xml, and it is not in the package." }
    part_too_large(name: &str) { id: "Berkas «{name}» terlalu besar untuk satu soal.", en: "The file \"{name}\" is too large for one question." }
    qti_response() { id: "Interaksi ini menunjuk respons yang tidak dideklarasikan.", en: "The interaction names a response that is not declared." }
    not_askable(kind: &str) { id: "Jenis «{kind}» tidak bisa ditanyakan dalam kuis langsung.", en: "The kind \"{kind}\" cannot be asked in a live quiz." }
    too_many_options(count: usize) { id: "{count} pilihan; di ponsel muat empat.", en: "{count} answers; a phone has room for four." }
    essay() { id: "esai", en: "essay" }
    matching() { id: "menjodohkan", en: "matching" }
    cloze() { id: "beberapa isian dalam satu teks", en: "several gaps in one text" }
    note_partial() { id: "nilai sebagian tidak ikut", en: "partial credit is not kept" }
    note_feedback() { id: "komentar per jawaban tidak ikut", en: "comments on single answers are not kept" }
    note_pictures() { id: "gambar atau suara tidak ikut", en: "pictures or sounds are not kept" }
    note_books() { id: "tautan ke buku tidak ikut: di sini tidak ada kelompok bacanya", en: "the link to a book is not kept: its reading group is not here" }
    note_case() { id: "huruf besar dan kecil disamakan", en: "upper and lower case count as the same" }
    note_wildcards() { id: "tanda * dibaca sebagai huruf biasa", en: "a * is read as a plain character" }
    note_numbers() { id: "hanya angka benar yang pertama dipakai", en: "only the first right number is used" }
    note_time() { id: "waktunya disesuaikan: 5 sampai 240 detik", en: "its time is fitted into 5 to 240 seconds" }
    note_columns() { id: "ada kolom yang judulnya tidak dikenal; isinya tidak dibaca", en: "a column has a heading that is not known; what it holds is not read" }
    note_points() { id: "bobotnya tidak ikut", en: "its weight is not kept" }
    note_parts() { id: "hanya bagian pertama dari soal ini dipakai", en: "only the first part of this question is used" }
    loss_left_out() { id: "tidak ikut: format ini tidak mengenal jenis soal ini", en: "left out: this format does not know this kind" }
    loss_poll() { id: "program lain melihat pilihan tanpa jawaban benar", en: "other programs see a choice without a right answer" }
    loss_cloud() { id: "program lain melihat soal esai", en: "other programs see an essay" }
    loss_order() { id: "program lain melihat soal menjodohkan nomor", en: "other programs see numbers to be matched" }
    loss_slide() { id: "program lain melihat teks tanpa jawaban", en: "other programs see a text without an answer" }
    loss_typo() { id: "program lain tidak memaafkan salah ketik", en: "other programs do not forgive a typing mistake" }
    loss_picture() { id: "gambar atau suaranya tidak ikut", en: "its picture or sound is left out" }
    loss_book() { id: "tautan ke bukunya tidak ikut", en: "its link to a book is left out" }
    loss_picture_named() { id: "gambar atau suaranya disebut, bukan disertakan: perpustakaan lain menerima soal ini tanpa itu", en: "its picture or sound is named, not enclosed: another library gets the question without it" }
    loss_arrow() { id: "tidak ikut: jawabannya berisi «->», yang di GIFT berarti menjodohkan", en: "left out: its answer holds \"->\", which means matching in GIFT" }
}
