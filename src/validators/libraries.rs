//! Libraries, and the frameworks that use them.

pub(super) mod identity_model;

mod aad_issuer;
mod aad_issuer_validator;
mod aspnet_jwt_bearer;
mod identity_web;
mod json_web_token_handler;
mod jwt_security_token_handler;
mod owin_jwt;
mod passport_azure_ad;
mod smallrye_jwt;
mod spring_security;

use super::Profile;

pub(super) const PROFILES: &[&Profile] = &[
    &json_web_token_handler::PROFILE,
    &jwt_security_token_handler::PROFILE,
    &aspnet_jwt_bearer::PROFILE,
    &identity_web::PROFILE,
    &aad_issuer_validator::PROFILE,
    &owin_jwt::PROFILE,
    &passport_azure_ad::PROFILE,
    &spring_security::PROFILE,
    &smallrye_jwt::PROFILE,
];
