/** Where kinds of cause begin and end: each row is a moment to this or that side of what a kind asks for. */

import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../../base/units.ts';
import {
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
  socketAsked,
  type Timed,
} from '../../history/fixtures/facts.ts';
import { absencesOf } from './absences.ts';
import { backLate } from './back-late.ts';
import type { CauseKind } from './cause.ts';
import { endedByItself } from './ended-by-itself.ts';
import { froze } from './froze.ts';
import { oneAtATime } from './one-at-a-time.ts';

type Facts = readonly (Timed | readonly Timed[])[];

const outage = (from = 2, to = 10): Facts => [
  faultBegan(seconds(from), seconds(from), { severs: true }),
  faultEnded(seconds(to), seconds(to)),
];
const quick = (n: number, at: number): readonly Timed[] => delivered(`e${n}`, at, ms(5));
const unanswered = (n: number, at: number, link = 'h1'): readonly Timed[] => [
  due(`e${n}`, at),
  sent(`e${n}`, at, 0, link),
  failed(`e${n}`, at + seconds(3)),
];
const exit = (at: number, more: Partial<Extract<Timed, { kind: 'app-exited' }>> = {}): Timed => ({
  kind: 'app-exited',
  at,
  asked: false,
  code: 1,
  signal: null,
  ...more,
});
const started = (at: number): Timed => ({ kind: 'app-started', at, pid: 1 });

interface Row {
  readonly facts: Facts;
  readonly until?: number;
  /** Undefined: it finds nothing. */
  readonly says: RegExp | undefined;
  readonly at?: number;
}

function finds(kind: CauseKind, transport: 'http' | 'socket-mode', rows: Readonly<Record<string, Row>>): void {
  describe(`${kind.name} over ${transport}`, () => {
    test.each(Object.entries(rows))('%s', (_, { facts, until, says, at }) => {
      const found = kind.find(historyOf(facts, { plan: { transport }, ...(until === undefined ? {} : { until }) }));
      if (says === undefined) expect(found).toBeUndefined();
      else expect(found?.sentence).toMatch(says);
      if (at !== undefined) expect(found?.atUs).toBe(at);
    });
  });
}

/** Acks at 1 s and after so long; two events wait meanwhile. */
const pause = (length: number): Facts => [
  quick(0, seconds(1) - ms(5)),
  ...[1, 2].map((n) => [due(`e${n}`, seconds(1)), sent(`e${n}`, seconds(1)), acked(`e${n}`, seconds(1) + length)]),
];

/** Ten acks so far apart, the last after 1.6 s, and two events of the same moment without one. */
const crowd = (apart: number): Facts => [
  ...Array.from({ length: 9 }, (_none, n) => delivered(`e${n}`, 0, ms(200) + n * apart)),
  delivered('e9', 0, seconds(1.6)),
  unanswered(10, 0),
  unanswered(11, 0),
];

finds(oneAtATime, 'http', {
  'at whose pace the last comes too late': { facts: crowd(ms(251)), says: /^The app takes events one after another/ },
  'at whose pace the last comes in time': { facts: crowd(ms(10)), says: undefined },
});

