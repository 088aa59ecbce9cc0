//! The file with the service key.

use super::ConfigError;
use crate::keys::{Keys, random};
use data_encoding::HEXLOWER;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

/// Reads the service key, or makes one at the first start, for the owner's eyes only.
pub fn service_key(file: &Path) -> Result<Keys, ConfigError> {
    let wrong = |reason: String| ConfigError(vec![format!("YOUSAID_SECRET_FILE {}: {reason}", file.display())]);
    match std::fs::read_to_string(file) {
        Ok(text) => parse(&text).ok_or_else(|| wrong("expected 64 hexadecimal digits".to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            make(file).map_err(|error| wrong(error.to_string()))
        }
        Err(error) => Err(wrong(error.to_string())),
    }
}

fn parse(text: &str) -> Option<Keys> {
    let bytes = HEXLOWER.decode(text.trim().as_bytes()).ok()?;
    Some(Keys::new(bytes.try_into().ok()?))
}

fn make(file: &Path) -> std::io::Result<Keys> {
    let key: [u8; 32] = random().map_err(std::io::Error::other)?;
    if let Some(folder) = file.parent() {
        crate::store::private_folder(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(file)?;
    writeln!(out, "{}", HEXLOWER.encode(&key))?;
    out.sync_all()?;
    Ok(Keys::new(key))
}
