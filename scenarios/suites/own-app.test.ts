/** A user's own app in place of ours, by the command line a user types. */

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import type { RunResult } from '../../harness/result.ts';

const root = resolve(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'own-app-'));
afterAll(() => rmSync(out, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly result: RunResult;
}

/** Runs one scenario with `--json`; rejects where stdout holds anything else than the result. */
function run(app: string, transport: string, folder: string): Promise<Ended> {
  const args = ['run', '--app', app, '--transport', transport, '--scenario', 'lost-acks', '--json'];
  return new Promise((done, reject) => {
    const child = execFile(
      process.execPath,
      [join(root, 'harness/cli/main.ts'), ...args, '--out', join(out, folder)],
      { cwd: root, maxBuffer: 1 << 26 },
      (_, stdout, stderr) => {
        try {
          done({ code: child.exitCode ?? -1, result: JSON.parse(stdout) as RunResult });
        } catch (error) {
          reject(new Error(`stdout is no result: ${stdout.slice(0, 200)} ${stderr.slice(-500)}`, { cause: error }));
        }
      },
    );
  });
}

/** Ours need the harness' own Node, where the user's may be older. */
describe.concurrent('--app', () => {
  test.for([
    ['http', `"${process.execPath}" mocks/apps/http-app.ts`],
    ['socket-mode', `echo "starting my app"; exec "${process.execPath}" mocks/apps/socket-app.ts`],
  ] as const)('runs it over %s and judges it like any other', async ([transport, app], { expect }) => {
    const { code, result } = await run(app, transport, transport);
    const [cell] = result.cells;
    expect({ code, verdict: cell?.verdict, why: cell?.why }).toMatchObject({ code: 0, verdict: 'pass' });
    expect(cell?.system).toBe('app@own');
    expect(cell?.repeat).toContain(`--app '${app}'`);
    expect(cell?.repeat).toContain(`--transport ${transport}`);
    expect(cell?.measurements['handled']).toMatchObject({ value: 50, of: 50 });
  });

  test('that ends at once has no verdict, and its last words are told', async ({ expect }) => {
    const { code, result } = await run('echo "no token here" >&2; exit 3', 'socket-mode', 'ends');
    expect(code).toBe(2);
    expect(result.cells[0]).toMatchObject({ verdict: 'unknown', why: expect.stringContaining('no token here') });
  });
});
