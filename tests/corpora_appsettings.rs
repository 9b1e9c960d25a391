//! Settings of ASP.NET Core that others wrote, read from where they are kept; nothing of them is
//! copied here.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::path::Path;

use audlens::intake::{self, Tells};
use audlens::validators::Kind;

const FOLDER: &str = "../shared/corpora/appsettings";

/// Files that configure no validator, by a part of their names, and why.
const OTHERS: &[(&str, &str)] = &[
    ("1-WebApp-OIDC__1-1-MyOrg", SIGNS_IN),
    ("2-WebApp-graph-user__2-1-Call-MSGraph", SIGNS_IN),
    ("2-WebApp-graph-user__2-3-Multi-Tenant", SIGNS_IN),
    ("2-WebApp-graph-user__2-5-HybridFlow", SIGNS_IN),
    ("3-WebApp-multi-APIs", SIGNS_IN),
    ("5-WebApp-AuthZ__5-2-Groups", SIGNS_IN),
    ("UiTests__GraphUserTokenCache", SIGNS_IN),
    ("AjaxCallActionsWithDynamicConsent", SIGNS_IN),
    ("AspireBlazorCallsWebApi.Web", SIGNS_IN),
    ("DevApps__WebAppCallsMicrosoftGraph", SIGNS_IN),
    ("blazor__BlazorApp", SIGNS_IN),
    ("ciam__myWebApp", SIGNS_IN),
    (
        "daemon-app-msi-mtls",
        "asks for tokens with a managed identity",
    ),
    ("templates__BlazorServerWeb-CSharp", TEMPLATE),
    ("templates__ComponentsWebAssembly-CSharp", TEMPLATE),
    ("templates__RazorPagesWeb-CSharp", TEMPLATE),
    ("templates__WebApi-CSharp", TEMPLATE),
    ("seiggy+apim-chargeback", "its values are empty"),
];

const SIGNS_IN: &str = "signs users in: has a callback, and nothing that only an API has";
const TEMPLATE: &str = "everything in it is a comment until the template is used";

#[test]
fn settings_are_recognised() {
    let Ok(folder) = Path::new(FOLDER).read_dir() else {
        println!("skipped: corpora not present");
        return;
    };
    let mut seen = 0;
    let mut wrong = Vec::new();
    for file in folder {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        seen += 1;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let listed = OTHERS.iter().find(|(own, _)| name.contains(own));
        let found = validated(&text);
        match (listed, found) {
            (None, Err(why)) => wrong.push(format!("{name}: {why}")),
            (Some((_, why)), Ok(())) => wrong.push(format!("{name} is read, but listed: {why}")),
            _ => {}
        }
        // What signs users in or asks for tokens is recognised as that.
        let client = listed.is_some_and(|(_, why)| *why != TEMPLATE && !why.contains("empty"));
        let intake = intake::read(&text);
        if client
            && !intake
                .pieces
                .iter()
                .any(|piece| piece.form.id == "dotnet-client")
        {
            wrong.push(format!("{name} is not recognised as a client's"));
        }
    }
    for (own, _) in OTHERS {
        let there = Path::new(FOLDER).read_dir().unwrap();
        let mut names = there.map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
        assert!(
            names.any(|name| name.contains(own)),
            "{own} is listed and not there"
        );
    }
    assert!(0 < seen);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether the settings of Microsoft.Identity.Web are there, each as a value that the validator has
/// and that stands where it is said to stand.
fn validated(text: &str) -> Result<(), String> {
    let intake = intake::read(text);
    let mut told = intake.pieces.iter().filter_map(|piece| match &piece.tells {
        Tells::Settings(own) => Some((piece, own)),
        _ => None,
    });
    let own = told.find(|(_, own)| own.validator.is_some());
    let (piece, configured) = own.ok_or("no validator")?;
    let validator = configured.validator.unwrap();
    if validator.id != "identity-web" {
        return Err(format!("{} for {}", piece.form.id, validator.id));
    }
    for kind in [Kind::ClientId, Kind::Instance] {
        configured
            .values_of(kind)
            .next()
            .ok_or_else(|| format!("no {kind:?}"))?;
    }
    for value in &configured.values {
        validator
            .setting(value.kind)
            .ok_or_else(|| format!("{:?} is not its", value.kind))?;
        let there = value.span.of(text);
        if !there.contains(&value.text) {
            return Err(format!("{} stands elsewhere: {there}", value.name));
        }
    }
    Ok(())
}
