//! What came of it: the token and its keys, or why there is none.

use yew::prelude::*;

use super::{Bench, Outcome, Product, Used, Wish};
use crate::crypto::key::write::jwk;
use crate::crypto::{KeyForm, SecretText};
use crate::explain;
use crate::ui::parts::{copyable, isolated};
use crate::ui::prose::prose;
use crate::ui::signature::statement;

/// What is told, and what can be copied.
pub(super) fn outcome(bench: &Bench<'_>, wish: &Callback<Wish>) -> Html {
    let making = bench.making;
    let (status, rest) = match &making.outcome {
        Outcome::Nothing => ("", Html::default()),
        Outcome::Awaited if making.makes_key() => ("Making a key…", Html::default()),
        Outcome::Awaited => ("Making the token…", Html::default()),
        Outcome::NoRandomness => (
            "This browser gives no random numbers, so nothing is signed or encrypted.",
            Html::default(),
        ),
        Outcome::Failed(fault) => {
            let said = statement(&explain::order_fault(fault), None);
            (
                "No token was made.",
                html! { <div class="wrong">{ said }</div> },
            )
        }
        Outcome::Made(own) => ("The token is made.", product(own, bench, wish)),
    };
    html! {
        <section id="made" aria-label="The token that was made">
            <p role="status">{ status }</p>
            { rest }
        </section>
    }
}

fn product(product: &Product, bench: &Bench<'_>, wish: &Callback<Wish>) -> Html {
    let token = &product.made.token;
    let look = {
        let (token, keys) = (token.clone(), keys_to_look(product, bench));
        wish.reform(move |_| Wish::Look(token.clone(), keys.clone()))
    };
    html! {
        <>
            { copyable("The token", isolated(token), token, "token") }
            <p><button type="button" id="make-look" onclick={look}>{ "Look at it" }</button></p>
            { broken(product) }
            { signer(product, &bench.making.draft.algorithm) }
            { recipient(product) }
        </>
    }
}

fn broken(product: &Product) -> Html {
    let Some(broken) = product.broken else {
        return Html::default();
    };
    let alterations = product.made.alterations.iter().map(explain::alteration);
    html! {
        <div id="made-broken">
            { statement(&explain::broken(broken), None) }
            <ul>
                for said in alterations {
                    <li>{ prose(&said) }</li>
                }
            </ul>
        </div>
    }
}

fn signer(product: &Product, algorithm: &str) -> Html {
    let Some(used) = &product.signer else {
        return Html::default();
    };
    let public = used
        .key
        .is_private()
        .then(|| key_set(&jwk(&used.key, false)));
    html! {
        <>
            if let Some(public) = public {
                { copyable("Public key set (JWKS)", isolated(&public), &public, "public key set") }
            }
            { own_key(used) }
            <p class="hint">{ explain::signer_use(algorithm) }</p>
        </>
    }
}

fn recipient(product: &Product) -> Html {
    match &product.recipient {
        Some(used) if used.is_fresh => html! {
            <>
                { own_key(used) }
                <p class="hint">{ explain::recipient_use() }</p>
            </>
        },
        _ => Html::default(),
    }
}

/// A key that was made here, folded away. Who gave one has it.
fn own_key(used: &Used) -> Html {
    if !used.is_fresh {
        return Html::default();
    }
    let (title, label, what) = match used.key.is_private() {
        true => ("Private key", "Private key (JWK)", "private key"),
        false => ("Secret", "Secret (JWK)", "secret"),
    };
    let text = jwk(&used.key, true);
    html! {
        <details>
            <summary>{ title }{ ": " }{ explain::key(&used.key) }</summary>
            { copyable(label, isolated(&text), &text, what) }
        </details>
    }
}

fn key_set(jwk: &str) -> String {
    [r#"{"keys":["#, jwk, "]}"].concat()
}

/// What the key box must hold to verify and decrypt; `None` if it does already.
fn keys_to_look(product: &Product, bench: &Bench<'_>) -> Option<SecretText> {
    let given = bench.given.expose();
    let signer = product.signer.as_ref().filter(|used| used.is_fresh);
    let signer = signer.map(|used| match used.key.is_private() {
        true => key_set(&jwk(&used.key, false)),
        false => jwk(&used.key, true),
    });
    let recipient = product.recipient.as_ref().filter(|used| used.is_fresh);
    let recipient = recipient.map(|used| jwk(&used.key, true));
    let news: Vec<String> = [signer, recipient]
        .into_iter()
        .flatten()
        .filter(|own| !given.contains(own))
        .collect();
    if news.is_empty() {
        return None;
    }
    // A secret that was typed is the whole text, so nothing can stand beside it.
    let ring = &bench.examined.ring;
    let can_stay = ring.keys.iter().all(|key| key.form != KeyForm::Secret);
    let stays = (can_stay && !ring.keys.is_empty()).then(|| given.trim_end().to_owned());
    let texts: Vec<String> = stays.into_iter().chain(news).collect();
    Some(SecretText::new(texts.join("\n")))
}
