import { describe, expect, test } from 'vitest';
import {
  ackDropped,
  acked,
  appExited,
  delivered,
  due,
  effect,
  failed,
  faultBegan,
  faultEnded,
  handled,
  posted,
  historyOf,
  linkClosed,
  linkClosing,
  linkUp,
  sent,
  settled,
  socketAsked,
  hostDown,
  type Timed,
} from '../history/fixtures/facts.ts';
import type { History } from '../history/history.ts';
import type { Measurement, TransportName } from '../result.ts';
import { isLowerBound } from '../base/quantity.ts';
import { seconds } from '../base/units.ts';
import { allMetrics, metricNamed } from './index.ts';
import { spread } from './spread.ts';

type Facts = readonly (Timed | readonly Timed[])[];

function measured(metric: string, facts: Facts, transport: TransportName = 'http', until?: number): Measurement {
  return metricNamed(metric).measure(
    historyOf(facts, { plan: { transport }, ...(until === undefined ? {} : { until }) }),
  );
}

/** Acknowledged, but by its retry. */
function retried(event: string, at: number): readonly Timed[] {
  return [
    due(event, at),
    sent(event, at),
    failed(event, at + 10),
    sent(event, at + 10, 1),
    acked(event, at + 15, 1),
    settled(event, at + 15),
    handled(event, at + 15),
  ];
}

function abandoned(event: string, at: number): readonly Timed[] {
  return [due(event, at), sent(event, at), failed(event, at + 10), settled(event, at + 10, 'abandoned')];
}

/** Acknowledged, then nothing more was heard of it. */
function swallowed(event: string, at: number): readonly Timed[] {
  return [due(event, at), sent(event, at), acked(event, at + 5), settled(event, at + 5)];
}

function underWay(event: string, at: number): readonly Timed[] {
  return [due(event, at), sent(event, at)];
}

const three: Facts = [delivered('e0', 0, 5), retried('e1', 100), abandoned('e2', 200)];

describe('each event counts', () => {
  test.each<[string, number, string[] | undefined]>([
    ['ack-rate', 2 / 3, ['e2']],
    ['first-attempt-ack-rate', 1 / 3, ['e1', 'e2']],
    ['handled', 2, ['e0', 'e1']],
    ['lost', 1, ['e2']],
    ['late', 0, undefined],
    ['duplicates', 0, undefined],
    ['unsettled', 0, undefined],
    ['retries', 1, undefined],
  ])('in %s: %d', (metric, value, witnesses) => {
    const measurement = measured(metric, three);
    expect(measurement).toEqual({ kind: 'number', value, of: 3, ...(witnesses ? { witnesses } : {}) });
  });

  test('with at most five of them for witnesses', () => {
    const facts = Array.from({ length: 9 }, (_, n) => abandoned(`e${n}`, n));
    expect(measured('lost', facts)).toMatchObject({ value: 9, witnesses: ['e0', 'e1', 'e2', 'e3', 'e4'] });
  });

  test('not in the warm-up', () => {
    const history = historyOf([abandoned('e0', 0), delivered('e1', 100, 1)], { plan: { warmUpUs: 50 } });
    expect(metricNamed('lost').measure(history)).toEqual({ kind: 'number', value: 0, of: 1 });
  });
});

