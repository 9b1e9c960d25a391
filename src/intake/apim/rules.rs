//! What goes wrong in policies that look at tokens, in words.

use crate::catalogue::prose;
use crate::intake::Rule;

/// The managed identity's token is looked at.
pub(super) static IDENTITY_FIRST: Rule = Rule {
    code: "identity-before-validation",
    title: prose("{1} looks at the token of the managed identity, not at the caller's."),
    body: prose(
        "{0} stands before it and puts a token for {2} into Authorization. Its issuer and its audience are those of the backend's token, whatever the caller sent. Adding them to the policy lets every caller through. Move {1} up, or have the token put into a variable with output-token-variable-name and set the header after the check.",
    ),
    source: prose(
        "azure-docs articles/api-management/authentication-managed-identity-policy.md (output-token-variable-name); learn.microsoft.com/answers/questions/1064084",
    ),
};

/// Another text is looked at.
pub(super) static HEADER_FIRST: Rule = Rule {
    code: "header-before-validation",
    title: prose("{0} looks at what set-header has put into Authorization."),
    body: prose(
        "What the caller sent is gone by then. Where that is not meant, move the check up.",
    ),
    source: prose(
        "azure-docs articles/api-management/set-header-policy.md (exists-action); api-management-howto-policies.md (order)",
    ),
};

/// A narrower scope does not take in the wider one.
pub(super) static NO_BASE: Rule = Rule {
    code: "no-base",
    title: prose("A narrower scope has no <base />, and so {0} does not run for it."),
    body: prose(
        "What a wider scope does runs only where <base /> stands in the same section of the narrower one. Nothing warns of it. Put <base /> first in inbound.",
    ),
    source: prose(
        "azure-docs articles/api-management/set-edit-policies.md (base); Azure/PSRule.Rules.Azure docs/en/rules/Azure.APIM.PolicyBase.md",
    ),
};

/// Tokens for any API are accepted.
pub(super) static NO_AUDIENCE: Rule = Rule {
    code: "no-audience",
    title: prose("{0} asks for no audience."),
    body: prose(
        "A token gets through for whichever API it was made. List the audiences of this API in audiences.",
    ),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md (audiences); RFC 8725 section 3.9",
    ),
};

/// Nothing says by which key tokens are signed.
pub(super) static NO_KEY: Rule = Rule {
    code: "no-signing-key",
    title: prose("validate-jwt has no key to check signatures with."),
    body: prose(
        "Neither openid-config nor issuer-signing-keys is there. Give the address of the provider's metadata in openid-config.",
    ),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md (openid-config, issuer-signing-keys)",
    ),
};

/// The issuer is of the other version than the document.
pub(super) static OTHER_VERSION: Rule = Rule {
    code: "issuer-other-version",
    title: prose(
        "The issuer {0} is one of version {1}; the document in openid-config is that of version {2}.",
    ),
    body: prose(
        "Issuers count beside those of the documents, so that tokens of both versions get through here. Where the second was added against IDX10205, ask first why the token has that version: the registration of the API decides it, or another policy has put another token there.",
    ),
    source: prose(
        "MicrosoftDocs/azure-docs#12552; entra-docs docs/identity-platform/reference-microsoft-graph-app-manifest.md (requestedAccessTokenVersion); inferred: that both count",
    ),
};

/// The issuer is another tenant's than the document.
pub(super) static OTHER_TENANT: Rule = Rule {
    code: "issuer-other-tenant",
    title: prose("The issuer {0} belongs to another tenant than the document in openid-config."),
    body: prose(
        "Issuers count beside those of the documents: tokens of both tenants get through. Where only one is meant, take the other out.",
    ),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md (openid-config, issuers); inferred: that both count",
    ),
};

/// The address is not that of a document.
pub(super) static NO_DOCUMENT: Rule = Rule {
    code: "openid-config-no-document",
    title: prose("The address {0} in openid-config is not that of a metadata document."),
    body: prose(
        "It should end in /.well-known/openid-configuration. API Management fetches what stands there and needs issuer and jwks_uri in it.",
    ),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md (openid-config); OpenID Connect Discovery 1.0 section 4",
    ),
};

/// Several values in one element.
pub(super) static SEVERAL: Rule = Rule {
    code: "several-in-one",
    title: prose("{0} holds several values in one element."),
    body: prose("It is compared as one text. Give each value an element of its own."),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md (audiences, issuers, required-claims)",
    ),
};

/// A blank inside a value.
pub(super) static BLANK_INSIDE: Rule = Rule {
    code: "blank-inside",
    title: prose("A blank stands inside the value of {0}."),
    body: prose(
        "Audiences, issuers and ids are compared character for character. None has a blank.",
    ),
    source: prose("azure-docs articles/api-management/validate-jwt-policy.md (audiences, issuers)"),
};

/// `aud` must be several things at once.
pub(super) static ALL_AUDIENCES: Rule = Rule {
    code: "aud-all",
    title: prose("The claim aud has to hold all of {0} values at once."),
    body: prose(
        "match is all where nothing else is set, and an access token of Microsoft Entra ID has a single audience. Write match=\"any\", or list the values in audiences.",
    ),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md (claim attributes); entra-docs docs/identity-platform/access-token-claims-reference.md (aud)",
    ),
};

