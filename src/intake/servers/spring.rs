//! Spring Boot's resource server in `application.yml`, `.properties` or the environment.

use super::leaf::Leaf;
use super::mistakes::{ANY_AUDIENCE, ANY_ISSUER, look_at_audiences, look_at_issuer, mistake};
use super::{How, apart, named, of, other, piece, values};
use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::{Configured, Form, Piece, Reads, Rule, Source};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "spring-resource-server",
    name: "Spring Boot resource server",
    source: prose(
        "spring-projects/spring-boot 4.0.0 OAuth2ResourceServerProperties.java; docs.spring.io, Spring Security, OAuth 2.0 Resource Server JWT",
    ),
    reads: Reads::Document(read),
};

/// A property that is not there.
static AUDIENCE: Rule = Rule {
    code: "spring-audience",
    title: prose("Spring Boot has no property audience; it is audiences."),
    body: prose(
        "Unless code of your own reads it, it does nothing, and any audience is accepted. Name it audiences, which Spring Boot reads from version 2.7 on.",
    ),
    source: prose("spring-projects/spring-boot 2.7.0 OAuth2ResourceServerProperties.java"),
};

/// Algorithms that nobody reads.
static ALGORITHMS: Rule = Rule {
    code: "spring-algorithms",
    title: prose("jws-algorithms counts only together with jwk-set-uri or a public key."),
    body: prose(
        "With issuer-uri alone the algorithms are those of the keys that the issuer publishes. Set jwk-set-uri too if the list shall hold.",
    ),
    source: prose(
        "spring-projects/spring-boot 4.0.0 OAuth2ResourceServerJwtConfiguration.java (jwtDecoderByIssuerUri)",
    ),
};

const KNOBS: &[(&str, Kind, How)] = &[
    ("jwt.issuer-uri", Kind::Issuers, How::One),
    ("jwt.jwk-set-uri", Kind::Own("jwk-set-uri"), How::One),
    ("jwt.audiences", Kind::Audiences, How::Many),
    ("jwt.jws-algorithms", Kind::Algorithms, How::Many),
];

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let leaves = values(source, document, &["resourceserver", "RESOURCESERVER"]);
    let own = leaves.iter().filter(|leaf| {
        leaf.within("resourceserver.jwt.") || leaf.within("resourceserver.opaquetoken.")
    });
    let profile = leaves.iter().rev().find(|leaf| leaf.ends("on-profile"));
    let profile = profile.map_or("", |leaf| &leaf.text);
    let groups = apart(own.collect()).into_iter();
    groups.map(|own| one(source, profile, &own)).collect()
}

fn one(source: &Source<'_>, profile: &str, own: &[&Leaf]) -> Piece {
    if !own.iter().any(|leaf| leaf.within("resourceserver.jwt.")) {
        return other(&FORM, "opaque tokens", own);
    }
    let mut configured = of("spring-security", "");
    configured.take(own, source, KNOBS);
    look(&mut configured, own);
    piece(&FORM, profile, own, configured)
}

fn look(configured: &mut Configured, own: &[&Leaf]) {
    let issuer = named(own, "jwt.issuer-uri");
    let keys = named(own, "jwt.jwk-set-uri");
    if let Some(issuer) = issuer {
        look_at_issuer(configured, issuer);
    }
    look_at_audiences(configured);
    let mut note = |rule, leaf: &Leaf, values: &[&str]| {
        configured.mistakes.push(mistake(rule, leaf.span, values));
    };
    let any = named(own, "jwt.audiences").is_none();
    match named(own, "jwt.audience") {
        Some(leaf) if any => note(&AUDIENCE, leaf, &[]),
        _ if any => {
            if let Some(leaf) = issuer.or(keys) {
                note(&ANY_AUDIENCE, leaf, &["audiences"]);
            }
        }
        _ => {}
    }
    if let (None, Some(leaf)) = (issuer, keys) {
        note(&ANY_ISSUER, leaf, &["issuer-uri"]);
    }
    let public = named(own, "jwt.public-key-location");
    if let Some(leaf) = named(own, "jwt.jws-algorithms")
        && keys.or(public).is_none()
    {
        note(&ALGORITHMS, leaf, &[]);
    }
}
