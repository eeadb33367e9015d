import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScope, type Scope } from '../base/scope.ts';
import type { Fact } from '../journal/facts.ts';
import type { Children } from '../processes/children.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { effectCommand } from './effect-command.ts';

let folder: string;
let scope: Scope;
let children: Children;
let facts: Fact[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'effect-'));
  scope = openScope();
  children = scope.own(await spawnChildren(), (each) => each.close());
  facts = [];
});
afterEach(async () => {
  await scope.close();
  rmSync(folder, { recursive: true });
});

function ask(command: string): () => Promise<void> {
  return effectCommand({
    command,
    children,
    environment: { FOLDER: folder },
    journal: { add: (fact) => facts.push(fact) },
  });
}

test('what a command prints took effect, each id as often as it stands there, and is told once', async () => {
  const poll = ask('cat "$FOLDER/done"');
  writeFileSync(join(folder, 'done'), 'Ev1\n\nEv2\n');
  await poll();
  await poll();
  writeFileSync(join(folder, 'done'), 'Ev1\nEv2\nEv1\n');
  await poll();
  expect(facts).toEqual(['Ev1', 'Ev2', 'Ev1'].map((event) => ({ kind: 'effect', event, by: 'command' })));
});

test('a command that fails says so, with its last words', async () => {
  await expect(ask('echo "no such table" >&2; exit 3')()).rejects.toThrow(
    'Cannot tell what took effect: the command of --effect ended with exit code 3. Its last words: no such table',
  );
  expect(facts).toEqual([]);
});
