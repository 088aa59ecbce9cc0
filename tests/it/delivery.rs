//! The worker against mail servers of every temper: a mail is delivered, or an operator sees that it isn't.

use crate::mail_kit::{MONDAY, Plain, TestClock, delivery, header, memory, message_ids, smtp, worker};
use crate::on_both;
use crate::smtp::{At, Play, Protection, Server, certificate};
use crate::store_kit::{Database, both};
use std::sync::Arc;
use std::time::Duration;
use yousaid::delivery::{Bell, Letter, Letters, Mail, Mailer, Outcome, Scheduler, StaffDomains, Trouble, Worker, run};
use yousaid::publish::{Catalogue, Variants};
use yousaid::store::{Delivery, DeliveryState, Store};

async fn only(store: &Store) -> Delivery {
    let mut all = store.deliveries(None, 10).await.unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}

async fn one<L: Letters>(worker: &Worker<L>) -> Outcome {
    worker.try_deliver_one().await.unwrap()
}

const ID: &str = "<00000000-0000-4000-8000-000000000001@example.org>";

/// What passes is tried again after a minute and then arrives, once; what nobody can know may arrive twice, with the
/// same Message-ID.
const PASSING: &[(Play, &str, usize)] = &[
    (Play::Say(At::Greeting, "421 closing"), "421", 1),
    (Play::Say(At::Mail, "421 closing"), "421", 1),
    (Play::Say(At::Rcpt, "450 mailbox busy"), "450", 1),
    (Play::Say(At::Data, "451 try later"), "451", 1),
    (Play::Say(At::Rcpt, "452 disk full"), "452", 1),
    (Play::Say(At::End, "452 disk full"), "452", 1),
    (Play::Say(At::Mail, "sorry?"), "", 1),
    (Play::Stall(At::Greeting), "did not answer", 1),
    (Play::Stall(At::Rcpt), "did not answer", 1),
    (Play::Stall(At::End), "did not answer", 1),
    (Play::HangUp, "", 2),
];

both! {
    async fn what_passes_is_tried_again(db: &Database) {
        let store = db.open();
        for (number, (play, said, mails)) in (1..).zip(PASSING) {
            let (server, clock) = (Server::start(&[*play]), TestClock::at(MONDAY));
            let worker = worker(&store, smtp(&server.url()), &clock);
            let new = delivery(number);
            store.enqueue(new.clone()).await.unwrap();
            assert_eq!(one(&worker).await, Outcome::Retry, "{play:?}");
            let waiting = store.deliveries(Some(DeliveryState::Waiting), 10).await.unwrap().remove(0);
            let error = waiting.last_error.clone().unwrap();
            assert!(error.contains(said) && !error.is_empty(), "{play:?}: {error}");
            assert_eq!((one(&worker).await, waiting.next_at), (Outcome::Nothing, MONDAY + 60), "{play:?}");
            clock.pass(60);
            assert_eq!(one(&worker).await, Outcome::Sent, "{play:?}");
            let id = format!("<{}@example.org>", new.id);
            assert_eq!(message_ids(&server.mails()), vec![id; *mails], "{play:?}");
        }
        store.shutdown().await;
    }
}

/// What lasts fails at once, and is sent when an operator has put it back.
const LASTING: &[Play] = &[
    Play::Say(At::Rcpt, "550 no such user"),
    Play::Say(At::Rcpt, "552 mailbox full"),
    Play::Say(At::End, "554 no, thanks"),
    Play::Say(At::Mail, "554 no, thanks"),
    Play::Say(At::Greeting, "554 not you"),
];

