//! The definitions' folder: its files are checked and published.

use super::review::{Round, is_about};
use super::version::{self, BROWSER, Hashes, version_hash};
use crate::authoring::{Draft, needed};
use crate::definition::{self, Checked, SignOffs, StaffDomains};
use crate::json::{Finding, Located, Pointer, Position, Severity};
use crate::keys::hash;
use crate::store::{self, Medium, NewRevision, Store, SurveyFile};
use data_encoding::HEXLOWER;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file that is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The file.
    pub file: PathBuf,
    /// The survey.
    pub survey: String,
    /// Its version now.
    pub number: i32,
    /// Whether it is a new version.
    pub is_new: bool,
}

/// A file that is refused.
#[derive(Debug)]
pub struct Refused {
    /// The file.
    pub file: PathBuf,
    /// Why.
    pub findings: Vec<Located>,
    /// Whether it waits for its reviewers, and is published as soon as enough of them have said yes.
    pub awaits: bool,
}

/// The most bytes of a picture or recording.
const MEDIA_MAX: u64 = 2 * 1024 * 1024;

/// Publishes every definition of a folder whose mail goes to `staff` alone. Errors: the folder can't be read; the store
/// can't be written.
pub async fn publish_folder(
    store: &Store,
    folder: &Path,
    staff: &StaffDomains,
    now: i64,
) -> Result<(Vec<Published>, Vec<Refused>), store::Error> {
    let (mut published, mut refused) = (Vec::new(), Vec::new());
    let files: Vec<_> = definitions(folder)?.into_iter().map(|file| (check_file(&file), file)).collect();
    let twins = twins(&files);
    for ((mut checked, media), file) in files {
        if let Some(twin) = twins.get(&file) {
            checked.survey = None;
            checked.findings.push(whole_file(twin.clone()));
        }
        let strangers = strangers(staff, &file);
        if !strangers.is_empty() {
            checked.survey = None;
            checked.findings.extend(strangers);
        }
        match (&checked.survey, &checked.canonical) {
            (Some(survey), Some(canonical)) => {
                let asked = survey.sign_offs;
                let survey = survey.id.clone();
                match publish(store, &file, (&survey, asked), canonical, media, now).await? {
                    Ok(done) => published.push(done),
                    Err(Waits { message, awaits }) => {
                        checked.findings.push(whole_file(message));
                        refused.push(Refused { file, findings: checked.findings, awaits });
                    }
                }
            }
            _ => refused.push(Refused { file, findings: checked.findings, awaits: false }),
        }
    }
    Ok((published, refused))
}

/// Files that would take turns in publishing one survey, each with what is said of it.
fn twins(files: &[((Checked, Files), PathBuf)]) -> BTreeMap<PathBuf, String> {
    let mut by_id: BTreeMap<&str, Vec<&PathBuf>> = BTreeMap::new();
    for ((checked, _), file) in files {
        if let Some(survey) = &checked.survey {
            by_id.entry(&survey.id).or_default().push(file);
        }
    }
    let name = |file: &&PathBuf| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let several = by_id.into_iter().filter(|(_, files)| files.len() > 1);
    let said = several.flat_map(|(id, files)| {
        let names = files.iter().map(name).collect::<Vec<_>>().join(" and ");
        let message = format!("{names} have the same survey id \"{id}\". Give each survey an id of its own.");
        files.into_iter().map(move |file| (file.clone(), message.clone()))
    });
    said.collect()
}

