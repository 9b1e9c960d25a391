// The tokens that record.js asks about: one that is taken, and what is changed in it.
"use strict";

/** 2026-11-22 00:00:00 UTC. */
const NOW = 1795305600;
const SKEW = 300;

const TENANT = "aaaabbbb-0000-cccc-1111-dddd2222eeee";
const CLIENT = "00001111-aaaa-2222-bbbb-3333cccc4444";
const LOGIN = "https://login.microsoftonline.com";
const V1 = `https://sts.windows.net/${TENANT}/`;
const V2 = `${LOGIN}/${TENANT}/v2.0`;
const OPENID = ".well-known/openid-configuration";
const COMMON = `${LOGIN}/common/v2.0/${OPENID}`;
const ORGANIZATIONS = `${LOGIN}/organizations/v2.0/${OPENID}`;
const B2C = `https://contoso.b2clogin.com/contoso.onmicrosoft.com/v2.0/${OPENID}`;

/** The issuers in the metadata at these addresses. */
const PUBLISHED = {
  [`${V2}/${OPENID}`]: V2,
  [`${LOGIN}/${TENANT}/${OPENID}`]: V1,
  [COMMON]: `${LOGIN}/{tenantid}/v2.0`,
  [ORGANIZATIONS]: `${LOGIN}/{tenantid}/v2.0`,
};

const SETTINGS = {
  identityMetadata: `${V2}/${OPENID}`,
  clientID: CLIENT,
  loggingNoPII: false,
  "Signing key": "fits",
};
const HEADER = { typ: "JWT", alg: "RS256", kid: "key-1" };
const CLAIMS = {
  aud: CLIENT,
  iss: V2,
  nbf: NOW - 600,
  exp: NOW + 3000,
  scp: "orders.read orders.write",
  tid: TENANT,
  ver: "2.0",
};

const CASES = [];

/** `undefined` takes a member away; a text stands for all of them. */
function add(name, { settings, header, claims, token = "{header}.{claims}.{signature}" } = {}) {
  const changed = (all, some) => (typeof some === "string" ? some : { ...all, ...some });
  const one = { settings: { ...SETTINGS, ...settings }, header: changed(HEADER, header) };
  CASES.push({ name, ...one, claims: changed(CLAIMS, claims), token });
}

const claims = (name, some, settings) => add(name, { claims: some, settings });
const header = (name, some, settings) => add(name, { header: some, settings });
const hidden = { loggingNoPII: true };

add("as it is wanted");
add("as it is wanted, reasons hidden", { settings: hidden });

// The form
add("empty", { token: "" });
add("a word", { token: "abc" });
add("a word, reasons hidden", { token: "abc", settings: hidden });
add("two parts", { token: "{header}.{claims}" });
add("four parts", { token: "{header}.{claims}.{signature}.more" });
add("five parts", { token: "{header}..{claims}.{signature}.dGFn" });
add("padding", { token: "{header}.{claims}.{signature}=" });
add("alphabet of base64", { token: "{header}.{claims}.{signature}+/" });
add("stray bits at the end of a part", { token: "{header}.eyJpc3MiOiIifR.{signature}" });
add("no claims", { token: "{header}..{signature}" });
add("no signature", { token: "{header}.{claims}." });
add("no signature, reasons hidden", { token: "{header}.{claims}.", settings: hidden });
header("header is no JSON", '{"typ":"JWT","alg":"RS256",');
header("header is null", "null");
header("header is 0", "0");
header("header is a number", "7");
header("header is a list", "[]");
claims("claims are no JSON", '{"aud":');
claims("claims are null", "null");
claims("claims are null, reasons hidden", "null", hidden);
claims("claims are false", "false");
claims("claims are 0", "0");
claims("claims are an empty text", '""');
claims("claims are a number", "7");
claims("claims are a list", "[]");
claims("a byte order mark", `\ufeff${JSON.stringify(CLAIMS)}`);
claims("a control character in a text", `{"iss":"a\tb"}`);
claims("half of a surrogate pair", JSON.stringify(CLAIMS).replace('"ver"', '"\\ud800":1,"ver"'));
claims("the last of duplicates counts", JSON.stringify(CLAIMS).replace("}", ',"aud":"api://orders"}'));
add("bytes that are not UTF-8", { token: "{header}.eyJpc3MiOiL_In0.{signature}" });
add("null in claims, another alg", { claims: "null", header: { alg: "none" } });