both! {
    async fn what_lasts_fails_at_once(db: &Database) {
        let store = db.open();
        for (number, play) in (1..).zip(LASTING) {
            let (server, clock) = (Server::start(&[*play]), TestClock::at(MONDAY));
            let worker = worker(&store, smtp(&server.url()), &clock);
            store.enqueue(delivery(number)).await.unwrap();
            assert_eq!(one(&worker).await, Outcome::Failed, "{play:?}");
            clock.pass(30 * 86_400);
            assert_eq!(one(&worker).await, Outcome::Nothing, "{play:?}");
            let failed = store.deliveries(Some(DeliveryState::Failed), 10).await.unwrap().remove(0);
            let Play::Say(_, said) = play else { panic!() };
            assert!(failed.last_error.unwrap().contains(&said[..3]), "{play:?}");
            assert!(server.mails().is_empty());
            store.requeue(&failed.id, clock.seconds()).await.unwrap();
            assert_eq!((one(&worker).await, server.mails().len()), (Outcome::Sent, 1), "{play:?}");
        }
        store.shutdown().await;
    }
}

both! {
    async fn what_was_taken_is_sent_whatever_the_goodbye(db: &Database) {
        let store = db.open();
        for (number, play) in (1..).zip([Play::Stall(At::Quit), Play::Say(At::Quit, "500 what?")]) {
            let server = Server::start(&[play]);
            store.enqueue(delivery(number)).await.unwrap();
            let worker = worker(&store, smtp(&server.url()), &TestClock::at(MONDAY));
            assert_eq!((one(&worker).await, server.mails().len()), (Outcome::Sent, 1), "{play:?}");
        }
        store.shutdown().await;
    }
}

both! {
    async fn what_never_passes_fails_within_a_day(db: &Database) {
        let (store, clock) = (db.open(), TestClock::at(MONDAY));
        let server = Server::start(&[Play::Say(At::Auth, "535 who are you?"); 8]);
        let url = format!("smtp://user:password@{}", server.address);
        let worker = worker(&store, smtp(&url), &clock);
        store.enqueue(delivery(1)).await.unwrap();
        let mut tries = Vec::new();
        while one(&worker).await == Outcome::Retry {
            let waiting = only(&store).await;
            tries.push((waiting.next_at - clock.seconds()) / 60);
            clock.pass(waiting.next_at - clock.seconds());
        }
        assert_eq!(tries, [1, 5, 30, 120, 360, 360, 540]);
        let failed = only(&store).await;
        assert_eq!((failed.state, failed.attempts), (DeliveryState::Failed, 8));
        assert!(failed.last_error.unwrap().contains("535"));
        store.shutdown().await;
    }
}

both! {
    async fn where_nobody_listens_is_tried_again(db: &Database) {
        let store = db.open();
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let worker = worker(&store, smtp(&format!("smtp://{free}")), &TestClock::at(MONDAY));
        store.enqueue(delivery(1)).await.unwrap();
        assert_eq!(one(&worker).await, Outcome::Retry);
        let error = only(&store).await.last_error.unwrap();
        assert!(error.contains("refused"), "{error}");
        store.shutdown().await;
    }
}

both! {
    async fn a_mail_server_that_nobody_vouches_for_gets_nothing(db: &Database) {
        let store = db.open();
        let ((config, _), clock) = (certificate(), TestClock::at(MONDAY));
        let implicit = Server::listen("127.0.0.1:0", Protection::Implicit(config.clone()), &[]);
        let start = Server::listen("127.0.0.2:0", Protection::StartTls(config), &[]);
        let plain = Server::listen("127.0.0.2:0", Protection::Plain, &[]);
        let secret = "user:password@";
        for (number, (server, url, said)) in (1..).zip([
            (&implicit, format!("smtps://{secret}localhost:{}", implicit.address.port()), "ertificate"),
            (&start, format!("smtp://{secret}{}", start.address), "ertificate"),
            (&plain, format!("smtp://{secret}{}", plain.address), "STARTTLS"),
        ]) {
            store.enqueue(delivery(number)).await.unwrap();
            assert_eq!(one(&worker(&store, smtp(&url), &clock)).await, Outcome::Retry);
            let all = store.deliveries(None, 10).await.unwrap();
            let error = all.iter().find(|one| one.id == delivery(number).id).unwrap().last_error.clone().unwrap();
            assert!(error.contains(said), "{url}: {error}");
            assert!(server.mails().is_empty());
            assert!(!server.commands().iter().any(|command| command == "AUTH" || command == "MAIL"), "{:?}", server.commands());
        }
        store.shutdown().await;
    }
}

