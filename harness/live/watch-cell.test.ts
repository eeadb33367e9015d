import { expect, test } from 'vitest';
import { ms } from '../base/units.ts';
import type { Fact } from '../journal/facts.ts';
import { type CellWatch, seeCell, standingOf, startCellWatch } from './watch-cell.ts';

function watching(transport: 'http' | 'socket-mode' = 'socket-mode'): CellWatch {
  return startCellWatch({ transport, zero: 1_000, deadlineMs: 3_000 });
}

function see(watch: CellWatch, atMs: number, fact: Fact) {
  return seeCell(watch, { seq: 0, at: ms(atMs), ...fact });
}

const due = (event: string, atMs: number): Fact => ({ kind: 'event-due', event, n: 0, due: ms(atMs) });
const ack = (event: string): Fact => ({ kind: 'ack', event, attempt: 0, link: 's1', standing: 'first' });
const acked = (event: string): Fact => ({ kind: 'delivery-ended', event, outcome: 'acked', attempts: 1 });

test('tells what becomes of an event on the axis of the page', () => {
  const watch = watching();
  expect(see(watch, 2, due('e1', 1)).move).toEqual([1, 1_001, 'due', 1_002]);
  expect(see(watch, 5, { kind: 'attempt-failed', event: 'e1', attempt: 0, reason: 'timeout' }).move).toEqual([
    1,
    1_001,
    'failed',
    1_005,
  ]);
  expect(see(watch, 9, ack('e1')).move).toEqual([1, 1_001, 'acked', 1_009]);
  expect(see(watch, 10, ack('e1')).move).toBeUndefined();
  see(watch, 11, due('e2', 11));
  const givenUp: Fact = { kind: 'delivery-ended', event: 'e2', outcome: 'abandoned', attempts: 4 };
  expect(see(watch, 12, givenUp).move).toEqual([2, 1_011, 'given-up', 1_012]);
});

test('counts late from the deadline on, and doubled once an event', () => {
  const watch = watching();
  for (const [event, took] of [
    ['e1', 3_000],
    ['e2', 3_001],
  ] as const) {
    see(watch, 0, due(event, 0));
    see(watch, took, ack(event));
  }
  const handled: Fact = { kind: 'handled', event: 'e1' };
  expect(see(watch, 3_010, handled).move).toBeUndefined();
  expect(see(watch, 3_011, handled).move).toEqual([1, 1_000, 'doubled', 4_011]);
  expect(see(watch, 3_012, handled).move).toBeUndefined();
  const answer: Fact = { kind: 'effect', event: 'e2', by: 'post', text: 'heard' };
  expect(see(watch, 3_013, answer).move).toBeUndefined();
  expect(see(watch, 3_013, { ...answer, text: 'another' }).move).toBeUndefined();
  expect(see(watch, 3_014, answer).move?.[2]).toBe('doubled');
  expect(standingOf(watch)).toMatchObject({ late: 1, doubled: 2, raised: 2 });
});

test('over Socket Mode tells how many links may take events, over HTTP whether the last attempt was answered', () => {
  const socket = watching();
  see(socket, 0, { kind: 'link-opened', link: 's1', host: 'h', transport: 'socket-mode' });
  expect(see(socket, 1, { kind: 'link-ready', link: 's1', host: 'h', connections: 1 }).links).toEqual([1_001, 1]);
  expect(see(socket, 2, { kind: 'link-closed', link: 's1', code: 1006 }).links).toEqual([1_002, 0]);
  const http = watching('http');
  see(http, 0, due('e1', 0));
  expect(see(http, 1, ack('e1')).links).toEqual([1_001, 1]);
  expect(see(http, 2, { kind: 'link-closed', link: 's1', code: 1000 }).links).toBeUndefined();
  const failed: Fact = { kind: 'attempt-failed', event: 'e1', attempt: 1, reason: 'http_error' };
  expect(see(http, 3, failed).links).toEqual([1_003, 0]);
});

test('keeps a minute of what is over, so that a run of hours does not grow', () => {
  const watch = watching();
  for (let n = 0; n < 20_000; n += 1) {
    see(watch, n * 100, due(`e${n}`, n * 100));
    see(watch, n * 100 + 5, ack(`e${n}`));
    if (n % 5 !== 0 || n > 19_000) see(watch, n * 100 + 6, acked(`e${n}`));
  }
  expect(watch.known.size).toBeLessThan(6_200);
});
