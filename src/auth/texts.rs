//! Words of registration and sign-in.

use super::Role;
use crate::i18n::{Lang, texts};

texts! {
    register() { id: "Daftar", en: "Register" }
    sign_in() { id: "Masuk", en: "Sign in" }
    sign_out() { id: "Keluar", en: "Sign out" }
    my_page() { id: "Saya", en: "Me" }
    register_lead() {
        id: "Satu akun untuk diskusi, kuis, dan ruang perpustakaan.",
        en: "One account for the library's discussions, quizzes and rooms.",
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
    claim_address_taken() {
        id: "Alamat surel pada kartu Anda sudah punya akun. Masuk dulu ke akun itu, lalu klaim nomor anggota dari halaman ini.",
        en: "The e-mail address on your card already has an account. Sign in to it first, then claim your number from this page.",
    }
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
    sign_in_to_go_on() { id: "Masuk dulu untuk melanjutkan.", en: "Please sign in to go on." }
    form_waits() { id: "Masuk dulu. Yang tadi Anda tulis tetap tersimpan.", en: "Please sign in first. What you wrote is kept." }
    open() { id: "Buka", en: "Open" }
    my_data() { id: "Data dan privasi", en: "Data and privacy" }
    my_data_lead() {
        id: "Lihat, unduh, atau hapus apa yang perpustakaan simpan tentang Anda.",
        en: "See, download or erase what the library keeps about you.",
    }
    download_data() { id: "Unduh data saya", en: "Download my data" }
    download_data_note() {
        id: "Satu berkas berisi profil, pemesanan, kiriman, hasil, dan persetujuan Anda. Program lain dapat membacanya (format JSON).",
        en: "One file with your profile, bookings, posts, results and consents. Other programs can read it (in the JSON format).",
    }
    withdraw() { id: "Cabut", en: "Withdraw" }
    withdraw_account() { id: "Dasar akun Anda. Untuk mencabutnya, hapus akun.", en: "Your account rests on this. To withdraw it, erase the account." }
    consent_is_withdrawn() { id: "Persetujuan itu dicabut.", en: "That consent is withdrawn." }
    nothing_to_withdraw() { id: "Persetujuan itu sudah tidak berlaku.", en: "That consent is not in force." }
    erase_account() { id: "Hapus akun saya", en: "Erase my account" }
    erase_note() {
        id: "Nama, kontak, dan kata sandi Anda dihapus. Pemesanan yang akan datang dibatalkan. Kiriman Anda di diskusi tetap ada dengan nama \"Anggota yang menghapus akunnya\". Ini tidak dapat dibatalkan.",
        en: "Your name, contacts and password are erased. Bookings to come are cancelled. What you wrote in discussions stays under \"Anggota yang menghapus akunnya\" (a member who erased their account). This cannot be undone.",
    }
    erase_sure() { id: "Saya mengerti dan ingin menghapus akun saya.", en: "I understand and want to erase my account." }
    erase_unsure() { id: "Centang dulu bila Anda yakin.", en: "Tick this first if you are sure." }
    erased() { id: "Akun Anda sudah dihapus. Pintu perpustakaan tetap terbuka untuk Anda.", en: "Your account is erased. The library's door stays open to you." }
    edit_profile() { id: "Ubah nama dan kontak", en: "Change name and contacts" }
    edit() { id: "Ubah", en: "Change" }
    save() { id: "Simpan", en: "Save" }
    profile_saved() { id: "Nama dan kontak Anda tersimpan.", en: "Your name and contacts are saved." }
    current_password() { id: "Kata sandi sekarang", en: "Current password" }
    current_password_hint() { id: "Hanya bila Anda mengganti surel atau nomor HP.", en: "Only when you change e-mail or mobile number." }
    current_password_wrong() { id: "Bukan kata sandi Anda yang sekarang.", en: "This is not your current password." }
    new_password() { id: "Kata sandi baru", en: "New password" }
    change_password() { id: "Ganti kata sandi", en: "Change password" }
    change_password_lead() { id: "Perangkat lain akan keluar dari akun Anda.", en: "Other devices will be signed out." }
    password_changed() { id: "Kata sandi baru berlaku. Perangkat lain sudah dikeluarkan.", en: "The new password is set. Other devices are signed out." }
    forgot_password() { id: "Lupa kata sandi?", en: "Forgot your password?" }
    reset_title() { id: "Minta kata sandi baru", en: "Ask for a new password" }
    reset_lead() { id: "Kami kirim tautan ke surel akun Anda. Tautan itu berlaku 30 menit.", en: "We send a link to your account's e-mail address. It works for 30 minutes." }
    send_link() { id: "Kirim tautan", en: "Send the link" }
    login_missing() { id: "Tulis surel, nomor HP, atau nomor anggota Anda.", en: "Give your e-mail, mobile number or member number." }
    reset_asked() { id: "Bila akun itu punya surel, tautannya sudah kami kirim. Periksa juga folder spam.", en: "If that account has an e-mail address, the link is on its way. Look into the spam folder too." }
    reset_without_mail() { id: "Tidak memakai surel? Datanglah ke meja petugas dengan kartu anggota atau KTP. Petugas memberi Anda kode.", en: "No e-mail? Come to the desk with your member card or identity card. The staff will give you a code." }
    have_code() { id: "Saya punya kode dari petugas", en: "I have a code from the staff" }
    new_password_title() { id: "Buat kata sandi baru", en: "Set a new password" }
    code_from_staff() { id: "Kode dari petugas", en: "Code from the staff" }
    code_hint() { id: "Contoh: abcde-fghij", en: "Example: abcde-fghij" }
    code_wrong() { id: "Tautan atau kode ini tidak berlaku lagi, atau salah ketik. Minta yang baru.", en: "This link or code no longer works, or was mistyped. Ask for a new one." }
    link_expired() { id: "Tautan ini tidak berlaku lagi", en: "This link no longer works" }
    link_expired_note() { id: "Tautan hanya dapat dipakai satu kali, selama 30 menit.", en: "A link works once, for 30 minutes." }
    reset_mail_subject() { id: "Kata sandi baru untuk akun perpustakaan Anda", en: "A new password for your library account" }
    reset_mail(name: &str, link: &str) {
        id: "Halo {name},\n\nBuka tautan ini untuk membuat kata sandi baru. Tautan berlaku 30 menit dan hanya satu kali:\n\n{link}\n\nBukan Anda yang memintanya? Abaikan surel ini. Kata sandi Anda tidak berubah.\n",
        en: "Hello {name},\n\nOpen this link to set a new password. It works once, for 30 minutes:\n\n{link}\n\nYou did not ask for it? Ignore this mail. Your password has not changed.\n",
    }
    accounts_title() { id: "Akun", en: "Accounts" }
    accounts_lead() { id: "Cari orang, beri kode masuk, atur peran.", en: "Find people, give a code, set roles." }
    search_accounts() { id: "Nama, surel, nomor HP, atau nomor anggota", en: "Name, e-mail, mobile number or member number" }
    search() { id: "Cari", en: "Search" }
    the_staff() { id: "Petugas", en: "Staff" }
    found_accounts(n: usize) { id: "{n} akun ditemukan", en: "{n} account found" | "{n} accounts found" }
    found_many(n: i64) { id: "Tampil {n} akun pertama. Persempit pencarian.", en: "The first {n} accounts. Narrow the search." }
    found_none() { id: "Tidak ada akun yang cocok.", en: "No account matches." }
    found_none_note() { id: "Coba sebagian nama, atau nomornya saja.", en: "Try part of the name, or only the number." }
    disabled() { id: "Dinonaktifkan", en: "Disabled" }
    make_code() { id: "Buat kode masuk", en: "Make a code" }
    make_code_note() { id: "Pastikan dulu orangnya: lihat kartu anggota atau KTP. Kode berlaku 30 menit, satu kali.", en: "Make sure who it is: see the member card or identity card. The code works once, for 30 minutes." }
    code_made(name: &str, code: &str) { id: "Kode untuk {name}: {code}. Dipakai di Masuk, Lupa kata sandi, dalam 30 menit.", en: "Code for {name}: {code}. To be used under Sign in, Forgot your password, within 30 minutes." }
    role_of_account() { id: "Peran", en: "Role" }
    change_role() { id: "Ubah peran", en: "Change role" }
    role_missing() { id: "Pilih satu peran.", en: "Choose a role." }
    role_changed(name: &str, role: &str) { id: "{name} kini {role}.", en: "{name} is now {role}." }
    last_administrator() { id: "Ini administrator terakhir. Angkat yang lain dulu.", en: "This is the last administrator. Appoint another one first." }
    disable() { id: "Nonaktifkan akun", en: "Disable the account" }
    enable() { id: "Aktifkan lagi", en: "Enable again" }
    account_disabled(name: &str) { id: "Akun {name} dinonaktifkan.", en: "{name}'s account is disabled." }
    account_enabled(name: &str) { id: "Akun {name} aktif lagi.", en: "{name}'s account is enabled again." }
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
