//! From a [`Case`] to a [`Diagnosis`]: the centre of the program.
//!
//! [`diagnose`] is a pure function.
//! It reads no clock, network, storage or page; it never panics; and it says nothing in English,
//! which is what [`crate::explain`] is for.

pub mod case;
pub mod examined;
pub mod facts;
pub mod finding;
pub mod fix;
pub mod gate;
pub mod kind;
pub mod matrix;
pub mod patch;
pub mod policy;
pub mod reason;
pub mod request;
pub mod ties;

mod findings;
mod gates;
mod relation;
mod remedies;

pub use case::{Case, Input, Said};
pub use examined::Examined;
pub use facts::Facts;
pub use finding::Finding;
pub use fix::Fix;
pub use gate::{Gate, GateName, Outcome, Reason, State};
pub use ties::Ties;

use std::rc::Rc;

use crate::catalogue;
use crate::token::{self, Reading, Token};
use crate::validators::{self, Expectation, Heard, Known, Profile, Spoken, Table};

/// What we say about a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// What the text turned out to be. Shared, so that a large token is read once however often
    /// the expectation changes.
    pub reading: Rc<Reading>,
    /// What keys, and whatever else came with it, make of it.
    pub examined: Rc<Examined>,
    /// What it is tied to, rule by rule.
    pub ties: Ties,
    /// What the token says.
    pub facts: Facts,
    /// Who validates.
    pub validator: &'static Profile,
    /// What was expected.
    pub expectation: Expectation,
    /// What the validator does, where it is a program whose ways are known.
    pub verdict: Option<validators::Verdict>,
    /// What became of the request in the policy of a gateway, where one was pasted.
    pub policy: Option<policy::Ran>,
    /// Values that must agree in several places, where the validator has such.
    pub table: Option<Table>,
    /// Messages that were found in what was said, whoever writes them.
    pub heard: Vec<Heard>,
    /// Known messages that are like what was said, where none was found in it.
    pub nearest: Vec<Known>,
    /// The answer of every gate, in the order of the strip.
    pub gates: Vec<Gate>,
    /// What else was noticed, the gravest first.
    pub findings: Vec<Finding>,
    /// What can be changed, proved, gate by gate and the best first.
    pub fixes: Vec<Fix>,
    /// As of when, in seconds since 1970.
    pub now: i64,
}

/// Reads the token, asks every gate, looks for what else is worth saying, and proves the fixes.
pub fn diagnose(case: &Case) -> Diagnosis {
    diagnose_reading(Rc::new(token::read(&case.input)), case)
}

/// The same for an input that was read before: `reading` must be what [`token::read`] made of
/// `case.input`.
pub fn diagnose_reading(reading: Rc<Reading>, case: &Case) -> Diagnosis {
    let examined = Rc::new(Examined::of(case, &reading));
    diagnose_examined(reading, examined, case)
}

/// The same for an input that was read and held against its keys before: `examined` must be what
/// [`Examined::of`] made of the same case, whoever validates there.
pub fn diagnose_examined(reading: Rc<Reading>, examined: Rc<Examined>, case: &Case) -> Diagnosis {
    // What is validated is the innermost token that could be opened.
    match examined.opened() {
        Some(inner) => {
            let case = Case {
                input: inner.text.clone(),
                ..case.clone()
            };
            let case = examined.told(&case);
            diagnose_opened(Rc::clone(inner), Rc::clone(&examined), &case)
        }
        None => {
            let case = examined.told(case);
            diagnose_opened(reading, Rc::clone(&examined), &case)
        }
    }
}

fn diagnose_opened(reading: Rc<Reading>, examined: Rc<Examined>, case: &Case) -> Diagnosis {
    let attempt = case.attempt(&reading);
    let expectation = (case.validator.expect)(&attempt);
    let is_token = examined.opened().is_none() || reading.token.header().is_some();
    let verdict = case.validator.run(&attempt).filter(|_| is_token);
    let facts = Facts::of(&reading);
    let ties = Ties::of(case, &reading, &examined, &expectation);
    let looked = Looked {
        examined: &examined,
        ties: &ties,
    };
    let gates = ask(case, &reading, &facts, &expectation, &looked);
    let heard = validators::hear(&case.message);
    let nearest = match heard.is_empty() {
        true => validators::nearest(&case.message),
        false => Vec::new(),
    };
    // Why it was refused is said at once; what else is worth saying, and what to change, may follow.
    let is_whole = catalogue::is_here();
    let findings = match is_whole {
        true => findings::look(case, &reading, &facts, &gates, &heard, &looked),
        false => Vec::new(),
    };
    let table = case.validator.table.map(|table| table(&attempt));
    let noticed = Noticed {
        findings: &findings,
        table: table.as_ref(),
    };
    let seen = Seen {
        facts: &facts,
        expectation: &expectation,
        gates: &gates,
        verdict: verdict.as_ref(),
        looked: &looked,
    };
    let fixes = match is_whole {
        true => mend(case, &reading, &seen, &noticed),
        false => Vec::new(),
    };
    Diagnosis {
        policy: policy::ran(case, &reading),
        reading,
        examined,
        ties,
        facts,
        validator: case.validator,
        expectation,
        verdict,
        table,
        heard,
        nearest,
        gates,
        findings,
        fixes,
        now: case.now,
    }
}

impl Diagnosis {
    /// The answer of one gate.
    pub fn gate(&self, name: GateName) -> Option<&Gate> {
        self.gates.iter().find(|gate| gate.name == name)
    }

    /// The gates that failed, in the order in which they should be mended.
    pub fn failed(&self) -> impl Iterator<Item = &Gate> {
        ORDER_OF_MENDING
            .iter()
            .filter_map(|name| self.gate(*name))
            .filter(|gate| gate.failed())
    }

