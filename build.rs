//! Cargo doesn't see that the migrations are compiled in: a new SQL file must rebuild the crate.
fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
