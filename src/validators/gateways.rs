//! What stands before an API and checks tokens for it.

mod application_gateway;
mod plain;

use super::Profile;

pub(super) const PROFILES: &[&Profile] = &[&application_gateway::PROFILE];
