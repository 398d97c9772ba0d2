//! Stage 1, the document as given: its text, its date, and the folding of case and accents for lookups.

mod dateline;
pub mod fold;

pub use dateline::Document;
