//! ID tokens that hold the hash of another value (OpenID Connect Core 1.0).

use super::{BOUND_TOKEN, made, said};
use audlens::binding::{Beside, Bound};
use audlens::token;

/// OpenID Connect Core 1.0 appendix A.3 and A.4.
#[test]
fn an_id_token_and_what_it_holds_the_hash_of() {
    let implicit = token::read(
        "eyJraWQiOiIxZTlnZGs3IiwiYWxnIjoiUlMyNTYifQ.ewogImlzcyI6ICJodHRwOi8vc2VydmVyLmV4YW1wbGUuY29tIiwKICJzdWIiOiAiMjQ4Mjg5NzYxMDAxIiwKICJhdWQiOiAiczZCaGRSa3F0MyIsCiAibm9uY2UiOiAibi0wUzZfV3pBMk1qIiwKICJleHAiOiAxMzExMjgxOTcwLAogImlhdCI6IDEzMTEyODA5NzAsCiAiYXRfaGFzaCI6ICI3N1FtVVB0alBmeld0RjJBbnBLOVJRIgp9.F9gRev0Dt2tKcrBkHy72cmRqnLdzw9FLCCSebV7mWs7o_sv2O5s6zMky2kmhHTVx9HmdvNnx9GaZ8XMYRFeYk8L5NZ7aYlA5W56nsG1iWOou_-gji0ibWIuuf4Owaho3YSoi7EvsTuLFz6tq-dLyz0dKABMDsiCmJ5wqkPUDTE3QTXjzbUmOzUDli-gCh5QPuZAq0cNW3pf_2n4zpvTYtbmj12cVcxGIMZby7TMWESRjQ9_o3jvhVNcCGcE0KAQXejhA1ocJhNEvQNqMFGlBb6_0RxxKjDZ-Oa329eGDidOvvp0h5hoES4a8IuGKS7NOcpp-aFwp0qVMDLI-Xnm-Pg",
    );
    let hybrid = token::read(
        "eyJraWQiOiIxZTlnZGs3IiwiYWxnIjoiUlMyNTYifQ.ewogImlzcyI6ICJodHRwOi8vc2VydmVyLmV4YW1wbGUuY29tIiwKICJzdWIiOiAiMjQ4Mjg5NzYxMDAxIiwKICJhdWQiOiAiczZCaGRSa3F0MyIsCiAibm9uY2UiOiAibi0wUzZfV3pBMk1qIiwKICJleHAiOiAxMzExMjgxOTcwLAogImlhdCI6IDEzMTEyODA5NzAsCiAiY19oYXNoIjogIkxEa3RLZG9RYWszUGswY25YeENsdEEiCn0.XW6uhdrkBgcGx6zVIrCiROpWURs-4goO1sKA4m9jhJIImiGg5muPUcNegx6sSv43c5DSn37sxCRrDZZm4ZPBKKgtYASMcE20SDgvYJdJS0cyuFw7Ijp_7WnIjcrl6B5cmoM6ylCvsLMwkoQAxVublMwH10oAxjzD6NEFsu9nipkszWhsPePf_rM4eMpkmCbTzume-fzZIi5VjdWGGEmzTg32h3jiex-r5WTHbj-u5HL7u_KP3rmbdYNzlzd1xWRYTUs4E8nOTgzAUwvwXkIQhOh5TPcSMBYy6X3E7-_gr9Ue6n4ND7hTFhtjYs3cjNKIA08qm5cpVYFMFMG6PkhzLQ",
    );
    assert_eq!(Bound::of(&implicit), [Bound::Hashes]);
    let others = [
        hybrid.clone(),
        token::read("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"),
    ];
    let beside = Beside {
        others: &others,
        code: Some("Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk"),
        state: Some("af0ifjsldkj"),
        ..Beside::default()
    };
    let none = ["c-hash", "s-hash"].map(|name| format!("id-token-{name}: does not apply"));
    let [code, state] = &none;
    assert_eq!(
        said(&implicit, &beside),
        ["id-token-at-hash: passed", code, state]
    );
    assert_eq!(
        said(&hybrid, &beside),
        [
            "id-token-at-hash: does not apply",
            "id-token-c-hash: passed",
            state
        ]
    );
    let alone = Beside::default();
    assert_eq!(
        said(&implicit, &alone),
        ["id-token-at-hash: not checked, NoAccessToken", code, state]
    );
    // The ID token beside it is no access token, and another access token has another hash.
    assert_eq!(
        said(
            &implicit,
            &Beside {
                others: &others[..1],
                ..alone
            }
        ),
        said(&implicit, &alone)
    );
    let another = [token::read(BOUND_TOKEN)];
    assert_eq!(
        said(
            &implicit,
            &Beside {
                others: &another,
                ..alone
            }
        ),
        [
            "id-token-at-hash: failed, Text(\"15X9sWIbOTUXUK1Bpan7Ww\"), Text(\"77QmUPtjPfzWtF2AnpK9RQ\")",
            code,
            state
        ]
    );
    assert_eq!(
        said(
            &hybrid,
            &Beside {
                code: Some("another"),
                ..alone
            }
        ),
        [
            "id-token-at-hash: does not apply",
            "id-token-c-hash: failed, Text(\"rkSKyGxOjk3sZFcpcI70GA\"), Text(\"LDktKdoQak3Pk0cnXxCltA\")",
            state
        ]
    );
}

