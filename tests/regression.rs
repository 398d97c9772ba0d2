//! Texts that nobody should write, each by its name: they go through, in time, and give what stands in them and no more.

use std::time::{Duration, Instant};

use feiten::{Extraction, Extractor, Fact, Kind};

/// The time that one hostile text may take, in a debug build on a slow machine.
const LIMIT: Duration = Duration::from_secs(60);

/// Reads a text in time; says how long it took, for those who ask with `--nocapture`.
fn read(name: &str, text: &str) -> Extraction {
    let extractor = Extractor::new();
    // The lists are loaded at the first use and are no part of the time.
    let _ = extractor.extract("De NAVO.");
    let start = Instant::now();
    let extraction = extractor.extract(text);
    let taken = start.elapsed();
    println!("{name}: {} bytes, {taken:?}, {:.2} µs/byte", text.len(), taken.as_secs_f64() * 1e6 / text.len().max(1) as f64);
    assert!(taken < LIMIT, "{name}: {taken:?}");
    for entity in extraction.entities() {
        assert_eq!(entity.span().slice(text), entity.text(), "{name}");
    }
    for sentence in extraction.sentences() {
        assert!(!sentence.span().slice(text).is_empty(), "{name}");
    }
    extraction
}

/// How many tokens, sentences, entities and facts there are.
fn counts(extraction: &Extraction) -> [usize; 4] {
    [extraction.tokens().len(), extraction.sentences().len(), extraction.entities().len(), extraction.facts().len()]
}

/// The entities, each by its kind and its bytes.
fn entities(extraction: &Extraction) -> Vec<(Kind, &str)> {
    extraction.entities().iter().map(|entity| (entity.kind(), entity.text())).collect()
}

fn of_kind(extraction: &Extraction, kind: Kind) -> usize {
    extraction.entities().iter().filter(|entity| entity.kind() == kind).count()
}

#[test]
fn an_empty_text() {
    assert_eq!(counts(&read("empty", "")), [0; 4]);
}

#[test]
fn only_white_space() {
    assert_eq!(counts(&read("white space", &" \t\r\n\u{a0}\u{2003}\u{200b}".repeat(20_000))), [0; 4]);
}

#[test]
fn only_punctuation() {
    let [tokens, _, entities, facts] = counts(&read("punctuation", &".,;:!?()[]{}/\\-–—'\"„”«»…%&*#@".repeat(500)));
    assert!(tokens > 0);
    assert_eq!([entities, facts], [0; 2]);
}

#[test]
fn a_million_opening_quotes() {
    for (quote, times) in [("„", 1_000_000), ("\"", 50_000), ("«", 50_000), ("'", 50_000)] {
        let [_, _, entities, facts] = counts(&read(quote, &quote.repeat(times)));
        assert_eq!([entities, facts], [0; 2], "{quote}");
    }
}

#[test]
fn opening_quotes_between_words() {
    let [_, _, _, facts] = counts(&read("quotes and words", &"„Kom mee 'nu \"zei ".repeat(2_000)));
    assert!(facts <= 2_000, "{facts}");
}

#[test]
fn a_word_of_a_megabyte() {
    assert_eq!(counts(&read("one word", &"a".repeat(1 << 20))), [1, 1, 0, 0]);
    assert_eq!(counts(&read("one compound", &"wapen".repeat(1 << 18)))[..2], [1, 1]);
    assert_eq!(counts(&read("one name", &"A".repeat(1 << 20)))[..2], [1, 1]);
    assert_eq!(counts(&read("one hyphenated word", &"a-".repeat(1 << 19)))[3], 0);
}

#[test]
fn commas() {
    assert_eq!(counts(&read("commas", &",".repeat(200_000)))[2..], [0; 2]);
    assert_eq!(counts(&read("commas and spaces", &", ".repeat(20_000)))[2..], [0; 2]);
    let list = read("a list of commas", &"Polen, ".repeat(5_000));
    assert_eq!(of_kind(&list, Kind::Country), 5_000);
}

#[test]
fn conjunctions_in_a_row() {
    for word in ["dat ", "die ", "en ", "omdat hij ", "zei dat ", "volgens ", "om te ", "heeft ", "niet ", "van de "] {
        let extraction = read(word, &word.repeat(if word == "dat " { 50_000 } else { 5_000 }));
        assert_eq!(extraction.entities().len(), 0, "{word}");
        assert_eq!(extraction.facts().iter().filter(|fact| !matches!(fact, Fact::Statement(_))).count(), 0, "{word}");
    }
}

#[test]
fn brackets_in_a_row() {
    for bracket in ["(", ")", "[", "( ", "(a "] {
        assert_eq!(counts(&read(bracket, &bracket.repeat(if bracket == "(" { 50_000 } else { 5_000 })))[2..], [0; 2], "{bracket}");
    }
    let nested = "(".repeat(25_000) + "Polen" + &")".repeat(25_000);
    assert_eq!(of_kind(&read("nested brackets", &nested), Kind::Country), 1);
}

