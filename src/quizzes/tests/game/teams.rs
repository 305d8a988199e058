//! Games of teams.

use super::*;
use crate::quizzes::rules::TEAMS_MOST;

const TEAMS: Mode = Mode {
    accuracy: true,
    streak: false,
    teams: true,
};

fn found(n: i64, of: i64) -> Input {
    Input::Enlist {
        player: player(n),
        wish: Wish::Found(team(of)),
    }
}

fn enlist(n: i64, of: i64) -> Input {
    Input::Enlist {
        player: player(n),
        wish: Wish::Join(team_pin(of)),
    }
}

/// Players 1 and 2 in one team, player 3 in another, the first question announced at [`START`].
fn begun_in_teams() -> Game {
    let mut game = game().played_as(TEAMS).led_by(Some(HOST));
    for input in [found(1, 1), enlist(2, 1), found(3, 2)] {
        assert_eq!(step(&mut game, input, START).0, Reply::Seated);
    }
    step(&mut game, command(0, Command::Next), START);
    game
}

fn next(game: &mut Game) -> Millis {
    step(game, command(game.epoch(), Command::Next), OPEN);
    OPEN + Span(LEAD)
}

/// Team, its score and place, and the player's own score.
fn told(game: &Game, n: i64) -> (String, u32, u32, u32) {
    let mine = &game.standings()[&PlayerId::from_raw(n)];
    let team = mine.team.clone().expect("a team");
    assert_eq!(team.teams, 2);
    (team.name, team.score, team.rank, mine.score)
}

fn top(game: &Game) -> Vec<(u32, String, u32)> {
    let (wire::Stage::Leaderboard { top, .. } | wire::Stage::Podium { top }) = game.snapshot().stage else {
        panic!("no board")
    };
    top.into_iter()
        .map(|standing| (standing.rank, standing.nickname, standing.score))
        .collect()
}

#[test]
fn a_team_has_the_mean_of_its_members_and_the_board_shows_teams() {
    let mut game = begun_in_teams();
    step(&mut game, answer(1, 1, 0, &[1]), OPEN);
    step(&mut game, answer(2, 1, 0, &[0]), OPEN);
    step(&mut game, answer(3, 1, 0, &[1]), OPEN);
    assert_eq!(told(&game, 1), ("Tim 1".into(), 500, 2, 1000));
    assert_eq!(told(&game, 2), ("Tim 1".into(), 500, 2, 0));
    assert_eq!(told(&game, 3), ("Tim 2".into(), 1000, 1, 1000));
    step(&mut game, command(2, Command::Leaderboard), OPEN);
    assert_eq!(top(&game), [(1, "Tim 2".into(), 1000), (2, "Tim 1".into(), 500)]);
}

#[test]
fn who_is_taken_out_is_not_in_the_mean_any_more() {
    let mut game = begun_in_teams();
    for (n, chosen) in [(1, 1), (2, 0), (3, 1)] {
        step(&mut game, answer(n, 1, 0, &[chosen]), OPEN);
    }
    step(&mut game, act(HOST, Act::Remove(PlayerId::from_raw(2))), OPEN);
    assert_eq!(told(&game, 1), ("Tim 1".into(), 1000, 1, 1000));
    // A team without members is not on the board.
    step(&mut game, act(HOST, Act::Remove(PlayerId::from_raw(3))), OPEN);
    step(&mut game, command(2, Command::Leaderboard), OPEN);
    assert_eq!(top(&game), [(1, "Tim 1".into(), 1000)]);
}

#[test]
fn who_comes_late_counts_from_then_on() {
    let mut game = begun_in_teams();
    for n in 1..=3 {
        step(&mut game, answer(n, 1, 0, &[1]), OPEN);
    }
    // One to a team that has something already, and one who founds a team, which begins with nothing.
    step(&mut game, enlist(4, 1), OPEN);
    assert_eq!(told(&game, 4), ("Tim 1".into(), 1000, 1, 0));
    assert_eq!(told(&game, 1), ("Tim 1".into(), 1000, 1, 1000));
    let open = next(&mut game);
    let epoch = game.epoch();
    // During a question it is this one that counts first.
    step(&mut game, enlist(5, 1), open);
    for n in 1..=4 {
        step(&mut game, answer(n, epoch, 1, &[0, 2]), open);
    }
    step(&mut game, command(epoch, Command::Reveal), open);
    // Four of them had 1000 of their own or as a head start, and three of these four earned 1000 more.
    assert_eq!(told(&game, 1), ("Tim 1".into(), 1750, 2, 2000));
    assert_eq!(told(&game, 4), ("Tim 1".into(), 1750, 2, 1000));
    assert_eq!(told(&game, 5), ("Tim 1".into(), 1750, 2, 0));
    assert_eq!(told(&game, 3), ("Tim 2".into(), 2000, 1, 2000));
}

