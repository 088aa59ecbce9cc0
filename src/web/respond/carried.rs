//! What the first link carries until there is a draft: the language, and the values of hidden items.

use crate::publish::Edition;
use crate::texts::Language;
use crate::web::language;
use actix_web::HttpRequest;

/// What an address carries on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carried {
    /// The language.
    pub(super) language: Language,
    /// The hidden items: the query parameter, the item and the value, which is one of its options.
    pub(super) hidden: Vec<(String, String, String)>,
}

impl Carried {
    /// What the request carries; the language is the one asked for, the browser's, or the survey's first.
    ///
    /// `places` are those whose answers are taken now.
    pub(super) fn of(req: &HttpRequest, edition: &Edition, places: &[String]) -> Self {
        let offered = &edition.offered;
        let language = language::asked(req, offered).or_else(|| language::preferred(req, offered));
        let hidden = edition.survey.items().filter_map(|item| {
            let from = item.from.as_ref()?;
            let value = language::parameter(req, from)?;
            let known = match item.kind.is_place() {
                true => places.contains(&value),
                false => item.kind.choices().iter().any(|choice| choice.value == value),
            };
            known.then(|| (from.clone(), item.id.clone(), value))
        });
        Self {
            language: language.cloned().unwrap_or_else(|| edition.survey.default_language()),
            hidden: hidden.collect(),
        }
    }

    /// The query that carries it on, in another language where one is given.
    pub(super) fn query(&self, language: &Language) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("lang", language.tag());
        for (from, _, value) in &self.hidden {
            query.append_pair(from, value);
        }
        format!("?{}", query.finish())
    }

    /// The hidden items as fields of a draft.
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        self.hidden.iter().map(|(_, item, value)| (item.clone(), value.clone())).collect()
    }
}
