//! JwtBearerHandler.cs, `HandleChallengeAsync` and `CreateErrorDescription`.

use super::{ASPNET, MESSAGES};
use crate::token::time;
use crate::validators::libraries::identity_model::{self as im, Handler};
use crate::validators::{Answer, Attempt, Message, Rejection};

/// The 401 that the client of the API sees.
pub(in crate::validators) fn answer(
    attempt: &Attempt<'_>,
    rejection: &Rejection,
) -> Option<Answer> {
    let mut challenge = "Bearer".to_owned();
    if rejection.code != "no-token" && attempt.is_on("IncludeErrorDetails") {
        challenge.push_str(" error=\"invalid_token\"");
        if let Some(description) = described(attempt, rejection) {
            challenge = [&challenge, ", error_description=\"", &description, "\""].concat();
        }
    }
    Some(Answer {
        status: 401,
        challenge: Some(challenge),
        body: None,
    })
}

/// What it says of an exception; nothing of most.
fn described(attempt: &Attempt<'_>, rejection: &Rejection) -> Option<String> {
    let parameters = im::parameters_of(attempt);
    let at = |name: &str| {
        let seconds = im::date(attempt, name);
        seconds.map_or_else(|| NULL.to_owned(), invariant)
    };
    let (code, values) = match rejection.exception {
        "SecurityTokenInvalidAudienceException" => {
            ("audience", vec![im::invalid_audience(&parameters, attempt)])
        }
        // AadIssuerValidator does not say which issuer it means.
        "SecurityTokenInvalidIssuerException" if rejection.code.starts_with("IDX400") => {
            ("issuer", vec![NULL.to_owned()])
        }
        "SecurityTokenInvalidIssuerException" => {
            let issuer = attempt.claim("iss").map(|iss| iss.display().into_owned());
            // The older class has null where the newer one has an empty string.
            let missing = match parameters.handler {
                Handler::JsonWebToken => "",
                Handler::JwtSecurityToken => NULL,
            };
            let issuer = issuer.unwrap_or_else(|| missing.to_owned());
            ("issuer", vec![issuer])
        }
        "SecurityTokenNoExpirationException" => ("no-expiration", Vec::new()),
        "SecurityTokenInvalidLifetimeException" => ("lifetime", vec![at("nbf"), at("exp")]),
        "SecurityTokenNotYetValidException" => ("not-yet-valid", vec![at("nbf")]),
        "SecurityTokenExpiredException" => ("expired", vec![at("exp")]),
        "SecurityTokenSignatureKeyNotFoundException" => ("key-not-found", Vec::new()),
        // The first derives from the second.
        "SecurityTokenUnableToValidateException" | "SecurityTokenInvalidSignatureException" => {
            ("signature", Vec::new())
        }
        _ => return None,
    };
    let values: Vec<_> = values.iter().map(String::as_str).collect();
    let message = Message::of(MESSAGES, code, attempt.version(ASPNET.kind));
    message.map(|message| message.fill(&values))
}

const NULL: &str = "(null)";

/// As `DateTime.ToString(CultureInfo.InvariantCulture)` prints it: `09/05/2026 02:16:30`.
fn invariant(seconds: i64) -> String {
    // The calendar reaches to the end of the year 9999 less a day.
    let text = time::utc(seconds).unwrap_or_else(|| "9999-12-31 23:59:59".to_owned());
    let part = |range| text.get(range).unwrap_or_default();
    [part(5..7), "/", part(8..10), "/", part(0..4), part(10..19)].concat()
}
