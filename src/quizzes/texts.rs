//! Words of the quizzes.

use super::{Number, wire::Refusal};
use crate::i18n::{Lang, texts};

texts! {
    // Pages for everybody
    quizzes() { id: "Kuis", en: "Quizzes" }
    quizzes_lead() { id: "Di aula atau dari rumah. Tidak perlu akun untuk bermain.", en: "In the hall or from home. You need no account to play." }
    pin() { id: "PIN di layar aula", en: "PIN on the hall screen" }
    enter() { id: "Masuk", en: "Enter" }
    live_now() { id: "Sedang berlangsung", en: "On right now" }
    live_mark() { id: "Sekarang", en: "Now" }
    join() { id: "Gabung", en: "Join" }
    coming() { id: "Akan datang", en: "Coming up" }
    nothing_coming() { id: "Belum ada kuis yang dijadwalkan.", en: "No quiz is planned yet." }
    nothing_coming_hint() { id: "Punya PIN dari petugas? Masukkan di atas.", en: "Have a PIN from the staff? Enter it above." }
    seats_left(n: i64) { id: "{n} kursi lagi", en: "{n} seat left" | "{n} seats left" }
    full() { id: "Penuh", en: "Full" }
    on_waiting_list_short(place: i64) { id: "Antrean ke-{place}", en: "Waiting list: {place}" }
    you_have_a_seat() { id: "Anda terdaftar", en: "You have a seat" }

    // Joining
    join_title() { id: "Gabung kuis", en: "Join the quiz" }
    join_lead(title: &str) { id: "{title}. Pilih nama yang akan tampil di layar.", en: "{title}. Choose the name that the screen will show." }
    join_which() { id: "Masukkan PIN yang tampil di layar aula.", en: "Enter the PIN that the hall screen shows." }
    nickname() { id: "Nama panggilan", en: "Nickname" }
    nickname_hint() { id: "Paling banyak 20 huruf. Tidak perlu nama asli.", en: "At most 20 characters. It need not be your real name." }
    or_take_one() { id: "Atau pakai salah satu nama ini:", en: "Or take one of these:" }
    team_pin() { id: "PIN tim", en: "Team PIN" }
    team_pin_hint() { id: "Empat angka dari teman setim yang sudah masuk.", en: "The four digits of a teammate who is already in." }
    or_new_team() { id: "Atau nama tim baru", en: "Or the name of a new team" }
    new_team_hint() { id: "Anda lalu mendapat PIN untuk diteruskan ke teman setim.", en: "You then get a PIN to pass on to your teammates." }
    team_missing() { id: "Isi PIN tim Anda, atau beri nama tim baru.", en: "Please enter the PIN of your team, or name a new one." }
    team_nameless() { id: "Beri tim ini nama.", en: "Please give the team a name." }
    team_twice() { id: "Isi salah satu saja: PIN tim, atau nama tim baru.", en: "Please fill in only one: the PIN of a team, or a new name." }
    team_name_long() { id: "Nama tim paling banyak 20 huruf.", en: "A team's name has at most 20 characters." }
    team_taken() { id: "Sudah ada tim dengan nama ini. Minta PIN-nya untuk bergabung, atau pilih nama lain.", en: "There is a team of this name. Ask for its PIN to join it, or choose another name." }
    no_such_team() { id: "Tidak ada tim dengan PIN ini di kuis ini. Periksa angkanya.", en: "No team of this quiz has this PIN. Please check the digits." }
    teams_full() { id: "Sudah cukup banyak tim. Bergabunglah dengan salah satunya lewat PIN-nya.", en: "There are enough teams already. Please join one of them by its PIN." }
    more_time() { id: "Saya perlu waktu lebih", en: "I need more time" }
    time_to_answer() { id: "Waktu menjawab", en: "Time to answer" }
    time_to_answer_hint() { id: "Hanya Anda yang melihat pilihan ini. Poin Anda dihitung menurut waktu Anda sendiri.", en: "Only you see this choice. Your points are counted by your own time." }
    pace_usual() { id: "Seperti yang lain", en: "Like everyone else" }
    pace_half_more() { id: "Satu setengah kali", en: "One and a half times" }
    pace_double() { id: "Dua kali", en: "Twice" }
    pace_wrong() { id: "Pilih salah satu waktu menjawab.", en: "Choose one of the times." }
    pace_between_questions() { id: "Waktu menjawab diubah di antara dua soal. Coba lagi setelah soal ini.", en: "Your time is changed between two questions. Please try again after this one." }
    pace_set() { id: "Waktu menjawab Anda berlaku mulai soal berikutnya.", en: "Your time counts from the next question on." }
    set_pace() { id: "Pakai waktu ini", en: "Use this time" }
    you_have_more_time() { id: "Anda punya waktu lebih untuk setiap soal.", en: "You have more time for each question." }
    sounds() { id: "Bunyi", en: "Sounds" }
    play() { id: "Ikut bermain", en: "Play" }
    nickname_missing() { id: "Isi nama panggilan Anda.", en: "Please enter a nickname." }
    nickname_long() { id: "Nama panggilan paling banyak 20 huruf.", en: "A nickname has at most 20 characters." }
    nickname_blocked() { id: "Nama ini tidak kami tampilkan di layar. Coba nama lain.", en: "We do not show this name on the screen. Please try another." }
    nickname_taken() { id: "Nama ini sudah dipakai di kuis ini. Coba nama lain.", en: "Someone in this quiz has this name. Please try another." }
    no_such_game() { id: "Tidak ada kuis yang berlangsung dengan PIN ini. Periksa angkanya di layar aula.", en: "No quiz is on under this PIN. Check the digits on the hall screen." }
    game_is_over() { id: "Kuis ini sudah selesai.", en: "This quiz is over." }
    lobby_is_locked() { id: "Petugas sudah menutup pintu kuis ini untuk pemain baru.", en: "The host has closed this quiz to new players." }
    try_again() { id: "Belum berhasil. Silakan coba sekali lagi.", en: "That did not work. Please try once more." }

    // An announced quiz
    seats() { id: "Kursi", en: "Seats" }
    seats_of(left: i64, seats: i64) { id: "{left} dari {seats} masih kosong", en: "{left} of {seats} are free" }
    all_taken(waiting: i64) { id: "Penuh, {waiting} orang dalam antrean", en: "Full, {waiting} waiting" }
    how_it_is_played() { id: "Cara bermain", en: "How it is played" }
    in_teams_public() { id: "Beregu. Bentuk tim di tempat, atau ikut tim teman lewat PIN-nya.", en: "In teams. Start one when you join, or join a friend's by its PIN." }
    how_many_questions() { id: "Soal", en: "Questions" }
    sign_up() { id: "Daftar ikut", en: "Sign up" }
    wait_in_line() { id: "Masuk antrean", en: "Join the waiting list" }
    cancel_sign_up() { id: "Batal ikut", en: "Cancel my seat" }
    signed_up(title: &str) { id: "Anda terdaftar untuk {title}.", en: "You are signed up for {title}." }
    on_waiting_list(place: i64) { id: "Kursi sudah penuh. Anda di antrean ke-{place}; kami mengabari bila ada kursi.", en: "All seats are taken. You are number {place} on the waiting list; we will tell you when a seat is free." }
    sign_up_cancelled() { id: "Pendaftaran Anda dibatalkan. Terima kasih sudah memberi tahu.", en: "Your seat is cancelled. Thank you for telling us." }
    sign_up_closed() { id: "Pendaftaran kuis ini sudah ditutup.", en: "Sign-ups for this quiz are closed." }
    no_account_needed() { id: "Tanpa mendaftar pun Anda boleh ikut bermain selama ada tempat: cukup pindai kode di layar.", en: "You may also play without signing up while there is room: just scan the code on the screen." }
    not_scheduled() { id: "Belum dijadwalkan", en: "Not scheduled yet" }
    moved_up_subject(title: &str) { id: "Anda mendapat kursi: {title}", en: "You have a seat: {title}" }
    moved_up_body(name: &str, title: &str, when: &str, address: &str) {
        id: "Halo {name},\n\nada kursi kosong untuk {title}, {when}, dan sekarang kursi itu milik Anda. Bila berhalangan, batalkan di {address} supaya orang lain bisa ikut.\n\nSampai jumpa.",
        en: "Hello {name},\n\na seat for {title}, {when}, has become free, and it is yours now. If you cannot come, please cancel at {address} so that someone else can.\n\nSee you there.",
    }

    // The pad
    you_are_in(name: &str) { id: "Anda masuk sebagai {name}.", en: "You are in as {name}." }
    you_are_now(name: &str) { id: "Petugas mengganti nama Anda menjadi {name}.", en: "The host has changed your name to {name}." }
    you_were_removed() { id: "Petugas mengeluarkan Anda dari kuis ini. Bila menurut Anda keliru, bicaralah dengan petugas di aula.", en: "The host has taken you out of this quiz. If you think that is a mistake, please talk to the staff in the hall." }
    removed_title() { id: "Anda tidak ikut kuis ini lagi", en: "You are no longer in this quiz" }
    your_team(name: &str) { id: "Tim Anda: {name}", en: "Your team: {name}" }
    team_pin_is(pin: impl std::fmt::Display) { id: "PIN tim {pin}", en: "Team PIN {pin}" }
    pass_team_pin_on() { id: "Sebutkan PIN ini kepada teman setim Anda.", en: "Tell this PIN to your teammates." }
    look_at_the_screen() { id: "Lihat layar. Soal pertama muncul di sini begitu kuis dimulai.", en: "Watch the screen. The first question appears here when the quiz begins." }
    question_of(no: u32, all: u32) { id: "Soal {no} dari {all}", en: "Question {no} of {all}" }
    get_ready() { id: "Siap-siap", en: "Get ready" }
    saved() { id: "Jawaban tersimpan", en: "Answer saved" }
    sending() { id: "Mengirim jawaban", en: "Sending your answer" }
    not_answered() { id: "Tidak sempat menjawab", en: "No answer this time" }
    right() { id: "Benar", en: "Right" }
    partly_right() { id: "Sebagian benar", en: "Partly right" }
    wrong() { id: "Belum tepat", en: "Not quite" }
    points_gained(points: &str) { id: "+{points} poin", en: "+{points} points" }
    with_streak_bonus(n: u32) { id: "{n} di antaranya karena benar berturut-turut", en: "{n} of them for right answers in a row" }
    your_score(points: &str) { id: "{points} poin", en: "{points} points" }
    your_rank(rank: u32, players: u32) { id: "Peringkat {rank} dari {players}", en: "Place {rank} of {players}" }
    team_rank(name: &str, rank: u32, teams: u32) { id: "{name}: peringkat {rank} dari {teams} tim", en: "{name}: place {rank} of {teams} teams" }
    you_alone(score: &str, rank: u32, players: u32) { id: "Anda sendiri: {score} poin, peringkat {rank} dari {players} pemain", en: "You yourself: {score} points, place {rank} of {players} players" }
    choose_all_that_apply() { id: "Pilih semua yang benar, lalu kirim.", en: "Choose all that are right, then send." }
    put_in_order() { id: "Susun dari yang pertama.", en: "Put them in order, the first on top." }
    up_to_three_words() { id: "Paling banyak tiga, pisahkan dengan koma.", en: "Up to three, separated by commas." }
    your_answer() { id: "Jawaban Anda", en: "Your answer" }
    your_number() { id: "Angka Anda", en: "Your number" }
    your_words() { id: "Kata Anda", en: "Your words" }
    choose_first() { id: "Pilih jawaban Anda dulu.", en: "Please choose an answer first." }
    type_something() { id: "Tulis jawaban Anda dulu.", en: "Please write an answer first." }
    words_blocked() { id: "Kata itu tidak kami tampilkan di layar. Coba kata lain.", en: "We do not show that word on the screen. Please try another." }
    move_item_up(item: &str) { id: "Naikkan {item}", en: "Move {item} up" }
    move_item_down(item: &str) { id: "Turunkan {item}", en: "Move {item} down" }
    now_at_place(item: &str, place: usize) { id: "{item} di urutan {place}", en: "{item} is number {place}" }
    counted() { id: "Pilihan Anda tercatat", en: "Your choice is counted" }
    words_counted() { id: "Kata Anda tercatat", en: "Your words are counted" }
    send_answer() { id: "Kirim jawaban", en: "Send answer" }
    time_is_up() { id: "Waktu habis", en: "Time is up" }
    too_late() { id: "Terlambat: soal ini sudah ditutup.", en: "Too late: this question is closed." }
    reconnecting() { id: "Menyambung kembali. Jawaban yang tersimpan tetap aman.", en: "Reconnecting. Saved answers are safe." }
    on_pause() { id: "Jeda sebentar. Waktunya berhenti dan nanti berlanjut.", en: "A short pause. The clock has stopped and will go on." }
    seconds_left(n: i64) { id: "{n} detik lagi", en: "{n} seconds left" }
    game_over() { id: "Kuis selesai", en: "The quiz is over" }
    thank_you() { id: "Terima kasih sudah bermain.", en: "Thank you for playing." }
    my_result() { id: "Hasil saya", en: "My result" }
    you_knew(right: usize, of: usize) { id: "{right} dari {of} soal benar", en: "{right} of {of} questions right" }
    account_keeps_results() { id: "Dengan akun, hasil kuis berikutnya tersimpan di halaman Anda, bersama latihan dan piagamnya.", en: "With an account, your next results are kept on your own page, with practice and certificates." }
    make_account() { id: "Buat akun", en: "Make an account" }
    more_quizzes() { id: "Kuis lain", en: "More quizzes" }
    without_script() { id: "Tanpa JavaScript, halaman ini memuat ulang sendiri sesekali.", en: "Without JavaScript, this page reloads by itself now and then." }
    look_again() { id: "Muat ulang sekarang", en: "Reload now" }

    // The hall
    scan_or_go() { id: "Pindai, atau buka", en: "Scan, or go to" }
    qr_to(address: &str) { id: "Kode QR menuju {address}", en: "QR code to {address}" }
    players_are_in(n: u32) { id: "{n} pemain sudah masuk", en: "{n} player is in" | "{n} players are in" }
    waiting_for_players() { id: "Menunggu pemain pertama", en: "Waiting for the first player" }
    answered_of(answered: u32, players: u32) { id: "{answered} dari {players} sudah menjawab", en: "{answered} of {players} have answered" }
    right_of(right: u32, players: u32) { id: "{right} dari {players} benar", en: "{right} of {players} were right" }
    answer_to(no: u32) { id: "Jawaban soal {no}", en: "Answer to question {no}" }
    leaderboard() { id: "Papan peringkat", en: "Leaderboard" }
    podium() { id: "Pemenang", en: "Winners" }
    right_answer() { id: "Jawaban benar", en: "Right answer" }
    right_order() { id: "Urutan yang benar", en: "The right order" }
    chosen_by(n: u32) { id: "{n} orang", en: "{n} person" | "{n} people" }
    type_on_your_phone() { id: "Ketik jawaban di ponsel Anda.", en: "Type your answer on your phone." }
    guess_on_your_phone() { id: "Tulis angka di ponsel Anda.", en: "Write a number on your phone." }
    several_are_right() { id: "Lebih dari satu jawaban benar.", en: "More than one answer is right." }
    share_of_people(n: u32, percent: u32) { id: "{n} orang, {percent} %", en: "{n} person, {percent}%" | "{n} people, {percent}%" }
    answers_given() { id: "Jawaban yang masuk", en: "Answers given" }
    word_cloud() { id: "Awan kata", en: "Word cloud" }
    hall_screen() { id: "Layar aula", en: "Hall screen" }

    // The remote
    remote() { id: "Pengendali kuis", en: "Quiz remote" }
    start() { id: "Mulai", en: "Start" }
    next_question() { id: "Soal berikutnya", en: "Next question" }
    to_podium() { id: "Tampilkan pemenang", en: "Show the winners" }
    pause() { id: "Jeda", en: "Pause" }
    resume() { id: "Lanjutkan", en: "Go on" }
    extend() { id: "+10 detik", en: "+10 seconds" }
    skip() { id: "Lewati soal ini", en: "Skip this question" }
    skip_what() { id: "Jawaban yang sudah masuk tidak dihitung, dan kuis pindah ke soal berikutnya.", en: "Answers that are in do not count, and the quiz goes on to the next question." }
    skip_for_sure() { id: "Ya, lewati", en: "Yes, skip it" }
    question_paused(no: u32, all: u32) { id: "Soal {no} dari {all}, dijeda", en: "Question {no} of {all}, paused" }
    reveal() { id: "Tutup soal sekarang", en: "Close the question now" }
    show_leaderboard() { id: "Papan peringkat", en: "Leaderboard" }
    lock_lobby() { id: "Tutup untuk pemain baru", en: "Close to new players" }
    unlock_lobby() { id: "Buka lagi untuk pemain baru", en: "Open to new players again" }
    lobby_locked_short() { id: "Pintu sudah ditutup", en: "Closed to new players" }
    not_open_yet() { id: "Soal ini baru akan dibuka. Tekan lagi setelah waktunya berjalan.", en: "This question is about to open. Press again once its time runs." }
    end_early() { id: "Akhiri kuis", en: "End the quiz" }
    end_the_lobby() { id: "Benar-benar akhiri? Lobi ditutup tanpa bermain.", en: "Really end it? The lobby closes and nothing is played." }
    end_the_game() { id: "Benar-benar akhiri? Soal yang tersisa tidak dimainkan, dan pemenang langsung tampil.", en: "Really end it? The questions that are left are not played, and the winners are shown at once." }
    end_for_sure() { id: "Ya, akhiri sekarang", en: "Yes, end it now" }
    close_game() { id: "Selesai", en: "Finish" }
    open_hall_screen() { id: "Buka layar aula", en: "Open the hall screen" }
    see_results() { id: "Lihat hasil", en: "See the results" }
    leads(name: &str) { id: "{name} memandu kuis ini.", en: "{name} is leading this quiz." }
    leads_what() { id: "Layar ini ikut menampilkan jalannya kuis. Ambil alih bila Anda yang meneruskan.", en: "This remote follows along. Take over if you carry on from here." }
    take_lead() { id: "Ambil alih", en: "Take over" }
    not_leading() { id: "Petugas lain sedang memandu kuis ini. Ambil alih dulu untuk meneruskan.", en: "Another librarian is leading this quiz. Take over first to carry on." }
    players() { id: "Pemain", en: "Players" }
    no_players_found() { id: "Tidak ada pemain yang cocok.", en: "No player matches." }
    find_player() { id: "Cari nama pemain", en: "Find a player by name" }
    more_players(n: usize) { id: "dan {n} pemain lagi. Cari namanya di atas.", en: "and {n} more player. Search for the name above." | "and {n} more players. Search for the name above." }
    new_name() { id: "Nama baru", en: "New name" }
    rename() { id: "Ganti nama", en: "Change the name" }
    remove_player() { id: "Keluarkan dari kuis", en: "Take out of the quiz" }
    remove_what() { id: "Jawaban dan poinnya tidak dihitung lagi, dan ia tidak bisa masuk kembali.", en: "Their answers and points no longer count, and they cannot come back in." }
    player_removed() { id: "Pemain itu sudah dikeluarkan.", en: "That player is out of the quiz." }
    player_renamed() { id: "Namanya sudah diganti.", en: "The name is changed." }
    teams() { id: "Tim", en: "Teams" }
    team_renamed() { id: "Nama timnya sudah diganti.", en: "The team has another name now." }
    back_to_remote() { id: "Kembali ke pengendali", en: "Back to the remote" }
    nobody_yet() { id: "Belum ada pemain yang masuk.", en: "Nobody has joined yet." }
    game_has_moved() { id: "Kuis sudah berada di tahap lain. Halaman ini menunjukkan tahap sekarang.", en: "The quiz has moved on. This page shows where it is now." }
    stage_lobby() { id: "Menunggu pemain", en: "Waiting for players" }

    // Staff
    staff_quizzes() { id: "Kuis", en: "Quizzes" }
    new_quiz() { id: "Kuis baru", en: "New quiz" }
    edit() { id: "Sunting", en: "Edit" }
    open_lobby() { id: "Buka lobi", en: "Open the lobby" }
    go_to_remote() { id: "Ke pengendali", en: "To the remote" }
    question_bank() { id: "Bank soal", en: "Question bank" }
    new_question() { id: "Soal baru", en: "New question" }
    import_file() { id: "Impor soal", en: "Import questions" }
    export_title() { id: "Ekspor soal", en: "Export questions" }
    past_games() { id: "Hasil kuis", en: "Past games" }
    no_past_games() { id: "Hasil kuis muncul di sini setelah kuis pertama selesai.", en: "Results appear here after the first quiz." }
    questions_count(n: i64) { id: "{n} soal", en: "{n} question" | "{n} questions" }
    players_count(n: i64) { id: "{n} pemain", en: "{n} player" | "{n} players" }
    signed_up_count(n: i64) { id: "{n} pendaftar", en: "{n} signed up" | "{n} signed up" }
    title() { id: "Judul", en: "Title" }
    description() { id: "Tentang kuis ini", en: "About this quiz" }
    date() { id: "Tanggal", en: "Date" }
    time() { id: "Jam", en: "Time" }
    schedule_hint() { id: "Kosongkan tanggal dan jam bila belum diumumkan.", en: "Leave date and time empty until it is announced." }
    shuts() { id: "Setelah soal pertama, pemain baru tidak bisa masuk", en: "Nobody new comes in after the first question" }
    only_accuracy() { id: "Hanya ketepatan yang bernilai, bukan kecepatan", en: "Only what is right counts, not how fast" }
    streak_bonus() { id: "Bonus untuk jawaban benar berturut-turut", en: "A bonus for right answers in a row" }
    in_teams() { id: "Beregu: pemain membentuk tim, dan papan menampilkan tim", en: "In teams: players form teams, and the board shows these" }
    how_points_count() { id: "Cara poin dihitung", en: "How points count" }
    examples_lead() { id: "Contoh untuk soal 20 detik dan 1.000 poin, menurut pilihan yang tersimpan.", en: "Examples for a question of 20 seconds and 1,000 points, as the quiz is saved." }
    answer_example() { id: "Jawaban", en: "Answer" }
    right_at_once() { id: "Benar, dalam setengah detik", en: "Right, within half a second" }
    right_halfway() { id: "Benar, setelah 10 detik", en: "Right, after 10 seconds" }
    right_at_the_end() { id: "Benar, di detik terakhir", en: "Right, at the last second" }
    half_right() { id: "Setengah benar, setelah 10 detik", en: "Half right, after 10 seconds" }
    not_right() { id: "Belum tepat", en: "Not right" }
    right_and_double() { id: "Benar, setelah 10 detik, soal 2.000 poin", en: "Right, after 10 seconds, a question of 2,000 points" }
    second_in_a_row() { id: "Bonus: benar kedua kali berturut-turut", en: "Bonus: right for the second time in a row" }
    third_in_a_row() { id: "Bonus: benar ketiga kali", en: "Bonus: right for the third time" }
    sixth_in_a_row() { id: "Bonus: benar keenam kali dan seterusnya", en: "Bonus: right for the sixth time and from then on" }
    what_ends_a_streak() { id: "Jawaban yang keliru, yang benar sebagian, dan soal yang tidak dijawab memutus deretan. Soal tanpa poin, jajak pendapat, awan kata, salindia, dan soal yang dilewati tidak menambah dan tidak memutus.", en: "A wrong answer, a partly right one and a question without an answer end the row. Questions without points, polls, word clouds, slides and skipped questions neither count nor end it." }
    team_of_two() { id: "Tim dari dua orang dengan 1.000 dan 501 poin", en: "A team of two with 1,000 and 501 points" }
    how_teams_count() { id: "Nilai tim adalah rata-rata nilai anggotanya, dibulatkan. Yang tidak menjawab ikut dihitung. Yang datang terlambat dihitung sejak ia masuk: untuk soal sebelumnya ia dianggap setara dengan timnya.", en: "A team has the mean of its members' points, rounded. Who does not answer counts. Who comes late counts from then on: for what was asked before, they are taken to be as good as their team." }
    save() { id: "Simpan", en: "Save" }
    quiz_saved() { id: "Kuis tersimpan.", en: "The quiz is saved." }
    questions_in_quiz() { id: "Soal dalam kuis ini", en: "Questions of this quiz" }
    no_questions_yet() { id: "Belum ada soal. Pilih dari bank di bawah, atau tulis soal baru.", en: "No questions yet. Choose from the bank below, or write a new one." }
    move_up() { id: "Naikkan", en: "Move up" }
    move_down() { id: "Turunkan", en: "Move down" }
    leave_out() { id: "Keluarkan", en: "Leave out" }
    include() { id: "Tambahkan", en: "Add" }
    add_from_bank() { id: "Tambah dari bank soal", en: "Add from the bank" }
    search_bank() { id: "Cari soal, tag, atau sumber", en: "Search text, tags or source" }
    search() { id: "Cari", en: "Search" }
    nothing_found() { id: "Tidak ada soal yang cocok.", en: "No question matches." }
    see_announcement() { id: "Lihat pengumuman", en: "See the announcement" }
    signed_up_people() { id: "Pendaftar", en: "Who signed up" }
    waiting() { id: "antrean", en: "waiting" }
    title_missing() { id: "Beri kuis ini judul.", en: "Please give the quiz a title." }
    title_taken() { id: "Sudah ada kuis dengan alamat ini. Ubah sedikit judulnya.", en: "Another quiz has this address. Please change the title a little." }
    seats_wrong() { id: "Jumlah kursi antara 1 dan 10.000.", en: "Seats are between 1 and 10,000." }
    date_wrong() { id: "Isi tanggal, misalnya 2026-11-28.", en: "Please enter a date, such as 2026-11-28." }
    time_wrong() { id: "Isi jam, misalnya 19.00.", en: "Please enter a time, such as 19:00." }
    quiz_is_empty() { id: "Kuis ini belum punya soal. Pilih soalnya dulu.", en: "This quiz has no questions yet. Please choose some first." }
    quiz_is_full(max: usize) { id: "Satu kuis paling banyak {max} soal.", en: "A quiz has at most {max} questions." }

    // The question editor
    copy_question() { id: "Salin menjadi soal baru", en: "Copy into a new question" }
    not_reviewed() { id: "Belum ditinjau.", en: "Not looked over yet." }
    reviewed_by(name: &str, at: &str) { id: "Ditinjau {name}, {at}.", en: "Looked over by {name}, {at}." }
    somebody() { id: "seorang petugas", en: "a librarian" }
    mark_reviewed() { id: "Saya sudah meninjaunya", en: "I looked it over" }
    take_review_back() { id: "Batalkan tinjauan", en: "Take that back" }
    reviewed() { id: "Sudah ditinjau", en: "Looked over" }
    unreviewed() { id: "Belum ditinjau", en: "Not looked over" }
    any_kind() { id: "Semua jenis", en: "Every kind" }
    any_level() { id: "Semua tingkat", en: "Every level" }
    any_review() { id: "Ditinjau atau belum", en: "Looked over or not" }
    tag_label() { id: "Tag", en: "Tag" }
    review_label() { id: "Tinjauan", en: "Review" }
    filter() { id: "Saring", en: "Filter" }
    page_of(at: i64, all: i64) { id: "{at} dari {all}", en: "{at} of {all}" }
    edit_question() { id: "Sunting soal", en: "Edit the question" }
    question_text() { id: "Soal", en: "Question" }
    kind() { id: "Jenis", en: "Kind" }
    kind_single() { id: "Satu jawaban benar", en: "One right answer" }
    kind_multiple() { id: "Beberapa jawaban benar", en: "Several right answers" }
    kind_true_false() { id: "Benar atau salah", en: "True or false" }
    kind_typed() { id: "Jawaban ketik", en: "Typed answer" }
    kind_ordering() { id: "Urutkan", en: "Put in order" }
    kind_numeric() { id: "Angka", en: "Number" }
    kind_poll() { id: "Jajak pendapat", en: "Poll" }
    kind_word_cloud() { id: "Awan kata", en: "Word cloud" }
    kind_slide() { id: "Salindia", en: "Slide" }
    about_single() { id: "Pilih satu dari dua sampai empat jawaban.", en: "One of two to four answers." }
    about_multiple() { id: "Setiap pilihan benar bernilai sebagian; setiap pilihan salah menguranginya.", en: "Each right answer counts a share; each wrong one takes a share away." }
    about_true_false() { id: "Sebuah pernyataan, benar atau salah.", en: "A statement, true or false." }
    about_typed() { id: "Huruf besar, aksen, dan tanda baca tidak dibedakan.", en: "Capitals, accents and punctuation make no difference." }
    about_ordering() { id: "Kami mengacaknya untuk pemain. Setiap butir di tempatnya bernilai sebagian.", en: "We shuffle them for the players. Each item at its place counts a share." }
    about_numeric() { id: "Benar bila selisihnya tidak lebih dari toleransi.", en: "Right if it is no further off than the tolerance." }
    about_poll() { id: "Tanpa jawaban benar dan tanpa poin.", en: "No right answer and no points." }
    about_word_cloud() { id: "Paling banyak tiga kata per orang, tampil bersama di layar. Kata kasar disaring. Tanpa poin.", en: "Up to three words each, shown together on the screen. Rude words are left out. No points." }
    about_slide() { id: "Hanya ditampilkan. Anda yang melanjutkan.", en: "Only shown. You move on." }
    slide_title() { id: "Judul salindia", en: "Title of the slide" }
    slide_text() { id: "Teks di bawah judul", en: "Text below the title" }
    which_is_right() { id: "Jawaban yang benar", en: "The right answer" }
    letter_is_right(letter: &str) { id: "{letter} yang benar", en: "{letter} is the right one" }
    true_option() { id: "Benar", en: "True" }
    false_option() { id: "Salah", en: "False" }
    accepted() { id: "Jawaban yang diterima, satu per baris", en: "Accepted answers, one a line" }
    accepted_hint() { id: "Baris pertama tampil sebagai jawaban. Tambahkan cara tulis lain di bawahnya.", en: "The first line is shown as the answer. Add other ways of writing it below." }
    forgive_typo() { id: "Maafkan satu salah ketik", en: "Forgive one typing mistake" }
    items() { id: "Urutan yang benar, satu per baris", en: "The right order, one item a line" }
    items_hint() { id: "Tiga sampai enam butir, dari yang pertama.", en: "Three to six items, the first on top." }
    value() { id: "Angka yang benar", en: "The right number" }
    tolerance() { id: "Toleransi", en: "Tolerance" }
    tolerance_hint() { id: "Selisih yang masih dianggap benar. Kosong berarti harus tepat.", en: "How far off is still right. Empty means exactly." }
    options_hint_poll() { id: "Dua sampai empat pilihan.", en: "Two to four answers." }
    options_hint_multiple() { id: "Dua sampai empat pilihan. Centang setiap yang benar.", en: "Two to four answers. Tick every right one." }
    options_hint_single() { id: "Dua sampai empat pilihan. Tandai satu yang benar.", en: "Two to four answers. Mark the one that is right." }
    number_wrong() { id: "Tulis sebuah angka, misalnya 12 atau 3,5.", en: "Please write a number, such as 12 or 3.5." }
    tolerance_wrong() { id: "Tulis toleransi sebagai angka, paling kecil 0.", en: "Please write the tolerance as a number, 0 or more." }
    lines_wrong(min: usize, max: usize) { id: "Isi paling sedikit {min} dan paling banyak {max} baris.", en: "Please fill in at least {min} and at most {max} lines." }
    line_twice(line: &str) { id: "“{line}” ada dua kali.", en: "“{line}” is there twice." }
    line_too_long(line: &str, max: usize) { id: "“{line}” terlalu panjang: paling banyak {max} huruf.", en: "“{line}” is too long: at most {max} characters." }
    options() { id: "Pilihan jawaban", en: "Answers" }
    option_letter(letter: &str) { id: "Pilihan {letter}", en: "Answer {letter}" }
    is_right(letter: &str) { id: "{letter} benar", en: "{letter} is right" }
    seconds() { id: "Waktu (detik)", en: "Time (seconds)" }
    points() { id: "Poin", en: "Points" }
    no_points() { id: "Tanpa poin", en: "No points" }
    normal_points() { id: "1.000", en: "1,000" }
    double_points() { id: "2.000 (ganda)", en: "2,000 (double)" }
    explanation() { id: "Penjelasan saat jawaban dibuka", en: "Said when the answer is shown" }
    level() { id: "Tingkat", en: "Level" }
    level_easy() { id: "Mudah", en: "Easy" }
    level_middle() { id: "Sedang", en: "Middle" }
    level_hard() { id: "Sulit", en: "Hard" }
    tags() { id: "Tag, dipisah koma", en: "Tags, separated by commas" }
    source() { id: "Sumber", en: "Source" }
    question_saved() { id: "Soal tersimpan.", en: "The question is saved." }
    question_missing() { id: "Tulis soalnya.", en: "Please write the question." }
    question_known() { id: "Soal dengan pilihan ini sudah ada di bank.", en: "The bank has a question with these answers already." }
    too_long(max: usize) { id: "Terlalu panjang: paling banyak {max} huruf.", en: "Too long: at most {max} characters." }
    kind_wrong() { id: "Pilih jenis soal.", en: "Please choose a kind." }
    seconds_wrong() { id: "Waktu antara 5 dan 240 detik.", en: "The time is between 5 and 240 seconds." }
    points_wrong() { id: "Poin 0, 1000, atau 2000.", en: "Points are 0, 1000 or 2000." }
    level_wrong() { id: "Pilih tingkat 1, 2, atau 3.", en: "Please choose level 1, 2 or 3." }
    right_but_empty() { id: "Pilihan ini ditandai benar, tetapi kosong.", en: "This answer is ticked as right, but it is empty." }
    option_twice() { id: "Pilihan ini sama dengan yang lain.", en: "This answer is the same as another." }
    two_options() { id: "Isi paling sedikit dua pilihan.", en: "Please fill in at least two answers." }
    true_false_has_two() { id: "Soal benar atau salah punya tepat dua pilihan.", en: "A true or false question has exactly two answers." }
    no_right_option() { id: "Centang paling sedikit satu jawaban yang benar.", en: "Please tick at least one right answer." }
    one_right_option() { id: "Pilih satu jawaban yang benar.", en: "Please choose the one right answer." }

    // Results
    seats_changed() { id: "Jumlah kursi berubah. Muat ulang", en: "The seats have changed. Reload" }
    pin_is(pin: &str) { id: "PIN {pin}", en: "PIN {pin}" }
    were_skipped(numbers: &str) { id: "Dilewati, jadi tidak dihitung: soal {numbers}.", en: "Skipped, so not counted: question {numbers}." }
    per_player() { id: "Per pemain", en: "Per player" }
    per_question() { id: "Per soal", en: "Per question" }
    rank() { id: "Peringkat", en: "Place" }
    player() { id: "Pemain", en: "Player" }
    team() { id: "Tim", en: "Team" }
    answered() { id: "Dijawab", en: "Answered" }
    distribution() { id: "Sebaran jawaban", en: "Answers given" }
    median_time() { id: "Waktu tengah", en: "Median time" }
    seconds_short(whole: i64, tenths: i64) { id: "{whole},{tenths} dtk", en: "{whole}.{tenths} s" }

    // Import
    import_lead() { id: "Kahoot, CSV, GIFT, Moodle XML, Aiken, QTI 2.1, atau berkas Sapa sendiri. Kami periksa dulu; tidak ada yang tersimpan sebelum Anda setuju.", en: "Kahoot, CSV, GIFT, Moodle XML, Aiken, QTI 2.1, or Sapa's own file. We check it first; nothing is saved until you agree." }
    file() { id: "Berkas soal", en: "File of questions" }
    file_format() { id: "Format", en: "Format" }
    recognise_format() { id: "Kenali dari isinya", en: "Recognise it by what it holds" }
    format_read(format: &str) { id: "dibaca sebagai {format}", en: "read as {format}" }
    kahoot_hint() { id: "Templat Kahoot: soal mulai baris 8, kolom B sampai H. Tabel CSV atau XLSX: judul kolom di baris pertama, paling sedikit «soal», «benar», «pilihan a», «pilihan b».", en: "Kahoot's template: questions from row 8, columns B to H. A CSV or XLSX table: headings in the first row, at least \"question\", \"correct\", \"option a\", \"option b\"." }
    quiz_from_file() { id: "Judul kuis baru dari berkas ini", en: "Title of a new quiz made from this file" }
    check_file() { id: "Periksa berkas", en: "Check the file" }
    import_check() { id: "Hasil pemeriksaan", en: "What we found" }
    rows_ready(n: usize) { id: "{n} soal siap disimpan.", en: "{n} question is ready to save." | "{n} questions are ready to save." }
    rows_known(n: usize) { id: "{n} soal sudah ada di bank dan tidak digandakan.", en: "{n} question is in the bank already and is not doubled." | "{n} questions are in the bank already and are not doubled." }
    rows_wrong(n: usize) { id: "{n} baris perlu diperbaiki. Perbaiki di berkasnya, lalu unggah lagi. Belum ada yang tersimpan.", en: "{n} row needs another look. Correct the file, then upload it again. Nothing has been saved." | "{n} rows need another look. Correct the file, then upload it again. Nothing has been saved." }
    row() { id: "Baris", en: "Row" }
    problem() { id: "Masalah", en: "Problem" }
    save_questions() { id: "Simpan ke bank soal", en: "Save to the bank" }
    imported(n: usize) { id: "{n} soal baru tersimpan.", en: "{n} new question is saved." | "{n} new questions are saved." }
    import_has_errors() { id: "Berkas ini masih punya baris yang salah.", en: "This file still has rows that are wrong." }
    import_right_wrong() { id: "Kolom H berisi nomor jawaban yang benar, misalnya 2 atau 1,3.", en: "Column H holds the numbers of the right answers, such as 2 or 1,3." }
    question_number() { id: "Soal ke", en: "No." }
    left_out_count(n: usize) { id: "{n} soal tidak bisa ditanyakan dalam kuis langsung dan tidak ikut:", en: "{n} question cannot be asked in a live quiz and is left out:" | "{n} questions cannot be asked in a live quiz and are left out:" }
    export_whole() { id: "Berkas ini memuat semuanya, dan dapat diimpor kembali tanpa kehilangan apa pun.", en: "This file holds everything, and can be imported again without loss." }
    export_parts(parts: i64, max: usize) { id: "Satu berkas memuat paling banyak {max} soal, sebanyak yang dapat diimpor kembali. Bank ini menjadi {parts} berkas.", en: "A file holds at most {max} questions, as many as can be imported again. This bank makes {parts} files." }
    parts_of_bank() { id: "Bagian bank soal", en: "Parts of the bank" }
    part_of_bank(n: i64) { id: "Bagian {n}", en: "Part {n}" }
    file_makes_too_long_a_quiz(n: usize, max: usize) { id: "Berkas ini berisi {n} soal, sedangkan satu kuis paling banyak {max}. Bagi berkasnya, atau kosongkan judul: soalnya masuk ke bank, lalu Anda pilih untuk kuis.", en: "This file holds {n} questions, and a quiz has at most {max}. Divide the file, or leave the title empty: the questions go to the bank, and you choose from there." }
    export_losses(n: usize) { id: "{n} hal perlu Anda ketahui tentang format ini:", en: "{n} thing to know about this format:" | "{n} things to know about this format:" }
    download_as(format: &str) { id: "Unduh {format}", en: "Download {format}" }
    import_again() { id: "Unggah berkas lain", en: "Upload another file" }
}

