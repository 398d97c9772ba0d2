//! Currencies, units of measure and units of age: their rows and how they stand beside a number.

use crate::error::Error;
use crate::lexicon::{chain, List};
use crate::mention::context::exact_key;
use crate::mention::{Context, Loader};
use crate::text::fold;

/// A currency, a part of one, or a coin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Currency {
    /// ISO 4217; empty where the name fits several.
    pub code: &'static str,
    /// How much of the currency one is worth.
    pub factor: f64,
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// SI-style symbol.
    pub symbol: &'static str,
    /// English name.
    pub name: &'static str,
}

/// The rows of the lists.
#[derive(Default)]
pub struct Units {
    currencies: Vec<Currency>,
    measures: Vec<Measure>,
    ages: Vec<(&'static str, bool)>,
}

/// Loads the lists.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Units, Error> {
    let mut units = Units::default();
    const CURRENCY: &str = "mention/amount/currency.tsv";
    for row in loader.rows::<5>(CURRENCY, include_str!("currency.tsv"))? {
        let [_, code, factor, forms, signs] = row.fields;
        let factor = factor.parse().map_err(|_| Error::list(CURRENCY, row.line, factor, "a number"))?;
        loader.forms(forms, List::Currency, units.currencies.len());
        sign_forms(loader, signs, List::CurrencySign, units.currencies.len());
        units.currencies.push(Currency { code, factor });
    }
    for row in loader.rows::<4>("mention/amount/measure.tsv", include_str!("measure.tsv"))? {
        let [symbol, name, forms, signs] = row.fields;
        loader.forms(forms, List::Measure, units.measures.len());
        sign_forms(loader, signs, List::Measure, units.measures.len());
        units.measures.push(Measure { symbol, name });
    }
    for row in loader.rows::<3>("mention/amount/age.tsv", include_str!("age.tsv"))? {
        let [forms, unit, sort] = row.fields;
        loader.forms(forms, List::Age, units.ages.len());
        units.ages.push((unit, sort == "whole"));
    }
    for row in loader.rows::<1>("mention/amount/designator.tsv", include_str!("designator.tsv"))? {
        let [word] = row.fields;
        loader.form(word, List::Designator, 0);
    }
    Ok(units)
}

/// Signs stand for themselves letter by letter, but a dollar sign tells "aud$" from a word in any case.
fn sign_forms(loader: &mut Loader, signs: &str, list: List, row: usize) {
    for sign in signs.split('|').filter(|sign| !sign.is_empty()) {
        if sign.contains('$') {
            loader.form(&sign.to_lowercase(), list, row);
        } else {
            loader.form(&format!("={sign}"), list, row);
        }
    }
}

impl Units {
    /// The currency whose name or sign begins at `at`, and the token behind it.
    pub fn currency(&self, context: &Context<'_>, at: usize) -> Option<(Currency, usize)> {
        let (row, last) = match (context.longest(at, List::Currency), context.longest(at, List::CurrencySign)) {
            (Some(name), Some(sign)) => {
                if sign.1 > name.1 {
                    sign
                } else {
                    name
                }
            }
            (name, sign) => name.or(sign)?,
        };
        Some((*self.currencies.get(row as usize)?, last))
    }

    /// The dollar whose letters are glued to digits, with the sign as the next token: "3,14US$".
    pub fn dollar(&self, context: &Context<'_>, letters: &str) -> Option<Currency> {
        let slot = context.lexicon().slot(chain(fold::hash(letters), fold::hash("$")));
        let entry = context.lexicon().entries(slot).find(|entry| entry.list == List::CurrencySign)?;
        self.currencies.get(entry.row as usize).copied()
    }

    /// Whether the unit at `at` counts behind a plain "een".
    pub fn countable(&self, context: &Context<'_>, at: usize) -> bool {
        let coin = context.longest(at, List::Currency).and_then(|(row, _)| self.currencies.get(row as usize));
        let measure = context.row(at, List::Measure).and_then(|row| self.measures.get(row as usize));
        coin.is_some_and(|coin| coin.factor != 1.0 || matches!(coin.code, "EUR" | "USD" | "GBP" | "CNY"))
            || measure.is_some_and(|unit| matches!(unit.symbol, "km" | "m" | "cm" | "mm" | "L" | "kg" | "g" | "ha"))
    }

    /// The currency whose sign ends right before `behind`, and its first token, no earlier than `floor`.
    pub fn sign_before(&self, context: &Context<'_>, floor: usize, behind: usize) -> Option<(Currency, usize)> {
        (floor.max(behind.saturating_sub(3))..behind).find_map(|start| {
            let (row, last) = context.longest(start, List::CurrencySign)?;
            let close = || context.sentence_of(start) == context.sentence_of(behind);
            (last == behind && close()).then(|| self.currencies.get(row as usize).map(|currency| (*currency, start)))?
        })
    }

    /// The measure that begins at `at`, and the token behind it.
    pub fn measure(&self, context: &Context<'_>, at: usize) -> Option<(Measure, usize)> {
        let (row, last) = context.longest(at, List::Measure)?;
        Some((*self.measures.get(row as usize)?, last))
    }

    /// The age unit that begins at `at`, and the token behind it.
    pub fn age(&self, context: &Context<'_>, at: usize) -> Option<(&'static str, usize)> {
        let (row, last) = context.longest(at, List::Age)?;
        self.ages.get(row as usize).filter(|(_, whole)| !whole).map(|(unit, _)| (*unit, last))
    }

    /// The whole unit of time that begins at `at` ("hele dag"), and the token behind it.
    pub fn whole_time(&self, context: &Context<'_>, at: usize) -> Option<(&'static str, usize)> {
        let (row, last) = context.longest(at, List::Age)?;
        self.ages.get(row as usize).filter(|(_, whole)| *whole).map(|(unit, _)| (*unit, last))
    }

    /// The measure that is glued to the digits of a token.
    pub fn glued_measure(&self, context: &Context<'_>, word: &str) -> Option<Measure> {
        self.measures.get(glued(context, word, List::Measure)?).copied()
    }

    /// The currency that is glued to digits.
    pub fn glued_currency(&self, context: &Context<'_>, word: &str) -> Option<Currency> {
        let row = glued(context, word, List::CurrencySign).or_else(|| glued(context, word, List::Currency))?;
        self.currencies.get(row).copied()
    }
}

/// The row of `list` for a word that is a part of a token.
fn glued(context: &Context<'_>, word: &str, list: List) -> Option<usize> {
    let word = word.strip_prefix(['-', '‑']).unwrap_or(word);
    let mut entries = context.lexicon().word(fold::hash(word));
    let fits = entries.find(|entry| entry.list == list && (entry.exact == 0 || entry.exact == exact_key(std::iter::once(word))))?;
    Some(fits.row as usize)
}
