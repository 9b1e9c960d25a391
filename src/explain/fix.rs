//! What to change, in words, with text to copy.

use super::{another_token, duration, either, gate_name, required_claim, set_audience, shorten};
use crate::diagnosis::Diagnosis;
use crate::diagnosis::fix::{Advice, Fix, Side};
use crate::validators::{Kind, fill};

/// A fix as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What to do, in a sentence.
    pub title: String,
    /// How, a paragraph each.
    pub body: Vec<String>,
    /// Texts to copy.
    pub copy: Vec<Copyable>,
    /// What to be careful about.
    pub caution: Option<String>,
    /// What was found when the change was tried.
    pub proof: String,
    /// Where the advice is written down.
    pub source: &'static str,
}

/// A text to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copyable {
    /// What it is.
    pub label: &'static str,
    /// The text.
    pub text: String,
}

/// Whether the audience of an API is what its registration says, and is set nowhere else.
fn is_registered(diagnosis: &Diagnosis) -> bool {
    let has = |kind| diagnosis.validator.setting(kind).is_some();
    has(Kind::AppIdUri) && !has(Kind::Audiences)
}

/// The name of a side.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Client => "Client",
        Side::Api => "API",
        Side::Registration => "Registration",
    }
}

/// One fix.
#[inline(never)]
pub fn fix(fix: &Fix, diagnosis: &Diagnosis) -> Remedy {
    let mut remedy = advice(&fix.advice, diagnosis);
    remedy.proof = proof(fix);
    remedy
}

fn proof(fix: &Fix) -> String {
    let name = gate_name(fix.gate);
    let failing: Vec<_> = fix
        .proof
        .still_failing
        .iter()
        .map(|gate| gate_name(*gate).to_owned())
        .collect();
    if failing.is_empty() {
        format!("Tried: {name} passes then, and nothing else fails.")
    } else {
        format!(
            "Tried: {name} passes then. Still failing: {}.",
            failing.join(", ")
        )
    }
}

impl Remedy {
    pub(super) fn new(title: impl Into<String>, body: &str, source: &'static str) -> Self {
        let body = if body.is_empty() {
            Vec::new()
        } else {
            vec![body.to_owned()]
        };
        Self {
            title: title.into(),
            body,
            copy: Vec::new(),
            caution: None,
            proof: String::new(),
            source,
        }
    }

    pub(super) fn copying(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.copy.push(Copyable {
            label,
            text: text.into(),
        });
        self
    }

    pub(super) fn careful(mut self, caution: &str) -> Self {
        self.caution = Some(caution.to_owned());
        self
    }
}

const SCOPES: &str = "entra-docs docs/identity-platform/scopes-oidc.md";
const MANIFEST: &str = "entra-docs docs/identity-platform/reference-microsoft-graph-app-manifest.md (requestedAccessTokenVersion)";

