mod verifiers;

use super::*;
use crate::crypto::algorithm::{ALGORITHMS, Does};
use crate::crypto::generate::{generate, rsa_key};
use crate::crypto::key::{Akp, Ec, Okp, Rsa, jwk};
use crate::crypto::random::random;
use crate::crypto::{Labels, algorithm};
use crate::token::base64url::{decode, encode};
use crate::token::json::Json;
use verifiers::verifies;

const CORPORA: &str = "../shared/corpora/rfc-examples";

fn key(json: &str) -> Key {
    jwk::read(Json::from_text(json.to_owned()).object().unwrap()).unwrap()
}

fn signed(alg: &str, key: &Key, input: &[u8]) -> Result<String, SignFault> {
    let scheme = algorithm::scheme(alg).unwrap();
    sign(scheme, key, input, &mut random([7; 32])).map(|signature| encode(&signature))
}

/// RFC 6979 appendices A.2.5, A.2.6 and A.2.7, message "sample"; RFC 8037 appendix A.4; RFC 8032 §7.4, "1 octet".
#[test]
fn examples_of_the_standards_come_out_byte_for_byte() {
    const RFC8037: &str = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    const SIGNED8037: &[u8] = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    const A4: &str =
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    let cases = [
        (
            "ES256",
            r#"{"kty":"EC","crv":"P-256","d":"ya-p2EW6dRZrXCFXZ7HWk05Qw9s26JsSe4piKxIPZyE","x":"YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y","y":"eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk"}"#,
            &b"sample"[..],
            "79SLKqy2qP0RQN2c1F6B1p0sh3tWqvmRw00OqE6vNxb3yxyULWV8QdQ2x6G24p9l8-kA27mv9AZNxKsvhDrNqA",
        ),
        (
            "ES384",
            r#"{"kty":"EC","crv":"P-384","d":"a509rS4bjBwFsZh1tmWfTeI8O2Z78pe6mqR3QHhxN9iW1XJOTHCoJfhyyepg0u31","x":"7DpOQVtOGaRWhhgCn0J_pdqai8SukuAuBqrlKGswDGTe-PDqkFWGYGSiVFFUgLwT","y":"gBXZty19VyROqO-awMYhiWcIpZNn-d-59UyoSz8cnbEoiyMcOuDU_nNE_SUzJkcg"}"#,
            b"sample",
            "lO27kqXsuKrUc25WxpGRaz-IFAZmzp-nPWTE6pWtEzyBpkgVLkSs-W423R6A-r5Gme9K6xXxeM6h_kDbJgMTjxMOdAoZYkUmIDtjUdCjqU-jKcFFeG5nnnuCxxo4YorI",
        ),
        (
            "ES512",
            r#"{"kty":"EC","crv":"P-521","d":"APrQbapiujsl0vtAEz2nVyBd5n9bsAGP7oyG4baMfnXKqJbrMvH0fHCFWDam0W_MFGb22PvsZ9uJ7AwIsOmWuDU4","x":"AYlFUNB4WTLgDqojtpTyE_jDEh-G3JegTlpxZ9tOW803ESPUbkXba11TcKfyD7YzFV04_6FtK9dh3KxHS5ovUCOk","y":"AEkxAclizU0v3feCKF5kWEE5wvkbR_h_-CNU1mMPdGoooNsldBtbNKgoAIsirMI_kk-q-9TTP4HqZpVt_qor_fz1"}"#,
            b"sample",
            "AMMo-vy9ed13hQNwxGMl2YfLUlVp-2PF07xTlQ5tTF8XTiWh7pAXtdRQYGrdFStTSTHX1OhFXMkfmxW_Bew243f6AGF8znz1BkgGxGf2eNO0CA1vHMUK8myiCUFzCCgbaK8oJiPqpj5bXAcj2LjDf_B3exog-Myx3MxDmX8e4ORNpKZ6",
        ),
        ("EdDSA", RFC8037, SIGNED8037, A4),
        ("Ed25519", RFC8037, SIGNED8037, A4),
        (
            "Ed448",
            r#"{"kty":"OKP","crv":"Ed448","d":"xOqwXTVwB8Yy89u0hImSTVUrCP4MNToNSh8ArNosRjr76mfF6NKHfF47w5emWZSe-AIelU4KEidO","x":"Q7oo9DDN_0Vq5TFUX37NCsg0pV2TWMA3K_oMbGeYwIZq6gHrAHQoArhDjqTLghacI1FgYntMOpSA"}"#,
            &[3],
            "Jrj5Fye9Yol68V5B60PDd--5xhDUjyM1ywvQCHgQ9DUlQbFDxLmBt-GPYt6MzfYz_BvwN6t813mAXg28wKrhy87hr7LgJ982vATc7L8VQzbBnwr34KZHKQXnmfGVPSoP8zSKshqkra_R0jREHPgHwDoA",
        ),
    ];
    for (alg, json, input, signature) in cases {
        assert_eq!(
            signed(alg, &key(json), input),
            Ok(signature.into()),
            "{alg}"
        );
    }
}

