//! What the database says of a game is what the engine says, whatever was played: each sum of points stands in SQL and in the
//! engine, and both count the same.

use super::builders::{ask, choice, other, pin, player, quiz_played_as};
use crate::{
    auth::{AccountId, Role},
    db::{Tx, new_id},
    quizzes::{
        Answer, Choice, Kind, Mode, Pace, PlayerId, Question, TeamId, TeamPin,
        backend::team_results,
        engine::game::{Act, Game, Input, Player, Sender, Stage, Team, Wish, Write},
        rules::Latency,
        store::{
            bank,
            games::{self, NewGame},
            results, rounds, season,
        },
        wire::{Asked, Command},
    },
    test_support::{TestApp, on_each_engine},
    time::{Millis, Span},
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

const HOST: AccountId = AccountId::from_raw(1);
/// Moves of one game: enough to reach its end.
const MOVES: usize = 400;

fn questions() -> Vec<Question> {
    let single = |points| ask(Kind::Single, &[1], points);
    vec![
        single(1000),
        single(1000),
        other(Kind::Poll),
        single(2000),
        single(0),
        ask(Kind::Multiple, &[0, 2], 1000),
        single(1000),
        other(Kind::Slide),
        single(1000),
        single(1000),
    ]
}

fn team_pin(n: i64) -> TeamPin {
    TeamPin::from_number(4_000 + u32::try_from(n).expect("small")).expect("a PIN")
}

/// One move: what, by whom, with which answer, and how much later than the one before.
type Move = (u8, i64, i64, i64);

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let bits = prop_oneof![5 => Just(2_i64), 3 => Just(5), 1 => 1_i64..16];
    let later = prop_oneof![9 => 0_i64..2_500, 1 => 5_000_i64..30_000];
    prop::collection::vec((0_u8..100, 0_i64..8, bits, later), MOVES)
}

/// What somebody sends who knows where `game` is.
fn input(
    game: &Game,
    next: PlayerId,
    account: AccountId,
    (what, who, bits, _): Move,
    seats: &[PlayerId],
) -> Input {
    let latency = Latency::default();
    let host = |command| Input::Frame {
        from: Sender::Host(HOST),
        asked: Asked::Command {
            epoch: game.epoch(),
            command,
        },
        latency,
    };
    let seat = usize::try_from(who).ok().and_then(|who| seats.get(who)).copied();
    let no = match game.stage() {
        Stage::Question { no, .. } => u32::try_from(no).expect("small"),
        _ => 0,
    };
    let newcomer = || Player {
        id: next,
        account: (who == 0).then_some(account),
        pace: Pace::ALL[usize::try_from(who % 3).expect("small")],
        ..player(who)
    };
    match (what, seat) {
        (0..8, _) if !game.mode().teams => Input::Join(newcomer()),
        (0..8, _) => Input::Enlist {
            player: newcomer(),
            wish: match what {
                0..3 => Wish::Found(Team {
                    id: TeamId::from_raw(next.raw()),
                    name: format!("Tim {}", who % 3),
                    pin: team_pin(who % 3),
                }),
                _ => Wish::Join(team_pin(who % 3)),
            },
        },
        (8..68, Some(seat)) => Input::Frame {
            from: Sender::Player(seat),
            asked: Asked::Answer {
                pin: game.pin,
                epoch: game.epoch(),
                no,
                answer: Choice::from_bits(bits).map_or_else(|| choice(&[0]), Answer::Options),
            },
            latency,
        },
        (68, Some(seat)) => Input::Act {
            by: HOST,
            act: Act::Remove(seat),
        },
        (69..71, _) => host(Command::Pause),
        (71..78, _) => host(Command::Resume),
        (78..80, _) => host(Command::Extend),
        (80..82, _) => host(Command::Skip),
        (82..84, _) => host(Command::Leaderboard),
        (84..90, _) => host(Command::Reveal),
        (90..97, _) => host(Command::Next),
        _ => Input::Tick,
    }
}

/// What happened in all games together; a test in which nothing happens says nothing.
#[derive(Debug, Default)]
struct Seen {
    podiums: u32,
    bonuses: u32,
    skips: u32,
    removals: u32,
    late: u32,
    head_starts: u32,
}

impl Seen {
    fn note(&mut self, before: Stage, write: &Write) {
        match write {
            Write::Answer { bonus, .. } => self.bonuses += u32::from(*bonus > 0),
            Write::Skip { .. } => self.skips += 1,
            Write::Remove { .. } => self.removals += 1,
            Write::Player(player) => {
                self.late += u32::from(before != Stage::Lobby);
                self.head_starts += u32::from(player.team.is_some_and(|member| member.head_start > 0));
            }
            Write::Stage {
                stage: Stage::Podium, ..
            } => self.podiums += 1,
            _ => {}
        }
    }
}

