//! Every answer, word for word.

use super::*;
use crate::crypto::content::Lengths;
use crate::crypto::decrypt::{Failure, Tried, Warning, WhyNot};
use crate::crypto::encrypt::encrypt;
use crate::crypto::random::random;
use crate::crypto::{Given, KeyFault, SecretText, keyring};
use crate::diagnosis::{Case, diagnose};
use crate::explain;
use crate::token::PartName;

mod each;

const LENGTHS: Lengths = Lengths {
    found: 5,
    wanted: 32,
};

/// An answer of a token with that algorithm, with two keys, of which the first was tried.
fn answer(algorithm: &str, outcome: Opened) -> (Opening, Examined) {
    let tried = match &outcome {
        Opened::Failed(failure) => vec![Tried {
            key: 0,
            failure: failure.clone(),
        }],
        _ => Vec::new(),
    };
    let opening = Opening {
        algorithm: Some(algorithm.to_owned()),
        encryption: Some("A256GCM".to_owned()),
        kid: None,
        outcome,
        tried,
        cut_short: false,
        warnings: Vec::new(),
    };
    let given = Given {
        keys: SecretText::from("secret"),
        ..Given::default()
    };
    let mut examined = Examined::default();
    examined.ring = keyring::read(&given);
    (opening, examined)
}

fn said(algorithm: &str, outcome: Opened) -> String {
    let (own, examined) = answer(algorithm, outcome);
    let said = opening(&own, &examined);
    assert!(said.source.contains("RFC"), "{}", said.title);
    [vec![said.title], said.body].concat().join(" ")
}

/// A key that would do with its private half, one that is locked, and keys that were left out.
#[test]
fn what_keeps_keys_from_being_of_use_is_told() {
    let (mut own, mut examined) = answer("ECDH-ES", Opened::Failed(Failure::NoKeyFits));
    let keys = concat!(
        r#"{"kty":"OKP","crv":"X25519","x":"hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo"}"#,
        "\n-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END EC PRIVATE KEY-----\n"
    );
    examined.ring = keyring::read(&Given {
        keys: SecretText::from(keys),
        ..Given::default()
    });
    own.cut_short = true;
    assert_eq!(
        opening(&own, &examined).body,
        [
            "Of the keys there is only the public half. That one encrypts; give the private half, which opens.",
            "A private key is locked: give its password too.",
            "More keys that fit were not tried: that would take too long.",
        ]
    );
    own.tried = [0, 1]
        .map(|key| Tried {
            key,
            failure: Failure::KeyUnwrap,
        })
        .to_vec();
    own.outcome = Opened::Failed(Failure::KeyUnwrap);
    assert_eq!(
        opening(&own, &examined).title,
        "It opens with none of 2 keys that were tried."
    );
}

