/** Whatever a result says, in whichever of its texts: it steers no terminal, and adds nothing to a page but text. */

import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { ownStyles, steering as everySteering } from '../harness/base/visible-text.ts';
import { cellLine } from '../harness/cli/cell-line.ts';
import { resultSchema } from '../harness/result-schema.ts';
import { freeTexts, poisonedBySchema, poisonedExcept, venom } from './fixtures/hostile.ts';
import { samplePassport } from './fixtures/sample-passport.ts';
import { type SmallRun, smallRun } from './fixtures/small-run.ts';
import { renderHtml } from './html/page.ts';
import { renderPassport } from './passport/page.ts';
import { passportTable } from './passport/table.ts';
import { renderTerminal } from './terminal/render-terminal.ts';

const clean = withAll(smallRun());
const { value: result, paths } = poisonedBySchema(clean.result, resultSchema);
const evidenceOf = (cell: string) => {
  const evidence = clean.evidenceOf(cell.slice(0, -venom.length));
  return evidence && poisonedExcept(evidence, new Set(['transport', 'outcome']));
};
const passport = poisonedExcept(
  samplePassport,
  new Set(['word', 'kind', 'unit', 'mark', 'verdict', 'breach', 'standing']),
);

const steering = new RegExp(everySteering, 'u');

/** With what no cell of the sample happens to have. */
function withAll({ result, evidenceOf }: SmallRun): SmallRun {
  const [cell, ...cells] = result.cells;
  if (!cell) throw new Error('The sample has no cell');
  const number = { kind: 'number', value: 3, of: 9, note: 'a note', parts: [{ value: 1, text: 'a part' }] } as const;
  const first = {
    verdict: 'fail',
    why: 'a reason',
    beside: 3,
    waitedUs: 5,
    journal: 'journal/x.beside.ndjson',
  } as const;
  const calibration = {
    id: 'one',
    at: '2026-11-30T00:00:00Z',
    machine: { cpus: 2, cpu: 'a processor', memoryBytes: 1, os: 'an operating system' },
    pairs: 10,
    spreads: [
      {
        scenario: 'steady',
        system: 'bolt-js@5.1.0',
        transport: 'http',
        metric: 'response-time',
        of: 'p50',
        runs: 20,
        median: 2_000,
        equalArms: 100,
        betweenRuns: 300,
      },
    ],
    timerLatenessUs: { p50: 100, p99: 1_000 },
  } as const;
  const lint = {
    rule: 'a-rule',
    gravity: 'shown',
    sentence: 'a sentence',
    atUs: 1,
    count: 1,
    witness: 'an event',
    link: 's1',
  } as const;
  const place = { scenario: 'steady', system: 'bolt-js@5.1.0', transport: 'http' } as const;
  const baseline = {
    id: 'an earlier run',
    startedAt: '2026-11-29T00:00:00Z',
    verdicts: [{ ...place, word: 'worse', before: 'pass', sentence: 'it fails' }],
    figures: [
      {
        scenario: 'steady',
        system: 'bolt-js@5.1.0',
        transport: 'http',
        metric: 'gap',
        before: 1,
        after: 2,
        margin: 1,
        word: 'equivalent',
        sentence: 'as before',
      },
    ],
    differences: [{ ...place, metric: 'gap', difference: 1, word: 'equivalent' }],
  } as const;
  const shown = {
    scenario: 'steady',
    system: 'bolt-js@5.1.0',
    metric: 'gap',
    values: { http: { value: 1 } },
    pairs: 1,
  };
  const claim = {
    id: 'C1',
    claim: 'a claim',
    word: 'supported',
    why: 'why',
    figures: [{ ...shown, bears: 'for' }],
  } as const;
  const scenarios = Object.entries(result.catalogue.scenarios).map(([name, each]) => [
    name,
    { ...each, direct: 'why', failures: [{ id: 'F01', title: 'a failure' }] },
  ]);
  return {
    evidenceOf,
    result: {
      ...result,
      run: { ...result.run, installed: { 'an-app@1.0.0': { lock: 'a lock', packages: ['a package'] } }, calibration },
      baseline,
      claims: [claim, { ...claim, word: 'inconclusive', figures: [] }],
      catalogue: { ...result.catalogue, scenarios: Object.fromEntries(scenarios) },
      cells: [
        {
          ...cell,
          lint: [lint],
          unsteady: [{ gate: 'lateness', us: 1, sentence: 'a gate' }],
          route: 'direct',
          measurements: { ...cell.measurements, lost: number },
          rerun: { first },
        },
        ...cells,
      ],
    },
  };
}

