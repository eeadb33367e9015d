import { type Fault, onAll } from './fault.ts';

/** Connections are accepted and closed at their first byte, as by a balancer with nobody behind it; one that was open ends at its next. */
export function closedAtOnce(): Fault {
  return {
    name: 'closed-at-once',
    text: 'connections are taken and closed at their first byte',
    severs: true,
    touches: { rule: 'cut', reason: 'connection_failed' },
    inject: ({ events }) =>
      onAll(events, (route) =>
        route.poison([
          { type: 'limit_data', lane: 'to-app', attributes: { bytes: 0 } },
          { type: 'limit_data', lane: 'to-slack', attributes: { bytes: 0 } },
        ]),
      ),
  };
}
