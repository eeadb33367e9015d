/** Bolt for Python, from the Python Package Index. */

import type { System } from '../system.ts';
import { boltApp, boltVersions } from './bolt-app.ts';
import { onBuiltInClient } from './known.ts';

export const boltPython = {
  name: 'bolt-python',
  title: 'Bolt for Python',
  note: "Slack's own framework for Python: Flask behind Waitress on one side, the SDK's built-in client on the other",
  versions: boltVersions,
  transports: ['http', 'socket-mode'],
  known: onBuiltInClient,
  // slack-protocol.md §4.1
  plaintextOnly: {
    'socket-mode': 'The SDK’s built-in client uses TLS on port 443 only, which the harness cannot take',
  },
  ...boltApp({ program: 'app.py', report: ['flask', 'waitress'] }),
} as const satisfies System;
