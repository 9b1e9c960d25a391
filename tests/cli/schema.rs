//! Compares a value with a JSON Schema, as far as ours use it, and more strictly: a member that
//! the schema does not list is an error, and so is a word of the schema that is not known here.

use serde_json::Value;

/// Holds if the value has the form that the schema describes.
#[track_caller]
pub(crate) fn check(schema: &Value, value: &Value) {
    if let Err(problem) = fits(schema, schema, value, "") {
        panic!("{problem}\n{value:#}");
    }
}

fn fits(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let words = schema.as_object().unwrap();
    for (word, rule) in words {
        let holds = match word.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let path = rule.as_str().unwrap().strip_prefix('#').unwrap();
                fits(root, root.pointer(path).unwrap(), value, at)?;
                true
            }
            "oneOf" => {
                let ways = rule.as_array().unwrap().iter();
                let results: Vec<_> = ways.map(|way| fits(root, way, value, at)).collect();
                let fitting = results.iter().filter(|result| result.is_ok()).count();
                if fitting == 0 {
                    let problems = results.into_iter().filter_map(Result::err);
                    return Err(problems.collect::<Vec<_>>().join("\n"));
                }
                fitting == 1
            }
            "type" => match rule {
                Value::Array(all) => all.iter().any(|own| is(own, value)),
                own => is(own, value),
            },
            "const" => rule == value,
            "enum" => rule.as_array().unwrap().contains(value),
            "minimum" => value.as_i64() >= rule.as_i64(),
            "minLength" => {
                let length = value.as_str().map(|text| text.chars().count());
                length >= rule.as_u64().and_then(|least| least.try_into().ok())
            }
            "required" => {
                let names = rule.as_array().unwrap().iter();
                let mut names = names.map(|name| name.as_str().unwrap());
                value.is_null() || names.all(|name| value.get(name).is_some())
            }
            "properties" => {
                for (name, own) in value.as_object().into_iter().flatten() {
                    let at = format!("{at}/{name}");
                    let rule = rule.get(name).ok_or(format!("{at} is not in the schema"))?;
                    fits(root, rule, own, &at)?;
                }
                true
            }
            "items" => {
                for (index, own) in value.as_array().into_iter().flatten().enumerate() {
                    fits(root, rule, own, &format!("{at}/{index}"))?;
                }
                true
            }
            other => panic!("the schema says {other}, which this test does not know"),
        };
        if !holds {
            return Err(format!("{at} breaks {word} {rule}"));
        }
    }
    Ok(())
}

fn is(name: &Value, value: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the schema says type {other}, which this test does not know"),
    }
}
