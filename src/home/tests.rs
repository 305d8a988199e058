use crate::{
    db::Actor,
    seed::{Size, sow},
    test_support::on_each_engine,
    time::Span,
};

on_each_engine! {
    async fn the_home_page_answers_at_a_glance(app) {
        sow(&app.app, Size::Demo).await.unwrap();
        let home = app.stranger().get("/").await;
        home.says("<h1 class=\"state\">Buka sampai 16.00</h1>")
            .says("Selamat datang · Perpustakaan Kota Lubuklinggau")
            .says("Perpustakaan tutup")
            .says("Ruang kosong sekarang")
            .says("Sedang dibicarakan")
            .says("Survei sedang dibuka");
        app.app.set_clock(app.app.now() + Span::hours(7));
        app.stranger().get("/").await.says("Tutup, buka lagi besok 08.00");
    }

    async fn a_source_that_fails_does_not_take_the_page_down(app) {
        sow(&app.app, Size::Demo).await.unwrap();
        let mut tx = app.app.db().write(app.app.now(), Actor::default()).await.unwrap();
        // What every other slice asks for first is not where it was.
        for table in ["rooms", "quizzes", "quiz_games", "topics", "survey_waves"] {
            let away = sqlx::AssertSqlSafe(format!("ALTER TABLE {table} RENAME TO {table}_away"));
            sqlx::query(away).execute(&mut *tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        app.stranger().get("/").await.says("Buka sampai 16.00");
    }
}
