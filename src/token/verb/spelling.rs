//! The spelling rules of Dutch inflection: open and closed syllables, v/f and z/s, -t or -d, trema.

use std::borrow::Cow;

/// Prefixes that never leave their verb and keep "ge-" away from the participle.
const PREFIXES: [&str; 6] = ["her", "ont", "ver", "be", "er", "ge"];

/// The letter without the acute accent that marks stress.
pub(crate) fn unstressed(letter: char) -> char {
    match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        other => other,
    }
}

/// The word without the acute accents that mark stress.
pub(crate) fn without_stress(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() && word.chars().any(|letter| unstressed(letter) != letter) {
        Cow::Owned(word.chars().map(unstressed).collect())
    } else {
        Cow::Borrowed(word)
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ë' | 'ï')
}

/// Two letters that spell one vowel, so that the second is not a vowel of its own.
fn is_digraph(first: char, second: char) -> bool {
    matches!(
        (first, second),
        ('a', 'a' | 'i' | 'u') | ('e', 'e' | 'i' | 'u' | 'a') | ('i', 'e') | ('o', 'o' | 'e' | 'u' | 'i' | 'a') | ('u', 'u' | 'i')
    )
}

/// The last three letters of a word, from the end; `\0` where the word is shorter.
fn last_three(word: &str) -> (char, char, char) {
    let mut letters = word.chars().rev();
    let mut next = || letters.next().unwrap_or('\0');
    (next(), next(), next())
}

/// The verb without an inseparable prefix, where what is left can be a verb.
fn after_prefix(verb: &str) -> Option<&str> {
    PREFIXES.iter().find_map(|prefix| {
        let rest = verb.strip_prefix(prefix)?;
        if prefix.ends_with('e') && rest.starts_with(['e', 'i', 'u']) {
            // "beuken" and "geeuwen" open with a digraph: a prefix would leave a trema.
            return None;
        }
        let root = rest.strip_suffix('n')?;
        let root = root.strip_suffix(['e', 'ë']).unwrap_or(root);
        root.contains(is_vowel).then_some(rest)
    })
}

/// Writes the stem of an infinitive: "trek" of "trekken", "reis" of "reizen", "ga" of "gaan".
pub(crate) fn push_stem(infinitive: &str, out: &mut String) {
    if let Some(root) = infinitive.strip_suffix("ën") {
        out.push_str(root);
        if root.ends_with('i') {
            out.push('e');
        }
        return;
    }
    let root = infinitive.strip_suffix("en").unwrap_or("");
    let (last, middle, first) = last_three(root);
    if root.is_empty() || (is_vowel(last) && last != 'y' && !is_vowel(middle)) {
        let open = infinitive.strip_suffix('n').unwrap_or(infinitive);
        out.push_str(open.strip_suffix("aa").unwrap_or(open));
        if open.ends_with("aa") {
            out.push('a');
        }
        return;
    }
    out.push_str(root);
    if last == middle {
        out.pop();
    } else if is_open(last, middle, first) && !is_weak_syllable(infinitive, root) {
        out.pop();
        if middle == 'ë' {
            // "creëren" keeps its trema in "creëer"; "associëren" has no need of it in "associeer".
            if first != 'e' {
                out.pop();
                out.push('e');
            }
            out.push('e');
        } else {
            out.push(middle);
        }
        out.push(last);
    }
    match out.chars().last() {
        Some('v') => replace_last(out, 'f'),
        Some('z') => replace_last(out, 's'),
        _ => {}
    }
}

/// One vowel letter before one consonant: long in "maken", so doubled in "maak".
fn is_open(last: char, middle: char, first: char) -> bool {
    matches!(middle, 'a' | 'e' | 'o' | 'u' | 'ë')
        && !is_vowel(last)
        && last != 'x'
        && !(middle == 'u' && last == 'w')
        && !is_digraph(first, middle)
}

/// The unstressed "-el", "-em", "-en" of "handelen", "ademen", "openen", which stays as it is.
/// Unstressed "-er" can not be told from the "-er" of "regeren": the list names those stems.
fn is_weak_syllable(infinitive: &str, root: &str) -> bool {
    let Some(before) = ["el", "em", "en"].iter().find_map(|ending| root.strip_suffix(ending)) else {
        return false;
    };
    let before = PREFIXES
        .iter()
        .find_map(|prefix| {
            after_prefix(infinitive)?;
            before.strip_prefix(prefix)
        })
        .unwrap_or(before);
    before.contains(is_vowel)
}

fn replace_last(out: &mut String, letter: char) {
    out.pop();
    out.push(letter);
}

/// Adds the "-t" of the third person: "stuurt", "gaat", but "zet".
pub(crate) fn push_t(stem: &str, out: &mut String) {
    out.push_str(stem);
    if !stem.ends_with('t') {
        push_long_vowel(stem, out);
        out.push('t');
    }
}

/// Doubles the open vowel that ends a stem, before a consonant closes it: "gaat", "geëchood".
fn push_long_vowel(stem: &str, out: &mut String) {
    let (last, middle, _) = last_three(stem);
    if matches!(last, 'a' | 'o') && !is_vowel(middle) {
        out.push(last);
    }
}

/// Whether the weak past has "-te" and not "-de": the sound before "-en" has no voice.
pub(crate) fn is_voiceless(infinitive: &str) -> bool {
    let root = infinitive.strip_suffix("en").unwrap_or("");
    let (last, middle, _) = last_three(root);
    matches!(last, 't' | 'k' | 'f' | 's' | 'p' | 'x') || (last == 'c' && middle != '\0') || (last == 'h' && matches!(middle, 'c' | 's'))
}

/// Adds the weak past ending to a stem: "stuurde", "zette".
pub(crate) fn push_weak_past(infinitive: &str, stem: &str, out: &mut String) {
    out.push_str(stem);
    out.push_str(if is_voiceless(infinitive) { "te" } else { "de" });
}

/// Writes the weak participle: "gestuurd", "geëist", "bereid", "vertrouwd".
pub(crate) fn push_weak_participle(infinitive: &str, stem: &str, out: &mut String) {
    if after_prefix(infinitive).is_none() {
        out.push_str("ge");
        push_after_ge(stem, out);
    } else {
        out.push_str(stem);
    }
    let ending = if is_voiceless(infinitive) { 't' } else { 'd' };
    if !stem.ends_with(ending) {
        push_long_vowel(stem, out);
        out.push(ending);
    }
}

/// Adds a stem to "ge-", with a trema where the vowels would be read as one.
fn push_after_ge(stem: &str, out: &mut String) {
    let mut letters = stem.chars();
    let first = letters.next().unwrap_or('\0');
    let second = letters.clone().next().unwrap_or('\0');
    let trema = match (first, second) {
        ('e', _) => 'ë',
        ('i', next) if next != 'j' => 'ï',
        ('u', next) if next != 'i' => 'ü',
        _ => first,
    };
    out.push(trema);
    out.push_str(letters.as_str());
}

/// Writes the plural of a strong past: "trokken", "schreven", "gaven", "vielen".
pub(crate) fn push_past_plural(singular: &str, out: &mut String) {
    out.push_str(singular);
    let (last, middle, first) = last_three(singular);
    if last == 'e' {
        out.push('n');
        return;
    }
    let voiced = match last {
        'f' => 'v',
        's' => 'z',
        other => other,
    };
    if is_vowel(middle) && middle == first {
        out.pop();
        out.pop();
        out.push(voiced);
    } else if is_vowel(middle) && middle != 'a' && !is_digraph(first, middle) {
        out.push(last);
    } else {
        // The short "a" of "gaf" is long in "gaven": it stays open.
        replace_last(out, voiced);
    }
    out.push_str("en");
}

/// Writes the participle as it stands before a noun, "gestuurde", "gedane", or says that it
/// does not change: "aangevallen".
pub(crate) fn push_inflected(participle: &str, stem: &str, out: &mut String) -> bool {
    let (last, middle, first) = last_three(participle);
    if last == 'n' && (middle == 'ë' || middle == 'e' && !is_digraph(first, middle)) {
        return false;
    }
    out.push_str(participle);
    if is_vowel(middle) && middle == first {
        out.pop();
        out.pop();
        out.push(last);
    } else if is_vowel(middle) && middle != 'y' && !is_digraph(first, middle) {
        // "gezette", but "geüpdatete", whose last "e" belongs to the stem.
        if !(middle == 'e' && stem.ends_with('e')) {
            out.push(last);
        }
    }
    out.push('e');
    true
}
