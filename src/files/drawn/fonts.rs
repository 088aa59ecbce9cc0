//! The fonts that PDFs and pictures are drawn with.
//!
//! Two come with the program: Noto Sans (SIL Open Font License 1.1) for Latin with all its marks, Greek and Cyrillic, and
//! DejaVu Sans (Bitstream Vera licence) for what it has beyond: Armenian, Georgian, Hebrew, and the letters that Arabic
//! shares with its neighbours. Neither has all letters of Urdu, of Indian scripts or of Chinese. A deployer who needs
//! them names fonts of their own; what no font has is never drawn as a box: see [`super::legible`].

use resvg::usvg::fontdb::{Database, Source};
use std::fmt;
use std::sync::{Arc, LazyLock};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The font of the text.
const FIRST: &str = "Noto Sans";

/// Fonts to draw with; a clone is the same fonts.
#[derive(Clone)]
pub struct Fonts(Arc<Faces>);

struct Faces {
    book: LazyHash<FontBook>,
    faces: Vec<Font>,
    families: Vec<String>,
    pictures: Arc<Database>,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Fonts").field(&self.0.families).finish()
    }
}

static BUNDLED: LazyLock<Fonts> = LazyLock::new(|| Fonts::of(Vec::new()));

impl Default for Fonts {
    /// The fonts that come with the program.
    fn default() -> Self {
        BUNDLED.clone()
    }
}

impl Fonts {
    /// These fonts (TrueType or OpenType) beside our own. `None`: one of them is no font.
    #[must_use]
    pub fn with(own: Vec<Vec<u8>>) -> Option<Self> {
        let own: Vec<Bytes> = own.into_iter().map(Bytes::new).collect();
        let is_font = |bytes: &Bytes| Font::iter(bytes.clone()).next().is_some();
        own.iter().all(is_font).then(|| Self::of(own))
    }

    /// A deployer's fonts stand before the one for what is left: words are joined well only in one font.
    fn of(own: Vec<Bytes>) -> Self {
        let text = [notosans::REGULAR_TTF, notosans::BOLD_TTF].map(Bytes::new);
        let rest = [dejavu::sans::regular(), dejavu::sans::bold()].map(Bytes::new);
        let all: Vec<Bytes> = text.into_iter().chain(own).chain(rest).collect();
        let faces: Vec<Font> = all.iter().flat_map(|bytes| Font::iter(bytes.clone())).collect();
        let mut families: Vec<String> = Vec::new();
        for face in &faces {
            if !families.contains(&face.info().family) {
                families.push(face.info().family.clone());
            }
        }
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        Self(Arc::new(Faces { book, faces, families, pictures: Arc::new(database(all)) }))
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }

    pub(super) fn face(&self, index: usize) -> Option<Font> {
        self.0.faces.get(index).cloned()
    }

    /// The names of the fonts, the first to try first.
    pub(super) fn families(&self) -> &[String] {
        &self.0.families
    }

    /// The same for pictures.
    pub(super) fn pictures(&self) -> &Arc<Database> {
        &self.0.pictures
    }

    /// Whether one of the fonts has this letter, or none is needed for it.
    pub(super) fn have(&self, letter: char) -> bool {
        let is_drawn = !letter.is_whitespace() && !letter.is_control() && !is_mark_of_direction(letter);
        !is_drawn || self.0.faces.iter().any(|face| face.info().coverage.contains(letter.into()))
    }
}

/// Marks that order what stands around them, and joiners: nothing is drawn for them.
fn is_mark_of_direction(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{ad}' | '\u{feff}')
}

fn database(all: Vec<Bytes>) -> Database {
    let mut database = Database::new();
    for bytes in all {
        database.load_font_source(Source::Binary(Arc::new(bytes)));
    }
    database.set_sans_serif_family(FIRST);
    database.set_serif_family(FIRST);
    database
}
