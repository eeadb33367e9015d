import { type Fault, onAll } from './fault.ts';

/** Whoever dials is refused, and what was connected is cut: the far end is down. */
export function refused(): Fault {
  return {
    name: 'refused',
    text: 'connections for events are refused, and the ones that were open are cut',
    severs: true,
    touches: { rule: 'cut', reason: 'connection_failed' },
    inject: ({ events }) => onAll(events, (route) => route.refuse()),
  };
}
