import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { documented, hastened } from '../../mocks/slack/protocol/policy.ts';
import { appRestartScenario } from '../../scenarios/recovery/app-restart.ts';
import { partitionHeal } from '../../scenarios/recovery/partition-heal.ts';
import { recycleAbrupt } from '../../scenarios/recovery/recycle-abrupt.ts';
import { recycleAnnounced } from '../../scenarios/recovery/recycle-announced.ts';
import type { Scenario as OwnScenario } from '../../scenarios/scenario.ts';
import { judge } from '../analysis/judge.ts';
import { measure } from '../analysis/measure.ts';
import { minutes, ms, seconds } from '../base/units.ts';
import { chaosScenario } from '../chaos/chaos-scenario.ts';
import { drawProgram } from '../chaos/draw-program.ts';
import { vocabulary } from '../chaos/vocabulary.ts';
import { readHistory } from '../history/history.ts';
import type { Scenario } from '../matrix/scenario.ts';
import type { TransportName } from '../result.ts';
import { steady } from '../workloads/steady.ts';
import { modelCell, type ModelCellOptions } from './model-cell.ts';
import { defects, sound } from './traits.ts';

const transports = ['http', 'socket-mode'] as const;
/** Faults of chaos that a model can have. */
const modelled = vocabulary.filter(({ fault }) =>
  [
    'slow-network',
    'closed-at-once',
    'one-way-partition',
    'partition-that-heals',
    'partition-that-kills',
    'refused',
    'app-killed',
    'app-restart',
    'drop-first-acks',
    'lose-events',
    'recycle',
    'disconnect',
    'end-links',
    'half-open',
    'web-api',
  ].includes(fault),
);

async function judged(options: Partial<ModelCellOptions> & Pick<ModelCellOptions, 'scenario' | 'transport'>) {
  const entries = await modelCell({ policy: hastened(20), traits: sound, seed: 1, ...options });
  const history = readHistory(entries);
  return { entries, history, ...judge(history, measure(history)) };
}

function chaos(seed: number, kinds = modelled): Scenario<string, string> {
  const options = { seed, lasting: seconds(30), perSecond: 4, intensity: 2, kinds };
  return chaosScenario({ name: `seed-${seed}`, title: 'a program', program: drawProgram(options) });
}

test.each(
  [recycleAnnounced, recycleAbrupt, partitionHeal, appRestartScenario].flatMap((scenario: OwnScenario) =>
    transports.map((transport) => [scenario.name, transport, scenario] as const),
  ),
)('a sound app passes %s over %s', async (_, transport, scenario) => {
  expect(await judged({ scenario, transport })).toMatchObject({ verdict: 'pass' });
});

test.each([
  ['deaf-5s-at-refresh', recycleAnnounced, 'socket-mode', 'breaks-before-makes'],
  ['never-back', recycleAnnounced, 'socket-mode', 'never-back'],
  ['never-back', recycleAbrupt, 'socket-mode', 'never-back'],
  ['forgets', partitionHeal, 'http', 'acks-and-drops'],
  ['forgets', recycleAbrupt, 'socket-mode', 'acks-and-drops'],
  ['acks-late', recycleAnnounced, 'http', 'slow-acks'],
] as const satisfies readonly (readonly [keyof typeof defects, OwnScenario, TransportName, string])[])(
  '%s fails %o over %s, by its cause',
  async (defect, scenario, transport, kind) => {
    expect(await judged({ scenario, transport, traits: defects[defect] })).toMatchObject({
      verdict: 'fail',
      cause: { kind },
    });
  },
);

test('one seed is one trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 100_000 }), fc.constantFrom(...transports), async (seed, transport) => {
      const scenario = chaos(seed);
      expect((await judged({ scenario, transport, seed })).entries).toEqual(
        (await judged({ scenario, transport, seed })).entries,
      );
    }),
    { numRuns: 20 },
  );
});

test('the judge fails no sound app, whatever befalls it, and is seldom in doubt', async () => {
  const verdicts: string[] = [];
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 100_000 }), fc.constantFrom(...transports), async (seed, transport) => {
      const { verdict, why } = await judged({ scenario: chaos(seed), transport, seed });
      expect(verdict, why).not.toBe('fail');
      verdicts.push(verdict);
    }),
    { numRuns: 200 },
  );
  expect(verdicts.filter((verdict) => verdict === 'pass').length).toBeGreaterThan(180);
}, 60_000);

test('the judge fails an app that forgets what it acknowledged, whatever befalls it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 100_000 }), fc.constantFrom(...transports), async (seed, transport) => {
      const { verdict, why } = await judged({ scenario: chaos(seed), transport, seed, traits: defects.forgets });
      expect(verdict, why).not.toBe('pass');
    }),
    { numRuns: 50 },
  );
}, 60_000);

test('the judge fails an app that never dials again, wherever its link ends', async () => {
  const ending = modelled.filter(({ fault }) => ['recycle', 'end-links', 'refused'].includes(fault));
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 100_000 }), async (seed) => {
      const scenario = chaos(seed, ending);
      const traits = defects['never-back'];
      const { verdict, cause, why } = await judged({ scenario, transport: 'socket-mode', seed, traits });
      expect(verdict, why).toBe('fail');
      expect(cause?.kind, why).toBe('never-back');
    }),
    { numRuns: 50 },
  );
}, 60_000);

test('the judge fails an app that is deaf at a refresh, whenever that comes, by its cause', async () => {
  const recycling = recycleAnnounced.faults[0];
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 500, max: 4_000 }), fc.integer({ min: 2, max: 20 }), async (at, perSecond) => {
      const scenario = {
        ...recycleAnnounced,
        workload: steady({ perSecond, lasting: seconds(20) }),
        faults: [{ ...recycling, from: ms(at), to: ms(at + 9_000) }],
      };
      const deaf = await judged({ scenario, transport: 'socket-mode', traits: defects['deaf-5s-at-refresh'] });
      expect(deaf).toMatchObject({ verdict: 'fail', cause: { kind: 'breaks-before-makes' } });
      expect((await judged({ scenario, transport: 'socket-mode' })).verdict).toBe('pass');
    }),
    { numRuns: 50 },
  );
}, 60_000);

test('a model is refreshed after five hours and does not notice, in a moment', async () => {
  const scenario = { ...recycleAnnounced, workload: steady({ perSecond: 0.05, lasting: minutes(320) }), faults: [] };
  const { verdict, history } = await judged({ scenario, transport: 'socket-mode', policy: documented });
  expect(verdict).toBe('pass');
  expect(history.links).toHaveLength(2);
  expect(history.deliveries.every(({ attempts }) => attempts.length === 1)).toBe(true);
});
