//! What several tests share.
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub(crate) mod catalogue;
pub(crate) mod probes;

use std::fmt::Write;

use audlens::diagnosis::gate::{Outcome, Reason};
use audlens::diagnosis::{Diagnosis, Gate};
use audlens::explain::{self, Explanation};
use audlens::validators::{Cell, Table};

/// Everything that is said about a case, as text.
pub(crate) fn report(diagnosis: &Diagnosis) -> String {
    let mut out = String::new();
    let verdict = explain::verdict(diagnosis);
    line(&mut out, 0, &verdict.headline);
    verdict
        .detail
        .iter()
        .for_each(|detail| line(&mut out, 0, detail));
    line(
        &mut out,
        0,
        &format!("[{}]", explain::chips(diagnosis).join("] [")),
    );
    if let Some(own) = &diagnosis.table {
        table(&mut out, own);
    }
    for gate in &diagnosis.gates {
        gate_report(&mut out, gate, diagnosis);
    }
    for finding in &diagnosis.findings {
        line(&mut out, 0, &format!("\n! {}", finding.code()));
        explanation(&mut out, 1, &explain::finding(finding));
    }
    for fix in &diagnosis.fixes {
        let remedy = explain::fix(fix, diagnosis);
        line(
            &mut out,
            0,
            &format!("\n> {}: {}", explain::side(fix.advice.side()), remedy.title),
        );
        remedy
            .body
            .iter()
            .for_each(|paragraph| line(&mut out, 1, paragraph));
        remedy
            .copy
            .iter()
            .for_each(|copy| line(&mut out, 1, &format!("{} = {}", copy.label, copy.text)));
        remedy
            .caution
            .iter()
            .for_each(|caution| line(&mut out, 1, &format!("Careful: {caution}")));
        line(&mut out, 1, &remedy.proof);
        line(&mut out, 1, &format!("({})", remedy.source));
    }
    if let Some(provider) = explain::provider(&diagnosis.facts) {
        out.push('\n');
        explanation(&mut out, 0, &provider);
    }
    explain::keys_command(&diagnosis.facts)
        .iter()
        .for_each(|command| line(&mut out, 0, command));
    out
}

fn table(out: &mut String, table: &Table) {
    let columns: Vec<_> = table.columns.iter().map(|column| column.text()).collect();
    line(out, 0, &format!("\n| {} |", columns.join(" | ")));
    for row in &table.rows {
        line(out, 0, row.name.text());
        let cells = row.cells.iter().map(|cell| match cell {
            Cell::Same(text) => text.clone(),
            Cell::Differs(text) => format!("{text} ({})", explain::cell_word(cell)),
            Cell::Unknown | Cell::NoPlace => format!("({})", explain::cell_word(cell)),
        });
        let cells: Vec<_> = cells.collect();
        line(out, 1, &format!("| {} |", cells.join(" | ")));
    }
    explain::places(table)
        .iter()
        .for_each(|sentence| line(out, 0, sentence));
}

fn gate_report(out: &mut String, gate: &Gate, diagnosis: &Diagnosis) {
    let state = explain::state_word(gate.outcome.state());
    line(
        out,
        0,
        &format!("\n{}: {state}", explain::gate_name(gate.name)),
    );
    explanation(out, 1, &explain::gate(gate, diagnosis));
    match &gate.outcome {
        Outcome::Failed(Reason::AudienceNotAccepted { misses, .. }) => {
            misses
                .iter()
                .for_each(|miss| explanation(out, 2, &explain::near_miss(miss)));
        }
        Outcome::Failed(Reason::IssuerNotAccepted {
            spelling, meaning, ..
        }) => {
            spelling
                .iter()
                .for_each(|miss| explanation(out, 2, &explain::near_miss(miss)));
            meaning
                .iter()
                .for_each(|miss| explanation(out, 2, &explain::issuer_miss(miss)));
        }
        _ => {}
    }
}

fn explanation(out: &mut String, depth: usize, explanation: &Explanation) {
    line(out, depth, &explanation.title);
    explanation
        .body
        .iter()
        .for_each(|paragraph| line(out, depth, paragraph));
    line(out, depth, &format!("({})", explanation.source));
}

fn line(out: &mut String, depth: usize, text: &str) {
    writeln!(out, "{}{text}", "  ".repeat(depth)).expect("writing to a string cannot fail");
}
