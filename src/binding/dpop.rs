//! Proofs of a key for each request (RFC 9449, DPoP), and access tokens that ask for one.

use super::address::Address;
use super::check::{AddressPart, Check, Expected, Found, Outcome, Rule, Why};
use super::claim::{self, Parts};
use super::digest::{Extent, Wanted};
use super::{Beside, TOLERANCE, possession};
use crate::crypto::algorithm::scheme;
use crate::crypto::{Hash, Key, Scheme};
use crate::token::unwrap::{self, Wrapping};
use crate::token::{Reading, Token};

/// The media type of a proof (RFC 9449 §4.2).
pub const TYP: &str = "dpop+jwt";

/// One token in compact form.
pub static FORM: Rule = Rule::must("dpop-form", "RFC 9449 §4.3 (2)");
/// `typ`.
pub static TYPE: Rule = Rule::must("dpop-typ", "RFC 9449 §4.2, §4.3 (4)");
/// `alg` has a public key.
pub static ALGORITHM: Rule = Rule::must("dpop-alg", "RFC 9449 §4.2, §4.3 (5)");
/// `jwk` is a key.
pub static KEY: Rule = Rule::must("dpop-jwk", "RFC 9449 §4.2, §4.3 (3)");
/// `jwk` holds nothing private.
pub static PUBLIC: Rule = Rule::must("dpop-jwk-public", "RFC 9449 §4.2, §4.3 (7)");
/// The signature is that of `jwk`.
pub static SIGNATURE: Rule = Rule::must("dpop-signature", "RFC 9449 §4.3 (6)");
/// `jti` is there.
pub static IDENTIFIER: Rule = Rule::must("dpop-jti", "RFC 9449 §4.2, §11.1");
/// `htm` is the method of the request; methods are case-sensitive (RFC 9110 §9.1).
pub static METHOD: Rule = Rule::must("dpop-htm", "RFC 9449 §4.2, §4.3 (8)");
/// `htu` is the address of the request.
pub static TARGET: Rule = Rule::must("dpop-htu", "RFC 9449 §4.2, §4.3 (9)");
/// `htu` has neither query nor fragment. They are ignored where the address is compared.
pub static BARE_TARGET: Rule = Rule::must("dpop-htu-bare", "RFC 9449 §4.2");
/// `nonce` is the one that the server gave.
pub static NONCE: Rule = Rule::must("dpop-nonce", "RFC 9449 §4.3 (10), §8, §9");
/// `iat` is about now.
pub static ISSUED: Rule = Rule::must("dpop-iat", "RFC 9449 §4.3 (11), §11.1");
/// `ath` is the hash of the access token.
pub static ACCESS_TOKEN: Rule = Rule::must("dpop-ath", "RFC 9449 §4.2, §4.3 (12), §7");
/// The access token is bound to the key of the proof.
pub static BOUND_KEY: Rule = Rule::must("dpop-jkt", "RFC 9449 §4.3 (12), §6.1");

/// An access token that is bound is sent as `DPoP`: who knows the scheme refuses it as `Bearer`.
pub static SCHEME: Rule = Rule::must("dpop-scheme", "RFC 9449 §7.1, §7.2");

/// Every rule, in the order in which they are checked.
pub static RULES: [&Rule; 15] = [
    &FORM,
    &TYPE,
    &ALGORITHM,
    &KEY,
    &PUBLIC,
    &SIGNATURE,
    &IDENTIFIER,
    &METHOD,
    &TARGET,
    &BARE_TARGET,
    &NONCE,
    &ISSUED,
    &ACCESS_TOKEN,
    &BOUND_KEY,
    &SCHEME,
];

