import { describe, expect, test } from 'vitest';
import { documented } from '../../mocks/slack/protocol/policy.ts';
import { us } from '../base/units.ts';
import { acked, due, effect, handled, posted, settled, socketAsked, type Timed } from '../history/fixtures/facts.ts';
import type { Entry } from '../journal/facts.ts';
import { createSettling, type SettlingState } from './settling.ts';

const second = 1_000;
const delivered = [due('e0', 0), acked('e0', 0), settled('e0', 0)];
const failed503 = posted(0, 'no answer of Slack’s', { status: 503, isByFault: true });
const tooMany = { ...posted(0, 'ratelimited', { status: 429 }), retryAfter: 30 } as Timed;

/** Facts seen at 0; traffic ended then as well. */
function isOverAfter(seconds: number, facts: readonly Timed[], more: Partial<SettlingState> = {}): boolean {
  const settling = createSettling(documented.values);
  for (const [seq, fact] of facts.entries())
    settling.see(Object.assign({}, fact, { seq, at: us(fact.at) }) as Entry, fact.at);
  const nowMs = seconds * second;
  return settling.isOver({ nowMs, spentMs: nowMs, inFlight: 0, isRunning: true, isPolled: false, ...more });
}

describe('a cell is over', () => {
  test.each<[string, number, readonly Timed[], Partial<SettlingState>?]>([
    ['at once where nothing is under way and the app says nothing', 0, delivered],
    ['when all is handled', 0, [...delivered, handled('e0', 0)]],
    ['6 s after the last news where something is not', 6.1, [...delivered, due('e1', 0), handled('e0', 0)]],
    ['2 s after the last call of the Web API', 2, [...delivered, posted(0)]],
    ['15 s after the last event, however much the app calls', 15, [...delivered, posted(14.9 * second)]],
    ['11 s after what a 429 told the app to wait', 41, [...delivered, tooMany]],
    ['11 s after a post that was answered 503', 11, [...delivered, failed503]],
    ['2 s after that post was made again', 2, [...delivered, failed503, posted(0)]],
    ['at once where the app is gone, whatever it called', 0, [...delivered, posted(0)], { isRunning: false }],
    ['however often the app asks for a socket', 0, [...delivered, socketAsked(0)]],
  ])('%s', (_, seconds, facts, more) => {
    expect(isOverAfter(seconds, facts, more)).toBe(true);
  });

  test.each<[string, number, readonly Timed[], Partial<SettlingState>?]>([
    ['a delivery is under way', 0, [due('e0', 0)], { inFlight: 1 }],
    ['an app that says what it handled has something left', 5.9, [...delivered, due('e1', 0), handled('e0', 0)]],
    ['an app that shows what it handled has something left', 5.9, [...delivered, due('e1', 0), effect('e0', 0)]],
    ['a command has not told of everything', 5.9, delivered, { isPolled: true }],
    ['the app called a moment ago', 1.9, [...delivered, posted(0)]],
    ['a 429 told the app to come later', 40.9, [...delivered, tooMany]],
    ['a post that was answered 503 may be made again', 10.9, [...delivered, failed503]],
  ])('not while %s', (_, seconds, facts, more) => {
    expect(isOverAfter(seconds, facts, more)).toBe(false);
  });
});
