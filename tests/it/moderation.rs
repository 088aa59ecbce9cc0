//! Moderation as a queue: what comes first and why, two moderators at once, themes and their disclosure, search, and what
//! a ward may read as its own.

use crate::on_both;
use crate::store_kit::{Database, both, comment_id, entry, key, ward_release, with_comment};
use crate::store_places::{entry as place_entry, point};
use crate::world::{Browser, Page, World};
use serde_json::{Value, json};
use yousaid::figures::{self, settle_themes};
use yousaid::sign_in;
use yousaid::store::{
    AuditFilter, CollectionPoint, CommentState, Decision, Elsewhere, Error, Judgement, NewPerson, Tags, Theme, Which,
};

const WARD: &str = "/results/ward-design/comments";
const OWNER: &str = "ward.design@example.nhs.uk";
const DEPUTY: &str = "families@example.nhs.uk";
const DAY: i64 = 86_400;

fn signed_in(world: &World, email: &str) -> Browser {
    let browser = world.browser();
    let link = world.run(sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
    assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 303);
    browser
}

fn write(world: &World, words: &str) {
    send(world, "ward-design", json!({"one-change": words}));
}

fn send(world: &World, survey: &str, answers: Value) {
    let id = uuid::Uuid::new_v4().to_string();
    let body = json!({"submissionId": id, "language": "en", "role": "child", "help": "alone", "answers": answers});
    let (status, said) = world.submit(survey, &body);
    assert_eq!(status, 201, "{said}");
}

fn release(world: &World, survey: &str) {
    let edition = world.catalogue.current(survey).unwrap();
    world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
}

/// What a form of the page that says `words` carries: the comment, its revision and the token.
fn form(page: &Page, words: &str) -> [String; 3] {
    let article = page.body.split("<article").find(|article| article.contains(words)).expect("an article");
    let value = |name: &str| {
        let rest = article.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    [value("comment"), value("revision"), value("csrf")]
}

/// Presses a button of that form.
fn press<'a>(browser: &Browser, form: &'a [String; 3], done: &'a str, more: &[(&'a str, &'a str)]) -> Page {
    let [comment, revision, csrf] = form;
    let own = [("comment", comment.as_str()), ("revision", revision), ("csrf", csrf), ("noted", "1"), ("do", done)];
    browser.post(WARD, &[own.as_slice(), more].concat())
}

/// The words of a page's articles, in order.
fn order(page: &Page) -> Vec<String> {
    let quote = |article: &str| article.split("<p>").nth(1)?.split("</p>").next().map(str::to_owned);
    page.body.split("<blockquote").skip(1).filter_map(quote).collect()
}

/// The id of a theme by its name.
fn theme(world: &World, name: &str) -> String {
    let themes = world.run(world.store.themes("ward-design")).unwrap();
    themes.into_iter().find(|(theme, _)| theme.name == name).expect(name).0.id
}

fn counts(world: &World) -> Vec<(String, i64)> {
    let themes = world.run(world.store.themes("ward-design")).unwrap();
    themes.into_iter().map(|(theme, count)| (theme.name, count)).collect()
}

