//! How fast feiten reads, in bytes a second: by stage, by size of the document, from a cold start, and by threads.
//!
//! Each bench asserts what it counts, so a stage that finds nothing is a failure and not a record. `unicode_words` of
//! unicode-segmentation reads the same text in the same group, as a yardstick for the machine.

#![allow(missing_docs, clippy::unwrap_used)]

mod corpus;
mod sizes;
mod stages;
mod start;
#[cfg(feature = "rayon")]
mod threads;

use criterion::Criterion;

fn main() {
    if start::is_first_article() {
        return start::first_article();
    }
    let mut criterion = Criterion::default().configure_from_args();
    stages::bench(&mut criterion);
    sizes::bench(&mut criterion);
    start::bench(&mut criterion);
    #[cfg(feature = "rayon")]
    threads::bench(&mut criterion);
    criterion.final_summary();
}
