/** `NAME@VERSION`, as a user writes it. */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import * as registry from './index.ts';
import type { System } from './system.ts';

export interface NamedSystem {
  readonly system: System;
  readonly version: string;
  /** True where a pattern found it: nobody asked for just this one. */
  readonly isFound?: boolean;
}

export interface ParseSystemOptions {
  /** The user's own systems, which come before ours of the same name. */
  readonly own?: readonly System[];
  /** Where relative paths start. Default: the folder the harness was started in. */
  readonly folder?: string;
}

/**
 * Without `@VERSION` the system's default version; `NAME@file:PATH` is a working copy, its path made absolute. Throws
 * `RangeError`, with a sentence for the user, for anything else.
 */
export function parseSystem(text: string, { own = [], folder = process.cwd() }: ParseSystemOptions = {}): NamedSystem {
  const systems: readonly System[] = [...own, ...Object.values(registry)];
  const [name = '', ...rest] = text.split('@');
  const system = systems.find((candidate) => candidate.name === name);
  if (!system) {
    const names = systems.map((candidate) => candidate.name);
    throw new RangeError(
      `There is no system "${name}": expected one of ${names.join(', ')}; did you mean ${closest(name, names)}?`,
    );
  }
  const version = rest.length === 0 ? system.versions[0] : rest.join('@');
  if (version?.startsWith('file:')) return { system, version: workingCopyAt(version, { name, folder }) };
  if (version === undefined || !(system.versions.includes(version) || exactVersion.test(version))) {
    throw new RangeError(
      `"${version ?? ''}" is no exact version of ${name}: expected one like ${system.versions.join(', ')}; did you mean ${name}@${closest(version ?? '', system.versions)}?`,
    );
  }
  return { system, version };
}

/**
 * As `parseSystem`, and patterns: `bolt-*` is every such system in its default version, `bolt-js@*` every version we try of
 * one, `*@*` all there is. Throws `RangeError` where nothing matches.
 */
export function parseSystems(text: string, options: ParseSystemOptions = {}): readonly NamedSystem[] {
  const [name = '', version] = text.split('@');
  if (!text.includes('*') || version?.startsWith('file:')) return [parseSystem(text, options)];
  const isNamed = pattern(name);
  const isWanted = pattern(version ?? '*');
  const found = [...(options.own ?? []), ...Object.values(registry)]
    .filter((system: System) => isNamed.test(system.name))
    .flatMap((system: System) =>
      (version === undefined ? system.versions.slice(0, 1) : system.versions)
        .filter((each) => isWanted.test(each))
        .map((each) => ({ system, version: each, isFound: true })),
    );
  if (found.length > 0) return found;
  const names = Object.values(registry).map((system) => `${system.name}@${system.versions.join('|')}`);
  throw new RangeError(`No system matches "${text}": there are ${names.join(', ')}`);
}

/** `*` stands for any characters, a slash too: variants belong to their system. */
function pattern(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[^\w*]/g, String.raw`\$&`).replaceAll('*', '.*')}$`);
}

/** Semantic versioning's grammar, without ranges and tags: a result must say what ran. */
const exactVersion = /^\d+\.\d+\.\d+(?:-[\da-z.-]+)?$/i;

function workingCopyAt(version: string, { name, folder }: { readonly name: string; readonly folder: string }): string {
  const path = resolve(folder, version.slice('file:'.length));
  if (existsSync(path)) return `file:${path}`;
  throw new RangeError(
    `There is nothing at ${path}: expected a package folder or an archive, as in ${name}@file:../my-build`,
  );
}
