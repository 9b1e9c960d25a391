//! What is done here.

use anyhow::{Context, Result, anyhow, bail};
use audlens::crypto::draft::{Draft, compact};
use audlens::crypto::random::Random;
use audlens::crypto::{Answer, Key, Keyring, algorithm, decrypt, encrypt, verify};
use audlens::token::{Token, read};
use serde_json::Value;

/// A token signed here.
///
/// # Errors
/// When none can be made.
pub(crate) fn sign(
    alg: &str,
    key: Option<&Key>,
    claims: &Value,
    random: &mut Random,
) -> Result<String> {
    let draft = Draft {
        header: serde_json::json!({ "alg": alg, "typ": "JWT" }).to_string(),
        claims: claims.to_string(),
        algorithm: alg.to_owned(),
    };
    compact(&draft, key, random).map_err(|fault| anyhow!("{fault:?}"))
}

/// The claims of a token, if its signature is right; of an unsecured one, if that was asked for.
///
/// # Errors
/// When it is not.
pub(crate) fn verified(alg: &str, key: Option<&Key>, token: &str) -> Result<Value> {
    let reading = read(token);
    let header = reading.token.header().context("no header")?;
    let stated = header.json.get("alg").and_then(|alg| alg.string());
    if stated.as_deref() != Some(alg) {
        bail!("another alg: {stated:?}");
    }
    let payload = reading.token.payload().context("no payload")?;
    match (&reading.token, key) {
        (Token::Unsecured(_), None) => {}
        (Token::Signed(signed), Some(key)) => {
            let (input, _) = token.rsplit_once('.').context("no dots")?;
            let signature = signed.signature.as_ref().context("no signature")?;
            let scheme = algorithm::scheme(alg).context("no such scheme")?;
            match verify(scheme, key, input.as_bytes(), &signature.bytes) {
                Answer::Verified => {}
                other => bail!("{other:?}"),
            }
        }
        (other, _) => bail!("{}", other.code()),
    }
    Ok(serde_json::from_str(payload.json.text())?)
}

/// A token encrypted here. With PBES2 it asks for as few rounds as jose takes.
///
/// # Errors
/// When none can be made.
pub(crate) fn seal(
    alg: &str,
    enc: &str,
    key: &Key,
    claims: &Value,
    random: &mut Random,
) -> Result<String> {
    let header = if alg.starts_with("PBES2") {
        r#"{"p2c":2048}"#
    } else {
        ""
    };
    let plain = claims.to_string();
    let sealed = encrypt::encrypt(plain.as_bytes(), header, alg, enc, key, random);
    sealed.map_err(|fault| anyhow!("{fault:?}"))
}

/// The claims in an encrypted token.
///
/// # Errors
/// When it does not open.
pub(crate) fn opened(key: &Key, token: &str) -> Result<Value> {
    let ring = Keyring {
        keys: vec![key.clone()],
        ..Keyring::default()
    };
    let openings = decrypt::open(&read(token), &ring);
    match openings.into_iter().next().map(|opening| opening.outcome) {
        Some(decrypt::Opened::Content(content)) => {
            Ok(serde_json::from_slice(content.bytes.expose())?)
        }
        other => bail!("{other:?}"),
    }
}
