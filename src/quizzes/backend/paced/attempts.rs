//! Taking an attempt: it is started, each question is answered once, and it is over when every question is done with.

use super::{
    super::{Among, offered},
    address, browser, cookie, is_theirs,
};
use crate::{
    db::{Tx, Violation, new_id, new_token, token_hash, violation},
    error::AppError,
    i18n::{Lang, date_and_time},
    quizzes::{
        Answer, AttemptForm, Kind, Question, StartForm, TakerId,
        afterwards::texts as after,
        blocked,
        paced::texts,
        rules::{self, Opening},
        store::{
            bank, calendar,
            paced::{
                attempts::{self, AttemptRow, Who},
                windows::{self, WindowRow},
            },
        },
        texts as words,
    },
    server::{
        Ctx,
        limits::{self, Limit},
    },
    tidy::tidy_line,
    time::{Millis, Span},
};

/// Attempts begun from one address: a school class shares one, and so do the library's own computers.
const STARTS: Limit = Limit {
    max: 200,
    window: Span::minutes(10),
};

#[derive(Debug)]
pub struct Started {
    /// Where the attempt goes on.
    pub address: String,
    /// The `Set-Cookie` value that finds it again without an account.
    pub cookie: Option<String>,
}

/// Begins an attempt at the quiz that the form names, or goes on with the one that is under way.
///
/// # Errors
/// [`AppError::Conflict`] outside the window and after the last attempt; [`AppError::Invalid`] for a nickname that is taken or may
/// not be shown; [`AppError::NotFound`].
pub async fn start_attempt(ctx: &Ctx, form: &StartForm, token: Option<&str>) -> Result<Started, AppError> {
    let (lang, now) = (ctx.lang, ctx.now());
    limits::hit(&ctx.app, &format!("quiz:attempt:{}", ctx.address), STARTS).await?;
    let token = match (ctx.identified()?, token) {
        (Some(_), _) => None,
        (None, Some(token)) => Some(token.to_owned()),
        // Made of the key, so that the form sent twice is the same browser.
        (None, None) => Some(token_hash(&format!("taker:{}", form.key))),
    };
    let started = |address: String| Started {
        address,
        cookie: token.as_deref().map(|token| cookie(ctx, token)),
    };
    let mut tx = ctx.write().await?;
    if let Some(address) = tx.repeated(&form.key).await? {
        return Ok(started(address));
    }
    let quiz = calendar::find(&mut tx, &form.slug)
        .await?
        .ok_or(AppError::NotFound)?;
    let window = windows::of_quiz(&mut tx, quiz.id)
        .await?
        .ok_or(AppError::NotFound)?;
    match window.opening(now) {
        Opening::Open => (),
        Opening::Early => {
            let when = date_and_time(lang, ctx.zone(), window.opens_at);
            return Err(AppError::Conflict(texts::opens_later(lang, &when)));
        }
        Opening::Closed => return Err(closed(ctx, window.closes_at)),
    }
    let taker = taker(ctx, &mut tx, &window, token.as_deref(), form).await?;
    begin(lang, &mut tx, &window).await?;
    let mine = attempts::of_taker(&mut tx, taker).await?;
    let code = match mine.iter().find(|attempt| attempt.finished_at.is_none()) {
        Some(open) => open.code.clone(),
        None => another(lang, &mut tx, &window, taker, mine.len()).await?,
    };
    let address = address(&quiz.slug, &code);
    tx.remember(&form.key, &address).await?;
    tx.commit().await?;
    Ok(started(address))
}

