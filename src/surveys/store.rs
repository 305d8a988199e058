//! SQL of survey waves, responses and tallies.

use super::{Element, Profile, Questionnaire, Wave, WaveId, WaveState};
use crate::{
    db::{Tx, new_id},
    time::Millis,
};
use futures::TryStreamExt;
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Result};
use std::str::FromStr;

#[derive(FromRow)]
struct WaveRow {
    id: WaveId,
    slug: String,
    title: String,
    population: i64,
    population_counts: String,
    state: String,
    closes_at: Millis,
    opened_at: Option<Millis>,
    closed_at: Option<Millis>,
    published: i64,
    responses: i64,
}

impl From<WaveRow> for Wave {
    fn from(row: WaveRow) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            title: row.title,
            population: row.population.unsigned_abs(),
            population_counts: row.population_counts,
            state: row.state.parse().unwrap_or(WaveState::Closed),
            closes_at: row.closes_at,
            opened_at: row.opened_at,
            closed_at: row.closed_at,
            published: row.published == 1,
            responses: row.responses.unsigned_abs(),
        }
    }
}

const WAVE: &str = "SELECT id, slug, title, population, population_counts, state, closes_at, opened_at, closed_at, published, responses
     FROM survey_waves";

/// What a new wave needs.
pub struct NewWave {
    pub slug: String,
    pub title: String,
    pub population: i64,
    pub population_counts: String,
    pub closes_at: Millis,
}

pub async fn insert_wave(tx: &mut Tx, wave: &NewWave) -> Result<WaveId> {
    let now = tx.now();
    let id = new_id(now);
    sqlx::query(
        "INSERT INTO survey_waves (id, slug, title, population, population_counts, state, closes_at, created_at)
         VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7)",
    )
    .bind(id)
    .bind(&wave.slug)
    .bind(&wave.title)
    .bind(wave.population)
    .bind(&wave.population_counts)
    .bind(wave.closes_at)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(id)
}

pub async fn find_wave(db: &mut AnyConnection, slug: &str) -> Result<Option<Wave>> {
    let sql = AssertSqlSafe(format!("{WAVE} WHERE slug = $1"));
    let row: Option<WaveRow> = sqlx::query_as(sql).bind(slug).fetch_optional(db).await?;
    Ok(row.map(Wave::from))
}

/// The wave that takes answers at `now`.
pub async fn open_wave(db: &mut AnyConnection, now: Millis) -> Result<Option<Wave>> {
    let sql = AssertSqlSafe(format!("{WAVE} WHERE state = 'open' AND closes_at > $1"));
    let row: Option<WaveRow> = sqlx::query_as(sql).bind(now).fetch_optional(db).await?;
    Ok(row.map(Wave::from))
}

/// Newest first.
pub async fn waves(db: &mut AnyConnection, published_only: bool) -> Result<Vec<Wave>> {
    let sql = AssertSqlSafe(format!(
        "{WAVE} WHERE published >= $1 ORDER BY created_at DESC, id DESC LIMIT 100"
    ));
    let rows: Vec<WaveRow> = sqlx::query_as(sql)
        .bind(i64::from(published_only))
        .fetch_all(db)
        .await?;
    Ok(rows.into_iter().map(Wave::from).collect())
}

