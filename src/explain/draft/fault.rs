//! Why no token was made, in words.

use super::super::words::Words;
use super::super::{Explanation, key_fault, list, shorten};
use super::draft_fault;
use crate::catalogue::{Prose, prose};
use crate::crypto::KeyFault;
use crate::crypto::draft::order::OrderFault;
use crate::crypto::draft::{CompactFault, DraftFault};
use crate::crypto::encrypt::EncryptFault;
use crate::crypto::sign::SignFault;
use crate::validators::fill;

static NOTHING_TO_BREAK: Words = Words {
    title: prose("There is nothing to break in this way."),
    body: prose(
        "The claim, the key name or the signature that would be changed is not there, or not in what is encrypted.",
    ),
    source: prose(""),
};
static NO_KEY: Words = Words {
    title: prose("There is no key to sign with."),
    body: prose("Only none needs no key."),
    source: prose("RFC 7518 section 3.6"),
};

/// Why no token was made.
pub fn order_fault(fault: &OrderFault) -> Explanation {
    match fault {
        OrderFault::NothingToBreak => NOTHING_TO_BREAK.plain(),
        OrderFault::Compact(CompactFault::Draft(faults)) => draft(faults),
        OrderFault::Compact(CompactFault::NoKey) => NO_KEY.plain(),
        OrderFault::Compact(CompactFault::Sign(fault)) => sign_fault(fault),
        OrderFault::Encrypt(fault) => encrypt_fault(fault),
    }
}

static UNREAD: Words = Words {
    title: prose("Header or claims cannot be signed as they stand."),
    body: prose(""),
    source: prose("RFC 7515 section 4; RFC 7519 section 7.2"),
};

fn draft(faults: &[DraftFault]) -> Explanation {
    let mut said = UNREAD.plain();
    said.body = faults.iter().map(|own| draft_fault(own).title).collect();
    said
}

static OTHER_KIND: Words = Words {
    title: prose(
        "The key cannot sign so: the algorithm needs a key of the kind {0}, and this is {1}.",
    ),
    body: prose("Choose another key, or an algorithm for this one."),
    source: prose("RFC 7518 section 3.1"),
};
static OTHER_CURVE: Words = Words {
    title: prose("The key cannot sign so: the algorithm needs a key on {0}, and this is on {1}."),
    body: prose("Choose another key, or an algorithm for this one."),
    source: prose("RFC 7518 section 3.4; RFC 8037 section 3.1; RFC 9864 section 2.2"),
};
static OTHER_PARAMETERS: Words = Words {
    title: prose("The key cannot sign so: the algorithm needs a key for {0}, and this is for {1}."),
    body: prose("Choose another key, or an algorithm for this one."),
    source: prose("FIPS 204 section 4"),
};
static NO_PRIVATE_HALF: Words = Words {
    title: prose("This is a public key: it verifies signatures and makes none."),
    body: prose("Signing takes the private half."),
    source: prose("RFC 7515 section 5.1"),
};
static NO_ROOM: Words = Words {
    title: prose("An RSA key of {0} bits has no room for this signature."),
    body: prose("JOSE asks for 2,048 bits or more."),
    source: prose("RFC 8017 sections 9.1.1 and 9.2; RFC 7518 section 3.3"),
};
static SHA1: Words = Words {
    title: prose("No signature is made with SHA-1."),
    body: prose("JOSE has no algorithm that signs so."),
    source: prose("RFC 7518 section 3.1"),
};
static UNUSABLE: Prose = prose("The key cannot be used. {0}");
static UNKNOWN_KIND: Prose = prose("an unknown one");

