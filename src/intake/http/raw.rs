//! HTTP as it goes over the wire, as `curl -v` prints it and as browsers list its fields.

use super::draft::{content, exchange, piece};
use crate::catalogue::prose;
use crate::document::json;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::piece::{Exchange, Piece};
use crate::token::span::Span;

pub(super) static FORM: Form = Form {
    id: "http",
    name: "HTTP message",
    source: prose(
        "RFC 9112 §2.1; RFC 9113 §8.3; curl.se/docs/manpage.html (--verbose); ChromeDevTools/devtools-frontend RequestHeadersView.ts",
    ),
    reads: Reads::Text(read),
};

/// A line without what `curl -v` puts before it.
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }
}

/// Some of these words stand in every request, answer and list of their fields.
const WORDS: [&str; 6] = [
    "http/",
    "host",
    "authority",
    ":path",
    ":scheme",
    "request url",
];

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut methods = METHODS.iter();
    let is_there = WORDS.iter().any(|word| source.has_in_any_case(word))
        || methods.any(|method| source.has(&[method, " "].concat()));
    if !is_there {
        return Vec::new();
    }
    let lines = lines(source);
    // How far all brackets that nothing closes may be followed together.
    let mut patience = source.text.len().saturating_mul(4);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let mut message = Message {
            text: source.text,
            lines: &lines,
            at,
            end: 0,
            made: Exchange::default(),
            fields: 0,
            patience,
        };
        let is_one = message.read();
        patience = message.patience;
        match is_one {
            true => {
                let start = lines.get(at).map_or(0, |line| line.start + line.indent());
                let span = Span::new(start, message.end);
                at = message.at.max(at + 1);
                found.extend(exchange(&FORM, message.made, span).map(piece));
            }
            // What was looked at holds no beginning of another.
            false => at = message.at.max(at + 1),
        }
    }
    found
}

fn lines<'a>(source: &Source<'a>) -> Vec<Line<'a>> {
    let verbose = source.has("< HTTP/");
    let mut lines = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let own = line.trim_end_matches(['\n', '\r']);
        let marked = if verbose { own.trim_start() } else { own };
        let bare = marked.strip_prefix(['>', '<']).filter(|_| verbose);
        match bare {
            Some(bare) => {
                let bare = bare.strip_prefix(' ').unwrap_or(bare);
                let at = start + own.len() - bare.len();
                lines.push(Line {
                    start: at,
                    text: bare,
                });
            }
            // What curl tells of the connection.
            None if verbose && marked.starts_with(['*', '{']) && !marked.contains('"') => {}
            None => lines.push(Line { start, text: own }),
        }
        start += line.len();
    }
    lines
}

struct Message<'a> {
    text: &'a str,
    lines: &'a [Line<'a>],
    at: usize,
    end: usize,
    made: Exchange,
    fields: usize,
    patience: usize,
}

/// Which side of an exchange a header field is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Request,
    Answer,
    /// A list of both.
    Both,
}

impl<'a> Message<'a> {
    fn line(&self, ahead: usize) -> Option<&'a Line<'a>> {
        self.lines.get(self.at + ahead)
    }

    /// Reads a request, an answer, or a list of header fields; `false` if there is none of them.
    fn read(&mut self) -> bool {
        let Some(first) = self.line(0) else {
            return false;
        };
        let text = first.text.trim_start();
        // A status line, a method or a name.
        let opens = text.as_bytes().first();
        if !opens.is_some_and(|opens| *opens == b':' || opens.is_ascii_alphabetic()) {
            return false;
        }
        let text = text.trim_end();
        if let Some(status) = status_line(text) {
            self.made.status = Some(status);
            self.take(1);
            self.headers(Side::Answer);
            self.body(Side::Answer);
            return status >= 400 || self.fields > 0;
        }
        if let Some((method, target)) = request_line(text) {
            method.clone_into(&mut self.made.method);
            target.clone_into(&mut self.made.address);
            self.take(1);
            self.headers(Side::Request);
            self.body(Side::Request);
            return self.fields > 0;
        }
        let alone = text.starts_with(':') || is_listed(text.trim_end_matches(':'));
        if header(text).is_none() && !(alone && is_alone(text)) {
            return false;
        }
        self.headers(Side::Both);
        let carries = !self.made.headers.is_empty();
        let goes = !self.made.address.is_empty();
        goes && (carries || self.made.status.is_some() || !self.made.challenge.is_empty())
    }

