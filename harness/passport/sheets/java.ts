/** Bolt for Java, on Tyrus and on Java-WebSocket. */

import { ms, seconds } from '../../base/units.ts';
import type { Expected } from '../expected.ts';
import { all, type Who } from './all.ts';

/** What slack-protocol.md had read in the source only, as this harness measured it. */
const here = { mark: 'MEASURED', source: 'this harness, 2026-11-22' } as const;

const tyrus: readonly Who[] = [{ systems: ['bolt-java'] }];
const javaWebSocket: readonly Who[] = [{ systems: ['bolt-java/java-websocket'] }];
const both = [...tyrus, ...javaWebSocket];
const monitorOfJava = 'The client looks at each tick of 5 s whether its session lives';

export const java: readonly Expected[] = [
  ...all(both, { row: 'at-rest/ping-every', value: seconds(5), ...here }),
  ...all(both, { row: 'at-rest/ack', value: '{"envelope_id":"<uuid>"}', ...here }),
  ...['refresh-closed', 'refresh-open'].flatMap((probe) =>
    all(both, { row: `${probe}/reconnect`, value: ms(25), ...here }),
  ),
  ...all(tyrus, { row: 'refresh-open/order', value: 'opens, then closes', ...here }),
  ...['blackhole', 'pongs-stop'].flatMap((probe) =>
    all(both, {
      row: `${probe}/reconnect`,
      value: seconds(3.8),
      range: [seconds(3), seconds(8.3)],
      because: 'At a tick of 5 s it sends pings and waits 3 s for one to be answered',
      ...here,
      note: '§4.2 read up to about 8 s in the source',
    }),
  ),
  ...['reset', 'fin', 'close-frame'].flatMap((probe) =>
    all(both, {
      row: `${probe}/reconnect`,
      value: seconds(1.5),
      range: [seconds(0), seconds(5.2)],
      because: monitorOfJava,
      ...here,
    }),
  ),
  ...['upgrade-408', 'upgrade-409', 'upgrade-503'].flatMap((probe) =>
    all(both, {
      row: `${probe}/every`,
      value: seconds(5),
      ...here,
      note: '§4.2 read 10 s in the source; those hold for apps.connections.open, here it is the session monitor of 5 s',
    }),
  ),
  ...all(both, { row: 'too-many-websockets/pattern', value: 'none: it tries again without delay', ...here }),
  ...all(both, { row: 'open-429/after-429', value: seconds(10), ...here }),
  ...all(both, { row: 'open-503/every', value: seconds(10), ...here }),
  ...all(tyrus, { row: 'open-internal-error/every', value: seconds(10), ...here }),
  ...['open-internal-error', 'open-invalid-auth'].flatMap((probe) => [
    ...all(tyrus, { row: `${probe}/comes-back`, value: seconds(10), ...here }),
    ...all(javaWebSocket, {
      row: `${probe}/comes-back`,
      value: 'no new link',
      ...here,
      note: 'After one answer with ok:false it never tries again: the process goes on, deaf',
    }),
  ]),
];
