//! Algorithm, library and direction: what came of it.

use std::fmt;

use crate::expected::{Direction, Expected, expected};
use crate::rows::Row;

/// What came of a trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The claims arrived.
    Works,
    /// The library does not have the algorithm.
    NotThere(String),
    /// Something is wrong, on one side or the other.
    Failed(String),
}

/// Outcomes, one for each row, library and direction: the worst of all rounds.
#[derive(Debug, Default)]
pub(crate) struct Table {
    cells: Vec<Cell>,
}

#[derive(Debug)]
struct Cell {
    row: String,
    library: &'static str,
    direction: Direction,
    outcome: Outcome,
}

impl Table {
    /// Adds what came of a round.
    pub(crate) fn add(
        &mut self,
        row: Row,
        library: &'static str,
        direction: Direction,
        outcome: Outcome,
    ) {
        let row = row.name();
        let known = self
            .cells
            .iter_mut()
            .find(|cell| cell.row == row && cell.library == library && cell.direction == direction);
        match known {
            Some(cell) if matches!(cell.outcome, Outcome::Failed(_)) => {}
            Some(cell) if cell.outcome == outcome => {}
            // A library that has an algorithm only at times fails, too.
            Some(cell) => {
                cell.outcome = match outcome {
                    Outcome::Failed(why) => Outcome::Failed(why),
                    other => Outcome::Failed(format!("{:?}, then {other:?}", cell.outcome)),
                }
            }
            None => self.cells.push(Cell {
                row,
                library,
                direction,
                outcome,
            }),
        }
    }

    /// What must not be, one line each.
    pub(crate) fn problems(&self) -> impl Iterator<Item = String> {
        self.cells.iter().filter_map(|cell| {
            let Cell {
                row,
                library,
                direction,
                outcome,
            } = cell;
            let problem = match (outcome, expected(library, row, *direction)) {
                (Outcome::Failed(why), _) => why.clone(),
                (Outcome::NotThere(why), Expected::There) => {
                    format!("not expected to be missing: {why}")
                }
                (Outcome::Works, Expected::NotThere) => {
                    "is there by now: mend `expected.rs`".into()
                }
                _ => return None,
            };
            Some(format!("{row}, {}: {problem}", way(library, *direction)))
        })
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut columns: Vec<(&str, Direction)> = Vec::new();
        let mut rows: Vec<&str> = Vec::new();
        for cell in &self.cells {
            if !columns.contains(&(cell.library, cell.direction)) {
                columns.push((cell.library, cell.direction));
            }
            if !rows.contains(&&*cell.row) {
                rows.push(&cell.row);
            }
        }
        write!(f, "| {:<24} |", "algorithm")?;
        for (library, direction) in &columns {
            write!(f, " {:<20} |", way(library, *direction))?;
        }
        write!(f, "\n|{}|", "-".repeat(26))?;
        for _ in &columns {
            write!(f, "{}|", "-".repeat(22))?;
        }
        for row in rows {
            write!(f, "\n| {row:<24} |")?;
            for column in &columns {
                let cell = self
                    .cells
                    .iter()
                    .find(|cell| cell.row == row && (cell.library, cell.direction) == *column);
                let said = match cell.map(|cell| &cell.outcome) {
                    Some(Outcome::Works) => "ok",
                    Some(Outcome::NotThere(_)) => "not supported there",
                    Some(Outcome::Failed(_)) => "FAILED",
                    None => "",
                };
                write!(f, " {said:<20} |")?;
            }
        }
        writeln!(f)
    }
}

fn way(library: &str, direction: Direction) -> String {
    match direction {
        Direction::Out => format!("here → {library}"),
        Direction::In => format!("{library} → here"),
    }
}

#[cfg(test)]
mod tests {
    use super::Outcome::{Failed, NotThere, Works};
    use super::*;

    #[test]
    fn what_is_not_as_expected_is_a_problem() {
        let absent = || NotThere("no".into());
        let cases: &[(&str, &str, &[Outcome], &[&str])] = &[
            ("HS256", "jose", &[Works, Works], &[]),
            ("ES256K", "jose", &[absent(), absent()], &[]),
            ("ML-DSA-44", "jose", &[absent()], &[]),
            ("ML-DSA-44", "jose", &[Works], &[]),
            (
                "HS256",
                "jose",
                &[Works, Failed("bad".into()), Works],
                &["HS256, here → jose: bad"],
            ),
            (
                "HS256",
                "jose",
                &[absent()],
                &["HS256, here → jose: not expected to be missing: no"],
            ),
            (
                "Ed448",
                "PyJWT",
                &[Works],
                &["Ed448, here → PyJWT: is there by now: mend `expected.rs`"],
            ),
            (
                "HS256",
                "jose",
                &[Works, absent()],
                &["HS256, here → jose: Works, then NotThere(\"no\")"],
            ),
        ];
        for (alg, library, outcomes, problems) in cases {
            let mut table = Table::default();
            for outcome in *outcomes {
                let row = Row { alg, curve: None };
                table.add(row, library, Direction::Out, outcome.clone());
            }
            assert_eq!(table.problems().collect::<Vec<_>>(), *problems);
        }
    }
}
