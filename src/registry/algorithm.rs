//! What an algorithm's name means.
//!
//! Source: the IANA registry "JSON Web Signature and Encryption Algorithms" (RFC 7518 §7.1), read
//! in 2026; the catalogue names the specification of each.
//! To refresh: compare with <https://www.iana.org/assignments/jose/jose.xhtml>.

use crate::catalogue::Table;

/// In the order of [`NAMES`].
static ALGORITHMS: Table<Algorithm> = Table::new("algorithms", read);

/// Every registered name, by what it is used for and in the registry's order.
///
/// It is not in the catalogue, because a gate asks.
const NAMES: [(AlgorithmKind, &str); 5] = [
    (
        AlgorithmKind::Signature,
        "HS256 HS384 HS512 RS256 RS384 RS512 ES256 ES384 ES512 PS256 PS384 PS512 none EdDSA \
         Ed25519 Ed448 ES256K ML-DSA-44 ML-DSA-65 ML-DSA-87 RS1 HS1",
    ),
    (
        AlgorithmKind::KeyManagement,
        "RSA1_5 RSA-OAEP RSA-OAEP-256 RSA-OAEP-384 RSA-OAEP-512 A128KW A192KW A256KW dir \
         ECDH-ES ECDH-ES+A128KW ECDH-ES+A192KW ECDH-ES+A256KW A128GCMKW A192GCMKW A256GCMKW \
         PBES2-HS256+A128KW PBES2-HS384+A192KW PBES2-HS512+A256KW",
    ),
    (
        AlgorithmKind::ContentEncryption,
        "A128CBC-HS256 A192CBC-HS384 A256CBC-HS512 A128GCM A192GCM A256GCM",
    ),
    (
        AlgorithmKind::KeyOnly,
        "A128CBC A192CBC A256CBC A128CTR A192CTR A256CTR",
    ),
    (AlgorithmKind::Compression, "DEF"),
];

/// What one name in `alg`, `enc` or `zip` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Algorithm {
    /// The name as a token spells it.
    pub name: &'static str,
    /// What the name is used for.
    pub kind: AlgorithmKind,
    /// The key that it needs.
    pub key: KeyType,
    /// One sentence.
    pub meaning: &'static str,
    /// What IANA asks of implementations.
    pub requirement: Requirement,
    /// What we would say to somebody who chooses it today.
    pub advice: Advice,
    /// The section that defines it.
    pub source: &'static str,
    /// What else people stumble over.
    pub note: Option<&'static str>,
}

/// What an algorithm is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlgorithmKind {
    /// The header parameter `zip`.
    Compression,
    /// The header parameter `enc` of an encrypted token.
    ContentEncryption,
    /// No token: only the `alg` of a key in a browser's key store.
    KeyOnly,
    /// The header parameter `alg` of an encrypted token.
    KeyManagement,
    /// The header parameter `alg` of a signed token.
    Signature,
}

/// The `kty` of the key that an algorithm needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyType {
    /// `AKP`, a key bound to one algorithm.
    Akp,
    /// `EC`, an elliptic curve.
    Ec,
    /// `EC` or `OKP`.
    EcOrOkp,
    /// No key at all.
    None,
    /// `oct`, a shared secret.
    Oct,
    /// `OKP`, an Edwards or Montgomery curve.
    Okp,
    /// A password, which may be kept as `oct`.
    Password,
    /// `RSA`.
    Rsa,
}

/// IANA's column "JOSE Implementation Requirements" (RFC 7518 §7.1.1).
/// A plus says that the demand will probably grow, a minus that it will shrink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// `Deprecated`.
    Deprecated,
    /// The name is not in the registry of algorithms.
    NotListed,
    /// `Optional`.
    Optional,
    /// `Prohibited`.
    Prohibited,
    /// `Recommended`.
    Recommended,
    /// `Recommended-`.
    RecommendedLess,
    /// `Recommended+`.
    RecommendedMore,
    /// `Required`.
    Required,
}

/// Our own grade; it rests on RFC 8725 §3.1 and §3.2, RFC 9864, and the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Fine where both sides agreed on it.
    Acceptable,
    /// Safe only with the limit that the note names.
    Careful,
    /// Superseded by a name that says more.
    Deprecated,
    /// Do not choose it for something new.
    Discouraged,
    /// So new that few libraries know it.
    New,
    /// Among the best of its kind today.
    Recommended,
    /// Do not accept it.
    Refuse,
}

