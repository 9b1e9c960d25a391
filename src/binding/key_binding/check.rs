//! The checks themselves.

use super::{Check, Expected, Failure, Outcome, Rule, WhyNot};
use crate::binding::sd_jwt::SdJwt;
use crate::crypto::key::jwk;
use crate::crypto::{Answer, Does, Key, KeyFault, Scheme, algorithm, verify};
use crate::token::json::{Json, Kind};
use crate::token::span::Span;
use crate::token::time::{Form, Time};
use crate::token::{BytesPart, JsonPart, Reading};

/// Checks the key binding JWT that came with a token; nothing where there is none. Whether one is
/// required is the verifier's to decide, and not by whether one came (RFC 9901 §7.3 step 1).
pub fn check(reading: &Reading, sd_jwt: &SdJwt, expected: &Expected<'_>) -> Vec<Check> {
    let Some(binding) = &sd_jwt.key_binding else {
        return Vec::new();
    };
    let outcomes = match Jwt::read(&reading.text, binding.span) {
        Err(failure) => RULES.map(|rule| match rule {
            Rule::Form => Outcome::Failed(failure.clone()),
            _ => Outcome::NotChecked(WhyNot::Unreadable),
        }),
        Ok(jwt) => {
            let key = holder_key(&sd_jwt.processed);
            let scheme = jwt.scheme();
            let hash = binding.hash.as_deref();
            RULES.map(|rule| match rule {
                Rule::Form => Outcome::Passed,
                Rule::Key => match &key {
                    Ok(key) if key.faults.is_empty() => Outcome::Passed,
                    // It is tried all the same.
                    Ok(key) => Outcome::Failed(Failure::KeyFaulty(key.faults.clone())),
                    Err(outcome) => outcome.clone(),
                },
                Rule::Algorithm => match &scheme {
                    Ok(_) => Outcome::Passed,
                    Err(outcome) => outcome.clone(),
                },
                Rule::Signature => match (&key, &scheme) {
                    (Ok(key), Ok(scheme)) => jwt.signature(key, *scheme),
                    _ => Outcome::NotChecked(WhyNot::NoKey),
                },
                Rule::Type => compare(&jwt.header.json, "typ", Some("kb+jwt")),
                Rule::IssuedAt => issued_at(&jwt.claims.json, expected),
                Rule::Nonce => compare(&jwt.claims.json, "nonce", expected.nonce),
                Rule::Audience => compare(&jwt.claims.json, "aud", expected.audience),
                Rule::Hash => match compare(&jwt.claims.json, "sd_hash", hash) {
                    Outcome::NotChecked(_) => Outcome::NotChecked(WhyNot::HashUnknown),
                    outcome => outcome,
                },
            })
        }
    };
    let checks = RULES.into_iter().zip(outcomes);
    checks
        .map(|(rule, outcome)| Check { rule, outcome })
        .collect()
}

const RULES: [Rule; 9] = [
    Rule::Form,
    Rule::Key,
    Rule::Algorithm,
    Rule::Signature,
    Rule::Type,
    Rule::IssuedAt,
    Rule::Nonce,
    Rule::Audience,
    Rule::Hash,
];

/// The key binding JWT, readable.
struct Jwt<'a> {
    header: JsonPart,
    claims: JsonPart,
    signature: BytesPart,
    /// What is signed: header, dot and payload (RFC 7515 §5.1).
    input: &'a str,
}

impl<'a> Jwt<'a> {
    fn read(text: &'a str, span: Span) -> Result<Self, Failure> {
        let mut start = span.start;
        let own = span.of(text);
        let parts = own.split('.').map(|part| {
            let end = start.saturating_add(part.len());
            let part = Span::new(start, end);
            start = end.saturating_add(1);
            part
        });
        let parts: Vec<Span> = parts.collect();
        let [header, claims, signature] = parts.as_slice() else {
            return Err(Failure::Parts(parts.len()));
        };
        let jwt = Self {
            header: JsonPart::decode(text, *header),
            claims: JsonPart::decode(text, *claims),
            signature: BytesPart::decode(text, *signature),
            input: Span::new(span.start, claims.end).of(text),
        };
        let whole = |part: &JsonPart| {
            part.is_object() && !part.json.is_damaged() && part.remarks.is_empty()
        };
        if whole(&jwt.header) && whole(&jwt.claims) && jwt.signature.remarks.is_empty() {
            Ok(jwt)
        } else {
            Err(Failure::Unreadable)
        }
    }

