//! What a validator does with a token, why, and what to change.

use audlens::diagnosis::Diagnosis;
use audlens::explain;
use audlens::token::time;
use audlens::validators::{Profile, Rejection, Verdict};

use super::{findings, gate};
use crate::paper::{BOLD, ERROR, HELP, NOTE, Paper};
use crate::report::{self, Report};

/// The whole answer.
pub(crate) fn check(report: &Report) -> String {
    let mut paper = Paper::default();
    let (Some(diagnosis), Some(validator)) = (report.tokens.first(), report.validator) else {
        return String::new();
    };
    if let Some(verdict) = &diagnosis.verdict
        && let Some(rejection) = &verdict.rejection
    {
        refusal(&mut paper, verdict, rejection, diagnosis, validator);
        paper.end();
    }
    for failed in diagnosis.failed() {
        gate::failed(&mut paper, failed, diagnosis);
        paper.end();
    }
    gate::unchecked(&mut paper, diagnosis);
    if let Some(keys) = &report.keys {
        paper.heading(NOTE, "note", "keys", keys);
        paper.end();
    }
    spoken(&mut paper, diagnosis);
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

/// What it does, in its own words and its own order.
fn refusal(
    paper: &mut Paper,
    verdict: &Verdict,
    rejection: &Rejection,
    diagnosis: &Diagnosis,
    validator: &Profile,
) {
    let title = format!("{} refuses the token.", validator.name);
    paper.heading(ERROR, "error", rejection.code, &title);
    paper.remark("message", &rejection.message);
    if !rejection.exception.is_empty() {
        paper.remark("exception", rejection.exception);
    }
    if let Some(answer) = &verdict.answer {
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
    let steps: Vec<_> = verdict
        .steps
        .iter()
        .map(|step| {
            format!(
                "{:<14}  {}",
                step.state.code().replace('-', " "),
                step.check
            )
        })
        .collect();
    paper.remark("steps", &steps.join("\n"));
    if let Some((blamed, cause)) = report::blames_another(diagnosis) {
        paper.remark("note", &explain::blames_another(blamed, cause));
    }
}

/// What was recognised in the message that came with the case.
fn spoken(paper: &mut Paper, diagnosis: &Diagnosis) {
    for spoken in &diagnosis.spoken {
        let title = format!(
            "The message is {} of {}.",
            spoken.message.code, spoken.profile.name
        );
        paper.heading(NOTE, "note", spoken.message.gate.code(), &title);
        paper.end();
    }
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
        paper.text(&format!(" ({})", names.join(", ")));
    }
    paper.text(&as_of).end();
}
