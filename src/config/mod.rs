//! Settings: read once from `YOUSAID_*` variables and `yousaid.toml`, checked, and passed down in parts.
//!
//! The environment comes first. A setting that is wrong or not known is an error at start, with its name.

mod contrast;
mod read;
mod secret;
mod table;

pub use read::{Config, ConfigError};
pub use secret::service_key;
pub use table::{SETTINGS, Setting};
