//! The rule language: rules as text → checked rules → programs and frames that run over tokens.
//!
//! A rule is a block of lines that says what it finds, where, and in which sentences it must and must not find it.
//! There are two forms. A **frame** finds a fact in a clause by its trigger, a verb or noun, and by what stands in the
//! positions around it; this module reads and checks frames, the caller runs them. A **pattern** finds an entity or a
//! fact in a sequence of tokens and mentions; it is compiled to a [`Program`] that this module runs too.
//!
//! The module knows no language and no kind or fact type: their names come in as a [`Schema`], tokens as a [`Sequence`].
//! A file is read in stages, each with its own types: lines of lexemes, a syntax tree, checked rules, programs. All faults of
//! all files come back at once, each a [`Fault`] that shows its line with carets under what is wrong.
//!
//! # Syntax
//!
//! UTF-8 text. `#` starts a comment, outside quotes. A line that is not indented starts a rule, `frame NAME` or `pattern
//! NAME`, or declares a fact type, `fact NAME`; a rule's name is lower-case words joined by dots, and unique. The indented lines below belong to the rule, each with its
//! key; a line that is indented deeper than the first of them continues the line before it. Inside quotes, `\` takes the next
//! character as it is. `|` between alternatives may be left out where single words stand in a row.
//!
//! ```text
//! frame deployment.send
//!   fact        deployment                 # the fact type
//!   verbs       sturen | zich terugtrekken # lemmas that trigger it; several words: the last one is the verb
//!   nouns       komst                      # the same for nouns; at least one of the two lines
//!   voice       active                     # or passive: verbs in this voice only; verbless: nouns in headings only
//!   status      announced                  # the status where no cue says another
//!   set         quantity = 1, unit = "x"   # slots with a fixed value
//!   actor!      subject | by: country      # a slot line; `!`: without it there is no fact
//!   actor       of: person                 # another way for the same slot, less preferred
//!   quantity    object: quantity(personnel unit)
//!   destination naar "in de richting van": country place
//!   without     object: equipment          # with this there is no fact
//!   beats       deployment.station         # wins over that rule on the same trigger
//!   + "[actor:Nederland] stuurt [quantity:350 militairen] naar [destination:Slowakije]."
//!   + "[actor:België] zou [quantity:200 militairen] sturen."  status=considered quantity.min=200
//!   - "Nederland stuurt een brief naar Polen."
//! ```
//!
//! A **slot line** is `SLOT[!] POSITIONS: KINDS`. A position is a reserved word of the schema or any other word, which then stands for
//! itself, such as a preposition; a quoted one always does. A kind may be narrowed to classes: `quantity(personnel unit)`.
//! Several lines for one slot are tried in order.
//!
//! ```text
//! pattern person.after_title
//!   finds   person                         # a kind: the match is an entity, captures are its fields …
//!   match   role [name: capital{1,4}]
//!   match   "de" "heer" [name: capital+]   # another `match` line is another alternative
//!   + "president [person:Jan Jansen]"      # the kind marks the whole entity
//!   + "de heer [name:Jansen]"
//!   - "de president van het land"
//!
//! pattern role.title_name
//!   fact    role                           # … or a fact type: captures are its slots
//!   match   [title: role] [person: person]
//!   + "de Russische [title:president] [person:Poetin]"
//!   + "[title:premier] [person:De Croo]"
//!   - "de president"
//! ```
//!
//! `set`, `status` (facts only) and `beats` are as in a frame. The elements of a `match` line:
//!
//! | element | matches |
//! |---|---|
//! | `"word"` `"two words"` | tokens with these folded words |
//! | `'Word'` | tokens with these letters in this case |
//! | `kind` `kind(class class)` | a mention of that kind that starts here, to its end |
//! | `shape` `any` | a token of that shape; any token |
//! | `lemma(word word)` | a token that can be a form of one of these lemmas |
//! | `@list` | a phrase of that list |
//! | `a b` `a \| b` `( … )` | one after the other; either; a group |
//! | `x?` `x*` `x+` `x{3}` `x{1,3}` `x{2,}` | repetitions, as many as possible |
//! | `[slot: …]` | the same, captured for that slot or field |
//! | `!x` `&x` | nothing: but `x` must not, or must, start here |
//! | `<!x` `<&x` | nothing: but `x` must not, or must, end here |
//! | `^` `$` | nothing: the start, the end of the sentence |
//!
//! `x` in a look-around is one element or a group of alternatives of one. A pattern takes the longest match at the leftmost start.
//!
//! A **fact type** that the schema lacks is declared with its slots, in any of the files that are read together:
//!
//! ```text
//! fact takeover
//!   slots buyer target price               # lower-case letters, digits and `_`; no key of a frame
//!   keys  buyer target                     # a fact needs at least one of these; all slots where the line is left out
//! ```
//!
//! An **example** is `+ "text"` where the rule must match, at least two, or `- "text"` where it must not, at least one. In
//! the first, brackets mark what fills a slot or field, and `key=value` after it says what else is expected.
//! Marks may nest. This module checks that examples make sense; [`check()`] runs them
//! against what the caller finds, slot by slot.
//!
//! # Cost
//!
//! Reading is linear in the source, times the names of the schema where one is looked up. [`Limits`] bound source, nesting,
//! alternatives, rules that the same word triggers, and the steps of programs, so that any source is read in bounded time and memory, without a panic.
//! Running a program never goes back: a match that starts at a token costs at most steps × [`Limits::window`] tests, and a
//! sentence is linear in its tokens, for any pattern. Of many patterns, [`Index`] runs at a token only those that can start there.
//! Measured on one core at 2 GHz: a rule of some 330 bytes is read in 28 µs, from its packed form ([`RuleSet::pack`]) in a tenth of
//! that, and a pattern of 52 steps that can start at a token but does not match is done with there in some 0.25 µs.
//!
//! # Example
//!
//! ```
//! use feiten::rule::{self, Cache, Class, Kind, List, Schema, Sequence};
//!
//! fn hash(word: &str) -> u64 {
//!     let lower = word.to_lowercase();
//!     lower.bytes().fold(7, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)))
//! }
//!
//! /// Words, of which those from the second on are a mention of a person.
//! struct Words(&'static [&'static str]);
//!
//! impl Sequence for Words {
//!     fn len(&self) -> usize { self.0.len() }
//!     fn word(&self, at: usize) -> u64 { hash(self.0[at]) }
//!     fn exact(&self, at: usize, literal: &str) -> bool { self.0[at] == literal }
//!     fn shape(&self, _: usize) -> u32 { 0 }
//!     fn lemma(&self, _: usize, _: u64) -> bool { false }
//!     fn each_mention(&self, at: usize, found: &mut dyn FnMut(Kind, Option<Class>, usize)) {
//!         if at == 1 { found(Kind(0), None, self.0.len()); }
//!     }
//!     fn each_phrase(&self, _: usize, _: List, _: &mut dyn FnMut(usize)) {}
//! }
//!
//! let schema = Schema::new(hash).kinds(&["person"]).fact("role", &["person", "title"]);
//! let source = r#"
//! pattern role.title_name
//!   fact  role
//!   match [title: "premier"] [person: person]
//!   + "[title:premier] [person:De Croo]"
//!   + "dat [title:Premier] [person:Rutte] belt"
//!   - "de premier"
//! "#;
//! let set = rule::parse("role.rules", source, &schema)?;
//! let mut found = Vec::new();
//! set.index().each_match(
//!     set.patterns(),
//!     &Words(&["Premier", "De", "Croo"]),
//!     &mut Cache::new(),
//!     &mut |pattern, hit| found.push((&*pattern.id, hit)),
//! );
//! let (id, hit) = &found[0];
//! assert_eq!((*id, hit.tokens.clone()), ("role.title_name", 0..3));
//! assert_eq!(hit.captures[0].tokens, 0..1);
//! assert_eq!(hit.captures[1].tokens, 1..3);
//!
//! let faults = rule::parse("role.rules", &source.replace("[title: ", "[titel: "), &schema).unwrap_err();
//! assert_eq!(faults.as_slice()[0].to_string(), "\
//! role.rules:4:10: unknown slot `titel` of the fact type `role`
//!   |
//! 4 |   match [titel: \"premier\"] [person: person]
//!   |          ^^^^^
//!   = did you mean `title`?");
//! # Ok::<(), feiten::rule::Faults>(())
//! ```

