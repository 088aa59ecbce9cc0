//! What the migrations make is what `schema.rs` says, on both databases.

use crate::store_kit::{Database, both};
use std::collections::BTreeSet;

const SCHEMA: &str = include_str!("../../src/store/schema.rs");
const SQLITE: &str = "SELECT m.name || '.' || c.name || ' ' || c.type || CASE c.\"notnull\" WHEN 1 THEN '' ELSE ' NULL' END AS told \
    FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'";
const POSTGRES: &str = "SELECT table_name || '.' || column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN '' ELSE ' NULL' END AS told \
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'";

both! {
    async fn the_tables_are_as_described(db: &Database) {
        db.open().shutdown().await;
        let found: BTreeSet<String> = db.outside().ask(if db.is_sqlite() { SQLITE } else { POSTGRES }).into_iter().collect();
        assert_eq!(found, described(db.is_sqlite()));
    }
}

#[test]
fn both_have_the_same_versions() {
    let versions = |kind: &str| -> BTreeSet<_> {
        let folder = format!("{}/migrations/{kind}", env!("CARGO_MANIFEST_DIR"));
        let all = std::fs::read_dir(folder).expect("migrations");
        all.map(|one| one.expect("a folder").file_name()).collect()
    };
    assert_eq!(versions("sqlite"), versions("postgres"));
}

/// `table.column TYPE [NULL]` of all columns in `schema.rs`. Drafts have a file of their own
/// beside SQLite, and only there do submissions arrive together.
fn described(sqlite: bool) -> BTreeSet<String> {
    let mut table = "";
    let mut columns = BTreeSet::new();
    for line in SCHEMA.lines().map(str::trim) {
        if let Some((name, kind)) = line.trim_end_matches(',').split_once(" -> ") {
            let kind = native(kind, sqlite, format!("{table}.{name}") == "arrivals.id");
            columns.insert(format!("{table}.{name} {kind}"));
        } else if let Some((name, _)) = line.split_once(" (") {
            table = name;
        }
    }
    let elsewhere = if sqlite { "drafts." } else { "arrivals." };
    columns.retain(|column| !column.starts_with(elsewhere));
    columns
}

/// SQLite calls its row id nullable, though it never is.
fn native(kind: &str, sqlite: bool, row_id: bool) -> String {
    let (inner, null) = match kind.strip_prefix("Nullable<") {
        Some(inner) => (inner.trim_end_matches('>'), " NULL"),
        None => (kind, if sqlite && row_id { " NULL" } else { "" }),
    };
    let name = match (inner, sqlite) {
        ("BigInt" | "Integer" | "Bool", true) => "INTEGER",
        ("Text", true) => "TEXT",
        ("Binary", true) => "BLOB",
        ("BigInt", false) => "bigint",
        ("Integer", false) => "integer",
        ("Bool", false) => "boolean",
        ("Text", false) => "text",
        ("Binary", false) => "bytea",
        (other, _) => panic!("schema.rs has a new type, {other}"),
    };
    format!("{name}{null}")
}
