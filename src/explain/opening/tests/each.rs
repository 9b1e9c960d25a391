//! Every failure, reason and warning.

use super::*;

#[test]
fn each_failure_is_explained() {
    let cases = [
        (
            "RSA-OAEP",
            Failure::NoKeyFits,
            "None of the keys can open it: RSA-OAEP asks for a private RSA key.",
        ),
        (
            "ECDH-ES",
            Failure::NoKeyFits,
            "None of the keys can open it: ECDH-ES asks for a private EC or OKP key, on the curve of epk.",
        ),
        (
            "dir",
            Failure::NoKeyFits,
            "None of the keys can open it: dir asks for a shared secret of 32 bytes.",
        ),
        (
            "A128KW",
            Failure::NoKeyFits,
            "None of the keys can open it: A128KW asks for a shared secret of 16 bytes.",
        ),
        (
            "PBES2-HS256+A128KW",
            Failure::NoKeyFits,
            "None of the keys can open it: PBES2-HS256+A128KW asks for a password.",
        ),
        (
            "dir",
            Failure::SecretLength(LENGTHS),
            "The shared secret has 5 bytes, and A256GCM asks for 32. The same letters give other bytes as text, base64, base64url and hexadecimal digits: choose how the secret is written.",
        ),
        (
            "A256KW",
            Failure::SecretLength(LENGTHS),
            "The shared secret has 5 bytes, and A256KW asks for 32. The same letters give other bytes as text, base64, base64url and hexadecimal digits: choose how the secret is written.",
        ),
        (
            "ECDH-ES",
            Failure::Curve {
                found: "P-256",
                wanted: "X25519",
            },
            "The key is on P-256, and the token was encrypted for one on X25519. Give the private half of the key that the sender had.",
        ),
        (
            "RSA-OAEP",
            Failure::Key(KeyFault::Missing("d")),
            "It does not open, because a key cannot be used: d is missing.",
        ),
        (
            "ECDH-ES",
            Failure::Missing("epk"),
            "The header has no epk, which ECDH-ES asks for. No key opens it like that. Whoever made the token must add it.",
        ),
        (
            "ECDH-ES",
            Failure::Unreadable("epk"),
            "The parameter epk of the header cannot be read. It is of the wrong type, or no base64url. Whoever made the token must correct it.",
        ),
        (
            "A256GCMKW",
            Failure::ParameterLength {
                parameter: "tag",
                lengths: LENGTHS,
            },
            "The parameter tag of the header has 5 bytes, and must have 32. Whoever made the token must correct it.",
        ),
        (
            "ECDH-ES",
            Failure::EphemeralKey(KeyFault::NotOnCurve),
            "The sender's key in the header (epk) cannot be used: The point is not on its curve. Whoever made the token must correct it.",
        ),
        (
            "ECDH-ES",
            Failure::ZeroSecret,
            "The sender's key in the header (epk) agrees on zero with every key. Then anybody could open the token. It must be refused.",
        ),
        (
            "PBES2-HS256+A128KW",
            Failure::BadPbes2Count("-1".to_owned()),
            "p2c is -1, and must be a positive whole number. Whoever made the token must correct it.",
        ),
        (
            "PBES2-HS256+A128KW",
            Failure::Pbes2Count {
                found: "9000000".to_owned(),
                limit: 1_000_000,
            },
            "p2c asks for 9000000 rounds, and at most 1000000 are computed here. Such a number keeps whoever opens the token busy. Encrypt it with fewer rounds.",
        ),
        (
            "dir",
            Failure::KeyNotEmpty(5),
            "The encrypted key has 5 bytes, and must be empty with dir. Both sides have the key already, or agree on it. Whoever made the token must correct it.",
        ),
        (
            "A128KW",
            Failure::EncryptedKeyLength(LENGTHS),
            "The encrypted key has 5 bytes; with this key and A128KW it would have 32. The token was encrypted for another key, or a part of it was cut off.",
        ),
        (
            "A128KW",
            Failure::KeyUnwrap,
            "It does not open with the key number 1 (shared secret, 6 bytes). The token was encrypted for another key, or its encrypted key was changed. Compare the kid of the token with the names of the keys.",
        ),
        (
            "PBES2-HS256+A128KW",
            Failure::KeyUnwrap,
            "The password does not open it. It is another one, or the encrypted key, p2s or p2c was changed. Letters that look alike, white space and letter case count.",
        ),
        (
            "A128KW",
            Failure::ContentKeyLength(LENGTHS),
            "The encrypted key opens, but holds 5 bytes, and A256GCM asks for 32. The key is right; whoever made the token did it wrong.",
        ),
        (
            "dir",
            Failure::IvLength(LENGTHS),
            "The initialization vector has 5 bytes, and A256GCM asks for 32. A part of it was cut off, or whoever made the token did it wrong.",
        ),
        (
            "dir",
            Failure::TagLength(LENGTHS),
            "The authentication tag has 5 bytes, and A256GCM asks for 32. The end was probably cut off when the token was copied.",
        ),
        (
            "A128KW",
            Failure::Tag { key_proved: true },
            "The key is right, but the token was changed after it was encrypted. The authentication tag does not match header, initialization vector and content. Copy the token once more, all of it.",
        ),
        (
            "dir",
            Failure::Tag { key_proved: false },
            "It does not open with the key number 1 (shared secret, 6 bytes): another key encrypted it, or the token was changed. With dir nothing tells these two apart.",
        ),
        (
            "dir",
            Failure::Padding,
            "The key is right and the token whole, but its content is not padded. Whoever made the token did it wrong.",
        ),
        (
            "dir",
            Failure::Inflate { limit: 9 },
            "The key is right, but the content is larger than 9 bytes when it is unpacked. A small token can be made to fill a memory, so unpacking ends there.",
        ),
        (
            "dir",
            Failure::InflateBroken,
            "The key is right, but the content cannot be unpacked. zip says that it is DEFLATE without a head of zlib or gzip, and it is not.",
        ),
    ];
    for (algorithm, failure, expected) in cases {
        assert_eq!(said(algorithm, Opened::Failed(failure)), expected);
    }
}

