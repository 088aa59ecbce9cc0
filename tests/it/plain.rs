//! A report for families and one for a child: in plain words, in every language, from nothing but disclosed figures.

use crate::equal::report;
use crate::on_both;
use crate::places::send;
use crate::staff::signed_in;
use crate::store_places::{entry as place_entry, point};
use crate::world::{SECRET, World};
use yousaid::definition::{longest_sentence, reading_age};
use yousaid::figures::{self, Asked, Books, Inquiry};
use yousaid::files::{Fonts, HAS_PDF, plain_pdf};
use yousaid::keys::Keys;
use yousaid::report::{Audience, PlainView};
use yousaid::store::{NewPerson, Role};
use yousaid::texts::Language;

const FAIR: &str = "spring-fair";
const VERSIONS: [Audience; 2] = [Audience::Families, Audience::Child];

/// The version of all answers that stand in the figures.
pub(crate) fn version(world: &World, survey: &str, audience: Audience, language: &str) -> PlainView {
    let (books, keys) = (Books::default(), Keys::new(SECRET));
    let sources = (&world.store, world.interface.as_ref(), &books, &keys);
    let edition = world.catalogue.current(survey).unwrap();
    let (inquiry, language) = (Inquiry::from(Asked::All), Language::parse(language).unwrap());
    let of = (audience, &language);
    world.run(figures::plain(sources, &edition, &inquiry, of, "https://feedback.example.org")).unwrap()
}

/// All that stands on a sheet, a sentence a line.
fn words(view: &PlainView) -> String {
    let things = view.things.iter().flat_map(|thing| std::iter::once(&thing.asked).chain(&thing.said));
    let around = [&view.heading, &view.lead, &view.next, &view.next_body, &view.link_words, &view.thanks];
    around.into_iter().chain(things).cloned().collect::<Vec<_>>().join("\n")
}

/// A lead of all teams who has signed in, and the fair with answers in its figures.
fn fair(world: &World) -> crate::author::Author {
    world.publish_test_definition(FAIR);
    for (place, code) in [("tea", "calm-otter-42"), ("cake", "warm-owl-17")] {
        world.run(world.store.add_place_to(point(FAIR, place, code), place_entry("add place"))).unwrap();
    }
    let email = "lead@example.org";
    let person = NewPerson { email: email.to_owned(), name: "Sam".to_owned(), created_at: 0 };
    world.run(world.store.add_person(person, world.entry())).unwrap();
    let duty = yousaid::store::Duty { role: Role::Lead, scope: yousaid::store::Scope::Organisation };
    world.run(world.store.give_role(email, duty, None, world.entry())).unwrap();
    crate::author::Author::signed_in(world, email, "/account/digests")
}

fn release(world: &World) {
    let edition = world.catalogue.current(FAIR).unwrap();
    world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
}

