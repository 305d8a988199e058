//! Headings: which columns may never be read, and which one fills which field.
//!
//! SLiMS 9 (`admin/modules/membership/export.php`) writes the column names of its tables, INLISLite 3 those of its own or
//! Indonesian labels; a person may have renamed either. So headings are compared without case, spaces and punctuation.

use super::{RawRow, Sheet};
use crate::members::{Field, Source};
use serde::{Deserialize, Serialize};

/// The columns of a SLiMS export, in their order, for a file that was exported without its heading row. Releases before
/// 9.4 append the password.
const SLIMS: [&str; 19] = [
    "member_id",
    "member_name",
    "gender",
    "member_type_name",
    "member_email",
    "member_address",
    "postal_code",
    "inst_name",
    "is_new",
    "member_image",
    "pin",
    "member_phone",
    "member_fax",
    "member_since_date",
    "register_date",
    "expire_date",
    "birth_date",
    "member_notes",
    "mpasswd",
];

/// A column whose heading contains one of these is dropped unread…
const FORBIDDEN: [&str; 17] = [
    "agama",
    "religion",
    "kepercayaan",
    "ibu",
    "mother",
    "password",
    "passwd",
    "sandi",
    "identitas",
    "identity",
    "kependudukan",
    "nonik",
    "nomornik",
    "noktp",
    "nomorktp",
    "kartukeluarga",
    "paspor",
];
/// …or is one of these, or has it as a word, as `NIK/KTP` does: `pin` is the "Personal ID Number" of SLiMS.
const FORBIDDEN_WHOLE: [&str; 8] = ["pin", "nik", "ktp", "kk", "nokk", "nomorkk", "sim", "passport"];

/// Headings that only one of the catalogue systems writes.
const TELLING: [(&str, Source); 5] = [
    ("memberid", Source::Slims),
    ("membername", Source::Slims),
    ("mpasswd", Source::Slims),
    ("memberno", Source::Inlislite),
    ("noanggota", Source::Inlislite),
];

/// Headings by field, the most telling first.
const KNOWN: [(Field, &[&str]); 6] = [
    (
        Field::Number,
        &[
            "memberid",
            "memberno",
            "noanggota",
            "nomoranggota",
            "nomeranggota",
            "idanggota",
            "nomorkartu",
            "membernumber",
        ],
    ),
    (
        Field::Name,
        &[
            "membername",
            "fullname",
            "namaanggota",
            "namalengkap",
            "nama",
            "name",
        ],
    ),
    (
        Field::Kind,
        &[
            "membertypename",
            "membertype",
            "jenisanggota",
            "tipeanggota",
            "jeniskeanggotaan",
            "tipekeanggotaan",
            "jenisanggotaid",
            "membertypeid",
        ],
    ),
    (
        Field::ExpiresOn,
        &[
            "expiredate",
            "enddate",
            "berlakuhingga",
            "berlakusampai",
            "tanggalberakhir",
            "tglberakhir",
            "tanggalakhirberlaku",
            "tglakhirberlaku",
            "tanggalakhir",
            "tglakhir",
            "masaberlaku",
            "akhirberlaku",
            "masaberlakuanggota",
            "tanggalkadaluarsa",
            "tanggalkedaluwarsa",
            "tglkadaluarsa",
        ],
    ),
    (
        Field::Email,
        &["memberemail", "email", "surel", "alamatemail", "alamatsurel"],
    ),
    (
        Field::Phone,
        &[
            "nohp",
            "nomorhp",
            "nohandphone",
            "handphone",
            "hp",
            "memberphone",
            "phone",
            "notelepon",
            "notelp",
            "nomortelepon",
            "telepon",
            "telp",
        ],
    ),
];

fn plain(heading: &str) -> String {
    let letters = heading.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn is_forbidden(heading: &str) -> bool {
    let is_whole = |word: &str| FORBIDDEN_WHOLE.contains(&plain(word).as_str());
    let joined = plain(heading);
    is_whole(heading)
        || heading.split(|c: char| !c.is_alphanumeric()).any(is_whole)
        || FORBIDDEN.iter().any(|part| joined.contains(part))
}

/// The system that wrote these headings, if one of them says so.
pub(super) fn source_of(headings: &[String]) -> Option<Source> {
    headings.iter().find_map(|heading| {
        let heading = plain(heading);
        let told = TELLING.iter().find(|(telling, _)| *telling == heading);
        told.map(|(_, source)| *source)
    })
}

/// Does the first row name columns? One heading that we know is enough.
pub(super) fn are_headings(cells: &[String]) -> bool {
    cells.iter().any(|cell| {
        let cell = plain(cell);
        KNOWN.iter().any(|(_, names)| names.contains(&cell.as_str()))
    })
}

/// The headings of a SLiMS export that has none, told by its shape: 18 or 19 columns, the ninth of which is 0 or 1.
pub(super) fn slims_without_headings(first: &[String]) -> Option<Vec<String>> {
    let shaped = (18..=19).contains(&first.len()) && matches!(first[8].trim(), "0" | "1");
    shaped.then(|| SLIMS[..first.len()].iter().map(ToString::to_string).collect())
}

/// Takes forbidden columns out of headings and rows, and columns without a heading too.
pub(super) fn without_forbidden(source: Source, headings: Vec<String>, rows: Vec<RawRow>) -> Sheet {
    let keep: Vec<bool> = headings
        .iter()
        .map(|heading| !heading.trim().is_empty() && !is_forbidden(heading))
        .collect();
    let kept = |cells: Vec<String>| -> Vec<String> {
        let cells = cells.into_iter().enumerate();
        cells
            .filter(|(column, _)| keep.get(*column).copied().unwrap_or(false))
            .map(|(_, cell)| cell)
            .collect()
    };
    let dropped = headings
        .iter()
        .filter(|heading| is_forbidden(heading))
        .cloned()
        .collect();
    let rows = rows
        .into_iter()
        .map(|row| RawRow {
            line: row.line,
            cells: row.cells.map(kept),
        })
        .collect();
    Sheet {
        source,
        dropped,
        rows,
        headings: kept(headings),
    }
}

/// Which column fills which field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping([Option<usize>; 6]);

impl Mapping {
    /// By what the headings say.
    #[must_use]
    pub fn guess(headings: &[String]) -> Self {
        let plain: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
        let column = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| plain.iter().position(|heading| heading == name))
        };
        let mut mapping = Self::default();
        for (field, names) in KNOWN {
            mapping.set(field, column(names));
        }
        mapping
    }

    pub fn set(&mut self, field: Field, column: Option<usize>) {
        self.0[field as usize] = column;
    }

    #[must_use]
    pub const fn column(&self, field: Field) -> Option<usize> {
        self.0[field as usize]
    }

    /// The fields that no column fills.
    pub(super) fn unmapped(&self) -> Vec<Field> {
        let unmapped = |field: &Field| self.column(*field).is_none();
        Field::ALL.into_iter().filter(unmapped).collect()
    }

    /// The cell that fills `field`, empty when there is none.
    pub(super) fn cell<'r>(&self, field: Field, cells: &'r [String]) -> &'r str {
        self.column(field)
            .and_then(|column| cells.get(column))
            .map_or("", String::as_str)
    }
}
