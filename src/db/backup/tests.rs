use super::{Kind, copy_into, dump_into, load, put_back, verify_copy};
use crate::{
    auth::Role,
    db::Db,
    test_support::{TestApp, on_each_engine},
};
use std::{fs, path::PathBuf};
use tempfile::TempDir;

/// What there is, by table that a test writes to.
async fn counts(db: &Db) -> (i64, i64) {
    let mut reader = db.read().await.expect("a connection");
    sqlx::query_as("SELECT (SELECT COUNT(*) FROM accounts), (SELECT COUNT(*) FROM audit)")
        .fetch_one(&mut *reader)
        .await
        .expect("counts")
}

fn at(name: &str) -> (TempDir, PathBuf) {
    let dir = TempDir::new().expect("a directory");
    let path = dir.path().join(name);
    (dir, path)
}

#[tokio::test]
async fn a_copy_made_while_others_write_is_whole_and_consistent() {
    let app = TestApp::sqlite().await;
    let (_dir, path) = at("copy.db");
    let writer = app.clone();
    // Two rows in each transaction: a copy that tears one apart has unequal counts.
    let writing = tokio::spawn(async move {
        for n in 0..300 {
            let mut tx = writer.write().await;
            tx.audit("test.first", n, "").await.expect("a row");
            tx.audit("test.second", n, "").await.expect("a row");
            tx.commit().await.expect("commit");
        }
    });
    let mut sizes = Vec::new();
    while !writing.is_finished() {
        copy_into(app.app.db(), &path).await.expect("a copy");
        let copy = Db::open(&format!("sqlite://{}", path.display()))
            .await
            .expect("the copy");
        let (_, rows) = counts(&copy).await;
        assert_eq!(rows % 2, 0, "half a transaction is in the copy");
        sizes.push(rows);
        copy.close().await;
        fs::remove_file(&path).ok();
    }
    writing.await.expect("the writer");
    assert!(sizes.is_sorted() && !sizes.is_empty());
}

#[tokio::test]
async fn a_damaged_copy_is_not_put_back() {
    let app = TestApp::sqlite().await;
    let (dir, path) = at("copy.db");
    app.with_role(Role::Patron).await;
    copy_into(app.app.db(), &path).await.expect("a copy");
    let whole = fs::read(&path).expect("the copy");
    let target = dir.path().join("sapa.db");
    put_back(&path, &target).await.expect("put back");
    let restored = Db::open(&format!("sqlite://{}", target.display()))
        .await
        .expect("restored");
    assert_eq!(counts(&restored).await, counts(app.app.db()).await);
    restored.close().await;

    fs::write(&path, &whole[..whole.len() / 2]).expect("half");
    assert!(verify_copy(&path).await.is_err());
    let mut scratched = whole.clone();
    // The head of a page: SQLite has no checksum of what the rows say.
    let middle = whole.len() / 2 / 4096 * 4096;
    scratched[middle..middle + 2000].fill(0xaa);
    fs::write(&path, scratched).expect("scratched");
    assert!(put_back(&path, &target).await.is_err());
    assert!(verify_copy(&target).await.is_ok(), "the old one stays");
}

#[tokio::test]
async fn what_a_restore_replaces_is_kept_beside_it() {
    let app = TestApp::sqlite().await;
    let (dir, copy) = at("copy.db");
    copy_into(app.app.db(), &copy).await.expect("an empty copy");
    app.with_role(Role::Patron).await;
    let target = dir.path().join("sapa.db");
    copy_into(app.app.db(), &target).await.expect("the library");
    let kept = put_back(&copy, &target)
        .await
        .expect("put back")
        .expect("the old one");
    let old = Db::open(&format!("sqlite://{}", kept.display()))
        .await
        .expect("the old one");
    assert_eq!(counts(&old).await.0, 1);
    old.close().await;
}

on_each_engine! {
    async fn a_dump_goes_into_either_engine(app) {
        let (_dir, path) = at("library.jsonl");
        for role in Role::ALL {
            app.with_role(role).await;
        }
        let mut tx = app.write().await;
        tx.audit("test", "quotes \" and \n and 🌴", "é").await.unwrap();
        tx.commit().await.unwrap();
        let rows = dump_into(app.app.db(), &path).await.unwrap();
        assert_eq!(Kind::of(&path).unwrap(), Kind::Dump);
        let targets = [Some(TestApp::sqlite().await), TestApp::postgres().await];
        for target in targets.into_iter().flatten() {
            target.with_role(Role::Patron).await;
            assert_eq!(load(target.app.db(), &path).await.unwrap(), rows);
            assert_eq!(counts(target.app.db()).await, counts(app.app.db()).await);
            let again = path.with_extension("again");
            dump_into(target.app.db(), &again).await.unwrap();
            let sorted = |path: &PathBuf| {
                let mut lines: Vec<_> = fs::read_to_string(path).unwrap().lines().filter(|line| line.starts_with('[')).map(str::to_owned).collect();
                lines.sort();
                lines
            };
            assert_eq!(sorted(&again), sorted(&path));
        }
    }

    async fn a_dump_that_was_changed_or_cut_short_changes_nothing(app) {
        let (_dir, path) = at("library.jsonl");
        app.with_role(Role::Patron).await;
        dump_into(app.app.db(), &path).await.unwrap();
        let whole = fs::read_to_string(&path).unwrap();
        app.with_role(Role::Patron).await;
        let cut = &whole[..whole.len() - 80];
        let changed = whole.replace("patron", "manager");
        let longer = format!("{whole}[1]\n");
        let older = whole.replacen("\"migrations\":[", "\"migrations\":[1,", 1);
        for bad in [cut, &changed, &longer, &older, "", "{\"sapa_dump\":1}\n"] {
            fs::write(&path, bad).unwrap();
            assert!(load(app.app.db(), &path).await.is_err());
        }
        assert_eq!(counts(app.app.db()).await.0, 2);
    }
}

on_each_engine! {
    async fn a_dump_that_fails_leaves_the_one_before_as_it_was(app) {
        let (dir, path) = at("sapa.dump");
        dump_into(app.app.db(), &path).await.expect("a dump");
        let before = fs::read(&path).expect("the dump");
        app.with_role(Role::Patron).await;
        let mut tx = app.write().await;
        sqlx::query("DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)").execute(&mut *tx).await.expect("another schema");
        tx.commit().await.expect("commit");
        assert!(dump_into(app.app.db(), &path).await.is_err());
        assert_eq!(fs::read(&path).expect("the dump"), before);
        assert_eq!(fs::read_dir(dir.path()).expect("the directory").count(), 1);
    }

    async fn a_backup_that_cannot_take_its_name_leaves_nothing_behind(app) {
        let (dir, path) = at("sapa.dump");
        // The last step fails: there is a directory of that name, and it is not empty.
        fs::create_dir_all(path.join("full")).expect("a directory");
        assert!(dump_into(app.app.db(), &path).await.is_err());
        assert!(copy_into(app.app.db(), &path).await.is_err());
        assert_eq!(fs::read_dir(dir.path()).expect("the directory").count(), 1);
    }
}
