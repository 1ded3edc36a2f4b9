import { canonicalJson } from './canonical-json.ts';
import { bad, good, NotGenuine, type Verdict } from './finding.ts';
import { isSignedBy, readKey, thumbprintOf } from './signing-key.ts';

const FORMAT = 'whereabouts-erasure-certificate/1';

/** Checks a certificate of erasure: the signature over everything else that it says. Throws NotGenuine for what is none. */
export function checkCertificate(text: string): Verdict {
  const { signature, ...said } = parsed(text);
  if (said['format'] !== FORMAT) throw new NotGenuine('It is neither an export package nor a certificate of erasure.');
  const key = readKey(said['key']);
  const isRight = isSignedBy(key, Buffer.from(canonicalJson(said)), signature);
  return {
    kind: 'certificate of erasure',
    genuine: isRight,
    keyId: isRight ? thumbprintOf(key) : null,
    findings: [isRight ? good('the signature is right') : bad('the signature is not that of the key it names')],
    says: textsOf(said),
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new NotGenuine('It is neither an export package nor a certificate of erasure.');
}

/** What a certificate says, line by line: whatever is a text or a number, and the rest as JSON. */
function textsOf(said: Readonly<Record<string, unknown>>): Record<string, string> {
  const lines = Object.entries(said).filter(([name]) => name !== 'format' && name !== 'key');
  return Object.fromEntries(
    lines.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}
