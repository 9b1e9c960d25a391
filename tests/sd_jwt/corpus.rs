//! Every file of the examples of RFC 9901, as its editors' program made them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::*;

const FOLDER: &str = "../shared/corpora/sd-jwt";

/// Files that hold nothing to read.
const UNREAD: &[(&str, &str)] = &[
    ("README.txt", "says where the files are from"),
    ("spec/LICENSE.md", "says what may be done with them"),
];

/// Where the editors' files say something else than we, and why.
const DEVIATIONS: &[(&str, &str)] = &[
    (
        "jsonld: 5a2W0_NrlEZzfqmk_7Pq-w,administeringCentre,Praxis Sommergarten instead of \
         5a2W0_NrlEZzfqmk_7Pq-w,administeringCentre,PraxisSommergarten",
        LOST_SPACE,
    ),
    (
        "jsonld: eluV5Og3gSNII8EYnsxA_A,medicinalProductName,COVID-19 Vaccine Moderna instead of \
         eluV5Og3gSNII8EYnsxA_A,medicinalProductName,COVID-19Vaccine Moderna",
        LOST_SPACE,
    ),
    (
        "simple_structured: eI8ZWm9QnKPpNPeNenHdhQ,email,unusual email address@example.jp instead \
         of eI8ZWm9QnKPpNPeNenHdhQ,email,unusual emailaddress@example.jp",
        LOST_SPACE,
    ),
];

const LOST_SPACE: &str = "the list for readers breaks lines at spaces, and loses them";

struct Corpus {
    unused: BTreeSet<PathBuf>,
}

impl Corpus {
    fn open() -> Option<Self> {
        let mut unused = BTreeSet::new();
        let mut open = vec![PathBuf::from(FOLDER)];
        while let Some(folder) = open.pop() {
            for entry in folder.read_dir().into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    unused.insert(path);
                }
            }
        }
        if unused.is_empty() {
            println!("skipped: corpora not present");
            return None;
        }
        Some(Self { unused })
    }

    fn text(&mut self, path: &Path) -> Option<String> {
        self.unused.remove(path);
        std::fs::read_to_string(path).ok()
    }

    fn json(&mut self, path: &Path) -> Option<Value> {
        let text = unwrapped(&self.text(path)?);
        Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path:?}: {error}")))
    }
}

/// JSON whose strings were broken into lines for print.
fn unwrapped(json: &str) -> String {
    let mut out = String::new();
    let (mut inside, mut escaped, mut broken) = (false, false, false);
    for char in json.chars() {
        broken = inside && (char == '\n' || broken && char == ' ');
        if broken {
            continue;
        }
        inside ^= char == '"' && !escaped;
        escaped = char == '\\' && !escaped;
        out.push(char);
    }
    out
}