describe('what became of an event', () => {
  test('acknowledged and not handled is lost, where the app says what it handles', () => {
    expect(measured('lost', [delivered('e0', 0, 5), swallowed('e1', 10)])).toMatchObject({
      value: 1,
      witnesses: ['e1'],
    });
  });

  test('an app that does not say is believed to have handled what it acknowledged', () => {
    const facts = [swallowed('e0', 0), swallowed('e1', 10)];
    expect(measured('lost', facts)).toMatchObject({ value: 0 });
    for (const metric of ['handled', 'duplicates', 'over-handled'])
      expect(measured(metric, facts)).toEqual({ kind: 'nothing', why: 'the app does not say what it handled' });
  });

  test('an answer that is seen twice is an event handled twice, also where the app says nothing', () => {
    const facts = [swallowed('e0', 0), swallowed('e1', 10), effect('e0', 20), effect('e0', 30)];
    for (const metric of ['duplicates', 'over-handled'])
      expect(measured(metric, facts)).toMatchObject({ value: 1, witnesses: ['e0'] });
    const different = [swallowed('e0', 0), effect('e0', 20, 'working'), effect('e0', 30, 'done')];
    expect(measured('duplicates', different)).toMatchObject({ kind: 'nothing' });
  });

  test('handled twice and delivered twice is what Slack promises; delivered once it is not', () => {
    const twice = [retried('e0', 0), handled('e0', 60)];
    expect(measured('duplicates', twice)).toMatchObject({ value: 1 });
    expect(measured('over-handled', twice)).toMatchObject({ value: 0 });
    const once = [delivered('e0', 0, 5), handled('e0', 60)];
    expect(measured('over-handled', once)).toMatchObject({ value: 1, witnesses: ['e0'] });
    const byFault: Timed = { kind: 'fault-met', at: 1, fault: 'duplicate-envelopes' };
    expect(measured('over-handled', [...once, byFault])).toMatchObject({ kind: 'nothing' });
  });

  test.each<[string, readonly (Timed | readonly Timed[])[]]>([
    ['a fault took Slack’s answer', [faultBegan(20, 20, { touches: { rule: 'held' } }), faultEnded(40, 40)]],
    ['its process ended between', [appExited(30, true)]],
  ])('a post made again where %s is no second handling', (_, around) => {
    expect(measured('over-handled', [delivered('e0', 0, 5), ...around, handled('e0', 60)])).toMatchObject({ value: 0 });
  });

  test('nor is one made again after as long as clients wait for their answer', () => {
    const again = [delivered('e0', 0, 5), handled('e0', seconds(8))];
    expect(measured('over-handled', again)).toMatchObject({ value: 0 });
  });

  test('refused calls are told by method and error, apart from those that a fault refused', () => {
    const facts = [posted(1), posted(2, 'ratelimited', { status: 429 }), posted(3, 'ratelimited', { status: 429 })];
    const byFault = posted(4, 'fatal_error', { isByFault: true });
    expect(measured('refused-calls', [...facts, byFault, posted(5, 'channel_not_found')])).toEqual({
      kind: 'tally',
      of: 4,
      counts: { 'chat.postMessage: ratelimited (429)': 2, 'chat.postMessage: channel_not_found': 1 },
    });
    expect(measured('calls-refused-by-faults', [...facts, byFault])).toEqual({
      kind: 'tally',
      of: 1,
      counts: { 'chat.postMessage: fatal_error': 1 },
    });
    expect(measured('refused-calls', [])).toEqual({ kind: 'nothing', why: 'there was no such call' });
  });

  test('whoever got no answer of an app that answers is counted, and of one that never answers nobody is', () => {
    const facts = [swallowed('e0', 0), swallowed('e1', 10), effect('e0', 20), underWay('e2', 30)];
    expect(measured('unanswered', facts)).toMatchObject({ value: 1, of: 3, witnesses: ['e1'] });
    expect(measured('unanswered', [...facts, { ...posted(40), mayAnswer: ['e1'] } as Timed])).toMatchObject({
      value: 0,
    });
    expect(measured('unanswered', [swallowed('e0', 0), effect('e0', 1, '', 'command')])).toMatchObject({
      kind: 'nothing',
    });
  });

  test('an answer counts as given up where Slack refused its post for the moment and nothing came of it', () => {
    const refused = { ...posted(seconds(1), 'x', { status: 503, isByFault: true }), call: 'a' } as Timed;
    const facts = [swallowed('e0', 0), effect('e0', 20), swallowed('e1', seconds(1) - 10), refused];
    const end: Timed = { kind: 'phase', at: seconds(20), phase: 'done' };
    expect(measured('posts-given-up', [...facts, end])).toMatchObject({ value: 1, of: 1, witnesses: ['e1'] });
    expect(measured('posts-given-up', [...facts, effect('e1', seconds(2)), end])).toMatchObject({ value: 0, of: 1 });
    expect(measured('posts-given-up', [swallowed('e1', 0), refused, end])).toMatchObject({ kind: 'nothing' });
    expect(measured('posts-given-up', [swallowed('e1', 0), posted(3), end])).toMatchObject({ kind: 'nothing' });
  });

  test('the time to the answer counts from due to the first thing that Slack shows, and not to what a command tells', () => {
    const facts = [
      swallowed('e0', 0),
      effect('e0', 3, '', 'command'),
      effect('e0', 20),
      effect('e0', 30),
      swallowed('e1', 0),
    ];
    expect(measured('answer-time', facts)).toMatchObject({ kind: 'spread', of: 1, p50: 20 });
    expect(measured('answer-time', [swallowed('e1', 0)])).toMatchObject({ kind: 'nothing' });
  });

  test('under way at the end is unsettled, not lost', () => {
    const facts = [underWay('e0', 0)];
    expect(measured('lost', facts)).toMatchObject({ value: 0 });
    expect(measured('unsettled', facts)).toMatchObject({ value: 1, witnesses: ['e0'] });
  });

  test('handled although Slack gave up is handled', () => {
    const facts = [abandoned('e0', 0), handled('e0', 20)];
    expect(measured('lost', facts)).toMatchObject({ value: 0 });
    expect(measured('ack-rate', facts)).toMatchObject({ value: 0 });
  });

  test('handled twice is a duplicate', () => {
    const facts = [delivered('e0', 0, 5), handled('e0', 9), delivered('e1', 10, 5)];
    expect(measured('duplicates', facts)).toMatchObject({ value: 1, of: 2, witnesses: ['e0'] });
  });
});

