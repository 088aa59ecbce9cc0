//! The integration tests, one binary.

mod definitions;
