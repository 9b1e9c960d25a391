//! Which key fits what is to be done, and why the others do not.

mod absence;
mod kind;
mod misfit;

use super::algorithm::{self, Does};
use super::key::Key;
use super::keyring::Keyring;
use super::thumbprint::thumbprint;

pub use absence::{Absence, Nearness, Shape, absence};
pub use misfit::Misfit;

/// What a key is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// `alg` of the token.
    pub algorithm: &'a str,
    /// `enc` of an encrypted token: with `dir`, it says how long the key is (RFC 7518 §4.5).
    pub encryption: Option<&'a str>,
    /// `crv` of `epk`, which the key that opens it shares (RFC 7518 §4.6.1.1).
    pub curve: Option<&'a str>,
    /// `kid` of the token.
    pub kid: Option<&'a str>,
    /// `x5t` of the token.
    pub x5t: Option<&'a str>,
    /// `x5t#S256` of the token.
    pub x5t_s256: Option<&'a str>,
    /// What is to be done.
    pub purpose: Purpose,
}

/// What is to be done with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Verify a signature.
    Verify,
    /// Decrypt.
    Decrypt,
    /// Sign.
    Sign,
    /// Encrypt.
    Encrypt,
}

impl<'a> Wanted<'a> {
    /// For an algorithm, and nothing else known of the key.
    pub fn new(algorithm: &'a str, purpose: Purpose) -> Self {
        Self {
            algorithm,
            encryption: None,
            curve: None,
            kid: None,
            x5t: None,
            x5t_s256: None,
            purpose,
        }
    }
}

/// Why the key does not fit; empty if it does.
pub fn fit(key: &Key, wanted: &Wanted<'_>) -> Vec<Misfit> {
    let mut misfits = Vec::new();
    match algorithm::algorithm(wanted.algorithm).map(|known| known.does) {
        Some(does @ (Does::Sign(_) | Does::Manage(_))) => {
            kind::judge(key, does, wanted, &mut misfits);
        }
        _ => misfits.push(Misfit::UnknownAlgorithm(wanted.algorithm.to_owned())),
    }
    misfit::labels(key, wanted, &mut misfits);
    misfits.extend(key.faults.iter().cloned().map(Misfit::Fault));
    misfits
}

/// The keys that nothing rules out, as places in the ring, the best first: those that the token
/// names, then those that have no name, then those that bear another; of equals, those against which
/// less speaks, in the order in which they were given.
pub fn fitting(ring: &Keyring, wanted: &Wanted<'_>) -> Vec<usize> {
    let mut ranked: Vec<_> = ring
        .keys
        .iter()
        .enumerate()
        .filter_map(|(at, key)| {
            let misfits = fit(key, wanted);
            let possible = !misfits.iter().any(Misfit::rules_out);
            possible.then(|| (rank(key, wanted), misfits.len(), at))
        })
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, _, at)| at).collect()
}

/// How well the names agree: 0 for the best.
fn rank(key: &Key, wanted: &Wanted<'_>) -> u8 {
    let own = key.certificate.as_ref();
    let names = [
        (wanted.kid, name(key, wanted.kid)),
        (
            wanted.x5t,
            own.map(|own| own.x5t()).or_else(|| key.labels.x5t.clone()),
        ),
        (
            wanted.x5t_s256,
            own.map(|own| own.x5t_s256())
                .or_else(|| key.labels.x5t_s256.clone()),
        ),
    ];
    let agreement = names
        .into_iter()
        .filter_map(|(wanted, found)| match (wanted?, found) {
            (wanted, Some(found)) if wanted == found => Some(0),
            (_, None) => Some(1),
            _ => Some(2),
        });
    agreement.min().unwrap_or(1)
}

/// What the key is called: its `kid`, or else its thumbprint where that is what is asked for (RFC
/// 7638 §1 has it made for this).
fn name(key: &Key, wanted: Option<&str>) -> Option<String> {
    let wanted = wanted?;
    let own = key.labels.kid.clone();
    own.or_else(|| thumbprint(key).filter(|computed| computed == wanted))
}

#[cfg(test)]
mod tests;
