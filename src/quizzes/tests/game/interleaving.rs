//! Whatever anybody sends, in whatever order.

use super::*;

/// Anything that anyone may send, at any time.
fn inputs() -> impl Strategy<Value = (Input, i64)> {
    let epochs = 0_u32..12;
    let senders = prop_oneof![
        4 => (1_i64..6).prop_map(|n| Sender::Player(PlayerId::from_raw(n))),
        2 => Just(Sender::Host(HOST)),
        1 => Just(Sender::Host(COLLEAGUE)),
        1 => Just(Sender::Screen),
    ];
    let answers = (
        prop_oneof![9 => Just(482_913_u32), 1 => Just(100_000)],
        epochs.clone(),
        0_u32..4,
        1_i64..16,
    );
    let answers = answers.prop_map(|(number, epoch, no, bits)| Asked::Answer {
        pin: pin(number),
        epoch,
        no,
        answer: Answer::Options(Choice::from_bits(bits).expect("bits")),
    });
    let commands = (epochs, 0..Command::ALL.len()).prop_map(|(epoch, n)| Asked::Command {
        epoch,
        command: Command::ALL[n],
    });
    let asked = prop_oneof![3 => answers, 2 => commands];
    let acts = prop_oneof![
        2 => Just(Act::Lead),
        1 => (1_i64..7).prop_map(|n| Act::Remove(PlayerId::from_raw(n))),
        2 => (1_i64..7, 1_i64..7).prop_map(|(n, m)| Act::Rename(PlayerId::from_raw(n), format!("Pemain {m}"))),
        1 => (1_i64..5, 1_i64..5).prop_map(|(n, m)| Act::RenameTeam(TeamId::from_raw(n), format!("Tim {m}"))),
    ];
    let acts = (prop_oneof![Just(HOST), Just(COLLEAGUE)], acts);
    let input = prop_oneof![
        2 => (1_i64..6).prop_map(|n| Input::Join(paced(n))),
        3 => (1_i64..6, 1_i64..4, any::<bool>()).prop_map(|(n, of, founds)| Input::Enlist {
            player: paced(n),
            wish: match founds {
                true => Wish::Found(Team { id: TeamId::from_raw(n), ..team(of) }),
                false => Wish::Join(team_pin(of)),
            },
        }),
        2 => (1_i64..7, 0..Pace::ALL.len()).prop_map(|(n, pace)| Input::Pace {
            player: PlayerId::from_raw(n),
            pace: Pace::ALL[pace],
        }),
        1 => (1_i64..7).prop_map(|n| Input::Hello { token_hash: format!("token-{n}") }),
        8 => (senders, asked, 0_i64..900).prop_map(|(from, asked, round_trip)| Input::Frame {
            from,
            asked,
            latency: Latency::default().with(Span(round_trip)),
        }),
        1 => acts.prop_map(|(by, act)| Input::Act { by, act }),
        1 => (1_i64..7).prop_map(|n| Input::Came(PlayerId::from_raw(n))),
        1 => (1_i64..7).prop_map(|n| Input::Left(PlayerId::from_raw(n))),
        1 => Just(Input::Tick),
    ];
    // Mostly quick, now and then longer than a whole question.
    (input, prop_oneof![8 => 0_i64..3_000, 1 => 15_000_i64..30_000])
}

/// What the database holds after the writes so far, by the rules of `store::games`.
#[derive(Default)]
struct Stored {
    teams: Vec<Team>,
    players: Vec<Player>,
    answers: HashMap<(usize, PlayerId), Given>,
    skipped: HashSet<usize>,
    stage: Option<(Stage, u32)>,
    locked: bool,
    leader: Option<AccountId>,
    removed: Vec<PlayerId>,
}

