//! A patron afterwards: their own game, practice, certificate, and the board that they may choose to be on.

use super::builders::{ask, choice, number, other, played_by, player, text};
use crate::{
    auth::{AccountId, Role},
    quizzes::{
        GameId, Kind,
        engine::game::Player,
        rules::{BEST, Merit, Season, merit},
        store::season,
    },
    test_support::{NOW, TestApp, on_each_engine},
    time::Span,
};
use jiff::civil::date;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use std::{cmp::Reverse, collections::BTreeMap};

const APPEAR: &str = "/api/quizzes/appear";
const DISAPPEAR: &str = "/api/quizzes/disappear";

fn seat(n: i64, account: AccountId) -> Player {
    Player {
        account: Some(account),
        ..player(n)
    }
}

/// Five kinds of question; whoever sits first knew the first two only.
async fn game(app: &TestApp, players: &[Player]) -> String {
    let questions = [
        ask(Kind::Single, &[1], 1000),
        other(Kind::Poll),
        ask(Kind::Multiple, &[0, 2], 1000),
        other(Kind::Typed),
        other(Kind::Numeric),
        other(Kind::Ordering),
    ];
    let answers = [
        (0, 0, choice(&[1]), 2_000),
        (0, 2, choice(&[0]), 2_000),
        (0, 3, text("Musi"), 2_000),
        (0, 4, number("999"), 2_000),
    ];
    played_by(&app.app, &questions, players, &answers).await
}

/// One question that `score` of the players, from the first on, knew at once.
async fn easy_game(app: &TestApp, players: &[Player], knew: usize) -> String {
    let answers: Vec<_> = (0..knew).map(|n| (n, 0, choice(&[1]), 100)).collect();
    played_by(&app.app, &[ask(Kind::Single, &[1], 1000)], players, &answers).await
}

