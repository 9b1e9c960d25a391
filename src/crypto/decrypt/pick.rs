//! Which keys are tried, and in which order.

use super::outcome::Warning;
use super::parameters::Parameters;
use crate::crypto::agreement::kind;
use crate::crypto::key::{Key, KeyForm, Material};
use crate::crypto::keyring::Keyring;

/// Indices of the keys that can be meant at all, the likeliest first: what a key says about itself
/// speaks for it or against it, but only its kind rules it out.
pub(super) fn pick(
    ring: &Keyring,
    parameters: &Parameters,
    algorithm: &str,
    kid: Option<&str>,
) -> Vec<usize> {
    let all = ring.keys.iter().enumerate();
    let fitting = all.filter(|(_, key)| is_meant(key, parameters));
    let mut rated: Vec<(usize, usize)> = fitting
        .map(|(index, key)| (against(key, parameters, algorithm, kid), index))
        .collect();
    rated.sort_unstable();
    rated.into_iter().map(|(_, index)| index).collect()
}

/// What speaks against the key that opened it.
pub(super) fn warnings(key: &Key, algorithm: &str, kid: Option<&str>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if let (Some(wanted), Some(found)) = (kid, &key.labels.kid)
        && wanted != found
    {
        warnings.push(Warning::OtherKid {
            wanted: wanted.to_owned(),
            found: found.clone(),
        });
    }
    let alg = key.labels.alg.iter();
    let alg = alg.filter(|own| *own != algorithm).cloned();
    warnings.extend(alg.map(Warning::OtherAlgorithm));
    let usage = key.labels.usage.iter();
    let usage = usage.filter(|own| *own != "enc").cloned();
    warnings.extend(usage.map(Warning::OtherUse));
    warnings
}

fn is_meant(key: &Key, parameters: &Parameters) -> bool {
    match (parameters, &key.material) {
        (Parameters::Rsa(_), Material::Rsa(rsa)) => rsa.private.is_some(),
        (Parameters::Agreement { .. }, Material::Ec(ec)) => ec.d.is_some(),
        (Parameters::Agreement { .. }, Material::Okp(okp)) => okp.d.is_some(),
        (Parameters::Rsa(_) | Parameters::Agreement { .. }, _) => false,
        (_, material) => matches!(material, Material::Oct(_)),
    }
}

/// How much speaks against a key: the wrong size or curve most of all, then its labels.
fn against(key: &Key, parameters: &Parameters, algorithm: &str, kid: Option<&str>) -> usize {
    let shape = match (parameters, &key.material) {
        (Parameters::Agreement { ephemeral, .. }, own) => kind(own) != kind(&ephemeral.material),
        (Parameters::AesKw(bytes) | Parameters::AesGcmKw { bytes, .. }, Material::Oct(secret)) => {
            secret.len() != *bytes
        }
        _ => false,
    };
    let named = match (kid, &key.labels.kid) {
        (Some(wanted), Some(found)) if wanted == found => 0,
        (Some(_), Some(_)) => 4,
        _ => 2,
    };
    let labels = warnings(key, algorithm, None).len().min(1);
    // A password was typed rather than written as a JWK.
    let written = matches!(parameters, Parameters::Password { .. }) && key.form != KeyForm::Secret;
    usize::from(shape) * 8 + named + labels + usize::from(written)
}
