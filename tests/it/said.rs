//! "You said, we did": written, reviewed by a second person, published in every language; heard by families of whom
//! nobody can tell what they answered.

use crate::author::{Author, team};
use crate::on_both;
use crate::store_kit::Outside;
use crate::world::{Browser, Page, World};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;
use yousaid::changes::{self, Entry, Hearer, Pending};
use yousaid::clock::Clock;
use yousaid::delivery::{Families, Mailer, Memory, Sender, StaffDomains, Templated, Worker};
use yousaid::figures;
use yousaid::keys::Keys;
use yousaid::render::Renderer;
use yousaid::rights::Role;
use yousaid::store::Delivery;

const DAY: i64 = 86_400;
const LIST: &str = "/results/ward-design/you-said";
const FAMILIES: &str = "/s/ward-design/you-said";
const LANGUAGES: [&str; 4] = ["en", "en-simple", "pl", "ur"];

struct Team {
    lead: Author,
    reviewer: Author,
}

fn people(world: &World) -> Team {
    team(world);
    Team {
        lead: Author::with(world, "lead@example.nhs.uk", Role::Lead, LIST),
        reviewer: Author::with(world, "second@example.nhs.uk", Role::Reviewer, "/results"),
    }
}

/// Begins an entry; its address.
fn begun(lead: &Author) -> String {
    let page = lead.post(LIST, &[("do", "new")]);
    assert_eq!(page.status, 303, "{}", page.body);
    page.location().to_owned()
}

/// A form with words in each of these languages.
fn words(languages: &[&str]) -> Vec<(String, String)> {
    let parts = [
        ("about", "Noise at night"),
        ("said", "Nights are loud"),
        ("did", "New doors that close softly"),
        ("why", "No room"),
        ("who", "The ward team"),
    ];
    let each = languages
        .iter()
        .flat_map(|tag| parts.map(|(part, words)| (format!("{part}/{tag}"), format!("{words} [{tag}]"))));
    each.collect()
}

fn saved(author: &Author, entry: &str, state: &str, by: &str, languages: &[&str]) -> Page {
    let (revision, words) = (author.revision(entry), words(languages));
    let mut fields = vec![("revision", revision.as_str()), ("do", "save"), ("state", state), ("by", by), ("item", "")];
    fields.extend(words.iter().map(|(name, words)| (name.as_str(), words.as_str())));
    author.post(entry, &fields)
}

fn pressed(author: &Author, entry: &str, button: &str) -> Page {
    let revision = author.revision(entry);
    author.post(entry, &[("revision", &revision), ("do", button)])
}

/// Writes, reviews and publishes an entry; its address.
fn published(team: &Team, state: &str, by: &str) -> String {
    let entry = begun(&team.lead);
    let done = saved(&team.lead, &entry, state, by, &LANGUAGES);
    assert_eq!(done.status, 303, "{}", done.body);
    assert_eq!(pressed(&team.reviewer, &entry, "yes").status, 303);
    let done = pressed(&team.lead, &entry, "publish");
    assert_eq!(done.status, 303, "{}", done.body);
    entry
}

/// What sends mails, and where they land.
fn post_office(world: &World) -> (Worker<Families<Templated<crate::mail_kit::Plain>>>, Memory) {
    let renderer = Arc::new(Renderer::load(&world.interface).unwrap());
    let at = world.now();
    let clock = Clock::of(move || at);
    let rest = Templated {
        renderer: Arc::clone(&renderer),
        clock: clock.clone(),
        brand: "Example".to_owned(),
        reports: crate::mail_kit::Plain,
    };
    let letters = Families {
        store: world.store.clone(),
        catalogue: Arc::clone(&world.catalogue),
        interface: Arc::clone(&world.interface),
        renderer,
        keys: world.keys.clone(),
        clock: clock.clone(),
        brand: "Example".to_owned(),
        public_url: world.url.clone(),
        rest,
    };
    let (mailer, memory): (Mailer, Memory) = crate::mail_kit::memory();
    let sender = Sender::parse("Feedback <feedback@example.org>").unwrap();
    // Families are anywhere; only staff are held to the domains of staff.
    let staff = StaffDomains::new(&["example.nhs.uk".to_owned()]);
    (Worker { store: world.store.clone(), clock, letters, mailer, sender, staff }, memory)
}

