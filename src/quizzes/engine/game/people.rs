//! Who is in the game and who leads it: seats, names, and what the host does about them.

use super::{Act, Game, Member, Player, Reply, Stage, Write};
use crate::{
    auth::AccountId,
    quizzes::{
        Pace, PlayerId,
        rules::{self, Streak},
        wire::Refusal,
    },
};

impl Game {
    pub(super) fn join(&mut self, player: Player, writes: &mut Vec<Write>) -> Reply {
        match self.seat_refused(&player) {
            Some(reply) => reply,
            None if self.mode.teams => Reply::TeamMissing,
            None => self.sit_down(player, None, writes),
        }
    }

    /// What is said to `player` when there is no new seat for them: they have one, or get none.
    pub(super) fn seat_refused(&self, player: &Player) -> Option<Reply> {
        if let Some(known) = self.by_token.get(&player.token_hash) {
            return Some(match self.removed.contains_key(known) {
                true => Reply::Removed,
                false => Reply::Seated,
            });
        }
        if matches!(self.stage, Stage::Podium | Stage::Ended) {
            return Some(Reply::Closed);
        }
        if self.locked {
            return Some(Reply::Locked);
        }
        // With an account, another browser is still the same person.
        let is_same = |gone: &Player| player.account.is_some() && gone.account == player.account;
        if self.removed.values().any(is_same) {
            return Some(Reply::Removed);
        }
        let is_taken = self.by_name.contains_key(&rules::nickname_key(&player.nickname));
        is_taken.then_some(Reply::NameTaken)
    }

    pub(super) fn sit_down(
        &mut self,
        player: Player,
        team: Option<Member>,
        writes: &mut Vec<Write>,
    ) -> Reply {
        let player = Player {
            score: 0,
            streak: Streak::default(),
            team,
            ..player
        };
        writes.push(Write::Player(player.clone()));
        self.seat(player);
        Reply::Seated
    }

    pub(super) fn seat(&mut self, player: Player) {
        let id = player.id;
        self.by_token.insert(player.token_hash.clone(), id);
        self.by_name.insert(rules::nickname_key(&player.nickname), id);
        self.order.push(id);
        if player.pace > Pace::USUAL {
            self.slow.push(id);
        }
        self.players.insert(id, player);
    }

    pub(super) fn hello(&self, token_hash: &str) -> Reply {
        let Some(id) = self.by_token.get(token_hash) else {
            return Reply::Unknown;
        };
        match self.players.get(id) {
            Some(player) => Reply::Known {
                player: player.id,
                nickname: player.nickname.clone(),
                pace: player.pace,
                mine: self.mine(player, self.rank_of(player), &self.sides()),
            },
            None => Reply::Removed,
        }
    }

    pub(super) fn act(&mut self, by: AccountId, act: Act, writes: &mut Vec<Write>) -> Reply {
        match act {
            _ if self.stage == Stage::Ended => self.refuse(Refusal::NotNow),
            Act::Lead => self.lead(by, writes),
            _ if !self.is_led_by(by) => self.refuse(Refusal::NotLeader),
            Act::Remove(player) => self.remove(by, player, writes),
            Act::Rename(player, nickname) => self.rename(by, player, nickname, writes),
            Act::RenameTeam(team, name) => self.rename_team(by, team, name, writes),
        }
    }

    /// Whoever leads it, or anybody where nobody does.
    pub(super) fn is_led_by(&self, account: AccountId) -> bool {
        self.leader.is_none_or(|leader| leader == account)
    }

    fn lead(&mut self, by: AccountId, writes: &mut Vec<Write>) -> Reply {
        if self.leader == Some(by) {
            return Reply::Nothing;
        }
        self.leader = Some(by);
        writes.push(Write::Lead { by });
        Reply::Moved
    }

    fn remove(&mut self, by: AccountId, player: PlayerId, writes: &mut Vec<Write>) -> Reply {
        if !self.players.contains_key(&player) {
            return Reply::Unknown;
        }
        self.unseat(player);
        writes.push(Write::Remove { by, player });
        // Perhaps the others were waiting for this one only.
        self.reveal_when_all_answered(writes);
        Reply::Moved
    }

    pub(super) fn unseat(&mut self, player: PlayerId) {
        if let Some(gone) = self.players.remove(&player) {
            self.order.retain(|other| *other != player);
            self.slow.retain(|other| *other != player);
            self.answers.remove(&player);
            let gone = Player {
                score: 0,
                streak: Streak::default(),
                ..gone
            };
            self.removed.insert(player, gone);
        }
    }

    fn rename(&mut self, by: AccountId, id: PlayerId, nickname: String, writes: &mut Vec<Write>) -> Reply {
        let key = rules::nickname_key(&nickname);
        if self.by_name.get(&key).is_some_and(|other| *other != id) {
            return Reply::NameTaken;
        }
        let Some(player) = self.players.get_mut(&id) else {
            return Reply::Unknown;
        };
        if player.nickname == nickname {
            return Reply::Nothing;
        }
        self.by_name.remove(&rules::nickname_key(&player.nickname));
        self.by_name.insert(key, id);
        player.nickname.clone_from(&nickname);
        writes.push(Write::Rename {
            by,
            player: id,
            nickname,
        });
        Reply::Moved
    }
}
