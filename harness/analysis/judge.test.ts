import { describe, expect, test } from 'vitest';
import { number, spreadOf } from './fixtures/cells.ts';
import {
  delivered,
  due,
  effect,
  failed,
  faultBegan,
  faultEnded,
  historyOf,
  linkClosed,
  linkUp,
  posted,
  sent,
  settled,
  type Timed,
} from '../history/fixtures/facts.ts';
import { hastened } from '../../mocks/slack/protocol/policy.ts';
import { judge, type Judgement } from './judge.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { Measurement } from '../result.ts';
import type { KnownFailure } from '../plan/expectation.ts';
import { ms, seconds } from '../base/units.ts';

/** A quiet cell in which one event was delivered, unless told otherwise. */
function judged(
  plan: Partial<CellPlan>,
  measurements: Readonly<Record<string, Measurement>>,
  { facts = [], isTorn = false }: { readonly facts?: readonly Timed[]; readonly isTorn?: boolean } = {},
): Judgement {
  return judge(historyOf([delivered('e0', 0, 1_000), facts], { plan, isTorn }), measurements);
}

const noneLost: Partial<CellPlan> = { expects: [{ metric: 'lost', atMost: 0 }] };

describe('judge()', () => {
  test.each<[string, CellPlan['expects'][number], Measurement, string, string]>([
    [
      'more than the limit, and who knows how much more, fails',
      { metric: 'recovery', atMost: seconds(10) },
      { kind: 'number', value: seconds(82), of: 1, isLowerBound: true, note: 'not back when the run ended' },
      'fail',
      'recovery: more than 1 min 22 s (not back when the run ended), expected at most 10.0 s',
    ],
    [
      'less than the limit, and who knows how much more, has no verdict',
      { metric: 'recovery', atMost: seconds(10) },
      { kind: 'number', value: seconds(8), of: 1, isLowerBound: true },
      'unknown',
      'recovery: more than 8.0 s, expected at most 10.0 s',
    ],
    [
      'what never came is later than any limit',
      { metric: 'response-time', of: 'p99', atMost: seconds(3) },
      { ...(spreadOf(10, seconds(3)) as Extract<Measurement, { kind: 'spread' }>), unbounded: 4 },
      'fail',
      'response time p99: more than 3.0 s (4 of 300 never), expected at most 3.0 s',
    ],
    [
      'what never came does not count below its quantile',
      { metric: 'response-time', of: 'p50', atMost: seconds(3) },
      { ...(spreadOf(10, seconds(3)) as Extract<Measurement, { kind: 'spread' }>), unbounded: 4 },
      'pass',
      'response time p50: 10 µs (4 of 300 never), expected at most 3.0 s',
    ],
  ])('%s', (_, expectation, measurement, verdict, sentence) => {
    const found = judged({ expects: [expectation] }, { [expectation.metric]: measurement });
    expect(found).toMatchObject({ verdict, expectations: [{ verdict, sentence }] });
  });

  test('asks nothing of an app that never makes the call that its scenario is about', () => {
    const plan = { ...noneLost, needsCall: 'chat.postMessage' };
    expect(judged(plan, { lost: number(1) })).toMatchObject({
      verdict: 'unsupported',
      why: 'The app made no call of chat.postMessage, which is what this scenario is about',
    });
    expect(judged(plan, { lost: number(1) }, { facts: [posted(1)] }).verdict).toBe('fail');
    expect(judged(plan, { lost: number(1) }, { isTorn: true }).verdict).toBe('unknown');
  });

  test.each<[string, readonly Timed[], string]>([
    ['left without an answer', [due('e1', 1), sent('e1', 1), failed('e1', 2, 0, 'http_timeout')], 'unsupported'],
    ['answered 404', [due('e1', 1), sent('e1', 1), failed('e1', 2, 0, 'http_error', 404)], 'unsupported'],
    ['answered 500', [due('e1', 1), sent('e1', 1), failed('e1', 2, 0, 'http_error', 500)], 'fail'],
    ['acknowledged', delivered('e1', 1, 1), 'fail'],
    [
      'answered by a post, and never acknowledged',
      [due('e1', 1), sent('e1', 1), effect('e1', 2), failed('e1', 3, 0, 'http_timeout')],
      'fail',
    ],
  ])('asks nothing of an app that need not have a command, where each is %s: %s', (_, facts, verdict) => {
    const history = historyOf([facts], { plan: { ...noneLost, mayLack: 'a command /probe' } });
    expect(judge(history, { lost: number(1) }).verdict).toBe(verdict);
  });

  test('has a verdict without what cannot be known, and says so', () => {
    const expects = [
      { metric: 'lost', atMost: 0 },
      { metric: 'duplicates', atMost: 0, isOptional: true },
    ];
    const unknown = { kind: 'nothing', why: 'the app does not say what it handled' } as const;
    const judgement = judged({ expects }, { lost: number(0), duplicates: unknown });
    expect(judgement).toMatchObject({
      verdict: 'pass',
      why: 'lost: 0, expected at most 0; handled more than once: not known, the app does not say what it handled',
      expectations: [{ verdict: 'pass' }, { verdict: 'unknown', isOptional: true }],
    });
    expect(judgement.expectations[1]).not.toHaveProperty('value');
    expect(judged({ expects }, { lost: number(0), duplicates: number(1) })).toMatchObject({ verdict: 'fail' });
  });

  test('passes what is enough, and says how much it was', () => {
    expect(judged(noneLost, { lost: number(0) })).toMatchObject({
      verdict: 'pass',
      why: 'lost: 0, expected at most 0',
      expectations: [{ metric: 'lost', atMost: 0, value: 0, verdict: 'pass' }],
    });
  });

  test('fails what is not enough', () => {
    const { verdict, why, known } = judged(noneLost, { lost: number(3) });
    expect([verdict, why, known]).toEqual(['fail', 'lost: 3, expected at most 0', undefined]);
  });

  test.each([
    ['passes with a note where the app was seen to be back', [delivered('e2', seconds(60), 1_000)], 'pass'],
    ['is unknown where it was not', [linkUp('s1', seconds(60))], 'unknown'],
  ] as const)('what hastened retries alone may have lost %s', (_, back, verdict) => {
    const facts = [
      due('e1', 10),
      ...[10, 20, 30, 40].flatMap((at, n) => [sent('e1', at, n), failed('e1', at + 5, n)]),
      settled('e1', 45, 'abandoned'),
      ...back.flat(),
    ];
    const { why, ...judgement } = judged({ ...noneLost, policy: hastened(30) }, { lost: number(0) }, { facts });
    expect(judgement.verdict).toBe(verdict);
    expect(why).toMatch(/1 of \d events would have been retried at Slack's real delays, .*: run with --hasten 1/);
  });

  test.each([
    ['atMost at its edge', { atMost: 5 }, 5, 'pass'],
    ['atMost beyond', { atMost: 5 }, 6, 'fail'],
    ['atLeast at its edge', { atLeast: 5 }, 5, 'pass'],
    ['atLeast below', { atLeast: 5 }, 4, 'fail'],
    ['between', { atLeast: 5, atMost: 7 }, 6, 'pass'],
    ['below the lower', { atLeast: 5, atMost: 7 }, 4, 'fail'],
    ['above the upper', { atLeast: 5, atMost: 7 }, 8, 'fail'],
  ] as const)('weighs %s', (_, wish, value, verdict) => {
    expect(judged({ expects: [{ metric: 'retries', ...wish }] }, { retries: number(value) }).verdict).toBe(verdict);
  });

  test('weighs a spread at the quantile that was asked for', () => {
    const measurements = { 'response-time': spreadOf(ms(10), seconds(5)) };
    const at = (of: 'p50' | 'p99') => [{ metric: 'response-time', of, atMost: seconds(3) }] as const;
    expect(judged({ expects: at('p50') }, measurements).verdict).toBe('pass');
    expect(judged({ expects: at('p99') }, measurements)).toMatchObject({
      verdict: 'fail',
      why: 'response time p99: 5.0 s, expected at most 3.0 s',
    });
  });

  test('prints so many digits that a figure and its limit differ', () => {
    const expects = [{ metric: 'response-time', of: 'p99', atMost: seconds(3) }] as const;
    expect(judged({ expects }, { 'response-time': spreadOf(1, 3_000_400) }).why).toBe(
      'response time p99: 3.0004 s, expected at most 3.0000 s',
    );
  });

  test('does not know where there was nothing to measure', () => {
    const nothing: Measurement = { kind: 'nothing', why: 'no event was raised' };
    expect(judged(noneLost, { lost: nothing })).toMatchObject({
      verdict: 'unknown',
      why: 'lost: could not be measured, no event was raised',
    });
    expect(judged(noneLost, {}).verdict).toBe('unknown');
  });

  test('says fail where one expectation failed and another is unknown', () => {
    const expects = [
      { metric: 'recovery', atMost: 1 },
      { metric: 'lost', atMost: 0 },
    ] as const;
    expect(judged({ expects }, { lost: number(1) }).verdict).toBe('fail');
  });

  test('names every expectation that failed', () => {
    const expects = [
      { metric: 'lost', atMost: 0 },
      { metric: 'retries', atMost: 0 },
    ] as const;
    expect(judged({ expects }, { lost: number(1), retries: number(2) }).why).toBe(
      'lost: 1, expected at most 0; retries: 2, expected at most 0',
    );
  });

  test('tells the decisive number where there is one', () => {
    const decides = { metric: 'response-time', of: 'p99' } as const;
    expect(judged({ decides }, { 'response-time': spreadOf(1, 2) }).decisive).toEqual({ ...decides, value: 2 });
    expect(judged({ decides }, {}).decisive).toBeUndefined();
  });
});

describe('why a cell fails', () => {
  const lost = delivered('e1', 10, 5).slice(0, 4);

  test('is what the app did, and then the figures', () => {
    const { cause, why } = judged(noneLost, { lost: number(1) }, { facts: lost });
    expect(cause).toMatchObject({ kind: 'acks-and-drops', atUs: 15, witness: 'e1' });
    expect(why).toBe(`${cause?.sentence}. Failed: lost: 1, expected at most 0`);
  });

  test('is the figures alone where the journal does not show what the app did', () => {
    const { cause, why } = judged(noneLost, { lost: number(1) });
    expect([cause, why]).toEqual([undefined, 'lost: 1, expected at most 0']);
  });

  test('has no cause where the cell passes', () => {
    expect(judged({}, {}, { facts: lost })).not.toHaveProperty('cause');
  });
});

describe('the figure beside the verdict', () => {
  const decides = { metric: 'gap' } as const;
  const expects = [
    { metric: 'gap', atMost: 5 },
    { metric: 'recovery', atMost: 5 },
    { metric: 'response-time', of: 'p99', atMost: 5 },
  ] as const;
  const figure = (gap: number, recovery: number, p99 = 1) =>
    judged({ decides, expects }, { gap: number(gap), recovery: number(recovery), 'response-time': spreadOf(1, p99) })
      .decisive;

  test.each([
    ['the main one where the cell passes', figure(1, 2), { metric: 'gap', value: 1 }],
    ['the one that failed', figure(1, 9), { metric: 'recovery', value: 9 }],
    ['the quantile that failed', figure(1, 2, 9), { metric: 'response-time', of: 'p99', value: 9 }],
    ['the main one where it failed too', figure(8, 9), { metric: 'gap', value: 8 }],
  ])('is %s', (_, decisive, expected) => {
    expect(decisive).toEqual(expected);
  });
});

describe('judge() has no verdict', () => {
  const passing = { lost: number(0) };

  test('where a fault touched no traffic', () => {
    const facts = [faultBegan(seconds(5), seconds(5)), faultEnded(seconds(6), seconds(6))];
    const { verdict, why, episodes } = judged(noneLost, passing, { facts });
    expect([verdict, why]).toEqual(['unknown', 'Fault "outage" had no effect: 0 attempts in flight while it lasted']);
    expect(episodes).toMatchObject([{ fault: 'outage', touched: 0 }]);
  });

  const takesLinks = [
    linkUp('s1', 0),
    faultBegan(seconds(5), seconds(5), { touches: { rule: 'met', faults: ['outage'] } }),
    linkClosed('s1', seconds(5) + 100),
    faultEnded(seconds(9), seconds(9)),
  ];

  const asksForLink = {
    kind: 'api-called',
    at: seconds(12),
    method: 'apps.connections.open',
    status: 200,
    ok: true,
  } as const;

  test.each([
    ['never dials again', [], 'fail', /^The app never came back: its link s1 ended .*never asked Slack for another/],
    ['asks for one', [asksForLink], 'unknown', /^Fault "outage" had no effect: 0 /],
  ] as const)(
    'where nobody dialled into a fault, unless the app lost its link to it and %s',
    (_, opens, verdict, why) => {
      const unheard = [
        due('e1', seconds(6)),
        failed('e1', seconds(6), 0, 'no_link'),
        settled('e1', seconds(6), 'abandoned'),
      ];
      const facts = [...takesLinks.flat(), ...unheard, ...opens];
      const cell = { ...noneLost, transport: 'socket-mode' } as const;
      expect(judged(cell, { lost: number(1) }, { facts })).toMatchObject({
        verdict,
        why: expect.stringMatching(why),
      });
    },
  );

  test.each([
    [
      'before the fault began',
      10,
      'fail',
      / never handled 1 of them\. .* Failed: lost: 1, .*\. Fault "outage" had no effect: 0 /,
    ],
    [
      'after it',
      seconds(5.5),
      'unknown',
      /^Fault "outage" had no effect: 0 .*\. What was seen: The app acknowledged 2 events and /,
    ],
  ] as const)('where a fault touched nothing, unless the app failed %s', (_, at, verdict, why) => {
    const fault = [
      faultBegan(seconds(5), seconds(5), { touches: { rule: 'exits' } }),
      faultEnded(seconds(6), seconds(6)),
    ];
    const judgement = judged(
      noneLost,
      { lost: number(1) },
      { facts: [...fault, ...delivered('e1', at, 5).slice(0, 4)] },
    );
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.why).toMatch(why);
  });

  test('where the ground stood still as well, whatever the app did before the fault began', () => {
    const facts: Timed[] = [
      faultBegan(seconds(5), seconds(5), { touches: { rule: 'exits' } }),
      faultEnded(seconds(6), seconds(6)),
      ...delivered('e1', 10, 5).slice(0, 4),
      { kind: 'stall', at: seconds(9), part: 'proxy', lengthUs: seconds(4) },
    ];
    expect(judged(noneLost, { lost: number(1) }, { facts }).verdict).toBe('unknown');
  });

  test('but has one where the fault touched an event', () => {
    const facts = [faultBegan(0, 500), faultEnded(seconds(6), seconds(6))];
    expect(judged(noneLost, passing, { facts })).toMatchObject({ verdict: 'pass', episodes: [{ touched: 1 }] });
  });

  test('where the journal is torn', () => {
    expect(judged(noneLost, passing, { isTorn: true })).toMatchObject({
      verdict: 'unknown',
      why: 'The journal ends before the cell did',
    });
  });

  test('where the environment failed, even though an expectation failed too', () => {
    const facts: Timed[] = [{ kind: 'toxiproxy-restarted', at: 9, why: 'it hung' }];
    const { verdict, why } = judged(noneLost, { lost: number(7) }, { facts });
    expect([verdict, why]).toEqual(['unknown', 'Toxiproxy was restarted: it hung']);
  });

  test.each([
    ['of which one bit, and that is enough', true, 500, 'pass'],
    ['of which one bit, and that is not enough', false, 500, 'unknown'],
    ['of which none bit', true, seconds(8), 'unknown'],
  ])('where two faults struck %s', (_, toleratesMisses, firstAt, verdict) => {
    const facts = [firstAt, seconds(9)].flatMap((at) => [faultBegan(at, at), faultEnded(at + 100, at + 100)]);
    expect(judged({ ...noneLost, toleratesMisses }, passing, { facts }).verdict).toBe(verdict);
  });

  test.each([
    [seconds(1), 'pass'],
    [seconds(2), 'unknown'],
  ])('where the harness itself stood still for too long: %d µs', (maxUs, verdict) => {
    const facts: Timed[] = [{ kind: 'loop-delay', at: 9, p99Us: 1, maxUs }];
    expect(judged(noneLost, passing, { facts }).verdict).toBe(verdict);
  });

  test.each([
    ['alone, a little late', true, ms(50), 'pass'],
    ['alone, later than milliseconds can stand', true, ms(200), 'unknown'],
    ['with others, as late', false, ms(200), 'pass'],
    ['with others, near Slack’s 3 s', false, seconds(2), 'unknown'],
  ])('where the sender could not keep pace: %s', (_, alone, lag, verdict) => {
    const measurements = { ...passing, 'emission-lag': spreadOf(0, lag) };
    expect(judged({ ...noneLost, alone }, measurements).verdict).toBe(verdict);
  });

  test.each([
    ['what was lost', 'lost', 3, 'fail'],
    ['an end of the process', 'unasked-exits', 1, 'fail'],
    ['an ack that came late', 'late', 3, 'unknown'],
    ['a length of time', 'gap', seconds(9), 'unknown'],
  ] as const)(
    'a sender that could not keep pace explains no failure but one of time: %s',
    (_, metric, value, verdict) => {
      const measurements = { [metric]: number(value), 'emission-lag': spreadOf(0, ms(200)) };
      expect(judged({ alone: true, expects: [{ metric, atMost: 0 }] }, measurements).verdict).toBe(verdict);
    },
  );
});

