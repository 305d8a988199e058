//! Teams: the score of a team is the mean of its members' scores.
//!
//! Who comes late counts from the question during which they came, and not for what was asked before: they bring the score that
//! the team had then as a head start, which counts in the mean and not among their own points. So taking in a late friend costs
//! a team nothing, and brings it nothing. A team that is founded late begins with nothing, as a player does who comes late.
//! Whoever does not answer counts, with nothing. Who was taken out by the host does not; the head start of the others stays
//! what it was.

use super::nickname_key;

/// So many teams are enough for any hall, and their PINs stay hard to guess.
pub const TEAMS_MOST: usize = 500;

/// The mean, rounded half up, over the members of a team: what each has earned, with their head start. 0 without members.
#[must_use]
pub fn team_score(members: impl IntoIterator<Item = u32>) -> u32 {
    let (sum, count) = members.into_iter().fold((0_u64, 0_u64), |(sum, count), earned| {
        (sum + u64::from(earned), count + 1)
    });
    if count == 0 {
        return 0;
    }
    u32::try_from((2 * sum + count) / (2 * count)).unwrap_or(u32::MAX)
}

/// Would `name` be taken for one of `others`?
#[must_use]
pub fn is_team_name_taken<'n>(name: &str, others: impl IntoIterator<Item = &'n str>) -> bool {
    let key = nickname_key(name);
    others.into_iter().any(|other| nickname_key(other) == key)
}
