//! Whole journeys: each page asked for and answered, the answers checked and sent, the receipt shown. A client keeps
//! its cookies and goes where it is sent; it holds on to nothing else between two journeys but what the pages looked like.

use super::{CLIENTS, headers};
use crate::form::{Form, text};
use crate::http::{Answer, Http};
use crate::load::{Unit, run as load, settle};
use crate::measure::{Side, Wanted, goal, in_turn};
use crate::process::Product;
use crate::random::Random;
use crate::records;
use crate::survey::{FIRST_PAGE, TEN_PAGES};
use std::cell::Cell;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::rc::Rc;

/// Requests in one journey, at most: more is a circle.
const MOST: usize = 60;
/// One journey in so many is read page by page; between them the forms are known.
const READ_EVERY: usize = 16;

pub(super) fn run(seconds: f64) -> Result<(), String> {
    let mut product = Product::serve(None)?;
    let (address, watched) = (product.process.address, [product.process.watched()]);
    let requests = Rc::new(Cell::new(0));
    let mut round = 0;
    let journeys = || {
        round += 1;
        let unit = |client| Journey::new(address, Random::of(round * CLIENTS + client), Rc::clone(&requests));
        Ok(settle(load(address, CLIENTS, seconds, &watched, unit)?, &watched))
    };
    let [own] = in_turn([Side::new("yousaid", journeys)])?;
    let each = requests.get() as f64 / own.done().max(1) as f64;
    println!("  {each:.1} requests a journey, {:.0} a second, {:.1} µs each", own.rate() * each, own.micros() / each);
    goal("complete journeys", own.rate(), Wanted::AtLeast(139.0), "/s");
    goal("requests", own.rate() * each, Wanted::AtLeast(36_600.0), "/s");
    goal("memory under load", own.mebibytes(), Wanted::AtMost(64.0), "MiB");
    product.process.stop()?;
    let (rows, done) = (records::in_sqlite(&product.file())?, i64::try_from(own.done()).unwrap_or(i64::MAX));
    println!("  {done} were told that they had sent; {rows} are there.");
    if rows < done { Err(format!("{} were lost", done - rows)) } else { Ok(()) }
}

struct Journey {
    random: Random,
    headers: String,
    origin: String,
    /// Cookies by name.
    jar: Vec<(String, String)>,
    forms: HashMap<String, Form>,
    number: usize,
    requests: Rc<Cell<usize>>,
}

impl Journey {
    fn new(address: SocketAddr, random: Random, requests: Rc<Cell<usize>>) -> Self {
        let (headers, origin) = (headers(address), format!("http://{address}"));
        Self { random, headers, origin, jar: Vec::new(), forms: HashMap::new(), number: 0, requests }
    }

    fn ask(&self, method: &str, path: &str, body: Option<&str>) -> String {
        let mut request = format!("{method} {path} HTTP/1.1\r\n{}", self.headers);
        if !self.jar.is_empty() {
            let cookies: Vec<String> = self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        if let Some(body) = body {
            request.push_str(&format!(
                "Origin: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                self.origin,
                body.len()
            ));
        }
        request.push_str("\r\n");
        request.push_str(body.unwrap_or_default());
        request
    }

    async fn send<'h>(
        &mut self,
        http: &'h mut Http,
        method: &str,
        path: &str,
        body: Option<&str>,
    ) -> Result<Answer<'h>, String> {
        self.requests.set(self.requests.get() + 1);
        let answer = http.send(self.ask(method, path, body).as_bytes()).await?;
        for cookie in answer.headers("set-cookie") {
            let (name, rest) = cookie.split_once('=').ok_or("a cookie without a value")?;
            self.jar.retain(|(known, _)| known != name);
            if !rest.contains("Max-Age=0") {
                self.jar.push((name.to_owned(), rest.split(';').next().unwrap_or_default().to_owned()));
            }
        }
        Ok(answer)
    }

    /// The form of a page that was answered.
    fn form(&mut self, path: &str, answer: &Answer<'_>) -> Result<Form, String> {
        if let Some(form) = self.forms.get(path).filter(|_| !self.number.is_multiple_of(READ_EVERY)) {
            return Ok(form.clone());
        }
        let html = text(answer.header("content-encoding"), answer.body)?;
        let form = Form::read(&html).ok_or_else(|| format!("{path} has no form"))?;
        self.forms.insert(path.to_owned(), form.clone());
        Ok(form)
    }
}

impl Unit for Journey {
    async fn once(&mut self, http: &mut Http) -> Result<(), String> {
        self.jar.clear();
        let mut path = format!("/s/{TEN_PAGES}/{FIRST_PAGE}");
        for _ in 0..MOST {
            let receipt = self.jar.iter().find(|(name, _)| name == "receipt").map(|(_, value)| value.clone());
            let answer = self.send(http, "GET", &path, None).await?;
            if answer.status != 200 {
                return Err(format!("GET {path}: {}", answer.status));
            }
            if path.contains("/sent") {
                self.number += 1;
                return shows(&answer, receipt.as_deref());
            }
            let form = self.form(&path, &answer)?;
            let body = form.fill(&mut self.random);
            let answer = self.send(http, "POST", &form.action, Some(&body)).await?;
            path = match (answer.status, answer.header("location")) {
                (303, Some(to)) => to.to_owned(),
                (status, _) => return Err(format!("POST {}: {status}", form.action)),
            };
        }
        Err("it goes in a circle".to_owned())
    }
}

/// The last page shows the receipt that its cookie holds.
fn shows(answer: &Answer<'_>, receipt: Option<&str>) -> Result<(), String> {
    let receipt = receipt.filter(|receipt| receipt.len() >= 26).ok_or("no receipt was given")?;
    let html = text(answer.header("content-encoding"), answer.body)?;
    if html.contains(receipt) { Ok(()) } else { Err("the receipt is not shown".to_owned()) }
}
