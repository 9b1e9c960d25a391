//! Why an encrypted token does not open, in words.

use super::super::words::Words;
use super::super::{Explanation, key_fault, shorten};
use super::{algorithm, encryption, hindrances, is_password, managed, needed, opener};
use crate::catalogue::{Prose, prose};
use crate::crypto::KeyForm;
use crate::crypto::algorithm::Management;
use crate::crypto::content::Lengths;
use crate::crypto::decrypt::{Failure, Opening};
use crate::diagnosis::Examined;

static NO_KEY_FITS: Words = Words {
    title: prose("None of the keys can open it: {0} asks for {1}."),
    body: prose(""),
    source: prose("RFC 7516 section 5.2; RFC 7518 section 4.1"),
};
static SECRET_LENGTH: Words = Words {
    title: prose("The shared secret has {0} bytes, and {1} asks for {2}."),
    body: prose("The token was encrypted with another one."),
    source: prose("RFC 7518 sections 4.4, 4.5 and 4.7"),
};
static OTHER_FORM: Prose = prose(
    "The same letters give other bytes as text, base64, base64url and hexadecimal digits: choose how the secret is written.",
);
static CURVE: Words = Words {
    title: prose("The key is on {0}, and the token was encrypted for one on {1}."),
    body: prose("Give the private half of the key that the sender had."),
    source: prose("RFC 7518 section 4.6.1.1"),
};
static KEY: Words = Words {
    title: prose("It does not open, because a key cannot be used: {0}"),
    body: prose(""),
    source: prose("RFC 7518 section 6"),
};
static MISSING: Words = Words {
    title: prose("The header has no {0}, which {1} asks for."),
    body: prose("No key opens it like that. Whoever made the token must add it."),
    source: prose("RFC 7518 sections 4.6.1, 4.7.1 and 4.8.1"),
};
static UNREADABLE: Words = Words {
    title: prose("The parameter {0} of the header cannot be read."),
    body: prose(
        "It is of the wrong type, or no base64url. Whoever made the token must correct it.",
    ),
    source: prose("RFC 7518 sections 4.6.1, 4.7.1 and 4.8.1"),
};
static PARAMETER_LENGTH: Words = Words {
    title: prose("The parameter {0} of the header has {1} bytes, and must have {2}."),
    body: prose("Whoever made the token must correct it."),
    source: prose("RFC 7518 section 4.7.1"),
};
static EPHEMERAL_KEY: Words = Words {
    title: prose("The sender's key in the header (epk) cannot be used: {0}"),
    body: prose("Whoever made the token must correct it."),
    source: prose("RFC 7518 section 4.6.1.1"),
};
static ZERO_SECRET: Words = Words {
    title: prose("The sender's key in the header (epk) agrees on zero with every key."),
    body: prose("Then anybody could open the token. It must be refused."),
    source: prose("RFC 8037 section 5; RFC 7748 section 6.1"),
};
static BAD_COUNT: Words = Words {
    title: prose("p2c is {0}, and must be a positive whole number."),
    body: prose("Whoever made the token must correct it."),
    source: prose("RFC 7518 section 4.8.1.2"),
};
static COUNT: Words = Words {
    title: prose("p2c asks for {0} rounds, and at most {1} are computed here."),
    body: prose("Such a number keeps whoever opens the token busy. Encrypt it with fewer rounds."),
    source: prose("RFC 7518 section 4.8.1.2; CVE-2023-50967"),
};
static KEY_NOT_EMPTY: Words = Words {
    title: prose("The encrypted key has {0} bytes, and must be empty with {1}."),
    body: prose(
        "Both sides have the key already, or agree on it. Whoever made the token must correct it.",
    ),
    source: prose("RFC 7516 section 5.2, step 10"),
};
static ENCRYPTED_KEY_LENGTH: Words = Words {
    title: prose("The encrypted key has {0} bytes; with this key and {1} it would have {2}."),
    body: prose("The token was encrypted for another key, or a part of it was cut off."),
    source: prose("RFC 8017 sections 7.1.2 and 7.2.2; RFC 3394 section 2.2; RFC 7518 section 4.7"),
};
static UNWRAP: Words = Words {
    title: prose("It does not open with {0}."),
    body: prose(
        "The token was encrypted for another key, or its encrypted key was changed. Compare the kid of the token with the names of the keys.",
    ),
    source: prose("RFC 7516 section 5.2, step 9; RFC 3394 section 2.2.3; RFC 8017 section 7.1.2"),
};
static UNWRAP_PASSWORD: Words = Words {
    title: prose("The password does not open it."),
    body: prose(
        "It is another one, or the encrypted key, p2s or p2c was changed. Letters that look alike, white space and letter case count.",
    ),
    source: prose("RFC 7518 section 4.8; RFC 3394 section 2.2.3"),
};
static UNWRAP_NONE: Words = Words {
    title: prose("It opens with none of {0} keys that were tried."),
    body: prose("The token was encrypted for another key, or its encrypted key was changed."),
    source: prose("RFC 7516 section 5.2, step 9"),
};
static CONTENT_KEY_LENGTH: Words = Words {
    title: prose("The encrypted key opens, but holds {0} bytes, and {1} asks for {2}."),
    body: prose("The key is right; whoever made the token did it wrong."),
    source: prose("RFC 7516 section 5.2, step 9"),
};
static IV_LENGTH: Words = Words {
    title: prose("The initialization vector has {0} bytes, and {1} asks for {2}."),
    body: prose("A part of it was cut off, or whoever made the token did it wrong."),
    source: prose("RFC 7518 sections 5.2.2.1 and 5.3"),
};
static TAG_LENGTH: Words = Words {
    title: prose("The authentication tag has {0} bytes, and {1} asks for {2}."),
    body: prose("The end was probably cut off when the token was copied."),
    source: prose("RFC 7518 sections 5.2.2.1 and 5.3"),
};
static CHANGED: Words = Words {
    title: prose("The key is right, but the token was changed after it was encrypted."),
    body: prose(
        "The authentication tag does not match header, initialization vector and content. Copy the token once more, all of it.",
    ),
    source: prose("RFC 7516 section 5.2, step 16"),
};
static TAG: Words = Words {
    title: prose("It does not open with {0}: another key encrypted it, or the token was changed."),
    body: prose("With {0} nothing tells these two apart."),
    source: prose("RFC 7516 section 5.2, step 16"),
};
static PADDING: Words = Words {
    title: prose("The key is right and the token whole, but its content is not padded."),
    body: prose("Whoever made the token did it wrong."),
    source: prose("RFC 7518 section 5.2.2.2"),
};
static INFLATE: Words = Words {
    title: prose("The key is right, but the content is larger than {0} bytes when it is unpacked."),
    body: prose("A small token can be made to fill a memory, so unpacking ends there."),
    source: prose("RFC 7516 section 4.1.3; RFC 8725 section 3.6"),
};
static BROKEN: Words = Words {
    title: prose("The key is right, but the content cannot be unpacked."),
    body: prose("zip says that it is DEFLATE without a head of zlib or gzip, and it is not."),
    source: prose("RFC 7516 section 4.1.3; RFC 1951"),
};

