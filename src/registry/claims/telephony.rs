//! Telephony: signed caller identity (PASSporT) and other claims about SIP calls.
//! Source, date and how to refresh: see the parent module.

use crate::registry::entry::{Entry, entries};

pub(super) const CLAIMS: &[Entry] = entries! {
    "attest": Text, Special, "RFC 8588",
        "How sure the phone company is that the caller may use the number: A, B or C.";
    "crn": Text, Special, "RFC 9795",
        "Why the caller calls, in words for the person called.";
    "dest": Object, Special, "RFC 8225 §5.2.1",
        "Whom a call was placed to.";
    "div": Object, Special, "RFC 8946",
        "From which number a call was forwarded.";
    "jcard": Any, Special, "RFC 8688; RFC 7095",
        "How to reach whoever had the call blocked.";
    "mky": List, Special, "RFC 8225 §5.2.2",
        "Fingerprints of the keys that protect the sound of a call.";
    "msgi": Text, Special, "RFC 9475",
        "A hash that shows that a text message was not changed on its way.";
    "opt": Text, Special, "RFC 8946",
        "The signed caller identity as it was before the call was forwarded.";
    "orig": Object, Special, "RFC 8225 §5.2.1",
        "Who placed a call.";
    "origid": Text, Special, "RFC 8588",
        "An id that leads the phone company to where a call entered its network.";
    "rcd": Object, Special, "RFC 9795",
        "What to show about the caller: name, logo or contact card.";
    "rcdi": Object, Special, "RFC 9795",
        "Hashes that show that logo and contact card were not exchanged.";
    "rph": Object, Special, "RFC 8443 §3",
        "The priority that a call may claim, as in an emergency.";
    "sip_callid": Text, Special, "RFC 8055; RFC 3261",
        "Repeats the Call-ID of a SIP request.";
    "sip_cseq_num": Any, Special, "RFC 8055; RFC 3261",
        "Repeats the sequence number of a SIP request.";
    "sip_date": Any, Special, "RFC 8055; RFC 3261",
        "Repeats the date of a SIP request.";
    "sip_from_tag": Text, Special, "RFC 8055; RFC 3261",
        "Repeats the tag with which a SIP request marks its sender.";
    "sip_via_branch": Text, Special, "RFC 8055; RFC 3261",
        "Repeats the branch with which a SIP request marks its hop.";
    "sph": Text, Special, "RFC 9027",
        "The kind of emergency call, such as a call back from the emergency centre.";
};
