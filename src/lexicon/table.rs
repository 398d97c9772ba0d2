//! Reading a list: tab-separated rows under comment lines, with faults named by file and line.

use crate::error::Error;

/// One row of a list.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t, const N: usize> {
    /// The line in the file, from 1.
    pub line: usize,
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
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() || line == "#" || line.starts_with("# ") {
            continue;
        }
        let Some(fields) = fields(line) else {
            return Err(Error::list(file, index + 1, &format!("{} columns", line.split('\t').count()), &format!("{N}")));
        };
        rows.push(Row { line: index + 1, fields });
    }
    Ok(rows)
}

/// The fields of a line with `N` columns, found in one pass: lists are read at every start.
pub fn fields<const N: usize>(line: &str) -> Option<[&str; N]> {
    let mut fields = [""; N];
    let (mut from, mut places) = (0, fields.iter_mut());
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'\t' {
            *places.next()? = line.get(from..at)?;
            from = at + 1;
        }
    }
    *places.next()? = line.get(from..)?;
    let whole = places.next().is_none();
    whole.then_some(fields)
}
