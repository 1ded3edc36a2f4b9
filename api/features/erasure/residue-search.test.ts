import assert from 'node:assert/strict';
import { erasing } from '../../store/erasure/index.ts';
import { TABLES } from '../../store/subject-rows.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { foundAccount, openWorld, type World } from '../../test/support/erasure-world.ts';
import { People } from '../../test/support/people.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { within } from '../../test/support/within.ts';
import type { ErasurePorts } from './erasure.ports.ts';
import { ResidueSearch } from './residue-search.ts';

const test = suite('looks for what is left of persons who were erased');
let database: TestDatabase;
let world: World;
let people: People;

test.before(async () => {
  database = await flavours[0]!.create();
  world = await openWorld(database);
  people = new People(world, await foundAccount(world));
});
test.after(async () => {
  await world.close();
  await database.close();
});

/** A search that counts its looks, which end when they are let. */
function counted() {
  const looks: (() => void)[] = [];
  const begun = async () => new Promise<void>((resolve) => void looks.push(resolve));
  const texts = async function* () {
    await begun();
    yield { place: 'pgboss.job.data', values: ['{"note":"about quetzalcoatl 5"}'] };
  };
  const ports = { queued: { texts } } as unknown as ErasurePorts;
  return { search: new ResidueSearch(world.parts, ports, TABLES), looks };
}

const about = (text: string) => ({
  needles: { texts: [text], words: [], hashes: [] },
  erasing: erasing({ kind: 'customer', id: 'cus_01h00000000000000000000000' }),
});

async function lookBegins(looks: readonly unknown[], count: number): Promise<void> {
  const begins = async () => {
    while (looks.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await within(10_000, begins(), `look ${count}`);
}

test('who comes together is served by one look, each told of their own, and who comes later by a look that begins later', async () => {
  await people.customer({ mark: 'Xylophonia', worker: null });
  const { search, looks } = counted();
  const [nothing, queued] = [about('nobody 17'), about('quetzalcoatl 5')].map((each) =>
    search.look(people.accountId, each),
  );
  await lookBegins(looks, 1);
  // Two that come while the first is under way wait for one of their own.
  const later = [about('quetzalcoatl 5'), about('nobody 18')].map((each) => search.look(people.accountId, each));
  looks[0]!();
  assert.deepEqual(await nothing, { columns: [], queued: [] });
  assert.deepEqual(await queued, { columns: [], queued: ['pgboss.job.data'] });
  await lookBegins(looks, 2);
  looks[1]!();
  assert.deepEqual(
    (await Promise.all(later)).map((found) => found.queued),
    [['pgboss.job.data'], []],
  );
  assert.equal(looks.length, 2);
});

test('a look that fails fails for those who wait for it, and for nobody after them', async () => {
  let isBroken = true;
  const texts = async function* () {
    if (isBroken) throw new Error('the queue does not answer');
    yield* [];
  };
  const search = new ResidueSearch(world.parts, { queued: { texts } } as unknown as ErasurePorts, TABLES);
  const look = () => search.look(people.accountId, about('nobody 19'));
  for (const each of await Promise.allSettled([look(), look()])) assert.equal(each.status, 'rejected');
  isBroken = false;
  assert.deepEqual(await within(10_000, look(), 'the look after'), { columns: [], queued: [] });
});

test.run();
