//! SQL of the library's own tables.

use super::{Closure, OpeningHours, Profile, Words};
use sqlx::{AnyConnection, FromRow, Result};

#[derive(FromRow)]
struct ProfileRow {
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
    demonstration: i64,
}

pub async fn profile(db: &mut AnyConnection) -> Result<Option<Profile>> {
    let row: Option<ProfileRow> = sqlx::query_as(
        "SELECT name, short_name, tagline_id, tagline_en, about_id, about_en, address, city, province, phone, whatsapp,
             email, instagram, facebook, demonstration
         FROM library_profile WHERE id = 1",
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Profile {
        name: row.name,
        short_name: row.short_name,
        tagline: Words::new(row.tagline_id, row.tagline_en),
        about: Words::new(row.about_id, row.about_en),
        address: row.address,
        city: row.city,
        province: row.province,
        phone: row.phone,
        whatsapp: row.whatsapp,
        email: row.email,
        instagram: row.instagram,
        facebook: row.facebook,
        demonstration: row.demonstration == 1,
    }))
}

/// All hours, by weekday and time.
pub async fn hours(db: &mut AnyConnection) -> Result<Vec<OpeningHours>> {
    let rows: Vec<(i64, i64, i64)> =
        sqlx::query_as("SELECT weekday, opens, closes FROM opening_hours ORDER BY weekday, opens")
            .fetch_all(db)
            .await?;
    // The CHECKs of the table keep every number in range.
    Ok(rows
        .into_iter()
        .filter_map(|(weekday, opens, closes)| {
            Some(OpeningHours {
                weekday: weekday.try_into().ok()?,
                opens: opens.try_into().ok()?,
                closes: closes.try_into().ok()?,
            })
        })
        .collect())
}

type ClosureRow = (String, String, String);

fn closure((day, reason_id, reason_en): ClosureRow) -> Closure {
    Closure {
        day,
        reason: Words::new(reason_id, reason_en),
    }
}

/// Closures on `day` (`YYYY-MM-DD`) and later, soonest first.
pub async fn closures_from(db: &mut AnyConnection, day: &str) -> Result<Vec<Closure>> {
    let rows: Vec<ClosureRow> =
        sqlx::query_as("SELECT day, reason_id, reason_en FROM closures WHERE day >= $1 ORDER BY day")
            .bind(day)
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().map(closure).collect())
}

pub async fn closure_on(db: &mut AnyConnection, day: &str) -> Result<Option<Closure>> {
    let row: Option<ClosureRow> =
        sqlx::query_as("SELECT day, reason_id, reason_en FROM closures WHERE day = $1")
            .bind(day)
            .fetch_optional(db)
            .await?;
    Ok(row.map(closure))
}
