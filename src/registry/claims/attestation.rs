//! Attestation: what a device says about itself (EAT).
//! Source, date and how to refresh: see the parent module.

use crate::registry::entry::{Entry, entries};

pub(super) const CLAIMS: &[Entry] = entries! {
    "bootcount": Number, Special, "RFC 9711",
        "How many times the device has started.";
    "bootseed": Text, Special, "RFC 9711",
        "A random value that changes with every start of the device.";
    "cmw": Any, Special, "RFC-ietf-rats-msg-wrap",
        "Evidence about a device, wrapped with its media type.";
    "dbgstat": Text, Special, "RFC 9711",
        "Whether the device can be debugged, and since when not.";
    "dloas": List, Special, "RFC 9711",
        "Where to find the certificates of approval of the device.";
    "eat_nonce": TextOrList, Special, "RFC 9711",
        "Repeats the asker's random value, which shows that the evidence is new.";
    "eat_profile": Text, Special, "RFC 9711",
        "Which set of rules the evidence keeps.";
    "hwmodel": Text, Special, "RFC 9711",
        "Which product the device is.";
    "hwversion": List, Special, "RFC 9711",
        "Which version of the product the device is.";
    "intuse": Text, Special, "RFC 9711",
        "What the evidence is meant for, such as registration.";
    "location": Object, Special, "RFC 9711",
        "Where on Earth the device is.";
    "manifests": List, Special, "RFC 9711",
        "Lists of the software that the maker installed.";
    "measres": List, Special, "RFC 9711",
        "Whether the software matched what was expected.";
    "measurements": List, Special, "RFC 9711",
        "Fingerprints of the software that is installed or runs.";
    "oemboot": Flag, Special, "RFC 9711",
        "Whether the device started software that its maker allows.";
    "oemid": Any, Special, "RFC 9711",
        "Who made the device.";
    "submods": Object, Special, "RFC 9711",
        "The same claims again, for each part of the device.";
    "sueids": Object, Special, "RFC 9711",
        "Ids of the device that stay until a change of life, such as a new owner.";
    "swname": Text, Special, "RFC 9711",
        "What the software is called.";
    "swversion": List, Special, "RFC 9711",
        "Which version of the software is installed.";
    "ueid": Text, Special, "RFC 9711",
        "An id of the device that is unique in the world and never changes.";
    "uptime": Seconds, Special, "RFC 9711",
        "How long the device has been running.";
};
