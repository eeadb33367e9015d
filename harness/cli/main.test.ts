import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTurns } from '../machine/turns.ts';

const main = resolve(import.meta.dirname, 'main.ts');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A start costs more than a second of a processor: as many at once as there are. */
const { starts } = createTurns(1);

function harness(...args: string[]): Promise<Ended> {
  return starts.pass(
    false,
    () =>
      new Promise((done) => {
        const child = execFile(process.execPath, [main, ...args], { timeout: 100_000 }, (_, stdout, stderr) =>
          done({ code: child.exitCode ?? -1, stdout, stderr }),
        );
      }),
  );
}

describe.concurrent('a bad value is one sentence, exit 64, and nothing is started', { timeout: 120_000 }, () => {
  test.each([
    [['run', '--scenario', 'recycle-anounced'], 'did you mean recycle-announced'],
    [['run', '--transport', 'websocket'], 'expected http or socket-mode'],
    [['run', '--system', 'bolt-jss@5.1.0'], 'did you mean bolt-js'],
    [['run', '--system', 'bolt-js@latest'], 'no exact version'],
    [['run', '--pairs', '0'], '--pairs is "0": expected a whole number from 1'],
    [['run', '--seed', 'x'], '--seed is "x"'],
    [['run', '--workers', '-1'], '--workers'],
    [['run', '--app', ' '], '--app is empty'],
    [['run', '--no-such-option'], '--no-such-option'],
    [['analyse', '/no/such/folder'], 'expected the folder of a run'],
    [['analyse'], 'dir'],
    [['chaos', '--minutes', '0'], '--minutes'],
    [['bench', '--seconds', 'x'], '--seconds'],
    [['passport', '--probe', 'blackhol'], 'did you mean blackhole'],
    [['passport', '--system', 'bolt-jss@5.1.0'], 'did you mean bolt-js'],
    [['passport', '--repeat', '0'], '--repeat'],
    [['mock', '--host', 'slack'], 'expected an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them'],
    [['mock', '--allow-host', 'slack:80'], 'expected a name as in a URL, without a port'],
  ])('%j', async (args, words) => {
    const out = mkdtempSync(join(tmpdir(), 'usage-'));
    const canWrite = args[0] === 'run' || args[0] === 'chaos';
    const { code, stdout, stderr } = await harness(...args, ...(canWrite ? ['--out', join(out, 'runs')] : []));
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(existsSync(join(out, 'runs')) ? readdirSync(join(out, 'runs')) : []).toEqual([]);
  });
});

test('--help is no error', async () => {
  const { code, stdout } = await harness('run', '--help');
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: slack-transport-harness run');
});
