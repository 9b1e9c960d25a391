//! What keys say about a signature, in words.

mod cause;
mod misfit;

pub use cause::cause;
pub use misfit::misfit;

use super::words::Words;
use super::{Explanation, key, list, shorten};
use crate::catalogue::{Prose, prose};
use crate::crypto::signature::{Check, CriticalFault, OwnKey, OwnKeyPlace, Verdict, WhyNot};
use crate::diagnosis::Examined;
use crate::validators::fill;

static VERIFIED: Words = Words {
    title: prose("The signature is verified."),
    body: prose(
        "{0} matches it, with {1}. Header and claims are as they were when whoever holds that key signed them.",
    ),
    source: prose("RFC 7515 section 5.2"),
};
static WRONG: Words = Words {
    title: prose("The signature is wrong."),
    body: prose(
        "It does not match with {0} and {1}. Either the token was changed after it was signed, or another key signed it.",
    ),
    source: prose("RFC 7515 section 5.2"),
};
static WRONG_OF_SEVERAL: Words = Words {
    title: prose("The signature is wrong."),
    body: prose(
        "It matches with none of {0} keys that fit, with {1}. Either the token was changed after it was signed, or another key signed it.",
    ),
    source: prose("RFC 7515 section 5.2"),
};
static NO_KEY_FITS: Words = Words {
    title: prose("None of the keys fits, so the signature was not checked."),
    body: prose("Which keys there are, and why each does not fit, stands below."),
    source: prose("RFC 7515 section 6; RFC 7517 section 4"),
};
static OWN_KEY_ONLY: Words = Words {
    title: prose("The signature matches only the key that the token brings itself."),
    body: prose(
        "Anybody can put a key into a token and sign with it. That says the token is whole, and nothing about who made it.",
    ),
    source: prose("RFC 7515 section 4.1.3; RFC 8725 section 3.10"),
};
static NO_KEY: Words = Words {
    title: prose("No key was given, so the signature was not checked."),
    body: prose("Everything else is what the token says of itself."),
    source: prose("RFC 7515 section 5.2"),
};
static NO_ALGORITHM: Words = Words {
    title: prose("The header names no algorithm, so the signature was not checked."),
    body: prose(""),
    source: prose("RFC 7515 section 4.1.1"),
};
static UNKNOWN_ALGORITHM: Words = Words {
    title: prose("The signature was not checked: {0} is not computed here."),
    body: prose("Names of algorithms are case-sensitive."),
    source: prose(
        "RFC 7515 section 4.1.1; IANA registry JSON Web Signature and Encryption Algorithms",
    ),
};
static UNSECURED: Words = Words {
    title: prose("The token says of itself that it is not signed."),
    body: prose("There is nothing to check, and no API may take it."),
    source: prose("RFC 7518 section 3.6; RFC 8725 section 3.2"),
};
static CRITICAL: Words = Words {
    title: prose("The signature was not checked: crit names {0}."),
    body: prose(
        "Whoever does not know these extensions must refuse the token. They are not known here.",
    ),
    source: prose("RFC 7515 section 4.1.11"),
};
static BAD_CRITICAL: Words = Words {
    title: prose("The header must be refused: {0}."),
    body: prose(
        "crit is a list of names in the protected header, each of them in the header too, none defined by the standard itself.",
    ),
    source: prose("RFC 7515 section 4.1.11; RFC 7797 sections 3 and 6"),
};
static SHARED: Words = Words {
    title: prose("The header must be refused: {0} stands in both of its halves."),
    body: prose("The protected and the unprotected header have no names in common."),
    source: prose("RFC 7515 section 7.2.1"),
};
static UNREADABLE: Words = Words {
    title: prose("The signature was not checked: the token cannot be read so far."),
    body: prose(""),
    source: prose("RFC 7515 section 5.2"),
};
static NO_SIGNATURE: Words = Words {
    title: prose("The part with the signature is not there."),
    body: prose("A signed token has three parts with dots between them."),
    source: prose("RFC 7515 section 7.1"),
};
static NO_PAYLOAD: Words = Words {
    title: prose("The signature was not checked: the payload stands elsewhere."),
    body: prose("It was sent beside the token. Put it into its field, exactly as it was sent."),
    source: prose("RFC 7515 appendix F"),
};
static TOO_MUCH: Words = Words {
    title: prose("The signature was not checked: that would take too long."),
    body: prose("There are too many signatures, or the keys are too large."),
    source: prose("RFC 8725 section 3.5"),
};
static OWN_MATCHES: Prose = prose(
    "The key that the token brings itself ({0}) matches too, which proves nothing: anybody can put one there.",
);
static OWN_DIFFERS: Prose =
    prose("The key that the token brings itself ({0}) does not match its signature.");
