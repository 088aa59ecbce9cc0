//! Sign-in links are good once; sessions end when they are told to.

use crate::store_kit::{Database, both};
use yousaid::store::{CodeHash, Error, NewLink, Session, TokenHash};

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
        let session = Session { email: "lead@example.org".into(), created_at: 100, seen_at: 100, expires_at: 200, awaits_factor: false };
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
