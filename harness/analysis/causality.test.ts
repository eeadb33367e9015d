import { expect, test } from 'vitest';
import { acked, delivered, due, historyOf, sent } from '../history/fixtures/facts.ts';
import { causalityBreach } from './causality.ts';
import { voidsOf } from './doubts.ts';
import { measure } from './measure.ts';
import type { Measurement } from '../result.ts';

test('an ack before its attempt leaves the cell without a verdict, and says which', () => {
  const good = historyOf([delivered('e0', 1_000, 500)]);
  expect(causalityBreach(good)).toBeUndefined();
  const { deliveries } = historyOf([due('e0', 1_000), sent('e0', 2_000), acked('e0', 3_000)]);
  const turned = deliveries.map((each) => ({
    ...each,
    attempts: each.attempts.map((attempt) => ({ ...attempt, sentAt: attempt.ackedAt!, ackedAt: attempt.sentAt })),
  }));
  const sentence = 'The harness contradicts itself: event e0 was acknowledged 1000 µs before its attempt 1 was sent';
  expect(causalityBreach({ deliveries: turned })).toBe(sentence);
  expect(voidsOf({ ...good, deliveries: turned })[0]).toBe(sentence);
});

test('an app that stands still for 2 s is late for every event that fell due meanwhile, not for one', () => {
  const every = 10_000;
  const [from, until] = [1_000_000, 3_000_000];
  const events = Array.from({ length: 500 }, (_, index) => index * every);
  const history = historyOf(
    events.map((at, index) => {
      const held = at >= from && at < until;
      // The sender waits for nobody: what falls due in the stall is due then, and answered when it is over.
      return delivered(`e${index}`, at, (held ? until - at : 0) + 1_000);
    }),
  );
  const spread = (name: string): Extract<Measurement, { kind: 'spread' }> => {
    const measured = measure(history)[name];
    if (measured?.kind !== 'spread') throw new Error(`${name} is no spread`);
    return measured;
  };
  const { p50, p90, p99, of } = spread('response-time');
  expect(of).toBe(500);
  expect(p50).toBe(1_000);
  // 200 of 500 events wait, evenly for up to 2 s: a tool that sends the next only after an answer would show one of them.
  expect(p90).toBeGreaterThan(1_450_000);
  expect(p99).toBeGreaterThan(1_900_000);
  const late = events.filter((at) => at >= from && at < until).length;
  expect(late).toBe(200);
});

test('a sender that was late itself hides nothing: response counts from due, service from sent', () => {
  const stalled = Array.from({ length: 100 }, (_, index) => {
    const at = index * 10_000;
    const raised = Math.max(at, 2_000_000);
    return [due(`e${index}`, at, raised), sent(`e${index}`, raised), acked(`e${index}`, raised + 1_000)];
  });
  const measured = measure(historyOf(stalled));
  const [response, service] = [measured['response-time'], measured['service-time']];
  expect(service).toMatchObject({ kind: 'spread', max: 1_000 });
  expect(response).toMatchObject({ kind: 'spread', max: 2_001_000 });
});
