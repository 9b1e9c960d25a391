//! What an algorithm's name means.
//!
//! Source: the IANA registry "JSON Web Signature and Encryption Algorithms" (RFC 7518 §7.1), read
//! in 2026, and the specification that each line names.
//! To refresh: compare with <https://www.iana.org/assignments/jose/jose.xhtml>.

mod table;

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
    table::ALGORITHMS
        .iter()
        .find(|algorithm| algorithm.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_texts_are_sentences() {
        let names: BTreeSet<_> = table::ALGORITHMS.iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), table::ALGORITHMS.len());
        for entry in table::ALGORITHMS {
            assert!(!entry.source.is_empty(), "{}", entry.name);
            for sentence in [Some(entry.meaning), entry.note].into_iter().flatten() {
                assert!(sentence.starts_with(char::is_uppercase), "{sentence}");
                assert!(sentence.ends_with('.'), "{sentence}");
            }
        }
    }

    #[test]
    fn what_must_not_be_accepted() {
        let refused: Vec<_> = table::ALGORITHMS
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
