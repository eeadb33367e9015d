/** Which versions of a package there are, by the registry's own client and the user's settings of it. */

import { tmpdir } from 'node:os';
import { findPython } from './find-python.ts';
import { registrySettings } from './install-from-npm.ts';
import { type InstallerEnd, runInstaller } from './run-installer.ts';
import type { Published, System, Unavailable } from './system.ts';

interface Question {
  readonly label: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What the client prints, as versions. */
  read(output: string): readonly string[];
}

export function publishedOnNpm(name: string): NonNullable<System['published']> {
  return ask(name, {
    label: 'npm',
    command: 'npm',
    args: ['view', name, 'versions', '--json'],
    env: registrySettings(process.env),
    read: (output) => [output.slice(output.indexOf('[')) || '[]'].flatMap((text) => JSON.parse(text) as string[]),
  });
}

export function publishedOnPyPi(name: string): NonNullable<System['published']> {
  return async (progress) => {
    const python = await findPython();
    if (python.kind === 'unavailable') return python;
    const { command } = python;
    const args = ['-m', 'pip', 'index', 'versions', name];
    return ask(name, { label: 'pip', command, args, read: versionsOfPip })(progress);
  };
}

export function publishedByGoProxy(module: string): NonNullable<System['published']> {
  return ask(module, {
    label: 'go',
    command: 'go',
    args: ['list', '-m', '-versions', module],
    env: { GOTOOLCHAIN: 'local', GOWORK: 'off', GOFLAGS: '-mod=mod' },
    read: (output) =>
      output
        .trim()
        .split(/\s+/)
        .slice(1)
        .map((version) => version.replace(/^v/, '')),
  });
}

/** `Available versions: 1.30.0, 1.29.0, …` */
export function versionsOfPip(output: string): readonly string[] {
  const [, list = ''] = /^Available versions: (.*)$/m.exec(output) ?? [];
  return list === '' ? [] : list.split(/,\s*/);
}

const deadlineMs = 60_000;

function ask(name: string, { read, ...question }: Question): NonNullable<System['published']> {
  return async (progress) => {
    const end = await runInstaller({ ...question, cwd: tmpdir(), deadlineMs, progress });
    if (end.kind !== 'done') return explain(name, question.label, end);
    const versions = read(end.output);
    if (versions.length > 0) return { kind: 'published', versions } satisfies Published;
    return { kind: 'unavailable', why: `${question.label} names no version of ${name}` };
  };
}

function explain(name: string, label: string, end: Exclude<InstallerEnd, { kind: 'done' }>): Unavailable {
  const cannot = `Cannot list the versions of ${name}`;
  switch (end.kind) {
    case 'missing':
      return { kind: 'unavailable', why: `${cannot}: ${end.why}` };
    case 'late':
      return { kind: 'unavailable', why: `${cannot}: ${label} took over ${deadlineMs / 1_000} s; check the network` };
    case 'failed': {
      // npm prints its errors beside a JSON object of them: the order of the two is chance
      const lines = end.output.trim().split('\n');
      const last = lines.find((line) => /^(?:npm )?err(?:or|!)/i.test(line)) ?? lines.at(-1) ?? '';
      return {
        kind: 'unavailable',
        why: `${cannot}: ${label} ended with ${end.exit.code ?? end.exit.signal} ("${last}")`,
      };
    }
    default:
      return end satisfies never;
  }
}
