//! A token being made: the form, its faults where they stand, and what came of it.

use audlens::crypto::draft::Draft;
use audlens::crypto::draft::broken::Broken;
use audlens::crypto::draft::lifetime::Lifetime;
use audlens::crypto::{ALGORITHMS, Algorithm, Does, Given, SecretText};
use audlens::diagnosis::{Case, diagnose};
use audlens::explain;
use audlens::ui::make::{Bench, Deed, Making, Outcome, Work, panel};
use audlens::validators::profiles;
use yew::Callback;

use super::{NOW, has, render};

const SECRET: &str =
    r#"{"kty":"oct","kid":"mine","k":"QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE"}"#;
const PUBLIC: &str = r#"{"kty":"OKP","crv":"Ed25519","kid":"theirs","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

/// The panel after these deeds, with these keys in the key box.
fn shown(keys: &'static str, deeds: Vec<Deed>) -> String {
    render(move || {
        let given = Given {
            keys: SecretText::from(keys),
            ..Given::default()
        };
        let diagnosis = diagnose(&Case {
            validator: profiles().next().unwrap(),
            given: given.clone(),
            now: NOW,
            ..Case::default()
        });
        let begun = Making::begun(&diagnosis.reading, diagnosis.now);
        let making = deeds
            .into_iter()
            .fold(begun, |making, deed| making.after(deed));
        let bench = Bench {
            making: &making,
            at_hand: None,
            examined: &diagnosis.examined,
            given: &given.keys,
        };
        panel(&bench, &Callback::noop())
    })
}

fn work() -> [Deed; 2] {
    let work = Work {
        seed: Some([7; 32].into()),
        now: NOW,
        signer: None,
        recipient: None,
    };
    [Deed::Await, Deed::Work(Box::new(work))]
}