/// Sends all mails that wait, and gives those to families and their inboxes: whom to, the whole mail, its text.
fn sent(world: &World) -> Vec<(String, Vec<u8>, String)> {
    let (worker, memory) = post_office(world);
    world.run(worker.deliver_all()).unwrap();
    let text = |mail: &[u8]| mailparse::parse_mail(mail).unwrap().subparts[0].get_body().unwrap().replace("\r\n", "\n");
    memory.mails().into_iter().map(|mail| (crate::mail_kit::header(&mail, "To"), mail.clone(), text(&mail))).collect()
}

fn waiting(world: &World) -> Vec<Delivery> {
    world.run(world.store.deliveries(None, 100)).unwrap()
}

/// The path of the address in a mail that begins so.
fn link(text: &str, begins: &str) -> String {
    let at = text.find(begins).unwrap_or_else(|| panic!("{begins} is not in {text}"));
    text[at..].split_whitespace().next().unwrap().to_owned()
}

/// Somebody who hears of the survey, all the way through the mail and its button.
fn hears(world: &World, email: &str, language: &str) -> Browser {
    let family = world.browser();
    let asked = family.post(&format!("/news/ward-design?lang={language}"), &[("email", email)]);
    assert_eq!(asked.status, 200, "{}", asked.body);
    let mails = sent(world);
    let (to, _, text) = mails.last().unwrap();
    assert_eq!(to, &email.to_lowercase());
    let confirm = link(text, "/news/confirm/");
    assert_eq!(family.get(&confirm).status, 200);
    assert_eq!(family.post(&confirm, &[]).status, 200);
    family
}

fn count(world: &World) -> usize {
    world.run(world.store.subscribers("ward-design")).unwrap().len()
}

/// Everything that a table holds, a text for each row, with what PostgreSQL knows of each row beside its columns.
fn rows(world: &World, table: &str) -> Vec<String> {
    let mut outside = Outside::of(&world.database);
    if world.database.starts_with("sqlite:") {
        let columns = outside.ask(&format!("SELECT name AS told FROM pragma_table_info('{table}')"));
        let all: Vec<String> = columns.iter().map(|name| format!("quote({name})")).collect();
        outside.ask(&format!("SELECT {} AS told FROM {table}", all.join(" || ' ' || ")))
    } else {
        outside.ask(&format!("SELECT {table}::text AS told FROM {table}"))
    }
}

