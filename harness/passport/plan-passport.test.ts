import { expect, test } from 'vitest';
import { seconds } from '../base/units.ts';
import { planPassport } from './plan-passport.ts';
import { allProbes } from './probes/registry.ts';

const options = {
  probes: allProbes,
  fileName: 'bolt-js@5.1.0',
  asked: '--system bolt-js@5.1.0',
  seed: 7,
  repetitions: 2,
};
const planned = (isLong: boolean, name: string) =>
  planPassport({ ...options, isLong }).find(({ probe }) => probe.name === name);

test('planPassport() gives each repetition a seed and a journal of its own', () => {
  expect(planned(false, 'reset')).toMatchObject({
    runs: [
      { journal: 'journal/bolt-js@5.1.0.reset.ndjson', seed: 7, wait: [0, seconds(15)] },
      { journal: 'journal/bolt-js@5.1.0.reset.2.ndjson', seed: 8, wait: [seconds(15), seconds(30)] },
    ],
    repeat: 'npm run passport -- --system bolt-js@5.1.0 --probe reset --seed 7 --repeat 2',
  });
});

test('planPassport() spreads only what depends on the phase, and only where a probe is repeated', () => {
  const short = [0, seconds(2)];
  expect(planned(false, 'upgrade-408')?.runs.map(({ wait }) => wait)).toEqual([short, short]);
  const once = planPassport({ ...options, repetitions: 1, isLong: false }).flatMap(({ runs }) => runs);
  for (const { wait } of once) expect(wait).toEqual(short);
});

test('planPassport() waits for longer than a minute with --long only, and says so', () => {
  expect(planned(false, 'upgrade-silent')).toMatchObject({ runs: [], skipped: expect.stringContaining('--long') });
  expect(planned(false, 'upgrade-silent')?.repeat).toMatch(/--long$/);
  expect(planned(true, 'upgrade-silent')).toMatchObject({ patience: seconds(340) });
  for (const { patience } of planPassport({ ...options, isLong: false }))
    expect(patience).toBeLessThanOrEqual(seconds(60));
});
