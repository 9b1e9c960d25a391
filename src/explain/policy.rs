//! What became of a request in a policy, element by element, in words.

use super::{list, shorten};
use crate::catalogue::{Prose, prose};
use crate::policy::expression::Value;
use crate::policy::{Branch, Did, Held, Look, Place, Run, Step};
use crate::validators::{Skip, StepState, Verdict, fill};

static NOTHING: Prose = prose("{0} does nothing to the token.");
static BASE: Prose = prose("Here runs what the wider scope has in this section.");
static BASE_MISSING: Prose = prose(
    "Here runs what a wider scope has in this section. It was not pasted; whatever it does to the token is not known here.",
);
static FRAGMENT: Prose = prose("Here runs the fragment {0}.");
static FRAGMENT_MISSING: Prose = prose(
    "Here runs the fragment {0}. It was not pasted; whatever it does to the token is not known here.",
);
static IDENTITY: Prose = prose(
    "API Management gets a token for {0} with its managed identity and puts it into Authorization.",
);
static IDENTITY_ASIDE: Prose = prose(
    "API Management gets a token for {0} with its managed identity and keeps it in the variable {1}.",
);
static SETS: Prose = prose("Authorization is set.");
static TAKES_AWAY: Prose = prose("Authorization is taken away.");
static SETS_OTHER: Prose = prose("The header {0} is set.");
static VARIABLE: Prose = prose("The variable {0} is set to {1}.");
static VARIABLE_OPEN: Prose = prose("The variable {0} is set; to what is not known here.");
static TAKEN: Prose = prose("The condition holds: what stands in it runs.");
static NOT_TAKEN: Prose = prose("The condition does not hold: what stands in it is left out.");
static UNDECIDED: Prose = prose(
    "Whether the condition holds is not known here, because {0} is not. Both ways are shown.",
);
static OTHERWISE: Prose = prose("No condition before it holds: what stands in it runs.");
static OTHERWISE_PERHAPS: Prose = prose("It runs if no condition before it holds.");
static ANSWERED: Prose = prose("The request is answered with {0} and goes no further.");
static LOOKS: Prose = prose("{0} looks at {1}.");
static PERHAPS: Prose = prose("It is not known here whether the request gets here.");

static HOLDS: Prose = prose("Authorization holds {0}.");
static HOLDS_NOW: Prose = prose("Authorization held {0}; now it holds {1}.");

static TAKES: Prose = prose("It takes the token.");
static TAKES_IF_SIGNED: Prose = prose("It takes the token if the signature fits.");
static REFUSES: Prose = prose("It refuses the token: {0}");
static STATUS: Prose = prose("The client sees status {0}.");
static OPEN: Prose = prose("What it says of the token hangs on {0}, which nobody has filled in.");
static UNKNOWN: Prose =
    prose("The token is not at hand, and so it is not known what is said of it.");
static WANTS_OTHER: Prose =
    prose("That token is for {0}, and asked for is {1}: it is refused, whatever the caller sent.");
static WANTS_SAME: Prose = prose(
    "That token is for {0}, which is asked for. What the caller sent is not looked at: everyone gets through.",
);
static WANTS_MAYBE: Prose = prose(
    "That token is for {0}, and asked for is {1}. Whether both are names of one API, its registration says. What the caller sent is not looked at.",
);
static WANTS_NONE: Prose = prose(
    "No audience is asked for. What the caller sent is not looked at, and everyone may get through.",
);

static OTHER_TOKEN: Prose = prose("{0} does not look at the caller's token: it finds {1}.");
static NO_TOKEN: Prose = prose("{0} finds no token.");
static OPEN_TOKEN: Prose = prose("Which token {0} looks at is not known here: it finds {1}.");

/// One element in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepWords {
    /// What it does.
    pub does: String,
    /// What `Authorization` holds.
    pub holds: String,
    /// What it says of the token that it looks at; empty where it looks at none.
    pub says: Vec<String>,
}

/// One element in words.
pub fn policy_step(step: &Step) -> StepWords {
    let mut does = does(step);
    if step.perhaps {
        does = [&does, " ", PERHAPS.text()].concat();
    }
    let holds = match step.before == step.after {
        true => fill(HOLDS.text(), &[&held(&step.after)]),
        false => fill(HOLDS_NOW.text(), &[&held(&step.before), &held(&step.after)]),
    };
    let says = match &step.did {
        Did::Looked(look) => says(look),
        _ => Vec::new(),
    };
    StepWords { does, holds, says }
}

