//! Each signature of a token, and what the keys at hand say to it.
//!
//! Five answers are told apart: verified, wrong, no key fits, not checked, and matching only the key
//! that the token itself brings, which proves nothing about who made it.

mod critical;
mod effort;
mod input;
mod own_key;
mod select;

pub use critical::CriticalFault;
pub(crate) use effort::Effort;
pub(crate) use input::{Input, join};
pub use own_key::{OwnKey, OwnKeyPlace};

use super::algorithm::{Scheme, scheme};
use super::cause::{self, Cause};
use super::fit::Misfit;
use super::keyring::Keyring;
use super::verify::{Answer, is_kind, verify};
use crate::token::json::{Kind, Value};
use crate::token::{JsonPart, Reading, Signed, Token};

/// What was found out about one signature.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What its header says.
    pub facts: Facts,
    /// The answer.
    pub verdict: Verdict,
    /// The keys that fit and were tried, by their place in the ring, best first.
    pub tried: Vec<(usize, Answer)>,
    /// The keys that do not fit, and why not.
    pub misfits: Vec<(usize, Vec<Misfit>)>,
    /// How many keys that fit were not tried, because enough had been.
    pub left_out: usize,
    /// The key that the token brings, tried apart.
    pub own_key: Option<OwnKey>,
    /// Why it is wrong; each is proved.
    pub causes: Vec<Cause>,
}

/// What the JOSE header says about a signature (RFC 7515 §4.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// `alg`.
    pub algorithm: Option<String>,
    /// `kid`.
    pub kid: Option<String>,
    /// `x5t`.
    pub x5t: Option<String>,
    /// `x5t#S256`.
    pub x5t_s256: Option<String>,
    /// Whether `alg` stands only in the unprotected header, which the signature does not cover.
    pub is_algorithm_unprotected: bool,
    /// Whether the payload stands outside the token (RFC 7515 appendix F).
    pub is_detached: bool,
    /// Whether the payload was signed as it is (`b64` is `false`, RFC 7797 §3).
    pub is_unencoded: bool,
    /// Whether `b64` is `false` but not named by `crit`, as RFC 7797 §6 wants it, so that it was not heeded.
    pub is_b64_ignored: bool,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This key verifies it.
    Verified {
        /// Its place in the ring.
        key: usize,
    },
    /// None of the keys that fit verifies it.
    Wrong {
        /// Their places in the ring.
        keys: Vec<usize>,
    },
    /// There are keys, but none that fits and can be computed with.
    NoKeyFits,
    /// Nothing was computed that could be an answer.
    NotChecked(WhyNot),
    /// None of the keys at hand verifies it, but the one that the token brings does.
    OwnKeyOnly,
}

/// Why a signature was not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// No key was given.
    NoKey,
    /// The header names no algorithm.
    NoAlgorithm,
    /// An algorithm that is not computed here, or none for signatures.
    UnknownAlgorithm(String),
    /// The token says of itself that it is not signed (RFC 7518 §3.6).
    Unsecured,
    /// `crit` names extensions that are not understood here, so the token must be refused (RFC 7515 §4.1.11).
    Critical(Vec<String>),
    /// `crit` is not as RFC 7515 §4.1.11 wants it, so the token must be refused.
    BadCritical(CriticalFault),
    /// These parameters stand in the protected and in the unprotected header (RFC 7515 §7.2.1).
    SharedParameters(Vec<String>),
    /// The parts cannot be told apart, or the header cannot be read.
    Unreadable,
    /// The part with the signature is not there.
    NoSignature,
    /// The payload stands elsewhere and was not given (RFC 7515 appendix F).
    NoPayload,
    /// There are too many signatures over too much text to compute them all.
    TooMuch,
}

