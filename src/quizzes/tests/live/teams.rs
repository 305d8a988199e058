//! Teams: formed by a PIN on the phones, and on the wall, in the results and after a kill the same.

use super::{JOIN, Phone, Room, lobby, room_with, stored};
use crate::{
    auth::Role,
    quizzes::{
        Kind, Mode, Pin,
        tests::builders::{ask, choice, quiz_played_as},
        wire::{Command, Side, Stage},
    },
    test_support::{TestApp, TestResponse, on_each_engine},
};
use calamine::{Reader, Xlsx};
use std::io::Cursor;

const TEAMS: Mode = Mode {
    accuracy: true,
    streak: false,
    teams: true,
};

/// Asks for a seat in the team with `team.0` as its PIN, or in a new one called `team.1`.
async fn enlist(browser: &mut TestApp, pin: Pin, name: &str, team: (&str, &str)) -> TestResponse {
    let key: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let (key, pin) = (format!("{key:0<20}"), pin.to_string());
    let fields = [
        ("key", key.as_str()),
        ("pin", &pin),
        ("nickname", name),
        ("team_pin", team.0),
        ("team", team.1),
    ];
    browser
        .submit(&format!("/kuis/gabung?pin={pin}"), JOIN, &fields)
        .await
}

/// A player who comes into `room` by way of a team, and what their pad says of it first.
async fn member(room: &mut Room, name: &str, team: (&str, &str)) -> Side {
    let mut browser = room.app.stranger();
    let pad = format!("/kuis/main/{}", room.pin);
    assert_eq!(enlist(&mut browser, room.pin, name, team).await.location(), pad);
    let mut phone = Phone::connect(&browser, room.server, room.pin, "pemain")
        .await
        .expect("a seat");
    let mine = phone.welcome().await.expect("a player's welcome");
    phone.stage(0).await;
    room.browsers.push(browser);
    room.phones.push(phone);
    mine.team.expect("a team")
}

/// A lobby with two of Tim Musi and one of Tim Rupit, and the PIN of the first.
async fn two_teams(app: &TestApp, slug: &str, questions: usize) -> (Room, String) {
    quiz_played_as(
        &app.app,
        slug,
        TEAMS,
        20,
        &vec![ask(Kind::Single, &[1], 1000); questions],
    )
    .await;
    let mut room = room_with(app, slug, &[]).await;
    let musi = member(&mut room, "Tapir Tekun", ("", "Tim Musi")).await;
    assert_eq!((musi.name.as_str(), musi.score, musi.teams), ("Tim Musi", 0, 1));
    let pin = musi.pin.to_string();
    let joined = member(&mut room, "Rusa Riang", (&pin, "")).await;
    assert_eq!(
        (joined.name.as_str(), joined.pin, joined.teams),
        ("Tim Musi", musi.pin, 1)
    );
    member(&mut room, "Kancil Kalem", ("", "Tim Rupit")).await;
    (room, pin)
}

impl Room {
    /// The question is asked, and each phone chooses what is said for it.
    async fn play(&mut self, no: u32, chosen: &[usize]) {
        self.ask().await;
        for (phone, chosen) in self.phones.iter_mut().zip(chosen) {
            phone.answer(no, choice(&[*chosen])).await.expect("saved");
        }
        let epoch = self.host.epoch + 1;
        self.host.stage(epoch).await;
    }

    /// The score of each one's team with its place, and their own.
    async fn told(&mut self) -> Vec<(u32, u32, u32)> {
        let mut told = Vec::new();
        for phone in &mut self.phones {
            let mine = phone.mine().await;
            let team = mine.team.expect("a team");
            told.push((team.score, team.rank, mine.score));
        }
        told
    }
}

