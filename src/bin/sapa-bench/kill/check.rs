//! What is in the database after a kill, held against what was acknowledged before it.

use super::Acknowledged;
use crate::Measured;
use sapa::db::{Db, Engine};
use sqlx::AnyConnection;
use std::collections::HashSet;

pub struct Kept {
    pub missing: usize,
    /// Statements about the whole library that do not hold.
    pub broken: usize,
}

/// Each counts rows that must not exist.
const NEVER: [&str; 5] = [
    // A booking without its slots, and slots without their booking.
    "SELECT COUNT(*) FROM bookings b WHERE b.status = 'booked' AND b.starts_at > 0
       AND NOT EXISTS (SELECT 1 FROM room_slots s WHERE s.booking_id = b.id)",
    "SELECT COUNT(*) FROM room_slots s JOIN bookings b ON b.id = s.booking_id WHERE b.status = 'cancelled'",
    // A thread that does not count its posts.
    "SELECT COUNT(*) FROM topics t WHERE t.last_number <> (SELECT MAX(p.number) FROM posts p WHERE p.topic_id = t.id)",
    // A response without answers.
    "SELECT COUNT(*) FROM survey_responses r
       WHERE NOT EXISTS (SELECT 1 FROM survey_answers a WHERE a.response_id = r.id)",
    // An answer to a question that its game has not reached.
    "SELECT COUNT(*) FROM quiz_answers a JOIN quiz_games g ON g.id = a.game_id WHERE a.question_no > g.question_no",
];

pub async fn check(url: &str, acknowledged: &Acknowledged) -> Measured<Kept> {
    let db = Db::open(url).await?;
    let mut connection = db.read().await?;
    let mut kept = Kept {
        missing: 0,
        broken: 0,
    };
    // All that is there at once: a query for each mark took longer every round.
    for (sql, marks) in [
        ("SELECT body_markdown FROM posts", &acknowledged.replies),
        (
            "SELECT DISTINCT b.code FROM bookings b JOIN room_slots s ON s.booking_id = b.id",
            &acknowledged.bookings,
        ),
        ("SELECT body FROM survey_comments", &acknowledged.surveys),
    ] {
        let there: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *connection).await?;
        let there: HashSet<String> = there.into_iter().collect();
        kept.missing += marks.iter().filter(|mark| !there.contains(*mark)).count();
    }
    let there: Vec<(i64, String)> = sqlx::query_as(
        "SELECT DISTINCT g.pin, p.nickname FROM quiz_answers a JOIN quiz_players p ON p.id = a.player_id JOIN quiz_games g ON g.id = a.game_id",
    )
    .fetch_all(&mut *connection)
    .await?;
    let there: HashSet<(String, String)> = there
        .into_iter()
        .map(|(pin, nickname)| (pin.to_string(), nickname))
        .collect();
    kept.missing += acknowledged
        .answers
        .iter()
        .filter(|answer| !there.contains(*answer))
        .count();
    for sql in NEVER {
        let rows: i64 = sqlx::query_scalar(sql).fetch_one(&mut *connection).await?;
        kept.broken += usize::try_from(rows)?;
    }
    kept.broken += usize::from(db.engine() == Engine::Sqlite && !is_sound(&mut connection).await?);
    drop(connection);
    db.close().await;
    Ok(kept)
}

async fn is_sound(connection: &mut AnyConnection) -> Measured<bool> {
    let verdict: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(connection)
        .await?;
    Ok(verdict == "ok")
}
