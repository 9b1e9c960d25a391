//! Dynamics 365 and the Power Platform.

use super::{Acceptance, Instance, ROADTOOLS, Resource, identifier, instances};
use crate::registry::cloud::Cloud::{Public, UsGovernment};

pub(super) static RESOURCES: &[Resource] = &[
    Resource {
        name: "Dataverse",
        ids: &["00000007-0000-0000-c000-000000000000"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[],
        instances: &[
            instances(Public, ".crm#.dynamics.com"),
            instances(Public, ".api.cds.dynamics.com"),
        ],
        scope: "https://{organisation}.crm.dynamics.com/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Dynamics 365 Finance and Operations",
        ids: &["00000015-0000-0000-c000-000000000000"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[],
        instances: &[environment(".operations.dynamics.com")],
        scope: "https://{environment}.operations.dynamics.com/.default",
        source: "merill/microsoft-info _info/MicrosoftApps.json; microsoft/AL#2070",
    },
    Resource {
        name: "Dynamics 365 Commerce",
        ids: &["e81d36e9-8b30-4f85-a232-5974b5c4fa1f"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[identifier(Public, "https://commerce.dynamics.com")],
        instances: &[],
        scope: "https://commerce.dynamics.com/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Dynamics 365 Business Central",
        ids: &["996def3d-b36c-4153-8607-a6fd3c01b89f"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://api.businesscentral.dynamics.com"),
            identifier(Public, "https://api.financials.dynamics.com"),
        ],
        instances: &[],
        scope: "https://api.businesscentral.dynamics.com/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Power Platform API",
        ids: &["8578e004-a5c6-46e7-913e-12f58912df43"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://api.powerplatform.com"),
            identifier(UsGovernment, "https://api.gov.powerplatform.microsoft.us"),
        ],
        instances: &[],
        scope: "https://api.powerplatform.com/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Power Apps service",
        ids: &[
            "475226c6-020e-4fb2-8a90-7a972cbfc1d4",
            "9362bc14-3e81-4ef9-8b77-f1c40afe68e0",
        ],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://service.powerapps.com/").accepted(POWER_APPS),
            identifier(Public, "https://service.powerapps.com").refused(POWER_APPS),
            identifier(Public, "https://apps.powerapps.com").accepted(POWER_APPS),
            identifier(Public, "https://apps.powerapps.com/").accepted(POWER_APPS),
            identifier(Public, "https://api.powerapps.com"),
            identifier(Public, "https://api.powerapps.com/"),
        ],
        instances: &[],
        scope: "https://service.powerapps.com//.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Power Automate (Microsoft Flow Service)",
        ids: &["7df0a125-d3be-4c96-aa54-591f83ff541c"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[identifier(Public, "https://service.flow.microsoft.com/")],
        instances: &[],
        scope: "https://service.flow.microsoft.com//.default",
        source: ROADTOOLS,
    },
];

/// The environment's own URL is the audience, in lower case and without a trailing slash.
const fn environment(suffix: &'static str) -> Instance {
    instances(Public, suffix)
        .accepted(FINANCE)
        .refused_with_slash(FINANCE)
}

const FINANCE: &str = "learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/troubleshoot-service-authentication";
/// The error text quoted there lists the allowed audiences and says that slashes count.
const POWER_APPS: &str = "microsoft/Power-Fx#2986; pnp/cli-microsoft365#4489";
