/** The page as a browser shows it, with scripts off, wide and narrow, light and dark; where there is a Chromium. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCommand } from '../../harness/machine/find-command.ts';
import { smallRun } from '../fixtures/small-run.ts';
import { renderHtml } from './page.ts';

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
  });
}
