//! What belongs to one phrase: whether an item or a word goes on the phrase before it or opens another.

use crate::clause::phrase::{Phrase, Reader};
use crate::clause::word::{self, Role};
use crate::clause::Item;
use crate::token::function::Function;
use crate::value::Kind;

/// What the open phrase holds; nothing where none is open.
#[derive(Clone, Copy, Default)]
pub(super) struct Held(u8);

impl Held {
    /// It is open.
    pub(super) const OPEN: Held = Held(1);
    /// Items.
    pub(super) const MEMBERS: Held = Held(1 << 1);
    /// A plain word that no list knows.
    pub(super) const WORD: Held = Held(1 << 2);
    /// A preposition before it.
    pub(super) const PREPOSITION: Held = Held(1 << 3);
    /// The definite article.
    pub(super) const DEFINITE: Held = Held(1 << 4);
    /// A pronoun that is no item.
    pub(super) const PRONOUN: Held = Held(1 << 5);

    /// Whether any of `other` is there.
    #[inline]
    pub(super) const fn any(self, other: Held) -> bool {
        self.0 & other.0 != 0
    }

    /// What is in either.
    #[inline]
    pub(super) const fn with(self, other: Held) -> Held {
        Held(self.0 | other.0)
    }

    /// What is not in `other`.
    #[inline]
    pub(super) const fn without(self, other: Held) -> Held {
        Held(self.0 & !other.0)
    }

    /// All of it if `holds`, else nothing.
    #[inline]
    pub(super) const fn when(self, holds: bool) -> Held {
        Held(self.0 * holds as u8)
    }

    /// Whether a preposition stands there and neither a noun nor a name behind it.
    #[inline]
    pub(super) const fn is_bare(self) -> bool {
        self.any(Held::PREPOSITION) & !self.any(Held::MEMBERS.with(Held::WORD))
    }
}

impl Reader<'_, '_> {
    /// Whether the last item of a phrase closes it: a nationality waits for its noun, a name does not.
    fn is_closed(&self, phrase: &Phrase) -> bool {
        phrase.members.last().is_some_and(|item| !self.is_modifier(item) && !self.ranks(item))
    }

    /// "de eerste lichting": a rank waits for its noun too.
    pub(super) fn ranks(&self, item: u32) -> bool {
        self.items.get(item as usize).is_some_and(|item| item.kind == Some(Kind::Ordinal))
    }

    pub(super) fn is_modifier(&self, item: u32) -> bool {
        self.items.get(item as usize).is_some_and(|item| item.adjective)
    }

    /// Whether a phrase of plain words ends with a noun, so that a thing behind it opens another: "op eigen houtje | troepen".
    pub(super) fn has_own_noun(&self, phrase: &Phrase, item: Item) -> bool {
        let thing = item.kind.is_none_or(|kind| matches!(kind, Kind::Quantity | Kind::Equipment));
        if !thing || phrase.word.is_none() {
            return false;
        }
        let last = self.context.word(phrase.last.saturating_sub(1) as usize);
        // "ontvoerde | de militie | vier hulpverleners": before a number no adjective lacks its "-e".
        // "in dezelfde wijk | 85 mensen"
        let own = || self.determined(phrase) || phrase.definite || phrase.preposition.is_some();
        let counted = || item.kind == Some(Kind::Quantity) && own() && (!last.ends_with('e') || last.ends_with("ie"));
        // "in de enclave | nog minstens 10.000 soldaten"
        let apart = || item.first > phrase.last && item.kind == Some(Kind::Quantity);
        // "in het oosten | gevechtsvliegtuigen": behind "het" an adjective ends in "-e".
        let materiel = || {
            let plural = self.context.word(item.last.saturating_sub(1) as usize).ends_with(['n', 's']);
            item.kind == Some(Kind::Equipment) && phrase.definite && !last.ends_with('e') && plural
        };
        word::ends(last, Role::NounEnding) || counted() || apart() || materiel()
    }

    /// Whether a phrase opens with an article that is not only the second word of something else.
    pub(super) fn determined(&self, phrase: &Phrase) -> bool {
        phrase.preposition.is_none() && self.tag(phrase.first).function.any(Function::ARTICLE)
    }

    /// Whether an item may be the next member of the list that a phrase is.
    pub(super) fn lists_with(&self, phrase: &Phrase, item: Item) -> bool {
        let last = phrase.members.last().and_then(|index| self.items.get(index as usize));
        last.is_some_and(|last| last.is_moment() == item.is_moment() && !(self.comma && last.is_apposition(&item)))
    }

    /// Whether an item belongs to the open phrase without a list word between: behind a modifier, or a name behind its title.
    pub(super) fn continues(&self, phrase: &Phrase, index: u32) -> bool {
        let Some(last) = phrase.members.last() else { return true };
        let (Some(last), Some(item)) = (self.items.get(last as usize), self.items.get(index as usize)) else { return false };
        let counts = matches!(last.kind, Some(Kind::Ordinal)) && last.last == item.first;
        // "de Palestijnse autoriteiten | 471 doden": the adjective has its noun.
        let noun = last.last < phrase.last && !self.context.word(phrase.last.saturating_sub(1) as usize).ends_with('e');
        if noun && item.kind == Some(Kind::Quantity) {
            return false;
        }
        // "gewapende mannen": what can be a noun by itself describes the one behind it.
        let described = last.kind.is_none()
            && last.last == item.first
            && item.kind.is_none_or(|kind| kind == Kind::Role)
            && self.context.word(last.first as usize).ends_with('e');
        // "een 71-jarige Brit"
        let aged = last.kind == Some(Kind::Number)
            && last.last == item.first
            && self.context.word(last.last.saturating_sub(1) as usize).ends_with("jarige");
        last.adjective || counts || described || aged || (last.last == item.first && last.titles(item))
    }

    /// Whether the open phrase ends before a plain word.
    pub(super) fn ends_before(&self, token: u32) -> bool {
        let held = self.held;
        self.open().is_some_and(|phrase| {
            held.any(Held::MEMBERS) && self.is_closed(phrase) || held.any(Held::WORD) && self.ends_with_noun(phrase, token)
        })
    }

    /// Whether a noun ends the phrase before an adjective of another: "de Libanese regering | technische hulp".
    fn ends_with_noun(&self, phrase: &Phrase, token: u32) -> bool {
        let adjective = || {
            let word = self.context.word(token as usize);
            word.ends_with('e') && word.starts_with(char::is_lowercase)
        };
        phrase.last == token
            && self.tag(token + 1).item()
            && adjective()
            && word::ends(self.context.word(token as usize - 1), Role::NounEnding)
    }
}
