/** The Socket Mode client that Bolt for JavaScript stands on, without Bolt. */

import { fileURLToPath } from 'node:url';
import { npmApp } from '../npm-app.ts';
import type { System } from '../system.ts';
import { ignoresProxy } from '../socket-mode-client.ts';
import { known } from './known.ts';

export const slackSocketMode = {
  name: 'slack-socket-mode',
  title: '@slack/socket-mode',
  note: "Slack's Socket Mode client for Node.js by itself: it connects, the app acks",
  versions: ['3.1.0', '3.0.0', '2.0.7', '1.3.6'],
  transports: ['socket-mode'],
  ignoresProxy,
  known,
  ...npmApp({
    folder: 'slack-socket-mode',
    packageName: '@slack/socket-mode',
    report: ['@slack/web-api', 'ws'],
    app: fileURLToPath(new URL('./app.mjs', import.meta.url)),
    locks: fileURLToPath(new URL('./locks', import.meta.url)),
  }),
} as const satisfies System;
