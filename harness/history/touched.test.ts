import { describe, expect, test } from 'vitest';
import type { FailureReason } from '../../mocks/slack/protocol/facts.ts';
import type { Touches } from '../journal/facts.ts';
import {
  ackDropped,
  acked,
  appExited,
  delivered,
  due,
  failed,
  faultBegan,
  faultEnded,
  faultMet,
  handled,
  handshakeFailed,
  historyOf,
  hostDown,
  linkClosed,
  linkClosing,
  linkUp,
  sent,
  type Timed,
} from './fixtures/facts.ts';
import type { TransportName } from '../result.ts';
import { touched } from './touched.ts';
import { seconds } from '../base/units.ts';

type Facts = readonly (Timed | readonly Timed[])[];

/** What a fault touched that was in force from 100 to 200, asked for 10 before each. */
function countOf(touches: Touches, facts: Facts, transport: TransportName = 'http'): number {
  return touchedBy(touches, facts, transport).count;
}

function touchedBy(touches: Touches, facts: Facts, transport: TransportName): ReturnType<typeof touched> {
  const history = historyOf([faultBegan(90, 100, { touches }), ...facts, faultEnded(190, 200)], {
    plan: { transport },
    until: seconds(10),
  });
  const [episode] = history.episodes;
  if (!episode) throw new Error('There is no episode');
  return touched(history, episode);
}

const unanswered = (event: string, at: number): readonly Timed[] => [due(event, at), sent(event, at)];
const failing = (
  event: string,
  at: number,
  reason: FailureReason = 'http_timeout',
  status?: number,
): readonly Timed[] => [...unanswered(event, at), failed(event, at + 1, 0, reason, status)];

describe('rule "held"', () => {
  test.each<[string, number, Facts]>([
    ['one that got no ack at all', 1, [unanswered('e0', 110)]],
    ['one whose ack came when it was over', 1, [delivered('e0', 110, 100)]],
    ['one that failed meanwhile', 1, [failing('e0', 110)]],
    ['several', 3, ['e0', 'e1', 'e2'].map((event) => unanswered(event, 120))],
    ['one sent before it was in force', 0, [unanswered('e0', 95)]],
    ['one sent when its end was asked for', 0, [unanswered('e0', 195)]],
    ['one that found no socket', 0, [[due('e0', 120), failed('e0', 120, 0, 'no_link')]]],
    ['none where one was acknowledged meanwhile', 0, [unanswered('e0', 110), delivered('e1', 120, 10)]],
    ['none where one was handled meanwhile: only acks were held', 0, [unanswered('e0', 110), handled('e0', 115)]],
    [
      'one that an earlier event, handled late, says nothing about',
      1,
      [unanswered('e0', 110), due('e1', 50), sent('e1', 50), handled('e1', 115)],
    ],
    [
      'none in the last moments, which are no longer than an ack takes in quiet',
      0,
      [delivered('e0', 10, 30), unanswered('e1', 161)],
    ],
    [
      'one that waited for longer than any in quiet',
      1,
      [delivered('e0', 10, 30), delivered('e1', 300, 5), unanswered('e2', 159)],
    ],
    [
      'one, however slow the app is afterwards',
      1,
      [delivered('e0', 10, 5), unanswered('e1', 110), delivered('e2', 300, 150)],
    ],
    ['one by what quiet shows, not by what faults do', 1, [delivered('e0', 50, 200), unanswered('e2', 159)]],
  ])('counts %s: %i', (_, count, facts) => {
    expect(countOf({ rule: 'held' }, facts)).toBe(count);
  });
});

