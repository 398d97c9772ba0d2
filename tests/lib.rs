//! The one test binary: each module runs one file of cases.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::string_slice, missing_docs)]

mod names;