on_both! {
    fn concern_comes_first_and_details_next_and_the_page_says_why(world) {
        for words in ["More light", "Ring us on 020 7946 0000", "A man hit me at night", "My name is Zoe"] {
            write(world, words);
        }
        let page = signed_in(world, OWNER).get(WARD);
        let found = order(&page);
        assert_eq!((found[0].as_str(), found[3].as_str()), ("A man hit me at night", "More light"), "{found:?}");
        for why in ["May be about somebody who was hurt: “hit me”", "Looks like a phone number", "Looks like a name"] {
            assert!(page.body.contains(why), "{why}: {}", page.body);
        }
    }

    fn a_list_that_goes_on_leaves_nobody_out(world) {
        (0..53).for_each(|number| write(world, &format!("More light {number}")));
        write(world, "A man hit me");
        let browser = signed_in(world, OWNER);
        let first = browser.get(WARD);
        let next = first.between("<a href=\"?state=waiting&amp;after=", "\"").expect("more").to_owned();
        let second = browser.get(&format!("{WARD}?state=waiting&after={next}"));
        let mut all = [order(&first), order(&second)].concat();
        assert_eq!((order(&first).len(), all.len(), all[0].as_str()), (50, 54, "A man hit me"));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 54);
    }

    fn the_second_of_two_moderators_is_told_and_keeps_the_words(world) {
        write(world, "Zoe in bed 4 was cold");
        let (one, other) = (signed_in(world, OWNER), signed_in(world, DEPUTY));
        let (first, second) = (form(&one.get(WARD), "Zoe"), form(&other.get(WARD), "Zoe"));
        assert_eq!(press(&one, &first, "hold", &[]).status, 303);
        let told = press(&other, &second, "publish", &[("shown", "Somebody was cold")]);
        assert_eq!(told.status, 409);
        assert!(told.body.contains(OWNER) && told.body.contains("Somebody was cold"), "{}", told.body);
        let held = world.run(world.store.comments("ward-design", CommentState::Held, None, 9)).unwrap();
        assert_eq!(held.len(), 1, "the first holds");
        // Whoever sees that somebody may not be safe does not have to look again first.
        assert_eq!(press(&other, &second, "mark", &[]).status, 303);
        let now = form(&told, "Zoe");
        assert_eq!(press(&other, &now, "publish", &[("shown", "Somebody was cold")]).status, 409, "marked since");
        let now = form(&other.get(&format!("{WARD}?state=held")), "Zoe");
        assert_eq!(press(&other, &now, "publish", &[("shown", "Somebody was cold")]).status, 303);
    }

    fn the_script_is_told_what_was_done_and_what_comes_next(world) {
        write(world, "More light");
        let browser = signed_in(world, OWNER);
        let [comment, revision, csrf] = form(&browser.get(WARD), "More light");
        let send = |revision: &str| {
            let fields = [("comment", comment.as_str()), ("revision", revision), ("csrf", &csrf), ("do", "note"), ("noted", "1"), ("thanks", "1")];
            let body = serde_urlencoded::to_string(fields).unwrap();
            let headers = [("Origin", world.url.as_str()), ("Accept", "application/json"), ("Content-Type", "application/x-www-form-urlencoded")];
            browser.send_with(WARD, &headers, body.as_bytes())
        };
        let page = send(&revision);
        let said: Value = serde_json::from_str(&page.body).unwrap();
        assert_eq!((page.status, said["revision"].as_i64()), (200, Some(1)), "{said}");
        assert_eq!(send(&revision).status, 409);
        assert_eq!(send("1").status, 200);
    }

    fn themes_are_added_renamed_merged_and_removed(world) {
        for words in ["It was loud", "The lights were loud and bright", "It was dark"] {
            write(world, words);
        }
        let browser = signed_in(world, OWNER);
        let page = browser.get(WARD);
        assert_eq!(press(&browser, &form(&page, "It was loud"), "note", &[("newTheme", "  Noise ")]).status, 303);
        let noise = theme(world, "Noise");
        let second = form(&page, "bright");
        assert_eq!(press(&browser, &second, "hold", &[("theme", &noise), ("newTheme", "Light")]).status, 303);
        assert_eq!(counts(world), [("Light".into(), 1), ("Noise".into(), 2)]);

        let csrf = form(&page, "dark")[2].clone();
        let change = |fields: &[(&str, &str)]| browser.post("/results/ward-design/themes", &[&[("csrf", csrf.as_str())], fields].concat());
        assert_eq!(change(&[("do", "rename"), ("theme", &noise), ("name", "Sounds")]).status, 303);
        assert_eq!(change(&[("do", "add"), ("name", "Sounds")]).status, 422);
        assert_eq!(change(&[("do", "add"), ("name", " ")]).status, 422);
        assert_eq!(change(&[("do", "add"), ("name", "Food")]).status, 303);
        let light = theme(world, "Light");
        assert_eq!(change(&[("do", "merge"), ("theme", &light), ("into", &light)]).status, 404);
        assert_eq!(change(&[("do", "merge"), ("theme", &light), ("into", &noise)]).status, 303);
        assert_eq!(counts(world), [("Food".into(), 0), ("Sounds".into(), 2)], "what had both has one");
        assert_eq!(change(&[("do", "remove"), ("theme", &noise)]).status, 303);
        assert_eq!(counts(world), [("Food".into(), 0)]);
        assert_eq!(change(&[("do", "remove"), ("theme", &noise)]).status, 404);
    }

    fn two_moderators_who_tag_one_comment_both_keep_their_themes(world) {
        write(world, "It was loud and dark");
        let (one, other) = (signed_in(world, OWNER), signed_in(world, DEPUTY));
        let page = one.get(WARD);
        press(&one, &form(&page, "loud"), "note", &[("newTheme", "Noise")]);
        let noise = theme(world, "Noise");
        let (mine, theirs) = (form(&one.get(WARD), "loud"), form(&other.get(WARD), "loud"));
        press(&one, &mine, "note", &[("had", &noise), ("theme", &noise), ("newTheme", "Light")]);
        let refused = press(&other, &theirs, "note", &[("had", &noise), ("theme", &noise), ("newTheme", "Night")]);
        assert_eq!(refused.status, 409, "where it may stand was said by both");
        press(&other, &form(&refused, "loud"), "note", &[("had", &noise), ("theme", &noise), ("newTheme", "Night")]);
        assert_eq!(counts(world), [("Light".into(), 1), ("Night".into(), 1), ("Noise".into(), 1)]);
    }

    fn a_search_finds_words_and_leaves_no_trace_of_them(world) {
        for words in ["We waited for Zoe", "Waiting is hard", "More light"] {
            write(world, words);
        }
        let browser = signed_in(world, OWNER);
        let csrf = form(&browser.get(WARD), "More light")[2].clone();
        let find = |typed: &str, more: &[(&str, &str)]| browser.post(WARD, &[&[("csrf", csrf.as_str()), ("q", typed)], more].concat());
        let found = find("waits", &[("do", "search")]);
        assert_eq!((found.status, order(&found).len()), (200, 2), "{}", found.body);
        assert_eq!(order(&find("Zoe", &[("do", "search")])), ["We waited for Zoe"]);
        assert!(order(&find("nobody-said-this", &[("do", "search")])).is_empty());
        assert!(find("wait", &[("do", "tag")]).body.contains("choose a theme"));
        assert_eq!(find("wait", &[("do", "tag"), ("newTheme", "Waiting")]).status, 200);
        assert_eq!(counts(world), [("Waiting".into(), 2)]);
        let trail = world.run(world.store.audit_entries(AuditFilter::default(), 99)).unwrap();
        assert!(trail.iter().any(|(_, entry)| entry.what == "tag comments" && entry.detail == "2 comments"));
        assert!(trail.iter().all(|(_, entry)| !format!("{entry:?}").to_lowercase().contains("zoe")), "{trail:?}");
    }

    fn phrases_are_suggested_from_what_several_wrote(world) {
        for words in ["The waiting room was cold", "a cold waiting room", "Waiting rooms need toys"] {
            write(world, words);
        }
        let page = signed_in(world, OWNER).get("/results/ward-design/themes");
        assert!(page.body.contains("value=\"&quot;waiting room&quot;\""), "{}", page.body);
    }

    fn reports_are_told_of_themes_in_rounded_numbers_that_move_by_ten(world) {
        (0..60).for_each(|number| write(world, &format!("It was loud {number}")));
        release(world, "ward-design");
        let edition = world.catalogue.current("ward-design").unwrap();
        let settle = || {
            world.pass(DAY);
            let today = edition.today(world.now());
            world.run(settle_themes(&world.store, &edition, today)).unwrap();
            let figures = world.run(world.store.theme_figures("ward-design")).unwrap();
            figures.last().map_or(0, |figure| figure.number)
        };
        let words = world.run(world.store.words("ward-design", Which::All)).unwrap();
        let noise = Theme { id: "noise".into(), name: "Noise".into() };
        let tag = |some: std::ops::Range<usize>| {
            let ids = words[some].iter().map(|words| words.id).collect();
            let tags = Tags { new: Some(noise.clone()), ..Tags::default() };
            world.run(world.store.tag("ward-design", ids, tags, world.entry())).unwrap();
        };
        let page = || signed_in(world, OWNER).get("/results/ward-design").body;
        tag(0..33);
        assert!(page().contains("No themes can be told yet"), "before figures moved on");
        assert_eq!(settle(), 1);
        let told = page();
        assert!(told.contains("wrote something.") && told.contains(">Noise</th><td>about "), "{told}");
        let exact = counts(world)[0].1;
        assert_eq!(exact, 33);
        tag(33..34);
        assert_eq!(settle(), 1, "one more is not told");
        assert_eq!(page().split("Noise</th>").nth(1).map(|rest| rest.chars().take(30).collect::<String>()),
            told.split("Noise</th>").nth(1).map(|rest| rest.chars().take(30).collect::<String>()));
        tag(34..60); // of whom ten at most are in no release
        assert_eq!(settle(), 2);
        assert_eq!(settle(), 2, "nothing new");
    }

    fn a_ward_reads_as_its_own_what_a_moderator_allows_and_nothing_else(world) {
        let survey = "friends-and-family";
        let mut ward = point(survey, "ward-7", "calm-otter-42");
        ward.recipients = vec!["Sister.Seven@example.nhs.uk".into()];
        lay(world, ward);
        lay(world, point(survey, "ward-3", "warm-owl-17"));
        let person = NewPerson { email: "sister.seven@example.nhs.uk".into(), name: "Sam".into(), created_at: 0 };
        world.run(world.store.add_person(person, world.entry())).unwrap();
        for number in 0..24 {
            let place = ["ward-7", "ward-3"][number % 2];
            send(world, survey, json!({"overall-experience": "good", "place": place, "main-reason": format!("Kind staff {number}")}));
        }
        release(world, survey);
        let owner = signed_in(world, "patient.experience@example.nhs.uk");
        let page = owner.get("/results/friends-and-family/comments");
        assert!(page.body.contains("The ward-7 may read it as its own"), "{}", page.body);
        let words = world.run(world.store.words(survey, Which::All)).unwrap();
        for one in &words {
            let [_, _, csrf] = form(&page, "Kind staff");
            let id = data_encoding::HEXLOWER.encode(one.id.as_bytes());
            // Nine of each are told of the place, one of them as a thank-you; the others in the report of all alone.
            let number: usize = one.text.trim_start_matches("Kind staff ").parse().unwrap();
            let mut fields = vec![("csrf", csrf.as_str()), ("comment", &id), ("do", "publish"), ("noted", "1"), ("shown", &one.text)];
            if number < 18 { fields.push(("placed", "1")) }
            if number < 8 { fields.push(("thanks", "1")) }
            assert_eq!(owner.post("/results/friends-and-family/comments", &fields).status, 303);
        }
        let sister = signed_in(world, "sister.seven@example.nhs.uk");
        assert!(sister.get("/results").body.contains("/results/friends-and-family/places/ward-7"));
        let own = order(&sister.get("/results/friends-and-family/places/ward-7/comments"));
        let released = |number: usize| world.run(world.store.heard(survey, None)).unwrap().iter().any(|one| one.text == format!("Kind staff {number}"));
        let mut expect: Vec<String> = (0..18).step_by(2).filter(|number| released(*number)).map(|number| format!("Kind staff {number}")).collect();
        let enough = expect.len() >= 8;
        let mut found = own.clone();
        found.sort();
        expect.sort();
        assert_eq!(found, if enough { expect } else { Vec::new() }, "from eight writers of the place on");
        for path in ["ward-3", "ward-3/comments", "ward-3/thanks", "no-such-ward"] {
            assert_eq!(sister.get(&format!("/results/friends-and-family/places/{path}")).status, 403, "{path}");
        }
        assert_eq!(sister.get("/results/friends-and-family").status, 403);
        assert_eq!(owner.get("/results/friends-and-family/places/no-such-ward").status, 404);
    }

    fn a_thank_you_hangs_on_the_wall_first_and_figures_of_few_are_in_words(world) {
        let survey = "friends-and-family";
        lay(world, point(survey, "ward-7", "calm-otter-42"));
        lay(world, point(survey, "ward-3", "warm-owl-17"));
        for number in 0..45 {
            let place = if number < 41 { "ward-7" } else { "ward-3" };
            send(world, survey, json!({"overall-experience": "good", "place": place, "main-reason": format!("Thank you, {number}")}));
        }
        let edition = world.catalogue.current(survey).unwrap();
        for one in world.run(world.store.words(survey, Which::All)).unwrap() {
            let judgement = Judgement {
                decision: Some(Decision::Publish { shown: None, confirmed_small: true }),
                standing: Some(Elsewhere { thanks: one.text == "Thank you, 3", place: Some("ward-7".into()) }),
                ..Judgement::default()
            };
            world.run(world.store.judge(survey, one.id, judgement, world.entry())).unwrap();
        }
        let owner = || signed_in(world, "patient.experience@example.nhs.uk");
        let sheet = |place: &str| owner().get(&format!("/results/friends-and-family/places/{place}")).body;
        assert!(!sheet("ward-7").contains("Thank you, 3"), "not before its answers are in the figures");
        world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
        for _ in 0..4 {
            (0..20).for_each(|_| send(world, survey, json!({"overall-experience": "good", "place": "ward-7"})));
            world.pass(DAY);
            release(world, survey);
        }
        let (page, few) = (sheet("ward-7"), sheet("ward-3"));
        let (thanks, figures) = (page.find("Thank you, 3"), page.find("What families said"));
        let is_released = world.run(world.store.heard(survey, None)).unwrap().iter().any(|one| one.text == "Thank you, 3");
        assert!(is_released == thanks.is_some() && figures.is_some() && (!is_released || thanks < figures), "{page}");
        assert!(!page.contains("Thank you, 4<"), "what is no thank-you hangs on no wall");
        assert!(few.contains("Fewer than 10 people") || few.contains("fewer than 10"), "{few}");
        assert_eq!(owner().get("/results/friends-and-family/thanks").body.contains("Thank you, 3"), is_released);
    }
}

