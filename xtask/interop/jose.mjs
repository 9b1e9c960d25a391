// jose from npm, one request a line. Its folder is the first argument.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const entry = createRequire(join(process.argv[2], 'package.json')).resolve('jose');
const jose = await import(pathToFileURL(entry));
const bytes = (claims) => new TextEncoder().encode(JSON.stringify(claims));
const claims = (content) => ({ claims: JSON.parse(new TextDecoder().decode(content)) });

const work = {
  async sign({ alg, key, claims }) {
    if (alg === 'none') return { token: new jose.UnsecuredJWT(claims).encode() };
    const own = await jose.importJWK(key, alg);
    const signing = new jose.CompactSign(bytes(claims)).setProtectedHeader({ alg });
    return { token: await signing.sign(own) };
  },
  async verify({ alg, key, token }) {
    if (alg === 'none') return { claims: jose.UnsecuredJWT.decode(token).payload };
    const own = await jose.importJWK(key, alg);
    return claims((await jose.compactVerify(token, own, { algorithms: [alg] })).payload);
  },
  async encrypt({ alg, enc, key, claims }) {
    const own = await jose.importJWK(key, alg);
    const encrypting = new jose.CompactEncrypt(bytes(claims)).setProtectedHeader({ alg, enc });
    return { token: await encrypting.encrypt(own) };
  },
  async decrypt({ alg, enc, key, token }) {
    const own = await jose.importJWK(key, alg);
    const only = { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc] };
    return claims((await jose.compactDecrypt(token, own, only)).plaintext);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = await work[request.do](request);
  } catch (problem) {
    // By jose, by the platform's cryptography, and by what jose makes of EdDSA: Ed25519 alone.
    const absent = problem.code === 'ERR_JOSE_NOT_SUPPORTED' || problem.name === 'NotSupportedError'
      || (problem.name === 'DataError' && request.key?.crv === 'Ed448');
    answer = { [absent ? 'unsupported' : 'failed']: `${problem.name}: ${problem.message}` };
  }
  console.log(JSON.stringify(answer));
}
