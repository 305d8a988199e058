//! Questions, players and quizzes as tests need them.

use crate::{
    db::{Actor, new_id},
    quizzes::{
        Choice, Kind, Pin, PlayerId, Question, QuizId,
        engine::game::{Game, Player, Stage},
        store::{
            bank::{self, BankQuestion},
            calendar::{self, NewQuiz},
        },
    },
    server::App,
    time::{Millis, Span},
};
use std::collections::HashMap;

pub fn choice(indexes: &[usize]) -> Choice {
    Choice::of(indexes.iter().copied()).expect("a choice")
}

pub fn ask(kind: Kind, correct: &[usize], points: u32) -> Question {
    let options: &[&str] = match kind {
        Kind::TrueFalse => &["Benar", "Salah"],
        _ => &["Musi", "Kelingi", "Rupit", "Lakitan"],
    };
    Question {
        text: "Sungai mana yang mengalir di tengah kota?".into(),
        kind,
        options: options.iter().copied().map(String::from).collect(),
        correct: choice(correct),
        seconds: 20,
        points,
        explanation: "Kelingi membelah kota.".into(),
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
        score: 0,
    }
}

/// A game of one question of each kind, in its lobby.
pub fn game() -> Game {
    let questions = vec![
        ask(Kind::Single, &[1], 1000),
        ask(Kind::Multiple, &[0, 2], 1000),
        ask(Kind::TrueFalse, &[0], 2000),
    ];
    let name = (new_id(Millis(0)), pin(482_913), "Kuis uji".to_owned());
    Game::restore(name, questions, (Stage::Lobby, 0), Vec::new(), HashMap::new())
}

/// A quiz of `questions` that starts tomorrow, in the database.
pub async fn quiz(app: &App, slug: &str, seats: i64, questions: &[Question]) -> QuizId {
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
