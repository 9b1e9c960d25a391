//! Attestations of a client and the proofs that go with them
//! (draft-ietf-oauth-attestation-based-client-auth-10, 2026-07-06).

use super::check::{Check, Expected, Found, Outcome, Rule, Why};
use super::claim::{self, Parts};
use super::{Beside, Bound, TOLERANCE, dpop, kin, possession};
use crate::token::Reading;
use crate::token::audience::Audience;

/// The media type of an attestation (§4).
pub const TYP: &str = "oauth-client-attestation+jwt";

/// The media type of a proof that goes with an attestation (§5.1).
pub const PROOF_TYP: &str = "oauth-client-attestation-pop+jwt";

/// A section of the draft.
macro_rules! draft {
    ($sections:literal) => {
        concat!(
            "draft-ietf-oauth-attestation-based-client-auth-10 ",
            $sections
        )
    };
}

/// `typ` of the attestation.
pub static TYPE: Rule = Rule::must("attestation-typ", draft!("§4, §7.1 (2)"));
/// The attestation is signed.
pub static ALGORITHM: Rule = Rule::must("attestation-alg", draft!("§4, §7.1 (3)"));
/// `sub`, the id of the client, is there.
pub static SUBJECT: Rule = Rule::must("attestation-sub", draft!("§4, §7.1 (7)"));
/// `exp` is there and in the future.
pub static EXPIRES: Rule = Rule::must("attestation-exp", draft!("§4, §7.1 (6)"));
/// `iat`, if it is there, is not in the future.
pub static ISSUED: Rule = Rule::must("attestation-iat", draft!("§4, §7.1 (6)"));
/// `cnf.jwk` is a key.
pub static KEY: Rule = Rule::must("attestation-cnf", draft!("§4, §7.1 (2)"));
/// `cnf.jwk` holds nothing private.
pub static PUBLIC: Rule = Rule::must("attestation-cnf-public", draft!("§7.1 (5)"));
/// Somebody proves to hold the key.
pub static HELD: Rule = Rule::must("attestation-proof", draft!("§5, §7.2 (4), §7.3 (4)"));

/// Every rule of the attestation, in the order in which they are checked.
pub static RULES: [&Rule; 8] = [
    &TYPE, &ALGORITHM, &SUBJECT, &EXPIRES, &ISSUED, &KEY, &PUBLIC, &HELD,
];

/// `typ` of the proof.
pub static PROOF_TYPE: Rule = Rule::must("attestation-proof-typ", draft!("§5.1, §7.2 (2)"));
/// The proof is signed.
pub static PROOF_ALGORITHM: Rule = Rule::must("attestation-proof-alg", draft!("§5.1, §7.2 (3)"));
/// The signature of the proof is that of the key in the attestation.
pub static PROOF_SIGNATURE: Rule = Rule::must("attestation-proof-signature", draft!("§7.2 (4)"));
/// `aud` of the proof is the one receiver.
pub static PROOF_AUDIENCE: Rule = Rule::must("attestation-proof-aud", draft!("§5.1, §7.2 (7)"));
/// `jti` of the proof is there.
pub static PROOF_IDENTIFIER: Rule = Rule::must("attestation-proof-jti", draft!("§5.1"));
/// `iat` of the proof is about now.
pub static PROOF_ISSUED: Rule = Rule::must("attestation-proof-iat", draft!("§5.1, §7.2 (6)"));
/// `challenge` of the proof is the one that the server gave.
pub static PROOF_CHALLENGE: Rule =
    Rule::must("attestation-proof-challenge", draft!("§5.1, §6, §7.2 (5)"));
/// `iss` of the proof, which version 08 removed, is the `sub` of the attestation.
pub static PROOF_ISSUER: Rule = Rule::should(
    "attestation-proof-iss",
    "draft-ietf-oauth-attestation-based-client-auth-07 §5.2",
);

/// Every rule of the proof, in the order in which they are checked.
pub static PROOF_RULES: [&Rule; 8] = [
    &PROOF_TYPE,
    &PROOF_ALGORITHM,
    &PROOF_SIGNATURE,
    &PROOF_AUDIENCE,
    &PROOF_IDENTIFIER,
    &PROOF_ISSUED,
    &PROOF_CHALLENGE,
    &PROOF_ISSUER,
];

/// Checks an attestation, and against the proof of its key if one is here.
pub fn check(attestation: &Reading, beside: &Beside<'_>) -> Vec<Check> {
    let parts = Parts::of(attestation);
    let next = beside.now.saturating_add(1);
    let latest = beside.now.saturating_add(TOLERANCE);
    let jwk = parts
        .claim("cnf")
        .map(|cnf| cnf.and_then(|cnf| cnf.get("jwk")));
    let shown = possession::shown(jwk);
    let issued = match parts.claim("iat") {
        Ok(None) => Outcome::DoesNotApply,
        looked => claim::moment(looked, None, Some(latest)),
    };
    vec![
        Check::new(&TYPE, claim::this_type(parts, TYP)),
        Check::new(&ALGORITHM, claim::signed(parts)),
        Check::new(&SUBJECT, claim::some_text(parts.claim("sub"))),
        Check::new(
            &EXPIRES,
            claim::moment(parts.claim("exp"), Some(next), None),
        ),
        Check::new(&ISSUED, issued),
        Check::new(&KEY, shown.usable),
        Check::new(&PUBLIC, shown.public),
        Check::new(&HELD, held(parts, beside)),
    ]
}

