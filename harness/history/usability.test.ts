import { array, assert, boolean, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TransportName } from '../result.ts';
import {
  ackDropped,
  acked,
  delivered,
  due,
  failed,
  faultBegan,
  faultEnded,
  historyOf,
  linkClosed,
  linkClosing,
  linkUp,
  sent,
  settled,
  type Timed,
} from './fixtures/facts.ts';
import { deafTimes, usable } from './usability.ts';

type Facts = readonly (Timed | readonly Timed[])[];

function deafOf(facts: Facts, transport: TransportName = 'http') {
  return deafTimes(historyOf(facts, { plan: { transport }, until: 100 }));
}

/** The first attempt fails after 5, and so does every retry at these times. */
function missed(event: string, at: number, ...retries: readonly number[]): readonly Timed[] {
  const attempts = [at, ...retries];
  return [due(event, at), ...attempts.flatMap((each, n) => [sent(event, each, n), failed(event, each + 5, n)])];
}

/** The first attempt fails after 5, the retry at `again` is acknowledged at once. */
function retried(event: string, at: number, again: number): readonly Timed[] {
  return [missed(event, at), sent(event, again, 1), acked(event, again + 1, 1)].flat();
}

const cases: Readonly<Record<string, { readonly facts: Facts; readonly gaps: readonly (readonly number[])[] }>> = {
  'every event acknowledged in time': { facts: [delivered('e0', 0, 5), delivered('e1', 50, 5)], gaps: [] },
  'from the first event missed to the next one acknowledged': {
    facts: [delivered('e0', 0, 5), missed('e1', 10), missed('e2', 20), delivered('e3', 30, 5)],
    gaps: [[10, 30]],
  },
  'a retry that is acknowledged ends it too': {
    facts: [missed('e0', 10), retried('e1', 20, 33), delivered('e2', 40, 5)],
    gaps: [[10, 33]],
  },
  'a retry that fails begins none': { facts: [missed('e0', 10, 50), delivered('e1', 20, 5)], gaps: [[10, 20]] },
  'an ack after the deadline is none in time': {
    facts: [due('e0', 10), sent('e0', 10), failed('e0', 13), acked('e0', 14, 0, 'late'), delivered('e1', 20, 1)],
    gaps: [[10, 20]],
  },
  'an ack that a fault dropped was given': {
    facts: [due('e0', 10), sent('e0', 10), ackDropped('e0', 11), failed('e0', 13), delivered('e1', 20, 1)],
    gaps: [],
  },
  'an event that Slack never sent tells nothing': {
    facts: [
      due('e0', 10),
      { kind: 'event-dropped', at: 10, event: 'e0', why: 'rate-limited' },
      settled('e0', 10, 'abandoned'),
      delivered('e1', 20, 1),
    ],
    gaps: [],
  },
  'nor does one still waited for at the end': {
    facts: [delivered('e0', 10, 1), due('e1', 90), sent('e1', 90)],
    gaps: [],
  },
  'each event missed by itself': {
    facts: [missed('e0', 10), delivered('e1', 20, 1), missed('e2', 30), delivered('e3', 40, 1)],
    gaps: [
      [10, 20],
      [30, 40],
    ],
  },
};

describe.each(['http', 'socket-mode'] as const)('over %s an app is deaf', (transport) => {
  test.each(Object.entries(cases))('%s', (_, { facts, gaps }) => {
    // A link that is there all the while makes no difference.
    expect(deafOf([linkUp('s1', 0), ...facts], transport)).toEqual({ gaps, added: gaps, isOpen: false });
  });

  test('to the end where nothing more is acknowledged, and its end was not seen', () => {
    expect(deafOf([linkUp('s1', 0), missed('e0', 10), missed('e1', 20)], transport)).toEqual({
      gaps: [[10, 100]],
      added: [[10, 100]],
      isOpen: true,
    });
  });

  test('not in the warm-up, whose events are not measured', () => {
    const history = historyOf([missed('e0', 10), missed('e1', 60), delivered('e2', 70, 1)], {
      plan: { transport, warmUpUs: 50 },
    });
    expect(deafTimes(history).gaps).toEqual([[60, 70]]);
  });
});

