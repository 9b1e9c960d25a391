//! The key binding of an SD-JWT.

use audlens::binding::key_binding::{Failure, Outcome, Rule, WhyNot};
use audlens::crypto::KeyFault;
use audlens::explain::{key_binding_asks, key_binding_outcome};
use audlens::token::json::Kind;

#[test]
fn what_each_rule_asks_for() {
    let cases = [
        (
            Rule::Form,
            "key-binding-form",
            "The key binding is a JWT of three parts.",
        ),
        (
            Rule::Key,
            "key-binding-cnf",
            "cnf of the SD-JWT holds the key of the holder.",
        ),
        (
            Rule::Algorithm,
            "key-binding-alg",
            "alg of the key binding is a digital signature.",
        ),
        (
            Rule::Signature,
            "key-binding-signature",
            "The key in cnf signed the key binding.",
        ),
        (
            Rule::Type,
            "key-binding-typ",
            "typ of the key binding is kb+jwt.",
        ),
        (
            Rule::IssuedAt,
            "key-binding-iat",
            "iat of the key binding is recent.",
        ),
        (
            Rule::Nonce,
            "key-binding-nonce",
            "nonce is the one that the verifier gave.",
        ),
        (
            Rule::Audience,
            "key-binding-aud",
            "aud of the key binding is the verifier.",
        ),
        (
            Rule::Hash,
            "key-binding-sd-hash",
            "sd_hash is the hash of the SD-JWT with the disclosures that are shown.",
        ),
    ];
    for (rule, code, words) in cases {
        assert_eq!((rule.code(), key_binding_asks(rule)), (code, words));
    }
}

#[test]
fn what_came_of_a_rule() {
    let text = |text: &str| text.to_owned();
    let failures = [
        (Failure::AlgorithmNone, "alg is none: nobody signed it."),
        (
            Failure::AlgorithmNoSignature(text("HS256")),
            "alg is HS256, which is no signature by which a verifier knows the holder.",
        ),
        (
            Failure::Critical,
            "crit asks for extensions that are not understood here.",
        ),
        (
            Failure::Differs {
                found: text("a"),
                wanted: text("b"),
            },
            "Expected: b. Found: a.",
        ),
        (
            Failure::Future(600),
            "It says that it was made 10 minutes from now. Compare the clocks.",
        ),
        (
            Failure::KeyFaulty(vec![KeyFault::Missing("kty")]),
            "The key in cnf cannot be used: kty is missing.",
        ),
        (
            Failure::KeyUnusable,
            "The key in cnf is of another kind than the algorithm needs.",
        ),
        (Failure::Missing, "It is missing."),
        (
            Failure::Old {
                age: 7_200,
                most: 60,
            },
            "It is 2 hours old, and may be 1 minute old.",
        ),
        (Failure::Parts(5), "It has 5 parts instead of three."),
        (
            Failure::Unreadable,
            "Header, payload or signature cannot be read.",
        ),
        (
            Failure::WrongSignature,
            "The signature belongs to another key, or it was changed after it was signed.",
        ),
        (
            Failure::WrongType {
                kind: Kind::Array,
                raw: text("[1]"),
            },
            "It is [1], which is an array.",
        ),
    ];
    for (failure, words) in failures {
        assert_eq!(key_binding_outcome(&Outcome::Failed(failure)), words);
    }
    let reasons = [
        (
            WhyNot::AlgorithmUnknown(text("XS1")),
            "The algorithm XS1 is not known here.",
        ),
        (
            WhyNot::HashUnknown,
            "The hash that _sd_alg names is not computed here.",
        ),
        (
            WhyNot::NoKey,
            "There is no key or no algorithm to look with.",
        ),
        (
            WhyNot::NoLimit(60),
            "It is 1 minute old. How old it may be is for the verifier to say, and no standard does.",
        ),
        (
            WhyNot::NoLimit(-60),
            "It is 0 seconds old. How old it may be is for the verifier to say, and no standard does.",
        ),
        (
            WhyNot::NothingExpected(text("a")),
            "It is a, and nobody said what it must be.",
        ),
        (
            WhyNot::OtherConfirmation(vec![text("kid"), text("jku")]),
            "cnf names the key by kid and jku, which is not followed here; only jwk is.",
        ),
        (WhyNot::Unreadable, "The key binding cannot be read."),
    ];
    for (why, words) in reasons {
        assert_eq!(key_binding_outcome(&Outcome::NotChecked(why)), words);
    }
    assert_eq!(key_binding_outcome(&Outcome::Passed), "In order.");
}