/// The hash goes by the algorithm. The values are those of panva/oidc-token-hash (README, 5.0.1).
#[test]
fn each_algorithm_has_its_hash() {
    let token = "YmJiZTAwYmYtMzgyOC00NzhkLTkyOTItNjJjNDM3MGYzOWIy9sFhvH8K_x8UIHj1osisS57f5DduL-ar_qw5jl3lthwpMjm283aVMQXDmoqqqydDSqJfbhptzw8rUVwkuQbolw";
    let others = [token::read(token)];
    let beside = Beside {
        others: &others,
        ..Beside::default()
    };
    let (sha256, sha384, sha512, shake) = (
        "x7vk7f6BvQj0jQHYFIk4ag",
        "ups_76_7CCye_J1WIyGHKVG7AAs2olYm",
        "EGEAhGYyfuwDaVTifvrWSoD5MSy_5hZPy6I7Vm-7pTQ",
        "jxsy68_eG9-91VnHsZ2VnCr_WqDMv4nspiSuUPRdNZnv1y5lNV3rPVYYWNiY_TbUB1JRwlgiDTzZ",
    );
    let slip = |wanted: &str, found: &str, slip: &str| {
        format!("failed, Text({wanted:?}), Digest {{ text: {found:?}, slip: {slip} }}")
    };
    let passed = || "passed".to_owned();
    let cases = [
        ("HS256", sha256, passed()),
        ("RS256", sha256, passed()),
        ("PS256", sha256, passed()),
        ("ES256", sha256, passed()),
        ("ES256K", sha256, passed()),
        ("HS384", sha384, passed()),
        ("ES384", sha384, passed()),
        ("ES512", sha512, passed()),
        ("EdDSA", sha512, passed()),
        ("Ed25519", sha512, passed()),
        ("EdDSA", shake, passed()),
        ("Ed448", shake, passed()),
        ("ES512", sha256, slip(sha512, sha256, "OtherHash(Sha256)")),
        ("EdDSA", sha256, slip(sha512, sha256, "OtherHash(Sha256)")),
        ("Ed448", sha512, slip(shake, sha512, "OtherHash(Sha512)")),
        (
            "RS256",
            "x7vk7f6BvQj0jQHYFIk4ag==",
            slip(sha256, "x7vk7f6BvQj0jQHYFIk4ag==", "Base64"),
        ),
        ("none", sha256, "not checked, NoHash(\"none\")".to_owned()),
        (
            "ML-DSA-44",
            sha256,
            "not checked, NoHash(\"ML-DSA-44\")".to_owned(),
        ),
        ("dir", sha256, "not checked, NoHash(\"dir\")".to_owned()),
    ];
    for (alg, found, expected) in cases {
        let id = made(
            &format!(r#"{{"alg":"{alg}"}}"#),
            &format!(r#"{{"at_hash":"{found}"}}"#),
        );
        let lines = said(&id, &beside);
        let expected = format!("id-token-at-hash: {expected}");
        assert_eq!(lines.first(), Some(&expected), "{alg} {found}");
    }
    // The first is that of OpenID's conformance suite (ValidateSHash_UnitTest).
    for (state, hash) in [
        ("12345", "WZRHGrsBESr8wYFZ9sx0tA"),
        ("af0ifjsldkj", "bOhtX8F73IMjSPeVAqxyTQ"),
    ] {
        let id = made(r#"{"alg":"HS256"}"#, &format!(r#"{{"s_hash":"{hash}"}}"#));
        let lines = said(
            &id,
            &Beside {
                state: Some(state),
                ..Beside::default()
            },
        );
        assert_eq!(lines.last().unwrap(), "id-token-s-hash: passed");
        let lines = said(&id, &Beside::default());
        assert_eq!(
            lines.last().unwrap(),
            "id-token-s-hash: not checked, NoState"
        );
    }
}

/// An ID token is never taken for the access token, and neither is what only states something.
#[test]
fn what_could_be_the_access_token() {
    let id = made(r#"{"alg":"RS256"}"#, r#"{"iss":"a","at_hash":"x"}"#);
    let cases = [
        ("{}", r#"{"iss":"a"}"#, true),
        ("{}", r#"{"nonce":"n"}"#, false),
        ("{}", r#"{"auth_time":1}"#, false),
        ("{}", r#"{"auth_time":1,"scope":"b"}"#, true),
        ("{}", r#"{"nonce":"n","typ":"Bearer"}"#, true),
        ("{}", r#"{"auth_time":1,"token_use":"access"}"#, true),
        ("{}", r#"{"auth_time":1,"token_use":"id"}"#, false),
        (r#"{"typ":"at+jwt"}"#, r#"{"auth_time":1}"#, true),
        (r#"{"typ":"at+jwt"}"#, r#"{"c_hash":"x"}"#, false),
        (r#"{"typ":"dpop+jwt"}"#, "{}", false),
        (r#"{"typ":"logout+jwt"}"#, "{}", false),
    ];
    for (header, claims, taken) in cases {
        let others = [made(header, claims)];
        let beside = Beside {
            others: &others,
            ..Beside::default()
        };
        let lines = said(&id, &beside);
        let open = "id-token-at-hash: not checked, NoAccessToken";
        let found = lines.first().is_some_and(|line| line != open);
        assert_eq!(found, taken, "{header} {claims}");
    }
    // Those of the same issuer first.
    let ours = made("{}", r#"{"iss":"a","sub":"b"}"#);
    let others = [made("{}", r#"{"iss":"c"}"#), ours.clone()];
    let both = Beside {
        others: &others,
        ..Beside::default()
    };
    let one = Beside {
        others: std::slice::from_ref(&ours),
        ..Beside::default()
    };
    assert_eq!(said(&id, &both), said(&id, &one));
}
