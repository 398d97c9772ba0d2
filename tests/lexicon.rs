//! The packed lexicon: that it holds what the lists hold, and that a packed table answers as its phrases say.

use std::collections::BTreeMap;

use feiten::lexicon::{chain, Entry, Lexicon, LexiconBuilder, List};
use feiten::mention::Lists;
use proptest::prelude::*;

/// Where the packed phrases lie.
const PACKED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/mention/phrases.bin");

#[test]
fn the_lexicon_is_packed_from_the_lists_as_they_are() {
    let built = Lists::built().unwrap().lexicon;
    if std::env::var_os("FEITEN_UPDATE_LEXICON").is_some() {
        std::fs::write(PACKED, built.bytes()).unwrap();
    }
    let same = std::fs::read(PACKED).unwrap() == built.bytes();
    assert!(same, "a list was changed: FEITEN_UPDATE_LEXICON=1 cargo test lexicon");
}

#[test]
fn the_packed_lexicon_is_small() {
    assert!(Lists::built_in().unwrap().lexicon.bytes().len() < 4 << 20);
}

#[test]
fn a_builder_that_goes_on_keeps_every_phrase() {
    let lexicon = Lists::built_in().unwrap().lexicon;
    let mut builder = lexicon.builder();
    let own = Entry { list: List::Custom, row: 7, capitals: 1, exact: 0 };
    builder.add(&[3, 5], own);
    let extended = builder.build(0);
    assert_eq!(extended.len(), lexicon.len() + 2);
    assert!(extended.entries(extended.slot(chain(3, 5))).eq([own]));
    assert_eq!(lexicon.builder().build(0).bytes()[8..], lexicon.bytes()[8..]);
}

#[test]
fn bytes_that_are_no_table_hold_nothing() {
    for bytes in [&[][..], &[0; 8], &[0xFF; 16], &[0x7F; 300_000]] {
        let stamp = bytes.first_chunk().copied().map_or(0, u64::from_le_bytes);
        let lexicon = Lexicon::packed(bytes, stamp).unwrap();
        for key in [0, 1, u64::MAX, 0x7F7F_7F7F_7F7F_7F7F] {
            let slot = lexicon.slot(key);
            assert_eq!(lexicon.entries(slot).filter(|entry| entry.list != List::Custom).count(), 0);
        }
        assert!(Lexicon::packed(bytes, stamp.wrapping_add(1)).is_none());
    }
}

fn entries() -> impl Strategy<Value = Entry> {
    (0..List::ALL.len(), any::<u32>(), any::<u16>(), prop_oneof![Just(0), any::<u64>()]).prop_map(|(list, row, capitals, exact)| Entry {
        list: List::ALL[list],
        row,
        capitals,
        exact,
    })
}

/// Hashes of words: any, or of a few that come again, also such as differ only in some bits.
fn words() -> impl Strategy<Value = u64> {
    prop_oneof![any::<u64>(), (0..4u64, 0..4u64).prop_map(|(high, low)| high << 48 | low), Just(u64::MAX)]
}

proptest! {
    #[test]
    fn a_table_answers_as_its_phrases_say(
        phrases in prop::collection::vec((prop::collection::vec(words(), 1..4), entries()), 0..40),
        unknown in words(),
    ) {
        let mut builder = LexiconBuilder::default();
        let mut known: BTreeMap<u64, (Vec<Entry>, bool)> = BTreeMap::new();
        for (words, entry) in &phrases {
            builder.add(words, *entry);
            let key = words[1..].iter().fold(words[0], |key, &word| {
                known.entry(key).or_default().1 = true;
                chain(key, word)
            });
            known.entry(key).or_default().0.push(*entry);
        }
        let lexicon = builder.build(unknown);
        prop_assert_eq!(lexicon.len(), known.len());
        prop_assert_eq!(!lexicon.slot(unknown).is_empty(), known.contains_key(&unknown));
        for (key, (entries, more)) in known {
            let slot = lexicon.slot(key);
            prop_assert_eq!(slot.goes_on_in(u64::MAX), more);
            for list in List::ALL {
                prop_assert_eq!(slot.is_in(list), entries.iter().any(|entry| entry.list == list));
            }
            prop_assert_eq!(lexicon.entries(slot).collect::<Vec<_>>(), entries);
        }
    }

    #[test]
    fn lists_have_their_own_numbers(number in 0..List::ALL.len()) {
        prop_assert_eq!(List::ALL[number] as usize, number);
    }
}