// The header
header("no kid", { kid: undefined });
header("no kid, reasons hidden", { kid: undefined }, hidden);
header("kid is empty", { kid: "" });
header("kid is a number", { kid: 7 });
header("x5t alone", { kid: undefined, x5t: "key-1" });
header("x5t before kid", { x5t: "key-1", kid: "key-9" });
header("x5t is empty", { x5t: "" });
header("x5t is a number", { x5t: 7 });
header("x5t is null", { x5t: null });
header("x5t is a list", { x5t: ["key-1"] });
header("another kid in the metadata", {}, { "Signing key": "no key with this kid" });
header("no keys in the metadata", {}, { "Signing key": "no keys" });
header("wrong signature", {}, { "Signing key": "wrong signature" });
header("wrong signature, reasons hidden", {}, { "Signing key": "wrong signature", ...hidden });
header("alg is none", { alg: "none" });
header("alg is none, no signature", { alg: "none" });
CASES.at(-1).token = "{header}.{claims}.";
header("alg is missing", { alg: undefined });
header("alg in lower case", { alg: "rs256" });
header("another alg", { alg: "PS256" });
const PS256 = { id_token_signing_alg_values_supported: ["RS256", "PS256"] };
header("another alg that is in the metadata", { alg: "PS256" }, PS256);
header("typ is at+jwt", { typ: "at+jwt" });
header("typ is jwt", { typ: "jwt" });
header("typ is missing", { typ: undefined });
header("typ is missing, claims are cut", { typ: undefined });
CASES.at(-1).claims = '{"aud":';
header("typ is missing, validateIssuer off", { typ: undefined }, { validateIssuer: false });

// Audience
for (const [name, aud] of [
  ["spn: before it", `spn:${CLIENT}`],
  ["a list of one", [CLIENT]],
  ["missing", undefined],
  ["null", null],
  ["an empty list", []],
  ["a number", 7],
  ["a list in a list", [[CLIENT]]],
  ["another one", "api://orders"],
  ["api:// before it", `api://${CLIENT}`],
  ["in capitals", CLIENT.toUpperCase()],
  ["a blank after it", `${CLIENT} `],
  ["several", [CLIENT, "api://orders"]],
  ["the same twice", [CLIENT, CLIENT]],
]) {
  claims(`aud: ${name}`, { aud });
}
claims("aud: another one, reasons hidden", { aud: "api://orders" }, hidden);
const many = { allowMultiAudiencesInToken: true };
claims("several are allowed", { aud: [CLIENT, "api://orders"] }, many);
claims("several are allowed, azp", { aud: [CLIENT, "api://orders"], azp: CLIENT }, many);
claims("several are allowed, azp is null", { aud: [CLIENT, "api://orders"], azp: null }, many);
claims("several are allowed, none fits", { aud: ["a", "b"] }, many);
claims("several are allowed, one is there", { aud: [CLIENT] }, many);
const orders = { audience: "api://orders" };
claims("audience: it fits", { aud: "api://orders" }, orders);
claims("audience: spn: before it", { aud: "spn:api://orders" }, orders);
claims("audience: a slash", { aud: "api://orders/" }, orders);
claims("audience: the client id", {}, orders);
claims("audience: one of a list", { aud: "api://orders" }, { audience: ["a", "api://orders"] });
claims("audience: a blank", { aud: "api://orders" }, { audience: [" api://orders"] });
claims("audience: an empty list", {}, { audience: [] });
claims("audience: an empty list, reasons hidden", {}, { audience: [], ...hidden });
add("audience: an empty list, no signature", { token: "{header}.{claims}.", settings: { audience: [] } });

// Issuer
const v1 = { identityMetadata: `${LOGIN}/${TENANT}/${OPENID}` };
claims("version 1.0, metadata of 1.0", { iss: V1 }, v1);
claims("version 1.0, metadata of 2.0", { iss: V1 });
claims("version 2.0, metadata of 1.0", {}, v1);
claims("iss with a slash", { iss: `${V2}/` });
claims("iss in capitals", { iss: V2.toUpperCase() });
claims("iss is missing", { iss: undefined });
claims("iss is empty", { iss: "" });
claims("iss is a number", { iss: 7 });
claims("validateIssuer off", { iss: V1 }, { validateIssuer: false });
claims("validateIssuer off, iss is missing", { iss: undefined }, { validateIssuer: false });
claims("validateIssuer off, another issuer", {}, { validateIssuer: false, issuer: V1 });
claims("issuer: it fits", { iss: V1 }, { issuer: V1 });
claims("issuer: one of a list", { iss: V1 }, { issuer: [V2, V1] });
claims("issuer: not that of the metadata", {}, { issuer: V1 });
claims("issuer: an empty list", {}, { issuer: [] });
claims("organizations", {}, { identityMetadata: ORGANIZATIONS });
const common = { identityMetadata: COMMON };
claims("common", {}, common);
claims("common, reasons hidden", {}, { ...common, ...hidden });
add("common, a word", { token: "abc", settings: common });
claims("common, issuer", {}, { ...common, issuer: V2 });
claims("common, validateIssuer off", { iss: V1 }, { ...common, validateIssuer: false });
claims("common, tenantIdOrName", {}, { ...common, tenantIdOrName: TENANT });
claims("common, tenantIdOrName, version 1.0", { iss: V1 }, { ...common, tenantIdOrName: TENANT });
const other = { tenantIdOrName: "bbbbcccc-1111-dddd-2222-eeee3333ffff" };
claims("tenantIdOrName without common", {}, other);
const b2c = { identityMetadata: B2C, isB2C: true, "issuer in the metadata": "urn:b2c" };
claims("B2C", { iss: "urn:b2c" }, b2c);
claims("B2C, another issuer", {}, b2c);
claims("B2C, common", {}, { ...common, isB2C: true });
claims("B2C, common, issuer", {}, { ...common, isB2C: true, issuer: V2 });
claims("B2C, common, validateIssuer off", {}, { ...common, isB2C: true, validateIssuer: false });
claims("B2C, common, tenantIdOrName", {}, { ...common, isB2C: true, tenantIdOrName: TENANT });

