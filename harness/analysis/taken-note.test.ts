import { expect, test } from 'vitest';
import { ms, seconds } from '../base/units.ts';
import {
  acked,
  delivered,
  due,
  failed,
  historyOf,
  linkUp,
  sent,
  settled,
  type Timed,
} from '../history/fixtures/facts.ts';
import { metricNamed } from '../metrics/index.ts';
import { judge } from './judge.ts';
import { takenNote } from './taken-note.ts';

const stranger: Timed = { kind: 'stranger-began', at: 1, link: 'x1', host: 'host-1' };
const takenAndAcked = (event: string, at: number): readonly Timed[] => [
  due(event, at),
  sent(event, at, 0, 'x1'),
  { ...acked(event, at + 5), link: 'x1' } as Timed,
  settled(event, at + 5),
];
/** Its retry came to the app, which did not answer it. */
const takenAndLost = (event: string, at: number): readonly Timed[] => [
  due(event, at),
  sent(event, at, 0, 'x1'),
  failed(event, at + seconds(3), 0, 'timeout'),
  sent(event, at + seconds(3), 1, 's1'),
  failed(event, at + seconds(6), 1, 'timeout'),
  settled(event, at + seconds(6), 'abandoned'),
];

const facts = [
  stranger,
  ...linkUp('s1', 0),
  delivered('e0', seconds(1), ms(5)),
  takenAndAcked('e1', seconds(2)),
  takenAndLost('e2', seconds(3)),
];
const plan = {
  transport: 'socket-mode',
  expects: [
    { metric: 'lost', atMost: 0 },
    { metric: 'gap', atMost: 0 },
  ],
} as const;

test('what somebody else took is told, and counts for nothing else', () => {
  const history = historyOf(facts, { plan });
  const figures = Object.fromEntries(['lost', 'gap'].map((name) => [name, metricNamed(name).measure(history)]));
  const { verdict, why } = judge(history, figures);
  expect(verdict).toBe('pass');
  expect(why).toBe(
    'lost: 0, expected at most 0; deaf time: 0 s, expected at most 0 s; 2 of 3 events went to a link with the app’s token that is not the app’s (x1): another process shares its events, and 1 of them got an ack there; they are not counted',
  );
  expect(metricNamed('taken-elsewhere').measure(history)).toEqual({
    kind: 'number',
    value: 2,
    of: 3,
    witnesses: ['e1', 'e2'],
  });
});

test('nothing is said where nobody took anything', () => {
  expect(takenNote(historyOf([...linkUp('s1', 0), delivered('e0', seconds(1), ms(5))], { plan }))).toBeUndefined();
});

test('what fails by itself fails beside a second consumer too, and both are told', () => {
  const dropped = [
    due('e3', seconds(9)),
    sent('e3', seconds(9), 0, 's1'),
    acked('e3', seconds(9.1)),
    settled('e3', seconds(9.1)),
  ];
  const history = historyOf([...facts, dropped], { plan, reporting: { by: 'reported' } });
  const { verdict, why } = judge(history, { lost: metricNamed('lost').measure(history) });
  expect(verdict).toBe('fail');
  expect(why).toMatch(
    /^The app acknowledged 2 events and never handled 1 of them\. .* 2 of 4 events went to a link with the app’s token/,
  );
});
