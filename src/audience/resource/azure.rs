//! Azure: management, compute, messaging and AI.

use super::{Acceptance, BOTH, ROADTOOLS, Resource, identifier, instances};
use crate::registry::cloud::Cloud::{China, Germany, Public, UsGovernment};

pub(super) static RESOURCES: &[Resource] = &[
    Resource {
        name: "Azure Resource Manager",
        ids: &[
            "797f4846-ba00-4fd7-ba43-dac1f8f63013",
            "40a69793-8fe6-4db1-9591-dbc5c57b17d8",
        ],
        id_acceptance: Acceptance::Refused(ARM),
        identifiers: &[
            identifier(Public, "https://management.azure.com/").accepted(ARM),
            identifier(Public, "https://management.azure.com").accepted(ARM),
            identifier(Public, "https://management.core.windows.net/").accepted(ARM),
            identifier(Public, "https://management.core.windows.net").accepted(ARM),
            identifier(UsGovernment, "https://management.usgovcloudapi.net"),
            identifier(UsGovernment, "https://management.usgovcloudapi.net/"),
            identifier(UsGovernment, "https://management.core.usgovcloudapi.net/"),
            identifier(China, "https://management.core.chinacloudapi.cn/"),
            identifier(China, "https://management.chinacloudapi.cn"),
            identifier(Germany, "https://management.core.cloudapi.de/"),
            identifier(Germany, "https://management.microsoftazure.de"),
        ],
        instances: &[],
        scope: "https://management.azure.com//.default",
        source: BOTH,
    },
    Resource {
        name: "Azure Batch",
        ids: &["ddbf3205-c6bd-46ae-8127-60eb93363864"],
        id_acceptance: Acceptance::Refused(BATCH),
        identifiers: &[
            identifier(Public, "https://batch.core.windows.net/").accepted(BATCH),
            identifier(Public, "https://batch.core.windows.net").refused(BATCH),
            identifier(UsGovernment, "https://batch.core.usgovcloudapi.net/"),
            identifier(China, "https://batch.chinacloudapi.cn/"),
            identifier(Germany, "https://batch.cloudapi.de/"),
        ],
        instances: &[],
        scope: "https://batch.core.windows.net//.default",
        source: BOTH,
    },
    Resource {
        name: "Azure Container Registry",
        ids: &["76c92352-c057-4cc2-9b1e-f34c32bc58bd"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[identifier(Public, "https://containerregistry.azure.net")],
        instances: &[
            instances(Public, ".azurecr.io"),
            instances(UsGovernment, ".azurecr.us"),
            instances(China, ".azurecr.cn"),
        ],
        scope: "https://containerregistry.azure.net/.default",
        source: BOTH,
    },
    Resource {
        name: "Azure Kubernetes Service (Entra server application)",
        ids: &["6dae42f8-4368-4678-94ff-3960e28e3630"],
        id_acceptance: Acceptance::Accepted("Azure/kubelogin#136"),
        identifiers: &[identifier(Public, "https://aks-aad-server.azure.com")],
        instances: &[],
        scope: "6dae42f8-4368-4678-94ff-3960e28e3630/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Azure DevOps",
        ids: &["499b84ac-1321-427f-aa17-267ca6975798"],
        id_acceptance: Acceptance::Accepted(DEVOPS),
        identifiers: &[
            identifier(Public, "https://app.vssps.visualstudio.com/"),
            identifier(Public, "https://analytics.dev.azure.com/"),
        ],
        instances: &[instances(Public, ".visualstudio.com")],
        scope: "499b84ac-1321-427f-aa17-267ca6975798/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Azure Service Bus",
        ids: &["80a10ef9-8168-493d-abf9-3297c4ef6e3c"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[identifier(Public, "https://servicebus.azure.net")],
        instances: &[instances(Public, ".servicebus.windows.net")],
        scope: "https://servicebus.azure.net/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Azure Event Hubs",
        ids: &["80369ed6-5f11-4dd9-bef3-692475845e77"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[identifier(Public, "https://eventhubs.azure.net")],
        instances: &[
            instances(Public, ".servicebus.windows.net"),
            instances(Public, ".eventhubs.azure.net"),
        ],
        scope: "https://eventhubs.azure.net/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Azure SignalR Service and Azure Web PubSub",
        ids: &["cdad765c-f191-43ba-b9f5-7aef392f811d"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://signalr.azure.com"),
            identifier(Public, "https://webpubsub.azure.com"),
        ],
        // Their access-key tokens, which are not from Entra, have the request URL as audience.
        instances: &[
            instances(Public, ".service.signalr.net"),
            instances(Public, ".webpubsub.azure.com"),
        ],
        scope: "https://signalr.azure.com/.default",
        source: "dirkjanm/ROADtools firstpartyscopes.json; Azure/azure-signalr#235; learn.microsoft.com/azure/azure-web-pubsub/reference-rest-api-data-plane",
    },
    Resource {
        name: "Azure AI services and Azure OpenAI (Cognitive Services)",
        ids: &["7d312290-28c8-473c-a0ed-8e53749b6d6d"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://cognitiveservices.azure.com").accepted(COGNITIVE),
            identifier(Public, "https://cognitiveservices.azure.com/"),
            identifier(UsGovernment, "https://cognitiveservices.azure.us"),
        ],
        instances: &[
            instances(Public, ".cognitiveservices.azure.com"),
            instances(Public, ".openai.azure.com"),
        ],
        scope: "https://cognitiveservices.azure.com/.default",
        source: "dirkjanm/ROADtools firstpartyscopes.json; learn.microsoft.com/azure/ai-services/cognitive-services-custom-subdomains",
    },
    Resource {
        name: "Azure Machine Learning and Azure AI Foundry",
        ids: &["18a66f5f-dbdf-4c17-9dd7-1634712a9cbe"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://ml.azure.com"),
            identifier(Public, "https://ai.azure.com"),
        ],
        instances: &[],
        scope: "https://ml.azure.com/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Azure Monitor",
        ids: &["e158b4a5-21ab-442e-ae73-2e19f4e7d763"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[identifier(Public, "https://management.monitor.azure.com")],
        instances: &[],
        scope: "https://management.monitor.azure.com/.default",
        source: ROADTOOLS,
    },
    Resource {
        name: "Log Analytics API",
        ids: &["ca7f3f0b-7d91-482c-8e09-c5d840d0eac5"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://api.loganalytics.io"),
            identifier(Public, "https://api.loganalytics.io/"),
            identifier(UsGovernment, "https://api.loganalytics.us"),
            identifier(China, "https://api.loganalytics.azure.cn"),
        ],
        instances: &[instances(Public, ".api.loganalytics.io")],
        scope: "https://api.loganalytics.io/.default",
        source: BOTH,
    },
    Resource {
        name: "Application Insights API",
        ids: &["f5c26e74-f226-4ae8-85f0-b4af0080ac9e"],
        id_acceptance: Acceptance::Unknown,
        identifiers: &[
            identifier(Public, "https://api.applicationinsights.io"),
            identifier(Public, "https://api.applicationinsights.io/"),
            identifier(UsGovernment, "https://api.applicationinsights.us"),
            identifier(China, "https://api.applicationinsights.azure.cn"),
        ],
        instances: &[],
        scope: "https://api.applicationinsights.io/.default",
        source: BOTH,
    },
];

const DEVOPS: &str = "learn.microsoft.com/azure/devops/integrate/get-started/authentication/service-principal-managed-identity";
const ARM: &str = "microsoft/azure-tools-for-java#2438";
const BATCH: &str =
    "AzureAD/microsoft-authentication-library-for-js#1735; Azure/azure-sdk-for-net#8026";
const COGNITIVE: &str = "Azure-Samples/azure-search-openai-demo#458";
