//! The frames of a set. What finds and runs them needs them only to explain, so that packed ones are read where somebody asks for
//! them.

use std::borrow::Cow;

use once_cell::sync::OnceCell;

use crate::rule::frame::Frame;
use crate::rule::pack::unpack;

/// Frames, in the order of their files.
#[derive(Debug, Clone, Default)]
pub(super) struct Frames {
    /// The bytes of the set that they are packed in.
    packed: Cow<'static, [u8]>,
    read: OnceCell<Vec<Frame>>,
}

impl Frames {
    /// Those of a packed set.
    pub fn packed(set: Cow<'static, [u8]>) -> Self {
        Frames { packed: set, read: OnceCell::new() }
    }

    /// All of them; none from bytes that no set was packed to.
    pub fn all(&self) -> &[Frame] {
        self.read.get_or_init(|| self.unpack().unwrap_or_default())
    }

    fn unpack(&self) -> Option<Vec<Frame>> {
        split(&self.packed).and_then(|(frames, _)| unpack(frames))
    }

    /// The frame at a place.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut Frame> {
        self.all();
        self.read.get_mut()?.get_mut(at)
    }

    /// Adds a frame behind the others, and returns its place.
    pub fn push(&mut self, frame: Frame) -> usize {
        let place = self.all().len();
        if let Some(frames) = self.read.get_mut() {
            frames.push(frame);
        }
        place
    }
}

/// What is packed of the frames of a set, and of everything else in it.
pub(super) fn split(set: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = set.split_first_chunk()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}
