//! Small things that many pages say alike: where one is, whose words these are, that there is nothing yet.

use crate::{server::Ctx, ui::texts};
use leptos::prelude::*;

/// Links between the parts of one area; the one that is open is marked. `label` names them for who only hears it.
#[component]
pub fn Tabs(#[prop(into)] label: String, tabs: Vec<(&'static str, &'static str)>) -> impl IntoView {
    let ctx = Ctx::current();
    let here = part_of(ctx.path(), tabs.iter().map(|(href, _)| *href));
    let links = tabs
        .into_iter()
        .map(|(href, text)| view! { <a href=href aria-current=(here == Some(href)).then_some("page")>{text}</a> })
        .collect_view();
    view! { <nav class="tabs" aria-label=label>{links}</nav> }
}

/// Which of `parts` the page at `path` belongs to: the nearest one above it.
fn part_of(path: &str, parts: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let within = |part: &&str| {
        let below = path.strip_prefix(*part);
        below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
    };
    parts.filter(within).max_by_key(|part| part.len())
}

/// The steps that lead here, each an address and what it is called.
#[component]
pub fn Crumbs(steps: Vec<(String, String)>) -> impl IntoView {
    let label = texts::place(Ctx::current().lang);
    let steps = steps
        .into_iter()
        .map(|(href, text)| view! { <li><a href=href>{text}</a></li> })
        .collect_view();
    view! { <nav aria-label=label><ol class="crumbs">{steps}</ol></nav> }
}

/// A place where there is nothing yet, and what one can do about it. `level` is that of its heading.
#[component]
pub fn Empty(
    #[prop(optional, into)] title: Option<String>,
    #[prop(default = 2)] level: u8,
    children: Children,
) -> impl IntoView {
    let heading = title.map(|title| match level {
        1 => view! { <h1>{title}</h1> }.into_any(),
        2 => view! { <h2>{title}</h2> }.into_any(),
        _ => view! { <h3>{title}</h3> }.into_any(),
    });
    view! { <div class="empty">{heading}{children()}</div> }
}

/// A person without a picture. The name stands beside it, so it is not for the ear.
#[component]
pub fn Avatar<'n>(name: &'n str) -> impl IntoView + use<> {
    view! { <span class="avatar" aria-hidden="true">{initials(name)}</span> }
}

/// Two letters for a name.
fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next().filter(|c| c.is_alphabetic()))
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_letters() {
        assert_eq!(initials("Rahma Yuliani (contoh)"), "RY");
        assert_eq!(initials("sutarno"), "S");
        assert_eq!(initials("42"), "");
    }

    #[test]
    fn a_page_belongs_to_the_nearest_part_above_it() {
        let part = |path| part_of(path, ["/petugas", "/petugas/ruang", "/petugas/kuis"].into_iter());
        assert_eq!(part("/petugas"), Some("/petugas"));
        assert_eq!(part("/petugas/kuis/bank"), Some("/petugas/kuis"));
        assert_eq!(part("/petugas/ruangan"), Some("/petugas"));
        assert_eq!(part("/ruang"), None);
    }
}
