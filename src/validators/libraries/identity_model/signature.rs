//! JsonWebTokenHandler.ValidateToken.cs and JwtSecurityTokenHandler.cs, `ValidateSignature`.

use super::audience::OPEN;
use super::issuer::issuer;
use super::lifetime::lifetime;
use super::parameters::{Delegate, Handler, Key, Parameters};
use super::read::is_decodable;
use super::words::{UNKNOWN, Value, said, text};
use crate::validators::{Attempt, Given, Said, Skip, Version};

const INVALID: &str = "SecurityTokenInvalidSignatureException";
const NOT_FOUND: &str = "SecurityTokenSignatureKeyNotFoundException";

/// The algorithms that the library verifies (SupportedAlgorithms.cs), but for their XML names.
pub(super) const ALGORITHMS: [&str; 12] = [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "HS256",
    "HS384", "HS512",
];

/// Until then claims were not looked at before a missing key is reported.
const PREEMPTS: Version = Version(6, 28, 0);

/// Whether the signature fits one of the keys, and whether that key may sign.
pub(in crate::validators) fn signature(parameters: &Parameters, attempt: &Attempt<'_>) -> Said {
    if Parameters::is_sealed(attempt) {
        return Said::Skipped(Skip::NoKey);
    }
    let Some(signature) = encoded(attempt) else {
        if parameters.require_signed_tokens {
            let token = Value::unsigned(parameters);
            return said(parameters, "IDX10504", INVALID, &[token]);
        }
        return key_may_sign(parameters, "Null").unwrap_or(Said::Skipped(Skip::Off));
    };
    let decodable = is_decodable(signature);
    if parameters.handler == Handler::JwtSecurityToken && !decodable {
        return said(parameters, "IDX10508", INVALID, &[]);
    }
    let algorithm = attempt.header_text("alg").unwrap_or_default();
    let fits = decodable && is_supported(&algorithm) && is_listed(parameters, &algorithm);
    match parameters.key {
        Key::Fits | Key::Unknown if fits => match key_may_sign(parameters, UNKNOWN) {
            Some(refusal) => refusal,
            None if parameters.key == Key::Fits => Said::Passed,
            None => Said::Skipped(Skip::NoKey),
        },
        key => refused(
            parameters,
            attempt,
            key,
            &caught(parameters, &algorithm, decodable),
        ),
    }
}

/// Whether the claims are looked at in the midst of the signature: a key id, no key of that id, and
/// no other key that fits (InternalValidators.cs, `ValidateAfterSignatureFailed`).
pub(super) fn preempts(parameters: &Parameters, attempt: &Attempt<'_>) -> bool {
    let Some(signature) = encoded(attempt) else {
        return false;
    };
    let stopped = parameters.handler == Handler::JwtSecurityToken && !is_decodable(signature);
    parameters.version >= PREEMPTS
        && !parameters.signature_last
        && !stopped
        && matches!(parameters.key, Key::NoMatch | Key::None)
        && !key_id(attempt).is_empty()
}

/// Whether the algorithm is one that the library verifies.
pub(super) fn is_supported(algorithm: &str) -> bool {
    // http://www.w3.org/2001/04/xmldsig-more#rsa-sha256 and others: which of them is not looked at.
    ALGORITHMS.contains(&algorithm) || algorithm.starts_with("http://www.w3.org/")
}

fn is_listed(parameters: &Parameters, algorithm: &str) -> bool {
    match &parameters.valid_algorithms {
        Given::Values(listed) => listed.iter().any(|listed| listed == algorithm),
        Given::Null | Given::Empty => true,
    }
}

/// The signature as it stands in the token, unless there is none.
pub(super) fn encoded<'a>(attempt: &Attempt<'a>) -> Option<&'a str> {
    let text = attempt.reading.text.as_str();
    text.splitn(3, '.')
        .nth(2)
        .filter(|signature| !signature.is_empty())
}

fn key_id(attempt: &Attempt<'_>) -> String {
    attempt.header_text("kid").unwrap_or_default()
}

/// Validators.cs, `ValidateIssuerSecurityKey`, as far as a delegate decides.
fn key_may_sign(parameters: &Parameters, key: &'static str) -> Option<Said> {
    match parameters.key_delegate {
        Delegate::Returns(false) => {
            let exception = "SecurityTokenInvalidSigningKeyException";
            let values = [Value::hidden(key, key)];
            Some(said(parameters, "IDX10232", exception, &values))
        }
        _ => None,
    }
}

/// What is thrown while the keys are tried; nothing where the signature simply does not fit.
fn caught(parameters: &Parameters, algorithm: &str, decodable: bool) -> String {
    if is_supported(algorithm) && !is_listed(parameters, algorithm) {
        let message = text(parameters, "IDX10696", &[algorithm]);
        let class = "Microsoft.IdentityModel.Tokens.SecurityTokenInvalidAlgorithmException: ";
        return [class, &message, "\n", UNKNOWN].concat();
    }
    match decodable {
        true => String::new(),
        false => UNKNOWN.to_owned(),
    }
}

fn refused(parameters: &Parameters, attempt: &Attempt<'_>, key: Key, caught: &str) -> Said {
    let version = parameters.version;
    let kid = key_id(attempt);
    let has_kid = !kid.is_empty();
    let counted = version >= Version(6, 15, 1);
    let id = || Value::open(&kid, OPEN);
    let keys = || Value::of(UNKNOWN, "System.Text.StringBuilder", Version(7, 2, 0));
    let number = || counted.then(|| Value::public(UNKNOWN));
    let numbers = || number().into_iter().chain(number());
    let class = match caught.is_empty() && version >= Version(7, 0, 0) {
        true => "System.String",
        false => "System.Text.StringBuilder",
    };
    let ending = || [Value::hidden(caught, class), Value::token(parameters)];
    let say = |code, exception, values: Vec<Value>| said(parameters, code, exception, &values);

    if has_kid && !matches!(key, Key::NoMatch | Key::None) {
        // Where the key was found, another number since 6.15.1.
        let mut values = vec![keys()];
        values.extend(numbers().chain(number()).chain([id()]).chain(ending()));
        return say("IDX10511", INVALID, values);
    }
    if has_kid && version < PREEMPTS {
        let mut values = vec![id()];
        values.extend(numbers().chain(ending()));
        let refuses = |said: Said| matches!(said, Said::Refused(_));
        let late = refuses(lifetime(parameters, attempt));
        let foreign = refuses(issuer(parameters, attempt));
        if version < Version(6, 10, 0) || !late && !foreign {
            return say("IDX10501", NOT_FOUND, values);
        }
        let word = |fails: bool| {
            let word = if fails { "False" } else { "True" };
            Value::of(word, "System.Boolean", Version(6, 15, 0))
        };
        values.extend([word(late), word(foreign)]);
        return say("IDX10516", "SecurityTokenUnableToValidateException", values);
    }
    if key == Key::None {
        return say("IDX10500", NOT_FOUND, Vec::new());
    }
    let named = has_kid && version >= Version(7, 2, 0);
    let mut values: Vec<_> = named.then(id).into_iter().chain([keys()]).collect();
    values.extend(numbers().chain(ending()));
    let code = match has_kid || version < Version(7, 2, 0) {
        true => "IDX10503",
        false => "IDX10517",
    };
    say(code, NOT_FOUND, values)
}
