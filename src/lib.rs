//! `feiten` reads Dutch news and returns typed entities and the facts between them, each with the bytes that prove it.

pub mod amounts;
pub mod clause;
pub mod entity;
pub mod error;
pub mod extraction;
pub mod extractor;
pub mod lexicon;
pub mod mention;
pub mod sentence;
pub mod span;
pub mod text;
pub mod token;
pub mod value;

pub use amounts::{AmountReading, Amounts, NumberItem, QuantityItem, TimeItem};
pub use entity::Entity;
pub use error::Error;
pub use extraction::Extraction;
pub use extractor::{Extractor, ExtractorBuilder};
pub use mention::Value;
pub use sentence::Sentence;
pub use span::Span;
pub use token::Token;
pub use value::{Bounds, Class, DocumentDate, Echelon, Grain, Interval, Kind, Length, Outcome, Point, Status};
