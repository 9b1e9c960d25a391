//! What is said of tokens that are tied to something: every answer in its exact words.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "bindings_said/disclosures.rs"]
mod disclosures;
#[path = "bindings_said/gate.rs"]
mod gate;
#[path = "bindings_said/key_binding.rs"]
mod key_binding;

use audlens::binding::Bound;
use audlens::binding::check::{AddressPart, Expected, Found, Outcome, Slip, Why};
use audlens::crypto::{Hash, KeyFault};
use audlens::explain::{bound, rule_outcome};
use audlens::token::json::Kind;

const NOW: i64 = 1_795_348_800;

#[test]
fn every_kind_has_a_heading() {
    let headings = [
        "Bound to the client's certificate (mTLS)",
        "Attestation of a client",
        "Proof for the attestation of a client",
        "Bound to a key (DPoP)",
        "DPoP proof",
        "Hashes in the ID token",
        "Logout token",
        "Security event token",
    ];
    assert_eq!(Bound::ALL.map(bound), headings);
}

fn expects(expected: Expected) -> String {
    let found = Found::Absent;
    let said = rule_outcome(&Outcome::Failed { expected, found }, Some(NOW));
    let said = said.strip_prefix("Expected: ").unwrap();
    said.strip_suffix(". Found: nothing.").unwrap().to_owned()
}

#[test]
fn what_a_rule_asks_for() {
    let text = |text: &str| text.to_owned();
    let cases = [
        (Expected::Absent, "nothing"),
        (
            Expected::Asymmetric,
            "a signature algorithm with a public key",
        ),
        (
            Expected::Between(NOW, NOW + 60),
            "a time from 2026-11-22 12:00:00 to 2026-11-22 12:01:00",
        ),
        (
            Expected::Between(i64::MIN, NOW),
            "a time up to 2026-11-22 12:00:00",
        ),
        (
            Expected::Between(NOW, i64::MAX),
            "a time from 2026-11-22 12:00:00 on",
        ),
        (
            Expected::Between(i64::MIN, i64::MAX),
            "a number of seconds since 1970",
        ),
        (Expected::Compact, "one whole token in compact form"),
        (Expected::Kind(Kind::Null), "null"),
        (Expected::Kind(Kind::Boolean), "true or false"),
        (Expected::Kind(Kind::Number), "a number"),
        (Expected::Kind(Kind::String), "a string"),
        (Expected::Kind(Kind::Array), "an array"),
        (Expected::Kind(Kind::Object), "an object"),
        (Expected::Most(120), "at most 120"),
        (Expected::NoMembers, "an object without members"),
        (Expected::OneOf(vec![text("a"), text("b")]), "a or b"),
        (
            Expected::OneOfMembers(&["sub", "sid"]),
            "the member sub or sid",
        ),
        (Expected::Once, "every name once"),
        (Expected::PublicKey, "a public key, and nothing private"),
        (Expected::Signature, "the signature of that key"),
        (Expected::Signed, "any algorithm but none"),
        (Expected::SingleAudience, "one audience"),
        (Expected::SomeMember, "at least one member"),
        (Expected::SomeText, "a text that is not empty"),
        (Expected::Text(text("POST")), "POST"),
        (Expected::Text(text("")), "(empty)"),
        (Expected::Time, "a number of seconds since 1970"),
        (Expected::Uri, "a whole URI, with its scheme"),
    ];
    for (expected, words) in cases {
        assert_eq!(expects(expected), words);
    }
}

fn finds(found: Found, now: Option<i64>) -> String {
    let expected = Expected::Absent;
    let said = rule_outcome(&Outcome::Failed { expected, found }, now);
    said.strip_prefix("Expected: nothing. Found: ")
        .unwrap()
        .to_owned()
}

