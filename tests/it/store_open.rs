//! Opening: the true reason where it fails, one serving process, one migration at a time.

use crate::store_kit::{Database, both, response};
use yousaid::store::{Mode, OpenError, Options, Store, Submitted};

fn refusal(options: &Options) -> OpenError {
    match Store::open(options) {
        Ok(_) => panic!("opened"),
        Err(error) => error,
    }
}

#[test]
fn a_second_serving_process_is_told() {
    crate::store_kit::run(Database::sqlite(), async |db| {
        let store = db.open();
        assert_eq!(refusal(&db.options()), OpenError::Serving);
        let beside = db.open_beside();
        assert_eq!(beside.submit(response(1)).await, Ok(Submitted::Stored));
        assert_eq!(store.submit(response(1)).await, Ok(Submitted::Already));
        beside.shutdown().await;
        store.shutdown().await;
        db.open().shutdown().await;
    });
}

#[test]
fn two_nodes_may_share_one_postgresql() {
    crate::store_kit::run(Database::postgres(), async |db| {
        let (one, other) = (db.open(), db.open());
        assert_eq!(one.submit(response(1)).await, Ok(Submitted::Stored));
        assert_eq!(other.submit(response(1)).await, Ok(Submitted::Already));
        one.shutdown().await;
        other.shutdown().await;
    });
}

#[test]
fn the_true_reason_is_told() {
    let check = |url: &str, part: &str| {
        let told = refusal(&Options::new(url)).to_string();
        assert!(told.contains(part), "{told}");
    };
    check("mysql://x/y", "write sqlite:PATH or postgres://USER@HOST/DATABASE");
    check("sqlite:", "needs the path of a file");
    check("sqlite:/dev/null/x.db", "/dev/null");
    check("postgres://nobody@127.0.0.1:1/none", "refused");
    check("postgres://nobody@/none?host=/nowhere", "No such file");
}

#[test]
fn no_file_is_made_where_postgresql_is_down() {
    let before = std::fs::read_dir(".").expect("a folder").count();
    refusal(&Options::new("postgres://nobody@127.0.0.1:1/none"));
    assert_eq!(std::fs::read_dir(".").expect("a folder").count(), before);
}

both! {
    async fn many_may_open_a_new_database_at_once(db: &Database) {
        let open = || Store::open(&Options { mode: Mode::Beside, ..db.options() }).map(drop);
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
            for one in all {
                assert_eq!(one.join().expect("no panic"), Ok(()));
            }
        });
    }
}

both! {
    async fn a_newer_database_is_refused(db: &Database) {
        db.open().shutdown().await;
        db.outside().execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000000')");
        assert_eq!(refusal(&db.options()), OpenError::Newer);
    }
}

both! {
    async fn an_older_database_is_migrated(db: &Database) {
        let first = "DELETE FROM __diesel_schema_migrations";
        db.open().shutdown().await;
        db.outside().execute(first);
        assert!(matches!(refusal(&db.options()), OpenError::Migration(_)), "the tables are there already");
        let left = db.outside().ask("SELECT CAST(count(*) AS TEXT) AS told FROM __diesel_schema_migrations");
        assert_eq!(left, ["0"], "a failed migration leaves the old layout");
    }
}

#[test]
fn a_command_does_not_migrate_under_a_serving_process() {
    crate::store_kit::run(Database::sqlite(), async |db| {
        let store = db.open();
        db.outside().execute("DELETE FROM __diesel_schema_migrations");
        let beside = Options { mode: Mode::Beside, ..db.options() };
        assert_eq!(refusal(&beside), OpenError::Older);
        store.shutdown().await;
    });
}

#[test]
fn drafts_that_cannot_be_read_are_begun_anew() {
    crate::store_kit::run(Database::sqlite(), async |db| {
        db.open().shutdown().await;
        let drafts = db.file().with_file_name("drafts.db");
        for damage in ["this is no database, whatever its name says ".repeat(50), String::new()] {
            std::fs::write(&drafts, damage).expect("damages");
            let store = db.open();
            assert_eq!(store.put_draft([1; 32].into(), vec![1], 10).await, Ok(()));
            assert_eq!(store.draft([1; 32].into()).await, Ok(Some(vec![1])));
            store.shutdown().await;
        }
    });
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    crate::store_kit::run(Database::sqlite(), async |db| {
        std::fs::create_dir_all(db.file().parent().expect("a folder")).expect("makes it");
        std::fs::write(db.file(), "dear diary".repeat(100)).expect("writes");
        let told = refusal(&db.options()).to_string();
        assert!(told.contains("not a database"), "{told}");
        assert_eq!(std::fs::read_to_string(db.file()).expect("reads"), "dear diary".repeat(100));
    });
}
