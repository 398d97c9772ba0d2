//! Packing: the bytes of a lexicon from its phrases, in the layout that `packed.rs` tells of.

use std::cmp::Reverse;

use crate::lexicon::bits::set_bit;
use crate::lexicon::packed::{place, EXACT, HEAD, IS_EXACT, KEY, NO_LIST, PAIR, PAIRS, PILOTS, PROFILE, READING, RECORD};
use crate::lexicon::{chain, Entry, HashKeyed, Slot};

/// Of so many places one is free.
const FREE: usize = 10;

/// Packs phrases that are in the order of their keys; `longer` tells, in the same order and each key once, the beginnings of
/// longer phrases with the lists that hold those, `pairs` the keys of the first two words of phrases, and `mark` which keys are marked.
pub(super) fn pack(stamp: u64, phrases: &[(u64, Entry)], longer: &[(u64, u64)], pairs: &[u64], mark: impl Fn(u64) -> bool) -> Vec<u8> {
    let mut keys: Vec<u64> = phrases.iter().map(|(key, _)| *key).chain(longer.iter().map(|(key, _)| *key)).collect();
    // Both are in order already, which this sort sees.
    keys.sort();
    keys.dedup();
    let (pilots, places) = pilots(&keys);
    let (mut records, mut uppers) = (vec![0; places as usize * RECORD], vec![0; places as usize * 2]);
    let (mut runs, mut exact, mut profiles) = (Vec::new(), Vec::new(), Profiles::default());
    let (mut beginnings, mut rest) = (longer.iter().copied().peekable(), phrases);
    for &key in &keys {
        let longer = beginnings.next_if(|(beginning, _)| *beginning == key).map_or(0, |(_, lists)| lists);
        let (own, behind) = rest.split_at(rest.iter().take_while(|(row, _)| *row == key).count());
        rest = behind;
        let mut readings = own.iter().map(|(_, entry)| reading(entry, &mut exact));
        let reading = match own.len() {
            0 => half(NO_LIST, 0, 0),
            1 => readings.next().unwrap_or_default(),
            _ => {
                let first = places + (runs.len() / RECORD) as u32;
                readings.for_each(|reading| runs.extend([0; READING].into_iter().chain(reading)));
                half(NO_LIST, first, 0)
            }
        };
        let upper = (key >> 48) as usize;
        let place = place(key, pilots.get(upper).copied().unwrap_or(0), places);
        let profile = profiles.number(own, mark(key), longer);
        let known = key & KEY | u64::from(profile) << KEY.count_ones();
        put(&mut records, place * RECORD, &known.to_le_bytes());
        put(&mut records, place * RECORD + READING, &reading);
        put(&mut uppers, place * 2, &(upper as u16).to_le_bytes());
    }
    let mut bits = vec![0; PAIRS];
    pairs.iter().for_each(|key| set_bit(&mut bits, *key, PAIR));
    let numbers = [keys.len() as u32, places, (runs.len() / RECORD) as u32, (profiles.bytes.len() / PROFILE) as u32];
    let mut head = stamp.to_le_bytes().to_vec();
    head.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
    head.resize(HEAD, 0);
    [head, pilots, bits, profiles.bytes, records, runs, uppers, exact].concat()
}

/// The second half of a record.
fn half(flags: u8, row: u32, capitals: u16) -> [u8; 8] {
    let ([r0, r1, r2, r3], [c0, c1]) = (row.to_le_bytes(), capitals.to_le_bytes());
    [flags, r0, r1, r2, r3, c0, c1, 0]
}

/// A reading as the second half of a record; what one with exact letters has beside goes to the others.
fn reading(entry: &Entry, exact: &mut Vec<u8>) -> [u8; 8] {
    if entry.exact == 0 {
        return half(entry.list as u8, entry.row, entry.capitals);
    }
    let number = (exact.len() / EXACT) as u32;
    exact.extend(entry.row.to_le_bytes());
    exact.extend(entry.exact.to_le_bytes());
    half(entry.list as u8 | IS_EXACT, number, entry.capitals)
}

fn put(bytes: &mut [u8], from: usize, part: &[u8]) {
    bytes.iter_mut().skip(from).zip(part).for_each(|(byte, own)| *byte = *own);
}

/// The pilots that lead each of these keys, which are in order, to a place of its own, and how many places there are.
fn pilots(keys: &[u64]) -> (Vec<u8>, u32) {
    let mut same: Vec<&[u64]> = keys.chunk_by(|one, other| one >> 48 == other >> 48).collect();
    // Those with the most keys find places as long as there are many.
    same.sort_by_key(|keys| Reverse(keys.len()));
    let mut places = keys.len() + keys.len() / (FREE - 1) + 1;
    loop {
        if let Some(pilots) = pilots_for(&same, places as u32) {
            return (pilots, places as u32);
        }
        // Chance was against it.
        places += places / 8 + 1;
    }
}

/// Such pilots for so many places, if there are any. Keys with the same upper bits stand together.
fn pilots_for(same: &[&[u64]], places: u32) -> Option<Vec<u8>> {
    let (mut pilots, mut taken) = (vec![0; PILOTS], vec![false; places as usize]);
    let mut own = Vec::new();
    for keys in same {
        let pilot = (0..=u8::MAX).find(|pilot| {
            own.clear();
            let free = keys.iter().all(|key| {
                let place = place(*key, *pilot, places);
                let free = taken.get(place) == Some(&false) && !own.contains(&place);
                own.push(place);
                free
            });
            free
        })?;
        own.iter().for_each(|place| taken.iter_mut().skip(*place).take(1).for_each(|taken| *taken = true));
        let upper = keys.first().map_or(0, |key| (key >> 48) as usize);
        pilots.iter_mut().skip(upper).take(1).for_each(|own| *own = pilot);
    }
    Some(pilots)
}

/// The profiles as they are first met, behind the empty one, by their hash.
struct Profiles {
    numbers: HashKeyed<u16>,
    bytes: Vec<u8>,
}

impl Default for Profiles {
    fn default() -> Self {
        Profiles { numbers: HashKeyed::default(), bytes: vec![0; PROFILE] }
    }
}

impl Profiles {
    fn number(&mut self, own: &[(u64, Entry)], is_marked: bool, longer: u64) -> u16 {
        let lists = own.iter().fold(0, |lists, (_, entry)| lists | entry.list.bit());
        let (own, longer) = Slot::profile(lists, is_marked, longer, own.len());
        // More profiles than fit would be more than there are combinations of lists in use; the last one stands for all.
        let next = u16::try_from(self.numbers.len() + 1).unwrap_or(u16::MAX);
        *self.numbers.entry(chain(chain(0, own), longer)).or_insert_with(|| {
            self.bytes.extend(own.to_le_bytes());
            self.bytes.extend(longer.to_le_bytes());
            next
        })
    }
}