/// What a header holds, in a few words.
pub fn held(held: &Held) -> String {
    match held {
        Held::Nothing => "nothing".to_owned(),
        Held::Caller => "what the caller sent".to_owned(),
        Held::Identity(resource) => {
            format!("a token of the managed identity for {}", shorten(resource))
        }
        Held::Text(text) => format!("the text {}", shorten(text)),
        Held::Unknown(blank) if blank.is_empty() => "what is not known here".to_owned(),
        Held::Unknown(blank) => format!("what hangs on {}", shorten(blank)),
    }
}

fn does(step: &Step) -> String {
    match &step.did {
        Did::Nothing => fill(NOTHING.text(), &[&step.element]),
        Did::Base { is_here: true } => BASE.text().to_owned(),
        Did::Base { is_here: false } => BASE_MISSING.text().to_owned(),
        Did::Fragment { name, is_here } => {
            let text = if *is_here {
                &FRAGMENT
            } else {
                &FRAGMENT_MISSING
            };
            fill(text.text(), &[name])
        }
        Did::Identity { resource, variable } => match variable {
            None => fill(IDENTITY.text(), &[resource]),
            Some(variable) => fill(IDENTITY_ASIDE.text(), &[resource, variable]),
        },
        Did::Header(name) => match name.eq_ignore_ascii_case("Authorization") {
            true if step.after == Held::Nothing => TAKES_AWAY.text().to_owned(),
            true => SETS.text().to_owned(),
            false => fill(SETS_OTHER.text(), &[name]),
        },
        Did::Variable(name, value) => match value {
            Value::Identity(resource) => {
                let token = held(&Held::Identity(resource.clone()));
                fill(VARIABLE.text(), &[name, &token])
            }
            value => match value.string() {
                Some(text) => fill(VARIABLE.text(), &[name, &quoted(&text)]),
                None => fill(VARIABLE_OPEN.text(), &[name]),
            },
        },
        Did::Branch(branch) => forks(branch, step.perhaps),
        Did::Answered(status) => fill(ANSWERED.text(), &[status]),
        Did::Looked(look) => fill(LOOKS.text(), &[&step.element, &place(look)]),
    }
}

fn quoted(text: &str) -> String {
    ["“", &shorten(text), "”"].concat()
}

fn forks(branch: &Branch, perhaps: bool) -> String {
    let otherwise = branch.condition.is_empty();
    match &branch.taken {
        Ok(true) if otherwise && perhaps => OTHERWISE_PERHAPS.text().to_owned(),
        Ok(true) if otherwise => OTHERWISE.text().to_owned(),
        Ok(true) => TAKEN.text().to_owned(),
        Ok(false) => NOT_TAKEN.text().to_owned(),
        Err(blank) => fill(UNDECIDED.text(), &[&shorten(blank)]),
    }
}

/// What is looked at, and where it stands.
fn place(look: &Look) -> String {
    let token = held(&look.token);
    match &look.place {
        Place::Header(name) => format!("{token}, in the header {}", shorten(name)),
        Place::Query(name) => format!("{token}, in the parameter {}", shorten(name)),
        Place::Value(_) => format!("{token}, in token-value"),
    }
}

fn says(look: &Look) -> Vec<String> {
    if !look.open.is_empty() {
        let open: Vec<String> = look.open.iter().map(|own| shorten(own)).collect();
        return vec![fill(OPEN.text(), &[&list(&open, "and")])];
    }
    if let Some(verdict) = &look.verdict {
        return verdict_words(verdict);
    }
    let (Some(wanted), Held::Identity(resource)) = (&look.wanted, &look.token) else {
        return vec![UNKNOWN.text().to_owned()];
    };
    vec![match (wanted.audiences.is_empty(), wanted.fits) {
        (true, _) => WANTS_NONE.text().to_owned(),
        (false, Some(true)) => fill(WANTS_SAME.text(), &[resource]),
        (false, fits) => {
            let text = if fits.is_some() {
                &WANTS_OTHER
            } else {
                &WANTS_MAYBE
            };
            fill(text.text(), &[resource, &list(&wanted.audiences, "or")])
        }
    }]
}

fn verdict_words(verdict: &Verdict) -> Vec<String> {
    let Some(rejection) = &verdict.rejection else {
        let no_key = StepState::Skipped(Skip::NoKey);
        let open = verdict.steps.iter().any(|step| step.state == no_key);
        let text = if open { &TAKES_IF_SIGNED } else { &TAKES };
        return vec![text.text().to_owned()];
    };
    let mut said = vec![fill(REFUSES.text(), &[&rejection.message])];
    if let Some(answer) = &verdict.answer {
        said.push(fill(STATUS.text(), &[&answer.status.to_string()]));
    }
    said
}

