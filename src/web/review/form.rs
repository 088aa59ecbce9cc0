//! What the forms about a review share, those of its authors and those of its reviewers.

use crate::authoring::Draft;
use crate::keys::hash;
use crate::web::respond::field;

/// For how long somebody's address holds after the review was last asked for.
pub(in crate::web) const LINK_SECONDS: i64 = 30 * 86_400;
/// The longest name.
pub(in crate::web) const NAME_MAX: usize = 100;
/// The longest remark, and the longest answer to one.
pub(in crate::web) const WORDS_MAX: usize = 2_000;

/// Stands for a question, or a page, as it is defined.
pub(in crate::web) fn part_mark(draft: &Draft, page: &str, item: Option<&str>) -> String {
    data_encoding::HEXLOWER.encode(&hash(draft.part_text(page, item).as_bytes())[..16])
}

/// Words without control characters other than line ends: PostgreSQL takes no NUL, and nobody reads the others.
pub(in crate::web) fn without_controls(words: &str) -> String {
    let words = words.replace("\r\n", "\n");
    words.chars().filter(|c| *c == '\n' || !c.is_control()).collect::<String>().trim().to_owned()
}

/// Whether something can be the first name of somebody under 18, and no more than that.
pub(in crate::web) fn is_first_name(name: &str) -> bool {
    let may_stand = |c: char| !c.is_ascii() || c.is_ascii_alphabetic() || matches!(c, '-' | '\'');
    name.chars().all(|c| may_stand(c) && !c.is_whitespace())
}

/// The number that a form was made with, so that a button that is pressed twice does its work once.
pub(in crate::web) fn pressed_id(form: &[(String, String)]) -> String {
    let sent = field(form, "press").filter(|id| id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()));
    sent.map_or_else(press, str::to_owned)
}

/// A number for a form.
pub(in crate::web) fn press() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}
