//! Why a key does not fit, in words.

use super::super::{key_fault, list, shorten};
use crate::catalogue::{Prose, prose};
use crate::crypto::fit::Misfit;
use crate::validators::fill;

static UNKNOWN_ALGORITHM: Prose = prose("{0} is no algorithm that is computed here.");
static NO_KEY_USED: Prose = prose("The algorithm none uses no key.");
static TYPE: Prose = prose("The algorithm asks for kty {0}, and this is {1}.");
static CURVE: Prose = prose("The algorithm asks for the curve {0}, and this is on {1}.");
static PARAMETERS: Prose = prose("The algorithm asks for {0}, and this is for {1}.");
static LENGTH: Prose = prose("The algorithm asks for {0} bytes, and this has {1}.");
static SHORT_SECRET: Prose = prose(
    "A secret for this algorithm has at least {0} bytes, and this has {1}; some libraries refuse it.",
);
static ALGORITHM: Prose = prose("Its alg is {1}, and that of the token {0}.");
static NO_PRIVATE: Prose = prose("Its private half is needed, and not there.");
static LOCKED: Prose = prose("It needs its password.");
static KID: Prose = prose("Its kid is {1}; the token names {0}.");
static THUMBPRINT: Prose = prose("Its {0} is {2}; the token names {1}.");
static USAGE: Prose = prose("Its use is {1}, not {0}.");
static OPERATIONS: Prose = prose("Its key_ops are {1}, without {0}.");

/// Why a key does not fit, or what speaks against it.
pub fn misfit(misfit: &Misfit) -> String {
    let text = |text: Prose, values: &[&str]| fill(text.text(), values);
    let own = |texts: &[&str]| {
        texts
            .iter()
            .map(|own| (*own).to_owned())
            .collect::<Vec<_>>()
    };
    match misfit {
        Misfit::UnknownAlgorithm(name) => text(UNKNOWN_ALGORITHM, &[&shorten(name)]),
        Misfit::NoKeyUsed => text(NO_KEY_USED, &[]),
        Misfit::Type { wanted, found } => text(TYPE, &[&list(&own(wanted), "or"), &shorten(found)]),
        Misfit::Curve { wanted, found } => text(CURVE, &[&list(&own(wanted), "or"), found]),
        Misfit::Parameters { wanted, found } => text(PARAMETERS, &[wanted, found]),
        Misfit::Length { wanted, found } => {
            text(LENGTH, &[&wanted.to_string(), &found.to_string()])
        }
        Misfit::ShortSecret { wanted, found } => {
            text(SHORT_SECRET, &[&wanted.to_string(), &found.to_string()])
        }
        Misfit::Algorithm { wanted, found } => {
            text(ALGORITHM, &[&shorten(wanted), &shorten(found)])
        }
        Misfit::NoPrivate => text(NO_PRIVATE, &[]),
        Misfit::Locked => text(LOCKED, &[]),
        Misfit::Kid { wanted, found } => text(KID, &[&shorten(wanted), &shorten(found)]),
        Misfit::Thumbprint {
            member,
            wanted,
            found,
        } => text(THUMBPRINT, &[member, &shorten(wanted), &shorten(found)]),
        Misfit::Usage { wanted, found } => text(USAGE, &[wanted, &shorten(found)]),
        Misfit::Operations { wanted, found } => text(
            OPERATIONS,
            &[&list(&own(wanted), "or"), &list(found, "and")],
        ),
        Misfit::Fault(fault) => key_fault(fault).title,
    }
}
