//! Words of the question editor: its preview, and what is kept while one types.

use crate::i18n::texts;

texts! {
    preview() { id: "Pratinjau", en: "Preview" }
    renew_preview() { id: "Lihat pratinjau", en: "Show the preview" }
    preview_note() { id: "Beginilah soal ini tampil di HP pemain dan di layar aula. Pratinjau tidak menyimpan soal.", en: "This is how a player's phone and the hall screen will show it. A preview does not save the question." }
    on_the_phone() { id: "Di HP pemain", en: "On a player's phone" }
    on_the_wall() { id: "Di layar aula", en: "On the hall screen" }
    at_the_reveal() { id: "Saat jawaban dibuka", en: "When the answer is shown" }
    preview_title() { id: "Pratinjau kuis", en: "Quiz preview" }
    a_player() { id: "Pemain", en: "A player" }
    text_to_come() { id: "Pertanyaan Anda", en: "Your question" }
    not_whole_yet() { id: "Tampil setelah soalnya lengkap.", en: "Shown once the question is complete." }

    picture() { id: "Gambar atau suara", en: "Picture or sound" }
    picture_hint() { id: "Gambar PNG, JPEG, atau WebP, paling besar 2 MB; atau suara MP3, M4A, OGG, atau WAV, paling besar 1 MB. Hadir bersama soalnya.", en: "A PNG, JPEG or WebP picture of at most 2 MB, or an MP3, M4A, OGG or WAV sound of at most 1 MB. It comes with the question." }
    choose_picture() { id: "Pilih berkas", en: "Choose a file" }
    drop_picture() { id: "Lepaskan gambar ini", en: "Take this picture away" }
    picture_alt() { id: "Apa yang terlihat di gambar", en: "What the picture shows" }
    picture_alt_hint() { id: "Dibacakan untuk pemain yang tidak melihat gambarnya. Jangan sebut jawabannya.", en: "Read to players who do not see it. Do not give the answer away." }
    alt_missing() { id: "Tulis apa yang terlihat di gambar, untuk pemain yang tidak melihatnya.", en: "Please say what the picture shows, for players who do not see it." }
    picture_unknown() { id: "Ini bukan gambar PNG, JPEG, atau WebP yang utuh, dan bukan suara MP3, M4A, OGG, atau WAV.", en: "This is neither a whole PNG, JPEG or WebP picture nor an MP3, M4A, OGG or WAV sound." }
    picture_too_large() { id: "Gambar ini terlalu besar. Paling besar 2 MB.", en: "This picture is too large. At most 2 MB." }
    picture_too_wide(max: usize) { id: "Sisi gambar antara 16 dan {max} piksel.", en: "Each side of a picture has 16 to {max} pixels." }
    drop_clip() { id: "Lepaskan suara ini", en: "Take this sound away" }
    clip_words() { id: "Apa yang terdengar di suara", en: "What is heard in the sound" }
    clip_words_hint() { id: "Untuk pemain yang tidak mendengarnya. Tulis kata-katanya, atau gambarkan bunyinya.", en: "For players who do not hear it. Write the words, or describe the sound." }
    words_missing() { id: "Tulis apa yang terdengar, untuk pemain yang tidak mendengarnya.", en: "Please write what is heard, for players who do not hear it." }
    clip_too_large() { id: "Suara ini terlalu besar. Paling besar 1 MB.", en: "This sound is too large. At most 1 MB." }
    clip_gone() { id: "Suara ini sudah tidak ada. Pilih lagi berkasnya.", en: "This sound is no longer here. Please choose the file again." }
    clip_in_words() { id: "Suaranya dalam kata-kata", en: "The sound in words" }
    picture_gone() { id: "Gambar ini sudah tidak ada. Pilih lagi berkasnya.", en: "This picture is no longer here. Please choose the file again." }
    book() { id: "Buku untuk dibaca selanjutnya", en: "A book to go on with" }
    book_hint() { id: "Tautannya tampil saat jawaban dibuka, di hasil, dan di latihan.", en: "Its link is shown with the answer, in results and in practice." }
    book_title() { id: "Judul buku", en: "Title of the book" }
    book_link() { id: "Tautan", en: "Link" }
    book_link_hint() { id: "Pilih kelompok baca, atau tempel tautan https ke katalog atau ke topik diskusi.", en: "Choose a reading group, or paste an https link to the catalogue or to a topic." }
    book_link_wrong() { id: "Tautan ini tidak kami kenal. Tulis /diskusi/… atau alamat https://….", en: "We do not know this link. Write /diskusi/… or an address https://…." }
    book_link_gone() { id: "Kelompok baca atau topik ini tidak ada.", en: "There is no such reading group or topic." }
    book_title_missing() { id: "Tulis judul bukunya.", en: "Please write the title of the book." }
    book_without_link() { id: "Tulis tautan ke buku ini, atau kosongkan judulnya.", en: "Please link to this book, or leave the title empty." }
    read_on(title: &str) { id: "Baca: {title}", en: "Read: {title}" }

    draft_kept() { id: "Draf tersimpan.", en: "Draft kept." }
    draft_kept_here() { id: "Server belum menerima ketikan Anda. Untuk sementara, draf disimpan di perangkat ini.", en: "The server has not taken what you typed. For now the draft is kept on this device." }
    draft_signed_out() { id: "Sesi Anda sudah berakhir. Draf disimpan di perangkat ini; masuk lagi, dan draf itu kembali.", en: "Your session has ended. The draft is kept on this device; sign in again and it comes back." }
    unsaved_from(at: &str) { id: "Ada ketikan Anda yang belum disimpan, dari {at}.", en: "You have unsaved changes from {at}." }
    unsaved_says(text: &str) { id: "“{text}”", en: "“{text}”" }
    continue_draft() { id: "Lanjutkan", en: "Continue" }
    discard_draft() { id: "Buang", en: "Discard" }
    draft_discarded() { id: "Draf dibuang.", en: "The draft is discarded." }
    draft_shown(at: &str) { id: "Anda melanjutkan ketikan dari {at}. Soalnya baru berubah setelah Anda simpan.", en: "You are continuing what you typed at {at}. The question changes only once you save." }
    saved_since() { id: "Isian ini sudah disimpan. Muat ulang halaman ini untuk mengubahnya lagi.", en: "This has been saved already. Reload the page to change it again." }
    changed_meanwhile() { id: "Soal ini sudah diubah orang lain sejak Anda membukanya, jadi belum kami simpan. Ketikan Anda masih ada di bawah ini. Bandingkan dulu; bila Anda menyimpan lagi, perubahan mereka terganti.", en: "Somebody has changed this question since you opened it, so it is not saved yet. What you typed is still below. Compare first; if you save again, it replaces their changes." }
    see_saved() { id: "Lihat yang tersimpan sekarang", en: "See what is saved now" }
}
