//! The key binding of an SD-JWT (RFC 9901 §4.3), rule by rule.

use super::super::{duration, list, shorten};
use super::differs;
use super::sides::{faulty, wrong_type};
use crate::binding::key_binding::{Failure, Outcome, Rule, WhyNot};
use crate::catalogue::{Prose, prose};
use crate::validators::fill;

static FORM: Prose = prose("The key binding is a JWT of three parts.");
static KEY: Prose = prose("cnf of the SD-JWT holds the key of the holder.");
static ALGORITHM: Prose = prose("alg of the key binding is a digital signature.");
static SIGNATURE: Prose = prose("The key in cnf signed the key binding.");
static TYPE: Prose = prose("typ of the key binding is kb+jwt.");
static ISSUED_AT: Prose = prose("iat of the key binding is recent.");
static NONCE: Prose = prose("nonce is the one that the verifier gave.");
static AUDIENCE: Prose = prose("aud of the key binding is the verifier.");
static HASH: Prose =
    prose("sd_hash is the hash of the SD-JWT with the disclosures that are shown.");

/// What a rule asks for, in a sentence.
pub fn key_binding_asks(rule: Rule) -> &'static str {
    let text = match rule {
        Rule::Form => FORM,
        Rule::Key => KEY,
        Rule::Algorithm => ALGORITHM,
        Rule::Signature => SIGNATURE,
        Rule::Type => TYPE,
        Rule::IssuedAt => ISSUED_AT,
        Rule::Nonce => NONCE,
        Rule::Audience => AUDIENCE,
        Rule::Hash => HASH,
    };
    text.text()
}

/// What came of a rule, in a sentence.
#[inline(never)]
pub fn key_binding_outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Passed => super::IN_ORDER.text().to_owned(),
        Outcome::Failed(failure) => failed(failure),
        Outcome::NotChecked(why) => why_not(why),
    }
}

static NONE: Prose = prose("alg is none: nobody signed it.");
static NO_SIGNATURE: Prose =
    prose("alg is {0}, which is no signature by which a verifier knows the holder.");
static CRITICAL: Prose = prose("crit asks for extensions that are not understood here.");
static FUTURE: Prose = prose("It says that it was made {0} from now. Compare the clocks.");
static FAULTY: Prose = prose("The key in cnf cannot be used: {0}.");
static UNUSABLE: Prose = prose("The key in cnf is of another kind than the algorithm needs.");
static MISSING: Prose = prose("It is missing.");
static OLD: Prose = prose("It is {0} old, and may be {1} old.");
static PARTS: Prose = prose("It has {0} parts instead of three.");
static UNREADABLE: Prose = prose("Header, payload or signature cannot be read.");
static WRONG_SIGNATURE: Prose =
    prose("The signature belongs to another key, or it was changed after it was signed.");
static WRONG_TYPE: Prose = prose("It is {0}.");

fn failed(failure: &Failure) -> String {
    let text = match failure {
        Failure::AlgorithmNone => NONE,
        Failure::AlgorithmNoSignature(alg) => return fill(NO_SIGNATURE.text(), &[&shorten(alg)]),
        Failure::Critical => CRITICAL,
        Failure::Differs { found, wanted } => return differs(&shorten(wanted), &shorten(found)),
        Failure::Future(seconds) => return fill(FUTURE.text(), &[&duration(*seconds)]),
        Failure::KeyFaulty(faults) => return fill(FAULTY.text(), &[&faulty(faults)]),
        Failure::KeyUnusable => UNUSABLE,
        Failure::Missing => MISSING,
        Failure::Old { age, most } => {
            return fill(OLD.text(), &[&duration(*age), &duration(*most)]);
        }
        Failure::Parts(count) => return fill(PARTS.text(), &[&count.to_string()]),
        Failure::Unreadable => UNREADABLE,
        Failure::WrongSignature => WRONG_SIGNATURE,
        Failure::WrongType { kind, raw } => {
            return fill(WRONG_TYPE.text(), &[&wrong_type(*kind, raw)]);
        }
    };
    text.text().to_owned()
}

static ALGORITHM_UNKNOWN: Prose = prose("The algorithm {0} is not known here.");
static HASH_UNKNOWN: Prose = prose("The hash that _sd_alg names is not computed here.");
static NO_KEY: Prose = prose("There is no key or no algorithm to look with.");
static NO_LIMIT: Prose =
    prose("It is {0} old. How old it may be is for the verifier to say, and no standard does.");
static NOTHING_EXPECTED: Prose = prose("It is {0}, and nobody said what it must be.");
static OTHER_CONFIRMATION: Prose =
    prose("cnf names the key by {0}, which is not followed here; only jwk is.");
static BINDING_UNREADABLE: Prose = prose("The key binding cannot be read.");

fn why_not(why: &WhyNot) -> String {
    let text = match why {
        WhyNot::AlgorithmUnknown(alg) => return fill(ALGORITHM_UNKNOWN.text(), &[&shorten(alg)]),
        WhyNot::HashUnknown => HASH_UNKNOWN,
        WhyNot::NoKey => NO_KEY,
        WhyNot::NoLimit(age) => return fill(NO_LIMIT.text(), &[&duration((*age).max(0))]),
        WhyNot::NothingExpected(found) => {
            return fill(NOTHING_EXPECTED.text(), &[&shorten(found)]);
        }
        WhyNot::OtherConfirmation(names) => {
            return fill(OTHER_CONFIRMATION.text(), &[&list(names, "and")]);
        }
        WhyNot::Unreadable => BINDING_UNREADABLE,
    };
    text.text().to_owned()
}
