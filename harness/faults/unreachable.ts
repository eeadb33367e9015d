import { type Fault, onAll } from './fault.ts';

/** Between Slack and the app every connection is cut and every new one refused, those for the Web API too: a route is gone, a firewall closed. */
export function unreachable(): Fault {
  return {
    name: 'unreachable',
    text: 'Slack and the app cannot reach each other: connections are refused, also for the Web API, and those that were open are cut',
    severs: true,
    touches: { rule: 'cut', reason: 'connection_failed' },
    inject: ({ events, webApi }) => onAll([...events, webApi], (route) => route.refuse()),
  };
}
