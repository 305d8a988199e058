use super::support::count;
use crate::{
    seed::{Size, sow},
    surveys::backend,
    test_support::{TestApp, on_each_engine},
};

async fn sum_of_answers(app: &TestApp) -> (i64, i64) {
    let mut db = app.app.db().read().await.expect("a connection");
    sqlx::query_as("SELECT COUNT(*), CAST(SUM(value) AS BIGINT) FROM survey_answers")
        .fetch_one(&mut *db)
        .await
        .expect("the database")
}

on_each_engine! {
    async fn the_demonstration_library_has_asked_300_people(app) {
        sow(&app.app, Size::Demo).await.unwrap();
        assert_eq!(count(&app, "survey_responses").await, 300);
        assert_eq!(count(&app, "survey_comments").await, 40);
        let mut db = app.app.db().read().await.unwrap();
        let open = backend::open_wave(&mut db, app.app.now()).await.unwrap().unwrap();
        assert_eq!((open.title.as_str(), open.responses), ("SKM semester II 2026", 180));
        let published = backend::published(&mut db).await.unwrap();
        assert_eq!(published.len(), 1);
        drop(db);
        let mut visitor = app;
        visitor.get(&format!("/survei/hasil/{}", published[0].slug)).await
            .says("SKM semester I 2026")
            .says("4 Mei 2026 – 22 Juni 2026")
            .says("sampel tercapai")
            .says("172 peminjam aktif bulan Mei 2026");
    }
}

#[tokio::test]
async fn the_same_people_answer_the_same() {
    let (one, other) = (TestApp::sqlite().await, TestApp::sqlite().await);
    sow(&one.app, Size::Demo).await.unwrap();
    sow(&other.app, Size::Demo).await.unwrap();
    assert_eq!(sum_of_answers(&one).await, sum_of_answers(&other).await);
}
