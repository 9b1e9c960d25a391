//! OAuth: access tokens, delegation, proof of possession and security events.
//! Source, date and how to refresh: see the parent module.

use crate::registry::entry::{Entry, entries};

pub(super) const CLAIMS: &[Entry] = entries! {
    "ace_profile": Any, Special, "RFC 9200 §5.10",
        "How a constrained device must present the token.";
    "act": Object, Caller, "RFC 8693 §4.1",
        "Who acts in the name of the subject; one inside another shows a chain of delegation.";
    "ath": Text, Session, "RFC 9449 §4.2",
        "Ties a DPoP proof to one access token; it is the hash of that token.";
    "authorization_details": List, Permissions, "RFC 9396 §9.1",
        "What the bearer may do, in finer detail than a scope can say.";
    "client_id": Text, Caller, "RFC 8693 §4.3",
        "Which OAuth client asked for the token.";
    "cnonce": Opaque, Session, "RFC 9200 §5.10",
        "Repeats the API's nonce, so a device without a clock can tell that the token is new.";
    "entitlements": List, Permissions, "RFC 7643 §4.1.2; RFC 9068 §2.2.3.1",
        "What the subject has been entitled to, in the issuer's words.";
    "events": Object, Session, "RFC 8417 §2.2",
        "What happened, one member per event: this is a security event, not an access token.";
    "exi": Seconds, Time, "RFC 9200 §5.10.3",
        "How long the token lives after a device without a clock first saw it.";
    "groups": List, Permissions, "RFC 7643 §4.1.2; RFC 9068 §2.2.3.1",
        "Which groups the subject belongs to.";
    "htm": Text, Session, "RFC 9449 §4.2",
        "The one HTTP method that a DPoP proof is good for.";
    "htu": Uri, Session, "RFC 9449 §4.2",
        "The one address, without query and fragment, that a DPoP proof is good for.";
    "may_act": Object, Caller, "RFC 8693 §4.4",
        "Who is allowed to act in the name of the subject.";
    "roles": List, Permissions, "RFC 7643 §4.1.2; RFC 9068 §2.2.3.1",
        "Which roles the subject has.";
    "scope": SpaceSeparated, Permissions, "RFC 8693 §4.2",
        "What the client may do; a missing scope gives 403 rather than 401.";
    "sub_id": Object, Person, "RFC 9493 §4.1",
        "Whom a security event is about, in a form that says what kind of id it is.";
    "toe": Time, Time, "RFC 8417 §2.2",
        "When the event that is reported took place.";
    "token_introspection": Object, Session, "RFC 9701 §5",
        "The answer to a question about another token: this is not an access token.";
    "txn": Text, Session, "RFC 8417 §2.2",
        "Joins tokens and log lines that belong to the same transaction.";
};
