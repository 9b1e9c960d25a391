//! What would come of a request, beside the token that was pasted.

use audlens::diagnosis::{Case, diagnose};
use audlens::token::base64url::encode;
use audlens::ui::request::outlook;
use audlens::validators::{Kind, Profile, Settings};

use super::{has, render};

const TOKEN: &str = r#"{"aud":"api://orders","iss":"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/","appid":"11112222-bbbb-3333-cccc-4444dddd5555","scp":"Orders.Read","tid":"aaaabbbb-0000-cccc-1111-dddd2222eeee","ver":"1.0","exp":1795352400}"#;

fn page(claims: &str, filled: &[(&'static str, &str)]) -> String {
    let mut settings = Settings::default();
    for (name, text) in filled {
        settings.set(Kind::Own(name), *text);
    }
    let input = format!("eyJhbGciOiJSUzI1NiJ9.{}.c2ln", encode(claims.as_bytes()));
    render(move || {
        let case = Case {
            input,
            validator: Profile::by_id("entra-api").unwrap(),
            settings,
            now: 1_795_348_800,
            ..Case::default()
        };
        outlook(&diagnose(&case), &case.settings)
    })
}

#[test]
fn the_claims_stand_beside_those_of_the_token() {
    let page = page(TOKEN, &[("request scope", "api://orders/Orders.Write")]);
    has(
        &page,
        &[
            r#"<section id="outlook" data-issued="true" aria-labelledby="outlook-title"><h2 id="outlook-title">A token for api://orders would be issued, version 1.0.</h2>"#,
            "<p>The token that was pasted differs: scp.</p>",
            r#"<th role="columnheader" scope="col">Would be issued</th><th role="columnheader" scope="col">In the token</th>"#,
            r#"<th role="rowheader" scope="row">aud</th><td role="cell" data-cell="same">"#,
            r#"<th role="rowheader" scope="row">scp</th><td role="cell" data-cell="same"><span aria-hidden="true" class="place">Would be issued</span><bdi dir="ltr" class="exact">Orders.Write</bdi></td><td role="cell" data-cell="differs">"#,
            "<li>Everything before the last slash of a scope is the resource: api://orders/Orders.Write asks for api://orders.",
        ],
    );
}

#[test]
fn a_refusal_has_its_message_and_what_to_ask_for() {
    let filled = [
        ("request flow", "client credentials"),
        ("request scope", "api://orders/<b>"),
    ];
    let page = page(TOKEN, &filled);
    has(
        &page,
        &[
            r#"data-issued="false""#,
            "No token would be issued: AADSTS1002012, invalid_scope.",
            "AADSTS1002012: The provided value for scope api://orders/&lt;b&gt; is not valid.",
            r#"<span class="copyable-label">scope</span>"#,
            "api://orders/.default",
            r#"<p class="source">Source: MicrosoftDocs/azure-docs#99862</p>"#,
        ],
    );
    assert!(!page.contains("<table"), "{page}");
}

#[test]
fn a_token_of_another_provider_is_not_compared_as_entras() {
    let page = page(
        r#"{"aud":"api://orders","iss":"https://contoso.eu.auth0.com/"}"#,
        &[],
    );
    has(&page, &["was not issued by Microsoft Entra ID"]);
}
