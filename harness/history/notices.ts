/** What Slack says to the app of its own, no event of anybody's: `app_rate_limited`, by its delivery's id. Pure. */

import type { Micros } from '../base/units.ts';
import type { Draft, Fold } from './fold.ts';

export interface Notice {
  readonly id: string;
  readonly sentAt: Micros;
  /** The HTTP status by which the app refused it. */
  readonly status?: number;
}

/** As `delivery-id.ts` names them. */
const isNotice = (event: string): boolean => event.startsWith('own-');

export const notices = {
  empty: (): Map<string, Draft<Notice>> => new Map(),
  steps: {
    'attempt-sent'(state, { event, at }) {
      if (isNotice(event) && !state.has(event)) state.set(event, { id: event, sentAt: at });
    },
    'attempt-failed'(state, { event, status }) {
      const notice = state.get(event);
      if (notice && status !== undefined) notice.status ??= status;
    },
  },
} satisfies Fold<Map<string, Draft<Notice>>>;
