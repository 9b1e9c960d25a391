//! What keys, and whatever else came with a token, make of it.
//!
//! This is the only part of a diagnosis that costs milliseconds, so it is worked out once for a token
//! and its keys, however often the expectation changes.

use std::borrow::Cow;
use std::rc::Rc;

use super::case::Case;
use crate::binding::sd_jwt::{self, SdJwt};
use crate::catalogue;
use crate::crypto::decrypt::{self, Opened, Opening};
use crate::crypto::keyring::{self, Keyring, Why};
use crate::crypto::signature::{self, Check, Verdict};
use crate::crypto::{Given, Key, SecretText};
use crate::intake::{Intake, Tells};
use crate::token::span::Span;
use crate::token::{Reading, Token};
use crate::validators::Shape;
use crate::validators::signing_key::{FITS, NO_KEYS, NO_MATCH, SIGNING_KEY, WRONG};

/// Keys, and what they say about the token.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Examined {
    /// All keys: first those that were given, then those of the paste.
    pub ring: Keyring,
    /// The piece of the paste in which each of them stands; `None` for those that were given.
    pub pieces: Vec<Option<usize>>,
    /// Whether something was given that must be keys.
    pub given: bool,
    /// The token as it was encrypted, from the outside in; empty for one that is not encrypted.
    pub layers: Vec<Layer>,
    /// What was in the innermost layer that could be opened.
    opened: Option<Rc<Reading>>,
    /// What the keys say to each signature of the innermost token.
    pub signatures: Vec<Check>,
    /// What it discloses, where it is an SD-JWT.
    pub sd_jwt: Option<SdJwt>,
}

/// An encrypted token, and what came of opening it for each recipient.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// What it reads as.
    pub reading: Reading,
    /// What came of it.
    pub openings: Vec<Opening>,
}

impl Examined {
    /// Looks at the token of a case with all the keys that there are; `reading` must be what was
    /// read from its input. Nothing until the catalogue is here, and with it the code that computes.
    pub fn of(case: &Case, reading: &Reading) -> Self {
        match catalogue::is_here() {
            true => Self::look(case, reading),
            false => Self::default(),
        }
    }

    #[inline(never)]
    fn look(case: &Case, reading: &Reading) -> Self {
        let mut examined = Self {
            given: !case.given.keys.expose().trim().is_empty(),
            ..Self::default()
        };
        examined.hold(keyring::read(&case.given), None);
        for (piece, keys) in keys(&case.pasted) {
            let given = Given {
                keys: keys.clone(),
                password: case.given.password.clone(),
                ..Given::default()
            };
            examined.given = true;
            examined.hold(keyring::read(&given), Some(piece));
        }
        if matches!(reading.token, Token::Encrypted(_)) {
            examined.open(reading);
        }
        let inner = examined.opened.clone();
        let subject = inner.as_deref().unwrap_or(reading);
        let detached = Some(case.given.detached.as_str()).filter(|text| !text.is_empty());
        examined.signatures = signature::check(subject, &examined.ring, detached);
        examined.part_purposes();
        examined.sd_jwt = sd_jwt::read(subject);
        examined
    }

    /// A key that opened a layer is one for encrypting (RFC 7517 section 4.2): that it verifies
    /// nothing as well does not make a signature wrong.
    fn part_purposes(&mut self) {
        let opened: Vec<usize> = self.opened_by().collect();
        for check in &mut self.signatures {
            if let Verdict::Wrong { keys } = &check.verdict
                && keys.iter().all(|key| opened.contains(key))
            {
                check.verdict = Verdict::NoKeyFits;
                check.causes.clear();
            }
        }
    }

    fn hold(&mut self, ring: Keyring, piece: Option<usize>) {
        self.pieces.extend(ring.keys.iter().map(|_| piece));
        self.ring.keys.extend(ring.keys);
        if piece.is_none() {
            self.ring.unread.extend(ring.unread);
        }
    }

