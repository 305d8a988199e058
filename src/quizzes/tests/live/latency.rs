//! How far a phone is, measured through its socket.

use super::{Phone, Room, join, room, stored};
use crate::{
    quizzes::{
        rules::LEAD,
        tests::builders::choice,
        wire::{Command, Told, unpack},
    },
    test_support::on_each_engine,
    time::Span,
};
use futures::StreamExt;
use tokio_tungstenite::tungstenite::Message;

const ROUND_TRIPS: usize = 5;

/// Takes a seat over a link that takes `round_trip` milliseconds: each echo leaves with the read after its ping, and the
/// clock has moved meanwhile.
async fn seat_over(room: &Room, name: &str, round_trip: i64) -> Phone {
    let mut browser = room.app.stranger();
    join(&mut browser, room.pin, name).await;
    let mut phone = Phone::connect(&browser, room.server, room.pin, "pemain")
        .await
        .expect("a seat");
    let (mut pings, mut nonces) = (0, Vec::new());
    while pings <= ROUND_TRIPS {
        match phone.socket.next().await.expect("open").expect("a frame") {
            Message::Ping(nonce) => {
                assert!(nonce.len() >= 8 && !nonces.contains(&nonce), "no new nonce");
                nonces.push(nonce);
                pings += 1;
                room.wait(Span(round_trip));
            }
            Message::Binary(frame) => {
                let told: Told = unpack(&frame).expect("a message");
                assert!(matches!(told, Told::Welcome { .. } | Told::Snapshot(_)));
            }
            other => panic!("{other:?}"),
        }
    }
    phone
}

on_each_engine! {
    async fn equal_reactions_earn_the_same_near_and_far(app) {
        let mut room = room(&app, "jarak", &[]).await;
        let mut near = seat_over(&room, "Tapir Tekun", 20).await;
        let mut far = seat_over(&room, "Rusa Riang", 400).await;
        // As near as the first, but holds back every echo.
        let mut liar = seat_over(&room, "Kancil Kalem", 400).await;
        room.host.command(Command::Next).await;
        for phone in [&mut near, &mut far, &mut liar] {
            phone.stage(1).await;
        }
        room.wait(Span(LEAD + 5_000 + 10));
        near.answer(0, choice(&[1])).await.expect("saved");
        liar.answer(0, choice(&[1])).await.expect("saved");
        room.wait(Span(190));
        far.answer(0, choice(&[1])).await.expect("saved");
        let scores = [near.mine().await.score, far.mine().await.score, liar.mine().await.score];
        assert_eq!(scores, [875, 875, 880]);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers WHERE took = 5000").await, 2);
    }

    async fn an_echo_that_nobody_asked_for_measures_nothing(app) {
        let mut room = room(&app, "gema", &["Tapir Tekun"]).await;
        let mut far = seat_over(&room, "Rusa Riang", 400).await;
        futures::SinkExt::send(&mut far.socket, Message::Pong(vec![0; 8].into())).await.expect("sent");
        room.ask().await;
        room.wait(Span(5_000));
        far.stage(1).await;
        far.answer(0, choice(&[1])).await.expect("saved");
        assert_eq!(stored(&app, "SELECT took FROM quiz_answers").await, 4_800);
    }
}
