//! What else was noticed.

use yew::prelude::*;

use super::gate_detail::source;
use super::prose::{Prose, paragraphs};
use super::state::Shared;
use crate::diagnosis::Finding;
use crate::diagnosis::finding::Severity;
use crate::explain::{self, Explanation};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub diagnosis: Shared,
}

/// All findings, the gravest first.
#[component]
pub(super) fn Findings(props: &Props) -> Html {
    if props.diagnosis.findings.is_empty() {
        return Html::default();
    }
    html! {
        <section class="findings" aria-labelledby="findings-title">
            <h2 id="findings-title">{ "Also noticed" }</h2>
            <ul>
                for finding in &props.diagnosis.findings {
                    { item(finding) }
                }
            </ul>
        </section>
    }
}

fn item(finding: &Finding) -> Html {
    let Explanation {
        title,
        body,
        source,
    } = explain::finding(finding);
    let (code, word) = severity(finding.severity());
    html! {
        <li data-finding={finding.code()} data-severity={code}>
            <h3><span class="severity">{ word }</span>{ " " }<Prose text={title} /></h3>
            { paragraphs(&body) }
            { self::source(source) }
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
