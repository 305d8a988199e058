//! Which figures may be shown without pointing at a person.

/// Groups smaller than this are not shown.
pub const SMALLEST_GROUP: u64 = 5;

/// Which of the groups to hide, given how many people are in each. Groups of 1 to 4 are hidden, and as many of the next
/// smallest as it takes that a hidden figure cannot be had by subtracting the shown ones from the total. Empty groups say
/// nothing about anybody.
#[must_use]
pub fn hidden(groups: &[u64]) -> Vec<bool> {
    let mut hidden: Vec<bool> = groups.iter().map(|n| (1..SMALLEST_GROUP).contains(n)).collect();
    let mut shown: Vec<usize> = (0..groups.len())
        .filter(|i| groups[*i] >= SMALLEST_GROUP)
        .collect();
    shown.sort_by_key(|i| std::cmp::Reverse(groups[*i]));
    while is_derivable(groups, &hidden) {
        let Some(next) = shown.pop() else { break };
        hidden[next] = true;
    }
    hidden
}

/// How often an answer was given, as far as a public page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    Exactly(u64),
    /// Fewer than [`SMALLEST_GROUP`], perhaps nobody.
    Few,
    /// This many percent, to the nearest ten.
    About(u64),
    /// [`SMALLEST_GROUP`] or more.
    Enough,
}

/// Rounded to ten percent, a share of this many people may mean [`SMALLEST_GROUP`] counts or more.
const ROUNDED_FROM: u64 = SMALLEST_GROUP * 10;

/// What is said of how often each answer to a question was given. Exact counts, unless one of them is 1 to 4: how many
/// answered and their average stand beside them, and from these two even a second hidden count could be worked out. So then
/// no count of that question is told: those under five are few, nobody too, and the others a share to the nearest ten
/// percent, or, among fewer than fifty people, enough. What the average alone tells, as one of 3.99 does, is told: the
/// regulation wants it published.
#[must_use]
pub fn spread(counts: [u64; 4]) -> [Count; 4] {
    if counts.iter().all(|count| *count == 0 || *count >= SMALLEST_GROUP) {
        return counts.map(Count::Exactly);
    }
    let people: u64 = counts.iter().sum();
    counts.map(|count| {
        let tens = (count * 20 + people) / (people * 2);
        match count {
            ..SMALLEST_GROUP => Count::Few,
            _ if people < ROUNDED_FROM || tens == 0 => Count::Enough,
            _ => Count::About(tens * 10),
        }
    })
}

fn is_derivable(groups: &[u64], hidden: &[bool]) -> bool {
    let kept = || groups.iter().zip(hidden).filter(|(_, hidden)| **hidden);
    let people: u64 = kept().map(|(n, _)| n).sum();
    people > 0 && (kept().count() == 1 || people < SMALLEST_GROUP)
}
