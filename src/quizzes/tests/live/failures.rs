//! A database that fails for a moment, or for longer: what a hall notices of it, and what it is told.

use super::{Phone, Room, room, stored};
use crate::{
    db::{Engine, Tx},
    error::AppError,
    quizzes::{
        engine::game::Input,
        rules::{GRACE, PATIENCE},
        tests::builders::choice,
        wire::{Asked, Command, GONE, Refusal, Stage, Told},
    },
    test_support::{TestApp, on_each_engine},
    time::Span,
};
use std::time::Duration;
use tokio::time::sleep;

const COUNT: &str = "SELECT COUNT(*) FROM quiz_answers";
/// Long enough for whoever was let loose first to wait in the queue first.
const IN_TURN: Duration = Duration::from_millis(150);

/// From now on no answer can be stored.
async fn refuse_answers(app: &TestApp) {
    match app.app.db().engine() {
        Engine::Sqlite => {
            app.change(
                "CREATE TRIGGER refuse BEFORE INSERT ON quiz_answers BEGIN SELECT RAISE(ABORT, 'no'); END",
            )
            .await;
        }
        Engine::Postgres => {
            app.change(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$",
            )
            .await;
            app.change(
                "CREATE TRIGGER refuse BEFORE INSERT ON quiz_answers FOR EACH ROW EXECUTE FUNCTION refuse()",
            )
            .await;
        }
    }
}

async fn take_answers(app: &TestApp) {
    app.change(match app.app.db().engine() {
        Engine::Sqlite => "DROP TRIGGER refuse",
        Engine::Postgres => "DROP TRIGGER refuse ON quiz_answers",
    })
    .await;
}

/// Until this is dropped every answer waits to be written.
async fn hold_answers(app: &TestApp) -> Tx {
    // On SQLite that is the only writer already.
    let mut held = app.write().await;
    if app.app.db().engine() == Engine::Postgres {
        sqlx::query("LOCK TABLE quiz_answers IN SHARE MODE")
            .execute(&mut *held)
            .await
            .expect("a lock");
    }
    held
}

async fn send(phone: &mut Phone) {
    let (pin, epoch) = (phone.pin, phone.epoch);
    phone
        .say(Asked::Answer {
            pin,
            epoch,
            no: 0,
            answer: choice(&[1]),
        })
        .await;
    sleep(IN_TURN).await;
}

/// The phone of player `n` answers, and the first try to store that fails.
async fn fail_once(app: &TestApp, room: &mut Room, n: usize) {
    refuse_answers(app).await;
    let held = hold_answers(app).await;
    send(&mut room.phones[n]).await;
    let let_go = async {
        sleep(IN_TURN).await;
        drop(held);
    };
    // Waits behind the first try, and before the second.
    tokio::join!(take_answers(app), let_go);
}

