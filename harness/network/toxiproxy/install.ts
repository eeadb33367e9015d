import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Children } from '../../processes/children.ts';
import { LabError } from '../../base/lab-error.ts';
import { downloadRelease } from './download-release.ts';
import { findCommand, isExecutable } from '../../machine/find-command.ts';
import { openDraft, sweepDrafts } from '../../machine/open-draft.ts';
import { installedServer, TOXIPROXY_VERSION } from './find-engine.ts';

/** The capital S is significant: it is the module's name. */
const MODULE = `github.com/Shopify/toxiproxy/v2/cmd/server@v${TOXIPROXY_VERSION}`;

export interface InstallOptions {
  readonly children: Children;
  /** Progress, one line a step. */
  readonly report: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends it before it is through; it rejects then, and leaves nothing. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Puts the pinned real server into the cache, built by Go where that is on PATH, else the official release; does nothing
 * where it is there. Resolves to its path. Throws `LabError` with what went wrong.
 */
export async function installToxiproxy({
  children,
  report,
  env = process.env,
  signal,
}: InstallOptions): Promise<string> {
  const path = installedServer(env);
  if (isExecutable(path)) {
    await sweepDrafts(dirname(path));
    report(`Toxiproxy ${TOXIPROXY_VERSION} is already installed: ${path}`);
    return path;
  }
  const workshop = await openDraft(path);
  try {
    const go = findCommand('go', env['PATH'] ?? '');
    const made =
      go === undefined
        ? await downloadRelease({ version: TOXIPROXY_VERSION, folder: workshop, report, signal })
        : await build({ go, folder: workshop, children, report, signal });
    await rename(made, path);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  report(`Toxiproxy ${TOXIPROXY_VERSION} is installed: ${path}`);
  return path;
}

interface BuildOptions {
  readonly go: string;
  readonly folder: string;
  readonly children: Children;
  readonly report: (line: string) => void;
  readonly signal: AbortSignal | undefined;
}

async function build({ go, folder, children, report, signal: ending }: BuildOptions): Promise<string> {
  report(`Building Toxiproxy ${TOXIPROXY_VERSION} with ${go} (half a minute the first time)`);
  const child = await children.spawn({
    label: 'go install toxiproxy',
    command: go,
    args: ['install', MODULE],
    env: { GOBIN: folder },
  });
  const said: string[] = [];
  child.onLine((_stream, line) => {
    said.push(line);
    report(`  ${line}`);
  });
  const end = (): void => void child.kill({ signal: 'SIGKILL' });
  ending?.addEventListener('abort', end);
  // It may have come while the child was being started
  if (ending?.aborted) end();
  const { code, signal } = await child.exited;
  ending?.removeEventListener('abort', end);
  if (code !== 0) {
    const state = `${signal ?? `exit code ${code}`} (${said.slice(-3).join(' / ') || 'it said nothing'})`;
    throw new LabError(`Cannot build Toxiproxy with "go install ${MODULE}": ${state}, wanted exit code 0`);
  }
  return join(folder, process.platform === 'win32' ? 'server.exe' : 'server');
}