both! {
    async fn a_mail_server_that_an_own_authority_vouches_for_gets_the_mail(db: &Database) {
        let store = db.open();
        let ((config, pem), clock) = (certificate(), TestClock::at(MONDAY));
        let file = std::env::temp_dir().join(format!("yousaid-ca-{}-{}.pem", std::process::id(), db.is_sqlite()));
        std::fs::write(&file, pem).unwrap();
        let implicit = Server::listen("127.0.0.1:0", Protection::Implicit(config.clone()), &[]);
        let start = Server::listen("127.0.0.2:0", Protection::StartTls(config), &[]);
        for (number, (server, url)) in (1..).zip([
            (&implicit, format!("smtps://user:p%40ss@localhost:{}", implicit.address.port())),
            (&start, format!("smtp://user:p%40ss@{}", start.address)),
        ]) {
            store.enqueue(delivery(number)).await.unwrap();
            let worker = worker(&store, smtp(&format!("{url}?ca={}", file.display())), &clock);
            assert_eq!((one(&worker).await, server.mails().len()), (Outcome::Sent, 1), "{:?}", store.deliveries(None, 1).await);
            assert!(server.commands().contains(&"AUTH".to_owned()));
        }
        std::fs::remove_file(file).unwrap();
        store.shutdown().await;
    }
}

both! {
    async fn two_workers_send_each_mail_once(db: &Database) {
        let (store, other) = if db.is_sqlite() { (db.open(), db.open_beside()) } else { (db.open(), db.open()) };
        let (server, clock) = (Server::start(&[]), TestClock::at(MONDAY));
        for number in 0..20 {
            store.enqueue(delivery(number)).await.unwrap();
        }
        let (a, b) = (worker(&store, smtp(&server.url()), &clock), worker(&other, smtp(&server.url()), &clock));
        let (a, b) = futures_util::future::join(a.deliver_all(), b.deliver_all()).await;
        let mut ids = message_ids(&server.mails());
        ids.sort();
        let expected: Vec<String> = (0..20).map(|number| format!("<{}@example.org>", delivery(number).id)).collect();
        assert_eq!((ids, a.unwrap().len() + b.unwrap().len()), (expected, 20));
        other.shutdown().await;
        store.shutdown().await;
    }
}

both! {
    /// The one case in which a mail arrives twice: nobody can know whether it went.
    async fn a_crash_after_sending_repeats_the_same_message_id(db: &Database) {
        let (store, clock) = (db.open(), TestClock::at(MONDAY));
        let (mailer, memory) = memory();
        let worker = worker(&store, mailer, &clock);
        store.enqueue(delivery(1)).await.unwrap();
        let claimed = store.claim(clock.seconds(), clock.seconds() + 300).await.unwrap().unwrap();
        let letter = worker.letters.letter(&claimed).await.unwrap();
        let (to, at) = (claimed.recipient.as_str(), worker.clock.now());
        worker.mailer.send(&Mail { delivery: &claimed.id, from: &worker.sender, to, letter: &letter, at }).await.unwrap();
        // Here it ends, before it could note what it did.
        clock.pass(299);
        assert_eq!(one(&worker).await, Outcome::Nothing);
        clock.pass(1);
        assert_eq!(one(&worker).await, Outcome::Sent);
        assert_eq!(message_ids(&memory.mails()), [ID, ID]);
        assert_eq!(only(&store).await.message_id.as_deref(), Some(ID));
        store.shutdown().await;
    }
}

