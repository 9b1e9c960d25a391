//! Azure: secrets, storage and databases.

use super::{Acceptance, BOTH, ROADTOOLS, Resource, identifier, instances};
use crate::registry::cloud::Cloud::{China, Germany, Public, UsGovernment};

pub(super) static RESOURCES: &[Resource] = &[
    Resource {
        name: "Azure Key Vault",
        ids: &["cfa8b339-82a2-471a-a3c9-0fc0be7a4093"],
        id_acceptance: Acceptance::Depends(VAULT),
        identifiers: &[
            identifier(Public, "https://vault.azure.net").accepted(VAULT),
            identifier(Public, "https://vault.azure.net/").refused(VAULT),
            // Azure/go-autorest autorest/azure/environments.go, ResourceIdentifiers.
            identifier(UsGovernment, "https://vault.usgovcloudapi.net"),
            identifier(China, "https://vault.azure.cn"),
            identifier(Germany, "https://vault.microsoftazure.de"),
        ],
        instances: &[
            instances(Public, ".vault.azure.net").refused(VAULT),
            instances(UsGovernment, ".vault.usgovcloudapi.net"),
            instances(China, ".vault.azure.cn"),
            instances(Germany, ".vault.microsoftazure.de"),
        ],
        scope: "https://vault.azure.net/.default",
        source: BOTH,
    },
    Resource {
        name: "Azure Storage",
        ids: &["e406a681-f3d4-42a8-90b6-c2b029497af1"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://storage.azure.com"),
            identifier(Public, "https://storage.azure.com/"),
        ],
        instances: &[
            instances(Public, ".blob.core.windows.net").accepted(BLOB),
            instances(Public, ".dfs.core.windows.net"),
            instances(Public, ".file.core.windows.net"),
            instances(Public, ".queue.core.windows.net"),
            instances(Public, ".table.core.windows.net"),
            instances(UsGovernment, ".blob.core.usgovcloudapi.net"),
            instances(UsGovernment, ".file.core.usgovcloudapi.net"),
            instances(UsGovernment, ".queue.core.usgovcloudapi.net"),
            instances(UsGovernment, ".table.core.usgovcloudapi.net"),
            instances(China, ".blob.core.chinacloudapi.cn"),
            instances(China, ".file.core.chinacloudapi.cn"),
            instances(China, ".queue.core.chinacloudapi.cn"),
            instances(China, ".table.core.chinacloudapi.cn"),
        ],
        scope: "https://storage.azure.com/.default",
        source: BOTH,
    },
    Resource {
        name: "Azure Database for PostgreSQL and MySQL",
        ids: &["123cd850-d9df-40bd-94d5-c9f07b7fa203"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://ossrdbms-aad.database.windows.net"),
            identifier(
                UsGovernment,
                "https://ossrdbms-aad.database.usgovcloudapi.net",
            ),
            identifier(China, "https://ossrdbms-aad.database.chinacloudapi.cn"),
            identifier(Germany, "https://ossrdbms-aad.database.cloudapi.de"),
        ],
        // Listed before Azure SQL, whose hosts end alike.
        instances: &[instances(Public, ".ossrdbms-aad.database.windows.net")],
        scope: "https://ossrdbms-aad.database.windows.net/.default",
        source: BOTH,
    },
    Resource {
        name: "Azure SQL Database",
        ids: &["022907d3-0f1b-48f7-badc-1ba6abab6d66"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://database.windows.net/").accepted(SQL),
            identifier(Public, "https://database.windows.net").depends(SQL),
            identifier(Public, "https://sql.azuresynapse.net"),
            identifier(Public, "https://sql.azuresynapse.net/"),
        ],
        instances: &[
            instances(Public, ".database.windows.net"),
            instances(UsGovernment, ".database.usgovcloudapi.net"),
            instances(China, ".database.chinacloudapi.cn"),
            instances(Germany, ".database.cloudapi.de"),
        ],
        scope: "https://database.windows.net//.default",
        source: BOTH,
    },
    Resource {
        name: "Azure Databricks",
        ids: &["2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"],
        id_acceptance: Acceptance::Accepted(DATABRICKS),
        identifiers: &[identifier(Public, "https://azuredatabricks.net/").refused(DATABRICKS)],
        instances: &[],
        scope: "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Azure Data Explorer (Kusto)",
        ids: &["2746ea77-4702-4b45-80ca-3c97e680e8b7"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[identifier(Public, "https://kusto.kusto.windows.net")],
        instances: &[instances(Public, ".kusto.windows.net")],
        scope: "https://{cluster}.{region}.kusto.windows.net/.default",
        source: ROADTOOLS,
    },
];

/// Error AKV10022 as quoted there names what the vault expects and what it found.
const VAULT: &str = "crossplane-contrib/provider-azure#346; argoproj-labs/argocd-vault-plugin#621; Azure/go-autorest#525";
const BLOB: &str = "learn.microsoft.com/dotnet/api/azure.storage.blobs.models.blobaudience.createblobserviceaccountaudience";
const SQL: &str = "AzureAD/microsoft-authentication-library-for-dotnet#747, #894";
const DATABRICKS: &str = "MicrosoftDocs/azure-docs#85703, #83517";
