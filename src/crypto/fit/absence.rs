//! What a set of keys has when it lacks the key that a token names.

use crate::crypto::key::Key;
use crate::crypto::keyring::Keyring;
use crate::crypto::thumbprint::thumbprint;
use crate::token::base64url::{self, Remark};

/// What there is instead of the key that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The `kid` that was asked for.
    pub wanted: String,
    /// Every `kid` that is there, in order.
    pub kids: Vec<String>,
    /// How many keys have none.
    pub nameless: usize,
    /// Keys whose name is nearly the one that was asked for, or that are it in other words.
    pub near: Vec<(usize, Nearness)>,
    /// What the name that was asked for looks like.
    pub shape: Shape,
    /// How many of `kids` look alike. All of them: another key of the same kind of issuer, as after
    /// a roll-over or of another tenant. None: another issuer's.
    pub alike: usize,
    /// Whose keys these are, as far as they say, each once.
    pub issuers: Vec<String>,
}

/// How a name is nearly another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nearness {
    /// Only upper and lower case differ; `kid` is case-sensitive (RFC 7515 §4.1.4).
    Case,
    /// Only white space differs.
    WhiteSpace,
    /// Only `=` at the end differs.
    Padding,
    /// One has `+` and `/` of base64 where the other has `-` and `_` of base64url.
    Alphabet,
    /// One is the beginning of the other.
    Cut,
    /// It is the key's `x5t`.
    X5t,
    /// It is the SHA-1 thumbprint of the key's certificate, as `x5t` has it: the `kid` of Microsoft
    /// Entra ID (learn.microsoft.com, "Access token claims reference", header `kid` and `x5t`).
    CertificateSha1,
    /// It is that thumbprint in hexadecimal: the `kid` of a certificate in .NET
    /// (Microsoft.IdentityModel.Tokens, `X509SecurityKey.cs`: `KeyId = certificate.Thumbprint`).
    CertificateSha1Hex,
    /// It is the SHA-256 thumbprint of the key's certificate, as `x5t#S256` has it.
    CertificateSha256,
    /// It is the thumbprint of the key itself (RFC 7638).
    Thumbprint,
}

/// What a `kid` looks like. The standard leaves it open (RFC 7517 §4.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// 20 bytes as base64url: SHA-1, as `x5t`.
    Sha1,
    /// 32 bytes as base64url: SHA-256, as `x5t#S256` and RFC 7638.
    Sha256,
    /// Hexadecimal digits, this many.
    Hex(usize),
    /// A UUID.
    Uuid,
    /// Something else, so long.
    Other(usize),
}

/// What the ring has instead; `None` if a key bears the name, or if there are no keys at all.
pub fn absence(ring: &Keyring, wanted: &str) -> Option<Absence> {
    let names = || ring.keys.iter().filter_map(|key| key.labels.kid.as_deref());
    if ring.keys.is_empty() || names().any(|kid| kid == wanted) {
        return None;
    }
    let near = ring.keys.iter().enumerate();
    let near = near.filter_map(|(at, key)| Some((at, nearness(key, wanted)?)));
    let mut issuers: Vec<String> = Vec::new();
    for issuer in ring
        .keys
        .iter()
        .filter_map(|key| key.labels.issuer.as_ref())
    {
        if !issuers.contains(issuer) {
            issuers.push(issuer.clone());
        }
    }
    let shape = Shape::of(wanted);
    Some(Absence {
        wanted: wanted.to_owned(),
        kids: names().map(str::to_owned).collect(),
        nameless: ring
            .keys
            .iter()
            .filter(|key| key.labels.kid.is_none())
            .count(),
        near: near.collect(),
        shape,
        alike: names().filter(|kid| Shape::of(kid) == shape).count(),
        issuers,
    })
}

fn nearness(key: &Key, wanted: &str) -> Option<Nearness> {
    let by_name = key
        .labels
        .kid
        .as_deref()
        .and_then(|kid| spelling(kid, wanted));
    let own = key.certificate.as_ref();
    let by_certificate = || {
        let own = own?;
        let hex: String = own.sha1.iter().map(|byte| format!("{byte:02x}")).collect();
        match wanted {
            wanted if wanted == own.x5t() => Some(Nearness::CertificateSha1),
            wanted if wanted == own.x5t_s256() => Some(Nearness::CertificateSha256),
            wanted if wanted.eq_ignore_ascii_case(&hex) => Some(Nearness::CertificateSha1Hex),
            _ => None,
        }
    };
    let is_x5t = key.labels.x5t.as_deref() == Some(wanted);
    let is_thumbprint = || thumbprint(key).is_some_and(|own| own == wanted);
    by_name
        .or(is_x5t.then_some(Nearness::X5t))
        .or_else(by_certificate)
        .or_else(|| is_thumbprint().then_some(Nearness::Thumbprint))
}