both! {
    async fn a_delivery_that_ends_every_worker_is_given_up(db: &Database) {
        let (store, clock) = (db.open(), TestClock::at(MONDAY));
        store.enqueue(delivery(1)).await.unwrap();
        for _ in 0..8 {
            store.claim(clock.seconds(), clock.seconds() + 300).await.unwrap().unwrap();
            clock.pass(300);
        }
        let (mailer, memory) = memory();
        assert_eq!(one(&worker(&store, mailer, &clock)).await, Outcome::Failed);
        assert!(memory.mails().is_empty());
        store.shutdown().await;
    }
}

both! {
    async fn who_is_not_staff_gets_no_mail(db: &Database) {
        let (store, clock) = (db.open(), TestClock::at(MONDAY));
        let (mailer, memory) = memory();
        let staff = StaffDomains::new(&["trust.example".to_owned()]);
        let worker = Worker { staff, ..worker(&store, mailer, &clock) };
        store.enqueue(delivery(1)).await.unwrap();
        assert_eq!(one(&worker).await, Outcome::Failed);
        let failed = only(&store).await;
        assert!(failed.last_error.unwrap().contains("YOUSAID_STAFF_DOMAINS"));
        assert!(memory.mails().is_empty());
        store.shutdown().await;
    }
}

both! {
    async fn a_file_is_a_whole_mail_and_a_repeat_overwrites_it(db: &Database) {
        let (store, clock) = (db.open(), TestClock::at(MONDAY));
        let data = std::env::temp_dir().join(format!("yousaid-mail-{}-{}", std::process::id(), db.is_sqlite()));
        let worker = worker(&store, Mailer::choose(None, &data).unwrap(), &clock);
        for _ in 0..2 {
            store.enqueue(delivery(1)).await.unwrap();
            assert_eq!(one(&worker).await, Outcome::Sent);
            db.outside().execute("UPDATE outbox SET state = 'waiting'");
        }
        let files: Vec<_> = std::fs::read_dir(data.join("outbox")).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files, [data.join("outbox/00000000-0000-4000-8000-000000000001.eml")]);
        is_a_whole_mail(&std::fs::read(&files[0]).unwrap());
        std::fs::remove_dir_all(data).unwrap();
        store.shutdown().await;
    }
}

/// Letters whose writer is told to stop while writing the first.
struct Last<'a>(&'a Bell);

impl Letters for Last<'_> {
    async fn letter(&self, delivery: &Delivery) -> Result<Letter, Trouble> {
        self.0.stop();
        Plain.letter(delivery).await
    }
}

both! {
    async fn a_worker_that_is_told_to_stop_finishes_the_mail_on_its_way(db: &Database) {
        let (store, clock, bell) = (db.open(), TestClock::at(MONDAY), Bell::default());
        let (mailer, memory) = memory();
        let Worker { store, clock, mailer, sender, staff, .. } = worker(&store, mailer, &clock);
        let worker = Worker { letters: Last(&bell), store, clock, mailer, sender, staff };
        let catalogue = Catalogue::load(worker.store.clone(), Variants::All).await.unwrap();
        let scheduler = Scheduler::new(worker.store.clone(), Arc::new(catalogue), String::new());
        for number in 1..=2 {
            worker.store.enqueue(delivery(number)).await.unwrap();
        }
        run(&scheduler, &worker, &bell).await;
        assert_eq!(message_ids(&memory.mails()), [ID]);
        let waiting = worker.store.deliveries(Some(DeliveryState::Waiting), 9).await.unwrap();
        assert_eq!(waiting.iter().map(|one| one.attempts).collect::<Vec<_>>(), [0]);
        worker.store.shutdown().await;
    }
}

/// Letters whose writer lets another go on when the first of them is written, and stops at the second.
struct Two<'a> {
    bell: &'a Bell,
    go_on: std::sync::mpsc::Sender<()>,
}