#[test]
fn names_in_a_row() {
    assert_eq!(of_kind(&read("countries", &"Frankrijk ".repeat(50_000)), Kind::Country), 50_000);
    assert_eq!(of_kind(&read("countries and", &"Frankrijk en ".repeat(5_000)), Kind::Country), 5_000);
    let people = read("people", &"Jan de Vries ".repeat(2_000));
    assert!(people.entities().len() <= 4_000);
    let new: String = (0..500).map(|nth| format!("Aa{nth}b Ccc{nth}d zei dat hij kwam. ")).collect();
    assert!(read("new people", &new).sentences().len() >= 500);
    let roles = read("roles", &"minister van ".repeat(5_000));
    assert!(of_kind(&roles, Kind::Role) <= 5_000);
}

#[test]
fn numerals_in_a_row() {
    for (word, most) in
        [("drie ", 20_000), ("3 ", 2_000), ("3,", 2_000), ("miljoen ", 2_000), ("2022 ", 2_000), ("1-", 2_000), ("3 mei ", 2_000)]
    {
        let extraction = read(word, &word.repeat(most));
        assert!(extraction.entities().len() <= most, "{word}: {}", extraction.entities().len());
        assert_eq!(extraction.facts().len(), 0, "{word}");
    }
}

#[test]
fn verbs_of_facts_in_a_row() {
    let extraction = read("sendings", &"Nederland stuurt tanks naar Polen en ".repeat(200));
    assert_eq!(of_kind(&extraction, Kind::Country), 400);
    assert!(extraction.facts().len() <= 400, "{}", extraction.facts().len());
    let extraction = read("sentences", &"Nederland stuurt tanks naar Polen. Dat zei minister Jansen. ".repeat(500));
    assert_eq!(extraction.sentences().len(), 1_000);
    assert_eq!(extraction.facts().iter().filter(|fact| matches!(fact, Fact::Deployment(_) | Fact::Supply(_))).count(), 500);
}

#[test]
fn all_capitals() {
    let extraction = read("capitals", "NEDERLAND STUURT 350 MILITAIREN NAAR SLOWAKIJE.");
    assert_eq!(entities(&extraction), [(Kind::Country, "NEDERLAND"), (Kind::Quantity, "350 MILITAIREN"), (Kind::Country, "SLOWAKIJE")]);
    read("many capitals", &"DE NAVO STUURT EEN BATALJON NAAR POLEN ".repeat(100));
}

#[test]
fn nul_bytes() {
    assert_eq!(counts(&read("nul bytes", &"\0".repeat(20_000)))[2..], [0; 2]);
    let extraction = read("nul between words", "Nederland\0 stuurt \0tanks naar Polen.");
    assert_eq!(of_kind(&extraction, Kind::Country), 2);
}

#[test]
fn emoji() {
    assert_eq!(counts(&read("emoji", &"👍🏽👩‍👩‍👧🇳🇱❤️".repeat(2_000)))[2..], [0; 2]);
    let extraction = read("emoji around names", "🇳🇱Nederland🚀 stuurt 🚀 tanks naar Polen🇵🇱.");
    assert_eq!(of_kind(&extraction, Kind::Country), 2);
}

#[test]
fn right_to_left_text() {
    assert_eq!(counts(&read("hebrew and arabic", &"שלום עולם، مرحبا بالعالم. ".repeat(5_000)))[3], 0);
    let extraction = read("marks of direction", "\u{202b}Rusland\u{202c} valt \u{200f}Polen\u{200f} aan.");
    assert_eq!(of_kind(&extraction, Kind::Country), 2);
}

#[test]
fn lone_combining_marks() {
    assert_eq!(counts(&read("combining marks", &"\u{301}\u{308}\u{327}".repeat(50_000)))[2..], [0; 2]);
    assert_eq!(counts(&read("one letter under many", &("e".to_owned() + &"\u{301}".repeat(200_000))))[2..], [0; 2]);
    let extraction = read("decomposed letters", "Oekrai\u{308}ne stuurt tanks naar Belgie\u{308}.");
    let codes: Vec<_> = extraction.entities().iter().filter_map(|entity| entity.value().label()).collect();
    assert_eq!(codes, ["UA", "tank", "BE"]);
}

#[test]
fn line_ends_of_windows() {
    let unix = read("lf", "Extra tanks naar Polen\n\nNederland stuurt tanks.\nDat zei de minister.");
    let windows = read("crlf", "Extra tanks naar Polen\r\n\r\nNederland stuurt tanks.\r\nDat zei de minister.");
    assert_eq!(counts(&unix), counts(&windows));
}

#[test]
fn a_length_of_time_ends_with_its_line() {
    let extraction = read("a clock time on the next line", "vijf dagen\r\n15.00 uur");
    assert_eq!(entities(&extraction), [(Kind::Duration, "vijf dagen"), (Kind::Time, "15.00 uur")]);
}

