//! The gate "binding", and what is found where no gate asks.

use audlens::diagnosis::case::Case;
use audlens::diagnosis::{Diagnosis, GateName, Said, diagnose};
use audlens::explain::{finding, gate};
use audlens::token::base64url::encode;
use audlens::validators::{Kind, Profile, Settings};

use super::NOW;

/// An access token that is bound to a key, made for these tests.
const TOKEN: &str = "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiIsImtpZCI6ImV4YW1wbGUta2V5LTEifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmNvbnRvc28uZXhhbXBsZSIsImF1ZCI6Imh0dHBzOi8vYXBpLmNvbnRvc28uZXhhbXBsZSIsInN1YiI6ImFkZWxlIiwiY2xpZW50X2lkIjoic2hvcCIsInNjb3BlIjoib3JkZXJzLnJlYWQiLCJpYXQiOjE3OTUzNDg1MDAsImV4cCI6MTc5NTM1MjEwMCwianRpIjoiYXQtMSIsImNuZiI6eyJqa3QiOiI4bGtrczVtSXBPYjBvRENXOGY3bEhNMW9ieDMyVURYNTc3Ny16TUZZRGVjIn19.jJdDx2P-XOlw9uBCL5PBKLjWgkmXkFM28DooJr8j4Cv10RLJ-tccBdUpJwLkSiSK2U0m7H70AN1bc1pyRMdImA";
/// The proof for `GET https://api.contoso.example/orders/17` with that token.
const PROOF: &str = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwiY3J2IjoiUC0yNTYiLCJ4IjoieTJEWUhwS0l0bUlwbVN5Mm5TaE9uTFpyR1NiSDk3TmZVOV9meUVoWHU3NCIsInkiOiJOek04aE5vWjBoTkktODBMSEJKMS15QkozTEl4cHJUQXBCSFVmdGhDRVVjIn19.eyJqdGkiOiJwcm9vZi0xOCIsImh0bSI6IkdFVCIsImh0dSI6Imh0dHBzOi8vYXBpLmNvbnRvc28uZXhhbXBsZS9vcmRlcnMvMTciLCJpYXQiOjE3OTUzNDg3OTUsImF0aCI6InhFTFdSeGhrb1JMQklyaXZ0SndMdTVJVjVjaUxMbTlOT29yQ09KMWlmR28ifQ.kPT4g37_2_SdI5W9rzs_AG9COnGzgsyN-cvJNuoIaLIdcPBg9mesQJfb9VGYd4yM3tUh4ZwvUFmVAlxVbvk29g";
/// An SD-JWT with two disclosures and a key binding over both.
const PRESENTED: &str = "eyJ0eXAiOiJleGFtcGxlK3NkLWp3dCIsImFsZyI6IkVTMjU2Iiwia2lkIjoiZXhhbXBsZS1rZXktMSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmNvbnRvc28uZXhhbXBsZSIsImF1ZCI6Imh0dHBzOi8vdmVyaWZpZXIuY29udG9zby5leGFtcGxlIiwiaWF0IjoxNzk1MzQ4NTAwLCJleHAiOjE3OTUzNTIxMDAsIl9zZF9hbGciOiJzaGEtMjU2IiwiX3NkIjpbIjZ3a0MtOF9fOFVMT1F1Y0RNX3dKekZGTm5hNTNFWmpQQWwtWVV6STJRc2MiLCJmQTMzekdYSno4cVRPb1NJOEdjd2hyUVVMS0xhRU1zWldtSjNYUmZmM1ZNIiwiZklvMzg4SHNFZWx5WUJVR0Fua2lCa3RLdFdvNkZjazRMOWZueXlHaXNCYyJdLCJjbmYiOnsiandrIjp7Imt0eSI6IkVDIiwiY3J2IjoiUC0yNTYiLCJ4IjoieTJEWUhwS0l0bUlwbVN5Mm5TaE9uTFpyR1NiSDk3TmZVOV9meUVoWHU3NCIsInkiOiJOek04aE5vWjBoTkktODBMSEJKMS15QkozTEl4cHJUQXBCSFVmdGhDRVVjIn19fQ.TcM_YCjXQGYYGSS4Z1GMsUVv5-8ixWwY094fnQJq0MkeA2-p-7hVmmAx-0g-ryd4R1CgsdTlNaGkshBAxTLmgQ~WyJzYWx0LW9mLXRoZS1leGFtcGxlLTAiLCAiZ2l2ZW5fbmFtZSIsICJBZGVsZSJd~WyJzYWx0LW9mLXRoZS1leGFtcGxlLTIiLCAiYmlydGhkYXRlIiwgIjE5OTAtMDUtMTciXQ~eyJ0eXAiOiJrYitqd3QiLCJhbGciOiJFUzI1NiJ9.eyJpYXQiOjE3OTUzNDg3OTAsImF1ZCI6Imh0dHBzOi8vdmVyaWZpZXIuY29udG9zby5leGFtcGxlIiwibm9uY2UiOiJuLTBTNl9XekEyTWoiLCJzZF9oYXNoIjoiWFFzbWlxbnh0dnNhNnd6c0RDV1g3Zk95X2VHLUQ2TkhxU0FocHpRQkJOSSJ9.Dmsihz94fTwDG-Lso6L2VKn4_RxGbVTXxPqzeiU9S9c9esVHazywafeyAwvBn5fJjCfAwfPHtJOTpiGsyG2Dfg";