on_each_engine! {
    async fn a_patron_sees_their_own_game_and_nobody_elses(app) {
        let mut siti = app.stranger();
        let id = siti.sign_in_as(Role::Patron).await;
        let code = game(&app, &[seat(1, id), player(2)]).await;
        siti.get("/saya").await.says(&format!("/saya/kuis/{code}"));
        siti.get(&format!("/saya/kuis/{code}")).await
            .says("1 dari 2").says("1 dari 5").says("Latih 4 soal").says("Jawaban Anda: Musi").says("Yang benar: Kelingi").says("Anda tidak sempat menjawab").says("Tidak dijawab");
        for (mut other, status) in [(app.with_role(Role::Patron).await, 404), (app.with_role(Role::Librarian).await, 404)] {
            for page in ["", "/latihan", "/piagam"] {
                assert_eq!(other.get(&format!("/saya/kuis/{code}{page}")).await.status, status);
            }
        }
        assert!(app.stranger().get(&format!("/saya/kuis/{code}")).await.location().starts_with("/masuk?"));
        siti.call("/api/auth/speak", &[("lang", "en")]).await;
        siti.get(&format!("/saya/kuis/{code}")).await.says("Practise the 4 I missed").says("You had no time to answer.");
    }

    async fn what_was_missed_is_practised_one_at_a_time_and_leaves_no_trace(app) {
        let mut siti = app.stranger();
        let id = siti.sign_in_as(Role::Patron).await;
        let code = game(&app, &[seat(1, id)]).await;
        let at = |query: &str| format!("/saya/kuis/{code}/latihan{query}");
        // Each answer has a nonce of its own behind the page.
        let page = |text: String| text.split("</html>").next().map(str::to_owned);
        let before = page(siti.get(&format!("/saya/kuis/{code}")).await.text);
        siti.get(&at("")).await.says("Soal 1 dari 4").says("Pilih semua yang benar");
        siti.get(&at("?soal=1&kirim=1")).await.says("Beri jawaban dulu").says("aria-describedby=\"jawab-error\"");
        siti.get(&at("?soal=1&kirim=1&a=1&c=1")).await.says("Benar!").says("Kelingi membelah kota.").says("?soal=2");
        siti.get(&at("?soal=1&kirim=1&a=1")).await.says("Sebagian benar.").says("Yang benar: Musi, Rupit").says("Coba lagi");
        // The forgiven typing mistake is forgiven here too.
        siti.get(&at("?soal=2&kirim=1&jawab=Kelinggi")).await.says("Benar!");
        siti.get(&at("?soal=2&kirim=1&jawab=Musi")).await.says("Belum tepat.").says("Yang benar: Kelingi");
        siti.get(&at("?soal=3&kirim=1&jawab=seratus")).await.says("Tulis sebuah angka");
        siti.get(&at("?soal=3&kirim=1&jawab=130,5")).await.says("Benar!");
        siti.get(&at("?soal=4&kirim=1&ke1=0&ke2=0&ke3=1&ke4=2")).await.says("Setiap butir dipilih satu kali.");
        siti.get(&at("?soal=4&kirim=1&ke1=0&ke2=1&ke3=2&ke4=3")).await.says("Benar!").says("Kembali ke hasil saya");
        for nonsense in ["?soal=0", "?soal=99&kirim=1&pilih=z", "?soal=x&kirim=1&ke1=-1", "?soal=1&kirim=1&jawab=%00"] {
            assert_eq!(siti.get(&at(nonsense)).await.status, 200);
        }
        assert_eq!(page(siti.get(&format!("/saya/kuis/{code}")).await.text), before);
    }

    async fn a_question_that_was_skipped_was_not_missed(app) {
        let mut siti = app.stranger();
        let id = siti.sign_in_as(Role::Patron).await;
        let code = game(&app, &[seat(1, id)]).await;
        let mut tx = app.write().await;
        sqlx::query("INSERT INTO quiz_skips (game_id, question_no, at) SELECT id, 3, 0 FROM quiz_games WHERE code = $1").bind(code.as_str()).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        siti.get(&format!("/saya/kuis/{code}")).await.says("1 dari 4").says("Latih 3 soal");
    }

    async fn who_knew_everything_has_nothing_to_practise(app) {
        let mut siti = app.stranger();
        let id = siti.sign_in_as(Role::Patron).await;
        let code = easy_game(&app, &[seat(1, id)], 1).await;
        siti.get(&format!("/saya/kuis/{code}/latihan")).await.says("Tidak ada yang perlu dilatih.");
    }

    async fn while_nobody_has_a_point_nobody_has_a_place(app) {
        let mut siti = app.stranger();
        let id = siti.sign_in_as(Role::Patron).await;
        for (knew, has_place) in [(0, false), (1, true)] {
            let code = easy_game(&app, &[seat(1, id), player(2)], knew).await;
            let page = siti.get(&format!("/saya/kuis/{code}")).await;
            assert_eq!(page.text.contains("<dt>Peringkat</dt>"), has_place);
        }
    }

    async fn a_certificate_is_for_who_earned_it(app) {
        let mut siti = app.stranger();
        let id = siti.sign_in_as(Role::Patron).await;
        let others: Vec<Player> = (2..6).map(player).collect();
        let mut players = vec![seat(1, id)];
        players.extend(others.clone());
        let earned = easy_game(&app, &players, 4).await;
        siti.get(&format!("/saya/kuis/{earned}")).await.says("Lihat piagam");
        siti.get(&format!("/saya/kuis/{earned}/piagam")).await
            .says("Uji patron").says("peringkat 1 dari 5 pemain").says("Kuis uji").says("24 November 2026").says("class=\"certificate\"").says("di ponsel Bagikan, lalu Cetak");
        // The last of five, and nothing right.
        let mut players = others;
        players.push(seat(1, id));
        let missed = easy_game(&app, &players, 4).await;
        assert!(!siti.get(&format!("/saya/kuis/{missed}")).await.text.contains("Lihat piagam"));
        assert_eq!(siti.get(&format!("/saya/kuis/{missed}/piagam")).await.status, 404);
    }

    async fn the_board_shows_only_who_chose_to_be_on_it(app) {
        let (mut siti, mut budi) = (app.stranger(), app.stranger());
        let (siti_id, budi_id) = (siti.sign_in_as(Role::Patron).await, budi.sign_in_as(Role::Librarian).await);
        for _ in 0..=BEST {
            easy_game(&app, &[seat(1, siti_id), seat(2, budi_id)], 2).await;
        }
        app.stranger().get("/kuis/musim").await.says("Juli–Desember 2026").says("Belum ada yang tampil").says("Masuk untuk ikut tampil");
        // The tick is what is agreed to.
        siti.submit("/kuis/musim", APPEAR, &[]).await;
        siti.get("/kuis/musim").await.says("Centang dulu").says("Belum 18 tahun?").says("Belum ada yang tampil");
        for _ in 0..2 {
            siti.submit("/kuis/musim", APPEAR, &[("agreed", "yes")]).await;
        }
        // The best five of six games, and nobody who was not asked.
        let board = app.stranger().get("/kuis/musim").await;
        board.says("Uji patron").says(">5.000<").says(">6<").says("<caption class=\"unseen\">Juli–Desember 2026</caption>");
        assert!(!board.text.contains("Uji librarian"));
        siti.get("/kuis/musim").await.says("Anda memilih tampil");
        siti.get("/saya/data").await.says("Tampilkan nama saya dan jumlah poin kuis saya");
        siti.get("/saya/data.json").await.says("\"appears_on_season_board\": true");
        budi.call("/api/auth/speak", &[("lang", "en")]).await;
        budi.get("/kuis/musim?musim=2026-1").await.says("January–June 2026").says("Nobody appears").says("The next season");
        siti.submit("/kuis/musim", DISAPPEAR, &[]).await;
        app.stranger().get("/kuis/musim").await.says("Belum ada yang tampil");
    }

    async fn a_consent_taken_back_anywhere_takes_the_name_off_the_board(app) {
        let mut siti = app.stranger();
        let id = siti.sign_in_as(Role::Patron).await;
        easy_game(&app, &[seat(1, id)], 1).await;
        siti.submit("/kuis/musim", APPEAR, &[("agreed", "yes")]).await;
        app.stranger().get("/kuis/musim").await.says("Uji patron");
        siti.submit("/saya/data", "/api/auth/withdraw_consent", &[("purpose", "quiz_season")]).await;
        app.stranger().get("/kuis/musim").await.says("Belum ada yang tampil");
    }

    async fn who_is_forgotten_is_not_on_the_board(app) {
        let mut siti = app.stranger();
        let form = [("key", "0123456789abcdef"), ("name", "Siti Aminah"), ("email", "siti@contoh.id"), ("password", "durian jatuh malam"), ("consent", "yes")];
        siti.submit("/daftar", "/api/auth/register", &form).await;
        let mut db = app.app.db().read().await.unwrap();
        let id: AccountId = sqlx::query_scalar("SELECT id FROM accounts WHERE email = 'siti@contoh.id'").fetch_one(&mut *db).await.unwrap();
        drop(db);
        easy_game(&app, &[seat(1, id)], 1).await;
        siti.submit("/kuis/musim", APPEAR, &[("agreed", "yes")]).await;
        app.stranger().get("/kuis/musim").await.says("Siti Aminah");
        siti.submit("/saya/data", "/api/auth/erase", &[("current_password", "durian jatuh malam"), ("sure", "yes")]).await;
        let board = app.stranger().get("/kuis/musim").await;
        assert!(!board.text.contains("Siti") && !board.text.contains("menghapus akunnya"));
        let mut db = app.app.db().read().await.unwrap();
        let last: i64 = sqlx::query_scalar("SELECT MIN(granted) FROM consents WHERE account_id = $1 AND purpose = 'quiz_season'").bind(id).fetch_one(&mut *db).await.unwrap();
        assert_eq!(last, 0);
    }

    async fn two_seats_in_one_game_are_one_result(app) {
        let mut siti = app.stranger();
        let id = siti.sign_in_as(Role::Patron).await;
        easy_game(&app, &[seat(1, id), seat(2, id)], 2).await;
        siti.submit("/kuis/musim", APPEAR, &[("agreed", "yes")]).await;
        app.stranger().get("/kuis/musim").await.says(">1.000<").says(">1<");
    }

    async fn nobody_has_more_than_their_best_games(app) {
        let mut people = Vec::new();
        for games in [&[2000][..], &[1000, 0, 2000, 1000, 2000, 1000], &[0, 0]] {
            let mut person = app.stranger();
            let id = person.sign_in_as(Role::Patron).await;
            for points in games {
                played_by(&app.app, &[ask(Kind::Single, &[1], *points)], &[seat(1, id)], &[(0, 0, choice(&[1]), 100)]).await;
            }
            people.push(id);
        }
        let mut db = app.app.db().read().await.unwrap();
        let board = season::standings(&mut db, &people, NOW, NOW + Span::days(1)).await.unwrap();
        let board: Vec<_> = board.iter().map(|standing| (standing.account_id, standing.score, standing.games)).collect();
        // The best five of six games; who has no points is not there.
        assert_eq!(board, [(people[1], 7000, 6), (people[0], 2000, 1)]);
        assert_eq!(season::standings(&mut db, &people, NOW - Span::days(1), NOW).await.unwrap(), []);
    }

    async fn the_board_is_the_sum_of_the_best_games_whatever_was_played(app) {
        let mut people = Vec::new();
        for _ in 0..3 {
            people.push(app.stranger().sign_in_as(Role::Patron).await);
        }
        // For each game its points in thousands, and for each person how many seats and whether each knew.
        let seats = (0_usize..3, [any::<bool>(), any::<bool>()]);
        let games = prop::collection::vec((0_i64..3, prop::collection::vec(seats, 3)), 14);
        let games = games.new_tree(&mut TestRunner::deterministic()).unwrap().current();
        let mut best: BTreeMap<AccountId, Vec<i64>> = BTreeMap::new();
        for (thousands, persons) in games {
            let (mut players, mut answers) = (Vec::new(), Vec::new());
            for (id, (count, knew)) in people.iter().zip(persons) {
                for knew in &knew[..count] {
                    if *knew {
                        answers.push((players.len(), 0, choice(&[1]), 100));
                    }
                    players.push(seat(i64::try_from(players.len()).unwrap() + 1, *id));
                }
                if count > 0 {
                    let score = if knew[..count].contains(&true) { thousands * 1000 } else { 0 };
                    best.entry(*id).or_default().push(score);
                }
            }
            let points = u32::try_from(thousands).unwrap() * 1000;
            played_by(&app.app, &[ask(Kind::Single, &[1], points)], &players, &answers).await;
        }
        let mut expected: Vec<_> = best.into_iter().map(|(id, mut scores)| {
            scores.sort_unstable_by_key(|score| Reverse(*score));
            (id, scores.iter().take(BEST).sum::<i64>(), i64::try_from(scores.len()).unwrap())
        }).collect();
        expected.retain(|(_, score, _)| *score > 0);
        expected.sort_by_key(|(id, score, _)| (Reverse(*score), *id));
        let mut db = app.app.db().read().await.unwrap();
        // More people than one query takes.
        let many: Vec<AccountId> = (1..900).map(AccountId::from_raw).chain(people).collect();
        let board = season::standings(&mut db, &many, NOW, NOW + Span::days(1)).await.unwrap();
        let board: Vec<_> = board.iter().map(|standing| (standing.account_id, standing.score, standing.games)).collect();
        assert_eq!(board, expected);
    }

    async fn a_game_of_another_season_counts_there(app) {
        let mut siti = app.stranger();
        let id = siti.sign_in_as(Role::Patron).await;
        let code = easy_game(&app, &[seat(1, id)], 1).await;
        siti.submit("/kuis/musim", APPEAR, &[("agreed", "yes")]).await;
        // 30 June, 23.59 in Lubuklinggau, though July has begun elsewhere.
        let june = app.app.config().zone.instant(date(2026, 6, 30), 23 * 60 + 59);
        assert!(june < NOW - Span::days(100));
        let mut tx = app.write().await;
        let game: GameId = sqlx::query_scalar("UPDATE quiz_games SET opened_at = $1 WHERE code = $2 RETURNING id").bind(june).bind(code).fetch_one(&mut *tx).await.unwrap();
        season::settle(&mut tx, game).await.unwrap();
        tx.commit().await.unwrap();
        siti.get("/kuis/musim").await.says("Belum ada yang tampil");
        siti.get("/kuis/musim?musim=2026-1").await.says("Uji patron");
    }
}