/// Who asks, in this window: known, or new.
async fn taker(
    ctx: &Ctx,
    tx: &mut Tx,
    window: &WindowRow,
    token: Option<&str>,
    form: &StartForm,
) -> Result<TakerId, AppError> {
    let lang = ctx.lang;
    let hash = token.map(|token| browser(window.id, token)).unwrap_or_default();
    let who = match ctx.identified()? {
        Some(viewer) => Who::Account(viewer.id),
        None => Who::Browser(&hash),
    };
    if let Some(known) = attempts::taker(tx, window.id, who).await? {
        return Ok(known.id);
    }
    let nickname = match who {
        Who::Account(_) => None,
        Who::Browser(_) => {
            let name = if form.offered.is_empty() {
                &form.nickname
            } else {
                &form.offered
            };
            let name = rules::nickname(lang, name, blocked::is_blocked);
            Some(name.map_err(|wrong| AppError::invalid("nickname", wrong))?)
        }
    };
    let id = new_id(ctx.now());
    if attempts::insert_taker(tx, id, window.id, who, nickname.as_deref()).await? {
        return Ok(id);
    }
    if attempts::taker(tx, window.id, who).await?.is_none() && !form.offered.is_empty() {
        // Somebody else took it between the page and the tap: any other on offer is as good.
        for name in offered(tx, Among::Window(window.id)).await? {
            if attempts::insert_taker(tx, id, window.id, who, Some(&name)).await? {
                return Ok(id);
            }
        }
    }
    // Two forms at once of one person, or two people of one name.
    let known = attempts::taker(tx, window.id, who).await?;
    let known = known.ok_or_else(|| AppError::invalid("nickname", words::nickname_taken(lang)))?;
    Ok(known.id)
}

/// The first attempt copies the questions: from here on they stand as they are.
async fn begin(lang: Lang, tx: &mut Tx, window: &WindowRow) -> Result<(), AppError> {
    if window.began_at.is_some() || !windows::begin(tx, window.id).await? {
        return Ok(());
    }
    let rows = bank::of_quiz(tx, window.quiz_id).await?;
    let questions: Vec<_> = rows
        .into_iter()
        .filter_map(|row| Some((row.id, row.asked.into_question()?)))
        .collect();
    if questions.is_empty() {
        return Err(AppError::Conflict(words::quiz_is_empty(lang).into()));
    }
    Ok(windows::copy(tx, window.id, &questions).await?)
}

async fn another(
    lang: Lang,
    tx: &mut Tx,
    window: &WindowRow,
    taker: TakerId,
    before: usize,
) -> Result<String, AppError> {
    let no = i64::try_from(before).unwrap_or(i64::MAX).saturating_add(1);
    if no > window.attempts {
        return Err(AppError::Conflict(texts::no_attempts_left(lang).into()));
    }
    let code: String = new_token().chars().take(12).collect();
    if attempts::insert(tx, (new_id(tx.now()), &code), window.id, taker, no).await? {
        tx.audit("quiz.attempt_started", &code, "").await?;
        return Ok(code);
    }
    // The same person in another tab was quicker.
    let mine = attempts::of_taker(tx, taker).await?;
    let open = mine.into_iter().find(|attempt| attempt.finished_at.is_none());
    open.map(|open| open.code)
        .ok_or_else(|| AppError::Conflict(words::try_again(lang).into()))
}

/// Takes an answer, or that the question is passed, and says where its reveal stands. The same answer again is the same.
///
/// # Errors
/// [`AppError::Conflict`] for another answer than the first, and after the window has closed; [`AppError::Invalid`] for what is no
/// answer to this question; [`AppError::NotFound`] for somebody else's attempt.
pub async fn answer_attempt(ctx: &Ctx, form: &AttemptForm, token: Option<&str>) -> Result<String, AppError> {
    let lang = ctx.lang;
    let mut tx = ctx.write().await?;
    let row = theirs(ctx, &mut tx, &form.attempt, token).await?;
    let questions = windows::questions(&mut tx, row.window_id).await?;
    let turns = rules::turns(&questions, row.id, row.shuffles == 1);
    let place: usize = form.soal.parse().map_err(|_| AppError::NotFound)?;
    let turn = place.checked_sub(1).and_then(|at| turns.get(at));
    let turn = turn.ok_or(AppError::NotFound)?;
    let here = address(&row.slug, &row.code);
    let reveal = match turn.question.kind() {
        // Nothing is right or wrong about it.
        Kind::Slide => here,
        _ => format!("{here}?soal={place}"),
    };
    let said = said(lang, &turn.question, form);
    let stored = said.map(|said| said.map(|answer| turn.stored(answer)));
    if let Some(before) = before(&mut tx, &row, turn.no).await? {
        return same(lang, stored.as_ref().ok(), &before).map(|()| reveal);
    }
    if !row.is_open(ctx.now()) {
        return Err(closed(ctx, row.closes_at));
    }
    let stored = stored?;
    let points = stored
        .as_ref()
        .map_or(0, |answer| rules::accuracy(&questions[turn.no], answer));
    let added = attempts::answer(&mut tx, row.id, turn.no, stored.as_ref(), points).await;
    if !added.map_err(|error| too_late(ctx, &row, error))? {
        let before = before(&mut tx, &row, turn.no).await?;
        return same(lang, Some(&stored), &before.unwrap_or_default()).map(|()| reveal);
    }
    if usize::try_from(row.done + 1) == Ok(questions.len()) {
        attempts::finish(&mut tx, row.id).await?;
    }
    tx.commit().await?;
    Ok(reveal)
}

