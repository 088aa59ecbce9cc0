//! The API's contract: what it answers, and what it never does.

use crate::on_both;
use crate::world::World;
use serde_json::{Value, json};
use uuid::Uuid;

fn body(answers: Value) -> Value {
    json!({
        "submissionId": Uuid::new_v4().to_string(), "language": "en", "role": "child", "help": "together",
        "answers": answers
    })
}

fn codes(answer: &Value) -> Vec<(String, String)> {
    let text = |error: &Value, name: &str| error[name].as_str().unwrap_or_default().to_owned();
    answer["errors"].as_array().into_iter().flatten().map(|error| (text(error, "item"), text(error, "code"))).collect()
}

on_both! {
    fn a_response_is_stored_once_and_gives_one_receipt(world) {
        let example = body(json!({"noise-at-night": "often", "liked-most": ["garden", "own-window"], "age": 9}));
        let (status, first) = world.submit("ward-design", &example);
        assert_eq!(status, 201, "{first}");
        let (status, again) = world.submit("ward-design", &example);
        assert_eq!((status, &again), (200, &first));
        let mut other = example.clone();
        other["answers"]["age"] = json!(10);
        let (status, problem) = world.submit("ward-design", &other);
        assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
        assert_eq!(world.run(world.store.waiting_count("ward-design")).unwrap(), 1);
    }

    fn the_same_response_five_times_at_once_is_one(world) {
        let example = body(json!({"age": 9}));
        let mut answers: Vec<(u16, String)> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..5).map(|_| scope.spawn(|| world.submit("ward-design", &example))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).map(|(status, answer)| (status, answer["receipt"].to_string())).collect()
        });
        answers.sort();
        assert_eq!(answers.iter().map(|(status, _)| *status).collect::<Vec<_>>(), [200, 200, 200, 200, 201]);
        assert!(answers.windows(2).all(|pair| pair[0].1 == pair[1].1), "{answers:?}");
        assert_eq!(world.run(world.store.waiting_count("ward-design")).unwrap(), 1);
    }

    fn every_problem_is_said_at_once_in_the_language_of_the_sender(world) {
        let mut wrong = body(json!({"age": 900, "noise-at-night": "allways", "nothing": 1, "liked-most": 7, "one-change": ["x"]}));
        let (status, answer) = world.submit("ward-design", &wrong);
        assert_eq!(status, 422);
        let expected = [("nothing", "unknownItem"), ("age", "tooLarge"), ("noise-at-night", "notAnOption"), ("liked-most", "notAnOption"), ("one-change", "wrongType")];
        assert_eq!(codes(&answer), expected.map(|(item, code)| (item.to_owned(), code.to_owned())), "{answer}");
        wrong["language"] = json!("pl");
        let (_, polish) = world.submit("ward-design", &wrong);
        for (english, polish) in answer["errors"].as_array().unwrap().iter().zip(polish["errors"].as_array().unwrap()) {
            assert_ne!(english["message"], polish["message"]);
        }
        wrong["language"] = json!("xx");
        wrong["role"] = json!("nobody");
        wrong["help"] = json!("magic");
        let (_, answer) = world.submit("ward-design", &wrong);
        for who in ["language", "role", "help"] {
            assert!(codes(&answer).contains(&(who.to_owned(), "notAnOption".to_owned())), "{who}: {answer}");
        }
    }

    fn a_version_is_a_number_or_a_text(world) {
        for (version, status) in [(json!(1), 201), (json!("1"), 201), (json!(99), 404), (json!(1.5), 400), (json!([1]), 400)] {
            let mut sent = body(json!({"age": 9}));
            sent["version"] = version;
            let (answered, problem) = world.submit("ward-design", &sent);
            assert_eq!(answered, status, "{problem}");
        }
    }

    fn what_was_not_asked_is_not_kept(world) {
        // `parentCarer` is never asked for an age, and nothing about calm corners is asked after a plain no.
        let mut sent = body(json!({"age": 9, "calm-corner": "no", "calm-corner-needs": ["soft-light"], "one-change": "More windows"}));
        sent["role"] = json!("parentCarer");
        assert_eq!(world.submit("ward-design", &sent).0, 201);
        let rows = world.run(world.store.rows("ward-design", yousaid::store::Selection::Waiting, Vec::new(), |rows, row| {
            rows.push(row.answers);
            Ok(())
        })).unwrap();
        let kept: Value = serde_json::from_str(&rows[0]).unwrap();
        assert_eq!((kept.get("age"), kept.get("calm-corner-needs"), &kept["calm-corner"]), (None, None, &json!("no")));
        assert_eq!(kept["one-change"], json!(true), "words stand apart");
        assert!(!rows[0].contains("windows"));
    }

    fn requests_that_are_no_submission_are_refused(world) {
        let browser = world.browser();
        let path = "/api/v1/surveys/ward-design/responses";
        let good = body(json!({"age": 9})).to_string();
        let duplicate = good.replace("\"age\":9", "\"age\":9,\"age\":10");
        let deep = good.replace("\"age\":9", &format!("\"age\":{}9{}", "[".repeat(80), "]".repeat(80)));
        let large = good.replace("\"age\":9", &format!("\"one-change\":\"{}\"", "x".repeat(300_000)));
        for (status, kind, body) in [
            (415, "text/plain", good.as_str()),
            (415, "application/x-www-form-urlencoded", good.as_str()),
            (400, "application/json", "{"),
            (400, "application/json", duplicate.as_str()),
            (400, "application/json", deep.as_str()),
            (400, "application/json", &good.replace("\"language\":\"en\"", "\"language\":\"\\ud800\"")),
            (413, "application/json", large.as_str()),
        ] {
            let page = browser.send(path, kind, body.as_bytes());
            assert_eq!(page.status, status, "{}", page.body);
            assert_eq!(page.headers["content-type"], "application/problem+json");
            let problem: Value = serde_json::from_str(&page.body).unwrap();
            assert!(problem["code"].is_string() && problem["status"] == status, "{problem}");
        }
        let packed = browser.send_with(path, &[("Content-Type", "application/json"), ("Content-Encoding", "gzip")], good.as_bytes());
        assert_eq!(packed.status, 415);
        let problem: Value = serde_json::from_str(&packed.body).unwrap();
        assert_eq!(problem["code"], "compressed");
        assert_eq!(problem["detail"], "The body must not be compressed: send it without Content-Encoding.");
        let unknown = browser.send("/api/v1/surveys/nothing/responses", "application/json", good.as_bytes());
        assert_eq!(unknown.status, 404);
        assert!(unknown.body.contains("\"detail\":\"There is nothing by this name.\""), "{}", unknown.body);
        assert_eq!(world.run(world.store.waiting_count("ward-design")).unwrap(), 0);
    }

    fn characters_that_no_database_takes_do_no_harm(world) {
        let sent = body(json!({"one-change": "a\u{0}b\u{202e}c\u{1f600}", "ward-feel": "\u{0}"}));
        assert_eq!(world.submit("ward-design", &sent).0, 201);
        let comments = world.run(world.store.comments("ward-design", yousaid::store::CommentState::Waiting, None, 10)).unwrap();
        assert_eq!(comments.iter().map(|comment| comment.text.as_str()).collect::<Vec<_>>(), ["ab\u{202e}c\u{1f600}"]);
    }

    fn answers_can_be_taken_back_with_the_receipt(world) {
        let sent = body(json!({"age": 9, "one-change": "More light"}));
        let (_, answer) = world.submit("ward-design", &sent);
        let receipt = answer["receipt"].as_str().unwrap().to_lowercase().replace('-', " ");
        let browser = world.browser();
        let page = browser.post("/withdraw", &[("receipt", &receipt)]);
        assert_eq!(page.status, 200, "{}", page.body);
        assert_eq!(browser.post("/withdraw", &[("receipt", &receipt)]).status, 422);
        let (status, problem) = world.submit("ward-design", &sent);
        assert_eq!((status, &problem["code"]), (410, &json!("withdrawn")));
        assert_eq!(world.run(world.store.waiting_count("ward-design")).unwrap(), 0);
        assert!(world.run(world.store.comments("ward-design", yousaid::store::CommentState::Waiting, None, 10)).unwrap().is_empty());
    }

    fn the_definition_is_public_and_results_are_not(world) {
        let browser = world.browser();
        let page = browser.get("/api/v1/surveys/ward-design");
        assert_eq!((page.status, page.headers["content-type"].as_str()), (200, "application/json"));
        let definition = serde_json::from_str::<Value>(&page.body).unwrap();
        assert_eq!((&definition["id"], &definition["reports"]), (&json!("ward-design"), &Value::Null));
        let owner: Vec<&String> = definition["owner"].as_object().unwrap().keys().collect();
        assert!(!owner.is_empty() && owner.iter().all(|name| ["team", "email"].contains(&name.as_str())), "{owner:?}");
        assert_eq!(browser.get("/api/v1/surveys/ward-design/results").status, 401);
    }
}

/// Every answer, errors included, has the headers that protect it.
#[test]
fn every_answer_is_protected() {
    let world = World::new(crate::world::On::Sqlite);
    let browser = world.browser();
    for path in [
        "/",
        "/s/ward-design",
        "/s/nothing",
        "/nothing",
        "/withdraw",
        "/account",
        "/results",
        "/healthz",
        "/api/v1/surveys/x",
    ] {
        let page = browser.get(path);
        let is_staff = ["/account", "/results"].contains(&path);
        let referrer = if is_staff { "strict-origin" } else { "no-referrer" };
        for (name, value) in [("x-content-type-options", "nosniff"), ("referrer-policy", referrer)] {
            assert_eq!(page.headers.get(name).map(String::as_str), Some(value), "{path}");
        }
        let policy = &page.headers["content-security-policy"];
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
    }
}
