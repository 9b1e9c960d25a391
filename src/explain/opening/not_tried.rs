//! Why nothing was tried to open an encrypted token, in words.

use super::super::words::Words;
use super::super::{Explanation, list, part, shorten};
use super::{algorithm, managed, needed};
use crate::catalogue::{Prose, prose};
use crate::crypto::decrypt::{MOST_LAYERS, Opening, WhyNot};
use crate::diagnosis::Examined;
use crate::validators::fill;

static NO_KEY: Words = Words {
    title: prose("No key was given, so the token was not opened."),
    body: prose(""),
    source: prose("RFC 7516 section 5.2"),
};
static NO_READABLE_KEY: Words = Words {
    title: prose("What was given holds no key that can be read, so the token was not opened."),
    body: prose(""),
    source: prose("RFC 7516 section 5.2"),
};
static NEEDED: Prose = prose("{0} asks for {1}.");
static ABSENT: Words = Words {
    title: prose("The token was not opened: the {0} is missing."),
    body: prose(
        "An encrypted token has five parts with dots between them. The end was probably cut off when it was copied.",
    ),
    source: prose("RFC 7516 sections 5.2 and 7.1"),
};
static UNREADABLE: Words = Words {
    title: prose("The token was not opened: the {0} is damaged."),
    body: prose("Copy the token once more, all of it."),
    source: prose("RFC 7516 section 5.2, steps 2 and 3"),
};
static NO_PARAMETER: Words = Words {
    title: prose("The token was not opened: the header has no {0}, or it is no text."),
    body: prose("Every encrypted token names both alg and enc."),
    source: prose("RFC 7516 sections 4.1.1 and 4.1.2"),
};
static UNKNOWN_ALGORITHM: Words = Words {
    title: prose("The token was not opened: as alg, {0} is not computed here."),
    body: prose(
        "alg says how the key for the content was encrypted, and enc how the content was. Names are case-sensitive.",
    ),
    source: prose("RFC 7516 section 4.1.1; RFC 7518 section 4.1"),
};
static UNKNOWN_ENCRYPTION: Words = Words {
    title: prose("The token was not opened: as enc, {0} is not computed here."),
    body: prose(
        "enc says how the content was encrypted, and alg how the key for it was. Names are case-sensitive.",
    ),
    source: prose("RFC 7516 section 4.1.2; RFC 7518 section 5.1"),
};
static UNKNOWN_COMPRESSION: Words = Words {
    title: prose("The token was not opened: the compression {0} is not known here."),
    body: prose("The standard has only DEF."),
    source: prose("RFC 7516 section 4.1.3"),
};
static CRITICAL: Words = Words {
    title: prose("The token was not opened: crit names {0}."),
    body: prose(
        "Whoever does not know these extensions must refuse the token. They are not known here.",
    ),
    source: prose("RFC 7516 section 4.1.13"),
};
static BAD_CRITICAL: Words = Words {
    title: prose("The header must be refused: crit is not what it must be."),
    body: prose("crit is a list of names, not empty, each of them in the header too."),
    source: prose("RFC 7516 section 4.1.13; RFC 7515 section 4.1.11"),
};
static UNPROTECTED: Words = Words {
    title: prose("The header must be refused: {0} stands outside its protected part."),
    body: prose("There anybody could change it unnoticed."),
    source: prose("RFC 7516 sections 4.1.3 and 4.1.13"),
};
static NOT_DISJOINT: Words = Words {
    title: prose("The header must be refused: {0} stands in two of its parts."),
    body: prose("The protected, the shared and the recipient's own part have no names in common."),
    source: prose("RFC 7516 section 7.2.1"),
};
static TOO_DEEP: Words = Words {
    title: prose("The token was not opened: there are {0} others around it."),
    body: prose("Two are usual: an encrypted token around a signed one."),
    source: prose("RFC 7519 section 5.2"),
};
static TOO_MUCH: Words = Words {
    title: prose("The token was not opened: that would take too long."),
    body: prose("There are too many recipients, tokens around it or keys, or they are too large."),
    source: prose("RFC 7518 section 4.8.1.2; RFC 8725 section 3.5"),
};

/// Why nothing was tried for a recipient.
pub(super) fn not_tried(why: &WhyNot, opening: &Opening, examined: &Examined) -> Explanation {
    match why {
        WhyNot::NoKey => no_key(opening, examined),
        WhyNot::Absent(name) => ABSENT.with(&[part(*name)]),
        WhyNot::Unreadable(name) => UNREADABLE.with(&[part(*name)]),
        WhyNot::NoParameter(name) => NO_PARAMETER.with(&[name]),
        WhyNot::UnknownAlgorithm(name) => UNKNOWN_ALGORITHM.with(&[&shorten(name)]),
        WhyNot::UnknownEncryption(name) => UNKNOWN_ENCRYPTION.with(&[&shorten(name)]),
        WhyNot::UnknownCompression(name) => UNKNOWN_COMPRESSION.with(&[&shorten(name)]),
        WhyNot::Critical(names) => CRITICAL.with(&[&list(names, "and")]),
        WhyNot::BadCritical => BAD_CRITICAL.plain(),
        WhyNot::Unprotected(name) => UNPROTECTED.with(&[name]),
        WhyNot::NotDisjoint(name) => NOT_DISJOINT.with(&[&shorten(name)]),
        WhyNot::TooDeep => TOO_DEEP.with(&[&MOST_LAYERS.to_string()]),
        WhyNot::TooMuchWork => TOO_MUCH.plain(),
    }
}

fn no_key(opening: &Opening, examined: &Examined) -> Explanation {
    let mut said = match examined.given {
        true => NO_READABLE_KEY.plain(),
        false => NO_KEY.plain(),
    };
    said.body.extend(
        managed(opening)
            .map(|own| fill(NEEDED.text(), &[&algorithm(opening), &needed(own, opening)])),
    );
    said
}
