//! `feiten` reads Dutch news and returns typed entities and the facts between them, each with the bytes that prove it.
//!
//! An [`Extractor`] loads lists and rules once; [`Extractor::extract`] reads a text and gives an [`Extraction`]: its tokens,
//! sentences, [entities](Entity) of nineteen [kinds](Kind) and [facts](Fact) of eleven [types](FactType). Every fact says how far it has
//! come ([`Status`]), when, who is said to say it, and which rule found it. [`Amounts`] is the numeral and
//! calendar layer by itself. Reading has no error: only what a caller configures can fail, with an [`Error`].
//!
//! ```
//! use feiten::fact::{Basis, Count, Deployment, Filler, FillerKind};
//! use feiten::{Bounds, Class, Extractor, Fact, Kind, Span, Status};
//!
//! let text = "Volgens de NAVO heeft Duitsland zo'n 350 militairen naar Litouwen gestuurd.";
//! let extraction = Extractor::new().extract(text);
//! let filler = |kind, value: &'static str, entity, span| Filler { kind: FillerKind::Entity(kind), value: value.into(), entity: Some(entity), span };
//!
//! let expected = Deployment {
//!     actor: vec![filler(Kind::Country, "DE", 1, Span::new(22, 31))],
//!     unit: vec![],
//!     quantity: Some(Count { bounds: Bounds::about(350.0), class: Some(Class::Personnel), entity: Some(2), span: Span::new(32, 51) }),
//!     equipment: vec![],
//!     origin: vec![],
//!     destination: vec![filler(Kind::Country, "LT", 3, Span::new(57, 65))],
//!     basis: Basis {
//!         span: Span::new(22, 74),
//!         sentence: 0,
//!         status: Status::Actual,
//!         time: None,
//!         source: vec![filler(Kind::Organisation, "NAVO", 0, Span::new(11, 15))],
//!         rule: "deployment.send".into(),
//!     },
//! };
//! assert!(extraction.facts().contains(&Fact::Deployment(expected)));
//! assert_eq!(Span::new(32, 51).slice(text), "zo'n 350 militairen");
//! ```
//!
//! The modules stand in the order of the flow: values and tools first, then the stages from text to facts, then what runs
//! them. Most users need only what is re-exported here, the structs of [`fact`], and the syntax of [`rule`].

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
mod room;
pub mod extraction;
pub mod explanation;
pub mod extractor;
#[cfg(feature = "rayon")]
pub mod parallel;
pub mod check;
pub mod amounts;

pub use amounts::{AmountReading, Amounts, NumberItem, QuantityItem, TimeItem};
pub use entity::Entity;
pub use error::Error;
pub use explanation::{Ground, Why};
pub use extraction::Extraction;
pub use extractor::{Extractor, ExtractorBuilder};
pub use fact::{Fact, FactType};
pub use mention::Value;
#[cfg(feature = "rayon")]
pub use parallel::ParExtract;
pub use sentence::Sentence;
pub use span::Span;
pub use token::Token;
pub use value::{Bounds, Class, DocumentDate, Echelon, Grain, Interval, Kind, Length, Outcome, Point, Status};

/// The pages of the project: what it does, how it is built, what changed.
#[cfg(any(doc, doctest))]
pub mod _documentation {
    #[doc = include_str!("../README.md")]
    pub mod readme {}
    #[doc = include_str!("../ARCHITECTURE.md")]
    pub mod architecture {}
    #[doc = include_str!("../CHANGELOG.md")]
    pub mod changelog {}
}
