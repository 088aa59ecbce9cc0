//! When those who gave one answer are shown: as soon as may be, and those who have waited for longest first.

use crate::report::reserve::Reserve;
use crate::report::steps::Column;
use crate::report::tally::Base;

/// Groups: those who said a, b, c, who left it blank, who were not asked.
fn shown(columns: &[[i64; 5]]) -> String {
    let heads = |net: &i64| [Base { net: *net, gone: 0 }; 2];
    let columns: Vec<Column> = columns.iter().map(|column| column.iter().map(heads).collect()).collect();
    let ends = (1..=columns.len()).collect();
    let before = vec![Default::default(); 5];
    let reserve = Reserve { before, columns, ends, not_asked: Some(4), values: 3, step: 10 };
    let told = ["a", "b", "c"].iter().zip(reserve.shown()).filter(|(_, ends)| !ends.is_empty());
    told.map(|(name, ends)| format!("{name} {ends:?}")).collect::<Vec<_>>().join("; ")
}

#[test]
fn answers_are_shown_as_soon_as_the_others_hide_nobody() {
    for (columns, expected) in [
        // Ten and ten.
        (vec![[10, 10, 0, 0, 0]], "a [1]; b [1]"),
        (vec![[10, 9, 0, 0, 0]], ""),
        // The rest of three answers would be seven people: the biggest alone.
        (vec![[40, 17, 4, 3, 0]], "a [1]"),
        (vec![[40, 17, 8, 3, 0]], "a [1]; b [1]"),
        // One left it blank, and would be the difference.
        (vec![[20, 15, 0, 1, 0]], "a [1]"),
        // Who was not asked hides nobody: their role may tell who they are.
        (vec![[20, 0, 0, 3, 50]], ""),
        (vec![[20, 15, 0, 0, 50]], "a [1]"),
        // Everybody said the same, and the report of everybody said so.
        (vec![[20, 0, 0, 0, 0], [15, 3, 0, 0, 0]], "a [1]"),
        // Who waited for longest goes first; the other is its reserve.
        (vec![[20, 15, 0, 1, 0], [12, 12, 0, 0, 0], [12, 12, 0, 0, 0]], "a [1, 3]; b [2]"),
        // Both go on as long as nobody leaves it blank.
        (vec![[20, 15, 0, 0, 0], [12, 12, 0, 0, 0], [12, 4, 0, 0, 0]], "a [1, 2]; b [1, 2]"),
        // Few at a time add up.
        (vec![[6, 7, 0, 0, 0], [4, 9, 0, 0, 0]], "a [2]; b [2]"),
        // A rare answer holds no other back.
        (vec![[30, 30, 12, 0, 0], [15, 15, 1, 0, 0], [15, 15, 1, 0, 0]], "a [1, 2]; b [1, 3]; c [1]"),
    ] {
        assert_eq!(shown(&columns), expected, "{columns:?}");
    }
}
