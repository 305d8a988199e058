//! SQL of survey waves, responses and tallies.

use super::{
    Education, Element, Occupation, Questionnaire, Service, Session, Sex, Wave, WaveId, WaveState,
    report::Group,
    rules::{Pattern, Tallies},
};
use crate::{
    db::{Tx, new_id},
    id::Id,
    time::Millis,
};
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

pub async fn tallies(db: &mut AnyConnection, wave: WaveId) -> Result<Tallies> {
    let rows: Vec<(String, i64, i64)> = sqlx::query_as(
        "SELECT a.element, a.value, COUNT(*) FROM survey_answers a JOIN survey_responses r ON r.id = a.response_id
         WHERE r.wave_id = $1 GROUP BY a.element, a.value",
    )
    .bind(wave)
    .fetch_all(db)
    .await?;
    let mut tallies = Tallies::default();
    for (element, value, count) in rows {
        if let Ok(element) = element.parse::<Element>() {
            tallies.add(
                element,
                u8::try_from(value).unwrap_or_default(),
                count.unsigned_abs(),
            );
        }
    }
    Ok(tallies)
}

/// How many respondents answered how many elements with which sum: all that the interval needs.
pub async fn patterns(db: &mut AnyConnection, wave: WaveId) -> Result<Vec<Pattern>> {
    let rows: Vec<(i64, i64, i64)> = sqlx::query_as(
        "SELECT answered, total, COUNT(*) FROM (
            SELECT COUNT(*) AS answered, CAST(SUM(a.value) AS BIGINT) AS total
            FROM survey_answers a JOIN survey_responses r ON r.id = a.response_id
            WHERE r.wave_id = $1 GROUP BY a.response_id
         ) AS each_response GROUP BY answered, total",
    )
    .bind(wave)
    .fetch_all(db)
    .await?;
    let pattern = |(answered, sum, respondents): (i64, i64, i64)| Pattern {
        answered: answered.unsigned_abs(),
        sum: sum.unsigned_abs(),
        respondents: respondents.unsigned_abs(),
    };
    Ok(rows.into_iter().map(pattern).collect())
}

/// What makes groups of respondents. The expressions are ours; nothing of a request is in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    Sex,
    Age,
    Education,
    Occupation,
    Service,
    Session,
}

impl Grouping {
    /// Where a group stands in its list. Those who did not say stand last.
    #[must_use]
    pub fn rank(self, slug: &str) -> usize {
        fn place<T: FromStr + Copy + Into<usize>>(slug: &str) -> Option<usize> {
            slug.parse::<T>().ok().map(T::into)
        }
        let place = match self {
            Self::Sex => place::<Sex>(slug),
            Self::Age => slug.parse().ok(),
            Self::Education => place::<Education>(slug),
            Self::Occupation => place::<Occupation>(slug),
            Self::Service => place::<Service>(slug),
            Self::Session => place::<Session>(slug),
        };
        place.unwrap_or(usize::MAX)
    }

    /// SQL for the group of a response, `''` where its author did not say.
    const fn expression(self) -> &'static str {
        match self {
            Self::Sex => "COALESCE(r.sex, '')",
            Self::Education => "COALESCE(r.education, '')",
            Self::Occupation => "COALESCE(r.occupation, '')",
            Self::Service => "COALESCE(r.service, '')",
            Self::Session => "COALESCE(r.session, '')",
            Self::Age => {
                "CASE WHEN r.age IS NULL THEN '' WHEN r.age < 18 THEN '5' WHEN r.age < 25 THEN '18'
                 WHEN r.age < 35 THEN '25' WHEN r.age < 50 THEN '35' WHEN r.age < 60 THEN '50' ELSE '60' END"
            }
        }
    }
}

/// Each group that somebody belongs to, with its size and its tallies.
pub async fn groups(db: &mut AnyConnection, wave: WaveId, grouping: Grouping) -> Result<Vec<Group>> {
    let by = grouping.expression();
    let sizes = AssertSqlSafe(format!(
        "SELECT {by} AS in_group, COUNT(*) FROM survey_responses r WHERE r.wave_id = $1 GROUP BY 1 ORDER BY 1"
    ));
    let sizes: Vec<(String, i64)> = sqlx::query_as(sizes).bind(wave).fetch_all(&mut *db).await?;
    let mut groups: Vec<Group> = sizes
        .into_iter()
        .map(|(slug, size)| Group {
            slug,
            size: size.unsigned_abs(),
            tallies: Tallies::default(),
        })
        .collect();
    let counts = AssertSqlSafe(format!(
        "SELECT {by} AS in_group, a.element, a.value, COUNT(*) FROM survey_answers a
         JOIN survey_responses r ON r.id = a.response_id WHERE r.wave_id = $1 GROUP BY 1, a.element, a.value"
    ));
    let counts: Vec<(String, String, i64, i64)> =
        sqlx::query_as(counts).bind(wave).fetch_all(&mut *db).await?;
    for (slug, element, value, count) in counts {
        let group = groups.iter_mut().find(|group| group.slug == slug);
        if let (Some(group), Ok(element)) = (group, element.parse::<Element>()) {
            let value = u8::try_from(value).unwrap_or_default();
            group.tallies.add(element, value, count.unsigned_abs());
        }
    }
    Ok(groups)
}

#[derive(FromRow)]
struct AnswerRow {
    response_id: Id<super::Response>,
    element: String,
    value: i64,
}

/// The answers of each response in the order of [`Element::ALL`], responses in the order of their random ids.
pub async fn answer_rows(db: &mut AnyConnection, wave: WaveId) -> Result<Vec<[Option<u8>; 9]>> {
    let rows: Vec<AnswerRow> = sqlx::query_as(
        "SELECT a.response_id, a.element, a.value FROM survey_answers a
         JOIN survey_responses r ON r.id = a.response_id WHERE r.wave_id = $1 ORDER BY a.response_id",
    )
    .bind(wave)
    .fetch_all(db)
    .await?;
    let each_response = rows.chunk_by(|a, b| a.response_id == b.response_id);
    Ok(each_response
        .map(|rows| {
            let mut answers = [None; 9];
            for row in rows {
                if let Ok(element) = row.element.parse::<Element>() {
                    answers[element as usize] = u8::try_from(row.value).ok();
                }
            }
            answers
        })
        .collect())
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
