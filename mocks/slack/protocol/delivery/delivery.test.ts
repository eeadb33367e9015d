import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Delivery, due, isSettled, step } from './delivery.ts';
import { anyAnswers } from './fixtures/answers.ts';
import { type Answer, eventTerms, playDelivery } from './fixtures/play-delivery.ts';
import { documented, retryRests } from '../policy.ts';

const second = 1_000_000;
const policy = documented.values;
const ack: Answer = { kind: 'ack', after: 50_000 };
const failure: Answer = { kind: 'failure', after: 50_000 };

const start = { kind: 'start' } as const;
const ackOf = (attempt: number) => ({ kind: 'ack', attempt, link: 'a' }) as const;
const awaiting: Delivery = {
  ...due('Ev1', eventTerms),
  kind: 'awaiting',
  attempt: 0,
  missedAtUs: 3 * second,
  firstAtUs: 0,
};

describe('step() (slack-protocol.md §2.5)', () => {
  test('sends the first attempt at once, with a deadline of 3 s', () => {
    const [delivery, outputs] = step(due('Ev1', eventTerms), start, 7, policy);
    expect(delivery).toMatchObject({ kind: 'awaiting', attempt: 0, missedAtUs: 7 + 3 * second });
    expect(outputs).toEqual([
      { kind: 'send', attempt: 0 },
      { kind: 'wake-at', atUs: 7 + 3 * second },
    ]);
  });

  test('takes a second start for nothing', () => {
    expect(step(awaiting, start, 1, policy)).toEqual([awaiting, []]);
  });

  test('settles at an ack in time', () => {
    const { delivery, facts, sends } = playDelivery([[ack]]);
    expect(delivery).toMatchObject({ kind: 'acked', attempt: 0 });
    expect(facts).toEqual([
      { at: 50_000, kind: 'ack', event: 'Ev1', attempt: 0, link: 'link', standing: 'first' },
      { at: 50_000, kind: 'delivery-ended', event: 'Ev1', outcome: 'acked', attempts: 1 },
    ]);
    expect(sends).toHaveLength(1);
  });

  test.each([
    ['silence', [], 3 * second, 'http_timeout'],
    ['failures', [[failure], [failure], [failure], [failure]], 50_000, 'connection_failed'],
  ] as const)('retries %s at once, after 60 s and after 300 s, then abandons', (_, answers, each, reason) => {
    const { delivery, facts, sends } = playDelivery(answers);
    const first = each;
    const secondTry = first + each + 60 * second;
    const thirdTry = secondTry + each + 300 * second;
    expect(sends).toEqual([
      { at: 0, attempt: 0 },
      { at: first, attempt: 1, reason },
      { at: secondTry, attempt: 2, reason },
      { at: thirdTry, attempt: 3, reason },
    ]);
    expect(delivery).toMatchObject({ kind: 'abandoned', attempts: 4 });
    expect(facts.at(-1)).toMatchObject({
      at: thirdTry + each,
      kind: 'delivery-ended',
      outcome: 'abandoned',
      attempts: 4,
    });
  });

  test('abandons at once where the app forbids retries', () => {
    const { delivery, facts, sends } = playDelivery([[{ ...failure, final: true }]]);
    expect(delivery).toMatchObject({ kind: 'abandoned', attempts: 1 });
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'attempt-failed', forbidsRetries: true }));
    expect(sends).toHaveLength(1);
  });

  test('settles at a late ack, which ends the retries', () => {
    const { delivery, facts, sends } = playDelivery([[{ kind: 'ack', after: 4 * second }], [failure]]);
    expect(delivery).toMatchObject({ kind: 'acked', attempt: 0 });
    expect(facts.at(-2)).toMatchObject({ kind: 'ack', attempt: 0, standing: 'late' });
    expect(facts.at(-1)).toMatchObject({ kind: 'delivery-ended', outcome: 'acked', attempts: 2 });
    expect(sends.map(({ attempt }) => attempt)).toEqual([0, 1]);
  });

  test('goes on after a late ack where the policy says that it does not settle', () => {
    const { delivery, facts } = playDelivery([[{ kind: 'ack', after: 4 * second }], [failure], [ack]], {
      policy: { ...policy, lateAckSettles: false },
    });
    expect(delivery).toMatchObject({ kind: 'acked', attempt: 2 });
    expect(facts.flatMap((fact) => (fact.kind === 'ack' ? [fact.standing] : []))).toEqual(['late', 'first']);
  });

  test('finds the deadline missed by an ack that comes after it, however late the timer is', () => {
    const { facts } = playDelivery([[{ kind: 'ack', after: 3 * second + 1 }]], { lateness: second });
    expect(facts.map(({ kind }) => kind)).toEqual(['attempt-failed', 'ack', 'delivery-ended']);
    expect(facts[1]).toMatchObject({ standing: 'late' });
  });

  test('records a duplicate ack and changes nothing', () => {
    const { delivery, facts } = playDelivery([[ack, { ...ack, after: 60_000 }]]);
    expect(delivery).toMatchObject({ kind: 'acked', attempt: 0 });
    expect(facts.at(-1)).toMatchObject({ at: 60_000, kind: 'ack', standing: 'duplicate' });
    expect(facts.filter(({ kind }) => kind === 'delivery-ended')).toHaveLength(1);
  });

  test('records an ack of an abandoned event as late and leaves it abandoned', () => {
    const { delivery, facts } = playDelivery([
      [
        { ...failure, final: true },
        { ...ack, after: second },
      ],
    ]);
    expect(delivery.kind).toBe('abandoned');
    expect(facts.at(-1)).toMatchObject({ kind: 'ack', standing: 'late' });
  });

  test('ignores the failure of an attempt that is over', () => {
    const second = { ...awaiting, attempt: 1 };
    expect(step(second, { kind: 'failure', attempt: 0, reason: 'http_error' }, 1, policy)).toEqual([second, []]);
  });

  test('hands on status and detail of a failure', () => {
    const [, outputs] = step(
      awaiting,
      { kind: 'failure', attempt: 0, reason: 'http_error', status: 503, detail: 'busy' },
      1,
      policy,
    );
    expect(outputs[0]).toMatchObject({
      fact: { kind: 'attempt-failed', reason: 'http_error', status: 503, detail: 'busy' },
    });
  });

  test('throws at an ack of what was never sent', () => {
    expect(() => step(due('Ev1', eventTerms), ackOf(0), 0, policy)).toThrow('it was never sent');
  });
});

