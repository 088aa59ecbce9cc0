//! Digests: as often as somebody has chosen, of what they may read, quiet where nothing is new, once, and ended by one
//! click.

use crate::author::Author;
use crate::mail_kit::{header, memory};
use crate::on_both;
use crate::places::send;
use crate::store_kit::Outside;
use crate::store_places::{entry as place_entry, point};
use crate::world::World;
use mailparse::MailHeaderMap;
use std::collections::BTreeMap;
use std::sync::Arc;
use yousaid::clock::Clock;
use yousaid::delivery::{Outcome, Reports, Scheduler, Sender, StaffDomains, Templated, Worker};
use yousaid::figures::{self, Books, Due};
use yousaid::files::{Fonts, HAS_PDF};
use yousaid::render::Renderer;
use yousaid::rights::{Duty, Role, Scope};
use yousaid::store::{CollectionPoint, Delivery, NewPerson, Often, PersonState, Removed, Told};

const DAY: i64 = 86_400;
const PAGE: &str = "/account/digests";
const FAIR: &str = "spring-fair";

/// Somebody who reads the results of all teams.
fn lead(world: &World, email: &str) -> Author {
    let person = NewPerson { email: email.to_owned(), name: "Sam".to_owned(), created_at: 0 };
    world.run(world.store.add_person(person, world.entry())).unwrap();
    let duty = Duty { role: Role::Lead, scope: Scope::Organisation };
    world.run(world.store.give_role(email, duty, None, world.entry())).unwrap();
    Author::signed_in(world, email, PAGE)
}

fn chosen(author: &Author, often: &str, more: &[(&str, &str)]) {
    let fields: Vec<(&str, &str)> = [("often", often)].into_iter().chain(more.iter().copied()).collect();
    let done = author.post(PAGE, &fields);
    assert_eq!((done.status, done.location()), (303, "/account/digests?done=saved"), "{}", done.body);
}

/// Answers to the fair that join the figures, all but ten.
fn released(world: &World, answers: &[(&str, usize)]) {
    for (place, count) in answers {
        send(world, place, *count);
    }
    let edition = world.catalogue.current(FAIR).unwrap();
    let due = world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
    assert!(matches!(due, Due::Released(_)), "{due:?}");
}

fn fair(world: &World) {
    world.publish_test_definition(FAIR);
    for (place, code) in [("tea", "calm-otter-42"), ("cake", "warm-owl-17")] {
        world.run(world.store.add_place_to(point(FAIR, place, code), place_entry("add place"))).unwrap();
    }
}

fn scheduler(world: &World) -> Scheduler {
    Scheduler::new(world.store.clone(), Arc::clone(&world.catalogue), world.url.clone())
}

fn tick(world: &World) {
    world.run(scheduler(world).tick(world.now())).unwrap();
}

/// The digests that stand in the outbox.
fn waiting(world: &World) -> Vec<Delivery> {
    let mut all = world.run(world.store.deliveries(None, 1_000)).unwrap();
    all.retain(|one| one.kind == "digest");
    all.sort_by(|one, other| (&one.report, &one.recipient).cmp(&(&other.report, &other.recipient)));
    all
}

/// Sends all mails; what became of each, and the digests among them.
fn sent(world: &World) -> (Vec<Outcome>, Vec<Vec<u8>>) {
    let renderer = Arc::new(Renderer::load(&world.interface).unwrap());
    let at = world.now();
    let clock = Clock::of(move || at);
    let reports = Reports {
        store: world.store.clone(),
        catalogue: Arc::clone(&world.catalogue),
        interface: Arc::clone(&world.interface),
        renderer: Arc::clone(&renderer),
        keys: world.keys.clone(),
        public_url: world.url.clone(),
        books: Books::default(),
        fonts: Fonts::default(),
    };
    let letters = Templated { renderer, clock: clock.clone(), brand: "Example".to_owned(), reports };
    let (mailer, memory) = memory();
    let sender = Sender::parse("Feedback <feedback@example.org>").unwrap();
    let store = world.store.clone();
    let worker = Worker { store, clock, letters, mailer, sender, staff: StaffDomains::default() };
    let outcomes = world.run(worker.deliver_all()).unwrap();
    let mut mails = memory.mails();
    mails.retain(|mail| !header(mail, "List-Unsubscribe").is_empty());
    (outcomes, mails)
}