test('first-attempt-ack-rate does not count a late ack of the first attempt', () => {
  const facts = [due('e0', 0), sent('e0', 0), failed('e0', 3), acked('e0', 4, 0, 'late')];
  expect(measured('first-attempt-ack-rate', facts)).toMatchObject({ value: 0 });
  expect(measured('ack-rate', facts)).toMatchObject({ value: 1 });
});

test.each([
  [seconds(3), 0],
  [seconds(3) + 1, 1],
])('late counts an ack after more than 3 s from due: %d µs', (took, value) => {
  expect(measured('late', [delivered('e0', 0, took)])).toMatchObject({ value });
});

describe('affected', () => {
  const fault = [faultBegan(0, 0), faultEnded(1, 1)];

  test('counts events that missed their first ack, or whose ack was late', () => {
    const slow = delivered('e2', 100, seconds(3) + 1);
    expect(measured('affected', [fault, delivered('e0', 0, 5), retried('e1', 50), slow])).toMatchObject({
      value: 2,
      witnesses: ['e1', 'e2'],
    });
  });

  test('counts an event whose first attempt was answered after it had failed', () => {
    const late = [due('e0', 10), sent('e0', 10), failed('e0', 13), acked('e0', 14, 0, 'late')];
    expect(measured('affected', [fault, late])).toMatchObject({ value: 1 });
  });

  test('has nothing to measure without a fault', () => {
    expect(measured('affected', three)).toEqual({ kind: 'nothing', why: 'the scenario has no fault' });
  });
});

describe('out-of-order', () => {
  test('counts events that a later one overtook', () => {
    const facts = [delivered('e0', 0, 90), delivered('e1', 10, 5), delivered('e2', 20, 5), delivered('e3', 30, 100)];
    expect(measured('out-of-order', facts)).toEqual({ kind: 'number', value: 1, of: 4, witnesses: ['e0'] });
  });

  test('does not count events handled at the same time', () => {
    expect(measured('out-of-order', [delivered('e0', 0, 10), delivered('e1', 5, 5)])).toMatchObject({ value: 0 });
  });

  test('takes the first time where an event was handled twice', () => {
    const facts = [delivered('e0', 0, 1), handled('e0', 90), delivered('e1', 10, 5)];
    expect(measured('out-of-order', facts)).toMatchObject({ value: 0 });
  });
});

test('retry-reasons tells failed attempts by reason, of all attempts', () => {
  const refused = [due('e3', 300), failed('e3', 300, 0, 'no_link'), sent('e3', 301, 1), failed('e3', 310, 1)];
  expect(measured('retry-reasons', [three, refused].flat())).toEqual({
    kind: 'tally',
    of: 6,
    counts: { http_timeout: 3, no_link: 1 },
    witnesses: { http_timeout: ['e1', 'e2', 'e3'], no_link: ['e3'] },
  });
});

test('retry-reasons tells the status behind http_error: a 401 is no 500', () => {
  const facts = [401, 401, 500].map((status, n) => [
    due(`e${n}`, n),
    sent(`e${n}`, n),
    failed(`e${n}`, n + 5, 0, 'http_error', status),
  ]);
  expect(measured('retry-reasons', facts.flat())).toMatchObject({
    counts: { 'http_error 401': 2, 'http_error 500': 1 },
  });
});

test('losses tells apart how events were lost, the most first, and what is not the app’s fault as well', () => {
  const dropped: Timed[] = [due('e5', 0), { kind: 'event-dropped', at: 1, event: 'e5', why: 'rate-limited' }];
  const facts = [delivered('e0', 0, 5), swallowed('e1', 10), abandoned('e2', 20), abandoned('e3', 30), dropped];
  expect(measured('losses', facts, 'http', seconds(9))).toEqual({
    kind: 'tally',
    of: 5,
    counts: { 'never delivered': 2, 'acknowledged, not handled': 1, 'dropped by Slack': 1 },
    witnesses: { 'never delivered': ['e2', 'e3'], 'acknowledged, not handled': ['e1'], 'dropped by Slack': ['e5'] },
  });
  expect(measured('lost', facts, 'http', seconds(9))).toMatchObject({ value: 3 });
});

test('handled-by-instance tells which instance handled how many, where there are several', () => {
  const by2: Timed = { kind: 'handled', at: 9, event: 'e1', instance: 2 };
  const facts = [delivered('e0', 0, 5), ...delivered('e1', 5, 1).slice(0, 4), by2];
  const measure = (instances: number): Measurement =>
    metricNamed('handled-by-instance').measure(historyOf(facts, { plan: { instances } }));
  expect(measure(2)).toEqual({
    kind: 'tally',
    of: 2,
    counts: { 'instance 1': 1, 'instance 2': 1 },
    witnesses: { 'instance 1': ['e0'], 'instance 2': ['e1'] },
  });
  expect(measure(1)).toMatchObject({ kind: 'nothing' });
});

