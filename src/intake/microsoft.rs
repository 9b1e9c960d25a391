//! What people paste from the side of Microsoft: settings of .NET and of Azure's gateways, and the
//! registration of an app.

mod client;
mod fill;
mod identity_web;
mod jwt_bearer;
mod mistakes;
mod options;

use super::Form;

pub(super) static FORMS: &[&Form] = &[&identity_web::FORM, &jwt_bearer::FORM, &client::FORM];
