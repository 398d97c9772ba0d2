//! The words that Dutch numerals are made of, inside one word or with spaces between.

/// A part of a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atom {
    /// nul
    Zero,
    /// een to negen
    Unit(u8),
    /// tien to negentien
    Teen(u8),
    /// twintig to negentig
    Ten(u8),
    /// honderd
    Hundred,
    /// duizend
    Thousand,
    /// miljoen and above: the power of ten
    Scale(u8),
    /// en
    And,
    /// half, halve
    Half,
    /// anderhalf
    OneAndHalf,
    /// eerste, derde: ordinals with a stem of their own
    Irregular(u8),
}

/// Atoms by their first letter; where one begins another, the longer stands first.
const A: &[(&str, Atom)] =
    &[("anderhalve", Atom::OneAndHalf), ("anderhalf", Atom::OneAndHalf), ("achttien", Atom::Teen(18)), ("acht", Atom::Unit(8))];
const B: &[(&str, Atom)] = &[("biljoen", Atom::Scale(12)), ("biljard", Atom::Scale(15))];
const D: &[(&str, Atom)] = &[
    ("duizend", Atom::Thousand),
    ("dertien", Atom::Teen(13)),
    ("dertig", Atom::Ten(30)),
    ("derde", Atom::Irregular(3)),
    ("drie", Atom::Unit(3)),
];
const E: &[(&str, Atom)] = &[("eerste", Atom::Irregular(1)), ("een", Atom::Unit(1)), ("elf", Atom::Teen(11)), ("en", Atom::And)];
const H: &[(&str, Atom)] = &[("honderd", Atom::Hundred), ("halve", Atom::Half), ("half", Atom::Half)];
const K: &[(&str, Atom)] = &[("kwadriljoen", Atom::Scale(24)), ("kwadriljard", Atom::Scale(27)), ("kwintiljoen", Atom::Scale(30))];
const M: &[(&str, Atom)] = &[("miljoen", Atom::Scale(6)), ("miljard", Atom::Scale(9))];
const N: &[(&str, Atom)] = &[("negentien", Atom::Teen(19)), ("negentig", Atom::Ten(90)), ("negen", Atom::Unit(9)), ("nul", Atom::Zero)];
const Q: &[(&str, Atom)] = &[("quadriljoen", Atom::Scale(24)), ("quadriljard", Atom::Scale(27)), ("quintiljoen", Atom::Scale(30))];
const T: &[(&str, Atom)] = &[
    ("triljoen", Atom::Scale(18)),
    ("triljard", Atom::Scale(21)),
    ("twintig", Atom::Ten(20)),
    ("tachtig", Atom::Ten(80)),
    ("twaalf", Atom::Teen(12)),
    ("twee", Atom::Unit(2)),
    ("tien", Atom::Teen(10)),
];
const V: &[(&str, Atom)] = &[
    ("veertien", Atom::Teen(14)),
    ("vijftien", Atom::Teen(15)),
    ("veertig", Atom::Ten(40)),
    ("vijftig", Atom::Ten(50)),
    ("vier", Atom::Unit(4)),
    ("vijf", Atom::Unit(5)),
];
const Z: &[(&str, Atom)] = &[
    ("zeventien", Atom::Teen(17)),
    ("zeventig", Atom::Ten(70)),
    ("zestien", Atom::Teen(16)),
    ("zestig", Atom::Ten(60)),
    ("zeven", Atom::Unit(7)),
    ("zes", Atom::Unit(6)),
];

/// The atom that `folded` starts with, and what stands behind it.
pub fn leading(folded: &[u8]) -> Option<(Atom, &[u8])> {
    let atoms = match folded.first()? {
        b'a' => A,
        b'b' => B,
        b'd' => D,
        b'e' => E,
        b'h' => H,
        b'k' => K,
        b'm' => M,
        b'n' => N,
        b'q' => Q,
        b't' => T,
        b'v' => V,
        b'z' => Z,
        _ => return None,
    };
    // The second letter rules most out before whole words are compared.
    let second = folded.get(1);
    let mut likely = atoms.iter().filter(|(word, _)| word.as_bytes().get(1) == second);
    likely.find_map(|(word, atom)| folded.strip_prefix(word.as_bytes()).map(|rest| (*atom, rest)))
}

/// Abbreviated scales, which stand as words of their own behind a number.
const SHORT: &[(&str, u8)] = &[("mln", 6), ("mio", 6), ("mld", 9), ("mrd", 9), ("bln", 12)];

/// The scale that a whole word abbreviates.
pub fn short_scale(folded: &[u8]) -> Option<Atom> {
    let word = folded.strip_suffix(b".").unwrap_or(folded);
    SHORT.iter().find(|(short, _)| short.as_bytes() == word).map(|(_, power)| Atom::Scale(*power))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::amount::word::{may_begin, may_go_on};

    #[test]
    fn every_atom_and_scale_is_let_through() {
        let atoms = [A, B, D, E, H, K, M, N, Q, T, V, Z].into_iter().flatten();
        for (word, atom) in atoms {
            let admitted = if *atom == Atom::And { may_go_on } else { may_begin };
            assert!(admitted(word.as_bytes()) && admitted(word.to_uppercase().as_bytes()), "{word}");
        }
        for (word, _) in SHORT {
            assert!(may_begin(word.as_bytes()), "{word}");
        }
        for word in ["allereerste", "één", "tweeën", "Eén"] {
            assert!(may_begin(word.as_bytes()), "{word}");
        }
        for word in ["de", "van", "alarm", "veel", "en"] {
            assert!(!may_begin(word.as_bytes()), "{word}");
        }
    }
}
