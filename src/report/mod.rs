//! Reports: columns → tallies → disclosed figures → the view of a report.
//!
//! Pure. Only [`Disclosed`] figures leave this room, made in [`disclose`] alone; when figures may move on, so that two
//! reports and a pencil never come down to a few people, is in `steps`. One [`ReportView`] is what the page, the text,
//! the mail, the JSON and the CSV all show. Sentences are for staff and in English; an author's labels stay in the
//! language of the survey and are marked as such.

mod audience;
mod chance;
mod closed;
mod counted;
mod counter;
mod crossing;
mod disclose;
mod exact;
mod figures;
mod filter;
mod index;
mod journey;
mod ledger;
mod lines;
mod moments;
mod part;
mod partition;
mod plan;
mod replay;
mod reserve;
mod rounded;
mod rounding;
mod row;
mod sides;
mod spc;
mod steps;
pub mod stored;
mod tallies;
mod tally;
#[cfg(test)]
mod tests;
mod themes;
mod value;
mod view;
mod within;

pub use audience::Audience;
pub use counter::Counter;
pub use disclose::{Disclosed, Request, disclose, disclose_each, disclose_journey, disclose_themes};
pub use figures::{Answers, Cell, Count, Figure, Figures, Mean, Part, Span, Split, Standing};
pub use filter::{Filter, Unfit};
pub use index::{Index, Packer, Segments, Sorted};
pub use journey::{BEGAN, DaySum, Journey, SENT};
pub use ledger::{Range, Released, step_of};
pub use plan::{Facet, Group, Include, Marks, Plan, Question, Sensitivity};
pub use row::{Reader, Seen, Unreadable};
pub use tallies::{Row, Tallies};
pub use tally::Tally;
pub use themes::{ThemePeople, Themes};
pub use view::{
    BarView, ChangeView, Changed, ChoiceGroup, ChoiceView, CommentsView, CrossCellView, CrossGroupView, CrossView,
    FeltView, FilterView, Good, GroupView, IconView, JourneyView, LabelView, LegendView, LimitsView, Links, PartView,
    PeriodView, Piece, PlainThing, PlainView, PlainWords, PointView, Portion, Published, QualityPage, QualityView,
    QuestionView, ReportView, RowView, Sentence, SplitView, StepView, TableView, ThemesView, WhoGroupView, WhoView,
    before_after, cell_words, choices, csv_line, harmless, plain, quality, themes_view, view, view_since, wrapped,
};
pub use within::{Source, Within, is_exact};
