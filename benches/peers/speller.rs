//! Dutch cardinals as words, in the spelling of the Woordenlijst: joined up to a thousand, a space behind `duizend`,
//! `miljoen` and `miljard` as words of their own.

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
const TENS: [&str; 10] = ["", "tien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];

/// Below a hundred: the unit comes first, with a diaeresis where `en` would run into its last vowel.
fn tens(number: usize) -> String {
    match (number / 10, number % 10) {
        (0 | 1, _) => SMALL[number].into(),
        (ten, 0) => TENS[ten].into(),
        (ten, unit @ (2 | 3)) => format!("{}ën{}", SMALL[unit], TENS[ten]),
        (ten, unit) => format!("{}en{}", SMALL[unit], TENS[ten]),
    }
}

/// Below a thousand.
fn hundreds(number: usize) -> String {
    let rest = if number % 100 == 0 { String::new() } else { tens(number % 100) };
    match number / 100 {
        0 => tens(number),
        1 => format!("honderd{rest}"),
        hundred => format!("{}honderd{rest}", SMALL[hundred]),
    }
}

/// The words of a whole number below a thousand milliard.
pub fn spell(number: usize) -> String {
    let mut words = Vec::new();
    for (size, name) in [(1_000_000_000, "miljard"), (1_000_000, "miljoen")] {
        let count = number / size % 1000;
        if count > 0 {
            words.push(format!("{} {name}", hundreds(count)));
        }
    }
    match number / 1000 % 1000 {
        0 => {}
        1 => words.push("duizend".into()),
        thousands => words.push(format!("{}duizend", hundreds(thousands))),
    }
    if number % 1000 > 0 || number == 0 {
        words.push(hundreds(number % 1000));
    }
    words.join(" ")
}
