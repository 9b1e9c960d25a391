//! The token in the shape it was sent, and what its parts say.

mod bytes;
mod json;
mod layers;
pub mod layout;
mod line;
mod place;
mod raw;
mod sd_jwt;
mod section;
mod string;

pub use json::JsonLines;
pub(super) use json::{LongText, repeated};
pub(super) use layers::answer;
pub(super) use line::{LONGEST, Repeated};
pub use place::Place;

use yew::prelude::*;

use self::bytes::Bytes;
use self::raw::Raw;
use self::section::{PartProps, json_section};
use super::prose::{paragraphs, prose};
use super::state::Shared;
use crate::binding::sd_jwt::SdJwt;
use crate::catalogue;
use crate::diagnosis::GateName;
use crate::explain;
use crate::token::span::Span;
use crate::token::{BytesPart, Encrypted, JsonPart, PartName, Signed, Token};

/// The diagnosis whose token is shown.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DecodedProps {
    /// The diagnosis.
    pub diagnosis: Shared,
}

/// A part that the reader chose, to be marked wherever it is shown.
#[derive(Clone, Debug, PartialEq)]
struct Selection {
    part: Option<Span>,
    onselect: Callback<Span>,
}

/// The panel "Decoded Token".
#[component]
pub fn Decoded(props: &DecodedProps) -> Html {
    let part = use_state_eq(|| None);
    let onselect = {
        let part = part.clone();
        Callback::from(move |span| part.set((*part != Some(span)).then_some(span)))
    };
    let panel = Panel {
        diagnosis: &props.diagnosis,
        selection: Selection {
            part: *part,
            onselect,
        },
    };
    match &props.diagnosis.reading.token {
        Token::Nothing => Html::default(),
        Token::Opaque(_) | Token::Unknown(_) => html! {
            <>
                { layers::layers(&props.diagnosis) }
                { unreadable(&props.diagnosis) }
            </>
        },
        Token::Signed(signed) | Token::Unsecured(signed) => panel.shown(panel.signed(signed)),
        Token::Serialized(all) => panel.shown(panel.serialized(all)),
        Token::Encrypted(encrypted) => panel.shown(panel.encrypted(encrypted)),
    }
}

struct Panel<'a> {
    diagnosis: &'a Shared,
    selection: Selection,
}

impl Panel<'_> {
    fn shown(&self, parts: Html) -> Html {
        html! {
            <div class="decoded">
                { layers::layers(self.diagnosis) }
                <Raw diagnosis={self.diagnosis.clone()} selection={self.selection.clone()} />
                <div class="parts">{ parts }</div>
            </div>
        }
    }

    fn signed(&self, signed: &Signed) -> Html {
        html! {
            <>
                { self.json(signed.header.as_ref(), PartName::Header, 0) }
                { self.json(signed.payload.as_ref(), PartName::Payload, 0) }
                if let Some(sd_jwt) = self.sd_jwt() {
                    { self.processed(sd_jwt) }
                }
                { self.bytes(signed.signature.as_ref(), PartName::Signature, 0) }
                { self.disclosures(signed) }
            </>
        }
    }

    /// The payload is the same for all signatures.
    fn serialized(&self, all: &[Signed]) -> Html {
        const SHOWN: usize = 20;
        let payload = all.first().and_then(|signed| signed.payload.as_ref());
        let signatures = all.iter().enumerate().take(SHOWN).map(|(entry, signed)| {
            html! {
                <>
                    { self.json(signed.header.as_ref(), PartName::Header, entry) }
                    { self.bytes(signed.signature.as_ref(), PartName::Signature, entry) }
                </>
            }
        });
        html! {
            <>
                { self.json(payload, PartName::Payload, 0) }
                if let Some(sd_jwt) = self.sd_jwt() {
                    { self.processed(sd_jwt) }
                }
                { for signatures }
                if let Some(sd_jwt) = self.sd_jwt() {
                    { self.disclosed(sd_jwt) }
                }
            </>
        }
    }

    fn encrypted(&self, encrypted: &Encrypted) -> Html {
        html! {
            <>
                <p class="about">{ explain::ENCRYPTED }</p>
                { layers::closed(self.diagnosis) }
                { self.json(encrypted.header.as_ref(), PartName::Header, 0) }
                { self.bytes(encrypted.key.as_ref(), PartName::EncryptedKey, 0) }
                { self.bytes(encrypted.iv.as_ref(), PartName::InitializationVector, 0) }
                { self.bytes(encrypted.ciphertext.as_ref(), PartName::Ciphertext, 0) }
                { self.bytes(encrypted.tag.as_ref(), PartName::AuthenticationTag, 0) }
            </>
        }
    }

    fn json(&self, part: Option<&JsonPart>, name: PartName, entry: usize) -> Html {
        part.map_or_else(Html::default, |part| {
            self.json_at(Place::Part { name, entry }, part.span)
        })
    }

    fn json_at(&self, place: Place, span: Span) -> Html {
        let (diagnosis, selection) = (self.diagnosis.clone(), self.selection.clone());
        json_section(&PartProps {
            diagnosis,
            place,
            span,
            selection,
        })
    }

    fn bytes(&self, part: Option<&BytesPart>, name: PartName, entry: usize) -> Html {
        let Some(span) = part.map(|part| part.span) else {
            return Html::default();
        };
        let (diagnosis, selection) = (self.diagnosis.clone(), self.selection.clone());
        html! { <Bytes {diagnosis} place={Place::Part { name, entry }} {span} {selection} /> }
    }

    /// The SD-JWT; nothing for other tokens, and before the catalogue is here.
    fn sd_jwt(&self) -> Option<&SdJwt> {
        let own = self.diagnosis.examined.sd_jwt.as_ref();
        own.filter(|_| catalogue::is_here())
    }

    fn disclosures(&self, signed: &Signed) -> Html {
        const SHOWN: usize = 50;
        if let Some(sd_jwt) = self.sd_jwt() {
            return self.disclosed(sd_jwt);
        }
        if signed.disclosures.is_empty() {
            return Html::default();
        }
        let spans = signed.disclosures.iter().take(SHOWN).enumerate();
        html! {
            <>
                <p class="about">{ explain::DISCLOSURE }</p>
                { for spans.map(|(index, span)| self.json_at(Place::Disclosure(index), *span)) }
            </>
        }
    }
}

/// There is nothing to decode, which the gate "readable" explains.
pub(super) fn unreadable(diagnosis: &Shared) -> Html {
    let gate = diagnosis.gate(GateName::Readable);
    let Some(why) = gate.map(|gate| explain::gate(gate, diagnosis)) else {
        return Html::default();
    };
    html! {
        <div class="nothing-decoded">
            <p><strong>{ prose(&why.title) }</strong></p>
            { paragraphs(&why.body) }
            <p class="source">{ why.source }</p>
        </div>
    }
}
