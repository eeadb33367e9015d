import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DeliveryInput, isSettled } from './delivery.ts';
import type { SlackFact } from '../facts.ts';
import { anyAnswers } from './fixtures/answers.ts';
import { eventLetter } from './fixtures/event-letter.ts';
import { type Answer, inputOf, playDelivery } from './fixtures/play-delivery.ts';
import { createOutbox, type Outbox, type OutboxOptions } from './outbox.ts';
import { documented, type PolicyValues } from '../policy.ts';

const second = 1_000_000;

/** `outcomes`: `<event> failed` or `<event> acked`, as attempts had them. */
function open(
  changes: Partial<PolicyValues> = {},
  rules: OutboxOptions['rules'] = { missed: 'http_timeout', propagationUs: 0 },
) {
  const facts: SlackFact[] = [];
  const outcomes: string[] = [];
  const outbox: Outbox = createOutbox({
    policy: { ...documented.values, ...changes },
    rules,
    observe: (fact) => facts.push(fact),
    attempted: ({ id }, isFailed) => outcomes.push(`${id} ${isFailed ? 'failed' : 'acked'}`),
  });
  return { outbox, facts, outcomes };
}

interface Raised {
  readonly startAt: number;
  readonly answers: readonly (readonly Answer[])[];
}

/** Plays many events through one outbox; facts by event, each with its time. */
function playAll(events: readonly Raised[], changes: Partial<PolicyValues>) {
  const { outbox, facts } = open(changes);
  const seen = new Map<string, (SlackFact & { readonly at: number })[]>();
  const todo = events.map(({ startAt }, n) => ({
    at: startAt,
    act: () => outbox.start(eventLetter(`Ev${n}`), startAt),
  }));
  for (;;) {
    const next = todo.sort((a, b) => a.at - b.at)[0];
    const wakeAt = outbox.nextWake();
    if (!next && wakeAt === undefined) return { seen, inFlight: outbox.inFlight() };
    const isAnswer = next !== undefined && next.at <= (wakeAt ?? next.at);
    if (isAnswer) todo.shift();
    const now = isAnswer ? next.at : (wakeAt ?? 0);
    for (const { delivery, event, attempt } of isAnswer ? next.act() : outbox.wake(now))
      for (const answer of events[Number(event.slice(2))]?.answers[attempt] ?? []) {
        const at = now + answer.after;
        todo.push({ at, act: () => outbox.input(delivery, inputOf(answer, attempt), at).parcels });
      }
    for (const fact of facts.splice(0)) {
      const event = 'event' in fact ? fact.event : '';
      seen.set(event, [...(seen.get(event) ?? []), { at: now, ...fact }]);
    }
  }
}

const raised: fc.Arbitrary<Raised> = fc.record({
  startAt: fc.integer({ min: 0, max: 100 * second }),
  answers: anyAnswers.map((answers) =>
    // An ack long after the end is no longer known to the outbox, which the machine alone would tell
    answers.map((each) => each.filter(({ after }) => after < 60 * second)),
  ),
});

