//! Looks for everything that is worth saying.

mod another_token;
mod bound;

use super::Looked;
use super::case::Case;
use super::facts::Facts;
use super::finding::{Finding, Severity};
use super::gate::{Evidence, Gate, Outcome, Reason};
use super::kind::TokenKind;
use crate::audience::difference::{Visible, visible};
use crate::crypto::draft::made_here;
use crate::issuer;
use crate::token::audience::Audience;
use crate::token::json::number::Decimal;
use crate::token::json::{Json, Kind, Value};
use crate::token::time::{Form, Time};
use crate::token::unwrap::Wrapping;
use crate::token::{JsonPart, PartName, Reading, Token};
use crate::validators::Heard;

/// Members beyond this are not searched for odd texts and numbers, so that a large token stays fast.
const SEARCHED: usize = 2_000;

/// How much of a text is searched.
const SEARCHED_TEXT: usize = 4_096;

/// Header parameters that bring a key or say where one is.
const KEYS: [&str; 4] = ["jku", "jwk", "x5c", "x5u"];

#[inline(never)]
pub(super) fn look(
    case: &Case,
    reading: &Reading,
    facts: &Facts,
    gates: &[Gate],
    heard: &[Heard],
    looked: &Looked<'_>,
) -> Vec<Finding> {
    let another = another_token::look(case, reading, facts, heard);
    let mut found: Vec<_> = another.into_iter().collect();
    if made_here(reading) {
        found.push(Finding::MadeHere);
    }
    encoding(&reading.token, &mut found);
    for (name, part) in json_parts(&reading.token) {
        in_json(name, &part.json, &mut found);
    }
    header(&reading.token, facts, &mut found);
    claims(&reading.token, facts, &mut found);
    if gates.iter().any(is_a_name) {
        found.retain(|finding| !matches!(finding, Finding::AudienceJoined { .. }));
    }
    let sd_jwt = looked.examined.sd_jwt.as_ref();
    found.extend(bound::look(sd_jwt, looked.ties, gates));
    found.extend(gates.iter().filter_map(forgiven_slash));
    found.extend(case.pasted.mistakes().cloned().map(Finding::Mistake));
    // What stands around the token is listed piece by piece; only what is odd is worth a word more.
    let listed = case.pasted.pieces.len() > 1;
    let told = |taken: &&Wrapping| !listed || is_odd(taken);
    found.extend(
        reading
            .taken
            .iter()
            .filter(told)
            .cloned()
            .map(Finding::Taken),
    );
    by_severity(found)
}

/// Whether a wrapping is none that a token usually has where it travels.
fn is_odd(wrapping: &Wrapping) -> bool {
    matches!(
        wrapping,
        Wrapping::Invisible { .. }
            | Wrapping::LineBreaks { .. }
            | Wrapping::Spaces { .. }
            | Wrapping::Scheme { count: 2.., .. }
    )
}

/// The gravest first, otherwise in the order in which they were found.
fn by_severity(found: Vec<Finding>) -> Vec<Finding> {
    let (mut ordered, rest): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|finding| finding.severity() == Severity::Problem);
    let (cautions, notes): (Vec<_>, Vec<_>) = rest
        .into_iter()
        .partition(|finding| finding.severity() == Severity::Caution);
    ordered.extend(cautions);
    ordered.extend(notes);
    ordered
}

fn json_parts(token: &Token) -> impl Iterator<Item = (PartName, &JsonPart)> {
    let header = token.header().map(|part| (PartName::Header, part));
    let payload = token.payload().map(|part| (PartName::Payload, part));
    header.into_iter().chain(payload)
}

fn encoding(token: &Token, found: &mut Vec<Finding>) {
    if let Some(signed) = token.signed() {
        let remarks = signed.remarks();
        found.extend(remarks.map(|(part, remark)| Finding::Encoding {
            part,
            remark: remark.clone(),
        }));
        if signed.header.is_none() && signed.payload.is_some() {
            found.push(Finding::ClaimsOnly);
        }
        if !signed.disclosures.is_empty() {
            found.push(Finding::SelectiveDisclosure {
                count: signed.disclosures.len(),
            });
        }
    }
}

