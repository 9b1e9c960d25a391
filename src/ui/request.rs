//! The request for a token, and what would come of it.

use yew::prelude::*;

use super::field::field;
use super::parts::{copyable, isolated};
use super::prose::{self, paragraphs, prose};
use super::state::Dispatch;
use super::table::table;
use crate::diagnosis::Diagnosis;
use crate::diagnosis::request::{self, FIELDS, Outlook};
use crate::explain::{self, Copyable, Refused};
use crate::validators::{Setting, Settings};

/// How many fields are always in sight; the most telling come first.
const IN_SIGHT: usize = 6;

/// The form, which is never sent anywhere, and the outlook.
#[inline(never)]
pub(super) fn request(diagnosis: &Diagnosis, settings: &Settings, dispatch: &Dispatch) -> Html {
    let one = |own: &'static Setting| {
        field(
            own,
            &request::text(own, settings, diagnosis),
            Html::default(),
            dispatch,
        )
    };
    let (shown, folded) = FIELDS.split_at_checked(IN_SIGHT).unwrap_or((&FIELDS, &[]));
    let stay = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <>
            { outlook(diagnosis, settings) }
            <form id="request" aria-labelledby="request-title" autocomplete="off" onsubmit={stay}>
                <h2 id="request-title">{ "The request, and what is registered" }</h2>
                for own in shown {
                    { one(own) }
                }
                <details class="more">
                    <summary>{ "More fields" }</summary>
                    <div class="more-fields">
                        for own in folded {
                            { one(own) }
                        }
                    </div>
                </details>
            </form>
        </>
    }
}

/// The claims of the token that would come, beside those of the token, or the refusal.
pub fn outlook(diagnosis: &Diagnosis, settings: &Settings) -> Html {
    let outlook = request::outlook(settings, diagnosis);
    let (headline, rest) = explain::outlook(&outlook, diagnosis);
    html! {
        <section id="outlook" data-issued={outlook.result.is_ok().to_string()} aria-labelledby="outlook-title">
            <h2 id="outlook-title">{ prose(&headline) }</h2>
            { paragraphs(&rest) }
            { outlook.table.as_ref().map(table) }
            { reasons(&outlook) }
        </section>
    }
}

fn reasons(outlook: &Outlook) -> Html {
    let issued = match &outlook.result {
        Ok(issued) => issued,
        Err(refusal) => return refused(explain::refused(refusal)),
    };
    let rules = issued.rules.iter().map(explain::issuance_rule);
    html! {
        <ol class="rules">
            for rule in rules {
                <li>{ prose(&rule.title) }{ prose::source(rule.source) }</li>
            }
        </ol>
    }
}

fn refused(refused: Refused) -> Html {
    let Refused { message, why, copy } = refused;
    html! {
        <>
            { copyable("Message", isolated(&message), &message, "message") }
            <p>{ prose(&why.title) }</p>
            { paragraphs(&why.body) }
            if let Some(Copyable { label, text }) = copy {
                { copyable(label, isolated(&text), &text, label) }
            }
            { prose::source(why.source) }
        </>
    }
}
