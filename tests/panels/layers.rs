//! What the page shows of encrypted tokens, open and closed.

use std::rc::Rc;

use audlens::crypto::encrypt::encrypt;
use audlens::crypto::random::random;
use audlens::crypto::{Given, SecretText, keyring};
use audlens::diagnosis::{Case, diagnose};
use audlens::token::base64url::encode;
use audlens::ui::decoded::{Decoded, DecodedProps};
use audlens::ui::state::Shared;
use yew::ServerRenderer;

use super::{has, wait};

fn given(keys: &str) -> Given {
    Given {
        keys: SecretText::from(keys),
        ..Given::default()
    }
}

/// A token around another, made with the first of these keys.
fn around(inside: &str, header: &str, keys: &str) -> String {
    let key = keyring::read(&given(keys)).keys.remove(0);
    let inside = inside.as_bytes();
    encrypt(
        inside,
        header,
        "A128KW",
        "A128GCM",
        &key,
        &mut random([1; 32]),
    )
    .unwrap()
}

fn decoded(token: String, keys: &'static str) -> String {
    let renderer = ServerRenderer::<Decoded>::with_props(move || DecodedProps {
        diagnosis: Shared(Rc::new(diagnose(&Case {
            input: token,
            given: given(keys),
            ..Case::default()
        }))),
    });
    wait(renderer.hydratable(false).render())
}

const KEY: &str = "0123456789abcdef";
const OTHER: &str = "fedcba9876543210";

#[test]
fn what_is_around_a_token_is_shown_from_the_outside_in() {
    let signed = format!(
        "{}.{}.c2ln",
        encode(br#"{"alg":"HS256"}"#),
        encode(br#"{"aud":"a"}"#)
    );
    let inner = around(&signed, r#"{"cty":"JWT"}"#, KEY);
    let page = decoded(around(&inner, r#"{"kid":"k<1"}"#, KEY), KEY);
    has(
        &page,
        &[
            r#"<section id="layer-1" data-part="header" class="part layer"><h2>Encrypted token 1</h2>"#,
            r#"<section id="layer-2" data-part="header" class="part layer"><h2>Encrypted token 2</h2>"#,
            r#"aria-label="Encrypted token 1: header""#,
            r#"<span class="name">"cty"</span>: <span class="string">"JWT"</span>"#,
            r#"<article data-state="passed" class="answer">"#,
            "The key number 1 (shared secret, 16 bytes) opens it, with A128KW and A128GCM.",
            "<p>There is another token in it.</p>",
            "k&lt;1",
            r#"<section id="decoded-payload""#,
        ],
    );
    assert!(page.find("layer-1") < page.find("layer-2"));
    assert!(page.find("layer-2") < page.find(r#"id="raw""#));
}

#[test]
fn what_stays_closed_says_why() {
    let token = around("{}", "", KEY);
    let page = decoded(token.clone(), OTHER);
    has(
        &page,
        &[
            "Only its header can be read.",
            r#"<div class="closed"><p class="statement">It does not open with the key number 1 (shared secret, 16 bytes).</p>"#,
            "Source: RFC 7516 section 5.2, step 9",
        ],
    );
    assert!(
        !page.contains("layer-1"),
        "the header is shown once: {page}"
    );
    assert!(!decoded(token, "").contains(r#"class="closed""#));
    let nested = around(&around("{}", "", OTHER), "", KEY);
    let page = decoded(nested, KEY);
    has(
        &page,
        &[
            r#"<section id="layer-2""#,
            r#"<article data-state="failed" class="answer">"#,
            "This is about the token inside: what is around it is open.",
        ],
    );
}
