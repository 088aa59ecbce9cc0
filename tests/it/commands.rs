//! Every command with right and wrong arguments: its exit code, what it says, and that it says it in plain words.

use crate::store_kit::{Database, both};
use regex::Regex;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use yousaid::definition::StaffDomains;
use yousaid::publish::publish_folder;

/// A definition that is right, in the folder that is shipped.
const RIGHT: &str = "survey-definitions/ward-design.json";

struct Case {
    arguments: &'static str,
    set: &'static [(&'static str, &'static str)],
    code: i32,
    says: &'static str,
}

const fn plain(arguments: &'static str, code: i32, says: &'static str) -> Case {
    Case { arguments, set: &[], code, says }
}

const fn set(
    set: &'static [(&'static str, &'static str)],
    arguments: &'static str,
    code: i32,
    says: &'static str,
) -> Case {
    Case { arguments, set, code, says }
}

const STAFF: &[(&str, &str)] = &[("YOUSAID_STAFF_DOMAINS", "trust.nhs.uk, example.nhs.uk")];

/// 0 done, 1 the input has errors, 2 wrong usage or settings.
const CASES: &[Case] = &[
    plain("", 2, "Usage: yousaid"),
    plain("--help", 0, "Example:"),
    plain("nothing", 2, "unrecognized subcommand 'nothing'"),
    plain("check", 2, "<FILES>..."),
    plain("check RIGHT", 0, ""),
    plain("check no-such.json", 1, "no-such.json:1:1: error: The file can't be read"),
    plain("check wrong.json", 1, "wrong.json:1:"),
    plain("check wrong.json --format json", 1, "\"severity\": \"error\""),
    plain("check RIGHT --format json", 0, "[]"),
    plain("check RIGHT --format yaml", 2, "invalid value 'yaml'"),
    plain("check --help", 0, "Example:"),
    plain("return", 2, "Usage: yousaid return"),
    plain("return --help", 0, "Example:"),
    plain("return fft", 2, "--month <MONTH>"),
    plain("return fft --help", 0, "Examples:"),
    plain("return fft --month november", 2, "expected a month such as 2026-11"),
    plain("return fft --month 2999-01", 1, "January 2999 has not begun"),
    plain("return fft --month 2026-01 --format csv", 0, "ICB Code,Trust Code,Trust Name"),
    plain("return fft --month 2026-01 --survey ward-design", 1, "does not ask the question"),
    plain("report", 2, "<SURVEY>"),
    plain("report --help", 0, "Examples:"),
    plain("report ward-design", 0, "0 answers have come in; figures are shown from 10 on."),
    plain("report ward-design --format html", 0, "<!doctype html>"),
    plain("report ward-design --format json", 0, "\"survey\": \"ward-design\""),
    plain("report ward-design --format csv", 0, "period,part,question"),
    plain("report ward-design --format doc", 2, "invalid value 'doc'"),
    plain("report ward-desing", 1, "Did you mean \"ward-design\"?"),
    plain("report ward-design --from yesterday", 2, "expected a day such as 2026-11-01"),
    plain("report ward-design --from 2026-11-02 --until 2026-11-01", 2, "--until is before --from."),
    plain("report ward-design --where role=child", 0, "Only where who answered is “Children”."),
    plain("report ward-design --where noise-at-night=often", 0, "is “Often”."),
    plain("report ward-design --where being-private/washing=hard --format csv", 0, "period,part,question"),
    plain("report ward-design --where liked-most=garden", 0, "People could choose several answers there"),
    plain("report ward-design --where role=child --where stayed=yes", 0, "Two things are crossed here"),
    plain("report ward-design --where role", 2, "such as role=child"),
    plain("report ward-design --where =child", 2, "such as role=child"),
    plain("report ward-design --where rol=child", 1, "Did you mean \"role\"?"),
    plain("report ward-design --where role=chidl", 1, "Did you mean \"child\"?"),
    plain("report ward-design --where noise-at-night=oftn", 1, "Did you mean \"often\"?"),
    plain("report ward-design --where being-private=hard", 1, "being-private/washing"),
    plain("report ward-design --where age=9", 1, "is answered with numbers"),
    plain("report ward-design --where one-change=quiet", 1, "is answered with words of people's own"),
    plain("report ward-design --where role=child --where role=parentCarer", 2, "of the same question"),
    plain("report ward-design --where role=child --where stayed=yes --where food-liked=often", 2, "twice at most"),
    plain("report ward-design --where role=child --from 2026-11-03", 2, "the first day of a month"),
    plain("report ward-design --where role=child --until 2026-11-03", 2, "and --until the last"),
    plain("report ward-design --where role=child --from 2026-11-01 --until 2026-11-30", 0, "Children"),
    plain("report ward-design --where role=child --from 2026-11-02 --until 2026-11-08", 0, "Children"),
    plain("report ward-design --where liked-most=garden --from 2026-11-01", 2, "leave out --from"),
    plain("report ward-design --for families", 0, "There are not enough answers yet."),
    plain("report ward-design --for child --format html", 0, "<title>What you told us"),
    plain("report ward-design --for child --language ur", 0, "آپ نے ہمیں کیا بتایا"),
    plain("report ward-design --for child --where role=child", 0, "There are not enough answers yet."),
    plain("report ward-design --for child --language de", 1, "only in: en"),
    plain("report ward-design --for child --format csv", 2, "as text, html or pdf"),
    plain("report ward-design --for everybody", 2, "expected team, families or child"),
    plain("report ward-design --language ur", 2, "give --for too"),
    plain("report ward-design --email ward.design@example.nhs.uk", 0, "is in the outbox."),
    plain("report ward-design --email FAMILIES@example.nhs.uk --where role=child", 0, "as a file in data/outbox"),
    plain("report ward-design --email somebody@example.nhs.uk", 2, "no report goes to somebody@example.nhs.uk"),
    plain("report ward-design --email somebody", 2, "is not an address that mail can go to"),
    plain("report ward-design --email families@example.nhs.uk --format csv", 2, "cannot be used with"),
    plain("report ward-design --email families@example.nhs.uk --where role=chidl", 1, "Did you mean \"child\"?"),
    set(STAFF, "report ward-design --email somebody@trust.nhs.uk", 0, "is in the outbox."),
    set(STAFF, "report ward-design --email somebody@mail.trust.nhs.uk", 2, "only to addresses at trust.nhs.uk"),
    set(
        &[("YOUSAID_STAFF_DOMAINS", "trust.nhs.uk")],
        "report ward-design --email ward.design@example.nhs.uk",
        2,
        "only to addresses at trust.nhs.uk",
    ),
    set(
        &[("YOUSAID_SMTP_URL", "smtps://user:hush@mail.example.nhs.uk")],
        "report ward-design --email ward.design@example.nhs.uk --where stayed=no",
        0,
        "by the mail server mail.example.nhs.uk",
    ),
    plain("outbox", 0, "report:ward-design:by-hand"),
    plain("outbox list", 0, "families@example.nhs.uk"),
    plain("outbox retry", 0, "No mail was put back."),
    plain("outbox retry 17", 1, "no failed mail has the id 17"),
    plain("outbox nothing", 2, "unrecognized subcommand"),
    plain("outbox --help", 0, "Examples:"),
    plain("outbox list --help", 0, "Example:"),
    plain("outbox retry --help", 0, "Example:"),
    plain("place", 2, "Usage: yousaid place"),
    plain("place --help", 0, "Examples:"),
    plain("place add --help", 0, "Examples:"),
    plain("place list --help", 0, "Example:"),
    plain("place poster --help", 0, "Example:"),
    plain("place archive --help", 0, "Example:"),
    plain("place restore --help", 0, "Example:"),
    plain("place list ward-design", 0, "ward-design has no place yet."),
    plain("place list ward-desing", 1, "Did you mean \"ward-design\"?"),
    plain("place add ward-design", 2, "<NAME>"),
    plain(
        "place add ward-design Dolphins --kind ward --site RXA01",
        0,
        "The place dolphins has the link http://127.0.0.1:8080/p/",
    ),
    plain("place add ward-design Dolphins --kind ward --id dolphins", 1, "there is a place with this short name"),
    plain("place add ward-design Dolphins --kind ward", 0, "does not keep the place"),
    plain("place add ward-design Dolphins --kind tent --last-day soon", 2, "lastDay: Write the day as 2026-11-01."),
    plain("place add ward-design Dolphins --kind ward --id Dolphins", 2, "--id: "),
    set(
        STAFF,
        "place add ward-design Otters --kind ward --to a@elsewhere.org",
        2,
        "Mail does not go to a@elsewhere.org",
    ),
    set(STAFF, "place add ward-design Otters --kind ward --to a@trust.nhs.uk", 0, "The place otters"),
    plain("place list ward-design", 0, "dolphins-2"),
    plain("place poster ward-design dolphins", 0, "</svg>"),
    plain(
        "place poster ward-design dolphins --lang en --size A5 --out dolphins.svg",
        0,
        "The poster is in dolphins.svg.",
    ),
    plain("place poster ward-design dolphins --lang fr", 1, "is not offered in \"fr\""),
    plain("place poster ward-design dolphins --size a3", 2, "expected a4 or a5"),
    plain("place poster ward-design dolphin", 1, "Did you mean \"dolphins\"?"),
    plain("place poster ward-design dolphins --out nowhere/dolphins.svg", 2, "nowhere/dolphins.svg"),
    plain("place archive ward-design dolphins", 0, "dolphins is archived."),
    plain("place list ward-design", 0, "archived"),
    plain("place restore ward-design dolphins", 0, "is used again."),
    plain("place archive ward-design nobody", 1, "has no place \"nobody\""),
    plain("account --help", 0, "Examples:"),
    plain("account", 2, "Usage: yousaid account"),
    plain("account link", 2, "<EMAIL>"),
    plain("account link --help", 0, "Example:"),
    plain("account link Ward.Design@example.nhs.uk", 0, "/account/link/"),
    plain("account link nobody@example.nhs.uk", 1, "no published survey names nobody@example.nhs.uk"),
    plain("account setup --help", 0, "Example:"),
    plain("account setup", 0, "/account/setup/"),
    plain("account list", 0, "Nobody has an account yet."),
    plain("account list --help", 0, "Example:"),
    plain("account add --help", 0, "Example:"),
    plain("account add sam@example.nhs.uk", 2, "--name <NAME>"),
    plain("account add Sam@example.nhs.uk --name Sam", 0, "sam@example.nhs.uk has an account, and no role yet."),
    plain("account add sam@example.nhs.uk --name Sam", 1, "has an account already"),
    plain("account add sam --name Sam", 2, "is not an address that mail can go to"),
    set(STAFF, "account add kim@elsewhere.org --name Kim", 2, "(YOUSAID_STAFF_DOMAINS)"),
    plain("account link sam@example.nhs.uk", 0, "/account/link/"),
    plain("team --help", 0, "Examples:"),
    plain("team", 2, "Usage: yousaid team"),
    plain("team list", 0, "There is no team yet."),
    plain("team list --help", 0, "Example:"),
    plain("team add --help", 0, "Example:"),
    plain("team add Wards", 0, "The team \"Wards\" has the short name wards."),
    plain("team add Wards", 1, "there is a team with this name"),
    plain("team add ---", 2, "unexpected argument"),
    plain("team add ...", 2, "a team needs a name with letters in it"),
    plain("team rename --help", 0, "Example:"),
    plain("team rename wards Play", 0, "wards is called \"Play\" now."),
    plain("team rename ward Play", 1, "Did you mean \"wards\"?"),
    plain("team give --help", 0, "Examples:"),
    plain("team give ward-design", 2, "<TEAM>"),
    plain("team give ward-design wards", 0, "ward-design belongs to wards."),
    plain("team give ward-desing wards", 1, "Did you mean \"ward-design\"?"),
    plain("team give ward-design ward", 1, "Did you mean \"wards\"?"),
    plain("team list", 0, "ward-design"),
    plain("team give ward-design --by-definition", 0, "belongs to the team that its definition names"),
    plain("account role --help", 0, "Examples:"),
    plain("account role sam@example.nhs.uk lead", 2, "--team <TEAM>"),
    plain("account role sam@example.nhs.uk lead --team wards", 0, "sam@example.nhs.uk is lead of wards."),
    plain("account role sam@example.nhs.uk lead --team ward", 1, "Did you mean \"wards\"?"),
    plain("account role sam@example.nhs.uk laed --team wards", 2, "Did you mean \"lead\"?"),
    plain("account role kim@example.nhs.uk lead --team wards", 1, "kim@example.nhs.uk has no account."),
    plain("account role sam@example.nhs.uk admin --organisation", 0, "is admin of the organisation."),
    plain("account role sam@example.nhs.uk admin --organisation --team wards", 2, "cannot be used with"),
    plain("account role sam@example.nhs.uk admin --organisation --take", 1, "is the organisation's only admin."),
    plain("account role sam@example.nhs.uk lead --team wards --take", 0, "is no longer lead of wards."),
    plain("account role sam@example.nhs.uk lead --team wards --take", 1, "is not lead of wards."),
    plain("account list", 0, "admin of the organisation"),
    plain("account setup", 1, "has an admin already"),
    plain("account audit --help", 0, "Examples:"),
    plain("account audit", 0, "give role"),
    plain("account audit --person nobody@example.nhs.uk", 0, "There is no such entry."),
    plain("account audit --survey ward-design", 0, "give survey"),
    plain("account audit --verify", 0, "The audit trail is whole:"),
    plain("account audit --verify --survey ward-design", 2, "cannot be used with"),
    plain("account forget-factor --help", 0, "Example:"),
    plain("account forget-factor sam@example.nhs.uk", 1, "has no second factor"),
    plain("account forget-factor lou@example.nhs.uk", 1, "has no account"),
    plain("account disable --help", 0, "Example:"),
    plain("account disable sam@example.nhs.uk", 1, "is the organisation's only admin."),
    plain("account disable kim@example.nhs.uk", 1, "kim@example.nhs.uk has no account."),
    plain("account add kim@example.nhs.uk --name Kim", 0, "has an account"),
    plain("account disable kim@example.nhs.uk", 0, "may not sign in any more"),
    plain("account link kim@example.nhs.uk", 1, "has no account that may sign in"),
    plain("account enable --help", 0, "Example:"),
    plain("account enable kim@example.nhs.uk", 0, "may sign in."),
    plain("demo --help", 0, "Example:"),
    plain("demo --listen here", 2, "invalid value 'here'"),
    plain("demo --listen 127.0.0.1:0 --surveys no-such-folder", 2, "no-such-folder"),
    plain("serve --help", 0, "Example:"),
    plain("serve now", 2, "unexpected argument 'now'"),
    set(&[("YOUSAID_LISTEN", "here")], "serve", 2, "YOUSAID_LISTEN is wrong"),
    set(&[("YOUSAID_LISTEN", "0.0.0.0:0")], "serve", 2, "YOUSAID_PUBLIC_URL http://0.0.0.0:0 is not https"),
    set(&[("YOUSAID_STAFF_DOMAINS", "@@")], "serve", 2, "YOUSAID_STAFF_DOMAINS is wrong"),
    set(&[("YOUSAID_COLOUR", "red")], "serve", 2, "YOUSAID_COLOUR is not a setting."),
    set(&[("YOUSAID_DATABASE_URL", "mysql://x")], "report ward-design", 2, "YOUSAID_DATABASE_URL is wrong"),
    set(&[("YOUSAID_DATABASE_URL", "sqlite:/dev/null/a/b.db")], "outbox", 2, "/dev/null/a"),
];

