//! Which keys of a ring fit a signature, and why the others do not.

use super::Facts;
use crate::crypto::algorithm::{Scheme, scheme};
use crate::crypto::key::{Key, Material};
use crate::crypto::keyring::Keyring;
use crate::crypto::verify::is_kind;
use crate::token::base64url;

/// Why a key does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Misfit {
    /// Its type, curve or parameter set is not the algorithm's (RFC 7518 §3.1): nothing can be computed.
    Kind,
    /// Its `alg` is another (RFC 7517 §4.4).
    Algorithm,
    /// Its `kid` is another (RFC 7515 §4.1.4).
    Kid,
    /// Its certificate is not the one that `x5t` or `x5t#S256` names (RFC 7515 §4.1.7, §4.1.8).
    Thumbprint,
    /// Its `use` is not `sig` (RFC 7517 §4.2).
    Usage,
    /// Its `key_ops` has neither `verify` nor `sign` (RFC 7517 §4.3).
    Operations,
}

/// What a signature asks of its key.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The value of `alg`.
    pub algorithm: &'a str,
    /// What it stands for.
    pub scheme: Scheme,
    /// `kid`.
    pub kid: Option<&'a str>,
    /// `x5t`.
    pub x5t: Option<&'a str>,
    /// `x5t#S256`.
    pub x5t_s256: Option<&'a str>,
}

/// Which keys to try, best first, and why not the others.
pub(super) struct Selection {
    pub(super) fitting: Vec<usize>,
    pub(super) misfits: Vec<(usize, Vec<Misfit>)>,
}

pub(super) fn select(ring: &Keyring, facts: &Facts, scheme: Scheme) -> Selection {
    let wanted = Wanted {
        algorithm: facts.algorithm.as_deref().unwrap_or_default(),
        scheme,
        kid: facts.kid.as_deref(),
        x5t: facts.x5t.as_deref(),
        x5t_s256: facts.x5t_s256.as_deref(),
    };
    let mut selection = Selection {
        fitting: Vec::new(),
        misfits: Vec::new(),
    };
    for (index, key) in ring.keys.iter().enumerate() {
        let own = misfits(key, &wanted);
        if own.is_empty() {
            selection.fitting.push(index);
        } else {
            selection.misfits.push((index, own));
        }
    }
    // Those that say that they are the one come before those that say nothing.
    let is_named = |index: &usize| {
        let kid = ring
            .keys
            .get(*index)
            .and_then(|key| key.labels.kid.as_deref());
        wanted.kid.is_some() && kid == wanted.kid
    };
    selection.fitting.sort_by_key(|index| !is_named(index));
    selection
}

/// Why a key does not fit; nothing if it does. What a key does not say does not speak against it.
pub fn misfits(key: &Key, wanted: &Wanted<'_>) -> Vec<Misfit> {
    let labels = &key.labels;
    let differs = |own: &Option<String>, wanted: Option<&str>| {
        own.as_deref()
            .zip(wanted)
            .is_some_and(|(own, wanted)| own != wanted)
    };
    let certificate = key.certificate.as_ref();
    let sha1 = certificate.map(|own| base64url::encode(&own.sha1));
    let sha256 = certificate.map(|own| base64url::encode(&own.sha256));
    let operations = labels.operations.as_ref();
    let verifies = |name: &String| name == "verify" || name == "sign";
    [
        (Misfit::Kind, !is_kind(wanted.scheme, &key.material)),
        (Misfit::Algorithm, is_other_algorithm(key, wanted)),
        (Misfit::Kid, differs(&labels.kid, wanted.kid)),
        (
            Misfit::Thumbprint,
            differs(&labels.x5t.clone().or(sha1), wanted.x5t)
                || differs(&labels.x5t_s256.clone().or(sha256), wanted.x5t_s256),
        ),
        (Misfit::Usage, differs(&labels.usage, Some("sig"))),
        (
            Misfit::Operations,
            operations.is_some_and(|names| !names.iter().any(verifies)),
        ),
    ]
    .into_iter()
    .filter_map(|(misfit, is)| is.then_some(misfit))
    .collect()
}

/// RFC 9864 §2.2 gives Ed25519 and Ed448 names of their own; a key for `EdDSA` computes the same.
fn is_other_algorithm(key: &Key, wanted: &Wanted<'_>) -> bool {
    let Some(own) = key.labels.alg.as_deref() else {
        return false;
    };
    let is_edwards = |name| matches!(scheme(name), Some(Scheme::EdDsa | Scheme::EdDsaOver(_)));
    let same = own == wanted.algorithm
        || matches!(key.material, Material::Okp(_))
            && is_edwards(own)
            && is_edwards(wanted.algorithm)
            && scheme(own).is_some_and(|own| is_kind(own, &key.material));
    !same
}
