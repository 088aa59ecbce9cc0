//! Reviewing a survey before it goes out: personal links, remarks on any wording, answers in sight, sign-offs.

use crate::author::{Author, team};
use crate::on_both;
use crate::world::{Browser, World};
use yousaid::rights::Role;

const DAY: i64 = 86_400;
const REVIEW: &str = "/author/ward-design/review";
const PUBLISH: &str = "/author/ward-design/publish";
const NOISE: &str = "/author/ward-design/questions/noise-at-night";

/// The address of the page of somebody whom an author has asked by a personal link.
fn asked(author: &Author, name: &str, more: &[(&str, &str)]) -> String {
    let fields: Vec<(&str, &str)> = [("do", "add"), ("name", name)].into_iter().chain(more.iter().copied()).collect();
    let done = author.post(REVIEW, &fields);
    assert_eq!(done.status, 303, "{}", done.body);
    let page = author.get(REVIEW);
    let own = page.between(&format!("{name}’s link</label>"), "</p>").unwrap().to_owned();
    let address = own.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    format!("/review/{}", address.split("/review/").nth(1).unwrap())
}

fn says_yes(reviewer: &Browser, page: &str) -> u16 {
    let seen = reviewer.get(page).between("name=\"seen\" value=\"", "\"").unwrap().to_owned();
    reviewer.post(page, &[("do", "yes"), ("seen", &seen)]).status
}

/// Changes the words of a question.
fn change(author: &Author, words: &str) {
    let revision = author.revision(NOISE);
    assert_eq!(author.post(NOISE, &[("revision", &revision), ("do", "save"), ("/label/en", words)]).status, 303);
}

/// Asks for that many to say yes.
fn needs(author: &Author, readers: &str, lived: &str) {
    let revision = author.revision("/author/ward-design/settings");
    let fields = [
        ("revision", revision.as_str()),
        ("do", "save"),
        ("/signOffs/readers", readers),
        ("/signOffs/livedExperience", lived),
    ];
    assert_eq!(author.post("/author/ward-design/settings", &fields).status, 303);
}

fn publishes(author: &Author) -> String {
    let page = author.get(PUBLISH);
    let of = |name: &str| page.between(&format!("name=\"{name}\" value=\""), "\"").unwrap_or_default().to_owned();
    let done =
        author.post(PUBLISH, &[("revision", &of("revision")), ("live", &of("live")), ("do", "publish"), ("same", "1")]);
    if done.status == 303 { done.location().to_owned() } else { done.body }
}

/// The number of the remark that stands first.
fn remark(author: &Author) -> String {
    author.get(REVIEW).between("value=\"changed:", "\"").unwrap().to_owned()
}

