//! Reading a list: tab-separated rows under comment lines, with faults named by file and line.

use std::marker::PhantomData;

use crate::error::Error;
use crate::lexicon::packed::long;

/// One row of a list.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t, const N: usize> {
    /// The line in the file, from 1.
    pub line: usize,
    /// The byte at which the line begins, by which [`Rows`] finds it again.
    pub at: usize,
    /// The fields, in the order of the columns.
    pub fields: [&'t str; N],
}

/// The rows of a list with `N` columns; lines that start with `# ` and empty lines are passed over (`#MeToo` is a row).
///
/// # Errors
/// The first row with another number of columns, by file and line.
pub fn rows<'t, const N: usize>(file: &str, text: &'t str) -> Result<Vec<Row<'t, N>>, Error> {
    // Few rows are shorter than this; room that is not used costs nothing.
    let mut rows = Vec::with_capacity(text.len() / 24);
    for (index, (at, line)) in lines(text).enumerate() {
        if is_comment(line) {
            continue;
        }
        let Some(fields) = fields(line) else {
            return Err(Error::list(file, index + 1, &format!("{} columns", line.split('\t').count()), &format!("{N}")));
        };
        rows.push(Row { line: index + 1, at, fields });
    }
    Ok(rows)
}

/// The lines of a text, each with the byte at which it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
        let length = find(rest, b'\n').unwrap_or(rest.len());
        let (at, line) = (from, rest.get(..length)?);
        from += length + 1;
        Some((at, line.strip_suffix('\r').unwrap_or(line)))
    })
}

fn is_comment(line: &str) -> bool {
    line.is_empty() || line == "#" || line.starts_with("# ")
}

/// The fields of a line with `N` columns.
pub fn fields<const N: usize>(line: &str) -> Option<[&str; N]> {
    let mut fields = [""; N];
    let (last, others) = fields.split_last_mut()?;
    *last = lead(line, others)?;
    find(last, b'\t').is_none().then_some(fields)
}

/// Takes the first fields of a line, and gives the rest of it, behind the tab that ends the last of them.
#[inline]
fn lead<'l>(line: &'l str, fields: &mut [&'l str]) -> Option<&'l str> {
    let mut rest = line;
    for field in fields {
        let end = find(rest, b'\t')?;
        *field = rest.get(..end)?;
        rest = rest.get(end + 1..)?;
    }
    Some(rest)
}

/// The first `A` and the last `B` fields of a line, without a look at those between them, which may be long.
pub fn outer<const A: usize, const B: usize>(line: &str) -> Option<([&str; A], [&str; B])> {
    let (mut first, mut last) = ([""; A], [""; B]);
    let mut rest = lead(line, &mut first)?;
    for field in last.iter_mut().rev() {
        let tab = rest.bytes().rposition(|byte| byte == b'\t');
        *field = rest.get(tab.map_or(0, |tab| tab + 1)..)?;
        rest = rest.get(..tab.unwrap_or(0))?;
    }
    Some((first, last))
}

/// Where an ASCII byte first stands. Lines and fields are short, so that a walk over eight bytes at a time is faster than a search
/// that first finds its alignment.
fn find(text: &str, byte: u8) -> Option<usize> {
    let (bytes, every) = (text.as_bytes(), u64::from_le_bytes([byte; 8]));
    for (chunk, at) in bytes.chunks_exact(8).zip((0..).step_by(8)) {
        let others = long(chunk) ^ every;
        // The lowest of these bits is that of the first byte without a bit.
        let same = others.wrapping_sub(0x0101_0101_0101_0101) & !others & 0x8080_8080_8080_8080;
        if same != 0 {
            return Some(at + same.trailing_zeros() as usize / 8);
        }
    }
    let rest = bytes.len() / 8 * 8;
    bytes.get(rest..)?.iter().position(|own| *own == byte).map(|at| rest + at)
}

/// What a row of a list says.
pub trait Record: Sized {
    /// Reads the line of a row.
    fn read(line: &'static str) -> Option<Self>;
}

/// A row of which only the first column is asked.
impl Record for &'static str {
    fn read(line: &'static str) -> Option<Self> {
        line.get(..find(line, b'\t').unwrap_or(line.len()))
    }
}

/// The rows of a list that stay text until one is asked for: large lists cost nothing at the start. A row's number is
/// the byte at which its line begins.
#[derive(Clone, Copy, Debug)]
pub struct Rows<T> {
    text: &'static str,
    records: PhantomData<fn() -> T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows { text: "", records: PhantomData }
    }
}

impl<T: Record> Rows<T> {
    /// The rows of this text.
    pub fn new(text: &'static str) -> Self {
        Rows { text, records: PhantomData }
    }

    /// The row whose line begins at this byte.
    #[inline]
    pub fn get(&self, at: usize) -> Option<T> {
        let rest = self.text.get(at..)?;
        let line = rest.get(..find(rest, b'\n').unwrap_or(rest.len()))?;
        T::read(line.strip_suffix('\r').unwrap_or(line))
    }

    /// The first fields of the row whose line begins at this byte, without a look at those behind them, which may be long.
    #[inline]
    pub fn front<const N: usize>(&self, at: usize) -> Option<[&'static str; N]> {
        outer::<N, 0>(self.text.get(at..)?).map(|(fields, _)| fields)
    }

    /// All rows in their order.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        lines(self.text).filter(|(_, line)| !is_comment(line)).filter_map(|(_, line)| T::read(line))
    }
}
