//! Every registered algorithm, in the registry's order: signatures, key management, encryption.
//! Source, date and how to refresh: see the parent module.

use super::{Advice, Algorithm, AlgorithmKind, KeyType, Requirement};

/// Two or three lines per name: `"name": kind, key, requirement, advice, "source"`, the meaning,
/// and a note where there is one.
macro_rules! algorithms {
    (@note) => { None };
    (@note $note:literal) => { Some($note) };
    ($(
        $name:literal: $kind:ident, $key:ident, $requirement:ident, $advice:ident, $source:literal,
        $meaning:literal
        $(, note: $note:literal)?;
    )*) => {
        &[$(Algorithm {
            name: $name,
            kind: AlgorithmKind::$kind,
            key: KeyType::$key,
            meaning: $meaning,
            requirement: Requirement::$requirement,
            advice: Advice::$advice,
            source: $source,
            note: algorithms!(@note $($note)?),
        }),*]
    };
}

pub(super) const ALGORITHMS: &[Algorithm] = algorithms! {
    "HS256": Signature, Oct, Required, Acceptable, "RFC 7518 §3.2",
        "Keyed hash with SHA-256: whoever can check the token can also forge it.",
        note: "The secret needs at least 256 bits, and a public key must never be taken for it.";
    "HS384": Signature, Oct, Optional, Acceptable, "RFC 7518 §3.2",
        "Keyed hash with SHA-384: whoever can check the token can also forge it.";
    "HS512": Signature, Oct, Optional, Acceptable, "RFC 7518 §3.2",
        "Keyed hash with SHA-512: whoever can check the token can also forge it.";
    "RS256": Signature, Rsa, Recommended, Acceptable, "RFC 7518 §3.3",
        "RSA signature in the older padding (PKCS #1 v1.5), with SHA-256.",
        note: "What most identity providers send unless told otherwise.";
    "RS384": Signature, Rsa, Optional, Acceptable, "RFC 7518 §3.3",
        "RSA signature in the older padding (PKCS #1 v1.5), with SHA-384.";
    "RS512": Signature, Rsa, Optional, Acceptable, "RFC 7518 §3.3",
        "RSA signature in the older padding (PKCS #1 v1.5), with SHA-512.";
    "ES256": Signature, Ec, RecommendedMore, Recommended, "RFC 7518 §3.4",
        "Elliptic-curve signature on P-256, with SHA-256.",
        note: "The signature is R and S side by side, 64 bytes; a DER signature is refused.";
    "ES384": Signature, Ec, Optional, Acceptable, "RFC 7518 §3.4",
        "Elliptic-curve signature on P-384, with SHA-384.";
    "ES512": Signature, Ec, Optional, Acceptable, "RFC 7518 §3.4",
        "Elliptic-curve signature on P-521, with SHA-512.",
        note: "The curve is P-521, not P-512, so the signature has 132 bytes.";
    "PS256": Signature, Rsa, Optional, Recommended, "RFC 7518 §3.5",
        "RSA signature in the newer padding (PSS), with SHA-256.";
    "PS384": Signature, Rsa, Optional, Acceptable, "RFC 7518 §3.5",
        "RSA signature in the newer padding (PSS), with SHA-384.";
    "PS512": Signature, Rsa, Optional, Acceptable, "RFC 7518 §3.5",
        "RSA signature in the newer padding (PSS), with SHA-512.";
    "none": Signature, None, Optional, Refuse, "RFC 7518 §3.6",
        "There is no signature: anybody may have written this token.",
        note: "Refuse it in every spelling; filters that compare letter case have let nOnE through.";
    "EdDSA": Signature, Okp, Deprecated, Deprecated, "RFC 8037 §3.1",
        "Edwards-curve signature; the key says which curve.",
        note: "RFC 9864 replaces the name by Ed25519 and Ed448, yet most libraries still write it.";
    "Ed25519": Signature, Okp, Optional, Recommended, "RFC 9864 §2.2",
        "Edwards-curve signature on Ed25519.";
    "Ed448": Signature, Okp, Optional, Acceptable, "RFC 9864 §2.2",
        "Edwards-curve signature on Ed448.";
    "ES256K": Signature, Ec, Optional, Acceptable, "RFC 8812 §3.2",
        "Elliptic-curve signature on secp256k1, the curve of Bitcoin, with SHA-256.";
    "ML-DSA-44": Signature, Akp, Optional, New, "RFC-ietf-cose-dilithium",
        "Lattice signature meant to withstand quantum computers, smallest parameters.";
    "ML-DSA-65": Signature, Akp, Optional, New, "RFC-ietf-cose-dilithium",
        "Lattice signature meant to withstand quantum computers, middle parameters.";
    "ML-DSA-87": Signature, Akp, Optional, New, "RFC-ietf-cose-dilithium",
        "Lattice signature meant to withstand quantum computers, largest parameters.";
    "RS1": Signature, Rsa, Prohibited, Refuse, "W3C WebCrypto",
        "RSA signature over SHA-1, for which collisions can be made.";
    "HS1": Signature, Oct, Prohibited, Refuse, "W3C WebCrypto",
        "Keyed hash with SHA-1; tokens may not use it.";

    "RSA1_5": KeyManagement, Rsa, RecommendedLess, Discouraged, "RFC 7518 §4.2",
        "The content key is encrypted with RSA in the older padding.",
        note: "The padding invites oracle attacks; RFC 8725 §3.2 asks for OAEP instead.";
    "RSA-OAEP": KeyManagement, Rsa, RecommendedMore, Acceptable, "RFC 7518 §4.3",
        "The content key is encrypted with RSA and OAEP padding, with SHA-1 inside.";
    "RSA-OAEP-256": KeyManagement, Rsa, Optional, Recommended, "RFC 7518 §4.3",
        "The content key is encrypted with RSA and OAEP padding, with SHA-256 inside.";
    "RSA-OAEP-384": KeyManagement, Rsa, Optional, Acceptable, "W3C WebCrypto",
        "The content key is encrypted with RSA and OAEP padding, with SHA-384 inside.";
    "RSA-OAEP-512": KeyManagement, Rsa, Optional, Acceptable, "W3C WebCrypto",
        "The content key is encrypted with RSA and OAEP padding, with SHA-512 inside.";
    "A128KW": KeyManagement, Oct, Recommended, Acceptable, "RFC 7518 §4.4",
        "The content key is wrapped with a shared 128-bit key.";
    "A192KW": KeyManagement, Oct, Optional, Acceptable, "RFC 7518 §4.4",
        "The content key is wrapped with a shared 192-bit key.";
    "A256KW": KeyManagement, Oct, Recommended, Acceptable, "RFC 7518 §4.4",
        "The content key is wrapped with a shared 256-bit key.";
    "dir": KeyManagement, Oct, Recommended, Acceptable, "RFC 7518 §4.5",
        "The shared key encrypts the content itself, so the second part of the token is empty.";
    "ECDH-ES": KeyManagement, EcOrOkp, RecommendedMore, Recommended, "RFC 7518 §4.6",
        "Both sides agree on the content key, with a fresh key pair in `epk`.";
    "ECDH-ES+A128KW": KeyManagement, EcOrOkp, Recommended, Acceptable, "RFC 7518 §4.6",
        "Both sides agree on a 128-bit key, which then wraps the content key.";
    "ECDH-ES+A192KW": KeyManagement, EcOrOkp, Optional, Acceptable, "RFC 7518 §4.6",
        "Both sides agree on a 192-bit key, which then wraps the content key.";
    "ECDH-ES+A256KW": KeyManagement, EcOrOkp, Recommended, Acceptable, "RFC 7518 §4.6",
        "Both sides agree on a 256-bit key, which then wraps the content key.";
    "A128GCMKW": KeyManagement, Oct, Optional, Acceptable, "RFC 7518 §4.7",
        "The content key is encrypted with AES-GCM under a shared 128-bit key.";
    "A192GCMKW": KeyManagement, Oct, Optional, Acceptable, "RFC 7518 §4.7",
        "The content key is encrypted with AES-GCM under a shared 192-bit key.";
    "A256GCMKW": KeyManagement, Oct, Optional, Acceptable, "RFC 7518 §4.7",
        "The content key is encrypted with AES-GCM under a shared 256-bit key.";
    "PBES2-HS256+A128KW": KeyManagement, Password, Optional, Careful, "RFC 7518 §4.8",
        "A 128-bit wrapping key is computed from a password.",
        note: "Limit `p2c`: a huge count keeps the server busy.";
    "PBES2-HS384+A192KW": KeyManagement, Password, Optional, Careful, "RFC 7518 §4.8",
        "A 192-bit wrapping key is computed from a password.",
        note: "Limit `p2c`: a huge count keeps the server busy.";
    "PBES2-HS512+A256KW": KeyManagement, Password, Optional, Careful, "RFC 7518 §4.8",
        "A 256-bit wrapping key is computed from a password.",
        note: "Limit `p2c`: a huge count keeps the server busy.";

    "A128CBC-HS256": ContentEncryption, Oct, Required, Acceptable, "RFC 7518 §5.2.3",
        "AES-128 in CBC mode with a keyed hash that detects changes; the key has 256 bits.";
    "A192CBC-HS384": ContentEncryption, Oct, Optional, Acceptable, "RFC 7518 §5.2.4",
        "AES-192 in CBC mode with a keyed hash that detects changes; the key has 384 bits.";
    "A256CBC-HS512": ContentEncryption, Oct, Required, Acceptable, "RFC 7518 §5.2.5",
        "AES-256 in CBC mode with a keyed hash that detects changes; the key has 512 bits.";
    "A128GCM": ContentEncryption, Oct, Recommended, Recommended, "RFC 7518 §5.3",
        "AES-GCM with a 128-bit key, which hides the content and detects changes.";
    "A192GCM": ContentEncryption, Oct, Optional, Recommended, "RFC 7518 §5.3",
        "AES-GCM with a 192-bit key, which hides the content and detects changes.";
    "A256GCM": ContentEncryption, Oct, Recommended, Recommended, "RFC 7518 §5.3",
        "AES-GCM with a 256-bit key, which hides the content and detects changes.";
    "A128CBC": KeyOnly, Oct, Prohibited, Refuse, "W3C WebCrypto",
        "Encryption that does not detect changes; the name may mark a key, never a token.";
    "A192CBC": KeyOnly, Oct, Prohibited, Refuse, "W3C WebCrypto",
        "Encryption that does not detect changes; the name may mark a key, never a token.";
    "A256CBC": KeyOnly, Oct, Prohibited, Refuse, "W3C WebCrypto",
        "Encryption that does not detect changes; the name may mark a key, never a token.";
    "A128CTR": KeyOnly, Oct, Prohibited, Refuse, "W3C WebCrypto",
        "Encryption that does not detect changes; the name may mark a key, never a token.";
    "A192CTR": KeyOnly, Oct, Prohibited, Refuse, "W3C WebCrypto",
        "Encryption that does not detect changes; the name may mark a key, never a token.";
    "A256CTR": KeyOnly, Oct, Prohibited, Refuse, "W3C WebCrypto",
        "Encryption that does not detect changes; the name may mark a key, never a token.";
    "DEF": Compression, None, NotListed, Careful, "RFC 7516 §4.1.3",
        "The content was compressed with DEFLATE before it was encrypted.",
        note: "Limit the unpacked size; the compressed length can also betray the content.";
};