    /// The fixes for one gate.
    pub fn fixes_for(&self, name: GateName) -> impl Iterator<Item = &Fix> {
        self.fixes.iter().filter(move |fix| fix.gate == name)
    }

    /// The messages that were found, of validators that are simulated here.
    pub fn spoken(&self) -> impl Iterator<Item = &Spoken> {
        self.heard.iter().filter_map(Heard::spoken)
    }

    /// Whether there is a token to speak of.
    pub fn is_empty(&self) -> bool {
        self.reading.token == Token::Nothing
    }
}

/// What cannot be read comes first, then whose token it is: a token for another API stays
/// refused however fresh it is.
const ORDER_OF_MENDING: [GateName; 10] = [
    GateName::Readable,
    GateName::Algorithm,
    GateName::Kind,
    GateName::Audience,
    GateName::Issuer,
    GateName::Signature,
    GateName::Lifetime,
    GateName::Caller,
    GateName::Permissions,
    GateName::Binding,
];

fn ask(
    case: &Case,
    reading: &Reading,
    facts: &Facts,
    expectation: &Expectation,
    looked: &Looked<'_>,
) -> Vec<Gate> {
    let faults = case.validator.faults(&case.settings);
    let unusable = faults.flat_map(|(setting, _)| setting.kind.gates());
    gates::ask(&gates::Attempt {
        reading,
        facts,
        expectation,
        examined: looked.examined,
        ties: looked.ties,
        unusable: unusable.copied().collect(),
        now: case.now,
    })
}

/// What keys, and whatever else came with a token, make of it.
struct Looked<'a> {
    examined: &'a Examined,
    ties: &'a Ties,
}

/// What was seen beside the gates and can be mended.
struct Noticed<'a> {
    findings: &'a [Finding],
    table: Option<&'a Table>,
}

/// What a diagnosis has found out before it looks for fixes.
struct Seen<'a> {
    facts: &'a Facts,
    expectation: &'a Expectation,
    gates: &'a [Gate],
    verdict: Option<&'a validators::Verdict>,
    looked: &'a Looked<'a>,
}

/// The fixes for everything that failed.
#[inline(never)]
fn mend(case: &Case, reading: &Reading, seen: &Seen<'_>, noticed: &Noticed<'_>) -> Vec<Fix> {
    let light = patch::lightened(case, reading);
    let mut found = fixes(light.as_ref().unwrap_or(case), seen, noticed);
    if let (Some(table), Some(verdict)) = (noticed.table, seen.verdict)
        && !seen.gates.iter().any(Gate::failed)
    {
        found.extend(left(case, table, verdict, seen.looked));
    }
    found
}

fn fixes(case: &Case, seen: &Seen<'_>, noticed: &Noticed<'_>) -> Vec<Fix> {
    let Seen {
        facts,
        expectation,
        gates,
        ..
    } = seen;
    let situation = remedies::Situation {
        facts,
        expectation,
        now: case.now,
    };
    let is_replaced =
        |gate: &Gate| matches!(gate.outcome, Outcome::Failed(Reason::Replaced { .. }));
    let of_message = noticed
        .findings
        .iter()
        .find_map(remedies::for_another_token)
        .filter(|_| !gates.iter().any(is_replaced));
    let failed = gates.iter().filter(|gate| gate.failed());
    let candidates = failed.flat_map(|gate| {
        let places = remedies::table::candidates(noticed.table, gate.name);
        match places.is_empty() {
            true => remedies::candidates(gate.name, &gate.outcome, &situation),
            false => places,
        }
    });
    let mut fixes = of_message
        .into_iter()
        .chain(candidates)
        .map(|candidate| prove(candidate, case, seen.looked))
        .filter(|fix| fix.proof.holds())
        .collect();
    once(&mut fixes);
    fixes
}

/// One change that mends two gates is told at the audience, where it belongs.
fn once(fixes: &mut Vec<Fix>) {
    let same = |one: &Fix, other: &Fix| one.advice == other.advice && one.patch == other.patch;
    let of_audience = |fix: &&Fix| fix.gate == GateName::Audience;
    let told: Vec<_> = fixes.iter().filter(of_audience).cloned().collect();
    fixes.retain(|fix| fix.gate != GateName::Issuer || !told.iter().any(|other| same(fix, other)));
}

/// What the table has left to change where no gate failed and the validator refuses all the same.
fn left(
    case: &Case,
    table: &Table,
    verdict: &validators::Verdict,
    looked: &Looked<'_>,
) -> Vec<Fix> {
    let Some(blamed) = verdict.blames() else {
        return Vec::new();
    };
    let accepted = |fix: &Fix| {
        let patched = fix.patch.apply(case);
        let reading = token::read(&patched.input);
        let verdict = patched.validator.run(&patched.attempt(&reading));
        verdict.is_some_and(|verdict| verdict.accepted())
    };
    remedies::table::left(table, blamed)
        .into_iter()
        .map(|candidate| prove(candidate, case, looked))
        .filter(accepted)
        .collect()
}

/// Asks once more with the change made. Another token has another signature and other proofs, which
/// are left open.
fn prove(candidate: fix::Candidate, case: &Case, looked: &Looked<'_>) -> Fix {
    let (examined, ties) = Default::default();
    let none = Looked {
        examined: &examined,
        ties: &ties,
    };
    fix::prove(candidate, case, |patched| {
        let reading = token::read(&patched.input);
        let facts = Facts::of(&reading);
        let expectation = (patched.validator.expect)(&patched.attempt(&reading));
        let looked = match patched.input == case.input {
            true => looked,
            false => &none,
        };
        ask(patched, &reading, &facts, &expectation, looked)
    })
}
