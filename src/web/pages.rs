//! Pages that were rendered once: the frame that all share, and a bounded store of compiled pages.

use super::app::App;
use super::error::Error;
use super::preview::Looker;
use super::send::{Encoding, Ready, html};
use super::settings::Settings;
use crate::form::{Compiled, Fill, Segment};
use crate::keys::hash;
use crate::publish::Edition;
use crate::texts::Language;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use serde::Serialize;
use std::sync::{Arc, OnceLock};

/// The stylesheet of the pages for families, as it is written.
const STYLESHEET: &str = include_str!("../../assets/respondent.css");

/// The most bytes that compiled pages take together.
const CACHE_BYTES: u64 = 16 * 1024 * 1024;

/// Whose words a page has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) survey: String,
    pub(super) version: i32,
    pub(super) language: String,
    pub(super) role: Option<String>,
    pub(super) band: Option<&'static str>,
    pub(super) page: String,
}

/// A page that was rendered once.
#[derive(Debug)]
pub(super) struct Made {
    /// The page with holes.
    pub(super) compiled: Compiled,
    /// Whether the number of pages is certain when it is shown.
    pub(super) settled: bool,
    /// The page as somebody gets it who has answered nothing, by address.
    pub(super) untouched: OnceLock<Ready>,
    /// The choice of language of somebody who has answered something.
    pub(super) buttons: OnceLock<String>,
}

impl Made {
    /// The page for one person, in an encoding that the browser takes.
    pub(super) fn send(&self, req: &HttpRequest, status: StatusCode, fill: &Fill<'_>) -> HttpResponse {
        match Encoding::of(req) {
            Encoding::Identity => html(status, Encoding::Identity, self.compiled.html(fill)),
            _ => html(status, Encoding::Gzip, self.compiled.gzip(fill)),
        }
    }
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Arc<Made>> for ByBytes {
    fn weight(&self, _: &Key, made: &Arc<Made>) -> u64 {
        // The untouched page comes later; it is about as large as the compiled one.
        (made.compiled.bytes() * 2) as u64 + 256
    }
}

/// What all pages share.
pub(super) struct Pages {
    stylesheet: String,
    /// The hash of the stylesheet, as the Content-Security-Policy writes it.
    pub(super) style_hash: String,
    shared: Arc<Segment>,
    cache: Cache<Key, Arc<Made>, ByBytes>,
    logo: Option<String>,
}

impl Pages {
    pub(super) fn new(settings: &Settings) -> Self {
        let stylesheet = format!("{}{}", minified(STYLESHEET), brand_colours(settings));
        Self {
            style_hash: format!("sha256-{}", data_encoding::BASE64.encode(&hash(stylesheet.as_bytes()))),
            shared: Segment::new(&stylesheet),
            stylesheet,
            cache: Cache::with_weighter(1_000, CACHE_BYTES, ByBytes),
            logo: settings.brand.logo.as_ref().map(|(mime, bytes)| super::media::logo_address(mime, bytes)),
        }
    }
}

/// The stylesheet without comments and without the spaces that only its writers need.
fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("/*") {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let lines: String = out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    lines
        .replace(" {", "{")
        .replace("{\n", "{")
        .replace(";\n", ";")
        .replace(";}", "}")
        .replace("\n}", "}")
        .replace("}\n", "}")
}

/// The deployer's colours were checked when the settings were read: `#rrggbb`.
fn brand_colours(settings: &Settings) -> String {
    let light = settings
        .brand
        .colour
        .as_ref()
        .map(|colour| format!("@media (prefers-color-scheme:light){{:root{{--brand:{colour}}}}}"));
    let dark = settings.brand.dark_colour.as_ref();
    let dark = dark.map(|colour| format!("@media (prefers-color-scheme:dark){{:root{{--brand:{colour}}}}}"));
    light.into_iter().chain(dark).collect()
}

/// What stands around every page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Frame<'a, V: Serialize> {
    lang: String,
    dir: &'static str,
    easy: bool,
    brand: FrameBrand<'a>,
    css: &'a str,
    survey: Option<FrameSurvey>,
    /// What stands above a draft that is only tried.
    preview: Option<FramePreview>,
    unchecked: bool,
    safety: &'a [String],
    privacy_href: String,
    /// What holds where the page's template passes nothing else to `layout`.
    chooser: bool,
    titled: bool,
    stays: bool,
    #[serde(flatten)]
    view: V,
}

