use super::{Outcome, PASSWORD, Size, sow};
use crate::{
    auth::Role,
    test_support::{TestApp, on_each_engine},
};

on_each_engine! {
    async fn the_demonstration_library_is_sown_once(app) {
        assert_eq!(sow(&app.app, Size::Demo).await, Ok(Outcome::Sown));
        assert_eq!(sow(&app.app, Size::Demo).await, Ok(Outcome::AlreadySown));
        // Nor is it taken for one of another size.
        assert_eq!(sow(&app.app, Size::Large).await, Ok(Outcome::OtherSize("demo".into())));
    }

    async fn a_library_in_use_is_left_alone(app) {
        app.with_role(Role::Patron).await;
        assert_eq!(sow(&app.app, Size::Demo).await, Ok(Outcome::InUse));
    }

    async fn a_demonstration_account_signs_in(app) {
        sow(&app.app, Size::Demo).await.unwrap();
        let mut app = app;
        let fields = [("login", "dewi@contoh.sapa.test"), ("password", PASSWORD)];
        assert_eq!(app.submit("/masuk", "/api/auth/sign_in", &fields).await.location(), "/saya");
    }
}

on_each_engine! {
    async fn the_reading_groups_have_talked_until_lately(app) {
        sow(&app.app, Size::Demo).await.unwrap();
        let mut app = app;
        let groups = app.get("/diskusi").await;
        groups.says("Anak-Anak Pelangi").says("Sabtu Bersama Pram").says("5 topik");
        let mut db = app.app.db().read().await.unwrap();
        let wrong: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM topics t WHERE t.last_number <> (SELECT COUNT(*) FROM posts p WHERE p.topic_id = t.id)
                OR t.last_activity_at <> (SELECT MAX(p.created_at) FROM posts p WHERE p.topic_id = t.id) OR t.last_activity_at > $1",
        )
        .bind(app.app.now())
        .fetch_one(&mut *db)
        .await
        .unwrap();
        assert_eq!(wrong, 0);
    }
}

on_each_engine! {
    async fn a_quiz_is_open_at_ones_own_pace(app) {
        sow(&app.app, Size::Demo).await.unwrap();
        let mut app = app;
        app.get("/kuis").await.says("Bisa dimainkan kapan saja").says("/kuis/mengenal-perpustakaan/mandiri");
        let mut db = app.app.db().read().await.unwrap();
        let (attempts, finished, late): (i64, i64, i64) = sqlx::query_as(
            "SELECT COUNT(*), COUNT(finished_at), COUNT(CASE WHEN COALESCE(finished_at, started_at) > $1 THEN 1 END) FROM quiz_attempts",
        )
        .bind(app.app.now())
        .fetch_one(&mut *db)
        .await
        .unwrap();
        assert_eq!((attempts - finished, late), (1, 0));
        assert!(finished >= 15);
        drop(db);
        // One of them was left by somebody to try it as.
        let fields = [("login", "dewi@contoh.sapa.test"), ("password", PASSWORD)];
        app.submit("/masuk", "/api/auth/sign_in", &fields).await;
        app.get("/saya").await.says("Lanjutkan").says("2 percobaan");
    }
}

/// What there is, without the ids, which are new each time.
async fn contents(app: &TestApp) -> Vec<Vec<String>> {
    let mut db = app.app.db().read().await.expect("a connection");
    let mut all = Vec::new();
    for sql in [
        "SELECT name || COALESCE(email, '') || role FROM accounts",
        "SELECT code || text || body || tags FROM quiz_questions",
        "SELECT slug || title FROM quizzes",
        "SELECT g.code || g.title || g.pin || p.nickname FROM quiz_games g JOIN quiz_players p ON p.game_id = g.id",
        "SELECT r.slug || b.code || b.group_name || b.starts_at FROM bookings b JOIN rooms r ON r.id = b.room_id",
        "SELECT t.code || p.number || p.body_markdown || p.created_at FROM posts p JOIN topics t ON t.id = p.topic_id",
    ] {
        let mut rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *db).await.expect(sql);
        assert!(!rows.is_empty(), "{sql}");
        // Engines sort texts each in its own way.
        rows.sort();
        all.push(rows);
    }
    all
}

on_each_engine! {
    async fn two_libraries_that_are_sown_at_the_same_moment_hold_the_same(app) {
        let other = TestApp::sqlite().await;
        for app in [&app, &other] {
            assert_eq!(sow(&app.app, Size::Demo).await, Ok(Outcome::Sown));
        }
        let all = contents(&app).await;
        assert_eq!(all, contents(&other).await);
        let [accounts, questions, quizzes, ..] = all.as_slice() else { panic!("too little") };
        assert!(questions.len() >= 30 && quizzes.len() >= 3);
        assert!(accounts.iter().all(|account| account.contains("contoh")), "{accounts:?}");
    }
}
