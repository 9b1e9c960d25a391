//! Points at what is wrong: the line of a claim, or the place where a part cannot be read.

use audlens::audience::difference::align;
use audlens::diagnosis::gate::{Gate, GateName, Reason};
use audlens::diagnosis::reason::Pair;
use audlens::diagnosis::{Diagnosis, Outcome};
use audlens::token::json::Json;
use audlens::token::{JsonPart, PartName};

use super::lines::{self, Line};
use crate::paper::{ERROR, Paper, RULE};
use crate::shown::shown;

/// Points at what a failed gate blames in the token.
pub(super) fn blamed(paper: &mut Paper, gate: &Gate, diagnosis: &Diagnosis) {
    let Outcome::Failed(reason) = &gate.outcome else {
        return;
    };
    match reason {
        Reason::Encoding { part, column, .. } => encoded(paper, *part, *column, diagnosis),
        Reason::Json { part, .. } => decoded(paper, *part, diagnosis),
        _ => members(paper, gate.name, reason, diagnosis),
    }
}

fn members(paper: &mut Paper, gate: GateName, reason: &Reason, diagnosis: &Diagnosis) {
    let (part, names) = names(gate, reason, diagnosis);
    let Some(json) = json(part, diagnosis) else {
        return;
    };
    let lines: Vec<_> = names
        .iter()
        .filter_map(|name| lines::of(json, name))
        .collect();
    let Some(first) = lines.first() else {
        return;
    };
    let width = lines
        .iter()
        .map(|line| line.number.to_string().len())
        .max()
        .unwrap_or(1);
    place(paper, width, part, &format!(", line {}", first.number));
    for line in &lines {
        paper.put(RULE, &format!("{:>width$} | ", line.number));
        paper.text(&line.lead).text(&line.value).end();
        paper.put(RULE, &format!("{:>width$} | ", ""));
        paper.put(ERROR, &marks(line, nearest(reason))).end();
    }
}

/// Which part and which members of it the answer is about.
fn names<'a>(
    gate: GateName,
    reason: &'a Reason,
    diagnosis: &Diagnosis,
) -> (PartName, Vec<&'a str>) {
    let facts = &diagnosis.facts;
    let claims = |names: &[&'a str]| (PartName::Payload, names.to_vec());
    if let Reason::ClaimNotAccepted { claim, .. } = reason {
        return claims(&[&claim.name]);
    }
    match gate {
        GateName::Algorithm => (PartName::Header, vec!["alg"]),
        GateName::Kind if matches!(reason, Reason::WrongType { .. }) => {
            (PartName::Header, vec!["typ"])
        }
        GateName::Issuer if matches!(reason, Reason::TenantDisagrees { .. }) => {
            claims(&["iss", "tid"])
        }
        GateName::Issuer => claims(&["iss"]),
        GateName::Audience => claims(&["aud"]),
        GateName::Lifetime => match reason {
            Reason::NotYetValid { .. } => claims(&["nbf"]),
            Reason::EndsBeforeItStarts { .. } => claims(&["nbf", "exp"]),
            Reason::TimeUnusable { claim, .. } => claims(&[claim]),
            _ => claims(&["exp"]),
        },
        GateName::Caller => {
            let claim = facts.caller.as_ref().map(|caller| caller.claim);
            (PartName::Payload, claim.into_iter().collect())
        }
        GateName::Permissions => {
            let scopes = facts.scopes.claim.into_iter();
            (PartName::Payload, scopes.chain(facts.roles.claim).collect())
        }
        _ => claims(&[]),
    }
}

fn nearest(reason: &Reason) -> Option<(&str, &str)> {
    match reason {
        Reason::AudienceNotAccepted {
            nearest: Pair { wanted, found },
            ..
        } => Some((wanted, found)),
        Reason::IssuerNotAccepted { found, wanted, .. } => Some((wanted.first()?, found)),
        _ => None,
    }
}

/// A caret under each character of the value that differs, or under all of it.
fn marks(line: &Line, nearest: Option<(&str, &str)>) -> String {
    let value = line.value.trim_end_matches(',');
    let whole = || "^".repeat(value.chars().count());
    let differing = nearest.and_then(|(wanted, found)| differing(value, wanted, found));
    let lead = line.lead.chars().count();
    format!("{}{}", " ".repeat(lead), differing.unwrap_or_else(whole))
}

/// Texts that differ in more places than this are marked as a whole.
const MOST_RUNS: usize = 3;

/// Where in the value, which shows `found` as a string, that differs from `wanted`; only for texts
/// with more in common than not.
fn differing(value: &str, wanted: &str, found: &str) -> Option<String> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    if inner != found {
        return None;
    }
    let pieces = align(wanted, found);
    let same: usize = pieces
        .iter()
        .filter(|piece| piece.same)
        .map(|piece| piece.wanted.len())
        .sum();
    if same * 2 < wanted.len().max(found.len()) {
        return None;
    }
    let mut marks = String::from(" ");
    let mut missing = false;
    for piece in &pieces {
        let length = found.get(piece.found.clone())?.chars().count();
        match (piece.same, length) {
            // Something is missing here: the character that stands in its place is marked.
            (false, 0) => missing = true,
            (false, length) => {
                marks.push_str(&"^".repeat(length));
                missing = false;
            }
            (true, length) => {
                if missing && length > 0 {
                    marks.push('^');
                }
                marks.push_str(&" ".repeat(length.saturating_sub(usize::from(missing))));
                missing = missing && length == 0;
            }
        }
    }
    if missing {
        marks.push('^');
    }
    let runs = marks.split_whitespace().count();
    (runs <= MOST_RUNS).then(|| marks.trim_end().to_owned())
}

