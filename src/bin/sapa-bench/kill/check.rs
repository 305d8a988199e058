//! What is in the database after a kill, held against what was acknowledged before it.

use super::Acknowledged;
use crate::Measured;
use sapa::db::{Db, Engine};
use sqlx::AnyConnection;

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
    for (sql, marks) in [
        (
            "SELECT COUNT(*) FROM posts WHERE body_markdown = $1",
            &acknowledged.replies,
        ),
        (
            "SELECT COUNT(*) FROM bookings b JOIN room_slots s ON s.booking_id = b.id WHERE b.code = $1",
            &acknowledged.bookings,
        ),
        (
            "SELECT COUNT(*) FROM survey_comments WHERE body = $1",
            &acknowledged.surveys,
        ),
    ] {
        for mark in marks {
            let found: i64 = sqlx::query_scalar(sql)
                .bind(mark)
                .fetch_one(&mut *connection)
                .await?;
            kept.missing += usize::from(found == 0);
        }
    }
    for (pin, nickname) in &acknowledged.answers {
        let found: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM quiz_answers a JOIN quiz_players p ON p.id = a.player_id JOIN quiz_games g ON g.id = a.game_id
             WHERE g.pin = $1 AND p.nickname = $2",
        )
        .bind(pin.parse::<i64>()?)
        .bind(nickname)
        .fetch_one(&mut *connection)
        .await?;
        kept.missing += usize::from(found == 0);
    }
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
