import { AUDIENCES, ROLES } from '../../../policies/facts.ts';
import { OPERATIONS } from '../../../policies/operations.ts';
import { ERROR_CODES } from '../../../schema/errors.ts';
import { AUDIT_EVENTS, type AuditRecord } from '../../access/audit-log.ts';
import { SUBJECT_TYPES } from '../../access/subjects.ts';
import { AppError } from '../../kernel/app-error.ts';
import { typeOfId } from '../../kernel/ids.ts';
import { MODEL } from '../../model/index.ts';

/** How codes are written: words of letters and digits, in any of the usual ways of joining them. */
const CODE = /^[A-Za-z][A-Za-z0-9]*([._:-][A-Za-z0-9]+)*$/;
const CODE_MAX_LENGTH = 80;
/** Keys of a detail. */
const KEY = /^[a-z][A-Za-z0-9]{0,39}$/;
const SHA256 = /^[0-9a-f]{64}$/;
/** As the edge makes them. */
const MOST_DETAILS = 20;

const types = new Set<string>([...SUBJECT_TYPES, ...MODEL.map(({ entity }) => entity.meta.className)]);
const properties = new Set<string>(MODEL.flatMap(({ privacy }) => Object.keys(privacy.properties)));
const codes = new Set<string>([
  ...Object.keys(OPERATIONS).map((coordinate) => coordinate.split('.')[1]!),
  ...Object.keys(ERROR_CODES),
  ...AUDIENCES,
  ...ROLES,
  ...types,
]);

/**
 * Makes codes known to the log: names of steps, states, kinds and grounds that are written in the code of the platform. Call it
 * once with constants, never with what somebody sent. Throws for what is not written like a code.
 */
export function knowCodes(names: Iterable<string>): void {
  for (const name of names) {
    if (!CODE.test(name) || name.length > CODE_MAX_LENGTH) throw new Error(`${name} is no code`);
    codes.add(name);
  }
}

/** Throws AppError INTERNAL if a text of the record is neither an id nor a known name. The message does not repeat it. */
export function refusePersonalValues(record: AuditRecord): void {
  const refuse = (where: string): never => {
    throw new AppError('INTERNAL', `What was to be recorded has, as ${where}, neither an id nor a known code.`);
  };
  if (!AUDIT_EVENTS.includes(record.event)) refuse('event');
  if (!codes.has(record.operation)) refuse('operation');
  if (record.type != null && !types.has(record.type)) refuse('type');
  for (const id of record.rowIds ?? []) if (typeOfId(id) === null) refuse('row id');
  for (const field of record.fields ?? []) if (!properties.has(field)) refuse('field');
  const details = Object.entries(record.detail ?? {});
  if (details.length > MOST_DETAILS) refuse('details, too many');
  for (const [key, value] of details) {
    if (!KEY.test(key)) refuse('key of a detail');
    if (!isHarmless(value)) refuse(`detail ${key}`);
  }
}

/** Counts, flags, instants, ids, hashes and codes say nothing about anybody. */
function isHarmless(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  return typeof value === 'string' && (typeOfId(value) !== null || SHA256.test(value) || codes.has(value));
}
