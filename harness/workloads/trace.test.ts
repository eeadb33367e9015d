import { expect, test } from 'vitest';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { seconds } from '../base/units.ts';
import { trace } from './trace.ts';

const name = 'monday.txt';

test('trace() takes the times and kinds that were written down', () => {
  const workload = trace('# of a real hour\n0\n0.5 app-mention # the first\n\n1.25,shortcut\n', { name });
  expect([...workload.due(seeded(1))]).toEqual([
    { at: 0 },
    { at: seconds(0.5), kind: 'app-mention' },
    { at: seconds(1.25), kind: 'shortcut' },
  ]);
  expect(workload.text).toBe('the 3 due times of monday.txt, over 1.3 s');
  expect(workload.lasting).toBeGreaterThan(seconds(1.25));
});

test.each([
  ['', 'monday.txt has no line: expected one for each event, with its time in seconds'],
  [
    '0\nsoon',
    'Line 2 of monday.txt is "soon": expected seconds from the start, and maybe the kind of payload, such as "1.5 app-mention"',
  ],
  ['0 message now', /^Line 1 of monday.txt is "0 message now": expected seconds from the start/],
  ['1 mesage', /^Line 1 of monday.txt is "1 mesage": expected as the kind one of message, app-mention/],
  ['3\n2', 'Line 2 of monday.txt is "2": expected a time not before the line above, at 3 s'],
])('trace() names the line that it cannot take: %j', (text, message) => {
  expect(() => trace(text, { name })).toThrow(message);
});