describe('rule "slowed"', () => {
  test.each<[string, number, Facts]>([
    ['one whose ack took so much longer', 1, [delivered('e0', 110, 40)]],
    ['one that took nine tenths of it', 1, [delivered('e0', 110, 36)]],
    ['none where one was quicker', 0, [delivered('e0', 110, 35), delivered('e1', 120, 60)]],
    ['several, one of them quicker when it was over', 1, [delivered('e0', 110, 60), delivered('e1', 188, 3)]],
    ['one that took less', 0, [delivered('e0', 110, 35)]],
    [
      'one beyond the quickest in quiet',
      1,
      [delivered('e0', 10, 30), delivered('e1', 20, 20), delivered('e2', 110, 56)],
    ],
    ['none that quiet explains', 0, [delivered('e0', 10, 40), delivered('e1', 110, 50)]],
    ['one sent before it was in force', 0, [delivered('e0', 95, 60)]],
    ['one sent after its end was asked for', 0, [delivered('e0', 195, 60)]],
    [
      'one that failed at its deadline, which the delay explains',
      1,
      [delivered('e0', 10, 28), [...unanswered('e1', 110), failed('e1', 140)]],
    ],
    [
      'one that failed at its deadline, which it does not',
      0,
      [delivered('e0', 10, 5), [...unanswered('e1', 110), failed('e1', 156)]],
    ],
    ['one that failed where quiet shows no ack', 1, [[...unanswered('e1', 110), failed('e1', 156)]]],
    ['one under way', 0, [delivered('e0', 10, 5), unanswered('e1', 110)]],
  ])('counts %s: %i', (_, count, facts) => {
    expect(countOf({ rule: 'slowed', atLeastUs: 40 }, facts)).toBe(count);
  });
});

describe('rule "cut" where Slack dials', () => {
  const rule = { rule: 'cut', reason: 'http_error', status: 500 } as const;
  test.each<[string, number, Facts]>([
    ['one that failed so', 1, [failing('e0', 110, 'http_error', 500)]],
    ['one that was under way when it began', 1, [[...unanswered('e0', 50), failed('e0', 91, 0, 'http_error', 500)]]],
    ['one of another status', 0, [failing('e0', 110, 'http_error', 503)]],
    ['one of another reason', 0, [failing('e0', 110, 'http_timeout')]],
    ['one that failed before', 0, [failing('e0', 50, 'http_error', 500)]],
    ['one that failed afterwards', 0, [failing('e0', 200, 'http_error', 500)]],
    ['none where one was acknowledged meanwhile', 0, [failing('e0', 110, 'http_error', 500), delivered('e1', 120, 1)]],
  ])('counts %s: %i', (_, count, facts) => {
    expect(countOf(rule, facts)).toBe(count);
  });

  test('takes any status where it names none', () => {
    expect(
      touchedBy({ rule: 'cut', reason: 'connection_failed' }, [failing('e0', 110, 'connection_failed')], 'http'),
    ).toEqual({
      count: 1,
      what: 'attempts that failed with connection_failed',
    });
  });
});

describe('rule "cut" where the app dials', () => {
  const noSocket = (event: string, at: number): readonly Timed[] => [due(event, at), failed(event, at, 0, 'no_link')];
  test.each<[string, number, Facts]>([
    ['the socket that ended', 1, [linkUp('s1', 10), linkClosed('s1', 95, 1006)]],
    [
      'attempts without a socket',
      3,
      [linkUp('s1', 10), linkClosed('s1', 95), noSocket('e0', 110), noSocket('e1', 120)],
    ],
    [
      'dials that failed in TLS',
      2,
      [linkUp('s1', 10), linkClosed('s1', 95), handshakeFailed(150), handshakeFailed(300)],
    ],
    ['nothing where the socket stays', 0, [linkUp('s1', 10)]],
    ['nothing where it ended before', 0, [linkUp('s1', 10), linkClosed('s1', 80)]],
    ['nothing where it ended afterwards', 0, [linkUp('s1', 10), linkClosed('s1', 201)]],
    [
      'no attempts where the app had lost its socket by itself',
      0,
      [linkUp('s1', 10), linkClosed('s1', 80), noSocket('e0', 110)],
    ],
    [
      'nothing where a new socket was greeted',
      0,
      [linkUp('s1', 10), linkClosed('s1', 95), noSocket('e0', 110), linkUp('s2', 150)],
    ],
    ['nothing where an event was acknowledged', 0, [linkUp('s1', 10), linkClosed('s1', 195), delivered('e0', 110, 1)]],
  ])('counts %s: %i', (_, count, facts) => {
    expect(countOf({ rule: 'cut', reason: 'ssl_error' }, facts, 'socket-mode')).toBe(count);
  });

  test('counts attempts without a socket where an earlier fault took it', () => {
    const earlier = [
      faultBegan(40, 50, { fault: 'earlier' }),
      linkUp('s1', 10),
      linkClosed('s1', 45),
      faultEnded(60, 70, 'earlier'),
    ];
    const history = historyOf(
      [
        ...earlier,
        faultBegan(90, 100, { touches: { rule: 'cut', reason: 'ssl_error' } }),
        noSocket('e0', 110),
        faultEnded(190, 200),
      ],
      { plan: { transport: 'socket-mode' }, until: seconds(10) },
    );
    expect(history.episodes.map((episode) => touched(history, episode).count)).toEqual([0, 1]);
  });
});

