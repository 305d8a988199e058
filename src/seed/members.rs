//! Members as a catalogue system would have exported them; those of the demonstration patrons are claimed.

use super::{Seeding, Size, Value, read_data};
use crate::{auth::AccountId, db::new_id, error::AppError, id::Id, members::Member};
use jiff::ToSpan;
use serde::Deserialize;

/// Members without an account here, in the demonstration: with the patrons of people.json that makes 40.
const DEMO: usize = 26;
const LARGE: usize = 50_000;

const FIRST: [&str; 20] = [
    "Ahmad", "Aisyah", "Andi", "Ayu", "Bagus", "Citra", "Dedi", "Eka", "Fitri", "Gilang", "Hana", "Indra",
    "Joko", "Kartika", "Lina", "Maya", "Nanda", "Putri", "Rizki", "Yusuf",
];
const LAST: [&str; 16] = [
    "Saputra",
    "Lestari",
    "Wijaya",
    "Handayani",
    "Pratama",
    "Marlina",
    "Kurniawan",
    "Anggraini",
    "Hidayat",
    "Sari",
    "Gunawan",
    "Utami",
    "Firmansyah",
    "Rahayu",
    "Setiawan",
    "Oktaviani",
];
const KINDS: [(&str, usize); 4] = [("Umum", 5), ("Pelajar", 8), ("Mahasiswa", 4), ("ASN", 1)];

#[derive(Deserialize)]
struct Person {
    key: String,
    name: String,
    email: String,
    member_number: Option<String>,
}

pub(super) async fn sow(seeding: &mut Seeding) -> Result<(), AppError> {
    let people: Vec<Person> = read_data(include_str!("data/people.json"))?;
    let mut rows = Vec::new();
    for person in people {
        if let Some(number) = person.member_number {
            let account = seeding.person(&person.key);
            rows.push(row(
                seeding,
                number,
                person.name,
                Some(person.email),
                Some(account),
            ));
        }
    }
    let more = match seeding.size {
        Size::Demo => DEMO,
        Size::Large => LARGE,
    };
    for n in 0..more {
        let name = format!(
            "{} {} (contoh)",
            FIRST[seeding.below(FIRST.len())],
            LAST[seeding.below(LAST.len())]
        );
        // Half of them gave an address when they became members.
        let email = (seeding.below(2) == 0).then(|| format!("anggota{n}@contoh.sapa.test"));
        let member = row(seeding, format!("CONTOH-{:05}", 1001 + n), name, email, None);
        rows.push(member);
    }
    let columns = [
        "id",
        "source",
        "number",
        "name",
        "kind",
        "expires_on",
        "email",
        "phone",
        "account_id",
        "created_at",
        "changed_at",
    ];
    seeding.insert("members", columns, &rows).await
}

fn row(
    seeding: &mut Seeding,
    number: String,
    name: String,
    email: Option<String>,
    account: Option<AccountId>,
) -> [Value; 11] {
    let now = seeding.tx.now();
    let id: Id<Member> = new_id(now);
    // Most run for another year or two, some have run out.
    let days = i32::try_from(seeding.below(800)).unwrap_or(0) - 90;
    let expires_on = seeding.today.saturating_add(days.days());
    let kind = seeding.weighted(&KINDS);
    [
        id.into(),
        "slims".into(),
        number.into(),
        name.into(),
        kind.into(),
        expires_on.to_string().into(),
        Value::maybe_text(email),
        Value::NoText,
        Value::maybe_int(account),
        now.into(),
        now.into(),
    ]
}
