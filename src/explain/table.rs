//! Values that must be the same in several places, in words.

use super::{list, miss, shorten};
use crate::audience::near_miss;
use crate::catalogue::{Prose, prose};
use crate::validators::{Cell, Row, Table, fill};

static DIFFERS: Prose = prose("{0} differs: {1}.");
static PLACE: Prose = prose("{0} ({1})");

/// The word for what stands in one place.
pub fn cell_word(cell: &Cell) -> &'static str {
    match cell {
        Cell::Same(_) => "",
        Cell::Differs(_) => "differs",
        Cell::Unknown => "not told",
        Cell::NoPlace => "has no place here",
    }
}

/// Which rows differ and how, or what is left to look at where all agree.
pub fn places(table: &Table) -> Vec<String> {
    if table.rows.iter().all(Row::agrees) {
        let agreed = table.agreed.iter();
        return agreed
            .map(|paragraph| paragraph.text().to_owned())
            .collect();
    }
    let differing = table.rows.iter().filter(|row| row.differs());
    differing.map(|row| difference(row, table)).collect()
}

/// What stands where, and the first difference between two of the values.
fn difference(row: &Row, table: &Table) -> String {
    let mut values: Vec<(&str, Vec<String>)> = Vec::new();
    for (cell, column) in row.cells.iter().zip(table.columns) {
        let (Cell::Same(text) | Cell::Differs(text)) = cell else {
            continue;
        };
        let column = column.text().to_owned();
        match values.iter_mut().find(|(own, _)| own == text) {
            Some((_, columns)) => columns.push(column),
            None => values.push((text, vec![column])),
        }
    }
    let places: Vec<_> = values
        .iter()
        .map(|(text, columns)| fill(PLACE.text(), &[&shorten(text), &list(columns, "and")]))
        .collect();
    let said = fill(DIFFERS.text(), &[row.name.text(), &places.join("; ")]);
    let miss = match values.as_slice() {
        [(wanted, _), .., (found, _)] => near_miss::spelling(wanted, found).into_iter().next(),
        _ => None,
    };
    match miss {
        Some(miss) => [&said, " ", &miss::near_miss(&miss).title].concat(),
        None => said,
    }
}
