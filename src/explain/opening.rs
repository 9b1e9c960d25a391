//! What came of opening an encrypted token, in words.

mod failure;
mod not_tried;
mod warning;

pub use failure::failure;
pub use warning::warning;

use super::signature::{capital, key_name};
use super::words::Words;
use super::{Explanation, shorten};
use crate::catalogue::{Prose, prose};
use crate::crypto::algorithm::{Management, cipher, management};
use crate::crypto::decrypt::{Content, Opened, Opening};
use crate::crypto::{KeyForm, Material};
use crate::diagnosis::{Diagnosis, Examined, State};
use crate::token::Token;
use crate::validators::fill;

static OPENED: Words = Words {
    title: prose("{0} opens it, with {1} and {2}."),
    body: prose(""),
    source: prose("RFC 7516 section 5.2"),
};
static NO_TEXT: Words = Words {
    title: prose("{0} opens it, but its {1} bytes are no text, so neither a token nor claims."),
    body: prose(
        "Whoever made it encrypted something else, or compressed it without saying so in zip.",
    ),
    source: prose("RFC 7519 section 7.2; RFC 7516 section 4.1.3"),
};
static HOLDS_TOKEN: Prose = prose("There is another token in it.");
static HOLDS_CLAIMS: Prose = prose(
    "There are claims in it. Nobody signed them: they come from somebody who has the key for encrypting.",
);
static HOLDS_TEXT: Prose = prose("There is text in it that is neither a token nor claims: {0}");
static LEFT_OUT: Prose = prose("More keys that fit were not tried: that would take too long.");
static DEEPER: Prose = prose("This is about the token inside: what is around it is open.");
static PASSWORD: Prose = prose("the password");

/// The answer for one recipient.
pub fn opening(opening: &Opening, examined: &Examined) -> Explanation {
    let mut said = match &opening.outcome {
        Opened::Content(content) => opened(opening, content, examined),
        Opened::Failed(own) => failure(own, opening, examined),
        Opened::NotTried(why) => not_tried::not_tried(why, opening, examined),
    };
    if opening.cut_short && matches!(opening.outcome, Opened::Failed(_)) {
        said.body.push(LEFT_OUT.text().to_owned());
    }
    said
}

/// The same as one of the four answers.
pub fn opening_state(opening: &Opening) -> State {
    match opening.outcome {
        Opened::Content(_) => State::Passed,
        Opened::Failed(_) => State::Failed,
        Opened::NotTried(_) => State::NotChecked,
    }
}

fn opened(opening: &Opening, content: &Content, examined: &Examined) -> Explanation {
    let key = capital(&opener(opening, content.key, examined));
    let bytes = content.bytes.expose();
    let Ok(text) = std::str::from_utf8(bytes) else {
        return NO_TEXT.with(&[&key, &bytes.len().to_string()]);
    };
    let mut said = OPENED.with(&[&key, &algorithm(opening), &encryption(opening)]);
    // Of what is no token itself, the innermost reading tells whether it is claims.
    let inner = examined.opened().map(|own| &own.token);
    let is_claims =
        matches!(inner, Some(Token::Signed(own)) if own.header.is_none() && own.payload.is_some());
    let holds = match content.nested {
        true => HOLDS_TOKEN,
        false if is_claims => HOLDS_CLAIMS,
        false => HOLDS_TEXT,
    };
    said.body.push(fill(holds.text(), &[&shorten(text)]));
    said
}

/// The key that was used, or the password if that is what it is taken for.
fn opener(opening: &Opening, key: usize, examined: &Examined) -> String {
    let typed = examined.ring.keys.get(key);
    let typed = typed.is_some_and(|own| own.form == KeyForm::Secret);
    match is_password(opening) && typed {
        true => PASSWORD.text().to_owned(),
        false => key_name(examined, key),
    }
}

fn algorithm(opening: &Opening) -> String {
    shorten(opening.algorithm.as_deref().unwrap_or_default())
}

fn encryption(opening: &Opening) -> String {
    shorten(opening.encryption.as_deref().unwrap_or_default())
}

fn managed(opening: &Opening) -> Option<Management> {
    management(opening.algorithm.as_deref()?)
}

/// Whether it was encrypted with a password.
pub(super) fn is_password(opening: &Opening) -> bool {
    matches!(managed(opening), Some(Management::Pbes2(..)))
}

static RSA: Prose = prose("a private RSA key");
static AGREEMENT: Prose = prose("a private EC or OKP key, on the curve of epk");
static SHARED: Prose = prose("a shared secret");
static SIZED: Prose = prose("a shared secret of {0} bytes");
static A_PASSWORD: Prose = prose("a password");

/// What opens a token with that algorithm (RFC 7518 section 4.1).
fn needed(management: Management, opening: &Opening) -> String {
    let sized = |bytes: usize| fill(SIZED.text(), &[&bytes.to_string()]);
    match management {
        Management::RsaPkcs1 | Management::RsaOaep(_) => RSA.text().to_owned(),
        Management::EcdhEs(_) => AGREEMENT.text().to_owned(),
        Management::Direct => {
            let content = opening.encryption.as_deref().and_then(cipher);
            content.map_or_else(|| SHARED.text().to_owned(), |own| sized(own.key_bytes()))
        }
        Management::AesKw(bytes) | Management::AesGcmKw(bytes) => sized(bytes),
        Management::Pbes2(..) => A_PASSWORD.text().to_owned(),
    }
}

static PUBLIC_ONLY: Prose = prose(
    "Of the keys there is only the public half. That one encrypts; give the private half, which opens.",
);
static LOCKED: Prose = prose("A private key is locked: give its password too.");

/// What keeps the keys that are there from being of use.
fn hindrances(management: Management, examined: &Examined) -> Vec<String> {
    let keys = || examined.ring.keys.iter();
    let halves = |material: &Material| match (management, material) {
        (Management::RsaPkcs1 | Management::RsaOaep(_), Material::Rsa(rsa)) => {
            rsa.private.is_none()
        }
        (Management::EcdhEs(_), Material::Ec(ec)) => ec.d.is_none(),
        (Management::EcdhEs(_), Material::Okp(okp)) => okp.d.is_none(),
        _ => false,
    };
    let public = keys().any(|own| halves(&own.material));
    let locked = keys().any(|own| matches!(own.material, Material::Locked));
    let said = [(public, PUBLIC_ONLY), (locked, LOCKED)];
    let said = said.into_iter().filter(|(is_so, _)| *is_so);
    said.map(|(_, text)| text.text().to_owned()).collect()
}

/// Why an encrypted token stays closed although something was given to open it; nothing where it is
/// open, or nobody tried.
pub fn sealed(diagnosis: &Diagnosis) -> Option<Explanation> {
    let examined = &diagnosis.examined;
    let tried = examined.given && matches!(diagnosis.reading.token, Token::Encrypted(_));
    let last = examined.layers.last().filter(|_| tried)?;
    last_word(&last.openings, examined)
}

#[inline(never)]
fn last_word(openings: &[Opening], examined: &Examined) -> Option<Explanation> {
    let mut said = opening(Opening::speaking(openings)?, examined);
    if examined.layers.len() > 1 {
        said.body.insert(0, DEEPER.text().to_owned());
    }
    Some(said)
}

#[cfg(test)]
mod tests;
