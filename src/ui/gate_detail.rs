//! The evidence of one gate: what was expected, what came, and how the two differ.

use yew::prelude::*;

use super::compare::compare;
use super::parts::isolated;
use super::prose::{self, paragraphs, prose};
use super::verdict::sign;
use crate::diagnosis::{Diagnosis, Gate, GateName, Outcome, Reason};
use crate::explain::{self, Explanation};

/// The question, the answer and the reason.
pub(super) fn gate_detail(diagnosis: &Diagnosis, name: GateName) -> Html {
    let Some(gate) = diagnosis.gate(name) else {
        return Html::default();
    };
    let state = gate.outcome.state();
    let Explanation {
        title,
        body,
        source,
    } = explain::gate(gate, diagnosis);
    let said_above = explain::verdict(diagnosis).headline.starts_with(&title);
    html! {
        <div id="gate-detail" data-gate={gate.name.code()}>
            <h2>
                { explain::gate_question(gate.name) }
                <span class="state" data-state={state.code()}>{ sign(state) }{ explain::state_word(state) }</span>
            </h2>
            if !said_above {
                <p class="statement">{ prose(&title) }</p>
            }
            { paragraphs(&body) }
            { prose::source(source) }
            { evidence(gate) }
        </div>
    }
}

fn evidence(gate: &Gate) -> Option<Html> {
    let Outcome::Failed(reason) = &gate.outcome else {
        return None;
    };
    match reason {
        Reason::AudienceNotAccepted {
            found,
            wanted,
            nearest,
            misses,
            ..
        } => {
            let misses = misses
                .iter()
                .map(|miss| self::miss(miss.code(), explain::near_miss(miss)));
            Some(difference(
                wanted,
                found,
                Some((&nearest.wanted, &nearest.found)),
                misses.collect(),
            ))
        }
        Reason::AudienceUnusable { wanted, .. } => {
            Some(difference(wanted, &[], None, Html::default()))
        }
        Reason::IssuerNotAccepted {
            found,
            wanted,
            spelling,
            meaning,
        } => {
            let spelling = spelling
                .iter()
                .map(|miss| self::miss(miss.code(), explain::near_miss(miss)));
            let meaning = meaning
                .iter()
                .map(|miss| self::miss(miss.code(), explain::issuer_miss(miss)));
            let pair = wanted
                .first()
                .map(|wanted| (wanted.as_str(), found.as_str()));
            Some(difference(
                wanted,
                std::slice::from_ref(found),
                pair,
                meaning.chain(spelling).collect(),
            ))
        }
        _ => None,
    }
}

fn difference(
    wanted: &[String],
    found: &[String],
    pair: Option<(&str, &str)>,
    misses: Html,
) -> Html {
    html! {
        <>
            <dl class="sides">
                { side("Expected", wanted) }
                { side("In the token", found) }
            </dl>
            if let Some((wanted, found)) = pair {
                { compare(wanted, found) }
            }
            <ul class="misses">{ misses }</ul>
        </>
    }
}

fn side(name: &'static str, values: &[String]) -> Html {
    html! {
        <div>
            <dt>{ name }</dt>
            for value in values {
                <dd class="exact">{ isolated(value) }</dd>
            }
        </div>
    }
}

fn miss(code: &'static str, explanation: Explanation) -> Html {
    let Explanation {
        title,
        body,
        source,
    } = explanation;
    html! {
        <li data-miss={code}>
            <h3>{ prose(&title) }</h3>
            { paragraphs(&body) }
            { prose::source(source) }
        </li>
    }
}
