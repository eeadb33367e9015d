import { expect, test } from 'vitest';
import { refused } from '../faults/refused.ts';
import { seconds } from '../base/units.ts';
import { faultsOver, latestOf, timedWords, timesOf } from './timed-fault.ts';

const fault = refused();

test('timesOf() has each time of a periodic fault, as long as it ends in time', () => {
  const periodic = { every: seconds(3), lasting: seconds(1), from: seconds(2), to: seconds(9), fault };
  expect(timesOf(periodic).map(({ from, to }) => [from, to])).toEqual([
    [seconds(2), seconds(3)],
    [seconds(5), seconds(6)],
    [seconds(8), seconds(9)],
  ]);
  expect(timesOf({ ...periodic, to: seconds(8.9) })).toHaveLength(2);
  expect(timesOf({ from: seconds(1), to: seconds(2), fault })).toHaveLength(1);
});

test('faultsOver() leaves out what strikes over the other transport only', () => {
  const both = { from: seconds(1), to: seconds(2), fault };
  const sockets = { ...both, over: 'socket-mode' } as const;
  expect(faultsOver('http', [both, sockets])).toEqual([both]);
  expect(faultsOver('socket-mode', [both, sockets])).toEqual([both, sockets]);
});

test.each([
  [{ from: seconds(1), to: seconds(2.5), fault }, '(1 s to 2.5 s)', 2.5],
  [{ from: seconds(1), to: seconds(2.5), fault, over: 'socket-mode' }, '(1 s to 2.5 s, over Socket Mode only)', 2.5],
  [
    { when: { fact: 'event-sent', nth: 3 }, lasting: seconds(2), fault },
    '(when an event is sent, the 3rd time, for 2 s)',
    0,
  ],
  [
    { when: { fact: 'app-dials', after: seconds(4) }, lasting: seconds(2), fault },
    '(when the app asks for a link, counted from 4 s on, for 2 s)',
    4,
  ],
  [
    { every: seconds(5), lasting: seconds(1), from: seconds(2), to: seconds(20), fault },
    '(every 5 s for 1 s, 2 s to 20 s)',
    20,
  ],
] as const)('timedWords() and latestOf() of %j', (timed, words, latest) => {
  expect(timedWords(timed)).toBe(`${fault.text} ${words}`);
  expect(latestOf(timed)).toBe(seconds(latest));
});
