import assert from 'node:assert/strict';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { defineEntity, type InferEntity, type MikroORM, p } from '@mikro-orm/core';
import { PgliteDriver } from '@mikro-orm/pglite';
import { PostgreSqlDriver, type SqlEntityManager } from '@mikro-orm/postgresql';
import { createPostgreSqlTypeParsers, MikroORM as Orm } from '@mikro-orm/sql';
import { privacyMap } from '../../../policies/privacy/map.ts';
import { AppError } from '../../kernel/app-error.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import { suite } from '../../test/support/suite.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { KeyStore } from './key-store.ts';
import { openKeyStore } from './open-key-store.ts';
import { Personal } from './personal.ts';
import type { Sealed } from './sealed.ts';
import { SealedText, SealedType } from './sealed-type.ts';
import { Vault } from './vault.ts';

interface Point {
  latitude: number;
  longitude: number;
}

const GuestEntity = defineEntity({
  name: 'Guest',
  tableName: 'guest',
  properties: {
    id: p.string().primary(),
    customerId: p.string(),
    visits: p.integer().default(0),
    name: p.type(SealedText),
    home: p.type(SealedType<Point>).nullable(),
  },
});
type Guest = InferEntity<typeof GuestEntity>;

const plain = { personal: false, why: 'It says nothing about a person.' } as const;
const sealed = {
  personal: true,
  subject: 'customer',
  category: 'identity',
  purpose: 'visit-coordination',
  lawfulBasis: 'contract',
  retention: 'while-customer',
  exported: true,
  onErasure: 'erase',
  encrypted: true,
} as const;
const guests = privacyMap<Guest>()('guest', {
  subjects: { customer: 'customerId' },
  properties: { id: plain, customerId: plain, visits: plain, name: sealed, home: sealed },
});

interface Opened {
  orm: MikroORM;
  close(): Promise<void>;
}

async function onPglite(): Promise<Opened> {
  const pglite = await PGlite.create({
    parsers: createPostgreSqlTypeParsers((text: string) => [text]),
  } as PGliteOptions);
  const options = { entities: [GuestEntity], driver: PgliteDriver, dbName: 'postgres', driverOptions: { pglite } };
  return { orm: (await Orm.init(options as never)) as never, close: () => pglite.close() };
}

async function onPostgres(): Promise<Opened> {
  const server = await startPostgres();
  const clientUrl = await server.createDatabase('guests');
  const orm = await Orm.init({ entities: [GuestEntity], driver: PostgreSqlDriver, clientUrl } as never);
  return { orm: orm as never, close: () => server.stop() };
}

