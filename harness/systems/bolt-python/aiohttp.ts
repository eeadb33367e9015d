import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';

export const boltPythonAiohttp = {
  name: 'bolt-python/aiohttp',
  title: 'Bolt for Python on aiohttp',
  note: 'The app on asyncio (AsyncApp), with the client that uses the aiohttp package',
  versions: boltVersions,
  doors: ['socket-mode'],
  ...boltApp({ program: 'async_app.py', client: 'aiohttp', report: ['aiohttp'] }),
} as const satisfies System;
