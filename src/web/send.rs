//! Bodies: HTML in the encoding that the browser takes.

use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue, VARY};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use std::io::Write;

/// The encodings that we send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// The best one that the browser takes; an encoding with quality 0 is refused.
    pub(super) fn of(req: &HttpRequest) -> Self {
        let Some(header) = req.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()) else {
            return Self::Identity;
        };
        let takes = |name: &str| {
            header.split(',').any(|part| {
                let mut words = part.split(';').map(str::trim);
                words.next() == Some(name) && !words.any(|word| matches!(word, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
            })
        };
        match (takes("br"), takes("gzip")) {
            (true, _) => Self::Brotli,
            (_, true) => Self::Gzip,
            _ => Self::Identity,
        }
    }
}

/// A page in every encoding, ready to be sent.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    brotli: Bytes,
    gzip: Bytes,
    plain: Bytes,
}

impl Ready {
    /// Compresses once what is sent often.
    pub(super) fn new(html: &str) -> Self {
        Self {
            brotli: brotli(html.as_bytes()),
            gzip: gzip(html.as_bytes(), 9),
            plain: Bytes::copy_from_slice(html.as_bytes()),
        }
    }

    /// The page.
    pub(super) fn send(&self, req: &HttpRequest) -> HttpResponse {
        let encoding = Encoding::of(req);
        let body = match encoding {
            Encoding::Brotli => &self.brotli,
            Encoding::Gzip => &self.gzip,
            Encoding::Identity => &self.plain,
        };
        html(StatusCode::OK, encoding, body.clone())
    }
}

/// An HTML body that is encoded already. Nothing of it is kept by anybody on the way.
pub(super) fn html(status: StatusCode, encoding: Encoding, body: impl Into<Bytes>) -> HttpResponse {
    let mut response = HttpResponse::with_body(status, body.into()).map_into_boxed_body();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    match encoding {
        Encoding::Brotli => headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br")),
        Encoding::Gzip => headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip")),
        Encoding::Identity => return response,
    };
    response
}

/// An HTML page that is made for this request.
pub(super) fn page(req: &HttpRequest, status: StatusCode, text: &str) -> HttpResponse {
    match Encoding::of(req) {
        Encoding::Identity => html(status, Encoding::Identity, text.to_owned()),
        _ => html(status, Encoding::Gzip, gzip(text.as_bytes(), 1)),
    }
}

fn gzip(bytes: &[u8], level: u32) -> Bytes {
    let mut encoder =
        flate2::write::GzEncoder::new(Vec::with_capacity(bytes.len() / 2), flate2::Compression::new(level));
    // Writing into memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default().into()
}

fn brotli(bytes: &[u8]) -> Bytes {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    let mut out = Vec::with_capacity(bytes.len() / 3);
    // Reading from and writing into memory does not fail.
    let _ = brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters);
    out.into()
}
