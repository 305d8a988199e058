//! What a later list changes of what an earlier one said.

use super::{
    http::{keep, members, upload, with_members},
    read::workbook,
};
use crate::test_support::on_each_engine;

on_each_engine! {
    async fn a_list_with_fewer_columns_keeps_what_is_known(app) {
        let mut librarian = with_members(&app).await;
        let known = "SELECT name || ', ' || kind || ', ' || COALESCE(expires_on, '') || ', ' || COALESCE(email, '') || ', ' || COALESCE(phone, '')
            FROM members WHERE number = '00017'";
        for (list, says) in [
            ("member_id,member_name\n00017,Siti Rahma\n", "Siti Rahma, Umum, 2027-01-02, siti@contoh.id, +6281234567890"),
            // What cannot be read says nothing; what is empty says that there is none.
            ("member_id,member_name,member_email,member_phone\n00017,Siti,bukan surel,-\n", "Siti, Umum, 2027-01-02, siti@contoh.id, "),
        ] {
            let uploaded = upload(&mut librarian, "sebagian.csv", list.as_bytes()).await;
            let page = keep(&mut librarian, &uploaded).await;
            librarian.get(&page).await.says("<dt>diperbarui</dt><dd>1</dd>");
            assert_eq!(app.scalar::<String>(known).await, says);
        }
    }

    async fn one_list_in_two_formats_is_one_list(app) {
        let mut librarian = with_members(&app).await;
        let list = workbook(&[&["member_id", "member_name"], &["00017", "Siti O'Rahma"], &["00018", "Budi"]]);
        let uploaded = upload(&mut librarian, "anggota.xlsx", &list).await;
        let page = keep(&mut librarian, &uploaded).await;
        librarian.get(&page).await.says("<dt>sudah sama</dt><dd>2</dd>");
        assert_eq!(members(&app).await.len(), 2);
    }
}
