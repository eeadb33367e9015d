import { describe, expect, it } from 'vitest';
import type { PassportRow, PassportValue, ProbeResult } from '../passport-result.ts';
import { ms, seconds } from '../base/units.ts';
import { summaryOf } from './summary.ts';

function probe(name: string, values: Readonly<Record<string, PassportValue>>): ProbeResult {
  const rows = Object.entries(values).map(([row, value]): PassportRow => ({ name: row, title: row, value }));
  const about = { title: `T ${name}`, asks: '?', does: '', source: '', isPhased: false, repeat: '' };
  return { name, ...about, standing: 'measured', rows, runs: [] };
}

const us = (...numbers: number[]): PassportValue => ({ kind: 'numbers', unit: 'us', numbers });
const words = (...each: string[]): PassportValue => ({ kind: 'words', words: each });

describe('summaryOf()', () => {
  it('says in the headline how long the app is deaf at a refresh', () => {
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

  it('knows one without a gap', () => {
    const { headline } = summaryOf('x', [
      probe('refresh-open', { deaf: us(ms(3)), order: words('opens, then closes') }),
    ]);
    expect(headline).toBe('x passes a refresh without a gap');
  });

  it('tells what ended the process, or that nothing did', () => {
    const fatal = (...probes: ProbeResult[]) =>
      summaryOf('x', probes).says.find(({ about }) => about === 'What ends the process')?.text;
    expect(fatal(probe('a', { process: words('goes on') }), probe('b', { process: words('ends with code 1') }))).toBe(
      'T b',
    );
    expect(fatal(probe('a', { process: words('goes on') }))).toBe('None of the 1 faults that were tried');
  });

  it('tells after which fault a process that goes on had no link', () => {
    const back: PassportValue = { kind: 'nothing', why: 'no new link within 25 s' };
    const deaf = (process: string) =>
      summaryOf('x', [probe('a', { 'comes-back': back, process: words(process) })]).says.find(
        ({ about }) => about === 'What leaves it deaf',
      )?.text;
    expect(deaf('goes on')).toBe('T a: no new link within 25 s of its end');
    expect(deaf('ends with code 1')).toBeUndefined();
  });

  it('is silent about what was not measured', () => {
    expect(summaryOf('x', [])).toEqual({ headline: 'How x reconnects', says: [], figures: [] });
  });
});
