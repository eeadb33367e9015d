import { expect, test } from 'vitest';
import { seconds, us } from '../base/units.ts';
import { recordingSite } from '../faults/fixtures/recording-site.ts';
import type { Entry, Fact } from '../journal/facts.ts';
import { openSite } from './open-site.ts';

const pong: Fact = { kind: 'pong-heard', link: 's1' };

/** A place whose journal is told facts by the test. */
function openedSite() {
  const listeners = new Set<(entry: Entry) => void>();
  let seq = 0;
  const tell = (fact: Fact): void => {
    const entry: Entry = { ...fact, seq: (seq += 1), at: us(seq) };
    for (const listener of listeners) listener(entry);
  };
  const site = openSite(
    {
      site: recordingSite(),
      isRunning: () => true,
      clock: { now: () => us(seq) },
      signal: new AbortController().signal,
      journal: {
        add: tell,
        close: () => undefined,
        follow(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    },
    seconds(1),
  );
  return { site, tell };
}

const isPong = ({ kind }: Entry): boolean => kind === 'pong-heard';

test('until() takes what was seen already, next() only what comes from then on', async () => {
  const { site, tell } = openedSite();
  tell(pong);
  expect(await site.until(isPong, seconds(10))).toMatchObject({ seq: 1 });
  const next = site.next(isPong, seconds(10));
  tell(pong);
  expect(await next).toMatchObject({ seq: 2 });
});

test('neither waits for an app that has ended', async () => {
  const { site, tell } = openedSite();
  const waits = [site.until(isPong, seconds(10)), site.next(isPong, seconds(10))];
  tell({ kind: 'app-exited', code: 1, signal: null, asked: false });
  expect(await Promise.all(waits)).toEqual([undefined, undefined]);
});
