//! Mobile networks, content delivery, and services that use tokens in their own way.
//! Source, date and how to refresh: see the parent module.

use crate::registry::entry::{Entry, entries};

pub(super) const CLAIMS: &[Entry] = entries! {
    "analyticsIdList": List, Special, "3GPP TS 29.510 §6.3.5.2.4",
        "Which analyses of a 5G network the token opens.";
    "at_use_nbr": Number, Session, "ETSI GS NFV-SEC 022",
        "After how many requests the token is used up.";
    "atc": Object, Special, "RFC 9447",
        "Proof towards a certificate authority that somebody may use a name.";
    "cdnicrit": Text, Special, "RFC 9246 §2.1.9",
        "Which CDN claims a server must know, separated by commas, or else refuse the token.";
    "cdniets": Seconds, Time, "RFC 9246 §2.1.12",
        "For how long a renewed token lives.";
    "cdniip": Text, Special, "RFC 9246 §2.1.10",
        "From which addresses the content may be fetched.";
    "cdnistd": Number, Special, "RFC 9246 §2.1.14",
        "How much of the path a renewed token's cookie covers.";
    "cdnistt": Number, Special, "RFC 9246 §2.1.13",
        "How a renewed token is handed over, for example as a cookie.";
    "cdniuc": Text, Special, "RFC 9246 §2.1.11",
        "Which addresses the token opens, as a pattern or a hash.";
    "cdniv": Number, Special, "RFC 9246 §2.1.8",
        "Which version of the CDN claims is used.";
    "consumerPlmnId": Object, Special, "3GPP TS 29.510 §6.3.5.2.4",
        "The public mobile network from which a 5G function asks.";
    "consumerSnpnId": Object, Special, "3GPP TS 29.510 §6.3.5.2.4",
        "The private mobile network from which a 5G function asks.";
    "geohash": TextOrList, Special, "CTA-5009",
        "One or more map squares, each as a short code.";
    "producerNfServiceSetId": Text, Special, "3GPP TS 29.510 §6.3.5.2.4",
        "The set of 5G services that may be asked.";
    "producerNfSetId": Text, Special, "3GPP TS 29.510 §6.3.5.2.4",
        "The set of 5G functions that may be asked.";
    "producerNsiList": List, Special, "3GPP TS 29.510 §6.3.5.2.4",
        "The instances of network slices that may be asked.";
    "producerPlmnId": Object, Special, "3GPP TS 29.510 §6.3.5.2.4",
        "The public mobile network that may be asked.";
    "producerSnpnId": Object, Special, "3GPP TS 29.510 §6.3.5.2.4",
        "The private mobile network that may be asked.";
    "producerSnssaiList": List, Special, "3GPP TS 29.510 §6.3.5.2.4",
        "The network slices that may be asked.";
    "rdap_allowed_purposes": List, Permissions, "RFC 9560 §3.1.5.1",
        "For which purposes the person may look up domain owners.";
    "rdap_dnt_allowed": Flag, Permissions, "RFC 9560 §3.1.5.2",
        "Whether the person may ask that their look-ups are not recorded.";
    "resOwnerId": Text, Special, "3GPP TS 29.222 §8.5.4.2.8",
        "Whose data a mobile network's API is asked for.";
    "sig_val_claims": Object, Special, "RFC 9321 §3.2.3",
        "The result of checking the signature of a document.";
    "sourceNfInstanceId": Text, Special, "3GPP TS 29.510 §6.3.5.2.4",
        "The 5G function whose data another one passes on.";
};
