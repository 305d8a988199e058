//! A library that was begun with an older schema loses nothing on the way to the newest.

use crate::{
    db::{Db, MIGRATIONS, create_beside},
    quizzes::{Answer, Body, Choice, QuizId, store::bank},
    test_support::{Rows, everything},
};
use std::collections::{BTreeMap, BTreeSet};
use tempfile::TempDir;

/// What a library of that version holds, by the version.
const LIBRARIES: [(i64, &str); 2] = [
    (
        20_261_124_000_700,
        include_str!("library_before_20261124000900.sql"),
    ),
    (
        20_261_125_000_302,
        include_str!("library_after_20261125000302.sql"),
    ),
];

/// Columns that a migration replaces: what became of them has a test of its own below.
const REPLACED: &[(i64, &str, &[&str])] = &[
    (20_261_124_000_900, "quiz_questions", &["options", "correct"]),
    (20_261_124_000_900, "quiz_game_questions", &["options", "correct"]),
    (20_261_124_000_900, "quiz_answers", &["choice"]),
];

/// What `before` held and `after` does not, but for the columns that the migration says it replaces.
fn lost(version: i64, before: &Rows, after: &Rows) -> Vec<String> {
    let mut lost = Vec::new();
    for (table, rows) in before {
        let Some(now) = after.get(table) else {
            lost.push(format!("{version}: the table {table}"));
            continue;
        };
        let replaced: BTreeSet<&str> = REPLACED
            .iter()
            .filter(|(of, name, _)| *of == version && name == table)
            .flat_map(|(.., columns)| columns.iter().copied())
            .collect();
        // Each row now as far as it has the columns that it had.
        let had: BTreeSet<&String> = rows.iter().flat_map(BTreeMap::keys).collect();
        let as_it_was = |row: &BTreeMap<String, String>| -> BTreeMap<String, String> {
            let kept = row
                .iter()
                .filter(|(name, _)| had.contains(name) && !replaced.contains(name.as_str()));
            kept.map(|(name, value)| (name.clone(), value.clone())).collect()
        };
        let now: Vec<_> = now.iter().map(as_it_was).collect();
        if now.len() != rows.len() {
            lost.push(format!(
                "{version}: {table} has {} rows of {}",
                now.len(),
                rows.len()
            ));
        }
        for row in rows.iter().map(as_it_was) {
            if !now.contains(&row) {
                lost.push(format!("{version}: of {table} {row:?}\n  now: {now:?}"));
            }
        }
    }
    lost
}

/// Tables that this SQL drops or writes into.
fn rewritten(sql: &str) -> impl Iterator<Item = &str> {
    let lines = sql.lines().map(str::trim);
    lines.filter_map(|line| {
        let rest = ["DROP TABLE ", "UPDATE ", "DELETE FROM "]
            .iter()
            .find_map(|verb| line.strip_prefix(verb))?;
        rest.split([' ', ';']).next()
    })
}

async fn fill(db: &Db, sql: &'static str) {
    sqlx::raw_sql(sql)
        .execute(&mut *db.writer.acquire().await.expect("a connection"))
        .await
        .expect("a library");
}

async fn nothing_is_lost(db: &Db) {
    let mut lost_by_some = Vec::new();
    for migration in MIGRATIONS.iter() {
        let version = migration.version;
        let before = everything(db).await;
        MIGRATIONS.run_to(version, &db.writer).await.expect("a migration");
        let after = everything(db).await;
        lost_by_some.extend(lost(version, &before, &after));
        for table in rewritten(migration.sql.as_str()) {
            let rows = before.get(table).map_or(0, Vec::len);
            assert!(
                rows > 0,
                "{version} rewrites {table}, but LIBRARIES holds no row of it"
            );
        }
        if let Some((_, library)) = LIBRARIES.iter().find(|(of, _)| *of == version) {
            fill(db, library).await;
        }
    }
    assert!(lost_by_some.is_empty(), "{}", lost_by_some.join("\n"));
    what_was_replaced_still_says_the_same(db).await;
}

/// Questions and answers of before 20261124000900 as the newest code reads them.
async fn what_was_replaced_still_says_the_same(db: &Db) {
    let mut db = db.read().await.expect("a connection");
    let options = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let correct = |indexes: &[usize]| Choice::of(indexes.iter().copied()).expect("a choice");
    let single = Body::Single {
        options: options(&[
            r#"R. M. "Tirto""#,
            "d'Ablaing",
            r"<b>Nyai</b> \ 🌴",
            r#"{"kind":"slide"}"#,
        ]),
        correct: correct(&[2]),
    };
    let multiple = Body::Multiple {
        options: options(&["Musi", "Kelingi", "Rupit"]),
        correct: correct(&[0, 2]),
    };
    let true_false = Body::TrueFalse {
        options: options(&["Benar", "Salah"]),
        correct: correct(&[0]),
    };
    let quiz = bank::of_quiz(&mut db, QuizId::from_raw(1)).await.expect("a quiz");
    let bodies: Vec<_> = quiz
        .into_iter()
        .map(|row| row.into_question().expect("a question").question.body)
        .collect();
    assert_eq!(bodies, [multiple.clone(), single.clone(), true_false.clone()]);

    let played: Vec<String> =
        sqlx::query_scalar("SELECT body FROM quiz_game_questions ORDER BY game_id, no LIMIT 5")
            .fetch_all(&mut *db)
            .await
            .expect("what was asked");
    let played: Vec<Body> = played
        .iter()
        .map(|body| serde_json::from_str(body).expect("a body"))
        .collect();
    assert_eq!(
        played,
        [multiple.clone(), single, true_false.clone(), multiple, true_false]
    );

    let answers: Vec<String> = sqlx::query_scalar(
        "SELECT answer FROM quiz_answers WHERE game_id < 4 ORDER BY game_id, question_no, player_id",
    )
    .fetch_all(&mut *db)
    .await
    .expect("answers");
    let answers: Vec<Answer> = answers
        .iter()
        .map(|answer| serde_json::from_str(answer).expect("an answer"))
        .collect();
    let given = [5, 15, 4, 2, 1].map(|bits| Answer::Options(Choice::from_bits(bits).expect("a choice")));
    assert_eq!(answers, given);

    // A question that was open goes on being the one that is answered, and who opened a game leads it.
    let games: Vec<(i64, i64, Option<i64>)> =
        sqlx::query_as("SELECT id, asked_epoch, leader_id FROM quiz_games WHERE id < 4 ORDER BY id")
            .fetch_all(&mut *db)
            .await
            .expect("games");
    assert_eq!(games, [(1, 0, Some(2)), (2, 3, Some(2)), (3, 0, None)]);
}

mod an_older_library_loses_nothing_on_the_way_to_the_newest_schema {
    use super::*;

    #[tokio::test]
    async fn sqlite() {
        let dir = TempDir::new().expect("a directory");
        let url = format!("sqlite://{}", dir.path().join("old.db").display());
        nothing_is_lost(&Db::open(&url).await.expect("a database")).await;
    }

    #[tokio::test]
    async fn postgres() {
        let Ok(server) = std::env::var("SAPA_TEST_POSTGRES") else {
            eprintln!("skipped: SAPA_TEST_POSTGRES is not set");
            return;
        };
        let name = format!("sapa_old_{}", std::process::id());
        let url = create_beside(&server, &name).await.expect("a new database");
        nothing_is_lost(&Db::open(&url).await.expect("a database")).await;
    }
}
