//! Pictures: chosen from our own set, or uploaded by the author.

use super::desk::Desk;
use super::frame;
use crate::authoring::language_name;
use crate::json::{Node, Pointer};
use crate::keys::hash;
use crate::publish::{Clean, clean, own_pictures};
use crate::rights::Right;
use crate::store::Medium;
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use actix_multipart::MultipartError;
use actix_multipart::form::MultipartForm;
use actix_multipart::form::bytes::Bytes;
use actix_multipart::form::text::Text;
use actix_web::error::PayloadError;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use data_encoding::HEXLOWER;
use serde::Serialize;

/// The largest recording or drawing, in bytes: what a file of the definitions' folder may have.
const LARGEST: usize = 2 * 1024 * 1024;
/// The largest picture, in bytes, before it is made smaller: what phones make.
const PHOTO_MAX: usize = 10 * 1024 * 1024;
/// The largest body of an upload that is read to its end, in bytes: a browser that is cut off shows no page of ours.
pub(super) const UPLOAD_MAX: usize = 32 * 1024 * 1024;

#[derive(Serialize)]
struct PicturesView {
    at: String,
    /// What the picture belongs to, so that it can be told whether it still stands there.
    owner: String,
    back: String,
    looked: String,
    own: Vec<Shown>,
    uploaded: Vec<Shown>,
    languages: Vec<Choice>,
    error: String,
}

#[derive(Serialize)]
struct Shown {
    name: String,
    words: String,
    src: String,
}

#[derive(Serialize)]
struct Choice {
    tag: String,
    words: String,
    chosen: bool,
}

/// The page that a picture belongs to, where the form leads back to.
fn back(desk: &Desk<'_>, at: &Pointer) -> String {
    let part = desk
        .draft
        .items()
        .into_iter()
        .filter(|part| at.is_within(&part.at()))
        .max_by_key(|part| part.at().steps().count());
    if let Some(part) = part {
        return format!("/questions/{}", part.id());
    }
    let steps: Vec<String> = at.steps().collect();
    match steps.as_slice() {
        [first, page, ..] if first == "pages" => {
            let page = page.parse::<usize>().ok().and_then(|page| desk.draft.pages().get(page));
            page.map_or_else(String::new, |page| format!("/pages/{}", page.text_of("id")))
        }
        [first, list, ..] if first == "optionLists" => format!("/lists/{list}"),
        _ => "/settings".to_owned(),
    }
}

fn place(at: Option<String>) -> Result<Pointer, Error> {
    let at = at.and_then(|at| Pointer::parse(&at)).ok_or(Error::NotFound)?;
    if matches!(at.last().as_deref(), Some("image" | "audio")) { Ok(at) } else { Err(Error::NotFound) }
}

/// Pictures are for Easy Read first: that is where each idea needs one.
fn languages(desk: &Desk<'_>) -> Vec<Choice> {
    let all = desk.draft.languages();
    let easy: Vec<&Language> = all.iter().filter(|language| language.is_easy_read()).collect();
    let choice = |language: &Language| Choice {
        tag: language.tag().to_owned(),
        words: language_name(language),
        chosen: easy.is_empty() || language.is_easy_read(),
    };
    all.iter().map(choice).collect()
}

fn show(desk: &Desk<'_>, status: StatusCode, at: &Pointer, looked: &str, error: &str) -> Result<HttpResponse, Error> {
    let wanted = looked.to_lowercase();
    let fits = |picture: &&crate::publish::OwnPicture| {
        wanted.is_empty()
            || picture.about.iter().any(|word| word.contains(&wanted))
            || picture.words.get("en").is_some_and(|words| words.to_lowercase().contains(&wanted))
    };
    let own = own_pictures().iter().filter(fits).map(|picture| Shown {
        name: format!("media/{}", picture.file),
        words: picture.words.get("en").cloned().unwrap_or_default(),
        src: format!("/author/pictures/{}", picture.file),
    });
    let ours = |name: &str| crate::publish::own_picture(name).is_some();
    let uploaded = desk.media.addresses().into_iter().filter(|(name, _)| !ours(name)).map(|(name, src)| Shown {
        words: name.clone(),
        name,
        src,
    });
    let view = PicturesView {
        at: at.as_str().to_owned(),
        owner: back(desk, at),
        back: format!("/author/{}{}", desk.survey, back(desk, at)),
        looked: looked.to_owned(),
        own: own.collect(),
        uploaded: uploaded.collect(),
        languages: languages(desk),
        error: error.to_owned(),
    };
    frame::page(desk, status, ("", "Choose a picture"), "author/pictures", view)
}

