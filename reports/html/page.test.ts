import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';

import type { CellResult, Evidence, RunResult } from '../../harness/result.ts';
import { carriedResult, unpackedPage } from '../fixtures/carried-result.ts';
import { smallRun } from '../fixtures/small-run.ts';
import { renderHtml } from './page.ts';

const sample = smallRun();
const page = renderHtml(sample.result, sample.evidenceOf);
const hostile = `</script><img src=x onerror=alert(1)>"'&`;

function parsed(html: string): Document {
  return parseHTML(html).document as unknown as Document;
}

/** The run with one cell changed. */
function withCell(id: string, change: Partial<CellResult>): RunResult {
  return {
    ...sample.result,
    cells: sample.result.cells.map((cell) => (cell.id === id ? { ...cell, ...change } : cell)),
  };
}

const oneId = 'recovery › recycle-announced › bolt-js@5.1.0 › socket-mode';

describe('renderHtml()', () => {
  test('draws the same page as last time', async () => {
    const shown = new Set(['recycle-announced', 'recycle-linger']);
    const cells = sample.result.cells.filter((cell) => shown.has(cell.scenario) && cell.system === 'bolt-js@5.1.0');
    const small = renderHtml({ ...sample.result, cells }, sample.evidenceOf);
    await expect(unpackedPage(small).replaceAll('><', '>\n<')).toMatchFileSnapshot('../fixtures/golden/page.golden');
  });

  test('says the first finding first, with the figures of both transports', () => {
    const hero = parsed(page).querySelector('.hero');
    expect(hero?.querySelector('h1')?.textContent).toBe(sample.result.findings[0]?.headline);
    expect([...(hero?.querySelectorAll('.big') ?? [])].map((each) => each.textContent)).toEqual(['0 s', '4.6 s']);
  });

  test('shows no figure of one cell beside what is added up over several', () => {
    const [first, ...others] = sample.result.findings;
    const { figures: _, ...sum } = { ...first, headline: 'Lost: 1', detail: '', cells: first?.cells ?? [] };
    const findings = [{ ...sum, kind: 'losses' as const }, ...others];
    const hero = parsed(renderHtml({ ...sample.result, findings }, sample.evidenceOf)).querySelector('.hero');
    expect(hero?.querySelectorAll('.big')).toHaveLength(0);
  });

  test('shows in the matrix a mark, a word and the deciding number of each cell', () => {
    const cells = [...parsed(page).querySelectorAll('table.matrix tbody td')].map((td) =>
      td.textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(cells).toHaveLength(12);
    expect(cells).toContain('✗ known SDK bug (bolt-js#2496) 4.6 s deaf time');
    expect(cells).toContain('– unsupported');
    expect(cells).toContain('✗ fail 4.6 s deaf time');
    for (const cell of cells) expect(cell).toMatch(/^(✓ pass|✗ fail|✗ known SDK bug|\? unknown|– unsupported)/);
  });

  test('has a target for every link, and no id twice', () => {
    const document = parsed(page);
    const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll('a[href^="#"]'))
      expect(ids).toContain(link.getAttribute('href')?.slice(1));
  });

  test('loads nothing from anywhere', () => {
    const document = parsed(page);
    const loading = [
      ...document.querySelectorAll('[src], [srcset], link, object, iframe, embed, image, use, base, form'),
    ];
    expect(loading.map((each) => each.outerHTML)).toEqual(['<link rel="icon" href="data:,">']);
    expect(page).not.toMatch(/@import|url\(/);
    expect([...document.querySelectorAll('script')].map((each) => each.getAttribute('type'))).toEqual([
      'application/zlib;base64',
      'module',
    ]);
  });

  test('carries its own result', () => {
    expect(JSON.parse(carriedResult(page))).toEqual(sample.result);
  });

  test('draws two charts for each cell that has evidence, and no broken number in any', () => {
    expect(parsed(page).querySelectorAll('.timeline svg')).toHaveLength(10 * 2);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('gives the reason in place of a chart where a cell is unsupported', () => {
    const reason = parsed(page).querySelector(
      '[id="recovery/recycle-linger/bolt-js@5.1.0/http"] .no-chart',
    )?.textContent;
    expect(reason).toBe('A delivery over HTTP has no WebSocket close handshake after which TCP could stay open');
  });

  test('shows a measurement of a metric that nobody knows by name', () => {
    const measurements: CellResult['measurements'] = {
      'never-heard-of': { kind: 'number', value: 4_711, of: 12 },
      ['constructor' as string]: {
        kind: 'spread',
        of: 30,
        min: 1,
        p50: 20,
        p90: 33,
        p99: 44,
        max: 55,
        buckets: [
          [10, 10],
          [55, 20],
        ],
      },
      mood: { kind: 'tally', of: 3, counts: { cheerful: 1, gloomy: 2 } },
      silence: { kind: 'nothing', why: 'nobody spoke' },
    };
    const html = renderHtml(withCell(oneId, { measurements }), sample.evidenceOf);
    const text = parsed(html)
      .querySelector('[id="recycle-announced/bolt-js@5.1.0"]')
      ?.textContent.replaceAll(/\s+/g, ' ');
    for (const part of ['never-heard-of', '4,711 of 12', 'p99 44 needs n ≥ 299', 'cheerful 1 gloomy 2', 'nobody spoke'])
      expect(text).toContain(part);
  });

  test('marks a quantile for which there were too few values', () => {
    expect(parsed(page).querySelector('.arms-key .weak')?.textContent).toMatch(/^p\d\d .* needs n ≥ \d+$/);
  });

  test('shows a count of no failures with what that allows to be said', () => {
    expect(parsed(page).querySelector('main')?.textContent).toContain('of 10 (≤ 30.00 %)');
  });

  test('shows the worst of several pairs, and how many agree', () => {
    const first = sample.result.cells.find((cell) => cell.id.startsWith('latency › steady'));
    const second = {
      ...(first as CellResult),
      id: `${first?.id} › pair 2`,
      pair: 2,
      verdict: 'unknown' as const,
      why: 'fell behind',
    };
    const document = parsed(
      renderHtml({ ...sample.result, cells: [...sample.result.cells, second] }, sample.evidenceOf),
    );
    const shown = [...document.querySelectorAll('table.matrix td')].filter((td) => td.querySelector('.chip.unknown'));
    expect(shown.some(({ textContent }) => textContent.includes('1 of 2 pairs'))).toBe(true);
  });

  test('has a place, with its reason, for every cell whose verdict is not pass', () => {
    const document = parsed(page);
    const links = [...document.querySelectorAll('table.matrix td a')].map((each) => each.getAttribute('href'));
    for (const { id, verdict, why } of sample.result.cells.filter((each) => each.verdict !== 'pass')) {
      const place = id.replaceAll(' › ', '/');
      expect(document.querySelector(`[id="${place}"]`)?.textContent, `${verdict}: ${id}`).toContain(why);
      expect(links).toContain(`#${place}`);
    }
  });

  test('shows a value with as many digits as tell it from its limit', () => {
    const expectations: CellResult['expectations'] = [
      { metric: 'response-time', of: 'p99', atMost: 3_000_000, value: 3_000_200, verdict: 'fail', sentence: 'late' },
      { metric: 'lost', atMost: 0, value: 2, verdict: 'fail', sentence: 'lost' },
      { metric: 'exits', atLeast: 1, verdict: 'unknown', sentence: 'not measured' },
    ];
    const document = parsed(renderHtml(withCell(oneId, { expectations }), () => undefined));
    const table = document.querySelector('[id="recycle-announced/bolt-js@5.1.0"] table.figures');
    const text = table?.textContent.replaceAll(/\s+/g, ' ');
    expect(text).toContain('p99 ≤ 3.0000 s');
    expect(text).toContain('✗ fail 3.0002 s');
    expect(text).toMatch(/lost ≤ 0.*✗ fail 2/);
    expect(text).toContain('exits ≥ 1–? unknown');
  });

  test('shows the one figure there is where the other transport has none, and none of a cell without a verdict', () => {
    const other = oneId.replace('socket-mode', 'http');
    const findings = [{ headline: 'It fails', detail: '', cells: [oneId] }];
    const alone = { ...sample.result, findings, cells: sample.result.cells.filter(({ id }) => id !== other) };
    const hero = (result: RunResult) => parsed(renderHtml(result, () => undefined)).querySelector('.hero');
    expect([...(hero(alone)?.querySelectorAll('.figure') ?? [])].map((each) => each.textContent.trim())).toEqual([
      expect.stringMatching(/^HTTP\s+no figure$/),
      expect.stringMatching(/^Socket Mode\s+4\.6 s$/),
    ]);
    const unjudged = withCell(oneId, { verdict: 'unknown' });
    expect(hero({ ...unjudged, findings })?.querySelector('.figure')).toBeNull();
  });

  test('shows the figures of the worst of several pairs, as the matrix does', () => {
    const one = sample.result.cells.find(({ id }) => id === oneId) as CellResult;
    const second = { ...one, id: `${oneId} › pair 2`, pair: 2, decisive: { ...one.decisive!, value: 9_000_000 } };
    const findings = [{ headline: 'It fails', detail: '', cells: [oneId, second.id] }];
    const html = renderHtml({ ...sample.result, findings, cells: [...sample.result.cells, second] }, () => undefined);
    expect(parsed(html).querySelector('.hero .socket-mode .big')?.textContent).toBe('9.0 s');
  });

  test('keeps numbers with their units, names with their versions and options in one piece', () => {
    const headline = 'bolt-js@5.1.0, bolt-js#2496: 0 s, 1,250 ms, 2 min 5 s, 5.1 /s or 99.9 %. See --keep-alive.';
    const findings = [{ headline, detail: '', cells: [] }];
    const h1 = parsed(renderHtml({ ...sample.result, findings }, () => undefined)).querySelector('h1');
    expect(h1?.textContent).toBe(headline);
    expect([...(h1?.querySelectorAll('.whole') ?? [])].map((each) => each.textContent)).toEqual([
      'bolt-js@5.1.0',
      'bolt-js#2496',
      '0 s',
      '1,250 ms',
      '2 min 5 s',
      '5.1 /s',
      '99.9 %',
      '--keep-alive',
    ]);
  });

  test('says that a run was cut short', () => {
    const html = renderHtml({ ...sample.result, run: { ...sample.result.run, interrupted: true } }, sample.evidenceOf);
    expect(html).toContain('This run was cut short');
  });

  test('stands when there is nothing to show', () => {
    const html = renderHtml({ ...sample.result, cells: [], findings: [], comparisons: [] }, () => undefined);
    expect(parsed(html).querySelector('h1')?.textContent).toBe('No cell was run');
  });

  test('stays below 3 MB with 48 cells of 2,000 events', () => {
    const twice = ['', '-again'].flatMap((suffix) =>
      sample.result.cells.map((cell) => ({ ...cell, id: cell.id + suffix, scenario: cell.scenario + suffix })),
    );
    const many = (id: string): Evidence | undefined => {
      const evidence = sample.evidenceOf(id.replace(/-again$/, ''));
      return evidence && { ...evidence, events: Array.from({ length: 10 }, () => evidence.events).flat() };
    };
    expect(Buffer.byteLength(renderHtml({ ...sample.result, cells: twice }, many))).toBeLessThan(3_000_000);
  });
});

describe('renderHtml() given hostile strings', () => {
  const evidence = sample.evidenceOf(oneId) as Evidence;
  const [event] = evidence.events;
  const attacked = renderHtml(
    {
      ...withCell(oneId, {
        system: hostile,
        why: hostile,
        repeat: hostile,
        journal: hostile,
        known: { id: hostile, note: hostile, source: `javascript:alert(1)//${hostile}` },
        measurements: { [hostile]: { kind: 'tally', of: 1, counts: { [hostile]: 1 } } },
        decisive: { metric: hostile, value: 1 },
      }),
      findings: [{ headline: hostile, detail: hostile, cells: [hostile] }],
    },
    (id) =>
      id === oneId
        ? {
            ...evidence,
            cell: hostile,
            events: [
              {
                ...(event as Evidence['events'][number]),
                id: hostile,
                outcome: 'lost',
                attempts: [{ attempt: 0, sentUs: 1, failedUs: 2, reason: hostile }],
              },
            ],
            marks: [{ atUs: 1_000_000, text: hostile }],
            links: [{ id: hostile, host: hostile, openedUs: 0 }],
            episodes: [{ ...(evidence.episodes[0] as Evidence['episodes'][number]), text: hostile, fault: hostile }],
          }
        : undefined,
  );

  test('makes no element of them', () => {
    expect(attacked).not.toMatch(/<img|<\/script><img/);
    expect(attacked.match(/<\/script>/g)).toHaveLength(2);
    const elements = [...parsed(attacked).querySelectorAll('*')];
    expect(elements.flatMap((each) => each.getAttributeNames()).filter((name) => name.startsWith('on'))).toEqual([]);
  });

  test('links to no script', () => {
    for (const link of parsed(attacked).querySelectorAll('a'))
      expect(link.getAttribute('href')).not.toMatch(/^javascript:/);
  });

  test('shows them as they are', () => {
    expect(parsed(attacked).querySelector('h1')?.textContent).toBe(hostile);
  });
});
