//! `feiten` reads Dutch news and returns typed entities and the facts between them, each with the bytes that prove it.

pub mod span;
pub mod error;
pub mod value;
pub mod lexicon;
pub mod rule;
pub mod text;
pub mod token;
pub mod sentence;
pub mod mention;
pub mod entity;
pub mod clause;
pub mod fact;
pub mod extraction;
pub mod extractor;
pub mod amounts;

pub use amounts::{AmountReading, Amounts, NumberItem, QuantityItem, TimeItem};
pub use entity::Entity;
pub use error::Error;
pub use extraction::Extraction;
pub use extractor::{Extractor, ExtractorBuilder};
pub use fact::{Fact, FactType};
pub use mention::Value;
pub use sentence::Sentence;
pub use span::Span;
pub use token::Token;
pub use value::{Bounds, Class, DocumentDate, Echelon, Grain, Interval, Kind, Length, Outcome, Point, Status};
