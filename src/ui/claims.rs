//! Every claim and header parameter: its value, what it means, and where that is written.

mod listing;
mod row;
mod scale;
mod validity;
mod words;

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::listing::{Listing, SEARCHED, list};
use self::row::{Claim, row};
use self::validity::validity_bar;
use super::decoded::{Place, repeated, unreadable};
use super::parts::{Growth, More, thousands};
use super::state::Shared;
use crate::token::{PartName, Token};

/// The diagnosis whose claims are listed.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ClaimsProps {
    /// The diagnosis.
    pub diagnosis: Shared,
}

/// The panel "Claims".
#[component]
pub fn Claims(props: &ClaimsProps) -> Html {
    let filter = use_state_eq(AttrValue::default);
    let oninput = {
        let filter = filter.setter();
        Callback::from(move |event: InputEvent| {
            let field: Option<HtmlInputElement> = event.target_dyn_into();
            filter.set(field.map(|field| field.value()).unwrap_or_default().into());
        })
    };
    let diagnosis = &props.diagnosis;
    let places = places(&diagnosis.reading.token);
    if places.is_empty() {
        return unreadable(diagnosis);
    }
    let section = |place: Place| {
        html! { <ClaimSection key={place.id()} diagnosis={diagnosis.clone()} {place} filter={(*filter).clone()} /> }
    };
    html! {
        <div class="claims">
            { validity_bar(diagnosis) }
            <p class="claim-filter">
                <label for="claim-filter">{ "Filter by name, value or meaning" }</label>
                <input
                    id="claim-filter"
                    type="search"
                    value={(*filter).clone()}
                    {oninput}
                    spellcheck="false"
                    autocomplete="off"
                    autocorrect="off"
                    autocapitalize="off"
                    translate="no"
                    data-gramm="false"
                />
            </p>
            { for places.into_iter().map(section) }
        </div>
    }
}

/// The claims set, then the header, of which a JSON serialisation has several.
fn places(token: &Token) -> Vec<Place> {
    const HEADERS: usize = 20;
    let part = |name, entry| Place::Part { name, entry };
    let payload = token.payload().map(|_| part(PartName::Payload, 0));
    let headers = match token {
        Token::Serialized(all) => all.len().min(HEADERS),
        _ => usize::from(token.header().is_some()),
    };
    payload
        .into_iter()
        .chain((0..headers).map(|entry| part(PartName::Header, entry)))
        .collect()
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct SectionProps {
    diagnosis: Shared,
    place: Place,
    filter: AttrValue,
}

/// How many claims are drawn at first, and how many more each time.
const STEP: usize = 300;

/// The members of one part, in groups.
#[component]
fn ClaimSection(props: &SectionProps) -> Html {
    let SectionProps {
        diagnosis,
        place,
        filter,
    } = props;
    let listing = use_memo(props.clone(), |props| {
        list(&props.diagnosis, props.place, &props.filter)
    });
    let repeated = use_memo((diagnosis.clone(), *place), |(diagnosis, place)| {
        repeated(diagnosis, *place)
    });
    let shown = use_state_eq(|| STEP);
    let onmore = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(*shown + STEP))
    };
    let row = |index: usize| {
        let (diagnosis, repeated) = (diagnosis.clone(), Rc::clone(&repeated));
        row(&Claim {
            diagnosis,
            place: *place,
            index,
            repeated,
        })
    };
    let mut left = *shown;
    let tables = listing.groups.iter().map_while(|(title, members)| {
        let drawn = members.len().min(left);
        left -= drawn;
        (drawn > 0).then(|| table(title, members.iter().take(drawn).map(|index| row(*index))))
    });
    let title = match place.part() {
        PartName::Header => place.title(),
        _ => "Claims".to_owned(),
    };
    html! {
        <section class="claim-section">
            <h2>{ title }</h2>
            { for tables }
            <p class="about">{ note(&listing, filter) }</p>
            <More
                shown={listing.matching.min(*shown)}
                total={listing.matching}
                step={STEP}
                what="claims"
                {onmore}
                growth={Growth::OnScroll}
            />
        </section>
    }
}

/// Roles are spelled out because narrow screens lay the cells out as blocks, which would take them away.
fn table(title: &'static str, rows: impl Iterator<Item = Html>) -> Html {
    html! {
        <table class="claim-table" role="table">
            <caption>{ title }</caption>
            <colgroup>
                <col class="names" />
                <col class="values" />
                <col />
            </colgroup>
            <thead class="visually-hidden" role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{ "Name" }</th>
                    <th scope="col" role="columnheader">{ "Value" }</th>
                    <th scope="col" role="columnheader">{ "Meaning and source" }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for rows }</tbody>
        </table>
    }
}

fn note(listing: &Listing, filter: &str) -> Option<String> {
    let total = listing.total;
    if total > SEARCHED {
        return Some(format!(
            "The first {} of {} are considered here; the decoded token shows all.",
            thousands(SEARCHED),
            thousands(total)
        ));
    }
    match (total, listing.matching) {
        (0, _) => Some("There are none.".to_owned()),
        (_, 0) => Some("None of them matches.".to_owned()),
        (_, matching) if !filter.trim().is_empty() => Some(format!("{matching} of {total} match.")),
        _ => None,
    }
}
