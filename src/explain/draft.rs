//! Tokens being made for tests, in words: what keeps a draft from becoming one, and what may not have been meant.

mod broken;
mod fault;

pub use broken::{alteration, broken, broken_name, lifetime_name};
pub use fault::{encrypt_fault, order_fault, sign_fault};

use super::readable::{character, expectation};
use super::words::Words;
use super::{Explanation, part, shorten};
use crate::catalogue::{Prose, prose};
use crate::crypto::algorithm::{Does, Scheme, algorithm};
use crate::crypto::draft::{DraftFault, DraftRemark};

static JSON: Words = Words {
    title: prose("Line {0}, column {1}: {2} where {3} should be."),
    body: prose(""),
    source: prose("RFC 8259 section 2"),
};
static END: Prose = prose("the end");
static NO_OBJECT: Words = Words {
    title: prose("The {0} must be one JSON object, in braces."),
    body: prose(""),
    source: prose("RFC 7515 section 4; RFC 7519 section 7.2"),
};
static UNKNOWN: Words = Words {
    title: prose("Nothing signs here with an algorithm called {0}."),
    body: prose("Choose one of the list. Names of algorithms are case-sensitive."),
    source: prose("RFC 7515 section 4.1.1"),
};

/// Why a draft makes no token. What stands beside the field of its part.
pub fn draft_fault(fault: &DraftFault) -> Explanation {
    match fault {
        DraftFault::Json {
            fault,
            line,
            column,
            ..
        } => {
            let found = fault.found.map(character);
            JSON.with(&[
                &line.to_string(),
                &column.to_string(),
                &found.unwrap_or_else(|| END.text().to_owned()),
                expectation(fault.expected),
            ])
        }
        DraftFault::NoObject(name) => NO_OBJECT.with(&[part(*name)]),
        DraftFault::UnknownAlgorithm(name) => UNKNOWN.with(&[&shorten(name)]),
    }
}

static NO_ALGORITHM: Words = Words {
    title: prose("The header has no alg, or none that is a text."),
    body: prose("It must have one: an API must refuse this token."),
    source: prose("RFC 7515 section 4.1.1"),
};
static OTHER_ALGORITHM: Words = Words {
    title: prose("Line {0}, column {1}: alg says {2}, but it is signed with {3}."),
    body: prose("An API must refuse this token."),
    source: prose("RFC 7515 section 4.1.1; RFC 8725 section 3.1"),
};
static NO_DATE: Words = Words {
    title: prose("Line {0}, column {1}: {2} is no number."),
    body: prose("It counts the seconds since 1970. An API should refuse this token."),
    source: prose("RFC 7519 section 2 (NumericDate)"),
};
static DUPLICATE: Words = Words {
    title: prose("Line {0}, column {1}: {2} is there more than once."),
    body: prose("An API refuses this token, or takes the last one."),
    source: prose("RFC 7515 section 4; RFC 7519 section 4"),
};
static ENCODED: Words = Words {
    title: prose("The header says that the payload is not encoded, but here it is."),
    body: prose("For an API that knows b64 the signature is wrong."),
    source: prose("RFC 7797 sections 3 and 6"),
};

/// What may not have been meant in a draft that is signed with `algorithm`.
pub fn draft_remark(remark: &DraftRemark, algorithm: &str) -> Explanation {
    match remark {
        DraftRemark::NoAlgorithm => NO_ALGORITHM.plain(),
        DraftRemark::OtherAlgorithm {
            stated,
            line,
            column,
        } => {
            let (line, column) = (line.to_string(), column.to_string());
            OTHER_ALGORITHM.with(&[&line, &column, &shorten(stated), &shorten(algorithm)])
        }
        DraftRemark::NoNumericDate {
            claim,
            line,
            column,
        } => NO_DATE.with(&[&line.to_string(), &column.to_string(), claim]),
        DraftRemark::Duplicate {
            name, line, column, ..
        } => DUPLICATE.with(&[&line.to_string(), &column.to_string(), &shorten(name)]),
        DraftRemark::Encoded => ENCODED.plain(),
    }
}

static ASYMMETRIC: Prose = prose(
    "Give your API the public key set, as the keys of the issuer that this token names. Keep the private key only if you need more tokens by it.",
);
static SYMMETRIC: Prose = prose(
    "One secret signs and verifies, so there is no public key. Your API needs this one, and whoever has it makes tokens.",
);
static RECIPIENT: Prose = prose("Your API needs this key to decrypt the token.");
static UNSIGNED: Prose = prose("none signs nothing, so there is no key to give.");

/// What the API needs of the key that signs with the algorithm of this name.
pub fn signer_use(name: &str) -> &'static str {
    let text = match algorithm(name).map(|own| own.does) {
        Some(Does::Sign(Scheme::None)) => UNSIGNED,
        Some(Does::Sign(Scheme::Hmac(_))) => SYMMETRIC,
        _ => ASYMMETRIC,
    };
    text.text()
}

/// What the API needs of the key for which a token was encrypted.
pub fn recipient_use() -> &'static str {
    RECIPIENT.text()
}

static MADE_HERE: Words = Words {
    title: prose("This token was made with Audlens, for tests."),
    body: prose(
        "Its header says so (made-by). Anybody can write that, so it proves nothing. An API in use that accepts such a token trusts a key which is meant for tests, or checks no signature.",
    ),
    source: prose("RFC 7515 section 4.3"),
};

/// A token that says that it was made here.
pub(super) fn made_here() -> Explanation {
    MADE_HERE.plain()
}

#[cfg(test)]
mod tests;
