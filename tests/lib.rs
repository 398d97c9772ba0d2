//! The one test binary: each module holds the cases of one part.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::string_slice, missing_docs)]

mod amounts;
mod architecture;
mod coreference;
mod moments;
mod program;
mod tokens;
