//! What everybody may see: the snapshot, the reveal, the counters.

use super::{Game, Player, Stage, small};
use crate::quizzes::{
    Answer, Kind, Question, blocked, rules,
    wire::{self, Asking, Hall, Revealed, Said, Snapshot},
};

/// The newest players whose names the hall sees in the lobby.
const NEWEST: usize = 48;
/// The most frequent of what was typed; more words are not read on a wall.
const SAID: usize = 24;

impl Game {
    /// What everybody may know now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let stage = match self.stage {
            Stage::Lobby => wire::Stage::Lobby,
            Stage::Question {
                no,
                asked,
                opens_at,
                closes_at,
                paused,
            } => self.questions.get(no).map_or(wire::Stage::Ended, |question| {
                wire::Stage::Question(Asking {
                    no: small(no),
                    text: question.text.clone(),
                    kind: question.kind(),
                    options: question.body.options().to_vec(),
                    note: match question.kind() {
                        Kind::Slide => question.explanation.clone(),
                        _ => String::new(),
                    },
                    image: question.image.clone(),
                    clip: question.clip.clone(),
                    asked,
                    opens_at,
                    closes_at,
                    paused: paused.map(|since| closes_at - since.max(opens_at)),
                })
            }),
            Stage::Reveal { no } => self.questions.get(no).map_or(wire::Stage::Ended, |question| {
                wire::Stage::Reveal(self.revealed(no, question))
            }),
            Stage::Leaderboard { no } => wire::Stage::Leaderboard {
                no: small(no),
                top: self.top(),
            },
            Stage::Podium => wire::Stage::Podium { top: self.winners() },
            Stage::Ended => wire::Stage::Ended,
        };
        Snapshot {
            pin: self.pin,
            title: self.title.clone(),
            epoch: self.epoch,
            questions: small(self.questions.len()),
            locked: self.locked,
            ahead: self.ahead().and_then(|next| Some(next.image.as_ref()?.address())),
            clip_ahead: self.ahead().and_then(|next| Some(next.clip.as_ref()?.address())),
            stage,
        }
    }

    /// The next question, while none can be answered.
    fn ahead(&self) -> Option<&Question> {
        let next = match self.stage {
            Stage::Lobby => 0,
            Stage::Reveal { no } | Stage::Leaderboard { no } => no + 1,
            Stage::Question { no, .. } if !self.is_answered(no) => no + 1,
            Stage::Question { .. } | Stage::Podium | Stage::Ended => return None,
        };
        self.questions.get(next)
    }

    fn revealed(&self, no: usize, question: &Question) -> Revealed {
        let answers = || self.answers.values().map(|given| &given.answer);
        let chosen = |index: usize| {
            let with = answers()
                .filter_map(Answer::options)
                .filter(|choice| choice.has(index));
            small(with.count())
        };
        let right = answers().filter(|answer| rules::credit(&question.body, answer).is_whole());
        let options = question.body.options();
        Revealed {
            no: small(no),
            text: question.text.clone(),
            kind: question.kind(),
            options: options.to_vec(),
            key: question.body.key(),
            chosen: (0..options.len()).map(chosen).collect(),
            said: self.said(question.kind()),
            answered: small(self.answers.len()),
            right: small(right.count()),
            players: small(self.players.len()),
            explanation: question.explanation.clone(),
            image: question.image.clone(),
            clip: question.clip.clone(),
            book: question.book.clone(),
        }
    }

    /// What was typed, the most frequent first. Texts that fold to the same are one, written as they first were.
    fn said(&self, kind: Kind) -> Vec<Said> {
        let texts = self
            .order
            .iter()
            .filter_map(|id| match &self.answers.get(id)?.answer {
                Answer::Text(text) => Some(text.as_str()),
                _ => None,
            });
        let words = texts.flat_map(|text| match kind {
            Kind::WordCloud => rules::words(text),
            _ => vec![text],
        });
        let shown = words.filter(|word| !blocked::is_blocked(word));
        let said = rules::tallied(shown, |word| rules::folded(word)).into_iter();
        said.take(SAID)
            .map(|(word, count)| Said {
                text: word.to_owned(),
                count: small(count),
            })
            .collect()
    }

    /// With the team, where there is one: so that people find each other.
    fn name_on_the_wall(&self, player: &Player) -> String {
        match self.team_of(player) {
            Some(team) => format!("{} · {}", player.nickname, team.name),
            None => player.nickname.clone(),
        }
    }

    /// The counters for remotes and screens.
    #[must_use]
    pub fn hall(&self) -> Hall {
        let newest = if self.stage == Stage::Lobby {
            let names = self.order.iter().rev().take(NEWEST);
            names
                .filter_map(|id| self.players.get(id).map(|player| self.name_on_the_wall(player)))
                .collect()
        } else {
            Vec::new()
        };
        Hall {
            epoch: self.epoch,
            players: small(self.players.len()),
            answered: match self.stage {
                Stage::Question { .. } => small(self.answers.len()),
                _ => 0,
            },
            newest,
        }
    }
}
