//! The files under `tests/scenarios`, one line each.

macro_rules! files {
    ($($id:literal)*) => {
        &[$(($id, include_str!(concat!("../../tests/scenarios/", $id, ".json")))),*]
    };
}

/// The files, in the order of the gallery. The page has them from the catalogue instead.
pub(super) static FILES: &[(&str, &str)] = files![
    "graph-token-to-own-api"
    "outlook-token-to-graph"
    "own-token-to-graph"
    "guid-where-uri-expected"
    "uri-where-guid-expected"
    "trailing-slash"
    "changed-app-id-uri"
    "id-token-as-access-token"
    "v1-issuer-where-v2-expected"
    "right-audience-wrong-issuer"
    "expired-by-seconds"
    "expired-inside-skew"
    "cognito-without-aud"
    "keycloak-account"
    "opaque-token"
    "damaged-token"
    "cut-token"
    "unsecured-token"
    "missing-scope"
    "app-only-without-role"
    "caller-not-allowed"
    "clock-ahead"
    "apim-issuer-of-another-token"
    "apim-claim-value-mismatch"
    "apim-managed-identity-first"
    "apim-scope-without-separator"
    "joined-audience"
    "invisible-character"
    "commerce-relying-party"
    "commerce-resource-id-case"
    "commerce-issuer-slash"
    "commerce-job-not-run"
    "commerce-personnel-id"
    "commerce-version-2"
    "commerce-service"
];