/// Checks a proof against the request and the access token that it goes with.
pub fn check(proof: &Reading, access_token: Option<&Reading>, beside: &Beside<'_>) -> Vec<Check> {
    let parts = Parts::of(proof);
    let shown = possession::shown(parts.parameter("jwk"));
    let key = shown.key.as_ref();
    let oldest = beside.now.saturating_sub(TOLERANCE);
    let newest = beside.now.saturating_add(TOLERANCE);
    vec![
        Check::new(&FORM, possession::compact(parts)),
        Check::new(&TYPE, claim::this_type(parts, TYP)),
        Check::new(&ALGORITHM, algorithm(parts)),
        Check::new(&KEY, shown.usable),
        Check::new(&PUBLIC, shown.public),
        Check::new(&SIGNATURE, possession::signed_with(parts, key)),
        Check::new(&IDENTIFIER, claim::some_text(parts.claim("jti"))),
        Check::new(&METHOD, method(parts, beside)),
        Check::new(&TARGET, target(parts, beside)),
        Check::new(&BARE_TARGET, bare_target(parts)),
        Check::new(&NONCE, nonce(parts, "nonce", beside)),
        Check::new(
            &ISSUED,
            claim::moment(parts.claim("iat"), Some(oldest), Some(newest)),
        ),
        Check::new(&ACCESS_TOKEN, hash(parts, access_token)),
        Check::new(&BOUND_KEY, bound_key(access_token, key)),
        Check::new(&SCHEME, sent_as(access_token)),
    ]
}

/// An access token that asks for a proof where there is none.
pub fn without_proof(access_token: &Reading) -> Vec<Check> {
    vec![
        Check::new(&BOUND_KEY, Outcome::NotChecked(Why::NoProof)),
        Check::new(&SCHEME, sent_as(Some(access_token))),
    ]
}

/// Whether `ath` of the proof is the hash of this access token.
pub(super) fn belongs(proof: Parts<'_>, access_token: &Reading) -> bool {
    proof
        .text("ath")
        .is_some_and(|ath| ath == wanted(access_token).text())
}

/// Whether `cnf.jkt` of the access token is the thumbprint of the key in the proof.
pub(super) fn is_bound(access_token: Parts<'_>, proof: &Reading) -> bool {
    let key = possession::shown(Parts::of(proof).parameter("jwk")).key;
    let wanted = key.as_ref().and_then(possession::key_digest);
    let bound = access_token
        .confirmation("jkt")
        .and_then(|jkt| jkt.string());
    wanted.is_some_and(|wanted| bound.is_some_and(|bound| bound == wanted.text()))
}

fn algorithm(parts: Parts<'_>) -> Outcome {
    claim::text(parts.parameter("alg"), |alg| {
        let known = crate::crypto::algorithm::algorithm(alg).is_some();
        match scheme(alg) {
            Some(Scheme::Hmac(_) | Scheme::None) => {}
            None if known => {}
            Some(_) => return Outcome::Passed,
            None => return Outcome::NotChecked(Why::UnknownAlgorithm(alg.to_owned())),
        }
        Outcome::failed(Expected::Asymmetric, Found::Text(alg.to_owned()))
    })
}

fn method(parts: Parts<'_>, beside: &Beside<'_>) -> Outcome {
    match beside.request {
        Some(request) => claim::this_text(parts.claim("htm"), request.method),
        None => unless_failed(claim::some_text(parts.claim("htm")), Why::NoRequest),
    }
}

fn target(parts: Parts<'_>, beside: &Beside<'_>) -> Outcome {
    claim::text(parts.claim("htu"), |htu| {
        let differs = |expected, part| {
            let text = htu.to_owned();
            Outcome::failed(expected, Found::Address { text, part })
        };
        let Some(own) = Address::read(htu) else {
            return differs(Expected::Uri, AddressPart::Whole);
        };
        let Some(request) = beside.request else {
            return Outcome::NotChecked(Why::NoRequest);
        };
        let Some(address) = Address::read(request.address) else {
            return Outcome::NotChecked(Why::RequestIncomplete);
        };
        match own.differs(&address) {
            Some(part) => differs(Expected::Text(address.text()), part),
            None => Outcome::Passed,
        }
    })
}

