import { expect, test } from 'vitest';
import type { PassportValue } from '../passport-result.ts';
import { ms, seconds } from '../base/units.ts';
import { compareWithRecord } from './compare-with-record.ts';
import type { FigureOnRecord } from '../systems/known.ts';

const about = { row: 'a/b', mark: 'MEASURED', source: 'slack-protocol.md §4.2' } as const;
const numbers = (...each: number[]): PassportValue => ({ kind: 'numbers', unit: 'us', numbers: each });
const waits = (...each: number[]): PassportValue => ({ kind: 'waits', lists: [each] });

test.each<[PassportValue, FigureOnRecord['value'], string, FigureOnRecord['range']?]>([
  [numbers(ms(99)), 0, 'agrees'],
  [numbers(ms(101)), 0, 'differs'],
  [numbers(seconds(5.4)), seconds(5), 'agrees'],
  [numbers(seconds(5.6)), seconds(5), 'differs'],
  [numbers(seconds(9), seconds(12.1)), seconds(12), 'differs'],
  [numbers(seconds(5.4), seconds(5.1)), seconds(5), 'agrees'],
  [numbers(seconds(10.1), seconds(12.1)), seconds(12), 'agrees', [seconds(10), seconds(13.4)]],
  [numbers(seconds(9), seconds(12.1)), seconds(12), 'differs', [seconds(10), seconds(13.4)]],
  [numbers(seconds(10.2)), seconds(12), 'in-range', [seconds(10), seconds(13.4)]],
  [numbers(seconds(10.2), seconds(20)), seconds(14), 'differs', [seconds(10), seconds(13.4)]],
  [numbers(seconds(10.2)), seconds(32), 'in-range', [seconds(10), seconds(13.4)]],
  [numbers(5), 'words', 'differs'],
  [waits(seconds(5), seconds(10)), [seconds(5), seconds(10), seconds(15)], 'agrees'],
  [waits(seconds(5), seconds(12)), [seconds(5), seconds(10)], 'differs'],
  [waits(), [seconds(5)], 'differs'],
  [{ kind: 'words', words: ['goes on'] }, 'goes on', 'agrees'],
  [{ kind: 'words', words: ['goes on', 'ends with code 1'] }, 'goes on', 'differs'],
  [{ kind: 'nothing', why: 'it still waited after 45 s' }, 'it still waited', 'agrees'],
  [{ kind: 'nothing', why: 'no new link within 60 s' }, seconds(57), 'not-seen'],
])('%j beside %j: %s', (value, told, word, range) => {
  expect(compareWithRecord(value, { ...about, value: told, ...(range ? { range } : {}) }).word).toBe(word);
});

test('compareWithRecord() says how a range follows from what the client does', () => {
  const range = [seconds(3), seconds(5)] as const;
  const record = { ...about, value: seconds(4), range, because: 'It looks each 2 s' };
  expect(compareWithRecord(numbers(seconds(3)), record)).toMatchObject({ range, because: 'It looks each 2 s' });
});
