//! What is around a token, as JSON.

use audlens::crypto::decrypt::{Opened, Opening};
use audlens::diagnosis::examined;
use audlens::diagnosis::{Diagnosis, Examined};
use audlens::explain;
use audlens::token::{self, JsonPart, Token};
use serde::Serialize;
use serde_json::value::RawValue;

use super::{Statement, exact};

#[derive(Serialize)]
pub(super) struct Layer {
    header: Option<Box<RawValue>>,
    shared: Option<Box<RawValue>>,
    recipients: Vec<Recipient>,
}

#[derive(Serialize)]
struct Recipient {
    header: Option<Box<RawValue>>,
    algorithm: Option<String>,
    encryption: Option<String>,
    kid: Option<String>,
    state: &'static str,
    key: Option<String>,
    said: Statement,
    warnings: Vec<Statement>,
}

/// From the outside in.
pub(super) fn layers(diagnosis: &Diagnosis) -> Vec<Layer> {
    let examined = &diagnosis.examined;
    let layers = examined.layers.iter();
    layers.filter_map(|own| layer(own, examined)).collect()
}

fn layer(layer: &examined::Layer, examined: &Examined) -> Option<Layer> {
    let Token::Encrypted(token) = &layer.reading.token else {
        return None;
    };
    let json = |part: &Option<JsonPart>| exact::object(&part.as_ref()?.json);
    let header = |own: Option<&token::Recipient>| json(&own?.header);
    let openings = layer.openings.iter().enumerate();
    let recipients = openings.map(|(index, own)| {
        let header = header(token.recipients.get(index));
        recipient(own, header, examined)
    });
    Some(Layer {
        header: json(&token.header).filter(|_| token.protected),
        shared: json(&token.shared),
        recipients: recipients.collect(),
    })
}

fn recipient(opening: &Opening, header: Option<Box<RawValue>>, examined: &Examined) -> Recipient {
    let key = match &opening.outcome {
        Opened::Content(content) => Some(explain::key_name(examined, content.key)),
        _ => None,
    };
    let warnings = opening.warnings.iter();
    Recipient {
        header,
        algorithm: opening.algorithm.clone(),
        encryption: opening.encryption.clone(),
        kid: opening.kid.clone(),
        state: explain::opening_state(opening).code(),
        key,
        said: explain::opening(opening, examined).into(),
        warnings: warnings.map(|own| explain::warning(own).into()).collect(),
    }
}
