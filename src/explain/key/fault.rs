//! What is wrong with a key, in words.

use super::super::Explanation;
use super::super::words::Words;
use crate::catalogue::prose;
use crate::crypto::KeyFault;

static MISSING: Words = Words {
    title: prose("{0} is missing."),
    body: prose("Without it the key cannot be used."),
    source: prose("RFC 7518 section 6; RFC 8037 section 2"),
};
static UNREADABLE: Words = Words {
    title: prose("{0} cannot be read."),
    body: prose("It is not base64url, or not of the type that its form asks for."),
    source: prose("RFC 7518 section 6; RFC 7517 section 4"),
};
static LENGTH: Words = Words {
    title: prose("{0} has {1} bytes, and must have {2}."),
    body: prose(
        "Zeros in front belong to it: a program that leaves them off writes a key which others refuse.",
    ),
    source: prose("RFC 7518 section 6.2.1.2; RFC 8037 section 2"),
};
static NOT_ON_CURVE: Words = Words {
    title: prose("The point is not on its curve."),
    body: prose(
        "x and y do not belong together, or crv names another curve. Verifiers refuse such a key.",
    ),
    source: prose("RFC 7518 section 6.2.1; SEC 1 version 2.0 section 3.2.2.1"),
};
static SMALL_ORDER: Words = Words {
    title: prose("It is a point of small order."),
    body: prose("With such a key, signatures and agreed secrets are the same for everybody."),
    source: prose("RFC 7748 section 6.1; RFC 8032 section 5.1.7"),
};
static OTHER_KIND: Words = Words {
    title: prose("It is a key of another kind than the algorithm needs."),
    body: prose(""),
    source: prose("RFC 7518 sections 3.1 and 4.1"),
};
static HALVES_DIFFER: Words = Words {
    title: prose("Its public half does not belong to its private half."),
    body: prose("What is signed with the one cannot be verified with the other."),
    source: prose("RFC 7517 section 9.3"),
};
static CERTIFICATE_DIFFERS: Words = Words {
    title: prose("Its certificate (x5c) holds another key."),
    body: prose("The first certificate of x5c must hold the very key that the other members give."),
    source: prose("RFC 7517 section 4.7"),
};
static THUMBPRINT_DIFFERS: Words = Words {
    title: prose("Its {0} is not that of its certificate."),
    body: prose("Who looks the key up by its thumbprint does not find it, or finds another."),
    source: prose("RFC 7517 sections 4.8 and 4.9"),
};
static SHORT: Words = Words {
    title: prose("An RSA key of {0} bits is too short."),
    body: prose("JOSE asks for 2,048 bits or more; most libraries refuse less."),
    source: prose("RFC 7518 sections 3.3 and 3.5"),
};
static LONG: Words = Words {
    title: prose("An RSA key of {0} bits is too long."),
    body: prose(
        "It is not computed with here: such a key is more likely meant to keep a verifier busy.",
    ),
    source: prose("RFC 8725 section 3.5"),
};
static BAD_MODULUS: Words = Words {
    title: prose("The modulus (n) cannot be one of RSA."),
    body: prose("It is even, or far too small."),
    source: prose("RFC 8017 section 3.1"),
};
static BAD_EXPONENT: Words = Words {
    title: prose("The exponent (e) cannot be one of RSA."),
    body: prose(
        "It must be odd and at least 3, and is refused here above 33 bits. Nearly all keys have 65537, which is AQAB.",
    ),
    source: prose("RFC 8017 section 3.1"),
};
static BAD_PRIVATE: Words = Words {
    title: prose("Its private numbers do not belong together."),
    body: prose(""),
    source: prose("RFC 8017 section 3.2"),
};
static UNKNOWN_KIND: Words = Words {
    title: prose("Keys of the kind {0} are not known here."),
    body: prose(""),
    source: prose("IANA registry JSON Web Key Types and Elliptic Curves"),
};
static WRONG_PASSWORD: Words = Words {
    title: prose("The password does not open it."),
    body: prose(""),
    source: prose("RFC 5958 section 3; RFC 8018 section 6.2"),
};
static CANNOT_OPEN: Words = Words {
    title: prose("It cannot be opened here."),
    body: prose(
        "The way in which it is encrypted is not known, or asks for more work than is done here. Write it anew, for instance with: openssl pkcs8 -topk8 -v2 aes-256-cbc",
    ),
    source: prose("RFC 8018 section 6.2; RFC 7914 section 7"),
};

/// What is wrong with a key.
pub fn key_fault(fault: &KeyFault) -> Explanation {
    match fault {
        KeyFault::Missing(member) => MISSING.with(&[member]),
        KeyFault::Unreadable(member) => UNREADABLE.with(&[member]),
        KeyFault::Length {
            member,
            found,
            wanted,
        } => LENGTH.with(&[member, &found.to_string(), &wanted.to_string()]),
        KeyFault::NotOnCurve => NOT_ON_CURVE.plain(),
        KeyFault::SmallOrder => SMALL_ORDER.plain(),
        KeyFault::OtherKind => OTHER_KIND.plain(),
        KeyFault::HalvesDiffer => HALVES_DIFFER.plain(),
        KeyFault::CertificateDiffers => CERTIFICATE_DIFFERS.plain(),
        KeyFault::ThumbprintDiffers(member) => THUMBPRINT_DIFFERS.with(&[member]),
        KeyFault::Short(bits) => SHORT.with(&[&bits.to_string()]),
        KeyFault::Long(bits) => LONG.with(&[&bits.to_string()]),
        KeyFault::BadModulus => BAD_MODULUS.plain(),
        KeyFault::BadExponent => BAD_EXPONENT.plain(),
        KeyFault::BadPrivate => BAD_PRIVATE.plain(),
        KeyFault::UnknownKind(kind) => UNKNOWN_KIND.with(&[kind]),
        KeyFault::WrongPassword => WRONG_PASSWORD.plain(),
        KeyFault::CannotOpen => CANNOT_OPEN.plain(),
    }
}
