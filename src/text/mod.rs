//! Stage 1, the document as given: its text, its date, the parts of a long one, and the folding of case and accents for lookups.

mod dateline;
pub mod fold;
mod part;

pub use dateline::Document;
pub(crate) use part::{append, Before, PART};
