/** Bolt for JavaScript, from npm. */

import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';
import { ignoresProxy } from '../socket-mode-client.ts';
import { known } from './known.ts';

export const boltJs = {
  name: 'bolt-js',
  title: 'Bolt for JavaScript',
  note: "Slack's own framework for Node.js, with its default receivers and options",
  versions: boltVersions,
  transports: ['http', 'socket-mode'],
  ignoresProxy,
  known,
  ...boltApp(),
} as const satisfies System;
