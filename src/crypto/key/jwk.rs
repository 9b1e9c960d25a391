//! JSON Web Keys (RFC 7517 §4, RFC 7518 §6, RFC 8037 §2, RFC 8812 §3.1).

use super::{
    Akp, Ec, Key, KeyFault, KeyForm, Labels, Material, Okp, Rsa, RsaPrivate, certificate, faults,
    without_zeros,
};
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
    let lacks = |faults: &[KeyFault], name| {
        faults.contains(&KeyFault::Missing(name)) || faults.contains(&KeyFault::Unreadable(name))
    };
    for fault in faults::of(&material) {
        // Of a number that is not there, nothing more is to be said.
        let said = match &fault {
            KeyFault::BadModulus => lacks(&reader.faults, "n"),
            KeyFault::BadExponent => lacks(&reader.faults, "e"),
            _ => false,
        };
        if !said {
            reader.faults.push(fault);
        }
    }
    let labels = reader.labels();
    let mut key = Key {
        form: KeyForm::Jwk,
        span: object.span(),
        labels,
        material,
        certificate: None,
        faults: reader.faults,
    };
    if let Some(chain) = object.get("x5c") {
        read_chain(chain, &mut key);
    }
    Some(key)
}

/// The certificate beside the members (RFC 7517 §4.7), which must be of the same key.
fn read_chain(chain: Value<'_>, key: &mut Key) {
    let first = chain.items().next().and_then(Value::string);
    let Some(own) = first.and_then(|first| certificate::of_x5c(&first).ok()) else {
        key.faults.push(KeyFault::Unreadable("x5c"));
        return;
    };
    if own.material.public_numbers() != key.material.public_numbers() {
        key.faults.push(KeyFault::CertificateDiffers);
    }
    let Some(mut certificate) = own.certificate else {
        key.faults.push(KeyFault::Unreadable("x5c"));
        return;
    };
    certificate.chain = chain.items().skip(1).count();
    let written = [
        ("x5t", &key.labels.x5t, certificate.x5t()),
        ("x5t#S256", &key.labels.x5t_s256, certificate.x5t_s256()),
    ];
    for (name, written, computed) in written {
        let written = written
            .as_ref()
            .map(|written| written.trim_end_matches('='));
        if written.is_some_and(|written| written != computed) {
            key.faults.push(KeyFault::ThumbprintDiffers(name));
        }
    }
    key.certificate = Some(certificate);
}

struct Reader<'a> {
    object: Value<'a>,
    faults: Vec<KeyFault>,
}

impl Reader<'_> {
    fn labels(&mut self) -> Labels {
        Labels {
            kid: self.text("kid"),
            alg: self.text("alg"),
            usage: self.text("use"),
            operations: self.names("key_ops"),
            x5t: self.text("x5t"),
            x5t_s256: self.text("x5t#S256"),
            issuer: self.text("issuer"),
        }
    }

    fn text(&mut self, name: &'static str) -> Option<String> {
        let text = self.object.get(name)?.string();
        if text.is_none() {
            self.faults.push(KeyFault::Unreadable(name));
        }
        Some(text?.into_owned())
    }

    fn names(&mut self, name: &'static str) -> Option<Vec<String>> {
        let list = self.object.get(name)?;
        let names: Option<Vec<_>> = list.items().map(Value::string).collect();
        let Some(names) = names.filter(|_| list.kind() == Kind::Array) else {
            self.faults.push(KeyFault::Unreadable(name));
            return None;
        };
        Some(names.into_iter().map(|name| name.into_owned()).collect())
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
            x: self.must("x"),
            y: self.must("y"),
            d: self.may("d").map(Secret::new),
        })
    }

    fn okp(&mut self) -> Material {
        let Some(curve) = self.curve() else {
            return self.unknown("crv");
        };
        Material::Okp(Okp {
            curve,
            x: self.must("x"),
            d: self.may("d").map(Secret::new),
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
            public: self.must("pub"),
            seed: self.may("priv").map(Secret::new),
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
        let bytes = self.may(name);
        // Only a secret may be empty: whether that does, its algorithm says.
        if name != "k" && bytes.as_ref().is_some_and(Vec::is_empty) {
            self.faults.push(KeyFault::Unreadable(name));
        }
        bytes.unwrap_or_default()
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
}