finds(froze, 'http', {
  'for exactly two seconds': {
    facts: pause(seconds(2)),
    says: /^The app stood still from 1\.0 s to 3\.0 s, for 2\.0 s, though its process ran: .*; Slack sent it 2 events meanwhile$/,
    at: seconds(1),
  },
  'for less': { facts: pause(seconds(1.999)), says: undefined },
  'until the run ended': {
    facts: [quick(0, seconds(1) - ms(5)), unanswered(1, seconds(2)), unanswered(2, seconds(3))],
    until: seconds(9),
    says: /from 1\.0 s until the run ended, 8\.0 s later/,
  },
  'with one event only: that one may be the reason': {
    facts: [quick(0, seconds(1)), unanswered(1, seconds(2))],
    until: seconds(9),
    says: undefined,
  },
  'for events that came less than a second before its end, which it answered then': {
    facts: [
      quick(0, seconds(1)),
      ...[1, 2].map((n) => [due(`e${n}`, seconds(4.1)), sent(`e${n}`, seconds(4.1)), acked(`e${n}`, seconds(5))]),
    ],
    says: undefined,
  },
  'while its connections failed': {
    facts: [
      quick(0, seconds(1)),
      ...[1, 2].map((n) => [
        due(`e${n}`, seconds(2)),
        sent(`e${n}`, seconds(2)),
        failed(`e${n}`, seconds(2), 0, 'connection_failed'),
      ]),
    ],
    until: seconds(9),
    says: undefined,
  },
  'while a fault cut the way': { facts: [...outage(2, 3), ...pause(seconds(4))], says: undefined },
  'after a fault was over': {
    facts: [...outage(0.5, 0.9), ...pause(seconds(4))],
    says: /stood still/,
  },
  'before a fault began': { facts: [...outage(5, 6), ...pause(seconds(4))], says: /stood still/ },
  'when its process had ended': { facts: [...pause(seconds(4)), exit(seconds(2))], says: undefined },
  'when another process had ended long before, and was back': {
    facts: [exit(seconds(0.1)), started(seconds(0.2)), ...pause(seconds(4))],
    says: /stood still/,
  },
  'though it worked all the time': {
    facts: [...pause(seconds(3)), { kind: 'app-log', at: seconds(2.5), stream: 'stdout', line: 'x' }],
    says: undefined,
  },
});

finds(froze, 'socket-mode', {
  'and had another link then': {
    facts: [linkUp('s1', 0), ...pause(seconds(4)), linkUp('s2', seconds(3))],
    says: undefined,
  },
  'and had its link all the time': { facts: [linkUp('s1', 0), ...pause(seconds(4))], says: /stood still/ },
  'and lost it meanwhile': {
    facts: [linkUp('s1', 0), ...pause(seconds(4)), linkClosed('s1', seconds(3))],
    says: undefined,
  },
});

finds(backLate, 'socket-mode', {
  'exactly a second after': {
    facts: [linkUp('s1', 0), ...outage(), linkClosed('s1', seconds(4), 1006), linkUp('s2', seconds(11))],
    says: /^The app had a link again only 1\.0 s after the fault was over \(an outage\): its link s1 had ended 2\.0 s into the fault \(an outage\)$/,
    at: seconds(10),
  },
  'sooner than that': {
    facts: [linkUp('s1', 0), ...outage(), linkClosed('s1', seconds(4), 1006), linkUp('s2', seconds(10.999))],
    says: undefined,
  },
  'never: that is another kind': {
    facts: [linkUp('s1', 0), ...outage(), linkClosed('s1', seconds(4), 1006)],
    until: seconds(60),
    says: undefined,
  },
  'with a dead link that ended a moment after': {
    facts: [linkUp('s1', 0), ...outage(), linkClosed('s1', seconds(10.5), 1006), linkUp('s2', seconds(14))],
    says: /its link s1 ended then$/,
    at: seconds(10.5),
  },
  'with a dead link that it gave up long after': {
    facts: [linkUp('s1', 0), ...outage(), linkClosed('s1', seconds(13), 1006), linkUp('s2', seconds(14))],
    says: /it gave up its dead link s1 only 3\.0 s after that$/,
    at: seconds(13),
  },
  'and asked once, late': {
    facts: [
      linkUp('s1', 0),
      ...outage(),
      linkClosed('s1', seconds(9), 1006),
      socketAsked(seconds(10)),
      linkUp('s2', seconds(14)),
    ],
    says: /, and it asked Slack for another only 1\.0 s later$/,
  },
  'and asked once, soon': {
    facts: [
      linkUp('s1', 0),
      ...outage(),
      linkClosed('s1', seconds(9), 1006),
      socketAsked(seconds(9.9)),
      linkUp('s2', seconds(14)),
    ],
    says: /, and it asked Slack for another 900 ms later$/,
  },
  'and asked twice': {
    facts: [
      linkUp('s1', 0),
      ...outage(),
      linkClosed('s1', seconds(9), 1006),
      socketAsked(seconds(9.5)),
      socketAsked(seconds(12)),
      linkUp('s2', seconds(14)),
    ],
    says: /, and it took 2 tries, the first 500 ms later$/,
  },
});

