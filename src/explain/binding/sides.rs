//! What a rule asks for and what is there instead, as parts of a sentence.

use super::super::{either, key_fault, list, relative, shorten};
use crate::binding::check::{AddressPart, Expected, Found, Slip};
use crate::catalogue::{Prose, prose};
use crate::crypto::{Hash, KeyFault};
use crate::token::json::Kind;
use crate::token::time::utc;
use crate::validators::fill;

static ABSENT: Prose = prose("nothing");
static ASYMMETRIC: Prose = prose("a signature algorithm with a public key");
static BETWEEN: Prose = prose("a time from {0} to {1}");
static UNTIL: Prose = prose("a time up to {0}");
static FROM: Prose = prose("a time from {0} on");
static COMPACT: Prose = prose("one whole token in compact form");
static MOST: Prose = prose("at most {0}");
static NO_MEMBERS: Prose = prose("an object without members");
static MEMBER: Prose = prose("the member {0}");
static ONCE: Prose = prose("every name once");
static PUBLIC_KEY: Prose = prose("a public key, and nothing private");
static SIGNATURE: Prose = prose("the signature of that key");
static SIGNED: Prose = prose("any algorithm but none");
static SINGLE_AUDIENCE: Prose = prose("one audience");
static SOME_MEMBER: Prose = prose("at least one member");
static SOME_TEXT: Prose = prose("a text that is not empty");
static TIME: Prose = prose("a number of seconds since 1970");
static URI: Prose = prose("a whole URI, with its scheme");

/// What a rule asks for, without a full stop.
pub(in crate::explain) fn expected(expected: &Expected) -> String {
    let text = match expected {
        Expected::Absent => ABSENT,
        Expected::Asymmetric => ASYMMETRIC,
        Expected::Between(from, to) => return between(*from, *to),
        Expected::Compact => COMPACT,
        Expected::Kind(kind) => return kind_of(*kind).to_owned(),
        Expected::Most(most) => return fill(MOST.text(), &[&most.to_string()]),
        Expected::NoMembers => NO_MEMBERS,
        Expected::OneOf(texts) => return either(texts),
        Expected::OneOfMembers(names) => {
            let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
            return fill(MEMBER.text(), &[&either(&names)]);
        }
        Expected::Once => ONCE,
        Expected::PublicKey => PUBLIC_KEY,
        Expected::Signature => SIGNATURE,
        Expected::Signed => SIGNED,
        Expected::SingleAudience => SINGLE_AUDIENCE,
        Expected::SomeMember => SOME_MEMBER,
        Expected::SomeText => SOME_TEXT,
        Expected::Text(text) => return shorten(text),
        Expected::Time => TIME,
        Expected::Uri => URI,
    };
    text.text().to_owned()
}

fn between(from: i64, to: i64) -> String {
    match (from, to) {
        (i64::MIN, i64::MAX) => TIME.text().to_owned(),
        (i64::MIN, to) => fill(UNTIL.text(), &[&moment(to)]),
        (from, i64::MAX) => fill(FROM.text(), &[&moment(from)]),
        (from, to) => fill(BETWEEN.text(), &[&moment(from), &moment(to)]),
    }
}

fn moment(seconds: i64) -> String {
    utc(seconds).unwrap_or_else(|| seconds.to_string())
}

static OTHER_FORM: Prose = prose("another form, or a part of a token only");
static FAULTY: Prose = prose("a key that cannot be used: {0}");
static PRIVATE: Prose = prose("{0}, which only a private or a shared key has");
static WHEN: Prose = prose("{0}, {1}");
static WRONG_SIGNATURE: Prose = prose("a signature of another key, or over something else");
static WRONG_TYPE: Prose = prose("{1}, which is {0}");

