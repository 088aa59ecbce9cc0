//! The world that a document is set in: one template, one report, our fonts. There is no file, no network and no day in
//! it, so that nothing of a survey can reach for anything.

use super::fonts::Fonts;
use crate::files::Unwritten;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("report.typ");

/// A template and what it is filled with.
pub(super) struct Desk<'a> {
    functions: LazyHash<Library>,
    fonts: &'a Fonts,
    template: Source,
    report: (FileId, Bytes),
}

impl<'a> Desk<'a> {
    /// For this report, as JSON.
    pub(super) fn new(fonts: &'a Fonts, report: Vec<u8>) -> Result<Self, Unwritten> {
        Ok(Self {
            functions: LazyHash::new(Library::default()),
            fonts,
            template: Source::new(file("report.typ")?, TEMPLATE.to_owned()),
            report: (file("report.json")?, Bytes::new(report)),
        })
    }
}

fn file(name: &str) -> Result<FileId, Unwritten> {
    let path = VirtualPath::new(name).map_err(|error| Unwritten(format!("{name}: {error:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.functions
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.report.0 { Ok(self.report.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.face(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
