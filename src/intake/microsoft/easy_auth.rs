//! Authentication of App Service, Functions and Container Apps: `authsettingsV2` in JSON or Bicep,
//! what `az webapp auth show` prints, and the file of file-based configuration.

use super::fill::{Fill, How, part};
use super::options::Options;
use crate::catalogue::prose;
use crate::document::{Document, Node, Text, literal};
use crate::intake::mistakes::{self, SECRET, mistake};
use crate::intake::{Configured, Form, Piece, Reads, Rule, Source, Tells, placeholder};
use crate::issuer::entra::EntraIssuer;
use crate::validators::{Kind, Profile};

pub(super) static FORM: Form = Form {
    id: "easy-auth",
    name: "authentication settings of App Service (authsettingsV2)",
    source: prose(
        "MicrosoftDocs/azure-docs articles/app-service/configure-authentication-file-based.md; Azure Resource Manager, Microsoft.Web/sites/config authsettingsV2",
    ),
    reads: Reads::Text(read),
};

/// Lists that are variables of the app.
pub(super) static LISTS: Form = Form {
    id: "easy-auth-variables",
    name: "variables of App Service authentication",
    source: prose(
        "MicrosoftDocs/azure-docs articles/app-service/configure-authentication-provider-aad.md (WEBSITE_AUTH_AAD_ALLOWED_TENANTS)",
    ),
    reads: Reads::Document(variables),
};

static MANY_TENANTS: Rule = Rule {
    code: "many-tenants",
    title: prose("With {0} the issuer is not checked at all."),
    body: prose(
        "An address that is not one tenant's lets tokens of every tenant in. Name the tenant, list tenants in WEBSITE_AUTH_AAD_ALLOWED_TENANTS, or look at tid in the code.",
    ),
    source: prose(
        "MicrosoftDocs/azure-docs articles/app-service/configure-authentication-provider-aad.md (Issuer URL)",
    ),
};

static NOBODY: Rule = Rule {
    code: "nobody-may-call",
    title: prose("allowedApplications is a list without entries."),
    body: prose("No application may call then, and each gets 403. Delete the list, or fill it."),
    source: prose(
        "MicrosoftDocs/azure-docs articles/app-service/configure-authentication-provider-aad.md (Authorize requests)",
    ),
};

const ISSUER: Kind = Kind::Own("openIdIssuer");

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for at in source.find("azureActiveDirectory").take(TRIES) {
        let inside = |piece: &Piece| piece.span.start <= at && at < piece.span.end;
        if !found.last().is_some_and(inside) {
            found.extend(one(source.text, at));
        }
    }
    let nodes = source.documents.iter().filter_map(Document::tree);
    found.extend(nodes.flat_map(Node::walk).filter_map(classic));
    found
}

/// Each try may read a long text in vain.
const TRIES: usize = 64;

/// The settings before version 2: `az webapp auth-classic show`.
fn classic(node: &Node) -> Option<Piece> {
    let action = node.get("unauthenticatedClientAction")?;
    node.get("clientId")?;
    let mut configured = Configured {
        validator: Profile::by_id("easy-auth"),
        ..Configured::default()
    };
    for (name, kind) in [
        ("clientId", Kind::ClientId),
        ("allowedAudiences", Kind::Audiences),
        ("issuer", ISSUER),
    ] {
        for own in node.get(name).map(Node::texts).unwrap_or_default() {
            add(&mut configured, kind, own, name);
        }
    }
    if let Some(action) = action.placed().filter(|own| !own.text.is_empty()) {
        let kind = Kind::Own("unauthenticatedClientAction");
        configured.add(
            kind,
            action.text,
            "unauthenticatedClientAction",
            action.span,
        );
    }
    issuer(&mut configured);
    mistakes::look(&mut configured);
    (!configured.values.is_empty()).then(|| Piece {
        form: &FORM,
        name: String::new(),
        span: node.span,
        tells: Tells::Settings(configured),
    })
}

/// They stand beside the settings proper, which say whose they are.
fn variables(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    const TENANTS: &str = "WEBSITE_AUTH_AAD_ALLOWED_TENANTS";
    const PRINCIPAL: &str = "WEBSITE_AUTH_AAD_REQUIRE_CLIENT_SERVICE_PRINCIPAL";
    let options = Options::of(document);
    let sections = options.sections(|_, next| matches!(next, TENANTS | PRINCIPAL));
    let piece = |section| {
        let mut fill = Fill::new(section, None);
        for tenant in section
            .one(TENANTS)
            .into_iter()
            .flat_map(|own| own.text.split(','))
        {
            let whole = section.one(TENANTS);
            let own = tenant.trim();
            let place = whole.and_then(|whole| part(whole, own));
            if let Some(tenant) = place.filter(|own| !own.text.is_empty()) {
                fill.add(Kind::Own(TENANTS), tenant, TENANTS);
            }
        }
        fill.take(&[(PRINCIPAL, Kind::Own(PRINCIPAL), How::Flag)]);
        fill.piece(&LISTS)
    };
    sections.into_iter().map(piece).collect()
}

