//! Pages and items.

use super::conditions::{Earlier, Scope};
use super::{after_check, settings, texts};
use crate::definition::names::{RESERVED_ITEMS, RESERVED_PAGES};
use crate::definition::survey::{Item, Page, Reporting, Sensitivity, Standard};
use crate::json::Pointer;
use crate::question::{Build, Kind, Label, Variant, Wording, check_name};
use crate::typed::{self, Point};
use std::collections::{BTreeMap, BTreeSet};

/// Checks the pages, in order; conditions of each see what stands before it.
pub(super) fn pages(typed: &[typed::Page], scope: &mut Scope<'_>, build: &mut Build<'_>) -> Vec<Page> {
    let at = Pointer::root().key("pages");
    if typed.is_empty() {
        build.findings.error(&at, "A survey has at least one page.");
    }
    let (mut pages_seen, mut items_seen) = (BTreeSet::new(), BTreeSet::new());
    let mut pages = Vec::with_capacity(typed.len());
    for (index, page) in typed.iter().enumerate() {
        let here = at.index(index);
        page_name(page, &mut pages_seen, &here, build);
        pages.push(self::page(page, &here, &mut items_seen, scope, build));
    }
    after_check::check(typed, build.findings);
    one_place(typed, build);
    pages
}

/// An answer comes from one place.
fn one_place(typed: &[typed::Page], build: &mut Build<'_>) {
    let mut first: Option<&str> = None;
    for (page, at) in typed.iter().enumerate().map(|(index, page)| (page, Pointer::root().key("pages").index(index))) {
        for (item, at) in texts::items(page, &at) {
            if item.kind != "hidden" || item.from.as_deref() != Some("place") {
                continue;
            }
            if let Some(first) = first {
                let message = format!("\"{first}\" holds the place already. A survey has one such item at most.");
                build.findings.error(&at.key("from"), message);
            }
            first = first.or(Some(&item.id));
        }
    }
}

fn page_name<'a>(page: &'a typed::Page, seen: &mut BTreeSet<&'a str>, at: &Pointer, build: &mut Build<'_>) {
    let here = at.key("id");
    if let Err(message) = check_name(&page.id) {
        build.findings.error(&here, message);
    }
    if RESERVED_PAGES.contains(&page.id.as_str()) {
        build.findings.error(&here, format!("A page can't be called \"{}\": that is an address of its own.", page.id));
    }
    if !seen.insert(&page.id) {
        build
            .findings
            .error(&here, format!("There is another page called \"{}\". Each page needs a name of its own.", page.id));
    }
}

fn page(
    typed: &typed::Page,
    at: &Pointer,
    seen: &mut BTreeSet<String>,
    scope: &mut Scope<'_>,
    build: &mut Build<'_>,
) -> Page {
    if typed.items.is_empty() {
        build.findings.error(&at.key("items"), "A page has at least one item.");
    }
    let visible_if = typed.visible_if.as_ref().and_then(|one| scope.check(one, &at.key("visibleIf"), build.findings));
    let wording = Wording {
        label: Label::Own(typed.title.as_ref().map(|title| build.text(title)).unwrap_or_default()),
        base: media(typed.image.as_ref(), typed.audio.as_ref(), typed.signed_video.as_ref(), build),
        by_role: build.variants(typed.by_role.as_ref()),
        by_band: build.variants(typed.by_band.as_ref()),
    };
    let items = items(&typed.items, &at.key("items"), seen, scope, build);
    Page {
        id: typed.id.clone(),
        wording,
        has_title: typed.title.is_some(),
        visible_if,
        after_check: typed.after_check == Some(true),
        items,
    }
}

/// The media of something without a label of its own.
pub(super) fn media(
    image: Option<&typed::Image>,
    audio: Option<&typed::Audio>,
    signed_video: Option<&typed::SignedVideo>,
    build: &Build<'_>,
) -> Variant {
    Variant {
        image: image.map(|image| build.image(image)),
        audio: audio.map(|audio| build.audio(audio)),
        signed_video: signed_video.map(|video| build.signed_video(video)),
        ..Variant::default()
    }
}

fn items(
    typed: &[typed::Item],
    at: &Pointer,
    seen: &mut BTreeSet<String>,
    scope: &mut Scope<'_>,
    build: &mut Build<'_>,
) -> Vec<Item> {
    typed.iter().enumerate().filter_map(|(index, one)| item(one, &at.index(index), seen, scope, build)).collect()
}

fn item(
    typed: &typed::Item,
    at: &Pointer,
    seen: &mut BTreeSet<String>,
    scope: &mut Scope<'_>,
    build: &mut Build<'_>,
) -> Option<Item> {
    item_name(typed, seen, at, build);
    let visible_if = typed.visible_if.as_ref().and_then(|one| scope.check(one, &at.key("visibleIf"), build.findings));
    let option_conditions = option_conditions(typed, at, scope, build);
    let kind = build.kind(typed, at);
    scope.earlier.insert(typed.id.clone(), kind.as_ref().map(|kind| Earlier::of(kind.as_ref())));
    let inner = items(typed.items.as_deref().unwrap_or_default(), &at.key("items"), seen, scope, build);
    no_group_within(typed, at, build);
    let kind = kind?;
    purpose(typed, kind.as_ref(), at, build);
    settings::check(typed, kind.as_ref(), scope.kept_for, at, build.findings);
    Some(Item {
        id: typed.id.clone(),
        wording: wording(typed, build),
        required: typed.required == Some(true),
        visible_if,
        option_conditions,
        purpose: typed.purpose.clone(),
        sensitivity: sensitivity(typed, kind.as_ref(), at, build),
        reporting: reporting(typed, at, build),
        retention_days: typed.retention_days,
        positive: good_or_bad(typed.positive.as_deref(), kind.as_ref(), &at.key("positive"), build),
        negative: good_or_bad(typed.negative.as_deref(), kind.as_ref(), &at.key("negative"), build),
        always: typed.always == Some(true),
        target: typed.target,
        standard: typed.standard.as_deref().and_then(Standard::parse),
        from: typed.from.clone(),
        items: inner,
        kind,
    })
}