#[test]
fn tokens_of_the_standards_come_out_byte_for_byte() {
    let mut seen = Vec::new();
    for name in ["rfc7515", "rfc7520", "rfc8037"] {
        let Ok(text) = std::fs::read_to_string(format!("{CORPORA}/{name}.json")) else {
            return println!("skipped: corpora not present");
        };
        let json = Json::from_text(text);
        let keys: Vec<Key> = json
            .get("keys")
            .unwrap()
            .items()
            .filter_map(|key| jwk::read(key.get("json")?))
            .collect();
        for token in json.get("tokens").unwrap().items() {
            let alg = token.get("alg").unwrap().string().unwrap();
            if !["HS256", "RS256", "EdDSA"].contains(&&*alg) {
                continue;
            }
            let text = token.get("token").unwrap().string().unwrap();
            let (input, signature) = text.rsplit_once('.').unwrap();
            // The detached example leaves its payload out (RFC 7520 §4.5).
            if input.ends_with('.') {
                continue;
            }
            let section = token.get("section").unwrap().string().unwrap();
            let own = |key: &&Key| signed(&alg, key, input.as_bytes()) == Ok(signature.to_owned());
            assert!(keys.iter().any(|key| own(&key)), "{name} {section}");
            seen.push(format!("{name} {section}"));
        }
    }
    let all = [
        "rfc7515 3.3",
        "rfc7515 A.2.1",
        "rfc7520 4.1.3",
        "rfc7520 4.4.3",
        "rfc8037 A.4",
    ];
    assert_eq!(seen, all);
}

#[test]
fn every_algorithm_signs_what_its_verifier_takes() {
    let random = &mut random([1; 32]);
    let mut names = Vec::new();
    for algorithm in ALGORITHMS {
        let Does::Sign(scheme) = algorithm.does else {
            continue;
        };
        let Some(mut key) = generate(algorithm.name, random) else {
            assert_eq!(algorithm.name, "none");
            continue;
        };
        let signature = sign(scheme, &key, b"input", random).unwrap();
        assert!(
            verifies(scheme, &key, b"input", &signature),
            "{}",
            algorithm.name
        );
        assert!(
            !verifies(scheme, &key, b"other", &signature),
            "{}",
            algorithm.name
        );
        make_public(&mut key.material);
        let again = sign(scheme, &key, b"input", random);
        match key.material {
            Material::Oct(_) => assert_eq!(again, Ok(signature)),
            _ => assert_eq!(again, Err(SignFault::NoPrivateHalf), "{}", algorithm.name),
        }
        names.push(algorithm.name);
    }
    let signing = ALGORITHMS
        .iter()
        .filter(|own| matches!(own.does, Does::Sign(_)));
    assert_eq!(names.len() + 1, signing.count());
}

