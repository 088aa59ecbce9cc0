//! The floors: the least that could do the same work on this machine, with the same libraries as the product and none
//! of what a product must do besides.

mod e2e;
mod page;
mod rows;

use std::future::Future;
use std::net::SocketAddr;

/// Runs a floor until its process is ended. The arguments are the floor's name and its own.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["page", length] => page::run(length.parse().map_err(|_| format!("{length:?} is no length"))?),
        ["e2e", file] => e2e::run(file),
        ["rows", url] => rows::run(url),
        _ => Err(format!("there is no floor {arguments:?}")),
    }
}

/// Tells the program that started this one where it serves.
fn say_where(addresses: &[SocketAddr]) {
    for address in addresses {
        println!("http://{address}");
    }
}

/// Serves until this process is ended, or the one that started it.
fn block_on(server: impl Future<Output = std::io::Result<()>>) -> Result<(), String> {
    std::thread::spawn(|| {
        std::io::stdin().lines().for_each(drop);
        std::process::exit(0);
    });
    actix_web::rt::System::new().block_on(server).map_err(|error| error.to_string())
}
