//! Why a key does not fit.

use super::{Purpose, Wanted};
use crate::crypto::algorithm::{self, Does, Management, Scheme};
use crate::crypto::key::{Key, KeyFault, Material};

/// One reason why a key does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The name of the algorithm is none that is computed here.
    UnknownAlgorithm(String),
    /// The algorithm uses no key: `none` (RFC 7518 §3.6).
    NoKeyUsed,
    /// A key of another type belongs to the algorithm (RFC 7518 §3.1, §4.1).
    Type {
        /// The values of `kty` that belong to it.
        wanted: &'static [&'static str],
        /// That of the key; empty where it is not known.
        found: String,
    },
    /// Another curve belongs to the algorithm (RFC 7518 §3.4, RFC 8812 §3.2, RFC 8037 §3, RFC 9864 §2),
    /// or to the ephemeral key of the token (RFC 7518 §4.6).
    Curve {
        /// The values of `crv` that belong to it.
        wanted: Vec<&'static str>,
        /// That of the key.
        found: &'static str,
    },
    /// Another parameter set of ML-DSA belongs to the algorithm (draft-ietf-cose-dilithium §3).
    Parameters {
        /// The one that does.
        wanted: &'static str,
        /// That of the key.
        found: &'static str,
    },
    /// A key of so many bytes belongs to the algorithm (RFC 7518 §4.4, §4.5, §4.7).
    Length {
        /// Bytes that it must have.
        wanted: usize,
        /// Bytes that it has.
        found: usize,
    },
    /// A secret shorter than the hash (RFC 7518 §3.2), which some libraries refuse.
    ShortSecret {
        /// Bytes that it must have at least.
        wanted: usize,
        /// Bytes that it has.
        found: usize,
    },
    /// Its `alg` is another (RFC 7517 §4.4).
    Algorithm {
        /// That of the token.
        wanted: String,
        /// That of the key.
        found: String,
    },
    /// The private half is needed and not there.
    NoPrivate,
    /// It needs its password.
    Locked,
    /// Its `kid` is another (RFC 7515 §4.1.4). `kid` is a hint: the key may be the right one.
    Kid {
        /// That of the token.
        wanted: String,
        /// That of the key.
        found: String,
    },
    /// Its certificate is another (RFC 7515 §4.1.7, §4.1.8).
    Thumbprint {
        /// `x5t` or `x5t#S256`.
        member: &'static str,
        /// That of the token.
        wanted: String,
        /// That of the key, or the one of its certificate.
        found: String,
    },
    /// Its `use` is another (RFC 7517 §4.2).
    Usage {
        /// `sig` or `enc`.
        wanted: &'static str,
        /// That of the key.
        found: String,
    },
    /// Its `key_ops` do not list what is to be done (RFC 7517 §4.3).
    Operations {
        /// One of these would do.
        wanted: &'static [&'static str],
        /// Those of the key.
        found: Vec<String>,
    },
    /// Something is wrong with the key itself.
    Fault(KeyFault),
}

impl Misfit {
    /// Whether nothing can be computed with the key, or only something else; other misfits merely
    /// speak against it.
    pub fn rules_out(&self) -> bool {
        match self {
            Self::UnknownAlgorithm(_)
            | Self::NoKeyUsed
            | Self::Type { .. }
            | Self::Curve { .. }
            | Self::Parameters { .. }
            | Self::Length { .. }
            | Self::Algorithm { .. }
            | Self::NoPrivate
            | Self::Locked => true,
            Self::ShortSecret { .. }
            | Self::Kid { .. }
            | Self::Thumbprint { .. }
            | Self::Usage { .. }
            | Self::Operations { .. } => false,
            Self::Fault(fault) => is_fatal(fault),
        }
    }
}

/// Members that are labels: a key without them is a key.
const LABELS: [&str; 7] = ["kid", "alg", "use", "key_ops", "x5t", "x5t#S256", "issuer"];

