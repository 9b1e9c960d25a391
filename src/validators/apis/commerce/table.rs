//! What stands in headquarters, in the configuration of the point of sale, and in the token.

use super::{
    AUDIENCE, CLIENT, JOB, LOGON, RESOURCE, SERVICE, audience_kind, caller, is_personnel, version_1,
};
use crate::catalogue::{Prose, prose};
use crate::issuer::entra::EntraIssuer;
use crate::validators::{Attempt, GateName, Kind, Mend, Row, Table};

const COLUMNS: &[Prose] = &[
    prose("Headquarters"),
    prose("POS configuration"),
    prose("Token"),
];

const ISSUER: Prose = prose("Issuer");
const PARTY: Prose = prose("Relying party (who calls)");
const SERVER: Prose = prose("Server resource ID (for whom)");
const PERSONNEL: Prose = prose("Audience for Personnel ID");

const AGREED: &[Prose] = &[
    prose(
        "What is compared here agrees. If Retail Server still refuses, it looks at something else than this: headquarters' values that have not arrived, or another environment.",
    ),
    RUN_1110,
    CACHE,
    prose(
        "Look at the entries beside event 5075 in Retail Server's log: one of them names the value that it missed.",
    ),
];

const DOCUMENTED: Prose = prose(
    "learn.microsoft.com/dynamics365/commerce/cpos-custom-aad; consume-retail-server-api; on the cache, reports from the field",
);
const VERSION_1: Prose = prose(
    "entra-docs docs/identity-platform/reference-microsoft-graph-app-manifest.md (requestedAccessTokenVersion); that Retail Server takes version 1.0 only is concluded from AadTokenIssuerPrefix",
);

const RUN_1110: Prose = prose(
    "Headquarters, Retail and Commerce IT, Distribution schedule: run job 1110 (Global configuration).",
);
const CACHE: Prose = prose(
    "Retail Server keeps the old values for a few minutes: wait, or recycle its application pool. For Modern POS, also end DllHost.exe.",
);
const ACTIVATE: Prose = prose(
    "Then activate the device again, so that a new token is asked for: the one that is here stays as it is.",
);

const IN_ISSUERS: &[Prose] = &[
    prose(
        "Headquarters, Commerce shared parameters, Identity providers: correct Issuer. In the row of type Azure Active Directory it is https://sts.windows.net/, the tenant's ID in lower case, and a slash.",
    ),
    RUN_1110,
    CACHE,
];
const IN_PARTIES: &[Prose] = &[
    prose(
        "Headquarters, Commerce shared parameters, Identity providers: select the row of the issuer, to which the lists below belong. Relying parties: Type is Public and UserType is Worker for a point of sale.",
    ),
    prose(
        "Each relying party has its own server resource IDs: select a new one and add them again.",
    ),
    RUN_1110,
    CACHE,
];
const IN_SERVICE_PARTIES: &[Prose] = &[
    prose(
        "Headquarters, Commerce shared parameters, Identity providers: select the row of the issuer, to which the lists below belong. Relying parties: Type is Confidential and UserType is Application for service to service.",
    ),
    prose(
        "Each relying party has its own server resource IDs: select a new one and add them again.",
    ),
    RUN_1110,
    CACHE,
];
const IN_PERSONNEL_PARTIES: &[Prose] = &[
    prose(
        "Headquarters, Commerce shared parameters, Identity providers: select the row of https://commerce.dynamics.com/auth, to which the list below belongs. Its relying parties are the audiences of tokens for Personnel ID.",
    ),
    RUN_1110,
    CACHE,
];
const IN_SERVERS: &[Prose] = &[
    prose(
        "Headquarters, Commerce shared parameters, Identity providers: select the issuer, then the relying party that calls. Server resource IDs: correct or add it there, letter for letter.",
    ),
    RUN_1110,
    CACHE,
];
const IN_POS: &[Prose] = &[
    prose(
        "Cloud POS: config.json. Modern POS: DLLHost.exe.config. Do this only if headquarters has the right value.",
    ),
    ACTIVATE,
];
const IN_REQUEST: &[Prose] = &[prose(
    "In the request for the token, at https://login.microsoftonline.com/{tenant}/oauth2/token, without v2.0. The call then carries Authorization: id_token and the access token, and the operating unit in OUN.",
)];
const IN_MANIFEST: &[Prose] = &[
    prose(
        "In the manifest of Retail Server's app registration (the resource), not of the point of sale: null or 1. Tokens of version 2.0 come from another issuer, which Retail Server cannot accept.",
    ),
    ACTIVATE,
];