/// What the value of `alg`, `enc` or `zip` means.
///
/// Names are case-sensitive (RFC 7515 §4.1.1), and some libraries were fooled by `nOnE`; so a
/// caller that wants to warn must compare without regard to case itself.
pub fn algorithm(name: &str) -> Option<&'static Algorithm> {
    let mut rows = ALGORITHMS.rows().iter();
    rows.find(|algorithm| algorithm.name == name)
}

/// What a name in `alg`, `enc` or `zip` is used for; `None` when it is not registered.
pub fn algorithm_kind(name: &str) -> Option<AlgorithmKind> {
    NAMES
        .into_iter()
        .find(|(_, names)| names.split(' ').any(|known| known == name))
        .map(|(kind, _)| kind)
}

/// Reads a line of the catalogue: name, key, requirement, advice, source, meaning, note.
fn read(line: &'static str) -> Option<Algorithm> {
    let mut columns = line.split('\t');
    let name = columns.next()?;
    Some(Algorithm {
        name,
        kind: algorithm_kind(name)?,
        key: key(columns.next()?)?,
        requirement: requirement(columns.next()?)?,
        advice: advice(columns.next()?)?,
        source: columns.next()?,
        meaning: columns.next()?,
        note: columns.next(),
    })
}

fn key(name: &str) -> Option<KeyType> {
    Some(match name {
        "Akp" => KeyType::Akp,
        "Ec" => KeyType::Ec,
        "EcOrOkp" => KeyType::EcOrOkp,
        "None" => KeyType::None,
        "Oct" => KeyType::Oct,
        "Okp" => KeyType::Okp,
        "Password" => KeyType::Password,
        "Rsa" => KeyType::Rsa,
        _ => return None,
    })
}

fn requirement(name: &str) -> Option<Requirement> {
    Some(match name {
        "Deprecated" => Requirement::Deprecated,
        "NotListed" => Requirement::NotListed,
        "Optional" => Requirement::Optional,
        "Prohibited" => Requirement::Prohibited,
        "Recommended" => Requirement::Recommended,
        "RecommendedLess" => Requirement::RecommendedLess,
        "RecommendedMore" => Requirement::RecommendedMore,
        "Required" => Requirement::Required,
        _ => return None,
    })
}

fn advice(name: &str) -> Option<Advice> {
    Some(match name {
        "Acceptable" => Advice::Acceptable,
        "Careful" => Advice::Careful,
        "Deprecated" => Advice::Deprecated,
        "Discouraged" => Advice::Discouraged,
        "New" => Advice::New,
        "Recommended" => Advice::Recommended,
        "Refuse" => Advice::Refuse,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_registered_name_has_its_line_and_texts_are_sentences() {
        ALGORITHMS.assert_whole();
        let lines = ALGORITHMS.rows().iter().map(|entry| entry.name);
        let names = NAMES.iter().flat_map(|(_, names)| names.split(' '));
        assert!(lines.eq(names));
        for entry in ALGORITHMS.rows() {
            assert!(!entry.source.is_empty(), "{}", entry.name);
            for sentence in [Some(entry.meaning), entry.note].into_iter().flatten() {
                assert!(sentence.starts_with(char::is_uppercase), "{sentence}");
                assert!(sentence.ends_with('.'), "{sentence}");
            }
        }
    }

    #[test]
    fn what_must_not_be_accepted() {
        let refused: Vec<_> = ALGORITHMS
            .rows()
            .iter()
            .filter(|entry| entry.advice == Advice::Refuse)
            .map(|entry| entry.name)
            .collect();
        assert_eq!(
            refused,
            [
                "none", "RS1", "HS1", "A128CBC", "A192CBC", "A256CBC", "A128CTR", "A192CTR",
                "A256CTR"
            ]
        );
    }

    #[test]
    fn a_name_is_taken_as_it_is_spelled() {
        assert_eq!(
            algorithm("RS256").map(|entry| entry.key),
            Some(KeyType::Rsa)
        );
        assert_eq!(algorithm("rs256"), None);
        assert_eq!(algorithm("nOnE"), None);
        assert_eq!(
            algorithm("dir").map(|entry| entry.kind),
            Some(AlgorithmKind::KeyManagement)
        );
    }
}
