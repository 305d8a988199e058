//! The memberships of an account, for `/saya`.

use crate::{
    i18n::{Lang, day_and_year},
    members::{Source, store::MemberRow, texts},
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Until when a membership holds, in words.
#[must_use]
pub fn validity(lang: Lang, expires_on: Option<&str>, today: Date) -> Option<String> {
    let until: Date = expires_on?.parse().ok()?;
    let said = day_and_year(lang, until);
    Some(if until < today {
        texts::expired(lang, &said)
    } else {
        texts::expires(lang, &said)
    })
}

/// `cards` comes from [`crate::members::backend::card`].
#[component]
pub fn MemberCard(lang: Lang, today: Date, cards: Vec<MemberRow>) -> impl IntoView {
    let none = cards.is_empty();
    let card = |member: MemberRow| {
        let source = member.source.parse().map_or("", Source::name);
        let note: Vec<String> = [
            Some(member.kind).filter(|kind| !kind.is_empty()),
            validity(lang, member.expires_on.as_deref(), today),
            Some(source.to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect();
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title tabular-nums">{member.number}</p>
                    <p class="row-note">{note.join(" · ")}</p>
                </div>
                <span class="badge badge-hill">{texts::card_connected(lang)}</span>
            </li>
        }
    };
    view! {
        <section class="section" id="keanggotaan">
            <div class="section-head"><h2>{texts::membership(lang)}</h2></div>
            {(!none).then(|| view! { <ul class="rows">{cards.into_iter().map(card).collect_view()}</ul> })}
            {none.then(|| view! {
                <p class="text-ink-soft">{texts::connect_card(lang)}</p>
                <p class="actions"><a class="button-quiet" href="/klaim">{texts::connect(lang)}</a></p>
            })}
        </section>
    }
}
