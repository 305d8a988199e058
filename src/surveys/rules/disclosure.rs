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

fn is_derivable(groups: &[u64], hidden: &[bool]) -> bool {
    let kept = || groups.iter().zip(hidden).filter(|(_, hidden)| **hidden);
    let people: u64 = kept().map(|(n, _)| n).sum();
    people > 0 && (kept().count() == 1 || people < SMALLEST_GROUP)
}
