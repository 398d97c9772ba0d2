//! Reads Dutch news and returns typed entities and facts, each with the bytes that prove it.

/// Splitting text into words, and what each word form can be.
pub mod token {
    pub mod verb;
}
