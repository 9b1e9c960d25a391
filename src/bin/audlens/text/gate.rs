//! One question and its answer, and what to change.

use audlens::diagnosis::gate::{Gate, Outcome, Reason, Unchecked};
use audlens::diagnosis::{Diagnosis, Fix};
use audlens::explain::{self, Explanation};

use super::{behind, snippet};
use crate::paper::{ERROR, HELP, NOTE, Paper, RULE, WARNING};
use crate::report;
use crate::shown::{short, shown};

/// A gate that failed: what is wrong, where, what was expected, and the ways out.
pub(super) fn failed(paper: &mut Paper, gate: &Gate, diagnosis: &Diagnosis) {
    let said = explain::gate(gate, diagnosis);
    paper.heading(ERROR, "error", gate.name.code(), &said.title);
    snippet::blamed(paper, gate, diagnosis);
    let sides = explain::sides(&gate.outcome);
    values(paper, "expected", &sides.expected);
    values(paper, "received", &sides.received);
    for miss in misses(gate) {
        let text = std::iter::once(miss.title).chain(miss.body);
        paper.remark("note", &text.collect::<Vec<_>>().join(" "));
    }
    behind(paper, &said);
    for fix in diagnosis.fixes_for(gate.name) {
        paper.end();
        help(paper, fix, diagnosis);
    }
}

/// The gates that nobody looked at; those with the same reason together. What an API must know of
/// itself is worth a warning.
pub(super) fn unchecked(paper: &mut Paper, diagnosis: &Diagnosis) {
    let mut groups: Vec<(Vec<&str>, Explanation, bool)> = Vec::new();
    for gate in report::unchecked(diagnosis) {
        let said = explain::gate(gate, diagnosis);
        let told = !matches!(gate.outcome, Outcome::NotChecked(Unchecked::NotTold));
        match groups.iter_mut().find(|(_, other, _)| *other == said) {
            Some((names, ..)) => names.push(gate.name.code()),
            None => groups.push((vec![gate.name.code()], said, told)),
        }
    }
    for (names, said, told) in groups {
        let (style, word) = match told {
            true => (NOTE, "note"),
            false => (WARNING, "warning"),
        };
        let title = format!("not checked: {}", said.title);
        paper.heading(style, word, &names.join(", "), &title);
        for paragraph in &said.body {
            paper.remark("", paragraph);
        }
        paper.end();
    }
}

fn values(paper: &mut Paper, label: &str, values: &[String]) {
    const MOST: usize = 8;
    const LONGEST: usize = 400;
    for value in values.iter().take(MOST) {
        // A value stays on its line, whatever is in it.
        paper.remark(label, &short(&shown(value), LONGEST));
    }
    if values.len() > MOST {
        paper.remark(label, &format!("and {} more", values.len() - MOST));
    }
}

fn misses(gate: &Gate) -> Vec<Explanation> {
    match &gate.outcome {
        Outcome::Failed(Reason::AudienceNotAccepted { misses, .. }) => {
            misses.iter().map(explain::near_miss).collect()
        }
        Outcome::Failed(Reason::IssuerNotAccepted {
            meaning, spelling, ..
        }) => {
            let meaning = meaning.iter().map(explain::issuer_miss);
            meaning
                .chain(spelling.iter().map(explain::near_miss))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// A way out, on one side.
fn help(paper: &mut Paper, fix: &Fix, diagnosis: &Diagnosis) {
    let remedy = explain::fix(fix, diagnosis);
    paper.heading(HELP, "help", fix.advice.side().code(), &remedy.title);
    if !remedy.copy.is_empty() {
        paper.put(RULE, "  |").end();
        for copy in &remedy.copy {
            paper.put(RULE, "  | ").put(HELP, copy.label).text(":");
            let mut lines = copy.text.lines();
            match (lines.next(), copy.text.lines().count()) {
                (Some(line), 1) => {
                    paper.text(" ").text(line).end();
                }
                _ => {
                    paper.end();
                    for line in copy.text.lines() {
                        paper.put(RULE, "  |   ").text(line).end();
                    }
                }
            }
        }
        paper.put(RULE, "  |").end();
    }
    for paragraph in &remedy.body {
        paper.remark("", paragraph);
    }
    if let Some(caution) = &remedy.caution {
        paper.remark("careful", caution);
    }
    paper.remark("", &remedy.proof);
    paper.remark("see", remedy.source);
}
