//! Which pieces belong together: a token, the request that carried it, the answer that came back.

use super::Intake;
use super::http::{Challenge, challenges};
use super::piece::{Carried, Exchange, Piece, Tells};
use super::token::audiences;
use crate::audience::resource;
use crate::token::span::Span;
use crate::validators::{Profile, at_host};

/// Whether a piece that a deeper layer shows tells more than the one that stands there already.
pub(super) fn tells_more(new: &Piece, known: &Piece) -> bool {
    match (&new.tells, &known.tells) {
        (Tells::Token(new), Tells::Token(known)) => known.name.is_empty() && !new.name.is_empty(),
        (Tells::Exchange(new), Tells::Exchange(known)) => weight(new) > weight(known),
        (Tells::Settings(new), Tells::Settings(known)) => new.values.len() > known.values.len(),
        (Tells::Settings(new), Tells::Other) => !new.values.is_empty(),
        _ => false,
    }
}

/// How much of an exchange is known, and how much of that is still escaped.
fn weight(exchange: &Exchange) -> (usize, std::cmp::Reverse<usize>) {
    let texts = [&exchange.method, &exchange.address, &exchange.challenge];
    let told = texts.iter().filter(|text| !text.is_empty()).count();
    let status = usize::from(exchange.status.is_some());
    let escapes = |text: &&String| {
        ["&quot;", "&amp;", "&#39;", "\\\""]
            .iter()
            .any(|own| text.contains(own))
    };
    let escaped = texts
        .iter()
        .copied()
        .chain([&exchange.body])
        .filter(escapes)
        .count();
    let lists = exchange.headers.len() + exchange.fields.len();
    (told * 2 + status + lists, std::cmp::Reverse(escaped))
}

/// Leaves out exchanges that stand inside others, and puts an answer to the request before it. The
/// pieces are in order.
pub(super) fn settle(pieces: &mut Vec<Piece>) {
    let mut settled: Vec<Piece> = Vec::with_capacity(pieces.len());
    // The last exchange.
    let mut last: Option<usize> = None;
    for piece in pieces.drain(..) {
        let before = last.and_then(|last| settled.get_mut(last));
        match (&piece.tells, before) {
            (Tells::Exchange(_), Some(before)) if piece.span.end <= before.span.end => continue,
            (Tells::Exchange(own), Some(before)) if is_near(before.span, piece.span) => {
                if let Tells::Exchange(request) = &mut before.tells
                    && is_open(request)
                    && is_answer(own)
                {
                    answer(request, own);
                    before.span.end = piece.span.end;
                    continue;
                }
            }
            _ => {}
        }
        if matches!(piece.tells, Tells::Exchange(_)) {
            last = Some(settled.len());
        }
        settled.push(piece);
    }
    *pieces = settled;
}

/// An answer stands right behind its request, or a few words further.
fn is_near(request: Span, answer: Span) -> bool {
    const FURTHEST: usize = 400;
    request.end <= answer.start && answer.start - request.end <= FURTHEST
}

/// A request whose answer is not there yet.
fn is_open(exchange: &Exchange) -> bool {
    let asks = !exchange.address.is_empty()
        || exchange.fields.iter().any(|(name, _)| name == "grant_type");
    asks && exchange.status.is_none() && exchange.challenge.is_empty() && exchange.body.is_empty()
}

/// An answer without its request.
fn is_answer(exchange: &Exchange) -> bool {
    let asks = ["grant_type", "response_type", "client_id", "authority"];
    exchange.address.is_empty()
        && exchange.method.is_empty()
        && !exchange
            .fields
            .iter()
            .any(|(name, _)| asks.contains(&name.as_str()))
}

fn answer(request: &mut Exchange, answer: &Exchange) {
    request.status = answer.status;
    request.challenge.clone_from(&answer.challenge);
    request.body.clone_from(&answer.body);
    request.fields.extend(answer.fields.iter().cloned());
}

impl Exchange {
    /// The host that it went to, without its port.
    pub fn host(&self) -> Option<&str> {
        let rest = self
            .address
            .split_once("://")
            .map_or(self.address.as_str(), |(_, rest)| rest);
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?.split(':').next()?;
        (!host.is_empty()).then_some(host)
    }

    /// Whether it is about getting tokens: the other side is an issuer and no API.
    pub fn is_issuance(&self) -> bool {
        const FIELDS: [&str; 6] = [
            "grant_type",
            "response_type",
            "token_type",
            "tokenType",
            "client_id",
            "error",
        ];
        let (path, _) = self
            .address
            .split_once(['?', '#'])
            .unwrap_or((&self.address, ""));
        let endpoint =
            path.ends_with("/token") || path.contains("/oauth2/") || path.ends_with("/authorize");
        endpoint
            || self
                .fields
                .iter()
                .any(|(name, _)| FIELDS.contains(&name.as_str()))
    }

    /// Whether this token was sent with it, in a field of its header.
    pub fn sent(&self, token: &str) -> bool {
        self.headers.iter().any(|(_, value)| value.contains(token))
    }

