//! What it says of assertions.

use super::PROFILE;
use crate::validators::apis::testing::{answer, check, unreadable};
use crate::validators::recognise;

const ORDERS: &str = "client_id=00001111-AAAA-2222-bbbb-3333cccc4444\nApplication ID URIs=api://orders\nDirectory (tenant) ID=aaaabbbb-0000-cccc-1111-dddd2222eeee\nDisplay name=Orders API";
const USER: &str = r#""appid":"11112222-bbbb-3333-cccc-4444dddd5555","scp":"access_as_user""#;

#[test]
fn what_it_says() {
    let other = |audience: &str| {
        format!(
            "AADSTS500131: AADSTS500131: Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '{audience}' and the expected audience is '00001111-aaaa-2222-bbbb-3333cccc4444' or one of the Application Uris of this application with App ID '00001111-aaaa-2222-bbbb-3333cccc4444'(Orders API). The downstream client must request a token for the expected audience (the application that made the OBO request) and this application should use that token as the assertion."
        )
    };
    let late = |end: &str| {
        format!(
            "AADSTS500133: AADSTS500133: Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: 2026-11-22T07:20:00.0000000Z, expiry time of assertion {end}."
        )
    };
    let key = "AADSTS50013: AADSTS50013: Assertion failed signature validation. [Reason - The key was not found., Thumbprint of key used by client: ''";
    let rows: &[(&str, String)] = &[
        (r#""aud":"api://orders""#, "accepted".to_owned()),
        (
            r#""aud":"00001111-aaaa-2222-bbbb-3333cccc4444","ver":"2.0","iss":"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0""#,
            "accepted".to_owned(),
        ),
        (r#""aud":"api://Orders""#, other("api://Orders")),
        (r#""aud":"api://orders/""#, other("api://orders/")),
        (
            r#""aud":"https://vault.azure.net""#,
            other("https://vault.azure.net"),
        ),
        (
            r#""aud":"https://graph.microsoft.com""#,
            "AADSTS50013: AADSTS50013: Assertion failed signature validation. [Reason - The provided signature value did not match the expected signature value., Thumbprint of key used by client: '…', Found key '…']".to_owned(),
        ),
        (
            r#""aud":"api://orders","iss":"https://sts.windows.net/99990000-0000-cccc-1111-dddd2222eeee/""#,
            key.to_owned(),
        ),
        (
            r#""aud":"api://orders","iss":"https://contoso.eu.auth0.com/""#,
            key.to_owned(),
        ),
        (
            r#""aud":"api://orders","exp":1795332001"#,
            "accepted".to_owned(),
        ),
        (
            r#""aud":"api://orders","exp":1795332000"#,
            late("2026-11-22T07:20:00.0000000Z"),
        ),
        (
            r#""aud":"api://orders","nbf":1795332001"#,
            late("2026-11-22T08:20:00.0000000Z"),
        ),
    ];
    for (members, expected) in rows {
        check(
            &PROFILE,
            &[(ORDERS, &format!("{USER},{members}"), expected)],
        );
    }
    check(
        &PROFILE,
        &[
            (
                ORDERS,
                r#""aud":"11112222-bbbb-3333-cccc-4444dddd5555","name":"Adele Vance""#,
                "AADSTS240002: AADSTS240002: Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.",
            ),
            (
                ORDERS,
                r#""aud":"api://orders","appid":"11112222-bbbb-3333-cccc-4444dddd5555","roles":["a"]"#,
                "AADSTS7000114: AADSTS7000114: Application '00001111-aaaa-2222-bbbb-3333cccc4444' isn't allowed to make application on-behalf-of calls.",
            ),
            (
                "client_id=00001111-aaaa-2222-bbbb-3333cccc4444",
                r#""aud":"api://00001111-aaaa-2222-bbbb-3333cccc4444","scp":"a""#,
                "accepted",
            ),
        ],
    );
    assert_eq!(
        unreadable(&PROFILE),
        "AADSTS50027: AADSTS50027: JWT token is invalid or malformed."
    );
}

#[test]
fn the_client_sees_an_error_of_oauth() {
    for (members, expected) in [
        (
            r#""aud":"api://orders","appid":"a""#,
            r#"400 {"error":"unauthorized_client","error_description":"AADSTS7000114: Application '…' isn't allowed to make application on-behalf-of calls.","error_codes":[7000114]}"#,
        ),
        (
            r#""aud":"api://orders""#,
            r#"400 {"error":"invalid_request","error_description":"AADSTS240002: Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.","error_codes":[240002]}"#,
        ),
    ] {
        assert_eq!(answer(&PROFILE, "", members), expected);
    }
}

/// As they were seen in public threads, values apart.
#[test]
fn what_was_really_written_is_recognised() {
    for (text, expected) in [
        (
            "AADSTS500131: Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was 'api://x.azurefd.net' and the expected audience is 'a' or one of the Application Uris of this application with App ID 'a'(Company Communicator). The downstream client must request a token for the expected audience (the application that made the OBO request) and this application should use that token as the assertion.",
            "AADSTS500131 api://x.azurefd.net | a | a | Company Communicator",
        ),
        (
            "{\"AADSTS50013: Assertion failed signature validation. [Reason - The provided signature value did not match the expected signature value., Thumbprint of key used by client: 'F', Found key 'Start=06/21/2019 00:00:00, End=06/21/2021 00:00:00']\\r\\nTrace ID: 1",
            "AADSTS50013 F | Start=06/21/2019 00:00:00, End=06/21/2021 00:00:00",
        ),
        (
            "AADSTS50013: Assertion failed signature validation. [Reason - The key was not found., Thumbprint of key used by client: 'xxxx'",
            "AADSTS50013 xxxx",
        ),
        (
            "AADSTS50013: Assertion contains an invalid signature. [Reason - The provided signature value did not match the expected signature value.]",
            "AADSTS50013 contains an invalid signature | The provided signature value did not match the expected signature value.",
        ),
        (
            "AADSTS500133: Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: 2024-06-20T11:53:16.0381024Z, expiry time of assertion 2024-06-20T11:53:16.0000000Z. Trace ID: 36",
            "AADSTS500133 2024-06-20T11:53:16.0381024Z | 2024-06-20T11:53:16.0000000Z",
        ),
    ] {
        let found = recognise(text);
        let values = found.iter().map(|spoken| {
            let values: Vec<_> = spoken.values.iter().map(|(_, own)| own.as_str()).collect();
            format!("{} {}", spoken.message.code, values.join(" | "))
        });
        assert_eq!(values.collect::<Vec<_>>(), [expected]);
    }
}
