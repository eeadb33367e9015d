import { describe, expect, test } from 'vitest';
import { documented } from '../../mocks/slack/protocol/policy.ts';
import { ms, seconds } from '../base/units.ts';
import {
  appExited,
  delivered,
  due,
  failed,
  faultBegan,
  historyOf,
  sent,
  settled,
  type Timed,
} from '../history/fixtures/facts.ts';
import type { GroundPart } from '../journal/facts.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import { number, spreadOf } from './fixtures/cells.ts';
import { judge, type Judgement } from './judge.ts';

const slow: Partial<CellPlan> = { expects: [{ metric: 'response-time', of: 'p99', atMost: seconds(3) }] };
const exits: Partial<CellPlan> = { expects: [{ metric: 'unasked-exits', atMost: 0 }] };
const lost: Partial<CellPlan> = { expects: [{ metric: 'lost', atMost: 0 }] };

function judged(plan: Partial<CellPlan>, facts: readonly Timed[], p99 = seconds(4)): Judgement {
  const history = historyOf([delivered('e0', seconds(1), 1_000), facts, delivered('e1', seconds(30), 1_000)], { plan });
  return judge(history, {
    'response-time': spreadOf(ms(1), p99),
    lost: number(3),
    'unasked-exits': number(1),
    'forgeries-accepted': number(3),
  });
}

function stalled(part: GroundPart, length: number, at: number = seconds(10)): Timed {
  return { kind: 'stall', at, part, lengthUs: length };
}

function waited(at: number, waitUs: number, cpuUs = 0): Timed {
  return { kind: 'app-waited', at, instance: 1, overUs: ms(500), waitUs, cpuUs, cpus: 2 };
}

describe('a standstill of ours', () => {
  test.each([
    ['a long one explains anything', lost, [stalled('proxy', seconds(4))], 'unknown'],
    ['a short one explains no loss', lost, [stalled('proxy', seconds(1.4))], 'fail'],
    ['a short one explains what it adds', slow, [stalled('proxy', seconds(1))], 'unknown'],
    ['a shorter one does not', slow, [stalled('proxy', ms(900))], 'fail'],
    ['several add up', slow, [stalled('harness', ms(600)), stalled('proxy', ms(500), seconds(20))], 'unknown'],
    ['one before the traffic explains nothing', lost, [stalled('proxy', seconds(4), 0)], 'fail'],
    ['the keeper’s has no part in deliveries', lost, [stalled('keeper', seconds(4))], 'fail'],
  ] as const)('%s', (_, plan, facts, verdict) => {
    expect(judged(plan, facts).verdict).toBe(verdict);
  });

  test('is named with its length and its time, and with what failed', () => {
    expect(judged(lost, [stalled('proxy', seconds(4))]).why).toBe(
      'Toxiproxy stood still for 4.0 s, 6.0 s into the traffic; lost: 3, expected at most 0',
    );
  });

  test('of the keeper explains a failure where a fault ends processes', () => {
    const restart = [
      faultBegan(seconds(5), seconds(5), { touches: { rule: 'exits' } }),
      appExited(seconds(6), true),
      stalled('keeper', seconds(4)),
    ];
    expect(judged(lost, restart)).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('The keeper of the processes stood still for 4.0 s'),
    });
  });

  test('takes nothing from a pass', () => {
    expect(judged(slow, [stalled('proxy', seconds(4))], seconds(2)).verdict).toBe('pass');
  });

  test('explains why a known failure did not happen', () => {
    const known = {
      id: 'F99',
      system: 'no-sdk',
      versions: ['*'],
      transport: 'http',
      metric: 'lost',
      between: [1, 9],
      note: 'n',
      source: 's',
    } as const;
    const plan = { ...slow, knownFailures: [known] };
    expect(judged(plan, [stalled('proxy', seconds(4))], seconds(2)).verdict).toBe('unknown');
    expect(judged(plan, [], seconds(2)).verdict).toBe('fail');
  });
});

