/** Bolt for Java, from the user's Maven repository. */

import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';

export const boltJava = {
  name: 'bolt-java',
  title: 'Bolt for Java',
  note: "Slack's own framework for the JVM, its servlet on Jetty and its default socket library, Tyrus; it acks when the listener's work is done",
  versions: boltVersions,
  doors: ['http', 'socket-mode'],
  ...boltApp('Tyrus'),
} as const satisfies System;
