import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';
import { onWebsockets } from './known.ts';

export const boltPythonWebsockets = {
  name: 'bolt-python/websockets',
  title: 'Bolt for Python on websockets',
  note: 'The app on asyncio (AsyncApp), with the client that uses the websockets package',
  versions: boltVersions,
  transports: ['socket-mode'],
  known: onWebsockets,
  ...boltApp({ program: 'async_app.py', client: 'websockets', report: ['websockets'] }),
} as const satisfies System;
