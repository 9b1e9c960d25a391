//! What was recognised in the paste, piece by piece.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::clock;
use super::field::value;
use super::parts::isolated;
use super::pasted::Pasted;
use super::prose::prose;
use super::state::{Action, Dispatch};
use crate::explain;
use crate::intake::{Piece, Tells};

/// More pieces than this are counted and not shown.
const SHOWN: usize = 40;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub text: Rc<str>,
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
    let Props {
        text,
        pasted,
        dispatch,
    } = props;
    let pieces = &pasted.intake.pieces;
    let lines = Lines::of(text);
    let tokens = pasted.intake.tokens().into_iter();
    let tokens = tokens.filter_map(|(index, _)| Some((index, pieces.get(index)?)));
    let mut tokens: Vec<_> = tokens.take(SHOWN).collect();
    if tokens.len() == 1 {
        tokens.clear();
    }
    let is_token = |piece: &Piece| matches!(piece.tells, Tells::Token(_));
    let shown = || pieces.iter().enumerate().take(SHOWN);
    let more = pieces.len().saturating_sub(SHOWN);
    html! {
        <section id="pieces" aria-labelledby="pieces-title">
            <h2 id="pieces-title" class="visually-hidden">{ "Recognised in the paste" }</h2>
            <ul class="chips">
                // Tokens once each, those first that do not fit where they were sent; one alone has
                // chips of its own.
                for (index, piece) in tokens.into_iter().chain(shown().filter(|(_, own)| !is_token(own))) {
                    <li key={index} data-piece={piece.form.id}>{ chip(index, piece, pasted, dispatch) }</li>
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
                            <span class="hint">{ ", line " }{ lines.line(piece.span.start) }</span>
                            { told(piece) }
                            { sent_with(index, piece, pasted) }
                            { values(piece, &lines) }
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

/// A piece in a few words; the tokens among them, and the settings, can be chosen.
fn chip(index: usize, piece: &Piece, pasted: &Pasted, dispatch: &Dispatch) -> Html {
    let filled = &pasted.filled;
    let label = match &piece.tells {
        Tells::Token(carried) => explain::token_chip(&carried.token, clock::now()),
        Tells::Exchange(_) => explain::summary(piece, clock::now()),
        _ => explain::piece(piece),
    };
    let label = match label.as_str() {
        "" => explain::piece(piece),
        _ => label,
    };
    let (deed, chosen) = match &piece.tells {
        Tells::Token(carried) => (Action::LookAt(index), carried.token == filled.token),
        Tells::Settings(configured) if configured.validator.is_some() => {
            (Action::Use(index), filled.settings_piece == Some(index))
        }
        _ => return html! { <span>{ prose(&label) }</span> },
    };
    let dispatch = dispatch.clone();
    let click = move |_| dispatch.dispatch(deed.clone());
    html! {
        <button type="button" aria-pressed={chosen.to_string()} onclick={click}>{ prose(&label) }</button>
    }
}

/// Each value that was read, with its line.
fn values(piece: &Piece, lines: &Lines) -> Html {
    let Tells::Settings(configured) = &piece.tells else {
        return Html::default();
    };
    if configured.values.is_empty() {
        return Html::default();
    }
    html! {
        <dl>
            for value in &configured.values {
                <dt>{ prose(&value.name) }<span class="hint">{ ", line " }{ lines.line(value.span.start) }</span></dt>
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

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self(breaks.map(|(at, _)| at).collect())
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.0.partition_point(|own| *own < at) + 1
    }
}
