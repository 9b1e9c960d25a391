//! What tokens carry although Microsoft does not explain it; every meaning here is unconfirmed.
//! Source, date and how to refresh: see the parent module.

use crate::registry::entry::{Entry, entries};

const ISSUE_1782: &str = "sample token in microsoftgraph/msgraph-sdk-powershell#1782";
const MSAL: &str = "name listed in AzureAD/microsoft-authentication-library-for-js TokenClaims.ts";
const TELEPORT: &str = "gravitational/teleport lib/auth/join_azure.go";
const UNEXPLAINED: &str = "seen in tokens for Microsoft Graph; not in MicrosoftDocs/entra-docs";

pub(super) const CLAIMS: &[Entry] = entries! {
    "app_displayname": Text, Caller, ISSUE_1782,
        "Seems to be the display name of the application that asked for the token.",
        status: Observed;
    "deviceid": Guid, SignIn, UNEXPLAINED,
        "Seems to be the registered device from which the user signed in.",
        status: Observed;
    "emails": List, Person, MSAL,
        "Azure AD B2C: seems to list the user's e-mail addresses, even when there is only one.",
        status: Observed;
    "platf": Text, SignIn, UNEXPLAINED,
        "Seems to be the kind of device, as a number.",
        status: Observed;
    "puid": Text, Person, UNEXPLAINED,
        "Seems to be the user's id in older services of Microsoft.",
        status: Observed;
    "signin_state": List, SignIn, MSAL,
        "Seems to say how the sign-in stands, such as a known network or a managed device.",
        status: Observed;
    "xms_az_rid": Text, Caller, TELEPORT,
        "Seems to be the Azure resource, such as a machine, that uses a user-assigned identity.",
        status: Observed;
    "xms_ftd": Opaque, Session, "sample token in MicrosoftDocs/entra-docs agent-token-claims.md",
        "Its meaning is not published.",
        caution: "Never interpret it.",
        status: Observed;
    "xms_mirid": Text, Caller, TELEPORT,
        "Seems to be the Azure resource of the managed identity.",
        status: Observed;
    "xms_st": Object, Person, "sample token in Microsoft's article on HTTP 403 of the Graph Security API",
        "Seems to hold the user's `sub` as the client sees it.",
        status: Observed;
    "xms_tcdt": Time, Audience, ISSUE_1782,
        "Seems to be the moment when the tenant was created.",
        status: Observed;
};