describe('after the last attempt', () => {
  const gone = [linkUp('s1', 0), linkClosed('s1', 10), missed('e0', 20, 40)];

  test.each<[string, Facts, number, boolean]>([
    ['a link that stays ends it', [linkUp('s2', 60)], 60, false],
    ['no link does that was there before', [linkUp('s2', 39)], 100, true],
    ['no link does that is closing', [linkUp('s2', 60), linkClosing('s2', 70, 'app')], 100, true],
    ['no link does that ends, but the next one', [linkUp('s2', 60), linkClosed('s2', 70), linkUp('s3', 80)], 80, false],
  ])('%s', (_, facts, until, isOpen) => {
    expect(deafOf([...gone, ...facts], 'socket-mode')).toMatchObject({ gaps: [[20, until]], isOpen });
  });
});

describe('what a fault that severs every way took is not what the app added', () => {
  const outage = [faultBegan(20, 22, { severs: true }), faultEnded(40, 44)];

  test.each<[string, Facts, readonly (readonly number[])[]]>([
    ['nothing is added by an app that is back at the next event', [missed('e0', 25), delivered('e1', 50, 1)], []],
    [
      'what comes after the first event since is added',
      [missed('e0', 25), missed('e1', 50), missed('e2', 60), delivered('e3', 70, 1)],
      [[50, 70]],
    ],
    ['what was under way when it began is its doing', [missed('e0', 19), delivered('e1', 50, 1)], []],
    ['what had failed when it began is not', [missed('e0', 10), missed('e1', 25), delivered('e2', 50, 1)], [[10, 22]]],
    [
      'an attempt that it held and then let through in time ends the deaf time',
      [due('e0', 38), sent('e0', 38), acked('e0', 45)],
      [],
    ],
  ])('%s', (_, facts, added) => {
    for (const transport of ['http', 'socket-mode'] as const)
      expect(deafOf([...outage, ...facts], transport)).toMatchObject({ added, isOpen: false });
  });

  test('one that does not sever is no excuse', () => {
    const facts = [faultBegan(20, 22), faultEnded(40, 44), missed('e0', 25), delivered('e1', 50, 1)];
    expect(deafOf(facts).added).toEqual([[25, 50]]);
  });

  test('one that never ended lasts to the end', () => {
    const facts = [faultBegan(20, 22, { severs: true }), missed('e0', 25), missed('e1', 90)];
    expect(deafOf(facts)).toMatchObject({ gaps: [[25, 100]], added: [], isOpen: true });
  });

  test('where nothing was sent since, nobody knows over HTTP, and links show it over Socket Mode', () => {
    const facts = [outage, missed('e0', 25)].flat();
    expect(deafOf(facts)).toMatchObject({ gaps: [[25, 100]], added: [], isOpen: true });
    expect(deafOf(facts, 'socket-mode')).toMatchObject({ gaps: [[25, 100]], added: [[44, 100]], isOpen: true });
    expect(deafOf([facts, linkUp('s1', 70)].flat(), 'socket-mode')).toMatchObject({ added: [[44, 70]], isOpen: false });
  });
});

const answers = array(record({ heard: boolean(), after: integer({ min: 1, max: 9 }) }), { maxLength: 12 });

describe('whatever is answered', () => {
  const facts = (events: readonly { readonly heard: boolean; readonly after: number }[]): Facts => {
    let at = 0;
    return events.map(({ heard, after }, n) => {
      at += after;
      return heard ? delivered(`e${n}`, at, 1) : missed(`e${n}`, at);
    });
  };

  test('the same is usable over both transports, and no event that was heard is in a deaf time', () => {
    assert(
      property(answers, (events) => {
        const [http, socketMode] = (['http', 'socket-mode'] as const).map((transport) =>
          historyOf(facts(events), { plan: { transport }, until: 150 }),
        );
        if (!http || !socketMode) throw new Error('Cannot compare: expected two histories');
        expect(usable(http)).toEqual(usable(socketMode));
        for (const { dueAt, attempts } of http.deliveries) {
          const isHeard = attempts[0]?.failedAt === undefined;
          const inGap = deafTimes(http).gaps.some(([from, until]) => dueAt >= from && dueAt < until);
          expect(inGap).toBe(!isHeard);
        }
      }),
    );
  });
});