/// Closes an attempt before its last question: what is left counts as passed. Twice is once.
///
/// # Errors
/// [`AppError::Conflict`] after the window has closed; [`AppError::NotFound`] for somebody else's attempt.
pub async fn finish_attempt(ctx: &Ctx, code: &str, token: Option<&str>) -> Result<String, AppError> {
    let mut tx = ctx.write().await?;
    let row = theirs(ctx, &mut tx, code, token).await?;
    let result = format!("{}/hasil", address(&row.slug, &row.code));
    if row.finished_at.is_some() {
        return Ok(result);
    }
    if !row.is_open(ctx.now()) {
        return Err(closed(ctx, row.closes_at));
    }
    let finished = attempts::finish(&mut tx, row.id).await;
    finished.map_err(|error| too_late(ctx, &row, error))?;
    tx.commit().await?;
    Ok(result)
}

async fn theirs(ctx: &Ctx, tx: &mut Tx, code: &str, token: Option<&str>) -> Result<AttemptRow, AppError> {
    attempts::hold(tx, code).await?;
    let row = attempts::find(tx, code).await?;
    row.filter(|row| is_theirs(ctx, row, token))
        .ok_or(AppError::NotFound)
}

/// What the form says: an answer as it was given, or nothing where the question is passed.
fn said(lang: Lang, question: &Question, form: &AttemptForm) -> Result<Option<Answer>, AppError> {
    if !form.lewati.is_empty() || question.kind() == Kind::Slide {
        return Ok(None);
    }
    let field = |name: &str| form.fields.get(name).cloned().unwrap_or_default();
    let wrong = |text: &str| AppError::invalid("jawab", text);
    let answer = rules::given(lang, &question.body, field).ok_or_else(|| {
        wrong(match question.kind() {
            Kind::Numeric => after::number_needed(lang),
            Kind::Ordering => after::order_needed(lang),
            _ => texts::answer_first(lang),
        })
    })?;
    match &answer {
        Answer::Text(text) if question.kind() == Kind::WordCloud && blocked::is_blocked(&tidy_line(text)) => {
            Err(wrong(words::words_blocked(lang)))
        }
        _ => Ok(Some(answer)),
    }
}

/// What this attempt said to a question, if it is done with it.
async fn before(tx: &mut Tx, row: &AttemptRow, no: usize) -> Result<Option<Option<Answer>>, AppError> {
    let answers = attempts::answers(tx, row.id).await?;
    let before = answers
        .iter()
        .find(|answer| usize::try_from(answer.question_no) == Ok(no));
    Ok(before.map(attempts::AnswerRow::answer))
}

/// An answer counts once.
fn same(lang: Lang, said: Option<&Option<Answer>>, before: &Option<Answer>) -> Result<(), AppError> {
    if said == Some(before) {
        Ok(())
    } else {
        Err(AppError::Conflict(texts::answered_already(lang).into()))
    }
}

fn closed(ctx: &Ctx, closes_at: Millis) -> AppError {
    let when = date_and_time(ctx.lang, ctx.zone(), closes_at);
    AppError::Conflict(texts::window_has_closed(ctx.lang, &when))
}

/// The window was moved while the answer was under way: the database lets nothing in after its end.
fn too_late(ctx: &Ctx, row: &AttemptRow, error: sqlx::Error) -> AppError {
    match violation(&error) {
        Some(violated) if violated.kind == Violation::Check => closed(ctx, row.closes_at),
        _ => error.into(),
    }
}
