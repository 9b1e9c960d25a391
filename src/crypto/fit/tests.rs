use super::*;
use crate::crypto::Given;
use crate::crypto::key::KeyFault;
use crate::crypto::keyring;

const X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

fn ring(text: &str) -> Keyring {
    keyring::read(&Given {
        keys: text.into(),
        ..Given::default()
    })
}

/// A key with these members beside its `kty`.
fn key(members: &str) -> String {
    let members = members.replace('\'', "\"").replace("X32", X);
    format!("{{{members}}}")
}

const OKP: &str = "'kty':'OKP','crv':'Ed25519','x':'X32'";
const EC: &str = "'kty':'EC','crv':'P-256','x':'X32','y':'X32'";
const OCT: &str = "'kty':'oct','k':'X32'";

fn misfits(members: &str, wanted: &Wanted<'_>) -> Vec<Misfit> {
    let ring = ring(&key(members));
    ring.keys.iter().flat_map(|key| fit(key, wanted)).collect()
}

#[test]
fn a_key_that_does_not_fit_says_why() {
    use Purpose::{Decrypt, Encrypt, Sign, Verify};
    let wants = Wanted::new;
    let all = [
        (OKP.to_owned(), wants("EdDSA", Verify), vec![], false),
        (OKP.to_owned(), wants("Ed25519", Verify), vec![], false),
        (
            format!("{OKP},'alg':'EdDSA'"),
            wants("Ed25519", Verify),
            vec![],
            false,
        ),
        (
            OKP.to_owned(),
            wants("Ed448", Verify),
            vec![Misfit::Curve {
                wanted: vec!["Ed448"],
                found: "Ed25519",
            }],
            true,
        ),
        (
            OKP.to_owned(),
            wants("RS256", Verify),
            vec![Misfit::Type {
                wanted: &["RSA"],
                found: "OKP".to_owned(),
            }],
            true,
        ),
        (
            OKP.to_owned(),
            wants("EdDSA", Sign),
            vec![Misfit::NoPrivate],
            true,
        ),
        (
            format!("{OKP},'d':'X32'"),
            wants("EdDSA", Sign),
            vec![],
            false,
        ),
        (
            OKP.to_owned(),
            wants("none", Verify),
            vec![Misfit::NoKeyUsed],
            true,
        ),
        (
            OKP.to_owned(),
            wants("eddsa", Verify),
            vec![Misfit::UnknownAlgorithm("eddsa".to_owned())],
            true,
        ),
        (
            OKP.to_owned(),
            wants("A128GCM", Decrypt),
            vec![Misfit::UnknownAlgorithm("A128GCM".to_owned())],
            true,
        ),
        (
            OKP.to_owned(),
            wants("ECDH-ES", Encrypt),
            vec![Misfit::Curve {
                wanted: vec!["P-256", "P-384", "P-521", "secp256k1", "X25519", "X448"],
                found: "Ed25519",
            }],
            true,
        ),
        (EC.to_owned(), wants("ES256", Verify), vec![], false),
        (
            EC.to_owned(),
            wants("ECDH-ES", Decrypt),
            vec![Misfit::NoPrivate],
            true,
        ),
        (
            format!("{EC},'d':'X32'"),
            Wanted {
                curve: Some("P-384"),
                ..wants("ECDH-ES", Decrypt)
            },
            vec![Misfit::Curve {
                wanted: vec!["P-384"],
                found: "P-256",
            }],
            true,
        ),
        (
            EC.to_owned(),
            wants("ES384", Verify),
            vec![Misfit::Curve {
                wanted: vec!["P-384"],
                found: "P-256",
            }],
            true,
        ),
        (
            EC.to_owned(),
            wants("EdDSA", Verify),
            vec![Misfit::Type {
                wanted: &["OKP"],
                found: "EC".to_owned(),
            }],
            true,
        ),
        (OCT.to_owned(), wants("HS256", Verify), vec![], false),
        (
            OCT.to_owned(),
            wants("HS512", Sign),
            vec![Misfit::ShortSecret {
                wanted: 64,
                found: 32,
            }],
            false,
        ),
        (
            OCT.to_owned(),
            wants("A128KW", Decrypt),
            vec![Misfit::Length {
                wanted: 16,
                found: 32,
            }],
            true,
        ),
        (
            OCT.to_owned(),
            Wanted {
                encryption: Some("A256CBC-HS512"),
                ..wants("dir", Decrypt)
            },
            vec![Misfit::Length {
                wanted: 64,
                found: 32,
            }],
            true,
        ),
        (
            format!("{OCT},'alg':'A256GCM'"),
            Wanted {
                encryption: Some("A256GCM"),
                ..wants("dir", Decrypt)
            },
            vec![],
            false,
        ),
        (
            OCT.to_owned(),
            wants("PBES2-HS256+A128KW", Decrypt),
            vec![],
            false,
        ),
        (
            format!("{OCT},'alg':'HS384'"),
            wants("HS256", Verify),
            vec![Misfit::Algorithm {
                wanted: "HS256".to_owned(),
                found: "HS384".to_owned(),
            }],
            true,
        ),
        (
            format!("{OCT},'use':'enc'"),
            wants("HS256", Verify),
            vec![Misfit::Usage {
                wanted: "sig",
                found: "enc".to_owned(),
            }],
            false,
        ),
        (
            format!("{OCT},'key_ops':['encrypt']"),
            wants("HS256", Sign),
            vec![Misfit::Operations {
                wanted: &["sign"],
                found: vec!["encrypt".to_owned()],
            }],
            false,
        ),
        (
            format!("{OCT},'key_ops':['sign']"),
            wants("HS256", Verify),
            vec![],
            false,
        ),
        (
            format!("{OCT},'kid':'a'"),
            Wanted {
                kid: Some("b"),
                ..wants("HS256", Verify)
            },
            vec![Misfit::Kid {
                wanted: "b".to_owned(),
                found: "a".to_owned(),
            }],
            false,
        ),
        (
            format!("{OCT},'x5t':'a','kid':7"),
            Wanted {
                x5t: Some("b"),
                kid: Some("b"),
                ..wants("HS256", Verify)
            },
            vec![
                Misfit::Thumbprint {
                    member: "x5t",
                    wanted: "b".to_owned(),
                    found: "a".to_owned(),
                },
                Misfit::Fault(KeyFault::Unreadable("kid")),
            ],
            false,
        ),
        (
            "'kty':'oct'".to_owned(),
            wants("PBES2-HS256+A128KW", Decrypt),
            vec![Misfit::Fault(KeyFault::Missing("k"))],
            true,
        ),
        (
            "'kty':'RSA','n':'Aw','e':'AQAB'".to_owned(),
            wants("RS256", Verify),
            vec![
                Misfit::Fault(KeyFault::BadModulus),
                Misfit::Fault(KeyFault::Short(2)),
            ],
            true,
        ),
        (
            "'kty':'AKP','alg':'ML-DSA-44','pub':'AA'".to_owned(),
            wants("ML-DSA-65", Verify),
            vec![
                Misfit::Parameters {
                    wanted: "ML-DSA-65",
                    found: "ML-DSA-44",
                },
                Misfit::Algorithm {
                    wanted: "ML-DSA-65".to_owned(),
                    found: "ML-DSA-44".to_owned(),
                },
                Misfit::Fault(KeyFault::Length {
                    member: "pub",
                    found: 1,
                    wanted: 1312,
                }),
            ],
            true,
        ),
    ];
    for (members, wanted, expected, ruled_out) in all {
        let found = misfits(&members, &wanted);
        assert_eq!(found, expected, "{members} for {wanted:?}");
        assert_eq!(found.iter().any(Misfit::rules_out), ruled_out, "{members}");
        let possible = fitting(&ring(&key(&members)), &wanted);
        assert_eq!(possible.is_empty(), ruled_out, "{members}");
    }
}

