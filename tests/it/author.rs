//! Writing surveys in the browser: two people at once, drafts that are only tried, translators, publishing.

use crate::on_both;
use crate::world::{Browser, Page, World};
use yousaid::rights::{Duty, Role, Scope};
use yousaid::sign_in;
use yousaid::store::{NewPerson, Team};

/// Somebody who works for a team with an account.
pub(crate) struct Author {
    pub(crate) browser: Browser,
    csrf: String,
}

impl Author {
    /// Somebody who writes the team's surveys.
    pub(crate) fn new(world: &World, email: &str) -> Self {
        Self::with(world, email, Role::Admin, "/author")
    }

    /// Somebody in a role, whose page `at` has a form.
    pub(crate) fn with(world: &World, email: &str, role: Role, at: &str) -> Self {
        let person = NewPerson { email: email.to_owned(), name: "Sam".to_owned(), created_at: 0 };
        world.run(world.store.add_person(person, world.entry())).unwrap();
        let duty = Duty { role, scope: Scope::parse("ward-design-team") };
        world.run(world.store.give_role(email, duty, None, world.entry())).unwrap();
        Self::signed_in(world, email, at)
    }

    /// Somebody who has an account.
    pub(crate) fn signed_in(world: &World, email: &str, at: &str) -> Self {
        let browser = world.browser();
        let link = world.run(sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
        assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 303);
        let csrf = browser.get(at).between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
        Self { browser, csrf }
    }

    pub(crate) fn get(&self, path: &str) -> Page {
        self.browser.get(path)
    }

    /// The revision that a page was made from.
    pub(crate) fn revision(&self, path: &str) -> String {
        self.get(path).between("name=\"revision\" value=\"", "\"").unwrap().to_owned()
    }

    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let all: Vec<(&str, &str)> = [("csrf", self.csrf.as_str())].into_iter().chain(fields.iter().copied()).collect();
        self.browser.post(path, &all)
    }
}

pub(crate) fn team(world: &World) {
    let team = Team { id: "ward-design-team".to_owned(), name: "Ward design team".to_owned() };
    world.run(world.store.add_team(team, world.entry())).unwrap();
}

const NOISE: &str = "/author/ward-design/questions/noise-at-night";
const FOOD: &str = "/author/ward-design/questions/food-liked";