    fn take(&mut self, lines: usize) {
        self.at += lines;
        let last = self.at.checked_sub(1).and_then(|last| self.lines.get(last));
        self.end = last.map_or(self.end, |line| line.start + line.text.trim_end().len());
    }

    fn headers(&mut self, side: Side) {
        let indent = self.line(0).map_or(0, Line::indent);
        while let Some(line) = self.line(0) {
            let text = line.text.trim();
            let heading = |ahead| {
                self.line(ahead)
                    .is_some_and(|line| is_heading(line.text.trim()))
            };
            if side == Side::Both && (heading(0) || (line.is_blank() && heading(1))) {
                self.take(1);
                continue;
            }
            if line.is_blank() {
                break;
            }
            if let Some((name, value)) = header(text) {
                let mut value = value.to_owned();
                let mut width = line.text.chars().count();
                self.take(1);
                // A folded or broken line goes on with the value.
                while let Some(next) = self.line(0).filter(|next| continues(next, indent, width)) {
                    if !HARD.contains(&width) {
                        value.push('\n');
                    }
                    value.push_str(next.text.trim());
                    width = next.text.chars().count();
                    self.take(1);
                }
                self.field(name, &value, side);
                continue;
            }
            let value = self
                .line(1)
                .filter(|next| side == Side::Both && is_alone(text) && !next.is_blank());
            let Some(value) = value else { break };
            self.field(text.trim_end_matches(':'), value.text.trim(), side);
            self.take(2);
        }
    }

    fn field(&mut self, name: &str, value: &str, side: Side) {
        self.fields += 1;
        let lower = name.to_ascii_lowercase();
        let made = &mut self.made;
        match lower.as_str() {
            "host" | ":authority" | "authority" if side != Side::Answer => {
                if made.address.is_empty() || made.address.starts_with('/') {
                    made.address.insert_str(0, value);
                }
            }
            ":path" => {
                if made.address.contains("://") && !made.address.ends_with(value)
                    || !made.address.contains('/')
                {
                    made.address.push_str(value);
                }
            }
            ":scheme" if !made.address.contains("://") => {
                made.address.insert_str(0, &format!("{value}://"))
            }
            ":method" | "request method" => value.clone_into(&mut made.method),
            "request url" => value.clone_into(&mut made.address),
            ":status" | "status code" | "status" => made.status = status(value).or(made.status),
            _ => {
                if side != Side::Answer {
                    made.sends(name, value);
                }
                if side != Side::Request {
                    made.answers(name, value);
                }
            }
        }
    }

    /// What stands behind the empty line.
    fn body(&mut self, side: Side) {
        let blank = self.line(0).filter(|line| line.is_blank());
        let start = blank
            .and_then(|_| self.line(1))
            .filter(|line| !line.is_blank());
        let Some(start) = start.filter(|line| !begins_another(line.text.trim())) else {
            return;
        };
        self.at += 1;
        let from = start.start + start.indent();
        let mut end = from;
        let json = self
            .text
            .get(from..)
            .filter(|rest| rest.starts_with(['{', '[']));
        let json = json.filter(|rest| rest.len() <= self.patience);
        let length = json.and_then(json::extent);
        if let Some(rest) = json {
            self.patience -= length.unwrap_or(rest.len());
        }
        if let Some(length) = length {
            end = from + length;
            while self.line(0).is_some_and(|line| line.start < end) {
                self.at += 1;
            }
        } else {
            while let Some(line) = self
                .line(0)
                .filter(|line| !line.is_blank() && !begins_another(line.text.trim()))
            {
                end = line.end();
                self.at += 1;
            }
        }
        self.end = end;
        let body = self.text.get(from..end).unwrap_or_default();
        match side {
            Side::Answer => content(&mut self.made, body),
            _ => self.made.posts(&body.replace(['\r', '\n'], "")),
        }
    }
}