#[test]
fn an_ampersand_joins_no_sentences() {
    let extraction = read("a firm cut off by its line", "B&\nStoltenberg");
    assert_eq!(entities(&extraction), [(Kind::Person, "Stoltenberg")]);
}

#[test]
fn a_number_counts_nothing_on_the_next_line() {
    let extraction = read("a stray mark at the end of a line", "twee `\n\naanvallen");
    assert_eq!(entities(&extraction), [(Kind::Number, "twee")]);
}

#[test]
fn a_side_that_is_the_source_lies_in_the_bytes_of_its_fact() {
    let text = "volgens Nederland ingedood drie militairen";
    let extraction = read("a source that counts its own", text);
    let found: Vec<_> = extraction.facts().iter().map(|fact| (fact.type_name(), fact.basis().span.slice(text))).collect();
    assert_eq!(found, [("statement", "volgens Nederland"), ("casualties", "Nederland ingedood drie militairen")]);
}

#[test]
fn a_listed_phrase_ends_with_its_sentence() {
    let extraction = read("the sign of a currency on two lines", "150 tot 200 r\n$");
    assert_eq!(entities(&extraction), [(Kind::Number, "150 tot 200")]);
}

#[test]
fn a_part_of_a_whole_ends_with_its_sentence() {
    let (broken, whole) =
        (read("two numbers on two lines", "Twee op\n150 tot 200"), read("a part on two lines", "Dat zegt een op\nde vijf."));
    assert_eq!(entities(&broken), [(Kind::Number, "Twee"), (Kind::Number, "150 tot 200")]);
    assert_eq!(entities(&whole), [(Kind::Number, "een op\nde vijf")]);
}

#[test]
fn an_amount_takes_no_cents_from_the_next_line() {
    let extraction = read("an amount and a number on two lines", "€25.000\n\ntwee de");
    assert_eq!(entities(&extraction), [(Kind::Money, "€25.000"), (Kind::Number, "twee")]);
}

#[test]
fn a_date_begins_in_its_sentence() {
    let extraction = read("a weekday with an accent, which ends a sentence", "DÌ. 12 mei 2024");
    assert_eq!(entities(&extraction), [(Kind::Organisation, "DÌ"), (Kind::Date, "12 mei 2024")]);
}

#[test]
fn a_bracket_inside_a_word_holds_no_white_space() {
    let text = "(\u{a0})a (é)n (É)n";
    let extraction = read("a space that does not break, in brackets", text);
    let words: Vec<&str> = extraction.tokens().iter().map(|token| token.span().slice(text)).collect();
    assert_eq!(words, ["(", ")", "a", "(é)n", "(", "É", ")", "n"]);
}

#[test]
fn a_title_ends_with_its_sentence() {
    let extraction = read("a quotation of two sentences", "\"A! Nederland”");
    assert_eq!(entities(&extraction), [(Kind::Country, "Nederland")]);
}

#[test]
fn a_byte_order_mark() {
    let extraction = read("byte order mark", "\u{feff}Nederland stuurt tanks naar Polen.");
    assert_eq!(extraction.entities()[0].span().start(), 3);
    assert_eq!(counts(&extraction), counts(&read("no mark", "Nederland stuurt tanks naar Polen.")));
}

#[test]
fn a_sign_that_modifies_what_follows_takes_no_white_space() {
    // U+08E2 forms one grapheme cluster with the space behind it.
    let text = "x \u{8e2} y\u{8e2}\u{8e2}\n\u{8e2}z";
    let extraction = read("a prepended mark", text);
    let words: Vec<&str> = extraction.tokens().iter().map(|token| token.span().slice(text)).collect();
    assert_eq!(words, ["x", "\u{8e2}", "y", "\u{8e2}\u{8e2}", "\u{8e2}z"]);
}

#[test]
fn a_line_without_end() {
    let text = "de oude man die met de hond in het park van de stad liep en ".repeat(1_000);
    assert_eq!(counts(&read("no full stop", &text))[2..], [0; 2]);
}

#[test]
fn pronouns_in_a_row() {
    assert_eq!(counts(&read("pronouns", &"hij zij het ze hem haar zijn ".repeat(60)))[2], 0);
    let text = "Jan Jansen kwam. ".to_owned() + &"Hij zei dat zij hem zag. ".repeat(300);
    assert_eq!(of_kind(&read("pronouns of one", &text), Kind::Person), 1);
}

#[test]
fn a_verb_behind_a_clock_time_that_ends_like_an_article() {
    let text = "Om kwart over één zei Rutte dat het klaar was.";
    let extraction = read("a clock time before a verb", text);
    let found: Vec<_> = extraction.facts().iter().map(|fact| (fact.type_name(), fact.basis().span.slice(text))).collect();
    assert_eq!(found, [("statement", "zei Rutte")]);
}
