/** Folders that grow by a file a member: its members know their interface and leaves, never each other. */

import { dirname, join } from 'node:path/posix';
import type { ImportLine } from './parse-module.ts';
import { isTestSupport, type Modules } from './tree.ts';

interface Growth {
  readonly folder: string;
  readonly interface: string;
  /** Lists the members. Without one every file beside the interface is a member. */
  readonly registry?: string;
  /** A member is a folder of its own. */
  readonly isByFolder?: boolean;
}

const growth: readonly Growth[] = [
  { folder: 'harness/metrics/', interface: 'harness/metrics/metric.ts', registry: 'harness/metrics/registry.ts' },
  {
    folder: 'harness/analysis/cause/',
    interface: 'harness/analysis/cause/cause.ts',
    registry: 'harness/analysis/cause/registry.ts',
  },
  {
    folder: 'harness/analysis/lint/',
    interface: 'harness/analysis/lint/rule.ts',
    registry: 'harness/analysis/lint/registry.ts',
  },
  { folder: 'harness/faults/', interface: 'harness/faults/fault.ts' },
  {
    folder: 'harness/workloads/',
    interface: 'harness/workloads/workload.ts',
    registry: 'harness/workloads/registry.ts',
  },
  {
    folder: 'harness/transports/',
    interface: 'harness/transports/transport.ts',
    registry: 'harness/transports/registry.ts',
  },
  {
    folder: 'harness/systems/',
    interface: 'harness/systems/system.ts',
    registry: 'harness/systems/index.ts',
    isByFolder: true,
  },
  {
    folder: 'harness/passport/probes/',
    interface: 'harness/passport/probe.ts',
    registry: 'harness/passport/probes/registry.ts',
  },
  { folder: 'scenarios/', interface: 'scenarios/scenario.ts', registry: 'scenarios/registry.ts' },
  { folder: 'reports/formats/', interface: 'reports/format.ts', registry: 'reports/formats/index.ts' },
  {
    folder: 'mocks/apps/behaviours/',
    interface: 'mocks/apps/behaviours/behaviour.ts',
    registry: 'mocks/apps/behaviours/registry.ts',
  },
  {
    folder: 'mocks/slack/faults/',
    interface: 'mocks/slack/faults/slack-fault.ts',
    registry: 'mocks/slack/faults/registry.ts',
  },
  {
    folder: 'mocks/toxiproxy/toxics/',
    interface: 'mocks/toxiproxy/toxics/toxic.ts',
    registry: 'mocks/toxiproxy/toxics/index.ts',
  },
];

/** Knows interfaces; who composes a run hands it what the registries hold. */
const blind = 'harness/lab/run-cell.ts';

export function kinshipBreaches(modules: Modules): string[] {
  return [
    ...growth.flatMap((folder) => kinship(folder, modules)),
    ...(modules.get(blind)?.imports ?? []).flatMap(registryIn),
  ];
}

/** Members do not know each other, nor the list they stand in; leaf modules know no member. */
function kinship({ folder, interface: shared, registry, isByFolder = false }: Growth, modules: Modules): string[] {
  const inFolder = [...modules.keys()].filter((path) => path.startsWith(folder) && !isTestSupport(path));
  const imports = registry === undefined ? [] : (modules.get(registry)?.imports ?? []);
  const listed = imports.filter(({ target }) => target !== shared);
  const units = new Set(listed.map(({ target }) => (isByFolder ? `${dirname(target)}/` : target)));
  const lists = new Set(registry === undefined ? [] : [registry, join(folder, 'index.ts')]);
  const belongsTo = (path: string): string | undefined => {
    if (registry !== undefined) return [...units].find((unit) => path.startsWith(unit));
    return path.startsWith(folder) && path !== shared ? path : undefined;
  };
  return inFolder
    .filter((path) => !lists.has(path))
    .flatMap((path) =>
      (modules.get(path)?.imports ?? []).flatMap(({ target }) => {
        const [own, other] = [belongsTo(path), belongsTo(target)];
        if (other !== undefined && other !== own)
          return [
            `${path} imports ${target}, a member of ${folder}: members and leaf modules do not know members; move what both need to a leaf module beside them`,
          ];
        if (own !== undefined && lists.has(target))
          return [
            `${path} imports ${target}, the list it stands in: a member knows its interface and leaf modules only`,
          ];
        return [];
      }),
    );
}

function registryIn({ target }: ImportLine): string[] {
  const isRegistry = growth.some(({ folder, registry }) => target === registry || target === join(folder, 'index.ts'));
  return isRegistry
    ? [`${blind} imports ${target}: a cell knows interfaces, not registries; take it as an option`]
    : [];
}
