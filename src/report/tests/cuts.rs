//! When figures move on: no later than they must.

use crate::report::steps::{Column, cuts, steps};
use crate::report::tally::Base;

fn heads(net: i64) -> [Base; 2] {
    [Base { net, gone: 0 }; 2]
}

#[test]
fn figures_over_everybody_move_on_by_nobody_or_by_ten() {
    for (added, step, moved) in [
        (vec![30, 12, 10], 10, vec![1, 2, 3]),
        (vec![9, 1, 9, 0, 1], 10, vec![2, 5]),
        (vec![0, 10, 0, 3, 0], 10, vec![1, 2, 3]),
        (vec![7, 5, 5, 4], 5, vec![2, 3]),
        (vec![12, -3, 12], 10, vec![1]),
        (vec![12, -3, 13], 10, vec![1, 3]),
    ] {
        let added: Vec<_> = added.into_iter().map(heads).collect();
        assert_eq!(steps(&added, step), moved);
    }
    let one_came_and_one_went = [Base { net: 0, gone: 1 }; 2];
    assert_eq!(steps(&[heads(12), one_came_and_one_went, heads(10)], 10), [1, 3]);
    assert_eq!(
        steps(
            &[
                [Base { net: 20, gone: 0 }, Base { net: 9, gone: 0 }],
                [Base { net: 10, gone: 0 }, Base { net: 1, gone: 0 }]
            ],
            10
        ),
        [2]
    );
}

/// Groups: children and young people (of one parent), parents, siblings, and those who said none.
fn shown(columns: &[[i64; 5]]) -> String {
    let columns: Vec<Column> = columns.iter().map(|column| column.iter().map(|net| heads(*net)).collect()).collect();
    let names = ["c", "y", "p", "s", "?"];
    let part = |part: &Vec<usize>| part.iter().map(|group| names[*group]).collect::<String>();
    let cut = |cut: &crate::report::steps::Cut| {
        format!("{}: {}", cut.columns, cut.parts.iter().map(part).collect::<Vec<_>>().join(" "))
    };
    cuts(&columns, &[Some("cyp"), Some("cyp"), None, None, None], 10, |_, _, _| true)
        .iter()
        .map(cut)
        .collect::<Vec<_>>()
        .join("; ")
}

#[test]
fn groups_are_shown_as_soon_and_as_finely_as_may_be() {
    for (columns, expected) in [
        // A first release of thirty shows twelve children beside eighteen parents at once.
        (vec![[12, 0, 18, 0, 0]], "1: c p"),
        // The declared parent first, else the next smallest.
        (vec![[4, 12, 18, 0, 0]], "1: cy p"),
        (vec![[12, 12, 18, 3, 0]], "1: cs y p"),
        (vec![[0, 0, 30, 3, 8]], "1: p s?"),
        // Nothing to tell apart.
        (vec![[0, 0, 30, 0, 0]], ""),
        (vec![[2, 0, 30, 0, 0]], ""),
        // Twelve and eighteen out of three releases in which each had some.
        (vec![[4, 0, 6, 0, 0], [4, 0, 6, 0, 0], [4, 0, 6, 0, 0]], "3: c p"),
        // Ten and ten, but nearly one after the other: subtracting would leave one of each.
        (vec![[9, 0, 1, 0, 0], [1, 0, 9, 0, 0]], ""),
        // Each release by one group alone: everybody's figures have said it all before.
        (vec![[10, 0, 0, 0, 0], [0, 0, 10, 0, 0]], "2: c p"),
        // A group that has not grown by ten waits, and the others with it.
        (vec![[12, 0, 18, 0, 0], [3, 0, 20, 0, 0], [8, 0, 20, 0, 0]], "1: c p; 3: c p"),
        // What stood together comes apart when there are enough on both sides of it.
        (vec![[4, 12, 18, 0, 0], [10, 10, 10, 0, 0]], "1: cy p; 2: c y p"),
        (vec![[12, 5, 18, 0, 0], [0, 10, 20, 0, 0]], "1: cy p; 2: cy p"),
        // What stood apart never comes together; a group that is new joins the smallest.
        (vec![[10, 10, 10, 0, 0], [2, 20, 20, 0, 0]], "1: c y p"),
        (vec![[10, 10, 12, 0, 0], [10, 10, 12, 2, 0]], "1: c y p; 2: cs y p"),
    ] {
        assert_eq!(shown(&columns), expected, "{columns:?}");
    }
}