impl Letters for Two<'_> {
    async fn letter(&self, delivery: &Delivery) -> Result<Letter, Trouble> {
        if self.go_on.send(()).is_err() {
            self.bell.stop();
        }
        Plain.letter(delivery).await
    }
}

on_both! {
    /// The worker rests for a whole hour here, so that nothing but the web can wake it.
    fn a_mail_that_somebody_waits_for_leaves_at_once(world) {
        let (bell, clock) = (Bell::resting(Duration::from_secs(3600)), TestClock::at(world.now().as_second()));
        let (mailer, memory) = memory();
        let (go_on, goes_on) = std::sync::mpsc::channel();
        let Worker { store, clock, mailer, sender, staff, .. } = worker(&world.store, mailer, &clock);
        let worker = Worker { letters: Two { bell: &bell, go_on }, store, clock, mailer, sender, staff };
        let scheduler = Scheduler::new(world.store.clone(), Arc::clone(&world.catalogue), String::new());
        world.run(world.store.enqueue(delivery(1))).unwrap();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                goes_on.recv().unwrap();
                drop(goes_on);
                let asked = world.browser().post("/account", &[("email", "ward.design@example.nhs.uk")]);
                assert_eq!(asked.status, 200);
            });
            let working = run(&scheduler, &worker, &bell);
            world.run(async { tokio::time::timeout(Duration::from_secs(30), working).await }).expect("it is woken");
        });
        let to: Vec<String> = memory.mails().iter().map(|mail| header(mail, "To")).collect();
        assert_eq!(to, ["lead1@example.org", "ward.design@example.nhs.uk"]);
    }

    fn what_the_web_puts_into_the_outbox_wakes_who_waits(world) {
        let waits = || world.run(async { tokio::time::timeout(Duration::from_millis(1), world.store.mail_waits()).await.is_ok() });
        assert!(!waits());
        world.browser().post("/account", &[("email", "ward.design@example.nhs.uk")]);
        assert_eq!((waits(), waits()), (true, false));
    }
}

fn is_a_whole_mail(mail: &[u8]) {
    for (name, value) in [
        ("From", "\"Feedback\" <feedback@example.org>"),
        ("To", "lead1@example.org"),
        ("Subject", "report:ward:week-monday 2026-W47"),
        ("Date", "Mon, 23 Nov 2026 08:00:00 +0000"),
        ("Message-ID", ID),
        ("Auto-Submitted", "auto-generated"),
    ] {
        assert_eq!(header(mail, name).replace('"', ""), value.replace('"', ""));
    }
    let mail = mailparse::parse_mail(mail).unwrap();
    assert_eq!(mail.ctype.mimetype, "multipart/alternative");
    let parts: Vec<_> =
        mail.subparts.iter().map(|part| (part.ctype.mimetype.as_str(), part.ctype.charset.as_str())).collect();
    assert_eq!(parts, [("text/plain", "utf-8"), ("text/html", "utf-8")]);
    let text = mail.subparts[0].get_body().unwrap().replace("\r\n", "\n");
    assert_eq!(text, "Hello,\nfifty words cost \u{a3}5.\n.\nGoodbye from report:ward:week-monday, 2026-W47.\n");
}

#[test]
fn a_wrong_mail_server_is_an_error_at_start() {
    for (url, said) in [
        ("smtp://", "YOUSAID_SMTP_URL is wrong: expected"),
        ("smtps://user:secret@host/path", "YOUSAID_SMTP_URL is wrong: expected"),
        ("smtps://host?ca=/no/such/secret.pem", "/no/such/"),
    ] {
        let wrong = Mailer::choose(Some(url), "data".as_ref()).err().unwrap().to_string();
        assert!(wrong.contains(said) && !wrong.contains("user:secret"), "{wrong}");
    }
    assert!(yousaid::delivery::Sender::parse("nobody").is_err());
    assert!(yousaid::delivery::Sender::parse("yousaid <yousaid@localhost>").is_ok());
}
