//! The one test binary: every area is a module.

mod moments;
mod tokens;
