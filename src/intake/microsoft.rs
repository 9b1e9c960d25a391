//! What people paste from the side of Microsoft: settings of .NET and of Azure's gateways, and the
//! registration of an app.

mod application_gateway;
mod client;
mod code;
mod commerce;
mod easy_auth;
mod fill;
mod headquarters;
mod identity_web;
mod jwt_bearer;
mod mistakes;
mod options;
mod owin;
mod passport;
mod registration;

use super::Form;

pub(super) static FORMS: &[&Form] = &[
    &identity_web::FORM,
    &jwt_bearer::FORM,
    &client::FORM,
    &code::FORM,
    &owin::FORM,
    &passport::FORM,
    &easy_auth::FORM,
    &easy_auth::LISTS,
    &application_gateway::FORM,
    &commerce::FORM,
    &headquarters::FORM,
    &registration::FORM,
];