describe('judge() with a known failure', () => {
  const known: KnownFailure = {
    id: 'F03',
    system: 'bolt-js',
    versions: ['5.1.0'],
    transport: 'socket-mode',
    metric: 'gap',
    between: [seconds(4), seconds(6)],
    note: 'Waits 5 s before it dials again',
    source: 'https://example.com/issue',
  };
  const plan: Partial<CellPlan> = {
    expects: [
      { metric: 'gap', atMost: seconds(1) },
      { metric: 'lost', atMost: 0 },
    ],
    knownFailures: [known],
  };
  const verdictOf = (gap: number, lost = 0): Judgement => judged(plan, { gap: number(gap), lost: number(lost) });

  test.each([seconds(4), seconds(5), seconds(6)])('takes a failure within its bounds for it: %d µs', (gap) => {
    expect(verdictOf(gap)).toMatchObject({
      verdict: 'fail',
      known: { id: 'F03', note: known.note, source: known.source },
    });
  });

  test.each([seconds(3.9), seconds(6.1)])('takes a failure outside its bounds for a new one: %d µs', (gap) => {
    const { verdict, known } = verdictOf(gap);
    expect([verdict, known]).toEqual(['fail', undefined]);
  });

  test('takes it for a new one where another expectation failed beside it', () => {
    expect(verdictOf(seconds(5), 1).known).toBeUndefined();
  });

  test('shows the figure of the new one of two failures', () => {
    expect(verdictOf(seconds(5), 1).decisive).toEqual({ metric: 'lost', value: 1 });
  });

  test.each([
    ['https://github.com/slackapi/bolt-js/issues/2496', 'bolt-js#2496'],
    ['https://github.com/slackapi/node-slack-sdk/pull/12#discussion', 'node-slack-sdk#12'],
    ['https://github.com/slackapi/bolt-js', undefined],
    ['slack-protocol.md §4.2', undefined],
  ])('names the issue of %s: %s', (source, issue) => {
    const found = judged(
      { ...plan, knownFailures: [{ ...known, source }] },
      { gap: number(seconds(5)), lost: number(0) },
    );
    expect(found.known).toEqual({
      id: 'F03',
      note: known.note,
      source,
      ...(issue === undefined ? { words: 'known failure (F03)' } : { issue, words: `known SDK bug (${issue})` }),
    });
  });

  test('takes its absence for no news where it shows in some runs only', () => {
    const sometimes: Partial<CellPlan> = { ...plan, knownFailures: [{ ...known, isIntermittent: 'it is a race' }] };
    const with_ = (gap: number) => judged(sometimes, { gap: number(gap), lost: number(0) });
    expect([with_(0).verdict, with_(seconds(5)).known?.id]).toEqual(['pass', 'F03']);
  });

  test('takes two failures for it where each has an entry', () => {
    const both: Partial<CellPlan> = { ...plan, knownFailures: [known, { ...known, metric: 'lost', between: [1, 9] }] };
    const with5 = (lost: number) => judged(both, { gap: number(seconds(5)), lost: number(lost) }).known?.id;
    expect([with5(3), with5(10)]).toEqual(['F03', undefined]);
  });

  test('takes the failure of another metric for a new one', () => {
    const { verdict, known } = verdictOf(0, 1);
    expect([verdict, known]).toEqual(['fail', undefined]);
  });

  test('fails where it no longer shows, so that its entry is deleted', () => {
    expect(verdictOf(0)).toMatchObject({
      verdict: 'fail',
      why: 'The known failure F03 did not happen: if it is fixed, delete F03 from harness/systems/bolt-js/known.ts',
    });
    expect(verdictOf(0).known).toBeUndefined();
  });

  const standsAt = 'harness.config.yaml:9';
  const mine = { ...known, id: 'expected', standsAt, note: 'waits for 5.2 (expected until 2027-01-31)' };

  test('of the user fails where it no longer shows, and names the line to delete', () => {
    const gone = judged({ ...plan, knownFailures: [mine] }, { gap: number(0), lost: number(0) });
    expect(gone.verdict).toBe('fail');
    expect(gone.why).toBe(
      `The expected failure of gap did not happen: if it is fixed, delete its entry at ${standsAt}`,
    );
  });

  test('of the user is news once it has expired, and says so', () => {
    const expired = { ...mine, expiredOn: '2027-01-31' };
    const shown = judged({ ...plan, knownFailures: [expired] }, { gap: number(seconds(5)), lost: number(0) });
    expect([shown.verdict, shown.known]).toEqual(['fail', undefined]);
    expect(shown.why).toContain(
      `It was an expected failure until 2027-01-31, and is one no more (${standsAt}: waits for 5.2)`,
    );
  });
});
