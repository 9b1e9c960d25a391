//! Compares the registry's tables with the collected facts, where those are present.

use std::fs;
use std::path::Path;

use audlens::registry::{
    Advice, AlgorithmKind, Entry, KeyType, Requirement, Status, ValueKind, algorithm, claim,
    directory_role, entra_claim, entra_header, header, special_tenant,
};
use serde_json::Value;

/// Claims that the collected facts call unconfirmed, and whose page at Microsoft was found since.
const DOCUMENTED_SINCE: [&str; 4] = [
    "idp_access_token",
    "xms_act_fct",
    "xms_idrel",
    "xms_sub_fct",
];

#[test]
fn every_claim_is_there_with_its_reference() {
    let Some(facts) = facts("iana_jwt_claims.json") else {
        return;
    };
    let facts = facts.as_array().unwrap();
    assert_eq!(facts.len(), 190);
    for fact in facts {
        let name = text(fact, "name");
        let entry = claim(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_own_words(entry, text(fact, "description"));
        assert_eq!(entry.status, Status::Documented, "{name}");
        let reference = text(fact, "reference");
        if !reference.starts_with("vendor:") {
            assert_eq!(plain(entry.source), plain(reference), "{name}");
        }
        if let Some(kind) = fact["type"].as_str() {
            assert!(kinds(kind).contains(&entry.kind), "{name} is {kind}");
        }
    }
}

#[test]
fn every_header_parameter_is_there_with_its_reference() {
    let Some(facts) = facts("jose_headers.json") else {
        return;
    };
    for fact in facts.as_array().unwrap() {
        let name = text(fact, "name");
        let entry = header(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_own_words(entry, text(fact, "description"));
        let reference = text(fact, "reference");
        assert_eq!(
            entry.status == Status::Observed,
            reference.contains("UNCONFIRMED"),
            "{name}"
        );
        if fact["registered"] == true {
            assert_eq!(plain(entry.source), plain(reference), "{name}");
        }
        if fact["security"].is_string() {
            assert!(entry.caution.is_some(), "{name}");
        }
    }
}

#[test]
fn every_algorithm_is_there_as_registered() {
    let Some(facts) = facts("jose_algs.json") else {
        return;
    };
    for fact in facts.as_array().unwrap() {
        let name = text(fact, "alg");
        let entry = algorithm(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_ne!(entry.meaning, text(fact, "description"), "{name}");
        assert_eq!(plain(entry.source), text(fact, "spec"), "{name}");
        let kind = match text(fact, "kind") {
            "signature" => AlgorithmKind::Signature,
            "key_management" => AlgorithmKind::KeyManagement,
            "content_encryption" => AlgorithmKind::ContentEncryption,
            "jwk_only" => AlgorithmKind::KeyOnly,
            "compression" => AlgorithmKind::Compression,
            other => panic!("{name}: {other}"),
        };
        let key = match text(fact, "key_type") {
            "-" => KeyType::None,
            "AKP" => KeyType::Akp,
            "EC" => KeyType::Ec,
            "EC/OKP" => KeyType::EcOrOkp,
            "OKP" => KeyType::Okp,
            "RSA" => KeyType::Rsa,
            "oct" => KeyType::Oct,
            "oct/password" => KeyType::Password,
            other => panic!("{name}: {other}"),
        };
        let requirement = match text(fact, "iana_requirement") {
            "-" => Requirement::NotListed,
            "Deprecated" => Requirement::Deprecated,
            "Optional" => Requirement::Optional,
            "Prohibited" => Requirement::Prohibited,
            "Recommended" => Requirement::Recommended,
            "Recommended+" => Requirement::RecommendedMore,
            "Recommended-" => Requirement::RecommendedLess,
            "Required" => Requirement::Required,
            other => panic!("{name}: {other}"),
        };
        let advice = match text(fact, "status") {
            "caution" => Advice::Careful,
            "deprecated" => Advice::Deprecated,
            "discouraged" => Advice::Discouraged,
            "insecure" => Advice::Refuse,
            "new" => Advice::New,
            "ok" => Advice::Acceptable,
            "recommended" => Advice::Recommended,
            other => panic!("{name}: {other}"),
        };
        assert_eq!(
            (entry.kind, entry.key, entry.requirement, entry.advice),
            (kind, key, requirement, advice),
            "{name}"
        );
    }
}

#[test]
fn every_microsoft_claim_is_there_with_its_page() {
    let Some(facts) = facts("entra_claims.json") else {
        return;
    };
    for (name, fact) in facts["claims"].as_object().unwrap() {
        let entry = match name.strip_prefix("header.") {
            Some(name) => entra_header(name),
            None => entra_claim(name),
        };
        let entry = entry.unwrap_or_else(|| panic!("{name} is missing"));
        assert_own_words(entry, text(fact, "meaning"));
        let unconfirmed = fact["documented"] == false || fact["confirmed"] == false;
        let community = fact["source"]
            .as_str()
            .unwrap_or("")
            .starts_with("community");
        if DOCUMENTED_SINCE.contains(&name.as_str()) {
            assert_eq!(entry.status, Status::Documented, "{name}");
        } else if unconfirmed || community {
            assert_eq!(entry.status, Status::Observed, "{name}");
        } else {
            assert_eq!(entry.status, Status::Documented, "{name}");
            let page = text(fact, "source").rsplit('/').next().unwrap();
            assert!(entry.source.ends_with(page), "{name}: {page}");
        }
        for warning in ["Never authorize", "never authorize", "Display only"] {
            if fact["security"].as_str().unwrap_or("").contains(warning) {
                assert!(entry.caution.is_some(), "{name}");
            }
        }
    }
}

#[test]
fn every_directory_role_is_there_by_id_and_name() {
    let Some(facts) = facts("directory_roles.json") else {
        return;
    };
    let roles = facts["roles"].as_object().unwrap();
    assert_eq!(roles.len(), 123);
    for (id, fact) in roles {
        let role = directory_role(id).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(role.name, text(fact, "name"), "{id}");
        assert_eq!(role.privileged, fact["privileged"] == true, "{id}");
        assert_eq!(role.status, Status::Documented, "{id}");
    }
    for id in facts["_meta"]["pseudo_roles"].as_object().unwrap().keys() {
        let role = directory_role(id).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(
            (role.privileged, role.status),
            (false, Status::Observed),
            "{id}"
        );
    }
}

#[test]
fn every_special_tenant_is_there() {
    let Some(facts) = facts("entra_clouds.json") else {
        return;
    };
    for id in facts["_meta"]["special_tenants"]
        .as_object()
        .unwrap()
        .keys()
    {
        assert!(special_tenant(id).is_some(), "{id} is missing");
    }
}

/// The collected facts lie beside the project and are not part of it.
fn facts(file: &str) -> Option<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/knowledge/data")
        .join(file);
    let Ok(text) = fs::read_to_string(path) else {
        println!("skipped: corpora not present");
        return None;
    };
    Some(serde_json::from_str(&text).expect("the facts are JSON"))
}

fn text<'a>(fact: &'a Value, member: &str) -> &'a str {
    fact[member].as_str().unwrap_or("")
}

fn assert_own_words(entry: &Entry, description: &str) {
    assert_ne!(entry.meaning, description, "{}", entry.name);
}

/// A reference without section signs and without remarks in parentheses.
fn plain(reference: &str) -> String {
    let reference = reference.replace('§', "").replace("section ", "");
    match reference.split_once(" (") {
        Some((before, _)) => before.to_owned(),
        None => reference,
    }
}

/// The kinds that a type in the words of a specification may become.
fn kinds(words: &str) -> &'static [ValueKind] {
    match words {
        "NumericDate" => &[ValueKind::Time],
        "StringOrURI" => &[ValueKind::Text],
        "StringOrURI | StringOrURI[]" => &[ValueKind::TextOrList],
        // Where an array of objects is legal too, the facts still say "object".
        "object" => &[ValueKind::Object, ValueKind::Any],
        "object[]" | "string[]" => &[ValueKind::List],
        "string" => &[ValueKind::Text, ValueKind::SpaceSeparated, ValueKind::Uri],
        _ => &[],
    }
}
