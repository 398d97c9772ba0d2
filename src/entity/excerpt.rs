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

/// The stretches of a text, in the order of the spans; all hold the same memory.
pub fn excerpts<'t>(text: &'t str, spans: impl Iterator<Item = Span> + Clone + 't) -> impl Iterator<Item = Excerpt> + 't {
    let mut held = String::with_capacity(spans.clone().map(Span::len).sum());
    held.extend(spans.clone().map(|span| span.slice(text)));
    let held: Arc<str> = held.into();
    let mut from = 0;
    spans.map(move |span| {
        let to = from + span.slice(text).len() as u32;
        let excerpt = Excerpt { held: Arc::clone(&held), from, to };
        from = to;
        excerpt
    })
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
