//! The packed lexicon: that it holds what the lists hold, and that a packed table answers as its phrases say.

use std::collections::BTreeMap;
use std::path::Path;

use feiten::entity::genders;
use feiten::fact::Rules;
use feiten::lexicon::{chain, Endings, Ends, Entry, Hashed, Lexicon, LexiconBuilder, List, Prefilter};
use feiten::mention::Lists;
use feiten::rule::RuleSet;
use feiten::text::fold::hash;
use feiten::token::is_common;
use feiten::token::verb::VerbForm;
use proptest::prelude::*;

/// Every packed file with what belongs into it.
fn packs() -> Vec<(&'static str, Vec<u8>)> {
    let lists = Lists::built().unwrap();
    let mut packs = lists.packs();
    packs.push(("src/entity/gender.bin", genders().unwrap().bytes().to_vec()));
    packs.push(("src/fact/rules.bin", Rules::from_source().unwrap().pack(&lists)));
    packs
}

#[test]
fn the_lexicon_is_packed_from_the_lists_and_rules_as_they_are() {
    for (file, bytes) in packs() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let same = std::fs::read(&path).is_ok_and(|packed| packed == bytes);
        if !same && std::env::var_os("FEITEN_UPDATE_LEXICON").is_some() {
            std::fs::write(&path, bytes).unwrap();
        } else {
            assert!(same, "{file}: a list or rule was changed: FEITEN_UPDATE_LEXICON=1 cargo test lexicon");
        }
    }
}

#[test]
fn what_is_packed_is_what_is_built() {
    if std::env::var_os("FEITEN_UPDATE_LEXICON").is_some() {
        // What is compiled in was packed before.
        return;
    }
    let (packed, built) = (Lists::built_in().unwrap(), Lists::built().unwrap());
    assert_eq!(packed.verbs, built.verbs);
    assert_eq!(packed.helpers, built.helpers);
    let own = |entry: Entry| VerbForm::from_code(entry.row).map(|form| built.verbs.lemma(form.verb));
    let known = |lemma: u64| built.lexicon.word(lemma).any(|entry| entry.list == List::Verb && own(entry) == Some(lemma));
    assert!(built.verbs.rows().all(|row| known(built.verbs.lemma(row))));
    // Examples apart, which are not packed.
    let mut read = Rules::from_source().unwrap();
    assert_eq!(RuleSet::unpack(read.set.pack()).unwrap().pack(), read.set.pack());
    let rules = Rules::built_in(&packed).unwrap();
    assert!(rules.set.frames().iter().all(|frame| frame.examples.is_empty()));
    read.set = RuleSet::unpack(read.set.pack()).unwrap();
    assert_eq!(rules.set.frames().len(), read.set.frames().len());
    assert_eq!(format!("{:?}", rules.set), format!("{:?}", read.set));
}

#[test]
fn bytes_that_are_no_rules_are_refused() {
    let bytes = Rules::from_source().unwrap().set.pack();
    assert!(RuleSet::unpack(Vec::new()).is_none());
    for length in (0..bytes.len()).step_by(97) {
        assert!(RuleSet::unpack(bytes[..length].to_vec()).is_none());
        let mut wrong = bytes.clone();
        wrong[length] ^= 0xFF;
        let _ = RuleSet::unpack(wrong).map(|set| set.frames().len());
    }
}

#[test]
fn the_packed_lexicon_is_small() {
    assert!(Lists::built_in().unwrap().lexicon.bytes().len() < 4 << 20);
}

#[test]
fn further_phrases_stand_behind_those_of_the_lists() {
    let lexicon = Lists::built_in().unwrap().lexicon;
    let polen = hash("Polen");
    let (known, own) = (lexicon.word(polen).collect::<Vec<_>>(), Entry { list: List::Custom, row: 7, capitals: 1, exact: 0 });
    let mut builder = LexiconBuilder::default();
    builder.add(&[polen], own);
    builder.add(&[polen, 5], own);
    let extended = lexicon.with(builder, is_common);
    assert_eq!((extended.len(), extended.stamp()), (lexicon.len() + 1, 0));
    assert_eq!(extended.word(polen).collect::<Vec<_>>(), [known.as_slice(), &[own]].concat());
    assert!(extended.slot(polen).goes_on_in(List::Custom.bit()) && extended.entries(extended.slot(chain(polen, 5))).eq([own]));
    for word in ["NAVO", "de", "gestuurd", "Nederland"].map(hash) {
        assert!(extended.slot(word).is_in_any(u64::MAX) && extended.word(word).eq(lexicon.word(word)));
    }
}

