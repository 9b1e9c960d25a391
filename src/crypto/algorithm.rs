//! The one table of algorithms: what each name in `alg` and `enc` asks to be computed.
//!
//! What a name means to people stands in [`crate::registry`]; here stands what it does.
//! Sources: RFC 7518 §3.1, §4.1 and §5.1; RFC 8037 §3; RFC 8812 §3.2; RFC 9864 §2; draft-ietf-cose-dilithium, which IANA lists as approved (ML-DSA);
//! the IANA registry "JSON Web Signature and Encryption Algorithms".

/// One name and what it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Algorithm {
    /// As a token spells it; names are case-sensitive (RFC 7515 §4.1.1).
    pub name: &'static str,
    /// What is computed.
    pub does: Does,
}

/// What an algorithm is for, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// `alg` of a signed token.
    Sign(Scheme),
    /// `alg` of an encrypted token.
    Manage(Management),
    /// `enc` of an encrypted token.
    Encipher(Cipher),
}

/// A way to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// HMAC (RFC 7518 §3.2).
    Hmac(Hash),
    /// RSASSA-PKCS1-v1_5 (RFC 7518 §3.3).
    Pkcs1(Hash),
    /// RSASSA-PSS, with a salt as long as the hash (RFC 7518 §3.5).
    Pss(Hash),
    /// ECDSA; the signature is R and S side by side (RFC 7518 §3.4, RFC 8812 §3.2).
    Ecdsa(Curve, Hash),
    /// EdDSA over whichever curve the key has (RFC 8037 §3.1).
    EdDsa,
    /// EdDSA over this curve (RFC 9864 §2.2).
    EdDsaOver(Curve),
    /// ML-DSA (FIPS 204) with this parameter set.
    MlDsa(MlDsa),
    /// No signature at all (RFC 7518 §3.6).
    None,
}

/// A way to come by the content encryption key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Management {
    /// RSAES-PKCS1-v1_5 (RFC 7518 §4.2), broken by padding oracles since 1998.
    RsaPkcs1,
    /// RSAES-OAEP, this hash for both the label and the mask (RFC 7518 §4.3).
    RsaOaep(Hash),
    /// AES Key Wrap with a key of this many bytes (RFC 7518 §4.4).
    AesKw(usize),
    /// The shared secret is the content encryption key (RFC 7518 §4.5).
    Direct,
    /// ECDH-ES with Concat KDF, for the key itself or for AES Key Wrap of this many bytes (RFC 7518 §4.6).
    EcdhEs(Option<usize>),
    /// AES-GCM with a key of this many bytes (RFC 7518 §4.7).
    AesGcmKw(usize),
    /// PBKDF2 with this hash, then AES Key Wrap of this many bytes (RFC 7518 §4.8).
    Pbes2(Hash, usize),
}

/// A way to encrypt the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cipher {
    /// AES-CBC and HMAC, with an AES key of this many bytes and a MAC key of as many (RFC 7518 §5.2).
    CbcHmac(usize, Hash),
    /// AES-GCM with a key of this many bytes (RFC 7518 §5.3).
    Gcm(usize),
}

/// A hash function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hash {
    /// SHA-1, only for RSA-OAEP and `x5t`.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// A curve, by the `crv` of its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Curve {
    /// `P-256`.
    P256,
    /// `P-384`.
    P384,
    /// `P-521`.
    P521,
    /// `secp256k1`.
    Secp256k1,
    /// `Ed25519`.
    Ed25519,
    /// `Ed448`.
    Ed448,
    /// `X25519`.
    X25519,
    /// `X448`.
    X448,
}

/// A parameter set of ML-DSA (FIPS 204 §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MlDsa {
    /// `ML-DSA-44`.
    MlDsa44,
    /// `ML-DSA-65`.
    MlDsa65,
    /// `ML-DSA-87`.
    MlDsa87,
}