on_each_engine! {
    async fn a_team_is_started_with_a_name_and_joined_by_its_pin(app) {
        let (room, musi) = two_teams(&app, "regu", 1).await;
        let (page, mut browser) = (format!("/kuis/gabung?pin={}", room.pin), app.stranger());
        browser.get(&page).await.says("PIN tim").says("Atau nama tim baru");
        let taken = stored(&app, "SELECT MIN(pin) FROM quiz_teams").await;
        let wrong = if taken > 1000 { "1000" } else { "9999" };
        for (team, says) in [
            (("", ""), "Isi PIN tim Anda, atau beri nama tim baru."),
            ((musi.as_str(), "Tim Lakitan"), "Isi salah satu saja"),
            (("", "tim-musi!"), "Sudah ada tim dengan nama ini"),
            (("", "si asu"), "tidak kami tampilkan"),
            (("", "Tim yang namanya terlalu panjang"), "paling banyak 20 huruf"),
            (("12", ""), "Tidak ada tim dengan PIN ini"),
            ((wrong, ""), "Tidak ada tim dengan PIN ini"),
        ] {
            assert_eq!(enlist(&mut browser, room.pin, "Murai Merdu", team).await.location(), page, "{team:?}");
            // What was typed is still there.
            browser.get(&page).await.says(says).says("value=\"Murai Merdu\"");
        }
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_teams").await, 2);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_players").await, 3);
        // The address that a team passes on fills its PIN in, and a name on offer is as good as one's own.
        browser.get(&format!("{page}&tim={musi}")).await.says(&format!("value=\"{musi}\""));
        let fields = [("key", "0123456789abcdef"), ("pin", &room.pin.to_string()), ("nickname", ""), ("offered", "Murai Merdu"), ("team_pin", &musi), ("team", "")];
        let pad = browser.submit(&page, JOIN, &fields).await.location().to_owned();
        browser.get(&pad).await.says("Tim Anda: Tim Musi").says(&format!("PIN tim {musi}"));
        // Twice is once.
        browser.submit(&page, JOIN, &fields).await;
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_members").await, 4);
    }

    async fn a_quiz_without_teams_asks_for_none(app) {
        quiz_played_as(&app.app, "sendiri", Mode::default(), 20, &[ask(Kind::Single, &[1], 1000)]).await;
        let (_, pin) = lobby(&app, "sendiri").await;
        let mut browser = app.stranger();
        assert!(!browser.get(&format!("/kuis/gabung?pin={pin}")).await.text.contains("PIN tim"));
        assert_eq!(enlist(&mut browser, pin, "Tapir Tekun", ("", "Tim Musi")).await.location(), format!("/kuis/main/{pin}"));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_teams").await, 0);
    }

    async fn teams_keep_their_score_over_a_late_friend_a_kill_and_a_removal(app) {
        let (mut room, musi) = two_teams(&app, "rata", 3).await;
        room.play(0, &[1, 0, 1]).await;
        assert_eq!(room.told().await, [(500, 2, 1000), (500, 2, 0), (1000, 1, 1000)]);
        let late = member(&mut room, "Murai Merdu", (&musi, "")).await;
        assert_eq!((late.score, late.rank), (500, 2));
        let mut room = room.after_a_kill().await;
        room.play(1, &[1, 1, 0, 1]).await;
        // Each of the three earned 1000 more; the late one has 500 for what was asked before.
        assert_eq!(room.told().await, [(1500, 1, 2000), (1500, 1, 1000), (1000, 2, 1000), (1500, 1, 1000)]);
        room.host.command(Command::Leaderboard).await;
        let Stage::Leaderboard { top, .. } = room.phones[0].stage(room.host.epoch).await.stage else { panic!("no board") };
        let top: Vec<_> = top.iter().map(|standing| (standing.rank, standing.nickname.as_str(), standing.score)).collect();
        assert_eq!(top, [(1, "Tim Musi", 1500), (2, "Tim Rupit", 1000)]);
        // Who is taken out is not in the mean any more, on either side of a kill.
        let rusa = stored(&app, "SELECT id FROM quiz_players WHERE nickname = 'Rusa Riang'").await.to_string();
        let (pin, players) = (room.pin.to_string(), format!("/petugas/kuis/main/{}/pemain", room.pin));
        room.librarian.get(&players).await.says("Rusa Riang · Tim Musi").says(&format!("PIN tim {musi}"));
        room.librarian.submit(&players, "/api/quizzes/remove_player", &[("pin", &pin), ("player", &rusa)]).await;
        drop((room.phones.remove(1), room.browsers.remove(1)));
        let mut room = room.after_a_kill().await;
        room.play(2, &[1, 1, 0]).await;
        // 3000 and 500 + 1000.
        assert_eq!(room.told().await, [(2250, 1, 3000), (2000, 2, 2000), (2250, 1, 1000)]);
        room.host.command(Command::End).await;
        room.host.command(Command::End).await;
        for (n, told) in [
            (0, ["Tim Musi: peringkat 1 dari 2 tim", "2.250 poin", "Anda sendiri: 3.000 poin, peringkat 1 dari 3 pemain"]),
            (1, ["Tim Rupit: peringkat 2 dari 2 tim", "2.000 poin", "Anda sendiri: 2.000 poin, peringkat 2 dari 3 pemain"]),
        ] {
            let pad = room.browsers[n].get(&format!("/kuis/main/{pin}")).await;
            for says in told {
                pad.says(says);
            }
        }
    }

    async fn the_results_and_files_show_teams(app) {
        let (mut room, _) = two_teams(&app, "hasil-tim", 1).await;
        room.play(0, &[1, 0, 1]).await;
        room.host.command(Command::End).await;
        room.host.command(Command::End).await;
        let mut db = app.app.db().read().await.expect("a connection");
        let code: String = sqlx::query_scalar("SELECT code FROM quiz_games").fetch_one(&mut *db).await.expect("a code");
        drop(db);
        let results = format!("/petugas/kuis/hasil/{code}");
        let page = room.librarian.get(&results).await;
        page.says("Per tim").says("Unduh XLSX").says(&format!("{results}/tim.csv"));
        assert!(page.text.find("Tim Rupit") < page.text.find("Tim Musi"));
        room.librarian.get(&format!("{results}/tim.csv")).await.says("1,Tim Rupit,1000,1").says("2,Tim Musi,500,2");
        room.librarian.get(&format!("{results}/pemain.csv")).await.says(",Tapir Tekun,Tim Musi,1000,").says("3,Rusa Riang,Tim Musi,0,");
        let file = room.librarian.get(&format!("{results}/hasil.xlsx")).await;
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file.body)).unwrap();
        assert_eq!(workbook.sheet_names(), ["Tim", "Pemain", "Soal", "Jawaban"]);
        assert_eq!(workbook.worksheet_range("Tim").unwrap().height(), 3);
    }

    async fn the_host_gives_a_team_another_name_and_its_members_hear_of_it(app) {
        let (mut room, _) = two_teams(&app, "nama-tim", 1).await;
        let id = stored(&app, "SELECT id FROM quiz_teams WHERE name = 'Tim Musi'").await.to_string();
        let (pin, players) = (room.pin.to_string(), format!("/petugas/kuis/main/{}/pemain", room.pin));
        let rename = "/api/quizzes/rename_team";
        for (name, says) in [("Tim Rupit", "Sudah ada tim dengan nama ini"), ("si asu", "tidak kami tampilkan"), ("", "Beri tim ini nama.")] {
            room.librarian.submit(&players, rename, &[("pin", &pin), ("id", &id), ("team", name)]).await;
            room.librarian.get(&players).await.says(says);
        }
        let mut colleague = app.with_role(Role::Librarian).await;
        assert_eq!(colleague.call(rename, &[("pin", &pin), ("id", &id), ("team", "Tim Hulu")]).await.status, 409);
        room.librarian.submit(&players, rename, &[("pin", &pin), ("id", &id), ("team", "Tim Hulu")]).await;
        room.librarian.get(&players).await.says("Nama timnya sudah diganti").says("Tapir Tekun · Tim Hulu");
        while room.phones[0].mine().await.team.expect("a team").name != "Tim Hulu" {}
        let mut restarted = room.after_a_kill().await;
        restarted.browsers[1].get(&format!("/kuis/main/{pin}")).await.says("Tim Anda: Tim Hulu");
    }

    async fn the_database_keeps_a_player_in_one_team_of_their_own_game(app) {
        let (here, _) = two_teams(&app, "di-sini", 1).await;
        let (_there, _) = two_teams(&app, "di-sana", 1).await;
        let pin = i64::from(u32::from(here.pin));
        let refused = async |sql: &'static str| {
            let mut tx = app.write().await;
            sqlx::query(sql).bind(pin).execute(&mut *tx).await.is_err()
        };
        // A second team of the same game, a team of another game, and a game of which the player is not.
        assert!(refused(
            "INSERT INTO quiz_members (player_id, game_id, team_id, head_start)
             SELECT m.player_id, m.game_id, t.id, 0 FROM quiz_members m JOIN quiz_games g ON g.id = m.game_id AND g.pin = $1
             JOIN quiz_teams t ON t.game_id = m.game_id AND t.id <> m.team_id"
        ).await);
        assert!(refused(
            "UPDATE quiz_members SET team_id = (SELECT MIN(t.id) FROM quiz_teams t JOIN quiz_games g ON g.id = t.game_id WHERE g.pin <> $1)
             WHERE game_id = (SELECT id FROM quiz_games WHERE pin = $1)"
        ).await);
        assert!(refused(
            "UPDATE quiz_members SET game_id = (SELECT id FROM quiz_games WHERE pin <> $1),
                team_id = (SELECT MIN(t.id) FROM quiz_teams t JOIN quiz_games g ON g.id = t.game_id WHERE g.pin <> $1)
             WHERE game_id = (SELECT id FROM quiz_games WHERE pin = $1)"
        ).await);
        assert!(refused("UPDATE quiz_members SET head_start = -1 WHERE game_id = (SELECT id FROM quiz_games WHERE pin = $1)").await);
    }
}
