/** What the app sent and Slack had no use for: frames that are no ack, answers in acks that take none. Pure. */

import type { Micros } from '../base/units.ts';
import type { Fold } from './fold.ts';

export interface OddFrame {
  readonly at: Micros;
  readonly link: string;
  readonly why: string;
}

export interface IgnoredAnswer {
  readonly at: Micros;
  readonly event: string;
  readonly text: string;
}

export interface UselessFrames {
  readonly odd: OddFrame[];
  readonly ignoredAnswers: IgnoredAnswer[];
  /** Meant as JSON, and none. */
  readonly brokenAnswers: IgnoredAnswer[];
}

export const uselessFrames = {
  empty: (): UselessFrames => ({ odd: [], ignoredAnswers: [], brokenAnswers: [] }),
  steps: {
    'frame-odd'({ odd }, { at, link, why, ackOf }) {
      if (ackOf === undefined) odd.push({ at, link, why });
    },
    'answer-used'({ ignoredAnswers, brokenAnswers }, { at, event, as, text = '' }) {
      if (as === 'broken') brokenAnswers.push({ at, event, text });
      if (as === 'ignored') ignoredAnswers.push({ at, event, text });
    },
  },
} satisfies Fold<UselessFrames>;