/// Checks each signature of a token; nothing for what has none, such as claims without their token.
///
/// `detached` is the payload that was sent beside the token, `None` where none was given. Of the keys that fit a signature at most
/// [`MOST_TRIED`] are tried, those with its `kid` first.
pub fn check(reading: &Reading, ring: &Keyring, detached: Option<&str>) -> Vec<Check> {
    let (signatures, is_serialized) = match &reading.token {
        Token::Signed(signed) | Token::Unsecured(signed) => {
            (std::slice::from_ref(&**signed), false)
        }
        Token::Serialized(all) => (all.as_slice(), true),
        _ => return Vec::new(),
    };
    let mut work = Work {
        source: Source {
            text: &reading.text,
            is_serialized,
            detached,
        },
        ring,
        tries: Effort::for_tries(),
        searches: Effort::for_causes(),
    };
    let are_there = |signed: &&Signed| signed.header.is_some() || signed.signature.is_some();
    let signatures = signatures.iter().filter(are_there);
    signatures.map(|signed| work.check(signed)).collect()
}

/// So many keys are tried for one signature.
pub const MOST_TRIED: usize = 16;

/// What all signatures of a token share.
struct Work<'a> {
    source: Source<'a>,
    ring: &'a Keyring,
    tries: Effort,
    searches: Effort,
}

/// Where the parts come from.
#[derive(Clone, Copy)]
struct Source<'a> {
    text: &'a str,
    is_serialized: bool,
    detached: Option<&'a str>,
}

/// Both headers of a signature; the JOSE header is their union (RFC 7515 §3).
pub(crate) struct Headers<'a> {
    pub(crate) protected: Option<&'a JsonPart>,
    pub(crate) unprotected: Option<&'a JsonPart>,
}

impl<'a> Headers<'a> {
    fn of(signed: &'a Signed) -> Self {
        Self {
            protected: signed.protected(),
            unprotected: signed.unprotected.as_ref(),
        }
    }

    /// A header is an object without faults, and one of the two is there.
    fn are_readable(&self) -> bool {
        let mut both = self.protected.into_iter().chain(self.unprotected);
        let is_there = self.protected.is_some() || self.unprotected.is_some();
        is_there && both.all(|part| part.is_object() && !part.json.is_damaged())
    }

    fn get(&self, name: &str) -> Option<Value<'a>> {
        let protected = self.protected.and_then(|part| part.json.get(name));
        protected.or_else(|| self.unprotected?.json.get(name))
    }

    fn text(&self, name: &str) -> Option<String> {
        Some(self.get(name)?.string()?.into_owned())
    }

    fn shared(&self) -> Vec<String> {
        let names = |part: Option<&'a JsonPart>| {
            let object = part.and_then(|part| part.json.object());
            object.into_iter().flat_map(Value::members)
        };
        let names = names(self.unprotected).filter_map(|member| member.name.string());
        let is_protected = |name: &str| {
            self.protected
                .is_some_and(|part| part.json.get(name).is_some())
        };
        names
            .filter(|name| is_protected(name))
            .map(|name| name.into_owned())
            .collect()
    }
}

