//! The library itself: profile, hours, closures, facilities, charter.

use super::{Seeding, Value, read_data};
use crate::{
    error::AppError,
    library::{
        Closure, FacilityState, OpeningHours, Profile, Words,
        rules::{BadHours, parse_hours},
        store,
    },
    server::incident,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Data {
    name: String,
    short_name: String,
    tagline_id: String,
    tagline_en: String,
    about_id: String,
    about_en: String,
    address: String,
    city: String,
    province: String,
    phone: String,
    whatsapp: String,
    email: String,
    instagram: String,
    facebook: String,
    demonstration: bool,
    hours: Vec<Hours>,
    closures: Vec<ClosureData>,
    facilities: Vec<FacilityData>,
    standards: Vec<StandardData>,
}

#[derive(Deserialize)]
struct Hours {
    weekday: u8,
    opens: String,
    closes: String,
}

#[derive(Deserialize)]
struct ClosureData {
    date: String,
    reason_id: String,
    reason_en: String,
}

#[derive(Deserialize)]
struct FacilityData {
    slug: String,
    name_id: String,
    name_en: String,
    state: FacilityState,
    note_id: String,
    note_en: String,
    accessible: bool,
}

#[derive(Deserialize)]
struct StandardData {
    slug: String,
    name_id: String,
    name_en: String,
    promise_id: String,
    promise_en: String,
}

pub(super) async fn sow(seeding: &mut Seeding) -> Result<(), AppError> {
    let data: Data = read_data(include_str!("data/library.json"))?;
    let hours = hours(&data.hours).map_err(|bad| AppError::Internal {
        id: incident("seed data", &format!("{bad:?}")),
    })?;
    store::replace_hours(&mut seeding.tx, &hours).await?;
    for closure in &data.closures {
        let closure = Closure {
            day: closure.date.clone(),
            reason: Words::new(&closure.reason_id, &closure.reason_en),
        };
        store::insert_closure(&mut seeding.tx, &closure).await?;
    }
    sow_offers(seeding, &data).await?;
    let profile = Profile {
        name: data.name,
        short_name: data.short_name,
        tagline: Words::new(data.tagline_id, data.tagline_en),
        about: Words::new(data.about_id, data.about_en),
        address: data.address,
        city: data.city,
        province: data.province,
        phone: data.phone,
        whatsapp: data.whatsapp,
        email: data.email,
        instagram: data.instagram,
        facebook: data.facebook,
        demonstration: data.demonstration,
    };
    store::save_profile(&mut seeding.tx, &profile).await?;
    Ok(())
}

fn hours(days: &[Hours]) -> Result<Vec<OpeningHours>, BadHours> {
    let mut hours = Vec::new();
    for day in days {
        let intervals = parse_hours(&format!("{}-{}", day.opens, day.closes))?;
        hours.extend(intervals.into_iter().map(|(opens, closes)| OpeningHours {
            weekday: day.weekday,
            opens,
            closes,
        }));
    }
    Ok(hours)
}

async fn sow_offers(seeding: &mut Seeding, data: &Data) -> Result<(), AppError> {
    let now = seeding.tx.now();
    let facility = |(position, facility): (i64, &FacilityData)| -> [Value; 9] {
        [
            facility.slug.as_str().into(),
            position.into(),
            facility.name_id.as_str().into(),
            facility.name_en.as_str().into(),
            facility.state.as_str().into(),
            facility.note_id.as_str().into(),
            facility.note_en.as_str().into(),
            facility.accessible.into(),
            now.into(),
        ]
    };
    let rows: Vec<_> = (1_i64..).zip(&data.facilities).map(facility).collect();
    let columns = [
        "slug",
        "position",
        "name_id",
        "name_en",
        "state",
        "note_id",
        "note_en",
        "accessible",
        "state_since",
    ];
    seeding.insert("facilities", columns, &rows).await?;
    let standard = |(position, standard): (i64, &StandardData)| -> [Value; 6] {
        [
            standard.slug.as_str().into(),
            position.into(),
            standard.name_id.as_str().into(),
            standard.name_en.as_str().into(),
            standard.promise_id.as_str().into(),
            standard.promise_en.as_str().into(),
        ]
    };
    let rows: Vec<_> = (1_i64..).zip(&data.standards).map(standard).collect();
    let columns = [
        "slug",
        "position",
        "name_id",
        "name_en",
        "promise_id",
        "promise_en",
    ];
    seeding.insert("service_standards", columns, &rows).await
}
