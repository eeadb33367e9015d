import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as registry from './registry.ts';

test('the registry holds every method of every file', async () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.startsWith('registry.'));
  const modules = await Promise.all(files.map((file) => import(new URL(file, import.meta.url).href)));
  const exported = modules.flatMap((module) => Object.values(module));
  expect(exported.length).toBeGreaterThan(15);
  expect(new Set(Object.values(registry))).toEqual(new Set(exported));
});

test('method names are distinct', () => {
  const names = Object.values(registry).map(({ method }) => method);
  expect(new Set(names).size).toBe(names.length);
});
