//! Many documents on all cores: an iterator of texts in, their extractions out, in the same order.

use std::iter::Fuse;
use std::vec::IntoIter;

use rayon::prelude::*;

use crate::extraction::Extraction;
use crate::extractor::Extractor;

/// Texts that each thread is given at a time: enough that threads seldom wait for each other at the end of a chunk.
const TEXTS: usize = 32;
/// A chunk ends behind the text that takes it over so many bytes, whatever their number.
const BYTES: usize = 4 << 20;

/// The iterator of [`Extractor::par_extract`]: each text with what was read from it.
pub struct ParExtract<'e, I: Iterator> {
    extractor: &'e Extractor,
    texts: Fuse<I>,
    /// What is left of the last chunk.
    ready: IntoIter<(I::Item, Extraction)>,
}

impl Extractor {
    /// Reads many texts on all cores, with the feature `rayon`; gives each text with its extraction, in the order of the texts.
    ///
    /// Texts are taken from the iterator in chunks, as the extractions are asked for: some dozens a thread, or four megabytes.
    /// No more than a chunk is in memory, so the iterator may go on for ever. The threads are those of rayon's current pool.
    ///
    /// ```
    /// let texts = ["Polen stuurt 200 militairen naar Litouwen.", "Het regent.", "België levert Oekraïne dertig tanks."];
    /// let extractor = feiten::Extractor::new();
    /// let told: Vec<(&str, Option<&str>)> = extractor
    ///     .par_extract(texts)
    ///     .map(|(text, extraction)| (text, extraction.facts().first().map(|fact| fact.basis().span.slice(text))))
    ///     .collect();
    /// assert_eq!(
    ///     told,
    ///     [
    ///         ("Polen stuurt 200 militairen naar Litouwen.", Some("Polen stuurt 200 militairen naar Litouwen")),
    ///         ("Het regent.", None),
    ///         ("België levert Oekraïne dertig tanks.", Some("België levert Oekraïne dertig tanks")),
    ///     ]
    /// );
    /// ```
    pub fn par_extract<I>(&self, texts: I) -> ParExtract<'_, I::IntoIter>
    where
        I: IntoIterator,
        I::Item: AsRef<str> + Send,
    {
        ParExtract { extractor: self, texts: texts.into_iter().fuse(), ready: Vec::new().into_iter() }
    }
}

impl<I> Iterator for ParExtract<'_, I>
where
    I: Iterator,
    I::Item: AsRef<str> + Send,
{
    type Item = (I::Item, Extraction);

    fn next(&mut self) -> Option<Self::Item> {
        if self.ready.len() == 0 {
            let most = TEXTS * rayon::current_num_threads();
            let mut chunk = Vec::new();
            let mut bytes = 0;
            while chunk.len() < most && bytes < BYTES {
                let Some(text) = self.texts.next() else { break };
                bytes += text.as_ref().len();
                chunk.push(text);
            }
            let extractor = self.extractor;
            let read = |text: I::Item| {
                let extraction = extractor.extract(text.as_ref());
                (text, extraction)
            };
            // A text is worth a task of its own: it takes some hundred times what a task costs.
            let read: Vec<_> = chunk.into_par_iter().with_max_len(1).map(read).collect();
            self.ready = read.into_iter();
        }
        self.ready.next()
    }
}
