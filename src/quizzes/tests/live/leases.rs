//! Who runs a game, where one process is silent or two give the same address.

use super::{join, lobby};
use crate::{
    error::AppError,
    quizzes::{
        store::leases::LEASE,
        tests::builders::{game_questions, quiz},
    },
    test_support::TestApp,
    time::Span,
};
use std::time::Duration;
use tokio::{net::TcpListener, time::sleep};

#[tokio::test]
async fn who_looks_for_a_game_does_not_wait_for_the_silent_process_that_runs_another() {
    let Some(app) = TestApp::postgres().await else {
        return;
    };
    for slug in ["bisu", "dekat"] {
        quiz(&app.app, slug, 20, &game_questions()).await;
    }
    let ((_, silent), (_, near)) = (lobby(&app, "bisu").await, lobby(&app, "dekat").await);
    // Connections are taken there, and nothing is ever said.
    let mute = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = mute.local_addr().expect("an address");
    let (pin, until) = (u32::from(silent), app.app.now() + Span::days(1));
    app.change(format!(
        "UPDATE quiz_games SET owner = 'bisu', owner_at = '{address}', leased_until = {} WHERE pin = {pin}",
        until.0
    ))
    .await;
    let games = app.app.games();
    // A busy machine may stand still for as long as the silent one is waited for, but not every time.
    for _ in 0..5 {
        tokio::select! {
            biased;
            found = games.find(&app.app, silent) => assert_eq!(found.err(), Some(AppError::Busy)),
            found = games.find(&app.app, near) => return assert!(found.expect("the registry").is_some()),
        }
        sleep(Duration::from_millis(600)).await;
    }
    panic!("it waited every time")
}

#[tokio::test]
async fn two_processes_that_give_the_same_address_do_not_take_a_game_from_each_other_for_ever() {
    let Some(first) = TestApp::postgres().await else {
        return;
    };
    let second = first.beside().await;
    quiz(&first.app, "sama", 20, &game_questions()).await;
    let (_, pin) = lobby(&first, "sama").await;
    let mut owners: Vec<String> = Vec::new();
    for round in 0..3 {
        for (process, name) in [(&first, "Tapir"), (&second, "Rusa")] {
            process.app.games().resume(&process.app).await.expect("resumed");
            // Whoever has lost the game notices when there is something to write.
            join(&mut process.stranger(), pin, &format!("{name} {round}")).await;
            owners.push(first.scalar("SELECT owner FROM quiz_games").await);
        }
    }
    owners.dedup();
    // The second one looks like the first one restarted.
    assert_eq!(
        owners,
        [first.app.games().process(), second.app.games().process()]
    );
    let found = first.app.games().find(&first.app, pin).await;
    assert_eq!(found.err(), Some(AppError::Busy));
    // It is gone once its lease has run out, and not before.
    second.app.closing().cancel();
    assert_eq!(first.app.games().resume(&first.app).await, Ok(0));
    first.app.set_clock(first.app.now() + LEASE + Span(1));
    assert_eq!(first.app.games().resume(&first.app).await, Ok(1));
}
