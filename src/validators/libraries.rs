//! Libraries, and the frameworks that use them.

use super::Profile;

pub(super) const PROFILES: &[&Profile] = &[];
