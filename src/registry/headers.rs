//! JOSE header parameters.
//!
//! Source: the IANA registry "JSON Web Signature and Encryption Header Parameters"
//! (RFC 7515 §9.1), read in 2026, and the specification that each entry names.
//! To refresh: compare with <https://www.iana.org/assignments/jose/jose.xhtml>.

use super::entry::{Entry, entries};

pub(super) const TABLES: &[&[Entry]] = &[REGISTERED, VENDOR];

const REGISTERED: &[Entry] = entries! {
    "alg": Text, Key, "RFC 7515 §4.1.1; RFC 7516 §4.1.1",
        "How the token is signed, or how the key of an encrypted token is protected.",
        caution: "The verifier decides which values it takes; a token must not choose, and `none` is refused.";
    "apu": Text, Key, "RFC 7518 §4.6.1.2",
        "What the sender says about itself when both sides agree on a key.";
    "apv": Text, Key, "RFC 7518 §4.6.1.3",
        "What the sender says about the recipient when both sides agree on a key.";
    "aud": TextOrList, Audience, "RFC 7519 §5.3",
        "The audience in the clear, so that an encrypted token can be routed.",
        caution: "It must equal the claim inside when both are there.";
    "b64": Flag, Key, "RFC 7797 §3",
        "When false, the payload is signed as it stands, without base64url.",
        caution: "It counts only when `crit` lists it; many libraries refuse it.";
    "client_id": Text, Caller, "RFC 6749; OpenID4VP",
        "Which OAuth client made this request.";
    "crit": List, Key, "RFC 7515 §4.1.11; RFC 7516 §4.1.13",
        "Header parameters without which the token may not be accepted.",
        caution: "A verifier that does not know one of them must refuse the token.";
    "cty": Text, Session, "RFC 7515 §4.1.10; RFC 7516 §4.1.12; RFC 7519 §5.2",
        "What the content is; `JWT` says that another token is inside.";
    "enc": Text, Key, "RFC 7516 §4.1.2",
        "How the content of an encrypted token is encrypted.";
    "epk": Object, Key, "RFC 7518 §4.6.1.1",
        "The sender's one-time public key, from which both sides derive the same secret.";
    "iheSSId": Text, Special, "IHE ITI",
        "An identifier that health-care systems of the IHE profile use.";
    "iss": Text, Audience, "RFC 7519 §5.3",
        "The issuer in the clear, so that an encrypted token can be routed.",
        caution: "It must equal the claim inside when both are there.";
    "iv": Text, Key, "RFC 7518 §4.7.1.1",
        "The starting value with which the content key was encrypted in AES-GCM.";
    "jku": Uri, Key, "RFC 7515 §4.1.2; RFC 7516 §4.1.4",
        "An address from which the keys could be read.",
        caution: "Whoever wrote the token wrote the address: fetch it only from a fixed list.";
    "jwk": Object, Key, "RFC 7515 §4.1.3; RFC 7516 §4.1.5",
        "A public key that travels with the token.",
        caution: "It proves nothing about the issuer, unless a protocol such as DPoP binds it.";
    "jwt": Text, Special, "OpenID4VP 1.0 §12",
        "A second token, in which a third party vouches for the signer.";
    "kid": Text, Key, "RFC 7515 §4.1.4; RFC 7516 §4.1.6",
        "Which of the issuer's keys to use; no match in the key set means no valid signature.",
        caution: "Anybody can write it: never put it into a query or a file path.";
    "nonce": Text, Session, "RFC 8555 §6.5.2",
        "A one-time value of an ACME server (certificate issuance) against replay.";
    "p2c": Number, Key, "RFC 7518 §4.8.1.2",
        "How often the password is hashed.",
        caution: "Limit it: a huge count keeps the server busy.";
    "p2s": Text, Key, "RFC 7518 §4.8.1.1",
        "The random salt that is hashed with the password.";
    "peer_trust_chain": List, Special, "OpenID Federation 1.0 §4.4",
        "The chain of statements that leads from the other party to a trust anchor.";
    "ppt": Text, Special, "RFC 8225 §8.1",
        "Which extension a signed caller id (PASSporT) uses.";
    "sub": Text, Person, "RFC 7519 §5.3",
        "The subject in the clear, so that an encrypted token can be routed.",
        caution: "It must equal the claim inside when both are there.";
    "svt": List, Special, "RFC 9321",
        "Tokens that say how and when other signatures were checked.";
    "tag": Text, Key, "RFC 7518 §4.7.1.2",
        "The check value that belongs to a content key encrypted in AES-GCM.";
    "trust_chain": List, Special, "OpenID Federation 1.0 §4.3",
        "The chain of statements that leads from the sender to a trust anchor.";
    "typ": Text, Session, "RFC 7515 §4.1.9; RFC 7516 §4.1.11; RFC 7519 §5.1",
        "What kind of token it is, for example `JWT`, `at+jwt` (access token) or `dpop+jwt`.",
        caution: "Letter case and a leading `application/` make no difference (RFC 7515 §4.1.9).";
    "url": Uri, Session, "RFC 8555 §6.4.1",
        "The ACME address that this signed request may be sent to.";
    "x5c": List, Key, "RFC 7515 §4.1.6; RFC 7516 §4.1.8",
        "The signer's certificate and those above it, in plain base64.",
        caution: "Worth nothing until the chain leads to a root that the verifier trusts.";
    "x5t": Text, Key, "RFC 7515 §4.1.7; RFC 7516 §4.1.9",
        "Which certificate to use, by its SHA-1 fingerprint.";
    "x5t#S256": Text, Key, "RFC 7515 §4.1.8; RFC 7516 §4.1.10",
        "Which certificate to use, by its SHA-256 fingerprint.";
    "x5u": Uri, Key, "RFC 7515 §4.1.5; RFC 7516 §4.1.7",
        "An address from which the signer's certificates could be read.",
        caution: "Whoever wrote the token wrote the address: fetch it only from a fixed list.";
    "zip": Text, Key, "RFC 7516 §4.1.3",
        "The content was compressed before encryption; `DEF` is the only value.",
        caution: "Limit the unpacked size.";
};

/// Not registered; each belongs to one product.
const VENDOR: &[Entry] = entries! {
    "cat": Text, Session, "Clerk; in no public reference that we found",
        "Seen in tokens of Clerk; it seems to name the token's category.",
        status: Observed;
    "client": Text, Caller, "awslabs/aws-jwt-verify src/alb-verifier.ts",
        "The client id that an AWS load balancer uses at the identity provider.",
        caution: "Compare it: these tokens have no `aud`.";
    "ctx": Opaque, Session, "Microsoft; in no public reference that we found",
        "Seen in requests for a primary refresh token of Microsoft Entra ID.",
        status: Observed;
    "exp": Time, Time, "AWS load balancer; in no public reference that we found",
        "Seen in tokens of AWS load balancers, where the expiry stands in the header.",
        status: Observed;
    "rh": Opaque, Session, "in no public reference that we found",
        "Seen in tokens; its meaning is internal to the issuer.",
        status: Observed;
    "signer": Text, Audience, "awslabs/aws-jwt-verify src/alb-verifier.ts",
        "Which AWS load balancer (its ARN) signed the token.",
        caution: "Compare it: other load balancers sign such tokens too.";
};
