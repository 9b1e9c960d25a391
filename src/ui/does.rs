//! What the chosen validator does with the token: check by check, in its own words.

use yew::prelude::*;

use super::parts::{copyable, isolated};
use super::prose::paragraphs;
use super::table::table;
use crate::diagnosis::{Case, Diagnosis};
use crate::explain;
use crate::validators::{Answer, Profile, Rejection, Step, Verdict};

/// Its checks in its order, the message and the answer; nothing for what is no program.
pub fn does(diagnosis: &Diagnosis, case: &Case) -> Html {
    match &diagnosis.verdict {
        Some(verdict) => done(verdict, diagnosis, case),
        None => Html::default(),
    }
}

#[inline(never)]
fn done(verdict: &Verdict, diagnosis: &Diagnosis, case: &Case) -> Html {
    let profile = diagnosis.validator;
    let told = profile.is_told(&case.settings, &diagnosis.expectation);
    html! {
        <section id="does" data-accepted={told.then(|| verdict.accepted().to_string())} aria-labelledby="does-title">
            <h2 id="does-title">{ "What " }{ profile.name }{ " does" }</h2>
            if told {
                { simulation(verdict, diagnosis) }
            } else {
                <p>{ explain::fill_in(profile) }</p>
            }
            if let Some(values) = &diagnosis.table {
                { table(values) }
                <div class="differences">{ paragraphs(&explain::places(values)) }</div>
            }
        </section>
    }
}

fn simulation(verdict: &Verdict, diagnosis: &Diagnosis) -> Html {
    html! {
        <>
            <div class="outcome">{ paragraphs(&explain::outcome(verdict, diagnosis.validator, diagnosis)) }</div>
            { verdict.rejection.as_ref().map(rejection) }
            { verdict.answer.as_ref().map(answer) }
            <ol class="steps">
                for one in &verdict.steps {
                    { step(one, diagnosis.validator) }
                }
            </ol>
        </>
    }
}

fn rejection(rejection: &Rejection) -> Html {
    let Rejection {
        code,
        exception,
        message,
    } = rejection;
    let label = match exception.is_empty() {
        true => "Message",
        false => exception,
    };
    let said = match message.is_empty() {
        true => html! { <p>{ explain::silent() }</p> },
        false => copyable(label, lines(message), message, "message"),
    };
    html! { <div id="rejection" data-code={*code}>{ said }</div> }
}

fn answer(answer: &Answer) -> Html {
    let headers = [
        ("WWW-Authenticate", &answer.challenge),
        ("Body", &answer.body),
    ];
    html! {
        <div id="answer">
            <p>{ "The client sees " }<strong>{ explain::status(answer) }</strong></p>
            for (label, text) in headers {
                { text.as_deref().map(|text| copyable(label, lines(text), text, label)) }
            }
        </div>
    }
}

/// A text of the validator, which may have lines.
fn lines(text: &str) -> Html {
    text.lines()
        .map(|line| html! { <>{ isolated(line) }{ "\n" }</> })
        .collect()
}

fn step(step: &Step, profile: &Profile) -> Html {
    let about = profile.check(step.check).map(|check| check.about.text());
    html! {
        <li data-check={step.check} data-state={step.state.code()}>
            <span class="sign" aria-hidden="true">{ explain::step_sign(step.state) }</span>
            <span>{ about }</span>
            <span class="state" data-state={step.state.code()}>{ explain::step_word(step.state) }</span>
        </li>
    }
}

/// The reference page of a validator: what is simulated, how that is known, and where it stands.
pub fn simulated(profile: &'static Profile) -> Html {
    html! {
        <details class="simulated">
            <summary>{ "What is simulated: " }{ profile.name }{ " " }{ profile.version }</summary>
            <p>{ profile.about.text() }{ " " }{ explain::fidelity(profile.fidelity) }</p>
            <ol>
                for check in profile.checks {
                    <li>{ explain::gate_name(check.gate) }{ ": " }{ check.about.text() }<p class="source">{ check.source.text() }</p></li>
                }
            </ol>
            <ul>
                for source in profile.sources {
                    <li class="source">{ source.text() }</li>
                }
            </ul>
        </details>
    }
}