/// Why a recipient's answer is that it does not open.
pub fn failure(failure: &Failure, opening: &Opening, examined: &Examined) -> Explanation {
    let (alg, enc) = (algorithm(opening), encryption(opening));
    let lengths = |words: &Words, own: &Lengths, name: &str| {
        words.with(&[&own.found.to_string(), name, &own.wanted.to_string()])
    };
    match failure {
        Failure::NoKeyFits => no_key_fits(opening, examined),
        Failure::SecretLength(own) => {
            let direct = managed(opening) == Some(Management::Direct);
            let mut said = lengths(&SECRET_LENGTH, own, if direct { &enc } else { &alg });
            if is_typed(failure, opening, examined) {
                said.body = vec![OTHER_FORM.text().to_owned()];
            }
            said
        }
        Failure::Curve { found, wanted } => CURVE.with(&[found, wanted]),
        Failure::Key(fault) => KEY.with(&[&key_fault(fault).title]),
        Failure::Missing(name) => MISSING.with(&[name, &alg]),
        Failure::Unreadable(name) => UNREADABLE.with(&[name]),
        Failure::ParameterLength { parameter, lengths } => PARAMETER_LENGTH.with(&[
            parameter,
            &lengths.found.to_string(),
            &lengths.wanted.to_string(),
        ]),
        Failure::EphemeralKey(fault) => EPHEMERAL_KEY.with(&[&key_fault(fault).title]),
        Failure::ZeroSecret => ZERO_SECRET.plain(),
        Failure::BadPbes2Count(found) => BAD_COUNT.with(&[&shorten(found)]),
        Failure::Pbes2Count { found, limit } => COUNT.with(&[&shorten(found), &limit.to_string()]),
        Failure::KeyNotEmpty(bytes) => KEY_NOT_EMPTY.with(&[&bytes.to_string(), &alg]),
        Failure::EncryptedKeyLength(own) => lengths(&ENCRYPTED_KEY_LENGTH, own, &alg),
        Failure::KeyUnwrap => unwrap(failure, opening, examined),
        Failure::ContentKeyLength(own) => lengths(&CONTENT_KEY_LENGTH, own, &enc),
        Failure::IvLength(own) => lengths(&IV_LENGTH, own, &enc),
        Failure::TagLength(own) => lengths(&TAG_LENGTH, own, &enc),
        Failure::Tag { key_proved: true } => CHANGED.plain(),
        Failure::Tag { key_proved: false } => {
            let mut said = TAG.with(&[&tried(failure, opening, examined).unwrap_or_default()]);
            said.body = TAG.with(&[&alg]).body;
            said
        }
        Failure::Padding => PADDING.plain(),
        Failure::Inflate { limit } => INFLATE.with(&[&limit.to_string()]),
        Failure::InflateBroken => BROKEN.plain(),
    }
}

fn no_key_fits(opening: &Opening, examined: &Examined) -> Explanation {
    let Some(own) = managed(opening) else {
        return NO_KEY_FITS.plain();
    };
    let mut said = NO_KEY_FITS.with(&[&algorithm(opening), &needed(own, opening)]);
    said.body = hindrances(own, examined);
    said
}

fn unwrap(failure: &Failure, opening: &Opening, examined: &Examined) -> Explanation {
    let same = opening.tried.iter().filter(|own| own.failure == *failure);
    match (same.count(), is_password(opening)) {
        (0 | 1, true) => UNWRAP_PASSWORD.plain(),
        (0 | 1, false) => UNWRAP.with(&[&tried(failure, opening, examined).unwrap_or_default()]),
        (count, _) => UNWRAP_NONE.with(&[&count.to_string()]),
    }
}

/// Whether the key with which it failed that way was typed, and could be read in other ways.
fn is_typed(failure: &Failure, opening: &Opening, examined: &Examined) -> bool {
    let tried = opening.tried.iter().find(|own| own.failure == *failure);
    let key = tried.and_then(|own| examined.ring.keys.get(own.key));
    key.is_some_and(|own| own.form == KeyForm::Secret)
}

/// The first key with which it failed that way.
fn tried(failure: &Failure, opening: &Opening, examined: &Examined) -> Option<String> {
    let own = opening.tried.iter().find(|own| own.failure == *failure)?;
    Some(opener(opening, own.key, examined))
}
