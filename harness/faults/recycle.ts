import type { Fault } from './fault.ts';

interface RecycleOptions {
  readonly how: 'announced' | 'abrupt';
  /** Whether Slack leaves TCP as it is after the WebSocket close handshake (slack-protocol.md §1.6). Default false. */
  readonly leavesTcpOpen?: boolean;
}

/** Slack recycles the container that serves the app; its replacement is up when the fault ends, another one takes over meanwhile. */
export function recycle({ how, leavesTcpOpen = false }: RecycleOptions): Fault {
  const linger = leavesTcpOpen ? ', TCP left open after the close handshake' : '';
  return {
    name: 'recycle',
    text:
      how === 'announced'
        ? `Slack recycles its container, announced by a warning${linger}`
        : 'Slack’s container dies with everything it holds',
    severs: false,
    isMomentary: true,
    touches: { rule: 'hosts' },
    inject: ({ slack }) => slack.recycle(how, { leavesTcpOpen }),
  };
}
