//! What each rule asks for, by its code.

use crate::binding::check::Rule;
use crate::catalogue::{Prose, prose};

static ASKS: [(&str, Prose); 67] = [
    (
        "dpop-form",
        prose("The proof is one whole token in compact form."),
    ),
    ("dpop-typ", prose("typ of the proof is dpop+jwt.")),
    (
        "dpop-alg",
        prose("alg of the proof is a signature with a public key."),
    ),
    ("dpop-jwk", prose("jwk of the proof is a usable key.")),
    (
        "dpop-jwk-public",
        prose("jwk of the proof holds nothing private."),
    ),
    ("dpop-signature", prose("The key in jwk signed the proof.")),
    ("dpop-jti", prose("jti of the proof is there.")),
    ("dpop-htm", prose("htm is the method of the request.")),
    (
        "dpop-htu",
        prose("htu is the address of the request, query and fragment left off."),
    ),
    (
        "dpop-htu-bare",
        prose("htu has neither a query nor a fragment."),
    ),
    (
        "dpop-nonce",
        prose("nonce is the one that the server gave."),
    ),
    (
        "dpop-iat",
        prose("The proof was made just now; five minutes are allowed here."),
    ),
    (
        "dpop-ath",
        prose("ath is the SHA-256 hash of the access token."),
    ),
    (
        "dpop-jkt",
        prose("cnf.jkt of the access token is the thumbprint of the key in the proof."),
    ),
    (
        "dpop-scheme",
        prose("The access token is sent with the scheme DPoP, not Bearer."),
    ),
    (
        "certificate-thumbprint",
        prose("x5t#S256 in cnf is the SHA-256 hash of the client's certificate."),
    ),
    (
        "attestation-typ",
        prose("typ of the attestation is oauth-client-attestation+jwt."),
    ),
    ("attestation-alg", prose("The attestation is signed.")),
    ("attestation-sub", prose("sub names the client.")),
    (
        "attestation-exp",
        prose("exp of the attestation is there and has not passed."),
    ),
    (
        "attestation-iat",
        prose("iat of the attestation, where it is there, is not in the future."),
    ),
    ("attestation-cnf", prose("cnf.jwk is a usable key.")),
    (
        "attestation-cnf-public",
        prose("cnf.jwk holds nothing private."),
    ),
    (
        "attestation-proof",
        prose("A proof shows that the sender holds the key in cnf."),
    ),
    (
        "attestation-proof-typ",
        prose("typ of the proof is oauth-client-attestation-pop+jwt."),
    ),
    (
        "attestation-proof-alg",
        prose("The attestation's proof is signed."),
    ),
    (
        "attestation-proof-signature",
        prose("The key in cnf of the attestation signed the proof."),
    ),
    (
        "attestation-proof-aud",
        prose("aud of the proof names the receiver, and nobody else."),
    ),
    (
        "attestation-proof-jti",
        prose("jti of the attestation's proof is there."),
    ),
    (
        "attestation-proof-iat",
        prose("The attestation's proof was made just now; five minutes are allowed here."),
    ),
    (
        "attestation-proof-challenge",
        prose("challenge is the one that the server gave."),
    ),
    (
        "attestation-proof-iss",
        prose("iss of the proof, which older drafts have, is the sub of the attestation."),
    ),
    (
        "id-token-at-hash",
        prose("at_hash is the left half of the hash of the access token."),
    ),
    (
        "id-token-c-hash",
        prose("c_hash is the left half of the hash of the authorization code."),
    ),
    (
        "id-token-s-hash",
        prose("s_hash is the left half of the hash of state."),
    ),
    ("logout-typ", prose("typ is logout+jwt.")),
    ("logout-alg", prose("The logout token is signed.")),
    ("logout-iss", prose("iss of the logout token is there.")),
    ("logout-aud", prose("aud of the logout token is there.")),
    (
        "logout-iat",
        prose("iat of the logout token is there and not in the future."),
    ),
    (
        "logout-exp",
        prose("exp of the logout token is there and has not passed."),
    ),
    (
        "logout-lifetime",
        prose("The logout token lives for 120 seconds at most."),
    ),
    ("logout-jti", prose("jti of the logout token is there.")),
    (
        "logout-sub-or-sid",
        prose("sub or sid says who is logged out."),
    ),
    ("logout-events", prose("events names the logout.")),
    (
        "logout-event-empty",
        prose("The event of the logout is an empty object."),
    ),
    (
        "logout-nonce",
        prose("There is no nonce, so that nobody takes it for an ID token."),
    ),
    ("logout-same-iss", prose("iss is that of the ID token.")),
    ("logout-same-sub", prose("sub is that of the ID token.")),
    ("logout-same-sid", prose("sid is that of the ID token.")),
    ("event-typ", prose("typ is secevent+jwt.")),
    ("event-iss", prose("iss of the event token is there.")),
    ("event-iat", prose("iat of the event token is there.")),
    ("event-jti", prose("jti of the event token is there.")),
    ("event-aud", prose("aud of the event token is there.")),
    (
        "event-events",
        prose("events is an object with an object for each event."),
    ),
    ("event-names", prose("The name of each event is a URI.")),
    ("event-once", prose("No event is named twice.")),
    ("event-toe", prose("toe is a time.")),
    ("event-txn", prose("txn is a text.")),
    (
        "event-exp",
        prose("There is no exp: what has happened does not expire."),
    ),
    (
        "event-ssf-typ",
        prose("typ is secevent+jwt, which the Shared Signals Framework demands."),
    ),
    (
        "event-ssf-sub-id",
        prose("sub_id says whom the event is about."),
    ),
    (
        "event-ssf-sub",
        prose("There is no sub; the Shared Signals Framework has sub_id instead."),
    ),
    (
        "event-ssf-exp",
        prose("There is no exp, which the Shared Signals Framework forbids."),
    ),
    (
        "event-ssf-txn",
        prose("txn ties the events of one transaction together."),
    ),
    ("event-ssf-one", prose("The token states one event.")),
];

/// What a rule asks for, in a sentence.
pub fn rule_asks(rule: &Rule) -> &'static str {
    let mut all = ASKS.iter();
    let own = all.find(|(code, _)| *code == rule.code);
    own.map_or("", |(_, asks)| asks.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::binding::{certificate, client_attestation, dpop, hashes, logout, security_event};

    #[test]
    fn every_rule_is_asked_in_words() {
        let rules: [&[&'static Rule]; 7] = [
            &dpop::RULES,
            &certificate::RULES,
            &client_attestation::RULES,
            &client_attestation::PROOF_RULES,
            &hashes::RULES,
            &logout::RULES,
            &security_event::RULES,
        ];
        let codes: Vec<_> = rules.concat().iter().map(|rule| rule.code).collect();
        let worded: Vec<_> = ASKS.iter().map(|(code, _)| *code).collect();
        assert_eq!(worded, codes);
    }
}
