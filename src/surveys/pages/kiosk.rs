//! `/survei/kios`: one question a screen, one touch a question, without JavaScript.
//!
//! Every answer is a button that posts the form on; what was touched before travels in hidden fields and is saved only
//! at the end. Answers never stand in an address, where a browser's history or a proxy's log would keep them. A screen that
//! somebody left goes back to the start by itself, so that the next person does not finish another's answers (the
//! essential exception of WCAG 2.2.1).

use crate::{
    db::new_token,
    i18n::Lang,
    server::{Ctx, FormState},
    surveys::{Element, Wave, api::AnswerAtKiosk, backend, texts},
    ui::{FormErrors, Icon, Languages, page, titled},
};
use axum::http::{HeaderName, HeaderValue};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use server_fn::ServerFn;

const PATH: &str = "/survei/kios";
const BACK: &str = "kembali";
const KEY: &str = "key";
/// Seconds until a screen returns to the start: long enough to read and think, or just to read "thank you".
const ABANDONED_AFTER: u32 = 120;
const THANKS_FOR: u32 = 10;

/// What was touched so far, in the order of the elements; an empty answer is a question that was passed over.
#[derive(Debug, Clone, Default)]
pub struct KioskAnswers {
    key: String,
    answers: Vec<(Element, String)>,
}

impl KioskAnswers {
    /// Reads a step's form. What does not belong in it is not carried on.
    pub fn read(body: &[u8]) -> Self {
        let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(body).unwrap_or_default();
        let sent = |name: &str| {
            fields
                .iter()
                .find(|(field, _)| field == name)
                .map(|(_, value)| value.as_str())
        };
        let mut answers = Vec::new();
        // The questions come in order, so the first that was not sent is the next one.
        for &element in Element::ALL {
            match sent(element.slug()) {
                Some(value @ ("" | "1" | "2" | "3" | "4")) => answers.push((element, value.to_owned())),
                _ => break,
            }
        }
        if sent(BACK).is_some() {
            answers.pop();
        }
        let key = sent(KEY).filter(|key| key.len() == 32 && key.bytes().all(|b| b.is_ascii_alphanumeric()));
        Self {
            key: key.map_or_else(new_token, str::to_owned),
            answers,
        }
    }

    fn next(&self) -> Option<Element> {
        Element::ALL.get(self.answers.len()).copied()
    }
}

#[component]
pub fn KioskPage() -> impl IntoView {
    let ctx = Ctx::current();
    let step = use_context::<KioskAnswers>();
    page(async move {
        let lang = ctx.lang;
        let wave = backend::open_wave(&mut *ctx.read().await?, ctx.now()).await?;
        let screen = match (wave, step.as_ref().and_then(|step| Some((step, step.next()?)))) {
            (None, _) => view! { <Closed lang /> }.into_any(),
            (Some(wave), Some((answers, element))) => {
                return_to_start_after(ABANDONED_AFTER);
                view! { <Question lang wave answers=answers.clone() element /> }.into_any()
            }
            (Some(_), None) => view! { <Start ctx=ctx.clone() /> }.into_any(),
        };
        Ok(view! {
            {titled(texts::survey(lang))}
            {screen}
        })
    })
}

#[component]
fn Start(ctx: Ctx) -> impl IntoView {
    let lang = ctx.lang;
    let form = FormState::of(&ctx, AnswerAtKiosk::PATH);
    view! {
        <div class="kiosk kiosk-start">
            <Languages lang class="actions" />
            <form class="kiosk-middle" method="post" action=PATH>
                <FormErrors form />
                <h1>{texts::kiosk_invitation(lang)}</h1>
                <p>{texts::kiosk_lead(lang)}</p>
                <button class="button kiosk-button">{texts::kiosk_start(lang)}</button>
            </form>
        </div>
    }
}

#[component]
fn Question(lang: Lang, wave: Wave, answers: KioskAnswers, element: Element) -> impl IntoView {
    let at = answers.answers.len();
    let is_last = at + 1 == Element::ALL.len();
    let action = if is_last { AnswerAtKiosk::PATH } else { PATH };
    let choice = |(value, text): (&'static str, &'static str)| {
        view! { <button class="choice" name=element.slug() value=value>{text}</button> }
    };
    let kept = answers.answers.iter().map(|(element, value)| {
        view! { <input type="hidden" name=element.slug() value=value.clone() /> }
    });
    view! {
        <form class="kiosk" method="post" action=action>
            <input type="hidden" name=KEY value=answers.key.clone() />
            <input type="hidden" name="wave" value=wave.slug />
            {kept.collect_view()}
            <div>
                <ol class="dots" aria-hidden="true">
                    {(0..Element::ALL.len())
                        .map(|dot| view! { <li data-done=(dot < at).then_some("") aria-current=(dot == at).then_some("step")></li> })
                        .collect_view()}
                </ol>
                <p class="kiosk-progress">{texts::progress(lang, at + 1)}</p>
            </div>
            <div class="choices" role="group" aria-labelledby="tanya">
                <h1 id="tanya">{texts::question(lang, element)}</h1>
                {["1", "2", "3", "4"].into_iter().zip(texts::answers(lang, element)).map(choice).collect_view()}
                <button class="button-plain" name=element.slug() value="">{texts::kiosk_skip(lang)}</button>
            </div>
            <div class="actions">
                {(at > 0).then(|| view! { <button class="button-quiet" name=BACK value="1" formaction=PATH><Icon name="chevron-left" />{texts::kiosk_back(lang)}</button> })}
                <a class="button-plain" href=PATH>{texts::kiosk_again(lang)}</a>
            </div>
        </form>
    }
}

#[component]
fn Closed(lang: Lang) -> impl IntoView {
    view! {
        <div class="kiosk kiosk-start">
            <div class="kiosk-middle">
                <h1>{texts::none_open(lang)}</h1>
                <p><a href="/survei">{texts::read_results(lang)}</a></p>
            </div>
        </div>
    }
}

/// `/survei/kios/terima-kasih`: thanks, and back to the start for the next person.
#[component]
pub fn KioskThanksPage() -> impl IntoView {
    let lang = Ctx::current().lang;
    return_to_start_after(THANKS_FOR);
    view! {
        {titled(texts::thanks(lang))}
        <div class="kiosk kiosk-start">
            <div class="kiosk-middle kiosk-fades">
                <h1>{texts::thanks(lang)}</h1>
                <p role="status">{texts::kiosk_thanks_lead(lang)}</p>
                <a class="button kiosk-button" href=PATH>{texts::kiosk_again(lang)}</a>
            </div>
        </div>
    }
}

fn return_to_start_after(seconds: u32) {
    if let (Some(response), Ok(value)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(&format!("{seconds}; url={PATH}")),
    ) {
        response.insert_header(HeaderName::from_static("refresh"), value);
    }
}
