//! The memory that the stages work with, kept from one text to the next.

use std::sync::Mutex;

use crate::clause::Analysis;
use crate::entity::{self, Resolution};
use crate::fact;
use crate::mention::{self, Mention, Prepared};
use crate::text::{Document, PART};

/// The rooms in which no text is read at the moment: as many as there were threads that read at once.
static FREE: Mutex<Vec<Box<Room>>> = Mutex::new(Vec::new());
/// The room of a longer part of a text is freed, so that one long word does not hold memory for as long as the process runs …
const LONGEST: usize = 2 * PART;
/// … as is one that held more mentions: a part of news has a tenth as many, one of nothing but numbers half as many again.
const MOST: usize = 1 << 16;

/// What the stages work with beside their results: vectors and tables that are emptied, not freed, so that reading many documents
/// asks for memory only for what it found.
#[derive(Default)]
pub(crate) struct Room {
    /// What only the finders need of it.
    pub prepared: Prepared,
    pub finding: mention::Room,
    pub mentions: Vec<Mention>,
    pub resolving: entity::Room,
    pub resolution: Resolution,
    pub analysis: Analysis,
    pub facts: fact::Room,
}

impl Room {
    /// Reads the parts of a text one after the other, in a room that nobody else works in, and tells how many there were.
    pub fn read_parts<'t>(document: &Document<'t>, mut read: impl FnMut(&mut Room, &Document<'t>)) -> usize {
        let mut room = FREE.lock().ok().and_then(|mut free| free.pop()).unwrap_or_default();
        let (mut parts, mut longest) = (0, 0);
        for part in document.parts() {
            read(&mut room, &part);
            longest = longest.max(part.flow.len());
            parts += 1;
        }
        if longest <= LONGEST && room.mentions.capacity() <= MOST {
            if let Ok(mut free) = FREE.lock() {
                free.push(room);
            }
        }
        parts
    }
}
