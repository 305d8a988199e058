//! One game, several processes on one PostgreSQL.

use super::{Phone, Room, join, room, stored};
use crate::{
    quizzes::{
        store::leases::LEASE,
        tests::builders::choice,
        wire::{Command, Refusal, Stage},
    },
    test_support::TestApp,
    time::Span,
};
use tokio_tungstenite::{connect_async, tungstenite};

const ANSWERS: &str = "SELECT COUNT(*) FROM quiz_answers";

/// A game that the first process runs, with a player there, and the second process.
async fn two(slug: &str) -> Option<(TestApp, TestApp, Room)> {
    let first = TestApp::postgres().await?.beside_and_reachable().await;
    let second = first.beside_and_reachable().await;
    let room = room(&first, slug, &["Tapir Tekun"]).await;
    Some((first, second, room))
}

/// A player who comes in through `app`.
async fn guest(app: &TestApp, room: &Room, name: &str) -> (TestApp, Phone) {
    let mut browser = app.stranger();
    let seated = join(&mut browser, room.pin, name).await;
    assert_eq!(seated.location(), format!("/kuis/main/{}", room.pin));
    let phone = phone(app, &browser, room).await;
    (browser, phone)
}

/// The phone of who sits in the game as `browser`, connected through `app`.
async fn phone(app: &TestApp, browser: &TestApp, room: &Room) -> Phone {
    let server = app.listen().await;
    let browser = app.with_cookies_of(browser);
    Phone::connect(&browser, server, room.pin, "pemain")
        .await
        .expect("a seat")
}

#[tokio::test]
async fn players_spread_over_two_processes_play_one_game() {
    let Some((first, second, mut room)) = two("dua").await else {
        return;
    };
    let (_, mut far) = guest(&second, &room, "Rusa Riang").await;
    far.stage(0).await;
    room.ask().await;
    far.stage(1).await;
    far.answer(0, choice(&[1])).await.expect("saved");
    first.app.set_clock(first.app.now() + Span::seconds(4));
    room.phones[0].answer(0, choice(&[1])).await.expect("saved");
    let far_score = far.mine().await.score;
    assert_eq!((room.phones[0].mine().await.score, far_score), (900, 1000));
    // Whoever leads may do so from the second process too.
    let server = second.listen().await;
    let librarian = second.with_cookies_of(&room.librarian);
    let mut remote = Phone::connect(&librarian, server, room.pin, "petugas")
        .await
        .expect("the host");
    remote.stage(2).await;
    remote.command(Command::Leaderboard).await;
    let Stage::Leaderboard { top, .. } = room.phones[0].stage(3).await.stage else {
        panic!("no leaderboard")
    };
    assert_eq!(top.len(), 2);
}

#[tokio::test]
async fn when_the_owner_is_killed_the_other_process_takes_over_and_nothing_is_lost_or_counted_twice() {
    let Some((first, second, mut room)) = two("ambil-alih").await else {
        return;
    };
    let (browser, mut far) = guest(&second, &room, "Rusa Riang").await;
    room.ask().await;
    far.stage(1).await;
    far.answer(0, choice(&[1])).await.expect("saved");
    first.app.closing().cancel();
    while far.hear().await.is_some() {}
    second.app.set_clock(first.app.now());
    // It may only be slow: its lease still runs.
    assert_eq!(second.app.games().resume(&second.app).await, Ok(0));
    second.app.set_clock(first.app.now() + LEASE + Span(1));
    assert_eq!(second.app.games().resume(&second.app).await, Ok(1));
    let mut far = phone(&second, &browser, &room).await;
    assert_eq!(far.welcome().await.expect("mine").answer, Some(choice(&[1])));
    far.stage(1).await;
    far.answer(0, choice(&[1]))
        .await
        .expect("the same answer is acknowledged again");
    let mut near = phone(&second, &room.browsers[0], &room).await;
    near.stage(1).await;
    near.answer(0, choice(&[0])).await.expect("saved");
    assert_eq!((far.mine().await.score, near.mine().await.score), (1000, 0));
    assert_eq!(stored(&second, ANSWERS).await, 2);
}

#[tokio::test]
async fn a_process_that_has_lost_its_game_writes_nothing_more() {
    let Some((first, second, mut room)) = two("pagar").await else {
        return;
    };
    room.ask().await;
    second.app.set_clock(first.app.now() + LEASE + Span(1));
    assert_eq!(second.app.games().resume(&second.app).await, Ok(1));
    assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Again));
    assert_eq!(stored(&second, ANSWERS).await, 0);
    // Through the same server it reaches the new owner.
    let mut phone = phone(&first, &room.browsers[0], &room).await;
    phone.stage(1).await;
    phone.answer(0, choice(&[1])).await.expect("saved");
    assert_eq!(stored(&second, ANSWERS).await, 1);
}

#[tokio::test]
async fn a_process_that_stops_gives_its_games_up_at_once() {
    let Some((first, second, _room)) = two("berhenti").await else {
        return;
    };
    first.app.closing().cancel();
    first.app.games().release(&first.app).await.expect("released");
    assert_eq!(second.app.games().resume(&second.app).await, Ok(1));
}

#[tokio::test]
async fn without_the_token_of_the_library_no_game_is_carried() {
    let Some((first, _, room)) = two("token").await else {
        return;
    };
    let address = first.app.config().peer_address();
    let answer = connect_async(format!("ws://{address}/antar/kuis/{}", room.pin)).await;
    let Err(tungstenite::Error::Http(refused)) = answer else {
        panic!("let in")
    };
    assert_eq!(refused.status(), 404);
}
