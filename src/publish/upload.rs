//! Pictures that staff upload: decoded, turned upright, made small enough for a phone, and written anew, so that
//! nothing that a camera notes (where, when, with what) goes out with them.

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// The longest side, in pixels: twice what a phone's page shows.
const SIDE_MAX: u32 = 1200;
/// The longest side of what is decoded at all, in pixels.
const DECODED_SIDE_MAX: u32 = 12_000;
/// The most memory that decoding takes, in bytes.
const DECODED_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// How good a photo is, of 100.
const QUALITY: u8 = 82;

/// A picture that was written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean {
    /// The end of its name.
    pub ending: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Writes a picture (PNG, JPEG or WebP) anew, without what its camera noted. What has transparent parts becomes a PNG,
/// everything else a JPEG. `None`: it can't be decoded, or is too large for that.
#[must_use]
pub fn clean(bytes: &[u8]) -> Option<Clean> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(DECODED_SIDE_MAX), Some(DECODED_SIDE_MAX));
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    reader.limits(limits);
    let format = reader.format()?;
    let mut decoder = reader.into_decoder().ok()?;
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(upright);
    if picture.width().max(picture.height()) > SIDE_MAX {
        picture = picture.resize(SIDE_MAX, SIDE_MAX, image::imageops::FilterType::Triangle);
    }
    let is_drawn = picture.color().has_alpha() || format == ImageFormat::Png;
    if is_drawn { as_png(&picture) } else { as_jpeg(&picture) }
}

fn as_png(picture: &DynamicImage) -> Option<Clean> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).ok()?;
    Some(Clean { ending: "png", mime: "image/png", bytes })
}

fn as_jpeg(picture: &DynamicImage) -> Option<Clean> {
    let (plain, mut bytes) = (picture.to_rgb8(), Vec::new());
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    encoder.write_image(plain.as_raw(), plain.width(), plain.height(), ExtendedColorType::Rgb8).ok()?;
    Some(Clean { ending: "jpg", mime: "image/jpeg", bytes })
}

#[cfg(test)]
mod tests {
    use super::{SIDE_MAX, as_jpeg, as_png, clean};
    use image::{DynamicImage, Rgb, RgbImage, Rgba, RgbaImage};

    /// A photo whose upper half is red, with what a camera notes: it was held on its side, and a place.
    fn photo(width: u32, height: u32) -> Vec<u8> {
        let red = |_, y| if y < height / 2 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) };
        let plain = as_jpeg(&DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, red))).unwrap().bytes;
        // One entry of TIFF: orientation 6, a quarter turn; then words that stand for a place.
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"51.4545N 2.5879W");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&plain[..2], b"\xff\xe1", &length, &exif, &plain[2..]].concat()
    }

    #[test]
    fn nothing_that_a_camera_noted_goes_out() {
        let photo = photo(40, 20);
        assert!(photo.windows(8).any(|bytes| bytes == b"51.4545N"));
        let clean = clean(&photo).unwrap();
        assert_eq!((clean.ending, clean.mime), ("jpg", "image/jpeg"));
        assert!(!clean.bytes.windows(4).any(|bytes| bytes == b"Exif" || bytes == b"51.4"));
        // It stands upright without the note: what was above is on the right.
        let shown = image::load_from_memory(&clean.bytes).unwrap().to_rgb8();
        assert_eq!(shown.dimensions(), (20, 40));
        assert!(shown.get_pixel(17, 20).0[0] > 200 && shown.get_pixel(2, 20).0[2] > 200);
    }

    #[test]
    fn a_large_picture_fits_a_phone_and_a_drawing_stays_sharp() {
        let large = clean(&photo(3000, 1500)).unwrap();
        let shown = image::load_from_memory(&large.bytes).unwrap();
        assert_eq!(shown.width().max(shown.height()), SIDE_MAX);
        let drawing = RgbaImage::from_pixel(10, 10, Rgba([1, 2, 3, 0]));
        let clean = clean(&as_png(&DynamicImage::ImageRgba8(drawing)).unwrap().bytes).unwrap();
        assert_eq!(clean.ending, "png");
        assert_eq!(image::load_from_memory(&clean.bytes).unwrap().to_rgba8().get_pixel(3, 3).0[3], 0);
    }

    #[test]
    fn what_is_no_picture_is_none() {
        for bytes in [&b""[..], b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0....", b"RIFF....WEBPVP8 ", b"MZ"] {
            assert_eq!(clean(bytes), None, "{bytes:?}");
        }
        let mut bomb = as_png(&DynamicImage::new_rgb8(1, 1)).unwrap().bytes;
        bomb[16..24].copy_from_slice(&[0, 0, 200, 0, 0, 0, 200, 0]); // it says that it is 51,200 pixels wide and high
        assert_eq!(clean(&bomb), None);
    }
}
