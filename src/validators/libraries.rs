//! Libraries, and the frameworks that use them.

pub(super) mod identity_model;

mod aspnet_jwt_bearer;
mod json_web_token_handler;
mod jwt_security_token_handler;
mod passport_azure_ad;

use super::Profile;

pub(super) const PROFILES: &[&Profile] = &[
    &json_web_token_handler::PROFILE,
    &jwt_security_token_handler::PROFILE,
    &aspnet_jwt_bearer::PROFILE,
    &passport_azure_ad::PROFILE,
];
