import { expect, test } from 'vitest';
import { matrix } from '../matrix/matrix.ts';
import { documented } from '../../mocks/slack/protocol/policy.ts';
import { recycleAnnounced } from '../../scenarios/recovery/recycle-announced.ts';
import { steadyTraffic } from '../../scenarios/latency/steady.ts';
import { ownApp } from '../systems/own-systems.ts';
import { noSdk } from '../systems/index.ts';
import type { System } from '../systems/system.ts';
import { failuresOnRecord } from './failures-on-record.ts';

test('has each failure of an SDK that says what it is, once', () => {
  const keys = failuresOnRecord().map(({ id, scenario, transport, metric }) =>
    [id, scenario, transport, metric].join(),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(failuresOnRecord()).toContainEqual(
    expect.objectContaining({
      id: 'F03',
      system: 'bolt-js',
      scenario: 'recycle-announced',
      agent: '@slack:socket-mode/',
    }),
  );
});

test('stands in the cells of own apps, of that scenario and transport alone', () => {
  const suspectsOf = (system: System) =>
    matrix({
      scenarios: [recycleAnnounced, steadyTraffic],
      systems: [{ system, version: 'own' }],
      transports: ['http', 'socket-mode'],
      pairs: 1,
      seed: 1,
      policy: documented,
      onRecord: failuresOnRecord(),
      repeat: () => '',
    }).map(({ plan }) => [plan.scenario, plan.transport, (plan.suspects ?? []).map(({ id }) => id).join()]);
  const own = suspectsOf(ownApp('true'));
  expect(own.filter(([, , ids]) => ids?.includes('F03'))).toEqual([
    ['recycle-announced', 'socket-mode', expect.any(String)],
  ]);
  expect(suspectsOf(noSdk).every(([, , ids]) => ids === '')).toBe(true);
});
