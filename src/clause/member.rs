//! The items of a phrase, member by member of the list that it is.

use smallvec::SmallVec;

/// The items of a phrase in one run; most have one or two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members(SmallVec<[u32; 6]>);

/// The bit of an item that begins a member; no text has as many items.
const BEGINS: u32 = 1 << 31;

/// A member of a list: its items, modifiers first.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a>(&'a [u32]);

impl<'a> Member<'a> {
    /// The indices of its items.
    pub fn items(self) -> impl DoubleEndedIterator<Item = u32> + Clone + 'a {
        self.0.iter().map(|item| item & !BEGINS)
    }
}

impl From<Member<'_>> for Members {
    fn from(member: Member<'_>) -> Self {
        Members(SmallVec::from_slice(member.0))
    }
}

impl Members {
    /// Whether the phrase has no items.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of members; that of a phrase that is no list is one.
    pub fn len(&self) -> usize {
        self.0.iter().filter(|item| **item & BEGINS != 0).count()
    }

    /// The members.
    pub fn iter(&self) -> impl Iterator<Item = Member<'_>> {
        self.0.chunk_by(|_, next| next & BEGINS == 0).map(Member)
    }

    /// The items of all members.
    pub fn items(&self) -> impl DoubleEndedIterator<Item = u32> + Clone + '_ {
        Member(&self.0).items()
    }

    /// The last item.
    pub fn last(&self) -> Option<u32> {
        self.0.last().map(|item| item & !BEGINS)
    }

    /// Adds an item, which begins another member or belongs to the last one.
    pub fn push(&mut self, item: u32, another: bool) {
        self.0.push(item | (BEGINS * u32::from(another)));
    }

    /// The members without the items that are not kept; one of which none is kept is gone.
    pub fn kept(&self, mut keeps: impl FnMut(u32) -> bool) -> Members {
        let (mut kept, mut another) = (Members::default(), false);
        for &item in &self.0 {
            another |= item & BEGINS != 0;
            if keeps(item & !BEGINS) {
                kept.push(item & !BEGINS, another);
                another = false;
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(list: &[&[u32]]) -> Members {
        let mut members = Members::default();
        for member in list {
            member.iter().enumerate().for_each(|(place, item)| members.push(*item, place == 0));
        }
        members
    }

    #[test]
    fn members_hold_their_items() {
        let list = members(&[&[3, 4], &[5], &[8, 9, 10]]);
        assert_eq!(list.iter().map(|member| member.items().collect()).collect::<Vec<Vec<_>>>(), [vec![3, 4], vec![5], vec![8, 9, 10]]);
        assert_eq!((list.len(), list.last(), list.items().rev().nth(3)), (3, Some(10), Some(5)));
        assert!(list.iter().map(Members::from).eq([members(&[&[3, 4]]), members(&[&[5]]), members(&[&[8, 9, 10]])]));
        assert!(members(&[]).is_empty());
    }

    #[test]
    fn a_member_of_which_nothing_is_kept_is_gone() {
        let list = members(&[&[3, 4], &[5], &[8, 9, 10]]);
        assert_eq!(list.kept(|item| item % 2 == 0), members(&[&[4], &[8, 10]]));
    }
}