fn advice(advice: &Advice, diagnosis: &Diagnosis) -> Remedy {
    match advice {
        Advice::AskForScope { scope: Some(scope), audiences } => Remedy::new(
            format!("Ask for the scope {}.", shorten(scope)),
            &format!("{} One token is for one API: ask for another one for every other API that the client calls.", carries(audiences)),
            SCOPES,
        )
        .copying("scope", scope),
        Advice::AskForScope { scope: None, audiences } => ask_for_audience(audiences, diagnosis),
        Advice::SendAccessToken { scope } => with_scope(
            Remedy::new(
                "Send the access token instead of the ID token.",
                "Both come in the same answer of the token endpoint: take access_token, not id_token. If there is no access token for this API, ask for one of its scopes.",
                "OpenID Connect Core §3.1.3.3; entra-docs docs/identity-platform/id-tokens.md",
            ),
            scope,
        ),
        Advice::AskForJwt { scope } => with_scope(
            Remedy::new(
                "Ask for a token for this API and send that.",
                "What was sent is a secret of another kind. An access token that this API can read comes when one of the API's own scopes is asked for.",
                "RFC 6749 §1.4; entra-docs docs/identity-platform/access-tokens.md",
            ),
            scope,
        ),
        Advice::CopyWhole => Remedy::new(
            "Copy the token again, whole and unchanged.",
            "Take it from where it is made, not from a log or a console that cuts long lines. If the client itself sends it like this, look at what changes it on the way.",
            "RFC 6750 §2.1",
        ),
        Advice::EncodeCanonically => Remedy::new(
            "Encode the token as base64url without padding.",
            "Whoever makes the token must use the URL-safe alphabet, leave off every =, and keep unused bits zero. Re-encoding an existing token does not break its meaning, but its signature covers the encoded text.",
            "RFC 7515 §2, Appendix C",
        ),
        Advice::Renew => Remedy::new(
            "Get a fresh token.",
            "Ask the issuer again instead of keeping a token; libraries such as MSAL renew silently. A token that is fresh and looks expired points to a wrong clock.",
            "RFC 6749 §1.5; entra-docs docs/identity-platform/access-tokens.md (token lifetime)",
        ),
        Advice::MendClock { seconds } => Remedy::new(
            format!("Set the clocks: they are at least {} apart.", duration(*seconds)),
            "The issuer's clock is ahead of the API's. Let both follow a time server.",
            "RFC 7519 §4.1.5",
        ),
        Advice::AskForSigned => Remedy::new(
            "Ask the issuer for a signed token.",
            "A token for an API must be signed with an algorithm that the API accepts, such as RS256 or ES256.",
            "RFC 8725 §3.1, §3.2",
        )
        .careful("Never let an API accept alg none: anybody could write any token."),
        Advice::UseTenant { authority } => Remedy::new(
            "Sign in at the tenant that the API trusts.",
            "The client's authority decides which tenant issues the token.",
            "entra-docs docs/identity-platform/msal-client-application-configuration.md (authority)",
        )
        .copying("authority", authority),
        Advice::UseIssuer { issuer } => Remedy::new(
            format!("Get the token from {}.", shorten(issuer)),
            "The API trusts only that issuer.",
            "RFC 7519 §4.1.1",
        )
        .copying("issuer", issuer),
        Advice::AskForPermission { scope } => Remedy::new(
            format!("Ask for the scope {}.", shorten(scope)),
            "The client must request it, and the user or an administrator must consent to it.",
            SCOPES,
        )
        .copying("scope", scope),
        Advice::UseCaller { caller } => Remedy::new(
            format!("Call with the application {}.", shorten(caller)),
            "The API takes calls only from the applications on its list.",
            "entra-docs docs/identity-platform/access-token-claims-reference.md (azp, appid)",
        )
        .copying("client id", caller),
        Advice::MendClaim { claim, value } => Remedy::new(
            format!("Let the issuer write {claim} as the standard says."),
            "Look for the mapper or rule at the identity provider that makes this claim.",
            "RFC 7519 §2, §4.1",
        )
        .copying("claim", format!("\"{claim}\": {value}")),
        Advice::AcceptAudience { audience, foreign: true } => Remedy::new(
            format!("Let the API accept {} (not advised).", shorten(audience)),
            "",
            "RFC 7519 §4.1.3, RFC 8725 §3.9",
        )
        .copying("audience", audience)
        .careful("That audience belongs to somebody else: every application that may call them could then call you with the same token. Mend the client instead."),
        Advice::AcceptAudience { audience, foreign: false } if set_audience::is_of_nobody_known(audience, diagnosis) => set_audience::own_id(audience),
        Advice::AcceptAudience { audience, foreign: false } => Remedy::new(
            format!("Let the API accept {} as well.", shorten(audience)),
            "Both name the same application, so it is safe to list both. In ASP.NET Core that is TokenValidationParameters.ValidAudiences.",
            "azure-activedirectory-identitymodel-extensions-for-dotnet TokenValidationParameters.cs (ValidAudiences)",
        )
        .copying("audience", audience)
        .careful("List only names of this one API, and take the old one out after a migration."),
        Advice::CorrectAudience { from, to } if from.is_empty() => set_audience::set(to),
        Advice::CorrectAudience { to, .. } if is_registered(diagnosis) => {
            set_audience::register(to)
        }
        Advice::CorrectAudience { from, to } => Remedy::new(
            format!("Expect {} instead of {}.", shorten(to), shorten(from)),
            "If what the token says is the API's registered name, the API's configuration is what is wrong.",
            "RFC 7519 §4.1.3",
        )
        .copying("audience", to)
        .careful("Make sure that the token's audience really is this API's name before you expect it."),
        Advice::CompareClientId { client_id } => Remedy::new(
            "Compare client_id instead of aud.",
            "Amazon Cognito writes no aud into access tokens; client_id names the application client. AWS API Gateway compares client_id where aud is missing.",
            "docs.aws.amazon.com: Amazon Cognito, Verifying a JSON web token; API Gateway, JWT authorizers",
        )
        .copying("client_id", client_id)
        .careful("Check token_use too, which must be access: an ID token of the same user pool has other claims."),
        Advice::CorrectClaim { claim, loosens } => required_claim::correct(claim, *loosens),
        Advice::AddClaim { claim } => required_claim::add(claim),
        Advice::AcceptIssuer { issuer, metadata, foreign } => accept_issuer(issuer, metadata.as_deref(), *foreign),
        Advice::CorrectIssuer { to } => Remedy::new(
            format!("Expect the issuer {}.", shorten(to)),
            "Copy it from the issuer member of the provider's discovery document, with or without the slash as it stands there.",
            "OpenID Connect Discovery 1.0 §3, §4.3",
        )
        .copying("issuer", to),
        Advice::ValidateFirst { policy } => another_token::reorder(policy, diagnosis.policy.as_ref()),
        Advice::WidenSkew { seconds } => Remedy::new(
            format!("Allow for {seconds} seconds of clock difference."),
            "That covers it today; a clock that is off should be set right.",
            "RFC 7519 §4.1.4",
        )
        .copying("seconds", seconds.to_string())
        .careful("Every second is a second longer that a stolen or revoked token works."),
        Advice::AllowCaller { caller } => Remedy::new(
            format!("Let the application {} call.", shorten(caller)),
            "Add its client id to the API's list of callers.",
            "entra-docs docs/identity-platform/access-token-claims-reference.md (azp, appid)",
        )
        .copying("client id", caller)
        .careful("Add it only if you know whose application it is."),
        Advice::AcceptAlgorithm { algorithm } => Remedy::new(
            format!("Accept {} too.", shorten(algorithm)),
            "",
            "RFC 8725 §3.1, §3.2",
        )
        .copying("algorithm", algorithm)
        .careful("Do not accept HS256 and RS256 for the same key: an attacker could sign with the public key."),
        Advice::ExpectType { token_type } => Remedy::new(
            format!("Expect typ {}.", shorten(token_type)),
            "If this issuer writes its access tokens so, the API's expectation is what is wrong.",
            "RFC 8725 §3.11",
        )
        .copying("typ", token_type),
        Advice::RequestVersion { version } => Remedy::new(
            format!("Set requestedAccessTokenVersion to {version} in the API's registration."),
            "In the manifest of the API (the resource), not of the client: it decides which version Microsoft Entra ID issues. Tokens that were issued before stay as they are until they expire.",
            MANIFEST,
        )
        .copying("manifest", format!("\"api\": {{ \"requestedAccessTokenVersion\": {version} }}"))
        .careful("Every client of this API then gets tokens of that version, with another issuer and another audience. Let the API accept both for the time of the change."),
        Advice::AddAudienceMapper { audience } => Remedy::new(
            format!("Add an audience mapper for {} in Keycloak.", shorten(audience)),
            "Client scopes, the scope that the client uses, Add mapper, By configuration, Audience; switch on Add to access token. Without one, Keycloak lists only account or nothing.",
            "keycloak.org, Server Administration Guide, Audience support",
        )
        .copying("Included Custom Audience", audience),
        Advice::GrantRole { role } => Remedy::new(
            format!("Grant the app role {}.", shorten(role)),
            "Define it on the API's registration, add it to the client's API permissions, and have an administrator consent.",
            "entra-docs docs/identity-platform/howto-add-app-roles-in-apps.md",
        )
        .copying("role", role),
        Advice::GrantScope { scope } => Remedy::new(
            format!("Expose and grant the scope {}.", shorten(scope)),
            "Expose it on the API's registration, add it to the client's API permissions, and consent to it.",
            "entra-docs docs/identity-platform/quickstart-configure-app-expose-web-apis.md",
        )
        .copying("scope", scope),
        Advice::SetPlace { what, place, value, steps, source, .. } => {
            let title = fill(what.text(), &[&shorten(value)]);
            let mut remedy = Remedy::new(title, "", source.text());
            if !value.is_empty() {
                remedy = remedy.copying(place.text(), value);
            }
            remedy.body = steps.iter().map(|step| step.text().to_owned()).collect();
            remedy
        }
    }
}

