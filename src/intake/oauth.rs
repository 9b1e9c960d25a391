//! Where tokens come from and where they are kept: requests to a token endpoint and its answers,
//! redirects, the output of command lines, kubeconfig, caches and logs of MSAL.

mod command_line;
mod kubeconfig;
mod msal;
mod redirect;
mod token_answer;
mod token_request;

use super::form::Form;

pub(super) static FORMS: &[&Form] = &[
    &token_request::FORM,
    &token_answer::FORM,
    &redirect::FORM,
    &command_line::FORM,
    &kubeconfig::FORM,
    &kubeconfig::CREDENTIAL,
    &msal::CACHE,
    &msal::LOG,
];
