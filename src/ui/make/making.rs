//! What the panel remembers of a token being made. Clock and randomness are brought to it.

use zeroize::Zeroizing;

use crate::crypto::Key;
use crate::crypto::algorithm::{self, Scheme};
use crate::crypto::draft::Draft;
use crate::crypto::draft::broken::Broken;
use crate::crypto::draft::lifetime::Lifetime;
use crate::crypto::draft::order::{self, Made, Order, OrderFault};
use crate::crypto::generate::generate;
use crate::crypto::random::{Random, random};
use crate::token::Reading;
use crate::token::json::Json;
use crate::ui::state::LARGE;

/// A draft to begin with is signed so: every common library has it, and its keys are made at once.
const FIRST: &str = "ES256";

/// A token being made.
#[derive(Clone, Debug, PartialEq)]
pub struct Making {
    /// Header, claims and algorithm.
    pub draft: Draft,
    /// The lifetime that was chosen last, if the claims were not changed since.
    pub lifetime: Option<Lifetime>,
    /// How it is to be wrong.
    pub broken: Option<Broken>,
    /// What signs.
    pub signer: Pick,
    /// Whether and how it is encrypted.
    pub sealing: Sealing,
    /// What came of it.
    pub outcome: Outcome,
    /// Keys that were made, and the name of the algorithm for which each was.
    fresh: Vec<(&'static str, Key)>,
    /// `kid` in the header, as JSON, as long as nobody changed it by hand.
    named: Option<String>,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// One that is made here.
    Fresh,
    /// The one with this place among the given ones.
    Given(usize),
}

/// Whether and how to encrypt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealing {
    /// Whether at all.
    pub on: bool,
    /// `alg`.
    pub alg: &'static str,
    /// `enc`.
    pub enc: &'static str,
    /// The recipient's key.
    pub recipient: Pick,
    /// Whether the signed token is encrypted, or the claims alone.
    pub nested: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing yet.
    Nothing,
    /// It is being made.
    Awaited,
    /// The browser gives no random numbers.
    NoRandomness,
    /// It cannot be made.
    Failed(OrderFault),
    /// A token.
    Made(Box<Product>),
}

/// A token, and what made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// The token.
    pub made: Made,
    /// How it is wrong.
    pub broken: Option<Broken>,
    /// The key that signed; `None` where none did.
    pub signer: Option<Used>,
    /// The key for which it was encrypted.
    pub recipient: Option<Used>,
}

/// A key that was used.
#[derive(Clone, Debug, PartialEq)]
pub struct Used {
    /// Itself.
    pub key: Key,
    /// Whether it was made here.
    pub is_fresh: bool,
}