fn diagnosed(paste: &str, nonce: &str, audience: &str) -> Diagnosis {
    let mut settings = Settings::default();
    settings.set(Kind::Audience, audience);
    let mut said = Said {
        validator: Profile::by_id("rfc7519"),
        settings,
        ..Said::default()
    };
    said.given.nonce = nonce.to_owned();
    diagnose(&Case::of_paste(paste, &said, NOW))
}

fn request(target: &str, scheme: &str, proof: &str) -> String {
    let lines = [
        &format!("GET {target} HTTP/1.1"),
        "Host: api.contoso.example",
        &format!("Authorization: {scheme} {TOKEN}"),
        &format!("DPoP: {proof}"),
    ];
    lines.join("\n")
}

/// State, code and words of the gate.
fn answer(diagnosis: &Diagnosis) -> String {
    let own = diagnosis.gate(GateName::Binding).unwrap();
    let said = gate(own, diagnosis);
    let words = [&[said.title], said.body.as_slice()].concat().join(" ");
    let (state, code) = (own.outcome.state().code(), own.outcome.code());
    format!("{state}, {code}: {words}")
}

#[test]
fn whether_the_sender_is_the_one() {
    const API: &str = "https://api.contoso.example";
    const VERIFIER: &str = "https://verifier.contoso.example";
    let cut = {
        let mut parts: Vec<_> = PRESENTED.split('~').collect();
        parts.remove(2);
        parts.join("~")
    };
    let alone = PRESENTED.rsplit_once('~').unwrap().0.to_owned() + "~";
    let both = [TOKEN, PROOF].join("\n");
    let cases = [
        (request("/orders/17", "DPoP", PROOF), "", API, ""),
        (request("/orders/18", "DPoP", PROOF), "", API, ""),
        (request("/orders/17", "Bearer", PROOF), "", API, ""),
        (TOKEN.to_owned(), "", API, ""),
        (both, "", API, ""),
        (PROOF.to_owned(), "", API, ""),
        (PRESENTED.to_owned(), "", VERIFIER, ""),
        (PRESENTED.to_owned(), "n-0S6_WzA2Mj", VERIFIER, ""),
        (PRESENTED.to_owned(), "another", VERIFIER, ""),
        (PRESENTED.to_owned(), "n-0S6_WzA2Mj", "", ""),
        (cut, "n-0S6_WzA2Mj", VERIFIER, ""),
        (alone, "", VERIFIER, ""),
    ];
    for (paste, nonce, audience, said) in cases {
        let diagnosis = diagnosed(&paste, nonce, audience);
        assert_eq!(answer(&diagnosis), said);
    }
}

/// Whoever gets another token makes another proof.
#[test]
fn a_fix_that_changes_the_token_leaves_the_binding_open() {
    let paste = request("/orders/18", "DPoP", PROOF);
    let diagnosis = diagnosed(&paste, "", "https://other.example");
    let fixes = diagnosis.fixes_for(GateName::Audience);
    let left: Vec<_> = fixes.map(|fix| fix.proof.still_failing.clone()).collect();
    assert_eq!(left, [vec![], vec![GateName::Binding]]);
}

fn made(header: &str, claims: &str) -> String {
    [header, claims, "signed"]
        .map(|part| encode(part.as_bytes()))
        .join(".")
}

/// Findings about what a token is bound to, in words.
fn found(paste: &str) -> Vec<String> {
    let diagnosis = diagnosed(paste, "", "");
    let codes = ["logout-", "event-", "id-token-", "disclosures-refused"];
    let own = diagnosis.findings.iter();
    let own = own.filter(|own| codes.iter().any(|code| own.code().starts_with(code)));
    own.map(|own| {
        let said = finding(own);
        let words = [&[said.title], said.body.as_slice()].concat().join(" ");
        format!("{}: {words} ({})", own.code(), said.source)
    })
    .collect()
}

#[test]
fn what_else_is_broken() {
    let logout = |claims: &str| {
        let claims = format!(
            r#"{{"iss":"https://a","aud":"b","jti":"c","iat":{NOW},"events":{{"http://schemas.openid.net/event/backchannel-logout":{{}}}},"#
        ) + claims;
        made(r#"{"typ":"logout+jwt","alg":"ES256"}"#, &claims)
    };
    let event = made(
        r#"{"typ":"secevent+jwt","alg":"ES256"}"#,
        &format!(r#"{{"iss":"https://a","jti":"b","iat":{NOW},"aud":"c","events":{{}}}}"#),
    );
    let id_token = made(
        r#"{"alg":"ES256"}"#,
        r#"{"iss":"https://a","aud":"b","at_hash":"x8yYgHB0OUJzHX5PbSzx3A"}"#,
    );
    let disclosed = |parts: &[&str]| {
        let parts: Vec<_> = parts.iter().map(|part| encode(part.as_bytes())).collect();
        format!("{}~{}~", made(r#"{"alg":"ES256"}"#, "{}"), parts.join("~"))
    };
    let cases: [(String, &[&str]); 7] = [
        (logout(&format!(r#""sub":"d","exp":{}}}"#, NOW + 60)), &[]),
        (
            logout(&format!(r#""sub":"d","nonce":"e","exp":{}}}"#, NOW + 60)),
            &[""],
        ),
        (
            logout(&format!(r#""sub":"d","exp":{}}}"#, NOW - 600)),
            &[""],
        ),
        (event, &[""]),
        ([&id_token, "\n", TOKEN].concat(), &[""]),
        (disclosed(&[r#"["salt","a",1]"#]), &[""]),
        (
            disclosed(&[r#"["salt"]"#, "{}", r#"["other","b",1]"#]),
            &[""],
        ),
    ];
    for (paste, words) in cases {
        assert_eq!(found(&paste), words);
    }
}