#[test]
fn each_reason_not_to_try_is_explained() {
    let text = || "x".to_owned();
    let cases = [
        (
            WhyNot::NoKey,
            "No key was given, so the token was not opened. RSA-OAEP asks for a private RSA key.",
        ),
        (
            WhyNot::Absent(PartName::AuthenticationTag),
            "The token was not opened: the authentication tag is missing. An encrypted token has five parts with dots between them. The end was probably cut off when it was copied.",
        ),
        (
            WhyNot::Unreadable(PartName::Ciphertext),
            "The token was not opened: the ciphertext is damaged. Copy the token once more, all of it.",
        ),
        (
            WhyNot::NoParameter("enc"),
            "The token was not opened: the header has no enc, or it is no text. Every encrypted token names both alg and enc.",
        ),
        (
            WhyNot::UnknownAlgorithm(text()),
            "The token was not opened: as alg, x is not computed here. alg says how the key for the content was encrypted, and enc how the content was. Names are case-sensitive.",
        ),
        (
            WhyNot::UnknownEncryption(text()),
            "The token was not opened: as enc, x is not computed here. enc says how the content was encrypted, and alg how the key for it was. Names are case-sensitive.",
        ),
        (
            WhyNot::UnknownCompression(text()),
            "The token was not opened: the compression x is not known here. The standard has only DEF.",
        ),
        (
            WhyNot::Critical(vec![text(), "y".to_owned()]),
            "The token was not opened: crit names x and y. Whoever does not know these extensions must refuse the token. They are not known here.",
        ),
        (
            WhyNot::BadCritical,
            "The header must be refused: crit is not what it must be. crit is a list of names, not empty, each of them in the header too.",
        ),
        (
            WhyNot::Unprotected("zip"),
            "The header must be refused: zip stands outside its protected part. There anybody could change it unnoticed.",
        ),
        (
            WhyNot::NotDisjoint(text()),
            "The header must be refused: x stands in two of its parts. The protected, the shared and the recipient's own part have no names in common.",
        ),
        (
            WhyNot::TooDeep,
            "The token was not opened: there are 8 others around it. Two are usual: an encrypted token around a signed one.",
        ),
        (
            WhyNot::TooMuchWork,
            "The token was not opened: that would take too long. There are too many recipients, tokens around it or keys, or they are too large.",
        ),
    ];
    for (why, expected) in cases {
        assert_eq!(said("RSA-OAEP", Opened::NotTried(why)), expected);
    }
}

#[test]
fn each_warning_is_explained() {
    let text = |text: &str| text.to_owned();
    let cases = [
        (
            Warning::Rsa1_5,
            "RSA1_5 is no longer safe. Whoever may ask a server often enough opens such a token without the key. Use RSA-OAEP-256.",
        ),
        (
            Warning::ShortRsa(1024),
            "The RSA key has 1024 bits, and must have 2,048 at least. Make a larger one.",
        ),
        (
            Warning::FewRounds(999),
            "p2c asks for 999 rounds only; 1,000 at least are recommended. The fewer there are, the sooner the password is guessed.",
        ),
        (
            Warning::ShortSalt(7),
            "The salt (p2s) has 7 bytes, and must have 8 at least. Whoever makes the token must choose a longer one, at random.",
        ),
        (
            Warning::OtherKid {
                wanted: text("a"),
                found: text("b"),
            },
            "The key that opens it is called b, and the token names a. Whoever looks the key up by that name does not find it.",
        ),
        (
            Warning::OtherAlgorithm(text("RSA-OAEP")),
            "The key that opens it is for RSA-OAEP, its alg says. Correct alg of the key, or encrypt with that algorithm.",
        ),
        (
            Warning::OtherUse(text("sig")),
            "The key that opens it is not for encrypting: its use is sig. Its use should be enc, or left out. One key should not serve for two purposes.",
        ),
    ];
    for (own, expected) in cases {
        let said = warning(&own);
        assert_eq!([vec![said.title], said.body].concat().join(" "), expected);
    }
}