#[derive(Debug, Serialize)]
struct FrameBrand<'a> {
    name: &'a str,
    logo: Option<&'a str>,
    css: &'static str,
}

#[derive(Debug, Serialize)]
struct FrameSurvey {
    id: String,
    title: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FramePreview {
    /// Where a reviewer says something about this page; empty for an author.
    comment_href: String,
}

impl FramePreview {
    fn of(app: &App, edition: &Edition, language: &Language, key: Option<&Key>) -> Self {
        let looker = Looker::of(app, &edition.survey.id);
        let is_reviewer = looker.is_some_and(|looker| looker.reviewer().is_some());
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("lang", language.tag()).append_pair("rev", &edition.number.to_string());
        for (name, value) in [
            ("page", key.map(|key| key.page.as_str())),
            ("role", key.and_then(|key| key.role.as_deref())),
            ("band", key.and_then(|key| key.band)),
        ] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        let href = format!("/review/{}?{}", edition.survey.id.trim_start_matches('~'), query.finish());
        Self { comment_href: if is_reviewer { href } else { String::new() } }
    }
}

impl App {
    /// Renders a page in its frame.
    pub(super) fn framed(
        &self,
        template: &str,
        language: &Language,
        edition: Option<&Edition>,
        view: impl Serialize,
    ) -> Result<String, Error> {
        self.framed_as(template, language, edition, None, view)
    }

    /// The same for the page that `key` names.
    fn framed_as(
        &self,
        template: &str,
        language: &Language,
        edition: Option<&Edition>,
        key: Option<&Key>,
        view: impl Serialize,
    ) -> Result<String, Error> {
        let reader = edition.map(|edition| self.reader(edition, language));
        let frame = Frame {
            lang: language.tag().to_owned(),
            dir: language.dir(),
            easy: language.is_easy_read(),
            brand: FrameBrand { name: &self.settings.brand.name, logo: self.pages.logo.as_deref(), css: "" },
            css: &self.pages.stylesheet,
            survey: edition.zip(reader).map(|(edition, reader)| FrameSurvey {
                id: edition.survey.id.clone(),
                title: reader.label(&edition.survey.wording),
            }),
            preview: edition
                .filter(|edition| edition.is_preview())
                .map(|edition| FramePreview::of(self, edition, language, key)),
            // Nobody has read the interface's own texts in any language but English either.
            unchecked: *language != Language::english() && edition.is_none_or(|edition| !edition.is_checked(language)),
            safety: &self.settings.safety,
            privacy_href: edition.map_or("/privacy".to_owned(), |edition| {
                format!("/s/{}/privacy?lang={}", edition.survey.id, language.tag())
            }),
            chooser: false,
            titled: false,
            stays: false,
            view,
        };
        Ok(self.renderer.html(template, &frame)?)
    }

    /// The compiled page under `key`, made by `make` when it is asked for first: the template's name, the edition and
    /// its view.
    pub(super) fn made<V: Serialize>(
        &self,
        key: Key,
        edition: &Edition,
        template: &str,
        view: impl FnOnce() -> V,
    ) -> Result<Arc<Made>, Error> {
        if let Some(made) = self.pages.cache.get(&key) {
            return Ok(made);
        }
        let language = Language::parse(&key.language).unwrap_or_else(Language::english);
        let rendered = self.framed_as(template, &language, Some(edition), Some(&key), view())?;
        let compiled = Compiled::parse(&rendered, &self.pages.shared).map_err(Error::Broken)?;
        let settled = edition.survey.is_settled_at(&key.page);
        let made = Arc::new(Made { compiled, settled, untouched: OnceLock::new(), buttons: OnceLock::new() });
        self.pages.cache.insert(key, Arc::clone(&made));
        Ok(made)
    }

    /// What a survey is called, in its first language.
    pub(super) fn title(&self, edition: &Edition) -> String {
        self.reader(edition, &edition.survey.default_language()).label(&edition.survey.wording)
    }

    /// Somebody who reads `edition` in `language`.
    pub(super) fn reader(&self, edition: &Edition, language: &Language) -> crate::question::Reader<'_> {
        crate::question::Reader::new(&self.interface, language, &edition.survey.default_language())
    }
}
