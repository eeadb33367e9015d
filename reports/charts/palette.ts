/** One colour a transport, the same in every chart and table; blue and orange stay apart for colour-blind readers. */

import type { TransportName } from '../../harness/result.ts';

export const inkOf: Readonly<Record<TransportName, string>> = {
  http: 'var(--http)',
  'socket-mode': 'var(--socket)',
};

/** Fault windows. */
export const faultInk = 'var(--fault)';
/** Lost events and failed attempts. */
export const lossInk = 'var(--loss)';
export const quietInk = 'var(--quiet)';