#[test]
fn the_form_offers_everything() {
    let page = shown("", vec![Deed::Encrypt(true)]);
    has(
        &page,
        &[
            r#"<label for="make-header">Header</label><textarea"#,
            r#"autocomplete="off" autocorrect="off" autocapitalize="off" translate="no" data-gramm="false" aria-describedby="make-claims-note""#,
            "https://api.example",
            r#"<option value="fresh" selected="selected">a fresh one</option>"#,
            r#"<option value="ES256" selected="selected">ES256</option>"#,
            r#"<button type="submit" id="make-sign">Sign and encrypt</button>"#,
            r#"<p role="status"></p>"#,
        ],
    );
    let option = |value: &str, label: &str| {
        let written = page.contains(&format!(r#"<option value="{value}">{label}</option>"#));
        let chosen = format!(r#"<option value="{value}" selected="selected">{label}</option>"#);
        assert!(written || page.contains(&chosen), "{value} {label}");
    };
    for own in Broken::ALL {
        option(own.code(), explain::broken_name(own));
    }
    for own in Lifetime::ALL {
        option(own.code(), explain::lifetime_name(own));
    }
    for Algorithm { name, .. } in ALGORITHMS {
        option(name, name);
    }
    let plain = shown("", Vec::new());
    for Algorithm { name, does } in ALGORITHMS {
        let offered = plain.contains(&format!("<option value=\"{name}\""));
        assert_eq!(offered, matches!(does, Does::Sign(_)), "{name}");
    }
    has(
        &plain,
        &[r#"<button type="submit" id="make-sign">Sign</button>"#],
    );
}

#[test]
fn a_fault_is_told_beside_its_field() {
    let page = shown(
        "",
        vec![
            Deed::Header("{\"alg\":\"none\"}".to_owned()),
            Deed::Claims("{\n  \"aud\": <b>\n}".to_owned()),
        ],
    );
    has(
        &page,
        &[
            r#"aria-invalid="true" class="exact">{
  "aud": &lt;b&gt;
}</textarea><div id="make-claims-note" class="hint"><p class="wrong">Line 2, column 10: “&lt;” where a value should be.</p></div>"#,
            r#"aria-describedby="make-header-note" class="exact">{"alg":"none"}</textarea><div id="make-header-note" class="hint"></div>"#,
        ],
    );
    let page = shown("", vec![Deed::Header("{\"alg\":\"none\"}".to_owned())]);
    has(
        &page,
        &[
            r#"<div id="make-header-note" class="hint"><p>Line 1, column 8: alg says none, but it is signed with ES256. An API must refuse this token.</p></div>"#,
        ],
    );
    let draft = Draft {
        algorithm: "RS257".to_owned(),
        ..Draft::new("RS257", NOW)
    };
    has(
        &shown("", vec![Deed::Begin(Box::new(draft))]),
        &[
            r#"<option value="RS257" selected="selected">RS257</option>"#,
            r#"<div id="make-algorithm-note" class="hint"><p class="wrong">Nothing signs here with an algorithm called RS257."#,
        ],
    );
}

#[test]
fn a_token_comes_with_its_keys() {
    let page = shown("", work().into());
    has(
        &page,
        &[
            r#"<p role="status">The token is made.</p>"#,
            r#"<span class="copyable-label">The token</span><pre class="exact">"#,
            r#"<button type="button" id="make-look">Look at it</button>"#,
            r#"<span class="copyable-label">Public key set (JWKS)</span>"#,
            r#"{"keys":[{"kty":"EC","#,
            "<details><summary>Private key: private EC on P-256</summary>",
            r#"<span class="copyable-label">Private key (JWK)</span>"#,
            "Give your API the public key set",
        ],
    );
    let public = page.split("Public key set (JWKS)").nth(1).unwrap();
    let public = public.split("<details>").next().unwrap();
    assert!(!public.contains(r#""d":"#), "{public}");
    let secret = [vec![Deed::Algorithm("HS256")], work().into()].concat();
    let secret = shown("", secret);
    has(
        &secret,
        &[
            "<details><summary>Secret: shared secret, 32 bytes</summary>",
            "One secret signs and verifies",
        ],
    );
    assert!(!secret.contains("Public key set"), "{secret}");
    let sealed = [
        vec![Deed::Encrypt(true), Deed::Nested(false)],
        work().into(),
    ]
    .concat();
    let sealed = shown("", sealed);
    has(&sealed, &["Your API needs this key to decrypt the token."]);
    assert!(!sealed.contains("Public key set"), "nobody signed");
    has(
        &shown("", vec![Deed::Algorithm("RS256"), Deed::Await]),
        &[r#"<p role="status">Making a key…</p>"#],
    );
}

#[test]
fn what_was_broken_is_told() {
    let broken = |own| [vec![Deed::Break(Some(own))], work().into()].concat();
    has(
        &shown("", broken(Broken::TrailingSlash)),
        &[
            r#"<div id="make-broken-note" class="hint"><p>Each audience has a slash more at its end"#,
            r#"<div id="made-broken"><p class="statement">Trailing slash</p>"#,
            "<li>aud in the payload was \"https://api.example\", and is \"https://api.example/\".</li>",
        ],
    );
    has(
        &shown(
            "",
            [
                vec![Deed::Encrypt(true), Deed::Nested(false)],
                broken(Broken::OtherKey),
            ]
            .concat(),
        ),
        &[
            r#"<p role="status">No token was made.</p>"#,
            "There is nothing to break in this way.",
        ],
    );
}

#[test]
fn only_keys_that_can_are_offered() {
    let both: &'static str = [SECRET, "\n", PUBLIC].concat().leak();
    let page = shown(both, vec![Deed::Encrypt(true)]);
    let list = |id: &str| {
        let start = format!(r#"<select id="{id}">"#);
        page.split(&start)
            .nth(1)
            .unwrap()
            .split("</select>")
            .next()
            .unwrap()
    };
    assert_eq!(
        list("make-key"),
        r#"<option value="fresh" selected="selected">a fresh one</option><option value="0">the key mine</option>"#
    );
    has(
        list("make-recipient"),
        &[
            r#"<option value="0">the key mine</option>"#,
            r#"<option value="1">the key theirs</option>"#,
        ],
    );
    has(
        &shown(
            "",
            vec![
                Deed::Await,
                Deed::Work(Box::new(Work {
                    seed: None,
                    now: NOW,
                    signer: None,
                    recipient: None,
                })),
            ],
        ),
        &["This browser gives no random numbers, so nothing is signed or encrypted."],
    );
}

/// Whoever looks at such a token is told.
#[test]
fn a_token_made_here_says_so() {
    let begun = Making::with(Draft::new("ES256", NOW));
    let making = work()
        .into_iter()
        .fold(begun, |making, deed| making.after(deed));
    let Outcome::Made(product) = making.outcome else {
        panic!("{:?}", making.outcome);
    };
    let diagnosis = diagnose(&Case {
        input: product.made.token,
        validator: profiles().next().unwrap(),
        now: NOW,
        ..Case::default()
    });
    let findings = diagnosis.findings.iter().map(explain::finding);
    let titles: Vec<_> = findings.map(|said| said.title).collect();
    assert_eq!(titles, ["This token was made with Audlens, for tests."]);
}