on_both! {
    fn it_goes_out_in_every_language_once_a_second_person_has_read_it(world) {
        let team = people(world);
        let entry = begun(&team.lead);
        let family = world.browser();
        assert!(family.get(FAMILIES).body.contains("There is nothing here yet."));
        assert!(!family.get("/s/ward-design").body.contains("/you-said"), "the start page leads nowhere yet");
        // Two of its languages are missing: it is said which, and nothing goes out.
        assert_eq!(saved(&team.lead, &entry, "done", "2026-11-20", &["en", "pl"]).status, 303);
        let page = team.lead.get(&entry).body;
        assert!(page.contains("Easy Read: what it is about, what you said") && page.contains("اردو: what it is about"), "{page}");
        let (seen, yes) = (team.lead.revision(&entry), ("do", "yes"));
        assert_eq!(team.reviewer.post(&entry, &[("revision", &seen), yes]).status, 422);
        let refused = pressed(&team.lead, &entry, "publish");
        assert!(refused.status == 422 && refused.body.contains("Words are missing. Easy Read:"), "{}", refused.body);
        // Nobody says yes to words of one's own, and nothing goes out without a yes.
        assert_eq!(saved(&team.lead, &entry, "done", "2026-11-20", &LANGUAGES).status, 303);
        let own = pressed(&team.lead, &entry, "yes");
        assert!(own.status == 422 && own.body.contains("You have written some of this yourself"), "{}", own.body);
        assert_eq!(pressed(&team.lead, &entry, "publish").status, 422);
        assert_eq!(pressed(&team.reviewer, &entry, "publish").status, 403, "whoever reviews does not publish");
        // A yes is to what was read.
        let seen = team.reviewer.revision(&entry);
        assert_eq!(saved(&team.lead, &entry, "done", "2026-11-19", &LANGUAGES).status, 303);
        assert_eq!(team.reviewer.post(&entry, &[("revision", &seen), ("do", "yes")]).status, 422);
        assert_eq!(pressed(&team.reviewer, &entry, "yes").status, 303);
        assert_eq!(pressed(&team.lead, &entry, "publish").status, 303);
        for (tag, lead) in [("en", "We did"), ("en-simple", "We did it on 19 November 2026."), ("pl", "Zrobiliśmy"), ("ur", "ہم نے کیا")] {
            let page = family.get(&format!("{FAMILIES}?lang={tag}"));
            let own = [format!("Nights are loud [{tag}]"), format!("New doors that close softly [{tag}]"), format!("The ward team [{tag}]")];
            assert!(own.iter().all(|words| page.body.contains(words)) && page.body.contains(lead), "{tag}: {}", page.body);
            assert!(!page.body.contains("No room"), "why not is said where it can't be done alone");
        }
        assert!(family.get("/s/ward-design?lang=pl").body.contains("/s/ward-design/you-said?lang=pl"));
        assert!(team.lead.get("/results/ward-design").body.contains(LIST));
        // A change is read by nobody before it was reviewed again.
        let (revision, more) = (team.lead.revision(&entry), words(&LANGUAGES));
        let mut fields = vec![("revision", revision.as_str()), ("do", "save"), ("state", "done"), ("by", ""), ("item", "")];
        fields.extend(more.iter().map(|(name, words)| (name.as_str(), words.as_str())).filter(|(name, _)| *name != "did/en"));
        fields.push(("did/en", "Other doors"));
        assert_eq!(team.lead.post(&entry, &fields).status, 303);
        assert!(!family.get(&format!("{FAMILIES}?lang=en")).body.contains("Other doors"));
        assert_eq!(pressed(&team.lead, &entry, "publish").status, 422);
        assert_eq!(pressed(&team.lead, &entry, "take-back").status, 303);
        assert!(family.get(FAMILIES).body.contains("There is nothing here yet."));
        let trail = world.run(world.store.audit_trail(Some("ward-design"), 50)).unwrap();
        let told: Vec<&str> = trail.iter().map(|entry| entry.what.as_str()).collect();
        assert_eq!(&told[..3], ["took back what was done", "published what was done", "reviewed what was done"]);
    }

    fn nobodys_words_are_lost_where_two_write_at_once(world) {
        let team = people(world);
        let other = Author::with(world, "other@example.nhs.uk", Role::Lead, LIST);
        let entry = begun(&team.lead);
        let seen = other.revision(&entry);
        assert_eq!(saved(&team.lead, &entry, "done", "", &["en"]).status, 303);
        let late = other.post(&entry, &[("revision", &seen), ("do", "save"), ("state", "done"), ("said/en", "They said <i>this</i>")]);
        assert_eq!(late.status, 409);
        assert!(late.body.contains("They said &lt;i&gt;this&lt;/i&gt;") && late.body.contains("Nights are loud [en]"), "{}", late.body);
        let long = other.post(&entry, &[("revision", &other.revision(&entry)), ("do", "save"), ("state", "will"), ("by", "soon"), ("did/en", &"x".repeat(601))]);
        assert!(long.status == 422 && long.body.contains(&"x".repeat(601)) && long.body.contains("value=\"soon\""), "{}", long.body);
    }

    fn a_promise_needs_a_day_and_stands_out_once_it_is_over(world) {
        let team = people(world);
        let entry = begun(&team.lead);
        assert_eq!(saved(&team.lead, &entry, "will", "", &LANGUAGES).status, 303);
        let (seen, yes) = (team.lead.revision(&entry), ("do", "yes"));
        assert_eq!(team.reviewer.post(&entry, &[("revision", &seen), yes]).status, 422);
        assert!(team.lead.get(&entry).body.contains("Say by which day it will be done."));
        published(&team, "will", "2026-12-01");
        let cant = published(&team, "cant", "");
        let family = world.browser();
        let page = family.get(FAMILIES).body;
        assert!(page.contains("We will do it by 1 December 2026.") && page.contains("No room [en]") && !page.contains("This is late"), "{page}");
        assert!(!team.lead.get(LIST).body.contains("Promises whose day is over"));
        world.pass(11 * DAY);
        let team = Team { lead: Author::signed_in(world, "lead@example.nhs.uk", LIST), ..team };
        assert!(team.lead.get(LIST).body.contains("Promises whose day is over"));
        assert!(team.lead.get("/results/ward-design").body.contains("1 promise is overdue"));
        assert!(family.get(FAMILIES).body.contains("This is late. We are sorry."));
        assert_eq!(pressed(&team.lead, &cant, "delete").status, 404, "what families read is not thrown away");
    }

    fn the_report_s_sentences_and_the_change_come_from_disclosed_figures(world) {
        let team = people(world);
        // October: 12 of 60 say the good answer; November: 48 of 60. Ten of each wait for the next release.
        let edition = world.catalogue.current("ward-design").unwrap();
        for (good, days) in [(12, 31), (48, 31), (48, 1)] {
            for number in 0..60 {
                let noise = if number < good { "never" } else { "often" };
                let answers = json!({"stayed": "yes", "noise-at-night": noise});
                let body = json!({"submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": "child", "help": "alone", "answers": answers});
                let (status, told) = world.submit("ward-design", &body);
                assert_eq!(status, 201, "{told}");
            }
            world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
            world.pass(days * DAY);
        }
        let team = Team { lead: Author::signed_in(world, "lead@example.nhs.uk", LIST), ..team };
        let entry = begun(&team.lead);
        let page = team.lead.get(&entry).body;
        let finding = page.split("value=\"take:noise-at-night\"").next().unwrap().rsplit("<p>").nth(1).unwrap();
        let finding = finding.split("</p>").next().unwrap().to_owned();
        assert!(finding.contains("Never"), "{finding}");
        assert_eq!(pressed(&team.lead, &entry, "take:noise-at-night").status, 303);
        let page = team.lead.get(&entry).body;
        assert!(page.contains(&format!("{finding}</textarea>")), "as it stands: {finding}");
        // The months that the report has.
        let months = page.split("id=\"before\"").nth(1).unwrap().split("</select>").next().unwrap();
        let values: Vec<&str> = months.split("value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).filter(|value| value.contains('-')).collect();
        assert!(values.len() >= 2, "{months}");
        let (newest, oldest) = (values[0], values[values.len() - 1]);
        let revision = team.lead.revision(&entry);
        let save = |before: &str, after: &str| team.lead.post(&entry, &[("revision", &revision), ("do", "save"), ("state", "done"),
            ("item", "noise-at-night"), ("before", before), ("after", after)]);
        assert_eq!(save(newest, oldest).status, 422, "after comes after before");
        assert_eq!(save("7-9", "9-12").status, 422, "no such months");
        let done = save(oldest, newest);
        assert_eq!(done.status, 303, "{}", done.body);
        let kept = Entry::read(&world.run(world.store.change("ward-design", entry.rsplit('/').next().unwrap())).unwrap().body).unwrap();
        let compared = kept.compared.unwrap();
        let shares = [compared.before.good, compared.after.good];
        assert!(shares[0].percent() < 40 && shares[1].percent() > 60, "{shares:?}");
        let page = team.lead.get(&entry).body;
        assert!(page.contains("<svg") && page.contains(&format!("Before: {} of 100 people.", shares[0].percent())), "{page}");
        assert!(page.contains("The difference is too big to be chance."));
        // What the picture says stands in the report of those months too.
        let (from, until) = oldest.split_once('-').unwrap();
        let report = team.lead.get(&format!("/results/ward-design?from={from}&until={until}")).body;
        assert!(report.contains(&format!("{} of {}", shares[0].count(), shares[0].answered())), "{shares:?}");
    }

    fn a_champion_signs_the_words_that_were_read(world) {
        let team = people(world);
        let entry = begun(&team.lead);
        assert_eq!(saved(&team.lead, &entry, "done", "", &LANGUAGES).status, 303);
        assert_eq!(team.lead.post(&entry, &[("do", "ask"), ("name", "Mia Lee"), ("young", "1")]).status, 422);
        assert_eq!(team.lead.post(&entry, &[("do", "ask"), ("name", "Mia"), ("young", "1")]).status, 303);
        let sign = link(&team.lead.get(&entry).body, "/co-sign/").trim_end_matches("\"").split('"').next().unwrap().to_owned();
        let champion = world.browser();
        let page = champion.get(&format!("{sign}?lang=ur"));
        assert!(page.body.contains("Nights are loud [ur]") && page.body.contains("Mia"), "{}", page.body);
        let seen = page.between("name=\"seen\" value=\"", "\"").unwrap().to_owned();
        assert_eq!(champion.post(&sign, &[("seen", &seen), ("do", "yes"), ("name", "Mia Lee")]).status, 422);
        assert_eq!(champion.post(&sign, &[("seen", "other"), ("do", "yes"), ("name", "Mia")]).status, 409);
        assert_eq!(champion.post(&sign, &[("seen", &seen), ("do", "yes"), ("name", "Mia")]).status, 303);
        assert_eq!(pressed(&team.reviewer, &entry, "yes").status, 303);
        assert_eq!(pressed(&team.lead, &entry, "publish").status, 303);
        assert!(champion.get(FAMILIES).body.contains("These people agree with what it says here: Mia"));
        // Other words than those that were signed carry no name.
        assert_eq!(saved(&team.lead, &entry, "done", "2026-11-01", &LANGUAGES).status, 303);
        assert_eq!((pressed(&team.reviewer, &entry, "yes").status, pressed(&team.lead, &entry, "publish").status), (303, 303));
        assert!(!champion.get(FAMILIES).body.contains("Mia"));
        assert!(team.lead.get(&entry).body.contains("before the last changes"));
        assert_eq!(champion.get(&sign.replace("ward-design", "event-feedback")).status, 404);
    }

    fn families_hear_in_their_language_and_leave_with_one_click(world) {
        people(world);
        let family = world.browser();
        assert_eq!(family.post("/news/ward-design", &[("email", "not an address")]).status, 422);
        // Until the button was pressed nothing is kept; a program that follows links presses none.
        assert_eq!(family.post("/news/ward-design?lang=ur", &[("email", "Mother@Example.org")]).status, 200);
        let (to, mail, text) = sent(world).pop().unwrap();
        assert_eq!(to, "mother@example.org");
        assert!(String::from_utf8_lossy(&mail).contains("dir=3D\"rtl\"") || String::from_utf8_lossy(&mail).contains("base64"));
        let confirm = link(&text, "/news/confirm/");
        assert_eq!((family.get(&confirm).status, count(world)), (200, 0));
        assert!(waiting(world).iter().all(|delivery| delivery.kind != "news-confirm"), "sent, and gone");
        assert_eq!((family.post(&confirm, &[]).status, count(world)), (200, 1));
        assert_eq!((family.post(&confirm, &[]).status, count(world)), (200, 1), "twice is once");
        hears(world, "father@example.org", "en");
        // The link is over with its day.
        assert_eq!(family.post("/news/ward-design", &[("email", "late@example.org")]).status, 200);
        let old = link(&sent(world).pop().unwrap().2, "/news/confirm/");
        world.pass(2 * DAY);
        assert_eq!((family.post(&old, &[]).status, count(world)), (410, 2));
        let team = Team { lead: Author::signed_in(world, "lead@example.nhs.uk", LIST), reviewer: Author::signed_in(world, "second@example.nhs.uk", "/results") };
        let entry = published(&team, "will", "2027-05-01");
        let mails = sent(world);
        let of = |email: &str| mails.iter().find(|(to, ..)| to == email).unwrap();
        let (_, raw, text) = of("mother@example.org");
        assert!(text.contains("Nights are loud [ur]") && text.contains("/s/ward-design/you-said?lang=ur"), "{text}");
        assert!(of("father@example.org").2.contains("New doors that close softly [en]"));
        assert_eq!(mails.len(), 2);
        // RFC 8058: the header's address takes a bare POST, from no page of ours; a GET of it changes nothing.
        let leave = crate::mail_kit::header(raw, "List-Unsubscribe");
        assert_eq!(crate::mail_kit::header(raw, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        let leave = leave.trim_start_matches('<').trim_end_matches('>').strip_prefix(&world.url).unwrap().to_owned();
        assert_eq!((family.get(&leave).status, count(world)), (200, 2));
        let click = world.browser().send(&leave, "application/x-www-form-urlencoded", b"List-Unsubscribe=One-Click");
        assert_eq!((click.status, count(world)), (200, 1));
        assert_eq!(family.post(&link(&of("father@example.org").2, "/news/leave/"), &[]).status, 200);
        assert_eq!(count(world), 0);
        // A promise that was kept is news again, other words are not; nobody is left to hear it, and it is sent to nobody.
        hears(world, "aunt@example.org", "pl");
        assert_eq!(saved(&team.lead, &entry, "will", "2027-06-01", &LANGUAGES).status, 303);
        assert_eq!((pressed(&team.reviewer, &entry, "yes").status, pressed(&team.lead, &entry, "publish").status), (303, 303));
        assert_eq!(sent(world).len(), 0);
        assert_eq!(saved(&team.lead, &entry, "done", "2026-11-23", &LANGUAGES).status, 303);
        assert_eq!((pressed(&team.reviewer, &entry, "yes").status, pressed(&team.lead, &entry, "publish").status), (303, 303));
        assert_eq!(sent(world).iter().map(|(to, ..)| to.as_str()).collect::<Vec<_>>(), ["aunt@example.org"]);
        // What waited for somebody who has left, or tells what was taken back, is not sent.
        let other = published(&team, "done", "2026-11-20");
        assert_eq!(pressed(&team.lead, &other, "take-back").status, 303);
        assert_eq!((sent(world).len(), waiting(world).len()), (0, 0), "and no address stays behind");
    }

    fn nobody_is_flooded(world) {
        let family = world.browser();
        for _ in 0..8 {
            assert_eq!(family.post("/news/ward-design", &[("email", "mother@example.org")]).status, 200);
            sent(world);
        }
        let (_, memory) = post_office(world);
        assert!(memory.mails().is_empty() && waiting(world).is_empty());
        let statuses: Vec<u16> = (0..60).map(|number| family.post("/news/ward-design", &[("email", &format!("a{number}@example.org"))]).status).collect();
        assert_eq!((statuses[0], statuses[59]), (200, 429));
        // Three of the first, and of the others as many as one place may ask for.
        assert_eq!(sent(world).len(), 52);
    }

    /// Somebody who holds the whole database, but not the service key, tries to find out who of those who hear gave
    /// which answer.
    fn who_hears_can_t_be_joined_to_what_was_answered(world) {
        let emails: Vec<String> = (0..24).map(|number| format!("family-{number}@example.org")).collect();
        for (number, email) in emails.iter().enumerate() {
            // Each answers and asks to hear at once, in the same order, some of them in a language of their own.
            let language = if number == 7 { "ur" } else { "en" };
            let body = json!({"submissionId": uuid::Uuid::new_v4().to_string(), "language": language, "role": "child", "help": "alone", "answers": {"stayed": "no"}});
            assert_eq!(world.submit("ward-design", &body).0, 201);
            hears_within_limits(world, email, language);
        }
        assert_eq!(world.stored("ward-design").len(), 24);
        let (news, responses) = (rows(world, "news"), rows(world, "responses"));
        assert_eq!((news.len(), responses.len()), (24, 24));
        // By name: no table holds an address, nor a language beside one.
        for table in ["news", "outbox", "responses", "audit", "changes", "sessions", "sign_in"] {
            assert!(rows(world, table).iter().all(|row| !row.contains("example.org")), "{table}");
        }
        assert!(rows(world, "outbox").is_empty(), "what was sent is gone");
        // By key: no value of more than a few letters stands in both; by length: all rows are equally long.
        let values = |rows: &[String]| -> BTreeSet<String> {
            let split = |row: &String| row.split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
            rows.iter().flat_map(split).filter(|value| value.len() > 3).collect()
        };
        let shared: BTreeSet<String> = values(&news).intersection(&values(&responses)).cloned().collect();
        assert_eq!(shared, BTreeSet::from(["design".to_owned(), "ward".to_owned()]), "but for the survey's name");
        assert_eq!(news.iter().map(String::len).collect::<BTreeSet<_>>().len(), 1);
        // By time: there is no column of one.
        let mut outside = Outside::of(&world.database);
        let columns = if world.database.starts_with("sqlite:") {
            outside.ask("SELECT name AS told FROM pragma_table_info('news')")
        } else {
            outside.ask("SELECT column_name::text AS told FROM information_schema.columns WHERE table_name = 'news'")
        };
        assert_eq!(columns.into_iter().collect::<BTreeSet<_>>(), ["key", "org_id", "sealed", "survey"].map(str::to_owned).into());
        // By order: the order in which the database gives the rows, or keeps them, says nothing of the order of asking.
        let keys: Vec<String> = emails.iter().map(|email| key_in(world, email)).collect();
        let kept: Vec<usize> = news.iter().map(|row| keys.iter().position(|key| row.to_lowercase().contains(key)).unwrap()).collect();
        let mut by_key: Vec<usize> = (0..24).collect();
        by_key.sort_by_key(|at| keys[*at].clone());
        assert_eq!(kept, by_key, "rows stand in the order of their keys, which are keyed hashes");
        if world.database.starts_with("postgres") {
            let written = outside.ask("SELECT DISTINCT xmin::text AS told FROM news");
            assert_eq!(written.len(), 1, "the last that asked has all rows written anew, by one transaction: {written:?}");
            let apart = outside.ask("SELECT DISTINCT xmin::text AS told FROM responses");
            assert!(apart.len() > 1, "which is how answers would have been told apart: {apart:?}");
            let places = outside.ask("SELECT encode(key, 'hex') AS told FROM news ORDER BY ctid");
            let mut sorted = places.clone();
            sorted.sort();
            assert_eq!(places, sorted);
        } else {
            let laid = outside.ask("SELECT sql AS told FROM sqlite_schema WHERE name = 'news'");
            assert!(laid[0].contains("WITHOUT ROWID"), "a table with row ids counts its rows: {laid:?}");
        }
        // The same join with the key in hand does find them, so that it is the key that keeps them apart.
        let all = world.run(world.store.subscribers("ward-design")).unwrap();
        let open = |keys: &Keys| all.iter().filter_map(|one| changes::hearer(keys, "ward-design", one)).map(|hearer| hearer.email).collect::<BTreeSet<_>>();
        assert_eq!(open(&world.keys), emails.into_iter().collect());
        assert_eq!(open(&Keys::new([9; 32])), BTreeSet::new());
    }

    fn what_waits_in_the_outbox_tells_nobody_apart(world) {
        let family = world.browser();
        assert_eq!(family.post("/news/ward-design?lang=pl", &[("email", "a@b.example")]).status, 200);
        world.pass(120);
        assert_eq!(family.post("/news/ward-design?lang=ur", &[("email", "somebody.with.a.long.name@example.org")]).status, 200);
        assert_eq!(family.post("/talk/ward-design", &[("contact", "Ring 01632 960 100")]).status, 200);
        let all = waiting(world);
        let letters: Vec<&Delivery> = all.iter().filter(|delivery| delivery.kind == "news-confirm").collect();
        assert_eq!(letters.len(), 2);
        for delivery in &all {
            let told = format!("{delivery:?}");
            assert!(!told.contains("b.example") && !told.contains("long.name") && !told.contains("01632"), "{told}");
            assert_eq!((delivery.created_at, delivery.next_at), (0, 0), "and no time");
        }
        assert_eq!(letters[0].payload.len(), letters[1].payload.len());
        assert_eq!(sent(world).len(), 3);
        assert_eq!(waiting(world), []);
    }

    fn a_wish_to_be_talked_to_goes_to_the_named_inbox_alone(world) {
        let family = world.browser();
        let last = family.get("/s/ward-design/sent").body;
        assert!(last.contains("action=\"/news/ward-design?lang=en\"") && last.contains("/talk/ward-design") && last.contains("PALS: 01632 960 100"), "{last}");
        assert_eq!(family.post("/talk/ward-design", &[("contact", " ")]).status, 422);
        let long = family.post("/talk/ward-design", &[("contact", &"y".repeat(301))]);
        assert!(long.status == 422 && long.body.contains(&"y".repeat(301)), "nothing typed is lost");
        let done = family.post("/talk/ward-design?lang=pl", &[("contact", "Ania, 01632 960 100\n<b>evenings</b>")]);
        assert!(done.status == 200 && done.body.contains("Przekazaliśmy to dalej"), "{}", done.body);
        let (to, _, text) = sent(world).pop().unwrap();
        assert_eq!(to, "ward.design@example.nhs.uk");
        assert!(text.contains("Ania, 01632 960 100") && text.contains("Polski"), "{text}");
        assert_eq!(waiting(world), [], "not kept after it was sent");
    }

    fn a_poster_and_a_year_tell_what_is_published(world) {
        let team = people(world);
        assert!(team.lead.get(&format!("{LIST}/poster")).body.contains("nothing is published"));
        let entry = published(&team, "done", "2026-11-20");
        published(&team, "cant", "");
        for (lang, size, width) in [("en", "a4", "210mm"), ("en-simple", "a3", "297mm"), ("ur", "a3", "297mm"), ("pl", "a4", "210mm")] {
            let poster = team.lead.get(&format!("{LIST}/poster.svg?lang={lang}&size={size}"));
            assert_eq!(poster.status, 200);
            assert!(poster.body.contains(&format!("width=\"{width}\"")) && poster.body.contains(&format!("[{lang}]")), "{}", poster.body);
            assert!(!poster.body.contains("style="));
        }
        let id = entry.rsplit('/').next().unwrap();
        let one = team.lead.get(&format!("{LIST}/poster.svg?lang=en&entry={id}")).body;
        assert!(one.contains("softly [en]") && !one.contains("No room"), "{one}");
        let family = world.browser();
        assert_eq!(family.get("/s/ward-design/you-said/2025").status, 404);
        assert_eq!(family.get("/s/ward-design/you-said/02026").status, 404);
        let year = family.get("/s/ward-design/you-said/2026").body;
        assert!(year.contains("What 2026 brought") && year.contains("What we can’t do") && year.contains("We have not written this yet."), "{year}");
        // The year's own words go the same way.
        let page = team.lead.post(LIST, &[("do", "year")]).location().to_owned();
        assert_eq!(team.lead.post(LIST, &[("do", "year")]).location(), page, "there is one for each year");
        assert_eq!(saved(&team.lead, &page, "done", "", &LANGUAGES).status, 303);
        assert_eq!((pressed(&team.reviewer, &page, "yes").status, pressed(&team.lead, &page, "publish").status), (303, 303));
        let year = family.get("/s/ward-design/you-said/2026?lang=ur").body;
        assert!(year.contains("Nights are loud [ur]") && year.contains("No room [ur]"), "{year}");
    }
}

/// What the mail does, without the limit on how many one place may ask for.
fn hears_within_limits(world: &World, email: &str, language: &str) {
    let hearer = Hearer { email: email.to_owned(), language: language.to_owned() };
    let pending = Pending { survey: "ward-design".to_owned(), hearer, until: Date::constant(2026, 11, 22) };
    let token = changes::confirm_token(&world.keys, &pending).unwrap();
    assert_eq!(world.browser().post(&format!("/news/confirm/{token}"), &[]).status, 200);
}

/// The key of an address, as the database writes it.
fn key_in(world: &World, email: &str) -> String {
    let token = changes::leave_token(&world.keys, "ward-design", email);
    data_encoding::HEXLOWER.encode(&changes::key_of(&token).unwrap())
}
