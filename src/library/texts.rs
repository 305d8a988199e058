//! Words of the library's own pages.

use crate::i18n::texts;

texts! {
    // State
    open_until(time: &str) { id: "Buka sampai {time}", en: "Open until {time}" }
    open_again_today(time: &str) { id: "Tutup, buka lagi {time}", en: "Closed, opens again at {time}" }
    open_again_tomorrow(time: &str) { id: "Tutup, buka lagi besok {time}", en: "Closed, opens again tomorrow at {time}" }
    open_again(day: &str, time: &str) { id: "Tutup, buka lagi {day} {time}", en: "Closed, opens again on {day} at {time}" }
    closed_today(reason: &str) { id: "Tutup hari ini: {reason}", en: "Closed today: {reason}" }
    closed() { id: "Tutup untuk sementara", en: "Closed for now" }
    no_hours() { id: "Jam buka belum diisi", en: "Opening hours are not known yet" }
    then_again(opens: &str, closes: &str) { id: "Istirahat sebentar, lalu buka lagi {opens}–{closes}.", en: "A short break, then open again {opens}–{closes}." }
    back_tomorrow(time: &str) { id: "Buka lagi besok pukul {time}.", en: "Open again tomorrow at {time}." }
    back_on(day: &str, time: &str) { id: "Buka lagi {day} pukul {time}.", en: "Open again on {day} at {time}." }
    closed_soon(day: &str, reason: &str) { id: "Tutup {day}: {reason}.", en: "Closed on {day}: {reason}." }

    // /tentang
    about_us() { id: "Tentang kami", en: "About us" }
    opening_hours() { id: "Jam buka", en: "Opening hours" }
    today() { id: "hari ini", en: "today" }
    closed_day() { id: "Tutup", en: "Closed" }
    hours_unknown() { id: "Jam buka belum diisi.", en: "Opening hours are not known yet." }
    closures() { id: "Hari tutup", en: "Days closed" }
    find_us() { id: "Alamat dan kontak", en: "Address and contact" }
    address() { id: "Alamat", en: "Address" }
    on_a_map() { id: "Lihat di peta", en: "See on a map" }
    phone() { id: "Telepon", en: "Phone" }
    whatsapp() { id: "WhatsApp", en: "WhatsApp" }
    email() { id: "Surel", en: "E-mail" }
    instagram() { id: "Instagram", en: "Instagram" }
    facebook() { id: "Facebook", en: "Facebook" }
    facilities() { id: "Fasilitas", en: "Facilities" }
    accessible() { id: "Bisa dengan kursi roda", en: "Wheelchair accessible" }
    available() { id: "Tersedia", en: "Available" }
    limited() { id: "Terbatas", en: "Limited" }
    unavailable() { id: "Belum bisa dipakai", en: "Out of use" }
    charter() { id: "Maklumat pelayanan", en: "Our service charter" }
    charter_lead() { id: "Inilah janji kami kepada Anda. Bila kami lalai, ingatkan kami.", en: "This is what you may expect of us. If we fall short, please tell us." }

    // /petugas/perpustakaan
    library() { id: "Perpustakaan", en: "The library" }
    library_lead() { id: "Jam buka, hari tutup, fasilitas dan maklumat pelayanan, seperti yang dibaca orang.", en: "Hours, closures, facilities and promises, as people read them." }
    tab_hours() { id: "Jam dan hari tutup", en: "Hours and closures" }
    tab_profile() { id: "Profil", en: "Profile" }
    tab_facilities() { id: "Fasilitas", en: "Facilities" }
    tab_charter() { id: "Maklumat pelayanan", en: "Charter" }
    remove_question() { id: "Hapus dari daftar?", en: "Remove this from the list?" }
    remove_note() {
        id: "Pengunjung tidak melihatnya lagi. Yang sudah dihapus harus ditulis ulang.",
        en: "Visitors will not see it any more. Once removed, it has to be written anew.",
    }
    parts() { id: "Bagian", en: "Parts" }
    managers_only() { id: "Hanya kepala perpustakaan yang mengubah bagian ini.", en: "Only a manager changes this part." }
    hours_hint() { id: "Tulis seperti 08.00–11.30, 13.30–16.00. Kosong berarti tutup.", en: "Write it like 08:00–11:30, 13:30–16:00. Empty means closed." }
    save() { id: "Simpan", en: "Save" }
    save_hours() { id: "Simpan jam buka", en: "Save opening hours" }
    hours_saved() { id: "Jam buka sudah diperbarui.", en: "The opening hours are up to date." }
    hours_unreadable() { id: "Tulis seperti 08.00–16.00. Bila ada istirahat, pisahkan dengan koma.", en: "Write it like 08:00–16:00. With a break, put a comma between." }
    hours_backwards() { id: "Jam tutup harus sesudah jam buka.", en: "Closing must come after opening." }
    hours_overlapping() { id: "Jam-jam ini bertumpuk atau bersambung. Gabungkan menjadi satu.", en: "These hours overlap or touch. Join them into one." }
    close_days() { id: "Tutup pada hari tertentu", en: "Close on certain days" }
    first_day() { id: "Mulai", en: "From" }
    last_day() { id: "Sampai", en: "Until" }
    last_day_hint() { id: "Kosongkan bila hanya satu hari.", en: "Leave empty for one day." }
    reason() { id: "Alasan", en: "Reason" }
    reason_hint() { id: "Dibaca semua orang, misalnya: Hari Raya Natal.", en: "Read by everyone, for example: Christmas Day." }
    in_english() { id: "dalam bahasa Inggris", en: "in English" }
    announce_closure() { id: "Umumkan hari tutup", en: "Announce closure" }
    closure_saved() { id: "Hari tutup sudah diumumkan.", en: "The closure is announced." }
    reopen() { id: "Batalkan", en: "Take back" }
    reopened() { id: "Hari itu kembali mengikuti jam buka biasa.", en: "That day follows the usual hours again." }
    no_closures() { id: "Belum ada hari tutup yang akan datang.", en: "No closures ahead." }
    already_open() { id: "Hari itu tidak ditutup, atau sudah dibuka lagi.", en: "That day is not closed, or was opened again." }
    date_missing() { id: "Pilih tanggal.", en: "Choose a date." }
    date_past() { id: "Tanggal ini sudah lewat.", en: "This date has passed." }
    date_too_far() { id: "Tanggal ini terlalu jauh. Paling jauh dua tahun lagi.", en: "This date is too far off. Two years at the most." }
    last_before_first() { id: "Hari terakhir harus sesudah hari pertama.", en: "The last day must come after the first." }
    too_long() { id: "Paling lama 31 hari sekaligus.", en: "At most 31 days at a time." }
    reason_missing() { id: "Tulis alasannya, paling banyak 200 huruf.", en: "Write the reason, at most 200 letters." }
    already_closed(day: &str, reason: &str) { id: "{day} sudah tutup: {reason}.", en: "{day} is closed already: {reason}." }
    profile_saved() { id: "Profil sudah diperbarui.", en: "The profile is up to date." }
    name() { id: "Nama", en: "Name" }
    name_hint() { id: "Nama resmi, seperti di papan depan.", en: "The official name, as on the door." }
    short_name() { id: "Nama pendek", en: "Short name" }
    tagline() { id: "Semboyan", en: "Tagline" }
    about() { id: "Tentang perpustakaan ini", en: "About this library" }
    city() { id: "Kota atau kabupaten", en: "City" }
    province() { id: "Provinsi", en: "Province" }
    whatsapp_hint() { id: "Nomor HP, misalnya 0812 3456 7890.", en: "A mobile number, for example 0812 3456 7890." }
    handle_hint() { id: "Nama akun atau alamatnya.", en: "The account's name or address." }
    too_many_letters(most: usize) { id: "Paling banyak {most} huruf.", en: "At most {most} letters." }
    required() { id: "Isi bagian ini.", en: "Please fill this in." }
    email_wrong() { id: "Alamat surel ini belum lengkap, misalnya halo@contoh.id.", en: "This e-mail address is not complete, for example hello@example.org." }
    whatsapp_wrong() { id: "Ini bukan nomor HP.", en: "This is not a mobile number." }
    handle_wrong() { id: "Nama akun hanya berisi huruf, angka, titik dan garis.", en: "An account's name has letters, digits, dots and dashes only." }
    add_facility() { id: "Tambah fasilitas", en: "Add a facility" }
    new_facility() { id: "Fasilitas baru", en: "New facility" }
    state() { id: "Keadaan", en: "State" }
    state_wrong() { id: "Pilih salah satu keadaan.", en: "Choose one of the states." }
    note() { id: "Keterangan", en: "Facts" }
    note_hint() { id: "Letak, ukuran, waktu: yang perlu diketahui sebelum datang.", en: "Where, how wide, when: what people must know before they come." }
    facility_saved() { id: "Fasilitas sudah diperbarui.", en: "The facility is up to date." }
    remove() { id: "Hapus", en: "Remove" }
    removed(name: &str) { id: "{name} sudah dihapus.", en: "{name} is removed." }
    edit() { id: "Ubah", en: "Edit" }
    no_facilities() { id: "Belum ada fasilitas yang dicatat.", en: "No facilities yet." }
    add_standard() { id: "Tambah janji", en: "Add a promise" }
    new_standard() { id: "Janji baru", en: "New promise" }
    promise() { id: "Janji", en: "Promise" }
    promise_hint() { id: "Satu kalimat yang bisa ditagih: apa, dan paling lambat kapan.", en: "One sentence people can hold you to: what, and by when." }
    standard_saved() { id: "Maklumat pelayanan sudah diperbarui.", en: "The charter is up to date." }
    no_standards() { id: "Belum ada janji dalam maklumat ini.", en: "No promises yet." }
    name_taken() { id: "Nama ini sudah ada.", en: "This name exists already." }
}
