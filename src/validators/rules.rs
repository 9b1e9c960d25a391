//! What a specification or a platform asks for, whatever the software.

mod entra_api;
mod rfc7519;

pub(super) use entra_api::PROFILE as ENTRA_API;
pub(super) use rfc7519::PROFILE as RFC7519;

use super::Profile;

pub(super) const PROFILES: &[&Profile] = &[&ENTRA_API, &RFC7519];
