//! Everything as text for people, in the manner of a compiler.

mod check;
mod gate;
mod inspect;
mod keys;
mod layers;
mod lines;
mod snippet;
mod validators;

pub(crate) use check::check;
pub(crate) use inspect::inspect;
pub(crate) use validators::{validator, validators};

use audlens::diagnosis::finding::Severity;
use audlens::diagnosis::{Diagnosis, Finding};
use audlens::explain::{self, Explanation};

use crate::paper::{ERROR, HELP, NOTE, Paper, WARNING};
use crate::problem::Problem;

/// Why there is nothing to work on.
pub(crate) fn problem(problem: &Problem) -> String {
    let mut paper = Paper::default();
    paper.heading(ERROR, "error", "", &problem.title);
    for help in &problem.help {
        paper.put(HELP, "help").text(": ").text(help).end();
    }
    paper.done()
}

/// What else was noticed.
fn findings(paper: &mut Paper, diagnosis: &Diagnosis) {
    for finding in &diagnosis.findings {
        self::finding(paper, finding);
        paper.end();
    }
}

fn finding(paper: &mut Paper, finding: &Finding) {
    let said = explain::finding(finding);
    let (style, word) = match finding.severity() {
        Severity::Problem | Severity::Caution => (WARNING, "warning"),
        Severity::Note => (NOTE, "note"),
    };
    paper.heading(style, word, finding.code(), &said.title);
    behind(paper, &said);
}

/// What lies behind a statement, and where it is written down.
fn behind(paper: &mut Paper, said: &Explanation) {
    for paragraph in &said.body {
        paper.remark("", paragraph);
    }
    paper.remark("see", said.source);
}
