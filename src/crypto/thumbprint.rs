//! Thumbprints of keys (RFC 7638, for `OKP` RFC 8037 §2, for `AKP` draft-ietf-cose-dilithium §3).

use super::algorithm::Hash;
use super::key::{Key, KeyForm, Material};
use crate::token::base64url;

/// The SHA-256 thumbprint, as base64url; `None` for a key that lacks one of the members that it is made of.
///
/// None either for what a person typed: who sees the thumbprint of a password can try passwords on
/// it (RFC 7638 §7).
pub fn thumbprint(key: &Key) -> Option<String> {
    Some(base64url::encode(&Hash::Sha256.of(input(key)?.as_bytes())))
}

/// What is hashed: the required members in the order of their names, without white space (RFC 7638 §3.2, §3.3).
fn input(key: &Key) -> Option<zeroize::Zeroizing<String>> {
    let number = |bytes: &[u8]| (!bytes.is_empty()).then(|| base64url::encode(bytes));
    let text = match &key.material {
        Material::Rsa(rsa) => {
            let (e, n) = (number(&rsa.e)?, number(&rsa.n)?);
            format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#)
        }
        Material::Ec(ec) => {
            let (crv, x, y) = (ec.curve.name(), number(&ec.x)?, number(&ec.y)?);
            format!(r#"{{"crv":"{crv}","kty":"EC","x":"{x}","y":"{y}"}}"#)
        }
        Material::Okp(okp) => {
            let (crv, x) = (okp.curve.name(), number(&okp.x)?);
            format!(r#"{{"crv":"{crv}","kty":"OKP","x":"{x}"}}"#)
        }
        Material::Akp(akp) => {
            let (alg, public) = (akp.parameters.name(), number(&akp.public)?);
            format!(r#"{{"alg":"{alg}","kty":"AKP","pub":"{public}"}}"#)
        }
        Material::Oct(secret) if key.form != KeyForm::Secret => {
            let k = zeroize::Zeroizing::new(number(secret.expose())?);
            format!(r#"{{"k":"{}","kty":"oct"}}"#, *k)
        }
        Material::Oct(_) | Material::Unknown(_) | Material::Locked => return None,
    };
    Some(zeroize::Zeroizing::new(text))
}
