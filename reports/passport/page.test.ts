import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { PassportResult } from '../../harness/passport-result.ts';
import { samplePassport } from '../fixtures/sample-passport.ts';
import { renderPassport } from './page.ts';
import { passportTable } from './table.ts';

const page = renderPassport(samplePassport);

function parsed(html: string): Document {
  return parseHTML(html).document as unknown as Document;
}

describe('renderPassport()', () => {
  test('draws the same page as last time', async () => {
    await expect(page.replaceAll('><', '>\n<')).toMatchFileSnapshot('../fixtures/golden/passport.golden');
  });

  test('says first how the client reconnects, with the figures to remember', () => {
    const hero = parsed(page).querySelector('.hero');
    expect(hero?.querySelector('h1')?.textContent).toBe(samplePassport.headline);
    expect(hero?.querySelector('.keys .big')?.textContent).toBe('8.4 s – 10.5 s');
  });

  test('puts every figure beside that of the sheet, with a mark and a word', () => {
    const cells = [...parsed(page).querySelectorAll('.passport tbody tr')].map((row) =>
      row.textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(cells).toHaveLength(6);
    expect(cells[0]).toContain(
      '≈ within the range on record 8.7 s, in 8.3 s to 11.7 s MEASURED, slack-protocol.md §4.2. A tick of 1,667 ms',
    );
    expect(cells[3]).toContain('5.0 s, 5.0 s, 5.0 s✓ agrees with the record 5.0 s, 5.0 s');
    expect(cells[4]).toContain(
      '✗ fail the process goes on slack-protocol.md §5.0, I5≠ differs from the record goes on',
    );
    expect(cells[5]).toContain('? on record, not measured 20.0 s');
  });

  test('says what one draw of a phase is worth, and several', () => {
    const text = (result: PassportResult): string =>
      parsed(renderPassport(result)).querySelector('#refresh-open .does')?.textContent ?? '';
    expect(text(samplePassport)).toContain('struck at 2 moments');
    const once = samplePassport.probes.map((probe) => ({ ...probe, runs: probe.runs.slice(0, 1) }));
    expect(text({ ...samplePassport, probes: once })).toContain(
      'at one moment between two ticks of the client’s timers; --repeat 5 shows',
    );
  });

  test('gives the evidence of each run, the command, and the reason where there are no figures', () => {
    const document = parsed(page);
    expect(document.querySelectorAll('#refresh-open details')).toHaveLength(2);
    expect(document.querySelector('#refresh-open details li')?.textContent).toContain('−1.0 ms');
    expect(document.querySelectorAll('article .command')).toHaveLength(5);
    expect(document.querySelector('#upgrade-silent .no-chart')?.textContent).toBe('Not run: only with --long');
    expect(document.querySelector('#reset .no-chart')?.textContent).toContain('No result: Cannot start the app');
  });

  test('draws a line a probe, a storm no higher than the chart, and no broken number', () => {
    const curve = parsed(page).querySelector('.curve');
    expect(curve?.querySelectorAll('.legend span')).toHaveLength(2);
    const dots = [...(curve?.querySelectorAll('.plot path[stroke-linecap=round]') ?? [])].map(
      (path) => (path.getAttribute('d') ?? '').split('M').length - 1,
    );
    expect(dots).toEqual([3, 10]);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
    const without: PassportResult = { ...samplePassport, probes: samplePassport.probes.slice(0, 1) };
    expect(parsed(renderPassport(without)).querySelector('#back-off')).toBeNull();
  });

  test('loads nothing from anywhere, carries its own result, and lets no text become markup', () => {
    const hostile = '</script><img src=x onerror=alert(1)>';
    const [first] = samplePassport.probes;
    const bad: PassportResult = {
      ...samplePassport,
      headline: hostile,
      note: hostile,
      probes: first
        ? [
            {
              ...first,
              title: hostile,
              curve: hostile,
              runs: [{ journal: hostile, seed: 1, excerpt: [{ atUs: 0, text: hostile }], tries: [1] }],
            },
          ]
        : [],
    };
    const html = renderPassport(bad);
    expect(parsed(html).querySelectorAll('img, [src], iframe, object, use')).toHaveLength(0);
    const json = /<script type="application\/json" id="result">(.*)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual(bad);
  });
});

test('passportTable() has a line a figure, and where the page is', () => {
  const table = passportTable(samplePassport, { colour: false, reportAt: '/out/page.html' });
  expect(table).toContain('8.4 s – 10.5 s');
  expect(table).toMatch(/Page: \/out\/page\.html\n$/);
  expect(table.split('\n').every((line) => line.length <= 140)).toBe(true);
});
