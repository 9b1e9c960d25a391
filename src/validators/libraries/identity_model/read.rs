//! JsonWebToken.cs, `ReadToken`, and JwtSecurityTokenHandler.cs, `ValidateToken` and `ReadJwtToken`:
//! what stands before any check of a claim.

use super::date;
use super::parameters::{Handler, Parameters};
use super::words::{UNKNOWN, Value, said};
use crate::token::base64url::{self, Remark};
use crate::token::json::{Expected, Json, Kind, Value as JsonValue};
use crate::token::{Token, Unknown};
use crate::validators::{Attempt, Said, Version};

/// What is thrown as `SecurityTokenMalformedException`; everything else is an `ArgumentException`.
const MALFORMED: [&str; 7] = [
    "IDX12709", "IDX12741", "IDX14100", "IDX14120", "IDX14121", "IDX14122", "IDX14310",
];
const ARGUMENT: &str = "ArgumentException";

/// Whether there is a token, and not too much of it.
pub(in crate::validators) fn input(parameters: &Parameters, attempt: &Attempt<'_>) -> Said {
    let text = attempt.reading.text.as_str();
    let maximum = parameters.maximum_size;
    if attempt.reading.token == Token::Unknown(Unknown::TooLarge) {
        return too_large(parameters, UNKNOWN);
    }
    if text.is_empty() {
        let values = [Value::public("token")];
        let Said::Refused(mut refused) =
            said(parameters, "IDX10000", "ArgumentNullException", &values)
        else {
            return Said::Passed;
        };
        // .NET adds it to every exception that names a parameter.
        refused.message.push_str(" (Parameter 'token')");
        return Said::Refused(refused);
    }
    // .NET counts in UTF-16, of which there is never more than of bytes.
    match text.len() > maximum && text.encode_utf16().count() > maximum {
        true => too_large(parameters, &text.encode_utf16().count().to_string()),
        false => Said::Passed,
    }
}

fn too_large(parameters: &Parameters, length: &str) -> Said {
    let maximum = parameters.maximum_size.to_string();
    let number = |text: &str| Value::of(text, "System.Int32", Version(6, 15, 0));
    let values = [number(length), number(&maximum)];
    said(parameters, "IDX10209", ARGUMENT, &values)
}

/// Whether the token can be taken apart.
pub(in crate::validators) fn read(parameters: &Parameters, attempt: &Attempt<'_>) -> Said {
    // One part more than any form has is enough to know.
    let parts: Vec<_> = attempt.reading.text.splitn(7, '.').collect();
    let refusal = match parameters.handler {
        Handler::JsonWebToken => as_json_web_token(&parts),
        Handler::JwtSecurityToken => as_jwt_security_token(&parts),
    };
    let Some((code, part)) = refusal else {
        return Said::Passed;
    };
    let exception = match MALFORMED.contains(&code) {
        true => "SecurityTokenMalformedException",
        false => ARGUMENT,
    };
    // Until 6.32.3 the whole token stood in the message, behind the part if there is one.
    let whole = Value::hidden(&attempt.reading.text, "System.String");
    let part = part.map(|part| Value::part(parameters, part));
    let values: Vec<_> = part.into_iter().chain([whole]).collect();
    said(parameters, code, exception, &values)
}

/// What is said where a word stands before the token: `JwtSecurityTokenHandler` looks at the characters.
pub(in crate::validators) fn not_well_formed(parameters: &Parameters, word: &str) -> Said {
    let text = [word, " ", UNKNOWN].concat();
    let text = Value::hidden(&text, "System.String");
    said(
        parameters,
        "IDX12709",
        "SecurityTokenMalformedException",
        &[text],
    )
}

/// The code of the refusal, and the part that it shows.
type Refusal<'a> = Option<(&'static str, Option<&'a str>)>;

