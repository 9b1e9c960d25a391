// Verifications a second in this browser: by Audlens, by `jose`, and by WebCrypto itself.
//
// Audlens begins with the text of the key each time, as its page does. The other two get a key
// that was imported once. All verify one signature after the other.

import init, { verify } from './page.js';
import { compactVerify } from './jose/index.js';

/** How long one round takes at least, in milliseconds, and how many there are. */
const ROUND = 300;
const ROUNDS = 3;

const bytes = (text) => new TextEncoder().encode(text);
const decoded = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** What WebCrypto calls the algorithms: first to import a key, then to verify. */
const EC = (namedCurve, hash) => [{ name: 'ECDSA', namedCurve }, { name: 'ECDSA', hash }];
const SAME = (own) => [own, own];
const NAMES = {
  HS256: SAME({ name: 'HMAC', hash: 'SHA-256' }),
  RS256: SAME({ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }),
  PS256: SAME({ name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 }),
  ES256: EC('P-256', 'SHA-256'),
  ES384: EC('P-384', 'SHA-384'),
  ES512: EC('P-521', 'SHA-512'),
  Ed25519: SAME({ name: 'Ed25519' }),
  'ML-DSA-65': SAME({ name: 'ML-DSA-65' }),
};

/** A program that no browser has compiled yet: a section that means nothing makes it a new one. */
async function program() {
  const file = await (await fetch('./page_bg.wasm')).arrayBuffer();
  const random = crypto.getRandomValues(new Uint8Array(16));
  // WebAssembly 2.0, section 5.5.3: id 0, size, name (length and letters), content.
  const section = Uint8Array.of(0, random.length + 2, 1, 0x72, ...random);
  return new Blob([file, section]).arrayBuffer();
}

/** The key, or null where this browser's WebCrypto has no such algorithm. */
async function imported({ alg, jwk }) {
  try {
    return await crypto.subtle.importKey('jwk', JSON.parse(jwk), NAMES[alg][0], false, ['verify']);
  } catch (problem) {
    if (problem.name === 'NotSupportedError') return null;
    throw problem;
  }
}

/** Each way to verify, as a function that does so a number of times and says whether all held. */
async function ways(signed) {
  const { alg, jwk, input, signature } = signed;
  const ways = { audlens: (times, text = input) => verify(alg, jwk, text, signature, times) };
  const key = await imported(signed);
  if (key === null) return ways;
  const raw = decoded(signature);
  ways.webcrypto = async (times, text = input) => {
    const data = bytes(text);
    for (let i = 0; i < times; i += 1) {
      if (!await crypto.subtle.verify(NAMES[alg][1], key, raw, data)) return false;
    }
    return true;
  };
  ways.jose = async (times, text = input) => {
    const token = `${text}.${signature}`;
    const options = { algorithms: [alg] };
    for (let i = 0; i < times; i += 1) {
      try {
        await compactVerify(token, key, options);
      } catch (problem) {
        if (problem.code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') return false;
        throw problem;
      }
    }
    return true;
  };
  return ways;
}

/** How long this takes, in milliseconds. */
async function time(work) {
  const start = performance.now();
  if (!await work()) throw new Error('a signature does not verify');
  return performance.now() - start;
}

const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** The first verification in a page that was just opened, in milliseconds. */
async function first({ alg, jwk, input, signature }) {
  return (await time(() => verify(alg, jwk, input, signature, 1))).toFixed(1);
}

/** How often a second each way verifies: the median of the rounds, in which they take turns. */
async function rates(signed) {
  const all = Object.entries(await ways(signed));
  const counted = [];
  for (const [name, way] of all) {
    if (await way(1, `${signed.input}A`)) throw new Error(`${name} takes another text`);
    let times = 1;
    while (await time(() => way(times)) < ROUND) times *= 2;
    counted.push({ name, way, times, rounds: [] });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { way, times, rounds } of counted) {
      rounds.push(times * 1000 / await time(() => way(times)));
    }
  }
  return Object.fromEntries(counted.map(({ name, rounds }) => [name, Math.round(median(rounds))]));
}

await init({ module_or_path: await program() });
globalThis.measure = { first, rates };
