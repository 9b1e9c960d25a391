//! What a token is tied to besides its issuer: disclosures by their digests (RFC 9901), a key that
//! the sender must show (RFC 7800, RFC 9449, RFC 8705), another token by its hash (OpenID Connect).

mod address;
pub mod certificate;
pub mod check;
mod claim;
pub mod client_attestation;
mod digest;
pub mod dpop;
pub mod hashes;
pub mod key_binding;
mod kin;
pub mod logout;
mod possession;
pub mod sd_jwt;
pub mod security_event;

use crate::crypto::key::Certificate;
use crate::token::Reading;
use check::Check;
use claim::Parts;

/// How far a time may be off, in seconds. RFC 9449 §11.1 speaks of seconds or minutes and names no number.
pub const TOLERANCE: i64 = 300;

/// What stands beside a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// The other tokens that were given with it.
    pub others: &'a [Reading],
    /// The request that it was sent with.
    pub request: Option<Request<'a>>,
    /// The certificates of the client.
    pub certificates: &'a [Certificate],
    /// The authorization code.
    pub code: Option<&'a str>,
    /// The `state` of the authorization request.
    pub state: Option<&'a str>,
    /// The nonce or challenge that the server gave.
    pub nonce: Option<&'a str>,
    /// As of when, in seconds since 1970.
    pub now: i64,
}

/// A request of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// The method, such as `GET`.
    pub method: &'a str,
    /// The whole address, with scheme and host.
    pub address: &'a str,
}

/// What a token is, as far as it is tied to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// An access token with `cnf` and `x5t#S256` in it (RFC 8705 §3.1).
    Certificate,
    /// An attestation of a client (draft-ietf-oauth-attestation-based-client-auth §4).
    ClientAttestation,
    /// The proof that goes with such an attestation (§5.1).
    ClientAttestationProof,
    /// An access token with `cnf` and `jkt` in it (RFC 9449 §6.1).
    DpopKey,
    /// A DPoP proof (RFC 9449 §4.2).
    DpopProof,
    /// An ID token that holds the hash of another value (OpenID Connect Core 1.0 §3.3.2.11).
    Hashes,
    /// A logout token (OpenID Connect Back-Channel Logout 1.0 §2.4).
    Logout,
    /// A security event token (RFC 8417 §2).
    SecurityEvent,
}

/// The checks of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Which kind.
    pub kind: Bound,
    /// The checks, in the order of the standard.
    pub checks: Vec<Check>,
}

/// Every check that a token asks for; nothing for one that is tied to nothing.
pub fn check(subject: &Reading, beside: &Beside<'_>) -> Vec<Group> {
    let kinds = Bound::of(subject).into_iter();
    kinds
        .map(|kind| Group {
            kind,
            checks: kind.check(subject, beside),
        })
        .collect()
}

impl Bound {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Certificate,
        Self::ClientAttestation,
        Self::ClientAttestationProof,
        Self::DpopKey,
        Self::DpopProof,
        Self::Hashes,
        Self::Logout,
        Self::SecurityEvent,
    ];

    /// Its name; stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::ClientAttestation => "client-attestation",
            Self::ClientAttestationProof => "client-attestation-proof",
            Self::DpopKey => "dpop-key",
            Self::DpopProof => "dpop-proof",
            Self::Hashes => "hashes",
            Self::Logout => "logout",
            Self::SecurityEvent => "security-event",
        }
    }

    /// What a token is: by `typ` where that says it, else by its claims.
    pub fn of(reading: &Reading) -> Vec<Self> {
        let parts = Parts::of(reading);
        if let Some(kind) = by_type(parts).or_else(|| by_claims(parts)) {
            return vec![kind];
        }
        let confirmed = |name| parts.confirmation(name).is_some();
        let hashes = hashes::CLAIMS.iter().any(|name| parts.has(name));
        let kinds = [
            (hashes, Self::Hashes),
            (confirmed("jkt"), Self::DpopKey),
            (confirmed(certificate::MEMBER), Self::Certificate),
        ];
        let kinds = kinds.into_iter().filter(|(is, _)| *is);
        kinds.map(|(_, kind)| kind).collect()
    }

    /// Whether such a token states something and gives no right to call an API.
    pub(crate) fn is_statement(self) -> bool {
        match self {
            Self::ClientAttestation
            | Self::ClientAttestationProof
            | Self::DpopProof
            | Self::Logout
            | Self::SecurityEvent => true,
            Self::Certificate | Self::DpopKey | Self::Hashes => false,
        }
    }

    fn check(self, subject: &Reading, beside: &Beside<'_>) -> Vec<Check> {
        match self {
            Self::Certificate => certificate::check(subject, beside),
            Self::ClientAttestation => client_attestation::check(subject, beside),
            Self::ClientAttestationProof => client_attestation::check_proof(subject, beside),
            Self::DpopKey => match kin::proof_of(subject, beside.others) {
                Some(proof) => dpop::check(proof, Some(subject), beside),
                None => dpop::without_proof(subject),
            },
            Self::DpopProof => {
                let access_token = kin::access_token_of(subject, beside.others);
                dpop::check(subject, access_token, beside)
            }
            Self::Hashes => hashes::check(subject, beside),
            Self::Logout => logout::check(subject, beside),
            Self::SecurityEvent => security_event::check(subject),
        }
    }
}

fn by_type(parts: Parts<'_>) -> Option<Bound> {
    let typ = parts.parameter("typ").ok()??.string()?;
    let types = [
        (client_attestation::TYP, Bound::ClientAttestation),
        (client_attestation::PROOF_TYP, Bound::ClientAttestationProof),
        (dpop::TYP, Bound::DpopProof),
        (logout::TYP, Bound::Logout),
        (security_event::TYP, Bound::SecurityEvent),
    ];
    let mut types = types.into_iter();
    let kind = types.find(|(wanted, _)| claim::is_type(&typ, wanted));
    kind.map(|(_, kind)| kind)
}

/// `typ` is left off, or says no more than that it is a JWT (RFC 7519 §5.1).
fn by_claims(parts: Parts<'_>) -> Option<Bound> {
    let typ = parts.parameter("typ").ok().flatten();
    if typ
        .and_then(|typ| typ.string())
        .is_some_and(|typ| !claim::is_type(&typ, "JWT"))
    {
        return None;
    }
    if parts.has("htm") && parts.has("htu") {
        return Some(Bound::DpopProof);
    }
    let events = parts.claim("events").ok()??;
    Some(match events.get(logout::EVENT) {
        Some(_) => Bound::Logout,
        None => Bound::SecurityEvent,
    })
}
