//! Public keys of OpenSSH: a type, base64 of a few strings, and a remark (RFC 4253 §6.6, RFC 5656
//! §3.1, RFC 8709 §4; sshd(8), "AUTHORIZED_KEYS FILE FORMAT").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Ec, Key, KeyFault, KeyForm, Material, Okp, Rsa, public, without_zeros};
use crate::crypto::algorithm::Curve;

/// The types that are read.
pub const TYPES: [&str; 6] = [
    "ssh-rsa",
    "ssh-ed25519",
    "ssh-ed448",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
];

/// The key of the word behind its type; `None` if it cannot be read.
pub fn read(kind: &str, word: &str) -> Option<Key> {
    let blob = STANDARD.decode(word).ok()?;
    let mut rest = blob.as_slice();
    if string(&mut rest)? != kind.as_bytes() {
        return None;
    }
    let material = match kind {
        "ssh-rsa" => {
            let e = without_zeros(string(&mut rest)?.to_vec());
            let n = without_zeros(string(&mut rest)?.to_vec());
            let private = None;
            Material::Rsa(Rsa { n, e, private })
        }
        "ssh-ed25519" => okp(Curve::Ed25519, string(&mut rest)?),
        "ssh-ed448" => okp(Curve::Ed448, string(&mut rest)?),
        "ecdsa-sha2-nistp256" => return ec(Curve::P256, rest),
        "ecdsa-sha2-nistp384" => return ec(Curve::P384, rest),
        "ecdsa-sha2-nistp521" => return ec(Curve::P521, rest),
        _ => return None,
    };
    Some(Key::of(KeyForm::OpenSsh, material))
}

fn okp(curve: Curve, x: &[u8]) -> Material {
    let x = x.to_vec();
    Material::Okp(Okp { curve, x, d: None })
}

/// RFC 5656 §3.1: the curve's name and the point.
fn ec(curve: Curve, mut rest: &[u8]) -> Option<Key> {
    string(&mut rest)?;
    let point = public::split(curve, string(&mut rest)?);
    let fault = point.is_none().then_some(KeyFault::Unreadable("Q"));
    let (x, y) = point.unwrap_or_default();
    let d = None;
    let mut key = Key::of(KeyForm::OpenSsh, Material::Ec(Ec { curve, x, y, d }));
    key.faults.extend(fault);
    Some(key)
}

/// A string with its length in front (RFC 4251 §5).
fn string<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, behind) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (own, behind) = behind.split_at_checked(length)?;
    *rest = behind;
    Some(own)
}
