//! SQL of facilities and of the service charter.

use crate::{
    db::Tx,
    library::{Facility, Standard, Words},
};
use sqlx::{AnyConnection, FromRow, Result};

#[derive(FromRow)]
struct FacilityRow {
    slug: String,
    name_id: String,
    name_en: String,
    state: String,
    note_id: String,
    note_en: String,
    accessible: i64,
}

impl FacilityRow {
    fn into_facility(self) -> Facility {
        Facility {
            slug: self.slug,
            name: Words::new(self.name_id, self.name_en),
            state: self.state.parse().unwrap_or_default(),
            note: Words::new(self.note_id, self.note_en),
            accessible: self.accessible == 1,
        }
    }
}

/// In the order the staff gave them.
pub async fn facilities(db: &mut AnyConnection) -> Result<Vec<Facility>> {
    let rows: Vec<FacilityRow> = sqlx::query_as(
        "SELECT slug, name_id, name_en, state, note_id, note_en, accessible FROM facilities ORDER BY position, slug",
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(FacilityRow::into_facility).collect())
}

pub async fn facility(db: &mut AnyConnection, slug: &str) -> Result<Option<Facility>> {
    let row: Option<FacilityRow> = sqlx::query_as(
        "SELECT slug, name_id, name_en, state, note_id, note_en, accessible FROM facilities WHERE slug = $1",
    )
    .bind(slug)
    .fetch_optional(db)
    .await?;
    Ok(row.map(FacilityRow::into_facility))
}

/// A new facility goes to the end of the list.
pub async fn insert_facility(tx: &mut Tx, facility: &Facility) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "INSERT INTO facilities (slug, position, name_id, name_en, state, note_id, note_en, accessible, state_since)
         VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM facilities), $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&facility.slug)
    .bind(&facility.name.id)
    .bind(&facility.name.en)
    .bind(facility.state.as_str())
    .bind(&facility.note.id)
    .bind(&facility.note.en)
    .bind(i64::from(facility.accessible))
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn update_facility(tx: &mut Tx, facility: &Facility) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "UPDATE facilities SET name_id = $2, name_en = $3, note_id = $5, note_en = $6, accessible = $7,
             state_since = CASE WHEN state = $4 THEN state_since ELSE $8 END, state = $4
         WHERE slug = $1",
    )
    .bind(&facility.slug)
    .bind(&facility.name.id)
    .bind(&facility.name.en)
    .bind(facility.state.as_str())
    .bind(&facility.note.id)
    .bind(&facility.note.en)
    .bind(i64::from(facility.accessible))
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn delete_facility(tx: &mut Tx, slug: &str) -> Result<()> {
    sqlx::query("DELETE FROM facilities WHERE slug = $1")
        .bind(slug)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

type StandardRow = (String, String, String, String, String);

fn into_standard((slug, name_id, name_en, promise_id, promise_en): StandardRow) -> Standard {
    Standard {
        slug,
        name: Words::new(name_id, name_en),
        promise: Words::new(promise_id, promise_en),
    }
}

/// In the order the staff gave them.
pub async fn standards(db: &mut AnyConnection) -> Result<Vec<Standard>> {
    let rows: Vec<StandardRow> = sqlx::query_as(
        "SELECT slug, name_id, name_en, promise_id, promise_en FROM service_standards ORDER BY position, slug",
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(into_standard).collect())
}

pub async fn standard(db: &mut AnyConnection, slug: &str) -> Result<Option<Standard>> {
    let row: Option<StandardRow> = sqlx::query_as(
        "SELECT slug, name_id, name_en, promise_id, promise_en FROM service_standards WHERE slug = $1",
    )
    .bind(slug)
    .fetch_optional(db)
    .await?;
    Ok(row.map(into_standard))
}

/// A new promise goes to the end of the charter.
pub async fn insert_standard(tx: &mut Tx, standard: &Standard) -> Result<()> {
    sqlx::query(
        "INSERT INTO service_standards (slug, position, name_id, name_en, promise_id, promise_en)
         VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM service_standards), $2, $3, $4, $5)",
    )
    .bind(&standard.slug)
    .bind(&standard.name.id)
    .bind(&standard.name.en)
    .bind(&standard.promise.id)
    .bind(&standard.promise.en)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn update_standard(tx: &mut Tx, standard: &Standard) -> Result<()> {
    sqlx::query(
        "UPDATE service_standards SET name_id = $2, name_en = $3, promise_id = $4, promise_en = $5 WHERE slug = $1",
    )
    .bind(&standard.slug)
    .bind(&standard.name.id)
    .bind(&standard.name.en)
    .bind(&standard.promise.id)
    .bind(&standard.promise.en)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn delete_standard(tx: &mut Tx, slug: &str) -> Result<()> {
    sqlx::query("DELETE FROM service_standards WHERE slug = $1")
        .bind(slug)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
