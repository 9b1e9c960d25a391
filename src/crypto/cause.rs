//! Why a signature is wrong: the usual causes, each shown only if undoing it makes the signature match.

mod encoding;
mod nonce;
mod scheme;
mod secret;
mod signature;

pub use encoding::{How, Which};
pub use secret::PublicForm;
pub use signature::Twice;

use super::algorithm::Scheme;
use super::given::SecretForm;
use super::key::{Key, Material};
use super::keyring::Keyring;
use super::signature::{Effort, Headers, Input};
use super::verify::{Answer, verify};

/// A cause. The keys are those of the ring, by their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Another key verifies it, one that does not fit by what it or the header says.
    OtherKey(usize),
    /// The shared secret stands for other bytes: it is to be read like this.
    OtherSecretForm {
        /// The key.
        key: usize,
        /// How it must be read to match.
        form: SecretForm,
    },
    /// The shared secret matches with a line feed behind it (`false`), or without the white space around it (`true`).
    SecretWhiteSpace {
        /// The key.
        key: usize,
        /// Whether what was given has too much of it.
        too_much: bool,
    },
    /// It was made with an empty secret, such as a variable that was never set.
    EmptySecret,
    /// An RSA public key was taken as HMAC secret (RFC 8725 §2.1), in this form.
    PublicKeyAsSecret {
        /// The RSA key.
        key: usize,
        /// Which of its bytes.
        form: PublicForm,
    },
    /// The signature is DER (`Ecdsa-Sig-Value`, RFC 3279 §2.2.3) instead of R and S side by side (RFC 7518 §3.4).
    DerSignature {
        /// The key that verifies it once it is rewritten.
        key: usize,
    },
    /// The signature was encoded twice.
    EncodedTwice {
        /// The key that verifies what is inside.
        key: usize,
        /// The inner encoding.
        inner: Twice,
    },
    /// There is something behind the signature.
    Longer {
        /// The key that verifies it without.
        key: usize,
        /// How many bytes too many.
        surplus: usize,
    },
    /// The end of the signature is missing: signatures by this key are longer.
    /// With HMAC the rest is compared, and matches; with other algorithms only the length says so.
    Cut {
        /// The key.
        key: usize,
        /// How many bytes are missing.
        missing: usize,
        /// Whether what is there is the beginning of the right signature.
        matches: bool,
    },
    /// White space or invisible characters stand inside the parts; without them it matches.
    WhiteSpace {
        /// The key.
        key: usize,
    },
    /// Header or payload were written anew after they were signed.
    Reencoded {
        /// The key.
        key: usize,
        /// Which part.
        which: Which,
        /// What it was when it was signed.
        how: How,
    },
    /// Microsoft Entra signed the header with the hash of `nonce` in place of `nonce`, so that only
    /// Microsoft Graph, which knows to hash it, can verify the token.
    GraphNonce {
        /// The key.
        key: usize,
    },
    /// It was made with another algorithm than the header names.
    OtherScheme {
        /// The key.
        key: usize,
        /// With which.
        scheme: Scheme,
    },
}

/// So many keys are asked for their causes.
const MOST_KEYS: usize = 2;

/// A search for causes.
pub(super) struct Search<'a> {
    /// What the header asks for.
    pub(super) scheme: Scheme,
    /// What the signature was checked over.
    pub(super) input: &'a Input<'a>,
    /// Both headers.
    pub(super) headers: &'a Headers<'a>,
    /// All keys.
    pub(super) ring: &'a Keyring,
    /// Those that were tried, and whose answer was no.
    pub(super) wrong: Vec<usize>,
    /// Those that were not tried, but could be.
    pub(super) others: Vec<usize>,
}

impl<'a> Search<'a> {
    /// The first cause that is proved, else what the length of the signature says.
    pub(super) fn run(&self, effort: &mut Effort) -> Vec<Cause> {
        let mut prover = Prover {
            search: self,
            effort,
        };
        let input = self.input.bytes();
        let found = (!prover.effort.is_spent(input.len())).then(|| prover.find(&input));
        found.flatten().into_iter().collect()
    }

    /// The keys to ask: those that should have matched, else those that could.
    fn candidates(&self) -> Vec<(usize, &'a Key)> {
        let from = if self.wrong.is_empty() {
            &self.others
        } else {
            &self.wrong
        };
        let keys = from.iter().filter_map(|&index| self.key(index));
        keys.take(MOST_KEYS).collect()
    }

    fn key(&self, index: usize) -> Option<(usize, &'a Key)> {
        Some((index, self.ring.keys.get(index)?))
    }
}

/// Computes, as long as there is effort left.
struct Prover<'s, 'a, 'e> {
    search: &'s Search<'a>,
    effort: &'e mut Effort,
}

impl Prover<'_, '_, '_> {
    fn find(&mut self, input: &[u8]) -> Option<Cause> {
        let candidates = self.search.candidates();
        let mut found = self.other_key(input);
        found = found.or_else(|| self.public_key_as_secret(input));
        for (index, key) in &candidates {
            found = found
                .or_else(|| self.in_signature(*index, key, input))
                .or_else(|| self.nonce(*index, key))
                .or_else(|| self.in_secret(*index, key, input))
                .or_else(|| self.other_scheme(*index, key, input))
                .or_else(|| self.in_encoding(*index, key));
        }
        found = found.or_else(|| self.empty_secret(input));
        found.or_else(|| {
            let mut candidates = candidates.iter();
            candidates.find_map(|(index, key)| self.cut(*index, key, input))
        })
    }

    fn other_key(&mut self, input: &[u8]) -> Option<Cause> {
        let others = self.search.others.clone();
        let found = others.into_iter().find(|&index| {
            let key = self.search.key(index);
            key.is_some_and(|(_, key)| self.proves(key, input))
        });
        found.map(Cause::OtherKey)
    }

    /// Whether the key verifies the signature over this input.
    fn proves(&mut self, key: &Key, input: &[u8]) -> bool {
        self.proves_all(
            self.search.scheme,
            key,
            input,
            self.search.input.signature(),
        )
    }

    fn proves_all(&mut self, scheme: Scheme, key: &Key, input: &[u8], signature: &[u8]) -> bool {
        self.effort.take(key, input.len())
            && verify(scheme, key, input, signature) == Answer::Verified
    }

    /// Whether these bytes, as a shared secret, give the signature.
    fn proves_secret(&mut self, secret: &[u8], input: &[u8]) -> bool {
        let key = secret::key(secret);
        self.proves(&key, input)
    }
}

fn is_secret(key: &Key) -> bool {
    matches!(key.material, Material::Oct(_))
}
