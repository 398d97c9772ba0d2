//! All tests over the public face, in one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod amounts;
mod architecture;
mod clauses;
mod contrast;
mod coreference;
mod facts;
mod failures;
mod lexicon;
mod many;
mod moments;
mod names;
mod own_rules;
mod program;
mod properties;
mod regression;
mod rules;
mod seeds;
mod slots;
mod speller;
mod tokens;
mod variants;