fn make_public(material: &mut Material) {
    match material {
        Material::Rsa(rsa) => rsa.private = None,
        Material::Ec(ec) => ec.d = None,
        Material::Okp(okp) => okp.d = None,
        Material::Akp(akp) => akp.seed = None,
        Material::Oct(_) | Material::Unknown(_) | Material::Locked => {}
    }
}

#[test]
fn a_key_that_cannot_sign_says_why() {
    use KeyFault::{BadExponent, BadModulus, BadPrivate, HalvesDiffer, Length, Long, Missing};
    let random = &mut random([2; 32]);
    let mut made = |name: &str| generate(name, random).unwrap();
    let (es256, ed25519, rsa) = (made("ES256"), made("EdDSA"), made("RS256"));
    let (other, ml_dsa, oct) = (made("ES256"), made("ML-DSA-44"), made("HS256"));
    let ec = |change: &dyn Fn(&mut Ec)| {
        changed(&es256, |material| match material {
            Material::Ec(ec) => change(ec),
            _ => unreachable!(),
        })
    };
    let okp = |change: &dyn Fn(&mut Okp)| {
        changed(&ed25519, |material| match material {
            Material::Okp(okp) => change(okp),
            _ => unreachable!(),
        })
    };
    let with_rsa = |change: &dyn Fn(&mut Rsa)| {
        changed(&rsa, |material| match material {
            Material::Rsa(rsa) => change(rsa),
            _ => unreachable!(),
        })
    };
    let akp = |change: &dyn Fn(&mut Akp)| {
        changed(&ml_dsa, |material| match material {
            Material::Akp(akp) => change(akp),
            _ => unreachable!(),
        })
    };
    let Material::Ec(others) = &other.material else {
        unreachable!()
    };
    let unknown = changed(&oct, |material| *material = Material::Unknown("XYZ".into()));
    let kind = |wanted, found| SignFault::OtherKind { wanted, found };
    let curve = |wanted, found| SignFault::OtherCurve { wanted, found };
    let cases: Vec<(&str, Key, SignFault)> = vec![
        ("HS256", rsa.clone(), kind("oct", "RSA")),
        ("RS256", oct.clone(), kind("RSA", "oct")),
        ("PS256", es256.clone(), kind("RSA", "EC")),
        ("ES256", ed25519.clone(), kind("EC", "OKP")),
        ("EdDSA", ml_dsa.clone(), kind("OKP", "AKP")),
        ("ML-DSA-44", unknown, kind("AKP", "")),
        (
            "ES384",
            es256.clone(),
            curve(Some(Curve::P384), Curve::P256),
        ),
        (
            "Ed448",
            ed25519.clone(),
            curve(Some(Curve::Ed448), Curve::Ed25519),
        ),
        (
            "EdDSA",
            okp(&|key| key.curve = Curve::X25519),
            curve(None, Curve::X25519),
        ),
        (
            "ML-DSA-65",
            ml_dsa.clone(),
            SignFault::OtherParameters {
                wanted: MlDsa::MlDsa65,
                found: MlDsa::MlDsa44,
            },
        ),
        (
            "HS256",
            changed(&oct, |material| {
                *material = Material::Oct(Default::default())
            }),
            Missing("k").into(),
        ),
        (
            "ES256",
            ec(&|key| key.d = others.d.clone()),
            HalvesDiffer.into(),
        ),
        (
            "ES256",
            ec(&|key| key.d = Some(vec![0; 32].into())),
            BadPrivate.into(),
        ),
        (
            "ES256",
            ec(&|key| key.d = Some(vec![1; 33].into())),
            BadPrivate.into(),
        ),
        ("ES256", ec(&|key| key.x.clear()), HalvesDiffer.into()),
        (
            "EdDSA",
            okp(&|key| key.d = Some(vec![1; 31].into())),
            Length {
                member: "d",
                found: 31,
                wanted: 32,
            }
            .into(),
        ),
        (
            "EdDSA",
            okp(&|key| key.x = vec![1; 32]),
            HalvesDiffer.into(),
        ),
        (
            "ML-DSA-44",
            akp(&|key| key.seed = Some(vec![1; 31].into())),
            Length {
                member: "priv",
                found: 31,
                wanted: 32,
            }
            .into(),
        ),
        (
            "ML-DSA-44",
            akp(&|key| key.public.clear()),
            HalvesDiffer.into(),
        ),
        (
            "RS256",
            with_rsa(&|key| key.n.clear()),
            KeyFault::Short(0).into(),
        ),
        (
            "RS256",
            with_rsa(&|key| *key.n.last_mut().unwrap() = 2),
            BadModulus.into(),
        ),
        (
            "RS256",
            with_rsa(&|key| key.n = vec![1; 2000]),
            Long(15_993).into(),
        ),
        (
            "RS256",
            with_rsa(&|key| key.e = vec![2]),
            BadExponent.into(),
        ),
        (
            "RS256",
            with_rsa(&|key| key.e = vec![3; 6]),
            BadExponent.into(),
        ),
        ("RS256", with_rsa(&|key| key.e = vec![5]), BadPrivate.into()),
        (
            "RS256",
            with_rsa(&|key| key.private.as_mut().unwrap().primes.truncate(1)),
            BadPrivate.into(),
        ),
        (
            "RS256",
            with_rsa(&|key| {
                key.private
                    .as_mut()
                    .unwrap()
                    .primes
                    .extend(vec![vec![3].into(); 7])
            }),
            BadPrivate.into(),
        ),
        (
            "RS256",
            with_rsa(&|key| key.private.as_mut().unwrap().d = vec![1; 300].into()),
            BadPrivate.into(),
        ),
        (
            "RS256",
            with_rsa(&|key| key.private.as_mut().unwrap().d = Default::default()),
            BadPrivate.into(),
        ),
    ];
    for (index, (alg, key, fault)) in cases.into_iter().enumerate() {
        assert_eq!(signed(alg, &key, b"input"), Err(fault), "{index}: {alg}");
    }
}

