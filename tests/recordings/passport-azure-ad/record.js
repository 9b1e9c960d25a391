// Asks passport-azure-ad about each token of cases.js, as an Express application would, and
// writes what it said to recorded.json. Nothing leaves this machine: the metadata is made here.
//
//   npm install --prefix DIR passport-azure-ad@4.3.0 passport@0.3.2
//   NODE_PATH=DIR/node_modules node tests/recordings/passport-azure-ad/record.js
//
// Once more for each version, in a DIR of its own; the versions that said the same are listed.
"use strict";

const crypto = require("crypto");
const fs = require("fs");
const http = require("http");
const path = require("path");

const { BearerStrategy } = require("passport-azure-ad");
const { Metadata } = require("passport-azure-ad/lib/metadata");
const { Passport } = require("passport");
const { CASES, NOW, PUBLISHED } = require("./cases");

Date.now = () => NOW * 1000;

const [own, other] = [1, 2].map(() => crypto.generateKeyPairSync("rsa", { modulusLength: 2048 }));
const { n, e } = own.publicKey.export({ format: "jwk" });

/** The token of a case, signed as its setting "Signing key" says. */
function tokenOf({ settings, header, claims, token }) {
  const part = (json) =>
    Buffer.from(typeof json === "string" ? json : JSON.stringify(json)).toString("base64url");
  const filled = token.replace("{header}", part(header)).replace("{claims}", part(claims));
  const signed = Buffer.from(filled.replace(/\.\{signature\}.*$/s, ""));
  const pss = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const key = (settings["Signing key"] === "wrong signature" ? other : own).privateKey;
  const signature = crypto.sign("sha256", signed, { key, ...(header.alg === "PS256" && pss) });
  return filled.replace("{signature}", signature.toString("base64url"));
}

/** The settings of a case as the library's options; some of them are the metadata's. */
function middleware(settings, tell) {
  const {
    "issuer in the metadata": issuer,
    id_token_signing_alg_values_supported: algorithms = ["RS256"],
    "Signing key": situation,
    tenantIdOrName,
    ...options
  } = settings;
  const policyName = options.isB2C ? "B2C_1_sign_in" : undefined;
  const strategy = new BearerStrategy({ ...options, policyName }, (claims, done) => done(null, claims));
  strategy.loadMetadata = ({ metadataURL }, next) => {
    const metadata = new Metadata(metadataURL, "oidc", strategy._options);
    const published = issuer ?? PUBLISHED[metadataURL.split("?")[0]];
    if (!published) throw new Error(`nothing is known of ${metadataURL}`);
    const kid = situation === "no key with this kid" ? "key-2" : "key-1";
    const keys = situation === "no keys" ? [] : [{ kty: "RSA", kid, n, e }];
    metadata.oidc = { issuer: published, algorithms, keys };
    next(null, metadata);
  };
  const { failWithLog } = strategy;
  strategy.failWithLog = function told(why) {
    tell(why.message ?? why);
    return failWithLog.call(this, why);
  };
  return new Passport().use(strategy).authenticate("oauth-bearer", { session: false, tenantIdOrName });
}

/** What the library logs, and what the client sees; or the error that ends the process. */
function ask(port, server, one) {
  return new Promise((resolve) => {
    const said = {};
    const authenticate = middleware(one.settings, (message) => (said.message = message));
    server.removeAllListeners("request").on("request", (req, res) => {
      authenticate(req, res, () => res.end("accepted"));
    });
    const headers = { authorization: `Bearer ${tokenOf(one)}` };
    const request = http.get({ port, host: "127.0.0.1", headers, agent: false }, (res) => {
      let body = "";
      res.on("data", (chunk) => (body += chunk));
      res.on("end", () => {
        const challenge = res.headers["www-authenticate"];
        resolve(res.statusCode === 200 ? body : { ...said, status: res.statusCode, challenge, body });
      });
    });
    request.on("error", () => {});
    process.removeAllListeners("uncaughtException").once("uncaughtException", (error) => {
      request.destroy();
      resolve({ uncaught: `${error.name}: ${error.message}` });
    });
  });
}

/** Adds this version to those that said the same, or starts anew if it says something else. */
function write(cases) {
  const file = path.join(__dirname, "recorded.json");
  const before = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file)) : { cases: [], by: [] };
  const version = (name) => require(`${name}/package.json`).version;
  const own = { "passport-azure-ad": version("passport-azure-ad"), passport: version("passport"), jws: version("jws") };
  const same = JSON.stringify(before.cases) === JSON.stringify(cases);
  const by = new Set([...(same ? before.by : []), own].map((one) => JSON.stringify(one)));
  const about = {
    library: "passport-azure-ad",
    command: "NODE_PATH=DIR/node_modules node tests/recordings/passport-azure-ad/record.js",
    now: NOW,
  };
  const lines = cases.map((one) => JSON.stringify(one)).join(",\n");
  const head = `${JSON.stringify(about).slice(0, -1)},\n"by":[${[...by].sort().join(",\n")}],`;
  fs.writeFileSync(file, `${head}\n"cases":[\n${lines}\n]}\n`);
}

const server = http.createServer().listen(0, "127.0.0.1", async () => {
  const cases = [];
  for (const one of CASES) {
    cases.push({ ...one, said: await ask(server.address().port, server, one) });
  }
  server.close();
  write(JSON.parse(JSON.stringify(cases)));
});