const timers = fc.record({
  lateness: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 * second })),
  spurious: fc.array(fc.integer({ min: 0, max: 400 * second }), { maxLength: 5 }),
  policy: fc.constantFrom(policy, { ...policy, lateAckSettles: !policy.lateAckSettles }),
});

describe('a delivery, whatever the app and the timers do', () => {
  test('ends, acked or abandoned, once, after at most 1 + 3 attempts', () => {
    fc.assert(
      fc.property(anyAnswers, timers, (answers, options) => {
        const { delivery, facts, sends } = playDelivery(answers, options);
        expect(isSettled(delivery)).toBe(true);
        expect(sends.map(({ attempt }) => attempt)).toEqual([0, 1, 2, 3].slice(0, sends.length));
        const ends = facts.filter((fact) => fact.kind === 'delivery-ended');
        expect(ends).toMatchObject([{ outcome: delivery.kind, attempts: sends.length }]);
      }),
    );
  });

  test('never sends before its time, and at its time where timers are on time', () => {
    const rests = retryRests(policy);
    fc.assert(
      fc.property(anyAnswers, timers, (answers, options) => {
        const { facts, sends } = playDelivery(answers, options);
        const failedAt = new Map(
          facts.flatMap((fact) => (fact.kind === 'attempt-failed' ? [[fact.attempt, fact.at]] : [])),
        );
        for (const { at, attempt } of sends.slice(1)) {
          const earliest = (failedAt.get(attempt - 1) ?? Number.NaN) + (rests[attempt - 1] ?? Number.NaN);
          expect(at).toBeGreaterThanOrEqual(earliest);
          expect(at).toBeLessThanOrEqual(earliest + options.lateness);
        }
      }),
    );
  });

  test('gives nothing more after its end but what late and duplicate acks are', () => {
    fc.assert(
      fc.property(anyAnswers, timers, (answers, options) => {
        const { outputs } = playDelivery(answers, options);
        const end = outputs.findIndex(
          ({ output }) => output.kind === 'observed' && output.fact.kind === 'delivery-ended',
        );
        for (const { output } of outputs.slice(end + 1)) {
          expect(output).toMatchObject({
            kind: 'observed',
            fact: { kind: 'ack', standing: expect.not.stringMatching('first') },
          });
        }
      }),
    );
  });

  test('calls an ack first where it came within the deadline of the attempt under way, and never else', () => {
    fc.assert(
      fc.property(anyAnswers, timers, (answers, options) => {
        const { facts, sends } = playDelivery(answers, options);
        for (const fact of facts) {
          if (fact.kind !== 'ack' || fact.standing !== 'first') continue;
          const sentAt = sends.find(({ attempt }) => attempt === fact.attempt)?.at ?? Number.NaN;
          expect(fact.at - sentAt).toBeLessThanOrEqual(policy.ackDeadlineUs);
        }
      }),
    );
  });
});

