use crate::{
    library::{Words, backend::opening_on},
    test_support::{TestApp, on_each_engine},
};
use jiff::civil::date;

/// Fridays with a break for prayer, and Christmas.
async fn given_hours(app: &TestApp) {
    let mut tx = app.write().await;
    for sql in [
        "INSERT INTO opening_hours (weekday, opens, closes) VALUES (5, 810, 960), (5, 480, 690), (1, 480, 960)",
        "INSERT INTO closures (day, reason_id, reason_en) VALUES ('2026-12-25', 'Hari Raya Natal', '')",
    ] {
        sqlx::query(sql).execute(&mut *tx).await.expect("a write");
    }
    tx.commit().await.expect("a write");
}

on_each_engine! {
    async fn a_weekday_has_its_intervals_in_order(app) {
        given_hours(&app).await;
        let mut db = app.app.db().read().await.unwrap();
        let friday = opening_on(&mut db, date(2026, 11, 27)).await.unwrap();
        assert_eq!(friday.intervals, [(480, 690), (810, 960)]);
        assert!(friday.covers(480, 690) && !friday.covers(660, 840));
        let sunday = opening_on(&mut db, date(2026, 11, 29)).await.unwrap();
        assert_eq!((sunday.intervals.len(), sunday.closed_because), (0, None));
    }

    async fn a_closure_wins_over_the_hours(app) {
        given_hours(&app).await;
        let mut db = app.app.db().read().await.unwrap();
        let christmas = opening_on(&mut db, date(2026, 12, 25)).await.unwrap();
        assert_eq!(christmas.closed_because, Some(Words::new("Hari Raya Natal", "")));
        assert!(christmas.intervals.is_empty());
    }
}
