import { expect, test } from 'vitest';
import { calls } from './calls.ts';
import { handled, socketAsked, type Timed } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';

test('calls to apps.connections.open count, answered or refused; others do not', () => {
  const refused = { ...socketAsked(9), status: 429, ok: false } as Timed;
  const other = { ...socketAsked(5), method: 'auth.test' } as Timed;
  const called = folded(calls, [socketAsked(1), other, handled('e0', 6), refused]);
  expect(called.all).toMatchObject([
    { ok: true },
    { method: 'auth.test' },
    { ok: false, status: 429, isByFault: false },
  ]);
  expect(folded(calls, [socketAsked(1), other, handled('e0', 6), refused]).opens).toEqual([1, 9]);
});
