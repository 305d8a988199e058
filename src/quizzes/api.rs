//! What a browser may ask of quizzes outside a socket.

use super::{AnswerForm, AttemptForm, JoinForm, QuestionForm, QuizForm, StartForm, WindowForm};
use crate::error::AppError;
use leptos::prelude::*;

/// Takes a seat in a game, without an account.
#[server(prefix = "/api", endpoint = "quizzes/join")]
pub async fn join(#[server(flatten)] form: JoinForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, request_cookie, see_other, set_cookie};
    let before = form.pin.parse().ok();
    let before = before.and_then(|pin| request_cookie(&backend::seat_cookie_name(pin)));
    let (pin, cookie) = backend::join(&Ctx::current(), &form, before.as_deref()).await?;
    set_cookie(&cookie);
    see_other(&format!("/kuis/main/{pin}"));
    Ok(())
}

/// Answers a question of a running game, where the pad has no socket.
#[server(prefix = "/api", endpoint = "quizzes/answer")]
pub async fn answer(#[server(flatten)] form: AnswerForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, request_cookie, see_other};
    let ctx = Ctx::current();
    let (pin, asked) = backend::addressed(&form)?;
    let token = request_cookie(&backend::seat_cookie_name(pin)).ok_or(AppError::NotFound)?;
    backend::answer(&ctx, asked, &form, &token).await?;
    see_other(&format!("/kuis/main/{pin}"));
    Ok(())
}

/// Gives a player another time to answer, from the next question on.
#[server(prefix = "/api", endpoint = "quizzes/set_pace")]
pub async fn set_pace(
    #[server(default)] pin: String,
    #[server(default)] pace: String,
) -> Result<(), AppError> {
    use super::{Pin, backend, texts};
    use crate::server::{Ctx, notice, request_cookie, see_other};
    let ctx = Ctx::current();
    let at: Pin = pin.parse().map_err(|_| AppError::NotFound)?;
    let token = request_cookie(&backend::seat_cookie_name(at)).ok_or(AppError::NotFound)?;
    backend::set_pace(&ctx, &pin, &pace, &token).await?;
    notice(texts::pace_set(ctx.lang));
    see_other(&format!("/kuis/main/{at}"));
    Ok(())
}

/// Takes a seat at a quiz to come, or a place on its waiting list. Twice is once.
#[server(prefix = "/api", endpoint = "quizzes/sign_up")]
pub async fn sign_up(#[server(default)] slug: String) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let (quiz, place) = backend::sign_up(&ctx, &slug).await?;
    if place <= quiz.seats {
        notice(&texts::signed_up(ctx.lang, &quiz.title));
    } else {
        notice(&texts::on_waiting_list(ctx.lang, place - quiz.seats));
    }
    see_other(&format!("/kuis/{}", quiz.slug));
    Ok(())
}

/// Gives that place back.
#[server(prefix = "/api", endpoint = "quizzes/cancel_sign_up")]
pub async fn cancel_sign_up(#[server(default)] slug: String) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::cancel_sign_up(&ctx, &slug).await?;
    notice(texts::sign_up_cancelled(ctx.lang));
    Ok(())
}

/// Opens the lobby of a quiz.
#[server(prefix = "/api", endpoint = "quizzes/open_lobby")]
pub async fn open_lobby(#[server(default)] slug: String) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, see_other};
    let open = backend::open_lobby(&Ctx::current(), &slug).await?;
    see_other(&format!("/petugas/kuis/main/{}", open.pin));
    Ok(())
}

/// Moves a game on, where the remote has no socket.
#[server(prefix = "/api", endpoint = "quizzes/command")]
pub async fn command(
    #[server(default)] pin: String,
    #[server(default)] epoch: String,
    #[server(default)] command: String,
) -> Result<(), AppError> {
    use super::{backend, wire::Command};
    use crate::server::Ctx;
    let known = Command::ALL.into_iter().find(|known| known.as_str() == command);
    let (Some(command), Ok(epoch)) = (known, epoch.parse()) else {
        return Err(AppError::Invalid(crate::error::FieldErrors::default()));
    };
    backend::command(&Ctx::current(), &pin, epoch, command).await
}

