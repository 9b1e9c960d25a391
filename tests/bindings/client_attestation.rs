//! Attestations of a client and their proofs (draft-ietf-oauth-attestation-based-client-auth-10).

use super::{ATTESTATION, ATTESTATION_PROOF, JWK, TOKEN_PROOF, changed, made, said};
use audlens::binding::Beside;
use audlens::token;

#[test]
fn an_attestation_and_its_proof() {
    let attestation = token::read(ATTESTATION);
    let proof = token::read(ATTESTATION_PROOF);
    let challenge = "5c1a9e10-29ff-4c2b-ae73-57c0957c09c4";
    let now = 1_772_487_600;
    let both = [attestation.clone(), proof.clone()];
    let beside = Beside {
        others: &both,
        nonce: Some(challenge),
        now,
        ..Beside::default()
    };
    let good = said(&attestation, &beside);
    assert_eq!(
        good,
        [
            "attestation-typ: passed",
            "attestation-alg: passed",
            "attestation-sub: passed",
            "attestation-exp: passed",
            "attestation-iat: passed",
            "attestation-cnf: passed",
            "attestation-cnf-public: passed",
            "attestation-proof: passed",
        ]
    );
    let good_proof = said(&proof, &beside);
    assert_eq!(
        good_proof,
        [
            "attestation-proof-typ: passed",
            "attestation-proof-alg: passed",
            "attestation-proof-signature: passed",
            "attestation-proof-aud: not checked, ReceiverUnknown",
            "attestation-proof-jti: passed",
            "attestation-proof-iat: passed",
            "attestation-proof-challenge: passed",
            "attestation-proof-iss: does not apply",
        ]
    );
    // Each without the other, without the challenge, and too late.
    let alone = Beside {
        now: now + 1_000,
        ..Beside::default()
    };
    assert_eq!(
        changed(&good, &said(&attestation, &alone)),
        ["attestation-proof: not checked, NoProof"]
    );
    assert_eq!(
        changed(&good_proof, &said(&proof, &alone)),
        [
            "attestation-proof-signature: not checked, NoAttestation",
            "attestation-proof-iat: failed, Between(1772488300, 1772488900), Time(1772487595)",
            "attestation-proof-challenge: not checked, NoNonce",
        ]
    );
    let late = Beside {
        now: 2_529_866_394,
        ..beside
    };
    assert_eq!(
        changed(&good, &said(&attestation, &late)),
        ["attestation-exp: failed, Between(2529866395, 9223372036854775807), Time(2529866394)"]
    );
    // An attestation of another key, and a proof that names its issuer as drafts before 08 did.
    let other = made(
        r#"{"typ":"oauth-client-attestation+jwt","alg":"ES256"}"#,
        &format!(r#"{{"sub":"client","exp":"soon","cnf":{{"jwk":{JWK}}}}}"#),
    );
    let older = made(
        r#"{"typ":"oauth-client-attestation-pop+jwt","alg":"ES256"}"#,
        r#"{"iss":"app","aud":["a","b"],"iat":1772487600,"challenge":"x"}"#,
    );
    let others = [other.clone(), older.clone()];
    let mixed = Beside {
        others: &others,
        ..beside
    };
    assert_eq!(
        changed(&good, &said(&other, &mixed)),
        [
            "attestation-exp: failed, Time, WrongType { kind: String, raw: \"\\\"soon\\\"\" }",
            "attestation-iat: does not apply",
            "attestation-proof: failed, Signature, WrongSignature",
        ]
    );
    assert_eq!(
        changed(&good_proof, &said(&older, &mixed)),
        [
            "attestation-proof-signature: failed, Signature, WrongSignature",
            "attestation-proof-aud: failed, SingleAudience, Number(2)",
            "attestation-proof-jti: failed, SomeText, Absent",
            "attestation-proof-challenge: failed, Text(\"5c1a9e10-29ff-4c2b-ae73-57c0957c09c4\"), Text(\"x\")",
            "attestation-proof-iss: failed, Text(\"client\"), Text(\"app\")",
        ]
    );
    // With a DPoP proof instead, whose key must be the same (§5.2).
    let dpop = [token::read(TOKEN_PROOF)];
    let beside = Beside {
        others: &dpop,
        now,
        ..Beside::default()
    };
    let last = |lines: Vec<String>| lines.last().cloned().unwrap();
    assert_eq!(last(said(&other, &beside)), "attestation-proof: passed");
    assert_eq!(
        last(said(&attestation, &beside)),
        "attestation-proof: failed, Text(\"Ak20Cf62SpTybasujYXbaI-Ms655MyvOZCtnnf8y1QU\"), Text(\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\")"
    );
}
