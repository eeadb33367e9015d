import { expect, test } from 'vitest';
import { writeFact } from './fact-line.ts';
import type { Fact } from './facts.ts';
import { LineSlab } from './line-slab.ts';

type Every<K extends Fact['kind']> = Required<Extract<Fact, { readonly kind: K }>>;

/** `Required`, so that a field that is added to a fact must be added here, where a writer that leaves it out is found. */
const facts: readonly Fact[] = [
  { kind: 'event-due', event: 'Ev1', n: 1, due: 2 },
  {
    kind: 'attempt-sent',
    event: 'Ev1',
    attempt: 1,
    link: 's1',
    host: 'applink-1',
    envelope: '5f0a7c1e-0000-4000-8000-000000000001',
  } satisfies Every<'attempt-sent'>,
  { kind: 'attempt-sent', event: 'Ev1', attempt: 0, link: 'h1', host: 'sender-1' },
  { kind: 'ack', event: 'Ev1', attempt: 0, link: 's1', standing: 'late', status: 200 } satisfies Every<'ack'>,
  { kind: 'ack', event: 'Ev1', attempt: 0, link: 's1', standing: 'duplicate' },
  { kind: 'delivery-ended', event: 'Ev1', outcome: 'abandoned', attempts: 4 } satisfies Every<'delivery-ended'>,
];

test.each(facts)('writeFact() writes $kind so that it parses to the fact', (fact) => {
  const slab = new LineSlab();
  slab.text('{"at":1');
  expect([writeFact(slab, fact), slab.endLine()]).toEqual([true, true]);
  expect(JSON.parse(Buffer.from(slab.take()).toString())).toEqual({ at: 1, ...fact });
});

const rare: Required<Extract<Fact, { readonly kind: 'event-due' }>> = {
  kind: 'event-due',
  event: 'T1',
  n: 1,
  due: 2,
  payload: 'slash-command',
  variety: 'plain',
  gesture: 'T0',
};
const { payload, variety, gesture, ...usual } = rare;

test.each<Fact>([
  { ...usual, payload },
  { ...usual, variety },
  { ...usual, gesture },
  { kind: 'app-log', stream: 'stderr', line: 'a "quoted"\nline\\' },
])('writeFact() leaves $kind with more than the usual to others', (fact) => {
  expect(writeFact(new LineSlab(), fact)).toBe(false);
});
