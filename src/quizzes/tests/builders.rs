//! Questions, players and quizzes as tests need them.

use crate::{
    db::{Actor, new_id},
    quizzes::{
        Answer, Body, Choice, GameId, Kind, Mode, Order, Pace, Pin, PlayerId, Question, QuizId,
        engine::game::{Game, Player, Stage, Write},
        rules::{self, Streak},
        store::{
            bank::{self, BankQuestion},
            calendar::{self, NewQuiz},
            games::{self, NewGame},
            rounds,
        },
    },
    server::App,
    time::{Millis, Span},
};
use std::collections::HashMap;

pub fn choice(indexes: &[usize]) -> Answer {
    Answer::Options(Choice::of(indexes.iter().copied()).expect("a choice"))
}

pub fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

pub fn number(text: &str) -> Answer {
    Answer::Number(text.parse().expect("a number"))
}

pub fn order(indexes: &[u8]) -> Answer {
    Answer::Order(Order::of(indexes.to_vec()).expect("an order"))
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().copied().map(String::from).collect()
}

/// A question with options, of which `correct` are right.
pub fn ask(kind: Kind, correct: &[usize], points: u32) -> Question {
    let correct = Choice::of(correct.iter().copied()).expect("a choice");
    let options = texts(&["Musi", "Kelingi", "Rupit", "Lakitan"]);
    of(
        match kind {
            Kind::Multiple => Body::Multiple { options, correct },
            Kind::TrueFalse => Body::TrueFalse {
                options: texts(&["Benar", "Salah"]),
                correct,
            },
            _ => Body::Single { options, correct },
        },
        points,
    )
}

/// A question of any other kind: the right answers are Kelingi, the order as written, 126.3 give or take 10.
pub fn other(kind: Kind) -> Question {
    let rivers = || texts(&["Musi", "Kelingi", "Rupit", "Lakitan"]);
    match kind {
        Kind::Typed => of(
            Body::Typed {
                accepted: texts(&["Kelingi", "Sungai Kelingi"]),
                typo: true,
            },
            1000,
        ),
        Kind::Ordering => of(
            Body::Ordering {
                items: rivers(),
                order: Order::straight(4).expect("an order"),
            },
            1000,
        ),
        Kind::Numeric => of(
            Body::Numeric {
                value: "126.3".parse().expect("a number"),
                tolerance: "10".parse().expect("a number"),
            },
            1000,
        ),
        Kind::Poll => of(Body::Poll { options: rivers() }, 0),
        Kind::WordCloud => of(Body::WordCloud, 0),
        Kind::Slide => of(Body::Slide, 0),
        _ => ask(kind, &[0], 1000),
    }
}

fn of(body: Body, points: u32) -> Question {
    Question {
        text: "Sungai mana yang mengalir di tengah kota?".into(),
        body,
        seconds: 20,
        points,
        explanation: "Kelingi membelah kota.".into(),
        image: None,
        clip: None,
        book: None,
    }
}

pub fn pin(number: u32) -> Pin {
    Pin::from_number(number).expect("a PIN")
}

pub fn player(n: i64) -> Player {
    Player {
        id: PlayerId::from_raw(n),
        nickname: format!("Pemain {n}"),
        token_hash: format!("token-{n}"),
        account: None,
        pace: Pace::USUAL,
        score: 0,
        streak: Streak::default(),
        team: None,
    }
}

/// A game of three questions with options, in its lobby.
pub fn game() -> Game {
    game_of(game_questions())
}

pub fn game_questions() -> Vec<Question> {
    vec![
        ask(Kind::Single, &[1], 1000),
        ask(Kind::Multiple, &[0, 2], 1000),
        ask(Kind::TrueFalse, &[0], 2000),
    ]
}

pub fn game_of(questions: Vec<Question>) -> Game {
    let name = (new_id(Millis(0)), pin(482_913), "Kuis uji".to_owned());
    Game::restore(name, questions, (Stage::Lobby, 0), Vec::new(), HashMap::new())
}

/// A quiz of `questions` that starts tomorrow, in the database.
pub async fn quiz(app: &App, slug: &str, seats: i64, questions: &[Question]) -> QuizId {
    quiz_played_as(app, slug, Mode::default(), seats, questions).await
}