const DISTRIBUTE: &[Prose] = &[RUN_1110, CACHE];

/// A place, and what to do there.
type Place = (Prose, Prose);

const HQ_ISSUER: Place = (
    prose("Identity providers: Issuer"),
    prose("Make the issuer in headquarters {0}."),
);
const HQ_PARTY: Place = (
    prose("Relying parties: ClientId"),
    prose("List the relying party {0} in headquarters."),
);
const HQ_SERVER: Place = (
    prose("Server resource IDs: Server Resource ID"),
    prose("List the server resource ID {0} in headquarters."),
);
const POS_CLIENT: Place = (
    prose("AADClientId"),
    prose("Set AADClientId of the point of sale to {0}."),
);
const POS_RESOURCE: Place = (
    prose("AADRetailServerResourceId"),
    prose("Set AADRetailServerResourceId of the point of sale to {0}."),
);
const POS_AUDIENCE: Place = (
    prose("CommerceAuthenticationAudience"),
    prose("Set CommerceAuthenticationAudience of the point of sale to {0}."),
);
const ASK_AS: Place = (prose("client_id"), prose("Ask for the token as {0}."));
const ASK_FOR: Place = (prose("resource"), prose("Ask for a token for {0}."));
const MANIFEST: Place = (
    prose("requestedAccessTokenVersion"),
    prose("Set requestedAccessTokenVersion to {0} in Retail Server's registration."),
);
const DISTRIBUTION: Place = (
    prose("Distribution schedule"),
    prose("Run distribution job 1110."),
);

/// The table for this logon: the rows that are compared then.
pub(super) fn table(attempt: &Attempt<'_>) -> Table {
    let given = |kind| Some(attempt.settings.list(kind));
    let service = attempt.set(LOGON) == SERVICE;
    let pos = |kind: Kind| {
        let value = attempt.settings.exact(kind).map(str::to_owned);
        (!service).then(|| value.into_iter().collect())
    };
    let token = |value: Option<String>| Some(value.into_iter().collect());
    let audience = Some(attempt.audience().values().to_vec());
    let issuer = Row::of(
        ISSUER,
        GateName::Issuer,
        &[given(Kind::Issuers), None, token(attempt.text("iss"))],
    );
    let for_whom = |name, kind| {
        let places = [given(audience_kind(attempt)), pos(kind), audience];
        Row::of(name, GateName::Audience, &places)
    };
    let mut rows = vec![issuer];
    if is_personnel(attempt) {
        rows.push(for_whom(PERSONNEL, AUDIENCE));
    } else {
        let places = [given(Kind::Callers), pos(CLIENT), token(caller(attempt))];
        rows.push(Row::of(PARTY, GateName::Caller, &places));
        rows.push(for_whom(SERVER, RESOURCE));
    }
    for row in &mut rows {
        row.mends = mends(row.gate, attempt);
    }
    Table {
        columns: COLUMNS,
        rows,
        agreed: AGREED,
        left: vec![Mend {
            place: DISTRIBUTION.0,
            what: DISTRIBUTION.1,
            value: String::new(),
            steps: DISTRIBUTE,
            source: DOCUMENTED,
            settings: vec![(JOB, "yes".to_owned())],
            claims: Vec::new(),
        }],
    }
}

