//! The last second of a token, and the first.

use audlens::diagnosis::{Case, GateName, State, diagnose};
use audlens::scenario::NOON;
use audlens::token::base64url::encode;
use audlens::validators::{Kind, Profile, Settings};

/// RFC 7519 §4.1.4 refuses a token "on or after" `exp`; Microsoft.IdentityModel takes it at that
/// second (ValidatorUtilities.cs). Both take one at the second of `nbf`.
#[test]
fn each_validator_has_its_own_last_second() {
    let cases = [
        ("rfc7519", "exp", -61, State::Failed),
        ("rfc7519", "exp", -60, State::Failed),
        ("rfc7519", "exp", -59, State::Passed),
        ("entra-api", "exp", -61, State::Failed),
        ("entra-api", "exp", -60, State::Passed),
        ("entra-api", "exp", -59, State::Passed),
        ("rfc7519", "nbf", 61, State::Failed),
        ("rfc7519", "nbf", 60, State::Passed),
        ("entra-api", "nbf", 61, State::Failed),
        ("entra-api", "nbf", 60, State::Passed),
    ];
    for (id, claim, offset, expected) in cases {
        let (exp, nbf) = match claim {
            "exp" => (NOON + offset, NOON - 3_600),
            _ => (NOON + 3_600, NOON + offset),
        };
        let claims = format!("{{\"exp\":{exp},\"nbf\":{nbf}}}");
        let mut settings = Settings::default();
        settings.set(Kind::Skew, "60");
        let case = Case {
            input: format!("eyJhbGciOiJSUzI1NiJ9.{}.c2ln", encode(claims.as_bytes())),
            validator: Profile::by_id(id).expect("a profile of the list"),
            settings,
            now: NOON,
            ..Case::default()
        };
        let diagnosis = diagnose(&case);
        let gate = diagnosis
            .gate(GateName::Lifetime)
            .expect("every gate is asked");
        assert_eq!(gate.outcome.state(), expected, "{id} {claim} {offset}");
    }
}
