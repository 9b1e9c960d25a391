//! Values that must be the same in several places, side by side.

use crate::catalogue::Prose;

/// A table: one row for each value, one column for each place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the columns are.
    pub columns: &'static [Prose],
    /// The values.
    pub rows: Vec<Row>,
}

/// One value in all places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub name: Prose,
    /// What stands in each place, in the order of the columns.
    pub cells: Vec<Cell>,
}

/// What stands in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The same as elsewhere in its row.
    Same(String),
    /// Different from what it must equal.
    Differs(String),
    /// Nobody said.
    Unknown,
    /// The value does not exist there.
    NoPlace,
}
