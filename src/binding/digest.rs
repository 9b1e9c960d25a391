//! Digests as claims hold them: base64url of a hash or of its left half.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::check::{Expected, Found, Outcome, Slip};
use crate::crypto::Hash;
use crate::token::base64url;

/// How much of a hash a claim holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// The left half.
    LeftHalf,
}

/// What a claim must hold.
pub(super) struct Wanted {
    /// The hash of what is looked at.
    pub(super) hash: Vec<u8>,
    /// How much of it.
    pub(super) extent: Extent,
    /// The same with other hash functions, to tell a slip.
    pub(super) others: Vec<(Hash, Vec<u8>)>,
}

/// No digest is longer, in whatever coding: SHA-512 in hexadecimal with colons, encoded again.
const LONGEST: usize = 256;

/// Hash functions that people mix up.
const OTHERS: [Hash; 4] = [Hash::Sha256, Hash::Sha384, Hash::Sha512, Hash::Sha1];

impl Wanted {
    /// The hash of these bytes, by this function.
    pub(super) fn of(hash: Hash, bytes: &[u8], extent: Extent) -> Self {
        let others = OTHERS.into_iter().filter(|other| *other != hash);
        Self {
            hash: hash.of(bytes),
            extent,
            others: others.map(|other| (other, other.of(bytes))).collect(),
        }
    }

    /// What the claim must be.
    pub(super) fn text(&self) -> String {
        base64url::encode(self.part(&self.hash))
    }

    /// Compares.
    pub(super) fn compare(&self, found: &str) -> Outcome {
        let text = self.text();
        if found == text {
            return Outcome::Passed;
        }
        let owned = found.to_owned();
        let found = match self.slip(found) {
            Some(slip) => Found::Digest { text: owned, slip },
            None => Found::Text(owned),
        };
        Outcome::failed(Expected::Text(text), found)
    }

    /// What was done instead, if doing it gives what was found.
    pub(super) fn slip(&self, found: &str) -> Option<Slip> {
        if found.len() > LONGEST {
            return None;
        }
        let own = self.part(&self.hash);
        if let Some(slip) = coding(found, own) {
            return Some(slip);
        }
        let (left, right) = halves(&self.hash);
        let is = |bytes: &[u8]| found == base64url::encode(bytes);
        match self.extent {
            Extent::LeftHalf if is(&self.hash) => Some(Slip::Whole),
            Extent::LeftHalf if is(right) => Some(Slip::RightHalf),
            Extent::Whole if is(left) => Some(Slip::Half),
            _ => {
                let mut others = self.others.iter();
                let other = others.find(|(_, hash)| is(self.part(hash)))?;
                Some(Slip::OtherHash(other.0))
            }
        }
    }

    fn part<'a>(&self, hash: &'a [u8]) -> &'a [u8] {
        match self.extent {
            Extent::Whole => hash,
            Extent::LeftHalf => halves(hash).0,
        }
    }
}

fn halves(hash: &[u8]) -> (&[u8], &[u8]) {
    hash.split_at_checked(hash.len() / 2).unwrap_or((hash, &[]))
}

/// The same bytes in another coding.
fn coding(found: &str, bytes: &[u8]) -> Option<Slip> {
    let hex = hex(bytes);
    let plain: String = found.chars().filter(|c| *c != ':').collect();
    if plain.eq_ignore_ascii_case(&hex) {
        return Some(Slip::Hex);
    }
    let encoded = [hex.to_uppercase(), hex].map(|hex| base64url::encode(hex.as_bytes()));
    let bare = found.trim_end_matches('=');
    if encoded.iter().any(|encoded| encoded == bare) {
        return Some(Slip::HexEncoded);
    }
    let base64 = STANDARD_NO_PAD.encode(bytes);
    let padded = bare.len() < found.len() && bare == base64url::encode(bytes);
    (bare == base64 || padded).then_some(Slip::Base64)
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The access token of RFC 9449 §7.1; the slips by `openssl dgst` and `base64`.
    #[test]
    fn slips_are_told_by_making_them() {
        let token = b"Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";
        let whole = Wanted::of(Hash::Sha256, token, Extent::Whole);
        let half = Wanted::of(Hash::Sha256, token, Extent::LeftHalf);
        let hex = hex(&whole.hash);
        let right = halves(&whole.hash).1;
        let other = Hash::Sha512.of(token);
        let cases = [
            (
                &whole,
                "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo".to_owned(),
                Ok(()),
            ),
            (
                &whole,
                "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo=".to_owned(),
                Err(Some(Slip::Base64)),
            ),
            (&whole, hex.clone(), Err(Some(Slip::Hex))),
            (&whole, hex.to_uppercase(), Err(Some(Slip::Hex))),
            (
                &whole,
                base64url::encode(hex.as_bytes()),
                Err(Some(Slip::HexEncoded)),
            ),
            (&whole, half.text(), Err(Some(Slip::Half))),
            (
                &whole,
                base64url::encode(&other),
                Err(Some(Slip::OtherHash(Hash::Sha512))),
            ),
            (&half, half.text(), Ok(())),
            (&half, whole.text(), Err(Some(Slip::Whole))),
            (&half, base64url::encode(right), Err(Some(Slip::RightHalf))),
            (
                &half,
                base64url::encode(halves(&other).0),
                Err(Some(Slip::OtherHash(Hash::Sha512))),
            ),
            (&half, String::new(), Err(None)),
            (&half, "é".to_owned(), Err(None)),
        ];
        for (wanted, found, expected) in cases {
            let outcome = match wanted.compare(&found) {
                Outcome::Passed => Ok(()),
                Outcome::Failed {
                    found: Found::Digest { slip, .. },
                    ..
                } => Err(Some(slip)),
                _ => Err(None),
            };
            assert_eq!(outcome, expected, "{found}");
        }
    }
}
