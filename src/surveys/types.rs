//! What both halves know of a survey: its elements, the profile, the forms.

use crate::{id::Id, time::Millis};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A closed list whose members have a stable slug, in forms, in the database and in exports.
macro_rules! slugs {
    ($( $(#[$meta:meta])* $name:ident { $($member:ident = $slug:literal),+ $(,)? } )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($member),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$member),+];

            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$member => $slug),+ }
            }
        }

        impl FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                Self::ALL.iter().copied().find(|member| member.slug() == text).ok_or(())
            }
        }
    )*};
}

slugs! {
    /// The nine elements of PermenPANRB 14/2017, in the order of its form. Keyed by slug: the regulation's list and its
    /// form disagree on the order of the last two.
    Element {
        Requirements = "persyaratan",
        Procedure = "prosedur",
        Time = "waktu",
        Cost = "biaya",
        Product = "produk",
        Competence = "kompetensi",
        Conduct = "perilaku",
        Facilities = "sarana",
        Complaints = "pengaduan",
    }

    Sex { Male = "L", Female = "P" }

    Education { Sd = "SD", Smp = "SMP", Sma = "SMA", S1 = "S1", S2 = "S2", S3 = "S3" }

    Occupation {
        CivilServant = "PNS",
        Army = "TNI",
        Police = "POLRI",
        Employee = "SWASTA",
        SelfEmployed = "WIRAUSAHA",
        Other = "LAINNYA",
    }

    /// The service that the visit was about.
    Service {
        Lending = "peminjaman",
        Membership = "kartu-anggota",
        Reading = "ruang-baca",
        Children = "layanan-anak",
        Reference = "tanya-pustakawan",
        Computers = "komputer-internet",
        Rooms = "pesan-ruang",
        Events = "acara",
        Other = "lainnya",
    }

    /// The regulation's two sessions: 08.00–12.00 and 13.00–17.00.
    Session { Morning = "pagi", Afternoon = "siang" }

    WaveState { Draft = "draft", Open = "open", Closed = "closed" }
}

/// One run of the survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wave {
    pub id: WaveId,
    pub slug: String,
    pub title: String,
    /// N of the sample size.
    pub population: u64,
    /// What N counts, in the words of whoever opened the wave: "pengunjung semester ini".
    pub population_counts: String,
    pub state: WaveState,
    pub closes_at: Millis,
    pub opened_at: Option<Millis>,
    pub closed_at: Option<Millis>,
    pub published: bool,
    pub responses: u64,
}

pub type WaveId = Id<Wave>;

/// Marks the responses table.
#[derive(Debug)]
pub enum Response {}

/// Random, not time-ordered: it must not tell when a response came in.
pub type ResponseId = Id<Response>;

/// Who answered, as far as they said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    pub session: Option<Session>,
    /// In years.
    pub age: Option<u8>,
    pub sex: Option<Sex>,
    pub education: Option<Education>,
    pub occupation: Option<Occupation>,
    pub service: Option<Service>,
}

/// A checked questionnaire. Elements that were left blank are not in `answers`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    pub profile: Profile,
    /// 1 (worst) to 4 (best).
    pub answers: Vec<(Element, u8)>,
    pub comment: Option<String>,
}

/// `/survei` and the last step of the kiosk.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    pub key: String,
    /// The wave's slug.
    pub wave: String,
    pub session: String,
    pub age: String,
    pub sex: String,
    pub education: String,
    pub occupation: String,
    pub service: String,
    pub persyaratan: String,
    pub prosedur: String,
    pub waktu: String,
    pub biaya: String,
    pub produk: String,
    pub kompetensi: String,
    pub perilaku: String,
    pub sarana: String,
    pub pengaduan: String,
    pub comment: String,
    /// `yes` once the person said that blanks are meant.
    pub blanks: String,
}

impl AnswerForm {
    /// What was chosen for `element`, as sent.
    #[must_use]
    pub fn answer(&self, element: Element) -> &str {
        match element {
            Element::Requirements => &self.persyaratan,
            Element::Procedure => &self.prosedur,
            Element::Time => &self.waktu,
            Element::Cost => &self.biaya,
            Element::Product => &self.produk,
            Element::Competence => &self.kompetensi,
            Element::Conduct => &self.perilaku,
            Element::Facilities => &self.sarana,
            Element::Complaints => &self.pengaduan,
        }
    }
}

/// A new wave at `/petugas/survei`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WaveForm {
    pub key: String,
    pub title: String,
    /// The last day on which answers are taken, `YYYY-MM-DD`.
    pub closes_on: String,
    pub population: String,
    pub population_counts: String,
}