fn is_fatal(fault: &KeyFault) -> bool {
    match fault {
        KeyFault::Unreadable("x5c") => false,
        KeyFault::Missing(member) | KeyFault::Unreadable(member) => !LABELS.contains(member),
        KeyFault::Length { .. }
        | KeyFault::NotOnCurve
        | KeyFault::SmallOrder
        | KeyFault::OtherKind
        | KeyFault::Long(_)
        | KeyFault::BadModulus
        | KeyFault::BadExponent
        | KeyFault::UnknownKind(_)
        | KeyFault::WrongPassword
        | KeyFault::CannotOpen => true,
        KeyFault::HalvesDiffer
        | KeyFault::CertificateDiffers
        | KeyFault::ThumbprintDiffers(_)
        | KeyFault::Short(_)
        | KeyFault::BadPrivate => false,
    }
}

/// What the key says about itself against what is wanted.
pub(super) fn labels(key: &Key, wanted: &Wanted<'_>, misfits: &mut Vec<Misfit>) {
    if let Some(found) = &key.labels.alg
        && !is_same(key, found, wanted)
    {
        misfits.push(Misfit::Algorithm {
            wanted: wanted.algorithm.to_owned(),
            found: found.clone(),
        });
    }
    if let (Some(wanted), Some(found)) = (wanted.kid, &key.labels.kid)
        && wanted != found
    {
        misfits.push(Misfit::Kid {
            wanted: wanted.to_owned(),
            found: found.clone(),
        });
    }
    let own = key.certificate.as_ref();
    let prints = [
        (
            "x5t",
            wanted.x5t,
            own.map(|own| own.x5t()).or_else(|| key.labels.x5t.clone()),
        ),
        (
            "x5t#S256",
            wanted.x5t_s256,
            own.map(|own| own.x5t_s256())
                .or_else(|| key.labels.x5t_s256.clone()),
        ),
    ];
    for (member, wanted, found) in prints {
        if let (Some(wanted), Some(found)) = (wanted, found)
            && wanted != found
        {
            misfits.push(Misfit::Thumbprint {
                member,
                wanted: wanted.to_owned(),
                found,
            });
        }
    }
    let usage = match wanted.purpose {
        Purpose::Verify | Purpose::Sign => "sig",
        Purpose::Decrypt | Purpose::Encrypt => "enc",
    };
    if let Some(found) = key.labels.usage.as_ref().filter(|found| *found != usage) {
        misfits.push(Misfit::Usage {
            wanted: usage,
            found: found.clone(),
        });
    }
    let operations = operations(wanted);
    if let Some(found) = &key.labels.operations
        && !found
            .iter()
            .any(|found| operations.contains(&found.as_str()))
    {
        misfits.push(Misfit::Operations {
            wanted: operations,
            found: found.clone(),
        });
    }
}

/// Whether the `alg` of a key is what the token says in other words.
fn is_same(key: &Key, found: &str, wanted: &Wanted<'_>) -> bool {
    if found == wanted.algorithm {
        return true;
    }
    let schemes = (
        algorithm::scheme(found),
        algorithm::scheme(wanted.algorithm),
    );
    match schemes {
        // RFC 9864 §2.2: the polymorphic name and that of its curve.
        (Some(Scheme::EdDsa), Some(Scheme::EdDsaOver(_)))
        | (Some(Scheme::EdDsaOver(_)), Some(Scheme::EdDsa)) => {
            matches!(key.material, Material::Okp(_))
        }
        // RFC 7520 §5.6.1: a key for `dir` names the encryption of the content.
        _ => wanted.algorithm == "dir" && wanted.encryption == Some(found),
    }
}

/// Any of these in `key_ops` allows it. A private key that may sign can verify with its public
/// half, and one that may decrypt can encrypt.
fn operations(wanted: &Wanted<'_>) -> &'static [&'static str] {
    let does = algorithm::algorithm(wanted.algorithm).map(|known| known.does);
    let manages = match does {
        Some(Does::Manage(management)) => Some(management),
        _ => None,
    };
    match (wanted.purpose, manages) {
        (Purpose::Verify, _) => &["verify", "sign"],
        (Purpose::Sign, _) => &["sign"],
        (_, Some(Management::EcdhEs(_) | Management::Pbes2(..))) => &["deriveKey", "deriveBits"],
        (Purpose::Decrypt, _) => &["decrypt", "unwrapKey"],
        (Purpose::Encrypt, _) => &["encrypt", "wrapKey", "decrypt", "unwrapKey"],
    }
}
