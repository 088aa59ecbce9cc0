//! yousaid
fn main() {}
