/** Chaos on a page, in a real browser: what is pressed strikes the app, what was done is a scenario, and no other page can do so. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { RunResult } from '../result.ts';
import { browserPath, openInChromium, triedFromAnotherOrigin, violations } from './fixtures/in-browser.ts';

const main = join(import.meta.dirname, 'main.ts');
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

if (browserPath === undefined) {
  describe('chaos --open', () => {
    test.skip('no chromium or google-chrome on PATH');
  });
} else {
  describe('chaos --open', () => {
    test('starts, injects, shows the gap, heals, and saves what a run replays', { timeout: 180_000 }, async () => {
      const { child, url, ended, out } = await chaos();
      const page = await openInChromium(url, ends);
      await told(page, 'http', 'perSecond', /^\d/);
      await told(page, 'socket-mode', 'links', /^1$/);
      expect(await violations(page)).toEqual([]);

      await page.keyboard.press('3');
      await expect.poll(() => page.getByRole('button', { name: 'Refuse' }).getAttribute('aria-pressed')).toBe('true');
      await told(page, 'http', 'links', /^failed$/);
      await told(page, 'socket-mode', 'links', /^0$/);
      await page.keyboard.press('h');
      await told(page, 'http', 'links', /^answered$/);
      await told(page, 'socket-mode', 'links', /^1$/);

      // One of the vocabulary, with parameters of one's own
      await page.getByLabel('Any fault').selectOption('slow-network');
      await page.getByLabel('delay').fill('400 ms');
      await page.getByRole('button', { name: 'Inject' }).click();
      await expect.poll(() => page.locator('#in-force').textContent()).toBe('now: slow-network');
      await page.getByLabel('Any fault').selectOption('bad-certificate');
      expect(await page.getByRole('button', { name: 'Inject' }).isDisabled()).toBe(true);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Heal all' }).click();
      await expect.poll(() => page.locator('#in-force').textContent()).toBe('none in force');

      await page.getByRole('button', { name: 'Save as a scenario' }).click();
      const file = (await textOf(page, '#saved-file')).trim();
      expect(file).toBe(join(out, readFolder(file), 'scenarios', 'by-hand-1.yaml'));
      expect(readFileSync(file, 'utf8')).toContain('delay: 400 ms');
      await page.getByRole('button', { name: 'End the run' }).click();
      const { code, result } = await ended;
      expect(result.cells.map(({ episodes }) => episodes.map(({ fault }) => fault))).toEqual([
        ['refused', 'slow-network'],
        ['refused', 'slow-network'],
      ]);
      expect([0, 1, 2]).toContain(code);
      await expect.poll(() => page.locator('#connection').textContent()).toContain('it has ended');
      expect(child.exitCode).toBe(code);

      const replayed = await run(['run', '--scenario', file, '--system', 'no-sdk', '--embedded', '--out', out]);
      expect(replayed.cells).toHaveLength(2);
      for (const { scenario, episodes, why } of replayed.cells) {
        expect(scenario).toBe('by-hand-1');
        expect(
          episodes.map(({ text }) => text),
          why,
        ).toEqual([
          'connections for events are refused, and the ones that were open are cut',
          'every byte to the app waits 400 ms',
        ]);
      }
    });

    test('cannot be driven, nor read, by a page of another origin', { timeout: 90_000 }, async () => {
      const { child, url } = await chaos();
      ends.push(() => child.kill('SIGINT'));
      const seen = await triedFromAnotherOrigin(url, { act: 'inject', fault: 'refused' }, ends);
      expect(seen).toEqual(['TypeError', 'TypeError', 'refused', true]);
      const own = await openInChromium(url, ends);
      await told(own, 'http', 'perSecond', /^\d/);
      expect(await own.locator('#in-force').textContent()).toBe('none in force');
      expect(await own.locator('#save').isDisabled()).toBe(true);
    });
  });
}

/** By hand, so that nothing but the test strikes. */
async function chaos() {
  const out = mkdtempSync(join(tmpdir(), 'chaos-open-'));
  ends.push(() => rmSync(out, { recursive: true, force: true }));
  const flags = ['--open', '--by-hand', '--system', 'no-sdk', '--rate', '5', '--embedded', '--out', out, '--json'];
  const child = spawn(process.execPath, [main, 'chaos', ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = resultOf(child);
  ended.catch(() => undefined);
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (chunk) => {
      text += String(chunk);
      const found = /Watch and steer it: (\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => reject(new Error(`It ended before it had a page: ${text}`)));
  });
  return { child, url, ended, out };
}

async function resultOf(child: ChildProcess): Promise<{ readonly code: number | null; readonly result: RunResult }> {
  let text = '';
  child.stdout?.on('data', (chunk) => (text += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, result: JSON.parse(text) as RunResult };
}

async function run(args: readonly string[]): Promise<RunResult> {
  const child = spawn(process.execPath, [main, ...args, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
  return (await resultOf(child)).result;
}

/** Resolves when the figure of the lane reads so. */
async function told(page: Page, transport: string, figure: string, words: RegExp): Promise<void> {
  const shown = page.locator(`[data-transport=${transport}] [data-figure=${figure}] dd`);
  await expect.poll(() => shown.textContent(), { timeout: 30_000, message: `${transport} ${figure}` }).toMatch(words);
}

async function textOf(page: Page, selector: string): Promise<string> {
  const element = page.locator(selector);
  await element.waitFor({ state: 'visible' });
  return (await element.textContent()) ?? '';
}

/** The run's own folder. */
function readFolder(file: string): string {
  return file.split('/').at(-3) ?? '';
}
