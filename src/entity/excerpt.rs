//! The texts of the entities, held together: one piece of memory for all of a document.

use std::ops::Deref;
use std::sync::Arc;

use crate::span::Span;

/// A stretch of a text that several hold.
#[derive(Clone)]
pub struct Excerpt {
    held: Arc<str>,
    from: u32,
    to: u32,
}

/// Gives the stretches of a text one after the other; all hold the same memory.
pub struct Excerpts {
    held: Arc<str>,
    from: u32,
}

impl Excerpts {
    /// Takes the stretches of a text that these spans cover; `joined` is where they are put together.
    pub fn new(text: &str, spans: impl Iterator<Item = Span>, joined: &mut String) -> Self {
        joined.clear();
        joined.extend(spans.map(|span| span.slice(text)));
        Excerpts { held: joined.as_str().into(), from: 0 }
    }

    /// The next stretch, of this span.
    pub fn next(&mut self, span: Span) -> Excerpt {
        let (from, to) = (self.from, self.from + span.len() as u32);
        self.from = to;
        Excerpt { held: Arc::clone(&self.held), from, to }
    }
}

impl Deref for Excerpt {
    type Target = str;

    fn deref(&self) -> &str {
        self.held.get(self.from as usize..self.to as usize).unwrap_or("")
    }
}

impl From<&str> for Excerpt {
    fn from(text: &str) -> Self {
        Excerpt { held: text.into(), from: 0, to: text.len() as u32 }
    }
}

impl PartialEq for Excerpt {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl std::fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&**self, f)
    }
}
