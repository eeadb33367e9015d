import { expect, test } from 'vitest';
import { keepOutput } from './app-output.ts';

test('last words say the same line once, with how often', () => {
  const output = keepOutput({ add: () => undefined } as never);
  for (const line of ['starting', 'no such path', 'no such path', '', 'no such path', 'bye'])
    output.heard('stderr', line);
  expect(output.lastWords()).toBe('starting | no such path (3 times) | bye');
  expect(output.lastLines()).toHaveLength(6);
});

test('last words are short: of a long line its beginning, of many lines the last', () => {
  const output = keepOutput({ add: () => undefined } as never);
  for (const line of ['first', ...['a', 'b', 'c', 'd'].map((each) => each.repeat(400))]) output.heard('stderr', line);
  expect(output.lastWords()).toHaveLength(601);
  expect(output.lastWords()).toMatch(/^…b+… \| c{200}… \| d{200}…$/);
});

test.each<[string, readonly string[]]>([
  ['{"handled":"Ev1"}', ['Ev1']],
  ['{"handled": "Ev1", "took": {"ms": 3}}', ['Ev1']],
  // Two threads, whose line ends come late.
  ['{"handled": "Ev1"}{"handled": "Ev2"}', ['Ev1', 'Ev2']],
  ['{"handled":"Ev1"}{"handled":"Ev2"}{"handled":"Ev3"}', ['Ev1', 'Ev2', 'Ev3']],
  ['{"handled":"Ev1"}{"handled":"Ev', []],
  ['{"handled":1}', []],
  ['it said {"handled":"Ev1"}', []],
  ['{"handled":"Ev1"} and more', []],
])('of %s takes for handled %j', (line, events) => {
  const facts: { readonly kind: string; readonly event?: string }[] = [];
  const output = keepOutput({ add: (fact: { readonly kind: string }) => facts.push(fact) } as never);
  output.heard('stdout', line);
  expect(facts.flatMap(({ kind, event }) => (kind === 'handled' && event !== undefined ? [event] : []))).toEqual(
    events,
  );
  expect(facts.some(({ kind }) => kind === 'app-log')).toBe(events.length === 0);
});
