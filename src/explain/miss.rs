//! How two audiences or issuers almost match, in words.

use super::{Explanation, say};
use crate::audience::near_miss::{Likeness, NearMiss, Placed, Side};
use crate::audience::resource::{Owner, Spelling};
use crate::audience::{character, resource};
use crate::issuer;
use crate::issuer::near_miss::{IssuerMiss, Side as IssuerSide};

/// RFC 7519 §2: values "are compared as case-sensitive strings with no transformations or
/// canonicalizations applied".
const EXACT: &str = "RFC 7519 §2 (StringOrURI), §4.1.3";

/// One difference between an expected audience and the token's.
pub fn near_miss(miss: &NearMiss) -> Explanation {
    use NearMiss::*;
    match miss {
        ApiScheme { side } => say(
            format!("Only {} starts with api://.", whose(*side)),
            "The rest is the same. An Application ID URI includes its scheme.",
            "entra-docs docs/identity-platform/identifier-uri-restrictions.md",
        ),
        CallerClientId => say(
            "The token is for the application that asked for it.",
            "Its audience is its own client id. That is an ID token, or an access token that the client requested for itself instead of for this API.",
            "OpenID Connect Core §2 (aud); entra-docs id-token-claims-reference.md",
        ),
        ClientApplication { application } => say(
            format!(
                "The token is for {}, which is a client and no API.",
                application.name
            ),
            "Such a token is almost always an ID token.",
            "Names of Microsoft's applications: MicrosoftDocs, merill/microsoft-info",
        ),
        DefaultPort { side, port } => say(
            format!("Only {} names port {port}.", whose(*side)),
            "That port goes without saying, but audiences are compared as text.",
            "RFC 9110 §4.2, RFC 7519 §2",
        ),
        DoubledSlash { side } => say(
            format!("There is a double slash in {}.", whose(*side)),
            "It comes from asking for a scope such as https://resource//.default: everything before the last slash becomes the audience, so a resource without a slash at its end takes a single one.",
            "entra-docs docs/identity-platform/scopes-oidc.md (trailing slash and .default)",
        ),
        GuidAgainstUri { uri } => guid_against_uri(*uri),
        GuidForm { side, .. } => say(
            format!(
                "The same GUID is written in another form in {}.",
                whose(*side)
            ),
            "Braces, capitals or missing hyphens make it another text.",
            EXACT,
        ),
        InstanceHost { side, resource } => say(
            format!(
                "The address of an instance stands in {} instead of {}.",
                whose(*side),
                resource.name
            ),
            "Tokens are issued for the service as a whole, not for one vault, account or server.",
            resource.source,
        ),
        InvisibleCharacters { side, characters } => say(
            format!(
                "There are characters in {} that cannot be seen: {}.",
                whose(*side),
                placed(characters)
            ),
            "They usually come along when a value is copied from a web page or a document. Delete the value and type it again.",
            EXACT,
        ),
        JoinedList { side, separator } => say(
            format!(
                "One string in {} holds several audiences, {}.",
                whose(*side),
                joined_by(*separator)
            ),
            "Several audiences must be an array of strings; a joined string is compared whole.",
            "RFC 7519 §4.1.3",
        ),
        LetterCase { .. } => say(
            "Only capital and small letters differ.",
            "Audiences are compared with regard to case, GUIDs and host names included.",
            EXACT,
        ),
        LookAlikes { characters } => say(
            format!(
                "Letters that look the same are not: {}.",
                likenesses(characters)
            ),
            "Somebody typed or pasted them from another alphabet, or somebody wants to deceive.",
            "Unicode UTS #39 (confusables); RFC 7519 §2",
        ),
        OtherCloud {
            resource,
            wanted,
            found,
        } => say(
            format!("Both name {}, but in different clouds.", resource.name),
            format!(
                "Expected is the {}, the token is for the {}. A token of one is worth nothing in the other.",
                wanted.name(),
                found.name()
            ),
            "entra-docs docs/identity-platform/authentication-national-cloud.md",
        ),
        OtherGuid => say(
            "The same form, but the id of another application.",
            "The token was requested for another registration, perhaps of another environment.",
            EXACT,
        ),
        OtherInstance { resource } => say(
            format!(
                "Both are addresses of {}, but of different instances.",
                resource.name
            ),
            "The token was requested for another tenant, organisation or environment.",
            resource.source,
        ),
        OtherPath => say(
            "The same host, but another path.",
            "The token was requested for another API on that host.",
            EXACT,
        ),
        OtherResource { owner } => say(
            format!("The token is for {}.", owner.name()),
            "It was requested for another API. No setting can make it one for yours.",
            owner_source(owner),
        ),
        OtherSpelling { owner } => say(
            format!("Both name {}, in different spellings.", owner.name()),
            "The service may take either, but a validator compares text: which spelling it takes is its own choice.",
            owner_source(owner),
        ),
        Path { side, .. } => say(
            format!("Only {} goes on after that with a path.", whose(*side)),
            "The address of an endpoint is not the audience of the API, unless it was registered so.",
            EXACT,
        ),
        PercentEncoding { side, escapes } => say(
            format!(
                "Characters are percent-encoded in {}: {escapes}.",
                whose(*side)
            ),
            "Nothing decodes them before audiences are compared. Often the value was encoded once too often in a request.",
            "RFC 3986 §2.1, RFC 7519 §2",
        ),
        Port { wanted, found } => say(
            format!(
                "The ports differ: {} expected, {} found.",
                port(*wanted),
                port(*found)
            ),
            "",
            EXACT,
        ),
        Quotes { side, quote } => say(
            format!("There is a quotation mark ({quote}) in {}.", whose(*side)),
            "It probably belongs to the file that the value was copied from.",
            EXACT,
        ),
        Scheme { wanted, found } => say(
            format!(
                "The schemes differ: {} expected, {} found.",
                scheme(wanted),
                scheme(found)
            ),
            "The rest is the same, but audiences are compared as text.",
            EXACT,
        ),
        ScopeLeftOn { side, .. } => say(
            format!(
                "A scope is still attached to the resource in {}.",
                whose(*side)
            ),
            "In a request, resource and scope stand together; the audience is the resource alone, without /.default or the name of a permission.",
            "entra-docs docs/identity-platform/scopes-oidc.md",
        ),
        Similar { distance } => say(
            format!("{distance} {} between the two.", differ(*distance)),
            "A typing mistake, or an Application ID URI that was changed after the client was configured.",
            EXACT,
        ),
        SpnPrefix { side } => say(
            format!("Only {} starts with spn:.", whose(*side)),
            "Tokens for some resources come with this prefix when they are requested by application id; most services refuse it.",
            "Azure/aks-engine issue 376; Azure/kubelogin issue 136",
        ),
        TrailingSlash { side } => say(
            format!("Only {} ends with a slash.", whose(*side)),
            "Microsoft.IdentityModel forgives one slash in audiences, most other validators and several Azure services do not.",
            "azure-activedirectory-identitymodel-extensions-for-dotnet Validators.cs (AudiencesMatchIgnoringTrailingSlash); RFC 7519 §2",
        ),
        WhiteSpace {
            side,
            leading,
            trailing,
        } => say(
            format!(
                "There is white space around the value in {}: {leading} before, {trailing} after.",
                whose(*side)
            ),
            "It cannot be seen in most editors and logs, and nothing takes it off.",
            "OfficeDev/hands-on-labs issue 91; RFC 7519 §2",
        ),
        Www { side } => say(
            format!("Only {} has www. in front of the host.", whose(*side)),
            "",
            EXACT,
        ),
    }
}

