import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';
import { onAiohttp } from './known.ts';

export const boltPythonAiohttp = {
  name: 'bolt-python/aiohttp',
  title: 'Bolt for Python on aiohttp',
  note: 'The app on asyncio (AsyncApp), with the client that uses the aiohttp package',
  versions: boltVersions,
  transports: ['socket-mode'],
  known: onAiohttp,
  ...boltApp({ program: 'async_app.py', client: 'aiohttp', report: ['aiohttp'] }),
} as const satisfies System;