    /// Step 5.b: "The none algorithm MUST NOT be accepted." §4.3 asks for a digital signature, which
    /// one with a shared secret is not.
    fn scheme(&self) -> Result<Scheme, Outcome> {
        let name = text(&self.header.json, "alg").map_err(Outcome::Failed)?;
        let failure = match algorithm::algorithm(&name).map(|algorithm| algorithm.does) {
            None => return Err(Outcome::NotChecked(WhyNot::AlgorithmUnknown(name))),
            Some(Does::Sign(Scheme::None)) => Failure::AlgorithmNone,
            Some(Does::Sign(Scheme::Hmac(_)) | Does::Manage(_) | Does::Encipher(_)) => {
                Failure::AlgorithmNoSignature(name)
            }
            Some(Does::Sign(scheme)) => return Ok(scheme),
        };
        Err(Outcome::Failed(failure))
    }

    fn signature(&self, key: &Key, scheme: Scheme) -> Outcome {
        if self.header.json.get("crit").is_some() {
            return Outcome::Failed(Failure::Critical);
        }
        let signature = &self.signature.bytes;
        match verify(scheme, key, self.input.as_bytes(), signature) {
            Answer::Verified => Outcome::Passed,
            Answer::Wrong => Outcome::Failed(Failure::WrongSignature),
            Answer::Unusable(_) => Outcome::Failed(Failure::KeyUnusable),
        }
    }
}

/// Step 5.a: the key of the holder, from the processed claims.
fn holder_key(processed: &str) -> Result<Key, Outcome> {
    let claims = Json::from_text(processed.to_owned());
    let confirmation = claims.get("cnf").ok_or(Outcome::Failed(Failure::Missing))?;
    if confirmation.kind() != Kind::Object {
        let (kind, raw) = (confirmation.kind(), confirmation.raw().to_owned());
        return Err(Outcome::Failed(Failure::WrongType { kind, raw }));
    }
    let Some(object) = confirmation.get("jwk") else {
        // RFC 7800 §3.3 to §3.5: `jwe`, `kid`, `jku`.
        let names = confirmation.members().map(|member| member.name.display());
        let names = names.map(|name| name.into_owned()).collect();
        return Err(Outcome::NotChecked(WhyNot::OtherConfirmation(names)));
    };
    // An object without `kty` is no key (RFC 7517 §4.1).
    let none = || Failure::KeyFaulty(vec![KeyFault::Missing("kty")]);
    jwk::read(object).ok_or_else(|| Outcome::Failed(none()))
}

/// Step 5.e. Without a limit nobody can say whether it is too old, but one from the future is wrong.
fn issued_at(claims: &Json, expected: &Expected<'_>) -> Outcome {
    let seconds = match Time::of(claims, "iat") {
        Time::At(date) if date.form != Form::Text => date.seconds,
        time => return Outcome::Failed(Failure::of_time(time)),
    };
    let age = expected.now.saturating_sub(seconds);
    if age < expected.tolerance.saturating_neg() {
        return Outcome::Failed(Failure::Future(age.saturating_neg()));
    }
    match expected.max_age {
        None => Outcome::NotChecked(WhyNot::NoLimit(age)),
        Some(most) if age > most.saturating_add(expected.tolerance) => {
            Outcome::Failed(Failure::Old { age, most })
        }
        Some(_) => Outcome::Passed,
    }
}

/// Whether a member is the very string that is wanted. §4.3 asks for strings, for `aud` as well.
fn compare(json: &Json, name: &str, wanted: Option<&str>) -> Outcome {
    let found = match text(json, name) {
        Ok(found) => found,
        Err(failure) => return Outcome::Failed(failure),
    };
    match wanted {
        None => Outcome::NotChecked(WhyNot::NothingExpected(found)),
        Some(wanted) if wanted == found => Outcome::Passed,
        Some(wanted) => Outcome::Failed(Failure::Differs {
            found,
            wanted: wanted.to_owned(),
        }),
    }
}

fn text(json: &Json, name: &str) -> Result<String, Failure> {
    let value = json.get(name).ok_or(Failure::Missing)?;
    let text = value.string().ok_or_else(|| Failure::WrongType {
        kind: value.kind(),
        raw: value.raw().to_owned(),
    })?;
    Ok(text.into_owned())
}
