//! The flags of Kubernetes' API server that are about tokens.

use super::flags::{self, Flag};
use super::mistakes::{FLAG_ALONE, NOT_HTTPS, slash};
use super::object::is_open;
use crate::catalogue::prose;
use crate::intake::mistakes::{look, mistake};
use crate::intake::{Configured, Form, Piece, Reads, Source, Tells};
use crate::token::span::Span;
use crate::validators::{Kind, Profile, RequiredClaim};

pub(super) static FORM: Form = Form {
    id: "kubernetes-api-server-flags",
    name: "flags of Kubernetes' API server",
    source: prose(
        "kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver; kubernetes/kubernetes pkg/kubeapiserver/options/authentication.go",
    ),
    reads: Reads::Text(read),
};

const ISSUER: &str = "oidc-issuer-url";
const CLIENT: &str = "oidc-client-id";

const OIDC: &[&str] = &[
    ISSUER,
    CLIENT,
    "oidc-required-claim",
    "oidc-username-claim",
    "oidc-signing-algs",
];
const SERVICE: &str = "service-account-issuer";
const OWN: &[&str] = &[SERVICE, "api-audiences"];

/// Words of those who ask an issuer for a token with flags of the same names.
const CLIENTS: [&str; 4] = ["oidc-login", "kubelogin", "get-token", "oauth2-proxy"];

fn read(source: &Source<'_>) -> Vec<Piece> {
    let server = ["apiserver", "apiServer"];
    let says = |words: &[&str]| words.iter().any(|word| source.has(word));
    let is_server = says(&server);
    if !is_server && says(&CLIENTS) {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let oidc = found(source, OIDC);
    let names = |name: &str| oidc.iter().any(|flag| flag.name == name);
    if names(ISSUER) && (is_server || oidc.iter().any(|flag| flag.name != ISSUER))
        || names(CLIENT) && is_server
    {
        pieces.push(piece(&oidc, oidc_settings(&oidc)));
    }
    let own = found(source, OWN);
    let issued = own.iter().any(|flag| flag.name == SERVICE);
    if issued || !own.is_empty() && !pieces.is_empty() {
        pieces.push(piece(&own, own_settings(&own)));
    }
    pieces
}

/// The flags of these names; issuers are addresses, and other values are words at least.
fn found<'a>(source: &Source<'a>, names: &[&'static str]) -> Vec<Flag<'a>> {
    let mut found = flags::find(source, names);
    found.retain(|flag| {
        let value = flag.value.text;
        match flag.name {
            ISSUER | SERVICE => value.contains("://") || is_open(value),
            _ => value.contains(char::is_alphanumeric),
        }
    });
    found
}

fn piece(found: &[Flag<'_>], configured: Configured) -> Piece {
    let start = found.first().map_or(0, |flag| flag.at.start);
    let end = found.last().map_or(start, |flag| flag.value.span.end);
    let issuer = configured
        .values
        .iter()
        .find(|value| matches!(value.kind, Kind::Issuer | Kind::Issuers));
    Piece {
        form: &FORM,
        name: issuer.map(|own| own.text.clone()).unwrap_or_default(),
        span: Span::new(start, end),
        tells: Tells::Settings(configured),
    }
}

fn oidc_settings(found: &[Flag<'_>]) -> Configured {
    let mut configured =
        Profile::by_id("kubernetes-oidc").map_or_else(Configured::default, Configured::of);
    for flag in found {
        let (name, value) = (["--", flag.name].concat(), flag.value);
        let kind = match flag.name {
            ISSUER => Kind::Issuer,
            CLIENT => Kind::Audiences,
            "oidc-username-claim" => Kind::Own("claimMappings.username.claim"),
            "oidc-signing-algs" => {
                each(&mut configured, Kind::Algorithms, flag);
                continue;
            }
            _ => {
                let (claim, wanted) = value.text.split_once('=').unwrap_or((value.text, ""));
                let wanted = RequiredClaim {
                    values: vec![wanted.to_owned()],
                    ..RequiredClaim::present(claim)
                };
                configured.add(Kind::Claims, wanted.line(), name, value.span);
                continue;
            }
        };
        configured.add(kind, value.text, name, value.span);
    }
    let first = |name: &str| found.iter().find(|flag| flag.name == name);
    let (issuer, client) = (first(ISSUER), first(CLIENT));
    if let Some(flag) = issuer.or(client) {
        configured.add(
            Kind::Own("configured with"),
            "flags",
            ["--", flag.name].concat(),
            flag.at,
        );
    }
    for (there, missing) in [(issuer, CLIENT), (client, ISSUER)] {
        if let (Some(flag), None) = (there, first(missing)) {
            let names = [["--", flag.name].concat(), ["--", missing].concat()];
            let names = names.each_ref().map(String::as_str);
            configured
                .mistakes
                .push(mistake(&FLAG_ALONE, flag.at, &names));
        }
    }
    if let Some(issuer) = issuer.map(|flag| flag.value) {
        if !issuer.text.starts_with("https://") && !is_open(issuer.text) {
            configured
                .mistakes
                .push(mistake(&NOT_HTTPS, issuer.span, &[issuer.text]));
        }
        configured.mistakes.extend(slash(issuer));
    }
    look(&mut configured);
    configured
}

/// What the server expects of the tokens that it makes itself; where nothing else is said, the
/// audience is the first issuer.
fn own_settings(found: &[Flag<'_>]) -> Configured {
    let mut configured = Profile::by_id("rfc7519").map_or_else(Configured::default, Configured::of);
    configured.stands_for = "Kubernetes' API server, for service account tokens";
    for flag in found {
        match flag.name {
            "api-audiences" => each(&mut configured, Kind::Audiences, flag),
            _ => each(&mut configured, Kind::Issuers, flag),
        }
    }
    let first = found.iter().find(|flag| flag.name == SERVICE);
    let told = configured.values_of(Kind::Audiences).next().is_some();
    if let (Some(flag), false) = (first, told) {
        let value = flag.value;
        configured.add(
            Kind::Audiences,
            value.text,
            "--service-account-issuer",
            value.span,
        );
    }
    configured
}

/// Takes the values of a flag that holds several, with commas between them.
fn each(configured: &mut Configured, kind: Kind, flag: &Flag<'_>) {
    let mut at = flag.value.span.start;
    for part in flag.value.text.split(',') {
        let span = Span::new(at, at + part.len());
        at = span.end + 1;
        if !part.is_empty() {
            configured.add(kind, part, ["--", flag.name].concat(), span);
        }
    }
}