/// What is there instead, without a full stop. Times are told from `now`, in seconds since 1970,
/// where that is known.
pub(in crate::explain) fn found(found: &Found, now: Option<i64>) -> String {
    match found {
        Found::Absent => ABSENT.text().to_owned(),
        Found::Address { text, part } => fill(address(*part).text(), &[&shorten(text)]),
        Found::Digest { text, slip } => slipped(text, *slip),
        Found::Faults(faults) => fill(FAULTY.text(), &[&faulty(faults)]),
        Found::OtherForm => OTHER_FORM.text().to_owned(),
        Found::Number(number) => number.to_string(),
        Found::PrivateMembers(names) => {
            let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
            fill(PRIVATE.text(), &[&list(&names, "and")])
        }
        Found::Text(text) => shorten(text),
        Found::Time(at) => match now {
            Some(now) => fill(WHEN.text(), &[&moment(*at), &relative(*at, now)]),
            None => moment(*at),
        },
        Found::WrongSignature => WRONG_SIGNATURE.text().to_owned(),
        Found::WrongType { kind, raw } => wrong_type(*kind, raw),
    }
}

/// A value whose type is what is wrong.
pub(in crate::explain) fn wrong_type(kind: Kind, raw: &str) -> String {
    fill(WRONG_TYPE.text(), &[kind_of(kind), &shorten(raw)])
}

/// What is wrong with a key, without a full stop.
pub(in crate::explain) fn faulty(faults: &[KeyFault]) -> String {
    const SHOWN: usize = 3;
    let faults = faults.iter().take(SHOWN).map(|own| key_fault(own).title);
    let faults: Vec<_> = faults.collect();
    faults.join(" ").trim_end_matches('.').to_owned()
}

static NO_ADDRESS: Prose = prose("{0}, which is no address with scheme and host");
static OTHER_SCHEME: Prose = prose("{0}: the scheme differs");
static OTHER_HOST: Prose = prose("{0}: the host differs");
static OTHER_PORT: Prose = prose("{0}: the port differs");
static OTHER_PATH: Prose = prose("{0}: the path differs");

fn address(part: AddressPart) -> Prose {
    match part {
        AddressPart::Whole => NO_ADDRESS,
        AddressPart::Scheme => OTHER_SCHEME,
        AddressPart::Host => OTHER_HOST,
        AddressPart::Port => OTHER_PORT,
        AddressPart::Path => OTHER_PATH,
    }
}

static HEX: Prose = prose("{0}: the same hash, but in hexadecimal");
static HEX_ENCODED: Prose =
    prose("{0}: the same hash, but its hexadecimal digits were encoded instead of its bytes");
static BASE64: Prose =
    prose("{0}: the same hash, but in base64 instead of base64url without padding");
static WHOLE: Prose = prose("{0}: all of the hash instead of its left half");
static RIGHT_HALF: Prose = prose("{0}: the right half of the hash instead of the left one");
static HALF: Prose = prose("{0}: the left half of the hash instead of all of it");
static OTHER_HASH: Prose = prose("{0}: the hash by {1}, which is not the one asked for");

fn slipped(text: &str, slip: Slip) -> String {
    let (prose, hash) = match slip {
        Slip::Hex => (HEX, ""),
        Slip::HexEncoded => (HEX_ENCODED, ""),
        Slip::Base64 => (BASE64, ""),
        Slip::Whole => (WHOLE, ""),
        Slip::RightHalf => (RIGHT_HALF, ""),
        Slip::Half => (HALF, ""),
        Slip::OtherHash(hash) => (OTHER_HASH, hash_name(hash)),
    };
    fill(prose.text(), &[&shorten(text), hash])
}

fn hash_name(hash: Hash) -> &'static str {
    match hash {
        Hash::Sha1 => "SHA-1",
        Hash::Sha256 => "SHA-256",
        Hash::Sha384 => "SHA-384",
        Hash::Sha512 => "SHA-512",
    }
}

static NULL: Prose = prose("null");
static BOOLEAN: Prose = prose("true or false");
static NUMBER: Prose = prose("a number");
static STRING: Prose = prose("a string");
static ARRAY: Prose = prose("an array");
static OBJECT: Prose = prose("an object");

/// A type of JSON with its article.
pub(in crate::explain) fn kind_of(kind: Kind) -> &'static str {
    let text = match kind {
        Kind::Null => NULL,
        Kind::Boolean => BOOLEAN,
        Kind::Number => NUMBER,
        Kind::String => STRING,
        Kind::Array => ARRAY,
        Kind::Object => OBJECT,
    };
    text.text()
}
