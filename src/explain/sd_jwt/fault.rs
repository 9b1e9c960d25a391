//! What is wrong with an SD-JWT as a whole.

use super::super::{Explanation, say, shorten};
use super::place;
use crate::binding::sd_jwt::{Fault, MAX_DEPTH, MOST_DISCLOSURES};
use crate::catalogue::{Prose, prose};
use crate::validators::fill;

/// A statement and what it means.
type Said = (Prose, Prose);

static NOTHING_MORE: Prose = prose("");
static REPEATED: Said = (
    prose("The digest {0} stands twice, the second time in {1}."),
    prose("Each digest may stand in the claims once only, so that one disclosure is one claim."),
);
static ELSEWHERE: Said = (
    prose("disclosures or kb_jwt stand beside signature {0}."),
    prose("They belong into the unprotected header of the first signature."),
);
static NOT_STRINGS: Said = (
    prose("disclosures is no array of strings, or kb_jwt is no string."),
    NOTHING_MORE,
);
static ELLIPSIS: Said = (
    prose("The name ... is out of place in {0}."),
    prose("It stands for an element of an array, alone in its object, with a digest as its value."),
);
static EMPTY_PART: Said = (
    prose("There is nothing between two of the tildes."),
    prose("Copy the token once more; a disclosure may be missing."),
);
static HASH_MISPLACED: Said = (
    prose("_sd_alg is out of place in {0}."),
    prose("It stands in the outermost object of the signed claims, or nowhere."),
);
static HASH_NOT_STRING: Said = (prose("_sd_alg is no string."), NOTHING_MORE);
static HASH_UNKNOWN: Said = (
    prose("_sd_alg names {0}, which is not computed here."),
    prose("So no disclosure can be matched. Names are written as in sha-256, in small letters."),
);
static NOT_LAST: Said = (
    prose("More follows behind the key binding."),
    prose("The key binding is the last part, without a tilde behind it."),
);
static NO_FINAL_TILDE: Said = (
    prose("The tilde at the end is missing."),
    prose(
        "An SD-JWT without a key binding ends with a tilde; without it, the last disclosure reads as a key binding.",
    ),
);
static PAYLOAD: Said = (
    prose("The signed claims cannot be read, so no disclosure can be matched."),
    NOTHING_MORE,
);
static SD_NOT_STRINGS: Said = (prose("_sd in {0} is no array of strings."), NOTHING_MORE);
static TOO_DEEP: Said = (
    prose("What stands at {0} is nested deeper than {1} levels, and was not looked at."),
    prose("That limit is one of this page."),
);
static TOO_MANY: Said = (
    prose("{0} disclosures behind the first {1} were not looked at."),
    prose("That is more than this page reads."),
);
static UNSECURED: Said = (
    prose("alg is none: nobody signed the digests."),
    prose("Anybody can make such a token with any claims."),
);
static VCT_MISSING: Said = (
    prose("The credential has no vct."),
    prose("vct names the type of a credential."),
);
static VCT_NOT_STRING: Said = (prose("vct is no string."), NOTHING_MORE);

/// What is wrong with an SD-JWT, apart from single disclosures.
pub(in crate::explain) fn fault(fault: &Fault) -> Explanation {
    let ((title, body), values): (&Said, [String; 2]) = match fault {
        Fault::DigestRepeated { digest, path } => (&REPEATED, [shorten(digest), place(path)]),
        Fault::DisclosuresElsewhere(index) => {
            let number = index.saturating_add(1).to_string();
            (&ELSEWHERE, [number, String::new()])
        }
        Fault::DisclosuresNotStrings => (&NOT_STRINGS, none()),
        Fault::EllipsisMisplaced(path) => (&ELLIPSIS, one(place(path))),
        Fault::EmptyPart => (&EMPTY_PART, none()),
        Fault::HashMisplaced(path) => (&HASH_MISPLACED, one(place(path))),
        Fault::HashNotString => (&HASH_NOT_STRING, none()),
        Fault::HashUnknown(name) => (&HASH_UNKNOWN, one(shorten(name))),
        Fault::KeyBindingNotLast => (&NOT_LAST, none()),
        Fault::NoFinalTilde => (&NO_FINAL_TILDE, none()),
        Fault::PayloadUnreadable => (&PAYLOAD, none()),
        Fault::SdNotStrings(path) => (&SD_NOT_STRINGS, one(place(path))),
        Fault::TooDeep(path) => (&TOO_DEEP, [place(path), MAX_DEPTH.to_string()]),
        Fault::TooMany(count) => (&TOO_MANY, [count.to_string(), MOST_DISCLOSURES.to_string()]),
        Fault::Unsecured => (&UNSECURED, none()),
        Fault::VctMissing => (&VCT_MISSING, none()),
        Fault::VctNotString => (&VCT_NOT_STRING, none()),
    };
    let values = values.each_ref().map(String::as_str);
    say(fill(title.text(), &values), body.text(), fault.rule())
}

fn none() -> [String; 2] {
    [String::new(), String::new()]
}

fn one(value: String) -> [String; 2] {
    [value, String::new()]
}