/// What could be changed for the question of a row, if it is open: headquarters first, since what
/// stands in the token is known to exist.
fn mends(gate: GateName, attempt: &Attempt<'_>) -> Vec<Mend> {
    let personnel = is_personnel(attempt);
    let service = attempt.set(LOGON) == SERVICE;
    let issuer = attempt.text("iss").unwrap_or_default();
    if !personnel && gate != GateName::Caller && version_1(&issuer).is_some() {
        return older_version(&issuer, attempt).into_iter().collect();
    }
    let calls = match attempt.text("azp") {
        Some(_) => "azp",
        None => "appid",
    };
    let (kind, claim, found) = match gate {
        GateName::Issuer => (Kind::Issuers, "iss", Some(issuer)),
        GateName::Caller => (Kind::Callers, calls, caller(attempt)),
        _ => (
            audience_kind(attempt),
            "aud",
            attempt.audience().values().first().cloned(),
        ),
    };
    let listed = attempt.settings.list(kind);
    let (Some(found), Some(first)) = (found, listed.first()) else {
        return Vec::new();
    };
    // Whoever adds the issuer of another tenant lets that tenant in: that is no matter of spelling.
    let tenant = |issuer: &str| EntraIssuer::parse(issuer).map(|entra| entra.tenant);
    if gate == GateName::Issuer && tenant(first).is_some_and(|own| Some(own) != tenant(&found)) {
        return Vec::new();
    }
    let (place, steps, there, asked) = match gate {
        GateName::Issuer => (HQ_ISSUER, IN_ISSUERS, None, IN_POS),
        GateName::Caller if service => (HQ_PARTY, IN_SERVICE_PARTIES, Some(ASK_AS), IN_REQUEST),
        GateName::Caller => (HQ_PARTY, IN_PARTIES, Some(POS_CLIENT), IN_POS),
        _ if personnel => (HQ_PARTY, IN_PERSONNEL_PARTIES, Some(POS_AUDIENCE), IN_POS),
        _ if service => (HQ_SERVER, IN_SERVERS, Some(ASK_FOR), IN_REQUEST),
        _ => (HQ_SERVER, IN_SERVERS, Some(POS_RESOURCE), IN_POS),
    };
    let headquarters = Mend {
        place: place.0,
        what: place.1,
        value: found.clone(),
        steps,
        source: DOCUMENTED,
        settings: vec![(kind, corrected(&listed, &found)), (JOB, "yes".to_owned())],
        claims: Vec::new(),
    };
    let asking = there.map(|(place, what)| Mend {
        place,
        what,
        value: first.clone(),
        steps: asked,
        source: DOCUMENTED,
        settings: Vec::new(),
        claims: vec![(claim, first.clone())],
    });
    [headquarters].into_iter().chain(asking).collect()
}

/// The list with a value that is there but for its case, its slash or blanks replaced, or else with
/// one more.
fn corrected(listed: &[String], found: &str) -> String {
    let bare = |text: &str| text.trim().trim_end_matches('/').to_ascii_lowercase();
    let mut values = listed.to_vec();
    match values.iter_mut().find(|own| bare(own) == bare(found)) {
        Some(own) => found.clone_into(own),
        None => values.push(found.to_owned()),
    }
    values.join("\n")
}

/// Only Retail Server's registration turns a token of version 2.0 into one that is accepted.
fn older_version(issuer: &str, attempt: &Attempt<'_>) -> Option<Mend> {
    let older = version_1(issuer)?;
    let mut claims = vec![("iss", older.clone()), ("ver", "1.0".to_owned())];
    let audience = attempt.settings.list(Kind::Audiences).into_iter().next();
    claims.extend(audience.map(|audience| ("aud", audience)));
    Some(Mend {
        place: MANIFEST.0,
        what: MANIFEST.1,
        value: "1".to_owned(),
        steps: IN_MANIFEST,
        source: VERSION_1,
        settings: vec![
            (
                Kind::Issuers,
                corrected(&attempt.settings.list(Kind::Issuers), &older),
            ),
            (JOB, "yes".to_owned()),
        ],
        claims,
    })
}
