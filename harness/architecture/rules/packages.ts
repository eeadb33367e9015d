/** Each package has a home. */

import type { ImportLine } from './parse-module.ts';
import { composition } from './rooms.ts';

/** Where a package is at home; it may be imported nowhere else, so that it can be replaced in one place. */
const homes: Readonly<Record<string, readonly string[]>> = {
  'oxc-parser': ['harness/architecture/rules/'],
  '@commander-js/extra-typings': [composition],
  '@observablehq/plot': ['reports/'],
  '@peculiar/x509': ['mocks/tls/'],
  autocannon: ['harness/bench'],
  commander: ['harness/mutation/mutate.ts', 'harness/torture/torture.ts'],
  'env-paths': ['harness/machine/cache-dir.ts'],
  'badge-maker': ['reports/formats/badge.ts'],
  'csv-stringify': ['reports/formats/'],
  ctrf: ['reports/formats/ctrf.ts'],
  'fastest-levenshtein': [
    composition,
    'harness/config/',
    'harness/testing/',
    'harness/systems/parse-system.ts',
    'harness/plan/parse-policy.ts',
  ],
  'hdr-histogram-js': ['harness/metrics/', 'harness/bench', 'reports/'],
  xmlbuilder2: ['reports/formats/junit.ts'],
  linkedom: ['reports/'],
  'log-update': [composition],
  msw: ['mocks/slack/io/'],
  picomatch: [composition],
  'reflect-metadata': ['mocks/tls/'],
  'mdast-util-from-markdown': ['harness/documentation/'],
  'toxiproxy-node-client': ['harness/network/toxiproxy/'],
  vitest: ['harness/mutation/vitest.config.ts', 'harness/testing/vitest.ts'],
  ws: [
    'mocks/slack/io/sockets/socket-upgrades.ts',
    'mocks/slack/io/sockets/socket-wire.ts',
    'mocks/apps/',
    'harness/bench',
  ],
  yaml: ['harness/config/'],
  zod: [
    'harness/result-schema.ts',
    'harness/journal/run-plan-schema.ts',
    'harness/config/',
    'harness/live/',
    'harness/testing/',
    'harness/cli/load-config.ts',
    'harness/mock/',
    'mocks/slack/faults/',
  ],
};

export function packageBreaches(path: string, { kind, target }: ImportLine): string[] {
  if (kind !== 'package') return [];
  const own = homes[target];
  if (!own)
    return [
      `${path} imports the package ${target}, which has no home: give it one in harness/architecture/rules/packages.ts`,
    ];
  if (own.some((prefix) => path.startsWith(prefix))) return [];
  return [`${path} imports the package ${target}: its home is ${own.join(', ')}; use it through a file there`];
}
