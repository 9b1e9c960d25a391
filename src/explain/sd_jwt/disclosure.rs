//! A disclosure: which claim it is, where that belongs, and what is wrong with it.

use super::super::{Explanation, say, shorten};
use super::place;
use crate::binding::sd_jwt::{Disclosure, DisclosureFault, Place};
use crate::catalogue::{Prose, prose};
use crate::token::base64url::Remark;
use crate::validators::fill;

/// A disclosure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisclosureWords {
    /// Which claim it is.
    pub title: String,
    /// Where that belongs.
    pub place: String,
    /// Whether a verifier must refuse the token for it.
    pub refused: bool,
    /// What is wrong with it.
    pub faults: Vec<Explanation>,
}

static CLAIM: Prose = prose("The claim {0}");
static ELEMENT: Prose = prose("An element of an array");
static NO_CLAIM: Prose = prose("No claim");

/// A disclosure in words.
pub fn disclosure(disclosure: &Disclosure) -> DisclosureWords {
    let title = match (&disclosure.name, disclosure.value) {
        (Some(name), _) => fill(CLAIM.text(), &[&shorten(name)]),
        (None, Some(_)) => ELEMENT.text().to_owned(),
        (None, None) => NO_CLAIM.text().to_owned(),
    };
    DisclosureWords {
        title,
        place: disclosure_place(&disclosure.place),
        refused: disclosure.refuses(),
        faults: disclosure.faults.iter().map(disclosure_fault).collect(),
    }
}

static SIGNED: Prose = prose("It belongs to {0}; its digest stands in the signed claims.");
static WITHIN: Prose = prose("It belongs to {0}; its digest stands in disclosure {1}.");
static ORPHAN: Prose = prose(
    "No digest refers to it. A verifier refuses the token: the disclosure is another token's, or was changed.",
);
static REPEATED: Prose =
    prose("It is disclosure {0} once more. A verifier refuses the token; send each once.");
static UNKNOWN: Prose =
    prose("Where it belongs cannot be told: the hash is unknown, or the claims cannot be read.");

/// Where a disclosure belongs, in a sentence.
pub fn disclosure_place(own: &Place) -> String {
    let number = |index: usize| index.saturating_add(1).to_string();
    match own {
        Place::Matched { path, spot } => match spot.within {
            None => fill(SIGNED.text(), &[&place(path)]),
            Some(index) => fill(WITHIN.text(), &[&place(path), &number(index)]),
        },
        Place::Orphan => ORPHAN.text().to_owned(),
        Place::Repeated(first) => fill(REPEATED.text(), &[&number(*first)]),
        Place::Unknown => UNKNOWN.text().to_owned(),
    }
}

static CRITICAL: Prose = prose("A claim that decides whether the token is valid is hidden.");
static CRITICAL_HOW: Prose = prose(
    "A holder who leaves it out gets around the check. The issuer should let it stand in the open.",
);
static LENGTH: Prose = prose("It has {0} elements, and its place asks for {1}.");
static LENGTH_HOW: Prose =
    prose("A claim is salt, name and value; an element of an array is salt and value.");
static NAME_NOT_STRING: Prose = prose("The name of the claim is no string.");
static NAME_RESERVED: Prose = prose("The name of the claim is _sd or three dots.");
static NAME_RESERVED_HOW: Prose = prose("These two names are for digests alone.");
static NAME_TAKEN: Prose = prose("There is a claim of that name already.");
static NAME_TAKEN_HOW: Prose = prose("A disclosure must not take the place of a claim.");
static NOT_ARRAY: Prose = prose("It is no array.");
static NOT_JSON: Prose = prose("It is no JSON.");
static NOT_JSON_FROM: Prose = prose("It stops being JSON at byte {0}.");
static NOT_UTF8: Prose = prose("Its bytes are no UTF-8.");
static NOT_FOR_CREDENTIAL: Prose = prose("A credential must not hide this claim.");
static NOT_FOR_CREDENTIAL_HOW: Prose =
    prose("A verifier needs it to judge the credential. It stands in the open.");
static SALT_NOT_STRING: Prose = prose("The salt is no string.");
static SALT_REPEATED: Prose = prose("It has the salt of disclosure {0}.");
static SALT_REPEATED_HOW: Prose = prose(
    "Each disclosure needs a salt of its own, or who knows one can guess the value of another.",
);

/// What is wrong with a disclosure.
pub(in crate::explain) fn disclosure_fault(fault: &DisclosureFault) -> Explanation {
    let plain = |text: Prose| text.text().to_owned();
    let (title, body) = match fault {
        DisclosureFault::Critical => (plain(CRITICAL), CRITICAL_HOW.text()),
        DisclosureFault::Encoding(remarks) => (plain(encoding(remarks.first())), ""),
        DisclosureFault::Length { found, wanted } => (
            fill(LENGTH.text(), &[&found.to_string(), &wanted.to_string()]),
            LENGTH_HOW.text(),
        ),
        DisclosureFault::NameNotString => (plain(NAME_NOT_STRING), ""),
        DisclosureFault::NameReserved => (plain(NAME_RESERVED), NAME_RESERVED_HOW.text()),
        DisclosureFault::NameTaken => (plain(NAME_TAKEN), NAME_TAKEN_HOW.text()),
        DisclosureFault::NotArray => (plain(NOT_ARRAY), ""),
        DisclosureFault::NotJson(Some(fault)) => {
            let at = fault.at.saturating_add(1).to_string();
            (fill(NOT_JSON_FROM.text(), &[&at]), "")
        }
        DisclosureFault::NotJson(None) => (plain(NOT_JSON), ""),
        DisclosureFault::NotUtf8 => (plain(NOT_UTF8), ""),
        DisclosureFault::NotForCredential => {
            (plain(NOT_FOR_CREDENTIAL), NOT_FOR_CREDENTIAL_HOW.text())
        }
        DisclosureFault::SaltNotString => (plain(SALT_NOT_STRING), ""),
        DisclosureFault::SaltRepeated(first) => {
            let number = first.saturating_add(1).to_string();
            let title = fill(SALT_REPEATED.text(), &[&number]);
            (title, SALT_REPEATED_HOW.text())
        }
    };
    say(title, body, fault.rule())
}

static FOREIGN: Prose = prose("It holds a character that base64url does not have.");
static CUT: Prose = prose("A character of it is missing: no base64url has that length.");
static PADDING: Prose = prose("It ends with =, which is left off here.");
static ALPHABET: Prose = prose("It is base64 with + or /, and must be base64url.");
static BITS: Prose = prose("Its last character has bits that belong to no byte.");
static OTHER_ENCODING: Prose = prose("It is no base64url.");

fn encoding(remark: Option<&Remark>) -> Prose {
    match remark {
        Some(Remark::Foreign { .. }) => FOREIGN,
        Some(Remark::Length { .. }) => CUT,
        Some(Remark::Padding { .. }) => PADDING,
        Some(Remark::StandardAlphabet { .. }) => ALPHABET,
        Some(Remark::TrailingBits { .. }) => BITS,
        None => OTHER_ENCODING,
    }
}
