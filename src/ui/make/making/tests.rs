use super::*;
use crate::crypto::algorithm::{ALGORITHMS, Does};
use crate::crypto::draft::made_here;
use crate::token::read;

const NOW: i64 = 1_795_348_800;

fn work() -> Deed {
    Deed::Work(Box::new(Work {
        seed: Some(Zeroizing::new([7; 32])),
        now: NOW,
        signer: None,
        recipient: None,
    }))
}

fn begun() -> Making {
    Making::with(Draft::new("ES256", NOW))
}

/// What is made after these deeds.
fn made(making: Making, deeds: impl IntoIterator<Item = Deed>) -> Making {
    let deeds = deeds.into_iter().chain([Deed::Await, work()]);
    deeds.fold(making, |making, deed| making.after(deed))
}

fn product(making: &Making) -> &Product {
    match &making.outcome {
        Outcome::Made(product) => product,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_fresh_key_is_made_once_and_named() {
    let once = made(begun(), []);
    let key = &product(&once).signer.as_ref().unwrap().key;
    let kid = key.labels.kid.clone().unwrap();
    assert!(once.draft.header.contains(&kid), "{}", once.draft.header);
    assert!(begun().makes_key() && !once.makes_key());
    let twice = made(once.clone(), [Deed::Claims("{}".to_owned())]);
    assert_eq!(&product(&twice).signer.as_ref().unwrap().key, key);
    let other = once.after(Deed::Algorithm("HS256"));
    assert!(other.makes_key());
    let other = made(other, []);
    assert!(!other.draft.header.contains(&kid), "it has another name");
    assert!(!made(other, [Deed::Algorithm("ES256")]).makes_key());
}

#[test]
fn a_name_that_was_written_by_hand_stays() {
    let header = r#"{"alg":"ES256","kid":"mine"}"#.to_owned();
    let own = made(begun(), [Deed::Header(header.clone())]);
    assert_eq!(own.draft.header, header);
    let draft = Draft {
        header,
        ..Draft::new("ES256", NOW)
    };
    let taken_over = made(begun(), [Deed::Begin(Box::new(draft))]);
    assert!(!taken_over.draft.header.contains("mine"));
}

#[test]
fn nothing_is_made_that_nobody_awaits() {
    assert_eq!(begun().after(work()), begun());
    let went_on = [Deed::Await, Deed::Break(Some(Broken::Expired)), work()];
    let went_on = went_on
        .into_iter()
        .fold(begun(), |making, deed| making.after(deed));
    assert_eq!(went_on.outcome, Outcome::Nothing);
    let none = Work {
        seed: None,
        now: NOW,
        signer: None,
        recipient: None,
    };
    let none = begun().after(Deed::Await).after(Deed::Work(Box::new(none)));
    assert_eq!(none.outcome, Outcome::NoRandomness);
    assert_eq!(
        made(begun(), [])
            .after(Deed::Header("{".to_owned()))
            .outcome,
        Outcome::Nothing,
        "a token that does not belong to the fields is not shown"
    );
}

#[test]
fn a_lifetime_is_shown_until_the_claims_are_changed() {
    let year = begun().after(Deed::Live(Lifetime::Year, NOW));
    assert!(year.draft.claims.contains("1826884800"));
    assert_eq!(year.lifetime, Some(Lifetime::Year));
    let faulty = year.after(Deed::Claims("{".to_owned()));
    assert_eq!(faulty.lifetime, None);
    let still = faulty.after(Deed::Live(Lifetime::Hour, NOW));
    assert_eq!((&*still.draft.claims, still.lifetime), ("{", None));
}

#[test]
fn every_way_to_encrypt_has_its_key() {
    let names = |is: fn(Does) -> bool| ALGORITHMS.iter().filter(move |own| is(own.does));
    // RSA and passwords take long; how they are computed is tested elsewhere.
    let fast = names(|does| matches!(does, Does::Manage(_)))
        .map(|own| own.name)
        .filter(|name| !name.starts_with("RSA") && !name.starts_with("PBES2"));
    for alg in fast {
        for enc in names(|does| matches!(does, Does::Encipher(_))) {
            for nested in [true, false] {
                let own = made(
                    begun(),
                    [
                        Deed::Encrypt(true),
                        Deed::Management(alg),
                        Deed::Cipher(enc.name),
                        Deed::Nested(nested),
                    ],
                );
                let product = product(&own);
                assert_eq!(product.signer.is_some(), nested);
                let token = read(&product.made.token);
                assert!(made_here(&token), "{alg} {}", enc.name);
            }
        }
    }
}

#[test]
fn a_given_key_is_taken_and_one_that_cannot_is_told() {
    let key = generate("HS256", &mut random([1; 32])).unwrap();
    let with = |signer: &Key| {
        Deed::Work(Box::new(Work {
            seed: Some(Zeroizing::new([7; 32])),
            now: NOW,
            signer: Some(signer.clone()),
            recipient: None,
        }))
    };
    let begun = begun().after(Deed::Signer(Pick::Given(0)));
    let misfit = begun.after(Deed::Await).after(with(&key));
    assert!(
        matches!(misfit.outcome, Outcome::Failed(OrderFault::Compact(_))),
        "{:?}",
        misfit.outcome
    );
    let fits = begun.after(Deed::Algorithm("HS256"));
    assert!(!fits.makes_key());
    let fits = fits.after(Deed::Await).after(with(&key));
    assert_eq!(
        product(&fits).signer,
        Some(Used {
            key,
            is_fresh: false
        })
    );
}

#[test]
fn it_begins_with_the_token_at_hand() {
    let reading = read("eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJhdWQiOiJhIn0.c2ln");
    let making = Making::begun(&reading, NOW);
    assert_eq!(
        (&*making.draft.algorithm, &*making.draft.claims),
        ("RS256", r#"{"aud":"a"}"#)
    );
    let example = Draft::new("ES256", NOW);
    for text in ["", "rubbish", "eyJhbGciOiJSUzI1NiJ9"] {
        assert_eq!(Making::begun(&read(text), NOW).draft, example, "{text}");
    }
    let large = "x".repeat(LARGE);
    let large = crate::token::base64url::encode(format!(r#"{{"a":"{large}"}}"#).as_bytes());
    let large = format!("eyJhbGciOiJSUzI1NiJ9.{large}.c2ln");
    assert_eq!(Making::begun(&read(&large), NOW).draft, example);
}