describe('rule "rerouted"', () => {
  const down = hostDown('host-1', 110, 'killed', 1);
  const by = (event: string, at: number, host: string): readonly Timed[] => [
    due(event, at),
    { ...sent(event, at), host } as Timed,
  ];

  test.each<[string, number, Facts]>([
    ['what another host sent', 2, [by('e0', 50, 'host-1'), down, by('e1', 120, 'host-2'), by('e2', 130, 'host-2')]],
    ['nothing where the host goes on sending', 0, [down, by('e0', 120, 'host-2'), by('e1', 130, 'host-1')]],
    ['nothing where no host went down', 0, [by('e0', 120, 'host-2')]],
    ['nothing where one went down at another time', 0, [hostDown('host-1', 300, 'killed', 1), by('e0', 310, 'host-2')]],
    ['only what was sent meanwhile', 1, [down, by('e0', 120, 'host-2'), by('e1', 195, 'host-2')]],
  ])('counts where Slack dials %s: %i', (_, count, facts) => {
    expect(countOf({ rule: 'rerouted' }, facts, 'http')).toBe(count);
  });

  test.each<[string, number, Facts]>([
    ['the socket that ended with its host', 1, [linkUp('s1', 10), down, linkClosed('s1', 111, 1006)]],
    ['one that ended later, after a warning', 1, [linkUp('s1', 10), down, linkClosing('s1', 400, 'slack')]],
    ['none of another host', 0, [linkUp('s1', 10, 'host-2'), down, linkClosed('s1', 111)]],
    ['none that stays', 0, [linkUp('s1', 10), down]],
    ['none that had ended before', 0, [linkUp('s1', 10), linkClosed('s1', 20), down]],
    ['none that came later', 0, [down, linkUp('s1', 120), linkClosed('s1', 150)]],
  ])('counts where the app dials %s: %i', (_, count, facts) => {
    expect(countOf({ rule: 'rerouted' }, facts, 'socket-mode')).toBe(count);
  });
});

describe('at the very edges of a window, which belong to it', () => {
  test.each<[string, number, Touches, TransportName, Facts]>([
    ['sent as it was confirmed', 1, { rule: 'held' }, 'http', [unanswered('e0', 100)]],
    ['acknowledged as its end was asked for', 0, { rule: 'held' }, 'http', [delivered('e0', 150, 40)]],
    ['acknowledged a moment later', 1, { rule: 'held' }, 'http', [delivered('e0', 150, 41)]],
    ['failed as it was asked for', 1, { rule: 'cut', reason: 'http_timeout' }, 'http', [failing('e0', 89)]],
    ['failed as its end was confirmed', 1, { rule: 'cut', reason: 'http_timeout' }, 'http', [failing('e0', 199)]],
    [
      'ended as it was asked for',
      1,
      { rule: 'cut', reason: 'ssl_error' },
      'socket-mode',
      [linkUp('s1', 10), linkClosed('s1', 90)],
    ],
    [
      'ended as its end was confirmed',
      1,
      { rule: 'cut', reason: 'ssl_error' },
      'socket-mode',
      [linkUp('s1', 10), linkClosed('s1', 200)],
    ],
    [
      'opened and gone as its host went down',
      1,
      { rule: 'rerouted' },
      'socket-mode',
      [linkUp('s1', 110), hostDown('host-1', 110, 'killed', 1), linkClosed('s1', 110)],
    ],
    [
      'sent as the end was asked for',
      1,
      { rule: 'rerouted' },
      'http',
      [hostDown('host-2', 110, 'killed', 1), delivered('e0', 190, 1)],
    ],
    [
      'sent as its host went down',
      0,
      { rule: 'rerouted' },
      'http',
      [hostDown('host-2', 110, 'killed', 1), delivered('e0', 110, 1)],
    ],
    ['exited as its end was confirmed', 1, { rule: 'exits' }, 'http', [appExited(200, true)]],
    ['in flight until it was asked for', 1, { rule: 'attempts' }, 'http', [delivered('e0', 10, 80)]],
    ['sent as its end was confirmed, without proof', 1, { rule: 'attempts' }, 'http', [delivered('e0', 200, 80)]],
    ['handled in just that time', 1, { rule: 'handlers', atLeastUs: 50 }, 'http', [delivered('e0', 110, 50)]],
    [
      'late by no more than the deadline explains',
      1,
      { rule: 'slowed', atLeastUs: 40 },
      'http',
      [delivered('e0', 10, 5), [...unanswered('e1', 110), failed('e1', 155)]],
    ],
    [
      'waiting for as long as the slowest in quiet',
      0,
      { rule: 'held' },
      'http',
      [delivered('e0', 10, 30), unanswered('e1', 160)],
    ],
  ])('%s: %i', (_, count, touches, transport, facts) => {
    expect(countOf(touches, facts, transport)).toBe(count);
  });
});

