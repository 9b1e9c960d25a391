//! Names that are not registered and that many tokens carry nevertheless.
//! Sources: the vendors' documentation and code, as named; read in 2026.
//! To refresh: read those pages again.

use crate::registry::entry::{Entry, entries};

pub(super) const CLAIMS: &[Entry] = entries! {
    "app_metadata": Object, Person, "supabase.com/docs/guides/auth/jwt-fields",
        "Supabase: data about the user that only the server can change.";
    "appid": Guid, Caller, "MicrosoftDocs/entra-docs access-token-claims-reference.md",
        "Microsoft Entra ID, version 1.0: the application that asked for the token.";
    "cid": Text, Caller, "okta/okta-developer-docs concepts/auth-servers",
        "Okta: the client that asked for the token.";
    "cognito:groups": List, Permissions, "awslabs/aws-jwt-verify src/cognito-verifier.ts",
        "Amazon Cognito: the user pool's groups that the user is in.";
    "firebase": Object, SignIn, "firebase/firebase-admin-node src/auth/token-verifier.ts",
        "Firebase: how the user signed in, and to which tenant.";
    "google": Object, Special, "cloud.google.com/iap/docs/signed-headers-howto",
        "Google Cloud: details that only Google's services add, such as access levels.";
    "gty": Text, SignIn, "auth0.com/docs access-token-profiles",
        "Auth0: by which OAuth grant the token was obtained.";
    "hd": Text, Person, "developers.google.com/identity/openid-connect",
        "Google: the organisation's domain that the account belongs to.",
        caution: "Check it when only one organisation may enter; personal accounts have none.";
    "https://hasura.io/jwt/claims": Object, Permissions, "hasura.io/docs authentication/jwt",
        "Hasura: the roles and session variables that decide which rows are visible.";
    "job_workflow_ref": Text, Caller, "docs.github.com OpenID Connect reference",
        "GitHub Actions: the shared workflow file, and its version, that runs the job.";
    "kubernetes.io": Object, Caller, "kubernetes/kubernetes pkg/serviceaccount/claims.go",
        "Kubernetes: namespace, service account and pod that the token is bound to.";
    "oid": Guid, Person, "MicrosoftDocs/entra-docs access-token-claims-reference.md",
        "Microsoft Entra ID: the user's or service principal's object in its tenant.";
    "org_id": Text, Person, "auth0.com/docs; workos.com/docs/reference/authkit/session-tokens",
        "Auth0, WorkOS, Clerk: the organisation for which the user signed in.";
    "permissions": List, Permissions, "auth0.com/docs access-token-profiles; workos.com/docs session-tokens",
        "Auth0, WorkOS, Kinde: what the user's roles allow.";
    "project_path": Text, Caller, "docs.gitlab.com id_token_authentication",
        "GitLab: the project whose pipeline asked for the token.";
    "realm_access": Object, Permissions, "keycloak/keycloak AccessToken.java",
        "Keycloak: the roles that count in the whole realm.";
    "repository": Text, Caller, "docs.github.com OpenID Connect reference",
        "GitHub Actions: the repository whose workflow asked for the token.";
    "resource_access": Object, Permissions, "keycloak/keycloak AccessToken.java",
        "Keycloak: the roles that count for one client each.";
    "role": Text, Permissions, "supabase.com/docs/guides/auth/jwt-fields; workos.com/docs session-tokens",
        "Supabase and PostgREST: the database role of the request; WorkOS: the member's role.";
    "scp": Any, Permissions, "MicrosoftDocs/entra-docs access-token-claims-reference.md; okta/okta-developer-docs",
        "What the client may do: one text with spaces at Microsoft, an array at Okta.",
        caution: "A verifier that reads only `scope` finds nothing here.";
    "session_id": Text, Session, "supabase.com/docs/guides/auth/jwt-fields",
        "Supabase: which session the token belongs to.";
    "tid": Guid, Audience, "MicrosoftDocs/entra-docs access-token-claims-reference.md",
        "Microsoft Entra ID: the tenant that the token comes from.";
    "token_use": Text, Session, "awslabs/aws-jwt-verify src/cognito-verifier.ts",
        "Amazon Cognito: `access` or `id`; an API that expects the other refuses the token.";
    "typ": Text, Session, "keycloak/keycloak TokenVerifier.java",
        "Keycloak: `Bearer` for an access token, or `ID`, `Refresh`, `Offline`.";
    "uid": Text, Person, "okta/okta-developer-docs; goauthentik/authentik providers/oauth2/id_token.py",
        "Okta: the user's id; authentik: a random id of the token, which names nobody.";
    "user_metadata": Object, Person, "supabase.com/docs/guides/auth/jwt-fields",
        "Supabase: data about the user that the user can change.",
        caution: "The user writes it: never decide access with it.";
    "ver": Any, Session, "MicrosoftDocs/entra-docs access-token-claims-reference.md; okta/okta-developer-docs",
        "Which version of the issuer's token format this is.";
};
