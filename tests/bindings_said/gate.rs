//! The gate "binding", and what is found where no gate asks.

use audlens::binding::Bound;
use audlens::binding::sd_jwt::{DisclosureFault, Fault, Place};
use audlens::diagnosis::case::Case;
use audlens::diagnosis::finding::Refusal;
use audlens::diagnosis::gate::{Evidence, Unchecked};
use audlens::diagnosis::{Diagnosis, Finding, Gate, GateName, Outcome, Said, diagnose};
use audlens::explain::{asks_for_nonce, finding, gate};
use audlens::token::base64url::encode;
use audlens::validators::{Kind, Profile, Settings};

use super::NOW;

/// An access token that is bound to a key, made for these tests.
const TOKEN: &str = "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiIsImtpZCI6ImV4YW1wbGUta2V5LTEifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmNvbnRvc28uZXhhbXBsZSIsImF1ZCI6Imh0dHBzOi8vYXBpLmNvbnRvc28uZXhhbXBsZSIsInN1YiI6ImFkZWxlIiwiY2xpZW50X2lkIjoic2hvcCIsInNjb3BlIjoib3JkZXJzLnJlYWQiLCJpYXQiOjE3OTUzNDg1MDAsImV4cCI6MTc5NTM1MjEwMCwianRpIjoiYXQtMSIsImNuZiI6eyJqa3QiOiI4bGtrczVtSXBPYjBvRENXOGY3bEhNMW9ieDMyVURYNTc3Ny16TUZZRGVjIn19.sSgmLaFw_n55DCXejKfs8nKgfTuo1MMKJrRZ9zPJFCu6--q7IkV43Lp_C1yQNpmYhruzFsp55xEANqxaUiPbFQ";
/// The proof for `GET https://api.contoso.example/orders/17` with that token.
const PROOF: &str = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwiY3J2IjoiUC0yNTYiLCJ4IjoieTJEWUhwS0l0bUlwbVN5Mm5TaE9uTFpyR1NiSDk3TmZVOV9meUVoWHU3NCIsInkiOiJOek04aE5vWjBoTkktODBMSEJKMS15QkozTEl4cHJUQXBCSFVmdGhDRVVjIn19.eyJqdGkiOiJwcm9vZi0xOCIsImh0bSI6IkdFVCIsImh0dSI6Imh0dHBzOi8vYXBpLmNvbnRvc28uZXhhbXBsZS9vcmRlcnMvMTciLCJpYXQiOjE3OTUzNDg3OTUsImF0aCI6IkpDbklrbVZJMjBrU2lzTUY1QUlST1ctbG4yYlF2M040TWJqQ0l3THo1X2MifQ.2e-_1GNA6PsyCB3HJSCCgQJ-airclEaMY_uRerdJ3WxO1bAIWbgFfZZuskp5fgXEpiJtnXsOE9rfquldmygGXw";
/// An SD-JWT with two disclosures and a key binding over both.
const PRESENTED: &str = "eyJ0eXAiOiJleGFtcGxlK3NkLWp3dCIsImFsZyI6IkVTMjU2Iiwia2lkIjoiZXhhbXBsZS1rZXktMSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmNvbnRvc28uZXhhbXBsZSIsImF1ZCI6Imh0dHBzOi8vdmVyaWZpZXIuY29udG9zby5leGFtcGxlIiwiaWF0IjoxNzk1MzQ4NTAwLCJleHAiOjE3OTUzNTIxMDAsIl9zZF9hbGciOiJzaGEtMjU2IiwiX3NkIjpbIjZ3a0MtOF9fOFVMT1F1Y0RNX3dKekZGTm5hNTNFWmpQQWwtWVV6STJRc2MiLCJmQTMzekdYSno4cVRPb1NJOEdjd2hyUVVMS0xhRU1zWldtSjNYUmZmM1ZNIiwiZklvMzg4SHNFZWx5WUJVR0Fua2lCa3RLdFdvNkZjazRMOWZueXlHaXNCYyJdLCJjbmYiOnsiandrIjp7Imt0eSI6IkVDIiwiY3J2IjoiUC0yNTYiLCJ4IjoieTJEWUhwS0l0bUlwbVN5Mm5TaE9uTFpyR1NiSDk3TmZVOV9meUVoWHU3NCIsInkiOiJOek04aE5vWjBoTkktODBMSEJKMS15QkozTEl4cHJUQXBCSFVmdGhDRVVjIn19fQ.oNMJ33GMM8NVn8ocx1q5zlQIRTQ1d0bQH55F0TBwT6x-11fVc-1-lgl1V2lIpk5Emw_BrcyJnQrz7XCxgf5Vrg~WyJzYWx0LW9mLXRoZS1leGFtcGxlLTAiLCAiZ2l2ZW5fbmFtZSIsICJBZGVsZSJd~WyJzYWx0LW9mLXRoZS1leGFtcGxlLTIiLCAiYmlydGhkYXRlIiwgIjE5OTAtMDUtMTciXQ~eyJ0eXAiOiJrYitqd3QiLCJhbGciOiJFUzI1NiJ9.eyJpYXQiOjE3OTUzNDg3OTAsImF1ZCI6Imh0dHBzOi8vdmVyaWZpZXIuY29udG9zby5leGFtcGxlIiwibm9uY2UiOiJuLTBTNl9XekEyTWoiLCJzZF9oYXNoIjoiYXRhQWkxNE9mRFJ5TkpsVXhfa3RRZ1NFMjY1NFVhMFdDTGszd2lvVF95ayJ9.i2CW0nVTORJ1caJRzI46-tfFLcBk-_AXVP9Uau2QbhTmUCJQq216PQmflc9i57stGSAJELZbiRFeADAutOkVlw";

