import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hastened } from '../../mocks/slack/protocol/policy.ts';
import { steadyTraffic } from '../../scenarios/latency/steady.ts';
import { analyse } from '../analysis/analyse.ts';
import { matrix } from '../matrix/matrix.ts';
import type { CellResult, TransportName } from '../result.ts';
import { ownApp } from '../systems/own-systems.ts';
import { openRun } from './run.ts';
import { scenarioCell } from './scenario-cell.ts';

let out: string;

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'run-'));
});

afterEach(() => {
  rmSync(out, { recursive: true });
});

/** Three pairs of a scenario, without a proxy, for an app started by `command`. Default: over Socket Mode. */
async function run(
  command: string,
  { tls = false, transport = 'socket-mode' }: { readonly tls?: boolean; readonly transport?: TransportName } = {},
): Promise<{ cells: readonly CellResult[]; begun: string[]; notBegun: number }> {
  const policy = hastened(30);
  const cells = matrix({
    scenarios: [{ ...steadyTraffic, alone: false }],
    systems: [{ system: ownApp(command), version: 'own' }],
    transports: [transport],
    pairs: 3,
    seed: 1,
    policy,
    tls,
    direct: true,
    repeat: () => 'npm start',
  }).map(scenarioCell);
  const begun: string[] = [];
  let notBegun = 0;
  const opened = await openRun({
    cells,
    out,
    seed: 1,
    pairs: 3,
    workers: 3,
    policy,
    engine: 'embedded',
    command: 'npm start',
    signal: new AbortController().signal,
    progress: {
      line: () => undefined,
      began: () => undefined,
      cellBegan: ({ plan }) => begun.push(plan.id),
      cellEnded: () => undefined,
      cellNotBegun: () => void (notBegun += 1),
    },
  });
  await Promise.all(cells.map((cell) => opened.runCell(cell)));
  const tookUs = await opened.close();
  const { result } = analyse(opened.directory, opened.plan, { tookUs, isInterrupted: false });
  return { cells: result.cells, begun, notBegun };
}

describe('an app that does not start', () => {
  test.each([
    [
      'it ends at once',
      `echo starting; echo 'Error: Cannot find module "express"' >&2; exit 3`,
      'Cannot start the app: it ended (exit code 3) before Slack could reach it. Its last words: starting | Error: Cannot find module "express"',
    ],
    ['its command is not there', 'no-such-command app.js', /it ended \(exit code 127\).*no-such-command: not found/],
  ])('%s: that is found out once, and every cell says the same', async (_, command, why) => {
    const { cells, begun, notBegun } = await run(command);
    expect([begun.length, notBegun]).toEqual([1, 2]);
    expect(new Set(cells.map((cell) => cell.verdict))).toEqual(new Set(['unknown']));
    const [first, ...others] = cells.map((cell) => cell.why);
    expect(first).toMatch(why);
    expect(others).toEqual([first, first]);
  });

  test.each([
    [
      'an alert, as OpenSSL, rustls and Go send it',
      `while :; do curl -s --cacert /etc/ssl/certs/ca-certificates.crt -d x "$SLACK_API_URL"auth.test; sleep 0.1; done`,
    ],
    [
      'no alert, as Node leaves',
      `NODE_EXTRA_CA_CERTS= node -e "setInterval(() => fetch(process.env.SLACK_API_URL + 'auth.test').catch(() => 0), 100)"`,
    ],
    ['its end', `curl -s --cacert /etc/ssl/certs/ca-certificates.crt -d x "$SLACK_API_URL"auth.test; exit 4`],
  ])(
    'it refuses Slack’s certificate, with %s: its cells are unsupported, at once and with that reason',
    async (_, command) => {
      const began = performance.now();
      const { cells } = await run(command, { tls: true });
      expect(performance.now() - began).toBeLessThan(15_000);
      expect(new Set(cells.map((cell) => cell.verdict))).toEqual(new Set(['unsupported']));
      expect(cells[0]?.why).toContain('The app does not trust the certificates of this run');
    },
  );

  test('it asks for a link over HTTP, and ends when it gets none: its cells are unsupported', async () => {
    const command = `curl -s -X POST -H "Authorization: Bearer $SLACK_APP_TOKEN" "$SLACK_API_URL"apps.connections.open; exit 1`;
    const { cells, begun } = await run(command, { transport: 'http' });
    expect(begun).toHaveLength(1);
    expect(cells.map(({ verdict }) => verdict)).toEqual(['unsupported', 'unsupported', 'unsupported']);
    expect(cells[0]?.why).toContain('The app has Socket Mode only: it asked for a link (apps.connections.open)');
  });

  test('it speaks plaintext where TLS is asked for: its cells are unsupported', async () => {
    const command = `while :; do curl -s -d x "$(echo "$SLACK_API_URL" | sed s/https/http/)apps.connections.open"; sleep 0.1; done`;
    const { cells } = await run(command, { tls: true });
    expect(cells.map(({ verdict }) => verdict)).toEqual(['unsupported', 'unsupported', 'unsupported']);
    expect(cells[0]?.why).toContain('The app speaks no TLS');
  });
});