/// One round: what is due is put into the outbox and sent.
fn round(world: &World) -> Vec<Vec<u8>> {
    tick(world);
    sent(world).1
}

/// The words of a mail: plain, and as HTML.
fn words(mail: &[u8]) -> (String, String) {
    let mail = mailparse::parse_mail(mail).unwrap();
    let words = if mail.ctype.mimetype == "multipart/mixed" { &mail.subparts[0] } else { &mail };
    let [plain, html] = words.subparts.as_slice() else { panic!("{:?}", words.ctype) };
    (plain.get_body().unwrap().replace("\r\n", "\n"), html.get_body().unwrap())
}

/// The path of the link by which a mail is left.
fn leave(world: &World, mail: &[u8]) -> String {
    let link = header(mail, "List-Unsubscribe");
    link.trim_start_matches('<').trim_end_matches('>').strip_prefix(&world.url).unwrap().to_owned()
}

on_both! {
    fn a_digest_comes_as_often_as_its_reader_has_chosen(world) {
        fair(world);
        released(world, &[("tea", 30), ("cake", 30)]);
        for often in ["off", "release", "day", "week", "month"] {
            chosen(&lead(world, &format!("{often}@example.org")), often, &[]);
        }
        let start = world.now();
        // Saturday noon; answers join the figures at noon on the 24th (a Tuesday), the 26th, and 8 December.
        let joined = [3, 5, 17].map(|days| start.as_second() + days * DAY);
        let mut got: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for _ in 0..42 * 6 {
            if joined.contains(&world.now().as_second()) {
                released(world, &[("tea", 20), ("cake", 20)]);
            }
            for mail in round(world) {
                let at = world.now().strftime("%m-%dT%H").to_string();
                got.entry(header(&mail, "To")).or_default().push(at);
            }
            world.pass(4 * 3_600);
        }
        let expected = [
            ("release@example.org", vec!["11-24T12", "11-26T12", "12-08T12"]),
            ("day@example.org", vec!["11-25T08", "11-27T08", "12-09T08"]),
            ("week@example.org", vec!["11-30T08", "12-14T08"]),
            ("month@example.org", vec!["12-01T08", "01-01T08"]),
        ];
        let expected = expected.map(|(to, at)| (to.to_owned(), at.into_iter().map(str::to_owned).collect()));
        assert_eq!(got, expected.into_iter().collect());
    }

    fn a_digest_says_what_the_page_says(world) {
        fair(world);
        let lead = lead(world, "lead@example.org");
        chosen(&lead, "release", &[]);
        assert_eq!(round(world).len(), 0, "nothing is new");
        released(world, &[("tea", 40), ("cake", 40)]);
        let mail = round(world).remove(0);
        let page = lead.get(&format!("/results/{FAIR}")).body;
        let (plain, html) = words(&mail);
        let finding = lead.get(&format!("/results/{FAIR}")).between("<p class=\"big\">", " to “").unwrap().to_owned();
        assert!(finding.contains("of 70 people ("), "{finding}");
        for said in [finding.as_str(), "80 answers have come in; these figures are of 70."] {
            for (where_, text) in [("page", &page), ("text", &plain), ("HTML", &html)] {
                assert!(text.contains(said), "{where_} does not say {said}: {text}");
            }
        }
        assert!(plain.contains(&format!("{}/results/{FAIR}\n", world.url)), "{plain}");
        assert!(plain.contains("whenever answers have joined the figures, because you chose so."), "{plain}");
        assert!(header(&mail, "Subject").starts_with(&format!("Our spring fair: {}", finding.replace('\u{a0}', " "))), "{}", header(&mail, "Subject"));
        for never in ["<img", "<svg", "<script", "<link", "@font-face", "url(", "{{"] {
            assert!(!html.contains(never), "{never} in {html}");
        }
        assert!(html.contains("prefers-color-scheme:dark") && html.matches("lang=\"en\" dir=\"ltr\"").count() == 2);
        assert_eq!((round(world).len(), waiting(world).len()), (0, 1), "told once");
    }

    fn one_mail_tells_of_several_surveys(world) {
        fair(world);
        let all = lead(world, "all@example.org");
        let one = lead(world, "one@example.org");
        chosen(&all, "week", &[]);
        chosen(&one, "week", &[("survey-friends-and-family", "1")]);
        released(world, &[("tea", 30), ("cake", 30)]);
        for answer in ["very-good", "good", "poor", "neither"].repeat(10) {
            let body = serde_json::json!({
                "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": "child",
                "answers": {"overall-experience": answer}
            });
            assert_eq!(world.submit("friends-and-family", &body).0, 201);
        }
        let edition = world.catalogue.current("friends-and-family").unwrap();
        world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
        world.pass(2 * DAY);
        let mails: BTreeMap<String, String> =
            round(world).iter().map(|mail| (header(mail, "To"), words(mail).0)).collect();
        let tells = |to: &str, survey: &str| mails[to].contains(&format!("/results/{survey}\n"));
        let one = Author::signed_in(world, "one@example.org", PAGE);
        assert!(tells("all@example.org", FAIR) && tells("all@example.org", "friends-and-family"));
        assert!(!tells("one@example.org", FAIR) && tells("one@example.org", "friends-and-family"));
        // What is chosen later begins when it is chosen.
        chosen(&one, "release", &[("survey-friends-and-family", "1"), ("survey-spring-fair", "1")]);
        assert_eq!(round(world).len(), 0);
        chosen(&one, "off", &[]);
        released(world, &[("tea", 20), ("cake", 20)]);
        chosen(&one, "release", &[]);
        assert_eq!(round(world).len(), 0, "whoever begins again hears of what comes now");
    }

    fn places_are_told_apart_to_whoever_chose_them(world) {
        fair(world);
        let lead = lead(world, "lead@example.org");
        chosen(&lead, "release", &[("place-tea", "1")]);
        released(world, &[("tea", 40), ("cake", 40)]);
        let text = words(&round(world).remove(0)).0;
        let link = format!("/results/{FAIR}?where=place%3Dtea");
        assert!(text.contains("Only where the place is “The tea”.") && text.contains(&format!("{link}\n")), "{text}");
        let told = lead.get(&link).between("<p class=\"big\">", " to “").unwrap().to_owned();
        assert!(told.contains("said “Yes”") && text.contains(&told), "{told}: {text}");
        // Figures of the tea stand stay where they are: nothing is new, and the letter is left out without a trace.
        world.pass(DAY);
        released(world, &[("cake", 40)]);
        tick(world);
        assert_eq!(waiting(world).len(), 2);
        let before = figures_of_tea(world);
        let (outcomes, mails) = sent(world);
        assert_eq!((outcomes.contains(&Outcome::Needless), mails.is_empty()), (before == 1, before == 1));
    }

    fn whoever_reads_one_place_hears_of_that_one(world) {
        fair(world);
        let person = NewPerson { email: "tea@example.org".into(), name: "Tea".into(), created_at: 0 };
        world.run(world.store.add_person(person, world.entry())).unwrap();
        let tea = CollectionPoint { recipients: vec!["tea@example.org".into()], ..point(FAIR, "tea", "calm-otter-42") };
        world.run(world.store.change_collection_point(tea, place_entry("change place"))).unwrap();
        let reader = Author::signed_in(world, "tea@example.org", PAGE);
        let page = reader.get(PAGE).body;
        assert!(page.contains("name=\"place-tea\"") && !page.contains("name=\"place-cake\""), "{page}");
        assert!(page.contains("name=\"survey-spring-fair\"") && !page.contains("name=\"survey-ward-design\""));
        assert_eq!(reader.post(PAGE, &[("often", "day"), ("place-cake", "1")]).status, 422);
        chosen(&reader, "release", &[]);
        released(world, &[("tea", 40), ("cake", 40)]);
        let text = words(&round(world).remove(0)).0;
        assert!(text.contains("Only where the place is “The tea”."), "{text}");
        let link = format!("/results/{FAIR}/places/tea");
        assert!(text.contains(&format!("{link}\n")) && reader.get(&link).status == 200, "{text}");
        assert!(!text.contains("The cake"));
    }

    fn a_digest_is_put_into_the_outbox_once_or_not_at_all(world) {
        fair(world);
        chosen(&lead(world, "lead@example.org"), "week", &[]);
        released(world, &[("tea", 30), ("cake", 30)]);
        world.pass(2 * DAY);
        let mut outside = Outside::of(&world.database);
        // The second half of the transaction fails: the first leaves nothing.
        outside.execute("ALTER TABLE digest_marks RENAME TO elsewhere");
        assert!(world.run(scheduler(world).tick(world.now())).is_err());
        outside.execute("CREATE TABLE digest_marks AS SELECT * FROM elsewhere");
        outside.execute("ALTER TABLE digest_marks RENAME COLUMN release TO released");
        assert!(world.run(scheduler(world).tick(world.now())).is_err());
        outside.execute("DROP TABLE digest_marks; ALTER TABLE elsewhere RENAME TO digest_marks");
        assert_eq!(waiting(world).len(), 0);
        // Then three look at once.
        let (a, b, c) = (scheduler(world), scheduler(world), scheduler(world));
        let all = futures_util::future::join3(a.tick(world.now()), b.tick(world.now()), c.tick(world.now()));
        let (a, b, c) = world.run(all);
        assert!(a.is_ok() && b.is_ok() && c.is_ok());
        assert_eq!((waiting(world).len(), sent(world).1.len()), (1, 1));
        // Whoever comes late with what was told already changes nothing.
        let old = waiting(world).remove(0);
        let late = yousaid::store::NewDelivery {
            id: uuid::Uuid::new_v4().to_string(),
            report: old.report.clone(),
            recipient: old.recipient.clone(),
            period: "another".to_owned(),
            survey: old.survey.clone(),
            kind: old.kind.clone(),
            payload: old.payload.clone(),
            next_at: 0,
            created_at: 0,
        };
        let told = vec![Told { survey: FAIR.to_owned(), from: 0, until: 1 }];
        assert!(!world.run(world.store.put_digest(late, told)).unwrap());
        assert_eq!((waiting(world).len(), round(world).len()), (1, 0));
        // A crash after sending repeats the mail, not the digest.
        world.pass(7 * DAY);
        assert_eq!(round(world).len(), 0, "nothing is new");
    }

    fn one_click_ends_it_without_signing_in(world) {
        fair(world);
        let lead = lead(world, "lead@example.org");
        chosen(&lead, "release", &[("place-tea", "1")]);
        released(world, &[("tea", 40), ("cake", 40)]);
        let mail = round(world).remove(0);
        assert_eq!(header(&mail, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        let link = leave(world, &mail);
        assert!(words(&mail).0.contains(&link) && words(&mail).1.contains(&link));
        let anybody = world.browser();
        assert_eq!(anybody.get(&link).status, 200);
        let chosen_now = || world.run(world.store.digest("lead@example.org")).unwrap().unwrap();
        let still = || chosen_now().often == Often::Release;
        assert!(still(), "a mail scanner that follows links ends nothing");
        // A letter that waits is not sent to whoever has left.
        world.pass(DAY);
        released(world, &[("tea", 40), ("cake", 40)]);
        tick(world);
        let click = |link: &str| anybody.send(link, "application/x-www-form-urlencoded", b"List-Unsubscribe=One-Click");
        let left = click(&link);
        assert_eq!(left.status, 200);
        assert!(!still() && chosen_now().places == ["tea"], "the choice stays");
        let (outcomes, mails) = sent(world);
        assert!(outcomes.contains(&Outcome::Needless) && mails.is_empty(), "{outcomes:?}");
        assert_eq!(waiting(world).len(), 1, "the one that was sent");
        // The same answer to everybody: who gets mails can't be found out.
        let nobodys = "/account/digests/leave/AAAAAAAAAAAAAAAAAAAAAA";
        assert_eq!((click(nobodys).status, click(nobodys).body), (200, left.body));
        assert_eq!(click("/account/digests/leave/AAAA").status, 404);
        let told = world.run(world.store.audit_trail(None, 50)).unwrap();
        let did: Vec<_> = told.iter().filter(|entry| entry.what.ends_with("digest")).map(|one| (one.who.as_str(), one.what.as_str())).collect();
        assert_eq!(did, [("lead@example.org", "leave digest"), ("lead@example.org", "change digest")]);
        // The button of the page, in a browser.
        chosen(&Author::signed_in(world, "lead@example.org", PAGE), "release", &[]);
        assert!(still());
        assert_eq!(anybody.post(&link, &[]).status, 200);
        assert!(!still());
    }

    fn whoever_may_read_no_more_gets_nothing(world) {
        fair(world);
        let (gone, closed) = ("gone@example.org", "closed@example.org");
        for email in [gone, closed] {
            chosen(&lead(world, email), "release", &[]);
        }
        released(world, &[("tea", 30), ("cake", 30)]);
        tick(world);
        assert_eq!(waiting(world).len(), 2);
        let duty = Duty { role: Role::Lead, scope: Scope::Organisation };
        assert_eq!(world.run(world.store.take_role(gone, duty, None, world.entry())).unwrap(), Removed::Done);
        world.run(world.store.set_person_state(closed, PersonState::Disabled, world.entry(), None)).unwrap();
        let (_, mails) = sent(world);
        assert_eq!((mails.len(), waiting(world).len()), (0, 0), "nothing is sent, and nothing waits or has failed");
        world.pass(DAY);
        released(world, &[("tea", 30), ("cake", 30)]);
        tick(world);
        assert_eq!(waiting(world).len(), 0);
        // Whoever may read again is told of what comes then, not of all that came meanwhile.
        let duty = Duty { role: Role::Lead, scope: Scope::Organisation };
        world.run(world.store.give_role(gone, duty, None, world.entry())).unwrap();
        assert_eq!(round(world).len(), 0);
        world.pass(DAY);
        released(world, &[("tea", 30), ("cake", 30)]);
        assert_eq!(round(world).len(), 1);
    }

    fn a_place_silences_no_survey_that_does_not_use_it(world) {
        fair(world);
        chosen(&lead(world, "lead@example.org"), "release", &[("place-tea", "1")]);
        // The fair still has places, but the chosen one is none of them any more.
        let tea = CollectionPoint { archived: true, ..point(FAIR, "tea", "calm-otter-42") };
        world.run(world.store.change_collection_point(tea, place_entry("change place"))).unwrap();
        released(world, &[("cake", 40)]);
        let text = words(&round(world).remove(0)).0;
        assert!(text.contains(&format!("/results/{FAIR}\n")) && !text.contains("Only where"), "{text}");
        assert!(text.contains("at least 10 more people"), "{text}");
    }

    fn the_link_of_a_letter_ends_it_under_another_secret_too(world) {
        fair(world);
        chosen(&lead(world, "lead@example.org"), "release", &[]);
        let chosen_now = || world.run(world.store.digest("lead@example.org")).unwrap().unwrap();
        let older = yousaid::store::Digest { key: [7; 32].into(), ..chosen_now() };
        world.run(world.store.save_digest(older, BTreeMap::new(), world.entry())).unwrap();
        released(world, &[("tea", 40), ("cake", 40)]);
        let link = leave(world, &round(world).remove(0));
        let form = "application/x-www-form-urlencoded";
        assert_eq!(world.browser().send(&link, form, b"List-Unsubscribe=One-Click").status, 200);
        assert_eq!(chosen_now().often, Often::Off);
    }

    fn a_pdf_comes_with_it_where_this_build_writes_any(world) {
        fair(world);
        let lead = lead(world, "lead@example.org");
        if !HAS_PDF {
            let refused = lead.post(PAGE, &[("often", "release"), ("attached", "team")]);
            assert_eq!(refused.status, 422);
            assert!(refused.body.contains("built without PDFs"), "{}", refused.body);
            return;
        }
        chosen(&lead, "release", &[("attached", "team"), ("place-tea", "1"), ("survey-spring-fair", "1")]);
        released(world, &[("tea", 40), ("cake", 40)]);
        let mail = round(world).remove(0);
        let parsed = mailparse::parse_mail(&mail).unwrap();
        assert_eq!((parsed.ctype.mimetype.as_str(), parsed.subparts.len()), ("multipart/mixed", 2));
        let file = &parsed.subparts[1];
        assert_eq!(file.ctype.mimetype, "application/pdf");
        let named = file.headers.get_first_value("Content-Disposition").unwrap();
        assert_eq!(named, "attachment; filename=\"spring-fair-tea.pdf\"");
        let bytes = file.get_body_raw().unwrap();
        assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 5_000, "{} bytes", bytes.len());
        assert!(words(&mail).0.contains("As a PDF: spring-fair-tea.pdf, beside this mail."));
        // Or the version in plain words, of all answers.
        chosen(&lead, "release", &[("attached", "child"), ("survey-spring-fair", "1")]);
        world.pass(DAY);
        released(world, &[("tea", 40), ("cake", 40)]);
        let mail = round(world).remove(0);
        let parsed = mailparse::parse_mail(&mail).unwrap();
        let file = &parsed.subparts[1];
        let named = file.headers.get_first_value("Content-Disposition").unwrap();
        assert_eq!(named, "attachment; filename=\"spring-fair-for-child.pdf\"");
        let told = pdf_extract::extract_text_from_mem(&file.get_body_raw().unwrap()).unwrap();
        assert!(told.contains("What you told us") && told.contains("Did you like the fair?"), "{told}");
    }

    fn what_is_wrong_is_said_at_its_field(world) {
        fair(world);
        let lead = lead(world, "lead@example.org");
        let good = [("often", "week"), ("survey-spring-fair", "1"), ("zone", "Europe/London")];
        for (name, value, field, said) in [
            ("often", "hourly", "often", "Choose how often you want to hear."),
            ("often", "", "often", "Choose how often you want to hear."),
            ("survey-none", "1", "surveys", "Choose surveys whose results you may read."),
            ("place-none", "1", "places", "Choose places whose results you may read."),
            ("zone", "Mars/Olympus", "zone", "Choose a time zone from the list."),
            ("attached", "everything", "attached", "Choose what is attached from the list."),
        ] {
            let fields: Vec<_> = good.into_iter().filter(|(known, _)| *known != name).chain([(name, value)]).collect();
            let page = lead.post(PAGE, &fields);
            assert_eq!(page.status, 422, "{name}={value}");
            for part in ["<title>Error: ", &format!("<a href=\"#{field}\">{said}</a>"), &format!("id=\"{field}\"")] {
                assert!(page.body.contains(part), "{name}={value} without {part}: {}", page.body);
            }
            assert!(page.body.contains("name=\"survey-spring-fair\" value=\"1\" checked"), "what was ticked stays");
        }
        assert!(world.run(world.store.digest("lead@example.org")).unwrap().is_none());
        chosen(&lead, "week", &good[1..]);
        let done = lead.get("/account/digests?done=saved").body;
        assert!(done.contains("Saved. You get a mail on Mondays at eight"), "{done}");
        assert_eq!(lead.browser.post(PAGE, &[("often", "off")]).status, 403, "a form of another's");
    }
}

/// Whether the report of the tea stand says the same after the last release as before it: then 1.
fn figures_of_tea(world: &World) -> usize {
    let (books, keys) = (Books::default(), &world.keys);
    let edition = world.catalogue.current(FAIR).unwrap();
    let choosing = world.run(figures::Choosing::of(&world.store, &edition, &world.interface)).unwrap();
    let says = |until: u32| {
        let filters = vec![choosing.filter("place", "tea").unwrap()];
        let inquiry = figures::Inquiry { asked: figures::Asked::Releases(0, until), filters, by: Vec::new() };
        let sources = (&world.store, world.interface.as_ref(), &books, keys);
        let links = yousaid::report::Links::default();
        let view = world.run(figures::answer(sources, &edition, &inquiry, links, &Arc::default())).unwrap();
        (view.finding.text, view.highlights.iter().map(|one| one.opening.text.clone()).collect::<Vec<_>>())
    };
    usize::from(says(1) == says(2))
}
