/** What an app must not send to Slack, whatever happens to its events: one rule a file, each of which finds where it was broken. */

import type { History } from '../../history/history.ts';

export interface LintRule {
  /** Kebab-case; in `result.json`, and the kind of the cause where it makes a cell fail. */
  readonly name: string;
  /** What the app does against it: a sentence that goes on after "An app". */
  readonly means: string;
  /** Who asks for it, or where it did harm. */
  readonly source: string;
  /** `fails`: no sound app does so, and a cell in which it happened fails. `shown`: told, and nothing more. */
  readonly gravity: 'fails' | 'shown';
  /** Pure; a journal of old, which lacks what the rule asks for, has no finding. */
  find(history: History): readonly LintFound[];
}

export interface LintFound {
  /** What the app did, when, and with which link or event; no full stop. */
  readonly sentence: string;
  /** From the start of traffic, the first time. */
  readonly atUs: number;
  /** How often. */
  readonly count: number;
  /** The event that shows it. */
  readonly witness?: string;
  readonly link?: string;
}
