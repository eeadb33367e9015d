import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';
import { fromTheFuture } from './known.ts';

/** Bolt behind Express, as apps have it that serve other routes too. */
export const boltJsExpress = {
  name: 'bolt-js/express',
  title: 'Bolt for JavaScript on Express',
  note: 'The same app with ExpressReceiver in place of the default HTTPReceiver',
  versions: boltVersions,
  transports: ['http'],
  known: { failures: [fromTheFuture] },
  ...boltApp({ BOLT_RECEIVER: 'express' }),
} as const satisfies System;
