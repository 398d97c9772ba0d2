<<<<<<< HEAD
//! The one test binary: each module runs one file of cases.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::string_slice, missing_docs)]

mod names;
=======
//! All tests over the public face, in one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod amounts;
mod coreference;
mod moments;
mod tokens;
>>>>>>> main