test('quiet is what met no fault at all, not even at its edge', () => {
  const slow = { rule: 'slowed', atLeastUs: 40 } as const;
  // Each would be the quickest, and hide what took 60.
  for (const [at, took] of [
    [85, 5],
    [200, 1],
    [20, 300],
  ] as const)
    expect(countOf(slow, [delivered('e0', at, took), delivered('e1', 110, 60)])).toBe(1);
  expect(countOf(slow, [delivered('e0', 84, 5), delivered('e1', 201, 30), delivered('e2', 110, 44)])).toBe(1);
});

test('a fault that had not ended when the journal did lasted until then', () => {
  const history = historyOf([faultBegan(90, 100, { touches: { rule: 'held' } }), unanswered('e0', 110)], {
    until: 500,
  });
  expect(history.episodes.map((episode) => touched(history, episode).count)).toEqual([1]);
  const ending = historyOf([faultBegan(90, 100, { touches: { rule: 'exits' } }), appExited(450, true)], { until: 500 });
  expect(ending.episodes.map((episode) => touched(ending, episode).count)).toEqual([1]);
});

test('attempts without a socket count where the fault itself took it, not where only an earlier one ended long before', () => {
  const noLink = [due('e0', 110), failed('e0', 110, 0, 'no_link')];
  const earlier = [faultBegan(20, 25, { fault: 'earlier' }), faultEnded(30, 35, 'earlier')];
  const lost = [linkUp('s1', 10), linkClosed('s1', 50)];
  expect(countOf({ rule: 'cut', reason: 'ssl_error' }, [...earlier, ...lost, noLink], 'socket-mode')).toBe(0);
  const later = [linkUp('s1', 10), linkClosed('s1', 50), linkUp('s2', 300), linkClosed('s2', 310)];
  expect(countOf({ rule: 'cut', reason: 'ssl_error' }, [...later, noLink], 'socket-mode')).toBe(0);
  const failedOtherwise = [
    linkUp('s1', 10),
    linkClosed('s1', 95),
    failing('e1', 120),
    [due('e2', 300), failed('e2', 300, 0, 'no_link')],
  ] as const;
  expect(countOf({ rule: 'cut', reason: 'ssl_error' }, failedOtherwise, 'socket-mode')).toBe(1);
});