    /// Whether the answer was that the token will not do.
    pub fn is_refused(&self) -> bool {
        matches!(self.status, Some(401 | 403))
            || (self.status.is_none() && !self.challenge.is_empty())
    }

    /// The API that it went to, where the address tells, or the answer.
    pub fn validator(&self) -> Option<&'static Profile> {
        if self.is_issuance() {
            return None;
        }
        self.host().and_then(at_host).or_else(|| {
            let challenges = challenges(&self.challenge);
            let names = ["resource_id", "resource", "client_id"];
            let told = |challenge: &Challenge| {
                let value = names.iter().find_map(|name| challenge.get(name))?;
                serves(resource::by_audience(value)?.resource)
            };
            challenges.iter().find_map(told)
        })
    }

    /// What was said in the answer.
    pub fn said(&self) -> Option<String> {
        let refused = self.is_refused() || !self.body.is_empty();
        let texts = [self.challenge.as_str(), self.body.as_str()];
        let texts: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        (refused && !texts.is_empty()).then(|| texts.join("\n"))
    }
}

/// How likely it is that a token is the one a person asks about, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubt {
    /// It went to somebody whom it is not for, or was refused there.
    Misfit,
    /// It is for whom it went to, and was refused.
    Refused,
    /// Nobody knows.
    Unknown,
    /// It was taken.
    Taken,
}

impl Intake {
    /// The request that a token belongs to: the piece around it; else one that sent it. `token` is
    /// the place of its piece, and so is the number that comes back.
    pub fn exchange_of(&self, token: usize) -> Option<(usize, &Exchange)> {
        let piece = self.pieces.get(token)?;
        let Tells::Token(carried) = &piece.tells else {
            return None;
        };
        self.around(token, piece.span).or_else(|| {
            self.exchanges()
                .find(|(_, exchange)| exchange.sent(&carried.token))
        })
    }

    /// Every exchange, with the place of its piece.
    pub fn exchanges(&self) -> impl Iterator<Item = (usize, &Exchange)> {
        let pieces = self.pieces.iter().enumerate();
        pieces.filter_map(|(index, piece)| match &piece.tells {
            Tells::Exchange(exchange) => Some((index, exchange)),
            _ => None,
        })
    }

    /// The exchange around a place. None stands inside another, so it is the last that starts before.
    fn around(&self, token: usize, span: Span) -> Option<(usize, &Exchange)> {
        let before = self.pieces.get(..token)?.iter().enumerate().rev();
        let mut exchanges = before.filter_map(|(index, piece)| match &piece.tells {
            Tells::Exchange(exchange) => Some((index, piece.span, exchange)),
            _ => None,
        });
        let (index, around, exchange) = exchanges.next()?;
        (span.end <= around.end).then_some((index, exchange))
    }

    pub(super) fn doubt(&self, token: usize, carried: &Carried) -> Doubt {
        let exchange = self.exchange_of(token).map(|(_, exchange)| exchange);
        let sent =
            exchange.filter(|exchange| exchange.sent(&carried.token) && !exchange.is_issuance());
        let Some(exchange) = sent else {
            return Doubt::Unknown;
        };
        if exchange.status.is_some_and(|status| status < 400) {
            return Doubt::Taken;
        }
        let host = exchange.host().unwrap_or_default().to_ascii_lowercase();
        match fits(&audiences(&carried.token), &host) {
            Some(false) => Doubt::Misfit,
            Some(true) if exchange.is_refused() => Doubt::Refused,
            None if exchange.is_refused() => Doubt::Misfit,
            _ => Doubt::Unknown,
        }
    }
}

/// Whether one of the audiences is whom a host belongs to; `None` where that cannot be told.
fn fits(audiences: &[String], host: &str) -> Option<bool> {
    if audiences.is_empty() || host.is_empty() {
        return None;
    }
    let there = at_host(host);
    let one = |audience: &String| {
        let resource = resource::by_audience(audience).map(|known| known.resource);
        if let Some(resource) = resource {
            let served = resource.is_at(host) || (there.is_some() && there == serves(resource));
            return Some(served);
        }
        let (_, rest) = audience
            .split_once("://")
            .filter(|(scheme, _)| scheme.starts_with("http"))?;
        let own = rest.split(['/', ':', '?', '#']).next()?;
        Some(own.eq_ignore_ascii_case(host))
    };
    let mut answers = audiences.iter().map(one);
    match answers.clone().any(|answer| answer == Some(true)) {
        true => Some(true),
        false => answers.all(|answer| answer == Some(false)).then_some(false),
    }
}

/// The API that stands for a resource, by the first of its hosts.
fn serves(resource: &resource::Resource) -> Option<&'static Profile> {
    let mut hosts = resource.identifiers.iter().map(|identifier| Exchange {
        address: identifier.uri.to_owned(),
        ..Exchange::default()
    });
    hosts.find_map(|own| own.host().and_then(at_host))
}