on_both! {
    fn two_people_who_change_different_things_both_keep_them(world) {
        team(world);
        let (one, two) = (Author::new(world, "one@example.nhs.uk"), Author::new(world, "two@example.nhs.uk"));
        let (first, second) = (one.revision(NOISE), two.revision(FOOD));
        assert_eq!((first.as_str(), second.as_str()), ("-1", "-1"), "nobody has changed what is published");
        assert_eq!(one.post(NOISE, &[("revision", &first), ("do", "save"), ("/label/en", "Was it loud?")]).status, 303);
        assert_eq!(two.post(FOOD, &[("revision", &second), ("do", "save"), ("/label/en", "Was it tasty?")]).status, 303);
        let text = one.get("/author/ward-design/download").body;
        assert!(text.contains("Was it loud?") && text.contains("Was it tasty?"));
        assert!(text.contains("Jak często w nocy budził Cię hałas?"), "other words stay");
    }

    fn nobodys_words_are_lost_where_two_change_the_same(world) {
        team(world);
        let (one, two) = (Author::new(world, "one@example.nhs.uk"), Author::new(world, "two@example.nhs.uk"));
        let revision = two.revision(NOISE);
        assert_eq!(one.post(NOISE, &[("revision", "-1"), ("do", "save"), ("/label/en", "Was it loud?")]).status, 303);
        let both = two.post(NOISE, &[("revision", &revision), ("do", "save"), ("/label/en", "Did you sleep?")]);
        assert_eq!(both.status, 409);
        assert!(both.body.contains("Was it loud?") && both.body.contains("Did you sleep?") && both.body.contains("one@example.nhs.uk"));
        assert!(!two.get("/author/ward-design/download").body.contains("Did you sleep?"));
        // The script is told, and does not go on.
        assert_eq!(two.post(NOISE, &[("revision", &revision), ("do", "autosave"), ("/label/en", "Did you sleep?")]).status, 409);
        // The button of that page carries the revision that was shown.
        let now = both.between("name=\"revision\" value=\"", "\"").unwrap().to_owned();
        assert_eq!(two.post(NOISE, &[("revision", &now), ("do", "save"), ("/label/en", "Did you sleep?")]).status, 303);
        assert!(two.get("/author/ward-design/download").body.contains("Did you sleep?"));
        let undo = two.post("/author/ward-design", &[("revision", &two.revision(NOISE)), ("do", "undo")]);
        assert_eq!(undo.location(), "/author/ward-design?done=undone");
        assert!(two.get("/author/ward-design/download").body.contains("Was it loud?"));
    }

    fn the_script_saves_what_is_typed(world) {
        team(world);
        let one = Author::new(world, "one@example.nhs.uk");
        let saved = one.post(NOISE, &[("revision", "-1"), ("do", "autosave"), ("/label/en", "Loud?"), ("/purpose", "")]);
        let told: serde_json::Value = serde_json::from_str(&saved.body).unwrap();
        assert_eq!((saved.status, &told["revision"], &told["errors"]), (200, &2.into(), &1.into()));
        let page = one.get(NOISE);
        assert!(page.body.contains("To mend:"), "the error stands at the question");
    }

    fn whatever_is_typed_a_draft_can_be_read_again(world) {
        team(world);
        let one = Author::new(world, "one@example.nhs.uk");
        let at = "/pages/1/items/0/visibleIf";
        let condition = format!("/author/ward-design/condition?at={at}");
        let owner = one.get(&condition).between("name=\"owner\" value=\"", "\"").unwrap().replace("&quot;", "\"");
        let add = [("at", at), ("owner", &owner), ("do", "add"), ("subject", "item:age")];
        assert_eq!(one.post("/author/ward-design/condition", &add).status, 303);
        for (operator, value) in [("atLeast", "0"), ("atLeast", "18."), ("atLeast", "007"), ("is", "1e999"), ("atMost", "\u{0}")] {
            let revision = one.revision(&condition);
            let fields = [("at", at), ("owner", owner.as_str()), ("revision", &revision), ("do", "see"), ("0.operator", operator), ("0.value", value)];
            let done = one.post("/author/ward-design/condition", &fields).status;
            assert!(done == 303, "{value}: {done}");
            assert_eq!(one.get("/author/ward-design").status, 200, "{value}");
        }
        for (field, value) in [("/min", "00"), ("/max", "5."), ("/min", "1e400"), ("/retentionDays", "-0.")] {
            let path = "/author/ward-design/questions/age";
            let fields = [("revision", one.revision(path)), ("do", "save".to_owned()), (field, value.to_owned())];
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(one.post(path, &fields).status, 303, "{value}");
            assert_eq!(one.get("/author/ward-design").status, 200, "{value}");
        }
        let revision = one.revision("/author/ward-design/settings");
        let shares = [("revision", revision.as_str()), ("do", "save"), ("/expected#there", "1"), ("/expected/role/child", "nan")];
        assert_eq!(one.post("/author/ward-design/settings", &shares).status, 303);
        assert_eq!(one.get("/author/ward-design").status, 200);
    }

    fn a_draft_can_be_tried_and_leaves_nothing(world) {
        team(world);
        let one = Author::new(world, "one@example.nhs.uk");
        one.post(NOISE, &[("revision", "-1"), ("do", "save"), ("/label/en", "Was it loud?")]);
        let form = one.get(NOISE).between("href=\"/s/~", "\"").map(|end| format!("/s/~{end}")).unwrap();
        let family = world.browser();
        assert!(family.get(&form).body.contains("This is a draft"));
        assert!(!family.get("/s/ward-design").body.contains("This is a draft"));
        assert_eq!(family.post(&format!("{form}/who"), &[("role", "child"), ("help", "alone")]).status, 303);
        assert_eq!(family.post(&format!("{form}/stay"), &[("stayed", "yes")]).status, 303);
        assert!(family.get(&format!("{form}/noise")).body.contains("Was it loud?") || family.get(&format!("{form}/noise")).body.contains("Did noise wake you"));
        let sent = family.post(&format!("{form}/check"), &[]);
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert!(sent.location().ends_with("/sent?lang=en"), "{}", sent.location());
        let waiting = world.run(world.store.counts("ward-design")).unwrap();
        assert_eq!(format!("{waiting:?}").matches(char::is_numeric).filter(|digit| *digit != "0").count(), 0, "{waiting:?}");
        // Another key's mark, or yesterday's yesterday, opens nothing.
        assert_eq!(family.get(&format!("{form}x")).status, 404);
        world.pass(3 * 86_400);
        assert_eq!(family.get(&form).status, 404);
    }

    fn a_translators_link_opens_one_language_of_one_draft(world) {
        team(world);
        let one = Author::new(world, "one@example.nhs.uk");
        let made = one.post("/author/ward-design/translate", &[("do", "link:pl"), ("name", "Ania")]);
        assert_eq!(made.location(), "/author/ward-design/translate?done=link");
        let page = one.get("/author/ward-design/translate");
        let link = format!("/translate/{}", page.between("/translate/ward-design.t", "\"").map(|end| format!("ward-design.t{end}")).unwrap());
        let ania = world.browser();
        assert_eq!(ania.get(&link.replace("/translate/", "/s/~")).status, 404, "it opens no form");
        let bench = ania.get(&link);
        assert_eq!(bench.status, 200);
        assert!(bench.body.contains("Hello Ania") && bench.body.contains("Polish") && !bench.body.contains("name=\"csrf\" value=\"x"));
        let key = "/pages/noise/items/noise-at-night/label";
        let before = "Jak często w nocy budził Cię hałas?";
        let typed = [("key.9", key), ("before.9", before), ("words.9", "Czy hałas Cię budził?")];
        assert_eq!(ania.post(&link, &typed).status, 303);
        let text = one.get("/author/ward-design/download").body;
        assert!(text.contains("Czy hałas Cię budził?") && !text.contains(before));
        // The words changed in the meantime: hers are not lost, and nothing is overwritten.
        let late = ania.post(&link, &[("key.9", key), ("before.9", before), ("words.9", "Inaczej?")]);
        assert_eq!(late.status, 409);
        assert!(late.body.contains("Inaczej?") && late.body.contains("Czy hałas Cię budził?"));
        // English changes: the bench says so.
        one.post(NOISE, &[("revision", &one.revision(NOISE)), ("do", "save"), ("/label/en", "Was it loud?")]);
        assert!(one.get("/author/ward-design/translate").body.contains("changed since translated"));
        let csv = ania.get(&format!("{link}?format=csv"));
        assert!(csv.body.contains(",changed\n"), "{}", csv.body);
        let table = "place,translation\n/pages/noise/items/noise-at-night/label,Głośno?\n";
        assert_eq!(ania.post(&link, &[("csv", table)]).status, 303);
        assert!(one.get("/author/ward-design/download").body.contains("Głośno?"));
        assert_eq!(ania.post(&link, &[("csv", "no,table")]).status, 422);
        let id = page.between("value=\"end:", "\"").unwrap();
        assert_eq!(one.post("/author/ward-design/translate", &[("do", &format!("end:{id}"))]).status, 303);
        assert_eq!(ania.get(&link).status, 404);
    }

    fn a_survey_goes_from_a_template_to_families(world) {
        team(world);
        let one = Author::new(world, "one@example.nhs.uk");
        let begun = one.post("/author/new", &[("title", "Our ward"), ("from", "template:ward"), ("team", "ward-design-team")]);
        assert_eq!(begun.location(), "/author/our-ward");
        let refused = one.post("/author/our-ward/publish", &[("revision", "1"), ("live", "0"), ("do", "publish")]);
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Who reads the answers") && refused.body.contains("/author/our-ward/settings"));
        let settings = [
            ("/owner/team/en", "Ward design team"),
            ("/owner/email", "one@example.nhs.uk"),
            ("/owner/deputy", "two@example.nhs.uk"),
            ("/privacy/controller/en", "Example Children's Hospital"),
            ("/privacy/lawfulBasis", "publicTask"),
        ];
        let fields: Vec<(&str, &str)> = [("revision", "1"), ("do", "save")].into_iter().chain(settings).collect();
        assert_eq!(one.post("/author/our-ward/settings", &fields).status, 303);
        assert_eq!(world.browser().get("/s/our-ward").status, 404);
        let published = one.post("/author/our-ward/publish", &[("revision", "2"), ("live", "0"), ("do", "publish")]);
        assert_eq!(published.location(), "/author/our-ward/publish?done=published", "{}", published.body);
        assert!(world.browser().get("/s/our-ward").body.contains("Our ward"));
        assert!(one.get("/author/our-ward/publish").body.contains("Nothing has changed since"));
        // Another kind of answer needs a new name.
        let kind = [("revision", "2"), ("do", "change-kind"), ("kind", "text")];
        let item = one.get("/author/our-ward").between("/questions/", "\"").unwrap().to_owned();
        assert_eq!(one.post(&format!("/author/our-ward/questions/{item}"), &kind).status, 303);
        let page = one.get("/author/our-ward/publish");
        assert!(page.body.contains("Needs a new name"), "{}", page.body);
        let revision = one.revision("/author/our-ward/publish");
        assert_eq!(one.post("/author/our-ward/publish", &[("revision", &revision), ("live", "1"), ("do", "publish")]).status, 422);
        assert_eq!(one.post("/author/our-ward/publish", &[("do", &format!("new-name:{item}"))]).status, 303);
        assert!(!one.get("/author/our-ward/publish").body.contains("Needs a new name"));
        assert_eq!(one.post("/author/our-ward/publish", &[("do", "pause")]).status, 303);
        assert_ne!(world.browser().get("/s/our-ward").status, 200);
        assert_eq!(one.post("/author/our-ward/publish", &[("do", "open")]).status, 303);
        assert_eq!(world.browser().get("/s/our-ward").status, 200);
    }

    fn what_a_translation_was_made_from_is_known_whatever_is_renamed(world) {
        team(world);
        let one = Author::new(world, "one@example.nhs.uk");
        let bench = "/author/ward-design/translate/pl?show=open";
        assert_eq!(one.post(NOISE, &[("revision", "-1"), ("do", "save"), ("/label/en", "Was it loud?")]).status, 303);
        assert!(one.get(bench).body.contains("changed since</b>"));
        let revision = one.revision(NOISE);
        let renamed = one.post(NOISE, &[("revision", &revision), ("do", "rename"), ("name", "noise-now")]);
        assert_eq!(renamed.location(), "/author/ward-design/questions/noise-now?done=saved");
        let page = one.get(bench);
        assert!(page.body.contains("changed since</b>") && page.body.contains("/noise-now/label"), "the new name knows it too");
        // Somebody looks, and the words are still right: but only for what was shown.
        let index = page.between("name=\"source.", "\"").unwrap().to_owned();
        let of = |name: &str| page.between(&format!("name=\"{name}.{index}\" value=\""), "\"").unwrap_or_default().to_owned();
        let words = page.between(&format!("name=\"words.{index}\""), "</textarea>").and_then(|rest| rest.split('>').nth(1)).unwrap().to_owned();
        let named: Vec<(String, String)> = [("key", of("key")), ("before", words.clone()), ("words", words), ("source", of("source")), ("still", "1".to_owned())]
            .into_iter().map(|(name, value)| (format!("{name}.{index}"), value)).collect();
        let fields: Vec<(&str, &str)> = named.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(one.post("/author/ward-design/translate/pl", &fields).status, 303);
        assert!(!one.get(bench).body.contains("changed since</b>"));
        let path = "/author/ward-design/questions/noise-now";
        let revision = one.revision(path);
        assert_eq!(one.post(path, &[("revision", &revision), ("do", "save"), ("/label/en", "How loud?")]).status, 303);
        assert_eq!(one.post("/author/ward-design/translate/pl", &fields).status, 303);
        assert!(one.get(bench).body.contains("changed since</b>"), "it was said of other words");
    }

    fn words_that_were_changed_after_they_were_checked_are_told_of(world) {
        team(world);
        let one = Author::new(world, "one@example.nhs.uk");
        let revision = one.revision(NOISE);
        assert_eq!(one.post(NOISE, &[("revision", &revision), ("do", "save"), ("/label/pl", "Czy by\u{142}o g\u{142}o\u{15b}no?")]).status, 303);
        world.pass(60);
        assert_eq!(one.post("/author/ward-design/translate", &[("do", "checked:pl"), ("name", "Ewa")]).status, 303);
        assert!(!one.get("/author/ward-design/publish").body.contains("changed after that"));
        world.pass(60);
        let revision = one.revision(NOISE);
        assert_eq!(one.post(NOISE, &[("revision", &revision), ("do", "save"), ("/label/pl", "G\u{142}o\u{15b}no?")]).status, 303);
        let told = one.get("/author/ward-design/publish").body;
        assert!(told.contains("Ewa checked Polish on") && told.contains("1 text was changed after that."), "{told}");
    }

    fn a_copy_keeps_the_pictures_that_were_uploaded(world) {
        team(world);
        let one = Author::new(world, "one@example.nhs.uk");
        let upload = |bytes: &[u8]| {
            let owner = one.get("/author/ward-design/pictures?at=/image").between("name=\"owner\" value=\"", "\"").unwrap().to_owned();
            let fields = [("csrf", one.csrf.as_str()), ("at", "/image"), ("owner", &owner)];
            let part = |(name, value): &(&str, &str)| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            let mut body = fields.iter().map(part).collect::<String>().into_bytes();
            body.extend(b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"our bed.png\"\r\nContent-Type: image/png\r\n\r\n");
            body.extend(bytes);
            body.extend(b"\r\n--b--\r\n");
            one.browser.send_with("/author/ward-design/pictures/upload?at=/image", &[("Origin", &world.url), ("Content-Type", "multipart/form-data; boundary=b")], &body)
        };
        let too_large = upload(&[&b"\x89PNG\r\n\x1a\n"[..], &[0; 11 * 1024 * 1024]].concat());
        assert_eq!(too_large.status, 422);
        assert!(too_large.body.contains("Choose a picture of at most 10 MB"), "{}", too_large.body);
        assert_eq!(upload(b"\x89PNG\r\n\x1a\n....").status, 422);
        let mut picture = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(30, 20).write_to(&mut picture, image::ImageFormat::Png).unwrap();
        assert_eq!(upload(&picture.into_inner()).status, 303);
        assert!(one.get("/author/ward-design/download").body.contains("media/our-bed.png"));
        let copy = [("from", "copy:ward-design"), ("title", "Ours"), ("id", "ours"), ("team", "ward-design-team")];
        assert_eq!(one.post("/author/new", &copy).status, 303);
        let look = one.get("/author/ours/pictures?at=/image").body;
        assert!(look.contains("media/our-bed.png"), "{look}");
        assert!(!one.get("/author/ours/publish").body.contains("is not there. Choose or upload it again"));
    }
}
