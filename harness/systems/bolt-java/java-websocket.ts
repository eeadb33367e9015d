import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';
import { onJavaWebSocket } from './known.ts';

export const boltJavaWebSocket = {
  name: 'bolt-java/java-websocket',
  title: 'Bolt for Java on Java-WebSocket',
  note: 'The same app with the Java-WebSocket library in place of Tyrus (SocketModeClient.Backend.JavaWebSocket)',
  versions: boltVersions,
  transports: ['socket-mode'],
  known: onJavaWebSocket,
  ...boltApp('JavaWebSocket'),
} as const satisfies System;