/// What a person does in the panel.
#[derive(Clone)]
pub enum Deed {
    /// Sign with the algorithm of this name.
    Algorithm(&'static str),
    /// Wait for the token.
    Await,
    /// Begin anew with this draft.
    Begin(Box<Draft>),
    /// Break it on purpose, or no longer.
    Break(Option<Broken>),
    /// Encrypt the content in this way.
    Cipher(&'static str),
    /// Write the claims.
    Claims(String),
    /// Encrypt, or no longer.
    Encrypt(bool),
    /// Write the header.
    Header(String),
    /// Give it a lifetime from this moment on, in seconds since 1970.
    Live(Lifetime, i64),
    /// Encrypt the key of the content in this way.
    Management(&'static str),
    /// Encrypt the signed token, or the claims alone.
    Nested(bool),
    /// Encrypt for this key.
    Recipient(Pick),
    /// Sign with this key.
    Signer(Pick),
    /// Make what is awaited.
    Work(Box<Work>),
}

/// What it takes to make a token.
#[derive(Clone)]
pub struct Work {
    /// Randomness; `None` where there is none.
    pub seed: Option<Zeroizing<[u8; 32]>>,
    /// In seconds since 1970.
    pub now: i64,
    /// The given key that signs; `None` for a fresh one.
    pub signer: Option<Key>,
    /// The given key for which it is encrypted; `None` for a fresh one.
    pub recipient: Option<Key>,
}

impl Making {
    /// One to begin with: what the token at hand says, or else an example issued at `now`, in
    /// seconds since 1970. A large token would be slow to edit.
    pub fn begun(reading: &Reading, now: i64) -> Self {
        let draft = at_hand(reading).unwrap_or_else(|| Draft::new(FIRST, now));
        Self::with(draft)
    }

    /// One with this draft.
    pub fn with(draft: Draft) -> Self {
        Self {
            named: kid(&draft),
            draft,
            lifetime: None,
            broken: None,
            signer: Pick::Fresh,
            sealing: Sealing {
                on: false,
                alg: "ECDH-ES",
                enc: "A256GCM",
                recipient: Pick::Fresh,
                nested: true,
            },
            outcome: Outcome::Nothing,
            fresh: Vec::new(),
        }
    }

    /// Whether it is to be signed with a key.
    pub fn needs_signer(&self) -> bool {
        let scheme = algorithm::scheme(&self.draft.algorithm);
        (!self.sealing.on || self.sealing.nested) && scheme != Some(Scheme::None)
    }

    /// Whether a key must be made first, which may take its time.
    pub fn makes_key(&self) -> bool {
        let has = |name: &str| self.fresh.iter().any(|(own, _)| *own == name);
        let signer = self.needs_signer() && self.signer == Pick::Fresh;
        let recipient = self.sealing.on && self.sealing.recipient == Pick::Fresh;
        (signer && !has(&self.draft.algorithm)) || (recipient && !has(self.sealing.key_name()))
    }

    /// What it is after a deed. What was made goes as soon as something else is asked for.
    #[inline(never)]
    pub fn after(&self, deed: Deed) -> Self {
        let mut next = self.clone();
        let awaited = next.outcome == Outcome::Awaited;
        next.outcome = Outcome::Nothing;
        match deed {
            Deed::Algorithm(name) => next.draft.choose(name),
            Deed::Await => next.outcome = Outcome::Awaited,
            Deed::Begin(draft) => {
                next.named = kid(&draft);
                next.draft = *draft;
                next.lifetime = None;
            }
            Deed::Break(broken) => next.broken = broken,
            Deed::Cipher(enc) => next.sealing.enc = enc,
            Deed::Claims(claims) => (next.draft.claims, next.lifetime) = (claims, None),
            Deed::Encrypt(on) => next.sealing.on = on,
            Deed::Header(header) => next.draft.header = header,
            Deed::Live(lifetime, now) => {
                if let Some(claims) = lifetime.apply(&next.draft.claims, now) {
                    (next.draft.claims, next.lifetime) = (claims, Some(lifetime));
                }
            }
            Deed::Management(alg) => next.sealing.alg = alg,
            Deed::Nested(nested) => next.sealing.nested = nested,
            Deed::Recipient(pick) => next.sealing.recipient = pick,
            Deed::Signer(pick) => next.signer = pick,
            Deed::Work(work) => match awaited {
                true => next.work(&work),
                // Somebody went on meanwhile.
                false => next.outcome = self.outcome.clone(),
            },
        }
        next
    }

    fn work(&mut self, work: &Work) {
        self.outcome = match &work.seed {
            None => Outcome::NoRandomness,
            Some(seed) => match self.product(work, &mut random(**seed)) {
                Ok(product) => Outcome::Made(Box::new(product)),
                Err(fault) => Outcome::Failed(fault),
            },
        };
    }

    fn product(&mut self, work: &Work, random: &mut Random) -> Result<Product, OrderFault> {
        let signer = match self.needs_signer() {
            true => {
                let name = algorithm::algorithm(&self.draft.algorithm).map(|own| own.name);
                self.used(work.signer.as_ref(), name.unwrap_or_default(), random)
            }
            false => None,
        };
        // A name that was written by hand is meant.
        if let Some(used) = &signer
            && kid(&self.draft) == self.named
        {
            self.draft.name_key(&used.key);
            self.named = kid(&self.draft);
        }
        let recipient = match self.sealing.on {
            true => self.used(work.recipient.as_ref(), self.sealing.key_name(), random),
            false => None,
        };
        let sealing = recipient.as_ref().map(|used| order::Sealing {
            alg: self.sealing.alg,
            enc: self.sealing.enc,
            key: &used.key,
            nested: self.sealing.nested,
        });
        let order = Order {
            draft: &self.draft,
            broken: self.broken,
            key: signer.as_ref().map(|used| &used.key),
            sealing,
        };
        let made = order::make(&order, work.now, random)?;
        Ok(Product {
            made,
            broken: self.broken,
            signer,
            recipient,
        })
    }

    /// The given key, or the fresh one for the algorithm of this name, which is made once.
    fn used(
        &mut self,
        given: Option<&Key>,
        name: &'static str,
        random: &mut Random,
    ) -> Option<Used> {
        if let Some(key) = given {
            return Some(Used {
                key: key.clone(),
                is_fresh: false,
            });
        }
        let own = self.fresh.iter().find(|(own, _)| *own == name);
        let key = match own {
            Some((_, key)) => key.clone(),
            None => {
                let key = generate(name, random)?;
                self.fresh.push((name, key.clone()));
                key
            }
        };
        Some(Used {
            key,
            is_fresh: true,
        })
    }
}

impl Sealing {
    /// What a key is made for: with `dir` it is that of the content (RFC 7518 §4.5).
    fn key_name(&self) -> &'static str {
        match self.alg {
            "dir" => self.enc,
            alg => alg,
        }
    }
}

/// What the token at hand says, as far as it can be edited.
pub(super) fn at_hand(reading: &Reading) -> Option<Draft> {
    let draft = Draft::of(reading.token.signed()?)?;
    (draft.header.len().max(draft.claims.len()) <= LARGE).then_some(draft)
}

fn kid(draft: &Draft) -> Option<String> {
    let header = Json::from_text(draft.header.clone());
    Some(header.get("kid")?.raw().to_owned())
}

#[cfg(test)]
mod tests;