test('rollouts-stopped counts the new processes that were not reached', () => {
  const successor = (instance: number, isReached: boolean): Timed => ({
    kind: 'successor',
    at: instance,
    instance,
    replaces: instance - 2,
    waitedUs: 1,
    isReached,
  });
  expect(measured('rollouts-stopped', [delivered('e0', 0, 5)])).toMatchObject({ kind: 'nothing' });
  expect(measured('rollouts-stopped', [successor(3, true), successor(4, false)])).toEqual({
    kind: 'number',
    value: 1,
    of: 2,
    witnesses: ['instance 4'],
  });
});

test('stray-acks counts acks that Slack had no use for, of all attempts', () => {
  const facts: Facts = [delivered('e0', 0, 5), acked('e0', 9, 0, 'duplicate')];
  expect(measured('stray-acks', facts)).toEqual({
    kind: 'tally',
    of: 1,
    counts: { twice: 1 },
    witnesses: { twice: ['e0'] },
  });
});

describe('times', () => {
  test('response-time counts from due over all attempts', () => {
    expect(measured('response-time', [delivered('e0', 0, 5), retried('e1', 100)])).toMatchObject({
      of: 2,
      min: 5,
      max: 15,
    });
  });

  test.each<[string, Facts, object]>([
    [
      'later than any',
      [delivered('e0', 0, 5), delivered('e1', 9, seconds(7)), abandoned('e2', 200)],
      { max: seconds(7) },
    ],
    [
      'later than Slack’s deadline',
      [delivered('e0', 0, 5), retried('e1', 100), abandoned('e2', 200)],
      { max: seconds(3) },
    ],
    [
      'so for one still under way',
      [delivered('e0', 0, 5), retried('e1', 100), underWay('e2', 200)],
      { max: seconds(3) },
    ],
  ])('response-time counts an event never acknowledged as %s', (_, facts, wanted) => {
    const found = measured('response-time', facts);
    expect(found).toMatchObject({ kind: 'spread', of: 3, unbounded: 1, min: 5, ...wanted });
    expect(isLowerBound(found, 'p50')).toBe(false);
    expect(isLowerBound(found, 'p99')).toBe(true);
    if (found.kind === 'spread') expect(found.buckets.reduce((sum, [, count]) => sum + count, 0)).toBe(2);
  });

  test('response-time of commands that were never answered is nowhere a time', () => {
    const found = measured('response-time', [abandoned('e0', 0), abandoned('e1', 10)]);
    expect(found).toMatchObject({ of: 2, unbounded: 2, p50: seconds(3), buckets: [] });
    for (const of of ['min', 'p50', 'p90', 'p99', 'max'] as const) expect(isLowerBound(found, of)).toBe(true);
  });

  test('response-time says nothing of an event that Slack did not send', () => {
    expect(measured('response-time', [due('e0', 0), settled('e0', 1, 'abandoned')]).kind).toBe('nothing');
  });

  test('service-time counts from the sending of the attempt that was acknowledged', () => {
    expect(measured('service-time', three)).toMatchObject({ kind: 'spread', of: 2, min: 5, max: 5 });
  });

  test('emission-lag is what the harness itself was late', () => {
    expect(measured('emission-lag', [due('e0', 0, 7), due('e1', 10, 10)])).toMatchObject({ min: 0, max: 7, of: 2 });
    const left = [
      due('e0', 0, 7),
      sent('e0', 9),
      failed('e0', 20),
      sent('e0', 90, 1),
      due('e1', 10, 10),
      sent('e1', 50, 1),
    ];
    expect(measured('emission-lag', left)).toMatchObject({ min: 0, max: 9, of: 2 });
  });
});

describe('deaf time', () => {
  const outage = [faultBegan(200, 200, { severs: true }), faultEnded(220, 220)];

  test('is the sum of the times in which an event was not acknowledged in time, and counts them', () => {
    const facts = [retried('e0', 100), delivered('e1', 150, 5), abandoned('e2', 200), delivered('e3', 230, 5)];
    const wanted = { kind: 'number', value: 10 + 30, of: 2 };
    for (const metric of ['gap', 'added-gap'])
      for (const transport of ['http', 'socket-mode'] as const)
        expect(measured(metric, facts, transport)).toEqual(wanted);
  });

  test('is told in two parts where it holds an outage, of which the app added one', () => {
    const facts = [outage, abandoned('e0', 205), abandoned('e1', 230), delivered('e2', 270, 5)];
    expect(measured('gap', facts)).toEqual({
      kind: 'number',
      value: 65,
      of: 1,
      parts: [
        { value: 25, text: 'outage' },
        { value: 40, text: 'that the app added' },
      ],
    });
    expect(measured('added-gap', facts)).toEqual({ kind: 'number', value: 40, of: 1, note: 'after 25 µs of outage' });
  });

  test.each(['gap', 'added-gap'])('is at least so long where its end was not seen: %s', (metric) => {
    expect(measured(metric, [abandoned('e0', 100)], 'http', 300)).toMatchObject({ value: 200, isLowerBound: true });
  });

  test('is 0 where there was none', () => {
    expect(measured('gap', [delivered('e0', 0, 5)])).toEqual({ kind: 'number', value: 0, of: 0 });
  });
});

