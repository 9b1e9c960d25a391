//! Why a request is refused, and what to do.

use crate::audience::issuance::Cause;
use crate::catalogue::{Prose, prose};

/// A cause, in sentences with numbered places.
pub(super) struct Words {
    pub cause: Cause,
    pub why: Prose,
    pub mend: Prose,
    /// What to ask for instead.
    pub copy: Option<Prose>,
}

pub(super) static WORDS: [Words; 27] = [
    Words {
        cause: Cause::MissingScope,
        why: prose("The request names no scope."),
        mend: prose(
            "Send scope with the Application ID URI of the API and /.default, or one of its permissions.",
        ),
        copy: None,
    },
    Words {
        cause: Cause::MissingResource,
        why: prose(
            "The older endpoint (/oauth2/token) takes the parameter resource and does not look at scope.",
        ),
        mend: prose(
            "Send resource with a name of the API, or send the scope to /oauth2/v2.0/token.",
        ),
        copy: None,
    },
    Words {
        cause: Cause::ResourceOnV2,
        why: prose(
            "The newer endpoint (/oauth2/v2.0/token) takes scope and refuses the parameter resource.",
        ),
        mend: prose(
            "Leave resource out and ask for the scope instead. Clients that send it by RFC 8707 need a switch for that.",
        ),
        copy: Some(prose("{0}/.default")),
    },
    Words {
        cause: Cause::Comma,
        why: prose("Scopes are separated by blanks (RFC 6749 §3.3); a comma is part of a name."),
        mend: prose("Put a blank where the comma stands."),
        copy: None,
    },
    Words {
        cause: Cause::DefaultMixed,
        why: prose(
            "{0} stands for everything that was granted and cannot stand beside a single permission.",
        ),
        mend: prose("Ask either for .default or for single permissions."),
        copy: Some(prose("{0}")),
    },
    Words {
        cause: Cause::SeveralResources,
        why: prose("{0} and {1} belong to different resources, and one token is for one resource."),
        mend: prose(
            "Ask for one of them, and for the other in a second request. Signing in once is enough for both.",
        ),
        copy: Some(prose("{0}")),
    },
    Words {
        cause: Cause::SeveralForClient,
        why: prose(
            "An application on its own asks for exactly one scope, which ends in /.default.",
        ),
        mend: prose("Make one request for each API, without openid, profile or offline_access."),
        copy: None,
    },
    Words {
        cause: Cause::NotDefault,
        why: prose(
            "An application on its own cannot ask for a single permission such as {0}: its app roles come with /.default.",
        ),
        mend: prose("Ask for /.default of the resource, and grant the app role to the client."),
        copy: Some(prose("{1}/.default")),
    },
    Words {
        cause: Cause::NoPermission,
        why: prose("{0} is the name of a resource without a permission."),
        mend: prose(
            "Add /.default, or a slash and the name of a permission. A resource that ends in a slash then has two.",
        ),
        copy: Some(prose("{0}/.default")),
    },
    Words {
        cause: Cause::OnlyOpenId,
        why: prose(
            "{0} belongs to no resource, and without openid there is nothing to make a token for.",
        ),
        mend: prose("Add a scope of the API."),
        copy: None,
    },
    Words {
        cause: Cause::NotRegistered,
        why: prose(
            "No application of that tenant has {0} among its Application ID URIs, and it is no client id either.",
        ),
        mend: prose(
            "Compare it with Expose an API in the API's registration, and look whether the API has a service principal (an enterprise application) in this tenant.",
        ),
        copy: None,
    },
    Words {
        cause: Cause::Nearly,
        why: prose(
            "The registered name is {0}. Names are compared as they stand, the slash at the end included; that letter case counts too is concluded from what people report.",
        ),
        mend: prose("Ask for the registered name."),
        copy: Some(prose("{0}/.default")),
    },
    Words {
        cause: Cause::Instance,
        why: prose(
            "{0} is registered as a whole, and the name of one instance is not a name of it.",
        ),
        mend: prose("Ask for the service; the address of the call says which instance is meant."),
        copy: Some(prose("{1}")),
    },
    Words {
        cause: Cause::OtherTenant,
        why: prose(
            "The API is registered for the tenant {0} alone (signInAudience is AzureADMyOrg).",
        ),
        mend: prose(
            "Ask at that tenant, or make the API multi-tenant and consent to it in this one.",
        ),
        copy: None,
    },
    Words {
        cause: Cause::OtherCloud,
        why: prose("That is the resource's name in the {0}, and the request goes to the {1}."),
        mend: prose("Ask for the name that it has in the cloud of the tenant."),
        copy: Some(prose("{2}")),
    },
    Words {
        cause: Cause::NotExposed,
        why: prose("The API does not expose {0}. It exposes: {1}."),
        mend: prose(
            "Ask for one of these, in the same letter case, or add the scope under Expose an API.",
        ),
        copy: None,
    },
    Words {
        cause: Cause::NoPrefix,
        why: prose(
            "{0} names no resource, so Microsoft Graph was asked for it, which has no such permission.",
        ),
        mend: prose("Put the Application ID URI of the API and a slash before it."),
        copy: None,
    },
    Words {
        cause: Cause::NotConsented,
        why: prose(
            "Nobody consented to {0} for the application {1}, and no user is there to be asked.",
        ),
        mend: prose(
            "Let an administrator grant consent, or sign the user in once with this scope. On behalf of a user the middle tier needs the consent, not the first client.",
        ),
        copy: None,
    },
    Words {
        cause: Cause::NotListed,
        why: prose("The client's registration does not list the API {0} under API permissions."),
        mend: prose(
            "Add a permission of that API there and consent to it, or ask for a single permission instead of .default.",
        ),
        copy: None,
    },
    Words {
        cause: Cause::NotAssigned,
        why: prose("The API wants callers to be assigned to it, and {0} is not."),
        mend: prose(
            "Grant the application one of the API's app roles, or switch Assignment required off for {1}.",
        ),
        copy: None,
    },
    Words {
        cause: Cause::ItselfByUri,
        why: prose("The application asks for a token for itself and names itself by a URI."),
        mend: prose("Ask by the client id."),
        copy: Some(prose("{0}/.default")),
    },
    Words {
        cause: Cause::AssertionIsIdToken,
        why: prose(
            "The token that was sent along is an ID token. It tells who signed in; it cannot be exchanged.",
        ),
        mend: prose("Send the access token that the client sent to this API."),
        copy: None,
    },
    Words {
        cause: Cause::AssertionOfGraph,
        why: prose(
            "The token that was sent along is for Microsoft Graph. Only Microsoft Graph can check its signature, and only the API that a token is for may exchange it.",
        ),
        mend: prose(
            "The client must ask for a token for this API, and this API exchanges that one.",
        ),
        copy: Some(prose("{0}/.default")),
    },
    Words {
        cause: Cause::AssertionForOther,
        why: prose(
            "The token that was sent along is for {0}. Only the API that a token is for may exchange it, and that is {1}.",
        ),
        mend: prose(
            "The client must ask for a token for this API. Upper-case letters in an Application ID URI are known to cause this too.",
        ),
        copy: Some(prose("{1}/.default")),
    },
    Words {
        cause: Cause::AssertionExpired,
        why: prose("The time of the token that was sent along is over."),
        mend: prose("Get a new one from the client before exchanging it."),
        copy: None,
    },
    Words {
        cause: Cause::AssertionAppOnly,
        why: prose(
            "The token that was sent along stands for an application: there is no user on whose behalf to ask.",
        ),
        mend: prose(
            "Ask with the API's own client credentials. That this answer comes is concluded from its description.",
        ),
        copy: None,
    },
    Words {
        cause: Cause::GrantAtCommon,
        why: prose("A user's password is not taken at /{0}."),
        mend: prose("Use the address of a tenant, or /organizations. Better, sign the user in."),
        copy: None,
    },
];
