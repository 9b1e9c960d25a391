//! Values that must be the same in several places, side by side.

use yew::prelude::*;

use super::parts::isolated;
use crate::explain;
use crate::validators::{Cell, Row, Table};

/// The table. Roles are spelled out because narrow screens lay the cells out as blocks, which
/// would take them away; there each cell says its column.
pub(super) fn table(table: &Table) -> Html {
    html! {
        <table class="places" role="table">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ "Value" }</th>
                    for column in table.columns {
                        <th role="columnheader" scope="col">{ column.text() }</th>
                    }
                </tr>
            </thead>
            <tbody role="rowgroup">
                for one in &table.rows {
                    { row(one, table) }
                }
            </tbody>
        </table>
    }
}

fn row(row: &Row, table: &Table) -> Html {
    let cells = row.cells.iter().zip(table.columns);
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">{ row.name.text() }</th>
            for (one, column) in cells {
                <td role="cell" data-cell={code(one)}>
                    <span class="place" aria-hidden="true">{ column.text() }</span>
                    { cell(one) }
                </td>
            }
        </tr>
    }
}

fn code(cell: &Cell) -> &'static str {
    match cell {
        Cell::Same(_) => "same",
        Cell::Differs(_) => "differs",
        Cell::Unknown => "unknown",
        Cell::NoPlace => "no-place",
    }
}

fn cell(cell: &Cell) -> Html {
    let word = explain::cell_word(cell);
    match cell {
        Cell::Same(text) => isolated(text),
        Cell::Differs(text) => html! { <>{ isolated(text) }<strong>{ "≠ " }{ word }</strong></> },
        Cell::Unknown => html! { <em>{ "? " }{ word }</em> },
        Cell::NoPlace => html! { <em>{ "– " }{ word }</em> },
    }
}
