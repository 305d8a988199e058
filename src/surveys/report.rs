//! One wave's figures, as the pages and the files show them.

use super::{
    Element, Wave, WaveId, WaveState,
    rules::{
        Grade, Ikm, Interval, SMALLEST_GROUP, Tallies, Tally, Weight, grade, hidden, ikm, interval, nrr,
        required_sample,
    },
    store::{self, Grouping},
};
use crate::{error::AppError, time::Millis};
use sqlx::AnyConnection;
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

/// Everything that is computed of a wave. Only groups that may be shown carry figures.
#[derive(Debug, Clone)]
pub struct Report {
    pub n: u64,
    pub required: u64,
    pub tallies: Tallies,
    pub score: Option<Score>,
    pub breakdowns: Vec<Breakdown>,
}

#[derive(Debug, Clone, Copy)]
pub struct Score {
    pub ikm: Ikm,
    pub grade: Grade,
    pub interval: Option<Interval>,
    /// By the two wrong weights, for comparison with older reports.
    pub ikm_0111: Ikm,
    pub ikm_011: Ikm,
}

/// Respondents who gave the same answer to one question of the profile.
#[derive(Debug, Clone)]
pub struct Group {
    /// Empty for those who did not say.
    pub slug: String,
    pub size: u64,
    pub tallies: Tallies,
}

#[derive(Debug, Clone)]
pub struct Breakdown {
    pub grouping: Grouping,
    pub groups: Vec<GroupScore>,
}

#[derive(Debug, Clone)]
pub struct GroupScore {
    pub slug: String,
    /// `None` where showing it could point at a person.
    pub figures: Option<GroupFigures>,
}

#[derive(Debug, Clone, Copy)]
pub struct GroupFigures {
    pub n: u64,
    pub ikm: Option<Ikm>,
}

impl Report {
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn of(db: &mut AnyConnection, wave: &Wave) -> Result<Arc<Self>, AppError> {
        if let Some(known) = remembered(wave) {
            return Ok(known);
        }
        // One computes, the others wait for what it finds.
        let _turn = match closing(wave) {
            Some(_) => Some(COMPUTING.lock().await),
            None => None,
        };
        if let Some(known) = remembered(wave) {
            return Ok(known);
        }
        let report = Arc::new(Self::compute(db, wave).await?);
        remember(wave, &report);
        Ok(report)
    }

    async fn compute(db: &mut AnyConnection, wave: &Wave) -> Result<Self, AppError> {
        let tallies = store::tallies(db, wave.id).await?;
        let patterns = store::patterns(db, wave.id).await?;
        let n = patterns.iter().map(|pattern| pattern.respondents).sum();
        let enough = n >= SMALLEST_GROUP;
        let by = |weight| ikm(&tallies, weight).filter(|_| enough);
        let score = match (by(Weight::Ninth), by(Weight::Rounded0111), by(Weight::Rounded011)) {
            (Some(ikm), Some(ikm_0111), Some(ikm_011)) => Some(Score {
                ikm,
                grade: grade(ikm),
                interval: interval(ikm, &patterns),
                ikm_0111,
                ikm_011,
            }),
            _ => None,
        };
        let mut breakdowns = Vec::new();
        for grouping in [
            Grouping::Sex,
            Grouping::Age,
            Grouping::Education,
            Grouping::Occupation,
            Grouping::Service,
            Grouping::Session,
        ] {
            let groups = store::groups(db, wave.id, grouping).await?;
            breakdowns.push(Breakdown {
                grouping,
                groups: show_safely(grouping, groups),
            });
        }
        Ok(Self {
            n,
            required: required_sample(wave.population),
            tallies,
            score,
            breakdowns,
        })
    }

    #[must_use]
    pub const fn tally(&self, element: Element) -> &Tally {
        self.tallies.of(element)
    }

    /// May the tallies be shown at all?
    #[must_use]
    pub const fn is_enough(&self) -> bool {
        self.n >= SMALLEST_GROUP
    }

    /// The elements with the highest and the lowest NRR, if they differ.
    #[must_use]
    pub fn extremes(&self) -> Option<(Element, Element)> {
        let scored = || {
            Element::ALL
                .iter()
                .filter_map(|element| Some((nrr(self.tally(*element))?, *element)))
        };
        let (high, strongest) = scored().rev().max_by_key(|(nrr, _)| *nrr)?;
        let (low, weakest) = scored().min_by_key(|(nrr, _)| *nrr)?;
        (high > low).then_some((strongest, weakest))
    }
}

fn show_safely(grouping: Grouping, mut groups: Vec<Group>) -> Vec<GroupScore> {
    groups.sort_by_key(|group| grouping.rank(&group.slug));
    let sizes: Vec<u64> = groups.iter().map(|group| group.size).collect();
    let hidden = hidden(&sizes);
    groups
        .into_iter()
        .zip(hidden)
        .map(|(group, hidden)| GroupScore {
            figures: (!hidden).then(|| GroupFigures {
                n: group.size,
                ikm: ikm(&group.tallies, Weight::Ninth),
            }),
            slug: group.slug,
        })
        .collect()
}

/// Reports of closed waves. No answer can join them, so they are computed once per closing.
type Known = HashMap<WaveId, (Millis, Arc<Report>)>;
static COMPUTING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

fn closing(wave: &Wave) -> Option<Millis> {
    wave.closed_at.filter(|_| wave.state == WaveState::Closed)
}

fn remembered(wave: &Wave) -> Option<Arc<Report>> {
    let closed_at = closing(wave)?;
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let (at, report) = known.get(&wave.id)?;
    (*at == closed_at).then(|| Arc::clone(report))
}

fn remember(wave: &Wave, report: &Arc<Report>) {
    if let Some(closed_at) = closing(wave) {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(wave.id, (closed_at, Arc::clone(report)));
    }
}
