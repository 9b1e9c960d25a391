//! The places of a table where the right value is missing.

use crate::diagnosis::fix::{Advice, Candidate, Side};
use crate::diagnosis::gate::GateName;
use crate::diagnosis::patch::{Patch, quote};
use crate::validators::{Mend, Table};

/// What the table says of one question; nothing where it has no say.
pub(in crate::diagnosis) fn candidates(table: Option<&Table>, gate: GateName) -> Vec<Candidate> {
    let rows = table.into_iter().flat_map(|table| &table.rows);
    let mends = rows
        .filter(|row| row.gate == gate)
        .flat_map(|row| &row.mends);
    mends.map(|mend| candidate(mend, gate)).collect()
}

/// What is left to change where every row agrees.
pub(in crate::diagnosis) fn left(table: &Table, gate: GateName) -> Vec<Candidate> {
    let mends = table.left.iter();
    mends.map(|mend| candidate(mend, gate)).collect()
}

/// Settings are the validator's, what a token says is the client's; where both change, it is
/// because the issuer was told something else.
fn candidate(mend: &Mend, gate: GateName) -> Candidate {
    let side = match (mend.settings.is_empty(), mend.claims.is_empty()) {
        (_, true) => Side::Api,
        (true, false) => Side::Client,
        (false, false) => Side::Registration,
    };
    let mut patches: Vec<_> = mend
        .settings
        .iter()
        .map(|(kind, text)| Patch::Set(*kind, text.clone()))
        .collect();
    if !mend.claims.is_empty() {
        let member = |(name, value): &(&'static str, String)| (*name, Some(quote(value)));
        patches.push(Patch::Reissue(mend.claims.iter().map(member).collect()));
    }
    Candidate {
        gate,
        advice: Advice::SetPlace {
            side,
            what: mend.what,
            place: mend.place,
            value: mend.value.clone(),
            steps: mend.steps,
            source: mend.source,
        },
        patch: Patch::All(patches),
    }
}
