import { describe, expect, test } from 'vitest';
import {
  ackDropped,
  acked,
  appExited,
  delivered,
  due,
  failed,
  faultBegan,
  faultEnded,
  handled,
  historyOf,
  hostDown,
  journalOf,
  linkClosed,
  linkClosing,
  linkUp,
  sent,
  settled,
  socketAsked,
} from './fixtures/facts.ts';
import { readHistory } from './history.ts';
import { seconds, us } from '../base/units.ts';

describe('readHistory()', () => {
  test('puts the life of an event together from its facts', () => {
    const { deliveries } = historyOf([
      due('e0', 10, 12),
      sent('e0', 13),
      failed('e0', 20, 0, 'connection_failed'),
      sent('e0', 21, 1),
      acked('e0', 30, 1),
      settled('e0', 30),
      handled('e0', 31),
      handled('e0', 32),
    ]);
    expect(deliveries).toEqual([
      {
        event: 'e0',
        n: 0,
        dueAt: 10,
        raisedAt: 12,
        attempts: [
          { attempt: 0, sentAt: 13, link: 'h1', host: 'host-1', failedAt: 20, reason: 'connection_failed' },
          { attempt: 1, sentAt: 21, link: 'h1', host: 'host-1', ackedAt: 30 },
        ],
        ackedAt: 30,
        handledAt: [31, 32],
        outcome: 'acked',
        payload: 'message',
      },
    ]);
  });

  test('keeps the first ack of an event and counts the duplicate as a stray', () => {
    const history = historyOf([
      due('e0', 0),
      sent('e0', 0),
      acked('e0', 5),
      acked('e0', 9, 0, 'duplicate'),
      { kind: 'ack-unknown', at: 10, link: 'h1', envelope: 'nobody' },
    ]);
    expect(history.deliveries[0]).toMatchObject({ ackedAt: 5, attempts: [{ ackedAt: 5 }] });
    expect(history.strayAcks).toBe(2);
  });

  test('keeps a late ack beside the failure of its attempt', () => {
    const { deliveries } = historyOf([due('e0', 0), sent('e0', 0), failed('e0', 3), acked('e0', 4, 0, 'late')]);
    expect(deliveries[0]).toMatchObject({ ackedAt: 4, attempts: [{ failedAt: 3, ackedAt: 4 }] });
  });

  test('keeps an ack that a fault dropped apart from those that Slack heard', () => {
    const [delivery] = historyOf([due('e0', 0), sent('e0', 0), ackDropped('e0', 2)]).deliveries;
    expect(delivery?.attempts).toMatchObject([{ ackDroppedAt: 2 }]);
    expect(delivery?.ackedAt).toBeUndefined();
  });

  test('keeps an attempt that found no link, as failed when it was due', () => {
    const [delivery] = historyOf([due('e0', 0), failed('e0', 1, 0, 'no_link')]).deliveries;
    expect(delivery?.attempts).toEqual([{ attempt: 0, sentAt: 1, link: '', host: '', failedAt: 1, reason: 'no_link' }]);
  });

  test('keeps the life of a socket, and tells one whose host was killed from one that the app closed', () => {
    const { links, opens, hostsDown } = historyOf([
      socketAsked(0),
      linkUp('s1', 1, 'host-1'),
      linkUp('s2', 1, 'host-2'),
      linkClosing('s1', 5, 'app'),
      linkClosed('s1', 6),
      hostDown('host-1', 7, 'killed', 0),
      hostDown('host-2', 8, 'killed', 1),
      linkClosed('s2', 8, 1006),
    ]);
    expect(links).toEqual([
      {
        id: 's1',
        host: 'host-1',
        openedAt: 1,
        readyAt: 1,
        transport: 'socket-mode',
        closing: { at: 5, by: 'app', code: 1000 },
        closed: { at: 6, code: 1000 },
        isKilled: false,
      },
      {
        id: 's2',
        transport: 'socket-mode',
        host: 'host-2',
        openedAt: 1,
        readyAt: 1,
        closed: { at: 8, code: 1006 },
        isKilled: true,
      },
    ]);
    expect(opens).toEqual([0]);
    expect(hostsDown).toEqual([
      { at: 7, host: 'host-1', links: 0 },
      { at: 8, host: 'host-2', links: 1 },
    ]);
  });

  test('does not take the links of a retired host for killed', () => {
    const { links } = historyOf([linkUp('s1', 1, 'host-1'), hostDown('host-1', 5, 'retired', 1), linkClosed('s1', 6)]);
    expect(links[0]?.isKilled).toBe(false);
  });

  test('does not keep the connections of HTTP one by one', () => {
    expect(historyOf([{ kind: 'link-opened', at: 1, link: 'h1', host: 'host-1' }]).links).toEqual([]);
  });

  test('keeps the beginning and the end of a fault as intervals, and pairs two faults of one name in order', () => {
    const { episodes } = historyOf([faultBegan(1, 2), faultEnded(5, 6), faultBegan(11, 12), faultEnded(15, 16)]);
    expect(episodes.map(({ began, ended }) => [began, ended])).toEqual([
      [
        [1, 2],
        [5, 6],
      ],
      [
        [11, 12],
        [15, 16],
      ],
    ]);
  });

  test('leaves out the warm-up of what is measured, and only there', () => {
    const facts = [delivered('e0', 0, 1), delivered('e1', seconds(1), 1)];
    const history = historyOf(facts, { plan: { warmUpUs: seconds(1) } });
    expect(history.deliveries.map(({ event }) => event)).toEqual(['e0', 'e1']);
    expect(history.measured.map(({ event }) => event)).toEqual(['e1']);
  });

  test('collects everything that voids the cell', () => {
    const { voids } = historyOf([
      { kind: 'fault-failed', at: 1, fault: 'outage', why: 'no proxy' },
      { kind: 'toxiproxy-restarted', at: 2, why: 'it hung' },
      { kind: 'void', at: 3, why: 'The run was interrupted' },
    ]);
    expect(voids).toEqual([
      'Fault "outage" could not be injected or healed: no proxy',
      'Toxiproxy was restarted: it hung',
      'The run was interrupted',
    ]);
  });

  test('knows a journal that ends before its cell did', () => {
    expect(historyOf([due('e0', 1)], { isTorn: true }).isTorn).toBe(true);
    expect(historyOf([due('e0', 1)]).isTorn).toBe(false);
  });

  test('ends with its cell: what comes after is the harness’ own clearing up', () => {
    const entries = journalOf([delivered('e0', 0, 5)], { until: 10 });
    const after = journalOf([appExited(50, false)]).filter(({ kind }) => kind === 'app-exited');
    expect(readHistory([...entries, ...after])).toMatchObject({ until: 10, exits: [] });
  });

  test('tells how long the harness itself stood still', () => {
    expect(historyOf([{ kind: 'loop-delay', at: 1, p99Us: 2, maxUs: 30 }]).longestStallUs).toBe(30);
    expect(historyOf([]).longestStallUs).toBe(0);
  });

  test('knows whether the app says what it handled', () => {
    expect(historyOf([due('e0', 0)]).reportsHandled).toBe(false);
    expect(historyOf([due('e0', 0), handled('e0', 1)]).reportsHandled).toBe(true);
  });

  test('keeps exits with what asked for them, and marks for the time axis', () => {
    const { exits, marks } = historyOf([
      { kind: 'app-started', at: 0, pid: 1 },
      { kind: 'disconnect-sent', at: 1, link: 's1', reason: 'warning' },
      appExited(2, false),
    ]);
    expect(exits).toEqual([{ at: 2, asked: false, code: 1, signal: null, text: 'app ended (exit code 1)' }]);
    expect(marks.map(({ kind }) => kind)).toEqual(['start', 'disconnect', 'exit']);
  });

  test('lives with facts about events and links that it never heard of', () => {
    const facts = [
      sent('e9', 1),
      acked('e9', 2),
      failed('e9', 2),
      ackDropped('e9', 2),
      handled('e9', 3),
      settled('e9', 3),
    ];
    expect(historyOf([facts, linkClosed('s9', 4), faultEnded(5, 6)]).deliveries).toEqual([]);
  });

  test('throws where the journal does not begin with its cell', () => {
    expect(() => readHistory([])).toThrow(SyntaxError);
    expect(() => readHistory(journalOf([due('e0', 1)]).slice(1))).toThrow('its first line is not a cell');
  });
});

test('history.within() narrows what is measured to the events due in the window, and nothing else', () => {
  const history = historyOf([delivered('e0', 0, 1), delivered('e1', 10, 1), delivered('e2', 20, 1)]);
  const narrow = history.within(us(10), us(20));
  expect(narrow.measured.map(({ event }) => event)).toEqual(['e1']);
  expect(narrow.deliveries).toHaveLength(3);
  expect(narrow.within(us(0), us(10)).measured).toEqual([]);
});