    fn open(&mut self, reading: &Reading) {
        let mut layers = decrypt::layers(&reading.text, &self.ring);
        if let Some(last) = layers.pop_if(|layer| layer.openings.is_empty()) {
            self.opened = Some(Rc::new(last.reading));
        }
        let layer = |own: decrypt::Layer| Layer {
            reading: own.reading,
            openings: own.openings,
        };
        self.layers = layers.into_iter().map(layer).collect();
    }

    /// The innermost token, where it was encrypted and could be opened.
    pub fn opened(&self) -> Option<&Rc<Reading>> {
        self.opened.as_ref()
    }

    /// The keys that opened something, by their places.
    pub fn opened_by(&self) -> impl Iterator<Item = usize> {
        let openings = self.layers.iter().flat_map(|layer| &layer.openings);
        openings.filter_map(|opening| match &opening.outcome {
            Opened::Content(content) => Some(content.key),
            _ => None,
        })
    }

    /// The keys with the pieces in which they stand.
    pub fn keys(&self) -> impl Iterator<Item = (&Key, Option<usize>)> {
        self.ring.keys.iter().zip(self.pieces.iter().copied())
    }

    /// The signature that speaks for the token: the first that is verified, else the first.
    pub fn signature(&self) -> Option<&Check> {
        let verified = |check: &&Check| matches!(check.verdict, Verdict::Verified { .. });
        let mut all = self.signatures.iter();
        all.find(verified).or_else(|| self.signatures.first())
    }

    /// The case with what the keys tell about the validator's own, where nobody said it.
    pub(super) fn told<'a>(&self, case: &'a Case) -> Cow<'a, Case> {
        let setting = case.validator.setting(SIGNING_KEY);
        let is_open = case.settings.text(SIGNING_KEY).trim().is_empty();
        let takes = |word: &&str| {
            let shape = setting.map(|setting| setting.shape);
            matches!(shape, Some(Shape::Choice(all)) if all.contains(word))
        };
        match self.word().filter(takes) {
            Some(word) if is_open => {
                let mut case = case.clone();
                case.settings.set(SIGNING_KEY, word);
                Cow::Owned(case)
            }
            _ => Cow::Borrowed(case),
        }
    }

    /// The choice of the setting "Signing key" that the keys make.
    fn word(&self) -> Option<&'static str> {
        let mut unread = self.ring.unread.iter();
        if self.given && self.ring.keys.is_empty() && unread.any(|own| own.why == Why::EmptySet) {
            return Some(NO_KEYS);
        }
        let check = self.signature()?;
        let kid = check.facts.kid.as_deref();
        let has_kid = || {
            let mut keys = self.ring.keys.iter();
            keys.any(|key| kid.is_some() && key.labels.kid.as_deref() == kid)
        };
        match check.verdict {
            Verdict::Verified { .. } => Some(FITS),
            Verdict::Wrong { .. } => Some(WRONG),
            Verdict::NoKeyFits | Verdict::OwnKeyOnly if kid.is_some() && !has_kid() => {
                Some(NO_MATCH).filter(|_| !self.ring.keys.is_empty())
            }
            _ => None,
        }
    }
}

/// The keys of a paste, apart from those that stand inside a token: nobody is to trust these.
fn keys(pasted: &Intake) -> impl Iterator<Item = (usize, &SecretText)> {
    let inside = |span: Span| {
        let is_token = |tells: &Tells| matches!(tells, Tells::Token(_));
        let mut tokens = pasted.pieces.iter().filter(|own| is_token(&own.tells));
        tokens.any(|token| token.span.start <= span.start && span.end <= token.span.end)
    };
    let pieces = pasted.pieces.iter().enumerate();
    let outside = pieces.filter(move |(_, piece)| !inside(piece.span));
    outside.flat_map(|(index, piece)| {
        let told = match &piece.tells {
            Tells::Settings(told) => told.keys.as_slice(),
            _ => &[],
        };
        told.iter().map(move |keys| (index, keys))
    })
}
