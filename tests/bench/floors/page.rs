//! A page that is ready in memory: what a form page would cost if nothing had to be known about the request.

use super::say_where;
use actix_web::http::header::{CONTENT_ENCODING, ContentEncoding};
use actix_web::web::{Bytes, Data, get};
use actix_web::{App, HttpResponse, HttpServer};

pub(super) fn run(length: usize) -> Result<(), String> {
    let page = Data::new(Bytes::from(vec![b'x'; length]));
    let server = HttpServer::new(move || App::new().app_data(page.clone()).route("/", get().to(page_of)));
    let server = server.bind(("127.0.0.1", 0)).map_err(|error| error.to_string())?;
    say_where(&server.addrs());
    super::block_on(server.run())
}

async fn page_of(page: Data<Bytes>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_ENCODING, ContentEncoding::Brotli))
        .body(Bytes::clone(&page))
}
