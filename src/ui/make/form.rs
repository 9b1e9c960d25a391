//! What is to be made: header and claims, the key, and how it is to be wrong.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::notes::{Note, Notes, is_wrong, notes};
use super::select::{nth, optional, select};
use super::{Bench, Deed, Making, Pick, Wish};
use crate::crypto::algorithm::{ALGORITHMS, Does};
use crate::crypto::draft::algorithms;
use crate::crypto::draft::broken::Broken;
use crate::crypto::draft::lifetime::Lifetime;
use crate::crypto::{Key, Material};
use crate::explain::{self, Explanation};
use crate::ui::field::value;
use crate::ui::prose::{self, paragraphs};

type Wishes = Callback<Wish>;

/// The form, which is never sent anywhere.
pub(super) fn form(bench: &Bench<'_>, wish: &Wishes) -> Html {
    let making = bench.making;
    let submit = wish.reform(|event: SubmitEvent| {
        event.prevent_default();
        Wish::Make
    });
    let notes = Notes::of(making);
    html! {
        <form id="make" aria-label="A token for tests" autocomplete="off" onsubmit={submit}>
            <p class="hint">{ "For tests of your own API. Nothing leaves this page, and every token says in its header that it was made here." }</p>
            { begin(bench, wish) }
            { text("make-header", "Header", &making.draft.header, &notes.header, wish, Deed::Header) }
            { text("make-claims", "Claims", &making.draft.claims, &notes.claims, wish, Deed::Claims) }
            <div class="make-choices">
                { lifetime(making, wish) }
                { algorithm(making, &notes.algorithm, wish) }
                { key("make-key", "Key", making.signer, bench, wish, Deed::Signer) }
                { broken(making, wish) }
            </div>
            if let Some(broken) = making.broken {
                <div id="make-broken-note" class="hint">{ told(&explain::broken(broken)) }</div>
            }
            { sealing(bench, wish) }
            <button type="submit" id="make-sign">{ label(making) }</button>
        </form>
    }
}

fn label(making: &Making) -> &'static str {
    match (making.sealing.on, making.sealing.nested) {
        (false, _) => "Sign",
        (true, true) => "Sign and encrypt",
        (true, false) => "Encrypt",
    }
}

/// What a statement means and its source, where its title stands elsewhere.
fn told(said: &Explanation) -> Html {
    html! { <>{ paragraphs(&said.body) }{ prose::source(said.source) }</> }
}

fn begin(bench: &Bench<'_>, wish: &Wishes) -> Html {
    let Some(draft) = bench.at_hand.clone() else {
        return Html::default();
    };
    let begin = wish.reform(move |_| Wish::Change(Deed::Begin(Box::new(draft.clone()))));
    html! { <p><button type="button" id="make-begin" onclick={begin}>{ "Begin with the token above" }</button></p> }
}

fn text(
    id: &'static str,
    label: &'static str,
    text: &str,
    said: &[Note],
    wish: &Wishes,
    deed: fn(String) -> Deed,
) -> Html {
    let wish = wish.clone();
    let input = move |event: InputEvent| {
        if let Some(text) = value::<HtmlTextAreaElement>(&event, |area| area.value()) {
            wish.emit(Wish::Change(deed(text)));
        }
    };
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <textarea
                {id}
                class="exact"
                rows="5"
                value={text.to_owned()}
                spellcheck="false"
                autocomplete="off"
                autocorrect="off"
                autocapitalize="off"
                translate="no"
                data-gramm="false"
                aria-describedby={[id, "-note"].concat()}
                aria-invalid={is_wrong(said)}
                oninput={input}
            />
            { notes(id, said) }
        </div>
    }
}

fn lifetime(making: &Making, wish: &Wishes) -> Html {
    let name = |own: Lifetime| (own.code(), explain::lifetime_name(own));
    let (choices, chosen) = optional("as written", &Lifetime::ALL, name, making.lifetime);
    let wish = wish.clone();
    let choose = Callback::from(move |place| {
        if let Some(lifetime) = nth(&Lifetime::ALL, place) {
            wish.emit(Wish::Live(lifetime));
        }
    });
    select(
        "make-lifetime",
        "Lifetime",
        &choices,
        chosen,
        choose,
        Html::default(),
    )
}

