import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from '../test/support/suite.ts';
import { frameHead, frameTail } from './frame.ts';
import { type Seat, Seats } from './seats.ts';
import { Turn } from './turn.ts';

const test = suite('seats');

/** A seat that keeps what is put on its socket. */
class KeepingSeat {
  readonly tail: string;
  readonly got: string[] = [];
  index = -1;
  readonly writer = {
    put: (frame: string) => this.got.push(frame) > 0,
    owe: () => assert.fail('nothing is owed where nothing is busy'),
    forgive: () => undefined,
  } as unknown as Seat['writer'];

  constructor(id: string) {
    this.tail = frameTail(id);
  }

  catchUp(): void {}
}

test('give each who is in a frame of their own id, once, whatever ids come and go', () => {
  const comings = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'bb', 'cc', 'long one'), who: fc.nat(20) }));
  const check = fc.property(comings, (steps) => {
    const seats = new Seats();
    const inside: KeepingSeat[] = [];
    for (const { id, who } of steps) {
      const leaving = who < inside.length ? inside.splice(who, 1)[0] : undefined;
      if (leaving) seats.remove(leaving);
      const seat = new KeepingSeat(id);
      inside.push(seat);
      seats.add(seat);
      if (leaving) seats.remove(leaving);
      assert.equal(seats.count, inside.length);
      seats.put('{}', new Turn());
      for (const { tail, got } of inside) assert.deepEqual(got.splice(0), [frameHead('{}', tail.length) + tail]);
      assert.deepEqual([leaving?.got ?? [], leaving?.index ?? -1], [[], -1]);
    }
  });
  fc.assert(check);
});

test.run();
