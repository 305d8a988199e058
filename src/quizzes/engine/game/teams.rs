//! Teams: how one gets into one, and where they stand.

use super::{Game, Player, Reply, Write};
use crate::{
    auth::AccountId,
    quizzes::{
        TeamId, TeamPin,
        rules::{self, TEAMS_MOST},
        wire::{Side, Standing},
    },
};
use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, collections::HashMap};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    pub id: TeamId,
    pub name: String,
    pub pin: TeamPin,
}

/// A player's place in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub team: TeamId,
    /// The score of the team when they came.
    pub head_start: u32,
}

/// Which team somebody wants to be in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wish {
    /// A new one. Where its PIN is taken, it gets the next one that is free.
    Found(Team),
    Join(TeamPin),
}

impl Game {
    /// The same game with its teams, in the order in which they were founded.
    #[must_use]
    pub fn with_teams(mut self, teams: Vec<Team>) -> Self {
        self.teams = teams;
        self
    }

    pub(super) fn enlist(&mut self, player: Player, wish: Wish, writes: &mut Vec<Write>) -> Reply {
        if !self.mode.teams {
            return self.join(player, writes);
        }
        if let Some(reply) = self.seat_refused(&player) {
            return reply;
        }
        let team = match wish {
            Wish::Join(pin) => self.teams.iter().find(|team| team.pin == pin).map(|team| team.id),
            Wish::Found(team) => match self.found(team, writes) {
                Ok(team) => Some(team),
                Err(refused) => return *refused,
            },
        };
        let Some(team) = team else {
            return Reply::NoSuchTeam;
        };
        let member = Member {
            team,
            head_start: rules::team_score(self.scores_in(team)),
        };
        self.sit_down(player, Some(member), writes)
    }

    fn found(&mut self, team: Team, writes: &mut Vec<Write>) -> Result<TeamId, Box<Reply>> {
        if self.teams.len() >= TEAMS_MOST {
            return Err(Box::new(Reply::TeamsFull));
        }
        let names = self.teams.iter().map(|team| team.name.as_str());
        if rules::is_team_name_taken(&team.name, names) {
            return Err(Box::new(Reply::TeamNameTaken));
        }
        let mut pin = team.pin;
        while self.teams.iter().any(|other| other.pin == pin) {
            pin = pin.next();
        }
        let team = Team { pin, ..team };
        let id = team.id;
        writes.push(Write::Team(team.clone()));
        self.teams.push(team);
        Ok(id)
    }

    pub(super) fn rename_team(
        &mut self,
        by: AccountId,
        id: TeamId,
        name: String,
        writes: &mut Vec<Write>,
    ) -> Reply {
        let others = self.teams.iter().filter(|team| team.id != id);
        if rules::is_team_name_taken(&name, others.map(|team| team.name.as_str())) {
            return Reply::TeamNameTaken;
        }
        let Some(team) = self.teams.iter_mut().find(|team| team.id == id) else {
            return Reply::Unknown;
        };
        if team.name == name {
            return Reply::Nothing;
        }
        team.name.clone_from(&name);
        writes.push(Write::RenameTeam { by, team: id, name });
        Reply::Moved
    }

    pub(super) fn team_of(&self, player: &Player) -> Option<&Team> {
        let member = player.team?;
        self.teams.iter().find(|team| team.id == member.team)
    }

    fn scores_in(&self, team: TeamId) -> impl Iterator<Item = u32> {
        let members = self
            .players
            .values()
            .filter_map(|player| Some((player.team?, player.score)));
        members
            .filter(move |(member, _)| member.team == team)
            .map(|(member, score)| score.saturating_add(member.head_start))
    }

    /// The teams that have members, by score, then by which was founded first.
    fn ranked_teams(&self) -> Vec<(u32, &Team, u32)> {
        let mut scores: HashMap<TeamId, Vec<u32>> = HashMap::new();
        for player in self.players.values() {
            if let Some(member) = player.team {
                let earned = player.score.saturating_add(member.head_start);
                scores.entry(member.team).or_default().push(earned);
            }
        }
        let scored = self.teams.iter().filter_map(|team| {
            let members = scores.remove(&team.id)?;
            Some((team, rules::team_score(members)))
        });
        let mut teams: Vec<(&Team, u32)> = scored.collect();
        teams.sort_by_key(|(_, score)| Reverse(*score));
        let ranks = rules::ranks(&teams.iter().map(|(_, score)| *score).collect::<Vec<_>>());
        let ranked = ranks.into_iter().zip(teams);
        ranked.map(|(rank, (team, score))| (rank, team, score)).collect()
    }

    pub(super) fn top_teams(&self, places: usize) -> Vec<Standing> {
        let standing = |(rank, team, score): (u32, &Team, u32)| Standing {
            rank,
            nickname: team.name.clone(),
            score,
        };
        self.ranked_teams()
            .into_iter()
            .take(places)
            .map(standing)
            .collect()
    }

    /// Where each team stands, as its members are told.
    pub(super) fn sides(&self) -> HashMap<TeamId, Side> {
        if !self.mode.teams {
            return HashMap::new();
        }
        let ranked = self.ranked_teams();
        let teams = super::small(ranked.len());
        let side = |(rank, team, score): (u32, &Team, u32)| {
            let side = Side {
                name: team.name.clone(),
                pin: team.pin,
                score,
                rank,
                teams,
            };
            (team.id, side)
        };
        ranked.into_iter().map(side).collect()
    }
}
