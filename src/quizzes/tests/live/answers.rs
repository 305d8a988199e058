//! Answers: what is kept, and what counts for nothing.

use super::{Phone, room, stored};
use crate::{
    quizzes::{
        tests::builders::choice,
        wire::{Asked, Command, Refusal},
    },
    test_support::on_each_engine,
};
use futures::SinkExt;

on_each_engine! {
    async fn an_answer_given_just_before_a_reconnect_is_kept(app) {
        let mut room = room(&app, "putus", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        let mut gone = room.phones.remove(0);
        let (pin, epoch) = (gone.pin, gone.epoch);
        gone.say(Asked::Answer { pin, epoch, no: 0, answer: choice(&[1]) }).await;
        // The connection breaks before the acknowledgement is read.
        gone.socket.flush().await.expect("flushed");
        drop(gone);
        let mine = loop {
            let mut back = Phone::connect(&room.browsers[0], room.server, room.pin, "pemain").await.expect("a seat");
            let mine = back.welcome().await.expect("a player's welcome");
            if mine.answer.is_some() {
                // What was sent again is acknowledged again, and counts once.
                back.stage(epoch).await;
                assert_eq!(back.answer(0, choice(&[1])).await, Ok(()));
                break mine;
            }
        };
        assert_eq!(mine.answer, Some(choice(&[1])));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 1);
    }

    async fn a_tap_after_the_reveal_counts_for_nothing(app) {
        let mut room = room(&app, "terlambat", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        room.host.command(Command::Reveal).await;
        // Its screen still shows the question.
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Late));
        let stale = room.phones[0].epoch;
        room.ask().await;
        room.phones[0].epoch = stale;
        assert_eq!(room.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Late));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 0);
    }

    async fn a_game_hears_only_its_own_answers(app) {
        let mut here = room(&app, "sini", &["Tapir Tekun"]).await;
        let mut there = room(&app, "sana", &["Rusa Riang"]).await;
        assert_ne!(here.pin, there.pin);
        here.ask().await;
        there.ask().await;
        here.phones[0].pin = there.pin;
        assert_eq!(here.phones[0].answer(0, choice(&[1])).await, Err(Refusal::Elsewhere));
        // A seat here opens nothing there.
        let stranger = Phone::connect(&here.browsers[0], there.server, there.pin, "pemain").await;
        assert_eq!(stranger.err(), Some(404));
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 0);
    }
}
