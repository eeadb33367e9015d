/** Bolt for Java, from the user's Maven repository. */

import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';
import { onTyrus } from './known.ts';

export const boltJava = {
  name: 'bolt-java',
  title: 'Bolt for Java',
  note: "Slack's own framework for the JVM, its servlet on Jetty and its default socket library, Tyrus; it acks when the listener has finished",
  versions: boltVersions,
  transports: ['http', 'socket-mode'],
  known: onTyrus,
  ...boltApp('Tyrus'),
} as const satisfies System;
