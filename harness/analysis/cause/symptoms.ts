/** Groups of figures that fail together: what a kind of cause explains. */

import type { LossKind } from '../../history/losses.ts';

const lost = (kind: LossKind): string => `lost: ${kind}`;

/** Of what Slack sent and the app did not get, or did not answer. */
export const unreached: readonly string[] = [
  'ack-rate',
  'added-gap',
  'affected',
  'deaf-after-faults',
  'detection',
  'first-attempt-ack-rate',
  'gap',
  'handled',
  'late',
  'recovery',
  'response-time',
  'service-time',
  'unsettled',
  'user-errors',
  lost('never delivered'),
  lost('refused'),
];

export const unhandled: readonly string[] = ['handled', lost('acknowledged, not handled')];

export const ended: readonly string[] = [
  ...unreached,
  ...unhandled,
  'unasked-exits',
  lost('in hand when the app ended by itself'),
];
