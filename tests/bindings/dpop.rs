//! Proofs of a key for each request (RFC 9449).

use super::{BOUND_TOKEN, JWK, OPAQUE_TOKEN, TOKEN_PROOF, changed, made, said};
use audlens::binding::{Beside, Bound, Request};
use audlens::token;

/// RFC 9449 §7.1.
const API_PROOF: &str = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";

const TOKEN_REQUEST: Request<'_> = Request {
    method: "POST",
    address: "https://server.example.com/token",
};

const API_REQUEST: Request<'_> = Request {
    method: "GET",
    address: "https://resource.example.org/protectedresource",
};

#[test]
fn a_proof_for_the_token_endpoint() {
    let beside = Beside {
        request: Some(TOKEN_REQUEST),
        now: 1_562_262_616,
        ..Beside::default()
    };
    let expected = [
        "dpop-form: passed",
        "dpop-typ: passed",
        "dpop-alg: passed",
        "dpop-jwk: passed",
        "dpop-jwk-public: passed",
        "dpop-signature: passed",
        "dpop-jti: passed",
        "dpop-htm: passed",
        "dpop-htu: passed",
        "dpop-htu-bare: passed",
        "dpop-nonce: does not apply",
        "dpop-iat: passed",
        "dpop-ath: does not apply",
        "dpop-jkt: not checked, NoAccessToken",
        "dpop-scheme: not checked, NoAccessToken",
    ];
    assert_eq!(said(&token::read(TOKEN_PROOF), &beside), expected);
}

#[test]
fn a_proof_for_an_api() {
    let proof = token::read(API_PROOF);
    let bound = token::read(BOUND_TOKEN);
    let opaque = token::read(OPAQUE_TOKEN);
    let now = 1_562_262_618;
    let with = |others| Beside {
        others,
        request: Some(API_REQUEST),
        now,
        ..Beside::default()
    };
    let tail = |lines: Vec<String>| lines.iter().skip(12).take(2).cloned().collect::<Vec<_>>();
    let own = std::slice::from_ref(&opaque);
    assert_eq!(
        tail(said(&proof, &with(own))),
        [
            "dpop-ath: passed",
            "dpop-jkt: not checked, AccessTokenOpaque"
        ]
    );
    // The access token of another example: the same key, but another hash.
    let other = std::slice::from_ref(&bound);
    let expected = [
        "dpop-ath: failed, Text(\"15X9sWIbOTUXUK1Bpan7W9IbMRuf5nJnJAOaAgyHTYg\"), Text(\"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo\")",
        "dpop-jkt: passed",
    ];
    assert_eq!(tail(said(&proof, &with(other))), expected);
    // The same, asked of the access token.
    assert_eq!(Bound::of(&bound), [Bound::DpopKey]);
    let proofs = [token::read(TOKEN_PROOF), proof.clone()];
    assert_eq!(tail(said(&bound, &with(&proofs[1..]))), expected);
    assert_eq!(
        said(&bound, &with(&[])),
        [
            "dpop-jkt: not checked, NoProof",
            "dpop-scheme: not checked, NoRequest"
        ]
    );
    // Of several, the one that fits is taken.
    let both = [bound.clone(), opaque.clone()];
    assert_eq!(
        tail(said(&proof, &with(&both))),
        [
            "dpop-ath: passed",
            "dpop-jkt: not checked, AccessTokenOpaque"
        ]
    );
}

/// RFC 9449 §7.2: an access token that is bound to a key is no bearer token.
#[test]
fn how_the_access_token_is_sent() {
    let proof = token::read(API_PROOF);
    let schemes = [
        (
            "Bearer",
            BOUND_TOKEN,
            "failed, Text(\"DPoP\"), Text(\"Bearer\")",
        ),
        ("DPoP", BOUND_TOKEN, "passed"),
        ("DPoP", OPAQUE_TOKEN, "passed"),
        ("Bearer", OPAQUE_TOKEN, "not checked, AccessTokenOpaque"),
        (
            "Bearer",
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
            "does not apply",
        ),
    ];
    for (scheme, text, expected) in schemes {
        let others = [token::read(&format!("Authorization: {scheme} {text}"))];
        let beside = Beside {
            others: &others,
            ..Beside::default()
        };
        let lines = said(&proof, &beside);
        let found = lines.last().unwrap();
        assert_eq!(
            *found,
            format!("dpop-scheme: {expected}"),
            "{scheme} {text}"
        );
    }
}

