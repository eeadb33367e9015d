import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { seconds } from '../base/units.ts';
import { poisson } from '../workloads/poisson.ts';
import { steady } from '../workloads/steady.ts';
import { createPace } from './pace.ts';

const lasting = seconds(60);

test('leaves a workload as it is while nobody changes the rate', () => {
  const workload = poisson({ perSecond: 5, lasting });
  const own = [...workload.due(seeded(3))].map(({ at }) => at);
  const paced = [...createPace(5).paced(workload).due(seeded(3))].map(({ at }) => at);
  // Gaps are added up, each to the µs
  expect(paced.slice(0, own.length)).toEqual(own);
});

test('goes at the rate that is set, from the next event on, until the time is over', () => {
  fc.assert(
    fc.property(fc.constantFrom(0.5, 1, 5, 20, 100), fc.constantFrom(0.5, 2, 50), (first, second) => {
      const pace = createPace(10);
      pace.setRate(first);
      const times: number[] = [];
      let switched = 0;
      for (const { at } of pace.paced(steady({ perSecond: 10, lasting })).due(seeded(1))) {
        if (at >= seconds(30) && switched === 0) {
          pace.setRate(second);
          switched = at;
        }
        times.push(at);
      }
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeLessThan(lasting);
      expect(times.filter((at) => at < switched).length / (switched / seconds(1))).toBeCloseTo(first, -0.5);
      const after = times.filter((at) => at > switched).length / ((lasting - switched) / seconds(1));
      expect(Math.abs(after - second)).toBeLessThan(Math.max(0.2, second / 10));
    }),
  );
});
