//! The bank as a librarian uses it: found, looked over, copied.

use super::builders;
use crate::{
    auth::Role,
    db::{Actor, new_id},
    quizzes::{
        Kind,
        store::bank::{self, BankQuestion},
    },
    test_support::{TestApp, on_each_engine},
};

pub(super) const SAVE: &str = "/api/quizzes/save_question";
const REVIEW: &str = "/api/quizzes/review";

/// Fills the bank with `count` questions, in one transaction.
pub(super) async fn fill(app: &TestApp, count: usize) {
    let now = app.app.now();
    let mut tx = app
        .app
        .db()
        .write(now, Actor::default())
        .await
        .expect("a transaction");
    for n in 0..count {
        let mut question = builders::ask(
            if n % 2 == 0 { Kind::Single } else { Kind::TrueFalse },
            &[0],
            1000,
        );
        question.text = format!("Soal ke-{n}");
        let question = BankQuestion {
            question,
            level: (n % 3 + 1) as i64,
            tags: if n % 10 == 0 {
                "sungai, kota".into()
            } else {
                "sungai kecil".into()
            },
            source: String::new(),
        };
        let added = bank::insert(&mut tx, new_id(now), &format!("soal{n}"), &question, None).await;
        assert!(added.expect("a question"));
    }
    tx.commit().await.expect("commit");
}

const EDITED: [(&str, &str); 12] = [
    ("code", "soal0"),
    ("kind", "single"),
    ("text", "Soal ke-0"),
    ("option_a", "Musi"),
    ("option_b", "Kelingi"),
    ("option_c", "Rupit"),
    ("option_d", "Lakitan"),
    ("right", "a"),
    ("seconds", "20"),
    ("points", "1000"),
    ("level", "1"),
    ("explanation", "Kelingi membelah kota."),
];

/// The first question of [`fill`] as its editor sends it, with what is `changed`.
pub(super) fn edited<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = EDITED.to_vec();
    form.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    form.extend(changed);
    form
}

on_each_engine! {
    async fn a_bank_of_five_thousand_turns_its_pages(app) {
        fill(&app, 5000).await;
        let mut staff = app.with_role(Role::Librarian).await;
        let begun = std::time::Instant::now();
        staff.get("/petugas/kuis/bank").await.says("5000 soal").says("1 dari 167").says("Soal ke-4999");
        println!("a page of 5000 questions in {:?}", begun.elapsed());
        staff.get("/petugas/kuis/bank?halaman=167").await.says("Soal ke-0<").says("167 dari 167");
        staff.get("/petugas/kuis/bank?halaman=9999").await.says("167 dari 167");
        staff.get("/petugas/kuis/bank?cari=ke-4321").await.says("Soal ke-4321").says(">1 soal<");
        // A tag is the whole tag.
        staff.get("/petugas/kuis/bank?tag=sungai").await.says(">500 soal<");
        staff.get("/petugas/kuis/bank?jenis=true_false&tingkat=1").await.says(">833 soal<");
    }

    async fn a_review_names_who_and_goes_when_the_content_changes(app) {
        fill(&app, 2).await;
        let mut staff = app.with_role(Role::Librarian).await;
        staff.get("/petugas/kuis/soal/soal0").await.says("Belum ditinjau.");
        staff.submit("/petugas/kuis/soal/soal0", REVIEW, &[("code", "soal0"), ("looked", "yes")]).await;
        app.with_role(Role::Manager).await.get("/petugas/kuis/soal/soal0").await.says("Ditinjau Uji librarian, ");
        staff.get("/petugas/kuis/bank?tinjauan=sudah").await.says(">1 soal<").says("Soal ke-0");
        staff.get("/petugas/kuis/bank?tinjauan=belum").await.says(">1 soal<").says("Soal ke-1");
        // Where it stands in the shelf is not what was looked over.
        let shelf = edited(&[("key", "1111111111111111"), ("version", "1"), ("level", "3"), ("tags", "lain")]);
        staff.submit("/petugas/kuis/soal/soal0", SAVE, &shelf).await;
        staff.get("/petugas/kuis/soal/soal0").await.says("Ditinjau ");
        let content = edited(&[("key", "2222222222222222"), ("version", "2"), ("level", "3"), ("explanation", "Lain.")]);
        staff.submit("/petugas/kuis/soal/soal0", SAVE, &content).await;
        staff.get("/petugas/kuis/soal/soal0").await.says("Belum ditinjau.");
    }

    async fn a_copy_begins_as_its_question_and_is_a_new_one(app) {
        fill(&app, 1).await;
        let mut staff = app.with_role(Role::Librarian).await;
        staff.get("/petugas/kuis/soal?salin=soal0").await.says("Soal ke-0").says("value=\"Kelingi\"").says("name=\"code\" value=\"\"");
        let copy = edited(&[("key", "1111111111111111"), ("code", ""), ("text", "Soal salinan")]);
        staff.submit("/petugas/kuis/soal?salin=soal0", SAVE, &copy).await;
        staff.get("/petugas/kuis/bank").await.says(">2 soal<").says("Soal salinan").says("Soal ke-0");
    }
}