static UNPROTECTED: Prose = prose(
    "alg stands in the unprotected header, which the signature does not cover: who changes it is not noticed.",
);
static LEFT_OUT: Prose = prose("{0} more keys that fit were not tried.");
static NAMED: Prose = prose("the key {0}");
static UNNAMED: Prose = prose("the key number {0} ({1})");

/// A key by its name, or by its place and kind.
pub fn key_name(examined: &Examined, index: usize) -> String {
    let own = examined.ring.keys.get(index);
    let kid = own.and_then(|own| own.labels.kid.as_deref());
    match (kid, own) {
        (Some(kid), _) => fill(NAMED.text(), &[&shorten(kid)]),
        (None, Some(own)) => {
            let number = index.saturating_add(1).to_string();
            fill(UNNAMED.text(), &[&number, &key::key(own)])
        }
        (None, None) => String::new(),
    }
}

/// The answer for one signature.
pub fn signature(check: &Check, examined: &Examined) -> Explanation {
    let algorithm = shorten(check.facts.algorithm.as_deref().unwrap_or_default());
    let name = |index: usize| capital(&key_name(examined, index));
    let mut said = match &check.verdict {
        Verdict::Verified { key } => VERIFIED.with(&[&name(*key), &algorithm]),
        Verdict::Wrong { keys } => match keys.as_slice() {
            [key] => WRONG.with(&[&key_name(examined, *key), &algorithm]),
            keys => WRONG_OF_SEVERAL.with(&[&keys.len().to_string(), &algorithm]),
        },
        Verdict::NoKeyFits => NO_KEY_FITS.plain(),
        Verdict::OwnKeyOnly => OWN_KEY_ONLY.plain(),
        Verdict::NotChecked(why) => not_checked(why),
    };
    if let Some(own) = &check.own_key
        && check.verdict != Verdict::OwnKeyOnly
    {
        said.body.push(own_key(own));
    }
    if check.facts.is_algorithm_unprotected {
        said.body.push(UNPROTECTED.text().to_owned());
    }
    if check.left_out > 0 {
        said.body
            .push(fill(LEFT_OUT.text(), &[&check.left_out.to_string()]));
    }
    said
}

fn not_checked(why: &WhyNot) -> Explanation {
    match why {
        WhyNot::NoKey => NO_KEY.plain(),
        WhyNot::NoAlgorithm => NO_ALGORITHM.plain(),
        WhyNot::UnknownAlgorithm(name) => UNKNOWN_ALGORITHM.with(&[&shorten(name)]),
        WhyNot::Unsecured => UNSECURED.plain(),
        WhyNot::Critical(names) => CRITICAL.with(&[&list(names, "and")]),
        WhyNot::BadCritical(fault) => BAD_CRITICAL.with(&[&critical(fault)]),
        WhyNot::SharedParameters(names) => SHARED.with(&[&list(names, "and")]),
        WhyNot::Unreadable => UNREADABLE.plain(),
        WhyNot::NoSignature => NO_SIGNATURE.plain(),
        WhyNot::NoPayload => NO_PAYLOAD.plain(),
        WhyNot::TooMuch => TOO_MUCH.plain(),
    }
}

static NOT_NAMES: Prose = prose("crit is no list of names");
static EMPTY: Prose = prose("crit is empty");
static UNPROTECTED_CRIT: Prose = prose("crit stands in the unprotected header");
static TWICE: Prose = prose("crit names {0} twice");
static ABSENT: Prose = prose("crit names {0}, which the header does not have");
static STANDARD: Prose = prose("crit names {0}, which is no extension");
static NOT_BOOLEAN: Prose = prose("b64 is neither true nor false");
static UNPROTECTED_B64: Prose = prose("b64 stands in the unprotected header");

fn critical(fault: &CriticalFault) -> String {
    let plain = |text: &Prose| text.text().to_owned();
    match fault {
        CriticalFault::NotNames => plain(&NOT_NAMES),
        CriticalFault::Empty => plain(&EMPTY),
        CriticalFault::Unprotected => plain(&UNPROTECTED_CRIT),
        CriticalFault::Twice(name) => fill(TWICE.text(), &[&shorten(name)]),
        CriticalFault::Absent(name) => fill(ABSENT.text(), &[&shorten(name)]),
        CriticalFault::Standard(name) => fill(STANDARD.text(), &[&shorten(name)]),
        CriticalFault::NotBoolean => plain(&NOT_BOOLEAN),
        CriticalFault::UnprotectedB64 => plain(&UNPROTECTED_B64),
    }
}

fn own_key(own: &OwnKey) -> String {
    let place = match own.place {
        OwnKeyPlace::Jwk => "jwk",
        OwnKeyPlace::X5c => "x5c",
    };
    let matches = own.answer == crate::crypto::Answer::Verified;
    let text = if matches { OWN_MATCHES } else { OWN_DIFFERS };
    fill(text.text(), &[place])
}

/// The text as the beginning of a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase());
    first.into_iter().flatten().chain(letters).collect()
}
