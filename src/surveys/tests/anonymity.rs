use super::support::{questionnaire, send, with_open_wave};
use crate::{
    auth::Role,
    db::Engine,
    test_support::{TestApp, on_each_engine},
    time::Millis,
};
use sqlx::AssertSqlSafe;

async fn columns(app: &TestApp, table: &str) -> Vec<String> {
    let sql = match app.app.db().engine() {
        Engine::Sqlite => format!("SELECT name FROM pragma_table_info('{table}') ORDER BY name"),
        Engine::Postgres => format!(
            "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = '{table}' ORDER BY 1"
        ),
    };
    let mut db = app.app.db().read().await.expect("a connection");
    sqlx::query_scalar(AssertSqlSafe(sql))
        .fetch_all(&mut *db)
        .await
        .expect("the database")
}

async fn numbers(app: &TestApp, sql: &str) -> Vec<i64> {
    let mut db = app.app.db().read().await.expect("a connection");
    sqlx::query_scalar(AssertSqlSafe(sql.to_owned()))
        .fetch_all(&mut *db)
        .await
        .expect("the database")
}

on_each_engine! {
    async fn no_column_leads_from_a_response_to_an_account_or_an_instant(app) {
        assert_eq!(
            columns(&app, "survey_responses").await,
            ["age", "day", "education", "id", "occupation", "service", "session", "sex", "wave_id"]
        );
        assert_eq!(columns(&app, "survey_answers").await, ["element", "response_id", "value"]);
        assert_eq!(columns(&app, "survey_comments").await, ["body", "id", "wave_id"]);
    }

    async fn a_patron_who_is_signed_in_leaves_no_trace_either(app) {
        with_open_wave(&app).await;
        let mut patron = app.with_role(Role::Patron).await;
        for _ in 0..12 {
            assert_eq!(send(&mut patron, &questionnaire()).await.status, 303);
        }
        let actors = numbers(&app, "SELECT COALESCE(actor_id, 0) FROM audit WHERE action = 'survey.answered'").await;
        assert_eq!(actors, [0; 12]);
        // What stands beside the answers shows another moment of the half-day each time, and not now.
        let now = app.app.now();
        for sql in ["SELECT at FROM audit WHERE action = 'survey.answered'", "SELECT at FROM idempotency"] {
            let mut instants = numbers(&app, sql).await;
            assert!(instants.iter().filter(|at| Millis(**at) == now).count() < 2, "{sql}");
            instants.sort_unstable();
            instants.dedup();
            assert!(instants.len() > 10, "{sql}: {instants:?}");
        }
        let about_responses = "SELECT COUNT(*) FROM audit a JOIN survey_responses r ON a.subject = CAST(r.id AS TEXT)";
        assert_eq!(numbers(&app, about_responses).await, [0]);
        assert_eq!(numbers(&app, "SELECT COUNT(*) FROM live_events").await, [0]);
    }

    async fn ids_do_not_follow_the_order_of_arrival(app) {
        with_open_wave(&app).await;
        let mut seen: Vec<Vec<i64>> = Vec::new();
        for _ in 0..8 {
            assert_eq!(send(&mut app.stranger(), &questionnaire()).await.status, 303);
            seen.push(numbers(&app, "SELECT id FROM survey_responses ORDER BY id").await);
        }
        // Time-ordered ids would each come last; eight random ones do so once in 40,320 runs.
        let appended = seen.windows(2).all(|pair| pair[1].starts_with(&pair[0]));
        assert!(!appended);
    }
}

#[tokio::test]
async fn the_rate_limit_does_not_keep_the_address() {
    let app = TestApp::sqlite().await;
    with_open_wave(&app).await;
    send(&mut app.stranger(), &questionnaire()).await;
    let mut db = app.app.db().read().await.unwrap();
    let buckets: Vec<String> = sqlx::query_scalar("SELECT bucket FROM rate_limits")
        .fetch_all(&mut *db)
        .await
        .unwrap();
    assert_eq!(buckets.len(), 1);
    assert!(!buckets[0].contains("127.0.0.1"));
}
