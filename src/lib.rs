//! Reads Dutch news and returns typed entities and facts, each with the bytes that prove it.

pub mod rule;
