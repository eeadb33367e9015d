/** The alarms ring: for every scenario and transport an app that is broken on purpose, which must fail, and on what. */

import { describe, expect, test } from 'vitest';
import { defaultHaste, defaultWorkers } from '../../harness/cli/run-command.ts';
import { matrix } from '../../harness/matrix.ts';
import type { MetricName } from '../../harness/metrics/index.ts';
import { noSdk } from '../../harness/systems/index.ts';
import * as behaviours from '../../mocks/apps/behaviours/registry.ts';
import { hastened } from '../../mocks/slack/protocol/policy.ts';
import { scenarios } from '../index.ts';
import { openSuite } from './open-suite.ts';

interface Broken {
  readonly http?: readonly [behaviour: keyof typeof behaviours, failsOn: MetricName];
  readonly 'socket-mode'?: readonly [behaviour: keyof typeof behaviours, failsOn: MetricName];
}

const broken: Readonly<Record<string, Broken>> = {
  steady: {
    http: ['acksSlowly', 'first-attempt-ack-rate'],
    'socket-mode': ['acksSlowly', 'first-attempt-ack-rate'],
  },
  'slow-link': {
    http: ['acksAtTheLastMoment', 'first-attempt-ack-rate'],
    'socket-mode': ['acksAtTheLastMoment', 'first-attempt-ack-rate'],
  },
  'slow-handler': {
    http: ['acksAfterWork', 'first-attempt-ack-rate'],
    'socket-mode': ['acksAfterWork', 'first-attempt-ack-rate'],
  },
  'lost-acks': { http: ['ignoresRepeats', 'ack-rate'], 'socket-mode': ['ignoresRepeats', 'ack-rate'] },
  'app-down': { http: ['dropsRetries', 'lost'], 'socket-mode': ['dropsRetries', 'lost'] },
  'app-errors': { http: ['dropsRetries', 'lost'] },
  'partition-kill': { http: ['dropsRetries', 'lost'], 'socket-mode': ['noReconnect', 'recovery'] },
  'partition-heal': { http: ['noReconnect', 'recovery'], 'socket-mode': ['slowReconnect', 'recovery'] },
  'recycle-announced': { http: ['stalls', 'gap'], 'socket-mode': ['waitsForClose', 'gap'] },
  'recycle-abrupt': { http: ['forgets', 'lost'], 'socket-mode': ['crashesOnDisconnect', 'unasked-exits'] },
  'recycle-linger': { 'socket-mode': ['waitsForClose', 'gap'] },
  'app-restart': { http: ['dropsRetries', 'lost'], 'socket-mode': ['dropsRetries', 'lost'] },
};

const seed = 2;
const policy = hastened(defaultHaste);
const cells = matrix({
  scenarios,
  systems: [{ system: noSdk, version: noSdk.versions[0] }],
  transports: ['http', 'socket-mode'],
  pairs: 1,
  seed,
  policy,
})
  .filter(({ unsupported }) => unsupported === undefined)
  // What fails here fails by seconds: nothing needs the machine to itself.
  .map((cell) => ({ ...cell, plan: { ...cell.plan, alone: false } }));
const suite = openSuite({
  cells,
  out: 'out/detects',
  seed,
  pairs: 1,
  workers: defaultWorkers,
  policy,
  engine: 'auto',
  command: 'npm test',
});

describe.concurrent('detects', () => {
  for (const cell of cells) {
    const { scenario, transport, suite: name } = cell.plan;
    const [behaviour, failsOn] = broken[scenario]?.[transport] ?? [];
    if (behaviour === undefined || failsOn === undefined)
      throw new Error(
        `No broken app is named for ${scenario} over ${transport}: a scenario needs one that it must fail`,
      );
    const app = behaviours[behaviour].name;
    test(`${name} › ${scenario} › ${transport} fails an app that ${behaviours[behaviour].does}`, async () => {
      const result = await suite.result(cell, { APP_BEHAVIOUR: app });
      const failed = result.expectations.filter(({ verdict }) => verdict === 'fail').map(({ metric }) => metric);
      expect({ verdict: result.verdict, failed, why: result.why }).toEqual({
        verdict: 'fail',
        failed: expect.arrayContaining([failsOn]),
        why: expect.any(String),
      });
    });
  }
});
