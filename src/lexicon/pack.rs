//! Packing: the bytes of a lexicon from its phrases, in the layout that `packed.rs` tells of.

use std::collections::HashMap;

use crate::lexicon::packed::{pair, tag, EXACT, FIRST, HEAD, IS_EXACT, MANY, NO_LIST, PAIRS, TAGS};
use crate::lexicon::{Entry, Slot};

/// Packs phrases that are in the order of their keys; `longer` tells, in the same order and each key once, the beginnings of
/// longer phrases with the lists that hold those, `pairs` the keys of the first two words of phrases, and `mark` which keys are marked.
pub(super) fn pack(stamp: u64, phrases: &[(u64, Entry)], longer: &[(u64, u64)], pairs: &[u64], mark: impl Fn(u64) -> bool) -> Vec<u8> {
    let (mut keys, mut exact) = (Vec::new(), Vec::new());
    let (mut records, mut profiles) = (Vec::new(), Profiles::default());
    let (mut beginnings, mut rest) = (longer.iter().copied().peekable(), phrases);
    let mut number = 0u32;
    loop {
        let key = match (rest.first(), beginnings.peek()) {
            (Some((row, _)), Some((beginning, _))) => *beginning.min(row),
            (Some((row, _)), None) => *row,
            (None, Some((beginning, _))) => *beginning,
            (None, None) => break,
        };
        let longer = beginnings.next_if(|(beginning, _)| *beginning == key).map_or(0, |(_, lists)| lists);
        let (own, behind) = rest.split_at(rest.partition_point(|(row, _)| *row == key));
        rest = behind;
        number += 1;
        let profile = profiles.number(own, mark(key), longer);
        let none = own.is_empty().then_some(None);
        for entry in own.iter().map(|(_, entry)| Some(entry)).chain(none) {
            let (flags, row, capitals) = match entry {
                None => (NO_LIST, 0, 0),
                Some(entry) if entry.exact == 0 => (entry.list as u8, entry.row, entry.capitals),
                Some(entry) => {
                    let number = (exact.len() / EXACT) as u32;
                    exact.extend(entry.row.to_le_bytes());
                    exact.extend(entry.exact.to_le_bytes());
                    (entry.list as u8 | IS_EXACT, number, entry.capitals)
                }
            };
            keys.push(key);
            records.extend(key.to_le_bytes().iter().take(6));
            records.extend(profile.to_le_bytes());
            records.push(flags);
            records.extend(row.to_le_bytes());
            records.extend(capitals.to_le_bytes());
            records.push(0);
        }
    }
    let mut bytes = stamp.to_le_bytes().to_vec();
    bytes.extend(number.to_le_bytes());
    bytes.extend((keys.len() as u32).to_le_bytes());
    bytes.extend((profiles.numbers.len() as u32).to_le_bytes());
    bytes.resize(HEAD, 0);
    let mut first = 0;
    for upper in 0..1u64 << 16 {
        let own = keys.get(first..).unwrap_or(&[]).iter().take_while(|key| **key >> 48 == upper);
        let count = own.clone().count();
        bytes.extend((first as u32 | (count as u32).min(MANY) << FIRST).to_le_bytes());
        bytes.extend(own.map(|key| tag(*key)).chain(std::iter::repeat(0)).take(TAGS));
        first += count;
    }
    let mut bits = vec![0; PAIRS];
    for (byte, bit) in pairs.iter().map(|key| pair(*key)) {
        bits.iter_mut().skip(byte).take(1).for_each(|byte| *byte |= bit);
    }
    bytes.extend(bits);
    bytes.extend(profiles.bytes);
    bytes.extend(records);
    bytes.extend(exact);
    bytes
}

/// The profiles as they are first met.
#[derive(Default)]
struct Profiles {
    numbers: HashMap<(u64, u64), u16>,
    bytes: Vec<u8>,
}

impl Profiles {
    fn number(&mut self, own: &[(u64, Entry)], is_marked: bool, longer: u64) -> u16 {
        let lists = own.iter().fold(0, |lists, (_, entry)| lists | entry.list.bit());
        let profile = Slot::profile(lists, is_marked, longer, own.len());
        // More profiles than fit would be more than there are combinations of lists in use; the last one stands for all.
        let next = u16::try_from(self.numbers.len()).unwrap_or(u16::MAX);
        *self.numbers.entry(profile).or_insert_with(|| {
            let (own, longer) = profile;
            self.bytes.extend(own.to_le_bytes());
            self.bytes.extend(longer.to_le_bytes());
            next
        })
    }
}
