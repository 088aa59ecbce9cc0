//! Names that mean something else.

/// Pages can't be called these: they are addresses of their own.
pub(super) const RESERVED_PAGES: &[&str] =
    &["check", "sent", "you-said", "after-check", "who", "resume", "withdraw", "files", "privacy", "paper"];

/// Items can't be called these: they are fields of every form.
pub(super) const RESERVED_ITEMS: &[&str] =
    &["role", "help", "band", "language", "clear", "mode", "form", "main", "languages", "receipt"];

/// Whether a page can't be called so, because that is an address of its own.
#[must_use]
pub fn is_reserved_page(name: &str) -> bool {
    RESERVED_PAGES.contains(&name)
}
