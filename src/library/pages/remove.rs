//! The end of a facility or of a promise, asked about first.

use crate::{i18n::Lang, library::texts, ui::Dialog};
use leptos::prelude::*;

#[component]
pub fn Remove(lang: Lang, action: &'static str, slug: String) -> impl IntoView {
    view! {
        <section class="section">
            <Dialog id="hapus" opener=texts::remove(lang) title=texts::remove_question(lang)>
                <form method="post" action=action>
                    <input type="hidden" name="slug" value=slug />
                    <p>{texts::remove_note(lang)}</p>
                    <p class="actions"><button class="button-danger">{texts::remove(lang)}</button></p>
                </form>
            </Dialog>
        </section>
    }
}
