//! `/ruang/pesanan/<code>`: one booking, for its owner and the staff.

use crate::{
    auth,
    i18n::clock_time,
    rooms::{
        Booking,
        api::Cancel,
        backend,
        pages::{State, crumbs},
        rules, texts,
    },
    server::{Ctx, FormState, param},
    ui::{Field, FormErrors, Icon, page, titled},
};
use leptos::prelude::*;
use server_fn::ServerFn;

#[component]
pub fn BookingPage() -> impl IntoView {
    let ctx = Ctx::current();
    let code = param("kode");
    page(async move {
        let lang = ctx.lang;
        let viewer = ctx.signed_in()?.clone();
        let mut db = ctx.read().await?;
        let booking = backend::booking(&ctx, &mut db, &code).await?;
        let mine = booking.account == Some(viewer.id);
        let owner = match booking.account.filter(|_| !mine) {
            Some(account) => auth::contacts(&mut db, &[account]).await?.remove(&account),
            None => None,
        };
        drop(db);
        let may_cancel = rules::may_cancel(&booking, &viewer, ctx.now());
        let when = backend::when(lang, ctx.zone(), booking.period);
        let shut_out = backend::why_shut_out(&ctx, &booking);
        let optional = |label: &'static str, text: String| {
            (!text.is_empty()).then(|| view! { <dt>{label}</dt><dd>{text}</dd> })
        };
        Ok(view! {
            {titled(texts::booking_title(lang, &booking.room_name))}
            {crumbs(lang)}
            <header class="page-head">
                <div>
                    <h1>{texts::booking_title(lang, &booking.room_name)}</h1>
                    <p>{when}</p>
                </div>
            </header>
            {shut_out.map(|why| view! { <div class="notice notice-durian"><Icon name="warning" /><p>{why}</p></div> })}
            <dl class="facts">
                <dt>{texts::state(lang)}</dt>
                <dd><State booking=booking.clone() /></dd>
                {optional(texts::reason(lang), booking.cancel_reason.clone())}
                <dt>{texts::room(lang)}</dt>
                <dd><a href=format!("/ruang/{}", booking.room_slug)>{booking.room_name.clone()}</a></dd>
                <dt>{texts::group_name(lang)}</dt>
                <dd>{booking.group_name.clone()}</dd>
                {optional(texts::purpose(lang), booking.purpose.clone())}
                <dt>{texts::how_many(lang)}</dt>
                <dd>{texts::people(lang, booking.people)}</dd>
                {optional(texts::booked_by(lang), owner.map(|owner| owner.name).unwrap_or_default())}
                <dt>{texts::booking_code(lang)}</dt>
                <dd><code>{booking.code.clone()}</code></dd>
            </dl>
            {may_cancel.then(|| view! { <CancelBooking booking=booking.clone() mine /> })}
        })
    })
}

/// Asks once more before the room, or once the group is in it the rest of its time, goes to others. The staff say why.
#[component]
pub fn CancelBooking(booking: Booking, mine: bool) -> impl IntoView {
    let ctx = Ctx::current();
    let lang = ctx.lang;
    let form = FormState::of(&ctx, Cancel::PATH);
    // On a page with several of them, only the one that was sent has come back.
    let came_back = form.value("booking") == booking.code;
    let form = if came_back { form } else { FormState::default() };
    let reason = (!mine).then(|| {
        view! {
            <Field form=form.clone() name="reason" label=texts::reason(lang) hint=texts::reason_hint(lang) required=true maxlength=300 />
        }
    });
    let from = rules::given_back_from(booking.period, ctx.now()).filter(|from| *from > booking.period.starts);
    let (action, question) = match from {
        Some(from) => {
            let time = clock_time(lang, ctx.zone(), from);
            (
                texts::give_back_rest(lang),
                texts::give_back_question(lang, &time),
            )
        }
        None => (
            texts::cancel_booking(lang),
            texts::cancel_question(lang).to_owned(),
        ),
    };
    view! {
        <details class="disclosure" open=came_back>
            <summary>{action}</summary>
            <form class="form" method="post" action=Cancel::PATH>
                <FormErrors form=form.clone() />
                <p>{question}</p>
                <input type="hidden" name="booking" value=booking.code.clone() />
                {reason}
                <p class="actions"><button class="button-danger">{action}</button></p>
            </form>
        </details>
    }
}
