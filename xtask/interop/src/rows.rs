//! What is tried: every algorithm, and on every curve where an algorithm leaves that open.

use audlens::crypto::algorithm::{ALGORITHMS, Curve, Does, Management, Scheme};
use audlens::crypto::generate::{generate, on_curve};
use audlens::crypto::random::Random;
use audlens::crypto::{Key, algorithm};

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// `alg`.
    pub(crate) alg: &'static str,
    /// The curve, where it is not the usual one.
    pub(crate) curve: Option<Curve>,
}

impl Row {
    /// Its name in the table.
    pub(crate) fn name(self) -> String {
        let curve = self.curve.map(|curve| format!(" ({})", curve.name()));
        format!("{}{}", self.alg, curve.unwrap_or_default())
    }

    /// A key for it; `None` for `none`. `enc` matters where it decides about the length.
    pub(crate) fn key(self, enc: &str, random: &mut Random) -> Option<Key> {
        match (self.curve, algorithm::management(self.alg)) {
            (Some(curve), _) => on_curve(self.alg, curve, random),
            (None, Some(Management::Direct)) => generate(enc, random),
            (None, _) => generate(self.alg, random),
        }
    }

    /// Whether making a key takes long, so that one serves for all.
    pub(crate) fn is_rsa(self) -> bool {
        self.alg.starts_with("RS") || self.alg.starts_with("PS")
    }
}

/// Every way to sign.
pub(crate) fn signatures() -> Vec<Row> {
    rows(|does| match does {
        Does::Sign(Scheme::EdDsa) => Some(&[Curve::Ed448]),
        Does::Sign(_) => Some(&[]),
        _ => None,
    })
}

/// Every way to come by a content encryption key.
pub(crate) fn encryptions() -> Vec<Row> {
    rows(|does| match does {
        Does::Manage(Management::EcdhEs(_)) => {
            Some(&[Curve::P384, Curve::P521, Curve::X25519, Curve::X448])
        }
        Does::Manage(_) => Some(&[]),
        _ => None,
    })
}

/// Every way to encrypt the content.
pub(crate) fn ciphers() -> Vec<&'static str> {
    let ciphers = ALGORITHMS
        .iter()
        .filter(|own| matches!(own.does, Does::Encipher(_)));
    ciphers.map(|own| own.name).collect()
}

fn rows(curves: impl Fn(Does) -> Option<&'static [Curve]>) -> Vec<Row> {
    let mut rows = Vec::new();
    for algorithm in ALGORITHMS {
        let alg = algorithm.name;
        if let Some(further) = curves(algorithm.does) {
            rows.push(Row { alg, curve: None });
            rows.extend(further.iter().map(|curve| Row {
                alg,
                curve: Some(*curve),
            }));
        }
    }
    rows
}