/// Some libraries write `d` and leave the primes out (RFC 7518 §6.3.2).
#[test]
fn an_rsa_key_signs_without_its_primes() {
    let whole = generate("RS256", &mut random([3; 32])).unwrap();
    let bare = changed(&whole, |material| {
        if let Material::Rsa(rsa) = material {
            rsa.private.as_mut().unwrap().primes.clear();
        }
    });
    let signature = signed("RS256", &whole, b"input");
    assert_eq!(signed("RS256", &bare, b"input"), signature);
    assert_eq!(decode(&signature.unwrap()).bytes.len(), 256);
}

/// The hash and a salt of the same length need 130 bytes with SHA-512 (RFC 8017 §9.1.1).
#[test]
fn a_short_rsa_key_signs_as_long_as_there_is_room() {
    let short = rsa_key(1024, &mut random([6; 32])).unwrap();
    let key = changed(
        &generate("HS256", &mut random([6; 32])).unwrap(),
        |material| {
            *material = short;
        },
    );
    for (alg, fault) in [
        ("RS512", None),
        ("PS384", None),
        ("PS512", Some(SignFault::NoRoom { bits: 1024 })),
    ] {
        assert_eq!(signed(alg, &key, b"input").err(), fault, "{alg}");
    }
}

#[test]
fn nothing_signs_none() {
    let key = Key {
        labels: Labels::default(),
        ..generate("HS256", &mut random([4; 32])).unwrap()
    };
    assert_eq!(signed("none", &key, b"input"), Ok(String::new()));
}

fn changed(key: &Key, change: impl FnOnce(&mut Material)) -> Key {
    let mut key = key.clone();
    change(&mut key.material);
    key
}
