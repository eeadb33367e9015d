import { expect, test } from 'vitest';
import { handled, historyOf, type Timed } from './fixtures/facts.ts';
import { isAccepted } from './odd-requests.ts';

const sent = (request: string, of: { readonly lacks?: 'signature'; readonly pretends?: string } = {}): Timed => ({
  kind: 'odd-sent',
  at: 1,
  request,
  words: 'without a signature',
  ...of,
});
const answered = (request: string, status?: number): Timed => ({
  kind: 'odd-answered',
  at: 2,
  request,
  ...(status === undefined ? { detail: 'ECONNRESET' } : { status }),
});

test.each<[string, readonly Timed[], boolean]>([
  ['answered 200', [sent('r1', { lacks: 'signature' }), answered('r1', 200)], true],
  ['answered 401', [sent('r1', { lacks: 'signature' }), answered('r1', 401)], false],
  ['not answered', [sent('r1', { lacks: 'signature' }), answered('r1')], false],
  [
    'answered 401 and handled all the same',
    [sent('r1', { lacks: 'signature', pretends: 'f1' }), answered('r1', 401), handled('f1', 3)],
    true,
  ],
  [
    'answered 401, its effect seen by Slack',
    [
      sent('r1', { lacks: 'signature', pretends: 'f1' }),
      answered('r1', 401),
      { kind: 'effect', at: 3, event: 'f1', by: 'post' },
    ],
    true,
  ],
  ['genuine and answered 200', [sent('r1'), answered('r1', 200)], false],
])('a request that is %s: accepted %j', (_, facts, isIt) => {
  const { oddRequests } = historyOf(facts);
  expect(oddRequests.map(isAccepted)).toEqual([isIt]);
});

test('what was handled that is none of these leaves them alone', () => {
  expect(historyOf([sent('r1', { lacks: 'signature', pretends: 'f1' }), handled('e9', 3)]).oddRequests).toEqual([
    { request: 'r1', words: 'without a signature', lacks: 'signature', isForm: false, sentAt: 1 },
  ]);
});