describe('longest deaf time after the last fault', () => {
  const faults = [
    faultBegan(100, 100),
    faultBegan(110, 110, { fault: 'second' }),
    faultEnded(120, 120),
    faultEnded(200, 200, 'second'),
  ];

  test.each<[string, Facts, number, number]>([
    ['from the end of the last of all, not of each', [abandoned('e0', 150), delivered('e1', 230, 5)], 30, 1],
    [
      'the longest one, also where the app goes deaf later',
      [abandoned('e0', 205), delivered('e1', 210, 5), abandoned('e2', 300), delivered('e3', 380, 5)],
      80,
      2,
    ],
    [
      '0 where it was deaf during the faults only',
      [abandoned('e0', 150), delivered('e1', 190, 5), delivered('e2', 210, 5)],
      0,
      0,
    ],
  ])('is %s', (_, facts, value, of) => {
    for (const transport of ['http', 'socket-mode'] as const)
      expect(measured('deaf-after-faults', [faults, ...facts], transport)).toEqual({ kind: 'number', value, of });
  });

  test('is at least so long where its end was not seen', () => {
    expect(measured('deaf-after-faults', [faults, abandoned('e0', 250)], 'http', 900)).toMatchObject({
      value: 650,
      isLowerBound: true,
    });
  });

  test.each<[string, Facts]>([
    ['without a fault', [delivered('e0', 0, 5)]],
    ['where a fault never ended', [faultBegan(100, 100), delivered('e0', 200, 5)]],
    ['where Slack sent nothing after the last one', [faults, delivered('e0', 50, 5)]],
  ])('has nothing to measure %s', (_, facts) => {
    expect(measured('deaf-after-faults', facts).kind).toBe('nothing');
  });
});

describe('detection', () => {
  const fault = [faultBegan(100, 105), faultEnded(200, 205)];

  test.each<[string, Facts, number]>([
    ['a close frame of the app', [linkUp('s1', 0), linkClosing('s1', 150, 'app'), linkClosed('s1', 170)], 45],
    ['the end of TCP', [linkUp('s1', 0), linkClosed('s1', 170, 1006)], 65],
    ['a call for a new socket', [socketAsked(0), linkUp('s1', 0), socketAsked(130)], 25],
    ['a sign between asked and confirmed, which counts as none', [linkUp('s1', 0), linkClosed('s1', 102)], 0],
    [
      'not a close frame of Slack, nor the end of a killed host’s links',
      [
        linkUp('s1', 0),
        linkClosing('s1', 110, 'slack'),
        hostDown('host-1', 120, 'killed', 1),
        linkClosed('s1', 120, 1006),
        socketAsked(160),
      ],
      55,
    ],
  ])('is the first of what Slack can see: %s', (_, facts, value) => {
    expect(measured('detection', [fault, ...facts], 'socket-mode')).toEqual({ kind: 'number', value, of: 1 });
  });

  test('does not take what the app did about the next fault for a sign of this one', () => {
    const facts = [fault, faultBegan(300, 300), faultEnded(310, 310), linkUp('s1', 0), linkClosed('s1', 340)];
    expect(measured('detection', facts, 'socket-mode')).toEqual({ kind: 'number', value: 40, of: 1 });
  });

  test('is the worst of several faults, and leaves out one that met an app without a link', () => {
    const again = [faultBegan(300, 305), faultEnded(310, 315), faultBegan(400, 405), faultEnded(410, 415)];
    const facts = [
      linkUp('s1', 0),
      linkClosed('s1', 150),
      linkUp('s2', 250),
      linkClosed('s2', 390),
      // The third fault meets no link
      socketAsked(450),
    ];
    expect(measured('detection', [fault, again, ...facts], 'socket-mode')).toEqual({
      kind: 'number',
      value: 85,
      of: 2,
    });
  });

  test.each<[string, Facts, number]>([
    ['was ready before', [linkUp('s2', 250)], 2],
    ['got its hello just then', [linkUp('s2', 300)], 2],
    ['got its hello only later', [linkUp('s2', 301)], 1],
    ['ends just then', [linkUp('s2', 250), linkClosed('s2', 300)], 2],
    ['had ended', [linkUp('s2', 250), linkClosed('s2', 299)], 1],
    ['was closing', [linkUp('s2', 250), linkClosing('s2', 299, 'slack')], 1],
  ])('takes a later fault into account by the link that it meets: one that %s', (_, link, of) => {
    const facts = [fault, faultBegan(300, 305), linkUp('s1', 0), linkClosed('s1', 150), ...link, socketAsked(340)];
    expect(measured('detection', facts, 'socket-mode')).toMatchObject({ of });
  });

  test.each<[string, Facts, TransportName]>([
    ['over HTTP', [fault], 'http'],
    ['without a fault', [linkUp('s1', 0)], 'socket-mode'],
    ['where the app did nothing', [fault, linkUp('s1', 0)], 'socket-mode'],
  ])('has nothing to measure %s', (_, facts, transport) => {
    expect(measured('detection', facts, transport).kind).toBe('nothing');
  });
});

