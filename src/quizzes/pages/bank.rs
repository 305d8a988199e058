//! `/petugas/kuis/bank`: every question, found by words, tag, kind, level and whether somebody looked it over.

use crate::{
    auth::Role,
    i18n::Lang,
    quizzes::{
        Kind,
        store::bank::{self, BankRow, Filter},
        texts,
    },
    server::{Ctx, query},
    ui::{Icon, Pager, page, titled},
};
use leptos::prelude::*;

pub(super) const QUESTIONS_A_PAGE: i64 = 30;

#[component]
pub fn BankPage() -> impl IntoView {
    page(async move {
        let ctx = Ctx::current();
        ctx.at_least(Role::Librarian)?;
        let lang = ctx.lang;
        let filter = Filter {
            words: query("cari"),
            tag: query("tag"),
            kind: query("jenis"),
            level: query("tingkat").parse().unwrap_or(0),
            reviewed: match query("tinjauan").as_str() {
                "sudah" => Some(true),
                "belum" => Some(false),
                _ => None,
            },
        };
        let mut db = ctx.read().await?;
        let count = bank::count(&mut db, &filter).await?;
        let pages = ((count + QUESTIONS_A_PAGE - 1) / QUESTIONS_A_PAGE).max(1);
        let at: i64 = query("halaman").parse().unwrap_or(1).clamp(1, pages);
        let rows = bank::search(&mut db, &filter, QUESTIONS_A_PAGE, (at - 1) * QUESTIONS_A_PAGE).await?;
        drop(db);
        let fixed = ["cari", "tag", "jenis", "tingkat", "tinjauan"].map(|name| (name, query(name)));
        let to = |page: i64| {
            let mut pairs = fixed.to_vec();
            pairs.retain(|(_, value)| !value.is_empty());
            pairs.push(("halaman", page.to_string()));
            format!(
                "/petugas/kuis/bank?{}",
                serde_urlencoded::to_string(pairs).unwrap_or_default()
            )
        };
        Ok(view! {
            {titled(texts::question_bank(lang))}
            <header class="page-head">
                <div><h1>{texts::question_bank(lang)}</h1><p>{texts::questions_count(lang, count)}</p></div>
                <div class="actions">
                    <a class="button" href="/petugas/kuis/soal"><Icon name="plus" />{texts::new_question(lang)}</a>
                    <a class="button-quiet" href="/petugas/kuis/impor">{texts::import_file(lang)}</a>
                    <a class="button-quiet" href="/petugas/kuis/ekspor">{texts::export_title(lang)}</a>
                </div>
            </header>
            <Filters lang filter />
            {rows.is_empty().then(|| view! { <p class="mt-6">{texts::nothing_found(lang)}</p> })}
            <ul class="rows mt-6">
                {rows.into_iter().map(|row| view! {
                    <li><a class="row" href=format!("/petugas/kuis/soal/{}", row.code)><QuestionLine lang row=row.clone() /></a></li>
                }).collect_view()}
            </ul>
            <Pager label=texts::question_bank(lang) previous=(at > 1).then(|| to(at - 1)) next=(at < pages).then(|| to(at + 1)) place=texts::page_of(lang, at, pages) />
        })
    })
}

#[component]
fn Filters(lang: Lang, filter: Filter) -> impl IntoView {
    let mut kinds = vec![("", texts::any_kind(lang))];
    kinds.extend(Kind::ALL.map(|kind| (kind.as_str(), super::question::kind_name(lang, kind))));
    let levels = vec![
        ("", texts::any_level(lang)),
        ("1", texts::level_easy(lang)),
        ("2", texts::level_middle(lang)),
        ("3", texts::level_hard(lang)),
    ];
    let reviews = vec![
        ("", texts::any_review(lang)),
        ("sudah", texts::reviewed(lang)),
        ("belum", texts::unreviewed(lang)),
    ];
    let level = filter.level.to_string();
    let reviewed = filter
        .reviewed
        .map_or("", |reviewed| if reviewed { "sudah" } else { "belum" });
    let select = |name: &'static str,
                  label: &'static str,
                  options: Vec<(&'static str, &'static str)>,
                  chosen: &str| {
        let options = options
            .into_iter()
            .map(|(value, text)| view! { <option value=value selected=value == chosen>{text}</option> })
            .collect_view();
        view! { <select name=name aria-label=label>{options}</select> }
    };
    view! {
        <form method="get" action="/petugas/kuis/bank" role="search">
            <div class="search"><Icon name="search" /><input type="search" name="cari" value=filter.words aria-label=texts::search_bank(lang) placeholder=texts::search_bank(lang) maxlength="100" /></div>
            <div class="grid gap-2 mt-3 sm:grid-cols-2 lg:grid-cols-4">
                <input type="text" name="tag" value=filter.tag aria-label=texts::tag_label(lang) placeholder=texts::tag_label(lang) maxlength="60" />
                {select("jenis", texts::kind(lang), kinds, &filter.kind)}
                {select("tingkat", texts::level(lang), levels, &level)}
                {select("tinjauan", texts::review_label(lang), reviews, reviewed)}
            </div>
            <p class="actions mt-3"><button class="button-quiet"><Icon name="filter" />{texts::filter(lang)}</button></p>
        </form>
    }
}

#[component]
pub(super) fn Search(lang: Lang, action: String, words: String) -> impl IntoView {
    view! {
        <form class="actions" method="get" action=action role="search">
            <div class="search grow"><Icon name="search" /><input type="search" name="cari" value=words aria-label=texts::search_bank(lang) placeholder=texts::search_bank(lang) maxlength="100" /></div>
            <button class="button-quiet">{texts::search(lang)}</button>
        </form>
    }
}

/// A question of the bank in one line, with what kind and how hard it is.
#[component]
pub(super) fn QuestionLine(lang: Lang, row: BankRow) -> impl IntoView {
    let kind = row
        .kind
        .parse()
        .map_or("", |kind| super::question::kind_name(lang, kind));
    let level = match row.level {
        1 => texts::level_easy(lang),
        2 => texts::level_middle(lang),
        _ => texts::level_hard(lang),
    };
    let note: Vec<&str> = [kind, level, row.tags.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let reviewed = (row.reviewed > 0).then(
        || view! { <span class="badge badge-hill"><Icon name="check" />{texts::reviewed(lang)}</span> },
    );
    view! {
        <div class="row-main">
            <p class="row-title">{row.asked.text}</p>
            <p class="row-note">{note.join(" · ")}</p>
        </div>
        {reviewed}
    }
}
