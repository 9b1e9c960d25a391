//! Quarkus's OpenID Connect extension, which checks bearer tokens in a service.

use super::leaf::Leaf;
use super::mistakes::{ANY_AUDIENCE, look_at_audiences, look_at_issuer, mistake};
use super::{by_name, named, of, other, piece, values};
use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::{Form, Piece, Reads, Source};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "quarkus-oidc",
    name: "Quarkus OpenID Connect",
    source: prose(
        "quarkus.io/guides/security-oidc-configuration-properties-reference (quarkus.oidc)",
    ),
    reads: Reads::Document(read),
};

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let leaves = values(source, document, &["quarkus", "QUARKUS_OIDC"]);
    let own = leaves.iter().filter(|leaf| {
        leaf.name.contains("quarkus.oidc.") || leaf.name.starts_with("QUARKUS_OIDC_")
    });
    let groups = by_name(own.collect(), |leaf| tenant(&leaf.name)).into_iter();
    groups.map(|(name, own)| one(source, &name, &own)).collect()
}

/// The profile and the tenant that a name is for, each if there is one.
fn tenant(name: &str) -> String {
    let (profile, rest) = name.split_once("quarkus.oidc.").unwrap_or_default();
    let profile = profile.trim_end_matches('.');
    // What has options of its own; any other name is a tenant's.
    const GROUPS: [&str; 10] = [
        "authentication",
        "code-grant",
        "credentials",
        "introspection-credentials",
        "jwks",
        "logout",
        "proxy",
        "roles",
        "tls",
        "token",
    ];
    let first = rest.split_once('.').map(|(first, _)| first);
    let tenant = first.filter(|first| !GROUPS.contains(first) && !first.starts_with("token"));
    let both = [profile, tenant.unwrap_or_default()];
    both.join(" ").trim().to_owned()
}

fn one(source: &Source<'_>, name: &str, own: &[&Leaf]) -> Piece {
    let kind = named(own, "application-type");
    let server = named(own, "auth-server-url");
    if kind.is_some_and(|leaf| leaf.text.eq_ignore_ascii_case("web-app")) {
        return other(&FORM, "client", own);
    }
    let mut configured = of("rfc7519", "Quarkus OIDC");
    // Where no issuer is set, that of the metadata counts, which is the address of the server.
    let issuer = named(own, "token.issuer");
    if let Some(leaf) = issuer.or(server).filter(|leaf| leaf.text != "any") {
        look_at_issuer(&mut configured, leaf);
        configured.one(Kind::Issuers, leaf);
    }
    for leaf in own.iter().filter(|leaf| leaf.ends("token.audience")) {
        for (text, span) in leaf.list(source) {
            if text != "any" {
                configured.add(Kind::Audiences, text, &leaf.name, span);
            }
        }
    }
    if let Some(leaf) = named(own, "token.lifespan-grace") {
        configured.one(Kind::Skew, leaf);
    }
    look_at_audiences(&mut configured);
    if let (None, Some(leaf)) = (
        named(own, "token.audience"),
        server.or(own.first().copied()),
    ) {
        let name = "quarkus.oidc.token.audience";
        let any = mistake(&ANY_AUDIENCE, leaf.span, &[name]);
        configured.mistakes.push(any);
    }
    piece(&FORM, name, own, configured)
}
