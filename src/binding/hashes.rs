//! Values that an ID token holds the hash of: the access token, the authorization code, the `state`.
//!
//! The hash function is that of the ID token's `alg`, and its left half counts
//! (OpenID Connect Core 1.0 §3.1.3.6, §3.3.2.11). For EdDSA the specification names none;
//! OpenID Connect issue 1125 (bitbucket.org/openid/connect) settled on those of RFC 8032: SHA-512 with
//! Ed25519, and SHAKE256 of 114 bytes with Ed448, which panva/oidc-token-hash (README, 5.0.0) does too.
//! For ML-DSA nobody has said anything.

use ed448_goldilocks::shake::{ExtendableOutput, Shake256, Update, XofReader};

use super::check::{Check, Found, Outcome, Rule, Why};
use super::claim::{self, Parts};
use super::digest::{Extent, Wanted};
use super::{Beside, kin};
use crate::crypto::algorithm::scheme;
use crate::crypto::{Curve, Hash, Scheme};
use crate::token::{Reading, base64url};

/// `at_hash` is that of the access token.
pub static ACCESS_TOKEN: Rule = Rule::must(
    "id-token-at-hash",
    "OpenID Connect Core 1.0 §3.1.3.6, §3.1.3.8, §3.2.2.9",
);
/// `c_hash` is that of the authorization code.
pub static CODE: Rule = Rule::must(
    "id-token-c-hash",
    "OpenID Connect Core 1.0 §3.3.2.10, §3.3.2.11",
);
/// `s_hash` is that of the `state`.
pub static STATE: Rule = Rule::must(
    "id-token-s-hash",
    "Financial-grade API Security Profile 1.0 Part 2 §5.1",
);

/// Every rule.
pub static RULES: [&Rule; 3] = [&ACCESS_TOKEN, &CODE, &STATE];

/// The claims that make an ID token one of these.
pub(super) const CLAIMS: [&str; 3] = ["at_hash", "c_hash", "s_hash"];

/// Checks an ID token against what is beside it.
pub fn check(id_token: &Reading, beside: &Beside<'_>) -> Vec<Check> {
    let parts = Parts::of(id_token);
    let tokens = kin::access_tokens(parts, beside.others);
    let tokens: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    vec![
        Check::new(
            &ACCESS_TOKEN,
            compare(parts, "at_hash", &tokens, Why::NoAccessToken),
        ),
        Check::new(
            &CODE,
            compare(parts, "c_hash", beside.code.as_slice(), Why::NoCode),
        ),
        Check::new(
            &STATE,
            compare(parts, "s_hash", beside.state.as_slice(), Why::NoState),
        ),
    ]
}

/// Any of the values will do: which of several access tokens is meant, nothing else tells.
fn compare(parts: Parts<'_>, name: &str, values: &[&str], missing: Why) -> Outcome {
    let looked = parts.claim(name);
    if let Ok(None) = looked {
        return Outcome::DoesNotApply;
    }
    claim::text(looked, |found| {
        if values.is_empty() {
            return Outcome::NotChecked(missing);
        }
        let Some(alg) = parts.alg() else {
            return Outcome::NotChecked(Why::Unreadable);
        };
        let mut outcomes = values
            .iter()
            .map(|value| one(&alg, value, found))
            .collect::<Vec<_>>();
        let best = outcomes
            .iter()
            .position(|outcome| *outcome == Outcome::Passed);
        let slip = |outcome: &Outcome| {
            let found = |found: &Found| matches!(found, Found::Digest { .. });
            matches!(outcome, Outcome::Failed { found: it, .. } if found(it))
        };
        let best = best.or_else(|| outcomes.iter().position(slip));
        outcomes.swap_remove(best.unwrap_or(0))
    })
}

fn one(alg: &str, value: &str, found: &str) -> Outcome {
    let hash = match scheme(alg) {
        Some(Scheme::Hmac(hash) | Scheme::Pkcs1(hash) | Scheme::Pss(hash)) => hash,
        Some(Scheme::Ecdsa(_, hash)) => hash,
        Some(Scheme::EdDsaOver(Curve::Ed448)) => return by_shake(value, found),
        // The name does not tell the curve, so the length has to: half of SHA-512, or of 114 bytes.
        Some(Scheme::EdDsa) if base64url::decode(found).bytes.len() == SHAKE_BYTES / 2 => {
            return by_shake(value, found);
        }
        Some(Scheme::EdDsa | Scheme::EdDsaOver(_)) => Hash::Sha512,
        _ => return Outcome::NotChecked(Why::NoHash(alg.to_owned())),
    };
    Wanted::of(hash, value.as_bytes(), Extent::LeftHalf).compare(found)
}

/// What Ed448 takes of SHAKE256 (RFC 8032 §5.2).
const SHAKE_BYTES: usize = 114;

fn by_shake(value: &str, found: &str) -> Outcome {
    let mut shake = Shake256::default();
    shake.update(value.as_bytes());
    let mut hash = [0; SHAKE_BYTES];
    shake.finalize_xof().read(&mut hash);
    let wanted = Wanted {
        hash: hash.to_vec(),
        extent: Extent::LeftHalf,
        others: vec![(Hash::Sha512, Hash::Sha512.of(value.as_bytes()))],
    };
    wanted.compare(found)
}
