//! Where the records are, by the URL's scheme: `sqlite:PATH` or `postgres://…`.

use super::OpenError;
use std::path::{Path, PathBuf};

/// A database's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// An absolute path of one file, which SQLite makes where there is none.
    Sqlite(PathBuf),
    /// A libpq connection string that begins with `postgres://` or `postgresql://`.
    Postgres(String),
}

impl Place {
    /// Reads the setting. A relative path is taken from the working directory.
    pub(super) fn parse(url: &str) -> Result<Self, OpenError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return sqlite(path);
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(with_defaults(url)));
        }
        Err(OpenError::Url("write sqlite:PATH or postgres://USER@HOST/DATABASE"))
    }

    /// Whether it is a server, to which several connections may write at once.
    pub(super) fn is_server(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// The file of drafts beside an SQLite database; PostgreSQL keeps them in a table.
    pub(super) fn drafts(&self) -> Self {
        match self {
            Self::Sqlite(path) => Self::Sqlite(path.with_file_name(draft_name(path))),
            Self::Postgres(url) => Self::Postgres(url.clone()),
        }
    }
}

/// `drafts.db` beside any `*.db`; a database of another name names its own.
fn draft_name(path: &Path) -> String {
    match path.file_stem().and_then(|stem| stem.to_str()) {
        None | Some("yousaid") => "drafts.db".into(),
        Some(stem) => format!("{stem}.drafts.db"),
    }
}

fn sqlite(path: &str) -> Result<Place, OpenError> {
    let path = path.strip_prefix("//").unwrap_or(path);
    if path.is_empty() || path.contains(":memory:") {
        return Err(OpenError::Url("sqlite: needs the path of a file, as in sqlite:data/yousaid.db"));
    }
    let absolute = std::path::absolute(path).map_err(|_| OpenError::Url("sqlite: that path can't be used"))?;
    Ok(Place::Sqlite(absolute))
}

/// Without these a cut network would hold a writer for a quarter of an hour.
fn with_defaults(url: &str) -> String {
    const DEFAULTS: [(&str, &str); 7] = [
        // Of several hosts, the primary: after a failover that is another.
        ("target_session_attrs", "read-write"),
        ("connect_timeout", "5"),
        ("tcp_user_timeout", "5000"),
        ("keepalives_idle", "5"),
        ("keepalives_interval", "2"),
        ("keepalives_count", "2"),
        ("application_name", "yousaid"),
    ];
    let mut url = url.to_owned();
    for (name, value) in DEFAULTS {
        if !url.contains(&format!("{name}=")) {
            let joint = if url.contains('?') { '&' } else { '?' };
            url.push_str(&format!("{joint}{name}={value}"));
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Place {
        Place::Sqlite(std::path::absolute(text).unwrap_or_default())
    }

    #[test]
    fn the_scheme_chooses() {
        let check = |url: &str, expect: Option<Place>| assert_eq!(Place::parse(url).ok(), expect, "{url}");
        check("sqlite:data/yousaid.db", Some(path("data/yousaid.db")));
        check("sqlite:///var/lib/y.db", Some(path("/var/lib/y.db")));
        check("sqlite:", None);
        check("sqlite::memory:", None);
        check("mysql://x", None);
    }

    #[test]
    fn what_the_operator_wrote_is_kept() {
        let Ok(Place::Postgres(url)) = Place::parse("postgres://a/b?connect_timeout=2") else {
            unreachable!("a PostgreSQL URL")
        };
        assert!(url.starts_with("postgres://a/b?connect_timeout=2&target_session_attrs=read-write&tcp_user"));
    }

    #[test]
    fn drafts_stand_beside() {
        assert_eq!(path("/d/yousaid.db").drafts(), path("/d/drafts.db"));
        assert_eq!(path("/d/ward.db").drafts(), path("/d/ward.drafts.db"));
    }
}