impl Stored {
    fn apply(&mut self, write: &Write) {
        match write.clone() {
            Write::Team(team) => {
                assert!(
                    self.teams
                        .iter()
                        .all(|other| other.pin != team.pin && other.id != team.id)
                );
                self.teams.push(team);
            }
            Write::Player(player) => {
                let team = player.team.map(|member| member.team);
                assert!(team.is_none_or(|id| self.teams.iter().any(|team| team.id == id)));
                self.players.push(player);
            }
            Write::Answer {
                no,
                player,
                answer,
                points,
                bonus,
                ..
            } => {
                let given = Given {
                    answer,
                    points,
                    bonus,
                };
                let before = self.answers.insert((no, player), given);
                assert_eq!(before, None, "counted twice");
            }
            Write::Stage { stage, epoch } => self.stage = Some((stage, epoch)),
            Write::Lock { locked, epoch } => {
                self.locked = locked;
                self.stage = Some((self.stage.map_or(Stage::Lobby, |stage| stage.0), epoch));
            }
            Write::Skip { no } => assert!(self.skipped.insert(no), "skipped twice"),
            Write::Pace { player, pace } => {
                for known in self.players.iter_mut().filter(|known| known.id == player) {
                    known.pace = pace;
                }
            }
            Write::Lead { by } => self.leader = Some(by),
            Write::Remove { player, .. } => self.removed.push(player),
            Write::RenameTeam { team, name, .. } => {
                for known in self.teams.iter_mut().filter(|known| known.id == team) {
                    known.name.clone_from(&name);
                }
            }
            Write::Rename { player, nickname, .. } => {
                for known in self.players.iter_mut().filter(|known| known.id == player) {
                    known.nickname.clone_from(&nickname);
                }
            }
        }
    }

    fn pace_of(&self, id: PlayerId) -> Pace {
        let player = self.players.iter().find(|player| player.id == id);
        player.expect("a player").pace
    }

    /// The game as it would be after a kill. `last` is the number of the question that was asked last.
    fn read_back(&self, of: &Game, last: usize) -> Game {
        let (stage, epoch) = self.stage.unwrap_or((Stage::Lobby, 0));
        let told = match stage {
            Stage::Lobby => 0,
            Stage::Question { no, .. } => no,
            _ => last + 1,
        };
        let counts = |no: usize| no < told && !self.skipped.contains(&no);
        let streak = |id: PlayerId| {
            let asked = (0..).zip(game_questions()).filter(|(no, _)| counts(*no));
            asked.fold(Streak::default(), |streak, (no, question)| {
                let given = self.answers.get(&(no, id));
                streak.after(&question, given.map(|given| &given.answer))
            })
        };
        let scored = |player: &Player| Player {
            score: (self.answers.iter())
                .filter(|((no, id), _)| *id == player.id && counts(*no))
                .map(|(_, given)| given.earned())
                .sum(),
            streak: match of.mode().streak {
                true => streak(player.id),
                false => Streak::default(),
            },
            ..player.clone()
        };
        let on_screen =
            |no: usize| matches!(stage, Stage::Question { .. } | Stage::Reveal { .. }) && no == last;
        let answers = (self.answers.iter())
            .filter(|((no, _), _)| on_screen(*no))
            .map(|((_, id), given)| (*id, given.clone()));
        Game::restore(
            (of.id, of.pin, of.title.clone()),
            game_questions(),
            (stage, epoch),
            self.players.iter().map(scored).collect(),
            answers.collect(),
        )
        .played_as(of.mode())
        .with_teams(self.teams.clone())
        .locked(self.locked)
        .led_by(self.leader)
        .without(&self.removed)
    }
}

