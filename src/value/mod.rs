//! Normalised values: bounds of amounts, points and intervals of the calendar, the contract's closed lists of names.
//!
//! Nothing here knows Dutch: the stages that read the text fill these values.

mod bounds;
mod calendar;
mod class;
pub mod period;

pub use bounds::Bounds;
pub(crate) use bounds::JsonNumber;
pub use calendar::{DocumentDate, Grain, Interval, Length, Point};
pub use class::{Class, Echelon, Kind, Outcome, Status};
pub use period::{Third, Unit};