/// `GET /author/{survey}/pictures?at=…`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let at = place(parameter(&req, "at"))?;
    show(&desk, StatusCode::OK, &at, &parameter(&req, "look").unwrap_or_default(), "")
}

/// `GET /author/pictures/{file}`: a picture of our own set.
pub(super) async fn own(file: web::Path<String>) -> Result<HttpResponse, Error> {
    let medium = crate::publish::own_picture(&format!("media/{file}")).ok_or(Error::NotFound)?;
    Ok(crate::web::media::immutable(&medium.mime, medium.bytes))
}

/// `POST /author/{survey}/pictures`: takes a picture that is there.
pub(super) async fn choose(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: super::desk::Form,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let at = place(field(&form, "at").map(str::to_owned))?;
    if field(&form, "owner") != Some(back(&desk, &at).as_str()) {
        return Ok(go(&format!("/author/{survey}?done=changed")));
    }
    let name = field(&form, "picture").unwrap_or_default();
    let tags: Vec<&str> = form.iter().filter(|(field, _)| field == "language").map(|(_, tag)| tag.as_str()).collect();
    if !desk.media.addresses().contains_key(name) && crate::publish::own_picture(name).is_none() {
        return Err(Error::NotFound);
    }
    put(&desk, &at, name, &tags).await
}

async fn put(desk: &Desk<'_>, at: &Pointer, name: &str, tags: &[&str]) -> Result<HttpResponse, Error> {
    let languages = desk.draft.languages();
    let chosen: Vec<&Language> = languages.iter().filter(|language| tags.contains(&language.tag())).collect();
    let chosen = if chosen.is_empty() { languages.iter().collect() } else { chosen };
    let mut draft = desk.draft.clone();
    let is_image = at.last().as_deref() == Some("image");
    let own = own_pictures().iter().find(|picture| format!("media/{}", picture.file) == name);
    let everywhere = chosen.len() == languages.len();
    let src = match everywhere {
        true => Node::string(name),
        false => by_language(draft.document().at(&at.key("src")), &languages, &chosen, |_| Some(name.to_owned())),
    };
    draft.put(&at.key("src"), Some(src));
    if is_image {
        let words = |language: &Language| {
            let own = own?;
            let primary = language.primary();
            own.words.get(primary).cloned()
        };
        let alt = by_language(draft.document().at(&at.key("alt")), &languages, &chosen, words);
        let alt = if alt.is_hollow() { Node::string("") } else { alt };
        draft.put(&at.key("alt"), Some(alt));
    }
    desk.keep(&draft, "A picture").await?;
    Ok(go(&format!("/author/{}{}?done=saved", desk.survey, back(desk, at))))
}

/// What is there in other languages stays.
fn by_language(
    there: Option<&Node>,
    languages: &[Language],
    chosen: &[&Language],
    words: impl Fn(&Language) -> Option<String>,
) -> Node {
    let order: Vec<String> = languages.iter().map(|language| language.tag().to_owned()).collect();
    let mut node = match there {
        Some(node) if node.text().is_some() => Node::object([(order[0].as_str(), node.clone())]),
        Some(node) => node.clone(),
        None => Node::object([]),
    };
    for language in chosen {
        let is_new = node.get(language.tag()).is_none();
        node.set(language.tag(), words(language).map(Node::string));
        if is_new {
            node.settle(language.tag(), &order);
        }
    }
    node
}

const TOO_LARGE: &str = "Choose a picture of at most 10 MB, or a drawing (SVG) or recording of at most 2 MB.";

/// A file from the author's device.
#[derive(MultipartForm)]
pub(super) struct Upload {
    csrf: Text<String>,
    at: Text<String>,
    owner: Text<String>,
    file: Bytes,
    language: Vec<Text<String>>,
}