finds(backLate, 'http', {
  'after one request': {
    facts: [...outage(), quick(0, 0), unanswered(1, seconds(10)), quick(2, seconds(11))],
    says: /^The app answered again only 1\.0 s after the fault was over \(an outage\): none of the 1 request that Slack sent it since then had got an ack$/,
    at: seconds(10),
  },
  'at the first request': { facts: [...outage(), quick(0, 0), quick(2, seconds(15))], says: undefined },
  'sooner than a second': {
    facts: [...outage(), quick(0, 0), unanswered(1, seconds(10)), quick(2, seconds(10.9))],
    says: undefined,
  },
  never: { facts: [...outage(), quick(0, 0), unanswered(1, seconds(10))], says: undefined },
  'after it had ended by itself, which says more': {
    facts: [...outage(), exit(seconds(9)), unanswered(1, seconds(10)), quick(2, seconds(12))],
    says: undefined,
  },
  'after the last of two faults': {
    facts: [
      ...outage(),
      ...outage(12, 14),
      unanswered(1, seconds(14)),
      unanswered(2, seconds(15)),
      quick(3, seconds(16)),
    ],
    says: /only 2\.0 s after the fault was over .*: none of the 2 requests/,
    at: seconds(14),
  },
  'where there was no fault': { facts: [unanswered(1, seconds(1)), quick(2, seconds(9))], says: undefined },
});

const said = (...lastLines: readonly string[]): Facts => [exit(seconds(4), { lastLines })];

finds(endedByItself, 'http', {
  'long after an event': {
    facts: [quick(0, seconds(2.9)), exit(seconds(4))],
    says: /^The app’s process crashed \(exit code 1\), 4\.0 s into the run; nothing started it again$/,
  },
  'exactly a second after one': {
    facts: [quick(0, seconds(3)), exit(seconds(4))],
    says: /, 1\.0 s after event e0 was sent to it; nothing/,
  },
  'after the latest of several events, whatever their order': {
    facts: [quick(1, seconds(3.8)), quick(0, seconds(3.5)), exit(seconds(4))],
    says: /, 200 ms after event e1 was sent/,
  },
  'after an event that found no link': {
    facts: [
      due('e0', seconds(3.9)),
      failed('e0', seconds(3.9), 0, 'no_link'),
      settled('e0', seconds(4), 'abandoned'),
      exit(seconds(4)),
    ],
    says: /into the run; nothing/,
  },
  'and is started again by the supervisor': {
    facts: [exit(seconds(4), { restartInMs: 1_000 })],
    says: /into the run$/,
  },
  'and was started before only': { facts: [started(0), exit(seconds(4))], says: /; nothing started it again$/ },
  'with work in hand': {
    facts: [
      quick(0, seconds(1)),
      ...quick(1, seconds(3.9)).slice(0, 4),
      due('e2', seconds(3.9)),
      sent('e2', seconds(3.9)),
      exit(seconds(4)),
    ],
    says: /, with 1 event not acknowledged and 1 event acknowledged and not handled; /,
  },
  'and says nothing': { facts: said(), says: /^(?!.*it said).*$/ },
  'and says which error, before its stack': {
    facts: said('Error: first', 'panic: second', '    at error (x.js:1)', 'Node.js v24'),
    says: /; it said: “panic: second”/,
  },
  'and says no word of an error': { facts: said('bye', 'last'), says: /; it said: “last”/ },
  'and says a line of 200 characters': { facts: said('x'.repeat(200)), says: /“x{200}”/ },
  'and says a longer one': { facts: said('x'.repeat(201)), says: /“x{200}…”/ },
  'when it was asked to': { facts: [exit(seconds(4), { asked: true })], says: undefined },
  'twice, once of another kind': {
    facts: [exit(seconds(4)), started(seconds(5)), exit(seconds(6), { code: 0 }), started(seconds(7))],
    says: /^The app’s process crashed \(exit code 1\), 4\.0 s into the run$/,
  },
});

