//! JSON Web Keys (RFC 7517 §4, RFC 7518 §6, RFC 8037 §2, RFC 8812 §3.1).

use super::{Akp, Ec, Key, KeyFault, KeyForm, Labels, Material, Okp, Rsa, RsaPrivate};
use crate::crypto::algorithm::{Curve, MlDsa};
use crate::crypto::secret::Secret;
use crate::token::base64url;
use crate::token::json::{Kind, Value};

/// The key that this object is; `None` if it has no `kty`, and so is none.
pub fn read(object: Value<'_>) -> Option<Key> {
    let kty = object.get("kty")?.string()?;
    let mut reader = Reader {
        object,
        faults: Vec::new(),
    };
    let material = match &*kty {
        "RSA" => reader.rsa(),
        "EC" => reader.ec(),
        "OKP" => reader.okp(),
        "AKP" => reader.akp(),
        "oct" => Material::Oct(Secret::new(reader.must("k"))),
        other => {
            reader.faults.push(KeyFault::UnknownKind(other.to_owned()));
            Material::Unknown(other.to_owned())
        }
    };
    Some(Key {
        form: KeyForm::Jwk,
        span: object.span(),
        labels: reader.labels(),
        material,
        certificate: None,
        faults: reader.faults,
    })
}

struct Reader<'a> {
    object: Value<'a>,
    faults: Vec<KeyFault>,
}

impl Reader<'_> {
    fn labels(&self) -> Labels {
        let text = |name: &str| Some(self.object.get(name)?.string()?.into_owned());
        let operations = self.object.get("key_ops");
        let operations = operations.filter(|list| list.kind() == Kind::Array);
        let names = |list: Value<'_>| {
            let names = list.items().filter_map(|name| name.string());
            names.map(|name| name.into_owned()).collect()
        };
        Labels {
            kid: text("kid"),
            alg: text("alg"),
            usage: text("use"),
            operations: operations.map(names),
            x5t: text("x5t"),
            x5t_s256: text("x5t#S256"),
        }
    }

    fn rsa(&mut self) -> Material {
        let (n, e) = (self.must("n"), self.must("e"));
        let d = self.may("d").map(Secret::new);
        let names = ["p", "q"];
        let primes = names.iter().filter_map(|name| self.may(name));
        let mut primes: Vec<Secret> = primes.map(Secret::new).collect();
        let further = self.object.get("oth");
        for prime in further.into_iter().flat_map(Value::items) {
            let r = prime.get("r").and_then(Value::string);
            primes.extend(r.map(|r| Secret::new(base64url::decode(&r).bytes)));
        }
        Material::Rsa(Rsa {
            n: without_zeros(n),
            e: without_zeros(e),
            private: d.map(|d| RsaPrivate { d, primes }),
        })
    }

    fn ec(&mut self) -> Material {
        let Some(curve) = self.curve() else {
            return self.unknown("crv");
        };
        Material::Ec(Ec {
            curve,
            x: self.sized("x", curve.bytes()),
            y: self.sized("y", curve.bytes()),
            d: self.may_sized("d", curve.bytes()),
        })
    }

    fn okp(&mut self) -> Material {
        let Some(curve) = self.curve() else {
            return self.unknown("crv");
        };
        Material::Okp(Okp {
            curve,
            x: self.sized("x", curve.bytes()),
            d: self.may_sized("d", curve.bytes()),
        })
    }

    fn akp(&mut self) -> Material {
        let name = self.object.get("alg").and_then(Value::string);
        let all = [MlDsa::MlDsa44, MlDsa::MlDsa65, MlDsa::MlDsa87];
        let mut all = all.into_iter();
        let Some(parameters) = all.find(|known| name.as_deref() == Some(known.name())) else {
            return self.unknown("alg");
        };
        Material::Akp(Akp {
            parameters,
            public: self.sized("pub", parameters.public_bytes()),
            seed: self.may_sized("priv", MlDsa::SEED_BYTES),
        })
    }

    /// The curve that `kty` may have: `EC` and `OKP` have their own.
    fn curve(&self) -> Option<Curve> {
        let curve = Curve::named(&self.object.get("crv")?.string()?)?;
        let kty = self.object.get("kty")?.string()?;
        (curve.kty() == kty).then_some(curve)
    }

    fn unknown(&mut self, member: &'static str) -> Material {
        let Some(name) = self.object.get(member).and_then(Value::string) else {
            self.faults.push(KeyFault::Missing(member));
            return Material::Unknown(String::new());
        };
        self.faults.push(KeyFault::UnknownKind(name.to_string()));
        Material::Unknown(name.into_owned())
    }

    fn must(&mut self, name: &'static str) -> Vec<u8> {
        if self.object.get(name).is_none() {
            self.faults.push(KeyFault::Missing(name));
        }
        self.may(name).unwrap_or_default()
    }

    fn may(&mut self, name: &'static str) -> Option<Vec<u8>> {
        let value = self.object.get(name)?;
        let decoded = value.string().map(|text| base64url::decode(&text));
        match decoded {
            Some(own) if !own.remarks.iter().any(base64url::Remark::is_damage) => Some(own.bytes),
            _ => {
                self.faults.push(KeyFault::Unreadable(name));
                None
            }
        }
    }

    fn sized(&mut self, member: &'static str, wanted: usize) -> Vec<u8> {
        let bytes = self.must(member);
        let found = bytes.len();
        if found != wanted && found > 0 {
            self.faults.push(KeyFault::Length {
                member,
                found,
                wanted,
            });
        }
        bytes
    }

    fn may_sized(&mut self, member: &'static str, wanted: usize) -> Option<Secret> {
        self.object.get(member)?;
        Some(Secret::new(self.sized(member, wanted)))
    }
}

fn without_zeros(bytes: Vec<u8>) -> Vec<u8> {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.get(zeros..).map(<[u8]>::to_vec).unwrap_or_default()
}
