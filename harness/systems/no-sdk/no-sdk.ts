/** Our own apps, which speak to Slack without an SDK: the yardstick beside which an SDK's behaviour shows. */

import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TransportName } from '../../result.ts';
import type { System, Unavailable } from '../system.ts';

const versions = ['1.0.0'] as const;

export const noSdk = {
  name: 'no-sdk',
  title: 'No SDK',
  note: 'An app of this project that uses no SDK: node:http on one side, a bare WebSocket on the other',
  versions,
  transports: ['http', 'socket-mode'],
  health: 'http://127.0.0.1:{HEALTH_PORT}/health',
  check: async (version) => missing(version) ?? { kind: 'ready' },
  prepare: async (version) =>
    missing(version) ?? {
      kind: 'prepared',
      command: (transport) => ({ command: process.execPath, args: [programs[transport]], cwd: process.cwd() }),
      versions: {},
    },
} as const satisfies System;

const programs: Readonly<Record<TransportName, string>> = {
  http: programAt('http-app'),
  'socket-mode': programAt('socket-app'),
};

/** In the published package both this file and the app are compiled. */
function programAt(name: string): string {
  return fileURLToPath(new URL(`../../../mocks/apps/${name}${extname(import.meta.url)}`, import.meta.url));
}

function missing(version: string): Unavailable | undefined {
  if (version === versions[0]) return undefined;
  return {
    kind: 'unavailable',
    why: `Cannot run no-sdk@${version}: it comes with the harness, as ${versions[0]} only`,
  };
}