mod ast;
mod check;
mod cursor;
mod element;
mod error;
mod fillers;
mod frame;
mod frames;
mod heads;
mod index;
mod lex;
mod needs;
pub(crate) mod pack;
mod packed;
mod parse;
mod pattern;
mod program;
mod resolve;
mod sample;
mod schema;
mod search;
mod set;
#[cfg(test)]
mod tests;

pub use check::{check, Failure, Found, FoundValue};
pub use error::{Fault, Faults};
pub(crate) use fillers::place_among;
pub use fillers::{Fillers, Kinds};
pub use frame::{Filler, Frame, Phrase, Place, SlotSpec, Voice, Way};
pub use index::Index;
pub use pattern::{Capture, Finds, Pattern};
pub use program::{Program, Triggers};
pub use schema::{Class, FactType, Kind, Limits, List, Position, Schema, Slot, Status};
pub use search::{Cache, Captured, Match, Sequence};
pub use set::{Constant, DeclaredFact, Example, Expectation, Mark, RuleId, RuleSet};

use error::{Collector, Source};

/// Reads and checks the rules of one file.
///
/// # Errors
///
/// Returns everything that is wrong with the file, up to the limit of the schema.
pub fn parse(file: &str, source: &str, schema: &Schema) -> Result<RuleSet, Faults> {
    RuleSet::default().extended(&[(file, source)], schema)
}

impl RuleSet {
    /// Adds the rules of further files, which may beat those of this set and of each other.
    ///
    /// The schema must be the one that this set was read with, since rules hold places in it. To read several files at
    /// once, extend an empty set.
    ///
    /// # Errors
    ///
    /// Returns everything that is wrong with the files, up to the limit of the schema.
    pub fn extended(self, files: &[(&str, &str)], schema: &Schema) -> Result<RuleSet, Faults> {
        let mut faults = Collector::new(schema.limits.faults);
        let mut parsed = Vec::new();
        let mut sources = Vec::new();
        for (at, (name, text)) in files.iter().enumerate() {
            let source = Source::new(name, text);
            faults.enter(at);
            parsed.push(parse::parse(text, &schema.limits, &mut faults));
            sources.push(source);
        }
        let set = resolve::resolve(self, &sources, &parsed, schema, &mut faults);
        match faults.finish(&sources) {
            Some(faults) => Err(faults),
            None => Ok(set),
        }
    }
}
