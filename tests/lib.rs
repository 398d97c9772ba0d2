//! All tests over the public face, in one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod amounts;
mod architecture;
mod clauses;
mod coreference;
mod moments;
mod names;
mod program;
mod tokens;
