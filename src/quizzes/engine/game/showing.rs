//! What everybody may see: the snapshot, the reveal, the counters.

use super::{Game, Stage, small};
use crate::quizzes::{
    Answer, Kind, Question, blocked, rules,
    wire::{self, Asking, Hall, Revealed, Said, Snapshot},
};
use std::collections::HashMap;

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
            Stage::Podium => wire::Stage::Podium { top: self.top() },
            Stage::Ended => wire::Stage::Ended,
        };
        Snapshot {
            pin: self.pin,
            title: self.title.clone(),
            epoch: self.epoch,
            questions: small(self.questions.len()),
            locked: self.locked,
            stage,
        }
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
        }
    }

    /// What was typed, the most frequent first. Texts that fold to the same are one, written as they first were.
    fn said(&self, kind: Kind) -> Vec<Said> {
        let mut said: Vec<Said> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for id in &self.order {
            let Some(Answer::Text(text)) = self.answers.get(id).map(|given| &given.answer) else {
                continue;
            };
            let words = match kind {
                Kind::WordCloud => rules::words(text),
                _ => vec![text.as_str()],
            };
            for word in words.into_iter().filter(|word| !blocked::is_blocked(word)) {
                let at = *known.entry(rules::folded(word)).or_insert(said.len());
                match said.get_mut(at) {
                    Some(same) => same.count += 1,
                    None => said.push(Said {
                        text: word.to_owned(),
                        count: 1,
                    }),
                }
            }
        }
        said.sort_by_key(|said| std::cmp::Reverse(said.count));
        said.truncate(SAID);
        said
    }

    /// The counters for remotes and screens.
    #[must_use]
    pub fn hall(&self) -> Hall {
        let newest = if self.stage == Stage::Lobby {
            let names = self.order.iter().rev().take(NEWEST);
            names
                .filter_map(|id| self.players.get(id).map(|player| player.nickname.clone()))
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
