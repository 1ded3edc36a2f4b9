import type { EntitySchema, FilterQuery } from '@mikro-orm/core';
import type { SubjectType } from '../../policies/facts.ts';
import { MAX_PAGE_SIZE } from '../../schema/limits.ts';
import type { Connection, PageArgs } from '../../schema/types/shared.ts';
import type { Access } from '../access/access.ts';
import { AppError } from '../kernel/app-error.ts';
import { readableRows } from './row-filter.ts';
import type { Session } from './session.ts';

/** A page of rows, in the order asked for. */
export interface Page<E> {
  readonly rows: readonly E[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Which rows in which order. */
export interface RowsRequest<E> {
  readonly where: FilterQuery<E>;
  /** Sort keys before `id`, which makes the order total. Plain columns only: a cursor carries their values. */
  readonly orderBy?: readonly (keyof E & string)[];
  readonly args: PageArgs;
}

export interface PageRequest<E> extends RowsRequest<E> {
  readonly type: SubjectType;
  /** Fields that `where` looks at: rows on which the viewer may not read them are left out. */
  readonly lookedAt: readonly string[];
}

/** What a list gives when nobody says how many: a screenful. */
const DEFAULT_PAGE_SIZE = 20;

const EMPTY: Page<never> = { rows: [], cursors: [], hasNextPage: false, hasPreviousPage: false };

const bad = (message: string) => new AppError('BAD_USER_INPUT', message);

/** How many rows and from which end. Throws BAD_USER_INPUT. */
function extent(args: PageArgs): { limit: number; backwards: boolean } {
  if (args.first != null && args.last != null) throw bad('Give `first` or `last`, not both.');
  const limit = args.first ?? args.last ?? DEFAULT_PAGE_SIZE;
  if (limit < 1 || limit > MAX_PAGE_SIZE) throw bad(`\`first\` and \`last\` are from 1 to ${MAX_PAGE_SIZE}.`);
  return { limit, backwards: args.last != null };
}

/** As `Date` writes itself into a cursor. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const encode = (values: readonly unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

/** Only what a cursor of ours can hold: the year 0 would pass for a date here, and not in the database. */
const isInstantText = (text: string) =>
  INSTANT.test(text) && !text.startsWith('0000') && !Number.isNaN(Date.parse(text));

/** A key of an order: a column of text or of instants. */
interface Key {
  readonly name: string;
  readonly isInstant: boolean;
}

function decode(cursor: string, keys: readonly Key[]): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits = ({ isInstant }: Key, value: unknown) =>
      typeof value === 'string' && (isInstant ? isInstantText(value) : !value.includes('\0'));
    if (Array.isArray(values) && values.length === keys.length && keys.every((key, i) => fits(key, values[i]))) {
      return values;
    }
  } catch {
    // Said below, the same for every kind of damage.
  }
  throw bad('The cursor is not one that this list gave.');
}

/** Rows beyond a cursor: greater (or less) in the order of the keys. */
function beyond<E>(keys: readonly Key[], cursor: string | null | undefined, operator: '$gt' | '$lt'): FilterQuery<E>[] {
  if (!cursor) return [];
  const values = decode(cursor, keys);
  const steps = keys.map(({ name }, i) => ({
    ...Object.fromEntries(keys.slice(0, i).map((same, j) => [same.name, values[j]])),
    [name]: { [operator]: values[i] },
  }));
  return [{ $or: steps } as FilterQuery<E>];
}

/** A page of the rows that the viewer may read, by keyset: as fast on the last page as on the first. */
export async function pageOf<E extends object>(
  session: Session,
  access: Access,
  entity: EntitySchema<E>,
  request: PageRequest<E>,
): Promise<Page<E>> {
  extent(request.args);
  const meta = session.em.getMetadata().get(entity.meta.class);
  const readable = readableRows(meta as never, access, request.type, request.lookedAt);
  if (readable === null) return EMPTY;
  return pageOfRows(session, entity, { ...request, where: { $and: [request.where, readable] } as FilterQuery<E> });
}

/**
 * A page of the rows that `where` names, for rows that are shown as something else than what they are stored as: the
 * policy decides about each as it is shown, and `where` must name only such as the viewer may see.
 */
export async function pageOfRows<E extends object>(
  session: Session,
  entity: EntitySchema<E>,
  request: RowsRequest<E>,
): Promise<Page<E>> {
  const { limit, backwards } = extent(request.args);
  const meta = session.em.getMetadata().get(entity.meta.class);
  const keys = [...(request.orderBy ?? []), 'id'].map((name): Key => {
    return { name, isInstant: meta.properties[name as never]?.['runtimeType'] === 'Date' };
  });
  const where = {
    $and: [
      request.where,
      ...beyond<E>(keys, request.args.after, '$gt'),
      ...beyond<E>(keys, request.args.before, '$lt'),
    ],
  } as FilterQuery<E>;
  const orderBy = keys.map(({ name }) => ({ [name]: backwards ? 'desc' : 'asc' }));
  const found = (await session.em.find(entity as never, where as never, { orderBy, limit: limit + 1 } as never)) as E[];
  const more = found.length > limit;
  const rows = more ? found.slice(0, limit) : found;
  if (backwards) rows.reverse();
  const cursors = rows.map((row) => encode(keys.map(({ name }) => (row as Record<string, unknown>)[name])));
  return {
    rows,
    cursors,
    hasNextPage: backwards ? request.args.before != null : more,
    hasPreviousPage: backwards ? more : request.args.after != null,
  };
}

/** The page as GraphQL has it. */
export function connection<E, T>(page: Page<E>, view: (row: E) => T): Connection<T> {
  const nodes = page.rows.map(view);
  return {
    nodes,
    edges: nodes.map((node, i) => ({ node, cursor: page.cursors[i]! })),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.cursors[0] ?? null,
      endCursor: page.cursors.at(-1) ?? null,
    },
  };
}
