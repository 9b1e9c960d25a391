//! What people paste from meshes and clusters: who is let through, by Envoy, Istio and Kubernetes.

mod api_server_flags;
mod authentication_configuration;
mod authorization_policy;
mod envoy;
mod flags;
mod mistakes;
mod object;
mod request_authentication;

use super::Form;

pub(super) static FORMS: &[&Form] = &[
    &envoy::FORM,
    &request_authentication::FORM,
    &authorization_policy::FORM,
    &authentication_configuration::FORM,
    &api_server_flags::FORM,
];
