/** What kind of app a model is: how it dials, acknowledges and handles. */

import { PROMPT, type ReconnectPolicy } from '../../mocks/apps/protocol/reconnect-policy.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';

/** Why a model dials: Slack asked it to move, or its link was gone. */
export type WhyDial = 'refresh' | 'loss';

export interface Traits {
  readonly reconnect: ReconnectPolicy;
  /** Its wait before it dials, in µs, drawn for each. Default: as `reconnect` has it. */
  readonly redialUs?: (why: WhyDial, random: Random) => number;
  /** From an event to its ack, in µs. */
  readonly ackUs: number;
  /** `each`: what Slack delivers again is handled again; `never`: acknowledged and forgotten. */
  readonly handles: 'once' | 'each' | 'never';
  /** From the start of its process until it listens or dials, in µs. */
  readonly startUs: number;
}

export const sound: Traits = {
  reconnect: PROMPT,
  ackUs: 500,
  handles: 'once',
  startUs: 400_000,
};

/** Sound but for one thing each. */
export const defects = {
  'deaf-5s-at-refresh': {
    ...sound,
    reconnect: { ...PROMPT, replaces: 'break-before-make', redialDelayMs: 5_000 },
  },
  'never-back': { ...sound, reconnect: { ...PROMPT, replaces: 'after-close', redials: false } },
  forgets: { ...sound, handles: 'never' },
  'acks-late': { ...sound, ackUs: 4_000_000 },
} as const satisfies Readonly<Record<string, Traits>>;
