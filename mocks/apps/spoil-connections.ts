/** What an app over HTTP does to the connections on which events come, where it is broken in that. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connections } from './behaviours/behaviour.ts';

/** Begins nothing, ends nothing: the event is not taken. `begun`: the headers of an answer went out, and the event is taken. */
export type Spoilt = 'begun' | 'dropped';

/** To be asked at each event; undefined where the app is to go on and answer as ever. */
export function spoilConnections(
  connections: Connections | undefined,
): (request: IncomingMessage, response: ServerResponse) => Spoilt | undefined {
  const used = new WeakSet<object>();
  let count = 0;
  return ({ socket }, response) => {
    if (connections === undefined) return undefined;
    count += 1;
    const isKept = used.has(socket);
    used.add(socket);
    switch (connections) {
      case 'answers-without-end':
        response.writeHead(200, { 'content-type': 'text/plain' }).write('o');
        return 'begun';
      case 'hangs-up':
        if (count % 3 !== 0) return undefined;
        socket.destroy();
        return 'dropped';
      case 'breaks-off-answers':
        if (count % 5 !== 0) return undefined;
        response.writeHead(200, { 'content-length': '10' }).write('o', () => socket.destroy());
        return 'begun';
      case 'ignores-second':
        return isKept ? 'dropped' : undefined;
      case 'ends-at-second':
        if (!isKept) return undefined;
        socket.destroy();
        return 'dropped';
    }
  };
}
