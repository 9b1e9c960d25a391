//! What stands before an API and checks tokens for it.

use super::Profile;

pub(super) const PROFILES: &[&Profile] = &[];
