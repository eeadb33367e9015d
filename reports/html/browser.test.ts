/** The page as a browser shows it, with scripts off and on, wide and narrow, light and dark; where there is a Chromium. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCommand } from '../../harness/machine/find-command.ts';
import { smallRun } from '../fixtures/small-run.ts';
import { renderHtml } from './page.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const path = findCommand('chromium') ?? findCommand('google-chrome');

if (path === undefined) {
  describe('the report in a browser', () => {
    test.skip('no chromium or google-chrome on PATH');
  });
} else {
  describe('the report in a browser', () => {
    const folder = mkdtempSync(join(tmpdir(), 'report-'));
    const file = join(folder, 'report.html');
    let browser: Browser;

    beforeAll(async () => {
      const { result, evidenceOf } = smallRun();
      writeFileSync(file, renderHtml(result, evidenceOf));
      const args = [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-sync',
      ];
      browser = await chromium.launch({ executablePath: path, args });
    });
    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    });

    test.each([
      [1_280, 'light'],
      [1_280, 'dark'],
      [400, 'light'],
      [400, 'dark'],
    ] as const)(
      'at %i px, %s: one request, no scroll sideways, the finding on the first screen',
      async (width, colorScheme) => {
        const context = await browser.newContext({
          viewport: { width, height: 900 },
          colorScheme,
          javaScriptEnabled: false,
        });
        const page = await context.newPage();
        const requests: string[] = [];
        page.on('request', (request) => requests.push(request.url()));
        await page.goto(pathToFileURL(file).href);
        expect(requests).toEqual([pathToFileURL(file).href]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        const finding = await page.locator('h1').boundingBox();
        expect((finding?.y ?? Infinity) + (finding?.height ?? 0)).toBeLessThan(900);
        expect(await page.locator('svg').count()).toBeGreaterThan(10);
        await context.close();
      },
    );

    test.each([
      [1_280, 'light'],
      [1_280, 'dark'],
      [400, 'light'],
    ] as const)('at %i px, %s, breaks no rule of accessibility', async (width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(axe.source);
      const violations = await page.evaluate<readonly Violation[]>(
        'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations)',
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await context.close();
    });

    test('with scripts finds, sorts and copies, and opens what a link leads to', async () => {
      const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(pathToFileURL(file).href);
      const rows = page.locator('table.matrix tr[data-words]:visible');
      const all = await rows.count();
      await page.getByLabel('Find', { exact: true }).fill('linger');
      expect(await rows.count()).toBe(1);
      await page.getByLabel('Find', { exact: true }).fill('');
      await page.getByLabel('Order').selectOption('worst');
      expect(await rows.count()).toBe(all);
      const ranks = await rows.evaluateAll<number[], HTMLElement>((each) =>
        each.map(({ dataset }) => Number(dataset['rank'])),
      );
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      await page.getByLabel('With a').selectOption('known');
      expect(await rows.count()).toBeLessThan(all);
      expect(await page.locator('button.copy').count()).toBeGreaterThan(0);
      expect(errors).toEqual([]);
      await context.close();
    });

    test('zooms both arms of a pair by drag, button and key, and back', async () => {
      const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(pathToFileURL(file).href);
      const pair = page
        .locator('article.pair')
        .filter({ has: page.locator('.timeline') })
        .first();
      const bar = pair.getByRole('group', { name: /^Zoom/ });
      const span = () => bar.locator('output').textContent();
      const ticks = () => pair.locator('.timeline > svg:nth-child(2) > g[font-variant] > text').allTextContents();
      const drawn = () =>
        pair.locator('.timeline > svg').evaluateAll((all) => all.map((each) => each.innerHTML).join());

      await bar.getByRole('button', { name: 'Whole time' }).click();
      const whole = [await ticks(), await drawn()];
      const chart = pair.locator('.timeline > svg').first();
      await chart.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await chart.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.75, y + height / 2, { steps: 3 });
      await page.mouse.up();
      expect(await span()).toMatch(/^[\d.]+ s – [\d.]+ s$/);
      const dragged = await ticks();
      expect(dragged).not.toEqual(whole[0]);
      // The other arm has the same axis
      expect(dragged.slice(0, dragged.length / 2)).toEqual(dragged.slice(dragged.length / 2));
      const [begin = 0, end = 0] = ((await span()) ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
      expect(dragged.every((text) => Number(text) >= begin * 0.99 && Number(text) <= end * 1.01)).toBe(true);

      await pair.locator('.arms').focus();
      await page.keyboard.press('+');
      const near = await span();
      await page.keyboard.press('ArrowLeft');
      expect(await span()).not.toBe(near);
      await page.keyboard.press('0');
      expect([await ticks(), await drawn(), await span()]).toEqual([...whole, '']);
      await bar.getByRole('button', { name: 'Zoom in' }).click();
      expect(await drawn()).not.toBe(whole[1]);
      expect(await drawn()).not.toMatch(/NaN|Infinity/);
      expect(errors).toEqual([]);
      await page.close();
    });

    test('saves the result that it carries, though no file lies beside it', async () => {
      const context = await browser.newContext({ acceptDownloads: true });
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      const saving = page.waitForEvent('download');
      await page.getByRole('link', { name: 'result.json' }).click();
      const saved = await (await saving).path();
      expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual(smallRun().result);
      await context.close();
    });

    test('by keyboard alone one gets past the contents', async () => {
      const context = await browser.newContext({ viewport: { width: 1_280, height: 900 }, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      await page.keyboard.press('Tab');
      expect(await page.locator('.skip').evaluate<boolean, HTMLElement>((each) => each.matches(':focus'))).toBe(true);
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toBe('#main');
      await context.close();
    });
  });
}
