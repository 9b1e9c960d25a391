//! Lifetimes, and tokens that are wrong on purpose, in words: what is wrong, and what a careful API answers.

use super::super::words::Words;
use super::super::{Explanation, part, shorten};
use crate::catalogue::{Prose, prose};
use crate::crypto::draft::broken::{Alteration, Broken};
use crate::crypto::draft::lifetime::Lifetime;
use crate::validators::fill;

static FIVE_MINUTES: Prose = prose("5 minutes");
static HOUR: Prose = prose("1 hour");
static DAY: Prose = prose("24 hours");
static YEAR: Prose = prose("365 days");
static EXPIRED_BEFORE: Prose = prose("expired an hour ago");
static NOT_YET: Prose = prose("1 hour, beginning in an hour");

/// A lifetime by its name.
pub fn lifetime_name(lifetime: Lifetime) -> &'static str {
    let text = match lifetime {
        Lifetime::FiveMinutes => FIVE_MINUTES,
        Lifetime::Hour => HOUR,
        Lifetime::Day => DAY,
        Lifetime::Year => YEAR,
        Lifetime::Expired => EXPIRED_BEFORE,
        Lifetime::NotYet => NOT_YET,
    };
    text.text()
}

static WRONG_AUDIENCE: Words = Words {
    title: prose("Wrong audience"),
    body: prose(
        "aud names another API. An API that does not find itself in aud must refuse the token: 401, invalid_token.",
    ),
    source: prose("RFC 7519 section 4.1.3; RFC 6750 section 3.1"),
};
static TRAILING_SLASH: Words = Words {
    title: prose("Trailing slash"),
    body: prose(
        "Each audience has a slash more at its end, or lacks the one that it had. Audiences are compared letter by letter, so the answer is 401, invalid_token; Microsoft.IdentityModel forgives the slash.",
    ),
    source: prose(
        "RFC 7519 sections 2 and 4.1.3; Microsoft.IdentityModel.Tokens Validators.cs (AudiencesMatchIgnoringTrailingSlash)",
    ),
};
static OTHER_ISSUER: Words = Words {
    title: prose("Other issuer"),
    body: prose(
        "iss names somebody else, and the same key signs. An API must check that the key belongs to the issuer: 401, invalid_token.",
    ),
    source: prose("RFC 7519 section 4.1.1; RFC 8725 section 3.8; RFC 6750 section 3.1"),
};
static EXPIRED: Words = Words {
    title: prose("Expired"),
    body: prose(
        "exp was an hour ago, which no allowance for clocks covers; that is a few minutes. The answer is 401, invalid_token.",
    ),
    source: prose("RFC 7519 section 4.1.4; RFC 6750 section 3.1"),
};
static NOT_YET_VALID: Words = Words {
    title: prose("Not valid yet"),
    body: prose(
        "nbf is in an hour. An API that looks at nbf must refuse the token until then: 401, invalid_token.",
    ),
    source: prose("RFC 7519 section 4.1.5; RFC 6750 section 3.1"),
};
static UNSECURED: Words = Words {
    title: prose("alg none"),
    body: prose(
        "The header says none and nothing is signed, so anybody could have made it. An API must refuse it: 401, invalid_token.",
    ),
    source: prose("RFC 7518 section 3.6; RFC 8725 section 3.2; RFC 6750 section 3.1"),
};
static OTHER_KEY: Words = Words {
    title: prose("Other key"),
    body: prose(
        "Another key of the same kind signs, under the name of the right one. The signature is wrong: 401, invalid_token. An API that takes it checks no signatures.",
    ),
    source: prose("RFC 7515 section 5.2; RFC 6750 section 3.1"),
};
static ALTERED_PAYLOAD: Words = Words {
    title: prose("Altered claims"),
    body: prose(
        "sub was changed after signing, so the signature is wrong: 401, invalid_token. An API that takes it checks no signatures.",
    ),
    source: prose("RFC 7515 section 5.2; RFC 6750 section 3.1"),
};
static NO_KID: Words = Words {
    title: prose("No kid"),
    body: prose(
        "The header does not name its key, and need not. An API may find the key in another way and take the token, or refuse it: both are right.",
    ),
    source: prose("RFC 7515 sections 4.1.4 and 6"),
};

fn words(broken: Broken) -> &'static Words {
    match broken {
        Broken::WrongAudience => &WRONG_AUDIENCE,
        Broken::TrailingSlash => &TRAILING_SLASH,
        Broken::OtherIssuer => &OTHER_ISSUER,
        Broken::Expired => &EXPIRED,
        Broken::NotYetValid => &NOT_YET_VALID,
        Broken::Unsecured => &UNSECURED,
        Broken::OtherKey => &OTHER_KEY,
        Broken::AlteredPayload => &ALTERED_PAYLOAD,
        Broken::NoKid => &NO_KID,
    }
}

/// A way to break a token by its name.
pub fn broken_name(broken: Broken) -> &'static str {
    words(broken).title.text()
}

/// What is wrong then, and what a careful API answers.
pub fn broken(broken: Broken) -> Explanation {
    words(broken).plain()
}

static CHANGED: Prose = prose("{0} in the {1} was {2}, and is {3}.");
static ADDED: Prose = prose("{0} in the {1} was not there, and is {2}.");
static REMOVED: Prose = prose("{0} in the {1} was {2}, and is not there.");
static OTHERWISE_SIGNED: Prose = prose("Another key signed it.");

/// One thing that is not as it was in the draft.
pub fn alteration(own: &Alteration) -> String {
    let place = part(own.part);
    match (&own.before, &own.after) {
        (Some(before), Some(after)) => fill(
            CHANGED.text(),
            &[own.name, place, &shorten(before), &shorten(after)],
        ),
        (None, Some(after)) => fill(ADDED.text(), &[own.name, place, &shorten(after)]),
        (Some(before), None) => fill(REMOVED.text(), &[own.name, place, &shorten(before)]),
        (None, None) => OTHERWISE_SIGNED.text().to_owned(),
    }
}
