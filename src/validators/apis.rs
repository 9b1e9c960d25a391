//! APIs that check tokens for themselves, each with its own answer.

mod aks;
mod api;
mod azure_devops;
mod batch;
mod bot_framework;
mod business_central;
mod checks;
mod cognitive_services;
mod commerce;
mod container_registry;
mod databricks;
mod dataverse;
mod entra_on_behalf_of;
mod event_hubs;
mod finance_operations;
mod hosts;
mod key_vault;
mod microsoft_graph;
mod monitor;
mod outlook;
mod power_apps;
mod power_bi;
mod resource_manager;
mod service_bus;
mod sharepoint;
mod sql;
mod storage;
mod words;
mod workload_identity;

#[cfg(test)]
mod testing;

use super::Profile;
use api::Api;
pub(super) use hosts::at as at_host;

/// Makes both lists from one: the profiles, and what else is known of each.
macro_rules! list {
    ($($api:ident),* $(,)?) => {
        pub(super) const PROFILES: &[&Profile] =
            &[$(&$api::PROFILE,)* &entra_on_behalf_of::PROFILE, &commerce::PROFILE];
        static APIS: &[&Api] = &[$(&$api::API),*];
    };
}

list![
    microsoft_graph,
    resource_manager,
    key_vault,
    storage,
    sql,
    service_bus,
    event_hubs,
    batch,
    monitor,
    container_registry,
    aks,
    databricks,
    cognitive_services,
    azure_devops,
    power_bi,
    outlook,
    sharepoint,
    dataverse,
    finance_operations,
    business_central,
    power_apps,
    bot_framework,
    workload_identity,
];