/// A token around each content, with its key and with another one.
#[test]
fn what_was_in_it_is_told_with_who_opened_it() {
    let secret = |text: &str| Given {
        keys: SecretText::from(text),
        ..Given::default()
    };
    let right = secret("0123456789abcdef");
    let make = |content: &[u8], given: &Given, alg: &str| {
        let key = keyring::read(given).keys.remove(0);
        let header = r#"{"p2c":1000}"#;
        let header = if alg.starts_with("PBES2") { header } else { "" };
        encrypt(content, header, alg, "A128GCM", &key, &mut random([1; 32])).expect("it is made")
    };
    let case = |input: String, given: &Given| {
        diagnose(&Case {
            input,
            given: given.clone(),
            ..Case::default()
        })
    };
    let signed = b"eyJhbGciOiJIUzI1NiJ9.e30.c2ln";
    let inside = make(signed, &secret("fedcba9876543210"), "dir");
    let contents: [(&[u8], &str, &str); 5] = [
        (
            b"{\"aud\":\"a\"}",
            "dir",
            "The key number 1 (shared secret, 16 bytes) opens it, with dir and A128GCM. There are claims in it. Nobody signed them: they come from somebody who has the key for encrypting.",
        ),
        (
            signed,
            "A128KW",
            "The key number 1 (shared secret, 16 bytes) opens it, with A128KW and A128GCM. There is another token in it.",
        ),
        (
            signed,
            "PBES2-HS256+A128KW",
            "The password opens it, with PBES2-HS256+A128KW and A128GCM. There is another token in it.",
        ),
        (
            b"hello",
            "dir",
            "The key number 1 (shared secret, 16 bytes) opens it, with dir and A128GCM. There is text in it that is neither a token nor claims: hello",
        ),
        (
            b"\xff\xfe",
            "dir",
            "The key number 1 (shared secret, 16 bytes) opens it, but its 2 bytes are no text, so neither a token nor claims. Whoever made it encrypted something else, or compressed it without saying so in zip.",
        ),
    ];
    for (content, alg, expected) in contents {
        let diagnosis = case(make(content, &right, alg), &right);
        let own = diagnosis.examined.layers.first().expect("a layer");
        let own = Opening::speaking(&own.openings).expect("an answer");
        let said = opening(own, &diagnosis.examined);
        assert_eq!([vec![said.title], said.body].concat().join(" "), expected);
    }
    let headline = |input: String, given: &Given| {
        let said = explain::verdict(&case(input, given));
        [vec![said.headline], said.detail].concat().join(" ")
    };
    let token = || make(signed, &right, "A128KW");
    let cases = [
        (
            token(),
            Given::default(),
            "This token is encrypted: only its header can be read. It is for whoever holds the key.",
        ),
        (
            token(),
            secret("fedcba9876543210"),
            "This token is encrypted: only its header can be read. It does not open with the key number 1 (shared secret, 16 bytes). The token was encrypted for another key, or its encrypted key was changed. Compare the kid of the token with the names of the keys.",
        ),
        (
            token(),
            secret("{\"keys\":[]}"),
            "This token is encrypted: only its header can be read. What was given holds no key that can be read, so the token was not opened. A128KW asks for a shared secret of 16 bytes.",
        ),
        (
            make(inside.as_bytes(), &right, "A128KW"),
            right.clone(),
            "This token is encrypted: only its header can be read. It does not open with the key number 1 (shared secret, 16 bytes): another key encrypted it, or the token was changed. This is about the token inside: what is around it is open. With dir nothing tells these two apart.",
        ),
    ];
    for (input, given, expected) in cases {
        assert_eq!(headline(input, &given), expected);
    }
    let diagnosis = case(token(), &secret("fedcba9876543210"));
    let gates = ["Readable", "Signature"].map(|name| {
        let mut gates = diagnosis.gates.iter();
        let gate = gates.find(|gate| explain::gate_name(gate.name) == name);
        gate.map(|gate| explain::gate(gate, &diagnosis).title)
    });
    assert_eq!(
        gates.map(Option::unwrap_or_default),
        [
            "Every part can be read. It does not open with the key number 1 (shared secret, 16 bytes).",
            "An encrypted token is protected by its encryption. It does not open with the key number 1 (shared secret, 16 bytes).",
        ]
    );
    let rows = explain::key_rows(&diagnosis);
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (row.state, row.said.as_str(), row.notes.as_slice()))
        .collect();
    assert_eq!(rows, [("closed", "does not open the token", [].as_slice())]);
    let boxes = [
        (
            "eyJhbGciOiJIUzI1NiJ9.e30.c2ln".to_owned(),
            "Keys: a key set, a JWK, PEM, a certificate, or a shared secret",
            "The shared secret is written as",
        ),
        (
            token(),
            "Keys: a key set, a JWK or PEM with the private key, or a shared secret",
            "The shared secret is written as",
        ),
        (
            make(signed, &right, "PBES2-HS256+A128KW"),
            "The password that the token was encrypted with, or keys",
            "The password is written as",
        ),
    ];
    for (input, label, forms) in boxes {
        let wants = explain::key_box(&right, &case(input, &right));
        assert_eq!((wants.label, wants.forms_label), (label, forms));
    }
}
