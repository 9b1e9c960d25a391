mod correction;
mod reading;

use std::fmt::Write as _;

use super::*;

const TENANT: &str = "aaaabbbb-0000-cccc-1111-dddd2222eeee";
/// A minute before the tokens expire.
const NOW: i64 = 1_795_352_340;

/// A token of version 1.0.
fn token(aud: &str) -> String {
    let part = |json: &str| crate::token::base64url::encode(json.as_bytes());
    let claims = format!(
        r#"{{"aud":"{aud}","iss":"https://sts.windows.net/{TENANT}/","exp":1795352400,"tid":"{TENANT}","appid":"app","ver":"1.0"}}"#
    );
    [
        &part(r#"{"alg":"RS256","typ":"JWT"}"#),
        ".",
        &part(&claims),
        ".c3RhbmQtaW4",
    ]
    .concat()
}

fn held(held: &Held) -> String {
    match held {
        Held::Nothing => "nothing".to_owned(),
        Held::Caller => "caller".to_owned(),
        Held::Identity(resource) => format!("identity({resource})"),
        Held::Text(text) => format!("{text:?}"),
        Held::Unknown(blank) => format!("?{blank}"),
    }
}

fn did(did: &Did) -> String {
    match did {
        Did::Nothing => "-".to_owned(),
        Did::Base { is_here } | Did::Fragment { is_here, .. } => match is_here {
            true => "takes in".to_owned(),
            false => "not here".to_owned(),
        },
        Did::Identity { resource, variable } => match variable {
            Some(variable) => format!("{resource} into {variable}"),
            None => format!("{resource} into Authorization"),
        },
        Did::Header(name) => name.clone(),
        Did::Variable(name, _) => name.clone(),
        Did::Branch(branch) => match &branch.taken {
            Ok(taken) => taken.to_string(),
            Err(blank) => format!("?{blank}"),
        },
        Did::Answered(status) => status.clone(),
        Did::Looked(look) => {
            let mut said = format!("{} holds {}:", look.place.name(), held(&look.token));
            if let Some(verdict) = &look.verdict {
                let refused = verdict.rejection.as_ref();
                let message = refused.map_or("accepted", |own| own.message.as_str());
                write!(said, " {}", message.chars().take(60).collect::<String>()).unwrap();
            }
            if let Some(wanted) = &look.wanted {
                let fits = wanted
                    .fits
                    .map_or("perhaps".to_owned(), |fits| fits.to_string());
                write!(said, " wants {:?}, {fits}", wanted.audiences).unwrap();
            }
            for open in &look.open {
                write!(said, " open {open}").unwrap();
            }
            said
        }
    }
}

fn shown(text: &str, request: &Request) -> String {
    let policy = read(text).expect("a policy");
    let known = |_: &str| None;
    let fill = |text: &str| (!text.contains("{{")).then(|| text.to_owned());
    let blanks = Blanks {
        fill: &fill,
        known: &known,
    };
    let run = run(&policy, request, &blanks);
    let mut shown = String::new();
    for step in &run.steps {
        let own = step.span.of(text);
        assert!(own.starts_with(&["<", &step.element].concat()), "{own}");
        let indent = "  ".repeat(step.depth);
        let perhaps = if step.perhaps { "perhaps " } else { "" };
        let change = match step.before == step.after {
            true => String::new(),
            false => format!(" [{} -> {}]", held(&step.before), held(&step.after)),
        };
        let did = did(&step.did);
        writeln!(shown, "{indent}{perhaps}{}: {did}{change}", step.element).unwrap();
    }
    if run.is_answered {
        shown.push_str("answered\n");
    }
    shown
}

fn inbound(text: &str) -> String {
    ["<policies><inbound>", text, "</inbound></policies>"].concat()
}

const ORDERS: &str = "<validate-jwt header-name=\"Authorization\"><audiences><audience>api://orders</audience></audiences></validate-jwt>";
const FUNCTION: &str = "<authentication-managed-identity resource=\"func-id\"/>";

#[test]
fn policies_run_in_their_order() {
    let mut wrong = String::new();
    let variable =
        "<authentication-managed-identity resource=\"r\" output-token-variable-name=\"msi\"/>";
    let set = |value: &str| {
        format!("<set-header name=\"Authorization\"><value>{value}</value></set-header>")
    };
    let cases: &[(&str, String, &str)] = &[
        // The thread: what stands before it replaces the token.
        (
            "api://orders",
            inbound(&["<base/>", FUNCTION, ORDERS].concat()),
            "base: not here
authentication-managed-identity: func-id into Authorization [caller -> identity(func-id)]
validate-jwt: Authorization holds identity(func-id): wants [\"api://orders\"], false
",
        ),
        (
            "api://orders",
            inbound(&[ORDERS, FUNCTION].concat()),
            "validate-jwt: Authorization holds caller: accepted
authentication-managed-identity: func-id into Authorization [caller -> identity(func-id)]
",
        ),
        (
            "api://other",
            inbound(&[ORDERS, FUNCTION].concat()),
            "validate-jwt: Authorization holds caller: JWT Validation Failed: IDX10214: Audience validation failed.
answered
",
        ),
        (
            "api://orders",
            inbound(&[variable, ORDERS, &set("@(\"Bearer \" + (string)context.Variables[\"msi\"])")].concat()),
            "authentication-managed-identity: r into msi
validate-jwt: Authorization holds caller: accepted
set-header: Authorization [caller -> identity(r)]
",
        ),
        (
            "api://orders",
            inbound(&[variable, &set("@($\"Bearer {(string)context.Variables[\"msi\"]}\")"), ORDERS].concat()),
            "authentication-managed-identity: r into msi
set-header: Authorization [caller -> identity(r)]
validate-jwt: Authorization holds identity(r): wants [\"api://orders\"], false
",
        ),
        (
            "api://orders",
            inbound("<authentication-managed-identity resource=\"api://orders\"/><validate-jwt header-name=\"Authorization\"><required-claims><claim name=\"aud\"><value>00001111-aaaa-2222-bbbb-3333cccc4444</value></claim></required-claims></validate-jwt><validate-azure-ad-token tenant-id=\"t\"><audiences><audience>api://orders/</audience></audiences></validate-azure-ad-token><mock-response/><cors/>"),
            "authentication-managed-identity: api://orders into Authorization [caller -> identity(api://orders)]
validate-jwt: Authorization holds identity(api://orders): wants [\"00001111-aaaa-2222-bbbb-3333cccc4444\"], perhaps
validate-azure-ad-token: Authorization holds identity(api://orders): wants [\"api://orders/\"], true
mock-response: 200
answered
",
        ),
        // What is in no header.
        (
            "api://orders",
            inbound("<validate-jwt token-value=\"@(context.Request.Headers.GetValueOrDefault(\"Authorization\",\"\").Split(' ').Last())\"/>"),
            "validate-jwt: @(context.Request.Headers.GetValueOrDefault(\"Authorization\",\"\").Split(' ').Last()) holds caller: accepted
",
        ),
        (
            "api://orders",
            inbound("<validate-jwt token-value=\"@(context.Request.Headers.GetValueOrDefault(\"Authorization\",\"\"))\"/>"),
            "validate-jwt: @(context.Request.Headers.GetValueOrDefault(\"Authorization\",\"\")) holds caller: JWT Validation Failed: IDX12709: CanReadToken() returned fal
answered
",
        ),
        (
            "api://orders",
            inbound("<validate-jwt header-name=\"X-Token\"/><validate-jwt query-parameter-name=\"t\"/>"),
            "validate-jwt: X-Token holds ?X-Token:
validate-jwt: t holds nothing: JWT not present.
answered
",
        ),
        (
            "",
            inbound(ORDERS),
            "validate-jwt: Authorization holds nothing: JWT not present.
answered
",
        ),
        // Headers.
        (
            "api://orders",
            inbound(&[&set("abc"), "<set-header name=\"authorization\" exists-action=\"delete\"/>", ORDERS].concat()),
            "set-header: Authorization [caller -> \"abc\"]
set-header: authorization [\"abc\" -> nothing]
validate-jwt: Authorization holds nothing: JWT not present.
answered
",
        ),
        (
            "api://orders",
            inbound("<set-header name=\"Authorization\" exists-action=\"skip\"><value>x</value></set-header><set-header name=\"Authorization\" exists-action=\"append\"><value>@(context.User.Id)</value></set-header>"),
            "set-header: Authorization
set-header: Authorization [caller -> ?Authorization]
",
        ),
        // Forks.
        (
            "api://orders",
            inbound(&["<choose><when condition=\"@(context.Request.Method == \"POST\")\">", FUNCTION, "</when><otherwise>", ORDERS, "</otherwise></choose>"].concat()),
            "when: false
otherwise: true
  validate-jwt: Authorization holds caller: accepted
",
        ),
        (
            "api://orders",
            inbound(&["<choose><when condition=\"@(context.User.Id == \"a\")\">", FUNCTION, "</when></choose>", ORDERS].concat()),
            "when: ?context.User.Id
  perhaps authentication-managed-identity: func-id into Authorization [caller -> identity(func-id)]
validate-jwt: Authorization holds ?context.User.Id:
",
        ),
        (
            "api://orders",
            inbound(&["<choose><when condition=\"@(context.User.Id == \"a\")\"><return-response><set-status code=\"403\"/></return-response></when><otherwise><set-variable name=\"a\" value=\"b\"/></otherwise></choose>", ORDERS].concat()),
            "when: ?context.User.Id
  perhaps return-response: 403
perhaps otherwise: true
  perhaps set-variable: a
validate-jwt: Authorization holds caller: accepted
",
        ),
        (
            "api://orders",
            inbound("<choose><when condition=\"@(context.Request.Headers.GetValueOrDefault(\"Authorization\",\"\").Split(' ').Last().AsJwt()?.Claims.GetValueOrDefault(\"ver\",\"\") == \"1.0\")\"><return-response/></when></choose><set-variable name=\"never\" value=\"\"/>"),
            "when: true
  return-response: 200
answered
",
        ),
        // Settings that hang on something.
        (
            "api://orders",
            inbound("<set-variable name=\"a\" value=\"api://orders\"/><validate-jwt header-name=\"Authorization\" output-token-variable-name=\"jwt\"><audiences><audience>@((string)context.Variables[\"a\"])</audience></audiences></validate-jwt><set-variable name=\"aud\" value=\"@(((Jwt)context.Variables[\"jwt\"]).Audiences.First())\"/>"),
            "set-variable: a
validate-jwt: Authorization holds caller: accepted
set-variable: aud
",
        ),
        (
            "api://orders",
            inbound("<validate-azure-ad-token tenant-id=\"{{tenant}}\" header-name=\"Authorization\"/>"),
            "validate-azure-ad-token: Authorization holds caller: open {{tenant}}
",
        ),
        // Scopes and fragments.
        (
            "api://orders",
            ["<!-- Operation --><policies><inbound><base/>", ORDERS, "</inbound></policies><!-- Global --><policies><inbound>", FUNCTION, "</inbound></policies>"].concat(),
            "base: takes in [caller -> identity(func-id)]
  authentication-managed-identity: func-id into Authorization [caller -> identity(func-id)]
validate-jwt: Authorization holds identity(func-id): wants [\"api://orders\"], false
",
        ),
        (
            "api://orders",
            ["<policies><inbound>", ORDERS, "</inbound></policies><policies><inbound><base/></inbound><backend><base/><forward-request/></backend></policies>"].concat(),
            "base: takes in
  validate-jwt: Authorization holds caller: accepted
base: takes in
forward-request: -
",
        ),
        (
            "api://orders",
            ["<policies><inbound><include-fragment fragment-id=\"msi\"/><include-fragment fragment-id=\"other\"/>", ORDERS, "</inbound></policies>\nmsi:\n<fragment>", FUNCTION, "</fragment>\nmore:\n<fragment><set-variable name=\"a\" value=\"\"/></fragment>"].concat(),
            "include-fragment: takes in [caller -> identity(func-id)]
  authentication-managed-identity: func-id into Authorization [caller -> identity(func-id)]
include-fragment: not here
validate-jwt: Authorization holds identity(func-id): wants [\"api://orders\"], false
",
        ),
        (
            "api://orders",
            "<policies><inbound><include-fragment fragment-id=\"a\"/></inbound></policies><fragment><include-fragment fragment-id=\"a\"/></fragment>".to_owned(),
            "",
        ),
        // Parts.
        ("api://orders", [FUNCTION, "\n\nand then\n", ORDERS].concat(),
            "authentication-managed-identity: func-id into Authorization [caller -> identity(func-id)]
validate-jwt: Authorization holds identity(func-id): wants [\"api://orders\"], false
"),
        ("api://orders", ["<inbound>", ORDERS, "</inbound><backend><forward-request/></backend><outbound>", FUNCTION, "</outbound>"].concat(),
            "validate-jwt: Authorization holds caller: accepted
forward-request: -
"),
    ];
    for (aud, text, expected) in cases {
        let request = Request {
            method: "GET".to_owned(),
            address: "/orders".to_owned(),
            authorization: Some(match *aud {
                "" => String::new(),
                aud => token(aud),
            }),
            now: NOW,
        };
        let shown = shown(text, &request);
        let shown = if expected.is_empty() {
            shown.lines().count().to_string()
        } else {
            shown
        };
        let expected = if expected.is_empty() { "17" } else { expected };
        if shown != expected {
            write!(wrong, "{text}\nis\n{shown}not\n{expected}\n").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