describe('what a person waits for (slack-protocol.md §1.9, §2.7)', () => {
  const terms = { isRetried: false };

  test.each([
    ['silence', [], 'operation_timeout'],
    ['a failure', [failure], 'dispatch_failed'],
  ] as const)('is tried once: after %s the person sees an error', (_, answers, error) => {
    const { delivery, facts, sends } = playDelivery([answers, [ack]], { terms });
    expect(sends).toHaveLength(1);
    expect(delivery).toMatchObject({ kind: 'abandoned', attempts: 1 });
    expect(facts.map(({ kind }) => kind)).toEqual(['attempt-failed', 'user-saw-error', 'delivery-ended']);
    expect(facts[1]).toMatchObject({ event: 'Ev1', error });
  });

  test('has no error where the ack was in time', () => {
    const { facts } = playDelivery([[ack]], { terms });
    expect(facts.map(({ kind }) => kind)).toEqual(['ack', 'delivery-ended']);
  });
});

describe('policy', () => {
  test('a deadline of its own holds for each attempt', () => {
    const { facts } = playDelivery([[{ ...ack, after: 9 * second }]], { terms: { deadlineUs: 10 * second } });
    expect(facts[0]).toMatchObject({ kind: 'ack', standing: 'first' });
  });

  test('retries counted from the first attempt come 60 and 300 s after it, whatever the failures took (§2.5)', () => {
    const values = { ...policy, retriesCountFrom: 'first-attempt' };
    expect(playDelivery([], { policy: values }).sends.map(({ at }) => at / second)).toEqual([0, 3, 60, 300]);
    const late = { ...values, secondRetryUs: second };
    expect(playDelivery([], { policy: late }).sends.map(({ at }) => at / second)).toEqual([0, 3, 6, 300]);
  });

  test('Delayed Events go on hourly, 24 times after the third retry (§2.5)', () => {
    const { delivery, sends } = playDelivery([[failure], [failure], [failure]], {
      policy: { ...policy, delayedEvents: true },
    });
    expect(delivery).toMatchObject({ kind: 'abandoned', attempts: 28 });
    const at = sends.map((sent) => sent.at);
    for (let n = 4; n < 28; n += 1) expect((at[n] ?? 0) - (at[n - 1] ?? 0)).toBe((3_600 + 3) * second);
  });

  test('propagation delays the first attempt only', () => {
    const { facts, sends } = playDelivery([[failure], [ack]], { terms: { propagationUs: 2 * second } });
    expect(sends.map(({ at, attempt }) => [at, attempt])).toEqual([
      [2 * second, 0],
      [2 * second + 50_000, 1],
    ]);
    expect(facts.at(-1)).toMatchObject({ kind: 'delivery-ended', outcome: 'acked' });
  });
});

