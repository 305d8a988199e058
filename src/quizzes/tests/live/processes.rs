//! One game, several processes on one PostgreSQL.

use super::{JOIN, Phone, Room, join, room, room_with, stored};
use crate::{
    error::AppError,
    quizzes::{
        Mode,
        store::leases::LEASE,
        tests::builders::{choice, game_questions, quiz_played_as},
        wire::{Asked, Command, Refusal, Stage, Told, pack},
    },
    test_support::TestApp,
    time::Span,
};
use futures::SinkExt;
use std::time::Duration;
use tokio_tungstenite::{
    connect_async,
    tungstenite::{self, Message},
};

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
    reach(app, room).await;
    let mut browser = app.stranger();
    let seated = join(&mut browser, room.pin, name).await;
    assert_eq!(seated.location(), format!("/kuis/main/{}", room.pin));
    let phone = phone(app, &browser, room).await;
    (browser, phone)
}

/// The phone of who sits in the game as `browser`, connected through `app`.
async fn phone(app: &TestApp, browser: &TestApp, room: &Room) -> Phone {
    reach(app, room).await;
    let server = app.listen().await;
    let browser = app.with_cookies_of(browser);
    Phone::connect(&browser, server, room.pin, "pemain")
        .await
        .expect("a seat")
}

/// Has the game found through `app`. On a busy machine the process that runs it may not answer within the second it has for
/// that, and whoever plays comes back then.
async fn reach(app: &TestApp, room: &Room) {
    for _ in 0..20 {
        match app.app.games().find(&app.app, room.pin).await {
            Ok(found) => return assert!(found.is_some(), "no such game"),
            Err(AppError::Busy) => tokio::time::sleep(Duration::from_millis(500)).await,
            Err(error) => panic!("{error}"),
        }
    }
    panic!("the process that runs the game is silent")
}

#[tokio::test]
async fn classquiz_more_than_one_worker_serves_a_game() {
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
async fn a_team_spread_over_two_processes_is_one_team() {
    let Some(first) = TestApp::postgres().await else {
        return;
    };
    let first = first.beside_and_reachable().await;
    let second = first.beside_and_reachable().await;
    let teams = Mode {
        accuracy: true,
        teams: true,
        ..Mode::default()
    };
    quiz_played_as(&first.app, "regu-dua", teams, 20, &game_questions()).await;
    let mut room = room_with(&first, "regu-dua", &[]).await;
    reach(&second, &room).await;
    let pin = room.pin.to_string();
    let page = format!("/kuis/gabung?pin={pin}");
    let mut founder = first.stranger();
    let fields = |key, name, team_pin| {
        [
            ("key", key),
            ("pin", pin.as_str()),
            ("nickname", name),
            ("team_pin", team_pin),
            ("team", ""),
        ]
    };
    let mut founding = fields("0123456789abcdef", "Tapir Tekun", "");
    founding[4].1 = "Tim Musi";
    founder.submit(&page, JOIN, &founding).await;
    let mut near = phone(&first, &founder, &room).await;
    let team = near.welcome().await.expect("mine").team.expect("a team");
    let team_pin = team.pin.to_string();
    let mut friend = second.stranger();
    // The form of the second process knows that teams play, and a wrong PIN is said there.
    friend.get(&page).await.says("PIN tim");
    let wrong = if team_pin == "1000" { "1001" } else { "1000" };
    friend
        .submit(&page, JOIN, &fields("fedcba9876543210", "Rusa Riang", wrong))
        .await;
    friend.get(&page).await.says("Tidak ada tim dengan PIN ini");
    friend
        .submit(&page, JOIN, &fields("fedcba9876543210", "Rusa Riang", &team_pin))
        .await;
    let mut far = phone(&second, &friend, &room).await;
    assert_eq!(far.welcome().await.expect("mine").team, Some(team));
    for member in [&mut near, &mut far] {
        member.stage(0).await;
    }
    room.ask().await;
    for (member, chosen) in [(&mut near, 1), (&mut far, 0)] {
        member.stage(1).await;
        member.answer(0, choice(&[chosen])).await.expect("saved");
    }
    for (member, own) in [(&mut near, 1000), (&mut far, 0)] {
        let mine = member.mine().await;
        assert_eq!((mine.score, mine.team.expect("a team").score), (own, 500));
    }
    // The owner is killed, and the other one counts the same.
    first.app.closing().cancel();
    while far.hear().await.is_some() {}
    second.app.set_clock(first.app.now() + LEASE + Span(1));
    assert_eq!(second.app.games().resume(&second.app).await, Ok(1));
    let mut back = phone(&second, &founder, &room).await;
    let mine = back.welcome().await.expect("mine");
    assert_eq!((mine.score, mine.team.expect("a team").score), (1000, 500));
}

#[tokio::test]
async fn a_process_that_has_lost_its_game_writes_nothing_more() {
    let Some((first, second, mut room)) = two("pagar").await else {
        return;
    };
    room.ask().await;
    second.app.set_clock(first.app.now() + LEASE + Span(1));
    assert_eq!(second.app.games().resume(&second.app).await, Ok(1));
    // The first process notices at this answer, or has at its last renewal and hung up.
    let (pin, epoch, answer) = (room.pin, 1, choice(&[1]));
    let asked = Asked::Answer {
        pin,
        epoch,
        no: 0,
        answer,
    };
    // Hung up is fine.
    drop(room.phones[0].socket.send(Message::binary(pack(&asked))).await);
    // Until it hangs up: who came back before that would still find the old game.
    while let Some(told) = room.phones[0].hear().await {
        match told {
            Told::Refused { why, .. } => assert_eq!(why, Refusal::Again),
            Told::Saved { .. } => panic!("an acknowledgement from who has lost the game"),
            _ => {}
        }
    }
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
