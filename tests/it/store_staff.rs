//! Sign-in links are good once; sessions end when they are told to.

use crate::store_kit::{Database, both, entry};
use yousaid::sign_in::{self, Changed};
use yousaid::store::{CodeHash, Error, Identity, NewLink, Session, TokenHash};

fn link(number: u8) -> NewLink {
    NewLink {
        token: TokenHash::from([number; 32]),
        code: CodeHash::from([number + 100; 32]),
        email: "lead@example.org".into(),
        expires_at: 1_000,
    }
}

both! {
    async fn a_link_is_good_once(db: &Database) {
        let store = db.open();
        store.create_link(link(1)).await.expect("creates");
        assert_eq!(store.spend_link(link(2).token, 500).await, Err(Error::NotFound));
        assert_eq!(store.spend_link(link(1).token, 1_000).await, Err(Error::NotFound), "too old");
        let both = futures_util::future::join(store.spend_link(link(1).token, 500), store.spend_link(link(1).token, 500));
        let (one, other) = both.await;
        assert_eq!([&one, &other].iter().filter(|result| result.is_ok()).count(), 1);
        assert_eq!(one.or(other), Ok("lead@example.org".to_owned()));
        assert_eq!(store.spend_code("lead@example.org", link(1).code, 500).await, Err(Error::NotFound));
        store.shutdown().await;
    }
}

both! {
    async fn a_code_may_be_tried_five_times(db: &Database) {
        let store = db.open();
        store.create_link(link(1)).await.expect("creates");
        for _ in 0..4 {
            assert_eq!(store.spend_code("lead@example.org", link(9).code, 500).await, Err(Error::NotFound));
        }
        assert_eq!(store.spend_code("other@example.org", link(1).code, 500).await, Err(Error::NotFound));
        assert_eq!(store.spend_code("lead@example.org", link(1).code, 500).await, Ok(()), "the fifth");
        assert_eq!(store.spend_code("lead@example.org", link(1).code, 500).await, Err(Error::NotFound), "once");
        store.create_link(link(2)).await.expect("creates");
        for _ in 0..5 {
            assert_eq!(store.spend_code("lead@example.org", link(9).code, 500).await, Err(Error::NotFound));
        }
        assert_eq!(store.spend_code("lead@example.org", link(2).code, 500).await, Err(Error::NotFound), "the sixth");
        assert_eq!(store.spend_link(link(2).token, 500).await.as_deref(), Ok("lead@example.org"), "the link is good");
        assert_eq!(store.purge_links(1_000).await, Ok(2));
        store.shutdown().await;
    }
}

both! {
    async fn a_session_ends(db: &Database) {
        let store = db.open();
        let (token, other) = (TokenHash::from([1; 32]), TokenHash::from([2; 32]));
        let session = Session { email: "lead@example.org".into(), created_at: 100, seen_at: 100, expires_at: 200, awaits_factor: false, factor_elsewhere: false };
        store.create_session(token, session.clone()).await.expect("creates");
        store.create_session(other, session.clone()).await.expect("creates");
        assert_eq!(store.session(token, 150).await, Ok(session.clone()));
        assert_eq!(store.session(token, 200).await, Err(Error::NotFound));
        store.touch_session(token, 150, 300).await.expect("touches");
        assert_eq!(store.session(token, 250).await, Ok(Session { seen_at: 150, expires_at: 300, ..session }));
        assert_eq!(store.touch_session(other, 250, 400).await, Err(Error::NotFound), "it has expired");
        assert_eq!(store.purge_sessions(250).await, Ok(1));
        store.end_session(token).await.expect("ends");
        assert_eq!(store.session(token, 150).await, Err(Error::NotFound));
        assert_eq!(store.end_sessions("lead@example.org").await, Ok(0));
        store.shutdown().await;
    }
}

both! {
    async fn an_account_of_a_provider_is_one_persons(db: &Database) {
        let store = db.open();
        let of = |subject: &str, email: &str| Identity { issuer: "https://id.example.org".into(), subject: subject.into(), email: email.into() };
        let whose = async |subject: &str| store.identity("https://id.example.org", subject).await.expect("reads");
        assert_eq!(whose("1").await, None);
        store.link_identity(of("1", "lead@example.org"), entry(1)).await.expect("links");
        assert_eq!(whose("1").await.as_deref(), Some("lead@example.org"));
        assert_eq!(store.identity("https://other.example.org", "1").await, Ok(None), "another provider's");
        assert_eq!(store.link_identity(of("2", "lead@example.org"), entry(2)).await, Err(Error::Taken));
        assert_eq!(store.link_identity(of("1", "other@example.org"), entry(3)).await, Err(Error::Taken));
        assert_eq!((store.has_identity("lead@example.org").await, store.has_identity("other@example.org").await), (Ok(true), Ok(false)));

        let token = TokenHash::from([1; 32]);
        let session = Session { email: "lead@example.org".into(), created_at: 100, seen_at: 100, expires_at: 200, awaits_factor: false, factor_elsewhere: true };
        store.create_session(token, session.clone()).await.expect("creates");
        assert_eq!(store.session(token, 150).await, Ok(session));
        let mail = sign_in::notice(Changed::Unlinked, "lead@example.org", None, "https://f.example", 150);
        store.unlink_identities("lead@example.org", entry(4), mail).await.expect("unlinks");
        assert_eq!(store.session(token, 150).await, Err(Error::NotFound));
        store.link_identity(of("2", "lead@example.org"), entry(5)).await.expect("links the next one");
        assert_eq!((whose("1").await, whose("2").await.as_deref()), (None, Some("lead@example.org")));
        store.shutdown().await;
    }
}