/// The settings in which the provider stands: two objects further out.
fn one(text: &str, at: usize) -> Option<Piece> {
    let providers = literal::opening(text, at)?;
    let whole = literal::opening(text, providers);
    let node = read_from(text, whole.unwrap_or(providers))?;
    let provider = node
        .at(&["identityProviders", "azureActiveDirectory"])
        .or_else(|| node.get("azureActiveDirectory"))?;
    let mut configured = Configured {
        validator: Profile::by_id("easy-auth"),
        ..Configured::default()
    };
    let mut take = |kind, name: &str, node: Option<&Node>| {
        for own in node.map(Node::texts).unwrap_or_default() {
            add(&mut configured, kind, own, name);
        }
    };
    let at = |path: &[&str]| provider.at(path);
    const POLICY: [&str; 2] = ["validation", "defaultAuthorizationPolicy"];
    let [validation, policy] = POLICY;
    take(
        Kind::ClientId,
        "registration.clientId",
        at(&["registration", "clientId"]),
    );
    take(
        Kind::Audiences,
        "validation.allowedAudiences",
        at(&[validation, "allowedAudiences"]),
    );
    take(
        ISSUER,
        "registration.openIdIssuer",
        at(&["registration", "openIdIssuer"]),
    );
    let callers = at(&[validation, policy, "allowedApplications"])
        .or_else(|| at(&[validation, "jwtClaimChecks", "allowedClientApplications"]));
    take(
        Kind::Callers,
        "defaultAuthorizationPolicy.allowedApplications",
        callers,
    );
    take(
        Kind::Own("allowedPrincipals.identities"),
        "allowedPrincipals.identities",
        at(&[validation, policy, "allowedPrincipals", "identities"]),
    );
    take(
        Kind::Own("unauthenticatedClientAction"),
        "globalValidation.unauthenticatedClientAction",
        node.at(&["globalValidation", "unauthenticatedClientAction"]),
    );
    if let Some(list) = callers.filter(|own| own.text().is_none() && own.items().is_empty()) {
        configured.add(Kind::Callers, "[]", "allowedApplications", list.span);
        configured.mistakes.push(mistake(&NOBODY, list.span, &[]));
    }
    let secret = provider.at(&["registration", "clientSecret"]);
    if let Some(secret) = secret.and_then(Node::placed)
        && !secret.text.is_empty()
        && placeholder::find(secret.text).is_empty()
    {
        let name = "registration.clientSecret";
        configured
            .mistakes
            .push(mistake(&SECRET, secret.span, &[name]));
    }
    (!configured.values.is_empty()).then_some(())?;
    issuer(&mut configured);
    mistakes::look(&mut configured);
    Some(Piece {
        form: &FORM,
        name: String::new(),
        span: node.span,
        tells: Tells::Settings(configured),
    })
}

/// A text as it stands there; what Bicep computes is a place to fill in.
fn add(configured: &mut Configured, kind: Kind, own: Text<'_>, name: &str) {
    let quoted = own.text.len() < own.span.len();
    match own.text {
        "" | "null" => {}
        text if quoted => configured.add(kind, text, name, own.span),
        text => configured.add(kind, ["${", text, "}"].concat(), name, own.span),
    }
}

/// A template's expression: `[parameters('clientId')]`, `[format('…')]`.
fn issuer(configured: &mut Configured) {
    let mut found = Vec::new();
    for value in configured.values_of(ISSUER) {
        let own = value.text.trim_end_matches('/');
        let address = match own.ends_with("/v2.0") {
            true => own.to_owned(),
            false => [own, "/v2.0"].concat(),
        };
        let entra = EntraIssuer::parse(&address);
        let many = ["common", "organizations", "consumers"];
        if entra.is_some_and(|entra| many.contains(&entra.tenant.text())) {
            found.push(mistake(&MANY_TENANTS, value.span, &[&value.text]));
        }
    }
    configured.mistakes.extend(found);
}

/// No settings are longer.
const LONGEST: usize = 32 * 1024;

fn read_from(text: &str, start: usize) -> Option<Node> {
    let rest = text.get(start..)?;
    let end = rest
        .char_indices()
        .nth(LONGEST)
        .map_or(rest.len(), |(at, _)| at);
    literal::read(rest.get(..end)?, start)
}
