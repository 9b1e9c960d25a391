//! APIs that check tokens for themselves, each with its own answer.

mod api;
mod checks;
mod commerce;
mod key_vault;
mod microsoft_graph;
mod resource_manager;
mod words;

#[cfg(test)]
mod testing;

use super::Profile;
use api::Api;

/// Makes both lists from one: the profiles, and what else is known of each.
macro_rules! list {
    ($($api:ident),* $(,)?) => {
        pub(super) const PROFILES: &[&Profile] = &[$(&$api::PROFILE,)* &commerce::PROFILE];
        static APIS: &[&Api] = &[$(&$api::API),*];
    };
}

list![microsoft_graph, resource_manager, key_vault];
