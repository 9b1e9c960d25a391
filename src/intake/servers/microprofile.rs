//! MicroProfile JWT: SmallRye in Quarkus, WildFly and others.

use super::leaf::Leaf;
use super::mistakes::{ANY_AUDIENCE, ANY_ISSUER, look_at_audiences, look_at_issuer, mistake};
use super::{How, by_name, named, of, piece, values};
use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::{Form, Piece, Reads, Source};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "microprofile-jwt",
    name: "MicroProfile JWT (SmallRye)",
    source: prose(
        "MicroProfile JWT 2.1, Configuration; smallrye/smallrye-jwt 4.6.3 doc configuration",
    ),
    reads: Reads::Document(read),
};

const KNOBS: &[(&str, Kind, How)] = &[
    ("mp.jwt.verify.issuer", Kind::Issuers, How::One),
    ("mp.jwt.verify.audiences", Kind::Audiences, How::Many),
    ("mp.jwt.verify.clock.skew", Kind::Skew, How::One),
    (
        "mp.jwt.verify.token.age",
        Kind::Own("mp.jwt.verify.token.age"),
        How::One,
    ),
    (
        "mp.jwt.verify.publickey.algorithm",
        Kind::Algorithms,
        How::Many,
    ),
    ("smallrye.jwt.verify.aud", Kind::Audiences, How::Many),
    ("smallrye.jwt.verify.algorithm", Kind::Algorithms, How::Many),
];

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let words = ["mp.jwt", "MP_JWT", "smallrye.jwt", "SMALLRYE_JWT", "jwt:"];
    let leaves = values(source, document, &words);
    let own = leaves
        .iter()
        .filter(|leaf| leaf.within("mp.jwt.verify.") || leaf.within("smallrye.jwt.verify."));
    let profile = |leaf: &Leaf| {
        let first = leaf.name.split('.').next().unwrap_or_default();
        let profile = first.trim_matches('"').starts_with('%');
        if profile { first } else { "" }.to_owned()
    };
    let groups = by_name(own.collect(), profile).into_iter();
    groups.map(|(name, own)| one(source, &name, &own)).collect()
}

fn one(source: &Source<'_>, name: &str, own: &[&Leaf]) -> Piece {
    let mut configured = of("smallrye-jwt", "");
    configured.take(own, source, KNOBS);
    let issuer = named(own, "mp.jwt.verify.issuer");
    if let Some(issuer) = issuer {
        look_at_issuer(&mut configured, issuer);
    }
    look_at_audiences(&mut configured);
    let mut note = |rule, leaf: &Leaf, name| {
        configured.mistakes.push(mistake(rule, leaf.span, &[name]));
    };
    let audiences = named(own, "mp.jwt.verify.audiences").or(named(own, "smallrye.jwt.verify.aud"));
    if let (None, Some(leaf)) = (audiences, own.first()) {
        note(&ANY_AUDIENCE, leaf, "mp.jwt.verify.audiences");
    }
    if let (None, Some(leaf)) = (issuer, own.first()) {
        note(&ANY_ISSUER, leaf, "mp.jwt.verify.issuer");
    }
    piece(&FORM, name, own, configured)
}