on_both! {
    fn what_a_reviewer_says_of_any_wording_is_answered_in_sight(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        assert_eq!(author.post(REVIEW, &[("do", "ask"), ("shared", "1")]).status, 303);
        let (ann, bo) = (asked(&author, "Ann", &[("lived", "1")]), asked(&author, "Bo", &[]));
        let family = world.browser();
        let home = family.get(&ann);
        assert!(home.body.contains("Hello Ann") && home.body.contains("Nothing yet."), "{}", home.body);
        // The real form, with a link on each page that says who reads it.
        let form = home.between("class=\"go\" href=\"", "\"").unwrap().to_owned();
        assert!(family.get(&form).body.contains("Say something about this page"));
        let segment = form.split('?').next().unwrap();
        assert_eq!(family.post(&format!("{segment}/who"), &[("role", "child"), ("help", "alone")]).status, 303);
        let page = family.get(&format!("{segment}/noise"));
        // Somebody who answers elsewhere was asked something else first; the comment page stands by itself.
        let say = format!("{ann}?page=noise&lang=en-simple&band=0-7&role=child");
        let shown = family.get(&say);
        assert!(shown.status == 200 && page.status < 400);
        assert!(shown.body.contains("<html lang=\"en-simple\""), "the page itself is Easy Read");
        let fields = [("do", "say"), ("page", "noise"), ("of", "en-simple"),
            ("item", "noise-at-night"), ("ready", "upset"), ("words", "It was <b>loud</b>")];
        let said = family.post(&ann, &fields);
        assert!(said.location().ends_with("done=upset"), "{}", said.body);
        assert!(family.get(said.location()).body.contains("talk to"));
        assert_eq!(family.post(&ann, &[("do", "say"), ("page", "noise"), ("words", " ")]).status, 422);
        assert_eq!(family.post(&ann, &[("do", "say"), ("page", "noise"), ("words", &"x".repeat(2_001))]).status, 422);
        assert!(family.post(&ann, &[("do", "say"), ("page", "noise"), ("words", &"x".repeat(2_001))]).body.contains(&"x".repeat(2_001)), "nothing typed is lost");
        // The other one sees it, since the team wishes so.
        assert!(family.get(&bo).body.contains("It was &lt;b&gt;loud&lt;/b&gt;"));
        let seen = author.get(REVIEW).body;
        assert!(seen.contains("This upset me") && seen.contains("Easy Read") && seen.contains("Ann, with lived experience"), "{seen}");
        // Nothing was changed, and a reason is missing: neither is an answer.
        let id = remark(&author);
        assert_eq!(author.post(REVIEW, &[("do", &format!("changed:{id}")), ("answer", "We did")]).status, 422);
        assert_eq!(author.post(REVIEW, &[("do", &format!("kept:{id}"))]).status, 422);
        assert_eq!(publishes(&author).matches("1 comment is not answered yet").count(), 1);
        // Another language than the one that was read was changed: then it has to be said what.
        change(&author, "Was it loud at night?");
        assert_eq!(author.post(REVIEW, &[("do", &format!("changed:{id}"))]).status, 422);
        let revision = author.revision(NOISE);
        assert_eq!(author.post(NOISE, &[("revision", &revision), ("do", "save"), ("/label/en-simple", "Was it loud?")]).status, 303);
        assert_eq!(author.post(REVIEW, &[("do", &format!("changed:{id}")), ("answer", "We took it out")]).status, 303);
        let told = family.get(&ann).body;
        assert!(told.contains("The team changed it.") && told.contains("<ins>Was it loud?</ins>") && told.contains("We took it out"), "{told}");
        assert!(publishes(&author).contains("done=published"));
    }

    fn reviewers_see_one_another_only_where_the_team_wishes(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        author.post(REVIEW, &[("do", "ask")]);
        let (ann, bo) = (asked(&author, "Ann", &[]), asked(&author, "Bo", &[]));
        let family = world.browser();
        assert_eq!(family.post(&ann, &[("do", "say"), ("page", "noise"), ("words", "Mine alone")]).status, 303);
        assert!(family.get(&ann).body.contains("Mine alone"));
        assert!(!family.get(&bo).body.contains("Mine alone"));
        let id = remark(&author);
        assert_eq!(author.post(REVIEW, &[("do", &format!("kept:{id}")), ("answer", "It is what children asked for")]).status, 303);
        assert!(family.get(&ann).body.contains("It is what children asked for"));
        // What was said to the team alone stays with it, whatever the team wishes later.
        author.post(REVIEW, &[("do", "ask"), ("shared", "1")]);
        assert_eq!(family.post(&ann, &[("do", "say"), ("page", "noise"), ("words", "For everybody")]).status, 303);
        let seen = family.get(&bo).body;
        assert!(seen.contains("For everybody") && !seen.contains("Mine alone"));
    }

    fn a_yes_counts_for_what_it_was_said_to(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        change(&author, "Was it loud?");
        needs(&author, "2", "1");
        assert!(publishes(&author).contains("Reviewers have to be asked: 0 of 2 have said yes, 0 of 1 with lived experience."));
        author.post(REVIEW, &[("do", "ask")]);
        let (ann, bo) = (asked(&author, "Ann", &[]), asked(&author, "Bo", &[]));
        let cy = asked(&author, "Cy", &[("lived", "1")]);
        let family = world.browser();
        assert_eq!((says_yes(&family, &ann), says_yes(&family, &bo)), (303, 303));
        assert!(publishes(&author).contains("2 of 2 have said yes, 0 of 1 with lived experience."));
        // Whoever looked at something older is told, and nothing is counted.
        let old = family.get(&cy).between("name=\"seen\" value=\"", "\"").unwrap().to_owned();
        change(&author, "How loud was it?");
        assert_eq!(family.post(&cy, &[("do", "yes"), ("seen", &old)]).status, 409);
        assert!(family.get(&ann).body.contains("It was changed after that."));
        assert!(author.get(REVIEW).body.contains("before the last changes"));
        assert_eq!((says_yes(&family, &ann), says_yes(&family, &cy)), (303, 303));
        // What only staff meet does not take a yes back.
        let revision = author.revision("/author/ward-design/settings");
        author.post("/author/ward-design/settings", &[("revision", &revision), ("do", "save"), ("/comments/from", "9")]);
        assert_eq!(family.post(&bo, &[("do", "not-yet")]).status, 303);
        assert!(publishes(&author).contains("done=published"));
        // The next version asks anew.
        change(&author, "How loud was it at night?");
        assert!(publishes(&author).contains("Reviewers have to be asked: 0 of 2"));
    }

    fn only_what_was_asked_about_lapses(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        change(&author, "Was it loud?");
        needs(&author, "1", "0");
        author.post(REVIEW, &[("do", "ask")]);
        world.pass(15 * DAY);
        let author = again(world, "one@example.nhs.uk");
        assert!(publishes(&author).contains("Reviewers have to be asked about the survey as it is now"), "nobody was asked");
        let ann = asked(&author, "Ann", &[]);
        author.post(REVIEW, &[("do", "ask")]);
        world.pass(15 * DAY);
        let author = again(world, "one@example.nhs.uk");
        change(&author, "How loud?");
        assert!(publishes(&author).contains("Reviewers have to be asked about the survey as it is now"), "of other words");
        // Fewer need agree only once enough have agreed to that.
        author.post(REVIEW, &[("do", "ask")]);
        assert_eq!(says_yes(&world.browser(), &ann), 303);
        assert!(publishes(&author).contains("done=published"));
        needs(&author, "", "");
        change(&author, "How loud at night?");
        assert!(publishes(&author).contains("Reviewers have to be asked: 0 of 1 have said yes"));
    }

    fn nobody_says_yes_twice_or_for_somebody_else(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        change(&author, "Was it loud?");
        needs(&author, "2", "0");
        author.post(REVIEW, &[("do", "ask")]);
        let family = world.browser();
        for _ in 0..2 {
            let ann = asked(&author, "Ann", &[]);
            assert_eq!(says_yes(&family, &ann), 303);
            assert!(author.get(REVIEW).body.contains("1 of 2 has said yes"));
            let id = author.get(REVIEW).between("value=\"forget:", "\"").unwrap().to_owned();
            assert_eq!(author.post(REVIEW, &[("do", &format!("forget:{id}"))]).status, 303);
            assert!(author.get(REVIEW).body.contains("0 of 2 have said yes"), "nobody stands for it");
        }
        // The author who made a link does not sign by it.
        let bo = asked(&author, "Bo", &[]);
        assert!(author.get(&bo).body.contains("somebody else has to say yes"));
        let trail = world.run(world.store.audit_trail(Some("ward-design"), 50)).unwrap();
        assert_eq!(trail.iter().filter(|entry| entry.what == "said yes").count(), 2);
        assert!(!format!("{trail:?}").contains("Ann"), "the trail names no reviewer");
    }

    fn what_a_reviewer_typed_is_kept_whatever_becomes_of_the_draft(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        change(&author, "Was it loud?");
        let ann = asked(&author, "Ann", &[]);
        let family = world.browser();
        let shown = family.get(&format!("{ann}?page=noise&lang=en"));
        let of = |name: &str| shown.between(&format!("name=\"{name}\" value=\""), "\"").unwrap().to_owned();
        let (rev, press) = (of("rev"), of("press"));
        change(&author, "How loud?");
        let words = [("do", "say"), ("page", "noise"), ("of", "en"), ("item", "noise-at-night"), ("rev", &rev), ("press", &press), ("words", "Loud\0?")];
        assert_eq!((family.post(&ann, &words).status, family.post(&ann, &words).status), (303, 303), "pressed twice");
        let seen = author.get(REVIEW).body;
        assert_eq!(seen.matches("class=\"remark\"").count(), 1);
        // It is about the words that were shown, and those have been changed.
        assert!(seen.contains("<del>Was it loud?</del>") && seen.contains("<ins>How loud?</ins>"), "{seen}");
        assert_eq!(author.post(REVIEW, &[("do", &format!("changed:{}", remark(&author)))]).status, 303);
        // The page is gone, and the draft can't be shown: what was typed is kept all the same.
        assert_eq!(family.post(&ann, &[("do", "say"), ("page", "gone"), ("words", "I typed this")]).status, 303);
        assert!(author.get(REVIEW).body.contains("I typed this"));
        assert_eq!(family.post(&ann, &[("do", "credit"), ("credit", &"x".repeat(101))]).between("name=\"credit\" type=\"text\" dir=\"auto\" value=\"", "\"").unwrap().len(), 101);
        assert!(family.post(&ann, &[("do", "minutes"), ("minutes", "many")]).body.contains("value=\"many\""));
        for _ in 0..2 {
            assert_eq!(family.post(&ann, &[("do", "minutes"), ("minutes", "20"), ("so-far", "0")]).status, 303);
        }
        assert!(family.get(&ann).body.contains("So far: 20 minutes."), "pressed twice");
    }

    fn a_draft_that_is_thrown_away_takes_its_reviews_along(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        let begun = author.post("/author/new", &[("from", "template:ward"), ("title", "Our ward"), ("id", "our-ward"), ("team", "ward-design-team")]);
        assert_eq!(begun.status, 303, "{}", begun.body);
        let review = "/author/our-ward/review";
        assert_eq!(author.post(review, &[("do", "add"), ("name", "Ann"), ("young", "1"), ("adult", "Bo")]).status, 303);
        assert!(author.get("/review").body.contains("Our ward"));
        let revision = author.revision(review);
        assert_eq!(author.post("/author/our-ward", &[("do", "throw"), ("revision", &revision)]).status, 303);
        assert_eq!(author.get("/review").status, 200);
        assert!(world.run(world.store.reviewers("our-ward")).unwrap().is_empty());
    }

    fn a_review_that_stalls_lapses_in_sight(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        change(&author, "Was it loud?");
        needs(&author, "2", "0");
        author.post(REVIEW, &[("do", "ask")]);
        let ann = asked(&author, "Ann", &[]);
        assert_eq!(says_yes(&world.browser(), &ann), 303);
        world.pass(14 * DAY - 60);
        let author = again(world, "one@example.nhs.uk");
        assert!(publishes(&author).contains("It waits for the others until"));
        world.pass(60);
        let author = again(world, "one@example.nhs.uk");
        assert!(author.get(PUBLISH).body.contains("The wait for reviewers ended on"));
        assert!(publishes(&author).contains("done=published"));
        let trail = world.run(world.store.audit_trail(Some("ward-design"), 20)).unwrap();
        let said = trail.iter().any(|entry| entry.what == "published" && entry.detail.contains("1 of 2 has said yes"));
        assert!(said, "{trail:?}");
        // The link goes on for a while, and then no more.
        assert_eq!(world.browser().get(&ann).status, 200);
        world.pass(17 * DAY);
        assert_eq!(world.browser().get(&ann).status, 404);
    }

    fn a_personal_link_opens_one_draft_until_it_is_taken_back(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        let (family, form) = (world.browser(), |page: &str| page.replace("/review/", "/s/~"));
        let ann = asked(&author, "Ann", &[]);
        assert_eq!((family.get(&ann).status, family.get(&form(&ann)).status), (200, 200));
        for other in ["/review/visit-feedback", "/author/ward-design", "/author/ward-design/review", "/results/ward-design"] {
            assert_ne!(family.get(other).status, 200, "{other}");
        }
        let elsewhere = ann.replace("ward-design", "visit-feedback");
        assert_eq!((family.get(&elsewhere).status, family.get(&form(&elsewhere)).status), (404, 404));
        // It is no translator's link, and a translator's is none of a reviewer's.
        assert_eq!(family.get(&ann.replace("/review/", "/translate/")).status, 404);
        let id = author.get(REVIEW).between("value=\"end:", "\"").unwrap().to_owned();
        assert_eq!(author.post(REVIEW, &[("do", &format!("end:{id}"))]).status, 303);
        assert_eq!((family.get(&ann).status, family.get(&form(&ann)).status), (404, 404));
        author.post(REVIEW, &[("do", "ask")]);
        assert_eq!(family.get(&ann).status, 404, "asking again does not ask whoever was told to stop");
        // Nor does it wake a link whose time was over long before.
        let old = asked(&author, "Cy", &[]);
        world.pass(31 * DAY);
        let author = again(world, "one@example.nhs.uk");
        author.post(REVIEW, &[("do", "ask")]);
        assert_eq!(family.get(&old).status, 404);
        assert_eq!(author.post(REVIEW, &[("do", &format!("forget:{id}"))]).status, 303);
        assert!(!author.get(REVIEW).body.contains("<b>Ann</b>"));
    }

    fn somebody_under_18_has_a_first_name_and_an_adult(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        for (name, adult, young) in [("Ann Smith", "Bo", true), ("Ann", "", true), ("Ann", "Bo", false), ("", "", false)] {
            let mut fields = vec![("do", "add"), ("name", name), ("adult", adult)];
            fields.extend(young.then_some(("young", "1")));
            assert_eq!(author.post(REVIEW, &fields).status, 422, "{name} {adult}");
        }
        let ann = asked(&author, "Ann", &[("young", "1"), ("adult", "Bo Smith")]);
        let family = world.browser();
        for name in ["Ann Smith", "Ann.Smith", "Ann_Smith", "Ann 12"] {
            assert_eq!(family.post(&ann, &[("do", "credit"), ("credit", name)]).status, 422, "{name}");
        }
        assert_eq!(family.post(&ann, &[("do", "credit"), ("credit", " Ann ")]).status, 303);
        let upset = family.post(&ann, &[("do", "say"), ("page", "noise"), ("ready", "upset")]);
        assert!(family.get(upset.location()).body.contains("talk to Bo Smith"));
    }

    fn minutes_are_counted_and_credits_are_as_people_wish(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        change(&author, "Was it loud?");
        let (ann, bo) = (asked(&author, "=Ann", &[("lived", "1")]), asked(&author, "Bo", &[]));
        let family = world.browser();
        for (minutes, status) in [("20", 303), ("-5", 303), ("x", 422), ("99999", 422), ("", 422)] {
            assert_eq!(family.post(&ann, &[("do", "minutes"), ("minutes", minutes)]).status, status, "{minutes}");
        }
        let sheet = author.get("/author/ward-design/review/minutes").body;
        assert!(sheet.contains("'=Ann,,,yes,15") && !sheet.contains("Bo"), "{sheet}");
        family.post(&ann, &[("do", "credit"), ("credit", "Ann & family")]);
        family.post(&bo, &[("do", "credit"), ("credit", "Zebedee")]);
        assert_eq!(says_yes(&family, &ann), 303);
        assert!(publishes(&author).contains("done=published"));
        let start = family.get("/s/ward-design?lang=en").body;
        assert!(start.contains("These people helped to write the questions: Ann &amp; family."), "{start}");
        assert!(!start.contains("Zebedee"), "who took no part is not named");
        family.post(&bo, &[("do", "credit"), ("credit", "")]);
        // The wish can change at any time; another name waits until an author has seen it.
        let named = |name: &str| family.get("/s/ward-design?lang=en").body.contains(name);
        family.post(&ann, &[("do", "credit"), ("credit", "Ann B")]);
        assert!(!named("helped to write"));
        let id = author.get(REVIEW).between("value=\"name:", "\"").unwrap().to_owned();
        assert_eq!(author.post(REVIEW, &[("do", &format!("name:{id}"))]).status, 303);
        assert!(named("Ann B"));
        family.post(&ann, &[("do", "credit"), ("credit", "")]);
        assert!(!named("helped to write"));
        // The review is over: the link opens what is one's own, and no draft.
        assert!(family.get(&ann).body.contains("This review is over."));
        assert_eq!(family.get(&ann.replace("/review/", "/s/~")).status, 404);
    }

    fn a_champion_reviews_with_an_account_and_hears_the_answers(world) {
        team(world);
        let author = Author::new(world, "one@example.nhs.uk");
        change(&author, "Was it loud?");
        needs(&author, "1", "1");
        author.post(REVIEW, &[("do", "ask")]);
        let own = |page: &Author| page.get("/review").between("href=\"/review/", "\"").map(|end| format!("/review/{end}"));
        let champion = Author::with(world, "champion@example.nhs.uk", Role::Reviewer, "/review");
        assert_eq!(own(&champion), None);
        let begun = champion.post("/review", &[("survey", "ward-design"), ("lived", "1")]);
        assert_eq!(begun.location(), own(&champion).unwrap());
        assert_eq!(champion.post("/review", &[("survey", "ward-design")]).location(), begun.location(), "once is enough");
        // The address is nobody else's, and nothing without the session.
        assert_eq!(author.get(begun.location()).status, 403);
        assert_eq!(world.browser().get(begun.location()).location(), "/account");
        assert_eq!(champion.browser.post(begun.location(), &[("do", "not-yet")]).status, 403, "without the token");
        let seen = champion.get(begun.location()).between("name=\"seen\" value=\"", "\"").unwrap().to_owned();
        assert_eq!(champion.post(begun.location(), &[("do", "yes"), ("seen", &seen)]).status, 303);
        assert!(champion.get("/results/ward-design").status == 200 && champion.get("/review").body.contains("/results/ward-design"));
        // Whoever can change the survey comments on it, and does not sign it off.
        let mine = author.post("/review", &[("survey", "ward-design")]).location().to_owned();
        assert!(author.get(&mine).body.contains("somebody else has to say yes"));
        assert_eq!(author.post(&mine, &[("do", "yes"), ("seen", &seen)]).status, 400);
        // Who loses the role loses the draft, too.
        let form = begun.location().replace("/review/", "/s/~");
        assert_eq!(world.browser().get(&form).status, 200);
        let duty = yousaid::rights::Duty { role: Role::Reviewer, scope: yousaid::rights::Scope::parse("ward-design-team") };
        world.run(world.store.take_role("champion@example.nhs.uk", duty, None, world.entry())).unwrap();
        assert_eq!(world.browser().get(&form).status, 404);
        assert!(publishes(&author).contains("done=published"), "what was said counts");
    }
}

/// The same person, signed in anew.
fn again(world: &World, email: &str) -> Author {
    Author::signed_in(world, email, "/author")
}
