//! Where in a text keys stand.

use base64::Engine;

use crate::crypto::key::pem::{self, Block};
use crate::crypto::key::{der, openssh};
use crate::crypto::secret::Secret;
use crate::token::json::Json;
use crate::token::span::Span;

/// A stretch of text that is meant as keys.
pub(super) enum Piece<'a> {
    /// JSON that begins at this byte.
    Json(usize, Json),
    /// PEM.
    Pem(Block<'a>),
    /// A line of OpenSSH.
    OpenSsh {
        span: Span,
        kind: &'static str,
        word: &'a str,
    },
    /// base64 of what says that it is a SEQUENCE of so many bytes.
    Der(Span, Secret),
    /// The same, with an end too early.
    CutOff(Span),
}

/// The fewest bytes of DER that are looked for as bare base64: a public key of Ed25519 has 44 (RFC 8410 §10.1).
const SHORTEST_DER: usize = 40;

/// All of them, in the order of the text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    // A text can be made of beginnings that each promise a long rest.
    let mut left = text.len().saturating_mul(4);
    let mut at = 0;
    let mut line_end = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let begins = |c: char| !c.is_whitespace() && c != '\u{feff}' && c != ',';
        let Some(lead) = rest.find(begins) else {
            break;
        };
        at = at.saturating_add(lead);
        let rest = rest.get(lead..).unwrap_or_default();
        let is_start = at >= line_end;
        if is_start {
            line_end = at.saturating_add(rest.find('\n').unwrap_or(rest.len()));
        }
        let line = text.get(at..line_end).unwrap_or_default();
        let piece = json(rest, at, &mut left)
            .or_else(|| pem(text, line, at))
            .or_else(|| is_start.then(|| open_ssh(line, at))?)
            .or_else(|| bare_der(text, line, at, &mut left));
        at = piece.as_ref().map_or(line_end, |piece| piece.span().end);
        found.extend(piece);
    }
    found
}

/// What stands beside the pieces and is not explained by them: text around PEM may say anything
/// (RFC 7468 §2), a certificate may stand in XML, and `#` begins a remark.
pub(super) fn beside(text: &str, pieces: &[Piece<'_>]) -> Vec<Span> {
    let exact = |piece: &Piece<'_>| matches!(piece, Piece::Json(..) | Piece::OpenSsh { .. });
    if !pieces.iter().all(exact) {
        return Vec::new();
    }
    let mut spans = Vec::new();
    let mut start = 0;
    let ends = pieces.iter().map(Piece::span);
    for own in ends.chain([Span::new(text.len(), text.len())]) {
        let between = text.get(start..own.start).unwrap_or_default();
        let trimmed = between.trim_start();
        let says = trimmed.contains(char::is_alphanumeric) && !trimmed.starts_with('#');
        if says {
            let from = own.start.saturating_sub(trimmed.len());
            spans.push(Span::new(
                from,
                from.saturating_add(trimmed.trim_end().len()),
            ));
        }
        start = own.end;
    }
    spans
}

impl Piece<'_> {
    fn span(&self) -> Span {
        match self {
            Self::Json(start, json) => Span::new(*start, start.saturating_add(json.text().len())),
            Self::Pem(block) => block.span,
            Self::OpenSsh { span, .. } | Self::Der(span, _) | Self::CutOff(span) => *span,
        }
    }
}

/// JSON at the beginning of the rest. A brace alone makes none: a secret may begin with one.
fn json<'a>(rest: &str, at: usize, left: &mut usize) -> Option<Piece<'a>> {
    if !rest.starts_with(['{', '[']) || *left == 0 {
        return None;
    }
    let own = rest.get(..extent(rest))?;
    let json = Json::from_text(own.to_owned());
    let root = json.root();
    let says = root.is_some_and(|root| {
        root.members().next().is_some() || root.items().next().is_some() || json.fault.is_none()
    });
    if !says {
        *left = left.saturating_sub(own.len());
        return None;
    }
    Some(Piece::Json(at, json))
}

/// How far the brackets reach that begin the text; all of it if they are not closed.
fn extent(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth = depth.saturating_add(1),
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at.saturating_add(1);
                }
            }
            _ => {}
        }
    }
    text.len()
}

fn pem<'a>(text: &'a str, line: &str, at: usize) -> Option<Piece<'a>> {
    let begins = line.contains(pem::BEGIN);
    begins.then(|| pem::next(text, at).map(Piece::Pem))?
}

/// A type and what looks like base64 behind it; options of `authorized_keys` may stand in front.
fn open_ssh(line: &str, at: usize) -> Option<Piece<'_>> {
    let mut words = line.split_whitespace();
    let find = |word: &str| openssh::TYPES.into_iter().find(|kind| *kind == word);
    let kind = words.by_ref().find_map(find)?;
    let word = words.next()?;
    let span = Span::new(at, at.saturating_add(line.trim_end().len()));
    let is_blob = word.starts_with("AAAA");
    is_blob.then_some(Piece::OpenSsh { span, kind, word })
}

/// base64 of DER in this line, or from this line on.
fn bare_der<'a>(text: &str, line: &str, at: usize, left: &mut usize) -> Option<Piece<'a>> {
    let mut before = None;
    for (place, c) in line.char_indices() {
        let begins = c == 'M' && !before.is_some_and(is_symbol);
        before = Some(c);
        if !begins {
            continue;
        }
        let start = at.saturating_add(place);
        let piece = der_at(text, start, left);
        if piece.is_some() {
            return piece;
        }
    }
    None
}

fn is_symbol(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/')
}

/// base64 of DER that begins exactly here and ends where its SEQUENCE says.
fn der_at<'a>(text: &str, start: usize, left: &mut usize) -> Option<Piece<'a>> {
    let rest = text.get(start..)?;
    let head = pem::ENGINE.decode(rest.get(..8)?).ok()?;
    let bytes = der::length(&head).filter(|bytes| *bytes >= SHORTEST_DER)?;
    if !der::is_plausible(&head) {
        return None;
    }
    let wanted = bytes.checked_mul(4)?.div_ceil(3);
    let mut symbols = zeroize::Zeroizing::new(String::new());
    let mut end = start;
    let mut characters = rest.char_indices().peekable();
    while let Some((place, c)) = characters.next_if(|(_, c)| is_symbol(*c) || c.is_whitespace()) {
        if c.is_whitespace() {
            continue;
        }
        *left = left.checked_sub(1)?;
        symbols.push(c);
        end = start.saturating_add(place).saturating_add(1);
        if symbols.len() == wanted {
            break;
        }
    }
    let next = characters.peek().map(|(_, c)| *c);
    if symbols.len() < wanted {
        // The text ends before the SEQUENCE does.
        let is_cut = next.is_none() && symbols.len() >= SHORTEST_DER;
        return is_cut.then_some(Piece::CutOff(Span::new(start, end)));
    }
    if next.is_some_and(is_symbol) {
        return None;
    }
    let padding = characters.take_while(|(_, c)| *c == '=').count();
    let der = pem::ENGINE.decode(symbols.as_bytes()).ok()?;
    let span = Span::new(start, end.saturating_add(padding));
    Some(Piece::Der(span, Secret::new(der)))
}
