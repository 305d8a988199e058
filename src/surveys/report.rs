//! One wave's figures, as the pages and the files show them.

use super::{
    Element, Profile, Wave, WaveId, WaveState,
    rules::{
        Grade, Ikm, Interval, Pattern, SMALLEST_GROUP, Tallies, Tally, Weight, grade, hidden, ikm, interval,
        nrr, required_sample,
    },
    store::{self, Record},
};
use crate::{error::AppError, time::Millis};
use sqlx::AnyConnection;
use std::{
    collections::{BTreeMap, HashMap},
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

#[derive(Debug, Clone)]
pub struct Breakdown {
    pub grouping: Grouping,
    pub groups: Vec<GroupScore>,
}

#[derive(Debug, Clone)]
pub struct GroupScore {
    /// Empty for those who did not say.
    pub slug: &'static str,
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
        let mut count = Count::default();
        store::each_record(db, wave.id, |record| count.add(&record)).await?;
        let (tallies, patterns) = (count.tallies, count.patterns());
        let enough = count.n >= SMALLEST_GROUP;
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
        let breakdowns = Grouping::ALL.into_iter().zip(count.groups);
        Ok(Self {
            n: count.n,
            required: required_sample(wave.population),
            tallies,
            score,
            breakdowns: breakdowns
                .map(|(grouping, groups)| Breakdown {
                    grouping,
                    groups: show_safely(groups.into_values()),
                })
                .collect(),
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

/// What makes groups of respondents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    Sex,
    Age,
    Education,
    Occupation,
    Service,
    Session,
}

impl Grouping {
    const ALL: [Self; 6] = [
        Self::Sex,
        Self::Age,
        Self::Education,
        Self::Occupation,
        Self::Service,
        Self::Session,
    ];

    /// The group of a respondent: its place in the list, and its slug. Those who did not say come last, without one.
    fn of(self, profile: &Profile) -> (usize, &'static str) {
        let group = match self {
            Self::Sex => profile.sex.map(|it| (it as usize, it.slug())),
            Self::Age => profile.age.map(age_group),
            Self::Education => profile.education.map(|it| (it as usize, it.slug())),
            Self::Occupation => profile.occupation.map(|it| (it as usize, it.slug())),
            Self::Service => profile.service.map(|it| (it as usize, it.slug())),
            Self::Session => profile.session.map(|it| (it as usize, it.slug())),
        };
        group.unwrap_or((usize::MAX, ""))
    }
}

/// By the first year of the group.
const fn age_group(age: u8) -> (usize, &'static str) {
    match age {
        ..18 => (0, "5"),
        18..25 => (1, "18"),
        25..35 => (2, "25"),
        35..50 => (3, "35"),
        50..60 => (4, "50"),
        60.. => (5, "60"),
    }
}

/// Respondents who gave the same answer to one question of the profile.
#[derive(Default)]
struct Group {
    slug: &'static str,
    size: u64,
    tallies: Tallies,
}

/// What a report needs to know of the responses, counted in one pass.
#[derive(Default)]
struct Count {
    n: u64,
    tallies: Tallies,
    /// By how many elements were answered, and with which sum.
    patterns: BTreeMap<(u64, u64), u64>,
    /// By place in the list, for each of [`Grouping::ALL`].
    groups: [BTreeMap<usize, Group>; 6],
}

impl Count {
    fn add(&mut self, record: &Record) {
        self.n += 1;
        let answers = || {
            Element::ALL
                .iter()
                .zip(record.answers)
                .filter_map(|(element, value)| Some((*element, value?)))
        };
        let sum = answers().map(|(_, value)| u64::from(value)).sum();
        *self.patterns.entry((answers().count() as u64, sum)).or_default() += 1;
        for (element, value) in answers() {
            self.tallies.add(element, value, 1);
        }
        for (grouping, groups) in Grouping::ALL.into_iter().zip(&mut self.groups) {
            let (place, slug) = grouping.of(&record.profile);
            let group = groups.entry(place).or_default();
            group.slug = slug;
            group.size += 1;
            for (element, value) in answers() {
                group.tallies.add(element, value, 1);
            }
        }
    }

    fn patterns(&self) -> Vec<Pattern> {
        let pattern = |((answered, sum), respondents): (&(u64, u64), &u64)| Pattern {
            answered: *answered,
            sum: *sum,
            respondents: *respondents,
        };
        self.patterns.iter().map(pattern).collect()
    }
}

fn show_safely(groups: impl Iterator<Item = Group>) -> Vec<GroupScore> {
    let groups: Vec<Group> = groups.collect();
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
