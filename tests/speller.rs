//! A speller of Dutch numerals that shares nothing with the reader.

const SMALL: [&str; 20] = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
];
const TENS: [&str; 10] = ["", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];
const LARGE: [(u64, &str); 4] =
    [(1_000_000_000_000_000, "biljard"), (1_000_000_000_000, "biljoen"), (1_000_000_000, "miljard"), (1_000_000, "miljoen")];

/// How a numeral is written.
#[derive(Clone, Copy)]
pub struct Style {
    /// "tweeëntwintig" or "tweeentwintig".
    pub trema: bool,
    /// "honderdendrie".
    pub and: bool,
    /// "twaalfhonderd" for 1200.
    pub hundreds: bool,
    /// Spaces around thousands.
    pub spaced: bool,
    /// No space around miljoen and above.
    pub joined: bool,
    /// A soft hyphen behind each honderd.
    pub soft: bool,
}

/// As the Woordenlijst spells: joined up to a thousand, a space behind "duizend", "miljoen" and "miljard" as words of their own.
pub const STANDARD: Style = Style { trema: true, and: false, hundreds: false, spaced: true, joined: false, soft: false };

fn below_hundred(value: u64, style: Style, out: &mut String) {
    if value < 20 {
        out.push_str(SMALL[value as usize]);
    } else {
        if value % 10 > 0 {
            out.push_str(SMALL[(value % 10) as usize]);
            let hiatus = style.trema && matches!(value % 10, 2 | 3);
            out.push_str(if hiatus { "ën" } else { "en" });
        }
        out.push_str(TENS[(value / 10) as usize]);
    }
}

fn below_ten_thousand(value: u64, style: Style, out: &mut String) {
    let hundreds = value / 100;
    if hundreds > 0 {
        if hundreds > 1 {
            below_hundred(hundreds, style, out);
        }
        out.push_str("honderd");
        if style.soft {
            out.push('\u{ad}');
        }
    }
    if value % 100 > 0 || value == 0 {
        if hundreds > 0 && style.and {
            out.push_str("en");
        }
        below_hundred(value % 100, style, out);
    }
}

fn below_million(value: u64, style: Style, out: &mut String) {
    let hundreds = value / 100;
    if style.hundreds && (11..100).contains(&hundreds) && hundreds % 10 != 0 || value < 1000 {
        return below_ten_thousand(value, style, out);
    }
    if value / 1000 > 1 {
        below_ten_thousand(value / 1000, Style { hundreds: false, ..style }, out);
    }
    out.push_str("duizend");
    if value % 1000 > 0 {
        if style.spaced {
            out.push(' ');
        }
        below_ten_thousand(value % 1000, style, out);
    }
}

/// The cardinal.
pub fn cardinal(value: u64, style: Style) -> String {
    let mut out = String::new();
    let mut rest = value;
    let space = if style.joined { "" } else { " " };
    for (scale, name) in LARGE {
        if rest >= scale {
            below_million(rest / scale, style, &mut out);
            out.push_str(space);
            out.push_str(name);
            rest %= scale;
            if rest > 0 {
                out.push_str(space);
            }
        }
    }
    if rest > 0 || value == 0 {
        below_million(rest, style, &mut out);
    }
    out
}

/// The ordinal.
pub fn ordinal(value: u64, style: Style) -> String {
    let mut out = cardinal(value, style);
    let last = value % 100;
    if last == 1 || last == 3 {
        let stem = SMALL[last as usize].len();
        out.truncate(out.len() - stem);
        out.push_str(if last == 1 { "eerste" } else { "derde" });
    } else if value == 0 || (2..20).contains(&last) && last != 8 {
        out.push_str("de");
    } else {
        out.push_str("ste");
    }
    out
}

/// All styles.
pub fn styles() -> impl Iterator<Item = Style> {
    (0..64).map(|bits: u32| Style {
        trema: bits & 1 > 0,
        and: bits & 2 > 0,
        hundreds: bits & 4 > 0,
        spaced: bits & 8 > 0,
        joined: bits & 16 > 0,
        soft: bits & 32 > 0,
    })
}

#[test]
fn numbers_are_written_out() {
    let written: Vec<String> = [2, 11, 21, 32, 40, 100, 101, 350, 999].map(|number| cardinal(number, STANDARD)).to_vec();
    let expected = [
        "twee",
        "elf",
        "eenentwintig",
        "tweeëndertig",
        "veertig",
        "honderd",
        "honderdeen",
        "driehonderdvijftig",
        "negenhonderdnegenennegentig",
    ];
    assert_eq!(written, expected);
}