#[test]
fn every_example_of_the_rfc() {
    let Some(mut corpus) = Corpus::open() else {
        return;
    };
    let generated = Path::new(FOLDER).join("spec/generated");
    let settings = corpus.text(&generated.join("settings.yml")).unwrap();
    assert_eq!(
        corpus.text(&Path::new(FOLDER).join("spec/examples/settings.yml")),
        Some(settings.clone())
    );
    let mut wrong = Vec::new();
    for entry in generated.read_dir().unwrap() {
        let folder = entry.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let said = example(&mut corpus, &folder, &settings);
        wrong.extend(said.into_iter().map(|said| format!("{name}: {said}")));
    }
    wrong.sort();
    let expected = DEVIATIONS.iter().map(|(said, _)| (*said).to_owned());
    assert_eq!(wrong, expected.collect::<Vec<_>>());
    let unused: Vec<String> = corpus
        .unused
        .iter()
        .map(|path| {
            path.strip_prefix(FOLDER)
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let expected: Vec<&str> = UNREAD.iter().map(|(name, _)| *name).collect();
    assert_eq!(unused, expected);
}

/// What is not as the files of one example say.
fn example(corpus: &mut Corpus, folder: &Path, settings: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let token = |corpus: &mut Corpus, stem: &str| {
        let text = corpus.text(&folder.join(format!("{stem}.txt")));
        text.or_else(|| {
            Some(unwrapped(
                &corpus.text(&folder.join(format!("{stem}.json")))?,
            ))
        })
        .unwrap()
    };
    let specification = corpus.text(&folder.join("specification.yml")).unwrap();
    let name = folder.file_name().unwrap();
    let other = Path::new(FOLDER).join("spec/examples").join(name);
    let other = corpus.text(&other.join("specification.yml"));
    differ(
        &mut wrong,
        "specification",
        &other.as_ref(),
        &Some(&specification),
    );

    // What the issuer made: everything is disclosed.
    let (reading, issued) = read(&token(corpus, "sd_jwt_issuance"));
    differ(&mut wrong, "issued", &faults(&issued), &[(); 0]);
    differ(
        &mut wrong,
        "issued with a key binding",
        &issued.key_binding,
        &None::<()>,
    );
    let claims = reading.token.payload().unwrap().json.text();
    let claims: Value = serde_json::from_str(claims).unwrap();
    let theirs = corpus.json(&folder.join("sd_jwt_payload.json")).unwrap();
    differ(&mut wrong, "claims", &sorted(&claims), &sorted(&theirs));
    let processed: Value = serde_json::from_str(&issued.processed).unwrap();
    let user = corpus.json(&folder.join("user_claims.json")).unwrap();
    for (name, value) in user.as_object().unwrap() {
        differ(&mut wrong, name, &sorted(&processed[name]), &sorted(value));
    }
    let decoys = corpus.text(&folder.join("decoy_digests.md"));
    let decoys: BTreeSet<String> = quoted(&decoys.unwrap_or_default()).collect();
    let own: BTreeSet<String> = issued
        .undisclosed
        .iter()
        .map(|own| written(&reading, &issued, own))
        .collect();
    differ(&mut wrong, "decoys", &own, &decoys);
    differ(
        &mut wrong,
        "number of decoys",
        &issued.decoys,
        &decoys.len(),
    );
    let listed = corpus.text(&folder.join("disclosures.md")).unwrap();
    let listed = listed_disclosures(&listed);
    differ(
        &mut wrong,
        "disclosures",
        &issued.disclosures.len(),
        &listed.len(),
    );
    for own in &issued.disclosures {
        let (contents, theirs) = (compact(own.json.text()), &listed[&own.digest]);
        if contents != *theirs {
            let plain = |text: &str| text.replace(['[', ']', '"', '\\'], "");
            let (own, theirs) = (plain(&contents), plain(theirs));
            wrong.push(format!("{own} instead of {theirs}"));
        }
    }
    let signed = token(corpus, "sd_jwt_jws_part");
    let signed = token::read(&signed).text;
    if !signed.starts_with('{') {
        differ(
            &mut wrong,
            "signed",
            &reading.text.split('~').next(),
            &Some(&signed),
        );
    }

    // What the holder made of it.
    let presentation = token(corpus, "sd_jwt_presentation");
    let (reading, presented) = read(&presentation);
    differ(&mut wrong, "presented", &faults(&presented), &[(); 0]);
    let processed: Value = serde_json::from_str(&presented.processed).unwrap();
    let verified = corpus.json(&folder.join("verified_contents.json")).unwrap();
    differ(
        &mut wrong,
        "processed",
        &processed.to_string(),
        &verified.to_string(),
    );
    let is_bound = specification.to_lowercase().contains("key_binding: true");
    differ(
        &mut wrong,
        "bound",
        &presented.key_binding.is_some(),
        &is_bound,
    );
    let Some(binding) = &presented.key_binding else {
        return wrong;
    };
    let own = binding.span.of(&reading.text).to_owned();
    let theirs = corpus.text(&folder.join("kb_jwt_serialized.txt")).unwrap();
    differ(&mut wrong, "key binding", &own, &token::read(&theirs).text);
    let own = token::read(&own).token;
    let header = corpus.json(&folder.join("kb_jwt_header.json")).unwrap();
    let payload = corpus.json(&folder.join("kb_jwt_payload.json")).unwrap();
    let parts = [(own.header(), &header), (own.payload(), &payload)];
    for (own, theirs) in parts {
        let own: Value = serde_json::from_str(own.unwrap().json.text()).unwrap();
        differ(&mut wrong, "key binding", &own, theirs);
    }
    let said = |name: &str| {
        let line = settings
            .lines()
            .find_map(|line| line.trim().strip_prefix(name));
        line.unwrap().trim_matches([':', ' ', '"']).to_owned()
    };
    let (nonce, audience) = (said("key_binding_nonce"), said("verifier"));
    let expected = Expected {
        nonce: Some(&nonce),
        audience: Some(&audience),
        now: payload["iat"].as_i64().unwrap(),
        tolerance: 0,
        max_age: Some(0),
    };
    differ(
        &mut wrong,
        "checks",
        &misses(&check(&presentation, &expected)),
        &[(); 0],
    );
    wrong
}

fn differ(wrong: &mut Vec<String>, what: &str, own: &dyn Debug, theirs: &dyn Debug) {
    let (own, theirs) = (format!("{own:?}"), format!("{theirs:?}"));
    if own != theirs {
        wrong.push(format!("{what}: {own} instead of {theirs}"));
    }
}

/// A digest for which nothing was disclosed, as written.
fn written(reading: &Reading, sd_jwt: &SdJwt, own: &sd_jwt::Undisclosed) -> String {
    let json = match own.spot.within {
        None => &reading.token.payload().unwrap().json,
        Some(index) => &sd_jwt.disclosures[index].json,
    };
    own.spot.span.of(json.text()).trim_matches('"').to_owned()
}

/// What stands between backquotes in a line that lists one thing.
fn quoted(markdown: &str) -> impl Iterator<Item = String> {
    let lines = markdown.lines().filter_map(|line| line.split_once('`'));
    lines.map(|(_, rest)| rest.trim_end_matches('`').to_owned())
}

fn listed_disclosures(markdown: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for one in markdown.split("Hash: `").skip(1) {
        let (digest, rest) = one.split_once('`').unwrap();
        let (_, contents) = rest.split_once("Contents:").unwrap();
        let lines = contents.lines().filter_map(|line| {
            let line = line.trim_end_matches('\\');
            line.strip_prefix('`')?.strip_suffix('`')
        });
        let contents = compact(&lines.collect::<String>());
        all.insert(digest.to_owned(), contents);
    }
    all
}

/// With the members of each object by name.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(sorted).collect(),
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let members = members.into_iter();
            members
                .map(|(name, value)| (name.clone(), sorted(value)))
                .collect()
        }
        other => other.clone(),
    }
}
