//! What the page shows of validators: what one does, and what all of them would say.

use audlens::catalogue::prose;
use audlens::diagnosis::{Case, GateName, diagnose};
use audlens::token::base64url::encode;
use audlens::ui::does::{does, simulated};
use audlens::validators::{
    Answer, Cell, Check, Expectation, Family, Fidelity, Holds, Kind, Message, Profile, Row, Said,
    Setting, Settings, Shape, Skip, Table, Version,
};

use super::{has, render};

const NOW: i64 = 1_795_332_000;

/// A validator that takes `api://orders` and nothing else.
static STRICT: Profile = Profile {
    id: "strict",
    name: "Strict",
    family: Family::Library,
    about: prose("Takes one audience."),
    version: "8.2.0",
    fidelity: Fidelity::Read,
    sources: &[prose("strict src/lib.rs L1")],
    settings: &[Setting {
        name: "ValidAudience",
        kind: Kind::Audience,
        shape: Shape::Text,
        default: "",
        example: prose("api://orders"),
        about: prose("The one it takes."),
    }],
    expect: |attempt| Expectation {
        audiences: attempt.settings.list(Kind::Audience),
        ..Expectation::default()
    },
    checks: &[
        Check {
            code: "signature",
            gate: GateName::Signature,
            about: prose("The signature must fit."),
            source: prose("strict L2"),
            run: |_| Said::Skipped(Skip::NoKey),
        },
        Check {
            code: "audience",
            gate: GateName::Audience,
            about: prose("The audience must be the one."),
            source: prose("strict L3"),
            run: |attempt| match attempt.audience().values().first() {
                Some(own) if own == attempt.settings.text(Kind::Audience) => Said::Passed,
                _ => Said::refused("S1", "AudienceException", "no <aud>\nof mine"),
            },
        },
        Check {
            code: "lifetime",
            gate: GateName::Lifetime,
            about: prose("It must not be over."),
            source: prose("strict L4"),
            run: |_| Said::Passed,
        },
    ],
    order: None,
    messages: &[MESSAGES],
    answer: |_, _| {
        Some(Answer {
            status: 401,
            challenge: Some("Bearer error=\"invalid_token\"".to_owned()),
            body: None,
        })
    },
    table: Some(|attempt| Table {
        agreed: &[],
        left: Vec::new(),
        columns: &COLUMNS,
        rows: vec![Row {
            name: prose("Audience"),
            gate: GateName::Audience,
            mends: Vec::new(),
            cells: vec![
                Cell::Same(attempt.settings.text(Kind::Audience).to_owned()),
                Cell::Differs("api://other".to_owned()),
                Cell::Unknown,
                Cell::NoPlace,
            ],
        }],
    }),
};

static COLUMNS: [audlens::catalogue::Prose; 4] =
    [prose("Here"), prose("There"), prose("Token"), prose("Log")];

static MESSAGES: &[Message] = &[Message {
    code: "S1",
    gate: GateName::Audience,
    since: Version(0, 0, 0),
    text: prose("no <aud>"),
    holds: &[Holds::Other],
}];

#[test]
fn an_empty_form_is_not_simulated() {
    let page = shown("");
    has(
        &page,
        &[
            r#"<h2 id="does-title">What Strict does</h2>"#,
            "<p>Nothing is filled in that it could go by. Fill in ValidAudience, and here stands what it does with this token, check by check.</p>",
        ],
    );
    assert!(!page.contains("data-check"), "{page}");
    assert!(!page.contains("data-accepted"), "{page}");
}

#[test]
fn a_refusal_stops_where_it_stops() {
    has(
        &shown("api://orders"),
        &[
            r#"<section id="does" data-accepted="false""#,
            "<p>It refuses the token at check 2 of 3, “Audience”.</p>",
            "<p>No key was given: all of this holds only if the signature fits.</p>",
            "<p>It stops there and looks no further. Wrong as well: “Time”.</p>",
            r#"<div id="rejection" data-code="S1"><div class="copyable"><span class="copyable-label">AudienceException</span><pre class="exact"><bdi dir="ltr" class="exact">no &lt;aud&gt;</bdi>"#,
            r#"<p>The client sees <strong>HTTP 401</strong></p>"#,
            r#"<span class="copyable-label">WWW-Authenticate</span>"#,
            r#"<li data-check="signature" data-state="not-checked"><span aria-hidden="true" class="sign">?</span><span>The signature must fit.</span><span data-state="not-checked" class="state">not checked: no key</span></li>"#,
            r#"<span data-state="failed" class="state">refused; it stops here</span>"#,
            r#"<li data-check="lifetime" data-state="not-reached">"#,
        ],
    );
}

#[test]
fn what_is_not_looked_at_is_told_all_the_same() {
    has(
        &shown("api://other"),
        &[
            r#"data-accepted="true""#,
            "<p>It takes the token.</p>",
            "<p>It does not see everything. Wrong all the same, as far as was filled in: “Time”.</p>",
        ],
    );
}

#[test]
fn a_cell_that_differs_says_so() {
    has(
        &shown("api://orders"),
        &[
            r#"<th role="columnheader" scope="col">There</th>"#,
            r#"<td role="cell" data-cell="same"><span aria-hidden="true" class="place">Here</span><bdi dir="ltr" class="exact">api://orders</bdi></td>"#,
            r#"<bdi dir="ltr" class="exact">api://other</bdi><strong>≠ differs</strong>"#,
            r#"data-cell="unknown"><span aria-hidden="true" class="place">Token</span><em>? not told</em>"#,
            "<em>– has no place here</em>",
        ],
    );
}

#[test]
fn the_reference_is_made_of_the_profile() {
    has(
        &render(|| simulated(&STRICT)),
        &[
            "<summary>What is simulated: Strict 8.2.0</summary>",
            "Takes one audience. Its source was read.",
            r#"<li>Audience: The audience must be the one.<p class="source">strict L3</p></li>"#,
            r#"<li class="source">strict src/lib.rs L1</li>"#,
        ],
    );
}

/// A token for `api://other` that is over, and `Strict` with this audience.
fn shown(audience: &'static str) -> String {
    render(move || {
        let claims = format!(r#"{{"aud":"api://other","exp":{}}}"#, NOW - 3_600);
        let header = encode(br#"{"alg":"RS256"}"#);
        let mut settings = Settings::default();
        settings.set(Kind::Audience, audience);
        let case = Case {
            input: format!("{header}.{}.c2ln", encode(claims.as_bytes())),
            validator: &STRICT,
            settings,
            now: NOW,
            ..Case::default()
        };
        does(&diagnose(&case), &case)
    })
}
