//! Why a rule was not looked at.

use super::super::shorten;
use crate::binding::check::Why;
use crate::catalogue::{Prose, prose};
use crate::validators::fill;

static OPAQUE: Prose = prose(
    "The access token cannot be read; only the server that issued it knows what it is bound to.",
);
static ENCRYPTED: Prose = prose("The claims are encrypted. Give the key that opens the token.");
static NO_KEY: Prose = prose("There is no usable key to look with.");
static NO_ACCESS_TOKEN: Prose =
    prose("The access token is not here. Paste it with this one to compare.");
static NO_ATTESTATION: Prose =
    prose("The client's attestation is not here. Paste it with this one to compare.");
static NO_CODE: Prose =
    prose("The authorization code is not here. Paste the answer that carried it, with this token.");
static NO_CERTIFICATE: Prose =
    prose("The client's certificate is not here. Put it among the keys to compare.");
static NO_HASH: Prose = prose("No standard says which hash goes with {0}.");
static NO_ID_TOKEN: Prose =
    prose("The ID token of the session is not here. Paste it with this one to compare.");
static NO_NONCE: Prose =
    prose("The nonce that the server gave is not known. Put it into its field.");
static NO_PROOF: Prose = prose("The proof of the key is not here. Paste it, or the whole request.");
static NO_REQUEST: Prose =
    prose("The request is not here. Paste it whole, with its method, address and headers.");
static NO_SIGNATURE: Prose = prose("There is no whole token with a signature.");
static NO_STATE: Prose =
    prose("The state is not here. Paste the address that carried it, with this token.");
static INCOMPLETE: Prose = prose("The request that was pasted lacks scheme or host.");
static RECEIVER: Prose = prose("Who should receive it is not known here.");
static SYMMETRIC: Prose = prose("The algorithm has no public key.");
static UNKNOWN_ALGORITHM: Prose = prose("The algorithm {0} is not known here.");
static UNCOMPUTED: Prose = prose("Signatures of {0} are not computed here.");
static UNREADABLE: Prose = prose("What stands there cannot be read.");

/// Why a rule was not looked at, and what to do about it.
pub(in crate::explain) fn why(why: &Why) -> String {
    let text = match why {
        Why::AccessTokenOpaque => OPAQUE,
        Why::Encrypted => ENCRYPTED,
        Why::NoKey => NO_KEY,
        Why::NoAccessToken => NO_ACCESS_TOKEN,
        Why::NoAttestation => NO_ATTESTATION,
        Why::NoCode => NO_CODE,
        Why::NoCertificate => NO_CERTIFICATE,
        Why::NoHash(alg) => return fill(NO_HASH.text(), &[&shorten(alg)]),
        Why::NoIdToken => NO_ID_TOKEN,
        Why::NoNonce => NO_NONCE,
        Why::NoProof => NO_PROOF,
        Why::NoRequest => NO_REQUEST,
        Why::NoSignature => NO_SIGNATURE,
        Why::NoState => NO_STATE,
        Why::RequestIncomplete => INCOMPLETE,
        Why::ReceiverUnknown => RECEIVER,
        Why::Symmetric => SYMMETRIC,
        Why::UnknownAlgorithm(alg) => return fill(UNKNOWN_ALGORITHM.text(), &[&shorten(alg)]),
        Why::Uncomputed(alg) => return fill(UNCOMPUTED.text(), &[&shorten(alg)]),
        Why::Unreadable => UNREADABLE,
    };
    text.text().to_owned()
}
