//! Words of rooms and bookings.

use crate::i18n::texts;

texts! {
    rooms() { id: "Ruang", en: "Rooms" }
    rooms_lead() {
        id: "Pilih waktu yang kosong. Ruang langsung menjadi milik Anda begitu pesanan tersimpan.",
        en: "Choose a time that is free. The room is yours as soon as the booking is saved.",
    }
    book_room() { id: "Pesan ruang", en: "Book a room" }
    book() { id: "Pesan", en: "Book" }
    book_at(room: &str, time: &str) { id: "Pesan {room} pukul {time}", en: "Book {room} at {time}" }
    taken() { id: "Terisi", en: "Taken" }
    past() { id: "Sudah lewat", en: "Past" }
    closed() { id: "Tutup", en: "Closed" }
    past_or_closed() { id: "Lewat atau tutup", en: "Past or closed" }
    day_over() { id: "Hari itu sudah lewat.", en: "This day is over." }
    reason_hint() { id: "Dibaca pemesan dalam surelnya.", en: "The person who booked reads it in an e-mail." }
    free_all_day(room: &str, day: &str) { id: "{room} masih kosong sepanjang hari, {day}.", en: "{room} is free all day, {day}." }
    taken_on(room: &str, day: &str, times: &str) { id: "{room} terisi pada {day}: {times}.", en: "{room} is taken on {day}: {times}." }
    hours(n: i64) { id: "{n} jam", en: "{n} hour" | "{n} hours" }
    grid() { id: "Lihat jadwal", en: "See the grid" }
    taken_by_you() { id: "Anda", en: "You" }
    free() { id: "Kosong", en: "Free" }
    yours() { id: "Pesanan Anda", en: "Your booking" }
    grid_caption(day: &str) { id: "Ruang pada {day}", en: "Rooms on {day}" }
    legend() { id: "Arti tanda", en: "Key" }
    date() { id: "Tanggal", en: "Date" }
    show_day() { id: "Tampilkan", en: "Show" }
    choose_day() { id: "Pilih hari", en: "Choose a day" }
    day_before() { id: "Hari sebelumnya", en: "Day before" }
    day_after() { id: "Hari berikutnya", en: "Day after" }
    today() { id: "Hari ini", en: "Today" }
    changed() { id: "Ketersediaan berubah, muat ulang", en: "Availability changed, reload" }
    closed_day() { id: "Perpustakaan tutup pada tanggal itu.", en: "The library is closed on that day." }
    closed_day_because(reason: &str) { id: "Perpustakaan tutup: {reason}.", en: "The library is closed: {reason}." }
    too_early(days: i64) {
        id: "Ruang dapat dipesan paling awal {days} hari sebelumnya.",
        en: "Rooms can be booked up to {days} day ahead." | "Rooms can be booked up to {days} days ahead.",
    }
    no_rooms() { id: "Belum ada ruang yang dapat dipesan.", en: "There is no room to book yet." }
    no_rooms_hint() {
        id: "Tanyakan kepada petugas di meja depan; kami bantu mencarikan tempat.",
        en: "Please ask at the front desk; we will help you find a place.",
    }
    unknown_date() {
        id: "Tanggal ini tidak kami kenali. Tulis seperti 2026-11-28.",
        en: "We do not know this date. Write it like 2026-11-28.",
    }

    people(n: i64) { id: "{n} orang", en: "{n} person" | "{n} people" }
    up_to_people(n: i64) { id: "sampai {n} orang", en: "up to {n} person" | "up to {n} people" }
    floor(n: i64) { id: "lantai {n}", en: "floor {n}" }
    on_floor(n: i64) { id: "Lantai {n}", en: "Floor {n}" }
    capacity() { id: "Muat", en: "Holds" }
    place() { id: "Letak", en: "Where" }
    equipment() { id: "Perlengkapan", en: "Equipment" }
    access() { id: "Akses", en: "Access" }
    accessible() { id: "Dapat dipakai dengan kursi roda", en: "Usable in a wheelchair" }
    not_accessible() { id: "Belum ramah kursi roda", en: "Not yet usable in a wheelchair" }
    longest() { id: "Paling lama", en: "At most" }
    minutes(n: i64) { id: "{n} menit", en: "{n} minute" | "{n} minutes" }
    room_closed() { id: "Ditutup sementara", en: "Closed for now" }
    room_closed_because(reason: &str) { id: "Ditutup sementara: {reason}", en: "Closed for now: {reason}" }

    room() { id: "Ruang", en: "Room" }
    starts() { id: "Mulai", en: "From" }
    ends() { id: "Sampai", en: "Until" }
    group_name() { id: "Nama kelompok", en: "Name of the group" }
    group_hint() {
        id: "Hanya Anda dan petugas yang melihatnya.",
        en: "Only you and the staff will see it.",
    }
    purpose() { id: "Keperluan", en: "What for" }
    purpose_hint() { id: "Misalnya: bedah novel Laut Bercerita.", en: "For example: a talk about a novel." }
    how_many() { id: "Jumlah orang", en: "How many people" }
    per_day_hint(n: i64) {
        id: "Tiap orang dapat memesan {n} kali untuk satu hari.",
        en: "Each person can hold {n} booking a day." | "Each person can hold {n} bookings a day.",
    }

    room_unknown() { id: "Pilih salah satu ruang.", en: "Choose one of the rooms." }
    time_taken(time: &str) { id: "{time}, terisi", en: "{time}, taken" }
    not_to_be_had(time: &str) { id: "{time}, tidak tersedia", en: "{time}, not available" }
    time_missing() { id: "Pilih jam dari daftar.", en: "Choose a time from the list." }
    backwards() { id: "Jam selesai harus sesudah jam mulai.", en: "It must end after it begins." }
    in_the_past() { id: "Waktu ini sudah lewat. Pilih jam lain.", en: "This time is past. Choose another." }
    outside_hours(hours: &str) {
        id: "Di luar jam buka. Hari itu perpustakaan buka {hours}.",
        en: "Outside opening hours. On that day the library is open {hours}.",
    }
    too_long(minutes: i64) {
        id: "Ruang ini dapat dipakai paling lama {minutes} menit sekali pesan.",
        en: "This room can be taken for {minutes} minute at a time." | "This room can be taken for {minutes} minutes at a time.",
    }
    too_many_people(room: &str, capacity: i64) {
        id: "{room} muat {capacity} orang.",
        en: "{room} holds {capacity} people.",
    }
    larger_rooms(rooms: &str) { id: "Yang lebih besar: {rooms}.", en: "Larger: {rooms}." }
    people_wrong() { id: "Tulis jumlah orang dengan angka, paling sedikit 1.", en: "Write how many people in digits, 1 at least." }
    group_missing() { id: "Tulis nama kelompok atau nama Anda, paling banyak 120 huruf.", en: "Give the group's name or your own, 120 letters at most." }
    purpose_too_long() { id: "Paling banyak 500 huruf.", en: "500 letters at most." }
    day_is_full(n: i64) {
        id: "Anda sudah punya {n} pesanan untuk hari itu. Batalkan salah satu, atau pilih hari lain.",
        en: "You already have {n} booking for that day. Cancel it, or choose another day." | "You already have {n} bookings for that day. Cancel one, or choose another day.",
    }
    still_saving() {
        id: "Pesanan Anda yang lain sedang disimpan. Coba sekali lagi.",
        en: "Another booking of yours is being saved. Please try once more.",
    }
    already_taken(room: &str, time: &str) {
        id: "{room} pukul {time} sudah terisi. Isian Anda masih ada di bawah.",
        en: "{room} at {time} is already taken. What you typed is still below.",
    }
    already_yours(room: &str, time: &str) {
        id: "Anda sudah memesan {room} pukul {time}. Isian Anda masih ada di bawah.",
        en: "You have already booked {room} at {time}. What you typed is still below.",
    }
    still_free() { id: "Yang masih kosong:", en: "Still free:" }
    nothing_else() { id: "Hari itu tidak ada ruang lain yang cocok. Coba hari lain.", en: "No other room fits on that day. Try another day." }

    booked(what: &str) { id: "Ruang dipesan: {what}.", en: "Room booked: {what}." }
    booking_title(room: &str) { id: "Pesanan {room}", en: "Booking of {room}" }
    booking_code() { id: "Kode pesanan", en: "Booking code" }
    booked_by() { id: "Dipesan oleh", en: "Booked by" }
    state() { id: "Keadaan", en: "State" }
    state_booked() { id: "Dipesan", en: "Booked" }
    state_cancelled() { id: "Dibatalkan", en: "Cancelled" }
    state_over() { id: "Selesai", en: "Over" }
    state_here() { id: "Sudah datang", en: "Has come" }
    cancel_booking() { id: "Batalkan pesanan", en: "Cancel the booking" }
    cancel_question() {
        id: "Ruang langsung terbuka untuk orang lain, dan ini tidak dapat diurungkan.",
        en: "The room is open to others at once, and this cannot be undone.",
    }
    reason() { id: "Alasan", en: "Reason" }
    reason_missing() { id: "Tulis alasannya, supaya pemesan tahu.", en: "Please say why, so that they know." }
    reason_too_long() { id: "Paling banyak 300 huruf.", en: "300 letters at most." }
    cancelled(what: &str) { id: "Pesanan dibatalkan: {what}.", en: "Booking cancelled: {what}." }
    give_back_rest() { id: "Kembalikan sisa waktu", en: "Give back the rest" }
    give_back_question(time: &str) {
        id: "Ruang terbuka untuk orang lain mulai {time}, dan ini tidak dapat diurungkan. Kunjungan ini tetap tercatat.",
        en: "The room is open to others from {time}, and this cannot be undone. The visit stays on record.",
    }
    rest_given_back(room: &str, time: &str) { id: "{room} kosong lagi mulai {time}.", en: "{room} is free again from {time}." }
    nothing_left() {
        id: "Sisa waktunya sudah dikembalikan, atau tinggal beberapa menit.",
        en: "The rest was given back already, or is a few minutes only.",
    }
    already_cancelled() { id: "Pesanan ini sudah dibatalkan.", en: "This booking is already cancelled." }
    already_over() { id: "Waktu pesanan ini sudah lewat.", en: "The time of this booking is past." }

    my_bookings() { id: "Pesanan ruang", en: "Room bookings" }
    no_bookings() { id: "Belum ada ruang yang Anda pesan.", en: "You have not booked a room yet." }
    no_upcoming() { id: "Tidak ada pesanan yang akan datang.", en: "No bookings to come." }
    earlier_bookings() { id: "Pesanan sebelumnya", en: "Earlier bookings" }

    mail_booked_subject(room: &str, when: &str) { id: "Ruang dipesan: {room}, {when}", en: "Room booked: {room}, {when}" }
    mail_booked(name: &str, room: &str, when: &str, code: &str, address: &str) {
        id: "Halo {name},\n\n{room} milik Anda pada {when}.\nKode pesanan: {code}\n\nLihat atau batalkan di sini:\n{address}\n\nBila tidak jadi datang, batalkan supaya orang lain dapat memakainya. Terima kasih.",
        en: "Hello {name},\n\n{room} is yours on {when}.\nBooking code: {code}\n\nSee or cancel it here:\n{address}\n\nIf you cannot come, please cancel so that others can use it. Thank you.",
    }
    mail_cancelled_subject(room: &str, when: &str) { id: "Pesanan dibatalkan: {room}, {when}", en: "Booking cancelled: {room}, {when}" }
    mail_cancelled(name: &str, room: &str, when: &str, reason: &str, address: &str) {
        id: "Halo {name},\n\nMaaf, pesanan Anda untuk {room} pada {when} dibatalkan petugas.\nAlasan: {reason}\n\nCari waktu lain di sini:\n{address}",
        en: "Hello {name},\n\nWe are sorry: the staff cancelled your booking of {room} on {when}.\nReason: {reason}\n\nFind another time here:\n{address}",
    }

    mail_ended_subject(room: &str, when: &str) { id: "Pesanan diakhiri: {room}, {when}", en: "Booking ended early: {room}, {when}" }
    mail_ended(name: &str, room: &str, when: &str, time: &str, reason: &str, address: &str) {
        id: "Halo {name},\n\nMaaf, pesanan Anda untuk {room} pada {when} diakhiri petugas pukul {time}.\nAlasan: {reason}\n\nCari waktu lain di sini:\n{address}",
        en: "Hello {name},\n\nWe are sorry: the staff ended your booking of {room} on {when} at {time}.\nReason: {reason}\n\nFind another time here:\n{address}",
    }

    shut_out(n: i64) {
        id: "{n} pesanan ruang masih berlaku pada waktu tutup",
        en: "{n} room booking stands while the library is closed" | "{n} room bookings stand while the library is closed",
    }
    bookings_on(n: i64, day: &str) { id: "{day}: {n} pesanan", en: "{day}: {n} booking" | "{day}: {n} bookings" }
    see_and_cancel() { id: "Lihat dan batalkan", en: "See and cancel" }
    desk_title() { id: "Meja ruang", en: "Room desk" }
    desk_empty() { id: "Belum ada pesanan untuk tanggal ini.", en: "No bookings for this day yet." }
    bookings() { id: "Pesanan", en: "Bookings" }
    check_in() { id: "Sudah datang", en: "Has come" }
    undo_check_in() { id: "Urungkan", en: "Undo" }
    checked_in(group: &str) { id: "{group} sudah datang.", en: "{group} has come." }
    checked_out(group: &str) { id: "Tanda datang untuk {group} dihapus.", en: "{group} is no longer marked as come." }
    add_room() { id: "Tambah ruang", en: "Add a room" }
    edit_room(room: &str) { id: "Ubah {room}", en: "Edit {room}" }
    edit() { id: "Ubah", en: "Edit" }
    name() { id: "Nama ruang", en: "Name of the room" }
    floor_label() { id: "Lantai", en: "Floor" }
    max_minutes() { id: "Paling lama sekali pesan (menit)", en: "Longest booking (minutes)" }
    equipment_hint() { id: "Satu per baris.", en: "One a line." }
    in_indonesian(what: &str) { id: "{what} (Indonesia)", en: "{what} (Indonesian)" }
    in_english(what: &str) { id: "{what} (Inggris)", en: "{what} (English)" }
    description() { id: "Keterangan", en: "Description" }
    save() { id: "Simpan", en: "Save" }
    saved(room: &str) { id: "{room} disimpan.", en: "{room} is saved." }
    close_room() { id: "Tutup ruang", en: "Close the room" }
    close_hint() {
        id: "Ruang tidak dapat dipesan sampai dibuka lagi. Pesanan yang sudah ada tetap berlaku.",
        en: "Nobody can book it until it is opened again. Bookings that exist stay.",
    }
    reopen_room() { id: "Buka lagi", en: "Open again" }
    room_is_closed(room: &str) { id: "{room} ditutup.", en: "{room} is closed." }
    room_is_open(room: &str) { id: "{room} dibuka lagi.", en: "{room} is open again." }
    name_wrong() { id: "Tulis nama ruang, paling banyak 80 huruf.", en: "Give the room's name, 80 letters at most." }
    name_taken() { id: "Sudah ada ruang dengan nama ini.", en: "There is already a room of this name." }
    number_between(from: i64, to: i64) { id: "Tulis angka dari {from} sampai {to}.", en: "Write a number from {from} to {to}." }
    text_too_long() { id: "Paling banyak 2.000 huruf.", en: "2,000 letters at most." }

    house_rules() { id: "Aturan pemesanan", en: "Booking rules" }
    step_minutes() { id: "Satuan waktu jadwal", en: "Step of the grid" }
    days_ahead() { id: "Paling awal berapa hari sebelumnya", en: "How many days ahead" }
    per_day() { id: "Pesanan per orang untuk satu hari", en: "Bookings a person may hold for one day" }
    rules_saved() { id: "Aturan pemesanan disimpan.", en: "The booking rules are saved." }
    step_wrong() { id: "Pilih 15, 30, atau 60 menit.", en: "Choose 15, 30 or 60 minutes." }
}
