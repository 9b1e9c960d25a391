//! What else was noticed.

use yew::prelude::*;

use super::prose::{self, paragraphs, prose};
use crate::diagnosis::finding::Severity;
use crate::diagnosis::{Diagnosis, Finding};
use crate::explain::{self, Explanation};

/// All findings, the gravest first.
pub(super) fn findings(diagnosis: &Diagnosis) -> Html {
    if diagnosis.findings.is_empty() {
        return Html::default();
    }
    html! {
        <section class="findings" aria-labelledby="findings-title">
            <h2 id="findings-title">{ "Also noticed" }</h2>
            <ul>
                for finding in &diagnosis.findings {
                    { item(finding) }
                }
            </ul>
        </section>
    }
}

#[inline(never)]
fn item(finding: &Finding) -> Html {
    let Explanation {
        title,
        body,
        source,
    } = explain::finding(finding);
    let (code, word) = severity(finding.severity());
    html! {
        <li data-finding={finding.code()} data-severity={code}>
            <h3><span class="severity">{ word }</span>{ " " }{ prose(&title) }</h3>
            { paragraphs(&body) }
            { prose::source(source) }
        </li>
    }
}

fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Problem => ("problem", "Problem"),
        Severity::Caution => ("caution", "Caution"),
        Severity::Note => ("note", "Note"),
    }
}
