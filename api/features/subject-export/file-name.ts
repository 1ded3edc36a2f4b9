import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { AppError } from '../../kernel/app-error.ts';

/** What the name of a package's file says. It names nobody: the person shows only to who knows their id already. */
export interface PackageName {
  readonly ownerTag: string;
  readonly requestId: string;
  readonly expiresAtMs: number;
}

const NAME = /^([0-9a-f]{32})\.([a-z]{3}_[0-9a-z]{26})\.(\d{1,15})\.sealed$/;
const OWNER_TAG_CHARACTERS = 32;

/** A hash of a person's id, by which their files are found where the database does not know of them. */
export function ownerTagOf(subjectId: string): string {
  return createHash('sha256').update(`whereabouts export of ${subjectId}`).digest('hex').slice(0, OWNER_TAG_CHARACTERS);
}

/** The name of a package's file. Throws AppError INTERNAL for what is no id of a request. */
export function fileNameOf({ ownerTag, requestId, expiresAtMs }: PackageName): string {
  const name = `${ownerTag}.${requestId}.${expiresAtMs}.sealed`;
  if (!NAME.test(name)) throw new AppError('INTERNAL', 'That is no id of a request.');
  return name;
}

/** What a name says, or null if it is not that of a package. A name that it takes leads out of no folder. */
export function readFileName(name: string): PackageName | null {
  const match = NAME.exec(name);
  return match && { ownerTag: match[1]!, requestId: match[2]!, expiresAtMs: Number(match[3]) };
}

/** A process that writes: the number that it has on its machine, and whether that is this one. In containers every server has the same. */
export interface Writer {
  readonly pid: number;
  readonly isHere: boolean;
}

const HERE = createHash('sha256').update(hostname()).digest('hex').slice(0, 12);

/** The name of a file that this process is writing: so that what a dead one left can be removed. */
export const unfinishedName = (random: string): string => `.${HERE}-${process.pid}-${random}.part`;

/** The process that was writing a file of that name, or null if it is not one that was being written. */
export function writerOf(name: string): Writer | null {
  const match = /^\.([0-9a-f]{12})-(\d+)-[0-9a-f]+\.part$/.exec(name);
  return match && { pid: Number(match[2]), isHere: match[1] === HERE };
}