/// One difference in meaning between an expected issuer and the token's.
pub fn issuer_miss(miss: &IssuerMiss) -> Explanation {
    match miss {
        IssuerMiss::OtherCloud { wanted, found } => say(
            format!(
                "Expected is an issuer of the {}, the token comes from the {}.",
                wanted.name(),
                found.name()
            ),
            "Each cloud has its own sign-in host and its own keys.",
            "entra-docs docs/identity-platform/authentication-national-cloud.md",
        ),
        IssuerMiss::OtherProvider { wanted, found } => say(
            format!(
                "Expected is {}, the token comes from {}.",
                provider(wanted),
                provider(found)
            ),
            "These are different identity providers.",
            "RFC 7519 §4.1.1",
        ),
        IssuerMiss::OtherTenant { wanted, found } => say(
            "The token comes from another tenant.",
            format!(
                "Expected is {}, the token comes from {}.",
                tenant(wanted),
                tenant(found)
            ),
            "entra-docs docs/identity-platform/access-token-claims-reference.md (tid, iss)",
        ),
        IssuerMiss::Placeholder {
            which,
            side: IssuerSide::Wanted,
        } => say(
            format!("“{which}” is expected as it stands, but no token carries it."),
            "It is a placeholder in addresses and metadata. The tenant's own id must be put in its place before issuers are compared.",
            "entra-docs docs/identity-platform/access-tokens.md (multitenant applications)",
        ),
        IssuerMiss::Placeholder {
            which,
            side: IssuerSide::Found,
        } => say(
            format!("The token's issuer holds the placeholder “{which}”."),
            "Microsoft Entra ID never issues that: the token was made by something else, such as a test.",
            "entra-docs docs/identity-platform/access-token-claims-reference.md (iss)",
        ),
        IssuerMiss::V1AgainstV2 { wanted, found } => say(
            format!(
                "Expected is the issuer of version {} tokens, this is a version {} token.",
                wanted.text(),
                found.text()
            ),
            "Version 1.0 comes from https://sts.windows.net/{tenant}/ with a slash at the end, version 2.0 from https://login.microsoftonline.com/{tenant}/v2.0 without one. The registration of the API decides which one is issued, not the endpoint and not the client.",
            "entra-docs docs/identity-platform/access-tokens.md (token formats), reference-microsoft-graph-app-manifest.md (requestedAccessTokenVersion)",
        ),
    }
}