/// Scopes are compared as one text.
pub(super) static NO_SEPARATOR: Rule = Rule {
    code: "scp-no-separator",
    title: prose("The claim {0} is compared as one text."),
    body: prose(
        "A token with several scopes has them in one text with blanks between, which is then none of the values. Add separator=\" \" to the claim.",
    ),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md (separator); entra-docs docs/identity-platform/access-token-claims-reference.md (scp)",
    ),
};

/// The word before the token stays in.
pub(super) static BEARER_IN_VALUE: Rule = Rule {
    code: "token-value-bearer",
    title: prose("token-value returns the whole header, with Bearer in front."),
    body: prose(
        "It must be the bare token. Take header-name=\"Authorization\" instead, or the part behind the blank: .Split(' ').Last().",
    ),
    source: prose("azure-docs articles/api-management/validate-jwt-policy.md (token-value)"),
};

/// Nothing says where the token is.
pub(super) static NO_PLACE: Rule = Rule {
    code: "no-token-place",
    title: prose("validate-jwt does not say where the token is."),
    body: prose(
        "One of header-name, query-parameter-name and token-value must be set. Usual is header-name=\"Authorization\".",
    ),
    source: prose("azure-docs articles/api-management/validate-jwt-policy.md (attributes)"),
};

/// More than one says where the token is.
pub(super) static TWO_PLACES: Rule = Rule {
    code: "two-token-places",
    title: prose("{0} takes the token from {1} places."),
    body: prose("Only one of header-name, query-parameter-name and token-value may be set."),
    source: prose("azure-docs articles/api-management/validate-jwt-policy.md (attributes)"),
};

/// The word is not asked for elsewhere.
pub(super) static SCHEME_IGNORED: Rule = Rule {
    code: "require-scheme-ignored",
    title: prose("require-scheme does nothing here."),
    body: prose("It counts only where the token comes from the header Authorization."),
    source: prose("azure-docs articles/api-management/validate-jwt-policy.md (require-scheme)"),
};

/// No tenant.
pub(super) static NO_TENANT: Rule = Rule {
    code: "no-tenant",
    title: prose("validate-azure-ad-token names no tenant."),
    body: prose("tenant-id is required: the id of the tenant, its domain, or organizations."),
    source: prose(
        "azure-docs articles/api-management/validate-azure-ad-token-policy.md (tenant-id)",
    ),
};

/// In a section where it cannot be.
pub(super) static WRONG_SECTION: Rule = Rule {
    code: "wrong-section",
    title: prose("{0} stands in {1}; it belongs in inbound."),
    body: prose(
        "A request is looked at before it goes on to the backend. Elsewhere the portal refuses it: Policy section is not allowed in the specified scope.",
    ),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md (Policy sections: inbound); MicrosoftDocs/azure-docs#111058 (the message)",
    ),
};

/// A name that is nearly another.
pub(super) static ELEMENT_UNKNOWN: Rule = Rule {
    code: "element-unknown",
    title: prose("No element is called {0}; {1} is."),
    body: prose(
        "Names count to the letter. API Management does not save a policy with an element that it does not know.",
    ),
    source: prose(
        "azure-docs articles/api-management/set-edit-policies.md; MicrosoftDocs/azure-docs.fr-fr#741 (a policy that is refused)",
    ),
};

/// A name that is known elsewhere, or nowhere.
pub(super) static PART_UNKNOWN: Rule = Rule {
    code: "element-elsewhere",
    title: prose("{0} has no place in {1}."),
    body: prose(
        "API Management does not save a policy with an element in a place where it does not belong. What it should do needs another element, or is done by another policy.",
    ),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md, validate-azure-ad-token-policy.md (elements); MicrosoftDocs/azure-docs.fr-fr#741 (a policy that is refused)",
    ),
};

/// An item without its list.
pub(super) static NO_LIST: Rule = Rule {
    code: "element-without-list",
    title: prose("{0} must stand inside {1}."),
    body: prose(
        "API Management does not save a policy with an element in a place where it does not belong.",
    ),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md (policy statement); MicrosoftDocs/azure-docs.fr-fr#741 (a policy that is refused)",
    ),
};

/// Elements in another order.
pub(super) static PART_ORDER: Rule = Rule {
    code: "element-order",
    title: prose("{0} must stand before {1} in {2}."),
    body: prose(
        "The elements have a fixed order, and API Management does not save a policy that has another: it speaks of an invalid child element.",
    ),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md (policy statement); MicrosoftDocs/azure-docs.fr-fr#741 (The element 'validate-jwt' has invalid child element)",
    ),
};

/// An attribute that is nearly another.
pub(super) static ATTRIBUTE_UNKNOWN: Rule = Rule {
    code: "attribute-unknown",
    title: prose("No attribute is called {0}; {1} is."),
    body: prose("Names count to the letter."),
    source: prose(
        "azure-docs articles/api-management/validate-jwt-policy.md, validate-azure-ad-token-policy.md (attributes)",
    ),
};
