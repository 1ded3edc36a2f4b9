import type { TablePrivacy } from '../../policies/privacy/map.ts';
import { canonicalHash } from '../kernel/canonical-json.ts';
import { LIBRARY_TABLES, MODEL } from './index.ts';

/** Every privacy map that there is, of our tables and of those of libraries. */
export const PRIVACY_MAPS: readonly TablePrivacy[] = [...MODEL.map(({ privacy }) => privacy), ...LIBRARY_TABLES];

/**
 * The SHA-256 of some maps, in hexadecimal: the same for the same maps in any order, on any machine; another if any word of them is.
 * Throws if two are of the same table.
 */
export function schemaHashOf(maps: readonly TablePrivacy[]): string {
  const byTable = new Map(maps.map((map) => [map.table, map]));
  if (byTable.size < maps.length) throw new Error('Two maps are of the same table.');
  return canonicalHash(Object.fromEntries(byTable));
}

/** What was known to be stored when a certificate was written: the hash of all maps. */
export function schemaHash(): string {
  known ??= schemaHashOf(PRIVACY_MAPS);
  return known;
}

/** The maps do not change while the process runs. */
let known: string | undefined;
