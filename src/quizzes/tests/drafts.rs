//! What is typed into the question editor: shown as it will look, kept until it is saved, and never saved over what
//! somebody else saved meanwhile.

use super::bank::{SAVE, edited, fill};
use crate::{
    auth::Role,
    i18n::Lang,
    quizzes::{Kind, QuestionForm, backend, rules},
    test_support::{TestApp, on_each_engine},
    time::Span,
};
use proptest::prelude::*;

const KEEP: &str = "/api/quizzes/keep_draft";
const DISCARD: &str = "/api/quizzes/discard_draft";
const PAGE: &str = "/petugas/kuis/soal/soal0";
const TOKEN: &str = "abcdefghabcdefghabcdefghabcdefgh";
const PREVIEW: &str = "/petugas/kuis/pratinjau?soal=soal0&draf=abcdefghabcdefghabcdefghabcdefgh&bagian=";

/// What the editor sends while it is typed.
fn typed(text: &'static str) -> Vec<(&'static str, &'static str)> {
    edited(&[("draft", TOKEN), ("version", "1"), ("text", text)])
}

/// The value of a hidden field on a page.
fn hidden(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    let (_, after) = page.split_once(&field).expect("the field");
    after.split('"').next().unwrap_or_default().to_owned()
}

async fn saved_text(staff: &mut TestApp) -> bool {
    staff
        .get("/petugas/kuis/bank?cari=ke-0")
        .await
        .text
        .contains("Soal ke-0<")
}