on_each_engine! {
    async fn a_write_that_fails_once_costs_nobody_an_answer(app) {
        let mut room = room(&app, "sekali", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        refuse_answers(&app).await;
        let held = hold_answers(&app).await;
        for phone in &mut room.phones {
            send(phone).await;
        }
        // Its time runs out meanwhile.
        room.wait(Span(20_000 + 2 * GRACE));
        let let_go = async {
            sleep(IN_TURN).await;
            drop(held);
        };
        tokio::join!(take_answers(&app), let_go);
        for phone in &mut room.phones {
            assert_eq!(phone.acknowledged().await, Ok(()));
        }
        assert_eq!(stored(&app, COUNT).await, 2);
        app.app.games().tick().await;
        assert_eq!(room.phones[0].mine().await.gained, Some(1000));
    }

    async fn an_answer_that_could_not_be_stored_is_not_acknowledged(app) {
        let mut room = room(&app, "gagal", &["Tapir Tekun"]).await;
        room.ask().await;
        refuse_answers(&app).await;
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Again));
        take_answers(&app).await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        assert_eq!(stored(&app, COUNT).await, 1);
        assert_eq!(room.phones[0].mine().await.gained, Some(1000));
    }

    async fn nor_where_the_game_cannot_even_be_read(app) {
        let mut room = room(&app, "buta", &["Tapir Tekun"]).await;
        room.ask().await;
        app.change("ALTER TABLE quiz_answers RENAME TO quiz_answers_away").await;
        send(&mut room.phones[0]).await;
        while let Some(told) = room.phones[0].hear().await {
            assert!(!matches!(told, Told::Saved { .. }), "an acknowledgement of what is not there");
        }
        app.change("ALTER TABLE quiz_answers_away RENAME TO quiz_answers").await;
        // Whoever comes back gives it again, and then it is there.
        let mut phone = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
        phone.stage(1).await;
        phone.answer(0, choice(&[1])).await.expect("saved");
        assert_eq!(stored(&app, COUNT).await, 1);
        assert_eq!(phone.mine().await.gained, Some(1000));
    }

    async fn who_comes_back_while_an_answer_is_lost_is_not_told_that_it_is_saved(app) {
        let mut room = room(&app, "hilang", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        refuse_answers(&app).await;
        let held = hold_answers(&app).await;
        for phone in &mut room.phones {
            send(phone).await;
        }
        let (browser, server, pin) = (&room.browsers[1], room.server, room.pin);
        let again = Phone::connect(browser, server, pin, "pemain");
        let let_go = async {
            sleep(2 * IN_TURN).await;
            drop(held);
        };
        // Asked to come again, or told how things are.
        match tokio::join!(again, let_go).0 {
            Ok(mut phone) => assert_eq!(phone.welcome().await.expect("its seat").answer, None),
            Err(status) => assert_eq!(status, 503),
        }
        assert_eq!(stored(&app, COUNT).await, 0);
    }

    async fn a_write_that_failed_once_sends_nobody_away(app) {
        let mut room = room(&app, "tetap", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        fail_once(&app, &mut room, 0).await;
        assert_eq!(room.phones[0].acknowledged().await, Ok(()));
        // The other one changes networks: a second line, and then the end of the first.
        let mut second = Phone::connect(&room.browsers[1], room.server, room.pin, "pemain").await.expect("a seat");
        second.stage(1).await;
        drop(room.phones.pop());
        sleep(IN_TURN).await;
        room.wait(Span(2 * PATIENCE));
        app.app.games().tick().await;
        second.answer(0, choice(&[1])).await.expect("still open");
    }

    async fn a_game_whose_server_stops_is_not_over(app) {
        let mut room = room(&app, "henti", &["Tapir Tekun"]).await;
        room.ask().await;
        let handle = app.app.games().find(&app.app, room.pin).await.expect("the registry").expect("the game");
        app.app.closing().cancel();
        while room.phones[0].hear().await.is_some() {}
        assert_eq!(handle.ask(Input::Tick).await, Err(AppError::Busy));
    }

    async fn a_game_that_has_ended_is_over(app) {
        let mut room = room(&app, "usai", &["Tapir Tekun"]).await;
        room.ask().await;
        let handle = app.app.games().find(&app.app, room.pin).await.expect("the registry").expect("the game");
        for _ in 0..2 {
            room.host.command(Command::End).await;
        }
        while room.host.hear().await.is_some() {}
        assert_eq!(handle.ask(Input::Tick).await, Err(AppError::NotFound));
        assert_eq!(Phone::refused(&room.browsers[0], room.server, room.pin, "pemain").await, GONE);
    }

    async fn the_board_says_where_one_stands_to_whom_the_reveal_did_not_reach(app) {
        let mut room = room(&app, "papan", &["Tapir Tekun"]).await;
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.host.stage(2).await;
        // It comes after the reveal, which it therefore never sees.
        let mut late = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
        late.stage(2).await;
        room.host.command(Command::Leaderboard).await;
        let Stage::Leaderboard { .. } = late.stage(3).await.stage else { panic!("no board") };
        let shot = app.app.games().find(&app.app, room.pin).await.expect("the registry").expect("the game").shots.borrow().clone();
        assert_eq!(shot.standings.values().map(|mine| (mine.score, mine.rank)).collect::<Vec<_>>(), [(1000, 1)]);
        // Who has heard it with the reveal does not hear it once more.
        let (mut told, mut boards) = (0, 0);
        while boards == 0 {
            match room.phones[0].hear().await.expect("open") {
                Told::Mine(_) => told += 1,
                Told::Snapshot(snapshot) => boards += u32::from(matches!(snapshot.stage, Stage::Leaderboard { .. })),
                _ => {}
            }
        }
        assert_eq!(told, 1);
    }
}