fn definitions(folder: &Path) -> Result<Vec<PathBuf>, store::Error> {
    let unreadable = |error| store::Error::Broken(format!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(".json") && !name.ends_with(".schema.json") && !name.starts_with('.') {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The files that a definition names, by the name that it gives them.
type Files = BTreeMap<String, Medium>;

/// Checks a file and the media that it names. What can't be read is a finding like any other.
#[must_use]
pub fn check_file(file: &Path) -> (Checked, Files) {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            let findings = vec![whole_file(format!("The file can't be read: {error}."))];
            return (Checked { survey: None, findings, canonical: None, media: Vec::new() }, Files::new());
        }
    };
    let mut checked = definition::read(text.strip_prefix('\u{feff}').unwrap_or(&text), &BTreeMap::new());
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut media = Files::new();
    for name in &checked.media {
        match medium(folder, name) {
            Ok(medium) => {
                media.insert(name.clone(), medium);
            }
            Err(message) => {
                checked.findings.push(whole_file(message));
                checked.survey = None;
            }
        }
    }
    (checked, media)
}

fn strangers(staff: &StaffDomains, file: &Path) -> Vec<Located> {
    // A file that can't be read any more is told of at the next look.
    std::fs::read_to_string(file).map(|text| staff.strangers(text.trim_start_matches('\u{feff}'))).unwrap_or_default()
}

fn whole_file(message: String) -> Located {
    let finding = Finding { severity: Severity::Error, pointer: Pointer::root(), message };
    Located { position: Position { line: 1, column: 1 }, finding }
}

fn medium(folder: &Path, name: &str) -> Result<Medium, String> {
    let inside = name.starts_with("media/")
        && !name.split('/').any(|part| part == ".." || part.is_empty())
        && !name.contains('\\');
    if !inside {
        return Err(format!("\"{name}\" must be a file in media/, such as \"media/bed.svg\"."));
    }
    let mime = mime(name).ok_or_else(|| {
        format!("\"{name}\" is not a picture or recording that can be shown (svg, png, jpg, webp, mp3, m4a, ogg).")
    })?;
    let path = folder.join(name);
    let read = std::fs::metadata(&path).and_then(|meta| std::fs::read(&path).map(|bytes| (meta.len(), bytes)));
    let (length, bytes) = read.map_err(|error| format!("\"{name}\" can't be read: {error}."))?;
    if length > MEDIA_MAX {
        return Err(format!("\"{name}\" has {length} bytes; {MEDIA_MAX} are the most."));
    }
    Ok(Medium { hash: HEXLOWER.encode(&hash(&bytes)[..16]), mime: mime.to_owned(), bytes })
}

fn mime(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" => "audio/ogg",
        _ => return None,
    })
}

/// Publishes what stands in a file, unless the survey was changed in the browser since: then nothing is overwritten.
async fn publish(
    store: &Store,
    file: &Path,
    (survey, asked): (&str, Option<SignOffs>),
    canonical: &str,
    media: Files,
    now: i64,
) -> Result<Result<Published, Waits>, store::Error> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let hashes: Hashes = media.iter().map(|(name, medium)| (name.clone(), medium.hash.clone())).collect();
    let hash = version_hash(canonical, &hashes);
    let taken = store.survey_files().await?.into_iter().find(|one| one.file == name && one.survey == survey);
    let text = std::fs::read_to_string(file).unwrap_or_default().trim_start_matches('\u{feff}').to_owned();
    let note = |hash: String, text: String, waiting| SurveyFile {
        file: name.clone(),
        survey: survey.to_owned(),
        hash,
        text,
        waiting,
    };
    let done = |number, is_new| Published { file: file.to_owned(), survey: survey.to_owned(), number, is_new };
    match taking(store, survey, &hash, taken.as_ref()).await? {
        Taking::Publish => {
            for medium in media.into_values() {
                store.put_medium(medium).await?;
            }
            if let Some(message) = awaited(store, (survey, asked), (&name, &text), &hashes, now).await? {
                return Ok(Err(Waits { message, awaits: true }));
            }
            let (number, is_new) = version::publish(store, survey, canonical, &hashes, &name, now).await?;
            store.note_survey_file(note(hash, text, None)).await?;
            Ok(Ok(done(number, is_new)))
        }
        Taking::Older(number) => {
            store.note_survey_file(note(hash, text, None)).await?;
            Ok(Ok(done(number, false)))
        }
        Taking::Wait(number) => {
            let (before, was) = taken.map(|taken| (taken.hash, taken.text)).unwrap_or_default();
            store.note_survey_file(note(before, was, Some(canonical.to_owned()))).await?;
            // Whoever opens it as a draft finds its pictures; one that the browser has under the same name stays.
            let known = store.named_media(survey).await?;
            for (name, medium) in media.into_iter().filter(|(name, _)| !known.contains_key(name)) {
                store.name_medium(survey, &name, &medium.hash).await?;
                store.put_medium(medium).await?;
            }
            let message = format!(
                "\"{survey}\" was changed here and in the browser (version {number}), so neither overwrites the other. \
                 Download it from /author/{survey} into this file and make your change again; or open this file's \
                 version as a draft there."
            );
            Ok(Err(Waits { message, awaits: false }))
        }
    }
}

