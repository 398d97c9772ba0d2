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
    pub fn note<T>(tokens: impl ExactSizeIterator<Item = T>, mut answers: impl FnMut(T) -> [bool; N]) -> Self {
        let mut rows = Vec::with_capacity(tokens.len() / 64 + 1);
        let (mut row, mut place) = ([0; N], 0);
        for token in tokens {
            for (bits, answer) in row.iter_mut().zip(answers(token)) {
                *bits |= u64::from(answer) << place;
            }
            place += 1;
            if place == u64::BITS {
                rows.push(row);
                (row, place) = ([0; N], 0);
            }
        }
        rows.push(row);
        Places(rows)
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

    /// How many they are.
    pub fn count(&self, question: usize) -> usize {
        self.bits(question).map(|bits| bits.count_ones() as usize).sum()
    }

    /// The places of the `M` questions from one on.
    pub fn part<const M: usize>(&self, first: usize) -> Places<M> {
        Places(self.0.iter().map(|row| row.get(first..).and_then(|row| row.first_chunk()).copied().unwrap_or([0; M])).collect())
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
    fn every_token_is_noted_where_it_stands() {
        for count in [0, 1, 63, 64, 65, 200] {
            let places = Places::note(0..count, |at| [at % 3 == 0, at % 63 == 0]);
            for (question, step) in [(0, 3), (1, 63)] {
                let expected: Vec<usize> = (0..count).step_by(step).collect();
                assert_eq!(places.of(question).collect::<Vec<_>>(), expected);
                assert_eq!(places.count(question), expected.len());
                assert_eq!(places.part::<1>(question).of(0).collect::<Vec<_>>(), expected);
            }
        }
    }
}
