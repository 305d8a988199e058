//! Reminding those who have a seat, and seeing who came: whoever signed up and joined a game of the quiz on its day, signed in.

use crate::{
    auth::{self, AccountId, Role},
    db::{Actor, Tx},
    error::AppError,
    i18n::date_and_time,
    quizzes::{
        QuizId, attendance_texts as texts,
        store::{
            calendar::{self, QuizRow},
            reminders,
        },
    },
    server::{App, Ctx},
    time::Span,
};
use sqlx::AnyConnection;
use std::collections::HashMap;

/// A day before, and an hour before. Not at all when there is less than that left: the server stood still, and the later one
/// says the same.
pub(super) const AHEAD: [(i64, Span); 2] = [(24, Span::hours(3)), (1, Span::minutes(10))];
/// A lobby may open so long before the time, and the game so long after it.
const BEFORE: Span = Span::hours(12);
const AFTER: Span = Span::hours(24);

/// Reminds whoever is due, each once, however many processes ask.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn remind(app: &App) -> Result<(), AppError> {
    let mut tx = app.db().write(app.now(), Actor::default()).await?;
    let mut quizzes: HashMap<QuizId, QuizRow> = HashMap::new();
    for (hours, least) in AHEAD {
        for due in reminders::take_due(&mut tx, hours, least).await? {
            if !quizzes.contains_key(&due.quiz_id)
                && let Some(quiz) = calendar::by_id(&mut tx, due.quiz_id).await?
            {
                quizzes.insert(due.quiz_id, quiz);
            }
            if let Some(quiz) = quizzes.get(&due.quiz_id) {
                mail(&mut tx, app, quiz, due.account_id).await?;
            }
        }
    }
    tx.commit().await
}

async fn mail(tx: &mut Tx, app: &App, quiz: &QuizRow, account: AccountId) -> Result<(), AppError> {
    let contacts = auth::backend::contacts(tx, &[account]).await?;
    let contact = contacts.get(&account).and_then(|c| Some((c, c.email.as_ref()?)));
    let (Some((contact, email)), Some(starts_at)) = (contact, quiz.starts_at) else {
        return Ok(());
    };
    let when = date_and_time(contact.lang, &app.config().zone, starts_at);
    let address = format!("{}/kuis/{}", app.config().public_url(), quiz.slug);
    let subject = texts::reminder_subject(contact.lang, &quiz.title, &when);
    let body = texts::reminder_body(contact.lang, &contact.name, &quiz.title, &when, &address);
    tx.mail(email, &subject, &body).await
}

/// Somebody who signed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    pub name: String,
    /// Or waiting.
    pub seated: bool,
    pub came: bool,
}

/// Who signed up, in order of coming.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian.
pub async fn attendees(ctx: &Ctx, quiz: &QuizRow) -> Result<Vec<Attendee>, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let accounts = calendar::signed_up(&mut db, quiz.id).await?;
    let contacts = auth::backend::contacts(&mut db, &accounts).await?;
    let came = came(&mut db, quiz).await?;
    let named = (1..).zip(&accounts).filter_map(|(place, account)| {
        Some(Attendee {
            name: contacts.get(account)?.name.clone(),
            seated: place <= quiz.seats,
            came: came.contains(account),
        })
    });
    Ok(named.collect())
}

/// Whoever came to `quiz` on its day; nobody while it has none.
pub(super) async fn came(db: &mut AnyConnection, quiz: &QuizRow) -> Result<Vec<AccountId>, AppError> {
    match quiz.starts_at {
        Some(at) => Ok(reminders::came(db, quiz.id, at - BEFORE, at + AFTER).await?),
        None => Ok(Vec::new()),
    }
}

/// What a mail about a seat says close to the time, a reminder need not say again.
pub(super) async fn needs_no_reminder(
    tx: &mut Tx,
    quiz: &QuizRow,
    account: AccountId,
) -> Result<(), AppError> {
    let Some(starts_at) = quiz.starts_at else {
        return Ok(());
    };
    for (hours, _) in AHEAD {
        if tx.now() >= starts_at - Span::hours(hours) {
            reminders::note(tx, quiz.id, account, starts_at, hours).await?;
        }
    }
    Ok(())
}
