//! Quizzes that are played in another way than usual, as their staff chose.

use super::{Phone, room_with, stored};
use crate::{
    auth::Role,
    quizzes::{
        tests::builders::{choice, game_questions, quiz},
        wire::Command,
    },
    test_support::{TestApp, on_each_engine},
    time::Span,
};

const SAVE: &str = "/api/quizzes/save_quiz";

/// Saves the quiz `slug` with `chosen` beside what every quiz has.
async fn save(staff: &mut TestApp, slug: &str, chosen: &[&str]) {
    let page = format!("/petugas/kuis/sunting/{slug}");
    let mut fields = vec![
        ("key", "0123456789abcdef"),
        ("slug", slug),
        ("title", "Kuis uji"),
        ("seats", "20"),
    ];
    fields.extend(chosen.iter().map(|name| (*name, "yes")));
    assert_eq!(staff.submit(&page, SAVE, &fields).await.location(), page);
}

on_each_engine! {
    async fn where_only_accuracy_counts_a_slow_answer_earns_as_much_also_after_a_kill(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        quiz(&app.app, "teliti", 20, &game_questions()).await;
        let page = "/petugas/kuis/sunting/teliti";
        staff.get(page).await.says("Cara poin dihitung").says("Benar, setelah 10 detik").says(">750<").says(">375<");
        save(&mut staff, "teliti", &["accuracy"]).await;
        let saved = staff.get(page).await;
        saved.says("name=\"accuracy\" value=\"yes\" checked").says(">1000<").says(">500<");
        assert!(!saved.text.contains(">750<"));
        let mut room = room_with(&app, "teliti", &["Tapir Tekun", "Rusa Riang"]).await;
        room.librarian.get(&format!("/petugas/kuis/main/{}", room.pin)).await.says("Cara poin dihitung").says(">500<");
        // What holds is what the quiz said when the lobby opened.
        save(&mut staff, "teliti", &[]).await;
        room.ask().await;
        room.wait(Span::seconds(19));
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.host.command(Command::Reveal).await;
        assert_eq!(room.phones[0].mine().await.gained, Some(1000));
        room.ask().await;

        let restarted = app.after_a_kill().await;
        restarted.app.games().resume(&restarted.app).await.expect("resumed");
        restarted.app.set_clock(restarted.app.now() + Span::seconds(15));
        let server = restarted.listen().await;
        let mut phones = Vec::new();
        for browser in &room.browsers {
            let browser = restarted.with_cookies_of(browser);
            phones.push(Phone::connect(&browser, server, room.pin, "pemain").await.expect("a seat"));
        }
        for phone in &mut phones {
            phone.stage(3).await;
        }
        phones[0].answer(1, choice(&[0])).await.expect("saved");
        phones[1].answer(1, choice(&[0, 2])).await.expect("saved");
        assert_eq!((phones[0].mine().await.score, phones[1].mine().await.score), (1500, 1000));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers WHERE took > 10000").await, 3);
    }
}
