import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';

export const boltJavaWebSocket = {
  name: 'bolt-java/java-websocket',
  title: 'Bolt for Java on Java-WebSocket',
  note: 'The same app with the Java-WebSocket library in place of Tyrus (SocketModeClient.Backend.JavaWebSocket)',
  versions: boltVersions,
  doors: ['socket-mode'],
  ...boltApp('JavaWebSocket'),
} as const satisfies System;
