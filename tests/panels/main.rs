//! The panels as text: what a reader finds in them, for tokens good and bad.
//!
//! Components are rendered natively, where effects do not run; so this also shows that they are
//! complete without any.
#![cfg(feature = "ui-test")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod bound;
mod does;
mod layers;
mod make;
mod matrix;
mod request;

use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

use audlens::diagnosis::{Case, diagnose};
use audlens::token::base64url::encode;
use audlens::ui::claims::{Claims, ClaimsProps};
use audlens::ui::decoded::{Decoded, DecodedProps};
use audlens::ui::state::Shared;
use audlens::validators::profiles;
use yew::ServerRenderer;
use yew::prelude::*;

const NOW: i64 = 1_795_332_000;

const ENTRA: &str = r#"{"aud":"00000003-0000-0000-c000-000000000000","iss":"https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0","nbf":1795328400,"exp":1795331820,"azp":"04b07795-8ddb-461a-bbee-02f9e1bf7b46","azpacr":"1","scp":"openid Orders.Read","wids":["62e90394-69f5-4237-9190-012177145e10"],"ver":"2.0"}"#;

#[test]
fn the_decoded_token_shows_each_part() {
    let page = decoded(&jws(r#"{"alg":"RS256","kid":"k1"}"#, ENTRA));
    has(
        &page,
        &[
            // The raw token, by part.
            r#"<span data-part="header" class="raw-part"><button type="button" aria-label="header, 35 characters" aria-pressed="false" class="visually-hidden"></button>"#,
            r#"<section id="decoded-header" data-part="header" class="part">"#,
            r#"<section id="decoded-payload" data-part="payload" class="part">"#,
            r#"<section id="decoded-signature" data-part="signature" class="part">"#,
            // Names and values as written.
            r#"<span class="name">"alg"</span>: <span class="string">"RS256"</span>,"#,
            r#"<span class="number">1795331820</span>,<span class="reading">  2026-11-22 07:17:00 UTC, 3 minutes ago</span>"#,
            r#"<span class="reading">  Microsoft Azure CLI</span>"#,
            "<strong>3 bytes. </strong>It covers the header and the payload, as they are encoded.",
            "<p translate=\"no\" dir=\"ltr\">736967</p>",
            r#"data-copy-part="payload""#,
        ],
    );
}

#[test]
fn damage_is_pointed_at_where_it_is() {
    let page = decoded(&jws(
        r#"{"alg":"RS256"}"#,
        r#"{"aud":"api://orders","exp":17x}"#,
    ));
    has(
        &page,
        &[
            r#"<span class="number">17</span>"#,
            r#"<mark data-fault="30" class="fault">x</mark>}"#,
            "The payload stops being JSON at line 1, column 31 of the decoded text: “x” where a comma or } should be.",
        ],
    );
    let cut = jws(r#"{"alg":"RS256"}"#, r#"{"aud":"api://or"#);
    has(
        &decoded(&cut),
        &[r#"<mark data-fault="16" class="fault">end of text</mark>"#],
    );
    assert!(
        !listed(&cut).contains("<figure"),
        "nobody can know whether there was an exp"
    );
    let padded = format!(
        "{}.{}=.c2ln",
        encode(br#"{"alg":"RS256"}"#),
        encode(br#"{"aud":"api://orders"}"#)
    );
    has(&decoded(&padded), &[r#">=</mark>"#]);
}

#[test]
fn text_of_a_token_stays_text() {
    let claims = "{\"a\":\"<script>alert(1)</script>\",\"aud\":\"api\\u200b://\\u006frders\",\"b\":\"\u{202e}gpj\",\"sub\":\"\u{43e}rders\",\"iss\":\"javascript:alert(1)\"}";
    let token = jws(r#"{"alg":"RS256"}"#, claims);
    for page in [decoded(&token), listed(&token)] {
        has(
            &page,
            &[
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                r#"<span data-mark="U+200B" title="(ZERO WIDTH SPACE)" class="odd">U+200B"#,
                r#"<span data-mark="U+202E" title="(RIGHT-TO-LEFT OVERRIDE)" class="odd">U+202E"#,
                r#"data-mark="U+043E" title="(Cyrillic, looks like o)" class="odd">о U+043E"#,
            ],
        );
        for banned in ["<script", "<a ", "href=", "style=", "\u{202e}", "\u{200b}"] {
            assert!(!page.contains(banned), "{banned:?} in {page}");
        }
    }
    has(
        &decoded(&token),
        &[
            r#"<span title="written \u006f" class="escape">o<span class="visually-hidden"> (written \u006f)</span></span>"#,
        ],
    );
}

#[test]
fn duplicates_and_exact_numbers_are_all_there() {
    let token = jws(
        r#"{"alg":"RS256","alg":"none"}"#,
        r#"{"big":12345678901234567890,"e":1.50E+2,"aud":"a","aud":"b"}"#,
    );
    let page = decoded(&token);
    has(
        &page,
        &[
            r#"<span class="number">12345678901234567890</span>"#,
            r#"<span class="number">1.50E+2</span>"#,
            r#"<strong data-duplicate="1/2" class="repeated">1 of 2 with this name</strong>"#,
            r#"<strong data-duplicate="2/2" class="repeated">2 of 2 with this name; most libraries take this one</strong>"#,
        ],
    );
    let page = listed(&token);
    assert_eq!(page.matches(r#"data-claim="aud""#).count(), 2);
    has(
        &page,
        &[
            "12345678901234567890",
            r#"<p data-duplicate="1/2" class="repeated">"#,
        ],
    );
}

#[test]
fn an_encrypted_token_shows_its_header_and_the_lengths_of_the_rest() {
    let header = encode(br#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#);
    let parts = [256, 12, 100, 16].map(|length| encode(&vec![7; length]));
    let page = decoded(&format!("{header}.{}", parts.join(".")));
    has(
        &page,
        &[
            "Only its header can be read.",
            "<strong>256 bytes. </strong>The key for the content, encrypted for the recipient.",
            "<strong>12 bytes. </strong>A starting value, used once, that is no secret.",
            "<strong>100 bytes. </strong>The claims, or another token, encrypted",
            r#"id="decoded-authentication-tag""#,
        ],
    );
}

#[test]
fn every_signature_of_a_json_serialisation_is_shown_once() {
    let (payload, header) = (encode(br#"{"sub":"a"}"#), encode(br#"{"alg":"ES256"}"#));
    let signature = format!(r#"{{"protected":"{header}","signature":"c2ln"}}"#);
    let page = decoded(&format!(
        "{{\"payload\":\"{payload}\",\r\n\"signatures\":[{signature},\n{signature}]}}"
    ));
    for id in [
        "decoded-payload",
        "decoded-header",
        "decoded-signature",
        "decoded-header-2",
        "decoded-signature-2",
    ] {
        assert_eq!(page.matches(&format!(r#"id="{id}""#)).count(), 1, "{id}");
    }
    assert!(!page.contains("U+000A"), "lines of JSON stay lines");
}

#[test]
fn a_secret_without_content_is_explained_in_both_panels() {
    let token = format!("ghp_{}", "a1B2".repeat(9));
    for page in [decoded(&token), listed(&token)] {
        has(&page, &[r#"<div class="nothing-decoded">"#, "GitHub"]);
    }
    assert_eq!(decoded(""), "");
}

#[test]
fn a_large_token_draws_its_beginning() {
    let numbers: Vec<_> = (0..10_000).map(|number| number.to_string()).collect();
    let token = jws(
        r#"{"alg":"RS256"}"#,
        &format!(
            r#"{{"n":[{}],"s":"{}"}}"#,
            numbers.join(","),
            "x".repeat(100_000)
        ),
    );
    let page = decoded(&token);
    has(
        &page,
        &[
            "Show 500 more of 10,005 lines",
            "Show 20,000 more of 198,",
            " characters … ",
        ],
    );
    assert!(page.len() < 60_000, "{}", page.len());
    let deep = jws(
        r#"{"alg":"RS256"}"#,
        &format!("{}{}", r#"{"a":"#, "[".repeat(10_000)),
    );
    has(
        &decoded(&deep),
        &[
            r#"<span class="level">level 13 </span>"#,
            "256 levels are read",
        ],
    );
    let members: Vec<_> = (0..5_000)
        .map(|number| format!(r#""c{number}":{number}"#))
        .collect();
    let page = listed(&jws(
        r#"{"alg":"RS256"}"#,
        &format!("{{{}}}", members.join(",")),
    ));
    has(
        &page,
        &[
            "The first 2,000 of 5,000 are considered here",
            "Show 300 more of 2,000 claims",
        ],
    );
    assert_eq!(page.matches("data-claim=\"c").count(), 300);
    let long = listed(&jws(
        r#"{"alg":"RS256"}"#,
        &format!(r#"{{"s":"{}"}}"#, "x".repeat(100_000)),
    ));
    has(&long, &["Show 20,000 more of 100,000 characters"]);
}

#[test]
fn claims_have_value_meaning_and_source() {
    let page = listed(&jws(r#"{"alg":"RS256","kid":"k1"}"#, ENTRA));
    has(
        &page,
        &[
            r#"<caption>Audience and issuer</caption>"#,
            r#"<tr role="row" data-claim="aud"><th scope="row" role="rowheader">"#,
            r#"<bdi dir="ltr" class="exact">00000003-0000-0000-c000-000000000000</bdi><p class="reading">Microsoft Graph</p>"#,
            r#"<time datetime="2026-11-22T07:17:00Z" class="instant"><span class="utc">2026-11-22 07:17:00 UTC</span><span class="relative">3 minutes ago</span></time><span class="as-written">1795331820</span>"#,
            r#"<p class="reading">Microsoft Azure CLI</p>"#,
            r#"<p class="reading">client secret</p>"#,
            r#"<li><bdi dir="ltr" class="exact">Orders.Read</bdi></li>"#,
            r#"<span class="reading">Global Administrator, privileged</span>"#,
            r#"<p class="source">MicrosoftDocs/entra-docs access-token-claims-reference.md</p>"#,
            r#"RSA signature in the older padding (PKCS #1 v1.5), with SHA-256."#,
            r#"data-copy-claim="aud" class="copy-button"><span class="copy-label">Copy<span class="visually-hidden"> aud</span></span>"#,
            "<figcaption>Valid for 57 minutes, until 2026-11-22 07:17:00 UTC. It expired 3 minutes ago.</figcaption>",
        ],
    );
    let order: Vec<_> = page
        .split("<caption>")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap())
        .collect();
    assert_eq!(
        order,
        [
            "Audience and issuer",
            "Time",
            "Calling application",
            "Permissions",
            "Session and token",
            "Signature and keys"
        ]
    );
}

#[test]
fn what_no_registry_knows_is_listed_with_its_type() {
    let page = listed(&jws(
        r#"{"alg":"RS256"}"#,
        r#"{"sub":"a","https://x.example/y":{"deep":[1]},"e":[],"t":""}"#,
    ));
    has(
        &page,
        &[
            r#"<caption>Not in any registry</caption>"#,
            r#"<code translate="no" class="claim-name">https://x.example/y</code><span class="type">object</span>"#,
            r#"<span class="name">"deep"</span>: ["#,
            r#"<span class="as-written">[]</span>"#,
            r#"<span class="as-written">""</span>"#,
        ],
    );
}

fn jws(header: &str, claims: &str) -> String {
    format!(
        "{}.{}.c2ln",
        encode(header.as_bytes()),
        encode(claims.as_bytes())
    )
}

fn has(page: &str, fragments: &[&str]) {
    for fragment in fragments {
        assert!(page.contains(fragment), "no {fragment}\nin {page}");
    }
}

#[derive(PartialEq, Properties)]
struct ShownProps {
    html: Html,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    props.html.clone()
}

/// A panel that is a plain function, as text.
fn render(make: impl FnOnce() -> Html + Send + 'static) -> String {
    let renderer = ServerRenderer::<Shown>::with_props(move || ShownProps { html: make() });
    wait(renderer.hydratable(false).render())
}

fn decoded(token: &str) -> String {
    let token = token.to_owned();
    let renderer = ServerRenderer::<Decoded>::with_props(move || DecodedProps {
        diagnosis: shared(token),
    });
    wait(renderer.hydratable(false).render())
}

fn listed(token: &str) -> String {
    let token = token.to_owned();
    let renderer = ServerRenderer::<Claims>::with_props(move || ClaimsProps {
        diagnosis: shared(token),
    });
    wait(renderer.hydratable(false).render())
}

fn shared(input: String) -> Shared {
    Shared(Rc::new(diagnose(&Case {
        input,
        validator: profiles().next().unwrap(),
        settings: Default::default(),
        message: String::new(),
        now: NOW,
        ..Case::default()
    })))
}

/// Runs a future to its end on this thread, without a runtime of its own.
fn wait<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}