fn guid_against_uri(uri: Side) -> Explanation {
    let title = match uri {
        Side::Wanted => "Expected is the application's URI, the token has its id.",
        Side::Found => "Expected is the application's id, the token has its URI.",
    };
    say(
        title,
        "Both name the same application. A version 2.0 token always carries the id; a version 1.0 token carries what the client asked for, which is usually the URI.",
        "entra-docs docs/identity-platform/access-token-claims-reference.md (aud)",
    )
}

/// Whose text is meant, as the page labels the two.
fn whose(side: Side) -> &'static str {
    match side {
        Side::Wanted => "the expected value",
        Side::Found => "the token's value",
    }
}

fn placed(characters: &[Placed]) -> String {
    let one = |placed: &Placed| {
        let name = character::name(placed.character).unwrap_or("no name");
        format!(
            "{} {name} after byte {}",
            character::code_point(placed.character),
            placed.at
        )
    };
    let shown: Vec<_> = characters.iter().take(4).map(one).collect();
    shown.join(", ")
}

fn likenesses(characters: &[Likeness]) -> String {
    let one = |likeness: &Likeness| {
        let code = character::code_point(likeness.character);
        format!(
            "{} {code} instead of {} in {}",
            likeness.character,
            likeness.like,
            whose(likeness.side)
        )
    };
    let shown: Vec<_> = characters.iter().take(4).map(one).collect();
    shown.join(", ")
}

fn joined_by(separator: char) -> String {
    match separator {
        ' ' => "joined by spaces".to_owned(),
        ',' => "joined by commas".to_owned(),
        other => format!("joined by {other}"),
    }
}

fn differ(distance: usize) -> &'static str {
    if distance == 1 {
        "character differs"
    } else {
        "characters differ"
    }
}

fn port(port: Option<u16>) -> String {
    port.map_or("none".to_owned(), |port| port.to_string())
}

fn scheme(scheme: &Option<String>) -> &str {
    scheme.as_deref().unwrap_or("none")
}

fn owner_source(owner: &Owner) -> &'static str {
    match owner {
        Owner::Resource(known) => known.resource.source,
        Owner::Application(_) => {
            "dirkjanm/ROADtools firstpartyscopes.json; merill/microsoft-info MicrosoftApps.json"
        }
    }
}

fn provider(id: &str) -> &str {
    issuer::PROVIDERS
        .iter()
        .find(|provider| provider.id == id)
        .map_or(id, |provider| provider.name)
}

fn tenant(id: &str) -> String {
    match crate::registry::special_tenant(id) {
        Some(name) => format!("{id} ({name})"),
        None => id.to_owned(),
    }
}

/// How a known resource was named, where that says something.
pub(super) fn spelling(known: &resource::Known) -> Option<String> {
    match known.spelling {
        Spelling::ApplicationId => Some("named by its application id".to_owned()),
        Spelling::Instance(_) => Some("named by the address of an instance".to_owned()),
        Spelling::Unregistered(identifier) => Some(format!("registered as {}", identifier.uri)),
        Spelling::Identifier(_) => None,
    }
}
