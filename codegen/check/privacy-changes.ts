import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { PRIVACY_MAPS } from '../../api/model/schema-hash.ts';
import { PRIVACY_CHANGES, type PrivacyChange } from '../../policies/privacy/changes.ts';
import { isCivilDate } from '../../policies/privacy/civil-date.ts';
import { pageContentOf } from '../../policies/privacy/practices.ts';
import type { Findings } from './step.ts';

const LOG = 'policies/privacy/changes.ts';

/** A version as it was committed. */
export type CommittedVersion = Pick<PrivacyChange, 'version' | 'effectiveOn' | 'contentHash'>;

/** The privacy page without an entry in its log of changes, and entries in force that were changed afterwards. */
export function checkPrivacyChanges(root: string): Findings {
  const today = new Date().toISOString().slice(0, 10);
  return judgeChanges(PRIVACY_CHANGES, contentHash(), committed(root), today);
}

/** The SHA-256 of all that the page says, but who runs it and its own log, in hexadecimal. */
export function contentHash(): string {
  return createHash('sha256')
    .update(JSON.stringify(pageContentOf(PRIVACY_MAPS)))
    .digest('hex');
}

/**
 * What is wrong with the log: `hash` is that of the page as it is now; a committed version that came into force before today must still
 * be there as it was. On its first day a version can be set right.
 */
export function judgeChanges(
  changes: readonly PrivacyChange[],
  hash: string,
  before: readonly CommittedVersion[],
  today: string,
): Findings {
  const wrong: string[] = [];
  changes.forEach(({ version, effectiveOn, changes: said }, i) => {
    if (version !== changes.length - i) wrong.push(`${LOG}: version ${version} is not in its place, newest first`);
    if (!isCivilDate(effectiveOn)) wrong.push(`${LOG}: version ${version} has no day from which it holds`);
    if (effectiveOn < (changes[i + 1]?.effectiveOn ?? '')) wrong.push(`${LOG}: version ${version} is before the last`);
    if (said.length === 0 || said.some((one) => one.trim() === ''))
      wrong.push(`${LOG}: version ${version} says nothing`);
  });
  for (const { version, effectiveOn, contentHash: was } of before) {
    if (effectiveOn >= today) continue;
    const now = changes.find((one) => one.version === version);
    if (now?.effectiveOn === effectiveOn && now.contentHash === was) continue;
    wrong.push(`${LOG}: version ${version} was in force and has been changed: put a new one before it`);
  }
  if (changes[0]?.contentHash !== hash) {
    wrong.push(
      `The privacy page says something else than version ${changes[0]?.version}: a new version in ${LOG} says what`,
    );
    wrong.push(`changed, and has contentHash: '${hash}'`);
  }
  return { wrong, remark: `version ${changes[0]?.version}` };
}

/** The versions in the log that was last committed; none where there is no git or no such file. */
function committed(root: string): CommittedVersion[] {
  const { status, stdout } = spawnSync('git', ['show', `HEAD:${LOG}`], { cwd: root, encoding: 'utf8' });
  return status === 0 ? versionsIn(stdout) : [];
}

/** The versions that a text of the log has. */
export function versionsIn(text: string): CommittedVersion[] {
  const entry = /version: (\d+),\s*effectiveOn: '([^']*)',[\s\S]*?contentHash:\s*'([^']*)'/g;
  return [...text.matchAll(entry)].map(([, version, effectiveOn, hash]) => ({
    version: Number(version),
    effectiveOn: effectiveOn!,
    contentHash: hash!,
  }));
}
