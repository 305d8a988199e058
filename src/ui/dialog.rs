//! A question before something that cannot be taken back.

use crate::{
    server::Ctx,
    ui::{Icon, texts},
};
use leptos::prelude::*;

/// A button that opens a dialog, without any script: a popover, which more browsers know than `command`, and beside which that
/// is ignored with a warning. Where it is not known, what would be asked stands in the page (`style/parts.css`).
#[component]
pub fn Dialog(
    id: &'static str,
    /// What the button says that opens it.
    #[prop(into)]
    opener: String,
    #[prop(into)] title: String,
    children: Children,
) -> impl IntoView {
    let lang = Ctx::current().lang;
    let named = format!("{id}-judul");
    let name = named.clone();
    view! {
        <button type="button" class="button-danger" popovertarget=id>{opener}</button>
        <dialog id=id popover="auto" aria-labelledby=named>
            <div class="dialog-head">
                <h2 id=name>{title}</h2>
                <button type="button" class="button-plain" aria-label=texts::close(lang) popovertarget=id popovertargetaction="hide">
                    <Icon name="close" />
                </button>
            </div>
            {children()}
        </dialog>
    }
}
