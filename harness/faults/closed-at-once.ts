import { type Fault, onAll } from './fault.ts';

/** Connections are accepted and closed at their first byte, as by a balancer with nobody behind it; one that was open ends at its next. */
export function closedAtOnce({
  reason = 'connection_failed',
}: {
  /** What it is to Slack: under TLS the first byte is one of the handshake. */
  readonly reason?: 'connection_failed' | 'ssl_error';
} = {}): Fault {
  return {
    name: 'closed-at-once',
    text: 'connections are taken and closed at their first byte',
    severs: true,
    touches: { rule: 'cut', reason },
    inject: ({ events }) =>
      onAll(events, (route) =>
        route.poison([
          { type: 'limit_data', lane: 'to-app', attributes: { bytes: 0 } },
          { type: 'limit_data', lane: 'to-slack', attributes: { bytes: 0 } },
        ]),
      ),
  };
}
