import { expect, test } from 'vitest';
import { sent } from '../history/fixtures/facts.ts';
import type { Entry } from '../journal/facts.ts';
import { us } from '../base/units.ts';
import { triggered } from './triggered.ts';

function heard() {
  const listeners = new Set<(entry: Entry) => void>();
  const stop = new AbortController();
  return {
    listeners,
    stop,
    options: (nth: number, from = 0) => ({
      journal: {
        follow(listener: (entry: Entry) => void) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      fact: 'event-sent' as const,
      nth,
      from,
      signal: stop.signal,
    }),
    say(at: number, attempt = 0) {
      const entry = { ...sent('e0', at, attempt), seq: at, at: us(at) } as Entry;
      for (const listener of listeners) listener(entry);
    },
  };
}

test('triggered() resolves at the nth such fact after its time, and listens no longer', async () => {
  const { options, say, listeners } = heard();
  const seen = triggered(options(2, 10));
  say(5);
  say(10);
  say(11, 1);
  say(12);
  expect(await seen).toBe(2);
  expect(listeners.size).toBe(0);
});

test('triggered() says how often it was seen where the signal comes first', async () => {
  const { options, say, stop, listeners } = heard();
  const seen = triggered(options(3));
  say(1);
  stop.abort();
  expect(await seen).toBe(1);
  expect(listeners.size).toBe(0);
  expect(await triggered(options(1))).toBe(0);
});
