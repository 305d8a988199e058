use super::read::{SLIMS, inlislite};
use crate::{
    auth::Role,
    db::new_token,
    members::{Source, backend},
    test_support::{TestApp, TestResponse, bomb, on_each_engine},
    time::Span,
};
use axum::http::header;
use std::{fmt::Write, time::Instant};

const DESK: &str = "/petugas/anggota";
pub const CLAIM: &str = "/api/members/claim";
const KEY: &str = "0123456789abcdef";

/// Sends a file as the form of the staff page does.
pub async fn upload(app: &mut TestApp, name: &str, bytes: &[u8]) -> TestResponse {
    upload_with(app, &new_token(), name, bytes).await
}

async fn upload_with(app: &mut TestApp, key: &str, name: &str, bytes: &[u8]) -> TestResponse {
    let fields = [("key", key), ("source", "")];
    app.upload(DESK, "/petugas/anggota/unggah", &fields, (name, bytes))
        .await
}

/// Confirms what `upload` answered and waits for the run.
pub async fn keep(app: &mut TestApp, uploaded: &TestResponse) -> String {
    let page = uploaded.location().to_owned();
    let code = page.rsplit('/').next().expect("a code").to_owned();
    let answer = app
        .submit(&page, "/api/members/confirm", &[("import", &code)])
        .await;
    assert_eq!(answer.location(), page);
    while backend::look_at(&app.app, &code).await.expect("the import").state != "done" {
        tokio::task::yield_now().await;
    }
    page
}

pub async fn members(app: &TestApp) -> Vec<(String, String, Option<String>)> {
    let mut db = app.app.db().read().await.expect("a connection");
    sqlx::query_as("SELECT number, name, expires_on FROM members ORDER BY number")
        .fetch_all(&mut *db)
        .await
        .expect("the members")
}

pub async fn with_members(app: &TestApp) -> TestApp {
    let mut librarian = app.with_role(Role::Librarian).await;
    let uploaded = upload(&mut librarian, "anggota.csv", SLIMS.as_bytes()).await;
    keep(&mut librarian, &uploaded).await;
    librarian
}

/// A code made at the desk for the member with this number.
pub async fn desk_code(librarian: &mut TestApp, number: &str) -> String {
    let found = librarian.get(&format!("{DESK}?cari={number}")).await;
    let (_, after) = found
        .text
        .split_once("name=\"member\" value=\"")
        .expect("a button");
    let id = after.split('"').next().expect("an id").to_owned();
    librarian
        .submit(DESK, "/api/members/give_code", &[("member", &id)])
        .await;
    let page = librarian.get(DESK).await;
    let (_, after) = page.text.split_once("Kode untuk ").expect("the code");
    let (_, after) = after.split_once(": ").expect("the code");
    after.split('.').next().expect("the code").to_owned()
}

pub fn claim<'f>(number: &'f str, code: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("key", KEY),
        ("number", number),
        ("code", code),
        ("password", "durian jatuh malam"),
        ("consent", "yes"),
    ]
}

