//! A page of the form, asked for by somebody new each time, beside a static page of the same size.

use super::{CLIENTS, headers};
use crate::form::{Form, text};
use crate::http::Http;
use crate::load::{Unit, run as load};
use crate::measure::{Side, Wanted, goal, in_turn};
use crate::process::{Product, floor};
use crate::survey::{ONE_PAGE, PAGE};
use std::net::SocketAddr;

pub(super) fn run(seconds: f64) -> Result<(), String> {
    let product = Product::serve(None)?;
    let (address, path) = (product.process.address, format!("/s/{ONE_PAGE}/{PAGE}"));
    let length = look(address, &path)?;
    let mut ready = floor(&["page", &length.to_string()])?;
    println!("  {length} bytes in br");
    let side = |address: SocketAddr, path: &str, watched| {
        let request = request(address, path);
        move || load(address, CLIENTS, seconds, &[watched], |_| Get { request: request.clone(), length })
    };
    let [floor, own] = in_turn([
        Side::new("floor: a static page", side(ready.address, "/", ready.watched())),
        Side::new("yousaid", side(address, &path, product.process.watched())),
    ])?;
    ready.stop().ok();
    goal("rate, of the floor's", own.rate() / floor.rate() * 100.0, Wanted::AtLeast(50.0), "%");
    goal("processor a page", own.micros(), Wanted::AtMost(30.0), "µs");
    goal("99 of 100 within", own.nearly_all(), Wanted::AtMost(5.0), "ms");
    goal("memory under load", own.mebibytes(), Wanted::AtMost(64.0), "MiB");
    Ok(())
}

fn request(address: SocketAddr, path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\n{}\r\n", headers(address)).into_bytes()
}

/// Looks at the page once: the whole form must be there. Its length, as it is sent.
fn look(address: SocketAddr, path: &str) -> Result<usize, String> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let mut http = Http::open(address).await?;
        let answer = http.send(&request(address, path)).await?;
        let html = text(answer.header("content-encoding"), answer.body)?;
        match Form::read(&html) {
            Some(form) if answer.status == 200 && form.questions() == 10 => Ok(answer.body.len()),
            form => Err(format!("{path}: {}, {} questions", answer.status, form.map_or(0, |form| form.questions()))),
        }
    })
}

struct Get {
    request: Vec<u8>,
    length: usize,
}

impl Unit for Get {
    async fn once(&mut self, http: &mut Http) -> Result<(), String> {
        let answer = http.send(&self.request).await?;
        match (answer.status, answer.body.len()) {
            (200, length) if length == self.length => Ok(()),
            (status, length) => Err(format!("{status} with {length} bytes")),
        }
    }
}
