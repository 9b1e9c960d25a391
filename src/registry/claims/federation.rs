//! OpenID Federation: statements by which organisations vouch for each other.
//! Source, date and how to refresh: see the parent module.

use crate::registry::entry::{Entry, entries};

pub(super) const CLAIMS: &[Entry] = entries! {
    "authority_hints": List, Special, "OpenID Federation 1.0 §3.2",
        "Who stands directly above this organisation and vouches for it.";
    "constraints": Object, Special, "OpenID Federation 1.0 §13.3",
        "How long a chain of trust may be, and which names it may contain.";
    "crit": List, Special, "OpenID Federation 1.0 §13.4",
        "Claims without which the statement may not be accepted.";
    "delegation": Text, Special, "OpenID Federation 1.0 §13.6",
        "A token by which the owner of a trust mark lets somebody else issue it.";
    "jwks": Object, Key, "OpenID Federation 1.0 §13.1",
        "The organisation's public keys.";
    "keys": List, Key, "OpenID Federation 1.0 §5.2.1",
        "Public keys: this is a signed key set.";
    "logo_uri": Uri, Special, "OpenID Federation 1.0 §13.7",
        "Where the logo can be loaded.";
    "metadata": Object, Special, "OpenID Federation 1.0 §13.2",
        "How the organisation's servers and clients are set up, one member per kind.";
    "metadata_policy": Object, Special, "OpenID Federation 1.0 §3.3",
        "What those below may write in their metadata.";
    "metadata_policy_crit": List, Special, "OpenID Federation 1.0 §3.3",
        "Policy operators without which the statement may not be accepted.";
    "ref": Uri, Special, "OpenID Federation 1.0 §13.5",
        "A page with more about the trust mark.";
    "source_endpoint": Uri, Special, "OpenID Federation 1.0 §3.3",
        "The address that handed out this statement.";
    "trust_anchor": Uri, Special, "OpenID Federation 1.0 §12.2.3",
        "The root of trust that was chosen when the client registered.";
    "trust_anchor_hints": List, Special, "OpenID Federation 1.0 §3.2",
        "Roots of trust under which this organisation can be found.";
    "trust_chain": List, Special, "OpenID Federation 1.0 §8.3.2",
        "The statements that lead from the organisation to a root of trust.";
    "trust_mark_issuers": Object, Special, "OpenID Federation 1.0 §3.2",
        "The issuers that each trust mark may come from.";
    "trust_mark_owners": Object, Special, "OpenID Federation 1.0 §3.2",
        "Whose property each trust mark is.";
    "trust_mark_type": Text, Special, "OpenID Federation 1.0 §7.1",
        "Which trust mark this is.";
    "trust_marks": List, Special, "OpenID Federation 1.0 §3.2",
        "Seals of quality that the organisation was awarded.";
};
