import { describe, expect, test } from 'vitest';
import type { Grade, PassportRow, PassportValue, ProbeResult } from '../passport-result.ts';
import { duration } from '../base/quantity.ts';
import { ms, seconds } from '../base/units.ts';
import { rowsOfProbe } from './fixtures/rows-of-probe.ts';
import { allProbes } from './probes/registry.ts';
import { summaryOf } from './summary.ts';

function probe(name: string, values: Readonly<Record<string, PassportValue>>): ProbeResult {
  const rows = Object.entries(values).map(([row, value]): PassportRow => ({ name: row, title: row, value }));
  const about = { title: `T ${name}`, asks: '?', does: '', source: '', isPhased: false, repeat: '' };
  return { name, ...about, standing: 'measured', rows, runs: [] };
}

const us = (...numbers: number[]): PassportValue => ({ kind: 'numbers', unit: 'us', numbers });
const words = (...each: string[]): PassportValue => ({ kind: 'words', words: each });

describe('summaryOf()', () => {
  test('says in the headline how long the app is deaf at a refresh', () => {
    const { headline, says, figures } = summaryOf('bolt-js@5.1.0', [
      probe('refresh-open', {
        deaf: us(seconds(8.4), seconds(10.5)),
        reconnect: us(seconds(8.4)),
        order: words('closes, then opens'),
      }),
    ]);
    expect(headline).toBe('bolt-js@5.1.0 is deaf for 8.4 s to 10.5 s at every refresh');
    expect(says[0]).toEqual({
      about: 'Refresh',
      text: 'Told to refresh, it closes its link and then opens the next one: the new link is there after 8.4 s where Slack leaves TCP open, as it does',
    });
    expect(figures).toEqual([{ label: 'Deaf at a refresh', value: us(seconds(8.4), seconds(10.5)) }]);
  });

  test('knows one without a gap', () => {
    const { headline } = summaryOf('x', [
      probe('refresh-open', { deaf: us(ms(3)), order: words('opens, then closes') }),
    ]);
    expect(headline).toBe('x passes a refresh without a gap');
  });

  test('tells what ended the process, or that nothing did', () => {
    const fatal = (...probes: ProbeResult[]) =>
      summaryOf('x', probes).says.find(({ about }) => about === 'What ends the process')?.text;
    expect(fatal(probe('a', { process: words('goes on') }), probe('b', { process: words('ends with code 1') }))).toBe(
      'T b',
    );
    expect(fatal(probe('a', { process: words('goes on') }))).toBe('None of the 1 faults that were tried');
  });

  test('tells after which fault a process that goes on had no link at the end', () => {
    const deaf = (...probes: ProbeResult[]) =>
      summaryOf('x', probes).says.find(({ about }) => about === 'What leaves it deaf')?.text;
    expect(deaf({ ...probe('a', {}), isDeafAtEnd: true }, probe('b', {}))).toBe('T a');
    expect(deaf(probe('b', {}))).toBeUndefined();
  });

  test('does not praise one that dies, or that is deaf after something else', () => {
    const passes = [probe('refresh-open', { deaf: us(ms(3)), order: words('opens, then closes') })];
    const headline = (grade: Grade) => summaryOf('x', passes, grade).headline;
    expect(headline({ word: 'survives', after: [] })).toBe('x passes a refresh without a gap');
    expect(headline({ word: 'dies', after: ['RST'] })).toBe('The process of x ends: RST');
    expect(headline({ word: 'dies', after: ['RST', 'FIN', 'Drop', 'Frame'] })).toBe(
      'The process of x ends: RST, FIN and 2 more',
    );
    expect(headline({ word: 'deaf', after: ['RST', 'FIN'] })).toBe('x is deaf for longer than promised: RST and FIN');
  });

  test('is silent about what was not measured', () => {
    expect(summaryOf('x', [])).toEqual({ headline: 'How x reconnects', says: [], figures: [] });
  });

  describe('of all that probes measure', () => {
    const lengthOf = (name: string): number => seconds(allProbes.findIndex((each) => each.name === name) + 1);
    const span = (name: string): string => duration(lengthOf(name));
    const valueOf = (name: string, row: string): PassportValue =>
      ['order', 'pattern', 'process', 'goodbye'].includes(row) ? words(`${row} of ${name}`) : us(lengthOf(name));
    /** Every row of every probe, with a figure by which its probe can be told. */
    const passport = allProbes.map((each) => {
      const rows = rowsOfProbe(each).map((row) => row.slice(each.name.length + 1));
      return probe(each.name, Object.fromEntries(rows.map((row) => [row, valueOf(each.name, row)])));
    });
    const sentences = (passport: readonly ProbeResult[]) =>
      Object.fromEntries(summaryOf('x', passport).says.map(({ about, text }) => [about, text]));

    test('says all that it can', () => {
      const { headline, figures } = summaryOf('x', passport);
      expect(headline).toBe(`x is deaf for ${span('refresh-open')} at every refresh`);
      expect(figures.map(({ label, value }) => [label, value])).toEqual([
        ['Deaf at a refresh', us(lengthOf('refresh-open'))],
        ['Dead link replaced after', us(lengthOf('blackhole'))],
        ['First try after a reset', us(lengthOf('reset'))],
        ['Tries a minute at a full pool', us(lengthOf('too-many-websockets'))],
      ]);
      expect(sentences(passport)).toMatchObject({
        Refresh: expect.stringContaining(
          `after ${span('refresh-open')} where Slack leaves TCP open, as it does, ${span('refresh-closed')} where`,
        ),
        'A link that dies': `It has a new link ${[
          `${span('blackhole')} after a blackhole`,
          `${span('reset')} after a reset`,
          `${span('fin')} after a FIN without a close frame`,
          `${span('drop')} after TCP closed without a close frame`,
          `${span('close-frame')} after a close frame`,
        ].join(', ')}`,
        'Missing pings': [
          `Its own pings unanswered: a new link after ${span('pongs-stop')}`,
          `no pings from Slack: a new link after ${span('pings-stop')}`,
          `no hello: a new link after ${span('hello-missing')}`,
        ].join('; '),
        'Back-off': [
          `Refused upgrade: every ${span('upgrade-408')}`,
          `too_many_websockets: every ${span('too-many-websockets')}`,
          `apps.connections.open 503: every ${span('open-503')}`,
          `internal_error: every ${span('open-internal-error')}`,
        ].join('; '),
        'At SIGTERM': 'It sends goodbye of at-rest',
      });
    });

    test('tells a back-off that has no period by its pattern', () => {
      const irregular = passport.map((each) => ({ ...each, rows: each.rows.filter(({ name }) => name !== 'every') }));
      expect(sentences(irregular)['Back-off']).toBe(
        [
          'Refused upgrade: pattern of upgrade-408',
          'too_many_websockets: pattern of too-many-websockets',
          'apps.connections.open 503: pattern of open-503',
          'internal_error: pattern of open-internal-error',
        ].join('; '),
      );
    });

    test('tells of the refresh where TCP is closed, where the other was not measured', () => {
      const { headline, says } = summaryOf(
        'x',
        passport.filter(({ name }) => name !== 'refresh-open'),
      );
      expect(headline).toBe(`x is deaf for ${span('refresh-closed')} at every refresh`);
      expect(says[0]?.text).toContain(`after ${span('refresh-closed')} where TCP is closed`);
    });
  });
});