/// Takes the lead of a game.
#[server(prefix = "/api", endpoint = "quizzes/lead")]
pub async fn lead(#[server(default)] pin: String) -> Result<(), AppError> {
    use super::backend;
    use crate::server::Ctx;
    backend::lead(&Ctx::current(), &pin).await
}

/// Takes a player out of a game.
#[server(prefix = "/api", endpoint = "quizzes/remove_player")]
pub async fn remove_player(
    #[server(default)] pin: String,
    #[server(default)] player: String,
) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::remove_player(&ctx, &pin, &player).await?;
    notice(texts::player_removed(ctx.lang));
    Ok(())
}

/// Gives a player another name.
#[server(prefix = "/api", endpoint = "quizzes/rename_player")]
pub async fn rename_player(
    #[server(default)] pin: String,
    #[server(default)] player: String,
    #[server(default)] nickname: String,
) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::rename_player(&ctx, &pin, &player, &nickname).await?;
    notice(texts::player_renamed(ctx.lang));
    Ok(())
}

/// Gives a team another name.
#[server(prefix = "/api", endpoint = "quizzes/rename_team")]
pub async fn rename_team(
    #[server(default)] pin: String,
    #[server(default)] id: String,
    #[server(default)] team: String,
) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::rename_team(&ctx, &pin, &id, &team).await?;
    notice(texts::team_renamed(ctx.lang));
    Ok(())
}

/// Adds or changes a question of the bank. A picture or a clip comes as the form's file.
#[server(prefix = "/api", endpoint = "quizzes/save_question")]
pub async fn save_question(#[server(flatten)] form: QuestionForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, file, notice, see_other};
    let ctx = Ctx::current();
    let form = backend::with_file(&ctx, form, file()).await?;
    backend::save_question(&ctx, &form).await?;
    notice(texts::question_saved(ctx.lang));
    if form.quiz.is_empty() {
        see_other("/petugas/kuis/bank");
    } else {
        see_other(&format!("/petugas/kuis/sunting/{}", form.quiz));
    }
    Ok(())
}

/// Keeps what is typed into the question editor, without changing the question, and shows it.
#[server(prefix = "/api", endpoint = "quizzes/keep_draft")]
pub async fn keep_draft(#[server(flatten)] form: QuestionForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, file, see_other};
    let ctx = Ctx::current();
    let form = backend::with_file(&ctx, form, file()).await?;
    backend::keep_draft(&ctx, &form).await?;
    see_other(&format!("{}?draf={}#pratinjau", form.page(), form.draft));
    Ok(())
}

/// Forgets what was typed and not saved.
#[server(prefix = "/api", endpoint = "quizzes/discard_draft")]
pub async fn discard_draft(#[server(default)] draft: String) -> Result<(), AppError> {
    use super::{backend, editor_texts};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::discard_draft(&ctx, &draft).await?;
    notice(editor_texts::draft_discarded(ctx.lang));
    Ok(())
}

/// Notes that a question was looked over: `looked` is `yes`, or anything else to take it back.
#[server(prefix = "/api", endpoint = "quizzes/review")]
pub async fn review(
    #[server(default)] code: String,
    #[server(default)] looked: String,
) -> Result<(), AppError> {
    use super::backend;
    use crate::server::Ctx;
    backend::review(&Ctx::current(), &code, looked == "yes").await
}

/// Makes or changes a quiz.
#[server(prefix = "/api", endpoint = "quizzes/save_quiz")]
pub async fn save_quiz(#[server(flatten)] form: QuizForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let slug = backend::save_quiz(&ctx, &form).await?;
    notice(texts::quiz_saved(ctx.lang));
    see_other(&format!("/petugas/kuis/sunting/{slug}"));
    Ok(())
}