/// A page has groups, a group has questions.
fn no_group_within(typed: &typed::Item, at: &Pointer, build: &mut Build<'_>) {
    for (index, inner) in typed.items.iter().flatten().enumerate().filter(|(_, inner)| inner.items.is_some()) {
        let message = format!("\"{}\" is a {} within a {}. One level is the most.", inner.id, inner.kind, typed.kind);
        build.findings.error(&at.key("items").index(index), message);
    }
}

fn item_name(typed: &typed::Item, seen: &mut BTreeSet<String>, at: &Pointer, build: &mut Build<'_>) {
    let here = at.key("id");
    if let Err(message) = check_name(&typed.id) {
        build.findings.error(&here, message);
    }
    if RESERVED_ITEMS.contains(&typed.id.as_str()) {
        build
            .findings
            .error(&here, format!("An item can't be called \"{}\": every form has a field of that name.", typed.id));
    }
    if !seen.insert(typed.id.clone()) {
        build
            .findings
            .error(&here, format!("There is another item called \"{}\". Each item needs a name of its own.", typed.id));
    }
}

fn wording(typed: &typed::Item, build: &Build<'_>) -> Wording {
    let mut base = media(typed.image.as_ref(), typed.audio.as_ref(), typed.signed_video.as_ref(), build);
    base.hint = typed.hint.as_ref().map(|hint| build.text(hint));
    Wording {
        label: Label::Own(build.text(&typed.label)),
        base,
        by_role: build.variants(typed.by_role.as_ref()),
        by_band: build.variants(typed.by_band.as_ref()),
    }
}

fn option_conditions(
    typed: &typed::Item,
    at: &Pointer,
    scope: &Scope<'_>,
    build: &mut Build<'_>,
) -> BTreeMap<String, crate::definition::Condition> {
    let (options, here) = match (&typed.options, &typed.option_list) {
        (Some(options), _) => (options.as_slice(), at.key("options")),
        (None, Some(name)) => (
            build.lists.get(name).map_or(&[] as &[typed::Opt], Vec::as_slice),
            Pointer::root().key("optionLists").key(name),
        ),
        (None, None) => return BTreeMap::new(),
    };
    let mut conditions = BTreeMap::new();
    for (index, option) in options.iter().enumerate() {
        let place = here.index(index);
        let Some(condition) = &option.visible_if else { continue };
        if let Some(checked) = scope.check(condition, &place.key("visibleIf"), build.findings) {
            conditions.insert(option.value.clone(), checked);
        }
    }
    conditions
}

fn purpose(typed: &typed::Item, kind: &dyn Kind, at: &Pointer, build: &mut Build<'_>) {
    let empty = typed.purpose.as_ref().is_none_or(|purpose| purpose.trim().is_empty());
    if empty && !matches!(kind.name(), "note" | "group") {
        let message =
            "A question needs a \"purpose\": who uses the answer for what. Without one it can't be published.";
        build.findings.error(&at.key("purpose"), message);
    }
}

fn sensitivity(typed: &typed::Item, kind: &dyn Kind, at: &Pointer, build: &mut Build<'_>) -> Sensitivity {
    let given = match typed.sensitivity.as_deref() {
        None | Some("ordinary") => Sensitivity::Ordinary,
        Some("personal") => Sensitivity::Personal,
        Some("special") => Sensitivity::Special,
        Some(other) => {
            build.findings.error(
                &at.key("sensitivity"),
                format!("\"{other}\" is not known here. Known are: ordinary, personal, special."),
            );
            Sensitivity::Special
        }
    };
    if kind.is_personal() { given.max(Sensitivity::Personal) } else { given }
}

fn reporting(typed: &typed::Item, at: &Pointer, build: &mut Build<'_>) -> Reporting {
    match typed.report.as_deref() {
        None | Some("include") => Reporting::Include,
        Some("themesOnly") => Reporting::ThemesOnly,
        Some("withhold") => Reporting::Withhold,
        Some(other) => {
            build.findings.error(
                &at.key("report"),
                format!("\"{other}\" is not known here. Known are: include, themesOnly, withhold."),
            );
            Reporting::Withhold
        }
    }
}

fn good_or_bad(points: Option<&[Point]>, kind: &dyn Kind, at: &Pointer, build: &mut Build<'_>) -> Vec<String> {
    let mut values = Vec::new();
    for (index, point) in points.unwrap_or_default().iter().enumerate() {
        let value = match point {
            Point::Name(name) => name.clone(),
            Point::Number(number) => number.to_string(),
        };
        if kind.choices().iter().any(|choice| choice.value == value) {
            values.push(value);
        } else {
            let known: Vec<_> = kind.choices().iter().map(|choice| choice.value.as_str()).collect();
            let hint = crate::json::did_you_mean(&value, known.iter().copied());
            let hint = hint.map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default();
            build.findings.error(
                &at.index(index),
                format!("\"{value}\" is not one of its options.{hint} They are: {}.", known.join(", ")),
            );
        }
    }
    values
}