describe('a machine that is too busy', () => {
  const forged = { expects: [{ metric: 'forgeries-accepted', atMost: 0 }] };
  const busy = [waited(seconds(10), ms(600)), waited(seconds(10.5), ms(500))];

  test.each([
    ['waits that are as long as what is too much', slow, busy, 'unknown'],
    ['shorter ones', slow, [waited(seconds(10), ms(900))], 'fail'],
    ['as long, but at different times', slow, [waited(seconds(10), ms(600)), waited(seconds(20), ms(500))], 'fail'],
    ['as long, but by the app’s own threads', slow, [waited(seconds(10), ms(1_100), ms(900))], 'fail'],
    ['losses', lost, busy, 'fail'],
    ['losses, where it waited for half of a deadline', lost, [waited(seconds(10), seconds(1.5))], 'unknown'],
    ['forged requests that it accepted', forged, [waited(seconds(10), seconds(2))], 'fail'],
    ['an end of the process', exits, [waited(seconds(10), seconds(1.5))], 'fail'],
    ['losses beside seconds', { expects: [...(slow.expects ?? []), ...(lost.expects ?? [])] }, busy, 'fail'],
  ] as const)('%s', (_, plan, facts, verdict) => {
    expect(judged(plan, facts).verdict).toBe(verdict);
  });

  test.each([
    [seconds(18), 'unknown'],
    [seconds(18.1), 'fail'],
  ])('explains no more than a lost link and the way back from it: %d µs', (value, verdict) => {
    const facts = [waited(seconds(10), seconds(2))];
    expect(judged(slow, facts, value).verdict).toBe(verdict);
  });

  test.each([
    ['a tenth of the time explains how late it was', slow, 14, 'unknown'],
    ['less does not', slow, 10, 'fail'],
    ['nothing of it explains a loss', lost, 14, 'fail'],
    ['a quarter of it explains a loss', lost, 40, 'unknown'],
    ['and no end of a process', exits, 40, 'fail'],
  ] as const)('that stands still again and again, %s', (_, plan, times, verdict) => {
    const stalls = Array.from({ length: times }, (_none, index) =>
      stalled('proxy', ms(250), seconds(5 + (2 * index * 14) / times)),
    );
    expect(judged(plan, stalls, seconds(21)).verdict).toBe(verdict);
  });

  test.each([
    ['for longer than a wait can make it is the app', 25, [], 'fail'],
    ['for less may be the wait’s doing', 14, [], 'unknown'],
    ['while a fault is under way is the fault’s', 25, [faultBegan(seconds(4), seconds(4))], 'unknown'],
  ] as const)('explains a loss unless the app is deaf afterwards: %s', (_, long, fault, verdict) => {
    const at = seconds(4);
    const deaf = [due('e2', at), sent('e2', at), failed('e2', seconds(7)), settled('e2', seconds(7), 'abandoned')];
    const back = delivered('e3', at + seconds(long), 1_000);
    expect(judged(lost, [waited(seconds(6), seconds(2)), ...fault, ...deaf, ...back]).verdict).toBe(verdict);
  });

  test('is told with how long the app waited, within how long, beside how many', () => {
    expect(judged(slow, [...busy, { kind: 'beside', at: seconds(29), cells: 11 }]).why).toBe(
      'The machine was too busy: the app waited 1.1 s for a processor within 4.0 s, beside 11 other cells; response time p99: 4.0 s, expected at most 3.0 s',
    );
  });
});

test('what was seen of the app is told beside what may be why', () => {
  const dropped = delivered('e2', seconds(8), 1_000).slice(0, 4);
  expect(judged(lost, [...dropped, waited(seconds(10), seconds(1.5))])).toMatchObject({
    verdict: 'unknown',
    why: 'The machine was too busy: the app waited 1.5 s for a processor within 3.0 s; lost: 3, expected at most 0. What was seen: The app acknowledged 3 events and never handled 1 of them. The first was event e2, 8.0 s into the run',
  });
});

test('a policy that is stricter than Slack is told, and blames nobody', () => {
  const policy = { ...documented, values: { ...documented.values, ackDeadlineUs: 1_000 } };
  expect(judged({ ...lost, policy }, [])).toMatchObject({
    verdict: 'unknown',
    why: 'The policy of this run allows an ack 1.0 ms; Slack allows 3.0 s; lost: 3, expected at most 0',
  });
});

test.each([
  [seconds(-5), 'unknown'],
  [ms(900), 'fail'],
] as const)('a wall clock that jumps by %i µs makes a failure %s', (byUs, verdict) => {
  const { why, ...judgement } = judged(lost, [{ kind: 'clock-jumped', at: seconds(9), byUs }]);
  expect(judgement.verdict).toBe(verdict);
  if (verdict === 'unknown') expect(why).toContain('clock jumped by −5.0 s, 9.0 s into the traffic');
});