fn with_scope(remedy: Remedy, scope: &Option<String>) -> Remedy {
    match scope {
        Some(scope) => remedy.copying("scope", scope),
        None => remedy,
    }
}

fn carries(audiences: &[String]) -> String {
    match audiences {
        [one] => format!("The token will then be for {}.", shorten(one)),
        several => format!(
            "The token will then be for {}: the API's registration decides which.",
            either(several)
        ),
    }
}

/// Providers other than Entra take the audience in a parameter of their own, or in none.
fn ask_for_audience(audiences: &[String], diagnosis: &Diagnosis) -> Remedy {
    let audience = audiences.first().map_or("", String::as_str);
    let provider = diagnosis
        .facts
        .provider
        .as_ref()
        .map(|recognised| recognised.provider.id);
    if provider == Some("auth0") {
        return Remedy::new(
            format!("Ask for the audience {}.", shorten(audience)),
            "Auth0 takes it as the parameter audience of the request; without it, the token is opaque or for the userinfo endpoint only.",
            "auth0.com/docs: Get Access Tokens",
        )
        .copying("parameter", format!("audience={audience}"));
    }
    Remedy::new(
        format!("Ask for a token for {}.", shorten(audience)),
        "How the audience is named in the request differs between providers: resource, audience, or a scope of the API.",
        "RFC 8707 §2 (resource)",
    )
    .copying("audience", audience)
}

fn accept_issuer(issuer: &str, metadata: Option<&str>, foreign: bool) -> Remedy {
    let remedy = Remedy::new(
        format!("Let the API accept the issuer {} as well.", shorten(issuer)),
        if metadata.is_some() {
            "Its keys are found through its own metadata document."
        } else {
            ""
        },
        "entra-docs docs/identity-platform/access-tokens.md (validate the issuer)",
    )
    .copying("issuer", issuer);
    let remedy = match metadata {
        Some(url) => remedy.copying("metadata address", url),
        None => remedy,
    };
    if foreign {
        remedy.careful("Whoever controls that issuer could then sign in anybody. Accept it only if you trust it to.")
    } else {
        remedy
    }
}
