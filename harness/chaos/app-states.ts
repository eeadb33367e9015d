/** In which states an app and its deliveries are, from the facts of a cell: what faults are to meet in all combinations. Pure. */

import type { Entry } from '../journal/facts.ts';
import type { TransportName } from '../result.ts';

/** In words: "the fault began with …". */
export const appStates = {
  'no link': 'no link, and no connection',
  dialling: 'a connection that has no hello yet',
  'a link': 'a link that takes events',
  'several links': 'more than one link that takes events',
  warned: 'a link that Slack has told to leave',
  closing: 'a link whose close frame was sent and whose TCP is there',
  'first try': 'an event sent for the first time, and no ack yet',
  'a retry': 'an event sent again, and no ack yet',
  'between tries': 'an event that waits for its retry',
  idle: 'no event under way',
  'app down': 'no process of the app',
} as const;

export type AppState = keyof typeof appStates;

const ofLinks: ReadonlySet<AppState> = new Set(['no link', 'dialling', 'a link', 'several links', 'warned', 'closing']);

/** Over HTTP the app holds no link. */
export function statesOver(transport: TransportName): readonly AppState[] {
  const all = Object.keys(appStates) as AppState[];
  return transport === 'http' ? all.filter((state) => !ofLinks.has(state)) : all;
}

type Phase = 'dialling' | 'a link' | 'warned' | 'closing';

export interface StateWatch {
  transport: TransportName;
  readonly links: Map<string, Phase>;
  /** Of each event that is neither acknowledged nor given up. */
  readonly events: Map<string, 'first try' | 'a retry' | 'between tries'>;
  processes: number;
}

export function watchStates(): StateWatch {
  return { transport: 'socket-mode', links: new Map(), events: new Map(), processes: 0 };
}

/** Changes `watch` in place, as folds do. */
export function seeState(watch: StateWatch, entry: Entry): void {
  switch (entry.kind) {
    case 'cell':
      watch.transport = entry.plan.transport;
      break;
    case 'link-opened':
      watch.links.set(entry.link, 'dialling');
      break;
    case 'link-ready':
      watch.links.set(entry.link, 'a link');
      break;
    case 'disconnect-sent':
      if (watch.links.get(entry.link) === 'a link') watch.links.set(entry.link, 'warned');
      break;
    case 'link-closing':
      watch.links.set(entry.link, 'closing');
      break;
    case 'link-closed':
      watch.links.delete(entry.link);
      break;
    case 'attempt-sent':
      watch.events.set(entry.event, entry.attempt === 0 ? 'first try' : 'a retry');
      break;
    case 'attempt-failed':
      watch.events.set(entry.event, 'between tries');
      break;
    case 'delivery-ended':
      watch.events.delete(entry.event);
      break;
    case 'app-started':
      watch.processes += 1;
      break;
    case 'app-exited':
      watch.processes -= 1;
      break;
  }
}

export function statesNow({ transport, links, events, processes }: StateWatch): readonly AppState[] {
  const phases = [...links.values()];
  const usable = phases.filter((phase) => phase === 'a link' || phase === 'warned').length;
  const states = new Set<AppState>([...events.values(), ...(transport === 'http' ? [] : phases)]);
  if (transport === 'socket-mode' && phases.length === 0) states.add('no link');
  if (transport === 'socket-mode' && usable > 1) states.add('several links');
  if (events.size === 0) states.add('idle');
  if (processes <= 0) states.add('app down');
  return [...states];
}
