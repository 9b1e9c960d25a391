//! What a token is tied to, asked with everything that came with it.

use super::case::Case;
use super::examined::Examined;
use crate::binding::{self, Beside, Group, Request, key_binding};
use crate::catalogue;
use crate::intake::{Exchange, Intake, Tells};
use crate::token::{self, Reading};
use crate::validators::Expectation;

/// What a token is tied to, rule by rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ties {
    /// Whether the one who shows an SD-JWT holds its key, where a key binding came with it.
    pub key_binding: Vec<key_binding::Check>,
    /// Everything else.
    pub groups: Vec<Group>,
}

impl Ties {
    /// Asks for the innermost token. Nothing until the catalogue is here, and with it the code that
    /// computes.
    pub fn of(
        case: &Case,
        subject: &Reading,
        examined: &Examined,
        expectation: &Expectation,
    ) -> Self {
        match catalogue::is_here() {
            true => Self::ask(case, subject, examined, expectation),
            false => Self::default(),
        }
    }

    /// Whether it is tied to nothing.
    pub fn is_empty(&self) -> bool {
        self.key_binding.is_empty() && self.groups.is_empty()
    }

    #[inline(never)]
    fn ask(case: &Case, subject: &Reading, examined: &Examined, expectation: &Expectation) -> Self {
        let around = Around::of(case, subject);
        let nonce = Some(case.given.nonce.trim()).filter(|nonce| !nonce.is_empty());
        let nonce = nonce.or_else(|| around.field("nonce"));
        let certificates = examined.ring.keys.iter();
        let certificates = certificates.filter_map(|key| key.certificate.clone());
        let certificates: Vec<_> = certificates.collect();
        let groups = binding::check(
            subject,
            &Beside {
                others: &around.others,
                request: around.request(),
                certificates: &certificates,
                code: around.field("code"),
                state: around.field("state"),
                nonce,
                now: case.now,
            },
        );
        let expected = key_binding::Expected {
            nonce,
            // Of several, nobody can tell which the key binding should name.
            audience: match expectation.audiences.as_slice() {
                [audience] => Some(audience),
                _ => None,
            },
            now: case.now,
            tolerance: binding::TOLERANCE,
            ..key_binding::Expected::default()
        };
        let sd_jwt = examined.sd_jwt.as_ref();
        let key_binding = sd_jwt.map(|own| key_binding::check(subject, own, &expected));
        Self {
            key_binding: key_binding.unwrap_or_default(),
            groups,
        }
    }
}

/// What was pasted around a token.
struct Around<'a> {
    /// The other tokens.
    others: Vec<Reading>,
    /// The request that carried it.
    exchange: Option<&'a Exchange>,
    pasted: &'a Intake,
}

impl<'a> Around<'a> {
    /// So many other tokens are looked at.
    const MOST_OTHERS: usize = 8;

    fn of(case: &'a Case, subject: &Reading) -> Self {
        let pasted = &*case.pasted;
        let tokens = pasted.pieces.iter().enumerate();
        let tokens = tokens.filter_map(|(index, piece)| match &piece.tells {
            Tells::Token(carried) => Some((index, &carried.token)),
            _ => None,
        });
        let own = tokens.clone().find(|(_, token)| **token == subject.text);
        let exchange = own.and_then(|(index, _)| pasted.exchange_of(index));
        let others = tokens.map(|(_, token)| token);
        let others = others.filter(|token| **token != subject.text);
        let others = others.take(Self::MOST_OTHERS);
        Self {
            others: others.map(|token| token::read(token)).collect(),
            exchange: exchange.map(|(_, exchange)| exchange),
            pasted,
        }
    }

    fn request(&self) -> Option<Request<'a>> {
        let Exchange {
            method, address, ..
        } = self.exchange?;
        (!method.is_empty() && !address.is_empty()).then_some(Request { method, address })
    }

    /// A field of a form or an address that was pasted.
    fn field(&self, name: &str) -> Option<&'a str> {
        let mut fields = self.pasted.exchanges().flat_map(|(_, own)| &own.fields);
        let field = fields.find(|(own, _)| own == name);
        field.map(|(_, value)| value.as_str())
    }
}
