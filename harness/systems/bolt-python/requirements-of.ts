/** What pip shall install for a version of Bolt for Python, or for a working copy of it or of the SDK below it. */

import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Unavailable } from '../system.ts';
import { workingCopy } from '../working-copy.ts';

export interface Requirements {
  readonly kind: 'requirements';
  /** Last part of the cache folder's name. */
  readonly key: string;
  readonly requirements: readonly string[];
  readonly copied?: string;
  /** The package that the working copy stands for. */
  readonly copyOf?: Package;
}

type Package = 'slack-bolt' | 'slack-sdk';

const defaultBolt = '1.30.0';

/** What an installation of that day got: without a pin the same version of Bolt would be another app next month. */
const sdkOf: Readonly<Record<string, string>> = { '1.30.0': '3.47.0', '1.18.1': '3.26.0' };

/** Flask behind Waitress: one process, which ends when it is told to. The same for every version of Bolt. */
const server = ['flask==3.1.3', 'waitress==3.0.2'];

/** The newest that slack-sdk 3.47.0 names in its extra `optional`, whose other packages nothing here needs. */
const clients = [
  'websocket-client==1.9.2; python_version >= "3.10"',
  'websocket-client==1.9.0; python_version < "3.10"',
  'websockets==16.1.1; python_version >= "3.10"',
  'websockets==15.0.1; python_version < "3.10"',
  'aiohttp==3.14.5; python_version >= "3.10"',
  'aiohttp==3.13.5; python_version < "3.10"',
];

/** Of the end of 2023, within slack-sdk 3.26's extra `optional`; aiohttp 3.9 cannot be built for newer Pythons. */
const clientsOf2023 = [
  'websocket-client==1.6.4',
  'websockets==10.4',
  'aiohttp==3.9.5; python_version < "3.13"',
  'aiohttp==3.14.5; python_version >= "3.13"',
];

/** `version` is one of Bolt, or `file:/absolute/path` of a folder, a wheel or a source archive of either package. */
export async function requirementsOf(version: string): Promise<Requirements | Unavailable> {
  const copy = await workingCopy(version);
  if (copy?.kind === 'unavailable') return copy;
  if (copy === undefined) return { kind: 'requirements', key: version, requirements: published(version) };
  const isFolder = (await stat(copy.path)).isDirectory();
  const copyOf = await packageAt(copy.path, isFolder);
  if (copyOf === undefined) {
    const why = `Cannot use the working copy ${copy.path}: neither its pyproject.toml, setup.cfg nor setup.py names slack_bolt or slack_sdk; expected a folder or an archive of one of them`;
    return { kind: 'unavailable', why };
  }
  const others = published(defaultBolt).filter((requirement) => !requirement.startsWith(`${copyOf}==`));
  return {
    kind: 'requirements',
    key: `file-${copy.hash}`,
    requirements: [isFolder ? './working-copy' : copy.path, ...others],
    ...(isFolder ? { copied: copy.path } : {}),
    copyOf,
  };
}

/** Without its pin a version gets the newest SDK that it takes. */
function published(version: string): readonly string[] {
  const sdk = sdkOf[version];
  return [
    `slack-bolt==${version}`,
    ...(sdk === undefined ? [] : [`slack-sdk==${sdk}`]),
    ...server,
    ...(version === '1.18.1' ? clientsOf2023 : clients),
  ];
}

async function packageAt(path: string, isFolder: boolean): Promise<Package | undefined> {
  const [, name] = isFolder
    ? (/^\s*name\s*=\s*["']?slack[-_.](bolt|sdk)\b/im.exec(await metadataIn(path)) ?? [])
    : (/^slack[-_.](bolt|sdk)-/i.exec(basename(path)) ?? []);
  if (name === undefined) return undefined;
  return name.toLowerCase() === 'bolt' ? 'slack-bolt' : 'slack-sdk';
}

async function metadataIn(folder: string): Promise<string> {
  const files = ['pyproject.toml', 'setup.cfg', 'setup.py'];
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8').catch(() => '')));
  return texts.join('\n');
}
