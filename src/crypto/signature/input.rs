//! The JWS signing input (RFC 7515 §5.1 step 8, RFC 7797 §3).

use super::{Facts, Source, WhyNot};
use crate::token::json::Json;
use crate::token::span::Span;
use crate::token::{Signed, base64url};
use std::borrow::Cow;

/// What was signed, as far as the token and the person say.
pub(crate) struct Input<'a> {
    /// The protected header as it stands; empty where there is none.
    pub(crate) header: Cow<'a, str>,
    /// The payload as it goes into the signing input.
    pub(crate) payload: Cow<'a, str>,
    /// Whether the payload is base64url.
    pub(crate) is_encoded: bool,
    /// The signature as it stands.
    pub(crate) signature_text: Cow<'a, str>,
    signature: &'a [u8],
    is_payload_missing: bool,
}

impl<'a> Input<'a> {
    pub(super) fn of(
        signed: &'a Signed,
        source: Source<'a>,
        facts: &mut Facts,
    ) -> Result<Self, WhyNot> {
        let text = |span: Span| {
            let raw = span.of(source.text);
            if source.is_serialized {
                unescaped(raw)
            } else {
                Cow::Borrowed(raw)
            }
        };
        let signature = signed.signature.as_ref().ok_or(WhyNot::NoSignature)?;
        let here = signed.payload.as_ref().map(|part| text(part.span));
        let here = here.filter(|payload| !payload.is_empty());
        facts.is_detached = here.is_none();
        let is_payload_missing = here.is_none() && source.detached.is_none();
        let is_encoded = !facts.is_unencoded;
        let payload = here.unwrap_or_else(|| {
            let detached = source.detached.unwrap_or_default();
            if is_encoded {
                Cow::Owned(base64url::encode(detached.as_bytes()))
            } else {
                Cow::Borrowed(detached)
            }
        });
        Ok(Self {
            header: signed
                .protected()
                .map(|part| text(part.span))
                .unwrap_or_default(),
            payload,
            is_encoded,
            signature_text: text(signature.span),
            signature: &signature.bytes,
            is_payload_missing,
        })
    }

    /// The signing input.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        join(&self.header, &self.payload)
    }

    /// The bytes of the signature.
    pub(crate) fn signature(&self) -> &'a [u8] {
        self.signature
    }

    /// Whether the payload is neither in the token nor was given; an empty one may still be meant.
    pub(super) fn is_payload_missing(&self) -> bool {
        self.is_payload_missing
    }
}

/// A signing input of these two parts.
pub(crate) fn join(header: &str, payload: &str) -> Vec<u8> {
    [header, ".", payload].concat().into_bytes()
}

/// The text of a JSON string, given without its quotes.
fn unescaped(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let json = Json::from_text(format!("\"{raw}\""));
    let text = json.root().and_then(|root| root.string());
    Cow::Owned(text.unwrap_or_default().into_owned())
}
