/** What is done to a harness, one kind a line: how it is started, what strikes it, and with what it may end. */

import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Role } from './inspect.ts';

/** Exit code, or the signal that ended it. */
export type End = number | string;

export interface Launch {
  /** The command line of the harness, as `node main.ts run …`. */
  readonly line: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where results go; empty. */
  readonly out: string;
  /** Digits, in the environment of all that the trial starts. */
  readonly mark: string;
}

export interface Struck {
  /** The process that we started: the harness, or what stands above it. */
  readonly pid: number;
  pidsOf(role: Role): readonly number[];
  /** Closes our end of its output. */
  closeOutput(): void;
}

export interface Kind {
  readonly name: string;
  /** With what it may end; a run that was through before it was struck ends with 0. */
  readonly ends: readonly End[];
  /** With what it may end besides, where it was struck before it had begun a run. */
  readonly early?: readonly End[];
  /** Only root can do it. */
  readonly needsRoot?: boolean;
  /** How many runs at once. Default 1. */
  readonly runs?: number;
  /** True where the app itself is struck, and may be told to have failed. */
  readonly strikesApp?: boolean;
  /** How it is started. Default: as it is. */
  launch?(launch: Launch, random: Random): Pick<Launch, 'line' | 'env'>;
  /** False where there was nobody to strike. */
  strike?(struck: Struck, random: Random): Promise<boolean> | boolean;
  /** Ends what `launch` made. */
  clear?(launch: Launch): void;
}

const calm: readonly End[] = [0, 2];

const all: readonly Kind[] = [
  { name: 'nothing', ends: calm },
  { name: 'two at once', ends: calm, runs: 2 },
  { name: 'five at once', ends: calm, runs: 5 },
  ...(['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => signalled('harness', signal, [130])),
  ...(['SIGQUIT', 'SIGKILL'] as const).map((signal) => signalled('harness', signal, [signal])),
  underNpm('SIGTERM', [143, 130, 'SIGTERM']),
  underNpm('SIGHUP', ['SIGHUP', 129, 130]),
  underNpm('SIGKILL', ['SIGKILL']),
  signalled('keeper', 'SIGKILL', calm),
  signalled('proxy', 'SIGKILL', calm),
  signalled('proxy', 'SIGTERM', calm),
  { ...signalled('app', 'SIGKILL', [0, 1, 2]), strikesApp: true },
  { ...signalled('app', 'SIGTERM', [0, 1, 2]), strikesApp: true },
  stopped('harness'),
  stopped('proxy'),
  { name: 'SIGSTOP to the keeper', ends: calm, strike: ({ pidsOf }) => send(pidsOf('keeper'), 'SIGSTOP') },
  { ...stopped('app'), ends: [0, 1, 2], strikesApp: true },
  // It is noticed at the next line: a run that had none left has its verdict.
  {
    name: 'nobody reads its output',
    ends: [0, 2, 70],
    strike({ closeOutput }) {
      closeOutput();
      return true;
    },
  },
  {
    name: 'the terminal goes away',
    ends: ['SIGKILL'],
    launch: ({ line, env }) => ({ line: ['script', '-qfec', line.map(quoted).join(' '), '/dev/null'], env }),
    strike: ({ pid }) => send([pid], 'SIGKILL'),
  },
  {
    name: 'a disk of 128 KB',
    needsRoot: true,
    ends: [70],
    launch({ line, env, out }) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'torture', out]);
      return { line, env };
    },
    clear: ({ out }) => execFileSync('umount', [out]),
  },
  {
    name: 'few descriptors from the start',
    ends: [70],
    launch: ({ line, env }, random) => ({
      line: ['/bin/sh', '-c', `ulimit -n ${40 + random.below(80)}; exec "$@"`, 'sh', ...line],
      env,
    }),
  },
  {
    name: 'few descriptors from some moment on',
    ends: [0, 2, 70],
    strike({ pidsOf }, random) {
      const pids = pidsOf('harness');
      for (const pid of pids) execFileSync('prlimit', ['--pid', String(pid), `--nofile=${24 + random.below(40)}`]);
      return pids.length > 0;
    },
  },
  {
    name: 'the wall clock jumps',
    ends: calm,
    launch: ({ line, env }, random) => ({
      line,
      env: {
        ...env,
        NODE_OPTIONS: `--import ${new URL('./jumping-clock.ts', import.meta.url).href}`,
        JUMP_MS: String(random.pick([1, -1]) * random.pick([200, 5_000, 3_600_000])),
        JUMP_AFTER_MS: String(2_000 + random.below(6_000)),
      },
    }),
  },
  {
    name: 'SIGKILL, with a child of the app in a session of its own and no environment',
    ends: ['SIGKILL'],
    launch: withRunaway,
    strike: ({ pidsOf }) => send(pidsOf('harness'), 'SIGKILL'),
  },
  {
    name: 'SIGTERM, with a child of the app in a session of its own and no environment',
    ends: [130],
    early: ['SIGTERM'],
    launch: withRunaway,
    strike: ({ pidsOf }) => send(pidsOf('harness'), 'SIGTERM'),
  },
];

/** Those that this user can do. */
export const kinds = all.filter(({ needsRoot }) => !needsRoot || process.getuid?.() === 0);

function signalled(role: Role, signal: NodeJS.Signals, ends: readonly End[]): Kind {
  const early = role === 'harness' ? { early: [signal] } : {};
  return { name: `${signal} to the ${role}`, ends, ...early, strike: ({ pidsOf }) => send(pidsOf(role), signal) };
}

function underNpm(signal: NodeJS.Signals, ends: readonly End[]): Kind {
  return {
    name: `${signal} to npm`,
    ends,
    launch: ({ line, env }) => ({ line: ['npm', '--silent', 'start', '--', ...line.slice(3)], env }),
    strike: ({ pid }) => send([pid], signal),
  };
}

/** For up to 10 s. */
function stopped(role: Role): Kind {
  return {
    name: `SIGSTOP to the ${role} for a while`,
    ends: calm,
    async strike({ pidsOf }, random) {
      const pids = pidsOf(role);
      const isThere = send(pids, 'SIGSTOP');
      await pause(isThere ? 500 + random.below(9_500) : 0);
      send(pids, 'SIGCONT');
      return isThere;
    },
  };
}

function withRunaway({ line, env, mark }: Launch): Pick<Launch, 'line' | 'env'> {
  const app = `env -i setsid sleep ${mark} & exec "${process.execPath}" mocks/apps/socket-app.ts`;
  const [node = '', main = ''] = line;
  const out = line.at(-1) ?? '';
  return {
    line: [node, main, 'run', '--app', app, '--transport', 'socket-mode', '--scenario', 'lost-acks', '--out', out],
    env,
  };
}

/** False where none was there any more. */
function send(pids: readonly number[], signal: NodeJS.Signals): boolean {
  let isThere = false;
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
      isThere = true;
    } catch {
      // It had ended.
    }
  }
  return isThere;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