on_both! {
    fn each_version_is_in_every_language_of_the_survey(world) {
        let lead = fair(world);
        send(world, "tea", 40);
        send(world, "cake", 40);
        release(world);
        for audience in VERSIONS {
            for (tag, dir, says) in [
                ("en", "ltr", "of the people said “Yes”"),
                ("en-simple", "ltr", "people said “Yes”"),
                ("cy", "ltr", "“Ydw”"),
                ("pl", "ltr", "„Tak”"),
                ("ur", "rtl", "”ہاں“"),
            ] {
                let page = lead.get(&format!("/results/{FAIR}?for={}&lang={tag}", audience.word()));
                assert_eq!(page.status, 200, "{tag}");
                let sheet = page.between("<article", "</article>").unwrap();
                assert!(sheet.contains(&format!("lang=\"{tag}\" dir=\"{dir}\"")), "{tag}: {sheet}");
                let own = world.interface.say(&Language::parse(tag).unwrap(), "plain-next", &Default::default());
                assert!(sheet.contains(&own) && !sheet.contains("plain-"), "{tag}: {sheet}");
                let view = version(world, FAIR, audience, tag);
                assert_eq!(view.things.len(), 1, "what tells who people are is left out: {view:?}");
                if audience == Audience::Families && tag != "cy" {
                    assert!(view.things[0].said[0].contains(says), "{tag}: {view:?}");
                }
                assert!(sheet.contains(&format!("/s/{FAIR}/you-said?lang={tag}")), "{tag}: {sheet}");
                assert!(page.body.contains(&format!("for={}&amp;lang=ur", audience.word())), "the languages are links");
            }
        }
        let results = lead.get(&format!("/results/{FAIR}")).body;
        assert!(results.contains("?for=families") && results.contains("?for=child"), "{results}");
        let tea = lead.get(&format!("/results/{FAIR}?where=place%3Dtea&for=families")).body;
        assert!(tea.contains("Only these answers: The tea.") && tea.contains("where=place%3Dtea&amp;for=child"), "{tea}");
        for (query, said) in [
            ("for=everybody", "There is no such version"),
            ("for=families&from=0&until=1", "In plain words, results are always of all answers so far"),
            ("for=child&from=0&until=999", "In plain words, results are always of all answers so far"),
            ("for=child&lang=de", "The survey is not in this language"),
            ("for=child&format=csv", "In plain words, results can be had as a page and as pdf"),
        ] {
            let wrong = lead.get(&format!("/results/{FAIR}?{query}"));
            assert!(wrong.status == 404 && wrong.body.contains(said), "{query}: {}", wrong.body);
        }
    }

    fn nothing_is_told_of_fewer_than_ten(world) {
        let lead = fair(world);
        send(world, "tea", 40);
        for audience in VERSIONS {
            let page = lead.get(&format!("/results/{FAIR}?for={}", audience.word())).body;
            assert!(page.contains("There are not enough answers yet.") && !page.contains("class=\"thing\""), "{page}");
        }
        // Nor of a place of which no figures are shown.
        send(world, "cake", 3);
        release(world);
        let cake = lead.get(&format!("/results/{FAIR}?where=place%3Dcake&for=families")).body;
        assert!(cake.contains("There are not enough answers yet.") && !cake.contains("class=\"thing\""), "{cake}");
    }

    fn it_is_no_matter_of_people_where_nothing_can_be_told(world) {
        let lead = fair(world);
        send(world, "tea", 80);
        release(world);
        // The one question that plain words tell is what the part is chosen by.
        for (tag, says) in [
            ("en", "There is nothing to tell here yet."),
            ("en-simple", "There is nothing to tell here yet."),
            ("cy", "Does dim byd i’w ddweud yma eto."),
            ("pl", "Na razie nie ma tu nic do opowiedzenia."),
            ("ur", "ابھی یہاں بتانے کے لیے کچھ نہیں ہے۔"),
        ] {
            let page = lead.get(&format!("/results/{FAIR}?where=good%3Dyes&for=families&lang={tag}"));
            assert!(page.status == 200 && page.body.contains(says), "{tag}: {}", page.body);
            assert!(!page.body.contains("class=\"thing\""), "{tag}: {}", page.body);
        }
    }

    fn it_is_easy_to_read(world) {
        report(world);
        for (audience, age, longest) in [(Audience::Families, 11.0, 22), (Audience::Child, 10.0, 18)] {
            let view = version(world, "ward-design", audience, "en");
            let said = words(&view);
            assert!((3..=8).contains(&view.things.len()), "{said}");
            let found = reading_age(&said).unwrap();
            assert!(found < age, "{audience:?} is for readers of {found}: {said}");
            assert!(longest_sentence(&said) <= longest, "{} words: {said}", longest_sentence(&said));
            for jargon in ["%", "percent", "mean", "respond", "median", "interval", "fewer than 10"] {
                assert!(!said.contains(jargon), "{jargon}: {said}");
            }
        }
        let child = version(world, "ward-design", Audience::Child, "en");
        assert!(child.things.len() <= 6 && child.things.iter().all(|thing| thing.said.len() <= 2), "{child:?}");
        assert!(child.things.iter().any(|thing| thing.face > 0), "{child:?}");
        // How an answer came is nothing that anybody said.
        for number in 0..40 {
            let mode = ["phone", "paper"][number % 2];
            let answers = serde_json::json!({"overall-experience": "good", "collection-mode": mode});
            let id = uuid::Uuid::new_v4().to_string();
            let body = serde_json::json!({"submissionId": id, "language": "en", "role": "child", "answers": answers});
            assert_eq!(world.submit("friends-and-family", &body).0, 201);
        }
        let edition = world.catalogue.current("friends-and-family").unwrap();
        world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
        let view = version(world, "friends-and-family", Audience::Families, "en");
        assert_eq!(view.things.iter().map(|thing| thing.id.as_str()).collect::<Vec<_>>(), ["overall-experience"]);
        assert_eq!(view.things[0].said[0], "All of the people said “Very good” or “Good”.");
        // The question in the words that a child of nine read.
        let families = version(world, "ward-design", Audience::Families, "en");
        let asked = |view: &PlainView| view.things.iter().map(|thing| thing.asked.clone()).collect::<Vec<_>>();
        assert_ne!(asked(&child), asked(&families));
    }

    fn it_is_a_file_too(world) {
        let owner = signed_in(world);
        report(world);
        let view = version(world, "ward-design", Audience::Child, "en");
        if !HAS_PDF {
            assert_eq!(owner.get("/results/ward-design?for=child&format=pdf").status, 404);
            return;
        }
        for (audience, language) in [(Audience::Families, "en"), (Audience::Child, "en"), (Audience::Families, "pl")] {
            let view = version(world, "ward-design", audience, language);
            let bytes = plain_pdf(&view, &Fonts::default()).unwrap().unwrap();
            let text = pdf_extract::extract_text_from_mem(&bytes).unwrap();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for said in view.things.iter().flat_map(|thing| std::iter::once(&thing.asked).chain(&thing.said)) {
                let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(text.contains(&said), "{audience:?} {language}: no {said:?} in {text}");
            }
        }
        let file = owner.bytes("/results/ward-design?for=child&format=pdf");
        assert!(file.starts_with(b"%PDF-"));
        let urdu = owner.get("/results/ward-design?for=child&lang=ur&format=pdf");
        assert!(urdu.status == 404 && urdu.body.contains("Print the page instead"), "{}", urdu.body);
        assert!(view.things.iter().all(|thing| thing.svg.starts_with("<svg")));
    }
}