describe('createOutbox() (slack-protocol.md §2.9)', () => {
  test.each<[words: string, changes: Partial<PolicyValues>]>([
    ['as documented', {}],
    ['with rests that count from the first attempt', { retriesCountFrom: 'first-attempt' }],
    ['with Delayed Events', { delayedEvents: true, delayedEventsAttempts: 2, delayedEventsEveryUs: 7 * second }],
    ['where a late ack settles nothing', { lateAckSettles: false }],
  ])('gives every event the life that it would have alone, %s', (_, changes) => {
    const policy = { ...documented.values, ...changes };
    fc.assert(
      fc.property(fc.array(raised, { maxLength: 12 }), (events) => {
        const { seen, inFlight } = playAll(events, changes);
        for (const [n, { startAt, answers }] of events.entries()) {
          const alone = playDelivery(answers, { event: `Ev${n}`, startAt, policy });
          expect(isSettled(alone.delivery)).toBe(true);
          expect(seen.get(`Ev${n}`)).toEqual(alone.facts);
        }
        expect(inFlight).toBe(0);
      }),
    );
  });

  test('wakes for a retry that falls due before one which was planned earlier (rests counted from the first attempt)', () => {
    const { outbox } = open({ retriesCountFrom: 'first-attempt', firstRetryUs: 20 * second });
    outbox.start(eventLetter('slow', { deadlineUs: 30 * second }), 0);
    outbox.start(eventLetter('late', { deadlineUs: 30 * second }), 10 * second);
    const fail = { kind: 'failure', attempt: 0, reason: 'http_error' } as const;
    outbox.input(1, fail, 11 * second);
    outbox.input(0, fail, 12 * second);
    expect(outbox.nextWake()).toBe(20 * second);
    expect(outbox.wake(20 * second).map(({ event }) => event)).toEqual(['slow']);
    expect(outbox.nextWake()).toBe(30 * second);
    expect(outbox.wake(30 * second).map(({ event }) => event)).toEqual(['late']);
  });

  test.each<[answer: DeliveryInput, atUs: number, ack: string, outcomes: string[]]>([
    [{ kind: 'ack', attempt: 0, link: 'a' }, 1, 'first', ['Ev1 acked']],
    [{ kind: 'ack', attempt: 0, link: 'a' }, 3 * second + 1, 'late', ['Ev1 failed']],
    [{ kind: 'failure', attempt: 0, reason: 'http_error' }, 1, 'none', ['Ev1 failed']],
    [{ kind: 'failure', attempt: 0, reason: 'http_error', final: true }, 1, 'none', ['Ev1 failed']],
    [{ kind: 'failure', attempt: 7, reason: 'http_error' }, 1, 'none', []],
    [{ kind: 'drop', why: 'rate-limited' }, 1, 'none', []],
  ])(
    'an input %j at %i µs comes to "%s", with the letter and the outcome of the attempt',
    (input, atUs, ack, expected) => {
      const { outbox, outcomes } = open();
      const letter = eventLetter('Ev1');
      outbox.start(letter, 0);
      expect(outbox.input(0, input, atUs)).toMatchObject({ ack, letter });
      expect(outcomes).toEqual(expected);
    },
  );

  test('holds the letter until the end, and gives it with each attempt', () => {
    const { outbox } = open();
    const letter = eventLetter('Ev1');
    const failure = { kind: 'failure', attempt: 0, reason: 'http_error', status: 500 } as const;
    expect(outbox.start(letter, 0)).toStrictEqual([{ delivery: 0, event: 'Ev1', attempt: 0, letter }]);
    expect(outbox.input(0, failure, 1).letter).toBe(letter);
    expect(outbox.wake(1)).toStrictEqual([{ delivery: 0, event: 'Ev1', attempt: 1, reason: 'http_error', letter }]);
    expect(outbox.input(0, { kind: 'ack', attempt: 1, link: 'a' }, 2).letter).toBe(letter);
    expect(outbox.input(0, { kind: 'ack', attempt: 1, link: 'a' }, 3)).toEqual({
      ack: 'duplicate',
      letter: undefined,
      parcels: [],
    });
  });

  test('each letter has its own deadline; only what is retried takes time to propagate', () => {
    const { outbox } = open({}, { missed: 'http_timeout', propagationUs: 50 });
    expect(outbox.start(eventLetter('Ev1'), 0)).toEqual([]);
    expect(
      outbox.start(eventLetter('cmd1', { kind: 'slash-command', isRetried: false, deadlineUs: 9 }), 0),
    ).toHaveLength(1);
    expect(outbox.nextWake()).toBe(9);
    outbox.wake(9);
    expect(
      outbox.start(eventLetter('cmd2', { kind: 'slash-command', isRetried: false, deadlineUs: 20 }), 10),
    ).toHaveLength(1);
    expect(outbox.nextWake()).toBe(30);
    expect(outbox.wake(50).map(({ event, attempt }) => [event, attempt])).toEqual([['Ev1', 0]]);
    expect(outbox.nextWake()).toBe(50 + 3 * second);
  });

  test('wants to be woken for the earliest of all deliveries, and for none that is settled', () => {
    const { outbox } = open();
    expect(outbox.nextWake()).toBeUndefined();
    outbox.start(eventLetter('Ev1'), 0);
    outbox.start(eventLetter('Ev2'), 10);
    expect(outbox.nextWake()).toBe(3 * second);
    outbox.input(0, { kind: 'ack', attempt: 0, link: 'a' }, 20);
    expect(outbox.nextWake()).toBe(3 * second + 10);
    outbox.input(1, { kind: 'ack', attempt: 0, link: 'a' }, 30);
    expect(outbox.nextWake()).toBeUndefined();
    expect(outbox.inFlight()).toBe(0);
  });

  test('sends the immediate retry in the same wake-up as the missed deadline', () => {
    const { outbox } = open();
    outbox.start(eventLetter('Ev1'), 0);
    expect(outbox.wake(3 * second - 1)).toEqual([]);
    expect(outbox.wake(3 * second)).toMatchObject([{ event: 'Ev1', attempt: 1, reason: 'http_timeout' }]);
  });

  test('tells a duplicate ack for two minutes after the end, then forgets the event', () => {
    const { outbox, facts } = open();
    const ack = { kind: 'ack', attempt: 0, link: 'a' } as const;
    outbox.start(eventLetter('Ev1'), 0);
    outbox.input(0, ack, 0);
    outbox.wake(119 * second);
    expect(outbox.input(0, ack, 119 * second)).toEqual({ ack: 'duplicate', letter: undefined, parcels: [] });
    expect(facts.at(-1)).toMatchObject({ kind: 'ack', standing: 'duplicate' });
    outbox.wake(120 * second);
    for (const number of [0, 1])
      expect(outbox.input(number, ack, 120 * second)).toEqual({ ack: 'unknown', letter: undefined, parcels: [] });
  });

  test('keeps the order of wake-ups over thousands of settled events', () => {
    const { outbox, facts } = open();
    for (let n = 0; n < 5_000; n += 1) {
      outbox.start(eventLetter(`Ev${n}`), n);
      if (n !== 2_500 && n !== 4_999) outbox.input(n, { kind: 'ack', attempt: 0, link: 'a' }, n);
      expect(outbox.nextWake()).toBe(n < 2_500 ? undefined : 3 * second + 2_500);
    }
    expect(outbox.inFlight()).toBe(2);
    expect(outbox.wake(3 * second + 2_500).map(({ event }) => event)).toEqual(['Ev2500']);
    expect(outbox.nextWake()).toBe(3 * second + 4_999);
    expect(outbox.wake(4 * second).map(({ event }) => event)).toEqual(['Ev4999']);
    expect(facts.filter(({ kind }) => kind === 'attempt-failed')).toHaveLength(2);
  });
});