/// Opens a wave that is not, within its time. Whether it did.
pub async fn set_open(tx: &mut Tx, wave: WaveId) -> Result<bool> {
    let now = tx.now();
    let done = sqlx::query(
        "UPDATE survey_waves SET state = 'open', opened_at = COALESCE(opened_at, $2), closed_at = NULL
         WHERE id = $1 AND state <> 'open' AND published = 0 AND closes_at > $2",
    )
    .bind(wave)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn set_closed(tx: &mut Tx, wave: WaveId) -> Result<bool> {
    let now = tx.now();
    let done = sqlx::query(
        "UPDATE survey_waves SET state = 'closed', closed_at = CASE WHEN closes_at < $2 THEN closes_at ELSE $2 END
         WHERE id = $1 AND state = 'open'",
    )
    .bind(wave)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Closes what is still marked open although its time is up, so that another wave can open.
pub async fn close_ended(tx: &mut Tx) -> Result<()> {
    let now = tx.now();
    sqlx::query(
        "UPDATE survey_waves SET state = 'closed', closed_at = closes_at WHERE state = 'open' AND closes_at <= $1",
    )
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn set_published(tx: &mut Tx, wave: WaveId, published: bool) -> Result<bool> {
    let done = sqlx::query("UPDATE survey_waves SET published = $2 WHERE id = $1 AND state = 'closed'")
        .bind(wave)
        .bind(i64::from(published))
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Counts one more response, if the wave takes answers at `now`, and holds its row until the end of the transaction.
pub async fn count_response(tx: &mut Tx, wave: WaveId, now: Millis) -> Result<bool> {
    let counted = sqlx::query(
        "UPDATE survey_waves SET responses = responses + 1 WHERE id = $1 AND state = 'open' AND closes_at > $2",
    )
    .bind(wave)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(counted.rows_affected() == 1)
}

/// `day` is `YYYY-MM-DD` in the library's zone.
pub async fn insert_response(
    tx: &mut Tx,
    wave: WaveId,
    day: &str,
    questionnaire: &Questionnaire,
) -> Result<()> {
    let response = random_id();
    let profile = &questionnaire.profile;
    sqlx::query(
        "INSERT INTO survey_responses (id, wave_id, day, session, age, sex, education, occupation, service)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(response)
    .bind(wave)
    .bind(day)
    .bind(profile.session.map(|it| it.slug()))
    .bind(profile.age.map(i64::from))
    .bind(profile.sex.map(|it| it.slug()))
    .bind(profile.education.map(|it| it.slug()))
    .bind(profile.occupation.map(|it| it.slug()))
    .bind(profile.service.map(|it| it.slug()))
    .execute(&mut **tx)
    .await?;
    for (element, value) in &questionnaire.answers {
        sqlx::query("INSERT INTO survey_answers (response_id, element, value) VALUES ($1, $2, $3)")
            .bind(response)
            .bind(element.slug())
            .bind(i64::from(*value))
            .execute(&mut **tx)
            .await?;
    }
    if let Some(comment) = &questionnaire.comment {
        sqlx::query("INSERT INTO survey_comments (id, wave_id, body) VALUES ($1, $2, $3)")
            .bind(random_id())
            .bind(wave)
            .bind(comment)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// An id that does not tell when its row was made.
fn random_id() -> i64 {
    (rand::random::<i64>() & i64::MAX).max(1)
}

/// One response: who answered as far as they said, and each element's answer in the order of [`Element::ALL`].
pub struct Record {
    pub profile: Profile,
    pub answers: [Option<u8>; 9],
}

#[derive(FromRow)]
struct RecordRow {
    session: Option<String>,
    age: Option<i64>,
    sex: Option<String>,
    education: Option<String>,
    occupation: Option<String>,
    service: Option<String>,
    persyaratan: Option<i64>,
    prosedur: Option<i64>,
    waktu: Option<i64>,
    biaya: Option<i64>,
    produk: Option<i64>,
    kompetensi: Option<i64>,
    perilaku: Option<i64>,
    sarana: Option<i64>,
    pengaduan: Option<i64>,
}

impl From<RecordRow> for Record {
    fn from(row: RecordRow) -> Self {
        fn known<T: FromStr>(slug: Option<String>) -> Option<T> {
            slug?.parse().ok()
        }
        let answers = [
            row.persyaratan,
            row.prosedur,
            row.waktu,
            row.biaya,
            row.produk,
            row.kompetensi,
            row.perilaku,
            row.sarana,
            row.pengaduan,
        ];
        Self {
            profile: Profile {
                session: known(row.session),
                age: row.age.and_then(|age| u8::try_from(age).ok()),
                sex: known(row.sex),
                education: known(row.education),
                occupation: known(row.occupation),
                service: known(row.service),
            },
            answers: answers.map(|value| value.and_then(|value| u8::try_from(value).ok())),
        }
    }
}

/// Hands each response of the wave to `take`, in the order of their random ids, holding one at a time.
pub async fn each_record(db: &mut AnyConnection, wave: WaveId, mut take: impl FnMut(Record)) -> Result<()> {
    let mut columns = String::new();
    for element in Element::ALL {
        let slug = element.slug();
        columns.push_str(&format!(
            ", MAX(CASE WHEN a.element = '{slug}' THEN a.value END) AS {slug}"
        ));
    }
    let sql = AssertSqlSafe(format!(
        "SELECT r.session, r.age, r.sex, r.education, r.occupation, r.service{columns}
         FROM survey_responses r JOIN survey_answers a ON a.response_id = r.id
         WHERE r.wave_id = $1 GROUP BY r.id ORDER BY r.id"
    ));
    let mut rows = sqlx::query_as::<_, RecordRow>(sql).bind(wave).fetch(db);
    while let Some(row) = rows.try_next().await? {
        take(row.into());
    }
    Ok(())
}

/// In the order of their random ids.
pub async fn comments(db: &mut AnyConnection, wave: WaveId, at_most: i64) -> Result<Vec<String>> {
    sqlx::query_scalar("SELECT body FROM survey_comments WHERE wave_id = $1 ORDER BY id LIMIT $2")
        .bind(wave)
        .bind(at_most)
        .fetch_all(db)
        .await
}

pub async fn count_comments(db: &mut AnyConnection, wave: WaveId) -> Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM survey_comments WHERE wave_id = $1")
        .bind(wave)
        .fetch_one(db)
        .await
}
