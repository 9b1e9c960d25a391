//! The whole page, from what the person did to what the components show.

use std::rc::Rc;

use yew::prelude::*;

use super::address::use_address;
use super::catalogue::use_catalogue;
use super::clock::use_clock;
use super::examples::Examples;
use super::expectation::Expectation;
use super::findings::findings;
use super::focus::show_answer;
use super::header::header;
use super::idle::use_idle_wipe;
use super::make::MakeFirst;
use super::notice::notice_bar;
use super::paste::Paste;
use super::pasted::use_pasted;
use super::pieces::Pieces;
use super::policy::policy;
use super::state::{Asked, Shared, State};
use super::tabs::Tabs;
use super::theme::use_theme;
use super::verdict::{first_fix, verdict};
use crate::catalogue::is_here;
use crate::diagnosis::{Diagnosis, Examined, GateName, diagnose_examined};
use crate::explain;

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(State::opened);
    let dispatch = state.dispatcher();
    use_clock(dispatch.clone());
    use_address(dispatch.clone());
    use_catalogue(dispatch.clone());
    use_theme(state.theme);
    use_idle_wipe(state.idle, state.holds_something(), dispatch.clone());

    use_effect_with(state.examples_opened, |opened| {
        if *opened > 0 {
            show_answer();
        }
    });

    let catalogue = state.catalogue;
    let question = state.question();
    let pasted = use_pasted(&state.input, &state.said.choices, catalogue);
    let timeless = question.timeless();
    let examined = {
        let asked = question.clone();
        let parts = (pasted.clone(), question.said.given.clone(), catalogue);
        use_memo(parts, move |(pasted, ..)| {
            Examined::of(&pasted.case(&asked), &pasted.reading)
        })
    };
    let answer = {
        let pasted = pasted.clone();
        use_memo(question, move |question| {
            let mut case = pasted.case(question);
            let reading = Rc::clone(&pasted.reading);
            let diagnosis = diagnose_examined(reading, examined, &case);
            case.input.clear();
            (Shared(Rc::new(diagnosis)), Asked(Rc::new(case)))
        })
    };
    let (shared, asked) = (*answer).clone();
    let validator = shared.validator;
    let said_aloud = {
        let shared = shared.clone();
        use_memo(timeless, move |_| headline(&shared))
    };

    let first_visit = shared.is_empty()
        && pasted.intake.pieces.is_empty()
        && state.said.settings.is_empty()
        && state.said.message.is_empty();
    let diagnosis = (!shared.is_empty()).then(|| shared.clone());
    let without_token = diagnosis.is_none();
    let gate = state.gate.unwrap_or_else(|| first_to_mend(&shared));
    html! {
        <div id="page" data-ready="true" data-sealed={catalogue.is_known().then_some("true")}>
            { header(catalogue, state.theme, state.idle, &dispatch) }
            <main class={classes!(first_visit.then_some("first-visit"))}>
                { notice_bar(state.notice, catalogue, &dispatch) }
                <Paste input={state.input.clone()} diagnosis={diagnosis.clone()} dispatch={dispatch.clone()} />
                <Pieces pasted={pasted.clone()} dispatch={dispatch.clone()} />
                <output id="announce" class="visually-hidden" aria-live="polite">{ &*said_aloud }</output>
                if let Some(diagnosis) = &diagnosis {
                    { verdict(diagnosis, gate, &dispatch) }
                    { first_fix(diagnosis) }
                } else if !first_visit {
                    { policy(&shared, &asked.0, &dispatch) }
                    { findings(&shared) }
                }
                if !first_visit {
                    <div class="columns">
                        <Expectation
                            {validator}
                            settings={asked.0.settings.clone()}
                            pasted={pasted.clone()}
                            own={state.said.settings.clone()}
                            as_of={state.as_of.clone()}
                            message={state.said.message.clone()}
                            diagnosis={shared.clone()}
                            dispatch={dispatch.clone()}
                        />
                        if let Some(diagnosis) = diagnosis {
                            <Tabs {diagnosis} {asked} {gate} tab={state.tab} making={state.making.clone()} dispatch={dispatch.clone()} />
                        }
                    </div>
                }
                <Examples {catalogue} folded={!first_visit} dispatch={dispatch.clone()} />
                if without_token && is_here() {
                    <MakeFirst
                        making={state.making.clone()}
                        diagnosis={shared}
                        given={state.said.given.keys.clone()}
                        {dispatch}
                    />
                }
            </main>
        </div>
    }
}

fn headline(diagnosis: &Diagnosis) -> String {
    if diagnosis.is_empty() {
        String::new()
    } else {
        explain::verdict(diagnosis).headline
    }
}

fn first_to_mend(diagnosis: &Diagnosis) -> GateName {
    let failed = diagnosis.failed().map(|gate| gate.name);
    let mended = diagnosis.fixes.iter().map(|fix| fix.gate);
    failed.chain(mended).next().unwrap_or(GateName::Audience)
}
