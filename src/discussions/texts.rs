//! Words of discussions.

use crate::i18n::texts;

texts! {
    discussions() { id: "Diskusi", en: "Discussions" }
    discussions_lead() {
        id: "Kelompok baca perpustakaan. Siapa saja boleh membaca; masuk untuk ikut bicara.",
        en: "The library's reading groups. Anyone may read; sign in to join in.",
    }
    no_groups() { id: "Belum ada kelompok baca.", en: "No reading groups yet." }
    no_groups_lead() {
        id: "Petugas akan membuka yang pertama. Punya buku yang ingin dibaca bersama? Sampaikan di meja layanan.",
        en: "The staff will open the first one. Is there a book you want to read together? Tell us at the desk.",
    }
    members(n: i64) { id: "{n} anggota", en: "{n} member" | "{n} members" }
    topics(n: i64) { id: "{n} topik", en: "{n} topic" | "{n} topics" }
    replies(n: i64) { id: "{n} balasan", en: "{n} reply" | "{n} replies" }
    newest_topic() { id: "Terbaru:", en: "Newest:" }
    closed() { id: "Ditutup", en: "Closed" }
    locked() { id: "Dikunci", en: "Locked" }
    my_groups() { id: "Kelompok baca saya", en: "My reading groups" }
    no_groups_of_mine() { id: "Anda belum ikut kelompok baca.", en: "You have not joined a reading group yet." }
    see_groups() { id: "Lihat kelompok baca", en: "See the reading groups" }
    all_groups() { id: "Semua kelompok", en: "All groups" }

    the_book() { id: "Buku yang dibaca", en: "The book" }
    book_title() { id: "Judul", en: "Title" }
    book_author() { id: "Pengarang", en: "Author" }
    book_year() { id: "Tahun", en: "Year" }
    book_publisher() { id: "Penerbit", en: "Publisher" }
    join() { id: "Ikut kelompok ini", en: "Join this group" }
    leave() { id: "Keluar dari kelompok", en: "Leave the group" }
    you_belong() { id: "Anda anggota", en: "You are a member" }
    sign_in_to_join() { id: "Masuk untuk ikut", en: "Sign in to join" }
    joined(group: &str) { id: "Selamat datang di {group}.", en: "Welcome to {group}." }
    left(group: &str) { id: "Anda keluar dari {group}. Tulisan Anda tetap ada.", en: "You have left {group}. What you wrote stays." }
    topics_heading() { id: "Topik", en: "Topics" }
    no_topics() { id: "Belum ada topik di kelompok ini.", en: "No topics in this group yet." }
    no_topics_lead() { id: "Mulai dari kutipan yang Anda suka.", en: "Begin with a quotation you like." }
    open_topic() { id: "Buka topik baru", en: "Open a new topic" }
    older_topics() { id: "Topik lebih lama", en: "Older topics" }
    newest_topics() { id: "Topik terbaru", en: "Newest topics" }
    topics_pager() { id: "Halaman topik", en: "Pages of topics" }
    by(name: &str) { id: "oleh {name}", en: "by {name}" }
    last_active(when: &str) { id: "terakhir {when}", en: "last {when}" }

    title() { id: "Judul topik", en: "Title of the topic" }
    title_hint() { id: "Satu pertanyaan atau pendapat, paling banyak 160 huruf.", en: "One question or opinion, 160 letters at most." }
    body() { id: "Tulisan", en: "Text" }
    markdown_hint() {
        id: "*teks* jadi miring, **teks** jadi tebal, dan baris yang diawali > jadi kutipan. Beri tanda bila membuka akhir cerita.",
        en: "*text* becomes italic, **text** bold, and a line that begins with > a quotation. Say so before you give the ending away.",
    }
    publish_topic() { id: "Buka topik", en: "Open the topic" }
    topic_opened() { id: "Topik dibuka.", en: "The topic is open." }
    title_wrong() { id: "Tulis judul, paling banyak 160 huruf.", en: "Please give a title, 160 letters at most." }
    body_missing() { id: "Tulis sesuatu dulu.", en: "Please write something first." }
    body_too_long() { id: "Paling banyak 20.000 huruf. Bagi menjadi dua tulisan.", en: "20,000 letters at most. Make it two posts." }

    reply_heading() { id: "Balasan Anda", en: "Your reply" }
    send_reply() { id: "Kirim balasan", en: "Send the reply" }
    replying_joins(group: &str) { id: "Dengan membalas, Anda ikut kelompok {group}.", en: "By replying you join {group}." }
    sign_in_to_reply() { id: "Masuk untuk membalas", en: "Sign in to reply" }
    no_replies() { id: "Belum ada balasan. Jadilah yang pertama.", en: "No replies yet. Be the first." }
    replies_pager() { id: "Halaman balasan", en: "Pages of replies" }
    page_of(page: i64, pages: i64) { id: "{page} dari {pages}", en: "{page} of {pages}" }
    edited() { id: "diubah", en: "edited" }
    edited_when(when: &str) { id: "Diubah {when}", en: "Edited {when}" }
    edit() { id: "Ubah", en: "Edit" }
    edit_post(number: i64) { id: "Ubah tulisan nomor {number}", en: "Edit post number {number}" }
    delete_post(number: i64) { id: "Hapus tulisan nomor {number}", en: "Delete post number {number}" }
    report_action() { id: "Laporkan", en: "Report" }
    report_post(number: i64) { id: "Laporkan tulisan nomor {number}", en: "Report post number {number}" }
    moderate() { id: "Kelola", en: "Moderate" }
    moderate_post(number: i64) { id: "Kelola tulisan nomor {number}", en: "Moderate post number {number}" }
    deleted_by_author() { id: "Dihapus oleh penulisnya.", en: "Deleted by its author." }
    removed_by_staff(reason: &str) { id: "Dihapus petugas: {reason}", en: "Removed by the staff: {reason}" }
    title_removed() { id: "Topik yang dihapus petugas", en: "A topic removed by the staff" }
    former_member() { id: "Mantan anggota", en: "A former member" }
    group_is_closed() {
        id: "Kelompok ini sudah ditutup. Anda masih dapat membacanya.",
        en: "This group is closed. You can still read it.",
    }
    topic_is_locked() {
        id: "Topik ini sudah dikunci petugas. Anda masih dapat membacanya.",
        en: "The staff has locked this topic. You can still read it.",
    }
    new_replies(n: i64) { id: "{n} balasan baru", en: "{n} new reply" | "{n} new replies" }
    draft_kept() { id: "Draf tersimpan di perangkat ini.", en: "Draft kept on this device." }
    draft_restored() { id: "Draf Anda yang tadi kami kembalikan.", en: "We brought back the draft you had begun." }
    preview() { id: "Pratinjau", en: "Preview" }
    preview_close() { id: "Tutup pratinjau", en: "Close the preview" }

    edit_heading() { id: "Ubah tulisan Anda", en: "Edit what you wrote" }
    keep_changes() { id: "Simpan perubahan", en: "Save the changes" }
    back_to_topic() { id: "Kembali ke topik", en: "Back to the topic" }
    changed_meanwhile() {
        id: "Tulisan ini diubah dari tempat lain sesudah Anda membukanya. Periksa, lalu simpan lagi bila perlu.",
        en: "This post was changed elsewhere after you opened it. Look it over, then save again if you still want to.",
    }
    delete_heading() { id: "Hapus tulisan ini", en: "Delete this post" }
    delete_question() { id: "Hapus tulisan ini?", en: "Delete this post?" }
    delete_lead() {
        id: "Tulisan hilang dari topik dan diganti keterangan bahwa Anda menghapusnya. Balasan orang lain tetap ada.",
        en: "The text leaves the topic, and a line says that you deleted it. Replies of others stay.",
    }
    delete() { id: "Hapus", en: "Delete" }
    deleted() { id: "Tulisan dihapus.", en: "The post is deleted." }

    report_heading() { id: "Laporkan tulisan", en: "Report a post" }
    report_lead() {
        id: "Hanya petugas yang membaca laporan ini.",
        en: "Only the staff reads this report.",
    }
    reason() { id: "Alasan", en: "Reason" }
    reason_wrong() { id: "Tulis alasannya, paling banyak 500 huruf.", en: "Please give the reason, 500 letters at most." }
    send_report() { id: "Kirim laporan", en: "Send the report" }
    reported() { id: "Terima kasih. Petugas akan membacanya.", en: "Thank you. The staff will read it." }

    moderate_heading(author: &str) { id: "Tulisan {author}", en: "A post by {author}" }
    reports_heading() { id: "Laporan", en: "Reports" }
    no_reports() { id: "Tidak ada laporan tentang tulisan ini.", en: "Nobody has reported this post." }
    settled() { id: "selesai", en: "settled" }
    leave_as_is() { id: "Biarkan", en: "Leave as it is" }
    kept() { id: "Laporan selesai, tulisan dibiarkan.", en: "The reports are settled; the post stays." }
    remove() { id: "Hapus tulisan", en: "Remove the post" }
    remove_reason_hint() { id: "Dibaca semua orang di tempat tulisan itu, dan dikirim kepada penulisnya.", en: "Everyone reads it where the post was, and it is mailed to the author." }
    usual_reason() { id: "Tidak sesuai dengan tata tertib diskusi.", en: "Against the rules of discussion." }
    removed() { id: "Tulisan dihapus, penulisnya diberi tahu.", en: "The post is removed and its author told." }
    revisions_heading() { id: "Isi sebelumnya", en: "What it said before" }
    replaced_by(when: &str, who: &str) { id: "sampai {when}, diganti oleh {who}", en: "until {when}, replaced by {who}" }
    lock() { id: "Kunci topik", en: "Lock the topic" }
    unlock() { id: "Buka kunci topik", en: "Unlock the topic" }
    now_locked() { id: "Topik dikunci.", en: "The topic is locked." }
    now_unlocked() { id: "Topik dibuka lagi.", en: "The topic is open again." }
    need_title(author: &str) { id: "Laporan tentang tulisan {author}", en: "A report about a post by {author}" }
    removal_subject(topic: &str) { id: "Tulisan Anda di \"{topic}\" dihapus", en: "Your post in \"{topic}\" was removed" }
    removal_mail(name: &str, topic: &str, reason: &str, body: &str, url: &str) {
        id: "Halo {name},\n\nPetugas menghapus tulisan Anda dari topik \"{topic}\".\n\nAlasan: {reason}\n\nIni tulisan Anda:\n\n{body}\n\nBaca di sini: {url}\nBila menurut Anda ini keliru, balas surat ini atau datang ke meja layanan.\n",
        en: "Hello {name},\n\nThe staff removed your post from the topic \"{topic}\".\n\nReason: {reason}\n\nThis is what you wrote:\n\n{body}\n\nRead on here: {url}\nIf you think this is a mistake, reply to this mail or come to the desk.\n",
    }

    staff_heading() { id: "Diskusi", en: "Discussions" }
    waiting_reports() { id: "Laporan yang menunggu", en: "Reports that wait" }
    nothing_waits() { id: "Tidak ada laporan yang menunggu.", en: "No reports are waiting." }
    reports_count(n: i64) { id: "{n} laporan", en: "{n} report" | "{n} reports" }
    groups_heading() { id: "Kelompok baca", en: "Reading groups" }
    new_group() { id: "Kelompok baru", en: "New group" }
    change_group() { id: "Ubah kelompok", en: "Change the group" }
    group_name() { id: "Nama kelompok", en: "Name of the group" }
    group_description() { id: "Tentang kelompok ini", en: "About this group" }
    group_closed() { id: "Tutup kelompok ini: tetap dibaca, tidak menerima tulisan baru.", en: "Close this group: it can be read and takes no new words." }
    keep_group() { id: "Simpan", en: "Save" }
    group_kept() { id: "Kelompok disimpan.", en: "The group is saved." }
    group_name_wrong() { id: "Tulis nama dengan huruf, paling banyak 120.", en: "Please give a name in letters, 120 at most." }
    group_name_taken() { id: "Sudah ada kelompok dengan nama ini.", en: "There is a group with this name already." }
    book_field_wrong() { id: "Isi bagian ini, paling banyak 200 huruf.", en: "Please fill this in, 200 letters at most." }
    book_year_wrong() { id: "Tahun ditulis dengan empat angka.", en: "A year has four digits." }
}
