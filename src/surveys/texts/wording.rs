//! The questionnaire's own words: PermenPANRB 14/2017, as its form puts them, and a plain English translation.

use crate::{
    i18n::{Lang, texts},
    surveys::{Education, Element, Occupation, Service, Session, Sex},
};

/// The question about `element`.
#[must_use]
pub const fn question(lang: Lang, element: Element) -> &'static str {
    match element {
        Element::Requirements => requirements_question(lang),
        Element::Procedure => procedure_question(lang),
        Element::Time => time_question(lang),
        Element::Cost => cost_question(lang),
        Element::Product => product_question(lang),
        Element::Competence => competence_question(lang),
        Element::Conduct => conduct_question(lang),
        Element::Facilities => facilities_question(lang),
        Element::Complaints => complaints_question(lang),
    }
}

/// The element's short name.
#[must_use]
pub const fn element(lang: Lang, element: Element) -> &'static str {
    match element {
        Element::Requirements => requirements(lang),
        Element::Procedure => procedure(lang),
        Element::Time => time(lang),
        Element::Cost => cost(lang),
        Element::Product => product(lang),
        Element::Competence => competence(lang),
        Element::Conduct => conduct(lang),
        Element::Facilities => facilities(lang),
        Element::Complaints => complaints(lang),
    }
}

/// The four worded answers, 1 (worst) to 4 (best).
#[must_use]
pub const fn answers(lang: Lang, element: Element) -> [&'static str; 4] {
    match element {
        Element::Requirements | Element::Product => {
            [fits_not(lang), fits_little(lang), fits(lang), fits_well(lang)]
        }
        Element::Procedure => [easy_not(lang), easy_little(lang), easy(lang), easy_very(lang)],
        Element::Time => [quick_not(lang), quick_little(lang), quick(lang), quick_very(lang)],
        Element::Cost => [dear_very(lang), dear_rather(lang), cheap(lang), free(lang)],
        Element::Competence => [able_not(lang), able_little(lang), able(lang), able_very(lang)],
        Element::Conduct => [
            polite_not(lang),
            polite_little(lang),
            polite(lang),
            polite_very(lang),
        ],
        Element::Facilities => [bad(lang), fair(lang), good(lang), good_very(lang)],
        Element::Complaints => [
            complaints_none(lang),
            complaints_idle(lang),
            complaints_partly(lang),
            complaints_well(lang),
        ],
    }
}

#[must_use]
pub const fn sex(lang: Lang, sex: Sex) -> &'static str {
    match sex {
        Sex::Male => male(lang),
        Sex::Female => female(lang),
    }
}

/// Indonesian schools have no English names, so these stay as they are.
#[must_use]
pub const fn education(_: Lang, education: Education) -> &'static str {
    education.slug()
}

#[must_use]
pub const fn occupation(lang: Lang, occupation: Occupation) -> &'static str {
    match occupation {
        Occupation::CivilServant => civil_servant(lang),
        Occupation::Army => army(lang),
        Occupation::Police => police(lang),
        Occupation::Employee => employee(lang),
        Occupation::SelfEmployed => self_employed(lang),
        Occupation::Other => other_occupation(lang),
    }
}

#[must_use]
pub const fn service(lang: Lang, service: Service) -> &'static str {
    match service {
        Service::Lending => lending(lang),
        Service::Membership => membership(lang),
        Service::Reading => reading(lang),
        Service::Children => children(lang),
        Service::Reference => reference(lang),
        Service::Computers => computers(lang),
        Service::Rooms => rooms(lang),
        Service::Events => events(lang),
        Service::Other => other_service(lang),
    }
}

#[must_use]
pub const fn session(lang: Lang, session: Session) -> &'static str {
    match session {
        Session::Morning => morning(lang),
        Session::Afternoon => afternoon(lang),
    }
}