#[test]
fn a_team_founded_late_begins_with_nothing() {
    let mut game = game().played_as(TEAMS).led_by(Some(HOST));
    step(&mut game, found(1, 1), START);
    step(&mut game, command(0, Command::Next), START);
    step(&mut game, answer(1, 1, 0, &[1]), OPEN);
    step(&mut game, found(2, 2), OPEN);
    assert_eq!(told(&game, 2), ("Tim 2".into(), 0, 2, 0));
}

#[test]
fn nobody_plays_without_a_team_and_nothing_is_written_for_who_has_none() {
    let mut game = begun_in_teams();
    let before = game.clone();
    for (input, refused) in [
        (Input::Join(player(7)), Reply::TeamMissing),
        (enlist(7, 9), Reply::NoSuchTeam),
        (found(1, 9), Reply::Seated),
    ] {
        assert_eq!(step(&mut game, input, OPEN), (refused, vec![]));
    }
    let named = |name: &str| Team {
        name: name.to_owned(),
        ..team(9)
    };
    let twin = |team| Input::Enlist {
        player: player(7),
        wish: Wish::Found(team),
    };
    assert_eq!(
        step(&mut game, twin(named("tim-1")), OPEN),
        (Reply::TeamNameTaken, vec![])
    );
    let nameless = Input::Enlist {
        player: Player {
            nickname: "pemain-1".into(),
            ..player(7)
        },
        wish: Wish::Found(team(9)),
    };
    assert_eq!(step(&mut game, nameless, OPEN), (Reply::NameTaken, vec![]));
    assert_eq!(game, before);
    // Where nobody plays in teams, a wish is no reason to refuse.
    let (mut alone, writes) = (super::game(), &mut Vec::new());
    let mut other = alone.clone();
    alone.step(found(1, 1), START, writes);
    other.step(Input::Join(player(1)), START, writes);
    assert_eq!(alone, other);
}

#[test]
fn a_pin_that_is_taken_gives_way_to_the_next_one() {
    let mut game = game().played_as(TEAMS);
    step(&mut game, found(1, 1), START);
    let second = Team {
        pin: team_pin(1),
        ..team(2)
    };
    let wish = Wish::Found(second);
    step(
        &mut game,
        Input::Enlist {
            player: player(2),
            wish,
        },
        START,
    );
    let pins: Vec<_> = (1..=2)
        .map(|n| {
            game.standings()[&PlayerId::from_raw(n)]
                .team
                .clone()
                .expect("a team")
                .pin
        })
        .collect();
    assert_eq!(pins, [team_pin(1), team_pin(2)]);
}

#[test]
fn there_are_not_more_teams_than_anybody_needs() {
    let mut game = game().played_as(TEAMS);
    let most = i64::try_from(TEAMS_MOST).expect("small");
    for n in 1..=most {
        assert_eq!(step(&mut game, found(n, n), START).0, Reply::Seated);
    }
    assert_eq!(
        step(&mut game, found(most + 1, most + 1), START),
        (Reply::TeamsFull, vec![])
    );
    assert_eq!(step(&mut game, enlist(most + 1, 1), START).0, Reply::Seated);
}

#[test]
fn the_wall_says_who_is_in_which_team_and_the_host_may_name_it_anew() {
    let mut game = game().played_as(TEAMS).led_by(Some(HOST));
    step(&mut game, found(1, 1), START);
    step(&mut game, found(2, 2), START);
    assert_eq!(game.hall().newest, ["Pemain 2 · Tim 2", "Pemain 1 · Tim 1"]);
    let named = |by, n, name: &str| act(by, Act::RenameTeam(TeamId::from_raw(n), name.to_owned()));
    assert_eq!(
        why(&step(&mut game, named(COLLEAGUE, 1, "Musi"), START).0),
        Refusal::NotLeader
    );
    assert_eq!(
        step(&mut game, named(HOST, 1, "TIM 2"), START).0,
        Reply::TeamNameTaken
    );
    assert_eq!(step(&mut game, named(HOST, 9, "Musi"), START).0, Reply::Unknown);
    assert_eq!(step(&mut game, named(HOST, 1, "Musi"), START).0, Reply::Moved);
    assert_eq!(
        step(&mut game, named(HOST, 1, "Musi"), START),
        (Reply::Nothing, vec![])
    );
    assert_eq!(game.hall().newest[1], "Pemain 1 · Musi");
    assert_eq!(told(&game, 1).0, "Musi");
}