impl Work<'_> {
    fn check(&mut self, signed: &Signed) -> Check {
        let headers = Headers::of(signed);
        let mut check = Check::new(&headers);
        match prepare(self.source, signed, &headers, &mut check.facts) {
            Ok((scheme, input)) => self.compute(scheme, &input, &headers, &mut check),
            Err(why) => check.verdict = Verdict::NotChecked(why),
        }
        check
    }

    fn compute(
        &mut self,
        scheme: Scheme,
        input: &Input<'_>,
        headers: &Headers<'_>,
        check: &mut Check,
    ) {
        let bytes = input.bytes();
        let signature = input.signature();
        check.own_key = own_key::try_own(headers, scheme, &bytes, signature, &mut self.tries);
        let selection = select::select(self.ring, &check.facts);
        check.misfits = selection.misfits;
        let mut skipped = Vec::new();
        let mut verified = None;
        for index in selection.fitting {
            let Some(key) = self.ring.keys.get(index) else {
                continue;
            };
            let is_enough = verified.is_some() || check.tried.len() >= MOST_TRIED;
            if is_enough || !self.tries.take(key, bytes.len()) {
                skipped.push(index);
                continue;
            }
            let answer = verify(scheme, key, &bytes, signature);
            if answer == Answer::Verified {
                verified = Some(index);
            }
            check.tried.push((index, answer));
        }
        if let Some(key) = verified {
            check.verdict = Verdict::Verified { key };
            return;
        }
        check.left_out = skipped.len();
        check.verdict = self.unverified(check, input);
        if self.ring.keys.is_empty() {
            return;
        }
        let is_other = |(index, _): &(usize, &super::Key)| {
            !check.tried.iter().any(|(tried, _)| tried == index)
        };
        let keys = self.ring.keys.iter().enumerate();
        let others = keys.filter(is_other);
        let others = others.filter(|(_, key)| is_kind(scheme, &key.material));
        let search = cause::Search {
            scheme,
            input,
            headers,
            ring: self.ring,
            wrong: wrong(&check.tried),
            others: others.map(|(index, _)| index).take(MOST_TRIED).collect(),
        };
        check.causes = search.run(&mut self.searches);
    }

    fn unverified(&self, check: &Check, input: &Input<'_>) -> Verdict {
        let wrong = wrong(&check.tried);
        let is_own = |own: &OwnKey| own.answer == Answer::Verified;
        if check.own_key.as_ref().is_some_and(is_own) {
            return Verdict::OwnKeyOnly;
        }
        if input.is_payload_missing() {
            return Verdict::NotChecked(WhyNot::NoPayload);
        }
        if self.ring.keys.is_empty() {
            return Verdict::NotChecked(WhyNot::NoKey);
        }
        if !wrong.is_empty() {
            return Verdict::Wrong { keys: wrong };
        }
        if check.left_out > 0 {
            return Verdict::NotChecked(WhyNot::TooMuch);
        }
        Verdict::NoKeyFits
    }
}

/// What must be right before anything is computed, in the order of RFC 7515 §5.2.
fn prepare<'s>(
    source: Source<'s>,
    signed: &'s Signed,
    headers: &Headers<'s>,
    facts: &mut Facts,
) -> Result<(Scheme, Input<'s>), WhyNot> {
    if !headers.are_readable() || !signed.surplus.is_empty() {
        return Err(WhyNot::Unreadable);
    }
    let shared = headers.shared();
    if !shared.is_empty() {
        return Err(WhyNot::SharedParameters(shared));
    }
    facts.is_unencoded = critical::read(headers)?.is_unencoded;
    let b64 = headers.get("b64").and_then(Value::boolean);
    facts.is_b64_ignored = b64 == Some(false) && !facts.is_unencoded;
    let name = facts.algorithm.as_deref().ok_or(WhyNot::NoAlgorithm)?;
    // Some libraries compared `none` without regard to case, so no spelling of it is a signature.
    if name.eq_ignore_ascii_case("none") {
        return Err(WhyNot::Unsecured);
    }
    let scheme = scheme(name).ok_or_else(|| WhyNot::UnknownAlgorithm(name.to_owned()))?;
    let input = Input::of(signed, source, facts)?;
    Ok((scheme, input))
}

fn wrong(tried: &[(usize, Answer)]) -> Vec<usize> {
    let wrong = tried.iter().filter(|(_, answer)| *answer == Answer::Wrong);
    wrong.map(|(index, _)| *index).collect()
}

impl Check {
    fn new(headers: &Headers<'_>) -> Self {
        let algorithm = headers.get("alg");
        let is_string = algorithm.is_some_and(|value| value.kind() == Kind::String);
        let is_protected = headers
            .protected
            .is_some_and(|part| part.json.get("alg").is_some());
        Self {
            facts: Facts {
                algorithm: headers.text("alg"),
                kid: headers.text("kid"),
                x5t: headers.text("x5t"),
                x5t_s256: headers.text("x5t#S256"),
                is_algorithm_unprotected: is_string && !is_protected,
                is_detached: false,
                is_unencoded: false,
                is_b64_ignored: false,
            },
            verdict: Verdict::NoKeyFits,
            tried: Vec::new(),
            misfits: Vec::new(),
            left_out: 0,
            own_key: None,
            causes: Vec::new(),
        }
    }
}
