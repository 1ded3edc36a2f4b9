import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ERASURE_STEPS } from '../../features/erasure/erasure.steps.ts';
import type { PrivacyStep } from '../../features/privacy-step.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { recordName } from '../../store/vault/key-records.ts';
import { asAdmin } from './at-rest.ts';
import type { TestDatabase } from './database.ts';
import { checkCertificate, remainsOf, rowsIn } from './erasure-effects.ts';
import { KilledLife, type KillPoint, nameOf, type Survived } from './killed-life.ts';
import { copyOf, foundPrivacyCompany, type PrivacyCompany } from './privacy-company.ts';
import { flavours } from './server.ts';
import { suite } from './suite.ts';

const PHASES = ['start', 'done'] as const;
/** What the steps that are about no table do for a person of whom one package lies there and who has no open token. */
const OTHER_COUNTS = {
  ...{ 'erasure.mark': 1, 'erasure.cache': 1, 'erasure.bus': 1, 'erasure.files': 1, 'erasure.queue': 0 },
  ...{ 'erasure.key': 1, 'erasure.ledger': 1 },
};

type Named = readonly Pick<PrivacyStep, 'name'>[];

/** The start and the end of each step. */
export const pointsOf = (steps: Named): KillPoint[] =>
  steps.flatMap(({ name: step }) => PHASES.map((phase) => ({ step, phase })));

/**
 * The points of an erasure of a person of that kind: together, those of a customer and of a user are all that there are. Where
 * only one of them has rows in a table, it is theirs that is killed when they are gone and nothing says so.
 */
export function erasurePoints(steps: Named, kind: Subject['kind']): KillPoint[] {
  return steps.map(({ name: step }) => {
    const kinds = ERASURE_STEPS.find(({ name }) => name === step)?.kinds ?? [];
    const own = kinds.includes('customer') ? 'customer' : 'user';
    return { step, phase: kind === own ? 'done' : 'start' };
  });
}

interface Half {
  readonly life: KilledLife;
  readonly copy: TestDatabase;
  readonly points: readonly KillPoint[];
  survived?: Survived;
}

/** The tests of an erasure whose servers are killed at each of its points, in two lives beside each other. */
export function testKilledErasure(kind: Subject['kind']): void {
  const test = suite(`the erasure of a ${kind} whose servers are killed at every step`);
  let database: TestDatabase;
  let company: PrivacyCompany;
  let subject: Subject;
  let bystanders: Map<string, Record<string, unknown>>;
  let halves: Half[] = [];

  test.before(async () => {
    database = await flavours[0]!.create();
    company = await foundPrivacyCompany(database, { hasPackages: true });
    subject = company[kind];
    bystanders = await asAdmin(database, (run) => rowsIn(run, company.bystanders));
    const points = erasurePoints(company.steps.ERASURE, kind);
    assert.ok(points.length > 20, `${points.length} points`);
    const middle = Math.ceil(points.length / 2);
    halves = [points.slice(0, middle), points.slice(middle)].map((half) => {
      const copy = copyOf(database);
      return { life: new KilledLife(copy, company.officers), copy, points: half };
    });
  });
  test.after(async () => {
    await Promise.all(halves.map(({ life }) => life.kill()));
    await database.close();
  });

  test('is gone on with within 15 s of each next start, and completed', async () => {
    const lived = halves.map(async (half) => {
      const erasure = { act: 'dataErasureRequest', subject, points: half.points };
      half.survived = (await half.life.carryOut([erasure]))[0]!;
    });
    for (const each of await Promise.allSettled(lived)) if (each.status === 'rejected') throw each.reason;
    for (const { survived } of halves) assert.equal(survived!.done.state, 'COMPLETED', JSON.stringify(survived!.done));
    assert.ok(Math.max(...halves.flatMap(({ life }) => life.resumedMs)) < 15_000);
  });

  test('was killed at every step that the registry has', () => {
    const unvisited = erasurePoints(company.steps.ERASURE, kind).filter(
      (point) => !halves.some(({ life }) => life.wasKilledAt(point)),
    );
    assert.deepEqual(unvisited.map(nameOf), []);
  });

  test('takes that person and nobody else, with a certificate that counts everything once', async () => {
    for (const half of halves) await checkErased(half, company, subject, bystanders);
  });

  test.run();
}

/** That of the person nothing is left in that life, and of the others everything. */
async function checkErased(
  { life, copy, survived }: Half,
  company: PrivacyCompany,
  subject: Subject,
  bystanders: Map<string, Record<string, unknown>>,
): Promise<void> {
  checkCertificate(survived!, OTHER_COUNTS);
  await life.end();
  const record = join(copy.dataDir, 'keys', recordName(subject.id));
  assert.ok(!existsSync(`${record}.key`) && statSync(`${record}.gone`).size < 32, 'the key is gone');
  const left = await asAdmin(copy, async (run) => ({
    remains: await remainsOf(run, company.graph, subject),
    others: await rowsIn(run, company.bystanders),
    ledger: await run(`select kind from ledger_entry where kind = 'ERASURE'`),
    probes: await run('select 1 from erasure_probe where sealed_values is not null'),
  }));
  assert.deepEqual(left.remains, []);
  assert.deepEqual(left.others, bystanders);
  assert.deepEqual([left.ledger.length, left.probes.length], [1, 0]);
}