/// The fewest characters that two names share if one is cut off.
const CUT: usize = 6;

fn spelling(found: &str, wanted: &str) -> Option<Nearness> {
    let without_space = |text: &str| -> String {
        let visible = |c: &char| !c.is_whitespace() && !c.is_control();
        text.chars().filter(visible).collect()
    };
    let urls = |text: &str| text.replace('+', "-").replace('/', "_");
    let unpadded = |text: &str| text.trim_end_matches('=').to_owned();
    let is_cut = found.len().min(wanted.len()) >= CUT
        && (found.starts_with(wanted) || wanted.starts_with(found));
    let same = |change: &dyn Fn(&str) -> String| change(found) == change(wanted);
    if same(&without_space) {
        Some(Nearness::WhiteSpace)
    } else if same(&unpadded) {
        Some(Nearness::Padding)
    } else if same(&|text| unpadded(&urls(text))) {
        Some(Nearness::Alphabet)
    } else if same(&|text| text.to_lowercase()) {
        Some(Nearness::Case)
    } else if is_cut {
        Some(Nearness::Cut)
    } else {
        None
    }
}

impl Shape {
    /// The shape of this name.
    pub fn of(kid: &str) -> Self {
        let decoded = base64url::decode(kid);
        // A name whose letters somebody changed may end in bits that belong to no byte.
        let trailing = |remark: &Remark| matches!(remark, Remark::TrailingBits { .. });
        let is_base64url = decoded.remarks.iter().all(trailing);
        let hyphens: Vec<_> = kid.match_indices('-').map(|(at, _)| at).collect();
        let is_hex = |c: char| c.is_ascii_hexdigit();
        if kid.len() == 36 && hyphens == [8, 13, 18, 23] && kid.replace('-', "").chars().all(is_hex)
        {
            Self::Uuid
        } else if kid.len() >= 8 && kid.chars().all(is_hex) {
            Self::Hex(kid.len())
        } else if is_base64url && decoded.bytes.len() == 20 {
            Self::Sha1
        } else if is_base64url && decoded.bytes.len() == 32 {
            Self::Sha256
        } else {
            Self::Other(kid.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::Given;
    use crate::crypto::keyring;

    const X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    #[test]
    fn a_missing_kid_is_compared_with_those_that_are_there() {
        use Nearness::{Alphabet, Case, Cut, Padding, Thumbprint, WhiteSpace, X5t};
        let sha1 = "nOo3ZDrODXEK1jKWhXslHR_KXEg";
        let key = |members: &str| format!("{{{}}}", members.replace('\'', "\""));
        let (okp, oct) = (
            format!("'kty':'OKP','crv':'Ed25519','x':'{X}'"),
            format!("'kty':'oct','k':'{X}'"),
        );
        let text = [
        key(&format!("{okp},'kid':'{sha1}','issuer':'https://a'")),
        key(&format!(
            "{oct},'kid':'9ff7a1b2-0000-4000-8000-00000000000a','x5t':'tee','issuer':'https://a'"
        )),
        key(&okp),
    ]
    .join("\n");
        let ring = keyring::read(&Given {
            keys: text.as_str().into(),
            ..Given::default()
        });
        let all = [
            (sha1.to_uppercase(), vec![(0, Case)], Shape::Sha1, 1),
            (
                format!(" {sha1}\n"),
                vec![(0, WhiteSpace)],
                Shape::Other(29),
                0,
            ),
            (format!("{sha1}="), vec![(0, Padding)], Shape::Other(28), 0),
            (
                sha1.replace('_', "/"),
                vec![(0, Alphabet)],
                Shape::Other(27),
                0,
            ),
            ("nOo3ZDrODX".to_owned(), vec![(0, Cut)], Shape::Other(10), 0),
            ("tee".to_owned(), vec![(1, X5t)], Shape::Other(3), 0),
            (
                "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k".to_owned(),
                vec![(0, Thumbprint), (2, Thumbprint)],
                Shape::Sha256,
                0,
            ),
            (
                "11111111-2222-3333-4444-555555555555".to_owned(),
                vec![],
                Shape::Uuid,
                1,
            ),
            ("0123456789abcdef".to_owned(), vec![], Shape::Hex(16), 0),
        ];
        for (wanted, near, shape, alike) in all {
            let absence = absence(&ring, &wanted);
            let expected = Absence {
                kids: vec![
                    sha1.to_owned(),
                    "9ff7a1b2-0000-4000-8000-00000000000a".to_owned(),
                ],
                nameless: 1,
                near,
                shape,
                alike,
                issuers: vec!["https://a".to_owned()],
                wanted,
            };
            assert_eq!(absence, Some(expected));
        }
        assert_eq!(absence(&ring, sha1), None);
        assert_eq!(absence(&Keyring::default(), sha1), None);
    }
}
