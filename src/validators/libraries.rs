//! Libraries, and the frameworks that use them.

mod passport_azure_ad;

use super::Profile;

pub(super) const PROFILES: &[&Profile] = &[&passport_azure_ad::PROFILE];
