//! Keys as other libraries take them.

use audlens::crypto::Key;
use audlens::crypto::key::{Labels, Material, jwk, write};
use audlens::token::json::Json;
use serde_json::Value;

/// The key as JWK, with its private half.
pub(crate) fn private(key: &Key) -> Value {
    written(key, true)
}

/// The key as JWK without its private half; a shared secret as it is.
pub(crate) fn public(key: &Key) -> Value {
    written(key, matches!(key.material, Material::Oct(_)))
}

/// A JWK as it is read here.
pub(crate) fn read(value: &Value) -> Option<Key> {
    jwk::read(Json::from_text(value.to_string()).object()?)
}

/// Without labels, which could forbid a use: one RSA key serves for many algorithms.
fn written(key: &Key, with_private: bool) -> Value {
    let bare = Key {
        labels: Labels::default(),
        ..key.clone()
    };
    let mut jwk: Value = serde_json::from_str(&write::jwk(&bare, with_private)).unwrap_or_default();
    // With ML-DSA `alg` is no label, but the kind of the key.
    if let (Material::Akp(akp), Some(members)) = (&key.material, jwk.as_object_mut()) {
        members.insert("alg".into(), akp.parameters.name().into());
    }
    jwk
}