texts! {
    requirements() { id: "Persyaratan", en: "Requirements" }
    procedure() { id: "Prosedur", en: "Procedure" }
    time() { id: "Waktu pelayanan", en: "Speed of service" }
    cost() { id: "Biaya/tarif", en: "Cost" }
    product() { id: "Produk pelayanan", en: "Result of the service" }
    competence() { id: "Kompetensi petugas", en: "Competence of the staff" }
    conduct() { id: "Perilaku petugas", en: "Conduct of the staff" }
    facilities() { id: "Sarana dan prasarana", en: "Facilities" }
    complaints() { id: "Penanganan pengaduan", en: "Handling of complaints" }

    requirements_question() {
        id: "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        en: "How well do the requirements of the service fit the kind of service?",
    }
    procedure_question() {
        id: "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
        en: "How easy do you find the procedures of this library?",
    }
    time_question() {
        id: "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
        en: "What do you think of how quickly the service is given?",
    }
    cost_question() {
        id: "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
        en: "What do you think of the cost of the service?",
    }
    product_question() {
        id: "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?",
        en: "How well does what you received fit what the service standards promise?",
    }
    competence_question() {
        id: "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
        en: "What do you think of the competence of the staff?",
    }
    conduct_question() {
        id: "Bagaimana pendapat Saudara tentang perilaku petugas terkait kesopanan dan keramahan?",
        en: "What do you think of the politeness and friendliness of the staff?",
    }
    facilities_question() {
        id: "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
        en: "What do you think of the quality of the facilities?",
    }
    complaints_question() {
        id: "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
        en: "What do you think of how complaints are handled?",
    }

    fits_not() { id: "Tidak sesuai", en: "Does not fit" }
    fits_little() { id: "Kurang sesuai", en: "Fits poorly" }
    fits() { id: "Sesuai", en: "Fits" }
    fits_well() { id: "Sangat sesuai", en: "Fits very well" }
    easy_not() { id: "Tidak mudah", en: "Not easy" }
    easy_little() { id: "Kurang mudah", en: "Less than easy" }
    easy() { id: "Mudah", en: "Easy" }
    easy_very() { id: "Sangat mudah", en: "Very easy" }
    quick_not() { id: "Tidak cepat", en: "Not quick" }
    quick_little() { id: "Kurang cepat", en: "Less than quick" }
    quick() { id: "Cepat", en: "Quick" }
    quick_very() { id: "Sangat cepat", en: "Very quick" }
    dear_very() { id: "Sangat mahal", en: "Very expensive" }
    dear_rather() { id: "Cukup mahal", en: "Rather expensive" }
    cheap() { id: "Murah", en: "Cheap" }
    free() { id: "Gratis", en: "Free of charge" }
    able_not() { id: "Tidak kompeten", en: "Not competent" }
    able_little() { id: "Kurang kompeten", en: "Less than competent" }
    able() { id: "Kompeten", en: "Competent" }
    able_very() { id: "Sangat kompeten", en: "Very competent" }
    polite_not() { id: "Tidak sopan dan ramah", en: "Not polite and friendly" }
    polite_little() { id: "Kurang sopan dan ramah", en: "Less than polite and friendly" }
    polite() { id: "Sopan dan ramah", en: "Polite and friendly" }
    polite_very() { id: "Sangat sopan dan ramah", en: "Very polite and friendly" }
    bad() { id: "Buruk", en: "Bad" }
    fair() { id: "Cukup", en: "Fair" }
    good() { id: "Baik", en: "Good" }
    good_very() { id: "Sangat baik", en: "Very good" }
    complaints_none() { id: "Tidak ada", en: "There is no such thing" }
    complaints_idle() { id: "Ada tetapi tidak berfungsi", en: "Exists but does not work" }
    complaints_partly() { id: "Berfungsi kurang maksimal", en: "Works, but not fully" }
    complaints_well() { id: "Dikelola dengan baik", en: "Well managed" }

    male() { id: "Laki-laki", en: "Male" }
    female() { id: "Perempuan", en: "Female" }
    civil_servant() { id: "PNS", en: "Civil servant" }
    army() { id: "TNI", en: "Armed forces" }
    police() { id: "Polri", en: "Police" }
    employee() { id: "Swasta", en: "Private employee" }
    self_employed() { id: "Wirausaha", en: "Self-employed" }
    other_occupation() { id: "Lainnya (pelajar, mahasiswa, rumah tangga, …)", en: "Other (pupil, student, homemaker, …)" }
    lending() { id: "Peminjaman dan pengembalian", en: "Borrowing and returning" }
    membership() { id: "Kartu anggota", en: "Membership card" }
    reading() { id: "Ruang baca", en: "Reading room" }
    children() { id: "Layanan anak", en: "Children's corner" }
    reference() { id: "Tanya pustakawan", en: "Asking a librarian" }
    computers() { id: "Komputer dan internet", en: "Computers and internet" }
    rooms() { id: "Pesan ruang", en: "Room booking" }
    events() { id: "Acara dan kelompok baca", en: "Events and reading groups" }
    other_service() { id: "Layanan lain", en: "Another service" }
    morning() { id: "Pagi (08.00–12.00)", en: "Morning (08:00–12:00)" }
    afternoon() { id: "Siang (13.00–17.00)", en: "Afternoon (13:00–17:00)" }
}
