//! Settings of applications that ask for tokens: nothing that a validator is told.

use super::fill::Fill;
use super::identity_web;
use super::mistakes;
use super::options::{Options, Section};
use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::{Form, Piece, Reads, Source, Tells};

pub(super) static FORM: Form = Form {
    id: "dotnet-client",
    name: "settings of an application that asks for tokens",
    source: prose(
        "AzureAD/microsoft-identity-web dfeab823 JsonSchemas/Credentials.json (DownstreamApiOptions); learn.microsoft.com/aspnet/core/security/authentication/configure-oidc-web-authentication",
    ),
    reads: Reads::Document(read),
};

fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let options = Options::of(document);
    let own = identity_web::sections(&options).into_iter();
    let own = own.filter(identity_web::is_client);
    let others = options.sections(|_, next| {
        ["Scopes", "BaseUrl", "ClientId"]
            .iter()
            .any(|own| own.eq_ignore_ascii_case(next))
    });
    let others = others.into_iter().filter(|own| asks(own) || signs_in(own));
    own.chain(others).map(piece).collect()
}

/// `DownstreamApi`, `MicrosoftGraph` and the like: where to call, and with which permissions.
fn asks(section: &Section<'_, '_>) -> bool {
    let spelled = section
        .members()
        .iter()
        .any(|(name, _)| matches!(*name, "Scopes" | "BaseUrl"));
    let address = section.has_any(&["BaseUrl", "Endpoint", "GraphApiUrl"]);
    let scopes = section.has("Scopes");
    let asked = section
        .one("Scopes")
        .is_some_and(|own| own.text.contains("://"));
    let listed = section
        .items("Scopes")
        .iter()
        .any(|own| own.text.contains("://"));
    let alone = !section.has_any(&["ClientId", "Instance"]);
    spelled && alone && scopes && (address || asked || listed)
}

/// OpenID Connect in an application that signs users in.
fn signs_in(section: &Section<'_, '_>) -> bool {
    let spelled = section
        .members()
        .iter()
        .any(|(name, _)| *name == "ClientId");
    let authority = section.one("Authority").is_some();
    spelled && authority && !section.has("Instance") && !identity_web_names(section)
}

fn identity_web_names(section: &Section<'_, '_>) -> bool {
    section.has_any(&[
        "TokenValidationParameters",
        "Audience",
        "ValidAudience",
        "ValidAudiences",
    ]) || section.last().to_ascii_lowercase().starts_with("azuread")
        || section.last().to_ascii_lowercase().starts_with("entra")
}

fn piece(section: Section<'_, '_>) -> Piece {
    let mut fill = Fill::new(section, None);
    mistakes::secrets(&mut fill);
    let nothing = fill.configured.mistakes.is_empty();
    let mut piece = fill.piece(&FORM);
    if nothing {
        piece.tells = Tells::Other;
    }
    piece
}
