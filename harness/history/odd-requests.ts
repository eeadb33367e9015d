/** Requests that delivered nothing, forged ones and odd ones: how the app answered, and what it did for them. Pure. */

import type { Micros } from '../base/units.ts';
import type { Draft, Fold } from './fold.ts';

export interface OddRequest {
  readonly request: string;
  /** What was odd, in words that fit behind “a request”. */
  readonly words: string;
  /** What the app must refuse it for; absent: it is genuine. */
  readonly lacks?: 'signature' | 'freshness';
  /** Its body was a form, as those of commands and interactions are, and no JSON. */
  readonly isForm: boolean;
  readonly sentAt: Micros;
  readonly answeredAt?: Micros;
  /** Absent: there was no answer. */
  readonly status?: number;
  /** What there was in place of a whole answer. */
  readonly detail?: string;
  /** The app said that it handled it, or Slack saw it do something for it. */
  readonly handledAt?: Micros;
}

export interface OddRequests {
  /** In the order sent. */
  readonly byRequest: Map<string, Draft<OddRequest>>;
  readonly byEvent: Map<string, Draft<OddRequest>>;
}

const handled = ({ byEvent }: OddRequests, { event, at }: { readonly event: string; readonly at: Micros }): void => {
  const found = byEvent.get(event);
  if (found) found.handledAt ??= at;
};

export const oddRequests = {
  empty: (): OddRequests => ({ byRequest: new Map(), byEvent: new Map() }),
  steps: {
    'odd-sent'({ byRequest, byEvent }, { request, words, lacks, pretends, isForm = false, at }) {
      const sent = { request, words, isForm, sentAt: at, ...(lacks === undefined ? {} : { lacks }) };
      byRequest.set(request, sent);
      if (pretends !== undefined) byEvent.set(pretends, sent);
    },
    'odd-answered'({ byRequest }, { request, status, detail, at }) {
      const found = byRequest.get(request);
      if (!found) return;
      found.answeredAt = at;
      if (status !== undefined) found.status = status;
      if (detail !== undefined) found.detail = detail;
    },
    handled,
    effect: handled,
  },
} satisfies Fold<OddRequests>;

/** The app believed it: it answered that all is well, or did something for it. */
export function isAccepted({ lacks, status = 0, handledAt }: OddRequest): boolean {
  return lacks !== undefined && ((status >= 200 && status < 300) || handledAt !== undefined);
}
