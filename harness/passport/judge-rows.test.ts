import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../base/units.ts';
import type { AgainstRecord, PassportRow, PassportValue, ProbeResult } from '../passport-result.ts';
import { rowsOfProbe } from './fixtures/rows-of-probe.ts';
import { gradeOf } from './grade.ts';
import { judgeRows } from './judge-rows.ts';
import { allProbes } from './probes/registry.ts';
import { promises } from './promises.ts';

const us = (...numbers: number[]): PassportValue => ({ kind: 'numbers', unit: 'us', numbers });
const count = (...numbers: number[]): PassportValue => ({ kind: 'numbers', unit: 'count', numbers });
const words = (...each: string[]): PassportValue => ({ kind: 'words', words: each });
const nothing: PassportValue = { kind: 'nothing', why: 'no new link within 60 s' };
const row = (name: string, value: PassportValue, sheet?: AgainstRecord['word']): PassportRow => ({
  name,
  title: name,
  value,
  ...(sheet ? { sheet: { value: 1, word: sheet, mark: 'MEASURED', source: 'the record', note: 'why' } } : {}),
});

describe('judgeRows()', () => {
  test.each<[probe: string, row: string, value: PassportValue, verdict: string | undefined]>([
    ['reset', 'process', words('goes on'), 'pass'],
    ['reset', 'process', words('goes on', 'ends with code 0'), 'fail'],
    ['refresh-open', 'deaf', us(ms(3), seconds(1)), 'pass'],
    ['refresh-open', 'deaf', us(ms(3), seconds(1) + 1), 'fail'],
    ['blackhole', 'deaf', us(seconds(20)), undefined],
    ['blackhole', 'reconnect', us(seconds(60)), 'pass'],
    ['blackhole', 'reconnect', us(seconds(60) + 1), 'fail'],
    ['blackhole', 'reconnect', nothing, 'fail'],
    ['pongs-stop', 'reconnect', nothing, undefined],
    ['open-503', 'comes-back', nothing, 'fail'],
    ['open-503', 'comes-back', us(seconds(2)), 'pass'],
    ['upgrade-408', 'links-at-end', count(1, 0), 'fail'],
    ['upgrade-408', 'links-at-end', count(1), 'pass'],
    ['hello-missing', 'gives-up', nothing, 'fail'],
    ['hello-missing', 'gives-up', us(seconds(10)), 'pass'],
    ['frame-masked', 'link', words('stays, and brings no more events'), 'fail'],
    ['frame-masked', 'link', words('the app closes it with 1002'), 'pass'],
    ['upgrade-408', 'pattern', words('none: it tries again without delay'), 'fail'],
    ['upgrade-408', 'pattern', words('constant'), 'pass'],
    ['open-429', 'after-429', us(seconds(4)), 'pass'],
    ['open-429', 'after-429', us(seconds(1)), 'fail'],
    ['open-429', 'after-429', { kind: 'nothing', why: 'there was none' }, undefined],
    ['at-rest', 'own-closes', count(0), 'pass'],
    ['at-rest', 'own-closes', count(3), 'fail'],
    ['at-rest', 'goodbye', words('a close frame 1000'), undefined],
  ])('%s/%s %j: %s', (probe, name, value, verdict) => {
    expect(judgeRows(probe, [row(name, value)])[0]?.judged?.verdict).toBe(verdict);
  });

  test.each([
    ['no other row tells that failed', words('the app closes it with 1002'), ['pass', 'fail']],
    ['another row tells it', words('stays, and brings no more events'), ['fail']],
  ] as const)('an app without a link when the probe is over fails, where %s', (_, link, verdicts) => {
    const rows = judgeRows('frame-masked', [row('link', link)], { isDeafAtEnd: true });
    expect(rows.map(({ judged }) => judged?.verdict)).toEqual(verdicts);
    expect(judgeRows('frame-masked', [row('link', link)])).toHaveLength(1);
  });

  test('a failure that is on record is known, by its own row or by the one that stands for it', () => {
    const known = (...rows: PassportRow[]) => judgeRows('refresh-open', rows).map(({ judged }) => judged?.known);
    expect(known(row('process', words('ends with code 1'), 'agrees'))).toEqual([{ source: 'the record', note: 'why' }]);
    expect(known(row('process', words('ends with code 1'), 'differs'))).toEqual([undefined]);
    expect(known(row('deaf', us(seconds(5))), row('reconnect', us(seconds(5)), 'in-range'))[0]).toEqual({
      source: 'the record',
      note: 'why',
    });
    expect(known(row('deaf', us(seconds(5))), row('reconnect', us(seconds(5)), 'differs'))[0]).toBeUndefined();
    expect(known(row('deaf', us(0)), row('reconnect', us(0), 'agrees'))[0]).toBeUndefined();
  });

  test('every promise is of a row that its probes measure, and says who promised', () => {
    const rows = new Map(allProbes.map((probe) => [probe.name, rowsOfProbe(probe)] as const));
    for (const { probes = [...rows.keys()], row: name, source } of promises) {
      const has = probes.filter((probe) => rows.get(probe)?.includes(`${probe}/${name}`));
      expect(has.length, name).toBeGreaterThan(0);
      if (probes.length < rows.size) expect(has, name).toEqual(probes);
      expect(source).toMatch(/^https:|^slack-protocol\.md §/);
    }
  });
});

describe('gradeOf()', () => {
  const about = { name: 'reset', asks: '', does: '', source: '', isPhased: false, repeat: '', runs: [] };
  const probe = (title: string, rows: readonly PassportRow[], more: Partial<ProbeResult> = {}): ProbeResult => ({
    ...about,
    title,
    standing: 'measured',
    rows: judgeRows('reset', rows),
    ...more,
  });
  const good = probe('good', [row('process', words('goes on')), row('reconnect', us(1))]);
  const deaf = probe('deaf', [row('process', words('goes on')), row('reconnect', nothing)]);
  const dead = probe('dead', [row('process', words('ends by SIGSEGV')), row('reconnect', nothing)]);

  test.each([
    [[good], { word: 'survives', after: [] }],
    [[good, deaf], { word: 'deaf', after: ['deaf'] }],
    [[good, probe('left', [], { isDeafAtEnd: true })], { word: 'deaf', after: ['left'] }],
    [[good, deaf, dead], { word: 'dies', after: ['dead'] }],
    [[good, { ...dead, standing: 'void' as const }], { word: 'survives', after: [] }],
    [[{ ...good, standing: 'void' as const }], undefined],
  ])('the worst breach decides', (probes, grade) => {
    expect(gradeOf(probes)).toEqual(grade);
  });

  test('rudeness to Slack is no grade of its own', () => {
    const rude = {
      ...good,
      rows: judgeRows('upgrade-408', [row('pattern', words('none: it tries again without delay'))]),
    };
    expect(rude.rows[0]?.judged?.verdict).toBe('fail');
    expect(gradeOf([rude])?.word).toBe('survives');
  });
});
