import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';
import { onWebsocketClient } from './known.ts';

export const boltPythonWebsocketClient = {
  name: 'bolt-python/websocket-client',
  title: 'Bolt for Python on websocket-client',
  note: 'The same app with the websocket-client package in place of the built-in client',
  versions: boltVersions,
  transports: ['socket-mode'],
  known: onWebsocketClient,
  ...boltApp({ program: 'app.py', client: 'websocket_client', report: ['websocket-client'] }),
} as const satisfies System;
