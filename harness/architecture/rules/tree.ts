import type { ParsedModule } from './parse-module.ts';

/** Path from the root → text. */
export type Sources = ReadonlyMap<string, string>;

export type Modules = ReadonlyMap<string, ParsedModule>;

/** Tests see everything: they stand outside of what they test. */
export function isTestSupport(path: string): boolean {
  return /\.test\.ts$|\.contract\.ts$|\/fixtures\/|^scenarios\/suites\/|^mocks\/toxiproxy\/conformance-lab\.ts$/.test(
    path,
  );
}