fn in_json(part: PartName, json: &Json, found: &mut Vec<Finding>) {
    found.extend(json.remarks.iter().take(20).map(|remark| Finding::Json {
        part,
        remark: remark.clone(),
    }));
    let duplicates = json.duplicates();
    found.extend(duplicates.into_iter().take(20).map(|duplicate| {
        Finding::Duplicate {
            part,
            member: duplicate.name,
            values: duplicate
                .values
                .iter()
                .take(20)
                .map(|span| span.of(json.text()).to_owned())
                .collect(),
        }
    }));
    let members = json.object().into_iter().flat_map(Value::members);
    for member in members.take(SEARCHED) {
        let name = member.name.display();
        if let Some(raw) = member.value.number().filter(|raw| !is_exact(raw)) {
            found.push(Finding::NumberNotExact {
                member: name.clone().into_owned(),
                raw: raw.to_owned(),
            });
        }
        let texts = member
            .value
            .items()
            .take(100)
            .chain([member.value, member.name]);
        let deceptive = texts
            .filter(|text| text.kind() == Kind::String)
            .find_map(deceptive);
        if let Some(text) = deceptive {
            found.push(Finding::DeceptiveText {
                part,
                member: name.into_owned(),
                text,
            });
        }
    }
}

/// The text taken apart, if anything in it cannot be seen or looks like something else.
fn deceptive(value: Value<'_>) -> Option<Vec<Visible>> {
    // A control character as such is told as damage of the JSON.
    if value.raw().bytes().any(|byte| byte < b' ') {
        return None;
    }
    let text = value.string()?;
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return None;
    }
    let end = (0..=SEARCHED_TEXT.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end))?;
    let pieces = visible(text.get(..end)?);
    pieces
        .iter()
        .any(|piece| matches!(piece, Visible::Marked(_)))
        .then_some(pieces)
}

/// RFC 8259 §6: software that keeps numbers as IEEE 754 doubles is common.
fn is_exact(raw: &str) -> bool {
    let whole = !raw.contains(['.', 'e', 'E']);
    Decimal::parse(raw).is_none_or(|number| number.fits_double(whole))
}

fn header(token: &Token, facts: &Facts, found: &mut Vec<Finding>) {
    let Some(part) = token.header() else { return };
    let brought = KEYS
        .into_iter()
        .filter(|name| part.json.get(name).is_some());
    // A DPoP proof and a key-binding token carry their key by design (RFC 9449 §4.2).
    if facts.kind != TokenKind::DpopProof {
        found.extend(brought.map(|parameter| Finding::EmbeddedKey { parameter }));
    }
    if let Some(critical) = part.json.get("crit") {
        found.push(Finding::Critical {
            names: critical.raw().to_owned(),
        });
    }
    if facts.header_nonce && facts.is_entra() {
        found.push(Finding::GraphNonce);
    }
}

/// Whether an audience with a blank or a comma in it is a name, such as `Modern POS`: it is what is
/// wanted, or such a one is.
fn is_a_name(gate: &Gate) -> bool {
    match &gate.outcome {
        Outcome::Passed(Evidence::Audience { .. }) => true,
        Outcome::Failed(Reason::AudienceNotAccepted { wanted, .. }) => {
            wanted.iter().any(|wanted| wanted.contains([' ', ',']))
        }
        _ => false,
    }
}

fn claims(token: &Token, facts: &Facts, found: &mut Vec<Finding>) {
    let Some(part) = token.payload() else { return };
    if let Audience::Joined {
        whole, separator, ..
    } = &facts.audience
    {
        found.push(Finding::AudienceJoined {
            whole: whole.clone(),
            separator: *separator,
        });
    }
    if let Audience::Many(values) = &facts.audience {
        found.push(Finding::AudienceList {
            count: values.len(),
        });
    }
    for claim in ["exp", "nbf", "iat", "auth_time", "updated_at"] {
        let Time::At(date) = Time::of(&part.json, claim) else {
            continue;
        };
        if let Some(unit) = date.unit() {
            found.push(Finding::TimeUnit {
                claim,
                unit,
                raw: date.raw.clone(),
            });
        }
        if date.form != Form::Integer {
            found.push(Finding::TimeForm {
                claim,
                form: date.form,
                raw: date.raw,
            });
        }
    }
    let misspelt = facts.issuer.as_deref().and_then(issuer::lookalike);
    found.extend(misspelt.map(|like| Finding::IssuerMisspelt {
        provider: like.provider.name,
        spelling: like.spelling,
    }));
    let groups = part
        .json
        .get("_claim_names")
        .is_some_and(|names| names.get("groups").is_some());
    if groups || part.json.get("hasgroups").is_some() {
        found.push(Finding::GroupOverage);
    }
    let entra = matches!(
        facts.kind,
        TokenKind::AccessEntraV1 | TokenKind::AccessEntraV2 | TokenKind::AccessGraph
    );
    if let Some(version) = facts.version.clone().filter(|_| entra) {
        found.push(Finding::VersionDecidedByResource { version });
    }
}

fn forgiven_slash(gate: &Gate) -> Option<Finding> {
    match &gate.outcome {
        Outcome::Passed(Evidence::Audience { found, wanted }) if found.len() != wanted.len() => {
            Some(Finding::AudienceSlashForgiven {
                found: found.clone(),
                wanted: wanted.clone(),
            })
        }
        _ => None,
    }
}
