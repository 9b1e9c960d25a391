//! What every application may meet: the access token claims reference.
//! Source, date and how to refresh: see the parent module.

use super::REFERENCE;
use crate::registry::entry::{Entry, entries};

pub(super) const CLAIMS: &[Entry] = entries! {
    "_claim_names": Object, Permissions, REFERENCE,
        "Claims that did not fit; `groups` in here means that the user is in too many groups.",
        caution: "Without a question to Microsoft Graph, group checks fail for such users.";
    "_claim_sources": Object, Permissions, REFERENCE,
        "Where to ask for the claims that did not fit.",
        caution: "It may still name graph.windows.net, which is retired: ask Microsoft Graph instead.";
    "acr": Text, SignIn, REFERENCE,
        "`0` says that the sign-in was weaker than ISO/IEC 29115 asks.";
    "acrs": List, SignIn, REFERENCE,
        "Which authentication contexts of Conditional Access, `c1` to `c99`, were fulfilled.";
    "aio": Opaque, Session, REFERENCE,
        "Microsoft's own bookkeeping.",
        caution: "Never interpret it.";
    "amr": List, SignIn, REFERENCE,
        "How the user signed in, for example `pwd`, `mfa`, `rsa` or `fed`.";
    "appid": Guid, Caller, REFERENCE,
        "The application that asked for the token; version 2.0 calls it `azp`.";
    "appidacr": Text, Caller, REFERENCE,
        "How the application proved itself: `0` not at all, `1` secret, `2` certificate.";
    "aud": Text, Audience, REFERENCE,
        "The API: its client id in version 2.0, any of its names in 1.0; the app in an ID token.",
        caution: "Compare it exactly, and refuse a token that is not for you.";
    "azp": Guid, Caller, REFERENCE,
        "The application that asked for the token; version 1.0 calls it `appid`.";
    "azpacr": Text, Caller, REFERENCE,
        "How the application proved itself: `0` not at all, `1` secret, `2` certificate.";
    "exp": Time, Time, REFERENCE,
        "From this moment on the token is refused.",
        caution: "An API with continuous access evaluation may refuse it earlier.";
    "family_name": Text, Person, REFERENCE,
        "The user's surname; version 2.0 has it only on request.";
    "given_name": Text, Person, REFERENCE,
        "The user's first name; version 2.0 has it only on request.";
    "groups": List, Permissions, REFERENCE,
        "The user's groups, by object id; left out when there are more than 200.",
        caution: "Fit for access decisions, if the case of too many groups is handled.";
    "groups:src1": Object, Permissions, REFERENCE,
        "Where to ask for the groups that did not fit into a token of the implicit flow.";
    "hasgroups": Flag, Permissions, REFERENCE,
        "The user is in groups that did not fit into a token of the implicit flow.";
    "iat": Time, Time, REFERENCE,
        "When the sign-in for this token took place.";
    "idp": Text, SignIn, REFERENCE,
        "Who checked the password, if not the issuer: a guest's home, or `live.com`.";
    "in_corp": Flag, SignIn, REFERENCE,
        "The sign-in came from the company's network.";
    "ipaddr": Text, SignIn, REFERENCE,
        "The address from which the user signed in.";
    "iss": Uri, Audience, REFERENCE,
        "The tenant's token service: sts.windows.net/…/ in version 1.0, …/v2.0 without slash in 2.0.",
        caution: "An API for many tenants must check that the tenant in it is `tid` and is allowed.";
    "name": Text, Person, REFERENCE,
        "What to call the user on the screen.",
        caution: "Neither unique nor stable: for display only.";
    "nbf": Time, Time, REFERENCE,
        "Before this moment the token is refused.";
    "nickname": Text, Person, REFERENCE,
        "Another name of the user.";
    "oid": Guid, Person, REFERENCE,
        "The user or service principal; the same for every application of the tenant.",
        caution: "Use it together with `tid` as the key of a user.";
    "onprem_sid": Text, Person, REFERENCE,
        "The user's security identifier in the company's own Active Directory.";
    "preferred_username": Text, Person, REFERENCE,
        "The user's name for display, in version 2.0: an address or a number.",
        caution: "It can change: never decide access with it.";
    "pwd_exp": Seconds, SignIn, REFERENCE,
        "How long the password is still good.";
    "pwd_url": Uri, SignIn, REFERENCE,
        "The page on which the user can choose a new password.";
    "rh": Opaque, Session, REFERENCE,
        "Microsoft's own bookkeeping.",
        caution: "Never interpret it.";
    "roles": List, Permissions, REFERENCE,
        "The API's app roles: the user's, or the permissions of an application without user.",
        caution: "An API must check it when the token has no user.";
    "scp": SpaceSeparated, Permissions, REFERENCE,
        "What the application may do for the user; only tokens with a user have it.",
        caution: "Check that the scope you need is there.";
    "sub": Text, Person, REFERENCE,
        "The user as one application sees them; another application sees another value.",
        caution: "Do not compare it between applications; `oid` is made for that.";
    "tid": Guid, Audience, REFERENCE,
        "The tenant that the user signed in to.",
        caution: "Compare it with the tenant in `iss`, and with the tenants that you allow.";
    "unique_name": Text, Person, REFERENCE,
        "The user's name for display, in version 1.0.",
        caution: "Despite the name it is not unique: for display only.";
    "upn": Text, Person, REFERENCE,
        "The user's sign-in name; version 2.0 has it only on request.",
        caution: "It can change and pass to somebody else: never decide access with it.";
    "uti": Text, Session, REFERENCE,
        "The token's own id; the sign-in logs list it.";
    "ver": Text, Session, REFERENCE,
        "`1.0` or `2.0`; for an access token the API's manifest decides, not the endpoint.";
    "wids": List, Permissions, REFERENCE,
        "The subject's directory roles, by template id; `groupMembershipClaims` asks for them, size may drop them.";
};