// Lifetime
const raw = (name, text) => JSON.stringify({ ...CLAIMS, [name]: "?" }).replace('"?"', text);
for (const [name, text] of [
  ["a second before the skew ends", NOW - SKEW + 1],
  ["the second at which the skew ends", NOW - SKEW],
  ["half a second before the skew ends", `${NOW - SKEW}.5`],
  ["with a fraction of nothing", `${NOW - SKEW}.0`],
  ["with an exponent", "1.795308600e9"],
  ["more than fits", "1e400"],
  ["less than fits", "-1e400"],
  ["0", 0],
  ["null", "null"],
  ["true", "true"],
  ["a text", `"${NOW + 3000}"`],
  ["milliseconds", (NOW - 3000) * 1000],
]) {
  claims(`exp: ${name}`, raw("exp", `${text}`));
}
claims("exp: missing", { exp: undefined });
claims("exp: over, reasons hidden", { exp: NOW - SKEW }, hidden);
claims("clockSkew 1: in time", { exp: NOW }, { clockSkew: 1 });
claims("clockSkew 1: over", { exp: NOW - 1 }, { clockSkew: 1 });
claims("clockSkew 0 is 300: in time", { exp: NOW - SKEW + 1 }, { clockSkew: 0 });
claims("clockSkew 0 is 300: over", { exp: NOW - SKEW }, { clockSkew: 0 });
for (const [name, text] of [
  ["a second inside the skew", NOW + SKEW - 1],
  ["the second at which the skew begins", NOW + SKEW],
  ["half a second inside the skew", `${NOW + SKEW - 1}.5`],
  ["half a second outside the skew", `${NOW + SKEW}.5`],
  ["0", 0],
  ["a fraction of a second", "0.5"],
  ["0.0", "0.0"],
  ["less than 0", -5],
  ["null", "null"],
  ["false", "false"],
  ["true", "true"],
  ["a text", `"${NOW}"`],
  ["an empty text", '""'],
  ["an object", "{}"],
  ["that of exp", NOW + 3000],
  ["half a second before exp", `${NOW + 2999}.5`],
  ["after exp", NOW + 3001],
  ["more than fits", "1e400"],
]) {
  claims(`nbf: ${name}`, raw("nbf", `${text}`));
}
claims("nbf: missing", { nbf: undefined });
claims("nbf and exp in the same second", `{"aud":"${CLIENT}","iss":"${V2}","nbf":${NOW}.2,"exp":${NOW}.7}`);
claims("clockSkew 1: nbf", { nbf: NOW + 1 }, { clockSkew: 1 });

// Scope
const scope = { scope: ["orders.delete", "orders.read"] };
const none = { scope: ["orders.delete"] };
claims("scope: one of two", {}, scope);
claims("scope: none of them", {}, none);
claims("scope: none of them, reasons hidden", {}, { ...none, ...hidden });
claims("scope: in capitals", { scp: "Orders.Delete" }, none);
claims("scope: part of a name", { scp: "orders.delete.all" }, none);
claims("scope: several blanks", { scp: "  a   orders.delete " }, none);
claims("scope: a tab", { scp: "a\torders.delete" }, none);
claims("scope: only blanks", { scp: "  " }, none);
claims("scope: missing", { scp: undefined }, none);
claims("scope: missing, reasons hidden", { scp: undefined }, { ...none, ...hidden });
claims("scope: empty", { scp: "" }, none);
claims("scope: null", { scp: null }, none);
claims("scope: a list", { scp: ["orders.delete"] }, none);
claims("scope: a list, reasons hidden", { scp: ["orders.delete"] }, { ...none, ...hidden });
claims("scope: a list of nothing", { scp: [] }, none);
claims("scope: a number", { scp: 7 }, none);
claims("scope: 0", { scp: 0 }, none);
claims("scope: true", { scp: true }, none);
claims("scope: the claim scope", { scp: undefined, scope: "orders.delete" }, none);
claims("roles without scp", { scp: undefined, roles: ["orders.delete"] }, none);

module.exports = { CASES, NOW, PUBLISHED };
