//! Another algorithm than the header names.

use super::{Cause, Prover};
use crate::crypto::algorithm::{Hash, Scheme};
use crate::crypto::key::Key;

const HASHES: [Hash; 3] = [Hash::Sha256, Hash::Sha384, Hash::Sha512];

impl Prover<'_, '_, '_> {
    /// The same key with another hash or, for RSA, the other padding.
    pub(super) fn other_scheme(&mut self, index: usize, key: &Key, input: &[u8]) -> Option<Cause> {
        let own = self.search.scheme;
        let others: Vec<Scheme> = match own {
            Scheme::Hmac(_) => HASHES.map(Scheme::Hmac).to_vec(),
            Scheme::Pkcs1(_) => [HASHES.map(Scheme::Pkcs1), HASHES.map(Scheme::Pss)].concat(),
            Scheme::Pss(_) => [HASHES.map(Scheme::Pss), HASHES.map(Scheme::Pkcs1)].concat(),
            Scheme::Ecdsa(curve, _) => HASHES.map(|hash| Scheme::Ecdsa(curve, hash)).to_vec(),
            _ => Vec::new(),
        };
        let signature = self.search.input.signature();
        let mut others = others.into_iter().filter(|other| *other != own);
        let scheme = others.find(|&other| {
            let wanted = crate::crypto::verify::signature_bytes(other, key);
            wanted == Some(signature.len()) && self.proves_all(other, key, input, signature)
        })?;
        Some(Cause::OtherScheme { key: index, scheme })
    }
}