describe('recovery', () => {
  const fault = [faultBegan(100, 105), faultEnded(200, 210)];

  test('is from the confirmed end of the fault to the first ack of an event due after it', () => {
    const facts = [
      fault,
      delivered('e0', 190, 60),
      abandoned('e1', 220),
      delivered('e2', 230, 30),
      delivered('e3', 240, 5),
    ];
    expect(measured('recovery', facts)).toEqual({ kind: 'number', value: 245 - 210, of: 1 });
  });

  test('counts from the beginning of a fault that strikes once', () => {
    const facts = [faultBegan(100, 105, { isMomentary: true }), faultEnded(200, 210), delivered('e0', 110, 5)];
    expect(measured('recovery', facts)).toMatchObject({ value: 10 });
  });

  test('takes an event that was due just as the fault ended', () => {
    expect(measured('recovery', [fault, delivered('e0', 210, 7), delivered('e1', 300, 1)])).toMatchObject({ value: 7 });
  });

  test('is the worst of several episodes', () => {
    const facts = [
      fault,
      delivered('e0', 220, 70),
      faultBegan(300, 300),
      faultEnded(310, 310),
      delivered('e1', 320, 5),
    ];
    expect(measured('recovery', facts)).toEqual({ kind: 'number', value: 80, of: 2 });
  });

  test.each<[string, Facts, TransportName, string]>([
    [
      'over HTTP',
      [abandoned('e0', 220), abandoned('e1', 300)],
      'http',
      'not back when the run ended; Slack tried 2 times, the last time after 90 µs',
    ],
    [
      'over Socket Mode, with calls for a socket',
      [
        abandoned('e0', 220),
        socketAsked(190),
        socketAsked(230),
        socketAsked(260),
        linkUp('s2', 261),
        linkClosed('s2', 262),
      ],
      'socket-mode',
      'not back when the run ended; it tried 2 times to connect, the last time after 50 µs',
    ],
    [
      'over Socket Mode, with a dial alone',
      [abandoned('e0', 220), linkUp('s2', 261), linkClosed('s2', 262)],
      'socket-mode',
      'not back when the run ended; it tried once to connect, the last time after 51 µs',
    ],
    [
      'over Socket Mode, with nothing',
      [abandoned('e0', 220)],
      'socket-mode',
      'not back when the run ended; it did not try to connect',
    ],
  ])('is more than the rest of the run where no ack came, and says what was tried: %s', (_, facts, transport, note) => {
    expect(measured('recovery', [...fault, ...facts], transport, 1_000)).toEqual({
      kind: 'number',
      value: 790,
      of: 1,
      isLowerBound: true,
      note,
    });
  });

  test('ends with the link that is there after the last attempt', () => {
    expect(measured('recovery', [...fault, abandoned('e0', 220), linkUp('s2', 400)], 'socket-mode', 1_000)).toEqual({
      kind: 'number',
      value: 190,
      of: 1,
      note: 'as its link shows: no attempt was made any more',
    });
  });

  test('that never came is worse than any that took longer', () => {
    const facts = [delivered('e0', 220, 500), faultBegan(800, 800), faultEnded(810, 810), abandoned('e1', 820)];
    expect(measured('recovery', [...fault, ...facts], 'http', 1_000)).toMatchObject({
      value: 190,
      of: 2,
      isLowerBound: true,
    });
  });

  test.each<[string, Facts]>([
    ['without a fault', three],
    ['where the fault never ended', [faultBegan(100, 105), delivered('e0', 220, 5)]],
    ['where no event came after it', [fault, delivered('e0', 0, 5)]],
    ['where Slack sent none of those', [...fault, due('e0', 220), settled('e0', 230, 'abandoned')]],
  ])('has nothing to measure %s', (_, facts) => {
    expect(measured('recovery', facts).kind).toBe('nothing');
  });
});

test('unregistered is the time without a link from the first event on, over Socket Mode only', () => {
  const facts = [
    linkUp('s1', 10),
    linkClosing('s1', 40, 'app'),
    linkClosed('s1', 50),
    linkUp('s2', 60),
    delivered('e0', 70, 5),
  ];
  expect(measured('unregistered', facts, 'socket-mode', 100)).toEqual({ kind: 'number', value: 30, of: 2 });
  expect(measured('unregistered', facts, 'http').kind).toBe('nothing');
});

test('connections-opened counts the calls for a socket, over Socket Mode only', () => {
  const facts = [socketAsked(0), socketAsked(10), { ...socketAsked(20), status: 429, ok: false } as Timed];
  expect(measured('connections-opened', facts, 'socket-mode')).toEqual({ kind: 'number', value: 3, of: 3 });
  expect(measured('connections-opened', [], 'http').kind).toBe('nothing');
});

