//! Short tones for what the eyes may miss: a question opens, its time runs out, the answer is told. Off until somebody presses the
//! switch; a browser lets no page sound before that. Nothing is told by sound alone.

use super::{browser, line::Line};
use crate::{
    i18n::Lang,
    quizzes::{
        texts,
        wire::{Snapshot, Stage},
    },
    ui::{Icon, redraw},
};
use leptos::prelude::*;

/// Seconds that are left when a tone says so.
const SOON: i64 = 5;

/// What a tone can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// A question can be answered.
    Opened,
    /// Its last five seconds begin.
    Soon,
    /// The answer is told.
    Told,
    Podium,
}

/// One note: hertz, and seconds until it begins and until it has died away.
pub type Note = (f32, f64, f64);

impl Cue {
    /// Of a bell in C: upwards for what begins, downwards for what is over.
    #[must_use]
    pub const fn notes(self) -> &'static [Note] {
        match self {
            Self::Opened => &[(523.25, 0.0, 0.5), (783.99, 0.14, 0.8)],
            Self::Soon => &[(659.25, 0.0, 0.15), (659.25, 0.2, 0.35)],
            Self::Told => &[(783.99, 0.0, 0.4), (523.25, 0.16, 0.9)],
            Self::Podium => &[
                (523.25, 0.0, 0.4),
                (659.25, 0.15, 0.5),
                (783.99, 0.3, 0.6),
                (1046.5, 0.45, 1.6),
            ],
        }
    }

    /// What is the case now, and sounds when it begins. `left` is in whole seconds.
    #[must_use]
    pub const fn of(snapshot: &Snapshot, opened: bool, left: i64) -> Option<Self> {
        match &snapshot.stage {
            Stage::Question(asking) if !opened || !asking.kind.is_answered() => None,
            Stage::Question(_) if left > SOON => Some(Self::Opened),
            Stage::Question(_) => Some(Self::Soon),
            Stage::Reveal(_) => Some(Self::Told),
            Stage::Podium { .. } => Some(Self::Podium),
            _ => None,
        }
    }
}

#[component]
pub fn Sounds(line: Line, lang: Lang) -> impl IntoView {
    let on = RwSignal::new(false);
    Effect::new(move |before: Option<Option<Cue>>| {
        let opened = line.now.get() >= line.timing().0;
        let cue = line
            .snapshot
            .with(|snapshot| Cue::of(snapshot, opened, line.seconds_left()));
        if before.is_some_and(|before| before != cue)
            && on.get_untracked()
            && let Some(cue) = cue
        {
            browser::sound(cue.notes());
        }
        cue
    });
    let press = move |_| {
        on.update(|on| *on = !*on);
        if on.get_untracked() {
            browser::sound(Cue::Opened.notes());
        }
    };
    view! {
        <button type="button" class="button-plain sound-switch" aria-pressed=move || on.get().to_string() on:click=press>
            {redraw(move || view! { <Icon name=if on.get() { "sound" } else { "sound-off" } /> }.into_any())}
            {texts::sounds(lang)}
        </button>
    }
}
