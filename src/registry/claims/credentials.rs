//! Verifiable credentials, selective disclosure, and the status of a credential.
//! Source, date and how to refresh: see the parent module.

use crate::registry::entry::{Entry, entries};

pub(super) const CLAIMS: &[Entry] = entries! {
    "...": Text, Special, "RFC 9901 §4.2.4.2",
        "Stands for an array element that the holder may reveal or keep back.";
    "_sd": List, Special, "RFC 9901 §4.2.4.1",
        "Stands for claims that the holder may reveal or keep back; each is a hash.";
    "_sd_alg": Text, Special, "RFC 9901 §4.1.1",
        "Which hash the hidden claims use; `sha-256` when left out.";
    "sd_hash": Text, Special, "RFC 9901 §4.3",
        "Ties the holder's proof to exactly the claims that were revealed.";
    "status": Object, Session, "draft-ietf-oauth-status-list",
        "Where to learn whether the token was revoked since.",
        caution: "A valid signature says nothing about revocation.";
    "status_list": Object, Special, "draft-ietf-oauth-status-list",
        "The packed list that says which tokens were revoked.";
    "ttl": Seconds, Time, "draft-ietf-oauth-status-list",
        "How long a copy of the status list may be kept.";
    "vc": Object, Special, "W3C Verifiable Credentials Data Model 1.0 §6.3.1",
        "A credential, as version 1 of the W3C model puts it into a token.";
    "vct": Text, Special, "draft-ietf-oauth-sd-jwt-vc",
        "What type of credential this is.";
    "vp": Object, Special, "W3C Verifiable Credentials Data Model 1.0 §6.3.1",
        "Credentials that their holder presents, as version 1 of the W3C model puts it.";
};