#[test]
fn each_way_to_break_a_proof() {
    let header = format!(r#"{{"typ":"dpop+jwt","alg":"ES256","jwk":{JWK}}}"#);
    let claims = r#"{"jti":"a","htm":"GET","htu":"https://api.example.com/orders","iat":1000}"#;
    let request = Request {
        method: "GET",
        address: "https://API.example.com:443/orders?page=2",
    };
    let beside = Beside {
        request: Some(request),
        now: 1_000,
        ..Beside::default()
    };
    let good = said(&made(&header, claims), &beside);
    let open: Vec<_> = good
        .iter()
        .filter(|line| !line.ends_with("passed"))
        .collect();
    assert_eq!(
        open,
        [
            "dpop-signature: failed, Signature, WrongSignature",
            "dpop-nonce: does not apply",
            "dpop-ath: does not apply",
            "dpop-jkt: not checked, NoAccessToken",
            "dpop-scheme: not checked, NoAccessToken",
        ]
    );
    let headers: &[(&str, &str, &[&str])] = &[
        (
            r#""typ":"dpop+jwt","#,
            "",
            &["dpop-typ: failed, Text(\"dpop+jwt\"), Absent"],
        ),
        (
            "dpop+jwt",
            "JWT",
            &["dpop-typ: failed, Text(\"dpop+jwt\"), Text(\"JWT\")"],
        ),
        ("dpop+jwt", "application/DPoP+jwt", &[]),
        (
            r#""dpop+jwt""#,
            "1",
            &["dpop-typ: failed, Kind(String), WrongType { kind: Number, raw: \"1\" }"],
        ),
        (
            "ES256",
            "none",
            &[
                "dpop-alg: failed, Asymmetric, Text(\"none\")",
                "dpop-signature: not checked, Symmetric",
            ],
        ),
        (
            "ES256",
            "HS256",
            &[
                "dpop-alg: failed, Asymmetric, Text(\"HS256\")",
                "dpop-signature: not checked, Symmetric",
            ],
        ),
        (
            "ES256",
            "RSA-OAEP",
            &[
                "dpop-alg: failed, Asymmetric, Text(\"RSA-OAEP\")",
                "dpop-signature: not checked, UnknownAlgorithm(\"RSA-OAEP\")",
            ],
        ),
        (
            "ES256",
            "XY9",
            &[
                "dpop-alg: not checked, UnknownAlgorithm(\"XY9\")",
                "dpop-signature: not checked, UnknownAlgorithm(\"XY9\")",
            ],
        ),
        (
            r#""kty":"EC","#,
            r#""kty":"EC","d":"AA","#,
            &["dpop-jwk-public: failed, PublicKey, PrivateMembers([\"d\"])"],
        ),
        (
            r#""kty":"EC","#,
            r#""kty":"oct","k":"AA","#,
            &[
                "dpop-jwk-public: failed, PublicKey, PrivateMembers([\"k\"])",
                "dpop-signature: not checked, NoKey",
            ],
        ),
        (
            r#""kty":"EC","#,
            "",
            &[
                "dpop-jwk: failed, PublicKey, Faults([Missing(\"kty\")])",
                "dpop-signature: not checked, NoKey",
            ],
        ),
        (
            JWK,
            "\"key\"",
            &[
                "dpop-jwk: failed, Kind(Object), WrongType { kind: String, raw: \"\\\"key\\\"\" }",
                "dpop-jwk-public: not checked, NoKey",
                "dpop-signature: not checked, NoKey",
            ],
        ),
        (
            r#""jwk""#,
            r#""kid""#,
            &[
                "dpop-jwk: failed, PublicKey, Absent",
                "dpop-jwk-public: not checked, NoKey",
                "dpop-signature: not checked, NoKey",
            ],
        ),
        // A point that is not on its curve.
        (
            "9VE4",
            "9VE5",
            &["dpop-signature: failed, PublicKey, Faults([NotOnCurve])"],
        ),
    ];
    for (from, to, expected) in headers {
        assert!(header.contains(from), "{from}");
        let found = said(&made(&header.replace(from, to), claims), &beside);
        assert_eq!(changed(&good, &found), *expected, "{from} → {to}");
    }
    let payloads: &[(&str, &str, &[&str])] = &[
        (r#""jti":"a","#, "", &["dpop-jti: failed, SomeText, Absent"]),
        (
            r#""a""#,
            r#""""#,
            &["dpop-jti: failed, SomeText, Text(\"\")"],
        ),
        (
            "GET",
            "get",
            &["dpop-htm: failed, Text(\"GET\"), Text(\"get\")"],
        ),
        (
            "GET",
            "POST",
            &["dpop-htm: failed, Text(\"GET\"), Text(\"POST\")"],
        ),
        (
            r#""htm":"GET","#,
            "",
            &["dpop-htm: failed, Text(\"GET\"), Absent"],
        ),
        (
            "https:",
            "http:",
            &[
                "dpop-htu: failed, Text(\"https://api.example.com/orders\"), Address { text: \"http://api.example.com/orders\", part: Scheme }",
            ],
        ),
        (
            "/orders",
            "/Orders",
            &[
                "dpop-htu: failed, Text(\"https://api.example.com/orders\"), Address { text: \"https://api.example.com/Orders\", part: Path }",
            ],
        ),
        ("/orders", "/%6Frders", &[]),
        (
            "/orders",
            "/orders?page=1",
            &[
                "dpop-htu-bare: failed, Text(\"https://api.example.com/orders\"), Text(\"https://api.example.com/orders?page=1\")",
            ],
        ),
        (
            "https://api.example.com",
            "",
            &[
                "dpop-htu: failed, Uri, Address { text: \"/orders\", part: Whole }",
                "dpop-htu-bare: does not apply",
            ],
        ),
        (
            "1000",
            "699",
            &["dpop-iat: failed, Between(700, 1300), Time(699)"],
        ),
        ("1000", "700", &[]),
        ("1000", "1300", &[]),
        (
            "1000",
            "1301",
            &["dpop-iat: failed, Between(700, 1300), Time(1301)"],
        ),
        (
            "1000",
            "\"1000\"",
            &["dpop-iat: failed, Time, WrongType { kind: String, raw: \"\\\"1000\\\"\" }"],
        ),
        (r#","iat":1000"#, "", &["dpop-iat: failed, Time, Absent"]),
        (
            "1000",
            r#"1000,"ath":"x""#,
            &["dpop-ath: not checked, NoAccessToken"],
        ),
        (
            "1000",
            r#"1000,"nonce":"x""#,
            &["dpop-nonce: not checked, NoNonce"],
        ),
        (
            "1000",
            r#"1000,"nonce":5"#,
            &["dpop-nonce: failed, Kind(String), WrongType { kind: Number, raw: \"5\" }"],
        ),
    ];
    for (from, to, expected) in payloads {
        assert!(claims.contains(from), "{from}");
        let found = said(&made(&header, &claims.replace(from, to)), &beside);
        assert_eq!(changed(&good, &found), *expected, "{from} → {to}");
    }
    // What is beside it.
    let proof = made(&header, &claims.replace("1000", r#"1000,"nonce":"n""#));
    let nonce = |nonce| {
        let with = Beside { nonce, ..beside };
        said(&proof, &with).get(10).cloned().unwrap()
    };
    assert_eq!(nonce(Some("n")), "dpop-nonce: passed");
    assert_eq!(
        nonce(Some("m")),
        "dpop-nonce: failed, Text(\"m\"), Text(\"n\")"
    );
    let proof = made(&header, claims);
    let requests = [
        (
            None,
            [
                "dpop-htm: not checked, NoRequest",
                "dpop-htu: not checked, NoRequest",
            ]
            .as_slice(),
        ),
        (
            Some("/orders"),
            &["dpop-htu: not checked, RequestIncomplete"],
        ),
        (
            Some("https://api.example.com:8443/orders"),
            &[
                "dpop-htu: failed, Text(\"https://api.example.com:8443/orders\"), Address { text: \"https://api.example.com/orders\", part: Port }",
            ],
        ),
    ];
    for (address, expected) in requests {
        let method = "GET";
        let request = address.map(|address| Request { method, address });
        let found = said(&proof, &Beside { request, ..beside });
        assert_eq!(changed(&good, &found), expected, "{address:?}");
    }
    let bearer = made(r#"{"alg":"RS256"}"#, r#"{"iss":"a","scope":"b"}"#);
    let others = std::slice::from_ref(&bearer);
    let found = said(&proof, &Beside { others, ..beside });
    assert_eq!(
        changed(&good, &found),
        [
            "dpop-ath: failed, Text(\"5b34dNysIaajIJVH1iAcLfbiETCy2XIMkkAHhuKd_P4\"), Absent",
            "dpop-jkt: failed, Text(\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"), Absent",
            "dpop-scheme: not checked, NoRequest",
        ]
    );
}
