//! The task that owns one open game: take what has come, decide, write it all at once, acknowledge, announce.

use super::{
    game::{Game, Input, Reply, Stage, Write},
    handle::{Clock, Counters, Ends, Handle, MAILBOX, Mail, People, Shot, ends},
};
use crate::{
    auth::{self, AccountId},
    db::{Actor, Engine},
    error::AppError,
    live::Topic,
    quizzes::{
        store::{games, leases, rounds},
        wire::Refusal,
    },
    server::App,
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// Thrice within a lease, so that one failure loses nothing.
const RENEW_EVERY: Duration = Duration::from_millis(1500);
/// Counters leave at most this often.
const HALL_EVERY: Duration = Duration::from_millis(200);

/// Who leads `game`, by name.
pub(super) async fn leader(app: &App, game: &Game) -> Result<Option<(AccountId, String)>, AppError> {
    let Some(leader) = game.leader() else {
        return Ok(None);
    };
    let names = auth::backend::contacts(&mut *app.db().read().await?, &[leader]).await?;
    let name = names.into_values().next().map(|contact| contact.name);
    Ok(Some((leader, name.unwrap_or_default())))
}

/// Starts the task of `game`. `over` is called when it has stopped.
pub(super) fn start(
    app: App,
    game: Game,
    leader: Option<(AccountId, String)>,
    over: impl FnOnce() + Send + 'static,
) -> Handle {
    let people = People {
        leader,
        ..People::default()
    };
    let clock = Clock::new(app.clone());
    let (shot, counters) = (Shot::of(&game, people.clone()), Counters::of(game.hall()));
    let (handle, ends) = ends(game.id, clock.clone(), shot, counters);
    let owner = Owner {
        renew_due: Owner::next_renewal(&app),
        app,
        game,
        people,
        clock,
        ends,
        hall_due: None,
        hall_sent: Instant::now(),
    };
    tokio::spawn(async move {
        owner.run().await;
        over();
    });
    handle
}

struct Owner {
    app: App,
    game: Game,
    people: People,
    clock: Clock,
    ends: Ends,
    /// When the lease has to be renewed, where another process could take the game.
    renew_due: Option<Instant>,
    /// When the counters that have changed may leave.
    hall_due: Option<Instant>,
    hall_sent: Instant,
}

impl Owner {
    async fn run(mut self) {
        let closing = self.app.closing();
        let mut batch = Vec::new();
        while self.game.stage() != Stage::Ended {
            let due = self.game.due().map(|due| (due - self.clock.now()).0.max(1));
            let due =
                due.and_then(|wait| Some(Instant::now() + Duration::from_millis(u64::try_from(wait).ok()?)));
            let hall_due = self.hall_due;
            tokio::select! {
                // In this order: under a flood of answers, time still passes.
                biased;
                () = closing.cancelled() => return,
                () = sleep_until(due) => {}
                () = sleep_until(self.renew_due) => if !self.renew().await { return },
                () = sleep_until(hall_due) => self.send_hall(),
                received = self.ends.mail.recv_many(&mut batch, MAILBOX) => if received == 0 { return },
            }
            self.empty_mailbox(&mut batch);
            if self.turn(&mut batch).await.is_err() {
                // Neither written nor readable: whoever comes next reads the game afresh.
                return;
            }
        }
    }

    /// Whatever a round is for: what waits has come before it.
    fn empty_mailbox(&mut self, batch: &mut Vec<Mail>) {
        while batch.len() < MAILBOX
            && let Ok(mail) = self.ends.mail.try_recv()
        {
            batch.push(mail);
        }
    }

    fn next_renewal(app: &App) -> Option<Instant> {
        (app.db().engine() == Engine::Postgres).then(|| Instant::now() + RENEW_EVERY)
    }

    /// `false`: another process runs the game by now.
    async fn renew(&mut self) -> bool {
        self.renew_due = Self::next_renewal(&self.app);
        let renewed = async {
            let mut tx = self.app.db().write(self.app.now(), Actor::default()).await?;
            let ours = leases::renew(&mut tx, self.game.id, self.app.games().process()).await?;
            tx.commit().await?;
            Ok::<_, AppError>(ours)
        };
        renewed.await.unwrap_or_else(|error| {
            // Whether it is still ours is seen at the next round or renewal.
            tracing::warn!(game = %self.game.pin, %error, "the lease of a quiz was not renewed");
            true
        })
    }

    /// One round: decide everything that has come, write, acknowledge, announce.
    ///
    /// What could not be written is decided once more on the game as the database has it: a failure may be of a moment, and when a
    /// connection ends in a commit only the database knows how that went. Rules and tables take the same thing twice as once.
    ///
    /// # Errors
    /// When the game is not ours any more, or cannot be read. Whoever waits for a reply gets none then, and comes back.
    async fn turn(&mut self, batch: &mut Vec<Mail>) -> Result<(), AppError> {
        let mut mails = std::mem::take(batch);
        let mut before = self.game.epoch();
        let mut round = self.decide(&mails, 0);
        if let Err(error) = self.write(before, &round.writes).await {
            tracing::warn!(game = %self.game.pin, %error, "a round of a quiz was not written; reading it afresh");
            self.reread().await?;
            before = self.game.epoch();
            let known = mails.len();
            self.empty_mailbox(&mut mails);
            round = self.decide(&mails, known);
            if let Err(error) = self.write(before, &round.writes).await {
                tracing::error!(game = %self.game.pin, %error, "a round of a quiz could not be written");
                for (mail, said) in mails.into_iter().zip(round.replies) {
                    if let Some(said) = taken_back(said, before) {
                        // Gone is fine: the connection has ended meanwhile.
                        drop(mail.reply.send(said));
                    }
                }
                return self.reread().await;
            }
        }
        for (mail, said) in mails.into_iter().zip(round.replies) {
            drop(mail.reply.send(said));
        }
        let people = self.note_people(&round.writes).await?;
        let moved = people || self.game.epoch() != before;
        if moved {
            // A stage goes to the whole hall; the acknowledgements of this round are on their way before it.
            tokio::task::yield_now().await;
        }
        self.announce(moved, !round.writes.is_empty());
        Ok(())
    }

    /// Of the first `known` inputs, who came and who left is known already.
    fn decide(&mut self, mails: &[Mail], known: usize) -> Round {
        let mut writes = Vec::new();
        let step = |(at, mail): (usize, &Mail)| match mail.input {
            Input::Came(_) | Input::Left(_) if at < known => Reply::Noted,
            // What arrived in time is judged by when it arrived, not by when we got to it.
            _ => self.game.step(mail.input.clone(), mail.at, &mut writes),
        };
        let replies = mails.iter().enumerate().map(step).collect();
        self.game.step(Input::Tick, self.clock.now(), &mut writes);
        Round { writes, replies }
    }

    /// Notes what was done about people. `true`: somebody has to hear of it.
    async fn note_people(&mut self, writes: &[Write]) -> Result<bool, AppError> {
        let mut any = false;
        for write in writes {
            match write {
                Write::Lead { .. } => self.people.leader = leader(&self.app, &self.game).await?,
                Write::Remove { player, .. } => drop(self.people.seats.insert(*player, None)),
                Write::Rename { player, nickname, .. } => {
                    drop(self.people.seats.insert(*player, Some(nickname.clone())));
                }
                // Boards and standings name it.
                Write::RenameTeam { .. } => {}
                _ => continue,
            }
            any = true;
        }
        Ok(any)
    }

    async fn write(&self, epoch: u32, writes: &[Write]) -> Result<(), AppError> {
        if writes.is_empty() {
            return Ok(());
        }
        let actor = Actor {
            account: writes.iter().find_map(Write::by),
            hub: Some(self.app.hub().clone()),
        };
        let mut tx = self.app.db().write(self.clock.now(), actor).await?;
        if !rounds::apply(&mut tx, (self.game.id, epoch), self.app.games().process(), writes).await? {
            return Err(AppError::Conflict("the game has another owner".into()));
        }
        for write in writes {
            let (action, detail) = match write {
                Write::Stage {
                    stage: stage @ (Stage::Podium | Stage::Ended),
                    ..
                } => {
                    tx.announce(Topic::new("quizzes", "live")).await?;
                    ("quiz.game_moved", format!("{stage:?}"))
                }
                Write::Lead { .. } => ("quiz.lead_taken", String::new()),
                Write::Remove { player, .. } => ("quiz.player_removed", player.to_string()),
                Write::Rename { player, .. } => ("quiz.player_renamed", player.to_string()),
                Write::RenameTeam { team, .. } => ("quiz.team_renamed", team.to_string()),
                // Who of them, and not how much: that concerns nobody else.
                Write::Pace { player, .. } => ("quiz.player_time_changed", player.to_string()),
                _ => continue,
            };
            tx.audit(action, self.game.pin, &detail).await?;
        }
        tx.commit().await?;
        metrics::counter!("sapa_quiz_writes_total").increment(writes.len() as u64);
        Ok(())
    }

    async fn reread(&mut self) -> Result<(), AppError> {
        let mut db = self.app.db().read().await?;
        let row = games::find_open(&mut db, self.game.pin).await?;
        let row = row
            .filter(|row| row.id == self.game.id && row.owner == self.app.games().process())
            .ok_or(AppError::NotFound)?;
        let game = games::load(&mut db, &row).await?;
        drop(db);
        // Their lines are open as before, and nothing that is stored says so.
        let presence = std::mem::replace(&mut self.game, game).presence;
        self.game.presence = presence;
        self.people.leader = leader(&self.app, &self.game).await?;
        self.announce(true, true);
        Ok(())
    }

    fn announce(&mut self, moved: bool, changed: bool) {
        if moved {
            self.ends
                .shots
                .send_replace(Arc::new(Shot::of(&self.game, self.people.clone())));
        }
        if changed && self.hall_due.is_none() {
            self.hall_due = Some(self.hall_sent + HALL_EVERY);
        }
    }

    fn send_hall(&mut self) {
        self.hall_due = None;
        self.hall_sent = Instant::now();
        self.ends.hall.send_replace(Counters::of(self.game.hall()));
    }
}

async fn sleep_until(instant: Option<Instant>) {
    match instant {
        Some(instant) => tokio::time::sleep_until(instant.into()).await,
        None => std::future::pending().await,
    }
}

/// What came of one round: a reply to each input, and what must be in the database before it is given.
struct Round {
    writes: Vec<Write>,
    replies: Vec<Reply>,
}

/// What a reply becomes when its round was not written; nothing where only what was not written could answer.
fn taken_back(said: Reply, epoch: u32) -> Option<Reply> {
    match said {
        Reply::Seated | Reply::Saved { .. } | Reply::Moved | Reply::Noted => Some(Reply::Refused {
            epoch,
            why: Refusal::Again,
        }),
        Reply::Known { .. } | Reply::Removed => None,
        other => Some(other),
    }
}