/// What is said of a file whose survey waits for reviewers, as its `signOffs` ask. They are asked in the browser, where
/// it stands as a draft; once enough of them have said yes to it, it is published. `None`: it need not wait.
async fn awaited(
    store: &Store,
    (survey, asked): (&str, Option<SignOffs>),
    (file, text): (&str, &str),
    media: &Hashes,
    now: i64,
) -> Result<Option<String>, store::Error> {
    let live = match store.current(survey).await {
        Ok(current) => definition::read(&current.definition, &BTreeMap::new()).survey.and_then(|live| live.sign_offs),
        Err(store::Error::NotFound) => None,
        Err(error) => return Err(error),
    };
    let needed = needed(live, asked);
    let (Some(_), Ok(draft)) = (needed, Draft::parse(text)) else { return Ok(None) };
    let versions = store.versions(survey).await?;
    if versions.last().is_some_and(|current| is_about(&current.definition, &draft)) {
        return Ok(None); // Nothing is new for families.
    }
    let round = Round::of(store, &draft, needed, now).await?;
    let missing = round.missing();
    if missing.is_empty() {
        return Ok(None);
    }
    for (name, hash) in media {
        store.name_medium(survey, name, hash).await?;
    }
    if matches!(store.survey_draft(survey).await, Err(store::Error::NotFound)) {
        let first = NewRevision {
            survey: survey.to_owned(),
            body: text.to_owned(),
            who: file.to_owned(),
            at: now,
            what: "Taken from the file".to_owned(),
        };
        store.begin_survey_draft(first, None, versions.last().map(|current| current.number)).await?;
    }
    Ok(Some(format!("It waits for its reviewers (\"signOffs\"). {} Go to /author/{survey}/review.", missing.join(" "))))
}

/// Why a file that is right is not published now.
struct Waits {
    message: String,
    /// For its reviewers.
    awaits: bool,
}

/// What becomes of a file.
enum Taking {
    /// It is published.
    Publish,
    /// It says what it said when it was last taken, and what the browser published is newer.
    Older(i32),
    /// It was changed, and so was the survey in the browser.
    Wait(i32),
}

async fn taking(store: &Store, survey: &str, hash: &str, taken: Option<&SurveyFile>) -> Result<Taking, store::Error> {
    let current = match store.current(survey).await {
        Ok(current) => current,
        Err(store::Error::NotFound) => return Ok(Taking::Publish),
        Err(error) => return Err(error),
    };
    let known = || async {
        let versions = store.versions(survey).await?;
        Ok::<bool, store::Error>(versions.iter().any(|version| version.hash == hash))
    };
    Ok(match taken.map(|taken| taken.hash.as_str()) {
        _ if current.hash == hash => Taking::Publish,
        Some(taken) if taken == hash => Taking::Older(current.number),
        Some(taken) if taken == current.hash => Taking::Publish,
        Some(_) => Taking::Wait(current.number),
        None if current.source != BROWSER => Taking::Publish,
        None if known().await? => Taking::Older(current.number),
        None => Taking::Wait(current.number),
    })
}
