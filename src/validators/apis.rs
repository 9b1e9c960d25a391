//! APIs that check tokens for themselves, each with its own answer.

use super::Profile;

pub(super) const PROFILES: &[&Profile] = &[];
