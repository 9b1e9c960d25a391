//! Stub.
use yew::prelude::*;
use super::state::Shared;
/// Stub.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ClaimsProps {
    /// Stub.
    pub diagnosis: Shared,
}
/// Stub.
#[component]
pub fn Claims(_props: &ClaimsProps) -> Html { Html::default() }