/// Checks a proof, and against the attestation that it goes with if one is here.
pub fn check_proof(proof: &Reading, beside: &Beside<'_>) -> Vec<Check> {
    let parts = Parts::of(proof);
    let oldest = beside.now.saturating_sub(TOLERANCE);
    let newest = beside.now.saturating_add(TOLERANCE);
    let attestation = attestation_of(parts, beside.others).map(Parts::of);
    let signature = match attestation {
        Some(attestation) => signed_for(parts, attestation),
        None => Outcome::NotChecked(Why::NoAttestation),
    };
    let challenge = dpop::nonce(parts, "challenge", beside);
    vec![
        Check::new(&PROOF_TYPE, claim::this_type(parts, PROOF_TYP)),
        Check::new(&PROOF_ALGORITHM, claim::signed(parts)),
        Check::new(&PROOF_SIGNATURE, signature),
        Check::new(&PROOF_AUDIENCE, audience(parts)),
        Check::new(&PROOF_IDENTIFIER, claim::some_text(parts.claim("jti"))),
        Check::new(
            &PROOF_ISSUED,
            claim::moment(parts.claim("iat"), Some(oldest), Some(newest)),
        ),
        Check::new(&PROOF_CHALLENGE, challenge),
        Check::new(&PROOF_ISSUER, issuer(parts, attestation)),
    ]
}

/// The proof of its own kind counts; a DPoP proof only where there is none (§7).
fn held(attestation: Parts<'_>, beside: &Beside<'_>) -> Outcome {
    let proofs = kin::all(beside.others, Bound::ClientAttestationProof);
    let mut outcomes: Vec<_> = proofs
        .map(|proof| signed_for(Parts::of(proof), attestation))
        .collect();
    if outcomes.is_empty() {
        let proofs = kin::all(beside.others, Bound::DpopProof);
        outcomes.extend(proofs.map(|proof| same_key(Parts::of(proof), attestation)));
    }
    let best = outcomes
        .iter()
        .position(|outcome| *outcome == Outcome::Passed);
    match outcomes.is_empty() {
        true => Outcome::NotChecked(Why::NoProof),
        false => outcomes.swap_remove(best.unwrap_or(0)),
    }
}

fn signed_for(proof: Parts<'_>, attestation: Parts<'_>) -> Outcome {
    possession::signed_with(proof, kin::confirmed_key(attestation).as_ref())
}

/// The key of a DPoP proof is that of the attestation (§5.2, §7.3).
fn same_key(proof: Parts<'_>, attestation: Parts<'_>) -> Outcome {
    let own = possession::shown(proof.parameter("jwk")).key;
    let own = own.as_ref().and_then(possession::key_digest);
    let bound = kin::confirmed_key(attestation);
    let bound = bound.as_ref().and_then(possession::key_digest);
    match (own, bound) {
        (Some(own), Some(bound)) => bound.compare(&own.text()),
        _ => Outcome::NotChecked(Why::NoKey),
    }
}

/// The attestation whose key made the proof, else any.
fn attestation_of<'r>(proof: Parts<'_>, others: &'r [Reading]) -> Option<&'r Reading> {
    let all: Vec<_> = kin::all(others, Bound::ClientAttestation).collect();
    let fits = |other: &&&Reading| signed_for(proof, Parts::of(other)) == Outcome::Passed;
    let own = all.iter().find(fits);
    own.or(all.first()).copied()
}

fn audience(parts: Parts<'_>) -> Outcome {
    let outcome = dpop::unless_failed(claim::some_audience(parts), Why::ReceiverUnknown);
    match parts.claims().map(Audience::of) {
        Some(Audience::Many(all)) if all.len() > 1 => {
            let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
            Outcome::failed(Expected::SingleAudience, Found::Number(count))
        }
        _ => outcome,
    }
}

fn issuer(proof: Parts<'_>, attestation: Option<Parts<'_>>) -> Outcome {
    if let Ok(None) = proof.claim("iss") {
        return Outcome::DoesNotApply;
    }
    match attestation.map(|attestation| attestation.text("sub")) {
        None => Outcome::NotChecked(Why::NoAttestation),
        Some(None) => Outcome::NotChecked(Why::Unreadable),
        Some(Some(subject)) => claim::this_text(proof.claim("iss"), &subject),
    }
}
