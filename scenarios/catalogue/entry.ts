/** A failure that apps met in the field, and by what this harness asks an app for it. */

import type * as lintRules from '../../harness/analysis/lint/registry.ts';
import type { TransportName } from '../../harness/result.ts';
import type * as scenarios from '../registry.ts';

export type ScenarioName = (typeof scenarios)[keyof typeof scenarios]['name'];
type LintRuleName = (typeof lintRules)[keyof typeof lintRules]['name'];

/** What an app is asked by; a scenario or a rule that does not exist is an error of the compiler, a probe one of the tests. */
export type Question =
  /** `options`: it asks only where the run has these too. */
  | { readonly scenario: ScenarioName; readonly options?: string }
  /** Of the passport. */
  | { readonly probe: string }
  /** Of what the app sends, in every scenario. */
  | { readonly rule: LintRuleName };

type Questions = readonly [Question, ...Question[]];

export type Asked =
  /** An app that has the failure shows it. */
  | { readonly state: 'asked'; readonly by: Questions }
  /** An app that has it may pass: `missing` is what is not done to it. */
  | { readonly state: 'in part'; readonly by: Questions; readonly missing: string }
  /** Nothing asks yet. */
  | { readonly state: 'open'; readonly missing: string }
  /** No harness outside of the app can. */
  | { readonly state: 'cannot'; readonly why: string };

export interface Entry {
  /** As in docs/slack-protocol.md: F01 to F52 in §5, N01 to N14 in §8; N15 is this harness’s own. */
  readonly id: string;
  /** In plain words: what becomes of the app. */
  readonly title: string;
  readonly transports: readonly [TransportName, ...TransportName[]];
  /** Public pages where it was met; none where it was measured for the protocol sheet, or is a kind that is to be tried. */
  readonly sources: readonly `https://${string}`[];
  readonly asked: Asked;
}
