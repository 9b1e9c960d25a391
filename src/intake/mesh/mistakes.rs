//! What goes wrong in the settings of meshes and clusters.

use crate::catalogue::prose;
use crate::document::{Node, Text};
use crate::intake::mistakes::mistake;
use crate::intake::{Mistake, Rule};
use crate::issuer::entra::EntraIssuer;
use crate::issuer::{Evidence, recognise};
use crate::token::span::Span;

/// No audience in a provider of Envoy.
pub(super) static ANY_AUDIENCE: Rule = Rule {
    code: "mesh-any-audience",
    title: prose("Tokens of {0} are taken whatever their audience is."),
    body: prose(
        "Without audiences the claim aud is not looked at. A token that the same issuer made for any other API gets through. List the audiences of this one.",
    ),
    source: prose(
        "envoyproxy/envoy source/common/jwt/check_audience.cc; istio/istio pilot/pkg/security/authn/policy_applier.go; RFC 8725 section 3.9",
    ),
};

/// No audience at the API server.
pub(super) static NO_AUDIENCE: Rule = Rule {
    code: "kubernetes-no-audience",
    title: prose("The issuer {0} has no audiences."),
    body: prose("At least one is required; without it the API server does not take the file."),
    source: prose(
        "kubernetes/apiserver 24a394e5 pkg/apis/apiserver/validation/validation.go, validateAudiences",
    ),
};

/// Several audiences and no policy.
pub(super) static MATCH_POLICY: Rule = Rule {
    code: "kubernetes-match-policy",
    title: prose("Several audiences need audienceMatchPolicy: MatchAny."),
    body: prose(
        "With more than one audience the API server wants to be told how they are compared, and MatchAny is all there is. Without it the file is refused.",
    ),
    source: prose(
        "kubernetes/apiserver 24a394e5 pkg/apis/apiserver/validation/validation.go, validateAudiences",
    ),
};

/// An issuer without TLS.
pub(super) static NOT_HTTPS: Rule = Rule {
    code: "kubernetes-not-https",
    title: prose("The issuer {0} does not begin with https://."),
    body: prose("The API server takes no other, and does not start with this one."),
    source: prose(
        "kubernetes/apiserver 24a394e5 pkg/apis/apiserver/validation/validation.go, validateURL",
    ),
};

/// One issuer twice.
pub(super) static ISSUER_TWICE: Rule = Rule {
    code: "kubernetes-issuer-twice",
    title: prose("The issuer {0} stands there twice."),
    body: prose(
        "Each issuer may have one entry. List all of its audiences there, with audienceMatchPolicy: MatchAny.",
    ),
    source: prose(
        "kubernetes/apiserver 24a394e5 pkg/apis/apiserver/validation/validation.go, ValidateAuthenticationConfiguration",
    ),
};

/// A user without a name.
pub(super) static NO_USERNAME: Rule = Rule {
    code: "kubernetes-no-username",
    title: prose("Nothing tells how the user of {0} is called."),
    body: prose(
        "claimMappings.username needs a claim or an expression. The flags have sub for a default; a file has none.",
    ),
    source: prose(
        "kubernetes/apiserver 24a394e5 pkg/apis/apiserver/validation/validation.go, validatePrefixClaimOrExpression",
    ),
};

/// A claim without a prefix.
pub(super) static NO_PREFIX: Rule = Rule {
    code: "kubernetes-no-prefix",
    title: prose("The claim {0} has no prefix beside it."),
    body: prose(
        "Where a claim is named the prefix must be there, even if it is empty: prefix: \"\". Without it the file is refused.",
    ),
    source: prose(
        "kubernetes/apiserver 24a394e5 pkg/apis/apiserver/validation/validation.go, validatePrefixClaimOrExpression",
    ),
};

/// A rule with both a claim and an expression.
pub(super) static CLAIM_AND_EXPRESSION: Rule = Rule {
    code: "kubernetes-claim-and-expression",
    title: prose("The claim {0} and an expression stand in one place."),
    body: prose("Only one of them may be set; with both the file is refused."),
    source: prose(
        "kubernetes/apiserver 24a394e5 pkg/apis/apiserver/validation/validation.go, validateClaimValidationRules and validatePrefixClaimOrExpression",
    ),
};

/// One flag of two that belong together.
pub(super) static FLAG_ALONE: Rule = Rule {
    code: "kubernetes-flag-alone",
    title: prose("{0} stands there without {1}."),
    body: prose("The API server takes tokens of an issuer only where both are set."),
    source: prose(
        "kubernetes/kubernetes pkg/kubeapiserver/options/authentication.go (oidc-issuer-url and oidc-client-id must be specified together)",
    ),
};

/// Nothing asks for a token.
pub(super) static TOKEN_OPTIONAL: Rule = Rule {
    code: "istio-token-optional",
    title: prose("Requests without a token get through."),
    body: prose(
        "RequestAuthentication refuses a wrong token, and lets a request without one pass. What asks for a token is an AuthorizationPolicy with requestPrincipals; none is among what was pasted.",
    ),
    source: prose(
        "istio/istio pilot/pkg/security/authn/policy_applier.go (allow_missing beside every provider); istio/api security/v1beta1/request_authentication.proto",
    ),
};

/// A principal whose issuer differs by a slash.
pub(super) static PRINCIPAL_SLASH: Rule = Rule {
    code: "istio-principal-slash",
    title: prose("{0} names the issuer {1}; the rule has {2}."),
    body: prose(
        "What stands before the last slash is the issuer, compared as it stands. An issuer that ends in a slash makes two of them: https://issuer.example//*.",
    ),
    source: prose(
        "istio/istio 0098d99f pilot/pkg/security/authz/model/generator.go, requestPrincipalGenerator",
    ),
};

/// A provider that no rule names.
pub(super) static UNUSED: Rule = Rule {
    code: "envoy-provider-unused",
    title: prose("No rule asks for the provider {0}."),
    body: prose(
        "A provider only says how a token is checked. Whether one is asked for, rules say; a request that none of them fits goes through without a token.",
    ),
    source: prose(
        "envoyproxy/envoy api/envoy/extensions/filters/http/jwt_authn/v3/config.proto (rules)",
    ),
};

/// An issuer whose last slash is one too many, or missing.
static SLASH: Rule = Rule {
    code: "issuer-last-slash",
    title: prose("The issuer {0} should be {1}."),
    body: prose(
        "That is how {2} writes it in its metadata and in its tokens. Issuers are compared character for character, the last slash included.",
    ),
    source: prose("OpenID Connect Discovery 1.0 section 4.3; RFC 7519 section 4.1.1"),
};

/// What is wrong with the last character of an issuer. Issuers of Entra are looked at elsewhere.
pub(super) fn slash(issuer: Text<'_>) -> Option<Mistake> {
    let own = issuer.text;
    let known = |issuer: &str| recognise(issuer, &|_| None);
    if own.is_empty() || EntraIssuer::parse(own).is_some() || known(own).is_some() {
        return None;
    }
    let other = match own.strip_suffix('/') {
        Some(without) => without.to_owned(),
        None => [own, "/"].concat(),
    };
    let provider = known(&other)
        .filter(|known| known.evidence != Evidence::Claims)?
        .provider;
    Some(mistake(&SLASH, issuer.span, &[own, &other, provider.name]))
}

/// Where a mistake is shown that is about something that is not there: at its neighbour.
pub(super) fn beside(node: &Node, names: &[&str]) -> Span {
    let found = names.iter().find_map(|name| node.get(name));
    found.map_or(node.span, |found| found.span)
}
