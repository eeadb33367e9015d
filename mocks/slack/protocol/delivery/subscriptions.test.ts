import { describe, expect, test } from 'vitest';
import { documented } from '../policy.ts';
import { createSubscriptions } from './subscriptions.ts';

const second = 1_000_000;

/** `events` an hour, each tried once; so many of them failed. Returns the facts. */
function played(events: number, failed: number) {
  const subscriptions = createSubscriptions(documented.values);
  const facts = [];
  for (let n = 0; n < events; n += 1) {
    const now = Math.floor((n * 3_500 * second) / events);
    subscriptions.raised(now);
    // The good ones come first: the share of failures is greatest at the end
    const fact = subscriptions.attempted(n >= events - failed, now);
    if (fact) facts.push(fact);
  }
  return { subscriptions, facts };
}

describe('createSubscriptions() (slack-protocol.md §2.5)', () => {
  test.each([
    [999, 999, 'on'],
    [1_000, 1_000, 'off'],
    [1_000, 950, 'on'],
    [1_000, 951, 'off'],
    [5_000, 4_750, 'on'],
  ])('%i events an hour of which %i failed: %s', (events, failed, state) => {
    const { subscriptions, facts } = played(events, failed);
    expect(subscriptions.isOn()).toBe(state === 'on');
    expect(facts.map(({ kind }) => kind)).toEqual(state === 'on' ? [] : ['subscriptions-off']);
  });

  test('failures of more than an hour ago do not count', () => {
    const subscriptions = createSubscriptions(documented.values);
    for (let n = 0; n < 999; n += 1) {
      subscriptions.raised(0);
      subscriptions.attempted(true, 0);
    }
    subscriptions.raised(3_700 * second);
    expect(subscriptions.attempted(true, 3_700 * second)).toBeUndefined();
  });

  test('only the owner switches them on again, with nothing counted', () => {
    const { subscriptions } = played(1_000, 1_000);
    expect(subscriptions.attempted(true, 3_501 * second)).toBeUndefined();
    expect(subscriptions.enable()).toBe(true);
    expect(subscriptions.enable()).toBe(false);
    expect(subscriptions.isOn()).toBe(true);
    expect(subscriptions.attempted(true, 3_502 * second)).toBeUndefined();
  });
});
