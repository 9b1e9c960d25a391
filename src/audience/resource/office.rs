//! Microsoft Graph and the Microsoft 365 services.

use super::{Acceptance, BOTH, ROADTOOLS, Resource, identifier, instances};
use crate::registry::cloud::Cloud::{China, Germany, Public, UsDefense, UsGovernment};

pub(super) static RESOURCES: &[Resource] = &[
    Resource {
        name: "Microsoft Graph",
        ids: &["00000003-0000-0000-c000-000000000000"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://graph.microsoft.com"),
            identifier(Public, "https://graph.microsoft.com/"),
            identifier(UsGovernment, "https://graph.microsoft.us"),
            identifier(UsGovernment, "https://graph.microsoft.us/"),
            identifier(UsDefense, "https://dod-graph.microsoft.us"),
            identifier(UsDefense, "https://dod-graph.microsoft.us/"),
            identifier(China, "https://microsoftgraph.chinacloudapi.cn"),
            identifier(China, "https://microsoftgraph.chinacloudapi.cn/"),
        ],
        instances: &[],
        scope: "https://graph.microsoft.com/.default",
        source: BOTH,
    },
    Resource {
        name: "Azure AD Graph (retired)",
        ids: &["00000002-0000-0000-c000-000000000000"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://graph.windows.net/"),
            identifier(Public, "https://graph.windows.net"),
            identifier(UsGovernment, "https://graph.microsoftazure.us"),
            identifier(China, "https://graph.chinacloudapi.cn/"),
            identifier(Germany, "https://graph.cloudapi.de/"),
        ],
        instances: &[],
        scope: "https://graph.windows.net//.default",
        source: BOTH,
    },
    Resource {
        name: "Office 365 Exchange Online (Outlook)",
        ids: &["00000002-0000-0ff1-ce00-000000000000"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://outlook.office365.com"),
            identifier(Public, "https://outlook.office365.com/"),
            identifier(Public, "https://outlook.office.com"),
            identifier(Public, "https://outlook.office.com/"),
            identifier(Public, "https://outlook.com/"),
            identifier(Public, "https://ps.outlook.com"),
        ],
        instances: &[],
        scope: "https://outlook.office365.com/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Office 365 SharePoint Online",
        ids: &["00000003-0000-0ff1-ce00-000000000000"],
        id_acceptance: Acceptance::Refused(SHAREPOINT),
        identifiers: &[
            identifier(Public, "api://00000003-0000-0ff1-ce00-000000000000"),
            identifier(Public, "https://onedrive.cloud.microsoft/"),
        ],
        instances: &[
            instances(Public, ".sharepoint.com"),
            instances(UsGovernment, ".sharepoint.us"),
            instances(UsDefense, ".dps.mil"),
            instances(Germany, ".sharepoint.de"),
        ],
        scope: "https://{tenant}.sharepoint.com/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Office 365 Management APIs",
        ids: &["c5393580-f805-4401-95e8-94b7a6ef2fc2"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://manage.office.com"),
            identifier(Public, "https://manage-gcc.office.com"),
            identifier(UsGovernment, "https://manage.office365.us"),
        ],
        instances: &[],
        scope: "https://manage.office.com/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Power BI and Microsoft Fabric",
        ids: &[
            "00000009-0000-0000-c000-000000000000",
            "fc4979e5-0aa5-429f-b13a-5d1365be5566",
        ],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://analysis.windows.net/powerbi/api"),
            identifier(Public, "https://analysis.windows.net/powerbi/api/"),
            identifier(Public, "https://api.fabric.microsoft.com"),
            identifier(
                UsGovernment,
                "https://analysis.usgovcloudapi.net/powerbi/api",
            ),
        ],
        instances: &[],
        scope: "https://analysis.windows.net/powerbi/api/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Microsoft Entra ID token exchange (workload identity federation)",
        ids: &[],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "api://AzureADTokenExchange").accepted(FEDERATION),
            identifier(UsGovernment, "api://AzureADTokenExchangeUSGov").accepted(FEDERATION),
            identifier(China, "api://AzureADTokenExchangeChina").accepted(FEDERATION),
        ],
        instances: &[],
        scope: "api://AzureADTokenExchange/.default",
        source: FEDERATION,
    },
];

const SHAREPOINT: &str =
    "AzureAD/azure-activedirectory-library-for-js#589; pnp/pnpframework#662; pnp/powershell#5133";
const FEDERATION: &str = "learn.microsoft.com/graph/api/resources/federatedidentitycredential";
