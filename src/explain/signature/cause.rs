//! Why a signature is wrong, in words. Each cause was proved by undoing it.

use super::super::words::Words;
use super::super::{Explanation, secret_form};
use super::key_name;
use crate::catalogue::{Prose, prose};
use crate::crypto::algorithm::{ALGORITHMS, Does};
use crate::crypto::cause::{Cause, How, PublicForm, Twice, Which};
use crate::diagnosis::Examined;

static OTHER_KEY: Words = Words {
    title: prose("Another key verifies it: {0}."),
    body: prose(
        "The token, or the key, says something else of itself. Look below at what does not fit, and correct that side.",
    ),
    source: prose("RFC 7515 section 6; RFC 7517 section 4"),
};
static OTHER_SECRET_FORM: Words = Words {
    title: prose("The secret is right, but it is written in another way: {0}."),
    body: prose(
        "Read like that, it verifies the signature. One of the two sides takes the text of the secret for its bytes; agree on one way.",
    ),
    source: prose("RFC 7518 sections 3.2 and 6.4.1"),
};
static SECRET_TOO_MUCH: Words = Words {
    title: prose(
        "The secret has white space around it that was not there when the token was signed.",
    ),
    body: prose(
        "Without it, it verifies the signature. A file or a variable often brings a line feed along.",
    ),
    source: prose("RFC 7518 section 3.2"),
};
static SECRET_TOO_LITTLE: Words = Words {
    title: prose("The token was signed with a line feed at the end of the secret."),
    body: prose(
        "With it, the signature is verified. Whoever signs read the secret from a file or a command that ends its line.",
    ),
    source: prose("RFC 7518 section 3.2"),
};
static EMPTY_SECRET: Words = Words {
    title: prose("The token was signed with an empty secret."),
    body: prose("A variable was never set where it was signed. Anybody can make such a token."),
    source: prose("RFC 7518 section 3.2; RFC 8725 section 3.5"),
};
static PUBLIC_KEY_AS_SECRET: Words = Words {
    title: prose("The token was signed with HMAC, and {0} as the secret."),
    body: prose(
        "That is {1}, which everybody has: it is how a token is forged for a verifier that takes alg from the token. Or the signer chose HS instead of RS by mistake.",
    ),
    source: prose("RFC 8725 sections 2.1 and 3.1"),
};
static DER_SIGNATURE: Words = Words {
    title: prose("The signature is in DER, and must be R and S side by side."),
    body: prose(
        "Rewritten, {0} verifies it. OpenSSL and Java give DER; a JOSE library converts it, or P1363 is asked for.",
    ),
    source: prose("RFC 7518 section 3.4; RFC 3279 section 2.2.3"),
};
static ENCODED_TWICE: Words = Words {
    title: prose("The signature was encoded twice: inside is {1}."),
    body: prose("Decoded once more, {0} verifies it."),
    source: prose("RFC 7515 section 7.1"),
};
static LONGER: Words = Words {
    title: prose("There are {1} bytes too many behind the signature."),
    body: prose("Without them, {0} verifies it."),
    source: prose("RFC 7518 section 3.1"),
};
static CUT: Words = Words {
    title: prose("The end of the token is missing: {1} bytes of its signature."),
    body: prose("What is there is the beginning of the right signature. Copy the whole token."),
    source: prose("RFC 7515 section 7.1"),
};
static CUT_PERHAPS: Words = Words {
    title: prose("The end of the token seems to be missing: {1} bytes of its signature."),
    body: prose("Signatures by {0} are longer. Copy the whole token."),
    source: prose("RFC 7518 section 3.1"),
};
static WHITE_SPACE: Words = Words {
    title: prose("There is white space, or something invisible, inside the token."),
    body: prose("Without it, {0} verifies it."),
    source: prose("RFC 7515 section 2"),
};
static REENCODED: Words = Words {
    title: prose("{1} was written anew after the token was signed."),
    body: prose(
        "It was {2}; then {0} verifies it. A signature covers the letters as they are sent, so what was signed must be sent as it is.",
    ),
    source: prose("RFC 7515 section 5.1"),
};
static GRAPH_NONCE: Words = Words {
    title: prose("Only Microsoft Graph verifies this token."),
    body: prose(
        "With the hash of nonce in the place of nonce, {0} verifies it: Microsoft Entra ID makes tokens for Graph like that, so that no other API takes them. Ask for a token for your own API.",
    ),
    source: prose(
        "AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet issues 609 and 1256",
    ),
};
static OTHER_SCHEME: Words = Words {
    title: prose("The token was signed with {1}, and its header says otherwise."),
    body: prose(
        "With that, {0} verifies it. Whoever writes the header and whoever signs must name the same algorithm.",
    ),
    source: prose("RFC 7515 section 4.1.1"),
};

