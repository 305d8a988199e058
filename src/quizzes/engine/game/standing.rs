//! Where each player stands.

use super::{Game, Given, Player, Stage, small};
use crate::quizzes::{
    PlayerId, Question, TeamId, rules,
    wire::{Mine, Side, Standing, Verdict},
};
use std::collections::HashMap;

/// Places on the board, and beside the podium.
const TOP: usize = 5;

impl Game {
    /// Where each player stands, for the stages in which that is news.
    #[must_use]
    pub fn standings(&self) -> HashMap<PlayerId, Mine> {
        let is_news = match self.stage {
            // The board says the same as the reveal before it, which a slow line may have missed.
            Stage::Reveal { .. } | Stage::Leaderboard { .. } | Stage::Podium => true,
            // The host may have given a team another name.
            Stage::Lobby => self.mode.teams,
            _ => false,
        };
        if !is_news {
            return HashMap::new();
        }
        let sides = self.sides();
        self.ranked()
            .into_iter()
            .map(|(rank, player)| (player.id, self.mine(player, rank, &sides)))
            .collect()
    }

    pub(super) fn mine(&self, player: &Player, rank: u32, sides: &HashMap<TeamId, Side>) -> Mine {
        let given = match self.stage {
            Stage::Question { .. } | Stage::Reveal { .. } => self.answers.get(&player.id),
            _ => None,
        };
        let revealed = match self.stage {
            Stage::Reveal { no } => self.questions.get(no),
            _ => None,
        };
        Mine {
            epoch: self.epoch,
            score: player.score,
            rank,
            players: small(self.players.len()),
            answer: given.map(|given| given.answer.clone()),
            gained: revealed.map(|_| given.map_or(0, Given::earned)),
            bonus: revealed.and(given).map_or(0, |given| given.bonus),
            team: player.team.and_then(|member| sides.get(&member.team).cloned()),
            verdict: revealed
                .zip(given)
                .map(|(question, given)| verdict(question, given)),
        }
    }

    pub(super) fn rank_of(&self, player: &Player) -> u32 {
        let better = self.players.values().filter(|other| other.score > player.score);
        small(better.count()) + 1
    }

    /// By score, then by who came first.
    fn ranked(&self) -> Vec<(u32, &Player)> {
        let mut players: Vec<&Player> = self.order.iter().filter_map(|id| self.players.get(id)).collect();
        players.sort_by_key(|player| std::cmp::Reverse(player.score));
        let scores: Vec<u32> = players.iter().map(|player| player.score).collect();
        rules::ranks(&scores).into_iter().zip(players).collect()
    }

    /// Of the best, those with points.
    pub(super) fn winners(&self) -> Vec<Standing> {
        let mut top = self.top();
        top.retain(|standing| standing.score > 0);
        top
    }

    /// Of the teams, where there are any.
    pub(super) fn top(&self) -> Vec<Standing> {
        if self.mode.teams {
            return self.top_teams(TOP);
        }
        let standing = |(rank, player): (u32, &Player)| Standing {
            rank,
            nickname: player.nickname.clone(),
            score: player.score,
        };
        self.ranked().into_iter().take(TOP).map(standing).collect()
    }
}

fn verdict(question: &Question, given: &Given) -> Verdict {
    let credit = rules::credit(&question.body, &given.answer);
    if !question.kind().is_scored() {
        Verdict::Counted
    } else if credit.is_whole() {
        Verdict::Right
    } else if credit.hits > 0 {
        Verdict::Partly
    } else {
        Verdict::Wrong
    }
}
