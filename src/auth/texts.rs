//! Words of registration and sign-in.

use super::Role;
use crate::i18n::{Lang, texts};

texts! {
    register() { id: "Daftar", en: "Register" }
    sign_in() { id: "Masuk", en: "Sign in" }
    sign_out() { id: "Keluar", en: "Sign out" }
    my_page() { id: "Saya", en: "Me" }
    register_lead() {
        id: "Satu akun untuk diskusi, kuis, ruang, dan acara perpustakaan.",
        en: "One account for the library's discussions, quizzes, rooms and events.",
    }
    name() { id: "Nama", en: "Name" }
    name_hint() { id: "Seperti yang ingin dibaca orang lain.", en: "As others shall read it." }
    email() { id: "Surel", en: "E-mail" }
    phone() { id: "Nomor HP", en: "Mobile number" }
    email_or_phone() { id: "Isi surel, nomor HP, atau keduanya.", en: "Give an e-mail address, a mobile number, or both." }
    member_number() { id: "Nomor anggota", en: "Member number" }
    optional() { id: "tidak wajib", en: "optional" }
    password() { id: "Kata sandi", en: "Password" }
    password_hint() {
        id: "Paling sedikit 8 karakter. Kalimat pendek mudah diingat.",
        en: "At least 8 characters. A short sentence is easy to remember.",
    }
    consent_question() {
        id: "Saya setuju perpustakaan menyimpan nama dan kontak saya untuk layanan yang saya pakai. Saya dapat melihat, mengunduh, dan menghapusnya kapan saja.",
        en: "I agree that the library keeps my name and contact for the services I use. I can see, download and erase them at any time.",
    }
    consent_missing() {
        id: "Kami perlu persetujuan Anda untuk menyimpan data ini.",
        en: "We need your consent to keep this.",
    }
    name_missing() { id: "Tulis nama Anda, paling banyak 120 huruf.", en: "Please give your name, 120 letters at most." }
    email_wrong() { id: "Alamat surel ini belum lengkap. Contoh: nama@contoh.id", en: "This e-mail address is not complete. Example: name@example.org" }
    phone_wrong() { id: "Nomor HP ini belum lengkap. Contoh: 0812 3456 7890", en: "This mobile number is not complete. Example: 0812 3456 7890" }
    member_number_wrong() { id: "Nomor anggota paling panjang 20 huruf dan angka.", en: "A member number has at most 20 letters and digits." }
    email_taken() { id: "Surel ini sudah punya akun. Masuk, atau minta kata sandi baru.", en: "This e-mail already has an account. Sign in, or ask for a new password." }
    phone_taken() { id: "Nomor HP ini sudah punya akun. Masuk, atau minta kata sandi baru.", en: "This mobile number already has an account. Sign in, or ask for a new password." }
    member_number_taken() { id: "Nomor anggota ini sudah dipakai akun lain. Tanyakan kepada petugas.", en: "This member number belongs to another account. Please ask the staff." }
    password_too_short() { id: "Kata sandi paling sedikit 8 karakter.", en: "A password has at least 8 characters." }
    password_too_long() { id: "Kata sandi paling banyak 256 karakter.", en: "A password has at most 256 characters." }
    password_common() { id: "Kata sandi ini terlalu mudah ditebak. Coba kalimat pendek milik Anda sendiri.", en: "This password is too easy to guess. Try a short sentence of your own." }
    login() { id: "Surel, nomor HP, atau nomor anggota", en: "E-mail, mobile number or member number" }
    wrong_credentials() { id: "Kami tidak mengenali pasangan ini. Periksa ejaan, atau minta kata sandi baru.", en: "We do not know this pair. Check the spelling, or ask for a new password." }
    no_account_yet() { id: "Belum punya akun?", en: "No account yet?" }
    have_account() { id: "Sudah punya akun?", en: "Already have an account?" }
    welcome(name: &str) { id: "Selamat datang, {name}.", en: "Welcome, {name}." }
    signed_out() { id: "Anda sudah keluar.", en: "You are signed out." }
    signed_out_everywhere() { id: "Anda sudah keluar dari semua perangkat.", en: "You are signed out on every device." }
    session_already_ended() { id: "Perangkat itu sudah keluar.", en: "That device is already signed out." }
    device_signed_out() { id: "Perangkat itu sudah dikeluarkan.", en: "That device is signed out." }
    contacts() { id: "Kontak saya", en: "My contacts" }
    not_given() { id: "Belum diisi", en: "Not given" }
    member_since(date: &str) { id: "Bergabung sejak {date}", en: "With us since {date}" }
    my_security() { id: "Keamanan", en: "Security" }
    my_devices() { id: "Perangkat yang sedang masuk", en: "Devices that are signed in" }
    my_devices_note() { id: "Ada yang tidak Anda kenal? Keluarkan, lalu ganti kata sandi.", en: "One you do not know? Sign it out, then change your password." }
    device_on(browser: &str, system: &str) { id: "{browser} di {system}", en: "{browser} on {system}" }
    unknown_device() { id: "Perangkat lain", en: "Another device" }
    this_device() { id: "Perangkat ini", en: "This device" }
    last_seen(when: &str) { id: "Terakhir dipakai {when}", en: "Last used {when}" }
    sign_device_out(device: &str) { id: "Keluarkan {device}", en: "Sign out {device}" }
    sign_out_everywhere() { id: "Keluar dari semua perangkat", en: "Sign out everywhere" }
    my_consents() { id: "Persetujuan saya", en: "My consents" }
    consent_given(when: &str) { id: "Disetujui {when}", en: "Given {when}" }
    consent_withdrawn(when: &str) { id: "Dicabut {when}", en: "Withdrawn {when}" }
    mail_unsent(to: &str) { id: "Surel kepada {to} tidak terkirim", en: "The mail to {to} could not be sent" }
    patrons_counted() { id: "akun pemustaka", en: "patron accounts" }
    new_patrons_counted() { id: "akun baru dalam 30 hari", en: "new accounts in 30 days" }
    role_patron() { id: "Pemustaka", en: "Patron" }
    role_librarian() { id: "Pustakawan", en: "Librarian" }
    role_manager() { id: "Kepala perpustakaan", en: "Manager" }
    role_administrator() { id: "Administrator", en: "Administrator" }
}

/// What people call `role`.
#[must_use]
pub const fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Patron => role_patron(lang),
        Role::Librarian => role_librarian(lang),
        Role::Manager => role_manager(lang),
        Role::Administrator => role_administrator(lang),
    }
}
