//! Packing: the bytes of a lexicon from its phrases, in the layout that `packed.rs` tells of.

use std::cmp::Reverse;

use crate::lexicon::bits::set_bit;
use crate::lexicon::packed::{long, place, Packed, EXACT, HEAD, IS_EXACT, KEY, NO_LIST, PAIR, PAIRS, PILOTS, PROFILE, READING, RECORD};
use crate::lexicon::{chain, Entry, HashKeyed, LexiconBuilder, Slot};

/// Of so many places one is free.
const FREE: usize = 10;

/// Packs phrases that are [sorted](LexiconBuilder::sorted); `mark` tells which keys are marked.
pub(super) fn pack(stamp: u64, sorted: &LexiconBuilder, mark: impl Fn(u64) -> bool) -> Vec<u8> {
    let keys = keys(sorted);
    let (pilots, places) = pilots(&keys);
    let mut records = vec![0; places as usize * RECORD];
    let mut packer = Packer { first: places, ..Packer::default() };
    for (key, own, longer) in each(&keys, sorted) {
        let pilot = pilots.get((key >> 48) as usize).copied().unwrap_or(0);
        let record = packer.record(key, own.iter().map(|(_, entry)| *entry), longer, mark(key));
        put(&mut records, place(key, pilot, places) * RECORD, record.as_flattened());
    }
    let bits = with_pairs(vec![0; PAIRS], sorted);
    let Packer { runs, exact, profiles, .. } = packer;
    let head = head(stamp, [keys.len(), places as usize, runs.len() / RECORD, profiles.bytes.len() / PROFILE]);
    [head, pilots, bits, profiles.bytes, records, runs, exact].concat()
}

/// Packs further phrases behind a packed table: its bytes with theirs, and the records of their keys, which have no places of their
/// own. What the table does not share with them is copied as it is.
pub(super) fn extend(table: Packed<'_>, sorted: &LexiconBuilder, mark: impl Fn(u64) -> bool) -> (Vec<u8>, HashKeyed<u32>) {
    let first = (table.records.len() / RECORD) as u32;
    let mut packer = Packer { first, runs: Vec::new(), exact: table.exact.to_vec(), profiles: Profiles::of(table.profiles) };
    let (mut own, mut count) = (table.own.cloned().unwrap_or_default(), table.len());
    for (key, further, longer) in each(&keys(sorted), sorted) {
        let slot = table.slot(key);
        count += usize::from(slot.is_empty());
        let entries = table.entries(slot).chain(further.iter().map(|(_, entry)| *entry));
        let record = packer.record(key, entries, slot.behind() | longer, mark(key));
        own.insert(key, packer.next());
        packer.runs.extend(record.as_flattened());
    }
    let pilots = table.pilots.unwrap_or(&[0; PILOTS]);
    let bits = with_pairs(table.pairs.map_or(vec![0; PAIRS], |bits| bits.to_vec()), sorted);
    let places = table.places as usize;
    let head = head(0, [count, places, packer.next() as usize - places, packer.profiles.bytes.len() / PROFILE]);
    let Packer { runs, exact, profiles, .. } = packer;
    ([&head, pilots.as_slice(), &bits, &profiles.bytes, table.records, &runs, &exact].concat(), own)
}

/// These bits with those of the first two words of longer phrases.
fn with_pairs(mut bits: Vec<u8>, sorted: &LexiconBuilder) -> Vec<u8> {
    sorted.pairs.iter().for_each(|key| set_bit(&mut bits, *key, PAIR));
    bits
}

/// The keys of phrases and beginnings, in order and each once.
fn keys(sorted: &LexiconBuilder) -> Vec<u64> {
    let beginnings = sorted.beginnings.iter().map(|(key, _)| *key);
    let mut keys: Vec<u64> = sorted.phrases.iter().map(|(key, _)| *key).chain(beginnings).collect();
    // Both are in order already, which this sort sees.
    keys.sort();
    keys.dedup();
    keys
}

/// Each key with its phrases and the lists that hold longer ones.
fn each<'p>(keys: &'p [u64], sorted: &'p LexiconBuilder) -> impl Iterator<Item = (u64, &'p [(u64, Entry)], u64)> {
    let (mut beginnings, mut rest) = (sorted.beginnings.iter().peekable(), sorted.phrases.as_slice());
    keys.iter().map(move |&key| {
        let longer = beginnings.next_if(|(beginning, _)| *beginning == key).map_or(0, |(_, lists)| *lists);
        let (own, behind) = rest.split_at(rest.iter().take_while(|(row, _)| *row == key).count());
        rest = behind;
        (key, own, longer)
    })
}

/// The head of a table with this stamp and so many phrases, places, readings in runs and profiles.
fn head(stamp: u64, numbers: [usize; 4]) -> Vec<u8> {
    let mut head = stamp.to_le_bytes().to_vec();
    head.extend(numbers.into_iter().flat_map(|number| (number as u32).to_le_bytes()));
    head.resize(HEAD, 0);
    head
}

/// What stands behind the places of a table.
#[derive(Default)]
struct Packer {
    /// The number of records before the runs.
    first: u32,
    runs: Vec<u8>,
    exact: Vec<u8>,
    profiles: Profiles,
}

impl Packer {
    /// The number of the next record behind the runs.
    fn next(&self) -> u32 {
        self.first + (self.runs.len() / RECORD) as u32
    }

    /// The record of a key with these readings; several go to the runs.
    fn record(&mut self, key: u64, entries: impl Iterator<Item = Entry>, longer: u64, is_marked: bool) -> [[u8; READING]; 2] {
        let mut lists = 0;
        let readings = entries.inspect(|entry| lists |= entry.list.bit()).map(|entry| reading(&entry, &mut self.exact));
        let readings: Vec<[u8; READING]> = readings.collect();
        let profile = self.profiles.number(Slot::profile(lists, is_marked, longer, readings.len()));
        let known = (key & KEY | u64::from(profile) << KEY.count_ones()).to_le_bytes();
        match readings.as_slice() {
            [] => [known, half(NO_LIST, 0, 0)],
            [own] => [known, *own],
            several => {
                let first = self.next();
                several.iter().for_each(|reading| self.runs.extend([[0; READING], *reading].as_flattened()));
                [known, half(NO_LIST, first, 0)]
            }
        }
    }
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
    /// Those of a packed table.
    fn of(packed: &[u8]) -> Self {
        let mut profiles = Profiles::default();
        for profile in packed.chunks_exact(PROFILE).skip(1) {
            profiles.number((long(profile), profile.get(8..).map_or(0, long)));
        }
        profiles
    }

    fn number(&mut self, (own, longer): (u64, u64)) -> u16 {
        // More profiles than fit would be more than there are combinations of lists in use; the last one stands for all.
        let next = u16::try_from(self.numbers.len() + 1).unwrap_or(u16::MAX);
        *self.numbers.entry(chain(chain(0, own), longer)).or_insert_with(|| {
            self.bytes.extend(own.to_le_bytes());
            self.bytes.extend(longer.to_le_bytes());
            next
        })
    }
}
