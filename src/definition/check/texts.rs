//! Every text of a definition, with its place: one walk that all who look at texts share.

use super::spoken::{Spoken, Voice};
use crate::json::Pointer;
use crate::typed::{self, ByLanguage, Item, Opt, Text};

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A title, a label, a word of the scale, a unit: what stands there is read by everybody.
    Words,
    /// A line of help or an introduction; an empty one says that there is none.
    Help,
    /// What a picture shows, what a recording says, what a link is called: beside a file or an address.
    Beside,
    /// The name of a team or an organisation, which is the same in every language if it is written once.
    Name,
    /// Whose picture it is, in the words of its licence; likewise.
    Credit,
}

/// A text and its place.
#[derive(Debug, Clone)]
pub(super) struct Placed<'a> {
    /// Where it stands.
    pub(super) at: Pointer,
    /// What it is for.
    pub(super) usage: Use,
    /// The text.
    pub(super) text: &'a Text,
    /// The file or address that it stands beside.
    pub(super) beside: Option<&'a ByLanguage>,
}

/// The kinds of media.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    /// A picture.
    Image,
    /// A recording.
    Audio,
    /// A link to a video.
    SignedVideo,
}

/// Everything in a survey that has words or media of its own, in order.
pub(super) fn spoken(survey: &typed::Survey) -> Vec<Spoken<'_>> {
    let root = Pointer::root();
    let mut all = vec![Spoken::survey(survey, root.clone())];
    for (name, list) in survey.option_lists.iter().flatten() {
        all.extend(options(list, &root.key("optionLists").key(name)));
    }
    for (page, at) in pages(survey) {
        all.push(Spoken::page(page, at.clone()));
        all.extend(items(page, &at).into_iter().flat_map(|(item, at)| own(item, &at)));
    }
    all
}

/// An item, then the options and rows that it brings itself.
fn own<'a>(item: &'a Item, at: &Pointer) -> Vec<Spoken<'a>> {
    let mut all = vec![Spoken::item(item, at.clone())];
    for (key, options) in [("options", &item.options), ("feelings", &item.feelings)] {
        all.extend(self::options(options.as_deref().unwrap_or_default(), &at.key(key)));
    }
    for (key, rows) in [("rows", &item.rows), ("steps", &item.steps)] {
        let rows = rows.iter().flatten().enumerate();
        all.extend(rows.map(|(index, row)| Spoken::row(row, at.key(key).index(index))));
    }
    all
}

/// An item with all that can be chosen in it, from a list too.
pub(super) fn of_item<'a>(survey: &'a typed::Survey, item: &'a Item, at: &Pointer) -> Vec<Spoken<'a>> {
    let mut all = own(item, at);
    if item.options.is_none() {
        let (options, at) = offered(survey, item, at);
        all.extend(self::options(options, &at));
    }
    all
}

/// The options of an item and their place, its own or those of its list.
pub(super) fn offered<'a>(survey: &'a typed::Survey, item: &'a Item, at: &Pointer) -> (&'a [Opt], Pointer) {
    if let Some(options) = &item.options {
        return (options, at.key("options"));
    }
    let list = item.option_list.as_ref().and_then(|name| Some((name, survey.option_lists.as_ref()?.get(name)?)));
    match list {
        Some((name, options)) => (options, Pointer::root().key("optionLists").key(name)),
        None => (&[], at.key("optionList")),
    }
}

fn options<'a>(options: &'a [Opt], at: &Pointer) -> impl Iterator<Item = Spoken<'a>> {
    options.iter().enumerate().map(move |(index, option)| Spoken::option(option, at.index(index)))
}

/// The pages with their places.
pub(super) fn pages(survey: &typed::Survey) -> impl Iterator<Item = (&typed::Page, Pointer)> {
    let at = Pointer::root().key("pages");
    survey.pages.iter().enumerate().map(move |(index, page)| (page, at.index(index)))
}

/// The items of a page with their places, each group before what stands in it.
pub(super) fn items<'a>(page: &'a typed::Page, at: &Pointer) -> Vec<(&'a Item, Pointer)> {
    let mut all = Vec::new();
    inner(&page.items, &at.key("items"), &mut all);
    all
}

fn inner<'a>(items: &'a [Item], at: &Pointer, all: &mut Vec<(&'a Item, Pointer)>) {
    for (index, item) in items.iter().enumerate() {
        let here = at.index(index);
        all.push((item, here.clone()));
        inner(item.items.as_deref().unwrap_or_default(), &here.key("items"), all);
    }
}