/// Puts a question into a quiz, takes it out, or moves it: `act` is `include`, `leave_out`, `up` or `down`.
#[server(prefix = "/api", endpoint = "quizzes/arrange")]
pub async fn arrange(
    #[server(default)] slug: String,
    #[server(default)] code: String,
    #[server(default)] act: String,
) -> Result<(), AppError> {
    use super::backend;
    use crate::server::Ctx;
    let ctx = Ctx::current();
    match act.as_str() {
        "include" => backend::include(&ctx, &slug, &code).await,
        "leave_out" => backend::leave_out(&ctx, &slug, &code).await,
        "up" => backend::arrange(&ctx, &slug, &code, true).await,
        "down" => backend::arrange(&ctx, &slug, &code, false).await,
        _ => Err(AppError::Invalid(crate::error::FieldErrors::default())),
    }
}

/// Takes a checked file over into the bank.
#[server(prefix = "/api", endpoint = "quizzes/take_over")]
pub async fn take_over(#[server(default)] token: String) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let (added, slug) = backend::take_over(&ctx, &token).await?;
    notice(&texts::imported(ctx.lang, added));
    match slug {
        Some(slug) => see_other(&format!("/petugas/kuis/sunting/{slug}")),
        None => see_other("/petugas/kuis/bank"),
    }
    Ok(())
}

/// Puts the viewer on the board of the season, in the words that `agreed` says yes to.
#[server(prefix = "/api", endpoint = "quizzes/appear")]
pub async fn appear(#[server(default)] agreed: String) -> Result<(), AppError> {
    use super::{afterwards::texts, backend};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    if agreed != "yes" {
        ctx.signed_in()?;
        return Err(AppError::invalid("agreed", texts::not_agreed(ctx.lang)));
    }
    backend::appear(&ctx, true).await?;
    notice(texts::appears_now(ctx.lang));
    Ok(())
}

/// Takes the viewer off that board.
#[server(prefix = "/api", endpoint = "quizzes/disappear")]
pub async fn disappear() -> Result<(), AppError> {
    use super::{afterwards::texts, backend};
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    backend::appear(&ctx, false).await?;
    notice(texts::appears_no_more(ctx.lang));
    Ok(())
}

/// Opens a quiz at one's own pace between two moments, moves them, or ends it.
#[server(prefix = "/api", endpoint = "quizzes/set_window")]
pub async fn set_window(#[server(flatten)] form: WindowForm) -> Result<(), AppError> {
    use super::{
        backend::{self, Set},
        paced::texts,
    };
    use crate::server::{Ctx, notice};
    let ctx = Ctx::current();
    notice(match backend::set_window(&ctx, &form).await? {
        Set::Opened => texts::window_opened(ctx.lang),
        Set::Changed => texts::window_changed(ctx.lang),
        Set::Ended => texts::window_ended(ctx.lang),
    });
    Ok(())
}

/// Begins an attempt at one's own pace, or goes on with the one under way.
#[server(prefix = "/api", endpoint = "quizzes/start_attempt")]
pub async fn start_attempt(#[server(flatten)] form: StartForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, request_cookie, see_other, set_cookie};
    let token = request_cookie(backend::PACED_COOKIE);
    let started = backend::start_attempt(&Ctx::current(), &form, token.as_deref()).await?;
    if let Some(cookie) = started.cookie {
        set_cookie(&cookie);
    }
    see_other(&started.address);
    Ok(())
}

/// Answers one question of an attempt, once.
#[server(prefix = "/api", endpoint = "quizzes/answer_attempt")]
pub async fn answer_attempt(#[server(flatten)] form: AttemptForm) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, request_cookie, see_other};
    let token = request_cookie(backend::PACED_COOKIE);
    see_other(&backend::answer_attempt(&Ctx::current(), &form, token.as_deref()).await?);
    Ok(())
}

/// Closes an attempt before its last question.
#[server(prefix = "/api", endpoint = "quizzes/finish_attempt")]
pub async fn finish_attempt(#[server(default)] attempt: String) -> Result<(), AppError> {
    use super::backend;
    use crate::server::{Ctx, request_cookie, see_other};
    let token = request_cookie(backend::PACED_COOKIE);
    see_other(&backend::finish_attempt(&Ctx::current(), &attempt, token.as_deref()).await?);
    Ok(())
}
