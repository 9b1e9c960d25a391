//! Spring Cloud Azure's starter for Microsoft Entra ID.

use super::leaf::{Leaf, bare};
use super::{How, apart, named, of, other, piece, values};
use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::{Form, Piece, Reads, Source};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "spring-cloud-azure",
    name: "Spring Cloud Azure for Microsoft Entra ID",
    source: prose(
        "learn.microsoft.com/azure/developer/java/spring-framework, Spring Boot Starter for Microsoft Entra developer's guide",
    ),
    reads: Reads::Document(read),
};

/// The accepted audiences are the client id and the app-id-uri; the issuers are those of the tenant.
const KNOBS: &[(&str, Kind, How)] = &[
    ("active-directory.app-id-uri", Kind::AppIdUri, How::One),
    (
        "active-directory.credential.client-id",
        Kind::ClientId,
        How::One,
    ),
    ("active-directory.client-id", Kind::ClientId, How::One),
    ("active-directory.profile.tenant-id", Kind::Tenant, How::One),
    ("active-directory.tenant-id", Kind::Tenant, How::One),
];

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let leaves = values(
        source,
        document,
        &["active-directory", "ACTIVE", "activeDirectory"],
    );
    // Before version 4 the names began with `azure`.
    let own = leaves.iter().filter(|leaf| {
        let old = bare(&leaf.name).starts_with("azureactivedirectory");
        let own = old || leaf.within("spring.cloud.azure.active-directory.");
        own && !leaf.within("active-directory.b2c.")
    });
    let groups = apart(own.collect()).into_iter();
    groups.map(|own| one(source, &own)).collect()
}

fn one(source: &Source<'_>, own: &[&Leaf]) -> Piece {
    let kind = named(own, "active-directory.application-type");
    let kind = kind.map_or("", |leaf| &leaf.text).to_ascii_lowercase();
    let uri = named(own, "active-directory.app-id-uri").is_some();
    let serves = kind.contains("resource_server") || kind.contains("resource-server");
    let asks = named(own, "client-secret").is_some() || !kind.is_empty();
    if !serves && !uri && asks {
        return other(&FORM, "client", own);
    }
    let mut configured = of("entra-api", "Spring Cloud Azure");
    configured.take(own, source, KNOBS);
    piece(&FORM, "", own, configured)
}
