//! Settings of Spring's resource servers and clients in public repositories. Each is recognised as
//! what it is, and those of a resource server fill in what it compares.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::path::Path;

use audlens::intake::{self, Piece, Tells};
use audlens::validators::Kind;

const CORPUS: &str = "../shared/corpora/spring-config";

/// Files whose settings do not hold all that a resource server could compare, and why.
const WITHOUT: &[(&str, &str)] = &[
    (
        "client-access-multiple-resource-server__resource-server-2",
        "no audience: it is called audience, which Spring Boot does not read",
    ),
    (
        "client-access-resource-server__resource-server",
        "no audience: it is called audience, which Spring Boot does not read",
    ),
    (
        "resource-server-check-permissions-by-claims-in-access-token",
        "no audience: it is called audience, which Spring Boot does not read",
    ),
    (
        "resource-server-support-on-behalf-of-flow",
        "no audience: it is called audience, which Spring Boot does not read",
    ),
    (
        "webflux__java__oauth2__resource-server__src",
        "no audience and no issuer: the file names keys alone",
    ),
    (
        "resource-server__hello-security",
        "no audience and no issuer: the file names keys alone",
    ),
    (
        "resource-server__multi-tenancy",
        "no audience and no issuer: the file names keys alone",
    ),
    (
        "resource-server__restclient",
        "no audience and no issuer: the file names keys alone",
    ),
];

#[test]
fn settings_of_spring_are_recognised_as_what_they_are() {
    let Some(files) = files() else {
        return println!("skipped: corpora not present");
    };
    let mut wrong = Vec::new();
    let mut used = BTreeMap::new();
    for (name, text) in &files {
        let intake = intake::read(text);
        let has = |id: &str| intake.pieces.iter().any(|piece| piece.form.id == id);
        for (words, id) in [
            ("resourceserver:", "spring-resource-server"),
            ("provider:", "spring-client"),
        ] {
            if text.contains(words) != has(id) {
                wrong.push(format!("{name}: {id}"));
            }
        }
        for piece in &intake.pieces {
            let Tells::Settings(configured) = &piece.tells else {
                continue;
            };
            for value in &configured.values {
                assert_eq!(value.span.of(text), value.text, "{name}");
            }
            let missing = missing(piece);
            let known = WITHOUT.iter().find(|(own, _)| name.contains(own));
            let reason = known.map_or("", |(_, reason)| reason);
            if !reason.starts_with(&missing) || missing.is_empty() != reason.is_empty() {
                wrong.push(format!("{name}: {missing}, expected: {reason}"));
            }
            if let Some((own, _)) = known {
                used.insert(*own, ());
            }
        }
    }
    let unused = WITHOUT.iter().filter(|(own, _)| !used.contains_key(own));
    wrong.extend(unused.map(|(own, _)| format!("{own}: no longer an exception")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a resource server could compare and is not told.
fn missing(piece: &Piece) -> String {
    let Tells::Settings(configured) = &piece.tells else {
        return String::new();
    };
    assert_eq!(configured.validator.unwrap().id, "spring-security");
    let none = |kind| configured.values_of(kind).next().is_none();
    let missing = [
        (Kind::Audiences, "no audience"),
        (Kind::Issuers, "no issuer"),
    ];
    let missing = missing.iter().filter(|(kind, _)| none(*kind));
    missing
        .map(|(_, what)| *what)
        .collect::<Vec<_>>()
        .join(" and ")
}

fn files() -> Option<Vec<(String, String)>> {
    let read = std::fs::read_dir(Path::new(CORPUS)).ok()?;
    let mut files: Vec<_> = read
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|own| own != "txt"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    Some(files)
}
