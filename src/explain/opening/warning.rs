//! What speaks against an encrypted token although it opens, in words.

use super::super::words::Words;
use super::super::{Explanation, shorten};
use crate::catalogue::prose;
use crate::crypto::decrypt::Warning;

static RSA1_5: Words = Words {
    title: prose("RSA1_5 is no longer safe."),
    body: prose(
        "Whoever may ask a server often enough opens such a token without the key. Use RSA-OAEP-256.",
    ),
    source: prose("RFC 8725 section 3.2; NIST SP 800-131A"),
};
static SHORT_RSA: Words = Words {
    title: prose("The RSA key has {0} bits, and must have 2,048 at least."),
    body: prose("Make a larger one."),
    source: prose("RFC 7518 sections 4.2 and 4.3"),
};
static FEW_ROUNDS: Words = Words {
    title: prose("p2c asks for {0} rounds only; 1,000 at least are recommended."),
    body: prose("The fewer there are, the sooner the password is guessed."),
    source: prose("RFC 7518 sections 4.8.1.2 and 8.8"),
};
static SHORT_SALT: Words = Words {
    title: prose("The salt (p2s) has {0} bytes, and must have 8 at least."),
    body: prose("Whoever makes the token must choose a longer one, at random."),
    source: prose("RFC 7518 section 4.8.1.1"),
};
static OTHER_KID: Words = Words {
    title: prose("The key that opens it is called {1}, and the token names {0}."),
    body: prose("Whoever looks the key up by that name does not find it."),
    source: prose("RFC 7516 section 4.1.6; RFC 7517 section 4.5"),
};
static OTHER_ALGORITHM: Words = Words {
    title: prose("The key that opens it is for {0}, its alg says."),
    body: prose("Correct alg of the key, or encrypt with that algorithm."),
    source: prose("RFC 7517 section 4.4"),
};
static OTHER_USE: Words = Words {
    title: prose("The key that opens it is not for encrypting: its use is {0}."),
    body: prose("Its use should be enc, or left out. One key should not serve for two purposes."),
    source: prose("RFC 7517 section 4.2"),
};

/// What speaks against it.
pub fn warning(warning: &Warning) -> Explanation {
    match warning {
        Warning::Rsa1_5 => RSA1_5.plain(),
        Warning::ShortRsa(bits) => SHORT_RSA.with(&[&bits.to_string()]),
        Warning::FewRounds(rounds) => FEW_ROUNDS.with(&[&rounds.to_string()]),
        Warning::ShortSalt(bytes) => SHORT_SALT.with(&[&bytes.to_string()]),
        Warning::OtherKid { wanted, found } => OTHER_KID.with(&[&shorten(wanted), &shorten(found)]),
        Warning::OtherAlgorithm(name) => OTHER_ALGORITHM.with(&[&shorten(name)]),
        Warning::OtherUse(name) => OTHER_USE.with(&[&shorten(name)]),
    }
}
