//! Values that must be the same in several places, side by side.

use super::{GateName, Kind};
use crate::catalogue::Prose;

/// A table: one row for each value, one column for each place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the columns are.
    pub columns: &'static [Prose],
    /// The values.
    pub rows: Vec<Row>,
    /// What is left to look at where every row agrees.
    pub agreed: &'static [Prose],
    /// What is left to change where every row agrees.
    pub left: Vec<Mend>,
}

/// One value in all places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub name: Prose,
    /// The question that it decides.
    pub gate: GateName,
    /// What stands in each place, in the order of the columns.
    pub cells: Vec<Cell>,
    /// What could be changed so that the row agrees, the best first.
    pub mends: Vec<Mend>,
}

/// What stands in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The same as elsewhere in its row, or the only one that is known.
    Same(String),
    /// Different from what it must equal.
    Differs(String),
    /// Nobody said.
    Unknown,
    /// The value does not exist there.
    NoPlace,
}

/// One change in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// What to do, in a sentence; `{0}` stands for the value.
    pub what: Prose,
    /// The place, as it is named there.
    pub place: Prose,
    /// What must stand there; empty where there is nothing to write.
    pub value: String,
    /// How to get there and what to do afterwards, a paragraph each.
    pub steps: &'static [Prose],
    /// Where that is written down.
    pub source: Prose,
    /// What is set differently at the validator then.
    pub settings: Vec<(Kind, String)>,
    /// What tokens say then.
    pub claims: Vec<(&'static str, String)>,
}

impl Row {
    /// A row of what stands in each place: nothing where the value does not exist there, no values
    /// where nobody said, and several where each of them will do.
    pub(super) fn of(name: Prose, gate: GateName, places: &[Option<Vec<String>>]) -> Self {
        let cells = (0..places.len()).map(|index| cell(index, places));
        Self {
            name,
            gate,
            cells: cells.collect(),
            mends: Vec::new(),
        }
    }

    /// Whether two places disagree.
    pub fn differs(&self) -> bool {
        let differs = |cell: &Cell| matches!(cell, Cell::Differs(_));
        self.cells.iter().any(differs)
    }

    /// Whether places were compared and are all the same.
    pub fn agrees(&self) -> bool {
        let same = |cell: &&Cell| matches!(cell, Cell::Same(_));
        self.cells.iter().filter(same).count() > 1 && !self.differs()
    }
}

fn cell(index: usize, places: &[Option<Vec<String>>]) -> Cell {
    let Some(Some(own)) = places.get(index) else {
        return Cell::NoPlace;
    };
    if own.is_empty() {
        return Cell::Unknown;
    }
    let mut alone = true;
    for (_, other) in places.iter().enumerate().filter(|(at, _)| *at != index) {
        let other = other.as_deref().unwrap_or_default();
        if let Some(shared) = own.iter().find(|value| other.contains(value)) {
            return Cell::Same(shared.clone());
        }
        alone &= other.is_empty();
    }
    let text = own.join(", ");
    match alone {
        true => Cell::Same(text),
        false => Cell::Differs(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::prose;

    #[test]
    fn the_odd_one_out_is_marked() {
        let cases: [(&[Option<&[&str]>], &str); 9] = [
            (
                &[Some(&["a"]), Some(&["a"]), Some(&["a"])],
                "same a, same a, same a",
            ),
            (
                &[Some(&["A"]), Some(&["a"]), Some(&["a"])],
                "differs A, same a, same a",
            ),
            (
                &[Some(&["a"]), Some(&["a"]), Some(&["b"])],
                "same a, same a, differs b",
            ),
            (
                &[Some(&["b", "a"]), Some(&[]), Some(&["a"])],
                "same a, unknown, same a",
            ),
            (
                &[Some(&["b", "c"]), None, Some(&["a"])],
                "differs b, c, no place, differs a",
            ),
            (
                &[Some(&["a"]), Some(&["b"]), Some(&["c"])],
                "differs a, differs b, differs c",
            ),
            (
                &[Some(&["a"]), Some(&[]), None],
                "same a, unknown, no place",
            ),
            (&[Some(&["a "]), Some(&["a"])], "differs a , differs a"),
            (&[Some(&[]), None], "unknown, no place"),
        ];
        for (places, expected) in cases {
            let places: Vec<_> = places
                .iter()
                .map(|place| place.map(|own| own.iter().map(|&value| value.to_owned()).collect()))
                .collect();
            let row = Row::of(prose(""), GateName::Audience, &places);
            let said: Vec<_> = row.cells.iter().map(word).collect();
            assert_eq!(said.join(", "), expected);
            let compared = places
                .iter()
                .flatten()
                .filter(|own| !own.is_empty())
                .count()
                > 1;
            assert_eq!(row.agrees(), compared && !row.differs(), "{expected}");
        }
    }

    fn word(cell: &Cell) -> String {
        match cell {
            Cell::Same(text) => format!("same {text}"),
            Cell::Differs(text) => format!("differs {text}"),
            Cell::Unknown => "unknown".to_owned(),
            Cell::NoPlace => "no place".to_owned(),
        }
    }
}
