//! The letters that need no report: their words, and what never stands in them.

use crate::mail_kit::{MONDAY, Plain, TestClock};
use crate::store_kit::block_on;
use std::sync::Arc;
use yousaid::delivery::{Letter, Letters, Templated, Trouble};
use yousaid::render::Renderer;
use yousaid::store::{Delivery, DeliveryState};
use yousaid::texts::Interface;

fn letter_at(seconds: i64, kind: &str, payload: &str) -> Result<Letter, Trouble> {
    let renderer = Arc::new(Renderer::load(&Arc::new(Interface::load().unwrap())).unwrap());
    let brand = "Example <Children's> Hospital".to_owned();
    let letters = Templated { renderer, clock: TestClock::at(seconds).clock(), brand, reports: Plain };
    block_on(letters.letter(&delivery(kind, payload)))
}

fn letter(kind: &str, payload: &str) -> Letter {
    letter_at(MONDAY, kind, payload).unwrap()
}

fn delivery(kind: &str, payload: &str) -> Delivery {
    Delivery {
        id: "1".into(),
        report: "report:ward:day".into(),
        recipient: "lead@example.org".into(),
        period: "2026-11-20".into(),
        survey: "ward".into(),
        kind: kind.into(),
        payload: payload.into(),
        state: DeliveryState::Claimed,
        attempts: 1,
        next_at: 0,
        lease_until: None,
        last_error: None,
        message_id: None,
        created_at: MONDAY,
    }
}

const SIGN_IN: &str = r#"{"url": "https://f.example/account/sign-in?a=1&b=2", "code": "123 456", "minutes": 15}"#;
const MARKED: &str = r#"{"survey": "Help <b>design</b> the wards", "url": "https://f.example/results/ward/comments"}"#;

#[test]
fn a_changed_account_is_told_with_what_to_do() {
    let payload = |by: &str| {
        format!(
            r#"{{"what": "Your password was changed.", "when": "3 May 2026, 14:05 UTC", "by": {by}, "signIn": "https://f.example/account"}}"#
        )
    };
    let letter = self::letter("account-changed", &payload("null"));
    assert_eq!(letter.subject.trim(), "Your account at Example <Children's> Hospital was changed");
    insta::assert_snapshot!(letter.text, @r#"
    Your account at Example <Children's> Hospital was changed

    Your password was changed.
    3 May 2026, 14:05 UTC

    If this was you, there is nothing to do.

    If it was not you: ask for a sign-in link at the address below, press "Sign out
    everywhere else", choose a new password, and tell your admin.

    https://f.example/account
    "#);
    assert!(
        letter.html.contains("<b>Your password was changed.</b>") && letter.html.contains("https://f.example/account")
    );
    let by_admin = self::letter("account-changed", &payload("\"admin@example.org\""));
    insta::assert_snapshot!(by_admin.text, @r"
    Your account at Example <Children's> Hospital was changed

    Your password was changed.
    3 May 2026, 14:05 UTC, by admin@example.org

    If you did not expect this, ask admin@example.org.
    ");
}

#[test]
fn a_sign_in_mail_has_the_link_and_the_code() {
    let letter = letter("sign-in", SIGN_IN);
    assert_eq!(letter.subject.trim(), "Sign in to Example <Children's> Hospital");
    insta::assert_snapshot!(letter.text, @r"
    Sign in to Example <Children's> Hospital

    Somebody asked to sign in with this address. If it was you, open this page
    and press the button on it:

    https://f.example/account/sign-in?a=1&b=2

    Or type this code where you asked:

    123 456

    Both work once, for 15 minutes. Give them to nobody.

    If it was not you, do nothing: nobody can sign in without this mail.
    ");
    assert!(letter.html.contains(r#"<a href="https://f.example/account/sign-in?a=1&amp;b=2""#), "{}", letter.html);
    assert!(
        letter.html.contains("<h1") && letter.html.contains("Sign in to Example &lt;Children&#39;s&gt; Hospital</h1>")
    );
}

#[test]
fn a_sign_in_mail_is_not_sent_when_its_link_has_run_out() {
    assert!(letter_at(MONDAY + 15 * 60 - 1, "sign-in", SIGN_IN).is_ok());
    assert!(matches!(letter_at(MONDAY + 15 * 60, "sign-in", SIGN_IN), Err(Trouble::Lasting(_))));
}

#[test]
fn safeguarding_is_told_of_a_comment_without_its_text() {
    let letter = letter("safeguarding", MARKED);
    assert_eq!(letter.subject.trim(), "Safeguarding: please read a comment now (Help <b>design</b> the wards)");
    insta::assert_snapshot!(letter.text, @r#"
    Please read a comment now

    A moderator of "Help <b>design</b> the wards" has marked a comment: somebody may need help.
    What it says is not in this mail. Please sign in and read it:

    https://f.example/results/ward/comments

    The comment is kept until you release it. Please follow the safeguarding
    procedure of your organisation.

    Example <Children's> Hospital
    "#);
    assert!(letter.html.contains("Help &lt;b&gt;design&lt;/b&gt; the wards"));
}

#[test]
fn unread_comments_are_counted() {
    for (count, said) in [(1, "1 comment waits to be read: Wards"), (12, "12 comments wait to be read: Wards")] {
        let payload =
            format!(r#"{{"survey": "Wards", "count": {count}, "url": "https://f.example/results/ward/comments"}}"#);
        let letter = letter("unread", &payload);
        assert_eq!(letter.subject.trim(), said);
        let words = said.split(" to be").next().unwrap();
        assert!(letter.text.starts_with(words) && letter.html.contains(words), "{}", letter.html);
    }
}

#[test]
fn letters_are_light_and_track_nobody() {
    let unread = r#"{"survey": "Wards", "count": 2, "url": "https://f.example/results/ward/comments"}"#;
    for (kind, payload) in [("sign-in", SIGN_IN), ("safeguarding", MARKED), ("unread", unread)] {
        let html = letter(kind, payload).html;
        assert_eq!(html.matches(r#"lang="en" dir="ltr""#).count(), 2, "on html and on the wrapper: {html}");
        assert_eq!(html.matches("<table").count(), html.matches(r#"<table role="presentation""#).count());
        assert_eq!(html.matches("http").count(), 1, "{html}");
        for never in ["<img", "<svg", "<script", "<link", "@font-face", "url(", "{{"] {
            assert!(!html.contains(never), "{never} in {html}");
        }
    }
}

#[test]
fn what_can_not_be_written_fails_for_good() {
    for (kind, payload) in [("sign-in", "{}"), ("unread", "not JSON"), ("newsletter", "{}")] {
        assert!(matches!(letter_at(MONDAY, kind, payload), Err(Trouble::Lasting(_))), "{kind}");
    }
    assert!(letter("report", "{}").text.contains("report:ward:day"));
}