test.each([
  ['awaiting its first attempt', awaiting, 0],
  ['resting', { ...awaiting, kind: 'resting', attempt: 2, untilUs: 9, reason: 'http_error' } as Delivery, 2],
])('step() drops a delivery that is %s, as its fact says', (_, delivery, attempts) => {
  const [next, outputs] = step(delivery, { kind: 'drop', why: 'subscriptions-off' }, 1, policy);
  expect(next).toMatchObject({ kind: 'abandoned', attempts });
  expect(outputs).toMatchObject([
    { fact: { kind: 'event-dropped', why: 'subscriptions-off' } },
    { fact: { kind: 'delivery-ended', outcome: 'abandoned', attempts } },
  ]);
  expect(step(next, { kind: 'drop', why: 'subscriptions-off' }, 2, policy)).toEqual([next, []]);
});

test('an ack at the very deadline is in time, the next microsecond is not', () => {
  const input = { kind: 'ack', attempt: 0, link: 'h1' } as const;
  const standings = [3 * second, 3 * second + 1].map((at) =>
    step(awaiting, input, at, policy)[1].flatMap((output) =>
      output.kind === 'observed' && output.fact.kind === 'ack' ? [output.fact.standing] : [],
    ),
  );
  expect(standings).toEqual([['first'], ['late']]);
});

test('step() puts out nothing that was not asked: late wake-ups, early ones, fields that do not exist', () => {
  const failed = { kind: 'attempt-failed', event: 'Ev1', attempt: 0, reason: 'http_timeout' } as const;
  expect(step(awaiting, { kind: 'wake' }, 5 * second, policy)[1]).toStrictEqual([
    { kind: 'observed', fact: failed },
    { kind: 'wake-at', atUs: 5 * second },
  ]);
  const propagating = { ...due('Ev1', eventTerms), kind: 'propagating', untilUs: 9 } as const;
  expect(step(propagating, { kind: 'wake' }, 8, policy)).toStrictEqual([propagating, []]);
  expect(step(propagating, { kind: 'wake' }, 9, policy)[1]).toStrictEqual([
    { kind: 'send', attempt: 0 },
    { kind: 'wake-at', atUs: 9 + 3 * second },
  ]);
  const acked = { ...due('Ev1', eventTerms), kind: 'acked', attempt: 0 } as const;
  expect(step(acked, { kind: 'wake' }, 10 * second, policy)).toStrictEqual([acked, []]);
});

test.each([
  [{}, {}],
  [{ status: 200 }, { status: 200 }],
])('the fact of an ack with %j has exactly what came', (given, kept) => {
  const [, [output]] = step(awaiting, { kind: 'ack', attempt: 0, link: 'h1', ...given }, 1, policy);
  const fact = { kind: 'ack', event: 'Ev1', attempt: 0, link: 'h1', ...kept, standing: 'first' };
  expect(output).toStrictEqual({ kind: 'observed', fact });
});

test.each([{}, { status: 500 }, { detail: 'ECONNRESET' }, { status: 302, detail: 'too many' }])(
  'the fact of a failure with %j has exactly what came',
  (given) => {
    const [, [output]] = step(awaiting, { kind: 'failure', attempt: 0, reason: 'http_error', ...given }, 1, policy);
    const fact = { kind: 'attempt-failed', event: 'Ev1', attempt: 0, reason: 'http_error', ...given };
    expect(output).toStrictEqual({ kind: 'observed', fact });
  },
);

test.each(['due', 'propagating'] as const)('an ack of an event that is %s is a mistake of the caller', (kind) => {
  const delivery: Delivery = { ...due('Ev1', eventTerms), ...(kind === 'due' ? { kind } : { kind, untilUs: 9 }) };
  expect(() => step(delivery, { kind: 'ack', attempt: 0, link: 'h1' }, 1, policy)).toThrow(
    'Cannot take an ack of "Ev1": it was never sent',
  );
});
