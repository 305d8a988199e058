//! What becomes of a game: shares, and which questions were hard.

/// Questions of a game that are called its hardest.
const HARDEST: usize = 3;

/// Which of `questions`, each with how many were right of how many answers, were the hardest: at most three, the hardest
/// first, and never one that everybody got right. `None` stands for what is not scored.
#[must_use]
pub fn hardest(questions: &[Option<(usize, usize)>]) -> Vec<usize> {
    let missed = questions.iter().enumerate().filter_map(|(no, question)| {
        let (right, answered) = (*question)?;
        (right < answered).then_some((no, right, answered))
    });
    let mut missed: Vec<_> = missed.collect();
    // Shares without division: a/b < c/d where a·d < c·b.
    missed.sort_by(|(no, right, answered), (other, right2, answered2)| {
        (right * answered2, no).cmp(&(right2 * answered, other))
    });
    missed.into_iter().map(|(no, ..)| no).take(HARDEST).collect()
}

/// Who comes this far is on the podium.
const PODIUM: u32 = 3;
/// Of a hundred scored questions, so many right earn a certificate without a podium.
const KNOWS: usize = 70;

/// Why somebody gets a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merit {
    /// First, second or third, with points, and ahead of somebody.
    Podium(u32),
    /// Knew most of it.
    Right { right: usize, of: usize },
}

/// What the player at `rank` of `players` earned, with `right` of `of` scored questions wholly right.
#[must_use]
pub const fn merit((rank, players): (u32, usize), score: i64, right: usize, of: usize) -> Option<Merit> {
    if rank <= PODIUM && (rank as usize) < players && score > 0 {
        Some(Merit::Podium(rank))
    } else if of > 0 && right * 100 >= KNOWS * of {
        Some(Merit::Right { right, of })
    } else {
        None
    }
}
