/** The mock's page in a real browser: what is sent from it reaches an app, what the app answers and posts is shown, and no other page can do so. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { browserPath, openInChromium, triedFromAnotherOrigin, violations } from './fixtures/in-browser.ts';

const main = join(import.meta.dirname, 'main.ts');
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

if (browserPath === undefined) {
  describe('mock --open', () => {
    test.skip('no chromium or google-chrome on PATH');
  });
} else {
  describe('mock --open', () => {
    test('sends what is filled in, and shows the ack, the post and the calls', { timeout: 90_000 }, async () => {
      const { url, controlUrl } = await mock();
      const page = await openInChromium(url, ends, 360);
      await shows(page, '#apps', /no app yet/);
      await send(page, 'message', { text: 'first of all' });
      await shows(page, '#waiting', /^1 waits for the first app that comes\.$/);

      started(['app', 'no-sdk', '--control-url', controlUrl]);
      await shows(page, '#apps', /Socket Mode: there/);
      await shows(page, '#waiting', /^$/);
      await shows(page, '#sent', /message first of all.*sent.*acknowledged/);

      await send(page, 'app-mention', { text: 'is <b>web</b> *up*?' });
      await shows(page, '#sent > :first-child', /is <b>web<\/b>.*answered by chat\.postMessage/);
      await shows(page, '#posts', /is <b>web<\/b>/);
      expect(await page.locator('#posts').locator('b', { hasText: 'web' }).count()).toBe(0);
      await shows(page, '#calls', /chat\.postMessage.*200 ok/);
      await send(page, 'slash-command', { command: '/deploy', text: 'prod' });
      await shows(page, '#sent > :first-child', /\/deploy prod.*acknowledged/);
      await page.getByText('Payload').first().click();
      await shows(page, '#sent > :first-child pre', /"command": "\/deploy"/);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      expect(await violations(page)).toEqual([]);
    });

    test('shows blocks as text, never as markup, and a button of theirs is a click', { timeout: 90_000 }, async () => {
      const { url, controlUrl } = await mock();
      const page = await openInChromium(url, ends);
      const evil = '<img src=x onerror="document.title=1">';
      const section = { type: 'section', text: { type: 'mrkdwn', text: `*Ready* ${evil} <javascript:alert(1)|here>` } };
      const button = { type: 'button', action_id: 'approve', text: { type: 'plain_text', text: `Yes ${evil}` } };
      const odd = [{ type: evil }, { type: 'section', fields: 'none' }];
      await post(controlUrl, [section, { type: 'actions', elements: [button] }, ...odd]);
      await shows(page, '#posts b', /^Ready$|^#general$/);
      await shows(page, '#posts', /<img src=x onerror.*here/);
      expect(await page.locator('#posts img, #posts a').count()).toBe(0);
      expect(await page.title()).toBe('A Slack of your own');

      // By the keyboard; no app is there, so it waits
      await page.getByRole('button', { name: /^Yes/ }).focus();
      await page.keyboard.press('Enter');
      await shows(page, '#waiting', /^1 waits/);
      await send(page, 'slash-command', { command: '/deploy', text: 'x'.repeat(10) });
      await shows(page, '#waiting', /^2 wait/);
    });

    test('cannot be driven, nor read, by a page of another origin', { timeout: 90_000 }, async () => {
      const { url } = await mock();
      const seen = await triedFromAnotherOrigin(url, { kind: 'message' }, ends);
      expect(seen).toEqual(['TypeError', 'TypeError', 'refused', true]);
      const own = await openInChromium(url, ends);
      await shows(own, '#apps', /no app yet/);
      await shows(own, '#waiting', /^$/);
    });
  });
}

/** Resolves when it says where its page is. */
async function mock(): Promise<{ readonly url: string; readonly controlUrl: string }> {
  const child = started(['mock', '--port', '0', '--open', '--quiet']);
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      const [, controlUrl] = /control API (\S+)/.exec(text) ?? [];
      const [, url] = /Its page: (\S+)/.exec(text) ?? [];
      if (url !== undefined && controlUrl !== undefined) resolve({ url, controlUrl });
    });
    child.once('close', () => reject(new Error(`It ended before it had a page: ${text}`)));
  });
}

function started(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const closed = once(child, 'close');
  ends.push(async () => {
    child.kill('SIGINT');
    await closed;
  });
  return child;
}

/** As an app does. */
async function post(controlUrl: string, blocks: readonly unknown[]): Promise<void> {
  const answer = await fetch(`${controlUrl}/environment`);
  const { SLACK_API_URL, SLACK_BOT_TOKEN } = (await answer.json()) as Record<string, string>;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${SLACK_BOT_TOKEN}` };
  const body = JSON.stringify({ channel: 'C0MOCK0001', text: 'in short', blocks });
  const posted = await fetch(`${SLACK_API_URL}chat.postMessage`, { method: 'POST', headers, body });
  expect(await posted.json()).toMatchObject({ ok: true });
}

async function send(page: Page, kind: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('#kind').selectOption(kind);
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name=${name}]`).fill(value);
  await page.keyboard.press('Enter');
}

async function shows(page: Page, selector: string, words: RegExp): Promise<void> {
  const text = async () => (await page.locator(selector).first().textContent()) ?? '';
  await expect.poll(text, { timeout: 30_000, message: selector }).toMatch(words);
}
