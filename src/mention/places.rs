//! Places in a text, noted as one pass over its tokens goes, so that those who look for something rare walk these alone.

use std::ops::Range;

/// For each of `N` questions the tokens that it is answered with yes for: a bit for each token, since no branch foresees where
/// they stand.
#[derive(Clone, Debug)]
pub struct Places<const N: usize>(Vec<[u64; N]>);

impl<const N: usize> Default for Places<N> {
    fn default() -> Self {
        Places(Vec::new())
    }
}

impl<const N: usize> Places<N> {
    /// Asks the questions of every token.
    #[inline]
    pub fn note<T>(tokens: impl Iterator<Item = T>, answers: impl FnMut(T) -> [bool; N]) -> Self {
        let mut places = Places::default();
        places.note_anew(tokens, answers);
        places
    }

    /// The same, in the memory of those of another text. The answers for a token are bits of one byte until there are those of
    /// a row.
    #[inline]
    pub fn note_anew<T>(&mut self, mut tokens: impl Iterator<Item = T>, mut answers: impl FnMut(T) -> [bool; N]) {
        let Places(rows) = self;
        rows.clear();
        rows.reserve(tokens.size_hint().0 / 64 + 1);
        let mut is_full = true;
        while is_full {
            let (mut sets, mut count) = ([0; 64], 0);
            for (set, token) in sets.iter_mut().zip(tokens.by_ref()) {
                *set = answers(token).into_iter().rev().fold(0, |set, answer| set << 1 | u8::from(answer));
                count += 1;
            }
            rows.push(row(&sets));
            is_full = count == sets.len();
        }
    }

    /// Adds to the tokens of one question those of another that are told to belong to them. Nothing branches on what is told.
    #[inline]
    pub fn add_some(&mut self, question: usize, from: usize, mut belongs: impl FnMut(usize) -> bool) {
        for (row, first) in self.0.iter_mut().zip((0..).step_by(64)) {
            let (mut left, mut own) = (row.get(from).copied().unwrap_or(0), 0);
            while left != 0 {
                let place = left.trailing_zeros();
                own |= u64::from(belongs(first + place as usize)) << place;
                left &= left - 1;
            }
            row.iter_mut().skip(question).take(1).for_each(|bits| *bits |= own);
        }
    }

    /// The tokens of one question, in their order.
    #[inline]
    pub fn of(&self, question: usize) -> impl Iterator<Item = usize> + '_ {
        let (mut rows, mut bits, mut first) = (self.bits(question), 0, 0usize.wrapping_sub(64));
        std::iter::from_fn(move || {
            while bits == 0 {
                bits = rows.next()?;
                first = first.wrapping_add(64);
            }
            let at = first + bits.trailing_zeros() as usize;
            bits &= bits - 1;
            Some(at)
        })
    }

    /// Those of them in a range, in their order.
    #[inline]
    pub fn within(&self, question: usize, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let of_row = move |number: usize| self.0.get(number).and_then(|row| row.get(question)).copied().unwrap_or(0);
        let Range { start, end } = range;
        let mut number = start / 64;
        let mut bits = of_row(number) & u64::MAX << (start % 64);
        std::iter::from_fn(move || {
            while bits == 0 {
                number += 1;
                bits = if number * 64 < end { of_row(number) } else { return None };
            }
            let at = number * 64 + bits.trailing_zeros() as usize;
            bits &= bits - 1;
            (at < end).then_some(at)
        })
    }

    /// Takes over the places of the questions from one on of others.
    pub fn take_part<const M: usize>(&mut self, others: &Places<M>, first: usize) {
        let Places(rows) = self;
        rows.clear();
        rows.extend(others.0.iter().map(|row| row.get(first..).and_then(|row| row.first_chunk()).copied().unwrap_or([0; N])));
    }

    fn bits(&self, question: usize) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().map(move |row| row.get(question).copied().unwrap_or(0))
    }
}

/// Adds something to those that a thing is so of, without a branch that nothing foresees.
#[inline]
pub(crate) fn push_if<T>(is_so: bool, one: T, all: &mut Vec<T>) {
    let length = all.len() + usize::from(is_so);
    all.push(one);
    all.truncate(length);
}

/// For each question the answers that are its bit in the bytes of 64 tokens.
fn row<const N: usize>(sets: &[u8; 64]) -> [u64; N] {
    const { assert!(N <= 8) };
    let mut row = [0; N];
    for eight in sets.rchunks_exact(8).filter_map(<[u8]>::first_chunk) {
        let eight = u64::from_le_bytes(*eight);
        for (bits, question) in row.iter_mut().zip(0..) {
            // The lowest bits of eight bytes come to stand side by side in the highest.
            let answers = (eight >> question & 0x0101_0101_0101_0101).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            *bits = *bits << 8 | answers;
        }
    }
    row
}

/// The first place from `from` on whose bit is set, in blocks of 64; none behind the last block.
#[inline]
pub fn first_from(from: usize, block: impl Fn(usize) -> Option<u64>) -> Option<usize> {
    let (mut number, mut passed) = (from / 64, u64::MAX << (from % 64));
    loop {
        let left = block(number)? & passed;
        if left != 0 {
            return Some(number * 64 + left.trailing_zeros() as usize);
        }
        (number, passed) = (number + 1, u64::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn places_of_one_question_are_sifted_for_another() {
        let mut places = Places::note(0..200, |at| [at % 7 == 0, at % 2 == 0]);
        places.add_some(0, 1, |at| at % 3 == 0);
        assert_eq!(places.of(0).collect::<Vec<_>>(), (0..200).filter(|at| at % 7 == 0 || at % 6 == 0).collect::<Vec<_>>());
    }

    #[test]
    fn every_token_is_noted_where_it_stands() {
        for count in [0, 1, 63, 64, 65, 200] {
            let places = Places::note(0..count, |at| [at % 3 == 0, at % 63 == 0]);
            for (question, step) in [(0, 3), (1, 63)] {
                let expected: Vec<usize> = (0..count).step_by(step).collect();
                assert_eq!(places.of(question).collect::<Vec<_>>(), expected);
                for (from, until) in [(0, count), (2, 64), (60, 130), (64, 64), (199, 300)] {
                    let inside = expected.iter().copied().filter(|at| (from..until).contains(at));
                    assert_eq!(places.within(question, from..until).collect::<Vec<_>>(), inside.collect::<Vec<_>>(), "{from}..{until}");
                }
                let mut part = Places::<1>::default();
                part.take_part(&places, question);
                assert_eq!(part.of(0).collect::<Vec<_>>(), expected);
            }
        }
    }
}
