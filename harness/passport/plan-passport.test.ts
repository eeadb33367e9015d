import { expect, test } from 'vitest';
import { seconds } from '../base/units.ts';
import { noSdk } from '../systems/index.ts';
import { planPassport } from './plan-passport.ts';
import { allProbes } from './probes/registry.ts';

const options = {
  probes: allProbes,
  systems: [{ system: noSdk, version: '1.0.0' }],
  seed: 7,
  repetitions: 2,
  isProxied: false,
  policy: {},
  repeat: ({ asked, probe, seed, isLong }: { asked: string; probe: string; seed: number; isLong: boolean }) =>
    `${asked} ${probe} ${seed}${isLong ? ' --long' : ''}`,
};
const planned = (isLong: boolean, name: string) =>
  planPassport({ ...options, isLong }).filter(({ plan }) => plan.scenario === name);

test('planPassport() gives each repetition a seed and an id of its own, all with the line that repeats the probe', () => {
  expect(planned(false, 'reset').map(({ plan }) => plan)).toMatchObject([
    { id: 'passport › reset › no-sdk@1.0.0 › socket-mode', seed: 7, pair: 1, repeat: '--system no-sdk@1.0.0 reset 7' },
    {
      id: 'passport › reset › no-sdk@1.0.0 › socket-mode › repetition 2',
      seed: 8,
      pair: 2,
      repeat: '--system no-sdk@1.0.0 reset 7',
    },
  ]);
});

test('planPassport() spreads only what depends on the phase, and only where a probe is repeated', () => {
  expect(planned(false, 'reset').map(({ wait }) => wait)).toEqual([
    [0, seconds(15)],
    [seconds(15), seconds(30)],
  ]);
  const short = [0, seconds(2)];
  expect(planned(false, 'upgrade-408').map(({ wait }) => wait)).toEqual([short, short]);
  for (const { wait } of planPassport({ ...options, repetitions: 1, isLong: false })) expect(wait).toEqual(short);
});

test('planPassport() waits for longer than a minute with --long only, and says so', () => {
  for (const cell of planned(false, 'upgrade-silent'))
    expect(cell).toMatchObject({ unsupported: expect.stringContaining('--long') });
  expect(planned(false, 'upgrade-silent')[0]?.plan.repeat).toMatch(/--long$/);
  expect(planned(true, 'upgrade-silent')[0]).toMatchObject({ patience: seconds(340) });
  expect(planned(true, 'upgrade-silent')[0]).not.toHaveProperty('unsupported');
  for (const { patience } of planPassport({ ...options, isLong: false }))
    expect(patience).toBeLessThanOrEqual(seconds(60));
});

test('planPassport() lets the app meet Slack directly, or through the proxy where that is asked for', () => {
  expect(planned(false, 'fin')[0]?.plan.route).toBe('direct');
  expect(planPassport({ ...options, isLong: false, isProxied: true })[0]?.plan).not.toHaveProperty('route');
});

test('planPassport() takes what the user sets over what a probe needs, and limits no method of the Web API else', () => {
  const valuesOf = (policy: Parameters<typeof planPassport>[0]['policy']) =>
    planPassport({ ...options, isLong: false, policy }).map(({ plan }) => plan.policy.values);
  for (const values of valuesOf({})) expect(values).toMatchObject({ enforcesTiers: false, maxLinks: 10 });
  for (const values of valuesOf({ maxLinks: 2, enforcesTiers: true }))
    expect(values).toMatchObject({ enforcesTiers: true, maxLinks: 2 });
});