#[test]
fn a_season_is_half_a_year() {
    for (day, name, begins) in [
        (date(2026, 1, 1), "2026-1", date(2026, 1, 1)),
        (date(2026, 6, 30), "2026-1", date(2026, 1, 1)),
        (date(2026, 7, 1), "2026-2", date(2026, 7, 1)),
        (date(2026, 12, 31), "2026-2", date(2026, 7, 1)),
    ] {
        let season = Season::of(day);
        assert_eq!((season.to_string().as_str(), season.begins()), (name, begins));
        assert_eq!((season.next().before(), name.parse()), (season, Ok(season)));
    }
    for wrong in ["", "2026", "2026-3", "1999-1", "99999-1", "2026-1-1"] {
        assert_eq!(wrong.parse::<Season>(), Err(()), "{wrong}");
    }
}

#[test]
fn a_certificate_is_for_the_podium_or_for_seven_of_ten() {
    assert_eq!(merit((1, 9), 900, 1, 10), Some(Merit::Podium(1)));
    assert_eq!(merit((3, 9), 1, 0, 10), Some(Merit::Podium(3)));
    assert_eq!(merit((1, 9), 0, 0, 10), None);
    // The last of few, or the only one, won against nobody.
    assert_eq!(merit((3, 3), 900, 1, 10), None);
    assert_eq!(merit((1, 1), 900, 1, 10), None);
    assert_eq!(merit((4, 9), 900, 7, 10), Some(Merit::Right { right: 7, of: 10 }));
    assert_eq!(merit((4, 9), 900, 6, 10), None);
    assert_eq!(merit((4, 9), 900, 0, 0), None);
}