const METHODS: [&str; 8] = [
    "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE",
];

/// `GET /path HTTP/1.1`; the version may be left out.
fn request_line(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let version = words.next();
    let known = METHODS.contains(&method) && words.next().is_none();
    let goes = target.starts_with(['/', '{', '$']) || target.contains("://");
    let versioned = version.is_none_or(|version| version.starts_with("HTTP/"));
    (known && goes && versioned).then_some((method, target))
}

/// `HTTP/1.1 401 Unauthorized`.
fn status_line(line: &str) -> Option<u16> {
    let rest = line.strip_prefix("HTTP/")?;
    let (version, rest) = rest.split_once(' ')?;
    let is_version = version
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    status(rest.trim_start()).filter(|_| is_version)
}

fn status(text: &str) -> Option<u16> {
    let number = text.split(|char: char| !char.is_ascii_digit()).next()?;
    number
        .parse()
        .ok()
        .filter(|status| (100..600).contains(status))
}

/// `Name: value`, `:authority: value`, `Request URL: value`.
fn header(line: &str) -> Option<(&str, &str)> {
    let pseudo = line.starts_with(':');
    let (name, value) = line.get(usize::from(pseudo)..)?.split_once(':')?;
    let name = line.get(..name.len() + usize::from(pseudo))?;
    let token = |char: char| char.is_ascii_alphanumeric() || "-_.".contains(char);
    let plain = name.trim_start_matches(':');
    let is_name =
        plain.starts_with(|char: char| char.is_ascii_alphabetic()) && plain.chars().all(token);
    let value = value.trim();
    (!value.is_empty() && !value.starts_with("//") && (is_name || is_listed(name)))
        .then_some((name, value))
}

/// What browsers list beside the header fields.
fn is_listed(name: &str) -> bool {
    [
        "request url",
        "request method",
        "status code",
        "remote address",
        "referrer policy",
    ]
    .iter()
    .any(|own| name.eq_ignore_ascii_case(own))
}

/// A name whose value stands in the next line.
fn is_alone(line: &str) -> bool {
    let name = line.trim_end_matches(':');
    let pseudo = [":authority", ":method", ":path", ":scheme", ":status"].contains(&name);
    let token = |char: char| char.is_ascii_alphanumeric() || char == '-';
    let plain = !name.is_empty()
        && name.len() <= 60
        && name.starts_with(|char: char| char.is_ascii_alphabetic());
    pseudo || is_listed(name) || (plain && name.chars().all(token))
}

fn is_heading(line: &str) -> bool {
    [
        "general",
        "headers",
        "request headers",
        "response headers",
        "view source",
        "raw",
        "preview",
    ]
    .iter()
    .any(|own| line.eq_ignore_ascii_case(own))
}

/// Lines of exactly these widths were broken wherever they were, not between words.
const HARD: [usize; 3] = [76, 80, 120];

/// Whether a line goes on with the value of the line before it.
fn continues(next: &Line<'_>, indent: usize, width: usize) -> bool {
    /// Mail programs break no line before this column.
    const NARROWEST: usize = 60;
    let text = next.text.trim();
    if text.is_empty() || begins_another(text) {
        return false;
    }
    next.indent() > indent || (width >= NARROWEST && header(text).is_none() && !is_heading(text))
}

fn begins_another(line: &str) -> bool {
    let fence = line.starts_with("###") || line.starts_with("```") || line.starts_with("curl ");
    fence || request_line(line).is_some() || status_line(line).is_some()
}
