import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../base/units.ts';
import { delivered, due, failed, historyOf, sent, type Timed } from '../history/fixtures/facts.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { CellResult } from '../result.ts';
import { number, spreadOf } from './fixtures/cells.ts';
import { judge } from './judge.ts';
import { isSpoiled, rerun } from './rerun.ts';

const slow: Partial<CellPlan> = { expects: [{ metric: 'response-time', of: 'p99', atMost: seconds(3) }] };
const both: Partial<CellPlan> = { expects: [...(slow.expects ?? []), { metric: 'lost', atMost: 0 }] };
const beside: Timed = { kind: 'beside', at: seconds(2), cells: 11 };
const waited: Timed = {
  kind: 'app-waited',
  at: seconds(2),
  instance: 1,
  overUs: ms(500),
  waitUs: ms(50),
  cpuUs: 0,
  cpus: 2,
};

/** From 3 s on, in seconds. */
function deafFor(long: number): readonly Timed[] {
  return [
    due('e1', seconds(3)),
    sent('e1', seconds(3)),
    failed('e1', seconds(6)),
    ...delivered('e2', seconds(3 + long), 5),
  ];
}

const stalled: Timed = { kind: 'loop-delay', at: seconds(2), p99Us: 1, maxUs: seconds(2) };

function ran(
  plan: Partial<CellPlan>,
  facts: readonly Timed[],
  { p99 = seconds(3.1), isTorn = false, never = 0 }: { p99?: number; isTorn?: boolean; never?: number } = {},
) {
  const history = historyOf([delivered('e0', seconds(1), 1_000), facts], { plan, isTorn });
  const time = spreadOf(ms(1), p99);
  const measurements = {
    'response-time': never === 0 ? time : ({ ...time, unbounded: never } as typeof time),
    lost: number(1),
  };
  const result: CellResult = {
    id: 'id',
    suite: 's',
    scenario: 'x',
    system: 'y',
    transport: 'http',
    pair: 1,
    seed: 1,
    repeat: '',
    ...judge(history, measurements),
    measurements,
  };
  return { history, result };
}

describe('isSpoiled()', () => {
  test.each([
    ['fails by seconds beside others on a busy machine', slow, [beside, waited], {}, true],
    ['fails by more seconds than a busy machine makes', slow, [beside, waited], { p99: seconds(18.1) }, false],
    ['fails by what never came', slow, [beside, waited], { never: 30 }, false],
    ['was deaf for longer than a busy machine makes', slow, [beside, waited, ...deafFor(16)], {}, false],
    ['was deaf for less', slow, [beside, waited, ...deafFor(14)], {}, true],
    ['passes', slow, [beside, waited], { p99: ms(500) }, false],
    ['fails by losses as well', both, [beside, waited], {}, false],
    ['fails by losses, where it waited too long', both, [beside, { ...waited, waitUs: seconds(2) }], {}, true],
    ['was measured too slowly', slow, [beside, waited, stalled], { p99: ms(500) }, true],
    ['had the machine to itself', { ...slow, alone: true }, [beside, waited], {}, false],
    ['ran beside nobody', slow, [waited], {}, false],
    ['ran beside others that took nothing from it', slow, [beside], {}, false],
    ['ended too early', slow, [beside, waited], { isTorn: true }, false],
  ] as const)('a cell that %s', (_, plan, facts, options, expected) => {
    const { history, result } = ran(plan, facts, options);
    expect(isSpoiled(history, result)).toBe(expected);
  });

  test('asks where no processor is told of for the load', () => {
    const load = (average: number): Timed => ({ kind: 'pressure', at: seconds(2), overUs: 1, load: average, cpus: 2 });
    const spoiled = [1.9, 2.1].map((average) => ran(slow, [beside, load(average)]));
    expect(spoiled.map(({ history, result }) => isSpoiled(history, result))).toEqual([false, true]);
  });
});

test('both times are told; the verdict is that of the second', () => {
  const first = ran(slow, [beside, waited]);
  const again = ran(slow, [], { p99: ms(523) });
  expect(rerun(first.result, again.result, first.history)).toMatchObject({
    verdict: 'pass',
    why: 'It failed beside 11 other cells (response time p99: 3.1 s, expected at most 3.0 s) and passed alone: response time p99: 523 ms, expected at most 3.0 s',
    rerun: { first: { verdict: 'fail', beside: 11, waitedUs: ms(50) } },
  });
});
