//! SQL of profile, hours and closures; `offers` has facilities and the charter.

mod offers;
pub use offers::*;

use super::{Closure, OpeningHours, Profile, Words};
use crate::db::Tx;
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

pub async fn save_profile(tx: &mut Tx, profile: &Profile) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO library_profile (id, name, short_name, tagline_id, tagline_en, about_id, about_en, address, city,
             province, phone, whatsapp, email, instagram, facebook, demonstration, changed_at)
         VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, short_name = excluded.short_name,
             tagline_id = excluded.tagline_id, tagline_en = excluded.tagline_en, about_id = excluded.about_id,
             about_en = excluded.about_en, address = excluded.address, city = excluded.city,
             province = excluded.province, phone = excluded.phone, whatsapp = excluded.whatsapp,
             email = excluded.email, instagram = excluded.instagram, facebook = excluded.facebook,
             demonstration = excluded.demonstration, changed_at = excluded.changed_at",
    )
    .bind(&profile.name)
    .bind(&profile.short_name)
    .bind(&profile.tagline.id)
    .bind(&profile.tagline.en)
    .bind(&profile.about.id)
    .bind(&profile.about.en)
    .bind(&profile.address)
    .bind(&profile.city)
    .bind(&profile.province)
    .bind(&profile.phone)
    .bind(&profile.whatsapp)
    .bind(&profile.email)
    .bind(&profile.instagram)
    .bind(&profile.facebook)
    .bind(i64::from(profile.demonstration))
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Replaces the hours of the whole week.
pub async fn replace_hours(tx: &mut Tx, hours: &[OpeningHours]) -> Result<()> {
    sqlx::query("DELETE FROM opening_hours")
        .execute(&mut **tx)
        .await?;
    for interval in hours {
        sqlx::query("INSERT INTO opening_hours (weekday, opens, closes) VALUES ($1, $2, $3)")
            .bind(i64::from(interval.weekday))
            .bind(i64::from(interval.opens))
            .bind(i64::from(interval.closes))
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

pub async fn insert_closure(tx: &mut Tx, closure: &Closure) -> Result<()> {
    sqlx::query("INSERT INTO closures (day, reason_id, reason_en) VALUES ($1, $2, $3)")
        .bind(&closure.day)
        .bind(&closure.reason.id)
        .bind(&closure.reason.en)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Was there a closure on `day`?
pub async fn delete_closure(tx: &mut Tx, day: &str) -> Result<bool> {
    let deleted = sqlx::query("DELETE FROM closures WHERE day = $1")
        .bind(day)
        .execute(&mut **tx)
        .await?;
    Ok(deleted.rows_affected() == 1)
}