/// A game in its lobby, as the database has it.
async fn opened(app: &TestApp, n: u32, mode: Mode) -> (Tx, Game) {
    let slug = format!("cocok-{n}");
    let quiz = quiz_played_as(&app.app, &slug, mode, 40, &questions()).await;
    let mut tx = app.write().await;
    let rows = bank::of_quiz(&mut tx, quiz).await.expect("questions");
    let asked: Vec<_> = rows.iter().map(|row| row.id).zip(questions()).collect();
    let game = NewGame {
        id: new_id(app.app.now()),
        code: &slug,
        quiz,
        pin: pin(200_000 + n),
        title: "Kuis uji",
        opened_by: None,
        shuts: 0,
        mode,
    };
    games::insert(&mut tx, &game, &asked).await.expect("a game");
    let game = read(&mut tx, n).await;
    (tx, game)
}

/// The game as it would be after a kill.
async fn read(tx: &mut Tx, n: u32) -> Game {
    let row = games::find_open(tx, pin(200_000 + n)).await.expect("a row");
    games::load(tx, &row.expect("an open game"))
        .await
        .expect("a game")
}

/// Plays `moves` to the podium, and compares after each of them.
async fn play(app: &TestApp, (n, mode): (u32, Mode), account: AccountId, moves: Vec<Move>, seen: &mut Seen) {
    let (mut tx, mut game) = opened(app, n, mode).await;
    let (mut at, mut seats) = (app.app.now(), Vec::new());
    for (id, sent) in (i64::from(n) * 10_000 + 1..).zip(moves) {
        at = at + Span(sent.3);
        let (before, epoch, mut writes) = (game.stage(), game.epoch(), Vec::new());
        let input = input(&game, PlayerId::from_raw(id), account, sent, &seats);
        game.step(input, at, &mut writes);
        if writes.is_empty() {
            continue;
        }
        for write in &writes {
            seen.note(before, write);
            if let Write::Player(player) = write {
                seats.push(player.id);
            }
        }
        let written = rounds::apply(&mut tx, (game.id, epoch), "", &writes).await;
        assert!(written.expect("writes"));
        assert_eq!(game, read(&mut tx, n).await, "after {sent:?}");
        if game.stage() == Stage::Podium {
            break;
        }
    }
    compare(&mut tx, &mut game, account).await;
}

/// Everything that is told of scores after the end.
async fn compare(tx: &mut Tx, game: &mut Game, account: AccountId) {
    if !matches!(game.stage(), Stage::Podium) {
        return;
    }
    let players = results::players(tx, game.id).await.expect("players");
    let standings = game.standings();
    assert_eq!(players.len(), standings.len());
    for player in &players {
        assert_eq!(i64::from(standings[&player.id].score), player.score, "{player:?}");
    }
    for team in team_results(&players) {
        let members = players.iter().filter(|player| player.team_id == Some(team.id));
        assert_eq!(members.clone().count(), team.members);
        for player in members {
            let told = standings[&player.id].team.as_ref().expect("a team");
            assert_eq!(
                (&told.name, told.score, told.rank),
                (&team.name, team.score, team.rank)
            );
        }
    }
    let epoch = game.epoch();
    let mut writes = Vec::new();
    let end = Input::Frame {
        from: Sender::Host(HOST),
        asked: Asked::Command {
            epoch,
            command: Command::End,
        },
        latency: Latency::default(),
    };
    game.step(end, Millis(i64::MAX / 2), &mut writes);
    let written = rounds::apply(tx, (game.id, epoch), "", &writes).await;
    assert!(written.expect("the end"));
    let mine = players.iter().find(|player| player.account_id == Some(account));
    let mine = mine.map_or(0, |player| player.score);
    let season = season::standings(tx, &[account], Millis(0), Millis(i64::MAX))
        .await
        .expect("standings");
    assert_eq!(season.iter().map(|standing| standing.score).sum::<i64>(), mine);
    let seats = results::seats_of(tx, account).await.expect("seats");
    assert_eq!(seats.iter().map(|seat| seat.score).sum::<i64>(), mine);
}

on_each_engine! {
    async fn the_database_and_the_engine_agree_about_every_score(app) {
        let account = app.stranger().sign_in_as(Role::Patron).await;
        let mut runner = TestRunner::deterministic();
        let mut seen = Seen::default();
        for n in 0..12 {
            let moves = moves().new_tree(&mut runner).expect("moves").current();
            let mode = Mode { accuracy: n % 4 == 1, streak: n % 4 != 0, teams: n % 2 == 1 };
            // Each game in a transaction of its own that is given up, so that none adds to the season of the next.
            play(&app, (n, mode), account, moves, &mut seen).await;
        }
        assert!(seen.podiums > 4 && seen.bonuses > 10 && seen.skips > 2 && seen.removals > 2 && seen.late > 2 && seen.head_starts > 2, "{seen:?}");
    }
}
