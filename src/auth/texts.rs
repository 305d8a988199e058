//! Words of registration and sign-in.

use crate::i18n::texts;

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
}
