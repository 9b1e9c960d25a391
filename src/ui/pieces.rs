//! What was recognised in the paste, piece by piece.

use std::collections::BTreeSet;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::clock;
use super::field::value;
use super::parts::isolated;
use super::pasted::Pasted;
use super::prose::prose;
use super::state::{Action, Dispatch};
use crate::explain;
use crate::intake::{Intake, Piece, Tells};

/// More pieces than this are counted and not shown.
const SHOWN: usize = 40;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub pasted: Pasted,
    pub dispatch: Dispatch,
}

/// The pieces; nothing where the paste is a single token, which is told elsewhere.
#[component]
pub(super) fn Pieces(props: &Props) -> Html {
    let pieces = &props.pasted.intake.pieces;
    let alone = pieces.len() < 2
        && pieces
            .iter()
            .all(|own| matches!(own.tells, Tells::Token(_)));
    if alone {
        return Html::default();
    }
    list(props)
}

#[inline(never)]
fn list(props: &Props) -> Html {
    let Props { pasted, dispatch } = props;
    let pieces = &pasted.intake.pieces;
    let shown = || pieces.iter().enumerate().take(SHOWN);
    let more = pieces.len().saturating_sub(SHOWN);
    html! {
        <section id="pieces" aria-labelledby="pieces-title">
            <h2 id="pieces-title" class="visually-hidden">{ "Recognised in the paste" }</h2>
            <ul class="chips">
                for (index, piece, label) in chips(&pasted.intake, clock::now()) {
                    <li key={index} data-piece={piece.form.id}>{ chip(index, piece, &label, pasted, dispatch) }</li>
                }
                if more > 0 {
                    <li>{ "and " }{ more }{ " more" }</li>
                }
            </ul>
            <details>
                <summary>{ "What was read, and where" }</summary>
                <ol class="read">
                    for (index, piece) in shown() {
                        <li key={index}>
                            <span class="piece">{ prose(&explain::piece(piece)) }</span>
                            <span class="hint">{ ", line " }{ pasted.line(piece.span.start) }</span>
                            { told(piece) }
                            { sent_with(index, piece, pasted) }
                            { values(piece, pasted) }
                        </li>
                    }
                </ol>
            </details>
            { blanks("blanks", &pasted.filled.blanks, dispatch) }
        </section>
    }
}

fn told(piece: &Piece) -> Html {
    match explain::summary(piece, clock::now()).as_str() {
        "" => Html::default(),
        summary => html! { <p>{ prose(summary) }</p> },
    }
}

/// The request that carried a token.
fn sent_with(index: usize, piece: &Piece, pasted: &Pasted) -> Html {
    let pair = match &piece.tells {
        Tells::Token(_) => pasted.intake.exchange_of(index),
        _ => None,
    };
    let exchange = pair.and_then(|(own, _)| pasted.intake.pieces.get(own));
    match exchange {
        Some(exchange) => {
            html! { <p class="hint">{ "with " }{ prose(&explain::summary(exchange, clock::now())) }</p> }
        }
        None => Html::default(),
    }
}

/// The pieces that have chips, with what these say. Tokens come first, once each, those before others
/// that do not fit where they were sent; one alone has chips of its own. Of what cannot be chosen,
/// the same is said once.
fn chips(intake: &Intake, now: i64) -> Vec<(usize, &Piece, String)> {
    let pieces = &intake.pieces;
    let tokens = intake.tokens().into_iter();
    let tokens = tokens.filter_map(|(index, _)| Some((index, pieces.get(index)?)));
    let mut tokens: Vec<_> = tokens.take(SHOWN).collect();
    if tokens.len() == 1 {
        tokens.clear();
    }
    let shown = pieces.iter().enumerate().take(SHOWN);
    let others = shown.filter(|(_, own)| !matches!(own.tells, Tells::Token(_)));
    let all = tokens.into_iter().chain(others);
    let all = all.map(|(index, piece)| (index, piece, label(piece, now)));
    let mut said = BTreeSet::new();
    all.filter(|(_, piece, label)| {
        can_be_chosen(piece) || said.insert((piece.form.id, label.clone()))
    })
    .collect()
}

