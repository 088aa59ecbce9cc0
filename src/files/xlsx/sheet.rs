//! One sheet, written line by line.

use super::cell::Cell;
use crate::report::harmless;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Letters that the format takes in a cell.
const LONGEST: usize = 32_767;
/// How wide the columns are, in letters.
const WIDTHS: [f64; 2] = [26.0, 34.0];
const WIDTH: f64 = 15.0;
const COLUMNS: u16 = 24;

/// A sheet that grows downwards.
pub(super) struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl<'a> Sheet<'a> {
    /// Adds an empty sheet to a book.
    pub(super) fn add(book: &'a mut Workbook, name: &str) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        for column in 0..COLUMNS {
            sheet.set_column_width(column, WIDTHS.get(usize::from(column)).copied().unwrap_or(WIDTH))?;
        }
        Ok(Self { sheet, row: 0 })
    }

    /// The title of the sheet.
    pub(super) fn title(&mut self, words: &str) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, 24)?;
        self.say(words, &Format::new().set_bold().set_font_size(15))
    }

    /// A heading.
    pub(super) fn heading(&mut self, words: &str) -> Result<(), XlsxError> {
        self.skip();
        self.say(words, &Format::new().set_bold().set_font_size(12))
    }

    /// A sentence; nothing where there is none. It runs on over the columns beside it.
    pub(super) fn sentence(&mut self, words: &str) -> Result<(), XlsxError> {
        if words.is_empty() { Ok(()) } else { self.say(words, &Format::new()) }
    }

    fn say(&mut self, words: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, fitting(words), format)?;
        self.row += 1;
        Ok(())
    }

    /// Leaves a line empty.
    pub(super) fn skip(&mut self) {
        self.row += 1;
    }

    /// The heads of columns.
    pub(super) fn heads<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> Result<(), XlsxError> {
        let cells: Vec<Cell> = words.into_iter().map(Cell::head).collect();
        self.line(&cells)
    }

    /// A line of cells.
    pub(super) fn line(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        for (column, cell) in (0..).zip(cells) {
            self.put(column, cell)?;
        }
        self.row += 1;
        Ok(())
    }

    fn put(&mut self, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let (row, right) = (self.row, FormatAlign::Right);
        let head = || Format::new().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00E8_EDF1));
        match cell {
            Cell::Empty => return Ok(()),
            Cell::Head(words) => {
                let format = head().set_border_bottom(FormatBorder::Thin).set_align(FormatAlign::Top);
                self.sheet.write_string_with_format(row, column, fitting(words), &format)?
            }
            Cell::Text(words) => {
                let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
                // What stands where numbers do stands like them.
                let format = if column > 1 { format.set_align(right) } else { format };
                self.sheet.write_string_with_format(row, column, fitting(words), &format)?
            }
            Cell::Number(number) => {
                let format = Format::new().set_num_format(if number.fract() == 0.0 { "#,##0" } else { "0.0" });
                self.sheet.write_number_with_format(row, column, *number, &format)?
            }
            Cell::Share(share) => {
                self.sheet.write_number_with_format(row, column, *share, &Format::new().set_num_format("0\\ %"))?
            }
        };
        Ok(())
    }
}

/// As much as a cell takes, and nothing that runs.
fn fitting(words: &str) -> String {
    let words = harmless(words);
    if words.len() <= LONGEST { words } else { words.chars().take(LONGEST / 2).chain(['…']).collect() }
}
