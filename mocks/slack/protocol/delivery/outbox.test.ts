import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSettled } from './delivery.ts';
import type { SlackFact } from '../facts.ts';
import { anyAnswers } from './fixtures/answers.ts';
import { eventLetter } from './fixtures/event-letter.ts';
import { type Answer, inputOf, playDelivery } from './fixtures/play-delivery.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { documented } from '../policy.ts';

const second = 1_000_000;

function open(): { readonly outbox: Outbox; readonly facts: SlackFact[] } {
  const facts: SlackFact[] = [];
  const outbox = createOutbox({
    policy: documented.values,
    rules: { missed: 'http_timeout', propagationUs: 0 },
    observe: (fact) => facts.push(fact),
  });
  return { outbox, facts };
}

interface Raised {
  readonly startAt: number;
  readonly answers: readonly (readonly Answer[])[];
}

/** Plays many events through one outbox; facts by event, each with its time. */
function playAll(events: readonly Raised[]) {
  const { outbox, facts } = open();
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
    for (const { event, attempt } of isAnswer ? next.act() : outbox.wake(now))
      for (const answer of events[Number(event.slice(2))]?.answers[attempt] ?? []) {
        const at = now + answer.after;
        todo.push({ at, act: () => outbox.input(event, inputOf(answer, attempt), at).parcels });
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
  test('gives every event the life that it would have alone', () => {
    fc.assert(
      fc.property(fc.array(raised, { maxLength: 12 }), (events) => {
        const { seen, inFlight } = playAll(events);
        for (const [n, { startAt, answers }] of events.entries()) {
          const alone = playDelivery(answers, { event: `Ev${n}`, startAt });
          expect(isSettled(alone.delivery)).toBe(true);
          expect(seen.get(`Ev${n}`)).toEqual(alone.facts);
        }
        expect(inFlight).toBe(0);
      }),
    );
  });

  test('wants to be woken for the earliest of all deliveries, and for none that is settled', () => {
    const { outbox } = open();
    expect(outbox.nextWake()).toBeUndefined();
    outbox.start(eventLetter('Ev1'), 0);
    outbox.start(eventLetter('Ev2'), 10);
    expect(outbox.nextWake()).toBe(3 * second);
    outbox.input('Ev1', { kind: 'ack', attempt: 0, link: 'a' }, 20);
    expect(outbox.nextWake()).toBe(3 * second + 10);
    outbox.input('Ev2', { kind: 'ack', attempt: 0, link: 'a' }, 30);
    expect(outbox.nextWake()).toBeUndefined();
    expect(outbox.inFlight()).toBe(0);
  });

  test('sends the immediate retry in the same wake-up as the missed deadline', () => {
    const { outbox } = open();
    outbox.start(eventLetter('Ev1'), 0);
    expect(outbox.wake(3 * second - 1)).toEqual([]);
    expect(outbox.wake(3 * second)).toMatchObject([{ event: 'Ev1', attempt: 1, reason: 'http_timeout' }]);
  });

  test('refuses to start an event twice', () => {
    const { outbox } = open();
    outbox.start(eventLetter('Ev1'), 0);
    expect(() => outbox.start(eventLetter('Ev1'), 1)).toThrow('it was started already');
  });

  test('tells a duplicate ack for two minutes after the end, then forgets the event', () => {
    const { outbox, facts } = open();
    const ack = { kind: 'ack', attempt: 0, link: 'a' } as const;
    outbox.start(eventLetter('Ev1'), 0);
    outbox.input('Ev1', ack, 0);
    outbox.wake(119 * second);
    expect(outbox.input('Ev1', ack, 119 * second)).toEqual({ ack: 'duplicate', letter: undefined, parcels: [] });
    expect(facts.at(-1)).toMatchObject({ kind: 'ack', standing: 'duplicate' });
    outbox.wake(120 * second);
    for (const event of ['Ev1', 'Ev2'])
      expect(outbox.input(event, ack, 120 * second)).toEqual({ ack: 'unknown', letter: undefined, parcels: [] });
  });

  test('keeps the order of wake-ups over thousands of settled events', () => {
    const { outbox, facts } = open();
    for (let n = 0; n < 5_000; n += 1) {
      outbox.start(eventLetter(`Ev${n}`), n);
      if (n !== 2_500 && n !== 4_999) outbox.input(`Ev${n}`, { kind: 'ack', attempt: 0, link: 'a' }, n);
      expect(outbox.nextWake()).toBe(n < 2_500 ? undefined : 3 * second + 2_500);
    }
    expect(outbox.inFlight()).toBe(2);
    expect(outbox.wake(3 * second + 2_500).map(({ event }) => event)).toEqual(['Ev2500']);
    expect(outbox.nextWake()).toBe(3 * second + 4_999);
    expect(outbox.wake(4 * second).map(({ event }) => event)).toEqual(['Ev4999']);
    expect(facts.filter(({ kind }) => kind === 'attempt-failed')).toHaveLength(2);
  });
});
