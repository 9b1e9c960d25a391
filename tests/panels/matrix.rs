//! One token before every validator.

use audlens::diagnosis::{Case, diagnose};
use audlens::token::base64url::encode;
use audlens::ui::matrix::validators;
use audlens::validators::{Kind, Profile, Settings, profiles};
use yew::Callback;

use super::{has, render};

const NOW: i64 = 1_795_332_000;

#[test]
fn each_validator_answers_with_its_reason() {
    let page = shown("api://orders");
    has(
        &page,
        &[
            "<caption>Rules</caption>",
            r#"<tr role="row" data-validator="rfc7519" data-state="failed"><th role="rowheader" scope="row"><button type="button" aria-pressed="true">Strict RFC 7519 verifier</button></th><td role="cell" data-state="failed" class="state"><span aria-hidden="true" class="sign">✗</span>refused</td><td role="cell"><strong>Audience</strong>: This API expects api://orders. The token is for api://other.</td></tr>"#,
            // What one of them expects, the others are given as far as they have a place for it.
            r#"data-validator="entra-api" data-state="failed">"#,
        ],
    );
    for profile in profiles() {
        let row = format!("data-validator=\"{}\"", profile.id);
        assert_eq!(page.matches(&row).count(), 1, "{row}");
    }
}

#[test]
fn what_was_told_nothing_says_so() {
    let page = shown("");
    has(
        &page,
        &[
            r#"data-validator="rfc7519" data-state="not-checked">"#,
            "not told</td><td role=\"cell\">Nothing is filled in that it could go by.</td>",
        ],
    );
    assert!(
        !page.contains("<strong>Audience</strong>: Nothing"),
        "{page}"
    );
}

/// A token for `api://other`, and a validator that expects this audience.
fn shown(audience: &'static str) -> String {
    render(move || {
        let claims = format!(r#"{{"aud":"api://other","exp":{}}}"#, NOW + 3_600);
        let header = encode(br#"{"alg":"RS256"}"#);
        let mut settings = Settings::default();
        settings.set(Kind::Audiences, audience);
        let case = Case {
            input: format!("{header}.{}.c2ln", encode(claims.as_bytes())),
            validator: Profile::by_id("rfc7519").unwrap(),
            settings,
            now: NOW,
            ..Case::default()
        };
        validators(&diagnose(&case), &case, &Callback::noop())
    })
}