pub async fn quiz_played_as(app: &App, slug: &str, mode: Mode, seats: i64, questions: &[Question]) -> QuizId {
    let (now, id) = (app.now(), new_id(app.now()));
    let mut tx = app
        .db()
        .write(now, Actor::default())
        .await
        .expect("a transaction");
    let quiz = NewQuiz {
        id,
        slug,
        title: "Kuis uji",
        description: "Tentang kota kita.",
        starts_at: Some(now + Span::days(1)),
        seats,
        shuts: false,
        mode,
        by: None,
    };
    calendar::insert(&mut tx, &quiz).await.expect("a quiz");
    for (n, question) in questions.iter().enumerate() {
        let question = BankQuestion {
            question: Question {
                text: format!("{} ({slug} {n})", question.text),
                ..question.clone()
            },
            level: 1,
            tags: String::new(),
            source: String::new(),
        };
        let question_id = new_id(now);
        let added = bank::insert(&mut tx, question_id, &format!("{slug}-{n}"), &question, None).await;
        assert!(added.expect("a question"));
        bank::add_item(&mut tx, id, question_id).await.expect("an item");
    }
    tx.commit().await.expect("commit");
    id
}

/// A game of `questions` that is over: who played, and who of them (by place) answered which question after how many
/// milliseconds. Gives the code of its results.
pub async fn played(
    app: &App,
    questions: &[Question],
    nicknames: &[&str],
    answers: &[(usize, usize, Answer, i64)],
) -> String {
    let players: Vec<Player> = (1..)
        .zip(nicknames)
        .map(|(n, nickname)| Player {
            nickname: (*nickname).to_owned(),
            ..player(n)
        })
        .collect();
    played_by(app, questions, &players, answers).await
}

/// As [`played`], by players with accounts of their own.
pub async fn played_by(
    app: &App,
    questions: &[Question],
    players: &[Player],
    answers: &[(usize, usize, Answer, i64)],
) -> String {
    let now = app.now();
    let id: GameId = new_id(now);
    let code = format!("kode{}", id.raw() % 1_000_000);
    let quiz = quiz(app, &format!("kuis-{code}"), 40, questions).await;
    let mut tx = app
        .db()
        .write(now, Actor::default())
        .await
        .expect("a transaction");
    let rows = bank::of_quiz(&mut tx, quiz).await.expect("questions");
    let asked: Vec<_> = rows
        .iter()
        .map(|row| row.id)
        .zip(questions.iter().cloned())
        .collect();
    let game = NewGame {
        id,
        code: &code,
        quiz,
        pin: pin(100_000 + u32::try_from(id.raw() % 900_000).expect("a number")),
        title: "Kuis uji",
        opened_by: None,
        shuts: 0,
        mode: Mode::default(),
    };
    games::insert(&mut tx, &game, &asked).await.expect("a game");
    let seats: Vec<Player> = players
        .iter()
        .map(|player| Player {
            id: new_id(now),
            token_hash: format!("{}-{code}", player.token_hash),
            ..player.clone()
        })
        .collect();
    let mut writes: Vec<Write> = seats.iter().cloned().map(Write::Player).collect();
    writes.extend(answers.iter().map(|(player, no, answer, took)| Write::Answer {
        no: *no,
        player: seats[*player].id,
        answer: answer.clone(),
        took: *took,
        points: rules::score(Mode::default(), &questions[*no], answer, *took),
        bonus: 0,
        at: now,
    }));
    let no = questions.len() - 1;
    let asked = Stage::Question {
        no,
        asked: 1,
        opens_at: now,
        closes_at: now + Span(questions[no].time()),
        paused: None,
    };
    let stages = (1..).zip([asked, Stage::Reveal { no }, Stage::Ended]);
    writes.extend(stages.map(|(epoch, stage)| Write::Stage { stage, epoch }));
    assert!(
        rounds::apply(&mut tx, (id, 0), "", &writes)
            .await
            .expect("writes")
    );
    tx.commit().await.expect("commit");
    code
}