/// A `kty` or a curve; what is not known has none.
fn kind(kind: &'static str) -> &'static str {
    match kind {
        "" => UNKNOWN_KIND.text(),
        kind => kind,
    }
}

/// Why a key cannot sign.
pub fn sign_fault(fault: &SignFault) -> Explanation {
    match fault {
        SignFault::OtherKind { wanted, found } => OTHER_KIND.with(&[wanted, kind(found)]),
        SignFault::OtherCurve { wanted, found } => {
            let wanted = match wanted {
                Some(curve) => curve.name().to_owned(),
                None => list(&["Ed25519".to_owned(), "Ed448".to_owned()], "or"),
            };
            OTHER_CURVE.with(&[&wanted, found.name()])
        }
        SignFault::OtherParameters { wanted, found } => {
            OTHER_PARAMETERS.with(&[wanted.name(), found.name()])
        }
        SignFault::NoPrivateHalf => NO_PRIVATE_HALF.plain(),
        SignFault::NoRoom { bits } => NO_ROOM.with(&[&bits.to_string()]),
        SignFault::Sha1 => SHA1.plain(),
        SignFault::Unusable(fault) => unusable(fault),
    }
}

fn unusable(fault: &KeyFault) -> Explanation {
    let why = key_fault(fault);
    let title = fill(UNUSABLE.text(), &[&why.title]);
    Explanation { title, ..why }
}

static UNKNOWN_ALGORITHM: Words = Words {
    title: prose("{0} is no way to encrypt a key that is computed here."),
    body: prose("Choose an alg of the list."),
    source: prose("RFC 7518 section 4.1"),
};
static UNKNOWN_ENCRYPTION: Words = Words {
    title: prose("{0} is no way to encrypt a content that is computed here."),
    body: prose("Choose an enc of the list."),
    source: prose("RFC 7518 section 5.1"),
};
static UNKNOWN_COMPRESSION: Words = Words {
    title: prose("zip says {0}, and only DEF is known."),
    body: prose(""),
    source: prose("RFC 7516 section 4.1.3"),
};
static HEADER: Words = Words {
    title: prose("The header of the encrypted token must be one JSON object, in braces."),
    body: prose(""),
    source: prose("RFC 7516 section 4"),
};
static MEMBER: Words = Words {
    title: prose("The header of the encrypted token cannot say {0} itself."),
    body: prose("Either encrypting writes it, or it is there twice."),
    source: prose("RFC 7516 section 4; RFC 7518 section 4"),
};
static UNREADABLE: Words = Words {
    title: prose("{0} in the header of the encrypted token cannot be computed with."),
    body: prose(
        "apu and apv are base64url; p2c is a number of rounds, and not more than is computed here.",
    ),
    source: prose("RFC 7518 sections 4.6.1 and 4.8.1"),
};
static KIND: Words = Words {
    title: prose("The key cannot encrypt so: it is {0}, and alg is for keys of another kind."),
    body: prose("Choose another key, or an alg for this one."),
    source: prose("RFC 7518 section 4.1"),
};
static LENGTH: Words = Words {
    title: prose("The shared secret must have {0} bytes, and has {1}."),
    body: prose("How many it must have is said by alg, and with dir by enc."),
    source: prose("RFC 7518 sections 4.4, 4.5 and 4.7"),
};
static ZERO: Words = Words {
    title: prose("With this key, the agreed secret is zero for everybody."),
    body: prose("It is a point of small order. Choose another key."),
    source: prose("RFC 8037 section 5; RFC 7748 section 6.1"),
};
static IMPOSSIBLE: Words = Words {
    title: prose("This could not be encrypted, for a reason that should not exist."),
    body: prose("That is a fault of this page, not of the key."),
    source: prose(""),
};

/// Why a token cannot be encrypted.
pub fn encrypt_fault(fault: &EncryptFault) -> Explanation {
    match fault {
        EncryptFault::UnknownAlgorithm(name) => UNKNOWN_ALGORITHM.with(&[&shorten(name)]),
        EncryptFault::UnknownEncryption(name) => UNKNOWN_ENCRYPTION.with(&[&shorten(name)]),
        EncryptFault::UnknownCompression(name) => UNKNOWN_COMPRESSION.with(&[&shorten(name)]),
        EncryptFault::Header => HEADER.plain(),
        EncryptFault::Member(name) => MEMBER.with(&[&shorten(name)]),
        EncryptFault::Unreadable(name) => UNREADABLE.with(&[name]),
        EncryptFault::Kind(found) => KIND.with(&[kind(found)]),
        EncryptFault::SecretLength(lengths) => {
            LENGTH.with(&[&lengths.wanted.to_string(), &lengths.found.to_string()])
        }
        EncryptFault::Key(fault) => unusable(fault),
        EncryptFault::ZeroSecret => ZERO.plain(),
        EncryptFault::Impossible => IMPOSSIBLE.plain(),
    }
}
