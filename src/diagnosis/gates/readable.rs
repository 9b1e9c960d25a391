//! Can it be read? RFC 7519 §7.2 steps 1 to 10, RFC 7515 §5.2 steps 1 to 4.

use super::Attempt;
use crate::diagnosis::gate::{Evidence, Outcome, Reason};
use crate::token::base64url::Remark;
use crate::token::json::{Expected, Fault, Remark as JsonRemark};
use crate::token::{Encrypted, JsonPart, PartName, Signed, Token};

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    if let Some(policy) = attempt.expectation.replaced_by {
        return Outcome::Failed(Reason::Replaced { policy });
    }
    let reason = match &attempt.reading.token {
        Token::Nothing => None,
        Token::Opaque(opaque) => Some(Reason::Opaque(opaque)),
        Token::Unknown(unknown) => Some(Reason::Unknown(*unknown)),
        Token::Signed(signed) | Token::Unsecured(signed) => in_signed(signed, attempt),
        Token::Serialized(all) => all.iter().find_map(|signed| in_signed(signed, attempt)),
        Token::Encrypted(encrypted) => in_encrypted(encrypted),
    };
    reason.map_or(Outcome::Passed(Evidence::Readable), Outcome::Failed)
}

fn in_signed(signed: &Signed, attempt: &Attempt<'_>) -> Option<Reason> {
    let missing = |present: bool, name| {
        let needed = name == PartName::Payload || !attempt.is_content();
        (!present && needed).then_some(Reason::PartMissing(name))
    };
    let encoding = || {
        signed
            .remarks()
            .find_map(|(part, remark)| damage(part, remark))
    };
    let form = || {
        let mut remarks = signed
            .remarks()
            .filter(|_| attempt.expectation.strict_encoding);
        remarks
            .next()
            .map(|(part, _)| Reason::NotCanonical { part })
    };
    encoding()
        .or_else(|| missing(signed.header.is_some(), PartName::Header))
        .or_else(|| {
            signed
                .header
                .as_ref()
                .and_then(|part| in_json(PartName::Header, part))
        })
        .or_else(|| missing(signed.payload.is_some(), PartName::Payload))
        .or_else(|| {
            signed
                .payload
                .as_ref()
                .and_then(|part| in_json(PartName::Payload, part))
        })
        .or_else(|| missing(signed.signature.is_some(), PartName::Signature))
        .or_else(|| {
            (!signed.surplus.is_empty()).then_some(Reason::SurplusParts(signed.surplus.len()))
        })
        .or_else(form)
}

fn in_encrypted(encrypted: &Encrypted) -> Option<Reason> {
    let Some(header) = &encrypted.header else {
        return Some(Reason::PartMissing(PartName::Header));
    };
    let parts = [
        (PartName::EncryptedKey, &encrypted.key),
        (PartName::InitializationVector, &encrypted.iv),
        (PartName::Ciphertext, &encrypted.ciphertext),
        (PartName::AuthenticationTag, &encrypted.tag),
    ];
    let in_part = |(name, part): (PartName, &Option<crate::token::BytesPart>)| match part {
        // In JSON serialisation the key may be left out where it is empty (RFC 7516 §7.2.1).
        None if name == PartName::EncryptedKey && encrypted.tag.is_some() => None,
        None => Some(Reason::PartMissing(name)),
        Some(part) => part.remarks.iter().find_map(|remark| damage(name, remark)),
    };
    header
        .remarks
        .iter()
        .find_map(|remark| damage(PartName::Header, remark))
        .or_else(|| in_json(PartName::Header, header))
        .or_else(|| parts.into_iter().find_map(in_part))
        .or_else(|| {
            (!encrypted.surplus.is_empty()).then_some(Reason::SurplusParts(encrypted.surplus.len()))
        })
}

fn damage(part: PartName, remark: &Remark) -> Option<Reason> {
    match *remark {
        Remark::Foreign { at, found, .. } => Some(Reason::Encoding {
            part,
            column: at + 1,
            found: Some(found),
        }),
        Remark::Length { characters } => Some(Reason::Encoding {
            part,
            column: characters + 1,
            found: None,
        }),
        _ => None,
    }
}

fn in_json(name: PartName, part: &JsonPart) -> Option<Reason> {
    for remark in &part.json.remarks {
        if let JsonRemark::InvalidUtf8 { at, byte } = *remark {
            return Some(Reason::NotUtf8 {
                part: name,
                byte,
                at,
            });
        }
    }
    let control = part.json.remarks.iter().find_map(|remark| match *remark {
        JsonRemark::ControlCharacter { at, found } => Some(Fault {
            at,
            found: Some(found),
            expected: Expected::EscapedControl,
        }),
        _ => None,
    });
    if let Some(fault) = control.as_ref().or(part.json.fault.as_ref()) {
        let (line, line_column) = part.json.line_and_column(fault.at);
        return Some(Reason::Json {
            part: name,
            column: part.column_of(fault.at),
            line,
            line_column,
            found: fault.found,
            expected: fault.expected,
        });
    }
    (!part.is_object()).then_some(Reason::NotAnObject(name))
}
