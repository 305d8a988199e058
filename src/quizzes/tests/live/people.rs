//! What the host does about people, and who is the host.

use super::{Phone, join, room, stored};
use crate::{
    auth::Role,
    quizzes::{
        tests::builders::choice,
        wire::{Asked, Command, GONE, Refusal, STALE, Stage, Told},
    },
    test_support::{TestApp, on_each_engine},
    time::Span,
};

const REMOVE: &str = "/api/quizzes/remove_player";
const RENAME: &str = "/api/quizzes/rename_player";

/// The first player, by when they came, as the form of the host names them.
async fn first_player(app: &TestApp) -> String {
    stored(app, "SELECT MIN(id) FROM quiz_players").await.to_string()
}

on_each_engine! {
    async fn a_player_who_was_taken_out_counts_for_nothing_and_does_not_come_back(app) {
        let mut room = room(&app, "keluar", &["Tapir Tekun", "Rusa Riang", "Kancil Kalem"]).await;
        let (pin, page) = (room.pin.to_string(), format!("/petugas/kuis/main/{}/pemain", room.pin));
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.librarian.get(&page).await.says("3 pemain").says("Tapir Tekun");
        let player = first_player(&app).await;
        let fields = [("pin", pin.as_str()), ("player", &player)];
        assert_eq!(room.librarian.submit(&page, REMOVE, &fields).await.location(), page);
        room.librarian.get(&page).await.says("2 pemain").says("sudah dikeluarkan");
        // The phone is told, and its connection ends for good.
        while room.phones[0].name().await.is_some() {}
        assert_eq!(room.phones[0].hear().await, None);
        let mut gone = room.browsers[0].clone();
        gone.get(&format!("/kuis/main/{pin}")).await.says("Anda tidak ikut kuis ini lagi");
        let answer = join(&mut gone, room.pin, "Nama Lain").await;
        gone.get(answer.location()).await.says("mengeluarkan Anda dari kuis ini");
        // The two who are left are everybody.
        room.phones[1].answer(0, choice(&[1])).await.expect("saved");
        room.phones[2].answer(0, choice(&[0])).await.expect("saved");
        room.host.stage(2).await;
        let mine = room.phones[2].mine().await;
        assert_eq!((mine.rank, mine.players), (2, 2));
        // Neither after a kill.
        let restarted = app.after_a_kill().await;
        let server = restarted.listen().await;
        let browser = restarted.with_cookies_of(&gone);
        let mut back = Phone::connect(&browser, server, room.pin, "pemain").await.expect("told so");
        assert_eq!((back.name().await, back.hear().await), (None, None));
        let mut screen = Phone::connect(&restarted, server, room.pin, "layar").await.expect("a screen");
        let Stage::Reveal(revealed) = screen.stage(2).await.stage else { panic!("no reveal") };
        assert_eq!((revealed.players, revealed.answered, revealed.chosen), (2, 2, vec![1, 1, 0, 0]));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM audit WHERE action = 'quiz.player_removed' AND actor_id IS NOT NULL").await, 1);
    }

    async fn at_the_end_who_was_taken_out_is_told_so_and_who_has_an_account_is_led_to_their_result(app) {
        let mut room = room(&app, "akhir", &["Tapir Tekun"]).await;
        let (pin, pad) = (room.pin.to_string(), format!("/kuis/main/{}", room.pin));
        let mut patron = app.with_role(Role::Patron).await;
        assert_eq!(join(&mut patron, room.pin, "Rusa Riang").await.location(), pad);
        let mut stranger = app.stranger();
        assert_eq!(join(&mut stranger, room.pin, "Murai Merdu").await.location(), pad);
        room.ask().await;
        let player = first_player(&app).await;
        assert_eq!(room.librarian.call(REMOVE, &[("pin", pin.as_str()), ("player", &player)]).await.status, 200);
        for _ in 0..2 {
            room.host.command(Command::End).await;
        }
        while room.host.hear().await.is_some() {}
        room.browsers[0].get(&pad).await.says("Anda tidak ikut kuis ini lagi");
        // Of three questions one was asked.
        let result = patron.get(&pad).await.location().to_owned();
        assert!(result.starts_with("/saya/kuis/"), "{result}");
        patron.get(&result).await.says("Latih 1 soal").says("/latihan");
        // Who has none is told as much, and nothing of a place where nobody has a point.
        let page = stranger.get(&pad).await;
        page.says("Kuis selesai").says("0 dari 1 soal benar").says("Anda tidak sempat menjawab").says("Buat akun").says("Kuis lain");
        assert!(!page.text.contains("/latihan") && !page.text.contains("Peringkat"));
        assert_eq!(app.stranger().get(&pad).await.status, 404);
    }

    async fn who_comes_back_after_the_end_is_told_so(app) {
        let mut room = room(&app, "tamat", &["Tapir Tekun"]).await;
        room.ask().await;
        for _ in 0..2 {
            room.host.command(Command::End).await;
        }
        while room.host.hear().await.is_some() {}
        for (browser, role) in [(&room.browsers[0], "pemain"), (&room.librarian, "petugas"), (&app.stranger(), "layar")] {
            assert_eq!(Phone::refused(browser, room.server, room.pin, role).await, GONE, "{role}");
        }
    }

    async fn a_page_without_seat_or_session_is_told_to_load_itself_anew(app) {
        let room = room(&app, "kursi", &["Tapir Tekun"]).await;
        let (stranger, patron) = (app.stranger(), app.with_role(Role::Patron).await);
        let pages = [(&stranger, "pemain"), (&patron, "pemain"), (&stranger, "petugas"), (&patron, "petugas")];
        for (browser, role) in pages {
            assert_eq!(Phone::refused(browser, room.server, room.pin, role).await, STALE, "{role}");
        }
        // Which leads to the form.
        let join = app.stranger().get(&format!("/kuis/main/{}", room.pin)).await;
        assert_eq!(join.location(), format!("/kuis/gabung?pin={}", room.pin));
    }

    async fn a_game_that_was_ended_in_its_lobby_gives_no_question_away(app) {
        let mut room = room(&app, "urung", &[]).await;
        let pad = format!("/kuis/main/{}", room.pin);
        let mut patron = app.with_role(Role::Patron).await;
        assert_eq!(join(&mut patron, room.pin, "Rusa Riang").await.location(), pad);
        room.host.command(Command::End).await;
        while room.host.hear().await.is_some() {}
        let code = app.scalar::<String>("SELECT code FROM quiz_games").await;
        let page = patron.get(&format!("/saya/kuis/{code}")).await;
        assert!(!page.says("Kuis ini tidak menilai jawaban.").text.contains("Soal 1"));
    }

    async fn equal_scores_stand_equally_high(app) {
        let names = ["Tapir Tekun", "Rusa Riang", "Kancil Kalem", "Murai Merdu", "Beruang Bijak"];
        let mut room = room(&app, "seri", &names).await;
        room.ask().await;
        for (no, phone) in room.phones.iter_mut().enumerate() {
            // The last one chooses another option.
            phone.answer(0, choice(&[usize::from(no < 4)])).await.expect("saved");
        }
        room.host.stage(2).await;
        room.host.command(Command::End).await;
        let hall = app.stranger().get(&format!("/kuis/layar/{}", room.pin)).await;
        let podium = hall.text.split_once("class=\"podium\"").expect("a podium").1;
        let podium = podium.split_once("</ol>").expect("its end").0;
        assert_eq!(podium.matches("data-rank=\"1\"").count(), 4);
        assert!(!hall.text.contains("class=\"standings\""));
    }

    async fn the_hall_does_not_wait_for_who_was_taken_out(app) {
        let mut room = room(&app, "tunggu", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.phones[1].answer(0, choice(&[1])).await.expect("saved");
        let (pin, player) = (room.pin.to_string(), first_player(&app).await);
        let fields = [("pin", pin.as_str()), ("player", &player)];
        assert_eq!(room.librarian.call(REMOVE, &fields).await.status, 200);
        assert!(matches!(room.host.stage(2).await.stage, Stage::Reveal(_)));
        assert_eq!(room.phones[1].mine().await.gained, Some(1000));
    }

    async fn a_new_name_is_told_filtered_and_kept(app) {
        let mut room = room(&app, "nama", &["Tapir Tekun", "Rusa Riang"]).await;
        let (pin, page) = (room.pin.to_string(), format!("/petugas/kuis/main/{}/pemain?cari=tapir", room.pin));
        let player = first_player(&app).await;
        for (name, says) in [("rusa riang!", "Nama ini sudah dipakai"), ("si asu", "tidak kami tampilkan"), ("", "Isi nama panggilan")] {
            let fields = [("pin", pin.as_str()), ("player", &player), ("nickname", name)];
            assert_eq!(room.librarian.submit(&page, RENAME, &fields).await.location(), page, "{name}");
            room.librarian.get(&page).await.says(says);
        }
        let fields = [("pin", pin.as_str()), ("player", &player), ("nickname", "Tapir Teladan")];
        room.librarian.submit(&page, RENAME, &fields).await;
        room.librarian.get(&page).await.says("Namanya sudah diganti").says("Tapir Teladan");
        while room.phones[0].name().await.as_deref() != Some("Tapir Teladan") {}
        let counters = stored(&app, "SELECT COUNT(*) FROM quiz_players WHERE nickname_key = 'tapirteladan'").await;
        assert_eq!(counters, 1);
        let restarted = app.after_a_kill().await;
        let server = restarted.listen().await;
        let browser = restarted.with_cookies_of(&room.browsers[0]);
        let mut back = Phone::connect(&browser, server, room.pin, "pemain").await.expect("a seat");
        let Some(Told::Welcome { nickname, .. }) = back.hear().await else { panic!("no welcome") };
        assert_eq!(nickname.as_deref(), Some("Tapir Teladan"));
    }

    async fn only_the_host_does_something_about_players(app) {
        let mut room = room(&app, "pemandu", &["Tapir Tekun", "Rusa Riang"]).await;
        let (pin, player) = (room.pin.to_string(), first_player(&app).await);
        let fields = [("pin", pin.as_str()), ("player", &player), ("nickname", "Siapa Saja")];
        let mut colleague = app.with_role(Role::Librarian).await;
        for action in [REMOVE, RENAME] {
            assert_eq!(room.browsers[1].call(action, &fields).await.status, 401);
            assert_eq!(colleague.call(action, &fields).await.status, 409);
        }
        let nobody = [("pin", pin.as_str()), ("player", "12345"), ("nickname", "Siapa Saja")];
        for action in [REMOVE, RENAME] {
            assert_eq!(room.librarian.call(action, &nobody).await.status, 404);
        }
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_players WHERE removed_at IS NULL").await, 2);
    }

    async fn another_librarian_takes_over_and_the_first_takes_it_back(app) {
        let mut room = room(&app, "alih", &["Tapir Tekun", "Rusa Riang"]).await;
        let (pin, remote) = (room.pin.to_string(), format!("/petugas/kuis/main/{}", room.pin));
        let mut colleague = app.with_role(Role::Librarian).await;
        colleague.get(&remote).await.says("Uji librarian memandu kuis ini.").says("Ambil alih");
        let mut second = Phone::connect(&colleague, room.server, room.pin, "petugas").await.expect("a remote");
        assert_eq!(second.name().await.as_deref(), Some("Uji librarian"));
        let asked = |epoch| Asked::Command { epoch, command: Command::Next };
        second.say(asked(0)).await;
        assert_eq!(second.acknowledged().await, Err(Refusal::NotLeader));
        colleague.submit(&remote, "/api/quizzes/lead", &[("pin", &pin)]).await;
        assert_eq!(second.name().await, None);
        while room.host.name().await.as_deref() != Some("Uji librarian") {}
        second.command(Command::Next).await;
        room.host.stage(1).await;
        // The first one is refused, by socket and by form, also after a kill.
        room.host.say(Asked::Command { epoch: 1, command: Command::End }).await;
        assert_eq!(room.host.acknowledged().await, Err(Refusal::NotLeader));
        let restarted = app.after_a_kill().await;
        let mut first = restarted.with_cookies_of(&room.librarian);
        let end = [("pin", pin.as_str()), ("epoch", "1"), ("command", "end")];
        assert_eq!(first.submit(&remote, "/api/quizzes/command", &end).await.location(), remote);
        first.get(&remote).await.says("Ambil alih dulu");
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_games WHERE stage = 'question'").await, 1);
        first.submit(&remote, "/api/quizzes/lead", &[("pin", &pin)]).await;
        first.submit(&remote, "/api/quizzes/command", &end).await;
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_games WHERE stage = 'podium'").await, 1);
    }

    async fn when_the_host_has_gone_the_game_waits_for_the_same_or_another_librarian(app) {
        let mut room = room(&app, "ditinggal", &["Tapir Tekun"]).await;
        let remote = format!("/petugas/kuis/main/{}", room.pin);
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.host.stage(2).await;
        room.host.socket.close(None).await.expect("closed");
        app.app.set_clock(app.app.now() + Span::hours(3));
        app.app.games().tick().await;
        let mut same = Phone::connect(&room.librarian, room.server, room.pin, "petugas").await.expect("a remote");
        assert!(matches!(same.stage(2).await.stage, Stage::Reveal(_)));
        // Who led it goes on as if nothing had been.
        same.command(Command::Leaderboard).await;
        assert!(matches!(room.phones[0].stage(3).await.stage, Stage::Leaderboard { .. }));
        drop(same);
        let mut colleague = app.with_role(Role::Librarian).await;
        let pin = room.pin.to_string();
        colleague.submit(&remote, "/api/quizzes/lead", &[("pin", &pin)]).await;
        let mut other = Phone::connect(&colleague, room.server, room.pin, "petugas").await.expect("a remote");
        assert!(matches!(other.stage(3).await.stage, Stage::Leaderboard { .. }));
        other.command(Command::Next).await;
        assert!(matches!(room.phones[0].stage(4).await.stage, Stage::Question(_)));
    }
}