fn algorithm(making: &Making, said: &[Note], wish: &Wishes) -> Html {
    let known: Vec<&'static str> = algorithms().collect();
    let own = known.iter().position(|own| *own == making.draft.algorithm);
    let mut choices: Vec<_> = known.iter().map(|own| same(own)).collect();
    if own.is_none() {
        choices.push(same(&making.draft.algorithm));
    }
    let chosen = own.unwrap_or(known.len());
    let wish = wish.clone();
    let choose = Callback::from(move |place: usize| {
        if let Some(name) = known.get(place) {
            wish.emit(Wish::Change(Deed::Algorithm(name)));
        }
    });
    let note = notes("make-algorithm", said);
    select(
        "make-algorithm",
        "Sign with",
        &choices,
        chosen,
        choose,
        note,
    )
}

fn same(name: &str) -> (String, String) {
    (name.to_owned(), name.to_owned())
}

fn broken(making: &Making, wish: &Wishes) -> Html {
    let name = |own: Broken| (own.code(), explain::broken_name(own));
    let (choices, chosen) = optional("not at all", &Broken::ALL, name, making.broken);
    let choose = wish.reform(|place| Wish::Change(Deed::Break(nth(&Broken::ALL, place))));
    select(
        "make-broken",
        "Break it on purpose",
        &choices,
        chosen,
        choose,
        Html::default(),
    )
}

/// A fresh key, or one of the given ones that can do it.
fn key(
    id: &'static str,
    label: &'static str,
    pick: Pick,
    bench: &Bench<'_>,
    wish: &Wishes,
    deed: fn(Pick) -> Deed,
) -> Html {
    let given = bench.examined.ring.keys.iter().enumerate();
    // Whoever has the public half can encrypt, and only who has the private one can sign.
    let can = |key: &Key| {
        let has_numbers = !matches!(key.material, Material::Locked | Material::Unknown(_));
        has_numbers && (id != "make-key" || key.is_secret())
    };
    let given = given.filter(|(_, key)| can(key));
    let picks: Vec<Pick> = given.map(|(index, _)| Pick::Given(index)).collect();
    let named = picks.iter().map(|pick| match pick {
        Pick::Given(index) => (index.to_string(), explain::key_name(bench.examined, *index)),
        Pick::Fresh => Default::default(),
    });
    let fresh = ("fresh".to_owned(), "a fresh one".to_owned());
    let choices: Vec<_> = std::iter::once(fresh).chain(named).collect();
    let place = picks.iter().position(|own| *own == pick);
    let chosen = place.map_or(0, |place| place.saturating_add(1));
    let wish = wish.clone();
    let choose = Callback::from(move |place| {
        let pick = nth(&picks, place).unwrap_or(Pick::Fresh);
        wish.emit(Wish::Change(deed(pick)));
    });
    select(id, label, &choices, chosen, choose, Html::default())
}

fn sealing(bench: &Bench<'_>, wish: &Wishes) -> Html {
    let own = &bench.making.sealing;
    let encrypt = {
        let wish = wish.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                wish.emit(Wish::Change(Deed::Encrypt(input.checked())));
            }
        }
    };
    html! {
        <>
            <label class="choice">
                <input type="checkbox" id="make-encrypt" checked={own.on} onchange={encrypt} />
                { "Encrypt it" }
            </label>
            if own.on {
                <div class="make-choices">
                    { names("make-alg", "alg", own.alg, |does| matches!(does, Does::Manage(_)), wish, Deed::Management) }
                    { names("make-enc", "enc", own.enc, |does| matches!(does, Does::Encipher(_)), wish, Deed::Cipher) }
                    { key("make-recipient", "For the key", own.recipient, bench, wish, Deed::Recipient) }
                    { content(own.nested, wish) }
                </div>
            }
        </>
    }
}

fn names(
    id: &'static str,
    label: &'static str,
    chosen: &str,
    is: fn(Does) -> bool,
    wish: &Wishes,
    deed: fn(&'static str) -> Deed,
) -> Html {
    let own = ALGORITHMS.iter().filter(|own| is(own.does));
    let own: Vec<&'static str> = own.map(|own| own.name).collect();
    let choices: Vec<_> = own.iter().map(|name| same(name)).collect();
    let place = own.iter().position(|name| *name == chosen);
    let wish = wish.clone();
    let choose = Callback::from(move |place: usize| {
        if let Some(name) = own.get(place) {
            wish.emit(Wish::Change(deed(name)));
        }
    });
    select(
        id,
        label,
        &choices,
        place.unwrap_or_default(),
        choose,
        Html::default(),
    )
}

fn content(nested: bool, wish: &Wishes) -> Html {
    let choices = [
        ("nested".to_owned(), "the signed token".to_owned()),
        ("claims".to_owned(), "the claims alone".to_owned()),
    ];
    let choose = wish.reform(|place| Wish::Change(Deed::Nested(place == 0)));
    select(
        "make-content",
        "What is encrypted",
        &choices,
        usize::from(!nested),
        choose,
        Html::default(),
    )
}