#[test]
fn what_is_there_instead() {
    let text = |text: &str| text.to_owned();
    let address = |part| Found::Address {
        text: "https://h/a".to_owned(),
        part,
    };
    let digest = |slip| Found::Digest {
        text: "abc".to_owned(),
        slip,
    };
    let cases = [
        (Found::Absent, "nothing."),
        (
            address(AddressPart::Whole),
            "https://h/a, which is no address with scheme and host.",
        ),
        (
            address(AddressPart::Scheme),
            "https://h/a: the scheme differs.",
        ),
        (address(AddressPart::Host), "https://h/a: the host differs."),
        (address(AddressPart::Port), "https://h/a: the port differs."),
        (address(AddressPart::Path), "https://h/a: the path differs."),
        (digest(Slip::Hex), "abc: the same hash, but in hexadecimal."),
        (
            digest(Slip::HexEncoded),
            "abc: the same hash, but its hexadecimal digits were encoded instead of its bytes.",
        ),
        (
            digest(Slip::Base64),
            "abc: the same hash, but in base64 instead of base64url without padding.",
        ),
        (
            digest(Slip::Whole),
            "abc: all of the hash instead of its left half.",
        ),
        (
            digest(Slip::RightHalf),
            "abc: the right half of the hash instead of the left one.",
        ),
        (
            digest(Slip::Half),
            "abc: the left half of the hash instead of all of it.",
        ),
        (
            digest(Slip::OtherHash(Hash::Sha1)),
            "abc: the hash by SHA-1, which is not the one asked for.",
        ),
        (
            digest(Slip::OtherHash(Hash::Sha256)),
            "abc: the hash by SHA-256, which is not the one asked for.",
        ),
        (
            digest(Slip::OtherHash(Hash::Sha384)),
            "abc: the hash by SHA-384, which is not the one asked for.",
        ),
        (
            digest(Slip::OtherHash(Hash::Sha512)),
            "abc: the hash by SHA-512, which is not the one asked for.",
        ),
        (
            Found::Faults(vec![KeyFault::Missing("y"), KeyFault::NotOnCurve]),
            "a key that cannot be used: y is missing. The point is not on its curve.",
        ),
        (Found::OtherForm, "another form, or a part of a token only."),
        (Found::Number(7), "7."),
        (
            Found::PrivateMembers(vec!["d", "p"]),
            "d and p, which only a private or a shared key has.",
        ),
        (Found::Text(text("GET")), "GET."),
        (Found::Time(NOW - 60), "2026-11-22 11:59:00, 1 minute ago."),
        (
            Found::WrongSignature,
            "a signature of another key, or over something else.",
        ),
        (
            Found::WrongType {
                kind: Kind::Number,
                raw: text("17"),
            },
            "17, which is a number.",
        ),
    ];
    for (found, words) in cases {
        assert_eq!(finds(found, Some(NOW)), words);
    }
    assert_eq!(finds(Found::Time(NOW), None), "2026-11-22 12:00:00.");
    assert_eq!(finds(Found::Time(i64::MAX), None), "9223372036854775807.");
}

#[test]
fn why_a_rule_was_not_looked_at() {
    let name = || "XS1".to_owned();
    let cases = [
        (
            Why::AccessTokenOpaque,
            "The access token cannot be read; only the server that issued it knows what it is bound to.",
        ),
        (
            Why::Encrypted,
            "The claims are encrypted. Give the key that opens the token.",
        ),
        (Why::NoKey, "There is no usable key to look with."),
        (
            Why::NoAccessToken,
            "The access token is not here. Paste it with this one to compare.",
        ),
        (
            Why::NoAttestation,
            "The client's attestation is not here. Paste it with this one to compare.",
        ),
        (
            Why::NoCode,
            "The authorization code is not here. Paste the answer that carried it, with this token.",
        ),
        (
            Why::NoCertificate,
            "The client's certificate is not here. Put it among the keys to compare.",
        ),
        (
            Why::NoHash(name()),
            "No standard says which hash goes with XS1.",
        ),
        (
            Why::NoIdToken,
            "The ID token of the session is not here. Paste it with this one to compare.",
        ),
        (
            Why::NoNonce,
            "The nonce that the server gave is not known. Put it into its field.",
        ),
        (
            Why::NoProof,
            "The proof of the key is not here. Paste it, or the whole request.",
        ),
        (
            Why::NoRequest,
            "The request is not here. Paste it whole, with its method, address and headers.",
        ),
        (
            Why::NoSignature,
            "There is no whole token with a signature.",
        ),
        (
            Why::NoState,
            "The state is not here. Paste the address that carried it, with this token.",
        ),
        (
            Why::RequestIncomplete,
            "The request that was pasted lacks scheme or host.",
        ),
        (
            Why::ReceiverUnknown,
            "Who should receive it is not known here.",
        ),
        (Why::Symmetric, "The algorithm has no public key."),
        (
            Why::UnknownAlgorithm(name()),
            "The algorithm XS1 is not known here.",
        ),
        (
            Why::Uncomputed(name()),
            "Signatures of XS1 are not computed here.",
        ),
        (Why::Unreadable, "What stands there cannot be read."),
    ];
    for (why, words) in cases {
        assert_eq!(rule_outcome(&Outcome::NotChecked(why), Some(NOW)), words);
    }
    assert_eq!(rule_outcome(&Outcome::Passed, None), "In order.");
    assert_eq!(
        rule_outcome(&Outcome::DoesNotApply, None),
        "It asks for nothing here."
    );
}
