//! Words of members, imports and the claim.

use crate::i18n::texts;

texts! {
    members() { id: "Anggota", en: "Members" }
    members_lead(members: i64, claimed: i64) {
        id: "{members} anggota tercatat, {claimed} sudah punya akun di sini.",
        en: "{members} members are known, {claimed} have an account here.",
    }
    figure() { id: "anggota sudah punya akun", en: "members have an account" }
    find_member() { id: "Cari anggota", en: "Find a member" }
    find_hint() { id: "Nama atau nomor anggota", en: "Name or member number" }
    find() { id: "Cari", en: "Find" }
    nobody_found() { id: "Tidak ada anggota dengan nama atau nomor itu.", en: "No member has that name or number." }
    more_letters() { id: "Masih ada yang lain. Ketik lebih lengkap.", en: "There are more. Type a little more." }
    has_account() { id: "Sudah punya akun", en: "Has an account" }
    give_code() { id: "Buat kode", en: "Make a code" }
    give_code_for(name: &str) { id: "Buat kode untuk {name}", en: "Make a code for {name}" }
    code_given(name: &str, code: &str, until: &str) {
        id: "Kode untuk {name}: {code}. Berlaku sampai {until}. Pastikan orangnya benar, lalu arahkan ke halaman Klaim.",
        en: "Code for {name}: {code}. It works until {until}. Make sure it is them, then show them the Claim page.",
    }
    already_claimed() { id: "Anggota ini sudah punya akun.", en: "This member already has an account." }
    expires(date: &str) { id: "berlaku sampai {date}", en: "valid until {date}" }
    expired(date: &str) { id: "habis masa berlaku {date}", en: "expired on {date}" }

    // Import
    bring_in() { id: "Masukkan dari SLiMS atau INLISLite", en: "Bring in from SLiMS or INLISLite" }
    bring_in_lead() {
        id: "Unggah ekspor anggota: CSV dari SLiMS, atau XLSX dari INLISLite. Anda melihat hasil pemeriksaannya dulu; belum ada yang disimpan.",
        en: "Upload the member export: CSV from SLiMS, XLSX from INLISLite. You see what it would do first; nothing is kept yet.",
    }
    never_read() {
        id: "Agama, nama ibu, NIK dan kata sandi tidak pernah dibaca, walaupun ada di dalam berkas.",
        en: "Religion, mother's name, national id number and passwords are never read, even if the file has them.",
    }
    file() { id: "Berkas", en: "File" }
    file_hint() { id: "CSV atau XLSX, paling besar 8 MB.", en: "CSV or XLSX, at most 8 MB." }
    source() { id: "Asal", en: "Source" }
    source_guess() { id: "Kenali otomatis", en: "Find out" }
    check_file() { id: "Periksa berkas", en: "Check the file" }
    last_imports() { id: "Impor terakhir", en: "Last imports" }
    import_of(file: &str) { id: "Impor {file}", en: "Import of {file}" }
    waits_for_you() { id: "Sudah diperiksa, menunggu persetujuan. Dihapus sesudah sehari.", en: "Checked, waiting for your approval. Dropped after a day." }
    was_cut_short() { id: "Terhenti di tengah jalan, bisa dilanjutkan. Dihapus sesudah sehari.", en: "Cut short, it can go on. Dropped after a day." }
    state_checked() { id: "Menunggu persetujuan", en: "Waiting for approval" }
    state_running() { id: "Sedang berjalan", en: "Running" }
    state_stalled() { id: "Terhenti", en: "Cut short" }
    state_done() { id: "Selesai", en: "Done" }
    already_running() { id: "Impor ini sudah berjalan atau selesai.", en: "This import is running or done already." }
    checked_lead(rows: i64, source: &str) { id: "{rows} baris dari {source}. Belum ada yang disimpan.", en: "{rows} row from {source}. Nothing is kept yet." | "{rows} rows from {source}. Nothing is kept yet." }
    good() { id: "siap disimpan", en: "ready to keep" }
    with_problems() { id: "perlu diperhatikan", en: "to look at" }
    dropped() { id: "Kolom yang tidak dibaca", en: "Columns that were not read" }
    dropped_none() { id: "Tidak ada kolom terlarang dalam berkas ini.", en: "This file has no column that must not be read." }
    columns() { id: "Kolom mana untuk apa", en: "Which column for what" }
    columns_hint() { id: "Kami mengenalinya dari judul kolom. Ubah bila keliru, lalu periksa ulang.", en: "Told by the headings. Change what is wrong, then check again." }
    no_column() { id: "(tidak ada)", en: "(none)" }
    column_missing() { id: "Pilih kolomnya.", en: "Choose the column." }
    column_wrong() { id: "Kolom ini tidak ada.", en: "There is no such column." }
    check_again() { id: "Periksa ulang", en: "Check again" }
    mapped() { id: "Sudah diperiksa ulang.", en: "Checked again." }
    sample() { id: "Contoh yang akan disimpan", en: "A sample of what will be kept" }
    nothing_good() { id: "Tidak ada satu baris pun yang bisa disimpan. Periksa kolomnya.", en: "Not a single row can be kept. Look at the columns." }
    keep(n: i64) { id: "Simpan {n} anggota", en: "Keep {n} member" | "Keep {n} members" }
    go_on() { id: "Lanjutkan", en: "Go on" }
    running_lead(done: i64, good: i64) { id: "{done} dari {good} anggota. Halaman ini memperbarui diri.", en: "{done} of {good} members. This page renews itself." }
    stalled_lead(done: i64, good: i64) { id: "Terhenti setelah {done} dari {good} anggota. Tidak ada yang hilang; lanjutkan saja.", en: "Cut short after {done} of {good} members. Nothing is lost; just go on." }
    progress() { id: "Kemajuan", en: "Progress" }
    done_lead() { id: "Selesai.", en: "Done." }
    added() { id: "anggota baru", en: "new members" }
    changed() { id: "diperbarui", en: "brought up to date" }
    same() { id: "sudah sama", en: "as they were" }
    problems(n: i64) { id: "{n} baris perlu diperhatikan", en: "{n} row to look at" | "{n} rows to look at" }
    no_problems() { id: "Semua baris terbaca dengan baik.", en: "Every row reads well." }
    line() { id: "Baris", en: "Row" }
    what_is_wrong() { id: "Yang perlu diperbaiki", en: "What to fix" }
    then_what() { id: "Akibatnya", en: "What follows" }
    left_out() { id: "tidak disimpan", en: "not kept" }
    kept_without() { id: "disimpan, isian ini tidak diubah", en: "kept, and this is left as it is" }
    number() { id: "Nomor anggota", en: "Member number" }
    name() { id: "Nama", en: "Name" }
    kind() { id: "Jenis anggota", en: "Kind of member" }
    expires_on() { id: "Berlaku sampai", en: "Valid until" }
    email() { id: "Surel", en: "E-mail" }
    phone() { id: "Nomor HP", en: "Mobile number" }
    broken_text() { id: "Tulisannya rusak (bukan UTF-8). Simpan ulang berkas sebagai CSV UTF-8.", en: "Its text is broken (not UTF-8). Save the file again as CSV UTF-8." }
    missing(field: &str) { id: "{field} kosong.", en: "{field} is empty." }
    too_long(field: &str) { id: "{field} terlalu panjang.", en: "{field} is too long." }
    formula(field: &str) { id: "{field} berisi rumus, bukan nilainya.", en: "{field} holds a formula instead of its value." }
    shortened() { id: "Nomor anggota disingkat oleh lembar kerja (seperti 2,02E+11). Ekspor ulang dengan kolom teks.", en: "The spreadsheet shortened the member number (like 2.02E+11). Export it again as text." }
    national_id() { id: "Nomor anggota ini NIK. Kami tidak menyimpan NIK; beri anggota ini nomor lain.", en: "This member number is a national id number, which we do not keep. Give this member another number." }
    date_unreadable() { id: "Tanggal berlaku tidak terbaca. Tulis seperti 2027-12-31.", en: "The expiry date cannot be read. Write it like 2027-12-31." }
    repeated(line: u32) { id: "Nomor ini sudah ada di baris {line}.", en: "This number was on row {line} already." }
    email_unreadable() { id: "Alamat surel tidak lengkap.", en: "The e-mail address is not complete." }
    phone_unreadable() { id: "Nomor HP tidak terbaca.", en: "The mobile number cannot be read." }

    // /klaim
    claim() { id: "Klaim akun anggota", en: "Claim your member account" }
    claim_lead() {
        id: "Sudah punya kartu anggota? Pakai nomornya di sini, dan kartu Anda langsung terhubung.",
        en: "Do you have a membership card? Use its number here, and your card is connected at once.",
    }
    claim_signed_in(name: &str) { id: "Nomor ini akan masuk ke akun {name}.", en: "The number will join the account of {name}." }
    number_hint() { id: "Seperti tertulis di kartu, termasuk angka nol di depan.", en: "As on your card, with its leading zeros." }
    code() { id: "Kode", en: "Code" }
    code_hint() { id: "Dari petugas, atau dari surel kami.", en: "From the staff, or from our e-mail." }
    claim_it() { id: "Klaim akun", en: "Claim account" }
    no_code() { id: "Belum punya kode?", en: "No code yet?" }
    no_code_lead() {
        id: "Datanglah ke meja layanan dengan kartu Anda, atau minta kode lewat alamat surel yang tercatat pada kartu.",
        en: "Come to the desk with your card, or ask for a code at the e-mail address we have on file.",
    }
    mail_me() { id: "Kirim kode ke surel saya", en: "Mail me a code" }
    code_asked() {
        id: "Bila nomor itu tercatat, belum punya akun, dan punya alamat surel, kodenya sedang dikirim ke sana. Berlaku satu jam.",
        en: "If that number is known, has no account yet and has an e-mail address, a code is on its way. It works for an hour.",
    }
    number_missing() { id: "Tulis nomor anggota Anda, paling panjang 20 huruf dan angka.", en: "Write your member number, at most 20 letters and digits." }
    code_missing() { id: "Tulis kodenya.", en: "Write the code." }
    code_wrong() { id: "Nomor dan kode ini tidak cocok, atau kodenya sudah habis masa berlakunya.", en: "Number and code do not match, or the code is too old." }
    number_in_use() { id: "Nomor ini sudah terhubung dengan akun lain. Tanyakan kepada petugas.", en: "This number is connected to another account. Please ask the staff." }
    claimed() { id: "Kartu anggota Anda sudah terhubung.", en: "Your membership card is connected." }
    code_mail_subject() { id: "Kode untuk akun anggota Anda", en: "The code for your member account" }
    code_mail(name: &str, code: &str, link: &str, library: &str) {
        id: "Halo {name},\n\nKode Anda: {code}\nBerlaku satu jam. Atau buka tautan ini:\n{link}\n\nBila bukan Anda yang meminta, abaikan surel ini; tidak ada yang berubah.\n\n{library}",
        en: "Hello {name},\n\nYour code: {code}\nIt works for an hour. Or open this link:\n{link}\n\nIf you did not ask for it, ignore this mail; nothing has changed.\n\n{library}",
    }

    // /saya
    membership() { id: "Keanggotaan", en: "Membership" }
    card_connected() { id: "Terhubung", en: "Connected" }
    connect_card() { id: "Sudah punya kartu anggota? Hubungkan dengan akun ini.", en: "Do you have a membership card? Connect it to this account." }
    connect() { id: "Hubungkan kartu", en: "Connect card" }
}