fn diagnosed(paste: &str, nonce: &str, audience: &str, now: i64) -> Diagnosis {
    let mut settings = Settings::default();
    settings.set(Kind::Audiences, audience);
    let mut said = Said {
        validator: Profile::by_id("rfc7519"),
        settings,
        ..Said::default()
    };
    said.given.nonce = nonce.to_owned();
    diagnose(&Case::of_paste(paste, &said, now))
}

fn request(target: &str, scheme: &str, proof: &str) -> String {
    let address = format!("curl https://api.contoso.example{target}");
    let headers = format!(" -H 'Authorization: {scheme} {TOKEN}' -H 'DPoP: {proof}'");
    address + &headers
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
        (
            request("/orders/17", "DPoP", PROOF),
            "",
            API,
            "passed, proof-verified: A DPoP proof shows that the sender holds the key of the token. Whether the proof was used before, only the server knows that remembers its jti.",
        ),
        (
            request("/orders/18", "DPoP", PROOF),
            "",
            API,
            "failed, dpop-htu: The binding breaks a rule: htu is the address of the request, query and fragment left off. Expected: https://api.contoso.example/orders/18. Found: https://api.contoso.example/orders/17: the path differs.",
        ),
        (
            request("/orders/17", "Bearer", PROOF),
            "",
            API,
            "failed, dpop-scheme: The binding breaks a rule: The access token is sent with the scheme DPoP, not Bearer. Expected: DPoP. Found: Bearer.",
        ),
        (
            TOKEN.to_owned(),
            "",
            API,
            "not-checked, no-proof: The token is bound to a key, and the proof is not here. cnf names the key. The API also asks for a DPoP proof, for the client's certificate, or, with an SD-JWT, for a key binding.",
        ),
        (
            both,
            "",
            API,
            "not-checked, rule-not-checked: A rule about the binding could not be looked at: htm is the method of the request. The request is not here. Paste it whole, with its method, address and headers.",
        ),
        (
            PROOF.to_owned(),
            "",
            API,
            "not-checked, rule-not-checked: A rule about the binding could not be looked at: htm is the method of the request. The request is not here. Paste it whole, with its method, address and headers.",
        ),
        (
            PRESENTED.to_owned(),
            "",
            VERIFIER,
            "not-checked, rule-not-checked: A rule about the binding could not be looked at: nonce is the one that the verifier gave. It is n-0S6_WzA2Mj, and nobody said what it must be.",
        ),
        (
            PRESENTED.to_owned(),
            "n-0S6_WzA2Mj",
            VERIFIER,
            "passed, key-binding-verified: The key binding shows that the sender holds the key of the token. It was made for this verifier, this transaction and these disclosures. How old it may be is for the verifier to say.",
        ),
        (
            PRESENTED.to_owned(),
            "another",
            VERIFIER,
            "failed, key-binding-nonce: The key binding breaks a rule: nonce is the one that the verifier gave. Expected: another. Found: n-0S6_WzA2Mj.",
        ),
        (
            PRESENTED.to_owned(),
            "n-0S6_WzA2Mj",
            "",
            "not-checked, rule-not-checked: A rule about the binding could not be looked at: aud of the key binding is the verifier. It is https://verifier.contoso.example, and nobody said what it must be.",
        ),
        (
            cut,
            "n-0S6_WzA2Mj",
            VERIFIER,
            "failed, key-binding-sd-hash: The key binding breaks a rule: sd_hash is the hash of the SD-JWT with the disclosures that are shown. Expected: XOmfMs6sqfxBDIjJxI7Bv93Dbni74af2QA5BZ9Sqpag. Found: ataAi14OfDRyNJlUx_ktQgSE2654Ua0WCLk3wioT_yk.",
        ),
        (
            alone,
            "",
            VERIFIER,
            "not-checked, no-proof: The token is bound to a key, and the proof is not here. cnf names the key. The API also asks for a DPoP proof, for the client's certificate, or, with an SD-JWT, for a key binding.",
        ),
    ];
    for (paste, nonce, audience, said) in cases {
        let diagnosis = diagnosed(&paste, nonce, audience, NOW);
        assert_eq!(answer(&diagnosis), said);
    }
}

