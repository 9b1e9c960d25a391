//! Which of the other tokens belongs to this one.

use super::claim::{self, Parts};
use super::{Bound, dpop, hashes, possession};
use crate::crypto::Key;
use crate::token::{Reading, Token, Unknown};

/// The tokens that could be sent to an API, those of the same issuer first, and what cannot be read last.
pub(super) fn access_tokens<'r>(beside: Parts<'_>, others: &'r [Reading]) -> Vec<&'r Reading> {
    let issuer = beside.text("iss");
    let mut tokens: Vec<_> = others.iter().filter(|other| may_be_access(other)).collect();
    tokens.sort_by_key(|token| {
        let own = Parts::of(token).text("iss");
        let readable = token.token.signed().is_some();
        (issuer.is_none() || own != issuer, !readable)
    });
    tokens
}

/// The access token that a DPoP proof goes with: the one whose hash it holds, else one that asks for a proof.
pub(super) fn access_token_of<'r>(proof: &Reading, others: &'r [Reading]) -> Option<&'r Reading> {
    let parts = Parts::of(proof);
    let tokens = access_tokens(parts, others);
    let find = |test: &dyn Fn(&Reading) -> bool| tokens.iter().copied().find(|token| test(token));
    find(&|token| dpop::belongs(parts, token))
        .or_else(|| find(&|token| dpop::is_bound(Parts::of(token), proof)))
        .or_else(|| find(&|token| Parts::of(token).confirmation("jkt").is_some()))
        .or_else(|| tokens.first().copied())
}

/// The DPoP proof that an access token goes with: one that holds its hash, else one with its key, else any.
pub(super) fn proof_of<'r>(access_token: &Reading, others: &'r [Reading]) -> Option<&'r Reading> {
    let proofs: Vec<&Reading> = all(others, Bound::DpopProof).collect();
    let find = |test: &dyn Fn(&Reading) -> bool| proofs.iter().copied().find(|proof| test(proof));
    find(&|proof| dpop::belongs(Parts::of(proof), access_token))
        .or_else(|| find(&|proof| dpop::is_bound(Parts::of(access_token), proof)))
        .or_else(|| proofs.first().copied())
}

/// The ID token of the session that a logout token ends: one of the same issuer, else any.
pub(super) fn id_token_of<'r>(logout: Parts<'_>, others: &'r [Reading]) -> Option<&'r Reading> {
    let issuer = logout.text("iss");
    let tokens: Vec<_> = others.iter().filter(|other| is_id_token(other)).collect();
    let same = tokens
        .iter()
        .find(|token| Parts::of(token).text("iss") == issuer);
    same.or(tokens.first()).copied()
}

/// All of a kind.
pub(super) fn all(others: &[Reading], kind: Bound) -> impl Iterator<Item = &Reading> {
    others
        .iter()
        .filter(move |other| Bound::of(other).contains(&kind))
}

/// The key that a token is bound to as `cnf.jwk` (RFC 7800 §3.2).
pub(super) fn confirmed_key(parts: Parts<'_>) -> Option<Key> {
    possession::shown(Ok(parts.confirmation("jwk"))).key
}

/// Not one of those that are never sent to an API as the right to call it.
fn may_be_access(reading: &Reading) -> bool {
    match &reading.token {
        Token::Nothing => false,
        Token::Opaque(opaque) => !opaque.id.ends_with("refresh-token"),
        Token::Unknown(why) => matches!(why, Unknown::NoDots | Unknown::NotJson),
        _ => !is_id_token(reading) && !Bound::of(reading).iter().any(|kind| kind.is_statement()),
    }
}

/// The hashes, `nonce` and `auth_time` belong to ID tokens (OpenID Connect Core 1.0 §2, §3.3.2.11), but
/// access tokens may have the last two as well (RFC 9068 §2.2.1), and say in other ways what they are.
fn is_id_token(reading: &Reading) -> bool {
    let parts = Parts::of(reading);
    let has = |name: &&str| parts.has(name);
    let statement = Bound::of(reading).iter().any(|kind| kind.is_statement());
    let hashes = hashes::CLAIMS.iter().any(has);
    let either = ["nonce", "auth_time"].iter().any(has);
    !statement && (hashes || either && !says_access(parts))
}

/// By `typ` or by scopes (RFC 9068 §2.1, §2.2.3; RFC 8693 §4.2; Microsoft Entra's `scp`), by `client_id`
/// (RFC 9068 §2.2), by Keycloak's claim `typ` (keycloak/keycloak, `TokenUtil.java`) or Amazon
/// Cognito's `token_use`.
fn says_access(parts: Parts<'_>) -> bool {
    let is = |name: &str, value: &str| parts.text(name).is_some_and(|text| text == value);
    let typ = parts.parameter("typ").ok().flatten();
    let typ = typ.and_then(|typ| typ.string());
    typ.is_some_and(|typ| claim::is_type(&typ, "at+jwt"))
        || ["scope", "scp", "client_id"]
            .iter()
            .any(|name| parts.has(name))
        || is("typ", "Bearer")
        || is("token_use", "access")
}
