import { expect, test } from 'vitest';
import { comparingOf, selectMargin } from './select-margin.ts';
import { pairsOf, profiles, selectComparing, selectProfile } from './select-profile.ts';

test('profiles run each cell 1, 6, 10 and 20 times, unless --pairs says otherwise', () => {
  expect(profiles).toEqual({ smoke: 1, ci: 6, report: 10, paper: 20 });
  expect(pairsOf({ profile: 'report', pairs: 1 }, 'default')).toBe(10);
  expect(pairsOf({ profile: 'report', pairs: 3 }, 'cli')).toBe(3);
});

test.each([
  ['response-time=2ms', 'response-time', 2_000],
  ['gap=1.5s', 'gap', 1_500_000],
  ['lost=1', 'lost', 1],
  ['ack-rate=0.5%', 'ack-rate', 0.005],
])('selectMargin() reads %s', (setting, name, value) => {
  expect(selectMargin(setting)).toEqual([name, value]);
  expect(comparingOf({ compare: 'systems', margin: [setting] })).toEqual({ by: 'system', margins: { [name]: value } });
});

test.each<[() => unknown, RegExp]>([
  [() => selectMargin('respons-time=2ms'), /no metric "respons-time": did you mean response-time\?/],
  [() => selectMargin('gap=2'), /--margin gap is "2": expected such as gap=2ms/],
  [() => selectMargin('lost=2ms'), /expected such as lost=1/],
  [() => selectMargin('ack-rate=2'), /expected such as ack-rate=0\.5%/],
  [() => selectProfile('raport'), /expected smoke, ci, report, paper; did you mean report\?/],
  [() => selectProfile('toString'), /There is no profile "toString"/],
  [() => selectComparing('runs'), /expected transports or systems/],
])('%# is refused with a sentence that helps', (act, sentence) => {
  expect(act).toThrow(sentence);
});