fn bare_target(parts: Parts<'_>) -> Outcome {
    match parts
        .text("htu")
        .as_deref()
        .map(|htu| (htu, Address::read(htu)))
    {
        Some((htu, Some(address))) => Outcome::ask(!address.more, || {
            (Expected::Text(address.text()), Found::Text(htu.to_owned()))
        }),
        _ => Outcome::DoesNotApply,
    }
}

/// A claim that holds what the server gave, and nothing where it gave nothing.
pub(super) fn nonce(parts: Parts<'_>, name: &str, beside: &Beside<'_>) -> Outcome {
    match (beside.nonce, parts.claim(name)) {
        (Some(nonce), looked) => claim::this_text(looked, nonce),
        (None, Err(why)) => Outcome::NotChecked(why),
        (None, Ok(None)) => Outcome::DoesNotApply,
        (None, looked) => unless_failed(claim::text(looked, |_| Outcome::Passed), Why::NoNonce),
    }
}

fn hash(parts: Parts<'_>, access_token: Option<&Reading>) -> Outcome {
    match (access_token, parts.claim("ath")) {
        (_, Err(why)) => Outcome::NotChecked(why),
        (None, Ok(None)) => Outcome::DoesNotApply,
        (None, looked) => {
            unless_failed(claim::text(looked, |_| Outcome::Passed), Why::NoAccessToken)
        }
        (Some(token), Ok(None)) => {
            let expected = Expected::Text(wanted(token).text());
            Outcome::failed(expected, Found::Absent)
        }
        (Some(token), looked) => claim::text(looked, |ath| wanted(token).compare(ath)),
    }
}

fn wanted(access_token: &Reading) -> Wanted {
    Wanted::of(Hash::Sha256, access_token.text.as_bytes(), Extent::Whole)
}

fn bound_key(access_token: Option<&Reading>, key: Option<&Key>) -> Outcome {
    let Some(token) = access_token else {
        return Outcome::NotChecked(Why::NoAccessToken);
    };
    let Some(wanted) = key.and_then(possession::key_digest) else {
        return Outcome::NotChecked(Why::NoKey);
    };
    if is_opaque(token) {
        return Outcome::NotChecked(Why::AccessTokenOpaque);
    }
    let looked = Parts::of(token).claim("cnf");
    match looked.map(|cnf| cnf.and_then(|cnf| cnf.get("jkt"))) {
        Ok(None) => Outcome::failed(Expected::Text(wanted.text()), Found::Absent),
        looked => claim::text(looked, |jkt| wanted.compare(jkt)),
    }
}

fn sent_as(access_token: Option<&Reading>) -> Outcome {
    let Some(token) = access_token else {
        return Outcome::NotChecked(Why::NoAccessToken);
    };
    let scheme = token.taken.iter().find_map(|wrapping| match wrapping {
        Wrapping::Scheme { scheme, .. } => Some(*scheme),
        _ => None,
    });
    let bound = Parts::of(token).confirmation("jkt").is_some();
    match scheme {
        None => Outcome::NotChecked(Why::NoRequest),
        Some(unwrap::Scheme::Dpop) => Outcome::Passed,
        Some(_) if is_opaque(token) => Outcome::NotChecked(Why::AccessTokenOpaque),
        Some(_) if !bound => Outcome::DoesNotApply,
        Some(other) => {
            let text = |scheme: unwrap::Scheme| scheme.word().to_owned();
            let expected = Expected::Text(text(unwrap::Scheme::Dpop));
            Outcome::failed(expected, Found::Text(text(other)))
        }
    }
}

fn is_opaque(token: &Reading) -> bool {
    matches!(token.token, Token::Opaque(_) | Token::Unknown(_))
}

/// What is in order as far as it can be seen, but was not compared with anything.
pub(super) fn unless_failed(outcome: Outcome, why: Why) -> Outcome {
    match outcome {
        Outcome::Passed => Outcome::NotChecked(why),
        other => other,
    }
}