/// `POST /author/{survey}/pictures/upload`
pub(super) async fn upload(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    body: web::Payload,
) -> Result<HttpResponse, Error> {
    // Nothing of the file is read for somebody who may not send one.
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let form = MultipartForm::<Upload>::from_request(&req, &mut body.into_inner()).await;
    let form = match form {
        Ok(form) => form,
        Err(error) if is_too_large(&error) => {
            // What the file is for stands in the address too, since nothing of the form is known.
            let at = place(parameter(&req, "at"))?;
            return show(&desk, StatusCode::PAYLOAD_TOO_LARGE, &at, "", TOO_LARGE);
        }
        Err(_) => return Err(Error::Unsupported),
    };
    desk.signed_in.check_csrf(&app, Some(&form.csrf))?;
    let at = place(Some(form.at.0.clone()))?;
    if *form.owner != back(&desk, &at) {
        return Ok(go(&format!("/author/{survey}?done=changed")));
    }
    let refused = |why: &str| show(&desk, StatusCode::UNPROCESSABLE_ENTITY, &at, "", why);
    let bytes = form.file.data.to_vec();
    let Some((ending, mime)) = kind_of(&bytes) else {
        return refused(
            "This is not a picture or recording that can be shown. Choose a PNG, JPEG, WebP or SVG picture, or an MP3, M4A or OGG recording.",
        );
    };
    let is_photo = matches!(ending, "png" | "jpg" | "webp");
    if bytes.is_empty() || bytes.len() > if is_photo { PHOTO_MAX } else { LARGEST } {
        return refused(TOO_LARGE);
    }
    let (ending, mime, bytes) = if is_photo {
        match web::block(move || clean(&bytes)).await {
            Ok(Some(Clean { ending, mime, bytes })) => (ending, mime, bytes),
            Ok(None) => {
                return refused(
                    "This picture can\u{2019}t be read. Save it again as PNG or JPEG, and choose it once more.",
                );
            }
            Err(_) => return Err(Error::Busy),
        }
    } else {
        (ending, mime, bytes)
    };
    if bytes.len() > LARGEST {
        return refused("This picture stays larger than 2 MB. Save it as JPEG, and choose it once more.");
    }
    let typed = form.file.file_name.clone().unwrap_or_default();
    let stem = typed.rsplit_once('.').map_or(typed.as_str(), |(stem, _)| stem).to_owned();
    let ours = own_pictures().iter().map(|picture| format!("media/{}", picture.file));
    let names = desk.media.addresses().into_keys().chain(ours);
    let taken = names.filter_map(|name| Some(name.strip_prefix("media/")?.rsplit_once('.')?.0.to_owned())).collect();
    let name = format!("media/{}.{ending}", crate::authoring::name_from(&stem, &taken));
    let medium = Medium { hash: HEXLOWER.encode(&hash(&bytes)[..16]), mime: mime.to_owned(), bytes };
    let hash = medium.hash.clone();
    app.store.put_medium(medium).await?;
    app.store.name_medium(&survey, &name, &hash).await?;
    let tags: Vec<&str> = form.language.iter().map(|tag| tag.0.as_str()).collect();
    put(&desk, &at, &name, &tags).await
}

fn is_too_large(error: &actix_web::Error) -> bool {
    match error.as_error::<MultipartError>() {
        Some(MultipartError::Payload(PayloadError::Overflow)) => true,
        Some(MultipartError::Field { source, .. }) => is_too_large(source),
        _ => false,
    }
}

/// What a file is, by its first bytes: its name may say anything. An SVG is served so that nothing in it can run.
fn kind_of(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    let at = |offset: usize, magic: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    Some(match bytes {
        _ if begins(b"\x89PNG\r\n\x1a\n") => ("png", "image/png"),
        _ if begins(b"\xff\xd8\xff") => ("jpg", "image/jpeg"),
        _ if begins(b"RIFF") && at(8, b"WEBP") => ("webp", "image/webp"),
        _ if begins(b"ID3") || begins(b"\xff\xfb") || begins(b"\xff\xf3") => ("mp3", "audio/mpeg"),
        _ if at(4, b"ftypM4A") => ("m4a", "audio/mp4"),
        _ if begins(b"OggS") => ("ogg", "audio/ogg"),
        _ if is_svg(bytes) => ("svg", "image/svg+xml"),
        _ => return None,
    })
}

fn is_svg(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default().trim_start_matches('\u{feff}').trim_start();
    let after_declaration =
        text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(text, |(_, rest)| rest.trim_start());
    after_declaration.starts_with("<svg") && after_declaration.contains("</svg>")
}

#[cfg(test)]
mod tests {
    use super::kind_of;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        for (bytes, ending) in [
            (&b"\x89PNG\r\n\x1a\n...."[..], Some("png")),
            (b"\xff\xd8\xff\xe0....", Some("jpg")),
            (b"RIFF....WEBPVP8 ", Some("webp")),
            (b"RIFF....WAVEfmt ", None),
            (b"<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"></svg>", Some("svg")),
            (b"<svg></svg>", Some("svg")),
            (b"<html><svg></svg></html>", None),
            (b"MZ....", None),
            (b"", None),
        ] {
            assert_eq!(kind_of(bytes).map(|(ending, _)| ending), ending, "{bytes:?}");
        }
    }
}
