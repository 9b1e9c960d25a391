use super::*;
#[cfg(test)]
use crate::diagnosis::fix::Advice;
#[cfg(test)]
use crate::diagnosis::{Case, State, diagnose};
use crate::scenario::NOON;
use crate::token::base64url::encode;
use crate::validators::{Settings, recognise};

const ISSUER: &str = "https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/";
const ISSUER_2: &str =
    "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0";
const OWN_ISSUER: &str = "https://commerce.dynamics.com/auth";

fn case(claims: &str, settings: &[(Kind, &str)]) -> Case {
    let claims = format!("{{{claims},\"exp\":{}}}", NOON + 60);
    let mut own = Settings::default();
    for (kind, text) in settings {
        own.set(*kind, *text);
    }
    Case {
        input: format!("eyJhbGciOiJSUzI1NiJ9.{}.c2ln", encode(claims.as_bytes())),
        validator: &PROFILE,
        settings: own,
        message: String::new(),
        now: NOON,
        ..Case::default()
    }
}

/// What refuses, which gates fail, and what is offered.
#[test]
fn each_row_is_compared_letter_for_letter() {
    let right = [
        (Kind::Issuers, ISSUER),
        (Kind::Callers, "pos"),
        (Kind::Audiences, "api://rs"),
    ];
    let with = |changes: &[(Kind, &'static str)]| {
        let mut settings = right.to_vec();
        settings.extend(changes);
        settings
    };
    let v1 = r#""iss":"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/","appid":"pos","aud":"api://rs""#;
    let v2 = r#""iss":"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0","azp":"pos","aud":"rs","ver":"2.0""#;
    let own = r#""iss":"https://commerce.dynamics.com/auth","aud":"Modern POS""#;
    let personnel = [
        (LOGON, PERSONNEL),
        (Kind::Issuers, OWN_ISSUER),
        (Kind::Callers, "Modern POS"),
    ];
    let cases = [
        (v1, right.to_vec(), "accepted"),
        (v1, vec![], "accepted"),
        (
            v1,
            with(&[(
                Kind::Issuers,
                "https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee",
            )]),
            "identity-provider; issuer; Identity providers: Issuer",
        ),
        // Another tenant is no matter of spelling.
        (
            v1,
            with(&[(
                Kind::Issuers,
                "https://sts.windows.net/bbbbcccc-1111-dddd-2222-eeee3333ffff/",
            )]),
            "identity-provider; issuer; use-tenant; accept-issuer",
        ),
        (
            v1,
            with(&[(Kind::Callers, "POS")]),
            "relying-party; caller; Relying parties: ClientId; AADClientId",
        ),
        (
            v1,
            with(&[(Kind::Callers, "pos ")]),
            "relying-party; caller; Relying parties: ClientId; AADClientId",
        ),
        (v1, with(&[(Kind::Callers, "other\npos")]), "accepted"),
        (
            v1,
            with(&[(Kind::Audiences, "api://RS")]),
            "audience; audience; Server resource IDs: Server Resource ID; AADRetailServerResourceId",
        ),
        (
            v1,
            with(&[(Kind::Audiences, "api://rs/")]),
            "audience; audience; Server resource IDs: Server Resource ID; AADRetailServerResourceId",
        ),
        (
            v1,
            with(&[(LOGON, SERVICE), (Kind::Callers, "app")]),
            "relying-party; caller; Relying parties: ClientId; client_id",
        ),
        (
            v1,
            with(&[(LOGON, SERVICE), (Kind::Audiences, "https://rs")]),
            "audience; audience; Server resource IDs: Server Resource ID; resource",
        ),
        (v1, with(&[(JOB, "yes")]), "accepted"),
        (
            v1,
            with(&[(JOB, "no")]),
            "distribution; Distribution schedule",
        ),
        // Version 2.0 does not get through, even if headquarters lists its issuer and its audience.
        (
            v2,
            right.to_vec(),
            "identity-provider; issuer, audience; requestedAccessTokenVersion",
        ),
        (
            v2,
            with(&[(Kind::Issuers, ISSUER_2), (Kind::Audiences, "rs")]),
            "identity-provider; issuer; requestedAccessTokenVersion",
        ),
        (own, personnel.to_vec(), "accepted"),
        (
            own,
            [personnel.as_slice(), &[(Kind::Callers, "Cloud POS")]].concat(),
            "audience; audience; Relying parties: ClientId; CommerceAuthenticationAudience",
        ),
        // What holds for Entra ID does not for a personnel ID, and the reverse.
        (
            own,
            [personnel.as_slice(), &[(Kind::Audiences, "api://rs")]].concat(),
            "accepted",
        ),
        (
            own,
            [personnel.as_slice(), &[(LOGON, "Microsoft Entra ID")]].concat(),
            "relying-party; caller; use-caller",
        ),
    ];
    for (claims, settings, expected) in cases {
        let diagnosis = diagnose(&case(claims, &settings));
        let verdict = diagnosis.verdict.as_ref().expect("it has checks");
        let refused = verdict.failed().map(|step| step.check.to_owned());
        let gates = diagnosis
            .gates
            .iter()
            .filter(|gate| gate.outcome.state() == State::Failed)
            .map(|gate| gate.name.code())
            .collect::<Vec<_>>()
            .join(", ");
        let mut said = vec![refused.unwrap_or_else(|| "accepted".to_owned())];
        said.extend(Some(gates).filter(|gates| !gates.is_empty()));
        said.extend(diagnosis.fixes.iter().map(|fix| match &fix.advice {
            Advice::SetPlace { place, .. } => place.text().to_owned(),
            advice => advice.code().to_owned(),
        }));
        assert_eq!(said.join("; "), expected, "{claims} {settings:?}");
        if verdict.rejection.is_some() {
            assert_eq!(verdict.speaks_of, Some(GateName::Audience), "{expected}");
        }
    }
}

/// What fails before the audience is looked at is said in the library's words.
#[test]
fn the_library_comes_first() {
    for (claims, expected) in [
        (r#"{"exp":1795348500}"#, ""),
        (r#"{"exp":1795348499}"#, "lifetime IDX10223"),
        (r#"{"aud":"x"}"#, "lifetime IDX10225"),
        (r#"{"exp":1795352400,"nbf":1795349100}"#, ""),
        (
            r#"{"exp":1795352400,"nbf":1795349101}"#,
            "lifetime IDX10222",
        ),
    ] {
        let mut case = case("", &[]);
        case.input = format!("eyJhbGciOiJSUzI1NiJ9.{}.c2ln", encode(claims.as_bytes()));
        assert_eq!(refused(&case), expected, "{claims}");
    }
    for (input, expected) in [
        (
            "eyJhbGciOiJub25lIn0.eyJleHAiOjE3OTUzNTI0MDB9.",
            "signature IDX10504",
        ),
        ("eyJhbGciOiJSUzI1NiJ9.eyJleHAiOj.c2ln", "read IDX12723"),
        ("no token", "read IDX12741"),
    ] {
        let mut case = case("", &[]);
        case.input = input.to_owned();
        assert_eq!(refused(&case), expected, "{input}");
    }
}

/// The check that refuses and the code of its message; the client sees no more than the status.
fn refused(case: &Case) -> String {
    let verdict = diagnose(case).verdict.expect("it has checks");
    let Some(rejection) = &verdict.rejection else {
        return String::new();
    };
    let answer = verdict.answer.as_ref().expect("it answers");
    assert_eq!((answer.status, &answer.body), (401, &None));
    let check = verdict.failed().map_or("", |step| step.check);
    [check, " ", rejection.code].concat()
}

#[test]
fn its_words_are_found_in_logs() {
    for (text, count) in [
        (
            "Authentication failed\nMicrosoft.Dynamics.Commerce.Runtime.UserAuthenticationException: The audience validation failed.\n  at …",
            1,
        ),
        (
            "Unauthorized response with error: The audience validation failed.. ErrorResourceId: Microsoft_Dynamics_Commerce_Runtime_InvalidAudience with Correlation Id: 1",
            1,
        ),
        (
            r#"Errors=[{"errorCode":"Microsoft_Dynamics_Commerce_Runtime_InvalidAudience","message":"The audience validation failed. Contact your system administrator to set up identity providers properly in retail headquarters.\r\n- If"#,
            2,
        ),
        ("The audience validation failed.", 1),
        ("The audience was fine.", 0),
        ("Audience validation failed.", 0),
    ] {
        let own = |code: &&str| *code == messages::INVALID_AUDIENCE;
        let spoken = recognise(text);
        let found = spoken.iter().map(|spoken| spoken.message.code);
        assert_eq!(found.filter(|code| own(code)).count(), count, "{text}");
    }
}