/// What Rust prints for programmers.
fn is_for_programmers(text: &str) -> bool {
    let marks =
        r#"panicked|RUST_BACKTRACE|backtrace|\b(Some|None|Ok|Err)\(|\b[A-Z]\w+ ?\{ \w+: |\b[A-Z]\w+\("|src/\w+"#;
    Regex::new(marks).unwrap().is_match(text)
}

struct Place {
    folder: PathBuf,
    url: String,
}

impl Place {
    fn run(&self, case: &Case) -> Output {
        let right = Path::new(env!("CARGO_MANIFEST_DIR")).join(RIGHT);
        let mut command = Command::new(env!("CARGO_BIN_EXE_yousaid"));
        let surveys = right.parent().unwrap();
        command.env_clear().current_dir(&self.folder).env("RUST_BACKTRACE", "1").env("TMPDIR", &self.folder);
        command.env("YOUSAID_DATABASE_URL", &self.url).env("YOUSAID_SURVEYS", surveys).envs(case.set.iter().copied());
        let arguments = case
            .arguments
            .split_whitespace()
            .map(|word| if word == "RIGHT" { right.as_os_str() } else { word.as_ref() });
        command.args(arguments).output().unwrap()
    }
}

fn check(place: &Place, case: &Case) {
    let output = place.run(case);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    let told = format!("yousaid {}\n{out}{err}", case.arguments);
    assert_eq!(output.status.code(), Some(case.code), "{told}");
    assert!(format!("{out}{err}").contains(case.says), "{:?} is not in {told}", case.says);
    assert!(!is_for_programmers(&out) && !is_for_programmers(&err), "{told}");
    assert!(!err.contains("hush") && !out.contains("hush"), "{told}");
    // Nothing is at a terminal here, so nobody waits for a word of progress.
    assert!(case.code != 0 || err.is_empty(), "{told}");
}