/// Every algorithm that is computed here.
pub const ALGORITHMS: [Algorithm; 45] = {
    use Cipher::{CbcHmac, Gcm};
    use Does::{Encipher, Manage, Sign};
    use Hash::{Sha1, Sha256, Sha384, Sha512};
    use Management::{AesGcmKw, AesKw, Direct, EcdhEs, Pbes2, RsaOaep, RsaPkcs1};
    use Scheme::{Ecdsa, EdDsa, EdDsaOver, Hmac, Pkcs1, Pss};
    const fn row(name: &'static str, does: Does) -> Algorithm {
        Algorithm { name, does }
    }
    [
        row("HS256", Sign(Hmac(Sha256))),
        row("HS384", Sign(Hmac(Sha384))),
        row("HS512", Sign(Hmac(Sha512))),
        row("RS256", Sign(Pkcs1(Sha256))),
        row("RS384", Sign(Pkcs1(Sha384))),
        row("RS512", Sign(Pkcs1(Sha512))),
        row("PS256", Sign(Pss(Sha256))),
        row("PS384", Sign(Pss(Sha384))),
        row("PS512", Sign(Pss(Sha512))),
        row("ES256", Sign(Ecdsa(Curve::P256, Sha256))),
        row("ES384", Sign(Ecdsa(Curve::P384, Sha384))),
        row("ES512", Sign(Ecdsa(Curve::P521, Sha512))),
        row("ES256K", Sign(Ecdsa(Curve::Secp256k1, Sha256))),
        row("EdDSA", Sign(EdDsa)),
        row("Ed25519", Sign(EdDsaOver(Curve::Ed25519))),
        row("Ed448", Sign(EdDsaOver(Curve::Ed448))),
        row("ML-DSA-44", Sign(Scheme::MlDsa(MlDsa::MlDsa44))),
        row("ML-DSA-65", Sign(Scheme::MlDsa(MlDsa::MlDsa65))),
        row("ML-DSA-87", Sign(Scheme::MlDsa(MlDsa::MlDsa87))),
        row("none", Sign(Scheme::None)),
        row("RSA1_5", Manage(RsaPkcs1)),
        row("RSA-OAEP", Manage(RsaOaep(Sha1))),
        row("RSA-OAEP-256", Manage(RsaOaep(Sha256))),
        row("RSA-OAEP-384", Manage(RsaOaep(Sha384))),
        row("RSA-OAEP-512", Manage(RsaOaep(Sha512))),
        row("A128KW", Manage(AesKw(16))),
        row("A192KW", Manage(AesKw(24))),
        row("A256KW", Manage(AesKw(32))),
        row("dir", Manage(Direct)),
        row("ECDH-ES", Manage(EcdhEs(None))),
        row("ECDH-ES+A128KW", Manage(EcdhEs(Some(16)))),
        row("ECDH-ES+A192KW", Manage(EcdhEs(Some(24)))),
        row("ECDH-ES+A256KW", Manage(EcdhEs(Some(32)))),
        row("A128GCMKW", Manage(AesGcmKw(16))),
        row("A192GCMKW", Manage(AesGcmKw(24))),
        row("A256GCMKW", Manage(AesGcmKw(32))),
        row("PBES2-HS256+A128KW", Manage(Pbes2(Sha256, 16))),
        row("PBES2-HS384+A192KW", Manage(Pbes2(Sha384, 24))),
        row("PBES2-HS512+A256KW", Manage(Pbes2(Sha512, 32))),
        row("A128CBC-HS256", Encipher(CbcHmac(16, Sha256))),
        row("A192CBC-HS384", Encipher(CbcHmac(24, Sha384))),
        row("A256CBC-HS512", Encipher(CbcHmac(32, Sha512))),
        row("A128GCM", Encipher(Gcm(16))),
        row("A192GCM", Encipher(Gcm(24))),
        row("A256GCM", Encipher(Gcm(32))),
    ]
};

/// The algorithm of this name.
pub fn algorithm(name: &str) -> Option<&'static Algorithm> {
    ALGORITHMS.iter().find(|algorithm| algorithm.name == name)
}

/// The way to sign of this name.
pub fn scheme(name: &str) -> Option<Scheme> {
    match algorithm(name)?.does {
        Does::Sign(scheme) => Some(scheme),
        _ => None,
    }
}

/// The way to come by the content encryption key of this name.
pub fn management(name: &str) -> Option<Management> {
    match algorithm(name)?.does {
        Does::Manage(management) => Some(management),
        _ => None,
    }
}

/// The way to encrypt the content of this name.
pub fn cipher(name: &str) -> Option<Cipher> {
    match algorithm(name)?.does {
        Does::Encipher(cipher) => Some(cipher),
        _ => None,
    }
}

impl Curve {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::P256,
        Self::P384,
        Self::P521,
        Self::Secp256k1,
        Self::Ed25519,
        Self::Ed448,
        Self::X25519,
        Self::X448,
    ];

    /// The value of `crv` (RFC 7518 §6.2.1.1, RFC 8037 §2, RFC 8812 §3.1).
    pub fn name(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::P384 => "P-384",
            Self::P521 => "P-521",
            Self::Secp256k1 => "secp256k1",
            Self::Ed25519 => "Ed25519",
            Self::Ed448 => "Ed448",
            Self::X25519 => "X25519",
            Self::X448 => "X448",
        }
    }

    /// The curve of this `crv`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|curve| curve.name() == name)
    }

    /// The `kty` of its keys.
    pub fn kty(self) -> &'static str {
        match self {
            Self::P256 | Self::P384 | Self::P521 | Self::Secp256k1 => "EC",
            Self::Ed25519 | Self::Ed448 | Self::X25519 | Self::X448 => "OKP",
        }
    }

    /// How many bytes a coordinate, or a public key in the case of `OKP`, has.
    pub fn bytes(self) -> usize {
        match self {
            Self::P256 | Self::Secp256k1 | Self::Ed25519 | Self::X25519 => 32,
            Self::P384 => 48,
            Self::P521 => 66,
            Self::Ed448 => 57,
            Self::X448 => 56,
        }
    }
}

impl MlDsa {
    /// How many bytes the seed of a private key has (FIPS 204 §5.1).
    pub const SEED_BYTES: usize = 32;

    /// How many bytes a public key has (FIPS 204 §4, table 2).
    pub fn public_bytes(self) -> usize {
        match self {
            Self::MlDsa44 => 1312,
            Self::MlDsa65 => 1952,
            Self::MlDsa87 => 2592,
        }
    }

    /// The value of `alg`.
    pub fn name(self) -> &'static str {
        match self {
            Self::MlDsa44 => "ML-DSA-44",
            Self::MlDsa65 => "ML-DSA-65",
            Self::MlDsa87 => "ML-DSA-87",
        }
    }
}

impl Hash {
    /// How many bytes it gives.
    pub fn bytes(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// The hash of these bytes.
    pub fn of(self, bytes: &[u8]) -> Vec<u8> {
        use sha2::Digest;
        match self {
            Self::Sha1 => sha1::Sha1::digest(bytes).to_vec(),
            Self::Sha256 => sha2::Sha256::digest(bytes).to_vec(),
            Self::Sha384 => sha2::Sha384::digest(bytes).to_vec(),
            Self::Sha512 => sha2::Sha512::digest(bytes).to_vec(),
        }
    }
}