/// Whoever gets another token makes another proof.
#[test]
fn a_fix_that_changes_the_token_leaves_the_binding_open() {
    let paste = request("/orders/17", "DPoP", PROOF);
    let diagnosis = diagnosed(&paste, "", "https://api.contoso.example", NOW + 7_200);
    let failed: Vec<_> = diagnosis.failed().map(|gate| gate.name).collect();
    assert_eq!(failed, [GateName::Lifetime, GateName::Binding]);
    let fixes = diagnosis.fixes_for(GateName::Lifetime);
    let left: Vec<_> = fixes.map(|fix| fix.proof.still_failing.clone()).collect();
    assert_eq!(left, [vec![]]);
}

fn made(header: &str, claims: &str) -> String {
    [header, claims, "signed"]
        .map(|part| encode(part.as_bytes()))
        .join(".")
}

/// Findings about what a token is bound to, in words.
fn found(paste: &str) -> Vec<String> {
    let diagnosis = diagnosed(paste, "", "", NOW);
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
            &[
                "logout-nonce: The logout token breaks a rule. There is no nonce, so that nobody takes it for an ID token. Expected: nothing. Found: e. (OpenID Connect Back-Channel Logout 1.0 §2.4, §2.6 (7))",
            ],
        ),
        (logout(&format!(r#""sub":"d","exp":{}}}"#, NOW - 600)), &[]),
        (
            event,
            &[
                "event-events: The security event token breaks a rule. events is an object with an object for each event. Expected: at least one member. Found: nothing. (RFC 8417 §2, §2.2)",
            ],
        ),
        (
            [&id_token, "\n", TOKEN].concat(),
            &[
                "id-token-at-hash: A hash in the ID token is not that of what came with it. at_hash is the left half of the hash of the access token. Expected: JCnIkmVI20kSisMF5AIROQ. Found: x8yYgHB0OUJzHX5PbSzx3A. The two are not of one answer: one of them was kept from an earlier sign-in, or was swapped. (OpenID Connect Core 1.0 §3.1.3.6, §3.1.3.8, §3.2.2.9)",
            ],
        ),
        (
            disclosed(&[r#"["salt","a",1]"#]),
            &[
                "disclosures-refused: A verifier must refuse this SD-JWT. Disclosure 1: No digest refers to it. A verifier refuses the token: the disclosure is another token's, or was changed. (RFC 9901 §4, §7.1 step 5)",
            ],
        ),
        (
            disclosed(&[r#"["salt"]"#, "{}", r#"["other","b",1]"#]),
            &[
                "disclosures-refused: A verifier must refuse this SD-JWT. Disclosure 1: No digest refers to it. A verifier refuses the token: the disclosure is another token's, or was changed. There are 2 more such faults; the decoded token shows them. (RFC 9901 §4, §7.1 step 5)",
            ],
        ),
    ];
    for (paste, words) in cases {
        assert_eq!(found(&paste), words);
    }
}

/// The words of one answer, whatever the token.
fn words(outcome: Outcome) -> String {
    let own = Gate {
        name: GateName::Binding,
        outcome,
    };
    let said = gate(&own, &diagnosed(TOKEN, "", "", NOW));
    let words = [&[said.title], said.body.as_slice()].concat().join(" ");
    format!("{words} ({})", said.source)
}

#[test]
fn every_answer_has_its_words() {
    let cases = [
        (
            Bound::Certificate,
            "The client's certificate is the one that the token names. Whether the sender holds its private key, only the TLS connection shows. (RFC 8705 section 3)",
        ),
        (
            Bound::ClientAttestation,
            "A proof shows that the client holds the key of its attestation. Whether the attester is to be trusted, its own signature and key must show. (draft-ietf-oauth-attestation-based-client-auth-10 section 7)",
        ),
        (
            Bound::ClientAttestationProof,
            "The proof of the client's key keeps every rule. Whether the attester is to be trusted, its own signature and key must show. (draft-ietf-oauth-attestation-based-client-auth-10 section 7)",
        ),
        (
            Bound::DpopProof,
            "The DPoP proof keeps every rule. Whether the proof was used before, only the server knows that remembers its jti. (RFC 9449 sections 4.3 and 11.1)",
        ),
    ];
    for (kind, said) in cases {
        assert_eq!(words(Outcome::Passed(Evidence::Bound(kind))), said);
    }
    assert_eq!(
        words(Outcome::NotChecked(Unchecked::Rule("none"))),
        "A rule about the binding could not be looked at. (RFC 7800 section 3.1)"
    );
}

#[test]
fn for_what_an_sd_jwt_is_refused() {
    let cases = [
        (
            Refusal::Whole(Fault::EmptyPart),
            0,
            "A verifier must refuse this SD-JWT. There is nothing between two of the tildes. (RFC 9901 §4)",
        ),
        (
            Refusal::Disclosure(1, DisclosureFault::NameTaken),
            1,
            "A verifier must refuse this SD-JWT. Disclosure 2: There is a claim of that name already. There is one more such fault; the decoded token shows it. (RFC 9901 §7.1 step 3.c.ii)",
        ),
        (
            Refusal::Place(1, Place::Repeated(0)),
            0,
            "A verifier must refuse this SD-JWT. Disclosure 2: It is disclosure 1 once more. A verifier refuses the token; send each once. (RFC 9901 §4, §7.1 step 5)",
        ),
    ];
    for (first, more, words) in cases {
        let said = finding(&Finding::DisclosuresRefused { first, more });
        let text = [&[said.title], said.body.as_slice()].concat().join(" ");
        assert_eq!(format!("{text} ({})", said.source), words);
    }
}

#[test]
fn the_nonce_is_asked_for_where_a_rule_waits_for_it() {
    let cases = [
        (PRESENTED.to_owned(), "", true),
        (PRESENTED.to_owned(), "another", true),
        (request("/orders/17", "DPoP", PROOF), "", false),
        (request("/orders/17", "DPoP", PROOF), "another", true),
        (TOKEN.to_owned(), "", false),
    ];
    for (paste, nonce, asked) in cases {
        let diagnosis = diagnosed(&paste, nonce, "", NOW);
        assert_eq!(asks_for_nonce(&diagnosis.ties), asked, "{nonce} {paste}");
    }
}
