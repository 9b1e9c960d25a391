//! Access tokens for Microsoft Graph.

use super::{Cause, Prover};
use crate::crypto::algorithm::Hash;
use crate::crypto::key::Key;
use crate::crypto::signature::join;
use crate::token::base64url;

impl Prover<'_, '_, '_> {
    /// The header that was signed has `base64url(SHA-256(nonce))` where the one that was sent has `nonce`.
    ///
    /// How it is computed is told by
    /// github.com/justinlettau/azure-ad-verify-token issue 5, and that it is meant so for calls among
    /// Microsoft's services by a maintainer in
    /// github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet issue 1256.
    pub(super) fn nonce(&mut self, index: usize, key: &Key) -> Option<Cause> {
        let header = self.search.headers.protected?;
        let nonce = header.json.get("nonce")?;
        let hash = Hash::Sha256.of(nonce.string()?.as_bytes());
        let (text, span) = (header.json.text(), nonce.span());
        let before = text.get(..span.start)?;
        let behind = text.get(span.end..)?;
        let signed = [before, "\"", &base64url::encode(&hash), "\"", behind].concat();
        let signed = base64url::encode(signed.as_bytes());
        let input = join(&signed, &self.search.input.payload);
        self.proves(key, &input)
            .then_some(Cause::GraphNonce { key: index })
    }
}
