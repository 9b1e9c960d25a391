//! What a validator does with a token, why, and what to change.

use audlens::diagnosis::{Diagnosis, GateName, Outcome};
use audlens::explain::{self, StepWords};
use audlens::token::time;
use audlens::validators::{Answer, Cell, Profile, Rejection, Table, Verdict};

use super::{findings, gate, keys, layers};
use crate::paper::{BOLD, DIM, ERROR, HELP, NOTE, Paper};
use crate::report::{self, Report};

/// The whole answer.
pub(crate) fn check(report: &Report) -> String {
    let mut paper = Paper::default();
    let (Some(diagnosis), Some(validator)) = (report.tokens.first(), report.validator) else {
        return String::new();
    };
    if let Some(verdict) = &diagnosis.verdict {
        does(&mut paper, verdict, diagnosis, validator);
        paper.end();
    }
    for failed in diagnosis.failed() {
        gate::failed(&mut paper, failed, diagnosis);
        paper.end();
    }
    gate::unchecked(&mut paper, diagnosis);
    layers::answers(&mut paper, diagnosis);
    // A signature that is wrong or was not checked is told with its gate.
    let signature = diagnosis.gate(GateName::Signature);
    if signature.is_some_and(|gate| matches!(gate.outcome, Outcome::Passed(_))) {
        keys::answers(&mut paper, diagnosis);
    }
    keys::listed(&mut paper, diagnosis, report.keys.expose());
    policy(&mut paper, diagnosis);
    spoken(&mut paper, diagnosis);
    if let Some(table) = &diagnosis.table {
        self::table(&mut paper, table);
    }
    if report.tokens.len() > 1 {
        let title = format!(
            "{} tokens stand in the input; the first one was checked.",
            report.tokens.len()
        );
        paper.heading(NOTE, "note", "", &title);
        paper.end();
    }
    findings(&mut paper, diagnosis);
    summary(&mut paper, diagnosis, validator);
    paper.done()
}

/// What the validator does, in its own words and its own order, and what it does not see.
fn does(paper: &mut Paper, verdict: &Verdict, diagnosis: &Diagnosis, validator: &'static Profile) {
    let outcome = explain::outcome(verdict, validator, diagnosis);
    let (first, rest) = outcome
        .split_first()
        .map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let title = format!("{}: {first}", validator.name);
    match &verdict.rejection {
        Some(rejection) => {
            paper.heading(ERROR, "error", rejection.code, &title);
            refusal(paper, rejection, verdict.answer.as_ref());
        }
        None => paper.heading(NOTE, "note", "", &title),
    }
    steps(paper, verdict);
    if verdict.rejection.is_some() && diagnosis.failed().next().is_none() {
        paper.remark("note", &explain::verdict(diagnosis).headline);
    }
    for remark in rest.iter().chain(&explain::blame(diagnosis)) {
        paper.remark("note", remark);
    }
}

/// What it writes, and what its client sees.
fn refusal(paper: &mut Paper, rejection: &Rejection, answer: Option<&Answer>) {
    paper.remark("message", &rejection.message);
    if !rejection.exception.is_empty() {
        paper.remark("exception", rejection.exception);
    }
    let Some(answer) = answer else {
        return;
    };
    if answer.status != 0 {
        paper.remark("status", &answer.status.to_string());
    }
    if let Some(challenge) = &answer.challenge {
        paper.remark("WWW-Authenticate", challenge);
    }
    if let Some(body) = &answer.body {
        paper.remark("body", body);
    }
}

/// Every check, in the order in which they were run.
fn steps(paper: &mut Paper, verdict: &Verdict) {
    let width = verdict.steps.iter().map(|step| step.check.len()).max();
    let width = width.unwrap_or_default();
    let lines: Vec<_> = verdict
        .steps
        .iter()
        .map(|step| {
            let (sign, word) = (
                explain::step_sign(step.state),
                explain::step_word(step.state),
            );
            format!("{sign} {:<width$}  {word}", step.check)
        })
        .collect();
    paper.remark("steps", &lines.join("\n"));
}

/// What was recognised in the message that came with the case.
pub(super) fn spoken(paper: &mut Paper, diagnosis: &Diagnosis) {
    for heard in &diagnosis.heard {
        let said = explain::heard(heard);
        let gate: Option<&str> = heard.gate().map(GateName::code);
        let code = gate.unwrap_or_else(|| heard.code());
        paper.heading(NOTE, "note", code, &said.title);
        for remark in &said.body {
            paper.remark("", remark);
        }
        if !said.source.is_empty() {
            paper.remark("see", said.source);
        }
        paper.end();
    }
    for known in &diagnosis.nearest {
        paper.heading(NOTE, "note", "nearest", &explain::nearest(known));
        paper.end();
    }
}

/// What a pasted policy does to the request, element by element.
pub(super) fn policy(paper: &mut Paper, diagnosis: &Diagnosis) {
    let Some(ran) = &diagnosis.policy else { return };
    paper.heading(NOTE, "note", "policy", "What it does, step by step:");
    for step in &ran.run.steps {
        let StepWords { does, holds, says } = explain::policy_step(step);
        let whole: Vec<String> = [does, holds].into_iter().chain(says).collect();
        paper.remark(&step.element, &whole.join("\n"));
    }
    paper.end();
}

/// Values that must agree, place by place, and how they do not.
fn table(paper: &mut Paper, table: &Table) {
    let width = table.columns.iter().map(|name| name.text().chars().count());
    let width = width.max().unwrap_or_default();
    for row in &table.rows {
        paper.put(BOLD, row.name.text()).end();
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            paper.text(&format!("  {:<width$}  ", column.text()));
            match cell {
                Cell::Same(value) => paper.text(value),
                Cell::Differs(value) => {
                    let word = format!("≠ {}: ", explain::cell_word(cell));
                    paper.put(ERROR, &word).text(value)
                }
                Cell::Unknown | Cell::NoPlace => paper.put(DIM, explain::cell_word(cell)),
            };
            paper.end();
        }
    }
    for remark in explain::places(table) {
        paper.remark("note", &remark);
    }
    paper.end();
}

/// The answer on one line, with the gates that stand in the way.
fn summary(paper: &mut Paper, diagnosis: &Diagnosis, validator: &Profile) {
    let as_of =
        time::utc(diagnosis.now).map_or_else(String::new, |date| format!(", as of {date} UTC"));
    let accepted = report::accepted(diagnosis);
    match accepted {
        true => paper.put(HELP, "accepted"),
        false => paper.put(ERROR, "refused"),
    };
    let blamed = diagnosis.verdict.as_ref().and_then(Verdict::blames);
    let failed = diagnosis.failed().map(|gate| gate.name);
    let names: Vec<_> = match blamed {
        Some(blamed) => vec![blamed.code()],
        None => failed.map(|name| name.code()).collect(),
    };
    paper.put(BOLD, &format!(" by {}", validator.name));
    if !accepted {
        paper.text(&format!(": {}", names.join(", ")));
    }
    paper.text(&as_of).end();
}
