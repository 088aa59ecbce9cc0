//! Our own small set of pictures, which every author can choose from: built into the binary.

use crate::keys::hash;
use crate::store::Medium;
use data_encoding::HEXLOWER;
use rust_embed::RustEmbed;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "survey-definitions/media/"]
#[include = "*.svg"]
#[include = "pictures.json"]
struct Files;

/// A picture of our own set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OwnPicture {
    /// The name of the file in `media/`.
    pub file: String,
    /// What it shows, by language; in English always.
    pub words: BTreeMap<String, String>,
    /// What it is about, for those who look for one.
    pub about: Vec<String>,
}

static PICTURES: LazyLock<Vec<OwnPicture>> = LazyLock::new(|| {
    let list = Files::get("pictures.json").map(|file| file.data.into_owned()).unwrap_or_default();
    serde_json::from_slice(&list).unwrap_or_default()
});

/// All of them, by file.
#[must_use]
pub fn own_pictures() -> &'static [OwnPicture] {
    &PICTURES
}

/// The picture that a definition names as `media/…`, if it is one of ours.
#[must_use]
pub fn own_picture(name: &str) -> Option<Medium> {
    let file = Files::get(name.strip_prefix("media/")?).filter(|_| name.ends_with(".svg"))?;
    let bytes = file.data.into_owned();
    Some(Medium { hash: HEXLOWER.encode(&hash(&bytes)[..16]), mime: "image/svg+xml".to_owned(), bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_has_words_and_is_there() {
        let files: Vec<String> =
            Files::iter().filter(|name| name.ends_with(".svg")).map(|name| name.into_owned()).collect();
        assert_eq!(files.len(), own_pictures().len());
        for picture in own_pictures() {
            assert!(picture.words.get("en").is_some_and(|words| !words.is_empty()), "{}", picture.file);
            assert!(own_picture(&format!("media/{}", picture.file)).is_some(), "{}", picture.file);
        }
        assert_eq!(own_picture("media/../survey.schema.json"), None);
    }
}
