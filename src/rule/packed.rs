//! Checked rules in packed form. Examples are left out: nothing runs them but tests, and those read the source.

use std::borrow::Cow;

use crate::rule::fillers::{Fillers, Kinds};
use crate::rule::frame::{self, Filler, Frame, Phrase, SlotSpec, Voice, Way};
use crate::rule::frames::{split, Frames};
use crate::rule::index::Index;
use crate::rule::pack::{choices, pack_items, part, places, structs, Pack, Reader};
use crate::rule::pattern::{Capture, Finds, Pattern};
use crate::rule::program::{Program, Step, Test, Triggers};
use crate::rule::schema::{Class, FactType, Kind, List, Position, Slot, Status};
use crate::rule::set::{Constant, DeclaredFact, Place, RuleId, RuleSet};

impl RuleSet {
    /// The rules as bytes, without their examples: the length of what is packed of the frames (u64, little-endian), that, and
    /// everything else.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let mut frames = Vec::new();
        pack_items(self.frames(), &mut frames);
        let mut out = (frames.len() as u64).to_le_bytes().to_vec();
        out.extend(frames);
        self.patterns.pack(&mut out);
        self.places.pack(&mut out);
        self.declared.pack(&mut out);
        self.winners.pack(&mut out);
        self.verbs.pack(&mut out);
        self.nouns.pack(&mut out);
        out
    }

    /// The rules that were packed, without their examples; none from other bytes. The schema must be the one that they were
    /// read with, since rules hold places in it. Frames are read from the bytes where they are first asked for, as their triggers
    /// do without them.
    #[must_use]
    pub fn unpack(bytes: impl Into<Cow<'static, [u8]>>) -> Option<RuleSet> {
        let bytes = bytes.into();
        let mut reader = Reader::new(split(&bytes)?.1);
        let mut set = RuleSet::default();
        set.patterns = Pack::unpack(&mut reader)?;
        set.places = Pack::unpack(&mut reader)?;
        set.declared = Pack::unpack(&mut reader)?;
        set.winners = Pack::unpack(&mut reader)?;
        set.verbs = Pack::unpack(&mut reader)?;
        set.nouns = Pack::unpack(&mut reader)?;
        if !reader.is_empty() {
            return None;
        }
        set.steps = set.patterns.iter().map(|pattern| pattern.program.size()).sum();
        set.index = Index::new(&set.patterns);
        set.frames = Frames::packed(bytes);
        Some(set)
    }
}

impl Pack for Way {
    fn pack(&self, out: &mut Vec<u8>) {
        self.places.pack(out);
        self.fillers.pack(out);
        self.line.pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(Way::new(Pack::unpack(from)?, Pack::unpack(from)?, Pack::unpack(from)?))
    }
}

places!(Fillers, Kinds, Kind, Class, FactType, Slot, Position, List, Status, RuleId);

structs! {
    Frame { id, rule, file, line, fact, verbs, nouns, voice, status, sets, slots, without, beats; examples }
    SlotSpec { slot, name, required, ways }
    Filler { kind, classes }
    Phrase { text, words, source }
    Constant { slot, name, value }
    Pattern { id, rule, file, line, finds, status, sets, program, captures, beats; examples }
    Capture { slot, name }
    DeclaredFact { name, slots, keys, file, line }
    Program { steps, triggers, needs, groups, window, behind }
    Triggers { words, lemmas, kinds, lists, shapes, any }
}

choices! {
    frame::Place { 0 => Position(position), 1 => Marker(phrase), }
    Voice { 0 => Active, 1 => Passive, 2 => Verbless, }
    Finds { 0 => Entity(kind), 1 => Fact(fact), }
    Place { 0 => Frame(at), 1 => Pattern(at), 2 => Refused, }
    Test {
        0 => Word(word),
        1 => Exact { word, literal },
        2 => Shape(bits),
        3 => Any,
        4 => Lemma(lemma),
        5 => Mention { kind, classes },
        6 => Phrase(list),
    }
    Step {
        0 => Take(test),
        1 => Split(first, second),
        2 => Jump(to),
        3 => Open(slot),
        4 => Close(slot),
        5 => Look { tests, behind, negated },
        6 => Start,
        7 => End,
        8 => Found,
    }
}