/// What a whole run comes to: who looked at another token than the caller's, or that all is well.
pub fn policy_outcome(run: &Run) -> Vec<String> {
    let looked = run.steps.iter().filter_map(|step| match &step.did {
        Did::Looked(look) => Some((step, look)),
        _ => None,
    });
    let mut said: Vec<String> = Vec::new();
    for (step, look) in looked {
        let text = match &look.token {
            Held::Caller => continue,
            Held::Identity(_) | Held::Text(_) => &OTHER_TOKEN,
            Held::Nothing => &NO_TOKEN,
            Held::Unknown(_) => &OPEN_TOKEN,
        };
        let own = fill(text.text(), &[&step.element, &held(&look.token)]);
        if !said.contains(&own) {
            said.push(own);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::policy::{Blanks, Request, read, run};

    fn shown(text: &str) -> String {
        let known = |_: &str| None;
        let fill = |text: &str| (!text.contains("{{")).then(|| text.to_owned());
        let blanks = Blanks {
            fill: &fill,
            known: &known,
        };
        let policy = read(text).unwrap();
        let request = Request {
            authorization: Some("Bearer abc".to_owned()),
            ..Request::default()
        };
        let run = run(&policy, &request, &blanks);
        let mut shown = String::new();
        for step in &run.steps {
            let StepWords { does, holds, says } = policy_step(step);
            writeln!(shown, "{does}\n  {holds}").unwrap();
            says.iter()
                .for_each(|own| writeln!(shown, "  {own}").unwrap());
        }
        for own in policy_outcome(&run) {
            writeln!(shown, "=> {own}").unwrap();
        }
        shown
    }

    #[test]
    fn every_step_is_a_sentence() {
        for (text, expected) in [
            (
                "<policies><inbound><base/><include-fragment fragment-id=\"f\"/><cors/><authentication-managed-identity resource=\"r\"/><validate-jwt header-name=\"Authorization\"><audiences><audience>a</audience><audience>b</audience></audiences></validate-jwt></inbound></policies>",
                "Here runs what a wider scope has in this section. It was not pasted; whatever it does to the token is not known here.
  Authorization holds what the caller sent.
Here runs the fragment f. It was not pasted; whatever it does to the token is not known here.
  Authorization holds what the caller sent.
cors does nothing to the token.
  Authorization holds what the caller sent.
API Management gets a token for r with its managed identity and puts it into Authorization.
  Authorization held what the caller sent; now it holds a token of the managed identity for r.
validate-jwt looks at a token of the managed identity for r, in the header Authorization.
  Authorization holds a token of the managed identity for r.
  That token is for r, and asked for is a or b: it is refused, whatever the caller sent.
=> validate-jwt does not look at the caller's token: it finds a token of the managed identity for r.
",
            ),
            (
                "<inbound><choose><when condition=\"@(context.User.Id == \"a\")\"><set-variable name=\"v\" value=\"w\"/></when><otherwise><set-header name=\"X\"><value>y</value></set-header></otherwise></choose><validate-jwt header-name=\"Authorization\"><audiences><audience>{{a}}</audience></audiences></validate-jwt><validate-jwt token-value=\"@(context.Api.Id)\"/><set-header name=\"Authorization\" exists-action=\"delete\"/><validate-jwt header-name=\"Authorization\" failed-validation-httpcode=\"403\"/></inbound>",
                "Whether the condition holds is not known here, because context.User.Id is not. Both ways are shown.
  Authorization holds what the caller sent.
The variable v is set to “w”. It is not known here whether the request gets here.
  Authorization holds what the caller sent.
It runs if no condition before it holds. It is not known here whether the request gets here.
  Authorization holds what the caller sent.
The header X is set. It is not known here whether the request gets here.
  Authorization holds what the caller sent.
validate-jwt looks at what the caller sent, in the header Authorization.
  Authorization holds what the caller sent.
  What it says of the token hangs on {{a}}, which nobody has filled in.
validate-jwt looks at what hangs on context.Api.Id, in token-value.
  Authorization holds what the caller sent.
  The token is not at hand, and so it is not known what is said of it.
Authorization is taken away.
  Authorization held what the caller sent; now it holds nothing.
validate-jwt looks at nothing, in the header Authorization.
  Authorization holds nothing.
  It refuses the token: JWT not present.
  The client sees status 403.
=> Which token validate-jwt looks at is not known here: it finds what hangs on context.Api.Id.
=> validate-jwt finds no token.
",
            ),
        ] {
            let shown = shown(text);
            assert_eq!(shown, expected, "{shown}");
        }
    }
}