#[test]
fn bytes_that_are_no_table_hold_nothing() {
    for bytes in [&[][..], &[0; 32], &[0xFF; 32], &[0x7F; 300_000]] {
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

/// Such hashes mixed once more, since no table keeps all bits of a key; some have the same upper bits.
fn mixed() -> impl Strategy<Value = u64> {
    prop_oneof![words().prop_map(|word| chain(0, word)), (0..40u64).prop_map(|low| u64::MAX - low)]
}

proptest! {
    #[test]
    fn a_table_answers_as_its_phrases_say(
        phrases in prop::collection::vec((prop::collection::vec(mixed(), 1..4), entries()), 0..40),
        unknown in mixed(),
        first in 0..50usize,
        second in 0..50usize,
    ) {
        // Those of a table, then others behind them, twice.
        let mut builders = [(); 3].map(|()| LexiconBuilder::default());
        let mut known: BTreeMap<u64, (Vec<Entry>, bool)> = BTreeMap::new();
        for (number, (words, entry)) in phrases.iter().enumerate() {
            builders[usize::from(number >= first) + usize::from(number >= first + second)].add(words, *entry);
            let key = words[1..].iter().fold(words[0], |key, &word| {
                known.entry(key).or_default().1 = true;
                chain(key, word)
            });
            known.entry(key).or_default().0.push(*entry);
        }
        let [builder, further, last] = builders;
        let marks = |key| key % 3 == 0;
        let lexicon = builder.build(unknown, marks).with(further, marks).with(last, marks);
        prop_assert_eq!(lexicon.len(), known.len());
        prop_assert_eq!(!lexicon.slot(unknown).is_empty(), known.contains_key(&unknown));
        for (key, (entries, more)) in known {
            let slot = lexicon.slot(key);
            prop_assert_eq!((slot.goes_on_in(u64::MAX), slot.is_marked()), (more, key % 3 == 0));
            for list in List::ALL {
                prop_assert_eq!(slot.is_in(list), entries.iter().any(|entry| entry.list == list));
            }
            prop_assert_eq!(lexicon.entries(slot).collect::<Vec<_>>(), entries);
        }
    }

    #[test]
    fn a_table_of_numbers_answers_as_its_rows_say(rows in prop::collection::vec((mixed(), 0..=Hashed::MOST), 0..40), unknown in mixed()) {
        let table = Hashed::build(unknown, 7, rows.clone());
        let known: BTreeMap<u64, u32> = rows.into_iter().collect();
        prop_assert_eq!(table.note(), 7);
        prop_assert_eq!(table.get(unknown), known.get(&unknown).copied());
        for (key, value) in known {
            prop_assert_eq!(table.get(key), Some(value));
        }
    }

    #[test]
    fn the_longest_listed_end_is_found(ends in prop::collection::vec("[ab]{1,7}|a{34,39}", 0..12), word in "[ab]{0,9}|b?a{33,41}", most in 0..45usize) {
        let rows: Vec<(String, u32)> = ends.iter().cloned().zip(0..).collect();
        let fits = |end: &&String| word.ends_with(end.as_str()) && end.len() <= most;
        let longest = ends.iter().filter(fits).max_by_key(|end| end.len());
        let number = |end: &String| rows.iter().rev().find(|(other, _)| other == end).map(|(_, number)| (*number, end.len()));
        let table = Ends::build(0, &rows);
        prop_assert_eq!(table.longest(&word, most), longest.and_then(number));
        let (endings, text) = (Endings::build(ends.iter().map(String::as_str)), format!("Before it: {}", word.to_uppercase()));
        prop_assert!(longest.is_none() || endings.open().may_close(text.as_bytes()));
    }

    #[test]
    fn a_word_may_close_with_each_of_the_words(words in prop::collection::vec("[ab]{1,9}", 1..12), front in "[ab-]{0,9}", number in 0..12usize) {
        let endings = Endings::build(words.iter().map(String::as_str));
        let both = Endings::build(["zz"]).or(&endings);
        let word = format!("{front}{}", words[number % words.len()]);
        for word in [word.clone(), word.to_uppercase(), word.replacen('a', "á", 1), format!("{front} {word}")] {
            prop_assert!(endings.open().may_close(word.as_bytes()) && both.open().may_close(word.as_bytes()));
        }
        prop_assert_eq!(endings.bytes().len(), Endings::BYTES);
    }

    #[test]
    fn a_prefilter_lets_listed_words_and_ends_through(
        words in prop::collection::vec(any::<u64>(), 0..40), ends in prop::collection::vec("[ab]{1,9}", 1..12), front in "[ab-]{0,9}",
    ) {
        let prefilter = Prefilter::build(words.iter().copied(), ends.iter().map(String::as_str));
        let both = Prefilter::build([], ["zz"]).or(&prefilter);
        for filter in [prefilter.open(), both.open()] {
            prop_assert!(words.iter().all(|word| filter.may_hold(*word, b"", false)));
            let closes = |end: &String| filter.may_hold(0, format!("{front}{end}").as_bytes(), true);
            prop_assert!(ends.iter().all(closes));
        }
        prop_assert_eq!(prefilter.bytes().len(), Prefilter::BYTES);
        prop_assert_eq!(Prefilter::build([], []).open().may_hold(words.len() as u64, b"Een heel lang woord", true), false);
        prop_assert!(Prefilter::default().open().may_hold(words.len() as u64, b"", false));
    }

    #[test]
    fn lists_have_their_own_numbers(number in 0..List::ALL.len()) {
        prop_assert_eq!(List::ALL[number] as usize, number);
    }
}
