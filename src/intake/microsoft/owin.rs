//! `<appSettings>` of ASP.NET on .NET Framework: `<add key="ida:Audience" value="…"/>`.

use super::fill::{Fill, How, Knob};
use super::mistakes as own;
use super::options::{Options, Section};
use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::{Form, Piece, Reads, Source, Tells};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "owin-jwt",
    name: "appSettings of an OWIN application (ida:)",
    source: prose(
        "Azure-Samples/active-directory-dotnet-native-desktop TodoListService/Web.config; aspnet/AspNetKatana WindowsAzureActiveDirectoryBearerAuthenticationOptions.cs",
    ),
    reads: Reads::Document(read),
};

fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let options = Options::of(document);
    let is = |path: &[&str], _: &str| {
        path.last()
            .is_some_and(|own| own.eq_ignore_ascii_case("ida"))
    };
    options.sections(is).into_iter().map(piece).collect()
}

const KNOBS: &[Knob] = &[
    ("Audience", Kind::Audience, How::One),
    ("Tenant", Kind::Tenant, How::One),
    ("TenantId", Kind::Tenant, How::One),
    ("ValidIssuer", Kind::Issuer, How::One),
    ("Issuer", Kind::Issuer, How::One),
];

fn piece(section: Section<'_, '_>) -> Piece {
    let signs_in = section.has_any(&["RedirectUri", "PostLogoutRedirectUri", "AppKey", "GraphUrl"]);
    let api = section.one("Audience").is_some() || !signs_in;
    let mut fill = Fill::new(section, api.then_some("owin-jwt"));
    if api {
        let both = section.one("Tenant").is_some();
        let knobs = KNOBS
            .iter()
            .filter(|(option, ..)| *option != "TenantId" || !both);
        let knobs: Vec<Knob> = knobs.copied().collect();
        fill.take(&knobs);
    }
    own::secrets(&mut fill);
    let nothing = fill.configured.mistakes.is_empty() && !api;
    let mut piece = fill.piece(&FORM);
    if nothing {
        piece.tells = Tells::Other;
    }
    piece
}
