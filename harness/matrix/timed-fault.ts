/** When a fault strikes and when it ends: by the clock, on a fact, or again and again. */

import type { Fault } from '../faults/fault.ts';
import { type Micros, seconds } from '../base/units.ts';
import type { TransportName } from '../result.ts';

/** What a fault can wait for; in words it follows "when". */
export const triggers = {
  'event-sent': 'an event is sent',
  'event-sent-again': 'an event is sent again',
  acknowledged: 'an event is acknowledged',
  handled: 'the app says that it handled an event',
  'app-dials': 'the app asks for a link',
  'link-ready': 'a link gets its hello',
  'link-closed': 'a link ends',
  'warned-of-recycle': 'Slack warns of a recycle',
  'app-exited': 'the app’s process ends',
} as const;

export type Trigger = keyof typeof triggers;

interface Struck {
  readonly fault: Fault;
  /** The one transport over which it strikes, in a scenario of both: the other one has nothing of the kind. Default: both. */
  readonly over?: TransportName;
}

/** Times count from the first event's due time. */
export interface AtTime extends Struck {
  readonly from: Micros;
  readonly to: Micros;
}

/** At the fact itself, seen from the start of traffic on. A cell in which it never came has no verdict. */
export interface AtFact extends Struck {
  readonly when: {
    readonly fact: Trigger;
    /** From 1, the default. */
    readonly nth?: number;
    /** Facts before this do not count. Default: the start of traffic. */
    readonly after?: Micros;
  };
  readonly lasting: Micros;
}

/** First at `from`, then every so often, each time `lasting`; the last one ends before `to`. */
export interface Periodic extends Struck {
  readonly every: Micros;
  readonly lasting: Micros;
  readonly from: Micros;
  readonly to: Micros;
}

export type TimedFault = AtTime | AtFact | Periodic;

/** What strikes over this transport. */
export function faultsOver(transport: TransportName, faults: readonly TimedFault[]): readonly TimedFault[] {
  return faults.filter(({ over = transport }) => over === transport);
}

/** Each time of a periodic fault, and that of any other by the clock. */
export function timesOf(timed: AtTime | Periodic): readonly AtTime[] {
  if (!('every' in timed)) return [timed];
  const { every, lasting, from, to, fault } = timed;
  const count = Math.max(0, Math.floor((to - from - lasting) / every) + 1);
  return Array.from({ length: count }, (_, n) => {
    const at = (from + n * every) as Micros;
    return { from: at, to: (at + lasting) as Micros, fault };
  });
}

/** The latest time by the clock at which it strikes or ends; of one that waits for a fact, when that begins to count. */
export function latestOf(timed: TimedFault): Micros {
  return 'when' in timed ? (timed.when.after ?? (0 as Micros)) : timed.to;
}

/** `connections are refused (2 s to 5 s)`. */
export function timedWords(timed: TimedFault): string {
  const where = timed.over === undefined ? '' : `, over ${transportWords[timed.over]} only`;
  return `${timed.fault.text} (${timesWords(timed)}${where})`;
}

const transportWords: Readonly<Record<TransportName, string>> = { http: 'HTTP', 'socket-mode': 'Socket Mode' };

export function timesWords(timed: TimedFault): string {
  if ('when' in timed) return `${triggerWords(timed)}, for ${inSeconds(timed.lasting)}`;
  const span = `${inSeconds(timed.from)} to ${inSeconds(timed.to)}`;
  return 'every' in timed ? `every ${inSeconds(timed.every)} for ${inSeconds(timed.lasting)}, ${span}` : span;
}

/** `when an event is sent, the 3rd time, from 2 s on`. */
export function triggerWords({ when: { fact, nth = 1, after = 0 as Micros } }: AtFact): string {
  return [
    `when ${triggers[fact]}`,
    ...(nth === 1 ? [] : [`the ${ordinal(nth)} time`]),
    ...(after === 0 ? [] : [`counted from ${inSeconds(after)} on`]),
  ].join(', ');
}

function inSeconds(time: Micros): string {
  return `${time / seconds(1)} s`;
}

function ordinal(n: number): string {
  const last = n % 100 >= 11 && n % 100 <= 13 ? 0 : n % 10;
  return `${n}${{ 1: 'st', 2: 'nd', 3: 'rd' }[last] ?? 'th'}`;
}
