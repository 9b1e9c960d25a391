//! The answers about what a token is bound to.

use super::super::binding::{key_binding_asks, key_binding_outcome, rule_asks, rule_outcome, ties};
use super::super::words::Words;
use super::super::{Explanation, say};
use crate::binding::{Bound, check, key_binding as kb};
use crate::catalogue::{Prose, prose};
use crate::diagnosis::Diagnosis;
use crate::validators::fill;

static DPOP: Words = Words {
    title: prose("A DPoP proof shows that the sender holds the key of the token."),
    body: prose("Whether the proof was used before, only the server knows that remembers its jti."),
    source: prose("RFC 9449 sections 4.3 and 11.1"),
};
static DPOP_PROOF: Words = Words {
    title: prose("The DPoP proof keeps every rule."),
    body: prose("Whether the proof was used before, only the server knows that remembers its jti."),
    source: prose("RFC 9449 sections 4.3 and 11.1"),
};
static CERTIFICATE: Words = Words {
    title: prose("The client's certificate is the one that the token names."),
    body: prose("Whether the sender holds its private key, only the TLS connection shows."),
    source: prose("RFC 8705 section 3"),
};
static ATTESTATION: Words = Words {
    title: prose("A proof shows that the client holds the key of its attestation."),
    body: prose("Whether the attester is to be trusted, its own signature and key must show."),
    source: prose("draft-ietf-oauth-attestation-based-client-auth-10 section 7"),
};
static ATTESTATION_PROOF: Words = Words {
    title: prose("The proof of the client's key keeps every rule."),
    body: prose("Whether the attester is to be trusted, its own signature and key must show."),
    source: prose("draft-ietf-oauth-attestation-based-client-auth-10 section 7"),
};
static KEY_BINDING: Words = Words {
    title: prose("The key binding shows that the sender holds the key of the token."),
    body: prose(
        "It was made for this verifier, this transaction and these disclosures. How old it may be is for the verifier to say.",
    ),
    source: prose("RFC 9901 section 7.3"),
};

/// A proof or a certificate is in order.
pub(super) fn passed(kind: Bound) -> Explanation {
    let words = match kind {
        Bound::DpopKey => &DPOP,
        Bound::Certificate => &CERTIFICATE,
        Bound::ClientAttestation => &ATTESTATION,
        Bound::ClientAttestationProof => &ATTESTATION_PROOF,
        // The gate asks nothing of the others.
        Bound::DpopProof | Bound::Hashes | Bound::Logout | Bound::SecurityEvent => &DPOP_PROOF,
    };
    words.plain()
}

/// The key binding of an SD-JWT is in order.
pub(super) fn key_binding_passed() -> Explanation {
    KEY_BINDING.plain()
}

static BROKEN: Prose = prose("The binding breaks a rule: {0}");
static KEY_BINDING_BROKEN: Prose = prose("The key binding breaks a rule: {0}");

/// A rule is broken.
pub(super) fn broken(check: &check::Check, now: i64) -> Explanation {
    let said = rule_outcome(&check.outcome, Some(now));
    asked(BROKEN, rule_asks(check.rule), said, check.rule.source)
}

/// A rule about the key binding of an SD-JWT is broken.
pub(super) fn key_binding_broken(check: &kb::Check) -> Explanation {
    let said = key_binding_outcome(&check.outcome);
    let asks = key_binding_asks(check.rule);
    asked(KEY_BINDING_BROKEN, asks, said, check.rule.source())
}

static OPEN: Words = Words {
    title: prose("A rule about the binding could not be looked at."),
    body: prose(""),
    source: prose("RFC 7800 section 3.1"),
};
static OPEN_RULE: Prose = prose("A rule about the binding could not be looked at: {0}");

/// A rule could not be looked at.
pub(super) fn open() -> Explanation {
    OPEN.plain()
}

/// The same with the rule, and why.
#[inline(never)]
pub(super) fn open_rule(code: &str, diagnosis: &Diagnosis) -> Explanation {
    let all = ties(&diagnosis.ties, diagnosis.now);
    let mut rows = all.into_iter().flat_map(|tie| tie.rows);
    match rows.find(|row| row.code == code) {
        Some(row) => asked(OPEN_RULE, row.asks, row.said, row.source),
        None => open(),
    }
}

fn asked(title: Prose, asks: &str, said: String, source: &'static str) -> Explanation {
    say(fill(title.text(), &[asks]), said, source)
}
