//! What a token is bound to, and what an SD-JWT discloses.

use audlens::diagnosis::{Diagnosis, diagnose};
use audlens::scenario::{NOON, scenarios};
use audlens::ui::bound::tables;
use audlens::ui::decoded::{Decoded, DecodedProps};
use audlens::ui::state::Shared;
use std::rc::Rc;
use yew::Html;

use super::{has, render};

fn shown(id: &'static str, draw: fn(Diagnosis) -> Html) -> String {
    render(move || {
        let all = scenarios();
        let scenario = all.iter().find(|own| own.id == id).unwrap();
        draw(diagnose(&scenario.case(NOON)))
    })
}

#[test]
fn each_rule_has_its_answer() {
    let page = shown("dpop-other-address", |own| tables(&own));
    has(
        &page,
        &[
            "<caption>Bound to a key (DPoP)</caption>",
            r#"<tr role="row" data-rule="dpop-htu" data-state="failed">"#,
            "htu is the address of the request, query and fragment left off.",
            "Expected: https://api.contoso.example/orders/17. Found: https://api.contoso.example/orders: the path differs.",
            r#"<tr role="row" data-rule="dpop-jkt" data-state="passed">"#,
        ],
    );
    let page = shown("sd-jwt-other-disclosures", |own| tables(&own));
    has(
        &page,
        &[
            "<caption>Key binding of the SD-JWT</caption>",
            r#"<tr role="row" data-rule="key-binding-nonce" data-state="not-checked">"#,
            "It is n-0S6_WzA2Mj, and nobody said what it must be.",
            r#"<tr role="row" data-rule="key-binding-sd-hash" data-state="failed">"#,
        ],
    );
    assert_eq!(shown("trailing-slash", |own| tables(&own)), "");
}

#[test]
fn disclosures_are_told_with_their_places() {
    let page = shown("sd-jwt-other-disclosures", |own| {
        let diagnosis = Shared(Rc::new(own));
        yew::html! { <Decoded ..DecodedProps { diagnosis } /> }
    });
    has(
        &page,
        &[
            r#"<section id="decoded-processed" data-part="payload" class="part">"#,
            "For 2 digests nothing is disclosed: claims are held back, or they are decoys.",
            r#"<span class="name">"given_name"</span>: <span class="string">"Adele"</span>"#,
            "<strong>The claim given_name</strong>. It belongs to /given_name; its digest stands in the signed claims.",
            r#"<section id="decoded-key-binding-header" data-part="header" class="part">"#,
            r#"<span class="name">"nonce"</span>: <span class="string">"n-0S6_WzA2Mj"</span>"#,
        ],
    );
}