/// What the right number is: `126,3` or `126,3 (± 10)`.
#[must_use]
pub fn number_give_or_take(lang: Lang, value: Number, tolerance: Number) -> String {
    match tolerance {
        Number::ZERO => value.said(lang),
        _ => format!("{} (± {})", value.said(lang), tolerance.said(lang)),
    }
}

/// Where somebody stands. While nobody has a point nobody stands anywhere.
#[must_use]
pub fn place(lang: Lang, rank: u32, players: u32, score: u32) -> Option<String> {
    has_place(rank, score).then(|| your_rank(lang, rank, players))
}

/// The same of a team.
#[must_use]
pub fn team_place(lang: Lang, name: &str, rank: u32, teams: u32, score: u32) -> Option<String> {
    has_place(rank, score).then(|| team_rank(lang, name, rank, teams))
}

/// Who is first without a point is first among those who have none.
#[must_use]
pub const fn has_place(rank: u32, score: u32) -> bool {
    rank > 1 || score > 0
}

/// Why a command was not taken.
#[must_use]
pub const fn not_moved(lang: Lang, why: Refusal) -> &'static str {
    match why {
        Refusal::Nobody => nobody_yet(lang),
        Refusal::Early => not_open_yet(lang),
        Refusal::NotLeader => not_leading(lang),
        Refusal::Again => try_again(lang),
        _ => game_has_moved(lang),
    }
}
