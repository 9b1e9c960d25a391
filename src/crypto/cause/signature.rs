//! Signatures that were written in another way.

use super::{Cause, Prover, secret};
use crate::crypto::algorithm::Scheme;
use crate::crypto::key::Key;
use crate::crypto::verify::signature_bytes;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use spki::der::asn1::UintRef;
use spki::der::{Decode, Reader, SliceReader};

/// What stands inside the base64url of a signature that was encoded twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Twice {
    /// Hexadecimal digits.
    Hex,
    /// base64 or base64url.
    Base64,
}

impl Prover<'_, '_, '_> {
    pub(super) fn in_signature(&mut self, index: usize, key: &Key, input: &[u8]) -> Option<Cause> {
        let scheme = self.search.scheme;
        let given = self.search.input.signature();
        let wanted = signature_bytes(scheme, key)?;
        if let Some(raw) = raw(scheme, given)
            && self.proves_all(scheme, key, input, &raw)
        {
            return Some(Cause::DerSignature { key: index });
        }
        for (inner, bytes) in inner(given) {
            if bytes.len() == wanted && self.proves_all(scheme, key, input, &bytes) {
                return Some(Cause::EncodedTwice { key: index, inner });
            }
        }
        let (whole, rest) = given.split_at_checked(wanted)?;
        let is_longer = !rest.is_empty() && self.proves_all(scheme, key, input, whole);
        is_longer.then_some(Cause::Longer {
            key: index,
            surplus: rest.len(),
        })
    }
}

/// R and S out of DER, side by side.
fn raw(scheme: Scheme, der: &[u8]) -> Option<Vec<u8>> {
    let Scheme::Ecdsa(curve, _) = scheme else {
        return None;
    };
    let mut reader = SliceReader::new(der).ok()?;
    let numbers = reader.sequence(|reader| {
        let pair = (UintRef::decode(reader)?, UintRef::decode(reader)?);
        Ok::<_, spki::der::Error>(pair)
    });
    let (r, s) = numbers.ok()?;
    let mut raw = Vec::with_capacity(2 * curve.bytes());
    for number in [r.as_bytes(), s.as_bytes()] {
        let missing = curve.bytes().checked_sub(number.len())?;
        raw.resize(raw.len() + missing, 0);
        raw.extend_from_slice(number);
    }
    Some(raw)
}

/// The bytes that the signature, taken as text, stands for.
fn inner(signature: &[u8]) -> Vec<(Twice, Vec<u8>)> {
    // Nothing that signs makes more; see FIPS 204 §4, table 2, and RSA of 16,384 bits.
    const LONGEST: usize = 16 * 1024;
    if signature.len() > LONGEST {
        return Vec::new();
    }
    let text = signature.trim_ascii();
    let decoders = [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD];
    let base64 = decoders.iter().find_map(|own| own.decode(text).ok());
    let hex = secret::hex(text).map(|bytes| (Twice::Hex, bytes));
    let base64 = base64.map(|bytes| (Twice::Base64, bytes));
    hex.into_iter().chain(base64).collect()
}