test('unasked-exits does not count the ends that were asked for', () => {
  expect(measured('unasked-exits', [appExited(1, true), appExited(2, false), appExited(3, true)])).toEqual({
    kind: 'number',
    value: 1,
    of: 3,
    witnesses: ['app crashed (exit code 1)'],
  });
  expect(measured('unasked-exits', [])).toMatchObject({ value: 0 });
});

test('an ack that a fault dropped is no ack', () => {
  const facts = [due('e0', 0), sent('e0', 0), ackDropped('e0', 1), failed('e0', 3)];
  expect(measured('ack-rate', facts)).toMatchObject({ value: 0 });
  expect(measured('service-time', facts).kind).toBe('nothing');
});

describe('every metric', () => {
  const counts = new Set(['unasked-exits', 'connections-opened']);

  test.each(allMetrics.filter(({ name }) => !counts.has(name)))(
    '$name has nothing to measure in an empty history',
    (metric) => {
      const measurement = metric.measure(historyOf([], { plan: { transport: 'socket-mode' } }));
      expect(measurement).toMatchObject({ kind: 'nothing', why: expect.stringMatching(/\w/) });
    },
  );

  test.each(allMetrics)('$name changes nothing in the history it measures', (metric) => {
    const history = deepFrozen(historyOf([three, faultBegan(100, 105), faultEnded(110, 115)].flat()));
    expect(() => metric.measure(history)).not.toThrow();
  });

  test.each(allMetrics)('$name ends its question with a question mark', ({ asks, title }) => {
    expect(asks).toMatch(/\?$/);
    expect(title).not.toBe('');
  });
});

function deepFrozen(history: History): History {
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
    Object.freeze(value);
    for (const each of Object.values(value)) freeze(each);
  };
  freeze(history);
  return history;
}

describe('spread()', () => {
  test('takes quantiles by nearest rank from the values themselves', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(spread(values, 'none')).toMatchObject({ of: 100, min: 1, p50: 50, p90: 90, p99: 99, max: 100 });
    expect(spread([7], 'none')).toMatchObject({ of: 1, min: 7, p50: 7, p99: 7, max: 7 });
  });

  test('puts every value into one bucket whose edge is not below it, and near', () => {
    const values = [123_456, 0, 1, 999, 1_000, 20_000_000_000, 3_000_000, 300_000_000];
    const measurement = spread(values, 'none');
    if (measurement.kind !== 'spread') throw new Error('It is no spread');
    expect(measurement.buckets.reduce((sum, [, count]) => sum + count, 0)).toBe(values.length);
    expect(measurement.buckets).toEqual(measurement.buckets.toSorted(([a], [b]) => a - b));
    for (const value of values) {
      const edge = measurement.buckets.find(([upTo]) => upTo >= value)?.[0] ?? Number.NaN;
      expect(edge).toBeGreaterThanOrEqual(value);
      expect(edge).toBeLessThanOrEqual(Math.max(1, value * 1.02));
    }
  });

  test('has nothing to measure without a value', () => {
    expect(spread([], 'nobody came')).toEqual({ kind: 'nothing', why: 'nobody came' });
  });
});

test('metricNamed() throws where there is no such metric, and names those there are', () => {
  expect(() => metricNamed('ack-rat')).toThrow(
    /There is no metric "ack-rat": expected one of ack-rate, added-gap, affected/,
  );
});

describe('what the app takes of the machine', () => {
  const taken = (at: number, pid: number, cpuUs: number, peakBytes: number, instance = 1): Timed => ({
    kind: 'app-usage',
    at,
    instance,
    pid,
    rssBytes: peakBytes / 2,
    peakBytes,
    cpuUs,
    processes: 1,
  });
  const runs = (facts: Facts): History => historyOf(facts, { from: 100 });

  test('start-up is what the journal says of the first start', () => {
    const facts: Facts = [
      [
        { kind: 'app-started', at: 10, pid: 7, instance: 1 },
        { kind: 'app-ready', at: 50, startUs: 40 },
      ],
    ];
    expect(metricNamed('start-up').measure(runs(facts))).toEqual({ kind: 'number', value: 40, of: 1 });
    expect(measured('start-up', [])).toMatchObject({ kind: 'nothing' });
  });

  test('memory is the most of each instance, added up', () => {
    const facts = [taken(50, 7, 1, 30), taken(60, 8, 1, 20, 2), taken(200, 7, 2, 40), taken(300, 9, 2, 35)];
    expect(metricNamed('app-memory').measure(runs(facts))).toEqual({ kind: 'number', value: 60, of: 2 });
    expect(measured('app-memory', [])).toMatchObject({ kind: 'nothing' });
  });

  test('CPU time leaves out the start, and counts a process that was started again from its start', () => {
    const facts = [taken(90, 7, 300, 1), taken(200, 7, 350, 1), taken(300, 9, 200, 1), taken(400, 9, 290, 1)];
    expect(metricNamed('app-cpu').measure(runs(facts))).toEqual({ kind: 'number', value: 50 + 290, of: 2 });
    expect(measured('app-cpu', [])).toMatchObject({ kind: 'nothing' });
  });
});