#[test]
fn the_best_key_comes_first() {
    let keys = [
        format!("{OCT},'kid':'other'"),
        EC.to_owned(),
        OCT.to_owned(),
        format!("{OCT},'kid':'named','use':'enc'"),
        format!("{OCT},'kid':'named'"),
        format!("{OCT},'alg':'HS512','kid':'named'"),
    ];
    let text = keys.map(|members| key(&members)).join("\n");
    let wanted = |kid| Wanted {
        kid,
        ..Wanted::new("HS256", Purpose::Verify)
    };
    for (kid, expected) in [
        (Some("named"), [4, 3, 2, 0]),
        (Some("other"), [0, 2, 4, 3]),
        (None, [0, 2, 4, 3]),
    ] {
        assert_eq!(fitting(&ring(&text), &wanted(kid)), expected, "{kid:?}");
    }
    // RFC 8037 appendix A.3: a key without a name answers to its thumbprint.
    let text = [key(&format!("{OKP},'kid':'a'")), key(OKP)].join("\n");
    let wanted = Wanted {
        kid: Some("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"),
        ..Wanted::new("EdDSA", Purpose::Verify)
    };
    assert_eq!(fitting(&ring(&text), &wanted), [1, 0]);
}

/// A certificate answers to its thumbprints in every spelling.
#[test]
fn a_certificate_answers_to_its_thumbprints() {
    let ring = ring(include_str!("../../../tests/keys/rsa-certificate.pem"));
    let own = ring.keys.first().and_then(|key| key.certificate.clone());
    let own = own.unwrap_or_default();
    let hex = "210C3975A20F79AB72FDEC05AFC5A7BB7A404E25";
    for (wanted, nearness) in [
        (own.x5t(), Nearness::CertificateSha1),
        (own.x5t_s256(), Nearness::CertificateSha256),
        (hex.to_owned(), Nearness::CertificateSha1Hex),
    ] {
        let found = absence(&ring, &wanted).map(|absence| absence.near);
        assert_eq!(found, Some(vec![(0, nearness)]), "{wanted}");
    }
    let wanted = |x5t| Wanted {
        x5t: Some(x5t),
        ..Wanted::new("RS256", Purpose::Verify)
    };
    let key = ring.keys.first();
    let misfits = |x5t| key.map(|key| fit(key, &wanted(x5t)));
    assert_eq!(misfits("IQw5daIPeaty_ewFr8Wnu3pATiU"), Some(vec![]));
    assert_eq!(
        misfits("other"),
        Some(vec![Misfit::Thumbprint {
            member: "x5t",
            wanted: "other".to_owned(),
            found: "IQw5daIPeaty_ewFr8Wnu3pATiU".to_owned(),
        }])
    );
}
