//! From the lobby to the podium, and who may lead.

use super::{Phone, room, stored};
use crate::{
    auth::Role,
    quizzes::{
        tests::builders::choice,
        wire::{Asked, Command, Refusal, Stage},
    },
    test_support::on_each_engine,
    time::Span,
};

on_each_engine! {
    async fn three_players_go_from_the_lobby_to_the_podium(app) {
        let mut room = room(&app, "podium", &["Tapir Tekun", "Rusa Riang", "Kancil Kalem"]).await;
        let mut screen = Phone::connect(&app.stranger(), room.server, room.pin, "layar").await.expect("a screen");
        let heard_before: Vec<u32> = room.phones.iter().map(|phone| phone.heard).collect();
        room.ask().await;
        room.phones[0].answer(0, choice(&[1])).await.expect("saved");
        room.wait(Span::seconds(10));
        room.phones[1].answer(0, choice(&[1])).await.expect("saved");
        room.phones[2].answer(0, choice(&[3])).await.expect("saved");
        // Everyone has answered, so the question is over.
        let Stage::Reveal(revealed) = screen.stage(2).await.stage else { panic!("no reveal") };
        assert_eq!((revealed.chosen, revealed.right, revealed.players), (vec![0, 2, 0, 1], 2, 3));
        let mut places = Vec::new();
        for phone in &mut room.phones {
            let mine = phone.mine().await;
            places.push((mine.score, mine.rank, mine.gained));
            phone.stage(2).await;
        }
        assert_eq!(places, [(1000, 1, Some(1000)), (750, 2, Some(750)), (0, 3, Some(0))]);
        room.host.stage(2).await;
        room.host.command(Command::Leaderboard).await;
        for (phone, before) in room.phones.iter_mut().zip(heard_before) {
            phone.stage(3).await;
            assert!(phone.heard - before <= 6, "{} messages for one question", phone.heard - before);
        }
        let Stage::Leaderboard { top, .. } = screen.stage(3).await.stage else { panic!("no leaderboard") };
        assert_eq!((top[0].nickname.as_str(), top[0].score), ("Tapir Tekun", 1000));
        for _ in 0..2 {
            room.ask().await;
            room.host.command(Command::Reveal).await;
        }
        room.host.command(Command::Next).await;
        let Stage::Podium { top } = screen.stage(8).await.stage else { panic!("no podium") };
        assert_eq!(top.iter().map(|standing| standing.rank).collect::<Vec<_>>(), [1, 2, 3]);
        room.host.command(Command::End).await;
        assert_eq!(screen.stage(9).await.stage, Stage::Ended);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_answers").await, 3);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_games WHERE ended_at IS NOT NULL").await, 1);
    }

    async fn a_player_cannot_trigger_the_leaderboard(app) {
        let mut room = room(&app, "palsu", &["Tapir Tekun", "Rusa Riang"]).await;
        room.ask().await;
        for command in Command::ALL {
            let epoch = room.phones[0].epoch;
            room.phones[0].say(Asked::Command { epoch, command }).await;
            assert_eq!(room.phones[0].acknowledged().await, Err(Refusal::NotHost));
        }
        // Nor by saying to be the host, nor past the socket.
        let as_host = Phone::connect(&room.browsers[0], room.server, room.pin, "petugas").await;
        assert_eq!(as_host.err(), Some(401));
        let patron = app.with_role(Role::Patron).await;
        assert_eq!(Phone::connect(&patron, room.server, room.pin, "petugas").await.err(), Some(403));
        let (pin, epoch) = (room.pin.to_string(), room.host.epoch.to_string());
        let fields = [("pin", pin.as_str()), ("epoch", &epoch), ("command", "leaderboard")];
        assert_eq!(room.browsers[0].call("/api/quizzes/command", &fields).await.status, 401);
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_games WHERE stage = 'question'").await, 1);
    }
}
