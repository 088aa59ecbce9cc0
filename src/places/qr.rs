//! A QR code as the path of an SVG, with its quiet zone.

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

/// The quiet zone that ISO/IEC 18004 asks for, in modules.
const QUIET: i32 = 4;

/// A QR code, in modules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// How many modules a side has, the quiet zone on both sides included.
    pub side: i32,
    /// The dark modules, as a path.
    pub path: String,
}

/// The code of an address. A quarter of it may be dirty or torn, and it still reads (level Q). `None`: it is too long.
#[must_use]
pub fn qr(address: &str) -> Option<Qr> {
    let code = QrCode::encode_text(address, QrCodeEcc::Quartile).ok()?;
    let size = code.size();
    let path = (0..size).flat_map(|y| runs(&code, y)).collect();
    Some(Qr { side: size + 2 * QUIET, path })
}

/// The dark stretches of a row, each as one rectangle, so that no hairline shows between modules.
fn runs(code: &QrCode, y: i32) -> Vec<String> {
    let mut runs = Vec::new();
    let mut x = 0;
    while x < code.size() {
        let dark = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
        let length = i32::try_from(dark).unwrap_or_default();
        if length > 0 {
            runs.push(format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET));
        }
        x += length + 1;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_in_its_quiet_zone() {
        let code = qr("https://feedback.example.nhs.uk/p/calm-otter-42?lang=en-simple");
        let Some(Qr { side, path }) = code else { unreachable!("a code") };
        assert!((37..=61).contains(&side), "{side}");
        assert!(path.starts_with("M4 4h7v1h-7z"), "the finder pattern begins at the corner: {}", &path[..20]);
        assert_eq!(qr(&"x".repeat(4_000)), None);
    }
}
