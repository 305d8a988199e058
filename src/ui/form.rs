//! Forms that work without JavaScript, and come back after an error with everything that was typed.

use crate::{
    db::new_token,
    error::AppError,
    i18n::Lang,
    server::{Ctx, FormState},
    ui::texts,
};
use leptos::prelude::*;

/// The hidden key that makes a form safe to send twice (double tap, reload, bad network).
#[component]
pub fn NewKey() -> impl IntoView {
    view! { <input type="hidden" name="key" value=new_token() /> }
}

/// What is wrong with the form as a whole, said above it. Wrong fields say so themselves; children are ways on from there.
#[component]
pub fn FormErrors(form: FormState, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let ctx = Ctx::current();
    form.error().map(|error| {
        let message = match error {
            AppError::Invalid(errors) if errors.get("").is_none() => wrong_fields(&ctx, &form),
            error => error.message(ctx.lang),
        };
        view! {
            <div class="notice notice-clay" role="alert" tabindex="-1" autofocus=true>
                <div>
                    <p>{message}</p>
                    {children.map(|children| children())}
                </div>
            </div>
        }
    })
}

/// What forms carry along unseen, or never show again. Where one of these is a field of its own too, a form has others.
const UNSEEN: &[&str] = &[
    "account", "attempt", "booking", "clip", "code", "consent", "day", "draft", "epoch", "group", "id",
    "image", "import", "key", "kind", "member", "next", "open", "pin", "player", "post", "present", "quiz",
    "room", "seen", "session", "slug", "soal", "sure", "topic", "untuk", "version", "wave",
];

/// Says that the rest is kept only where there is a rest to see.
fn wrong_fields(ctx: &Ctx, form: &FormState) -> String {
    let values = ctx.flash.as_ref().map(|flash| &flash.values);
    let mut seen = values
        .into_iter()
        .flatten()
        .filter(|(name, value)| !value.trim().is_empty() && !UNSEEN.contains(&name.as_str()));
    let rest = seen.any(|(name, _)| form.field_error(name).is_none());
    let fix = texts::fix_fields(ctx.lang);
    if rest {
        format!("{fix} {}", texts::rest_is_kept(ctx.lang))
    } else {
        fix.to_owned()
    }
}

/// What stands under a password that a refused form has emptied.
fn type_again(lang: Lang, form: &FormState, kind: &str, required: bool) -> Option<&'static str> {
    let emptied = kind == "password" && form.error().is_some();
    emptied.then(|| match required {
        true => texts::type_again(lang),
        false => texts::type_again_if_typed(lang),
    })
}

/// A labelled line of input, with its hint before and its error after it.
#[component]
pub fn Field(
    form: FormState,
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(optional)] required: bool,
    /// Says "(optional)" beside the label.
    #[prop(optional)]
    optional: bool,
    #[prop(default = 200)] maxlength: u32,
    #[prop(optional, into)] min: Option<String>,
    #[prop(optional, into)] max: Option<String>,
) -> impl IntoView {
    let lang = Ctx::current().lang;
    let error = form.field_error(name);
    let again = type_again(lang, &form, kind, required).filter(|_| error.is_none());
    let described_by = described_by(name, hint.is_some(), error.is_some() || again.is_some());
    // A password is never sent back.
    let value = if kind == "password" {
        String::new()
    } else {
        form.value(name)
    };
    view! {
        <div class="field">
            <label for=name>{label} {optional.then(|| view! { <span class="hint">" (" {texts::optional(lang)} ")"</span> })}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            <input
                id=name
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                required=required
                maxlength=maxlength.to_string()
                min=min
                max=max
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by
            />
            {error.map(|error| view! { <p class="error" id=format!("{name}-error")>{error}</p> })}
            {again.map(|again| view! { <p class="hint" id=format!("{name}-error")><b>{again}</b></p> })}
        </div>
    }
}

/// A labelled text of several lines.
#[component]
pub fn TextArea(
    form: FormState,
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] required: bool,
    #[prop(default = 6)] rows: u32,
    #[prop(default = 10_000)] maxlength: u32,
) -> impl IntoView {
    let error = form.field_error(name);
    let described_by = described_by(name, hint.is_some(), error.is_some());
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            <textarea
                id=name
                name=name
                rows=rows.to_string()
                maxlength=maxlength.to_string()
                required=required
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by
            >
                {textarea_content(&form.value(name))}
            </textarea>
            {error.map(|error| view! { <p class="error" id=format!("{name}-error")>{error}</p> })}
        </div>
    }
}

/// A labelled choice of one among a few; `options` are values and what they say.
#[component]
pub fn Select(
    form: FormState,
    name: &'static str,
    #[prop(into)] label: String,
    options: Vec<(String, String)>,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let error = form.field_error(name);
    let described_by = described_by(name, hint.is_some(), error.is_some());
    let chosen = form.value(name);
    let option = |(value, text): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    };
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            <select id=name name=name aria-invalid=error.is_some().then_some("true") aria-describedby=described_by>
                {options.into_iter().map(option).collect_view()}
            </select>
            {error.map(|error| view! { <p class="error" id=format!("{name}-error")>{error}</p> })}
        </div>
    }
}

/// Leptos writes what is inside a `<textarea>` unescaped, and HTML drops a newline at its beginning.
fn textarea_content(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;"))
}

fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("{name}-hint {name}-error")),
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_inside_its_textarea() {
        let form = FormState::default().or_values([("body", "\n</textarea><b> & &lt;".into())]);
        let html = view! { <TextArea form name="body" label="Isi" /> }.to_html();
        assert!(
            html.contains(">\n\n&lt;/textarea>&lt;b> &amp; &amp;lt;</textarea>"),
            "{html}"
        );
    }
}