proptest! {
    /// Whatever is sent, in whatever order: an answer counts once, in its own time, to its own question, and not during a
    /// pause; only who leads moves the game; a refusal changes nothing; points come at a reveal and only there; who was taken
    /// out stays out; and the writes alone give the whole game back.
    #[test]
    fn no_interleaving_of_frames_breaks_the_game(
        accuracy in any::<bool>(), streak in any::<bool>(), teams in any::<bool>(), sent in prop::collection::vec(inputs(), 0..120),
    ) {
        let mut game = game().played_as(Mode { accuracy, streak, teams }).led_by(Some(HOST));
        let mut at = START;
        let mut stored = Stored { leader: Some(HOST), ..Stored::default() };
        let mut last = 0;
        for (input, later) in sent {
            at = at + Span(later);
            let before = game.clone();
            let (reply, writes) = step(&mut game, input.clone(), at);
            if matches!(reply, Reply::Refused { .. } | Reply::NameTaken | Reply::Closed | Reply::Locked | Reply::Unknown | Reply::Removed | Reply::Nothing
                | Reply::TeamMissing | Reply::TeamNameTaken | Reply::NoSuchTeam | Reply::TeamsFull) {
                prop_assert_eq!(&game, &before);
                prop_assert!(writes.is_empty());
            }
            let leads = match &input {
                Input::Frame { from: Sender::Host(by), .. } | Input::Act { by, .. } => before.leader() == Some(*by),
                _ => false,
            };
            let is_host = leads && matches!(&input, Input::Frame { .. });
            let may_close = matches!(&input, Input::Tick | Input::Frame { asked: Asked::Answer { .. }, .. } | Input::Act { .. });
            for write in &writes {
                stored.apply(write);
                match write {
                    Write::Answer { no, player, took, bonus, at: given, .. } => {
                        let Stage::Question { no: shown, asked, opens_at, closes_at, paused } = before.stage() else {
                            panic!("an answer outside a question")
                        };
                        let Input::Frame { from, asked: Asked::Answer { pin, epoch, no: meant, .. }, .. } = &input else { panic!("no answer") };
                        prop_assert_eq!((from, *pin), (&Sender::Player(*player), before.pin));
                        prop_assert_eq!((*no, usize::try_from(*meant)), (shown, Ok(shown)));
                        prop_assert!(streak || *bonus == 0);
                        prop_assert!((asked..=before.epoch()).contains(epoch));
                        let pace = stored.pace_of(*player);
                        let close = pace.close(opens_at, closes_at) + Span(GRACE);
                        prop_assert!(*given >= opens_at && *given <= close && paused.is_none());
                        prop_assert!((0..=pace.stretched(20_000)).contains(took));
                    }
                    Write::Stage { stage, epoch } => {
                        let closes = matches!(stage, Stage::Reveal { .. });
                        prop_assert!(is_host || (may_close && closes));
                        prop_assert!(*epoch > before.epoch());
                        if let Stage::Question { no, .. } = stage {
                            last = *no;
                        }
                    }
                    Write::Lock { epoch, .. } => prop_assert!(is_host && *epoch > before.epoch()),
                    Write::Skip { .. } => prop_assert!(is_host),
                    Write::Player(player) => {
                        let joins = matches!(&input, Input::Join(_) | Input::Enlist { .. });
                        prop_assert!(joins && !stored.removed.contains(&player.id));
                        prop_assert_eq!(player.team.is_some(), teams);
                    }
                    Write::Pace { .. } => {
                        let between = !matches!(before.stage(), Stage::Question { .. });
                        let asks = matches!(&input, Input::Pace { .. });
                        prop_assert!(between && asks);
                    }
                    Write::Lead { .. } => {
                        let takes = matches!(&input, Input::Act { act: Act::Lead, .. });
                        prop_assert!(takes);
                    }
                    Write::Team(_) => {
                        let founds = matches!(&input, Input::Enlist { wish: Wish::Found(_), .. });
                        prop_assert!(founds && teams);
                    }
                    Write::Remove { .. } | Write::Rename { .. } | Write::RenameTeam { .. } => prop_assert!(leads),
                }
            }
            // Replayed, what was taken is at most said again.
            if writes.iter().any(|write| matches!(write, Write::Answer { .. })) {
                let (_, again) = step(&mut game.clone(), input.clone(), at);
                let is_counted = again.iter().any(|write| matches!(write, Write::Answer { .. }));
                prop_assert!(!is_counted);
            }
            let revealed = writes.iter().any(|write| matches!(write, Write::Stage { stage: Stage::Reveal { .. }, .. }));
            for n in 1..6 {
                let id = PlayerId::from_raw(n);
                if let (Some(was), Some(is)) = (before.score_of(id), game.score_of(id)) {
                    prop_assert!(was == is || (revealed && is > was), "{was} became {is} without a reveal");
                }
            }
            prop_assert!(stored.removed.iter().all(|gone| game.score_of(*gone).is_none()));
            // But for who is there, which nobody has to remember.
            let mut kept = game.clone();
            kept.presence = Presence::default();
            prop_assert_eq!(&kept, &stored.read_back(&game, last));
        }
    }
}
