//! Four quizzes with some sixty questions: one played before, one this evening, one next week, one with every kind of question
//! in two weeks; a year of games for benches.

use super::{Seeding, Size, Value, paced, read_data};
use crate::{
    auth::AccountId,
    db::{new_id, token_hash},
    error::AppError,
    i18n::Lang,
    quizzes::{
        Answer, Body, Choice, GameId, Kind, Mode, Number, Order, PlayerId, Question, QuestionId, QuizId,
        backend::agree_to_season,
        rules,
        store::{bank::BankQuestion, json, season},
    },
    time::{Millis, Span},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct QuizData {
    slug: String,
    title: String,
    description: String,
    questions: Vec<QuestionData>,
}

#[derive(Deserialize)]
struct QuestionData {
    text: String,
    kind: Kind,
    #[serde(default)]
    options: Vec<String>,
    #[serde(default)]
    correct: Vec<usize>,
    #[serde(default)]
    accepted: Vec<String>,
    #[serde(default)]
    typo: bool,
    #[serde(default)]
    value: Number,
    #[serde(default)]
    tolerance: Number,
    seconds: u32,
    points: u32,
    explanation: String,
    level: i64,
    tags: Vec<String>,
    source: String,
}

/// When each quiz of the file is, in days from today and minutes of the day, its seats and who has signed up.
const CALENDAR: [(i64, u16, i64, usize); 4] = [
    (-9, 15 * 60, 40, 0),
    (0, 19 * 60, 40, 9),
    (6, 10 * 60, 8, 11),
    (13, 9 * 60, 60, 4),
];
/// From the reveal of one question to the opening of the next.
const BETWEEN: Span = Span::seconds(25);

/// What people said who did not know, and what they think of the library.
const WRONG_NAMES: [&str; 3] = ["Chairil Anwar", "Marah Rusli", "Buya"];
const GUESSES: [&str; 4] = ["80", "100", "150", "200"];
const WORDS: [&str; 8] = [
    "tenang", "ramah", "buku", "nyaman", "belajar", "gratis", "teman", "wifi",
];

pub(super) struct Sown {
    pub id: QuizId,
    title: String,
    pub questions: Vec<(QuestionId, Question)>,
}

pub(super) async fn sow(seeding: &mut Seeding) -> Result<(), AppError> {
    let data: Vec<QuizData> = read_data(include_str!("data/quizzes.json"))?;
    let nicknames: Vec<String> = read_data(include_str!("data/quiz_nicknames.json"))?;
    let host = seeding.person("rahma");
    let mut quizzes = Vec::new();
    for (quiz, (days, minute, seats, signed_up)) in data.into_iter().zip(CALENDAR) {
        let starts_at = seeding.at(days, minute);
        let sown = sow_quiz(seeding, quiz, starts_at, seats, host).await?;
        sow_sign_ups(seeding, sown.id, starts_at, signed_up).await?;
        quizzes.push(sown);
    }
    let games = match seeding.size {
        Size::Demo => vec![(0, -9, 15 * 60, 14), (3, -16, 9 * 60, 18), (2, -30, 10 * 60, 11)],
        Size::Large => (0..200)
            .map(|n| {
                (
                    (n % 3) as usize,
                    -(n * 9 / 5) - 2,
                    15 * 60,
                    20 + (n as usize * 7) % 40,
                )
            })
            .collect(),
    };
    for (quiz, days, minute, players) in games {
        if let Some(quiz) = quizzes.get(quiz) {
            let began = seeding.at(days, minute);
            sow_game(seeding, quiz, began, players, &nicknames, host).await?;
        }
    }
    // Every other patron appears on the board of the season.
    for account in seeding.patrons.clone().into_iter().step_by(2) {
        agree_to_season(&mut seeding.tx, account, Lang::Id).await?;
    }
    // The one with every kind of question.
    match quizzes.last() {
        Some(quiz) => paced::sow(seeding, quiz, &nicknames, host).await,
        None => Ok(()),
    }
}

async fn sow_quiz(
    seeding: &mut Seeding,
    data: QuizData,
    starts_at: Millis,
    seats: i64,
    host: AccountId,
) -> Result<Sown, AppError> {
    let made_at = starts_at - Span::days(30);
    let id: QuizId = new_id(made_at);
    let columns = [
        "id",
        "slug",
        "title",
        "description",
        "starts_at",
        "seats",
        "created_at",
        "created_by",
    ];
    let row = [
        id.into(),
        data.slug.as_str().into(),
        data.title.as_str().into(),
        data.description.as_str().into(),
        starts_at.into(),
        seats.into(),
        made_at.into(),
        host.into(),
    ];
    seeding.insert("quizzes", columns, &[row]).await?;
    let mut questions = Vec::new();
    let (mut bank, mut items) = (Vec::new(), Vec::new());
    for (position, data) in (1_i64..).zip(data.questions) {
        let question = question_of(data)?;
        let question_id: QuestionId = new_id(made_at + Span(position));
        bank.push(bank_row(question_id, &question, made_at, host));
        items.push([id.into(), question_id.into(), position.into()]);
        questions.push((question_id, question.question));
    }
    let columns = [
        "id",
        "code",
        "text",
        "kind",
        "body",
        "seconds",
        "points",
        "explanation",
        "level",
        "tags",
        "source",
        "fingerprint",
        "created_at",
        "created_by",
    ];
    seeding.insert("quiz_questions", columns, &bank).await?;
    seeding
        .insert("quiz_items", ["quiz_id", "question_id", "position"], &items)
        .await?;
    Ok(Sown {
        id,
        title: data.title,
        questions,
    })
}

fn question_of(data: QuestionData) -> Result<BankQuestion, AppError> {
    Ok(BankQuestion {
        level: data.level,
        tags: data.tags.join(", "),
        source: data.source.clone(),
        question: Question {
            text: data.text.clone(),
            seconds: data.seconds,
            points: data.points,
            explanation: data.explanation.clone(),
            image: None,
            clip: None,
            book: None,
            body: body_of(data).ok_or(AppError::NotFound)?,
        },
    })
}

fn body_of(data: QuestionData) -> Option<Body> {
    let options = data.options;
    let correct = Choice::of(data.correct.iter().copied());
    Some(match data.kind {
        Kind::Single => Body::Single {
            options,
            correct: correct?,
        },
        Kind::Multiple => Body::Multiple {
            options,
            correct: correct?,
        },
        Kind::TrueFalse => Body::TrueFalse {
            options,
            correct: correct?,
        },
        Kind::Typed => Body::Typed {
            accepted: data.accepted,
            typo: data.typo,
        },
        Kind::Ordering => Body::Ordering {
            order: Order::straight(options.len())?,
            items: options,
        },
        Kind::Numeric => Body::Numeric {
            value: data.value,
            tolerance: data.tolerance,
        },
        Kind::Poll => Body::Poll { options },
        Kind::WordCloud => Body::WordCloud,
        Kind::Slide => Body::Slide,
    })
}

/// The same for the same thing each time, unlike [`crate::db::new_token`].
fn code_of(what: &str) -> String {
    token_hash(what).chars().take(8).collect()
}

fn bank_row(id: QuestionId, bank: &BankQuestion, made_at: Millis, host: AccountId) -> [Value; 14] {
    let question = &bank.question;
    let code = code_of(&question.text);
    [
        id.into(),
        code.into(),
        question.text.as_str().into(),
        question.kind().as_str().into(),
        json(&question.body).into(),
        i64::from(question.seconds).into(),
        i64::from(question.points).into(),
        question.explanation.as_str().into(),
        bank.level.into(),
        bank.tags.as_str().into(),
        bank.source.as_str().into(),
        bank.fingerprint().into(),
        made_at.into(),
        host.into(),
    ]
}

async fn sow_sign_ups(
    seeding: &mut Seeding,
    quiz: QuizId,
    starts_at: Millis,
    count: usize,
) -> Result<(), AppError> {
    let mut people: Vec<AccountId> = Vec::new();
    // Patrons are drawn, so the same one may come twice.
    for _ in 0..count * 4 {
        let patron = seeding.some_patron();
        if people.len() < count && !people.contains(&patron) {
            people.push(patron);
        }
    }
    let row = |(n, account): (i64, AccountId)| {
        let at = starts_at - Span::days(8) + Span::hours(5 * n);
        [quiz.into(), account.into(), new_id::<()>(at).into(), at.into()]
    };
    let rows: Vec<[Value; 4]> = (0_i64..).zip(people).map(row).collect();
    seeding
        .insert("quiz_sign_ups", ["quiz_id", "account_id", "id", "at"], &rows)
        .await
}

async fn sow_game(
    seeding: &mut Seeding,
    quiz: &Sown,
    began: Millis,
    players: usize,
    nicknames: &[String],
    host: AccountId,
) -> Result<(), AppError> {
    let game: GameId = new_id(began);
    let code = code_of(&format!("{} {}", quiz.title, began.0));
    let count = i64::try_from(quiz.questions.len()).unwrap_or_default();
    let ended = began + Span(BETWEEN.0 * (count + 4));
    let columns = [
        "id",
        "code",
        "quiz_id",
        "pin",
        "title",
        "stage",
        "epoch",
        "question_no",
        "opens_at",
        "closes_at",
        "opened_by",
        "opened_at",
        "beat_at",
        "ended_at",
    ];
    let pin = 100_000 + i64::try_from(seeding.below(900_000)).unwrap_or_default();
    let row = [
        game.into(),
        code.into(),
        quiz.id.into(),
        pin.into(),
        quiz.title.as_str().into(),
        "ended".into(),
        (2 * count + 2).into(),
        (count - 1).into(),
        ended.into(),
        ended.into(),
        host.into(),
        began.into(),
        ended.into(),
        ended.into(),
    ];
    seeding.insert("quiz_games", columns, &[row]).await?;
    sow_questions(seeding, ("quiz_game_questions", "game_id"), game.raw(), quiz).await?;
    let players = sow_players(seeding, game, began, players, nicknames).await?;
    sow_answers(seeding, game, quiz, &players, began).await?;
    Ok(season::settle(&mut seeding.tx, game).await?)
}

/// What `quiz` asks, copied into `table` for the row `of` that its column `whose` names.
pub(super) async fn sow_questions(
    seeding: &mut Seeding,
    (table, whose): (&'static str, &'static str),
    of: i64,
    quiz: &Sown,
) -> Result<(), AppError> {
    let asked: Vec<[Value; 9]> = (0_i64..)
        .zip(&quiz.questions)
        .map(|(no, (id, question))| {
            [
                of.into(),
                no.into(),
                (*id).into(),
                question.text.as_str().into(),
                question.kind().as_str().into(),
                json(&question.body).into(),
                i64::from(question.seconds).into(),
                i64::from(question.points).into(),
                question.explanation.as_str().into(),
            ]
        })
        .collect();
    let columns = [
        whose,
        "no",
        "question_id",
        "text",
        "kind",
        "body",
        "seconds",
        "points",
        "explanation",
    ];
    seeding.insert(table, columns, &asked).await
}

/// Every other player has an account.
async fn sow_players(
    seeding: &mut Seeding,
    game: GameId,
    began: Millis,
    count: usize,
    nicknames: &[String],
) -> Result<Vec<PlayerId>, AppError> {
    let first = seeding.below(nicknames.len());
    let (mut rows, mut ids) = (Vec::new(), Vec::new());
    let mut seen: Vec<AccountId> = Vec::new();
    for n in 0..count.min(nicknames.len()) {
        let nickname = &nicknames[(first + n) % nicknames.len()];
        let at = began - Span::seconds(120) + Span::seconds(i64::try_from(n).unwrap_or_default());
        let id: PlayerId = new_id(at);
        let patron = seeding.some_patron();
        let account = (n % 2 == 0 && !seen.contains(&patron)).then_some(patron);
        seen.extend(account);
        rows.push([
            id.into(),
            game.into(),
            nickname.as_str().into(),
            rules::nickname_key(nickname).into(),
            // The hash of no token: nobody comes back to this seat.
            format!("none {}", id.raw()).into(),
            Value::maybe_int(account),
            at.into(),
        ]);
        ids.push(id);
    }
    let columns = [
        "id",
        "game_id",
        "nickname",
        "nickname_key",
        "token_hash",
        "account_id",
        "joined_at",
    ];
    seeding.insert("quiz_players", columns, &rows).await?;
    Ok(ids)
}

async fn sow_answers(
    seeding: &mut Seeding,
    game: GameId,
    quiz: &Sown,
    players: &[PlayerId],
    began: Millis,
) -> Result<(), AppError> {
    let mut rows = Vec::new();
    for player in players {
        // Out of ten.
        let skill = 3 + seeding.below(6);
        for (no, (_, question)) in (0_i64..).zip(&quiz.questions) {
            if seeding.below(25) == 0 {
                continue;
            }
            let right = seeding.below(10) < skill;
            let Some(answer) = answer_to(seeding, &question.body, right) else {
                continue;
            };
            let time = usize::try_from(question.time()).unwrap_or_default();
            let took = i64::try_from(1_500 + seeding.below(time.saturating_sub(1_500))).unwrap_or_default();
            let at = began + Span(BETWEEN.0 * no + took);
            rows.push([
                game.into(),
                no.into(),
                (*player).into(),
                json(&answer).into(),
                took.into(),
                i64::from(rules::score(Mode::default(), question, &answer, took)).into(),
                at.into(),
            ]);
        }
    }
    let columns = [
        "game_id",
        "question_no",
        "player_id",
        "answer",
        "took",
        "points",
        "at",
    ];
    seeding.insert("quiz_answers", columns, &rows).await
}

/// What a player says, rightly or not; nothing to a slide.
pub(super) fn answer_to(seeding: &mut Seeding, body: &Body, right: bool) -> Option<Answer> {
    let one = |index: usize| Choice::one(index).map(Answer::Options);
    match body {
        Body::Single { correct, .. } | Body::Multiple { correct, .. } | Body::TrueFalse { correct, .. }
            if right =>
        {
            Some(Answer::Options(*correct))
        }
        Body::Single { options, .. }
        | Body::Multiple { options, .. }
        | Body::TrueFalse { options, .. }
        | Body::Poll { options } => one(seeding.below(options.len())),
        Body::Typed { accepted, .. } => {
            let text = if right {
                accepted.first()?
            } else {
                WRONG_NAMES[seeding.below(WRONG_NAMES.len())]
            };
            Some(Answer::Text(text.to_owned()))
        }
        Body::Ordering { order, .. } => {
            let place = seeding.below(order.len() - 1);
            let given = if right {
                order.clone()
            } else {
                order.clone().swapped(place, place + 1)
            };
            Some(Answer::Order(given))
        }
        Body::Numeric { value, .. } => {
            let guess = if right {
                *value
            } else {
                GUESSES[seeding.below(GUESSES.len())].parse().ok()?
            };
            Some(Answer::Number(guess))
        }
        Body::WordCloud => Some(Answer::Text(WORDS[seeding.below(WORDS.len())].to_owned())),
        Body::Slide => None,
    }
}
