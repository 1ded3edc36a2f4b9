import { bad, type Finding, good, NotGenuine, type Verdict } from './finding.ts';
import { isSignedBy, readKey, thumbprintOf } from './signing-key.ts';
import { type ReadFile, readZip } from './zip-files.ts';

interface Manifest {
  readonly request: string;
  readonly account: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly created: string;
  readonly expires: string;
  readonly schemaHash: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  readonly concepts: readonly { readonly concept: string; readonly outcome: string; readonly rows: number }[];
}

const MANIFEST = 'manifest.json';
const SIGNATURE = 'manifest.sig';
const DATA = 'data.json';
const SIGNATURE_FORMAT = 'whereabouts-signature/1';

/** Checks an export package: the signature of its manifest, every file against it, and the data against what it says. */
export async function checkPackage(path: string): Promise<Verdict> {
  const files = await readZip(path, (file) => file === MANIFEST || file === SIGNATURE || file === DATA);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const manifestBytes = contentOf(byPath, MANIFEST);
  const { keyId, finding } = signatureOf(manifestBytes, contentOf(byPath, SIGNATURE));
  const manifest = readManifest(manifestBytes);
  const findings = [finding, ...filesFindings(manifest, byPath), ...dataFindings(manifest, byPath)];
  const { request, account, subject, created, expires, schemaHash } = manifest;
  return {
    kind: 'export package',
    genuine: findings.every(({ ok }) => ok),
    keyId,
    findings,
    says: { request, account, subject: `${subject.kind} ${subject.id}`, created, expires, schemaHash },
  };
}

function contentOf(files: ReadonlyMap<string, ReadFile>, path: string): Buffer {
  const content = files.get(path)?.content;
  if (!content) throw new NotGenuine(`There is no ${path} in it.`);
  return content;
}

function parsed(content: Buffer, what: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(content.toString());
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new NotGenuine(`${what} is not JSON.`);
}

function signatureOf(manifest: Buffer, content: Buffer): { keyId: string | null; finding: Finding } {
  const { key: given, signature } = parsed(content, SIGNATURE);
  const key = readKey(given);
  const keyId = thumbprintOf(key);
  // Nothing in this file is signed, so there is nothing in it but what belongs there.
  const form = { format: SIGNATURE_FORMAT, of: MANIFEST, algorithm: 'EdDSA', key: { ...key, kid: keyId }, signature };
  if (content.toString() !== `${JSON.stringify(form, null, 2)}\n`) {
    throw new NotGenuine(`${SIGNATURE} has a form that this program does not know.`);
  }
  if (isSignedBy(key, manifest, signature)) return { keyId, finding: good(`the signature of ${MANIFEST} is right`) };
  return { keyId: null, finding: bad(`the signature of ${MANIFEST} is not that of the key it names`) };
}

function readManifest(content: Buffer): Manifest {
  const manifest = parsed(content, MANIFEST);
  if (manifest['format'] !== 'whereabouts-manifest/1') {
    throw new NotGenuine(`${MANIFEST} has a form that this program does not know.`);
  }
  const { files, concepts, subject } = manifest as Partial<Manifest>;
  const areFiles = Array.isArray(files) && files.every((file) => typeof file?.path === 'string');
  const areConcepts = Array.isArray(concepts) && concepts.every((one) => typeof one?.concept === 'string');
  if (!areFiles || !areConcepts || typeof subject?.id !== 'string') throw new NotGenuine(`${MANIFEST} is not whole.`);
  return manifest as unknown as Manifest;
}

/** Every file that the manifest names, and none besides. */
function filesFindings({ files }: Manifest, there: ReadonlyMap<string, ReadFile>): Finding[] {
  const findings: Finding[] = [];
  const named = new Set([MANIFEST, SIGNATURE]);
  for (const { path, bytes, sha256 } of files) {
    if (named.has(path)) findings.push(bad(`${path} is named twice`));
    named.add(path);
    const file = there.get(path);
    if (!file) findings.push(bad(`${path} is missing`));
    else if (file.bytes !== bytes || file.sha256 !== sha256) findings.push(bad(`${path} has been altered`));
    else findings.push(good(`${path}: ${bytes} bytes, SHA-256 ${sha256}`));
  }
  for (const path of there.keys()) if (!named.has(path)) findings.push(bad(`${path} does not belong to it`));
  return findings;
}

/** Whether the data is about whom the manifest says, and has as many rows of each concept. */
function dataFindings(manifest: Manifest, files: ReadonlyMap<string, ReadFile>): Finding[] {
  const data = parsed(contentOf(files, DATA), DATA);
  const subject = data['subject'] as Manifest['subject'] | undefined;
  const concepts = (data['concepts'] ?? {}) as Record<string, unknown>;
  const findings: Finding[] = [];
  const isTheirs = subject?.id === manifest.subject.id && subject.kind === manifest.subject.kind;
  if (data['format'] !== 'whereabouts-export/1' || !isTheirs || data['account'] !== manifest.account) {
    findings.push(bad(`${DATA} is not about whom the manifest names`));
  }
  for (const { concept, rows } of manifest.concepts) {
    const found = concepts[concept];
    const count = Array.isArray(found) && found.every(isRow) ? found.length : null;
    if (count !== rows) findings.push(bad(`${DATA} has not the ${rows} rows of ${concept} that the manifest names`));
  }
  const known = new Set(manifest.concepts.map(({ concept }) => concept));
  for (const concept of Object.keys(concepts)) {
    if (!known.has(concept)) findings.push(bad(`${DATA} has ${concept}, which the manifest does not name`));
  }
  const rows = manifest.concepts.reduce((sum, one) => sum + one.rows, 0);
  return findings.length > 0
    ? findings
    : [good(`${DATA}: ${rows} rows of ${known.size} concepts, as the manifest says`)];
}

const isRow = (row: unknown): boolean => typeof (row as { id?: unknown } | null)?.id === 'string';
