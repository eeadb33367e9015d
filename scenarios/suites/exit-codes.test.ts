/** With what the command ends, by the command line that a user types: real cells, with an app that is broken on purpose. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'exit-codes-'));
afterAll(() => rmSync(out, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Line {
  readonly args: readonly string[];
  /** How the app is broken. Default: not at all. */
  readonly behaviour?: string;
  /** Ctrl-C is pressed once this was written. */
  readonly interruptedAt?: RegExp;
}

/** The code is `null` where a signal ended the process. */
async function harness({ args, behaviour = 'prompt', interruptedAt }: Line): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'harness/cli/main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, APP_BEHAVIOUR: behaviour },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  let isAsked = false;
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (data: Buffer) => {
      text[name] += data.toString();
      if (isAsked || !interruptedAt?.test(text.stdout + text.stderr)) return;
      isAsked = true;
      child.kill('SIGINT');
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}

let folders = 0;

/** One cell of 3 s of slash commands. */
function cell(...more: readonly string[]): { readonly args: readonly string[]; readonly folder: string } {
  const folder = join(out, String((folders += 1)));
  const system = more.includes('--app') ? [] : ['--system', 'no-sdk@1.0.0'];
  const args = ['run', ...system, '--scenario', 'slash-command', '--transport', 'socket-mode', ...more];
  return { folder, args: more.includes('--out') ? args : [...args, '--out', folder] };
}

describe.concurrent('the command ends with', () => {
  test.for<[number, string, Line, RegExp]>([
    [0, 'all pass', { args: cell().args }, /\bpass/],
    [2, 'a cell has no verdict', { args: cell('--app', 'exit 3').args }, /Cannot start the app: it ended/],
    [64, 'an option is wrong', { args: cell('--pairs', '0').args }, /expected a whole number from 1/],
    [64, 'there is no such scenario', { args: ['run', '--scenario', 'slash-comand'] }, /did you mean slash-command/],
    [
      64,
      'the folder of --out cannot be had',
      { args: cell('--out', '/dev/null/runs').args },
      /a part of the path is a file/,
    ],
    [130, 'the user pressed Ctrl-C', { args: cell().args, interruptedAt: /slash-command/ }, /Ending the run/],
  ])('%i where %s', async ([code, , line, words], { expect }) => {
    const ended = await harness(line);
    expect(ended).toMatchObject({ code });
    expect(ended.stdout + ended.stderr).toMatch(words);
  });

  test('2 where the app cannot start, also when it is analysed again', async ({ expect }) => {
    const { args, folder } = cell('--app', 'exit 3');
    expect(await harness({ args })).toMatchObject({ code: 2 });
    const again = await harness({ args: ['analyse', join(folder, 'latest')] });
    expect(again).toMatchObject({ code: 2, stdout: expect.not.stringContaining('cut short') });
  });

  test('130 where the user pressed Ctrl-C, also when it is analysed again', async ({ expect }) => {
    const { args, folder } = cell();
    expect(await harness({ args, interruptedAt: /journal in / })).toMatchObject({ code: 130 });
    expect(await harness({ args: ['analyse', join(folder, 'latest')] })).toMatchObject({ code: 130 });
  });

  test('1 where a cell fails, also when it is analysed again', async ({ expect }) => {
    const { args, folder } = cell();
    const ran = await harness({ args, behaviour: 'acks-slowly' });
    expect(ran).toMatchObject({ code: 1 });
    expect(await harness({ args: ['analyse', join(folder, 'latest')] })).toMatchObject({ code: 1 });
  });
});