for (const [driver, start] of Object.entries({ PGlite: onPglite, PostgreSQL: onPostgres })) {
  const test = suite(`encrypted column on ${driver}`);
  let opened: Opened;
  let keys: KeyStore;
  let personal: Personal;
  const fork = () => opened.orm.em.fork() as SqlEntityManager;

  test.before(async () => {
    opened = await start();
    await opened.orm.schema.create();
    keys = await openKeyStore({ folder: temporaryFolder('keys'), production: false, clock: new ManualClock() });
    personal = new Personal(new Vault(keys));
  });
  test.after(async () => {
    await opened.orm.close(true);
    await opened.close();
    await keys.close();
  });

  async function insert(id: string, name: string, home?: Point | null): Promise<void> {
    const em = fork();
    const identity = { id, customerId: `cus_${id}` };
    const values = await personal.sealed(guests, identity, home === undefined ? { name } : { name, home });
    em.create(GuestEntity, { ...identity, ...values } as Guest);
    await em.flush();
  }

  test('the column is bytea, and the schema has no drift', async () => {
    const rows = await fork().execute<{ data_type: string }[]>(
      "select data_type from information_schema.columns where table_name = 'guest' and column_name in ('name', 'home')",
    );
    assert.deepEqual(rows, [{ data_type: 'bytea' }, { data_type: 'bytea' }]);
    assert.equal((await opened.orm.schema.getUpdateSchemaSQL()).trim(), '');
  });

  test('values are stored encrypted and read back as they were', async () => {
    await insert('a', 'Zoë “Zed” O’Neill 🦊', { latitude: 48.137154, longitude: -11.5761 });
    const row = await fork().findOneOrFail(GuestEntity, 'a');
    assert.equal(await personal.read(guests, row, 'name'), 'Zoë “Zed” O’Neill 🦊');
    assert.deepEqual(await personal.read(guests, row, 'home'), { latitude: 48.137154, longitude: -11.5761 });
    const [stored] = await fork().execute<{ text: string }[]>(
      `select encode(name, 'escape') || encode(home, 'escape') || guest::text as text from guest where id = 'a'`,
    );
    assert.doesNotMatch(stored!.text, /Zed|48\.13/);
  });

  test('what was not given and what was set to null are null', async () => {
    await insert('b', 'Bob');
    await insert('c', 'Cy', null);
    const rows = await fork().find(GuestEntity, { id: ['b', 'c'] }, { orderBy: { id: 1 } });
    assert.deepEqual(await personal.readMany(guests, rows, ['name', 'home']), [
      { name: 'Bob', home: null },
      { name: 'Cy', home: null },
    ]);
  });

  test('reading a row and changing another property writes no ciphertext', async () => {
    await insert('d', 'Dora', { latitude: 1, longitude: 2 });
    const em = fork();
    const row = await em.findOneOrFail(GuestEntity, 'd');
    await personal.read(guests, row, 'name');
    em.getUnitOfWork().computeChangeSets();
    assert.deepEqual(em.getUnitOfWork().getChangeSets(), []);
    row.visits = 7;
    em.getUnitOfWork().computeChangeSets();
    assert.deepEqual(em.getUnitOfWork().getChangeSets()[0]!.payload, { visits: 7 });
  });

  test('a value sealed anew is written, also when a row of the same unit of work was', async () => {
    await insert('e', 'Eve');
    const em = fork();
    const row = await em.findOneOrFail(GuestEntity, 'e');
    await personal.seal(guests, row, { name: 'Eva', home: { latitude: 3, longitude: 4 } });
    await em.flush();
    await personal.seal(guests, row, { name: 'Evelyn', home: null });
    await em.flush();
    await em.flush();
    const again = await fork().findOneOrFail(GuestEntity, 'e');
    assert.equal(await personal.read(guests, again, 'name'), 'Evelyn');
    assert.equal(again.home, null);
    assert.equal(await personal.read(guests, row, 'name'), 'Evelyn');
  });

  test('native updates, upserts, inserts of many and refreshes convert too', async () => {
    await insert('f', 'Finn');
    const seal = (id: string, name: string) => personal.sealed(guests, { id, customerId: `cus_${id}` }, { name });
    const em = fork();
    await em.nativeUpdate(GuestEntity, { id: 'f' }, await seal('f', 'Fay'));
    const row = await em.findOneOrFail(GuestEntity, 'f');
    assert.equal(await personal.read(guests, row, 'name'), 'Fay');
    await fork().nativeUpdate(GuestEntity, { id: 'f' }, await seal('f', 'Fox'));
    await em.refresh(row);
    assert.equal(await personal.read(guests, row, 'name'), 'Fox');
    await em.insertMany(GuestEntity, [
      { id: 'g', customerId: 'cus_g', visits: 0, ...(await seal('g', 'Gil')) },
      { id: 'h', customerId: 'cus_h', visits: 0, ...(await seal('h', 'Hal')) },
    ]);
    await fork().upsert(GuestEntity, { id: 'h', customerId: 'cus_h', visits: 1, ...(await seal('h', 'Hue')) });
    const rows = await fork().find(GuestEntity, { id: ['g', 'h'] }, { orderBy: { id: 1 } });
    assert.deepEqual(await personal.readMany(guests, rows, ['name']), [{ name: 'Gil' }, { name: 'Hue' }]);
  });

  test('a plain value is refused before it reaches the database', async () => {
    const isRefusal = (error: unknown) => error instanceof AppError && !error.message.includes('Plain Jane');
    for (const wrong of ['Plain Jane', Buffer.from('Plain Jane'), { name: 'Plain Jane' }]) {
      const em = fork();
      em.create(GuestEntity, { id: 'x', customerId: 'cus_x', name: wrong as never });
      await assert.rejects(em.flush(), isRefusal);
      await assert.rejects(fork().nativeUpdate(GuestEntity, { id: 'a' }, { name: wrong as never }), isRefusal);
    }
    assert.equal(await fork().count(GuestEntity, { id: 'x' }), 0);
  });

  test('a row as JSON shows no ciphertext', async () => {
    await insert('i', 'Ida');
    const row = await fork().findOneOrFail(GuestEntity, 'i');
    assert.equal((JSON.parse(JSON.stringify(row)) as { name: string }).name, '[sealed]');
  });

  test('ciphertexts that are moved between rows, columns and subjects by SQL are refused', async () => {
    await insert('j', 'Jo', { latitude: 5, longitude: 6 });
    await insert('k', 'Kim', { latitude: 7, longitude: 8 });
    const refused = async (sql: string) => {
      await fork().execute(`update guest set ${sql} where id = 'j'`);
      const row = await fork().findOneOrFail(GuestEntity, 'j');
      await assert.rejects(personal.read(guests, row, 'name'), { code: 'INTERNAL' }, sql);
      await assert.rejects(personal.readMany(guests, [row], ['name']), { code: 'INTERNAL' }, sql);
    };
    await refused("name = (select name from guest where id = 'k')");
    await refused('name = home');
    await refused("customer_id = 'cus_k', name = (select name from guest where id = 'k')");
  });

  test('the values of many rows come in the order of the rows, and those without a key read as erased', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `m${String(i).padStart(2, '0')}`);
    for (const id of ids) await insert(id, `name of ${id}`);
    await keys.destroy('cus_m07');
    for (const id of ids) keys.forget(`cus_${id}`);
    const rows = await fork().find(GuestEntity, { id: ids }, { orderBy: { id: 1 } });
    assert.equal(personal.readNow(guests, rows[0]!, 'name'), undefined);
    const names = await personal.readMany(guests, rows, ['name']);
    assert.deepEqual(
      names.map(({ name }) => name),
      ids.map((id) => (id === 'm07' ? null : `name of ${id}`)),
    );
    assert.equal(personal.readNow(guests, rows[0]!, 'name'), 'name of m00');
  });

  test.run();
}

/** What the types of an entity with encrypted columns say; the compiler is the one that tests it. */
export function knownToTheCompiler(personal: Personal, row: Guest): void {
  const name: Sealed<string> = row.name;
  const home: Sealed<Point> | null | undefined = row.home;
  const read: Promise<string | null> = personal.read(guests, row, 'name');
  const readPoint: Promise<Point | null> = personal.read(guests, row, 'home');
  // @ts-expect-error the number of visits is not encrypted
  personal.read(guests, row, 'visits');
  // @ts-expect-error a name is text
  personal.seal(guests, row, { name: 1 });
  // @ts-expect-error a name cannot be empty
  personal.seal(guests, row, { name: null });
  // @ts-expect-error there is no such property
  personal.seal(guests, row, { nickname: 'Ann' });
  // @ts-expect-error plain text is not a sealed value
  row.name = 'Ann';
  void [name, home, read, readPoint];
}
