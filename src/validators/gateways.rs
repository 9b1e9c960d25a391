//! What stands before an API and checks tokens for it.

mod apim;
mod apim_validate_azure_ad_token;
mod apim_validate_jwt;
mod application_gateway;
mod aws_http_api;
mod easy_auth;
mod envoy;
mod istio;
mod kubernetes;
mod plain;
mod vault_jwt;

use super::Profile;

pub(super) const PROFILES: &[&Profile] = &[
    &apim_validate_jwt::PROFILE,
    &apim_validate_azure_ad_token::PROFILE,
    &easy_auth::PROFILE,
    &application_gateway::PROFILE,
    &aws_http_api::PROFILE,
    &envoy::PROFILE,
    &istio::PROFILE,
    &kubernetes::PROFILE,
    &vault_jwt::PROFILE,
];
