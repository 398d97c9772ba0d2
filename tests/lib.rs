//! The one test binary: every area is a module.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::string_slice)]

mod amounts;
mod coreference;
mod moments;
mod tokens;