/// A cause, and what to do about it.
pub fn cause(cause: &Cause, examined: &Examined) -> Explanation {
    let name = |key: &usize| key_name(examined, *key);
    match cause {
        Cause::OtherKey(key) => OTHER_KEY.with(&[&name(key)]),
        Cause::OtherSecretForm { form, .. } => OTHER_SECRET_FORM.with(&[secret_form(*form)]),
        Cause::SecretWhiteSpace { too_much: true, .. } => SECRET_TOO_MUCH.plain(),
        Cause::SecretWhiteSpace { .. } => SECRET_TOO_LITTLE.plain(),
        Cause::EmptySecret => EMPTY_SECRET.plain(),
        Cause::PublicKeyAsSecret { key, form } => {
            PUBLIC_KEY_AS_SECRET.with(&[&name(key), public_form(*form)])
        }
        Cause::DerSignature { key } => DER_SIGNATURE.with(&[&name(key)]),
        Cause::EncodedTwice { key, inner } => ENCODED_TWICE.with(&[&name(key), twice(*inner)]),
        Cause::Longer { key, surplus } => LONGER.with(&[&name(key), &surplus.to_string()]),
        Cause::Cut {
            key,
            missing,
            matches,
        } => {
            let words = if *matches { &CUT } else { &CUT_PERHAPS };
            words.with(&[&name(key), &missing.to_string()])
        }
        Cause::WhiteSpace { key } => WHITE_SPACE.with(&[&name(key)]),
        Cause::Reencoded {
            key,
            which: part,
            how: was,
        } => REENCODED.with(&[&name(key), which(*part), how(*was)]),
        Cause::GraphNonce { key } => GRAPH_NONCE.with(&[&name(key)]),
        Cause::OtherScheme { key, scheme } => {
            let mut all = ALGORITHMS.iter();
            let known = all.find(|own| own.does == Does::Sign(*scheme));
            OTHER_SCHEME.with(&[&name(key), known.map_or("", |own| own.name)])
        }
    }
}

static SPKI_PEM: Prose = prose("its PEM (PUBLIC KEY)");
static SPKI_PEM_TRIMMED: Prose = prose("its PEM (PUBLIC KEY) without the line feed at the end");
static PKCS1_PEM: Prose = prose("its PEM (RSA PUBLIC KEY)");
static PKCS1_PEM_TRIMMED: Prose =
    prose("its PEM (RSA PUBLIC KEY) without the line feed at the end");
static SPKI_DER: Prose = prose("its DER (SubjectPublicKeyInfo)");
static PKCS1_DER: Prose = prose("its DER (PKCS#1)");
static MODULUS: Prose = prose("its modulus");

fn public_form(form: PublicForm) -> &'static str {
    let text = match form {
        PublicForm::SpkiPem => SPKI_PEM,
        PublicForm::SpkiPemTrimmed => SPKI_PEM_TRIMMED,
        PublicForm::Pkcs1Pem => PKCS1_PEM,
        PublicForm::Pkcs1PemTrimmed => PKCS1_PEM_TRIMMED,
        PublicForm::SpkiDer => SPKI_DER,
        PublicForm::Pkcs1Der => PKCS1_DER,
        PublicForm::Modulus => MODULUS,
    };
    text.text()
}

fn twice(inner: Twice) -> &'static str {
    match inner {
        Twice::Hex => "hex",
        Twice::Base64 => "base64",
    }
}

static HEADER: Prose = prose("The header");
static PAYLOAD: Prose = prose("The payload");
static BOTH: Prose = prose("Header and payload");
static INPUT: Prose = prose("What is signed");

fn which(which: Which) -> &'static str {
    let text = match which {
        Which::Header => HEADER,
        Which::Payload => PAYLOAD,
        Which::Both => BOTH,
        Which::Input => INPUT,
    };
    text.text()
}

static CANONICAL: Prose = prose("base64url without padding");
static PADDED: Prose = prose("base64url with padding");
static STANDARD: Prose = prose("base64 with + and /");
static STANDARD_PADDED: Prose = prose("base64 with + and /, and padding");
static UNENCODED: Prose = prose("not encoded at all");
static ENCODED: Prose = prose("encoded, although b64 is false");
static COMPACT: Prose = prose("JSON without white space");
static SPACED: Prose = prose("JSON with a space behind each colon and comma, as Python writes it");
static ESCAPED_SLASHES: Prose = prose("JSON with each / escaped, as PHP writes it");
static PLAIN_SLASHES: Prose = prose("JSON with / as such");
static ESCAPED_UNICODE: Prose = prose("JSON with all characters beyond ASCII escaped");
static PLAIN_UNICODE: Prose = prose("JSON with characters beyond ASCII as such");
static LINE_FEED: Prose = prose("with a line feed at its end");
static TRIMMED: Prose = prose("without white space at its end");
static CARRIAGE_RETURNS: Prose = prose("with carriage returns at the ends of its lines");
static LINE_FEEDS: Prose = prose("with line feeds alone at the ends of its lines");

fn how(how: How) -> &'static str {
    let text = match how {
        How::Canonical => CANONICAL,
        How::Padded => PADDED,
        How::Standard => STANDARD,
        How::StandardPadded => STANDARD_PADDED,
        How::Unencoded => UNENCODED,
        How::Encoded => ENCODED,
        How::Compact => COMPACT,
        How::Spaced => SPACED,
        How::EscapedSlashes => ESCAPED_SLASHES,
        How::PlainSlashes => PLAIN_SLASHES,
        How::EscapedUnicode => ESCAPED_UNICODE,
        How::PlainUnicode => PLAIN_UNICODE,
        How::LineFeed => LINE_FEED,
        How::Trimmed => TRIMMED,
        How::CarriageReturns => CARRIAGE_RETURNS,
        How::LineFeeds => LINE_FEEDS,
    };
    text.text()
}
