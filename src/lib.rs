//! yousaid: surveys and feedback for co-production teams in children's healthcare.
//!
//! The modules stand in layer order; each may import only from lower layers. `tests/it/layers.rs` holds the walls.

// L0: pure, and knows nothing of surveys.
pub mod json;
pub mod texts;
// L1: the format as typed.
pub mod typed;
// L2: what can be asked.
pub mod question;
// L3: the checked survey.
pub mod definition;
// L4: what is written, what came in, what is shown, what is counted; still pure.
pub mod authoring;
pub mod form;
pub mod moderation;
pub mod report;
pub mod response;
// L5: the outside world: time, secrets, records, templates, formats of files.
pub mod clock;
pub mod files;
pub mod keys;
pub mod render;
pub mod store;
// L6: published versions, who may see what, figures, places, what was done, exact counts for returns.
pub mod changes;
pub mod figures;
pub mod intake;
pub mod places;
pub mod publish;
pub mod returns;
pub mod rights;
pub mod sign_in;
// L7: mail; families and staff. Neither imports the other.
pub mod delivery;
pub mod web;
// L8: settings.
pub mod config;
// L9: commands.
pub mod cli;