/// A piece in a few words.
fn label(piece: &Piece, now: i64) -> String {
    let label = match &piece.tells {
        Tells::Token(carried) => explain::token_chip(&carried.token, now),
        Tells::Exchange(_) => explain::summary(piece, now),
        _ => String::new(),
    };
    match label.as_str() {
        "" => explain::piece(piece),
        _ => label,
    }
}

/// Whether there is something to choose: a token, or the settings of a validator.
fn can_be_chosen(piece: &Piece) -> bool {
    match &piece.tells {
        Tells::Token(_) => true,
        Tells::Settings(configured) => configured.validator.is_some(),
        _ => false,
    }
}

fn chip(index: usize, piece: &Piece, label: &str, pasted: &Pasted, dispatch: &Dispatch) -> Html {
    let filled = &pasted.filled;
    let (deed, chosen) = match &piece.tells {
        Tells::Token(carried) => (Action::LookAt(index), carried.token == filled.token),
        Tells::Settings(_) if can_be_chosen(piece) => {
            (Action::Use(index), filled.settings_piece == Some(index))
        }
        _ => return html! { <span>{ prose(label) }</span> },
    };
    let dispatch = dispatch.clone();
    let click = move |_| dispatch.dispatch(deed.clone());
    html! {
        <button type="button" aria-pressed={chosen.to_string()} onclick={click}>{ prose(label) }</button>
    }
}

/// Each value that was read, with its line.
fn values(piece: &Piece, pasted: &Pasted) -> Html {
    let Tells::Settings(configured) = &piece.tells else {
        return Html::default();
    };
    if configured.values.is_empty() {
        return Html::default();
    }
    html! {
        <dl>
            for value in &configured.values {
                <dt>{ prose(&value.name) }<span class="hint">{ ", line " }{ pasted.line(value.span.start) }</span></dt>
                <dd class="exact">{ isolated(&value.text) }</dd>
            }
        </dl>
    }
}

/// A field for each placeholder. `list` tells the lists of a page apart.
pub(super) fn blanks(list: &str, blanks: &[(String, String)], dispatch: &Dispatch) -> Html {
    if blanks.is_empty() {
        return Html::default();
    }
    let field = |(index, (name, text)): (usize, &(String, String))| {
        let id = format!("{list}-{index}");
        let dispatch = dispatch.clone();
        let owned = name.clone();
        let input = move |event: InputEvent| {
            let text = value::<HtmlInputElement>(&event, |input| input.value());
            dispatch.dispatch(Action::Fill(owned.clone(), text.unwrap_or_default()));
        };
        html! {
            <div class="field" key={name.clone()}>
                <label for={id.clone()} class="exact">{ prose(name) }</label>
                <input
                    {id}
                    class="exact"
                    type="text"
                    data-blank={name.clone()}
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    translate="no"
                    value={text.clone()}
                    oninput={input}
                />
            </div>
        }
    };
    html! {
        <div id={list.to_owned()} class="blanks">
            <p>{ "Places that the paste leaves open. Without a value, what hangs on them is not told." }</p>
            { for blanks.iter().enumerate().map(field) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake;

    #[test]
    fn what_cannot_be_chosen_is_said_once() {
        const EXPIRED: [&str; 2] = [
            "IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '11/22/2026 11:00:00 AM', Current time (UTC): '11/22/2026 12:00:00 PM'.",
            "IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '11/22/2026 11:00:00 AM', Current time (UTC): '11/22/2026 12:05:00 PM'.",
        ];
        const EARLY: &str = "IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom (UTC): '11/22/2026 11:00:00 AM', Current time (UTC): '11/22/2026 10:00:00 AM'.";
        const SETTINGS: &str =
            "{\"AzureAd\": {\"ClientId\": \"00001111-aaaa-2222-bbbb-3333cccc4444\"}}";
        let [first, second] = EXPIRED;
        for (texts, expected) in [
            (vec![first], 1),
            (vec![first, second], 1),
            (vec![first, EARLY, second], 2),
            (vec![SETTINGS, SETTINGS], 2),
            (vec![first, SETTINGS, second, SETTINGS], 3),
        ] {
            let intake = intake::read(&texts.join("\n\nand then\n\n"));
            assert_eq!(intake.pieces.len(), texts.len(), "{texts:?}");
            let chips = chips(&intake, 0);
            let said: Vec<_> = chips.iter().map(|(.., label)| label).collect();
            assert_eq!(said.len(), expected, "{said:?}");
        }
    }
}