fn lay(world: &World, point: CollectionPoint) {
    world.run(world.store.add_place_to(point, place_entry("add place"))).unwrap();
}

both! {
    async fn themes_leave_with_their_comments(db: &Database) {
        let store = db.open();
        for number in 0..3 {
            store.submit(with_comment(number)).await.expect("stores");
        }
        store.release(ward_release(1, 0..3)).await.expect("releases");
        let tags = Tags { new: Some(Theme { id: "t".into(), name: "Noise".into() }), ..Tags::default() };
        store.tag("ward", (0..3).map(comment_id).collect(), tags, entry(1)).await.expect("tags");
        let counts = || async { store.themes("ward").await.expect("themes")[0].1 };
        let people = || async { store.theme_people("ward", vec!["say-more".into()]).await.expect("people") };
        assert_eq!((counts().await, people().await["t"], people().await[""]), (3, 3, 3));
        store.decide("ward", comment_id(1), Decision::Mark { tell: None }, entry(2)).await.expect("marks");
        store.withdraw(key(0)).await.expect("withdraws");
        store.withdraw(key(1)).await.expect("withdraws");
        assert_eq!((counts().await, people().await["t"], people().await[""]), (2, 1, 1), "what is kept for its mark counts nobody");
        store.decide("ward", comment_id(1), Decision::Unmark, entry(3)).await.expect("unmarks");
        assert_eq!(counts().await, 1);
        store.expire_comments("ward", 30_000).await.expect("expires");
        assert_eq!(counts().await, 0);
        store.shutdown().await;
    }
}

both! {
    async fn a_judgement_is_taken_whole_or_not_at_all(db: &Database) {
        let store = db.open();
        store.submit(with_comment(0)).await.expect("stores");
        let judgement = |revision: i32, name: &str| Judgement {
            decision: Some(Decision::Hold),
            standing: Some(Elsewhere { thanks: true, place: Some("ward-7".into()) }),
            tags: Tags { new: Some(Theme { id: name.into(), name: name.into() }), ..Tags::default() },
            revision: Some(revision),
        };
        store.judge("ward", comment_id(0), judgement(0, "Noise"), entry(1)).await.expect("judges");
        assert_eq!(store.judge("ward", comment_id(0), judgement(0, "Light"), entry(2)).await, Err(Error::Taken));
        let comment = store.comment("ward", comment_id(0)).await.expect("a comment");
        assert_eq!((comment.revision, comment.thanks, comment.place.as_deref()), (1, true, Some("ward-7")));
        assert_eq!(store.themes("ward").await.expect("themes").len(), 1, "no theme of a judgement that came too late");
        assert_eq!(store.audit_trail(None, 9).await, Ok(vec![entry(1)]));
        store.shutdown().await;
    }
}
