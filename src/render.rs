//! The only file that names handlebars: the templates, and the words that they ask for.
//!
//! Two registries: one escapes HTML, one is for plain text. Templates are built into the binary and are strict: a value
//! that is missing is an error, never an empty place, and never a condition that does not hold.

use crate::form::marker;
use crate::texts::{Args, Interface, Language, Value, escape};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy, Output, PathAndJson, RenderContext,
    RenderErrorReason, Renderable,
};
use rust_embed::RustEmbed;
use serde::Serialize;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "templates/"]
#[include = "*.hbs"]
struct Templates;

/// Why something could not be rendered: a fault of ours, for the log.
#[derive(Debug)]
pub struct RenderError(String);

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for RenderError {}

/// All templates.
pub struct Renderer {
    html: Handlebars<'static>,
    text: Handlebars<'static>,
}

impl Renderer {
    /// Reads the templates. Errors: one that is not a template, by name.
    pub fn load(interface: &Arc<Interface>) -> Result<Self, RenderError> {
        let mut html = registry(interface);
        html.register_escape_fn(escape);
        let mut text = registry(interface);
        text.register_escape_fn(handlebars::no_escape);
        for file in Templates::iter() {
            let Some(source) = Templates::get(&file).and_then(|file| String::from_utf8(file.data.into_owned()).ok())
            else {
                continue;
            };
            let name = file.trim_end_matches(".hbs");
            let plain = name.ends_with(".txt");
            let registry = if plain { &mut text } else { &mut html };
            registry.register_template_string(name, source).map_err(|error| RenderError(format!("{file}: {error}")))?;
        }
        Ok(Self { html, text })
    }

    /// Renders an HTML template.
    pub fn html(&self, name: &str, view: &impl Serialize) -> Result<String, RenderError> {
        self.html.render(name, view).map_err(|error| RenderError(format!("{name}: {error}")))
    }

    /// Renders a template of plain text, whose name ends in `.txt`.
    pub fn text(&self, name: &str, view: &impl Serialize) -> Result<String, RenderError> {
        self.text.render(name, view).map_err(|error| RenderError(format!("{name}: {error}")))
    }

    /// Whether there is an HTML template of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.html.has_template(name)
    }

    /// The names of all templates; those that end in `.txt` are of plain text.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.html.get_templates().keys().chain(self.text.get_templates().keys()).map(String::as_str)
    }
}

fn registry(interface: &Arc<Interface>) -> Handlebars<'static> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.register_helper("hole", Box::new(hole));
    registry.register_helper("concat", Box::new(concat));
    registry.register_helper("is", Box::new(is));
    registry.register_helper("if", Box::new(When(true)));
    registry.register_helper("unless", Box::new(When(false)));
    let interface = Arc::clone(interface);
    registry.register_helper(
        "t",
        Box::new(
            move |helper: &Helper<'_>,
                  registry: &Handlebars<'_>,
                  context: &Context,
                  _: &mut RenderContext<'_, '_>,
                  out: &mut dyn Output|
                  -> HelperResult { said(helper, registry, context, out, &interface) },
        ),
    );
    registry
}

/// `{{t "key" name=value}}`: a text of the interface in the page's language.
fn said(
    helper: &Helper<'_>,
    registry: &Handlebars<'_>,
    context: &Context,
    out: &mut dyn Output,
    interface: &Interface,
) -> HelperResult {
    let key = words(helper, 0).ok_or(RenderErrorReason::ParamNotFoundForIndex("t", 0))?;
    let tag = context.data().get("lang").and_then(serde_json::Value::as_str).unwrap_or("en");
    let language = Language::parse(tag).unwrap_or_else(Language::english);
    let mut args = Args::new();
    for (name, value) in helper.hash() {
        let known = argument(name).ok_or_else(|| RenderErrorReason::Other(format!("no text has {name:?}")))?;
        args.insert(known, value_of(there(value)?));
    }
    let said = interface.find(&language, &key, &args);
    let said = said.ok_or_else(|| RenderErrorReason::Other(format!("there is no text {key:?}")))?;
    out.write(&registry.get_escape_fn()(&said))?;
    Ok(())
}

/// A value that the view has, were it null.
fn there<'a>(value: &'a PathAndJson<'_>) -> Result<&'a serde_json::Value, RenderErrorReason> {
    match value.is_value_missing() {
        true => Err(RenderErrorReason::MissingVariable(value.relative_path().cloned())),
        false => Ok(value.value()),
    }
}

/// `{{#if a}}` and `{{#unless a}}`. The library's own take a misspelt name for something that does not hold.
struct When(bool);

impl HelperDef for When {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let asked = helper.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex("if", 0))?;
        let holds = there(asked)?.is_truthy(false);
        let block = if holds == self.0 { helper.template() } else { helper.inverse() };
        block.map_or(Ok(()), |block| block.render(registry, context, render, out))
    }
}

fn value_of(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap_or_default()),
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Null => Value::Text(String::new()),
        other => Value::Text(other.to_string()),
    }
}

/// The arguments that texts have: a closed list, so that a misspelt one is found by its test.
fn argument(name: &str) -> Option<&'static str> {
    const KNOWN: &[&str] = &[
        "adult",
        "count",
        "controller",
        "date",
        "label",
        "max",
        "min",
        "minutes",
        "name",
        "number",
        "option",
        "over",
        "part",
        "place",
        "questions",
        "retention",
        "row",
        "step",
        "team",
        "title",
        "total",
        "value",
        "when",
    ];
    KNOWN.iter().find(|known| **known == name).copied()
}

/// `(is a b)`: whether two words are the same; empty where they are not.
fn is(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let words = all_words(helper)?;
    let same = words.first() == words.get(1);
    Ok(out.write(if same { "yes" } else { "" })?)
}

/// `{{hole "name" …}}`: a place that a request fills.
fn hole(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let words = all_words(helper)?;
    out.write(&marker(words.iter().map(String::as_str)))?;
    Ok(())
}

/// `(concat a b …)`: one word out of several.
fn concat(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    Ok(out.write(&all_words(helper)?.concat())?)
}

/// Every argument of a helper as text; none may be missing.
fn all_words(helper: &Helper<'_>) -> Result<Vec<String>, RenderErrorReason> {
    helper
        .params()
        .iter()
        .enumerate()
        .map(|(index, value)| there(value).map(|_| words(helper, index).unwrap_or_default()))
        .collect()
}

fn words(helper: &Helper<'_>, index: usize) -> Option<String> {
    match helper.param(index)?.value() {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Null => None,
        other => Some(other.to_string()),
    }
}
