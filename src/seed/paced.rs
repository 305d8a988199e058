//! One quiz open at one's own pace: since three days ago and for eleven more, with some who took it already.

use super::{
    Seeding, Value,
    quizzes::{Sown, answer_to, sow_questions},
};
use crate::{
    auth::AccountId,
    db::new_id,
    error::AppError,
    quizzes::{AttemptId, TakerId, WindowId, rules, store::json},
    time::{Millis, Span},
};
use rand::{SeedableRng, rngs::StdRng};

/// Of its own, so that what is sown after it stays what it was without it.
const RANDOM_SEED: u64 = 2002;
const TAKERS: i64 = 16;
const ATTEMPTS: i64 = 3;

pub(super) async fn sow(
    seeding: &mut Seeding,
    quiz: &Sown,
    nicknames: &[String],
    host: AccountId,
) -> Result<(), AppError> {
    let usual = std::mem::replace(&mut seeding.rng, StdRng::seed_from_u64(RANDOM_SEED));
    let sown = sow_window(seeding, quiz, nicknames, host).await;
    seeding.rng = usual;
    sown
}

async fn sow_window(
    seeding: &mut Seeding,
    quiz: &Sown,
    nicknames: &[String],
    host: AccountId,
) -> Result<(), AppError> {
    let (opens_at, closes_at) = (seeding.at(-3, 8 * 60), seeding.at(11, 20 * 60));
    let made_at = opens_at - Span::days(1);
    let id: WindowId = new_id(made_at);
    let row = [
        id.into(),
        seeding.code(8).into(),
        quiz.id.into(),
        opens_at.into(),
        closes_at.into(),
        ATTEMPTS.into(),
        true.into(),
        made_at.into(),
        host.into(),
        opens_at.into(),
    ];
    let columns = [
        "id",
        "code",
        "quiz_id",
        "opens_at",
        "closes_at",
        "attempts",
        "shuffles",
        "made_at",
        "made_by",
        "began_at",
    ];
    seeding.insert("quiz_windows", columns, &[row]).await?;
    sow_questions(seeding, ("quiz_window_questions", "window_id"), id.raw(), quiz).await?;
    let mut sown = Sowing {
        window: id,
        opens_at,
        closes_at,
        takers: Vec::new(),
        attempts: Vec::new(),
        answers: Vec::new(),
    };
    // Somebody to try it as: one attempt is over, another was left in the middle.
    let dewi = seeding.person("dewi");
    let taker = sown.taker(Some(dewi), "", opens_at);
    sown.attempt(
        seeding,
        quiz,
        taker,
        1,
        (opens_at + Span::hours(4), 5),
        usize::MAX,
    );
    let middle = quiz.questions.len() / 2;
    sown.attempt(seeding, quiz, taker, 2, (seeding.at(-1, 19 * 60), 8), middle);
    let mut seen = vec![dewi];
    for n in 0..TAKERS {
        let at = opens_at + Span::minutes(20 + n * 157);
        let patron = seeding.some_patron();
        let account = (n % 2 == 0 && !seen.contains(&patron)).then_some(patron);
        seen.extend(account);
        let nickname = &nicknames[usize::try_from(n).unwrap_or_default() % nicknames.len()];
        let taker = sown.taker(account, nickname, at);
        // Out of ten, and more each time: who comes again has learned.
        let skill = 2 + seeding.below(6);
        for no in 0..seeding.weighted(&[(1_i64, 5), (2, 3), (3, 2)]) {
            let begins = at + Span::minutes(no * 40);
            let skill = (skill + 2 * usize::try_from(no).unwrap_or_default()).min(10);
            sown.attempt(seeding, quiz, taker, no + 1, (begins, skill), usize::MAX);
        }
    }
    sown.store(seeding).await
}

/// Rows of a window, until they are stored together.
struct Sowing {
    window: WindowId,
    opens_at: Millis,
    closes_at: Millis,
    takers: Vec<[Value; 7]>,
    attempts: Vec<[Value; 10]>,
    answers: Vec<[Value; 7]>,
}

impl Sowing {
    fn taker(&mut self, account: Option<AccountId>, nickname: &str, at: Millis) -> TakerId {
        let id: TakerId = new_id(at);
        let named = account.is_none().then_some(nickname);
        self.takers.push([
            id.into(),
            self.window.into(),
            Value::maybe_int(account),
            Value::maybe_text(named),
            Value::maybe_text(named.map(rules::nickname_key)),
            // The hash of no token: nobody comes back to it.
            Value::maybe_text(named.map(|_| format!("none {}", id.raw()))),
            at.into(),
        ]);
        id
    }

    /// An attempt that is done with the first `done` questions, by somebody who knows so many of ten.
    fn attempt(
        &mut self,
        seeding: &mut Seeding,
        quiz: &Sown,
        taker: TakerId,
        no: i64,
        (begins, skill): (Millis, usize),
        done: usize,
    ) {
        let id: AttemptId = new_id(begins);
        let mut at = begins;
        for (no, (_, question)) in (0_i64..).zip(&quiz.questions).take(done) {
            at = at + Span::seconds(8 + i64::try_from(seeding.below(25)).unwrap_or_default());
            let right = seeding.below(10) < skill;
            let answer = answer_to(seeding, &question.body, right);
            let points = answer
                .as_ref()
                .map_or(0, |answer| rules::accuracy(question, answer));
            self.answers.push([
                id.into(),
                self.window.into(),
                self.closes_at.into(),
                no.into(),
                Value::maybe_text(answer.map(|answer| json(&answer))),
                i64::from(points).into(),
                at.into(),
            ]);
        }
        let finished = (done >= quiz.questions.len()).then_some(at);
        self.attempts.push([
            id.into(),
            seeding.code(12).into(),
            self.window.into(),
            self.opens_at.into(),
            self.closes_at.into(),
            taker.into(),
            no.into(),
            true.into(),
            begins.into(),
            Value::maybe_int(finished),
        ]);
    }

    async fn store(self, seeding: &mut Seeding) -> Result<(), AppError> {
        let columns = [
            "id",
            "window_id",
            "account_id",
            "nickname",
            "nickname_key",
            "token_hash",
            "at",
        ];
        seeding.insert("quiz_takers", columns, &self.takers).await?;
        let columns = [
            "id",
            "code",
            "window_id",
            "opens_at",
            "closes_at",
            "taker_id",
            "no",
            "shuffles",
            "started_at",
            "finished_at",
        ];
        seeding.insert("quiz_attempts", columns, &self.attempts).await?;
        let columns = [
            "attempt_id",
            "window_id",
            "closes_at",
            "question_no",
            "answer",
            "points",
            "at",
        ];
        seeding
            .insert("quiz_attempt_answers", columns, &self.answers)
            .await
    }
}
