//! A host's line outlives its page, and not the right to lead.

use super::{Phone, join, room, stored};
use crate::{
    auth::Role,
    quizzes::wire::{Asked, Command, STALE},
    test_support::{TestApp, on_each_engine},
};
use futures::StreamExt;
use std::time::Duration;
use tokio_tungstenite::tungstenite::Message;

const SIGN_OUT: &str = "/api/auth/sign_out_everywhere";
const IN_LOBBY: &str = "SELECT COUNT(*) FROM quiz_games WHERE stage = 'lobby'";

/// What a line is closed with, whatever was said through it before.
async fn closed_with(line: &mut Phone) -> u16 {
    loop {
        let said = tokio::time::timeout(Duration::from_secs(10), line.socket.next()).await;
        match said.expect("something within 10 s") {
            Some(Ok(Message::Close(Some(why)))) => return why.code.into(),
            Some(Ok(_)) => {}
            other => panic!("it ended with {other:?}"),
        }
    }
}

on_each_engine! {
    async fn who_has_signed_out_everywhere_leads_no_more(app) {
        let mut room = room(&app, "keluar", &["Tapir Tekun"]).await;
        room.librarian.submit("/saya", SIGN_OUT, &[]).await;
        let epoch = room.host.epoch;
        room.host.say(Asked::Command { epoch, command: Command::Next }).await;
        assert_eq!(closed_with(&mut room.host).await, STALE);
        assert_eq!(stored(&app, IN_LOBBY).await, 1);
    }

    async fn who_is_no_librarian_any_more_leads_no_more(app) {
        let mut room = room(&app, "turun", &["Tapir Tekun"]).await;
        app.change("UPDATE accounts SET role = 'patron' WHERE role = 'librarian'").await;
        let epoch = room.host.epoch;
        room.host.say(Asked::Command { epoch, command: Command::Next }).await;
        assert_eq!(closed_with(&mut room.host).await, STALE);
        assert_eq!(stored(&app, IN_LOBBY).await, 1);
    }

    async fn while_the_database_cannot_say_who_it_is_nobody_is_taken_for_a_stranger(app) {
        let mut room = room(&app, "siapa", &[]).await;
        let (pin, remote) = (room.pin, format!("/petugas/kuis/main/{}", room.pin));
        let mut patron = app.with_role(Role::Patron).await;
        app.change("ALTER TABLE sessions RENAME TO sessions_away").await;
        assert_eq!(room.librarian.get(&remote).await.status, 503);
        let line = Phone::connect(&room.librarian, room.server, pin, "petugas").await;
        assert_eq!(line.err(), Some(503));
        join(&mut patron, pin, "Rusa Riang").await;
        assert_eq!(stored(&app, "SELECT COUNT(*) FROM quiz_players").await, 0);
        // What everybody may see is seen.
        assert_eq!(patron.get("/kuis").await.status, 200);
        app.change("ALTER TABLE sessions_away RENAME TO sessions").await;
        assert_eq!(room.librarian.get(&remote).await.status, 200);
        assert_eq!(join(&mut patron, pin, "Rusa Riang").await.location(), format!("/kuis/main/{pin}"));
        assert_eq!(stored(&app, "SELECT COUNT(account_id) FROM quiz_players").await, 1);
    }
}

#[tokio::test]
async fn who_has_signed_out_sees_no_more_than_until_the_next_ping() {
    let app = TestApp::sqlite().await;
    let mut room = room(&app, "jeda-ping", &[]).await;
    room.librarian.submit("/saya", SIGN_OUT, &[]).await;
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(26)).await;
    tokio::time::resume();
    assert_eq!(closed_with(&mut room.host).await, STALE);
}
