//! What is made here is read by other libraries, and the other way round: every algorithm that they have.
//!
//! Run by `cargo xtask interop`, which installs the libraries.

mod expected;
mod here;
mod jwk;
mod library;
mod rows;
mod rust;
mod script;
mod table;

use std::process::ExitCode;

use anyhow::{Result, anyhow};
use audlens::crypto::Key;
use audlens::crypto::random::{Random, random};
use serde_json::{Value, json};

use expected::Direction;
use library::{Answer, Library};
use rows::Row;
use table::{Outcome, Table};

/// How many keys and tokens of each kind: enough to meet numbers that begin with a zero now and then.
const ROUNDS: u32 = 8;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("interop: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool> {
    // The same numbers each time, so that a failure can be looked at again.
    let mut random = random([42; 32]);
    let mut libraries: Vec<Box<dyn Library>> = vec![
        Box::new(script::jose()?),
        Box::new(script::pyjwt()?),
        Box::new(rust::Jsonwebtoken),
    ];
    let signed = signatures(&mut libraries, &mut random)?;
    println!("Signatures\n\n{signed}");
    libraries.truncate(1);
    let encrypted = encryptions(&mut libraries, &mut random)?;
    println!("Encryption, with each `enc`\n\n{encrypted}");
    let problems: Vec<String> = signed.problems().chain(encrypted.problems()).collect();
    for problem in &problems {
        println!("FAILED: {problem}");
    }
    Ok(problems.is_empty())
}

fn signatures(libraries: &mut [Box<dyn Library>], random: &mut Random) -> Result<Table> {
    let mut table = Table::default();
    let rsa = Row {
        alg: "RS256",
        curve: None,
    }
    .key("", random);
    for row in rows::signatures() {
        for round in 0..ROUNDS {
            let key = if row.is_rsa() {
                rsa.clone()
            } else {
                row.key("", random)
            };
            let trial = Trial {
                alg: row.alg,
                enc: "",
                key: key.as_ref(),
                claims: claims(round),
            };
            for library in &mut *libraries {
                let out = trial.verified_there(library.as_mut(), random)?;
                table.add(row, library.name(), Direction::Out, out);
                let back = trial.verified_here(library.as_mut())?;
                table.add(row, library.name(), Direction::In, back);
            }
        }
    }
    Ok(table)
}

fn encryptions(libraries: &mut [Box<dyn Library>], random: &mut Random) -> Result<Table> {
    let mut table = Table::default();
    let rsa = Row {
        alg: "RSA-OAEP",
        curve: None,
    }
    .key("", random);
    for row in rows::encryptions() {
        for (round, enc) in (0..).zip(rows::ciphers()) {
            let key = if row.is_rsa() {
                rsa.clone()
            } else {
                row.key(enc, random)
            };
            let trial = Trial {
                alg: row.alg,
                enc,
                key: key.as_ref(),
                claims: claims(round),
            };
            for library in &mut *libraries {
                let out = trial.opened_there(library.as_mut(), random)?;
                table.add(row, library.name(), Direction::Out, out);
                let back = trial.opened_here(library.as_mut())?;
                table.add(row, library.name(), Direction::In, back);
            }
        }
    }
    Ok(table)
}

fn claims(round: u32) -> Value {
    json!({ "sub": "alice", "text": "ß, ☃ and 🦀", "round": round, "list": [null, true, 1.5] })
}

/// One token, one way and back.
struct Trial<'a> {
    alg: &'static str,
    enc: &'static str,
    key: Option<&'a Key>,
    claims: Value,
}

impl Trial<'_> {
    /// A library that takes an altered token has not verified anything.
    fn verified_there(&self, library: &mut dyn Library, random: &mut Random) -> Result<Outcome> {
        let token = here::sign(self.alg, self.key, &self.claims, random)?;
        let mut ask =
            |token: &str| library.ask(&self.request("verify", jwk::public, "token", token.into()));
        let outcome = self.read(ask(&token)?);
        if self.key.is_none() || outcome != Outcome::Works {
            return Ok(outcome);
        }
        let other = here::sign(self.alg, self.key, &json!({ "sub": "mallory" }), random)?;
        let altered = token.split('.').zip(other.split('.')).enumerate();
        let altered = altered.map(|(index, (own, other))| if index == 1 { other } else { own });
        match ask(&altered.collect::<Vec<_>>().join("."))? {
            Answer::Failed(_) => Ok(outcome),
            other => Ok(Outcome::Failed(format!("an altered token gives {other:?}"))),
        }
    }

    fn verified_here(&self, library: &mut dyn Library) -> Result<Outcome> {
        let request = self.request("sign", jwk::private, "claims", self.claims.clone());
        Ok(match library.ask(&request)? {
            Answer::Token(token) => self.compare(here::verified(self.alg, self.key, &token)),
            other => self.read(other),
        })
    }

    fn opened_there(&self, library: &mut dyn Library, random: &mut Random) -> Result<Outcome> {
        let key = self.key.ok_or_else(|| anyhow!("no key for {}", self.alg))?;
        let token = here::seal(self.alg, self.enc, key, &self.claims, random)?;
        let answer = library.ask(&self.request("decrypt", jwk::private, "token", token.into()))?;
        Ok(self.read(answer))
    }

    fn opened_here(&self, library: &mut dyn Library) -> Result<Outcome> {
        let key = self.key.ok_or_else(|| anyhow!("no key for {}", self.alg))?;
        let request = self.request("encrypt", jwk::public, "claims", self.claims.clone());
        Ok(match library.ask(&request)? {
            Answer::Token(token) => self.compare(here::opened(key, &token)),
            other => self.read(other),
        })
    }

    fn request(&self, work: &str, key: fn(&Key) -> Value, name: &str, value: Value) -> Value {
        let mut request =
            json!({ "do": work, "alg": self.alg, "enc": self.enc, "key": self.key.map(key) });
        if let Some(members) = request.as_object_mut() {
            members.insert(name.to_owned(), value);
        }
        request
    }

    fn read(&self, answer: Answer) -> Outcome {
        match answer {
            Answer::Claims(claims) => self.compare(Ok(claims)),
            Answer::Unsupported(why) => Outcome::NotThere(why),
            Answer::Token(token) => Outcome::Failed(format!("a token instead of claims: {token}")),
            Answer::Failed(why) => Outcome::Failed(why),
        }
    }

    fn compare(&self, claims: Result<Value>) -> Outcome {
        match claims {
            Ok(claims) if claims == self.claims => Outcome::Works,
            Ok(other) => Outcome::Failed(format!("other claims: {other}")),
            Err(problem) => Outcome::Failed(format!("here: {problem:#}")),
        }
    }
}
