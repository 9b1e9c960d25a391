//! A change on one side, with the patch that proves it.

use super::case::Case;
use super::gate::{Gate, GateName, State};
use super::patch::Patch;
use crate::catalogue::Prose;
use crate::validators::RequiredClaim;

/// A change that lets a gate pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The gate that it is for.
    pub gate: GateName,
    /// What to do.
    pub advice: Advice,
    /// The change made to the case.
    pub patch: Patch,
    /// What the case says with the change made.
    pub proof: Proof,
}

/// Who has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Whoever asks for the token.
    Client,
    /// Whoever validates it.
    Api,
    /// Whoever registers the API with the identity provider.
    Registration,
}

impl Side {
    /// Stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Api => "api",
            Self::Registration => "registration",
        }
    }
}

/// What the patched case was diagnosed as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The gate's state with the change made.
    pub state: State,
    /// Gates that still fail then.
    pub still_failing: Vec<GateName>,
}

impl Proof {
    /// Whether the change turns the gate.
    pub fn holds(&self) -> bool {
        self.state == State::Passed
    }
}

/// What to do, with the values that the sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Ask for a token for this API.
    AskForScope {
        /// What to ask for; `None` where only the API's own documentation knows.
        scope: Option<String>,
        /// The audiences of which the token will carry one.
        audiences: Vec<String>,
    },
    /// Send the access token of the same answer instead of the ID token.
    SendAccessToken {
        /// What to ask for, where it is known.
        scope: Option<String>,
    },
    /// Ask for a JWT instead of this secret.
    AskForJwt {
        /// What to ask for, where it is known.
        scope: Option<String>,
    },
    /// Copy the whole token, unchanged.
    CopyWhole,
    /// Encode as RFC 7515 says.
    EncodeCanonically,
    /// Get a fresh token.
    Renew,
    /// Set the clock right or wait.
    MendClock {
        /// How far off, in seconds.
        seconds: i64,
    },
    /// Ask for a token that is signed.
    AskForSigned,
    /// Sign in at another tenant.
    UseTenant {
        /// The authority to use.
        authority: String,
    },
    /// Use the identity provider that the API trusts.
    UseIssuer {
        /// The issuer.
        issuer: String,
    },
    /// Ask for this scope as well.
    AskForPermission {
        /// The scope.
        scope: String,
    },
    /// Call with an application that may.
    UseCaller {
        /// Its client id.
        caller: String,
    },
    /// The issuer must write the claim as RFC 7519 says.
    MendClaim {
        /// Which.
        claim: &'static str,
        /// A value that works, as JSON.
        value: String,
    },
    /// Let the API accept this audience too.
    AcceptAudience {
        /// The audience.
        audience: String,
        /// Whether it names another API, so that accepting it would be a hole.
        foreign: bool,
    },
    /// Correct the expected audience.
    CorrectAudience {
        /// As it is set; empty where nothing is.
        from: String,
        /// As it should be.
        to: String,
    },
    /// Compare `client_id` instead, as this issuer writes no `aud` (Cognito).
    CompareClientId {
        /// The value of `client_id`.
        client_id: String,
    },
    /// Correct what the policy asks of a claim.
    CorrectClaim {
        /// As it should be.
        claim: RequiredClaim,
        /// Whether something else is accepted then.
        loosens: bool,
    },
    /// Let the API accept this issuer too.
    AcceptIssuer {
        /// The issuer.
        issuer: String,
        /// Its metadata document, where it is known.
        metadata: Option<String>,
        /// Whether it is another tenant or provider.
        foreign: bool,
    },
    /// Correct the expected issuer.
    CorrectIssuer {
        /// As it should be.
        to: String,
    },
    /// Let the validator run before the policy that replaces the token.
    ValidateFirst {
        /// The policy.
        policy: &'static str,
    },
    /// Allow for more clock difference.
    WidenSkew {
        /// Seconds that would do.
        seconds: i64,
    },
    /// Let this application call.
    AllowCaller {
        /// Its client id.
        caller: String,
    },
    /// Accept this algorithm too.
    AcceptAlgorithm {
        /// The algorithm.
        algorithm: String,
    },
    /// Expect this `typ`.
    ExpectType {
        /// As in the header.
        token_type: String,
    },
    /// Let the identity provider write a claim.
    AddClaim {
        /// The claim.
        claim: String,
    },
    /// Change the version of access tokens in the API's registration.
    RequestVersion {
        /// 1 or 2.
        version: u8,
    },
    /// Add an audience mapper (Keycloak).
    AddAudienceMapper {
        /// The audience to add.
        audience: String,
    },
    /// Grant an app role and consent to it.
    GrantRole {
        /// The role.
        role: String,
    },
    /// Expose the scope, add it to the client's permissions and consent to it.
    GrantScope {
        /// The scope.
        scope: String,
    },
    /// Put the right value in one of the places where it stands.
    SetPlace {
        /// Who can.
        side: Side,
        /// What to do, in a sentence; `{0}` stands for the value.
        what: Prose,
        /// The place, as it is named there.
        place: Prose,
        /// What must stand there; empty where there is nothing to write.
        value: String,
        /// How to get there and what to do afterwards, a paragraph each.
        steps: &'static [Prose],
        /// Where that is written down.
        source: Prose,
    },
}

