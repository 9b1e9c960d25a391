//! What became of keys.

use audlens::crypto::signature::{Check, Verdict};
use audlens::diagnosis::Diagnosis;
use audlens::explain::{self, Explanation, KeyRow};

use super::behind;
use crate::paper::{ERROR, HELP, NOTE, Paper, WARNING};

/// The answer for each signature, and what was proved about a wrong one; nothing without keys.
pub(super) fn answers(paper: &mut Paper, diagnosis: &Diagnosis) {
    let examined = &diagnosis.examined;
    let checks = examined.signatures.iter();
    for check in checks.filter(|_| examined.given) {
        let (style, word) = match check.verdict {
            Verdict::Verified { .. } => (HELP, "verified"),
            Verdict::Wrong { .. } => (ERROR, "error"),
            _ => (NOTE, "note"),
        };
        let said = explain::signature(check, examined);
        paper.heading(style, word, "signature", &said.title);
        behind(paper, &said);
        for cause in causes(check, diagnosis) {
            paper.remark("cause", &cause.title);
            behind(paper, &cause);
        }
        paper.end();
    }
}

fn causes(check: &Check, diagnosis: &Diagnosis) -> Vec<Explanation> {
    let causes = check.causes.iter();
    let causes = causes.map(|cause| explain::cause(cause, &diagnosis.examined));
    causes.collect()
}

/// What could not be read, what is not among the keys, and each of them; `given` is what was given.
pub(super) fn listed(paper: &mut Paper, diagnosis: &Diagnosis, given: &str) {
    let examined = &diagnosis.examined;
    for unread in &examined.ring.unread {
        paper.heading(WARNING, "warning", "keys", &explain::unread(unread, given));
        paper.end();
    }
    if let Some(absence) = explain::key_absence(diagnosis) {
        paper.heading(WARNING, "warning", "keys", &absence.title);
        behind(paper, &absence);
        paper.end();
    }
    let rows = explain::key_rows(diagnosis);
    let more = examined.ring.keys.len().saturating_sub(rows.len());
    for own in &rows {
        row(paper, own);
    }
    if more > 0 {
        paper.remark("", &format!("{more} more"));
    }
    if !rows.is_empty() {
        paper.end();
    }
}

/// A key that did nothing has its name only.
fn row(paper: &mut Paper, row: &KeyRow) {
    let title = format!("{}: {} ({})", row.title, row.said, row.form);
    paper.heading(NOTE, "key", row.state, &title);
    for (name, value) in &row.labels {
        if *name == "kid" || row.state != "unused" {
            paper.remark(name, value);
        }
    }
    for note in &row.notes {
        paper.remark("", note);
    }
}
