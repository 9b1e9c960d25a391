//! Which keys of a ring are tried for a signature, and why not the others.

use super::Facts;
use crate::crypto::fit::{Misfit, Purpose, Wanted, fit};
use crate::crypto::keyring::Keyring;

/// Which keys to try, best first, and why not the others.
pub(super) struct Selection {
    pub(super) fitting: Vec<usize>,
    pub(super) misfits: Vec<(usize, Vec<Misfit>)>,
}

pub(super) fn select(ring: &Keyring, facts: &Facts) -> Selection {
    let algorithm = facts.algorithm.as_deref().unwrap_or_default();
    let wanted = Wanted {
        kid: facts.kid.as_deref(),
        x5t: facts.x5t.as_deref(),
        x5t_s256: facts.x5t_s256.as_deref(),
        ..Wanted::new(algorithm, Purpose::Verify)
    };
    let mut selection = Selection {
        fitting: Vec::new(),
        misfits: Vec::new(),
    };
    for (index, key) in ring.keys.iter().enumerate() {
        let own = fit(key, &wanted);
        if own.iter().all(is_tolerable) {
            selection.fitting.push(index);
        } else {
            selection.misfits.push((index, own));
        }
    }
    // Those that say that they are the one come before those that say nothing.
    let is_named = |index: &usize| {
        let kid = ring
            .keys
            .get(*index)
            .and_then(|key| key.labels.kid.as_deref());
        wanted.kid.is_some() && kid == wanted.kid
    };
    selection.fitting.sort_by_key(|index| !is_named(index));
    selection
}

/// What is wrong with such a key does not keep it from being the one; whether it can be computed
/// with shows when it is tried.
fn is_tolerable(misfit: &Misfit) -> bool {
    matches!(misfit, Misfit::ShortSecret { .. } | Misfit::Fault(_))
}