/** A long name in a chart is broken into lines. */
const wraps = /^tspan( (x|y|dy))?$/;

/** Tags with the names of their attributes, and what they load, run or lead to. */
function bones(html: string): Set<string> {
  const { document } = parseHTML(html);
  const found = new Set<string>();
  for (const element of document.querySelectorAll('*') as Iterable<Element>) {
    found.add(element.localName);
    for (const { name, value } of element.attributes) {
      found.add(`${element.localName} ${name}`);
      if (name === 'href' || name === 'src')
        found.add(`${name}=${/^(#|https?:\/\/|data:,|journal\/)/.exec(value)?.[0] ?? value}`);
    }
  }
  return found;
}

const data: ReadonlySet<string> = new Set(['application/json', 'application/zlib;base64']);

/** What runs; the result is carried along as data. */
function scriptsIn(html: string): readonly string[] {
  const scripts = [...parseHTML(html).document.querySelectorAll('script')] as Element[];
  return scripts.filter((each) => !data.has(each.getAttribute('type') ?? '')).map((each) => each.textContent ?? '');
}

test('every text of the contract is poisoned, but for those that the sample has not', () => {
  const all = new Set(freeTexts(resultSchema));
  expect(all.size).toBeGreaterThan(60);
  expect([...all].filter((path) => !paths.has(path))).toEqual([]);
});

const lines: readonly (readonly [string, string])[] = [
  ['the end of a run', renderTerminal(result, { width: 100 })],
  ['the end of a run in colour', renderTerminal(result, { colour: true, reportAt: `/tmp/${venom}` })],
  ['a passport', passportTable(passport, { colour: true, reportAt: `/tmp/${venom}` })],
  ...result.cells.map(
    ({ decisive: _ignored, ...cell }, n) => [`the line of cell ${n}`, cellLine(cell, process.stderr)] as const,
  ),
];

test.each(lines)('a terminal shows %j as text', (_, text) => {
  const shown = text.replaceAll(ownStyles, '').split('\n');
  for (const line of shown) expect(line).not.toMatch(steering);
  expect(shown.filter((line) => line.trimStart().startsWith('FORGED'))).toEqual([]);
});

describe.each([
  ['report', renderHtml(clean.result, clean.evidenceOf), renderHtml(result, evidenceOf)],
  ['passport', renderPassport(samplePassport), renderPassport(passport)],
])('the page of a %s', (_, before, after) => {
  test('has no tag, attribute or target that it has not of itself', () => {
    const known = bones(before);
    expect([...bones(after)].filter((bone) => !known.has(bone) && !wraps.test(bone))).toEqual([]);
    expect(scriptsIn(after)).toEqual(scriptsIn(before));
  });

  test('has nothing in it that steers, and shows what would', () => {
    expect(after.replaceAll('\n', '')).not.toMatch(steering);
    expect(after).toContain(String.raw`\x1b]52;c;`);
  });
});

test('a kind of Toxiproxy that nobody knows is shown as text', () => {
  const strange = { ...clean.result.run.toxiproxy, kind: venom as 'real' };
  const run = { ...clean.result.run, toxiproxy: strange };
  const page = renderHtml({ ...clean.result, run, cells: [] }, clean.evidenceOf);
  expect(parseHTML(page).document.querySelectorAll('img, [onmouseover]').length).toBe(0);
  expect(scriptsIn(page)).toEqual(scriptsIn(renderHtml(clean.result, clean.evidenceOf)));
  expect(page).toContain('&lt;script&gt;alert(1)');
});
