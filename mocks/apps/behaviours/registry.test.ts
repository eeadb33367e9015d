import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import * as registry from './registry.ts';

const behaviours: readonly Behaviour[] = Object.values(registry);

test('the registry holds every behaviour, each in the file of its name', () => {
  const others = new Set([
    'ack-then-handle.ts',
    'behaviour.ts',
    'behaviours.test.ts',
    'registry.test.ts',
    'registry.ts',
  ]);
  const files = readdirSync(import.meta.dirname).filter((file) => !others.has(file));
  expect(behaviours.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
});
