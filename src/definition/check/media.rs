//! The names of files, and the addresses of videos. Whether a file is there, the caller knows.

use super::texts::{self, Medium};
use crate::json::{Findings, Pointer};
use crate::typed::{self, Text};

const PICTURES: &[&str] = &["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"];
const RECORDINGS: &[&str] = &["mp3", "m4a", "ogg", "opus", "wav"];

/// Checks every `src` and `href` of a survey.
pub(super) fn check(survey: &typed::Survey, findings: &mut Findings) {
    for (medium, src, at) in texts::media(survey) {
        for (name, at) in names(src, &at) {
            let wrong = match medium {
                Medium::Image => file(name, PICTURES),
                Medium::Audio => file(name, RECORDINGS),
                Medium::SignedVideo => address(name),
            };
            if let Some(message) = wrong {
                findings.error(&at, message);
            }
        }
    }
}

fn names<'a>(src: &'a Text, at: &Pointer) -> Vec<(&'a str, Pointer)> {
    match src {
        Text::Plain(name) => vec![(name, at.clone())],
        Text::ByLanguage(names) => names.iter().map(|(tag, name)| (name.as_str(), at.key(tag))).collect(),
    }
}

/// A file stands below `media/`: no way up, no other place, no name that a web address would read otherwise.
fn file(name: &str, endings: &[&str]) -> Option<String> {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    };
    let below = name.strip_prefix("media/").is_some_and(|rest| rest.split('/').all(plain));
    if !below {
        return Some(format!(
            "\"{name}\" is not a file of this survey. Put it into the folder \"media\" and write its name as \
             \"media/bed.svg\": letters, digits, \"-\", \"_\" and \".\"."
        ));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let known = endings.contains(&ending.as_str());
    (!known).then(|| {
        format!("\"{name}\" can't be shown or played here. Known are files that end in: {}.", endings.join(", "))
    })
}

fn address(href: &str) -> Option<String> {
    let right = url::Url::parse(href).is_ok_and(|url| url.scheme() == "https" && url.host_str().is_some());
    (!right).then(|| format!("\"{href}\" is not the address of a video. Write it as \"https://…\"."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stays_in_its_folder() {
        for (name, right) in [
            ("media/bed.svg", true),
            ("media/easy/bed_2.PNG", true),
            ("media/../secret.svg", false),
            ("/media/bed.svg", false),
            ("bed.svg", false),
            ("media/bed", false),
            ("media/bed.exe", false),
            ("https://x.example/a.svg", false),
            ("media\\bed.svg", false),
            ("media//bed.svg", false),
            ("media/.svg", false),
            ("media/a b.svg", false),
            ("", false),
        ] {
            assert_eq!(file(name, PICTURES).is_none(), right, "{name}");
        }
    }
}
