//! The address of a mail server as it is typed in the settings, checked.
//!
//! `smtps://user:password@host[:465]` speaks TLS from the first byte. `smtp://user:password@host[:587]` begins in
//! plain text and must go on with STARTTLS before anything is said. `smtp://localhost[:25]`, likewise `127.0.0.1` and
//! `[::1]`, is a mail server on this machine and is spoken to without TLS: its bytes stay here, and such servers
//! have certificates that nobody signed. `?ca=FILE` names a PEM file with the certificate of an authority of one's
//! own, which is trusted beside the public ones.
//!
//! No error of this file repeats the address: it may hold a password.

use percent_encoding::percent_decode_str;
use std::path::PathBuf;
use url::Url;

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Protection {
    /// TLS from the first byte.
    Implicit,
    /// STARTTLS, or nothing is sent.
    StartTls,
    /// None: the server is on this machine.
    SameMachine,
}

/// A mail server.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct SmtpUrl {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) protection: Protection,
    pub(super) credentials: Option<(String, String)>,
    pub(super) ca: Option<PathBuf>,
}

impl SmtpUrl {
    /// Reads an address. Errors: what is wrong, and how it is written.
    pub(super) fn parse(typed: &str) -> Result<Self, &'static str> {
        const FORM: &str =
            "expected smtps://user:password@host or smtp://user:password@host, with special letters percent-encoded";
        let url = Url::parse(typed).map_err(|_| FORM)?;
        let host = url.host_str().map(|host| host.trim_matches(['[', ']']).to_lowercase()).filter(|host| is_host(host));
        let host = host.ok_or("expected the name of a mail server after smtp:// or smtps://")?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err("expected nothing after the mail server's name and port");
        }
        let (protection, usual) = protection(url.scheme(), &host).ok_or(FORM)?;
        let port = url.port().unwrap_or(usual);
        Ok(Self { port, protection, credentials: credentials(&url)?, ca: ca(&url)?, host })
    }
}

fn is_host(host: &str) -> bool {
    !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte))
}

fn protection(scheme: &str, host: &str) -> Option<(Protection, u16)> {
    match scheme {
        "smtps" => Some((Protection::Implicit, 465)),
        "smtp" if ["localhost", "127.0.0.1", "::1"].contains(&host) => Some((Protection::SameMachine, 25)),
        "smtp" => Some((Protection::StartTls, 587)),
        _ => None,
    }
}

fn credentials(url: &Url) -> Result<Option<(String, String)>, &'static str> {
    let decoded = |part: &str| percent_decode_str(part).decode_utf8().map(|part| part.into_owned());
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err("expected both a user and a password, or neither"),
        (user, Some(password)) => match (decoded(user), decoded(password)) {
            (Ok(user), Ok(password)) => Ok(Some((user, password))),
            _ => Err("expected a user and a password in UTF-8, percent-encoded"),
        },
    }
}

fn ca(url: &Url) -> Result<Option<PathBuf>, &'static str> {
    let mut ca = None;
    for (name, value) in url.query_pairs() {
        match (name.as_ref(), value.is_empty()) {
            ("ca", false) => ca = Some(PathBuf::from(value.into_owned())),
            _ => return Err("expected ?ca=FILE or nothing after the mail server"),
        }
    }
    Ok(ca)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> (String, u16, Protection) {
        let url = SmtpUrl::parse(typed).unwrap();
        (url.host, url.port, url.protection)
    }

    #[test]
    fn only_this_machine_goes_without_tls() {
        for (typed, host, port, protection) in [
            ("smtps://mail.example.org", "mail.example.org", 465, Protection::Implicit),
            ("smtps://localhost:4650/", "localhost", 4650, Protection::Implicit),
            ("smtp://mail.example.org", "mail.example.org", 587, Protection::StartTls),
            ("smtp://MAIL.example.org:25", "mail.example.org", 25, Protection::StartTls),
            ("smtp://127.0.0.2:2525", "127.0.0.2", 2525, Protection::StartTls),
            ("smtp://localhost", "localhost", 25, Protection::SameMachine),
            ("smtp://127.0.0.1:2525", "127.0.0.1", 2525, Protection::SameMachine),
            ("smtp://[::1]", "::1", 25, Protection::SameMachine),
        ] {
            assert_eq!(read(typed), (host.to_owned(), port, protection), "{typed}");
        }
    }

    #[test]
    fn credentials_are_percent_decoded() {
        let url = SmtpUrl::parse("smtps://lead%40trust:p%3A%2Fss+word@mail.example.org?ca=/etc/trust.pem").unwrap();
        assert_eq!(url.credentials, Some(("lead@trust".to_owned(), "p:/ss+word".to_owned())));
        assert_eq!(url.ca, Some(PathBuf::from("/etc/trust.pem")));
    }

    #[test]
    fn what_is_wrong_is_said_without_the_password() {
        for typed in [
            "mail.example.org",
            "http://mail.example.org",
            "smtp://",
            "smtps://:secret@host",
            "smtps://user@host",
            "smtps://host/secret",
            "smtps://host#secret",
            "smtps://host?secret=1",
            "smtps://host?ca=",
            "smtp://ho_st",
            "smtps://user:%ff@host",
            "smtps://host:99999",
        ] {
            let wrong = SmtpUrl::parse(typed).err().unwrap_or_else(|| panic!("{typed} is taken"));
            assert!(wrong.starts_with("expected") && !wrong.contains("secret"), "{typed}: {wrong}");
        }
    }
}
