/** A folder from elsewhere, damaged or forged in any way: a result or a sentence, never a stack and never a hang. */

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { venom } from '../../reports/fixtures/hostile.ts';
import { renderHtml } from '../../reports/html/page.ts';
import { renderTerminal } from '../../reports/terminal/render-terminal.ts';
import { analyse } from '../analysis/analyse.ts';
import { steering, ownStyles } from '../base/visible-text.ts';
import { readRunPlan } from '../journal/read-run-plan.ts';
import type { RunPlan } from '../plan/run-plan.ts';

const runs = Number(process.env['FUZZ_INPUTS'] ?? 150);
const sample = join(import.meta.dirname, '../../reports/fixtures/small-run');
const folder = mkdtempSync(join(tmpdir(), 'fuzz-analyse-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plan = JSON.parse(readFileSync(join(sample, 'run.json'), 'utf8')) as RunPlan;
const journals = readdirSync(join(sample, 'journal')).filter((name) => name.startsWith('recovery.recycle-announced'));
const cells = plan.cells.filter(({ journal }) => journals.some((name) => journal.endsWith(name)));
const small = { ...plan, cells };

const strange = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 1e308, 0, '', venom, [], {}, [null], '__proto__', 'http', {
    kind: 'number',
  }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** One value somewhere within replaced, taken out, or put in under another name. */
function changed(value: unknown, seeds: readonly number[], by: unknown): unknown {
  const [seed = 0, ...rest] = seeds;
  if (typeof value !== 'object' || value === null || rest.length === 0) return by;
  const keys = Object.keys(value);
  const key = keys[seed % keys.length];
  if (key === undefined) return by;
  if (seed % 11 === 0 && !Array.isArray(value))
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  const inner = changed((value as Record<string, unknown>)[key], rest, by);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
}

const seeds = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 7 });
const damage = fc.oneof(
  fc.record({ what: fc.constant('plan' as const), seeds, by: strange }),
  fc.record({ what: fc.constant('line' as const), journal: fc.nat(3), line: fc.nat(400), seeds, by: strange }),
  fc.record({
    what: fc.constant('bytes' as const),
    journal: fc.nat(3),
    at: fc.nat(12_000),
    bytes: fc.uint8Array({ maxLength: 40 }),
  }),
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function lay(all: readonly Damage[]): void {
  cpSync(join(sample, 'journal'), join(folder, 'journal'), { recursive: true });
  let forged: unknown = small;
  for (const each of all) {
    if (each.what === 'plan') {
      forged = changed(forged, each.seeds, each.by);
      continue;
    }
    const path = join(folder, 'journal', journals[each.journal % journals.length] ?? '');
    const text = readFileSync(path);
    if (each.what === 'bytes') {
      writeFileSync(path, Buffer.concat([text.subarray(0, each.at), each.bytes, text.subarray(each.at + 3)]));
      continue;
    }
    const lines = text.toString().split('\n');
    const at = each.line % lines.length;
    try {
      lines[at] = JSON.stringify(changed(JSON.parse(lines[at] ?? ''), each.seeds, each.by));
    } catch {
      lines[at] = String(each.by);
    }
    writeFileSync(path, lines.join('\n'));
  }
  writeFileSync(join(folder, 'run.json'), JSON.stringify(forged) ?? '');
}

test('whatever is wrong with a folder is told, and what is sound is shown', { timeout: 120_000 }, () => {
  const told = { shown: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (all) => {
      lay(all);
      let read: RunPlan;
      try {
        read = readRunPlan(folder);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        expect((error as Error).message).toMatch(/^Cannot analyse ".*": /);
        told.refused += 1;
        return;
      }
      const { result, evidence } = analyse(folder, read);
      const text = renderTerminal(result, { colour: true }).replaceAll(ownStyles, '');
      for (const line of text.split('\n')) expect(line).not.toMatch(new RegExp(steering, 'u'));
      renderHtml(result, (cell) => evidence.get(cell));
      told.shown += 1;
    }),
    { numRuns: runs },
  );
  expect(told.shown).toBeGreaterThan(0);
  expect(told.refused).toBeGreaterThan(0);
});
