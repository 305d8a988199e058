//! Answers: which count, and for how much.

use super::{Game, Given, Reply, Stage, Write};
use crate::{
    quizzes::{
        Answer, Kind, PlayerId, blocked,
        rules::{self, GRACE, Latency},
        wire::Refusal,
    },
    time::{Millis, Span},
};

impl Game {
    /// Takes `answer` to the question that `epoch` and `no` name, if it is the one on screen and still open.
    pub(super) fn answer(
        &mut self,
        player: PlayerId,
        (epoch, no): (u32, u32),
        answer: Answer,
        (at, latency): (Millis, Latency),
        writes: &mut Vec<Write>,
    ) -> Reply {
        let Stage::Question {
            no: current,
            asked,
            opens_at,
            closes_at,
            paused,
        } = self.stage
        else {
            return self.refuse(Refusal::Late);
        };
        let Some(question) = self.questions.get(current) else {
            return self.refuse(Refusal::Impossible);
        };
        if !(asked..=self.epoch).contains(&epoch) || usize::try_from(no) != Ok(current) {
            return self.refuse(Refusal::Late);
        }
        let Some((pace, streak)) = self
            .players
            .get(&player)
            .map(|player| (player.pace, player.streak))
        else {
            return self.refuse(Refusal::NotPlayer);
        };
        let (answer, epoch) = (answer.tidy(), self.epoch);
        if let Some(given) = self.answers.get(&player) {
            // A phone that did not hear the first acknowledgement asks again.
            return if given.answer == answer {
                Reply::Saved { epoch, answer }
            } else {
                self.refuse(Refusal::Answered)
            };
        }
        if paused.is_some_and(|since| at >= since) {
            return self.refuse(Refusal::Paused);
        }
        if at < opens_at {
            return self.refuse(Refusal::Early);
        }
        if at > pace.close(opens_at, closes_at) + Span(GRACE) {
            return self.refuse(Refusal::Late);
        }
        if !answer.fits(&question.body) {
            return self.refuse(Refusal::Impossible);
        }
        if is_blocked(question.kind(), &answer) {
            return self.refuse(Refusal::Blocked);
        }
        let (took, points) = rules::earned(self.mode, (question, &answer), (at - opens_at).0, latency, pace);
        let bonus = match self.mode.streak {
            true => rules::bonus(streak, question, &answer),
            false => 0,
        };
        writes.push(Write::Answer {
            no: current,
            player,
            answer: answer.clone(),
            took,
            points,
            bonus,
            at,
        });
        let given = Given {
            answer: answer.clone(),
            points,
            bonus,
        };
        self.answers.insert(player, given);
        self.reveal_when_all_answered(writes);
        Reply::Saved { epoch, answer }
    }
}

/// Whoever writes to a cloud writes on the wall.
fn is_blocked(kind: Kind, answer: &Answer) -> bool {
    match answer {
        Answer::Text(text) => kind == Kind::WordCloud && blocked::is_blocked(text),
        _ => false,
    }
}
