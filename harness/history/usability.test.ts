import { describe, expect, test } from 'vitest';
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
} from './fixtures/facts.ts';
import { gaps, usable } from './usability.ts';

const socketMode = { plan: { transport: 'socket-mode' }, until: 100 } as const;
const http = { plan: { transport: 'http' }, until: 100 } as const;

describe('over Socket Mode', () => {
  test('the app is reachable from hello to the end of its link', () => {
    const history = historyOf([linkUp('s1', 10), linkClosed('s1', 60)], socketMode);
    expect(usable(history)).toEqual([[10, 60]]);
    expect(gaps(history)).toEqual([
      [0, 10],
      [60, 100],
    ]);
  });

  test('a link that is closing takes no events any more', () => {
    const history = historyOf([linkUp('s1', 0), linkClosing('s1', 30, 'app'), linkClosed('s1', 60)], socketMode);
    expect(usable(history)).toEqual([[0, 30]]);
  });

  test('a second link that is ready before the first one goes leaves no gap', () => {
    const history = historyOf([linkUp('s1', 0), linkUp('s2', 40), linkClosing('s1', 50, 'app')], socketMode);
    expect(gaps(history)).toEqual([]);
  });

  test('a link that never got its hello is no way to the app', () => {
    const opened = { kind: 'link-opened', at: 1, link: 's1', host: 'host-1' } as const;
    expect(usable(historyOf([opened], socketMode))).toEqual([]);
  });

  test('a fault that severs every link makes them useless from its confirmed beginning to its confirmed end', () => {
    const facts = [linkUp('s1', 0), faultBegan(20, 22, { severs: true }), faultEnded(40, 44)];
    expect(gaps(historyOf(facts, socketMode))).toEqual([[22, 44]]);
  });

  test('a fault that does not sever leaves the link in use', () => {
    expect(gaps(historyOf([linkUp('s1', 0), faultBegan(20, 22), faultEnded(40, 44)], socketMode))).toEqual([]);
  });

  test('a severing fault that never ended lasts to the end', () => {
    expect(gaps(historyOf([linkUp('s1', 0), faultBegan(20, 22, { severs: true })], socketMode))).toEqual([[22, 100]]);
  });
});

describe('over HTTP', () => {
  test('the Request URL is up while attempts are acknowledged', () => {
    expect(gaps(historyOf([delivered('e0', 0, 5), delivered('e1', 50, 5)], http))).toEqual([]);
  });

  test('it is down from the sending of a failed attempt to the sending of the next one acknowledged', () => {
    const facts = [
      [due('e0', 10), sent('e0', 10), failed('e0', 15)],
      [due('e1', 20), sent('e1', 20), failed('e1', 25)],
      [due('e2', 30), sent('e2', 30), acked('e2', 45)],
    ];
    expect(gaps(historyOf(facts, http))).toEqual([[10, 30]]);
  });

  test('it stays down to the end where nothing is acknowledged any more', () => {
    expect(gaps(historyOf([due('e0', 10), sent('e0', 10), failed('e0', 15)], http))).toEqual([[10, 100]]);
  });

  test('a lost ack is no failure of the way to the app', () => {
    const facts = [due('e0', 10), sent('e0', 10), ackDropped('e0', 11), failed('e0', 15), delivered('e1', 50, 1)];
    expect(gaps(historyOf(facts, http))).toEqual([]);
  });

  test('a severing fault counts although no attempt met it', () => {
    const facts = [delivered('e0', 0, 5), faultBegan(20, 22, { severs: true }), faultEnded(40, 44)];
    expect(gaps(historyOf(facts, http))).toEqual([[22, 44]]);
  });
});