on_each_engine! {
    async fn a_file_sent_twice_waits_once(app) {
        let mut staff = app.with_role(Role::Librarian).await;
        let file = b"member_id,member_name\nA1,Siti\n";
        let first = upload_with(&mut staff, "0123456789abcdef", "anggota.csv", file).await;
        let second = upload_with(&mut staff, "0123456789abcdef", "anggota.csv", file).await;
        assert!(first.location().contains("/impor/") && first.location() == second.location());
        let mut db = app.app.db().read().await.expect("a connection");
        let waiting: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM member_imports").fetch_one(&mut *db).await.expect("a count");
        assert_eq!(waiting, 1);
    }

    async fn a_file_is_shown_before_anything_is_kept(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        let uploaded = upload(&mut librarian, "anggota.csv", SLIMS.as_bytes()).await;
        let page = librarian.get(uploaded.location()).await;
        page.says("2 baris dari SLiMS").says("pin, mpasswd").says("Siti O'Rahma").says("Simpan 2 anggota");
        assert_eq!(members(&app).await, []);
    }

    async fn bringing_the_same_file_in_twice_changes_nothing(app) {
        let mut librarian = with_members(&app).await;
        let before = members(&app).await;
        assert_eq!(before[0], ("00017".into(), "Siti O'Rahma".into(), Some("2027-01-02".into())));
        app.app.set_clock(app.app.now() + Span::days(1));
        let uploaded = upload(&mut librarian, "anggota.csv", SLIMS.as_bytes()).await;
        let page = keep(&mut librarian, &uploaded).await;
        assert_eq!(members(&app).await, before);
        let mut db = app.app.db().read().await.unwrap();
        let touched: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM members WHERE changed_at > created_at").fetch_one(&mut *db).await.unwrap();
        assert_eq!(touched, 0);
        librarian.get(&page).await.says("<dt>sudah sama</dt><dd>2</dd>");
    }

    async fn a_newer_file_brings_members_up_to_date_and_forgets_nobody(app) {
        let mut librarian = with_members(&app).await;
        let newer = "member_id,member_name,member_type_name,expire_date\n00018,Budi Santoso,Pelajar,2028-01-01\n00019,Rani,Umum,\n";
        let uploaded = upload(&mut librarian, "baru.csv", newer.as_bytes()).await;
        let page = keep(&mut librarian, &uploaded).await;
        librarian.get(&page).await.says("<dt>anggota baru</dt><dd>1</dd>").says("<dt>diperbarui</dt><dd>1</dd>");
        let names: Vec<String> = members(&app).await.into_iter().map(|(_, name, _)| name).collect();
        assert_eq!(names, ["Siti O'Rahma", "Budi Santoso", "Rani"]);
    }

    async fn what_was_read_is_gone_once_it_is_kept(app) {
        with_members(&app).await;
        let mut db = app.app.db().read().await.unwrap();
        let chunks: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM member_import_chunks").fetch_one(&mut *db).await.unwrap();
        assert_eq!(chunks, 0);
    }

    async fn an_import_that_nobody_confirms_is_dropped_after_a_day(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        let uploaded = upload(&mut librarian, "anggota.csv", SLIMS.as_bytes()).await;
        librarian.get("/petugas").await.says("Impor anggota.csv");
        app.app.set_clock(app.app.now() + Span::hours(25));
        backend::drop_expired(&app.app).await.unwrap();
        assert_eq!(librarian.get(uploaded.location()).await.status, 404);
    }

    async fn a_run_that_nobody_goes_on_with_is_dropped_after_a_day(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        let uploaded = upload(&mut librarian, "anggota.csv", SLIMS.as_bytes()).await;
        let code = uploaded.location().rsplit('/').next().unwrap();
        assert!(backend::take_over(&app.app, None, crate::i18n::Lang::Id, code).await.unwrap());
        app.app.set_clock(app.app.now() + Span::hours(25));
        backend::drop_expired(&app.app).await.unwrap();
        assert_eq!(app.scalar::<i64>("SELECT COUNT(*) FROM member_import_chunks").await, 0);
        assert_eq!(librarian.get(uploaded.location()).await.status, 404);
    }

    async fn rows_with_errors_are_named_and_the_others_kept(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        let uploaded = upload(&mut librarian, "anggota.xlsx", &inlislite()).await;
        librarian.get(uploaded.location()).await
            .says("5 baris dari INLISLite")
            .says("Nomor Identitas, Agama, Nama Ibu Kandung")
            .says("Nomor anggota ini NIK.")
            .says("berisi rumus, bukan nilainya")
            .says("2 baris perlu diperhatikan");
        keep(&mut librarian, &uploaded).await;
        assert_eq!(members(&app).await.len(), 3);
    }

    async fn columns_can_be_chosen_by_hand(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        let file = "Nama,Kode Kartu\nSiti,0007\n";
        let uploaded = upload(&mut librarian, "anggota.csv", file.as_bytes()).await;
        let page = uploaded.location().to_owned();
        librarian.get(&page).await.says("Tidak ada satu baris pun").says("Nomor anggota kosong.");
        let code = page.rsplit('/').next().unwrap().to_owned();
        let wrong = [("import", code.as_str()), ("number", "7"), ("name", "")];
        librarian.submit(&page, "/api/members/map", &wrong).await;
        librarian.get(&page).await.says("Kolom ini tidak ada.").says("Pilih kolomnya.");
        let right = [("import", code.as_str()), ("number", "1"), ("name", "0")];
        librarian.submit(&page, "/api/members/map", &right).await;
        librarian.get(&page).await.says("Simpan 1 anggota");
        keep(&mut librarian, &uploaded).await;
        assert_eq!(members(&app).await[0].0, "0007");
        assert_eq!(librarian.call("/api/members/map", &right).await.status, 409);
    }

    async fn a_run_that_was_cut_short_goes_on(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        let uploaded = upload(&mut librarian, "anggota.csv", SLIMS.as_bytes()).await;
        let page = uploaded.location().to_owned();
        let code = page.rsplit('/').next().unwrap().to_owned();
        // A process takes it, and dies.
        assert!(backend::take_over(&app.app, None, crate::i18n::Lang::Id, &code).await.unwrap());
        let running = librarian.get(&page).await;
        assert_eq!(running.headers.get(header::REFRESH).unwrap(), "2");
        assert!(!backend::take_over(&app.app, None, crate::i18n::Lang::Id, &code).await.unwrap(), "only one runs");
        app.app.set_clock(app.app.now() + Span::minutes(2));
        let stalled = librarian.get(&page).await;
        stalled.says("Terhenti setelah 0 dari 2 anggota").says("Lanjutkan");
        assert!(stalled.headers.get(header::REFRESH).is_none());
        keep(&mut librarian, &uploaded).await;
        assert_eq!(members(&app).await.len(), 2);
    }

    async fn twenty_thousand_members_take_seconds(app) {
        let mut file = String::from("member_id,member_name,member_type_name,member_email,member_phone,expire_date\n");
        for n in 0..20_000 {
            let _ = writeln!(file, "{n:06},Anggota {n} (contoh),Umum,a{n}@contoh.sapa.test,0812{n:08},2027-12-31");
        }
        let began = Instant::now();
        let checked = backend::read_file(crate::i18n::Lang::Id, file.into_bytes().into()).await.unwrap();
        let code = backend::stage(&app.app, None, Source::Slims, "besar.csv", &checked).await.unwrap();
        assert!(backend::take_over(&app.app, None, crate::i18n::Lang::Id, &code).await.unwrap());
        let done = backend::run(&app.app, None, &code, |_, _| ()).await.unwrap();
        eprintln!("20,000 members in {:.1} s on {:?}", began.elapsed().as_secs_f64(), app.app.db().engine());
        assert_eq!((done.added, done.changed, done.done), (20_000, 0, 20_000));
    }

    async fn a_file_that_is_no_export_comes_back_with_a_reason(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        for (name, bytes, why) in [
            ("kosong.csv", &b""[..], "Pilih berkasnya dulu."),
            ("gambar.csv", &b"\x89PNG\0\0"[..], "Ini bukan berkas CSV atau XLSX."),
            ("rusak.xlsx", &b"PK\x03\x04 not a zip"[..], "Ini bukan berkas XLSX yang utuh."),
            ("bom.xlsx", &bomb("xl/worksheets/sheet1.xml"), "Isi berkas ini jauh lebih besar daripada lembar kerja biasa"),
            ("acak.csv", &b"a,b\n1,2\n"[..], "Baris pertama harus berisi judul kolom"),
        ] {
            assert_eq!(upload(&mut librarian, name, bytes).await.location(), DESK);
            librarian.get(DESK).await.says(why);
        }
        let huge = vec![b'a'; 9 * 1024 * 1024];
        upload(&mut librarian, "besar.csv", &huge).await;
        librarian.get(DESK).await.says("Paling besar 8 MB.");
        assert_eq!(upload(&mut app.with_role(Role::Patron).await, "a.csv", SLIMS.as_bytes()).await.status, 403);
        assert_eq!(members(&app).await, []);
    }

    async fn a_refused_file_keeps_the_source_that_was_chosen(app) {
        let mut librarian = app.with_role(Role::Librarian).await;
        librarian.get(DESK).await.says("<option value=\"\" selected");
        let fields = [("key", KEY), ("source", "inlislite")];
        librarian.upload(DESK, "/petugas/anggota/unggah", &fields, ("acak.csv", &b"a,b\n1,2\n"[..])).await;
        librarian.get(DESK).await.says("Baris pertama harus berisi judul kolom").says("<option value=\"inlislite\" selected");
    }

    async fn a_member_claims_the_account_with_a_code_from_the_desk(app) {
        let mut librarian = with_members(&app).await;
        let code = desk_code(&mut librarian, "00017").await;
        let mut patron = app.stranger();
        let typed = code.to_uppercase().replace('-', " ");
        assert_eq!(patron.submit("/klaim", CLAIM, &claim("00017", &typed)).await.location(), "/saya");
        patron.get("/saya").await.says("Siti O'Rahma").says("berlaku sampai 2 Januari 2027").says("siti@contoh.id");
        let mut other = app.stranger();
        let sign_in = [("login", "00017"), ("password", "durian jatuh malam")];
        assert_eq!(other.submit("/masuk", "/api/auth/sign_in", &sign_in).await.location(), "/saya");
        // The code is used up, and the member has an account.
        let mut thief = app.stranger();
        let mut later = claim("00017", &code);
        later[0] = ("key", "fedcba9876543210");
        assert_eq!(thief.call(CLAIM, &later).await.status, 422);
        librarian.get(&format!("{DESK}?cari=siti")).await.says("Sudah punya akun");
    }

    async fn a_claim_sent_twice_makes_one_account_and_signs_in_twice(app) {
        let mut librarian = with_members(&app).await;
        let code = desk_code(&mut librarian, "00017").await;
        let press = |mut patron: TestApp, code: String| async move {
            let answer = patron.submit("/klaim", CLAIM, &claim("00017", &code)).await;
            assert_eq!(answer.location(), "/saya");
            patron.get("/saya").await.says("<h1>Siti O'Rahma</h1>");
        };
        // Two at once, and one after the answers of both were lost.
        let both = [(); 2].map(|()| tokio::spawn(press(app.stranger(), code.clone())));
        for one in both {
            one.await.unwrap();
        }
        press(app.stranger(), code.clone()).await;
        assert_eq!(app.scalar::<i64>("SELECT COUNT(*) FROM accounts WHERE member_number = '00017'").await, 1);
        assert_eq!(app.scalar::<i64>("SELECT COUNT(*) FROM audit WHERE action = 'member.claimed'").await, 1);
        // The form opens nothing without the password that it chose, nor to somebody else.
        let mut guess = claim("00017", &code);
        guess[3] = ("password", "musim rambutan tiba");
        assert_eq!(app.stranger().call(CLAIM, &guess).await.status, 422);
        assert_eq!(app.with_role(Role::Patron).await.call(CLAIM, &claim("00017", &code)).await.status, 422);
    }

    async fn a_mailed_code_goes_to_the_address_on_file_and_nowhere_else(app) {
        with_members(&app).await;
        let mut said = Vec::new();
        for number in ["00017", "00018", "99999"] {
            let mut patron = app.stranger();
            patron.submit("/klaim", "/api/members/mail_code", &[("number", number)]).await;
            said.push(patron.get("/klaim").await.text.contains("kodenya sedang dikirim ke sana"));
        }
        assert_eq!(said, [true, true, true]);
        let mut db = app.app.db().read().await.unwrap();
        let mails: Vec<(String, String)> = sqlx::query_as("SELECT recipient, body FROM outbox").fetch_all(&mut *db).await.unwrap();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].0, "siti@contoh.id");
        let (_, link) = mails[0].1.split_once("/klaim?").unwrap();
        let link = link.lines().next().unwrap();
        let mut patron = app.stranger();
        patron.get(&format!("/klaim?{link}")).await.says("value=\"00017\"");
        let (_, code) = link.split_once("kode=").unwrap();
        assert_eq!(patron.submit("/klaim", CLAIM, &claim("00017", code)).await.location(), "/saya");
    }

    async fn a_code_that_is_too_old_or_somebody_elses_opens_nothing(app) {
        let mut librarian = with_members(&app).await;
        let code = desk_code(&mut librarian, "00017").await;
        let mut thief = app.stranger();
        assert_eq!(thief.call(CLAIM, &claim("00018", &code)).await.status, 422);
        assert_eq!(thief.call(CLAIM, &claim("99999", &code)).await.status, 422);
        app.app.set_clock(app.app.now() + Span::days(4));
        assert_eq!(thief.call(CLAIM, &claim("00017", &code)).await.status, 422);
    }

    async fn guesses_at_a_number_run_out(app) {
        let mut thief = app.stranger();
        let guess = claim("00017", "aaaaa-aaaaa");
        for _ in 0..10 {
            assert_eq!(thief.call(CLAIM, &guess).await.status, 422);
        }
        assert_eq!(thief.call(CLAIM, &guess).await.status, 429);
    }

    async fn whoever_proves_the_number_takes_it_from_whoever_typed_it(app) {
        let mut librarian = with_members(&app).await;
        let mut squatter = app.stranger();
        let registration = [
            ("key", "0123456789abcdef"), ("name", "Bukan Siti"), ("email", "bukan@contoh.id"), ("member_number", "00017"),
            ("password", "durian jatuh malam"), ("consent", "yes"),
        ];
        squatter.submit("/daftar", "/api/auth/register", &registration).await;
        squatter.get("/saya").await.says("00017");
        let code = desk_code(&mut librarian, "00017").await;
        let mut patron = app.stranger();
        assert_eq!(patron.submit("/klaim", CLAIM, &claim("00017", &code)).await.location(), "/saya");
        assert!(!squatter.get("/saya").await.text.contains("00017"));
    }

    async fn somebody_signed_in_connects_the_card_to_their_account(app) {
        let mut librarian = with_members(&app).await;
        let code = desk_code(&mut librarian, "00017").await;
        let mut patron = app.with_role(Role::Patron).await;
        patron.get("/klaim").await.says("Nomor ini akan masuk ke akun Uji patron.");
        // The second press ends where the first would have.
        for _ in 0..2 {
            assert_eq!(patron.submit("/klaim", CLAIM, &[("key", KEY), ("number", "00017"), ("code", &code)]).await.location(), "/saya");
        }
        patron.get("/saya").await.says("Terhubung").says("00017");
    }

    async fn an_address_that_has_an_account_asks_for_signing_in(app) {
        let mut librarian = with_members(&app).await;
        let mut registered = app.stranger();
        let registration = [
            ("key", "0123456789abcdef"), ("name", "Siti"), ("email", "siti@contoh.id"), ("password", "durian jatuh malam"), ("consent", "yes"),
        ];
        registered.submit("/daftar", "/api/auth/register", &registration).await;
        let code = desk_code(&mut librarian, "00017").await;
        let mut stranger = app.stranger();
        assert_eq!(stranger.call(CLAIM, &claim("00017", &code)).await.status, 409);
        // Nothing was used up by that.
        let again = [("key", KEY), ("number", "00017"), ("code", code.as_str())];
        assert_eq!(registered.submit("/klaim", CLAIM, &again).await.location(), "/saya");
    }

    async fn members_are_the_staffs_to_see(app) {
        let mut patron = app.with_role(Role::Patron).await;
        assert_eq!(patron.get(DESK).await.status, 403);
        assert_eq!(patron.call("/api/members/give_code", &[("member", "1")]).await.status, 403);
        assert_eq!(patron.call("/api/members/confirm", &[("import", "x")]).await.status, 403);
        let mut librarian = app.with_role(Role::Librarian).await;
        assert_eq!(librarian.call("/api/members/give_code", &[("member", "abc")]).await.status, 404);
        assert_eq!(librarian.call("/api/members/confirm", &[("import", "nothing")]).await.status, 404);
        assert_eq!(librarian.get("/petugas/anggota/impor/nothing").await.status, 404);
    }
}
