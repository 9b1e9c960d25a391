//! What validators do and say, in words.

use super::gate_name;
use crate::catalogue::{Prose, prose};
use crate::validators::{Family, Spoken, fill};

static SPOKEN: Prose = prose("{0} of {1} speaks of “{2}”.");

/// Who writes a message that was recognised, and what it blames.
pub fn spoken(spoken: &Spoken) -> String {
    let (message, profile) = (spoken.message, spoken.profile);
    let gate = gate_name(message.gate);
    fill(SPOKEN.text(), &[message.code, profile.name, gate])
}

/// The name of a family.
pub fn family(family: Family) -> &'static str {
    match family {
        Family::Rules => "Rules",
        Family::Library => "Libraries and frameworks",
        Family::Gateway => "Gateways",
        Family::Api => "APIs",
    }
}
