//! What an application gets on request, in ID tokens, for agents, or from Azure AD B2C.
//! Source, date and how to refresh: see the parent module.

use crate::registry::entry::{Entry, entries};

const AGENT: &str = "MicrosoftDocs/entra-docs agent-token-claims.md";
const ID_TOKEN: &str = "MicrosoftDocs/entra-docs id-token-claims-reference.md";
const OPTIONAL: &str = "MicrosoftDocs/entra-docs optional-claims-reference.md";

pub(super) const CLAIMS: &[Entry] = entries! {
    "acct": Number, Person, OPTIONAL,
        "`0` for a member of the tenant, `1` for a guest.";
    "at_hash": Text, Session, ID_TOKEN,
        "Ties the ID token to the access token that came with it, by half of a SHA-256 hash.";
    "auth_time": Time, SignIn, OPTIONAL,
        "When the user last signed in for real.";
    "c_hash": Text, Session, ID_TOKEN,
        "Ties the ID token to the authorization code that came with it, by half of a SHA-256 hash.";
    "ctry": Text, Person, OPTIONAL,
        "The user's country, in two letters.";
    "email": Text, Person, ID_TOKEN,
        "The user's e-mail address, if there is one.",
        caution: "A guest's may be unverified, and it can change: never decide access with it.";
    "fwd": Text, SignIn, OPTIONAL,
        "The address on whose behalf a proxy forwarded the sign-in.";
    "idp_access_token": Opaque, Session, "MicrosoftDocs/azure-docs idp-pass-through-user-flow.md",
        "Azure AD B2C: the access token of the identity provider behind it.",
        caution: "A working token for another API: treat the whole token as a secret.";
    "idtyp": Text, Caller, OPTIONAL,
        "`app` when no user is involved; `user` only if the API asked for that too.",
        caution: "The one reliable sign; a missing `scp` proves nothing.";
    "login_hint": Opaque, SignIn, OPTIONAL,
        "What to send back at sign-in or sign-out so that the user need not pick an account.";
    "nonce": Text, Session, ID_TOKEN,
        "Repeats the client's random value; the client must compare it.";
    "sid": Text, Session, OPTIONAL,
        "Which sign-in session this is; needed for signing out everywhere.";
    "tenant_ctry": Text, Audience, OPTIONAL,
        "The tenant's country, in two letters.";
    "tenant_region_scope": Text, Audience, OPTIONAL,
        "The tenant's region, such as `NA`, `EU` or `AS`.";
    "tfp": Text, SignIn, "MicrosoftDocs/azure-docs active-directory-b2c/tokens-overview.md",
        "Azure AD B2C: the user flow or policy that issued the token.";
    "verified_primary_email": List, Person, OPTIONAL,
        "The user's main addresses, as far as the directory vouches for them.";
    "verified_secondary_email": List, Person, OPTIONAL,
        "The user's further addresses, as far as the directory vouches for them.";
    "vnet": Text, SignIn, OPTIONAL,
        "The virtual network from which the token was asked for.";
    "xms_act_fct": SpaceSeparated, Caller, AGENT,
        "Facts about the acting application, as numbers; `11` says that it is an AI agent.",
        caution: "Ignore numbers that you do not know, and their order.";
    "xms_cc": List, Caller, "MicrosoftDocs/entra-docs claims-challenge.md",
        "What the client can do; `cp1` says that it can answer a claims challenge.",
        caution: "Send a claims challenge only to clients that say so.";
    "xms_edov": Flag, Person, OPTIONAL,
        "Whether the domain of the user's e-mail address is verified.";
    "xms_idrel": SpaceSeparated, Person, AGENT,
        "How the subject belongs to the tenant, as numbers: `1` member, `5` guest, `7` application.",
        caution: "Ignore numbers that you do not know, and their order.";
    "xms_par_app_azp": Guid, Caller, AGENT,
        "The blueprint application from which the AI agent was made.",
        caution: "Good for the log; access decided by it would admit every agent of that make.";
    "xms_pdl": Text, Person, OPTIONAL,
        "Where the user's data should be stored, in a tenant with several regions.";
    "xms_pl": Text, Person, OPTIONAL,
        "The user's language.";
    "xms_sub_fct": SpaceSeparated, Person, AGENT,
        "Facts about the subject, as numbers: `11` is an AI agent, `13` an agent's user account.",
        caution: "Ignore numbers that you do not know, and their order.";
    "xms_tnt_fct": SpaceSeparated, Audience, AGENT,
        "Facts about the tenant, as numbers.",
        caution: "Ignore numbers that you do not know, and their order.";
    "xms_tpl": Text, Audience, OPTIONAL,
        "The tenant's language.";
    "ztdid": Guid, SignIn, OPTIONAL,
        "The device, as Windows Autopilot knows it.";
};