/// Every item of a survey with its place.
pub(super) fn all_items(survey: &typed::Survey) -> Vec<(&Item, Pointer)> {
    pages(survey).flat_map(|(page, at)| items(page, &at)).collect()
}

/// Every text of a survey.
pub(super) fn texts(survey: &typed::Survey) -> Vec<Placed<'_>> {
    let mut all: Vec<Placed<'_>> = spoken(survey).iter().flat_map(Spoken::voices).flat_map(of_voice).collect();
    all.extend(of_people(survey));
    for (item, at) in all_items(survey) {
        let labels = item.labels.iter().flatten().map(|(point, text)| (at.key("labels").key(point), text));
        let unit = item.unit.iter().map(|text| (at.key("unit"), text));
        let entry = item.item_label.iter().map(|text| (at.key("itemLabel"), text));
        all.extend(labels.chain(unit).chain(entry).map(|(at, text)| words(at, Use::Words, text)));
    }
    all
}

fn words(at: Pointer, usage: Use, text: &Text) -> Placed<'_> {
    Placed { at, usage, text, beside: None }
}

fn of_voice(voice: Voice<'_>) -> Vec<Placed<'_>> {
    let at = &voice.at;
    let label = voice.label.map(|(key, text)| words(at.key(key), Use::Words, text));
    let hint = voice.hint.map(|(key, text)| words(at.key(key), Use::Help, text));
    let beside = |at: Pointer, text, src| Placed { at, usage: Use::Beside, text, beside: Some(src) };
    let credit = voice.image.and_then(|image| image.credit.as_ref());
    let credit = credit.map(|text| words(at.key("image").key("credit"), Use::Credit, text));
    let alt = voice.image.map(|image| beside(at.key("image").key("alt"), &image.alt, &image.src));
    let spoken = voice.audio.and_then(|audio| {
        audio.transcript.as_ref().map(|text| beside(at.key("audio").key("transcript"), text, &audio.src))
    });
    let link = voice.signed_video.and_then(|video| {
        video.label.as_ref().map(|text| beside(at.key("signedVideo").key("label"), text, &video.href))
    });
    [label, hint, alt, credit, spoken, link].into_iter().flatten().collect()
}

fn of_people(survey: &typed::Survey) -> Vec<Placed<'_>> {
    let root = Pointer::root();
    let mut all = Vec::new();
    if let Some(owner) = &survey.owner {
        all.push(words(root.key("owner").key("team"), Use::Name, &owner.team));
    }
    if let Some(privacy) = &survey.privacy {
        let at = root.key("privacy");
        all.push(words(at.key("controller"), Use::Name, &privacy.controller));
        all.extend(privacy.principles.as_ref().map(|text| words(at.key("principles"), Use::Words, text)));
    }
    for (index, role) in survey.roles.iter().flatten().enumerate() {
        let typed::Role::Own(role) = role else { continue };
        let at = root.key("roles").index(index);
        all.extend(role.label.as_ref().map(|text| words(at.key("label"), Use::Words, text)));
        if let Some(typed::RoleGroup::Own(group)) = &role.parent {
            all.extend(group.label.as_ref().map(|text| words(at.key("parent").key("label"), Use::Words, text)));
        }
    }
    all
}

/// Whose pictures are shown, each said once.
pub(super) fn credits(survey: &typed::Survey) -> Vec<&Text> {
    let mut all: Vec<&Text> = Vec::new();
    for placed in texts(survey).iter().filter(|placed| placed.usage == Use::Credit) {
        if !all.contains(&placed.text) {
            all.push(placed.text);
        }
    }
    all
}

/// Every file and address of a survey.
pub(super) fn media(survey: &typed::Survey) -> Vec<(Medium, &ByLanguage, Pointer)> {
    spoken(survey).iter().flat_map(Spoken::voices).flat_map(|voice| media_of(&voice)).collect()
}

fn media_of<'a>(voice: &Voice<'a>) -> Vec<(Medium, &'a ByLanguage, Pointer)> {
    let at = &voice.at;
    let image = voice.image.map(|image| (Medium::Image, &image.src, at.key("image").key("src")));
    let audio = voice.audio.map(|audio| (Medium::Audio, &audio.src, at.key("audio").key("src")));
    let video = voice.signed_video.map(|video| (Medium::SignedVideo, &video.href, at.key("signedVideo").key("href")));
    [image, audio, video].into_iter().flatten().collect()
}