describe('what the app was told, and did then', () => {
  const stop: Timed = { kind: 'app-exited', at: 800, asked: true, askedAt: 200, code: 0, signal: null };
  const called = (at: number, method: string, error?: string): Timed =>
    ({ kind: 'api-called', at, method, status: 200, ok: error === undefined, error }) as Timed;

  test('time-to-end is the longest from being told to end to the end, opens-after-stop what it asked for meanwhile', () => {
    const facts = [stop, { ...stop, at: 1_200, askedAt: 1_100 }, socketAsked(100), socketAsked(300), socketAsked(900)];
    expect(measured('time-to-end', facts)).toEqual({ kind: 'number', value: 600, of: 2 });
    expect(measured('opens-after-stop', facts, 'socket-mode')).toEqual({ kind: 'number', value: 1, of: 3 });
    for (const metric of ['time-to-end', 'opens-after-stop'])
      expect(measured(metric, [appExited(9, false)], 'socket-mode')).toMatchObject({ kind: 'nothing' });
  });

  test('time-to-end says nothing of a process that was killed amid work that it had acknowledged', () => {
    const killed: Timed = { ...stop, signal: 'SIGKILL', code: null } as Timed;
    const history = historyOf([delivered('e0', 0, 5), handled('e0', 20), swallowed('e1', 500), killed]);
    expect(metricNamed('time-to-end').measure(history)).toMatchObject({ kind: 'nothing' });
    const idle = historyOf([delivered('e0', 0, 5), handled('e0', 20), killed]);
    expect(metricNamed('time-to-end').measure(idle)).toMatchObject({ kind: 'number', of: 1, isLowerBound: true });
  });

  test('modals-too-late counts modals whose trigger_id was gone', () => {
    const facts = [called(1, 'views.open'), called(2, 'views.open', 'expired_trigger_id'), called(3, 'users.info')];
    expect(measured('modals-too-late', facts)).toEqual({ kind: 'number', value: 1, of: 2 });
    expect(measured('modals-too-late', [called(3, 'users.info')])).toMatchObject({ kind: 'nothing' });
  });

  test('notices-refused counts each notice of Slack’s once, however often it is sent', () => {
    const notice = (id: string, at: number): Timed => ({ ...sent('e0', at), event: id }) as Timed;
    const refusal = (id: string, at: number): Timed =>
      ({ ...failed('e0', at, 0, 'http_error', 404), event: id }) as Timed;
    const facts = [
      notice('own-1', 1),
      refusal('own-1', 2),
      notice('own-1', 3),
      refusal('own-1', 4),
      notice('own-2', 5),
    ];
    expect(measured('notices-refused', facts)).toEqual({
      kind: 'number',
      value: 1,
      of: 2,
      witnesses: ['own-1'],
      note: 'HTTP 404',
    });
    expect(measured('notices-refused', delivered('e0', 0, 5))).toMatchObject({ kind: 'nothing' });
  });

  test('timed-out counts what reached the app and was not acknowledged in time, once an event', () => {
    const onLink = (event: string, at: number, link: string) => [
      due(event, at),
      sent(event, at, 0, link),
      failed(event, at + 300, 0, 'timeout'),
      sent(event, at + 300, 1, link),
      failed(event, at + 600, 1, 'timeout'),
      settled(event, at + 600, 'abandoned'),
    ];
    const facts = [linkUp('s1', 0), onLink('e0', 10, 's1'), linkClosed('s1', 1_000), onLink('e1', 900, 's1')];
    expect(measured('timed-out', facts, 'socket-mode')).toMatchObject({ value: 1, of: 2, witnesses: ['e0'] });
    const ghost: Timed = { kind: 'ghost-began', at: 0, link: 'g1', host: 'host-1' };
    expect(measured('timed-out', [ghost, onLink('e0', 10, 'g1')], 'socket-mode')).toMatchObject({ value: 0 });
    expect(measured('timed-out', abandoned('e0', 0))).toMatchObject({ value: 1 });
  });
});

describe('user-errors', () => {
  const command = (event: string): Timed => ({ ...due(event, 0), payload: 'slash-command' }) as Timed;

  test('counts commands whose user saw an error, of all commands', () => {
    const facts = [
      command('e0'),
      command('e1'),
      due('e2', 0),
      { kind: 'user-saw-error', at: 5, event: 'e1', error: 'operation_timeout' },
    ] as const;
    expect(measured('user-errors', facts)).toEqual({ kind: 'number', value: 1, of: 2, witnesses: ['e1'] });
  });

  test('measures nothing where nobody waits', () => {
    expect(measured('user-errors', delivered('e0', 0, 5))).toMatchObject({ kind: 'nothing' });
  });
});