describe('absencesOf()', () => {
  const of = (facts: Facts, until = seconds(30)) =>
    absencesOf(historyOf(facts, { plan: { transport: 'socket-mode' }, until })).map(
      ({ link, at, backAt, ...rest }) => ({
        link: link.id,
        at,
        ...(backAt === undefined ? {} : { backAt }),
        ...rest,
      }),
    );
  const plain = { isByApp: false, isAnnounced: false, tries: [] };

  test.each<[string, Facts, readonly object[]]>([
    ['a link that lives', [linkUp('s1', 0)], []],
    ['the last one', [linkUp('s1', 0), linkClosed('s1', 5)], [{ link: 's1', at: 5, ...plain }]],
    ['one of two', [linkUp('s1', 0), linkUp('s2', 1), linkClosed('s1', 5)], []],
    [
      'one whose other is closing already',
      [linkUp('s1', 0), linkUp('s2', 1), linkClosing('s2', 4, 'slack'), linkClosed('s1', 5), linkClosed('s2', 6)],
      [{ link: 's1', at: 5, ...plain }],
    ],
    [
      'the app’s own close frame, which comes first',
      [linkUp('s1', 0), linkClosing('s1', 4, 'app'), linkClosed('s1', 5)],
      [{ link: 's1', at: 4, ...plain, isByApp: true }],
    ],
    [
      'Slack’s close frame',
      [linkUp('s1', 0), linkClosing('s1', 4, 'slack'), linkClosed('s1', 5)],
      [{ link: 's1', at: 4, ...plain }],
    ],
    [
      'after a warning',
      [linkUp('s1', 1), { kind: 'disconnect-sent', at: 3, link: 's1', reason: 'warning' }, linkClosed('s1', 5)],
      [{ link: 's1', at: 5, ...plain, isAnnounced: true }],
    ],
    [
      'after a warning that an earlier link got',
      [{ kind: 'disconnect-sent', at: 0, link: 's0', reason: 'warning' }, linkUp('s1', 1), linkClosed('s1', 5)],
      [{ link: 's1', at: 5, ...plain }],
    ],
    [
      'until the next one, with the tries meanwhile',
      [
        socketAsked(0),
        linkUp('s1', 1),
        linkClosed('s1', 5),
        socketAsked(6),
        socketAsked(8),
        linkUp('s2', 9),
        socketAsked(10),
      ],
      [{ link: 's1', at: 5, ...plain, backAt: 9, tries: [6, 8] }],
    ],
    ['the process ended a moment after', [linkUp('s1', 0), linkClosed('s1', seconds(5)), exit(seconds(7))], []],
    [
      'the process ended long after',
      [linkUp('s1', 0), linkClosed('s1', seconds(5)), exit(seconds(7.1))],
      [{ link: 's1', at: seconds(5), ...plain }],
    ],
    ['the process ended before', [linkUp('s1', 0), exit(seconds(3)), linkClosed('s1', seconds(5))], []],
    [
      'the process ended long before',
      [exit(seconds(2.9)), linkUp('s1', seconds(3)), linkClosed('s1', seconds(5))],
      [{ link: 's1', at: seconds(5), ...plain }],
    ],
    [
      'the process ended when the app was back',
      [linkUp('s1', 0), linkClosed('s1', seconds(5)), linkUp('s2', seconds(5.5)), exit(seconds(6))],
      [{ link: 's1', at: seconds(5), ...plain, backAt: seconds(5.5) }],
    ],
  ])('%s', (_, facts, expected) => {
    expect(of(facts)).toEqual(expected);
  });
});