/// The place in an encoded part. A signature is never shown, and neither is what may belong to one.
fn encoded(paper: &mut Paper, part: PartName, column: usize, diagnosis: &Diagnosis) {
    let span = json_part(part, diagnosis).map(|part| part.span);
    place(paper, 0, part, &format!(", column {column}"));
    if let Some(span) = span {
        excerpt(
            paper,
            span.of(&diagnosis.reading.text),
            column.saturating_sub(1),
        );
    }
}

/// The place in a decoded part.
fn decoded(paper: &mut Paper, part: PartName, diagnosis: &Diagnosis) {
    let json = json(part, diagnosis);
    let Some((json, fault)) = json.and_then(|json| Some((json, json.fault.as_ref()?))) else {
        return;
    };
    let (line, column) = json.line_and_column(fault.at);
    place(
        paper,
        0,
        part,
        &format!(", decoded, line {line}, column {column}"),
    );
    let text = json.text().lines().nth(line - 1).unwrap_or_default();
    excerpt(paper, text, column - 1);
}

/// Some characters on both sides of the one at `at`, with a caret under it.
fn excerpt(paper: &mut Paper, text: &str, at: usize) {
    const AROUND: usize = 32;
    let from = at.saturating_sub(AROUND);
    let before: String = text.chars().skip(from).take(at - from).collect();
    let after: String = text.chars().skip(at).take(AROUND).collect();
    let start = if from > 0 { "…" } else { "" };
    let end = if text.chars().nth(at + AROUND).is_some() {
        "…"
    } else {
        ""
    };
    let before = format!("{start}{}", shown(&before));
    let width = text
        .chars()
        .nth(at)
        .map_or(1, |bad| shown(bad.encode_utf8(&mut [0; 4])).chars().count());
    paper
        .put(RULE, " | ")
        .text(&before)
        .text(&after)
        .text(end)
        .end();
    paper
        .put(RULE, " | ")
        .text(&" ".repeat(before.chars().count()))
        .put(ERROR, &"^".repeat(width))
        .end();
}

fn place(paper: &mut Paper, width: usize, part: PartName, at: &str) {
    let name = match part {
        PartName::Payload => "claims",
        part => audlens::explain::part(part),
    };
    paper
        .put(RULE, &format!("{:>width$}--> ", ""))
        .text(name)
        .text(at)
        .end();
    paper.put(RULE, &format!("{:>width$} |", "")).end();
}

fn json(part: PartName, diagnosis: &Diagnosis) -> Option<&Json> {
    json_part(part, diagnosis).map(|part| &part.json)
}

fn json_part(part: PartName, diagnosis: &Diagnosis) -> Option<&JsonPart> {
    let token = &diagnosis.reading.token;
    match part {
        PartName::Header => token.header(),
        PartName::Payload => token.payload(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_stand_under_what_differs() {
        let cases = [
            ("api://orders", "api://orders/", Some("             ^")),
            ("api://orders/", "api://orders", Some("             ^")),
            ("api://orders", "api://Orders", Some("       ^")),
            ("https://a.example", "http://a.example", Some("     ^")),
            ("api://orders", "api://ord\u{200b}ers", None),
            ("api://orders", "something else", None),
            ("https://a.b.c.d.example", "https://A.b-c-d_example", None),
        ];
        for (wanted, found, expected) in cases {
            let value = shown(&format!("\"{found}\""));
            let marks = differing(&value, wanted, found);
            assert_eq!(marks.as_deref(), expected, "{wanted} {found}");
        }
    }
}