impl Advice {
    /// Who has to act.
    pub fn side(&self) -> Side {
        match self {
            Self::AskForScope { .. }
            | Self::SendAccessToken { .. }
            | Self::AskForJwt { .. }
            | Self::CopyWhole
            | Self::EncodeCanonically
            | Self::Renew
            | Self::AskForSigned
            | Self::UseTenant { .. }
            | Self::UseIssuer { .. }
            | Self::AskForPermission { .. }
            | Self::UseCaller { .. } => Side::Client,
            Self::AcceptAudience { .. }
            | Self::CorrectAudience { .. }
            | Self::CompareClientId { .. }
            | Self::CorrectClaim { .. }
            | Self::AcceptIssuer { .. }
            | Self::CorrectIssuer { .. }
            | Self::WidenSkew { .. }
            | Self::ValidateFirst { .. }
            | Self::AllowCaller { .. }
            | Self::AcceptAlgorithm { .. }
            | Self::ExpectType { .. }
            | Self::MendClock { .. } => Side::Api,
            Self::RequestVersion { .. }
            | Self::AddAudienceMapper { .. }
            | Self::AddClaim { .. }
            | Self::GrantRole { .. }
            | Self::GrantScope { .. }
            | Self::MendClaim { .. } => Side::Registration,
            Self::SetPlace { side, .. } => *side,
        }
    }

    /// Stable, kebab-case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AskForScope { .. } => "ask-for-scope",
            Self::SendAccessToken { .. } => "send-access-token",
            Self::AskForJwt { .. } => "ask-for-jwt",
            Self::CopyWhole => "copy-whole",
            Self::EncodeCanonically => "encode-canonically",
            Self::Renew => "renew",
            Self::MendClock { .. } => "mend-clock",
            Self::AskForSigned => "ask-for-signed",
            Self::UseTenant { .. } => "use-tenant",
            Self::UseIssuer { .. } => "use-issuer",
            Self::AskForPermission { .. } => "ask-for-permission",
            Self::UseCaller { .. } => "use-caller",
            Self::MendClaim { .. } => "mend-claim",
            Self::AcceptAudience { .. } => "accept-audience",
            Self::CorrectAudience { .. } => "correct-audience",
            Self::CompareClientId { .. } => "compare-client-id",
            Self::CorrectClaim { .. } => "correct-claim",
            Self::AcceptIssuer { .. } => "accept-issuer",
            Self::CorrectIssuer { .. } => "correct-issuer",
            Self::ValidateFirst { .. } => "validate-first",
            Self::WidenSkew { .. } => "widen-skew",
            Self::AllowCaller { .. } => "allow-caller",
            Self::AcceptAlgorithm { .. } => "accept-algorithm",
            Self::ExpectType { .. } => "expect-type",
            Self::RequestVersion { .. } => "request-version",
            Self::AddAudienceMapper { .. } => "add-audience-mapper",
            Self::AddClaim { .. } => "add-claim",
            Self::GrantRole { .. } => "grant-role",
            Self::GrantScope { .. } => "grant-scope",
            Self::SetPlace { .. } => "set-place",
        }
    }
}

/// A fix that is not proved yet.
pub(super) struct Candidate {
    pub gate: GateName,
    pub advice: Advice,
    pub patch: Patch,
}

/// Makes the change and asks all gates again.
pub(super) fn prove(candidate: Candidate, case: &Case, ask: impl Fn(&Case) -> Vec<Gate>) -> Fix {
    let Candidate {
        gate,
        advice,
        patch,
    } = candidate;
    let gates = ask(&patch.apply(case));
    let state = gates
        .iter()
        .find(|own| own.name == gate)
        .map_or(State::NotChecked, |own| own.outcome.state());
    let failing = gates
        .iter()
        .filter(|own| own.outcome.state() == State::Failed);
    let proof = Proof {
        state,
        still_failing: failing.map(|own| own.name).collect(),
    };
    Fix {
        gate,
        advice,
        patch,
        proof,
    }
}