on_each_engine! {
    async fn what_is_typed_is_offered_on_return_and_gone_once_it_is_saved(app) {
        fill(&app, 1).await;
        let mut staff = app.with_role(Role::Librarian).await;
        assert_eq!(staff.call(KEEP, &typed("Sungai mana?")).await.status, 200);
        assert!(saved_text(&mut staff).await, "a draft changes no question");
        // A reload, another tab, another session: the question as it is saved, and the draft on offer.
        let back = staff.get(PAGE).await;
        back.says("Soal ke-0").says("belum disimpan").says("10.00").says("Sungai mana?").says(&format!("{PAGE}?draf={TOKEN}"));
        let on = staff.get(&format!("{PAGE}?draf={TOKEN}")).await;
        on.says("Sungai mana?</textarea>").says("Anda melanjutkan");
        assert_eq!((hidden(&on.text, "draft"), hidden(&on.text, "version")), (TOKEN.to_owned(), "1".to_owned()));
        // Nobody else sees it, nor is it theirs to throw away.
        let mut other = app.with_role(Role::Librarian).await;
        assert!(!other.get(&format!("{PAGE}?draf={TOKEN}")).await.text.contains("Sungai mana?"));
        other.call(DISCARD, &[("draft", TOKEN)]).await;
        staff.get(PAGE).await.says("belum disimpan");

        let mut form = typed("Sungai mana?");
        form.push(("key", "1111111111111111"));
        assert_eq!(staff.submit(PAGE, SAVE, &form).await.location(), "/petugas/kuis/bank");
        // What was on its way when the form was sent comes too late.
        assert_eq!(staff.call(KEEP, &typed("Sungai mana?")).await.status, 409);
        let after = staff.get(PAGE).await;
        after.says("Sungai mana?</textarea>");
        assert!(!after.text.contains("belum disimpan"), "{}", after.text);
    }

    async fn a_draft_is_discarded_by_hand_or_after_thirty_days(app) {
        fill(&app, 1).await;
        let mut staff = app.with_role(Role::Librarian).await;
        staff.call(KEEP, &typed("Sungai mana?")).await;
        staff.submit(PAGE, DISCARD, &[("draft", TOKEN)]).await;
        assert!(!staff.get(PAGE).await.text.contains("belum disimpan"));
        staff.call(KEEP, &typed("Bukit mana?")).await;
        let begun = app.app.now();
        // Another process drops it: whoever signs in then is a new session.
        app.app.set_clock(begun + Span::days(31));
        backend::drop_expired(&app.app).await.expect("a clean-up");
        app.app.set_clock(begun);
        assert!(!staff.get(PAGE).await.text.contains("belum disimpan"));
    }

    async fn two_new_questions_at_once_do_not_overwrite_each_other(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let page = "/petugas/kuis/soal";
        for (token, text) in [("aaaaaaaaaaaaaaaaaaaa", "Yang pertama?"), ("bbbbbbbbbbbbbbbbbbbb", "Yang kedua?")] {
            staff.call(KEEP, &[("draft", token), ("kind", "typed"), ("text", text), ("accepted", "a")]).await;
        }
        staff.get(&format!("{page}?draf=aaaaaaaaaaaaaaaaaaaa")).await.says("Yang pertama?</textarea>").says("name=\"accepted\"");
        staff.get(&format!("{page}?draf=bbbbbbbbbbbbbbbbbbbb")).await.says("Yang kedua?</textarea>");
        // An empty page is nothing to come back to.
        for token in ["aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb"] {
            staff.call(DISCARD, &[("draft", token)]).await;
        }
        staff.call(KEEP, &[("draft", "cccccccccccccccccccc"), ("kind", "single"), ("seconds", "20")]).await;
        assert!(!staff.get(page).await.text.contains("belum disimpan"));
        // What is no name of a page keeps nothing.
        assert_eq!(staff.call(KEEP, &[("draft", "../x"), ("text", "a")]).await.status, 404);
    }

    async fn who_saves_second_is_told_and_keeps_what_they_typed(app) {
        fill(&app, 1).await;
        let (mut first, mut second) = (app.with_role(Role::Librarian).await, app.with_role(Role::Librarian).await);
        let theirs = edited(&[("key", "1111111111111111"), ("version", "1"), ("text", "Kata yang pertama?")]);
        let mine = edited(&[("key", "2222222222222222"), ("version", "1"), ("draft", TOKEN), ("text", "Kata yang kedua?")]);
        assert_eq!(first.submit(PAGE, SAVE, &theirs).await.location(), "/petugas/kuis/bank");
        let told = second.submit(PAGE, SAVE, &mine).await;
        assert_eq!(told.location(), PAGE);
        let page = second.get(PAGE).await;
        page.says("sudah diubah orang lain").says("Kata yang kedua?</textarea>").says("Lihat yang tersimpan sekarang");
        first.get("/petugas/kuis/bank?cari=kata").await.says("Kata yang pertama?");
        // The page may be closed now: it is a draft too, and still knows what it was typed over.
        second.get(PAGE).await.says("Kata yang pertama?</textarea>").says("Kata yang kedua?").says("belum disimpan");
        assert_eq!(hidden(&second.get(&format!("{PAGE}?draf={TOKEN}")).await.text, "version"), "1");
        // Who was told saves over it.
        let again = hidden(&page.text, "version");
        assert_eq!(again, "2");
        let over = edited(&[("key", "3333333333333333"), ("version", "2"), ("draft", TOKEN), ("text", "Kata yang kedua?")]);
        assert_eq!(second.submit(PAGE, SAVE, &over).await.location(), "/petugas/kuis/bank");
        first.get("/petugas/kuis/bank?cari=kata").await.says("Kata yang kedua?");
        // The same form sent twice is one change, not a quarrel with oneself.
        assert_eq!(second.submit(PAGE, SAVE, &over).await.location(), "/petugas/kuis/bank");
    }

    async fn a_form_that_was_refused_still_knows_which_version_it_changes(app) {
        fill(&app, 1).await;
        let (mut first, mut second) = (app.with_role(Role::Librarian).await, app.with_role(Role::Librarian).await);
        first.submit(PAGE, SAVE, &edited(&[("key", "1111111111111111"), ("version", "1"), ("text", "Lain?")])).await;
        let wrong = edited(&[("key", "2222222222222222"), ("version", "1"), ("seconds", "1")]);
        second.submit(PAGE, SAVE, &wrong).await;
        assert_eq!(hidden(&second.get(PAGE).await.text, "version"), "1");
    }

    async fn the_preview_shows_what_is_typed_as_the_phone_and_the_hall_will(app) {
        fill(&app, 1).await;
        let mut staff = app.with_role(Role::Librarian).await;
        // Without script the button keeps the draft and comes back with it.
        let shown = staff.submit(PAGE, KEEP, &typed("Sungai <mana>?")).await;
        assert_eq!(shown.location(), &format!("{PAGE}?draf={TOKEN}#pratinjau"));
        staff.get(&format!("{PAGE}?draf={TOKEN}")).await.says("&lt;mana>?</textarea>").says("<iframe");
        let phone = staff.get(&format!("{PREVIEW}hp")).await;
        phone.says("class=\"pad\"").says("Sungai &lt;mana&gt;?").says("answer answer-d").says("Lakitan").says("<button");
        let wall = staff.get(&format!("{PREVIEW}layar")).await;
        wall.says("class=\"hall-question\"").says("Sungai &lt;mana&gt;?").says("answer answer-a").says("hall-join").says("hall-clock");
        assert!(!wall.text.contains("Kelingi membelah"), "the explanation waits for the reveal");
        staff.get(&format!("{PREVIEW}jawaban")).await.says("data-result=\"right\"").says("Kelingi membelah kota.");
        // Our own pages may frame it, and no other page may; neither is any other page framed.
        for (name, value) in [("x-frame-options", "SAMEORIGIN"), ("content-security-policy", "frame-ancestors 'self'")] {
            let said = phone.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            assert!(said.contains(value), "{name}: {said}");
        }
        assert_eq!(staff.get(PAGE).await.headers["x-frame-options"], "DENY");
        assert!(!phone.text.contains("leptos-island"), "a picture needs no script");
    }

    async fn a_preview_of_half_a_question_shows_the_half_that_is_there(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        for kind in Kind::ALL {
            let form = [("draft", TOKEN), ("kind", kind.as_str()), ("option_b", "Dua saja"), ("items", "Satu\nDua")];
            staff.call(KEEP, &form).await;
            for part in ["hp", "layar", "jawaban"] {
                let page = staff.get(&format!("/petugas/kuis/pratinjau?draf={TOKEN}&bagian={part}")).await;
                assert_eq!(page.status, 200, "{kind:?} {part}");
            }
            staff.get(&format!("/petugas/kuis/pratinjau?draf={TOKEN}&bagian=hp")).await.says("Pertanyaan Anda");
            staff.get(&format!("/petugas/kuis/pratinjau?draf={TOKEN}&bagian=jawaban")).await.says("setelah soalnya lengkap");
        }
    }
}

proptest! {
    /// Whatever was typed can be looked at, and a whole question looks like itself.
    #[test]
    fn a_sketch_is_the_question_once_it_is_one(
        kind in prop::sample::select(Kind::ALL.to_vec()),
        texts in prop::array::uniform6(".{0,8}"),
        right in "[a-e]?",
    ) {
        let [text, option_a, option_b, items, accepted, value] = texts;
        let form = QuestionForm {
            kind: kind.as_str().into(),
            text,
            option_a,
            option_b,
            items: items.replace(' ', "\n"),
            accepted,
            value,
            right,
            seconds: "20".into(),
            points: "1000".into(),
            ..QuestionForm::default()
        };
        let sketch = rules::sketch(Lang::Id, &form);
        if let Ok(question) = rules::question(Lang::Id, &form) {
            prop_assert_eq!(&sketch, &question);
        }
        prop_assert!((5..=240).contains(&sketch.seconds));
        drop(backend::pictured("Kuis", sketch, Default::default(), false));
    }
}