#[test]
fn what_rust_prints_for_programmers_is_known() {
    for text in ["thread 'main' panicked at", "Some(3)", "Error { kind: NotFound }", "Io(\"x\")", "src/cli/mod.rs:3"] {
        assert!(is_for_programmers(text), "{text}");
    }
}

both! {
    /// Beside a process that serves the database.
    async fn every_command_ends_as_it_should(db: &Database) {
        let store = db.open();
        let surveys = Path::new(env!("CARGO_MANIFEST_DIR")).join("survey-definitions");
        publish_folder(&store, &surveys, &StaffDomains::default(), 1_795_420_800).await.unwrap();
        let folder = crate::world::fresh_folder();
        std::fs::write(folder.join("wrong.json"), "{\"id\": \"Wrong\"}").unwrap();
        let place = Place { folder: folder.clone(), url: db.url.clone() };
        CASES.iter().for_each(|case| check(&place, case));
        if db.is_sqlite() {
            check(&place, &plain("serve", 2, "another yousaid serves this database"));
        }
        store.shutdown().await;
        // And without one.
        check(&place, &set(&[("YOUSAID_SURVEYS", "no-such-folder")], "serve", 2, "no-such-folder"));
        check(&place, &plain("report ward-design --email families@example.nhs.uk --where stayed=yes", 0, "else the next one does"));
        std::fs::remove_dir_all(folder).ok();
    }
}
