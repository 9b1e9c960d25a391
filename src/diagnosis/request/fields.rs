//! The fields of a request and of what is registered, as validators have settings.

use crate::catalogue::prose;
use crate::validators::{Kind, Setting, Shape};

pub(super) const SCOPE: Kind = Kind::Own("request scope");
pub(super) const RESOURCE: Kind = Kind::Own("request resource");
pub(super) const ENDPOINT: Kind = Kind::Own("request endpoint");
pub(super) const FLOW: Kind = Kind::Own("request flow");
pub(super) const CLIENT: Kind = Kind::Own("request client");
pub(super) const TENANT: Kind = Kind::Own("request tenant");
pub(super) const API: Kind = Kind::Own("request api");
pub(super) const URIS: Kind = Kind::Own("request uris");
pub(super) const VERSION: Kind = Kind::Own("request version");
pub(super) const GUID: Kind = Kind::Own("request guid");
pub(super) const GRANTED: Kind = Kind::Own("request granted");

/// The words for the flows, in the order of `Flow::ALL`.
pub(super) static FLOWS: [&str; 7] = [
    "authorization code",
    "client credentials",
    "on behalf of",
    "device code",
    "managed identity",
    "implicit",
    "password",
];

/// What a request and the registrations are made of.
pub static FIELDS: [Setting; 11] = [
    Setting {
        name: "scope",
        kind: SCOPE,
        shape: Shape::Text,
        default: "",
        example: prose("api://orders/.default"),
        about: prose("As the client sends it; several with blanks between."),
    },
    Setting {
        name: "Flow",
        kind: FLOW,
        shape: Shape::Choice(&FLOWS),
        default: "",
        example: prose(""),
        about: prose(
            "How the client asks. On behalf of: the token above is the one that is exchanged.",
        ),
    },
    Setting {
        name: "client_id",
        kind: CLIENT,
        shape: Shape::Guid,
        default: "",
        example: prose("11112222-bbbb-3333-cccc-4444dddd5555"),
        about: prose(
            "Of the application that asks; on behalf of a user, of the API that asks for it.",
        ),
    },
    Setting {
        name: "Application (client) ID of the API",
        kind: API,
        shape: Shape::Guid,
        default: "",
        example: prose("00001111-aaaa-2222-bbbb-3333cccc4444"),
        about: prose("Microsoft's own APIs are known without it."),
    },
    Setting {
        name: "Application ID URIs of the API",
        kind: URIS,
        shape: Shape::List,
        default: "",
        example: prose("api://orders"),
        about: prose("All of them, as they stand under Expose an API."),
    },
    Setting {
        name: "requestedAccessTokenVersion",
        kind: VERSION,
        shape: Shape::Choice(&["null", "1", "2"]),
        default: "",
        example: prose(""),
        about: prose("In the manifest of the API; null is 1."),
    },
    Setting {
        name: "Endpoint",
        kind: ENDPOINT,
        shape: Shape::Choice(&["v2.0", "v1.0"]),
        default: "",
        example: prose(""),
        about: prose(
            "v2.0 takes scope, v1.0 takes resource. It does not decide the version of the token.",
        ),
    },
    Setting {
        name: "resource",
        kind: RESOURCE,
        shape: Shape::Text,
        default: "",
        example: prose("api://orders"),
        about: prose("For the v1.0 endpoint and managed identities."),
    },
    Setting {
        name: "Tenant",
        kind: TENANT,
        shape: Shape::Tenant,
        default: "",
        example: prose("aaaabbbb-0000-cccc-1111-dddd2222eeee"),
        about: prose(
            "In the address of the request: an id, a domain, common, organizations or consumers.",
        ),
    },
    Setting {
        name: "Granted permissions",
        kind: GRANTED,
        shape: Shape::List,
        default: "",
        example: prose("Orders.Read"),
        about: prose(
            "Delegated permissions of a user, or app roles of an application on its own. [] for none; empty where nobody knows.",
        ),
    },
    Setting {
        name: "Optional claim aud with use_guid",
        kind: GUID,
        shape: Shape::Flag,
        default: "false",
        example: prose(""),
        about: prose("In the token configuration of the API."),
    },
];
