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
    let mut rows = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() || line == "#" || line.starts_with("# ") {
            continue;
        }
        let mut fields = [""; N];
        let mut found = 0;
        for field in line.split('\t') {
            if let Some(place) = fields.get_mut(found) {
                *place = field;
            }
            found += 1;
        }
        if found != N {
            return Err(Error::list(file, index + 1, &format!("{found} columns"), &format!("{N}")));
        }
        rows.push(Row { line: index + 1, fields });
    }
    Ok(rows)
}
