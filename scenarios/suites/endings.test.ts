/** However a run is ended, by whomever: nothing is left, its journals can be read, and its exit code says how it was. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';
import { createTurnstile } from '../../harness/machine/turns.ts';
import type { PassportResult } from '../../harness/passport-result.ts';
import { runningWith } from '../../harness/torture/inspect.ts';
import { kinds } from '../../harness/torture/kinds.ts';
import { runTrial } from '../../harness/torture/run-trial.ts';

const main = resolve(import.meta.dirname, '../../harness/cli/main.ts');

/** `npm run torture` in short: the seed decides on the moment. What stands still, and what the app does, is in other suites. */
const brief = kinds.filter(({ name }) =>
  /^SIG\w+ to (?:the harness|npm)$|nobody reads|terminal|disk|from the start|^SIGKILL, with/.test(name),
);
/** More at once would be slow to end on a small machine, and tell of that. */
const turns = createTurnstile(4);

describe.runIf(process.platform === 'linux').concurrent('a run', () => {
  test.for(brief.map((kind) => [kind.name, kind] as const))('%s: all is in order', async ([, kind], { expect }) => {
    expect((await turns.pass(false, () => runTrial(kind, 5))).wrong).toEqual([]);
  });
});

describe.concurrent('a passport', () => {
  test('that is killed leaves nothing but journals, and its page can be made of them', async ({ expect }) => {
    const out = mkdtempSync(join(tmpdir(), 'endings-'));
    onTestFinished(() => rmSync(out, { recursive: true }));
    const mark = `74${process.pid}000`;
    const args = ['passport', '--system', 'no-sdk', '--probe', 'reset', '--out', out];
    const harness = spawn(process.execPath, [main, ...args], {
      env: { ...process.env, TORTURE: mark },
      stdio: 'ignore',
    });
    const journals = join(out, 'latest', 'journal');
    const written = (): string =>
      readdirSync(journals)
        .map((name) => readFileSync(join(journals, name), 'utf8'))
        .join('');
    await expect.poll(written, { timeout: 60_000 }).toContain('"link-ready"');
    harness.kill('SIGKILL');
    await once(harness, 'exit');
    await expect.poll(() => runningWith(mark), { timeout: 10_000 }).toEqual([]);
    const analysing = spawn(process.execPath, [main, 'analyse', '--json', join(out, 'latest')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    analysing.stdout.on('data', (data) => (text += String(data)));
    const [code] = (await once(analysing, 'close')) as [number | null];
    expect(code).toBe(130);
    const [passport] = JSON.parse(text) as readonly PassportResult[];
    expect(passport?.run.interrupted).toBe(true);
    expect(readdirSync(join(out, 'latest', 'passport')).some((name) => name.endsWith('.html'))).toBe(true);
  });
});

describe.runIf(process.platform === 'linux').concurrent('an installation', () => {
  test('of Toxiproxy ends at once at SIGTERM, and leaves nothing', async ({ expect }) => {
    const folder = mkdtempSync(join(tmpdir(), 'endings-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [bin, cache] = [join(folder, 'bin'), join(folder, 'cache')];
    for (const each of [bin, cache]) mkdirSync(each);
    // A Go that fetches for as long as it is let.
    const begun = join(cache, 'begun');
    const program = `#!/bin/sh\n: > '${begun}'\nexec sleep 600\n`;
    writeFileSync(join(bin, 'go'), program, { mode: 0o755 });
    const mark = `75${process.pid}000`;
    const harness = spawn(process.execPath, [main, 'toxiproxy', 'install'], {
      cwd: folder,
      env: {
        ...process.env,
        TORTURE: mark,
        PATH: `${bin}${delimiter}${process.env['PATH']}`,
        SLACK_TRANSPORT_HARNESS_CACHE: cache,
      },
      stdio: 'ignore',
    });
    onTestFinished(() => void harness.kill('SIGKILL'));
    const inCache = (): readonly string[] => readdirSync(cache, { recursive: true }).map(String);
    await expect.poll(inCache, { timeout: 60_000 }).toContain('begun');
    expect(inCache().filter((path) => path.includes('.draft-'))).not.toEqual([]);
    const began = performance.now();
    harness.kill('SIGTERM');
    expect(await once(harness, 'exit')).toEqual([130, null]);
    expect(performance.now() - began).toBeLessThan(10_000);
    await expect.poll(() => runningWith(mark), { timeout: 10_000 }).toEqual([]);
    expect(inCache().filter((path) => path.includes('.draft-'))).toEqual([]);
  });
});
