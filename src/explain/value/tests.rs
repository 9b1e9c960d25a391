use crate::diagnosis::{Case, diagnose};
use crate::explain::claim::claim;
use crate::token::PartName;
use crate::token::json::Value;
use crate::validators;

const ENTRA: &str =
    r#""iss":"https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0""#;

/// Each member and what is noted about it; items of lists are told one by one.
fn check(claims: &str, expected: &[&str]) {
    let case = Case {
        input: claims.to_owned(),
        validator: validators::profiles().next().unwrap(),
        now: 1_795_332_000,
        ..Case::default()
    };
    let diagnosis = diagnose(&case);
    let part = match diagnosis.reading.token.payload() {
        Some(_) => PartName::Payload,
        None => PartName::Header,
    };
    let token = &diagnosis.reading.token;
    let json = &token.payload().or(token.header()).expect("readable").json;
    let mut found = Vec::new();
    for member in json.object().into_iter().flat_map(Value::members) {
        let name = member.name.display();
        let text = claim(part, member, &diagnosis);
        found.extend(text.notes.iter().map(|note| format!("{name}: {note}")));
        if let Some(words) = super::words(member.value, text.entry) {
            found.extend(words.map(|word| {
                let meaning = super::word(part, &name, &word, &diagnosis);
                format!("{name}/{word}: {}", meaning.as_deref().unwrap_or("-"))
            }));
        }
    }
    let expected: Vec<_> = expected.iter().map(|line| line.to_string()).collect();
    assert_eq!(found, expected, "{claims}");
}

#[test]
fn ids_have_names() {
    check(
        &format!(
            r#"{{{ENTRA},"aud":"00000003-0000-0000-c000-000000000000","azp":"04b07795-8ddb-461a-bbee-02f9e1bf7b46",
            "tid":"9188040d-6c67-4c5b-b112-36a304b66dad",
            "wids":["62e90394-69f5-4237-9190-012177145e10","b79fbf4d-3ef9-4689-8143-76b194e85509","x"]}}"#
        ),
        &[
            "iss: Microsoft Entra ID, v2.0 token",
            "aud: Microsoft Graph",
            "azp: Microsoft Azure CLI",
            "tid: personal Microsoft accounts",
            "wids/62e90394-69f5-4237-9190-012177145e10: Global Administrator, privileged",
            "wids/b79fbf4d-3ef9-4689-8143-76b194e85509: no admin role: the default of every user (unconfirmed)",
            "wids/x: -",
        ],
    );
}

#[test]
fn words_have_meanings() {
    check(
        &format!(
            r#"{{{ENTRA},"azpacr":"1","idtyp":"app","acct":1,"ver":"2.0","idp":"live.com","scp":"openid Orders.Read",
            "amr":["pwd","rsa"],"xms_idrel":"1 24"}}"#
        ),
        &[
            "iss: Microsoft Entra ID, v2.0 token",
            "azpacr: client secret",
            "idtyp: an application on its own behalf",
            "acct: guest of the tenant",
            "ver: issuer ends with /v2.0, caller in azp",
            "idp: a personal Microsoft account",
            "scp/openid: sign-in with OpenID Connect",
            "scp/Orders.Read: -",
            "amr/pwd: password",
            "amr/rsa: key pair, for example in an authenticator app or a certificate",
            "xms_idrel/1: member",
            "xms_idrel/24: -",
        ],
    );
    // Another issuer may mean something else by the same words.
    check(
        r#"{"iss":"https://issuer.example","ver":"1.0","azpacr":"1","acct":1}"#,
        &[],
    );
}

#[test]
fn odd_moments_are_pointed_out() {
    check(
        r#"{"exp":1795332000000,"nbf":"1795332000","iat":1.5,"auth_time":true,"updated_at":1795332000000000}"#,
        &[
            "exp: Too large for seconds. In milliseconds it would be 2026-11-22 07:20:00 UTC.",
            "nbf: A number in quotes: the standard wants a bare number, many libraries refuse text.",
            "iat: Not whole seconds: the standard allows it, some libraries refuse it.",
            "auth_time: No moment: a number of seconds is due here, not true or false.",
            "updated_at: Too large for seconds. In microseconds it would be 2026-11-22 07:20:00 UTC.",
        ],
    );
}

#[test]
fn values_of_another_kind_are_pointed_out() {
    check(
        r#"{"sub":7,"email_verified":"true","aud":{"a":1},"groups":"admins"}"#,
        &[
            "sub: Defined as text, written as number.",
            "email_verified: Defined as true or false, written as text.",
            "aud: Defined as text, written as object.",
            "groups: Defined as list, written as text.",
        ],
    );
}

#[test]
fn algorithms_are_explained() {
    check(
        r#"{"alg":"RS256","typ":"at+JWT"}"#,
        &[
            "alg: RSA signature in the older padding (PKCS #1 v1.5), with SHA-256. What most identity providers send unless told otherwise.",
            "typ: access token (RFC 9068)",
        ],
    );
    check(
        r#"{"alg":"rs256"}"#,
        &["alg: No registered algorithm has this name; letter case counts."],
    );
}