fn as_json_web_token<'a>(parts: &[&'a str]) -> Refusal<'a> {
    match *parts {
        [] | [_] | [_, ""] => Some(("IDX14100", None)),
        [_, _] => Some(("IDX14120", None)),
        [header, payload, _] => {
            let typed = |name: &str| matches!(name, "alg" | "cty" | "kid" | "typ" | "x5t" | "zip");
            let header_fits = |name: &str, value: JsonValue<'_>| !typed(name) || is_text(value);
            if !is_object(header, header_fits) {
                return Some(("IDX14102", Some(header)));
            }
            let claim_fits = |name: &str, value: JsonValue<'_>| match name {
                "azp" => is_text(value),
                "aud" => is_audience(value),
                _ => is_claim(name, value),
            };
            let empty = payload.is_empty();
            (!empty && !is_object(payload, claim_fits)).then_some(("IDX14101", Some(payload)))
        }
        [_, _, _, _] => Some(("IDX14121", None)),
        [_, _, _, _, ""] => Some(("IDX14310", None)),
        [header, _, iv, ciphertext, tag] => {
            if header.is_empty() {
                return Some(("IDX14307", None));
            }
            if !is_object(header, |_, _| true) {
                return Some(("IDX14102", Some(header)));
            }
            let parts = [
                (iv, "IDX14308", "IDX14309"),
                (tag, "IDX14310", "IDX14311"),
                (ciphertext, "IDX14306", "IDX14312"),
            ];
            let bad = |(part, missing, garbled): (&str, _, _)| match part {
                "" => Some((missing, None)),
                part => decode(part).is_none().then_some((garbled, None)),
            };
            parts.into_iter().find_map(bad)
        }
        _ => Some(("IDX14122", None)),
    }
}

/// `ReadJwtToken` looks at the characters first, with the expressions of JwtConstants.cs.
fn as_jwt_security_token<'a>(parts: &[&'a str]) -> Refusal<'a> {
    let symbols = |part: &&str| part.chars().all(base64url::is_symbol);
    let (well_formed, payload) = match *parts {
        [header, payload, _] => (!header.is_empty() && !payload.is_empty(), Some(payload)),
        [header, _, iv, ciphertext, tag] => {
            let needed = [header, iv, ciphertext, tag];
            (needed.iter().all(|part| !part.is_empty()), None)
        }
        _ => return Some(("IDX12741", None)),
    };
    if !well_formed || !parts.iter().all(symbols) {
        return Some(("IDX12709", None));
    }
    let header = *parts.first()?;
    if !is_object(header, |_, _| true) {
        return Some(("IDX12729", Some(header)));
    }
    let claim_fits = |name: &str, value: JsonValue<'_>| match name {
        "aud" => is_text(value) || is_audience(value),
        _ => is_claim(name, value),
    };
    let payload = payload.filter(|payload| !is_object(payload, claim_fits))?;
    Some(("IDX12723", Some(payload)))
}

/// Whether a part is base64url of a JSON object whose members have the types that they must have.
/// What stands behind the object is not looked at.
fn is_object(part: &str, fits: impl Fn(&str, JsonValue<'_>) -> bool) -> bool {
    let Some(bytes) = decode(part) else {
        return false;
    };
    let json = Json::from_bytes(bytes);
    let whole = json
        .fault
        .as_ref()
        .is_none_or(|fault| fault.expected == Expected::End);
    let Some(object) = json.object().filter(|_| whole && json.remarks.is_empty()) else {
        return false;
    };
    object
        .members()
        .all(|member| fits(&member.name.display(), member.value))
}

/// Base64UrlEncoder.cs, `Decode`: padding and the standard alphabet are taken.
fn decode(part: &str) -> Option<Vec<u8>> {
    let decoded = base64url::decode(part);
    let padded = |remark: &Remark| matches!(remark, Remark::Padding { .. });
    let uneven = decoded.remarks.iter().any(padded) && !part.len().is_multiple_of(4);
    let damaged = uneven || decoded.remarks.iter().any(Remark::is_damage);
    (!damaged).then_some(decoded.bytes)
}

/// Whether a signature can be decoded.
pub(super) fn is_decodable(signature: &str) -> bool {
    decode(signature).is_some()
}

fn is_text(value: JsonValue<'_>) -> bool {
    matches!(value.kind(), Kind::String | Kind::Null)
}

fn is_audience(value: JsonValue<'_>) -> bool {
    is_text(value) || value.kind() == Kind::Array && value.items().all(is_text)
}

/// The types that both payload readers ask for.
fn is_claim(name: &str, value: JsonValue<'_>) -> bool {
    match name {
        "iss" | "jti" => is_text(value),
        "exp" | "iat" | "nbf" => date::read(value).is_some(),
        "sub" => is_text(value) || value.kind() == Kind::Number,
        _ => true,
    }
}
