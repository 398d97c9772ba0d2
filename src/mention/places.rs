//! Places in a text, noted as one pass over its tokens goes, so that those who look for something rare walk these alone.

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
    pub fn note<T, A: Into<u64>>(tokens: impl ExactSizeIterator<Item = T>, answers: impl FnMut(T) -> [A; N]) -> Self {
        let mut places = Places::default();
        places.note_anew(tokens, answers);
        places
    }

    /// The same, in the memory of those of another text. Many answers are quicker told as 1 and 0, each by itself.
    #[inline]
    pub fn note_anew<T, A: Into<u64>>(&mut self, tokens: impl ExactSizeIterator<Item = T>, mut answers: impl FnMut(T) -> [A; N]) {
        let Places(rows) = self;
        rows.clear();
        rows.reserve(tokens.len() / 64 + 1);
        let (mut row, mut place) = ([0; N], 0);
        for token in tokens {
            for (bits, answer) in row.iter_mut().zip(answers(token)) {
                *bits = *bits << 1 | answer.into();
            }
            place += 1;
            if place == u64::BITS {
                rows.push(row.map(u64::reverse_bits));
                (row, place) = ([0; N], 0);
            }
        }
        // The first token's bit came to stand highest, so far.
        rows.push(row.map(|bits| bits.checked_shl(u64::BITS - place).unwrap_or(0).reverse_bits()));
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
                let mut part = Places::<1>::default();
                part.take_part(&places, question);
                assert_eq!(part.of(0).collect::<Vec<_>>(), expected);
            }
        }
    }
}
