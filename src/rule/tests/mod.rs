//! Tests of the rule language over a toy schema and toy sentences.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod checking;
mod faults;
mod matching;
mod properties;
mod toy;