test.each<[Touches, TransportName, string]>([
  [{ rule: 'held' }, 'http', 'attempts without an ack while it lasted'],
  [{ rule: 'slowed', atLeastUs: 1 }, 'http', 'attempts that took so much longer'],
  [{ rule: 'cut', reason: 'http_error', status: 500 }, 'http', 'attempts that failed with http_error 500'],
  [
    { rule: 'cut', reason: 'ssl_error' },
    'socket-mode',
    'sockets that ended, dials that failed or attempts without a socket',
  ],
  [{ rule: 'rerouted' }, 'http', 'attempts that another container had to send'],
  [{ rule: 'rerouted' }, 'socket-mode', 'sockets that ended with their container'],
  [{ rule: 'acks' }, 'http', 'acks ignored'],
  [{ rule: 'handlers', atLeastUs: 1 }, 'http', 'events whose handler took that long'],
  [{ rule: 'exits' }, 'http', 'ends of the app’s process'],
  [{ rule: 'attempts' }, 'http', 'attempts in flight while it lasted'],
  [{ rule: 'hosts' }, 'http', 'attempts that another container had to send'],
  [{ rule: 'hosts' }, 'socket-mode', 'sockets held by the recycled container'],
  [{ rule: 'met', faults: ['mute'] }, 'http', 'times that Slack did what it makes it do'],
])('%j over %s counts %s; in a cell without traffic none', (touches, transport, what) => {
  expect(touchedBy(touches, [], transport)).toEqual({ count: 0, what });
});

test('rule "handlers" wants an attempt and a report', () => {
  const rule = { rule: 'handlers', atLeastUs: 50 } as const;
  expect(countOf(rule, [[due('e0', 110), handled('e0', 190)], unanswered('e1', 110)])).toBe(0);
});

/** Journals from before faults had to prove their effect are judged as they were. */
describe('rule "attempts"', () => {
  test.each<[string, number, readonly Timed[]]>([
    ['one that was over before', 0, delivered('e0', 10, 20)],
    ['one in flight when it began', 1, delivered('e0', 10, 100)],
    ['one sent meanwhile', 1, delivered('e0', 150, 500)],
    ['one that failed meanwhile', 1, [due('e0', 150), sent('e0', 150), failed('e0', 160)]],
    ['one that never got an answer', 1, [due('e0', 50), sent('e0', 50)]],
    ['one sent afterwards', 0, delivered('e0', 201, 1)],
    [
      'both attempts of an event',
      2,
      [due('e0', 110), sent('e0', 110), failed('e0', 120), sent('e0', 121, 1), acked('e0', 130, 1)],
    ],
  ])('counts %s: %i', (_, count, facts) => {
    expect(countOf({ rule: 'attempts' }, [facts])).toBe(count);
  });
});

describe('rule "hosts"', () => {
  const facts = [hostDown('host-1', 150, 'killed', 2), hostDown('host-2', 500, 'killed', 3), delivered('e0', 150, 1)];

  test('counts the sockets of the hosts that went down meanwhile', () => {
    expect(countOf({ rule: 'hosts' }, facts, 'socket-mode')).toBe(2);
  });

  test('counts the attempts of other hosts where Slack dials', () => {
    expect(countOf({ rule: 'hosts' }, facts, 'http')).toBe(1);
  });
});

test('rule "acks" counts the acks that Slack ignored meanwhile', () => {
  const ignored = (event: string, at: number) => [due(event, at), sent(event, at), ackDropped(event, at + 1)];
  const facts = [delivered('e0', 120, 1), ignored('e1', 130), ignored('e2', 300)];
  expect(countOf({ rule: 'acks' }, facts)).toBe(1);
});

test('rule "handlers" counts the events whose handler took that long', () => {
  const slow = [due('e0', 110), sent('e0', 110), acked('e0', 111), handled('e0', 160)];
  const rule = { rule: 'handlers', atLeastUs: 50 } as const;
  expect(countOf(rule, [slow, delivered('e1', 120, 49), due('e2', 130), sent('e2', 130)])).toBe(1);
});

test('rule "exits" counts the ends that were asked for meanwhile', () => {
  expect(countOf({ rule: 'exits' }, [appExited(95, true), appExited(150, false), appExited(300, true)])).toBe(1);
});

test('rule "met" counts what met the fault meanwhile', () => {
  const facts = [faultMet('mute', 89), faultMet('mute', 95), faultMet('mute', 150), faultMet('web-api', 150)];
  expect(countOf({ rule: 'met', faults: ['mute'] }, facts)).toBe(2);
  expect(countOf({ rule: 'met', faults: ['end-links'] }, facts)).toBe(0);
});
