use super::*;
use crate::crypto::algorithm::ALGORITHMS;
use crate::crypto::random::random;

/// What a key is, in one line: kind, size or curve, and its labels.
fn said(key: &Key) -> String {
    let kind = match &key.material {
        Material::Rsa(rsa) => format!("RSA {}", rsa.n.len() * 8),
        Material::Ec(ec) => format!("EC {} {}", ec.curve.name(), ec.x.len()),
        Material::Okp(okp) => format!("OKP {} {}", okp.curve.name(), okp.x.len()),
        Material::Akp(akp) => format!("AKP {} {}", akp.parameters.name(), akp.public.len()),
        Material::Oct(secret) => format!("oct {}", secret.len()),
        Material::Unknown(_) | Material::Locked => "nothing".into(),
    };
    let Labels { alg, usage, .. } = &key.labels;
    let label = |label: &Option<String>| label.clone().unwrap_or_default();
    format!("{kind}, {}, {}", label(alg), label(usage))
}

#[test]
fn every_algorithm_gets_the_key_that_it_asks_for() {
    let expected = [
        ("HS256", "oct 32, HS256, sig"),
        ("HS384", "oct 48, HS384, sig"),
        ("HS512", "oct 64, HS512, sig"),
        ("RS256", "RSA 2048, RS256, sig"),
        ("ES256", "EC P-256 32, ES256, sig"),
        ("ES384", "EC P-384 48, ES384, sig"),
        ("ES512", "EC P-521 66, ES512, sig"),
        ("ES256K", "EC secp256k1 32, ES256K, sig"),
        ("EdDSA", "OKP Ed25519 32, EdDSA, sig"),
        ("Ed25519", "OKP Ed25519 32, Ed25519, sig"),
        ("Ed448", "OKP Ed448 57, Ed448, sig"),
        ("ML-DSA-44", "AKP ML-DSA-44 1312, ML-DSA-44, sig"),
        ("ML-DSA-65", "AKP ML-DSA-65 1952, ML-DSA-65, sig"),
        ("ML-DSA-87", "AKP ML-DSA-87 2592, ML-DSA-87, sig"),
        ("none", "no key"),
        ("RSA-OAEP-256", "RSA 2048, RSA-OAEP-256, enc"),
        ("A128KW", "oct 16, A128KW, enc"),
        ("A192KW", "oct 24, A192KW, enc"),
        ("A256KW", "oct 32, A256KW, enc"),
        ("dir", "oct 32, dir, enc"),
        ("ECDH-ES", "EC P-256 32, ECDH-ES, enc"),
        ("ECDH-ES+A128KW", "EC P-256 32, ECDH-ES+A128KW, enc"),
        ("A256GCMKW", "oct 32, A256GCMKW, enc"),
        ("PBES2-HS256+A128KW", "oct 32, PBES2-HS256+A128KW, enc"),
        ("A128CBC-HS256", "oct 32, dir, enc"),
        ("A192CBC-HS384", "oct 48, dir, enc"),
        ("A256CBC-HS512", "oct 64, dir, enc"),
        ("A128GCM", "oct 16, dir, enc"),
        ("A256GCM", "oct 32, dir, enc"),
        ("RS1", "no key"),
    ];
    for (name, expected) in expected {
        let key = generate(name, &mut random([5; 32]));
        let said = key.map_or("no key".into(), |key| said(&key));
        assert_eq!(said, expected, "{name}");
    }
}

/// RSA apart, which takes its time and is the same for each of its algorithms.
#[test]
fn there_is_a_key_for_every_algorithm_but_none() {
    let random = &mut random([6; 32]);
    let without = ALGORITHMS.iter().filter(|own| {
        let rsa = own.name.starts_with("RS") || own.name.starts_with("PS");
        !rsa && generate(own.name, random).is_none()
    });
    let without: Vec<&str> = without.map(|own| own.name).collect();
    assert_eq!(without, ["none"]);
}

#[test]
fn a_curve_can_be_chosen_where_the_algorithm_leaves_it_open() {
    for (name, curve, expected) in [
        ("EdDSA", Curve::Ed448, "OKP Ed448 57, EdDSA, sig"),
        ("ECDH-ES", Curve::X25519, "OKP X25519 32, ECDH-ES, enc"),
        (
            "ECDH-ES+A256KW",
            Curve::X448,
            "OKP X448 56, ECDH-ES+A256KW, enc",
        ),
        ("ECDH-ES", Curve::P521, "EC P-521 66, ECDH-ES, enc"),
        ("ES384", Curve::P384, "EC P-384 48, ES384, sig"),
        ("ES384", Curve::P256, "no key"),
        ("ECDH-ES", Curve::Ed25519, "no key"),
        ("ECDH-ES", Curve::Secp256k1, "no key"),
        ("HS256", Curve::P256, "no key"),
    ] {
        let key = on_curve(name, curve, &mut random([7; 32]));
        let said = key.map_or("no key".into(), |key| said(&key));
        assert_eq!(said, expected, "{name} on {}", curve.name());
    }
}

#[test]
fn another_key_is_alike_but_another() {
    let random = &mut random([8; 32]);
    for name in ["HS384", "ES512", "Ed448", "ML-DSA-65", "RS256"] {
        let key = generate(name, random).unwrap();
        let other = another(&key, random).unwrap();
        assert_eq!(said(&other), said(&key));
        assert_eq!(key.labels.kid, thumbprint(&key));
        assert_eq!(other.labels, key.labels);
        assert_ne!(other.material, key.material);
    }
}

/// The seed decides, so that a test can say what comes out.
#[test]
fn keys_come_from_the_randomness_that_is_brought() {
    for name in ["HS256", "ES256K", "EdDSA", "ML-DSA-44", "RS256"] {
        let made = |seed| generate(name, &mut random([seed; 32])).unwrap();
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
    }
}
