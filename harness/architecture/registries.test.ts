import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as behaviours from '../../mocks/apps/behaviours/registry.ts';
import * as slackFaults from '../../mocks/slack/faults/registry.ts';
import * as toxics from '../../mocks/toxiproxy/toxics/index.ts';
import * as formats from '../../reports/formats/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import * as listedScenarios from '../../scenarios/registry.ts';
import { allMetrics } from '../metrics/index.ts';
import * as metrics from '../metrics/registry.ts';
import * as causes from '../analysis/cause/registry.ts';
import * as lintRules from '../analysis/lint/registry.ts';
import type { Scenario } from '../matrix/scenario.ts';
import { suites } from '../matrix/scenario.ts';
import { latestOf, timesOf } from '../matrix/timed-fault.ts';
import * as systems from '../systems/index.ts';
import * as transports from '../transports/registry.ts';

const root = join(import.meta.dirname, '../..');

type Fields = Readonly<Record<string, unknown>>;

interface Folder {
  readonly files: string;
  readonly registry: Readonly<Record<string, object>>;
  /** Fields that only a member has: a leaf module beside the members exports nothing like it. */
  readonly has: readonly string[];
  /** The file's name without its ending, from a member. Default: its name. */
  readonly fileOf?: (member: Fields) => unknown;
  /** What must be distinct. Default: as the file. */
  readonly nameOf?: (member: Fields) => unknown;
}

const folders: Readonly<Record<string, Folder>> = {
  metrics: { files: 'harness/metrics/*.ts', registry: metrics, has: ['name', 'measure'] },
  causes: { files: 'harness/analysis/cause/*.ts', registry: causes, has: ['name', 'find'] },
  lint: { files: 'harness/analysis/lint/*.ts', registry: lintRules, has: ['gravity', 'find'] },
  transports: { files: 'harness/transports/*.ts', registry: transports, has: ['name', 'open'] },
  systems: {
    files: 'harness/systems/*/*.ts',
    registry: systems,
    has: ['name', 'prepare'],
    // A variant, `bolt-js/express`, stands in the folder of its system.
    fileOf: ({ name }) => String(name).split('/').at(-1),
    nameOf: ({ name }) => String(name).replace('/', '-'),
  },
  scenarios: {
    files: 'scenarios/{latency,acks,retries,recovery}/*.ts',
    registry: listedScenarios,
    has: ['asks', 'workload'],
  },
  formats: { files: 'reports/formats/*.ts', registry: formats, has: ['name', 'render'] },
  behaviours: { files: 'mocks/apps/behaviours/*.ts', registry: behaviours, has: ['name', 'receiver'] },
  slackFaults: { files: 'mocks/slack/faults/*.ts', registry: slackFaults, has: ['name', 'begin'] },
  toxics: {
    files: 'mocks/toxiproxy/toxics/*.ts',
    registry: toxics,
    has: ['type', 'run'],
    fileOf: ({ type }) => String(type).replaceAll('_', '-'),
  },
};

type Found = readonly [path: string, member: Fields];

/** Every member in the folder's files, listed or not. */
async function membersIn({ files, has }: Folder): Promise<readonly Found[]> {
  const paths = globSync(files, { cwd: root }).filter((path) => !/\.test\.ts$|\/(index|registry)\.ts$/.test(path));
  const modules = await Promise.all(
    paths.map(async (path): Promise<readonly Found[]> => {
      const exported: readonly unknown[] = Object.values((await import(join(root, path))) as object);
      return exported.flatMap((each) => (isFields(each) && has.every((field) => field in each) ? [[path, each]] : []));
    }),
  );
  return modules.flat();
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function forgotten(found: readonly Found[], registry: Folder['registry']): string[] {
  const listed = new Set<unknown>(Object.values(registry));
  return found
    .filter(([, member]) => !listed.has(member))
    .map(([path]) => `${path} is not in its registry: add its line`);
}

describe.each(Object.entries(folders))('%s', (_, folder) => {
  const { registry, fileOf = ({ name }: Fields) => name, nameOf = fileOf } = folder;
  const names = Object.values(registry).map((member) => String(nameOf(member as Fields)));

  test('no file was forgotten', async () => {
    const found = await membersIn(folder);
    expect(forgotten(found, registry)).toEqual([]);
    expect(found.length).toBe(Object.keys(registry).length);
  });

  test('each stands in the file of its name', async () => {
    for (const [path, member] of await membersIn(folder)) expect(fileOf(member), path).toBe(basename(path, '.ts'));
  });

  test('names are distinct and in kebab-case', () => {
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

test('a forgotten line is found', async () => {
  const { gap: _, ...others } = metrics;
  const found = await membersIn({ ...folders['metrics']!, registry: others });
  expect(forgotten(found, others)).toEqual(['harness/metrics/gap.ts is not in its registry: add its line']);
});

test('every fault stands in a file that exports a function of the file’s name', async () => {
  const paths = globSync('harness/faults/*.ts', { cwd: root }).filter(
    (path) => !/fault\.ts$|\.(?:test|contract)\.ts$/.test(path),
  );
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths) {
    const name = basename(path, '.ts').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(Object.keys((await import(join(root, path))) as object), path).toEqual([name]);
  }
});

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('scenario %s', (_, scenario) => {
  const { expects, decides, unsupported = {}, faults, workload, proof = {} }: Scenario = scenario;
  const metricNames = new Set<string>(allMetrics.map(({ name }) => name));

  test('stands in the folder of its suite', () => {
    expect(suites).toContain(scenario.suite);
    expect(globSync(`scenarios/${scenario.suite}/${scenario.name}.ts`, { cwd: root })).toHaveLength(1);
  });

  test('asks a question, and says who promised the answer', () => {
    expect(scenario.asks).toMatch(/\?$/);
    expect(new URL(scenario.source).protocol).toBe('https:');
  });

  test('names metrics that exist, and expects something of each', () => {
    for (const { metric } of [...expects, decides]) expect(metricNames).toContain(metric);
    expect(expects.length).toBeGreaterThan(0);
    for (const { metric, atLeast, atMost } of expects) expect(atLeast ?? atMost, metric).toBeDefined();
  });

  test('names causes that exist for the broken apps that must fail it', () => {
    const causeNames = new Set<string>([...Object.values(causes), ...Object.values(lintRules)].map(({ name }) => name));
    for (const { cause } of Object.values(proof).flat()) expect(causeNames).toContain(cause);
  });

  test('gives a reason for a transport that cannot have it, and leaves one that can', () => {
    for (const reason of Object.values(unsupported)) expect(reason).toMatch(/\w{3,}/);
    expect(Object.keys(unsupported).length).toBeLessThan(Object.keys(transports).length);
  });

  test('has faults that begin before they end, and traffic after them where it expects a recovery', () => {
    for (const timed of faults) {
      if ('when' in timed) {
        expect(workload.lasting).toBeGreaterThan(latestOf(timed) + timed.lasting);
        continue;
      }
      expect(timesOf(timed)).not.toEqual([]);
      for (const { from, to, fault } of timesOf(timed)) {
        expect(from).toBeLessThan(to);
        expect(workload.lasting).toBeGreaterThan(from);
        if (expects.some(({ metric }) => metric === 'recovery'))
          expect(workload.lasting).toBeGreaterThan(fault.isMomentary ? from : to);
      }
    }
  });
});
